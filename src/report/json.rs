//! For programs: one JSON object, stable under its `version`. The contract is
//! `findings.schema.json` beside this file; a test holds what is printed against it.
//!
//! Members are only ever added under one version; taking away or changing one raises it.
//! Lines and columns count from 1, columns in characters; the end is one past the last character.
//! `file` is null where a finding concerns no file; the four numbers are null for a place in a
//! text that could not be read. `severity` is `error`, `warning` or `note` in every language.

use serde_json::{Value, json};

use super::place::{Places, is_hidden};
use super::{count, key, ordered};
use crate::finding::{Finding, Lang, Lookup, Severity, Span};

/// What is told beside the findings.
#[derive(Clone, Debug, Default)]
pub struct Besides {
    /// Numbers of what was done, as the member `work` where there are any.
    pub work: Vec<(&'static str, u64)>,
    /// Errors, warnings and notes that were found and not asked for, as the member `hidden`.
    pub hidden: Option<[usize; 3]>,
}

/// All findings as one JSON object, words in `lang`, without a line break at its end.
pub fn json(findings: &[Finding], sources: &dyn Lookup, lang: Lang, besides: &Besides) -> String {
    let places = Places::of(findings, sources);
    let listed: Vec<Value> = ordered(findings)
        .into_iter()
        .map(|finding| object(finding, sources, &places, lang))
        .collect();
    let mut whole = json!({
        "version": 1,
        "lang": super::lang_code(lang),
        "errors": count(findings, Severity::Error),
        "warnings": count(findings, Severity::Warning),
        "notes": count(findings, Severity::Note),
        "findings": listed,
    });
    if let Some([errors, warnings, notes]) = besides.hidden {
        whole["hidden"] = json!({ "errors": errors, "warnings": warnings, "notes": notes });
    }
    if !besides.work.is_empty() {
        whole["work"] = besides.work.iter().map(|(name, number)| (*name, *number)).collect();
    }
    escaped(&whole)
}

fn object(finding: &Finding, sources: &dyn Lookup, places: &Places<'_>, lang: Lang) -> Value {
    let words = finding.words(lang);
    let mut object = place(finding.at, sources, places);
    object["code"] = finding.code.into();
    object["severity"] = key(finding.severity).into();
    object["cause"] = words.cause.as_str().into();
    object["remedy"] = words.remedy.as_str().into();
    object["related"] =
        finding.related.iter().map(|span| place(Some(*span), sources, places)).collect();
    object
}

fn place(span: Option<Span>, sources: &dyn Lookup, places: &Places<'_>) -> Value {
    let at = span.and_then(|span| places.place(span));
    json!({
        "file": span.map(|span| sources.path(span.file)),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "endLine": at.map(|at| at.end_line),
        "endColumn": at.map(|at| at.end_column),
    })
}

/// JSON in which what would act on a terminal or hide from the eye is written by its number.
pub(super) fn escaped(value: &Value) -> String {
    let plain = value.to_string();
    let mut written = String::with_capacity(plain.len());
    for sign in plain.chars() {
        // Such signs stand within strings only, where an escape says the same.
        if sign.is_control() || is_hidden(sign) {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                written.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            written.push(sign);
        }
    }
    written
}
