//! Parent lines and their children.

use super::Check;
use super::figures::money_of;
use crate::kind::ColumnType;
use crate::model::{CellValue, Table, Whole};

/// A check for every line with children, in every column that adds up.
pub(super) fn children(disclosure: &Whole, place: usize) -> Vec<Check> {
    let table = &disclosure.tables[place];
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|column| {
            let column = &table.columns[*column];
            column.holds.adds_up() && column.holds != ColumnType::Year && column.ratio.is_none()
        })
        .collect();
    let mut checks = Vec::new();
    for row in 0..table.rows.len() {
        let below: Vec<usize> = table.children(row).collect();
        if below.is_empty() {
            continue;
        }
        checks.extend(columns.iter().filter_map(|column| sum(table, place, row, *column, &below)));
    }
    checks
}

/// The sum of one column below one row; none where the parent or all children state nothing.
fn sum(table: &Table, place: usize, row: usize, column: usize, below: &[usize]) -> Option<Check> {
    let written = table.rows[row].cells[column].value.quantity()?;
    let figures: Vec<(usize, i128)> = below
        .iter()
        .filter_map(|child| Some((*child, table.rows[*child].cells[column].value.quantity()?)))
        .collect();
    if figures.is_empty() {
        return None;
    }
    let line = &table.rows[row];
    let heading = &table.columns[column];
    let group = heading.group.as_ref().map(|group| format!("{}, ", group.vi)).unwrap_or_default();
    Some(Check {
        label: format!("{} {}, {group}{}", line.code, line.label, heading.label.vi)
            .trim()
            .to_owned(),
        written,
        expected: figures.iter().map(|(_, quantity)| quantity).sum(),
        parts: figures.iter().map(|(_, quantity)| (true, *quantity)).collect(),
        at_most: false,
        tolerance: tolerance(table, column, figures.len() + 1),
        money: money_of(table, column),
        basis: String::new(),
        mark: Some((place, row, column)),
        span: table.cell_span(row, column),
        related: figures.iter().map(|(child, _)| table.cell_span(*child, column)).collect(),
    })
}

/// Half of the last printed place for each figure: what rounding can carry a sum away. Figures in
/// full đồng have none.
pub(super) fn tolerance(table: &Table, column: usize, figures: usize) -> i128 {
    let Some(unit) = money_of(table, column) else { return 0 };
    let mut place = i128::from(unit.factor());
    let values = table.rows.iter().map(|row| &row.cells[column].value);
    for value in values {
        if let CellValue::Money(dong) = value {
            while i128::from(dong.0) % place != 0 {
                place /= 10;
            }
        }
    }
    if place <= 1 { 0 } else { place * figures as i128 / 2 }
}
