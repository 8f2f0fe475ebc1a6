//! Comparisons with other documents in words: for the page, and as findings.

use super::{Group, Pair};
use crate::check::{self, Check, Part, Place};
use crate::derive::{Document, Facts};
use crate::finding::Finding;
use crate::finding::code::{BelowDiffers, OtherDiffers, OtherExceeds, YearsFarApart};
use crate::kind::across::Sign;
use crate::kind::{Column, ColumnType, Line, Version};
use crate::model::Whole;
use crate::value::MoneyUnit;

/// A comparison with another document.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The comparison.
    pub check: Check,
    /// Title and address of the other document, or of the unit below which others were added up.
    pub other: (String, String),
    /// What the document says of it.
    pub explained: Option<String>,
    /// It is no sum: two years that should not be too far apart, within the limit of the rule.
    pub near: bool,
    /// Form, line and column.
    spot: (usize, usize, usize),
}

impl Compared {
    /// With the cell that is compared, now that the document is open.
    pub(super) fn placed(mut self, whole: &Whole, version: &Version) -> Compared {
        let (form, line, column) = self.spot;
        let tables = whole.tables.iter().enumerate();
        let place = tables.filter(|(_, table)| table.form == form).find_map(|(place, table)| {
            let row = table.rows.iter().position(|row| row.line == Some(line))?;
            let column = table.column(&version.forms[form].columns[column].id)?;
            Some(Place { table: place, row, column })
        });
        self.check.left.iter_mut().for_each(|part| part.place = place);
        self
    }
}

/// A pair with all that is said of it.
pub(super) fn compared(
    facts: &Facts<'_>,
    document: &Document<'_>,
    group: &Group<'_, '_>,
    pair: &Pair<'_>,
) -> Compared {
    let form = &document.version.forms[pair.form];
    let (column, line) = (&form.columns[pair.column], form.lines.get(pair.line));
    let other = match group.other {
        Some(other) => (other.title(), other.disclosure.address.clone()),
        None => {
            (document.unit.name_at(facts.at).name.to_string(), document.unit.address.to_string())
        }
    };
    let part = |plus, quantity| Part { plus, quantity, place: None };
    let mut parts = vec![part(true, pair.expected - pair.moved)];
    parts.extend((pair.moved != 0).then(|| part(pair.moved > 0, pair.moved.abs())));
    let tolerance = match pair.rule.sign {
        Sign::Equal | Sign::AtMost => pair.tolerance,
        Sign::Near(percent, _) => {
            pair.tolerance.max(pair.expected.abs() * i128::from(percent) / 100)
        }
    };
    let money = (column.holds == ColumnType::Money).then(|| unit_of(document.kept.unit(pair.form)));
    let explained = document.disclosure.explanations.iter().find(|one| {
        one.table == form.id
            && line.is_some_and(|line| {
                one.line == line.id || (!line.code.is_empty() && one.line == line.code)
            })
    });
    Compared {
        check: Check {
            label: label(line, column),
            written: pair.written,
            left: vec![part(true, pair.written)],
            expected: pair.expected,
            parts,
            of_lists: Vec::new(),
            at_most: pair.rule.sign == Sign::AtMost,
            tolerance,
            money,
            basis: pair.rule.basis.clone(),
            span: document.kept.span(pair.form, &pair.here).unwrap_or(document.disclosure.span),
        },
        other,
        explained: explained.map(|one| one.text.clone()),
        near: matches!(pair.rule.sign, Sign::Near(..)),
        spot: (pair.form, pair.line, pair.column),
    }
}

/// “I Chi đầu tư phát triển, Dự toán năm, Tổng số”.
fn label(line: Option<&Line>, column: &Column) -> String {
    let line = line.map_or_else(String::new, |line| format!("{} {}", line.code, line.label.vi));
    let group = column.group.as_ref().map(|group| format!(", {}", group.vi)).unwrap_or_default();
    format!("{}{group}, {}", line.trim(), column.label.vi)
}

fn unit_of(factor: i64) -> MoneyUnit {
    let units = [MoneyUnit::Thousand, MoneyUnit::Million, MoneyUnit::Billion];
    units.into_iter().find(|unit| unit.factor() == factor).unwrap_or(MoneyUnit::Dong)
}

/// What a difference objects to.
pub(super) fn objection(pair: &Pair<'_>, compared: &Compared, group: &Group<'_, '_>) -> Finding {
    let Check { label, money, span, .. } = &compared.check;
    let show = |quantity| check::show(quantity, *money);
    let (label, written, expected) = (label.clone(), show(pair.written), show(pair.expected));
    let other = compared.other.0.clone();
    let finding = match (group.other, pair.rule.sign) {
        (None, _) => {
            let count = group.count.to_string();
            BelowDiffers { label, written, summed: expected, count }.at(*span)
        }
        (_, Sign::Equal) => OtherDiffers { label, written, other, expected }.at(*span),
        (_, Sign::AtMost) => OtherExceeds { label, written, other, limit: expected }.at(*span),
        (_, Sign::Near(..)) => {
            let why = pair.rule.basis.clone();
            YearsFarApart { label, written, other, before: expected, why }.at(*span)
        }
    };
    pair.there.into_iter().fold(finding, Finding::and)
}
