//! Whether the tables of a document are those of its level and law, and counted alike.

use super::table::Table;
use crate::finding::code::{FormOfOther, MoneyMixed, both};
use crate::finding::{Finding, Span};
use crate::kind::{Kind, Version};
use crate::value::MoneyUnit;

/// The objection to a form of another level or law.
pub(super) fn of_other(kind: &Kind, version: &Version, id: &str) -> Option<FormOfOther> {
    let other = kind.versions.iter().find(|other| other.form(id).is_some())?;
    let form = other.form(id).map(|form| form.title.vi.clone())?;
    Some(FormOfOther { form, of: for_whom(other), here: for_whom(version) })
}

/// The levels and years of a version, in words.
fn for_whom(version: &Version) -> String {
    let years = |from: &str, until: &str| match (version.from, version.until) {
        (Some(first), Some(last)) => format!(" {first}–{last}"),
        (Some(first), None) => format!(" {from} {first}"),
        (None, Some(last)) => format!(" {until} {last}"),
        (None, None) => String::new(),
    };
    let vi: Vec<&str> = version.levels.iter().map(|level| level.word()).collect();
    let en: Vec<&str> = version.levels.iter().map(|level| level.key()).collect();
    both(
        &format!("mẫu cấp {}, năm{}", vi.join(", "), years("từ", "đến")),
        &format!("the forms of {}, budget years{}", en.join(", "), years("from", "until")),
    )
}

/// Tables that count their money in different units: one of them may be mistaken.
pub(super) fn mixed_money(tables: &[Table]) -> Option<Finding> {
    let mut first: Option<(MoneyUnit, Span)> = None;
    for table in tables.iter().filter(|table| !table.rows.is_empty()) {
        let Some(unit) = table.money else { continue };
        match first {
            Some((other, span)) if other != unit => {
                let (unit, other) = (unit.label().to_owned(), other.label().to_owned());
                return Some(MoneyMixed { unit, other }.at(table.span).and(span));
            }
            _ => first = first.or(Some((unit, table.span))),
        }
    }
    None
}
