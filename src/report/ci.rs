//! For the servers that show findings beside a change: commands in the log of a GitHub or Forgejo
//! action, and a Code Quality report of GitLab.
//!
//! Both want a file for every finding; what concerns none is shown at the site's settings. Both
//! escape by rules of their own, so that nothing from content becomes a command or another field.

use serde_json::{Value, json};

use super::json::escaped;
use super::place::{Place, Places, clean};
use super::{SETTINGS, ordered, remedy};
use crate::finding::{Finding, Lang, Lookup, Severity};

/// One workflow command a finding: `::error file=…,line=…,col=…,title=DB012::cause`.
///
/// The rules of escaping are those of the runner: `%`, CR and LF in the message; `:` and `,` too in
/// a property (`actions/toolkit`, `packages/core/src/command.ts`).
pub fn github(findings: &[Finding], sources: &dyn Lookup, lang: Lang) -> String {
    let places = Places::of(findings, sources);
    let mut text = String::new();
    for finding in ordered(findings) {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let (path, place) = shown(finding, &places);
        let mut numbers = format!(",line={},endLine={}", place.line, place.end_line);
        // A column is understood only where the place ends on its line.
        if place.line == place.end_line {
            let last = place.end_column.saturating_sub(1).max(place.column);
            numbers += &format!(",col={},endColumn={last}", place.column);
        }
        let words = finding.words(lang);
        let mut message = clean(&words.cause);
        for span in &finding.related {
            message.push_str(&format!("\n{}", places.name(*span)));
        }
        message.push_str(&format!("\n{}: {}", remedy(lang), clean(&words.remedy)));
        text.push_str(&format!(
            "::{command} file={}{numbers},title={}::{}\n",
            in_property(&path),
            finding.code,
            in_message(&message)
        ));
    }
    text
}

fn in_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}

/// GitLab's Code Quality report: an array of issues. A fingerprint does not change when lines move,
/// so that a finding that was there before is not shown as new.
pub fn gitlab(findings: &[Finding], sources: &dyn Lookup, lang: Lang) -> String {
    let places = Places::of(findings, sources);
    let mut seen = std::collections::BTreeMap::new();
    let issues: Vec<Value> = ordered(findings)
        .into_iter()
        .map(|finding| {
            let (path, place) = shown(finding, &places);
            let words = finding.words(lang);
            let same = format!("{}\0{path}\0{}", finding.code, finding.vi.cause);
            let turn = seen.entry(same.clone()).or_insert(0);
            *turn += 1;
            let hash = blake3::hash(format!("{same}\0{turn}").as_bytes()).to_hex();
            json!({
                "description": format!(
                    "{} ({}: {})", clean(&words.cause), remedy(lang), clean(&words.remedy)
                ),
                "check_name": finding.code,
                "fingerprint": &hash[..32],
                "severity": match finding.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Note => "info",
                },
                "location": {
                    "path": path,
                    "lines": { "begin": place.line, "end": place.end_line },
                },
            })
        })
        .collect();
    escaped(&Value::from(issues))
}

/// Where a finding is shown; what has no place of its own, at the head of the settings.
fn shown(finding: &Finding, places: &Places<'_>) -> (String, Place) {
    let path = finding.at.map_or_else(|| SETTINGS.to_owned(), |span| places.path(span));
    (path, finding.at.and_then(|span| places.place(span)).unwrap_or(Place::HEAD))
}
