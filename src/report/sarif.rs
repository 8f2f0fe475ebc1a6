//! SARIF 2.1.0: the interchange format of OASIS, as code scanning of several servers reads it.
//!
//! One run, the rules that were broken with their explanation, each finding with its place and the
//! places that belong to it. Columns count characters (`unicodeCodePoints`). What concerns no file
//! is shown at the site's settings, because readers refuse a result without a place.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::explain::rule;
use super::json::escaped;
use super::place::{Places, clean};
use super::{SETTINGS, ordered, remedy};
use crate::finding::code::ALL;
use crate::finding::{Finding, Lang, Lookup, Severity, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All findings as one SARIF log.
pub fn sarif(findings: &[Finding], sources: &dyn Lookup, lang: Lang) -> String {
    let places = Places::of(findings, sources);
    let broken = |row: &&crate::finding::code::Row| findings.iter().any(|one| one.code == row.code);
    let rows: Vec<_> = ALL.iter().filter(broken).collect();
    let index: BTreeMap<&str, usize> =
        rows.iter().enumerate().map(|(place, row)| (row.code, place)).collect();
    let rules: Vec<Value> = rows
        .iter()
        .map(|row| {
            let said = rule(row.code, lang);
            json!({
                "id": row.code,
                "name": row.name,
                "shortDescription": { "text": said },
                "fullDescription": { "text": said },
                "help": { "text": format!("danbiet check --explain {}", row.code) },
                "defaultConfiguration": { "level": level(row.severity) },
            })
        })
        .collect();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = ordered(findings)
        .into_iter()
        .map(|finding| {
            let mut value = result(finding, sources, &places, lang);
            value["ruleIndex"] = index.get(finding.code).copied().into();
            let turn = seen.entry((finding.at.map(|at| at.file), &finding.vi.cause)).or_insert(0);
            *turn += 1;
            let path = finding.at.map_or(SETTINGS, |span| sources.path(span.file));
            let same = format!("{}\0{path}\0{}\0{turn}", finding.code, finding.vi.cause);
            let hash = &blake3::hash(same.as_bytes()).to_hex()[..32];
            value["partialFingerprints"] = json!({ "danbiet/v1": hash });
            value
        })
        .collect();
    escaped(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "danbiet",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn level(severity: Severity) -> &'static str {
    super::key(severity)
}

fn result(finding: &Finding, sources: &dyn Lookup, places: &Places<'_>, lang: Lang) -> Value {
    let words = finding.words(lang);
    let mut related: Vec<Value> = Vec::new();
    for span in &finding.related {
        // The standard wants no place twice.
        let place = location(Some(*span), sources, places);
        if !related.contains(&place) {
            related.push(place);
        }
    }
    json!({
        "ruleId": finding.code,
        "level": level(finding.severity),
        "message": { "text": format!(
            "{} {}: {}", clean(&words.cause), remedy(lang), clean(&words.remedy)
        ) },
        "locations": [location(finding.at, sources, places)],
        "relatedLocations": related,
    })
}

fn location(span: Option<Span>, sources: &dyn Lookup, places: &Places<'_>) -> Value {
    let path = span.map_or(SETTINGS, |span| sources.path(span.file));
    let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some(at) = span.and_then(|span| places.place(span)) {
        physical["region"] = json!({
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
        });
    }
    json!({ "physicalLocation": physical })
}

/// A path as a relative reference: all but the unreserved signs of RFC 3986 by their bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
