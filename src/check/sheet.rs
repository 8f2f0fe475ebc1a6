//! What the checks of one table share, found in one pass over it.

use std::cell::OnceCell;

use super::figures::money_of;
use crate::model::{CellValue, Table};
use crate::value::MoneyUnit;

/// A table with its rows by parent and the precision of its columns.
pub(super) struct Sheet<'t> {
    /// The table.
    pub table: &'t Table,
    /// Rows that are added up into another, those of the first parent first.
    children: Vec<usize>,
    /// Where the children of each row begin, and the end of the last.
    starts: Vec<usize>,
    /// The last printed place of each column, in đồng.
    places: Vec<OnceCell<i64>>,
}

impl<'t> Sheet<'t> {
    pub(super) fn of(table: &'t Table) -> Sheet<'t> {
        let added = || {
            let rows = table.rows.iter().enumerate().filter(|(_, row)| !row.of_which);
            rows.filter_map(|(place, row)| Some((place, row.parent?)))
        };
        let mut starts = vec![0; table.rows.len() + 1];
        for (_, parent) in added() {
            starts[parent + 1] += 1;
        }
        for row in 0..table.rows.len() {
            starts[row + 1] += starts[row];
        }
        let (mut free, mut children) = (starts.clone(), vec![0; starts[table.rows.len()]]);
        for (place, parent) in added() {
            children[free[parent]] = place;
            free[parent] += 1;
        }
        Sheet { table, children, starts, places: vec![OnceCell::new(); table.columns.len()] }
    }

    /// The rows directly below a row that are added up into it.
    pub(super) fn children(&self, row: usize) -> &[usize] {
        &self.children[self.starts[row]..self.starts[row + 1]]
    }

    /// Half of the last printed place for each figure: what rounding can carry a sum away. Figures
    /// in full đồng have none.
    pub(super) fn tolerance(&self, column: usize, figures: usize) -> i128 {
        self.last_place(column) * figures as i128 / 2
    }

    /// The last printed place of a column in đồng; 0 where nothing is rounded.
    pub(super) fn last_place(&self, column: usize) -> i128 {
        match *self.places[column].get_or_init(|| last_place(self.table, column)) {
            ..=1 => 0,
            place => place.into(),
        }
    }
}

/// The largest power of ten, up to the unit of the table, that divides every amount of a column; 0
/// where it holds no money.
fn last_place(table: &Table, column: usize) -> i64 {
    let mut place = money_of(table, column).map_or(0, MoneyUnit::factor);
    for row in &table.rows {
        if place <= 1 {
            break;
        }
        if let CellValue::Money(dong) = row.cells[column].value {
            while dong.0 % place != 0 {
                place /= 10;
            }
        }
    }
    place
}
