//! Columns in per cent: computed where blank, compared where written.

use crate::finding::Finding;
use crate::finding::code::{RatioAsFraction, RatioDiffers};
use crate::model::{CellValue, Table};

/// A tenth of a point: what rounding to one decimal explains.
const APART: i64 = 100_000;

/// Notes for ratios that were written and differ.
pub(super) fn check(table: &Table) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in (0..table.columns.len()).filter(|column| table.columns[*column].ratio.is_some()) {
        for row in 0..table.rows.len() {
            findings.extend(objection(table, row, column));
        }
    }
    findings
}

fn objection(table: &Table, row: usize, column: usize) -> Option<Finding> {
    let CellValue::Number(written) = table.rows[row].cells[column].value else { return None };
    let expected = table.ratio(row, column)?.rounded(2);
    let apart = |written: i64| (written - expected.millionths()).abs();
    if apart(written.millionths()) <= APART {
        return None;
    }
    let (span, line) = (table.cell_span(row, column), table.rows[row].label.clone());
    let (shown, expected) = (written.to_string(), expected.to_string());
    Some(if apart(written.millionths().saturating_mul(100)) <= 10 * APART {
        RatioAsFraction { line, written: shown, expected }.at(span)
    } else {
        RatioDiffers { line, written: shown, expected }.at(span)
    })
}
