//! Parent lines and their children.

use super::Check;
use super::figures::money_of;
use super::sheet::Sheet;
use crate::kind::ColumnType;

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

/// The sum of one column below one row; none where the parent or all children state nothing.
fn sum(sheet: &Sheet<'_>, place: usize, row: usize, column: usize) -> Option<Check> {
    let table = sheet.table;
    let quantity = |row: usize| table.rows[row].cells[column].value.quantity();
    let (written, below) = (quantity(row)?, sheet.children(row));
    let (mut parts, mut related) =
        (Vec::with_capacity(below.len()), Vec::with_capacity(below.len()));
    for child in below {
        if let Some(part) = quantity(*child) {
            parts.push((true, part));
            related.push(table.cell_span(*child, column));
        }
    }
    if parts.is_empty() {
        return None;
    }
    Some(Check {
        label: label(sheet, row, column),
        written,
        expected: parts.iter().map(|(_, quantity)| quantity).sum(),
        at_most: false,
        tolerance: sheet.tolerance(column, parts.len() + 1),
        parts,
        money: money_of(table, column),
        basis: String::new(),
        mark: Some((place, row, column)),
        span: table.cell_span(row, column),
        related,
    })
}

/// “I.1 Thu phí, Dự toán, Tổng số”.
fn label(sheet: &Sheet<'_>, row: usize, column: usize) -> String {
    let (line, heading) = (&sheet.table.rows[row], &sheet.table.columns[column]);
    let group = heading.group.as_ref().map_or("", |group| group.vi.as_str());
    let comma = if heading.group.is_some() { ", " } else { "" };
    let label =
        [&line.code, " ", &line.label, ", ", group, comma, heading.label.vi.as_str()].concat();
    let trimmed = label.trim();
    if trimmed.len() == label.len() { label } else { trimmed.to_owned() }
}
