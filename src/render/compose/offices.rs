//! Contacts of offices that a document lists, for the last gate to let pass.

use crate::model::{CellValue, Table, Whole};
use crate::privacy::lists_persons;

/// What stands in the columns for contacts of offices.
pub(super) fn said(whole: &Whole) -> Vec<String> {
    let tables = whole.tables.iter().filter(|table| !lists_persons(&table.columns));
    let of_table = |table: &Table| {
        let columns = table.columns.iter().enumerate();
        let offices = columns.filter(|(_, column)| column.is_of_office());
        let places: Vec<usize> = offices.map(|(place, _)| place).collect();
        let cells = table.rows.iter().flat_map(|row| places.iter().map(|at| &row.cells[*at].value));
        let texts = cells.filter_map(|value| match value {
            CellValue::Text(text) => Some(text.to_string()),
            _ => None,
        });
        texts.collect::<Vec<_>>()
    };
    tables.flat_map(of_table).collect()
}
