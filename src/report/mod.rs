//! Report: findings in, text for people and programs out.
//!
//! Only here are places turned into lines and columns (both from 1, columns in characters). One
//! order for all forms: by file, then by position, what concerns no file first. Content is shown
//! with its invisible and control characters made visible, so that none reaches a terminal, and
//! cut around the place where lines are long. Nothing here knows what a finding means.

mod ci;
mod diff;
pub mod explain;
mod json;
mod junit;
mod page;
mod place;
mod sarif;
mod terminal;

pub use ci::{github, gitlab};
pub use diff::diff;
pub use json::{Besides, json};
pub use junit::junit;
pub use page::page;
pub use sarif::sarif;
pub use terminal::{Screen, plain, terminal};

use terminal::plain_one;

use crate::finding::{Finding, Lang, Severity};

/// Where what concerns no file is shown by forms that must name one.
const SETTINGS: &str = "content/site.yaml";

/// The findings in the order of every report.
fn ordered(findings: &[Finding]) -> Vec<&Finding> {
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.sort_by_key(|finding| (finding.at, finding.code));
    ordered
}

/// How many findings of a severity.
fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}

/// How programs call a severity, in every language.
fn key(severity: Severity) -> &'static str {
    self::severity(severity, Lang::En)
}

/// `vi` or `en`.
fn lang_code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

/// What a severity is called.
fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Vi) => "lỗi",
        (Severity::Warning, Lang::Vi) => "cảnh báo",
        (Severity::Note, Lang::Vi) => "lưu ý",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Note, Lang::En) => "note",
    }
}

fn remedy(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "cách sửa",
        Lang::En => "how to mend it",
    }
}

/// `3 lỗi, 1 cảnh báo`: errors and warnings always, notes if there are any.
fn summary(findings: &[Finding], lang: Lang) -> String {
    let said = |severity: Severity| {
        let count = count(findings, severity);
        let plural = if lang == Lang::En && count != 1 { "s" } else { "" };
        format!("{count} {}{plural}", self::severity(severity, lang))
    };
    let mut parts = vec![said(Severity::Error), said(Severity::Warning)];
    if count(findings, Severity::Note) > 0 {
        parts.push(said(Severity::Note));
    }
    parts.join(", ")
}
