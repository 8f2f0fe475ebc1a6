//! Parent lines and their children.

use super::figures::{money_of, stated};
use super::sheet::Sheet;
use super::{Check, Part, Place};
use crate::kind::ColumnType;
use crate::model::Table;

/// A check for every line with children, in every column that adds up.
pub(super) fn children(sheet: &Sheet<'_>, place: usize, checks: &mut Vec<Check>) {
    let columns: Vec<usize> = (0..sheet.table.columns.len())
        .filter(|column| {
            let column = &sheet.table.columns[*column];
            column.holds.adds_up() && column.holds != ColumnType::Year && column.ratio.is_none()
        })
        .collect();
    for row in 0..sheet.table.rows.len() {
        if !sheet.children(row).is_empty() {
            checks.extend(columns.iter().filter_map(|column| sum(sheet, place, row, *column)));
        }
    }
}

/// The sum of one column below one row; none where the parent or all children state nothing. A
/// dash and “không phát sinh” state that there is none, a blank states nothing.
fn sum(sheet: &Sheet<'_>, place: usize, row: usize, column: usize) -> Option<Check> {
    let table = sheet.table;
    let part = |row: usize| {
        let (quantity, _) = stated(table, (row, column))?;
        Some(Part { plus: true, quantity, place: Some(Place { table: place, row, column }) })
    };
    let (written, below) = (part(row)?, sheet.children(row));
    let mut parts = Vec::with_capacity(below.len());
    parts.extend(below.iter().filter_map(|child| part(*child)));
    if parts.is_empty() {
        return None;
    }
    Some(Check {
        label: label(table, row, column),
        written: written.quantity,
        left: vec![written],
        expected: parts.iter().map(|part| part.quantity).sum(),
        at_most: false,
        tolerance: sheet.tolerance(column, parts.len() + 1),
        parts,
        of_lists: Vec::new(),
        money: money_of(table, column),
        basis: String::new(),
        span: table.cell_span(row, column),
    })
}

/// “I.1 Thu phí, Dự toán, Tổng số”.
pub(super) fn label(table: &Table, row: usize, column: usize) -> String {
    let heading = &table.columns[column];
    let group = heading.group.as_ref().map_or("", |group| group.vi.as_str());
    let comma = if heading.group.is_some() { ", " } else { "" };
    [&*row_label(table, row), ", ", group, comma, heading.label.vi.as_str()].concat()
}

/// “I.1 Thu phí”; a record is named by its number, never by what stands in it.
pub(super) fn row_label(table: &Table, row: usize) -> String {
    let line = &table.rows[row];
    match (line.code.as_str(), line.label.as_str()) {
        ("", "") => format!("dòng {}", row + 1),
        ("", label) => label.to_owned(),
        (code, label) => [code, " ", label].concat().trim_end().to_owned(),
    }
}
