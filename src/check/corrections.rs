//! A correction must name a cell that exists, and the figure that stands there now.

use crate::finding::Finding;
use crate::finding::code::{CorrectionNowhere, CorrectionOutdated};
use crate::kind::{Privacy, Version};
use crate::model::{CellValue, Table, Whole};
use crate::value::amount::{Evidence, Reading, read_amount_by};
use crate::value::date::read_date;
use crate::value::number::read_number;
use crate::value::{Cell, MoneyUnit};

/// Objections to the corrections of a document. Only the newest correction of a cell is compared.
pub(super) fn check(disclosure: &Whole, version: &Version) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, correction) in disclosure.corrections.iter().enumerate() {
        if correction.table.is_empty() {
            continue;
        }
        let Some((table, row, column)) = disclosure.corrected(version, correction) else {
            let line = format!("{} {}", correction.table, correction.line);
            findings.push(CorrectionNowhere { line }.at(correction.span));
            continue;
        };
        let again = disclosure.corrections[place + 1..].iter().any(|later| {
            (&later.table, &later.line, &later.column)
                == (&correction.table, &correction.line, &correction.column)
        });
        if !again && !stands(table, row, column, &correction.new) {
            // The warning is published; a name that was corrected is not.
            let persons = table.columns.iter().any(|one| one.privacy != Privacy::Public);
            let new = if persons { "…".to_owned() } else { correction.new.clone() };
            let finding = CorrectionOutdated { new }.at(correction.span);
            findings.push(finding.and(table.cell_span(row, column)));
        }
    }
    findings
}

/// The figure a correction calls new is the one in the table.
fn stands(table: &Table, row: usize, column: usize, new: &str) -> bool {
    match &table.rows[row].cells[column].value {
        CellValue::Money(dong) => {
            let unit = table.money.or(Some(MoneyUnit::Dong));
            let read = read_amount_by(new, unit, Evidence::VIETNAMESE);
            read == Ok(Reading::Exact(Cell::Value(*dong)))
        }
        CellValue::Number(number) => read_number(new) == Ok(Cell::Value(*number)),
        CellValue::Text(text) => text == new,
        CellValue::Blank => new.is_empty(),
        CellValue::Dash => matches!(new, "-" | "–"),
        CellValue::NoneOccurred => new == "không phát sinh",
        CellValue::NotApplicable => new == "x",
        CellValue::Choice(place) => {
            let choice = table.columns[column].choices.get(*place);
            choice.is_some_and(|(id, label)| id == new || label.vi == new)
        }
        CellValue::Date(date) => read_date(new) == Ok(*date),
    }
}
