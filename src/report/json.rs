//! For programs: one JSON object, stable under its `version`.
//!
//! ```json
//! { "version": 1, "lang": "vi", "errors": 1, "warnings": 0, "notes": 0,
//!   "findings": [
//!     { "file": "content/a/unit.yaml", "line": 3, "column": 1, "endLine": 3, "endColumn": 6,
//!       "code": "DB012", "severity": "error", "cause": "…", "remedy": "…",
//!       "related": [ { "file": "…", "line": 1, "column": 1, "endLine": 1, "endColumn": 2 } ] } ] }
//! ```
//! After a build there is also `work`, numbers of what had to be done: `files_parsed`,
//! `records_reused`, `pages_rendered`, `files_written`, `bytes_written`.
//! Lines and columns count from 1, columns in characters; the end is one past the last character.
//! `file` is null where a finding concerns no file; the four numbers are null for a place in a
//! text that could not be read. `severity` is `error`, `warning` or `note` in every language.

use super::place::{Places, is_hidden};
use super::{count, ordered};
use crate::finding::{Finding, Lang, Lookup, Severity, Span};

/// All findings as one JSON object, words in `lang`, without a line break at its end. `work` are
/// numbers of what was done, written as the member `work` where there are any.
pub fn json(
    findings: &[Finding],
    sources: &dyn Lookup,
    lang: Lang,
    work: &[(&'static str, u64)],
) -> String {
    let numbers: Vec<String> =
        work.iter().map(|(name, number)| format!(r#""{name}":{number}"#)).collect();
    let work = match numbers.as_slice() {
        [] => String::new(),
        numbers => format!(r#","work":{{{}}}"#, numbers.join(",")),
    };
    let places = Places::of(findings, sources);
    let listed: Vec<String> = ordered(findings)
        .into_iter()
        .map(|finding| object(finding, sources, &places, lang))
        .collect();
    format!(
        r#"{{"version":1,"lang":"{}","errors":{},"warnings":{},"notes":{},"findings":[{}]{work}}}"#,
        match lang {
            Lang::Vi => "vi",
            Lang::En => "en",
        },
        count(findings, Severity::Error),
        count(findings, Severity::Warning),
        count(findings, Severity::Note),
        listed.join(",")
    )
}

fn object(finding: &Finding, sources: &dyn Lookup, places: &Places<'_>, lang: Lang) -> String {
    let words = finding.words(lang);
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let related: Vec<String> = finding
        .related
        .iter()
        .map(|span| format!("{{{}}}", place(Some(*span), sources, places)))
        .collect();
    format!(
        r#"{{{},"code":"{}","severity":"{severity}","cause":{},"remedy":{},"related":[{}]}}"#,
        place(finding.at, sources, places),
        finding.code,
        string(&words.cause),
        string(&words.remedy),
        related.join(",")
    )
}

fn place(span: Option<Span>, sources: &dyn Lookup, places: &Places<'_>) -> String {
    let file = span.map_or("null".into(), |span| string(sources.path(span.file)));
    let numbers =
        span.and_then(|span| places.place(span)).map_or(["null"; 4].map(String::from), |at| {
            [at.line, at.column, at.end_line, at.end_column].map(|number| number.to_string())
        });
    let [line, column, end_line, end_column] = numbers;
    format!(
        r#""file":{file},"line":{line},"column":{column},"endLine":{end_line},"endColumn":{end_column}"#
    )
}

/// A JSON string. What would act on a terminal or hide from the eye is escaped too.
fn string(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for sign in text.chars() {
        match sign {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            _ if sign.is_control() || is_hidden(sign) => {
                for unit in sign.encode_utf16(&mut [0; 2]) {
                    written.push_str(&format!("\\u{unit:04x}"));
                }
            }
            _ => written.push(sign),
        }
    }
    written.push('"');
    written
}
