//! The figures of a document that rules across documents speak of, kept small beside its record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::check::{Check, Verdict};
use crate::engine::Key;
use crate::finding::{FileId, Span};
use crate::kind::Version;
use crate::model::disclosure::State;
use crate::model::{CellValue, Table, Whole};
use crate::value::MoneyUnit;

/// What is kept of a document.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    /// The cells, packed: of 40,000 documents they would be large.
    packed: Vec<u8>,
    /// For each form with kept cells: its unit of money and the file its cells stand in.
    tables: Vec<(u16, i64, FileId)>,
    /// Cells in sums that fail, with what would make the sum hold.
    doubts: Vec<(Spot, i64)>,
    /// The key of what it says, without where.
    pub(super) key: Key,
}

/// A kept cell: the place of its column among those kept, and of its line in the form.
pub(super) type Spot = (u16, u16);

/// A kept figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct One {
    /// Which.
    pub spot: Spot,
    /// Đồng, or millionths.
    pub quantity: i64,
    start: u32,
    end: u32,
}

impl Kept {
    /// The figures of a document, and which of them its own sums leave in doubt.
    pub(super) fn of(whole: &Whole, version: &Version, checks: &[Check]) -> Kept {
        if version.kept.is_empty() || whole.state != State::Published {
            return Kept::default();
        }
        let mut kept = Kept::default();
        let (mut cells, mut bare) = (Vec::new(), Vec::new());
        for (slot, (form, column)) in version.kept.iter().enumerate() {
            let found = whole.tables.iter().position(|table| version.forms[table.form].id == *form);
            let Some((place, table)) = found.map(|place| (place, &whole.tables[place])) else {
                continue;
            };
            let Some(column) = table.column(column) else { continue };
            let unit = table.money.unwrap_or(MoneyUnit::Dong).factor();
            if !kept.tables.iter().any(|(form, ..)| usize::from(*form) == table.form) {
                kept.tables.push((small(table.form), unit, table.file));
            }
            for (at, row) in table.rows.iter().enumerate() {
                let Some(line) = row.line else { continue };
                let Some(quantity) = stated(table, at, column) else { continue };
                let (spot, span) = ((small(slot), small(line)), table.cell_span(at, column));
                cells.push(One { spot, quantity, start: span.start, end: span.end });
                bare.push((spot, quantity));
                kept.doubts.extend(doubts(checks, (place, at, column)).map(|by| (spot, by)));
            }
        }
        kept.packed = postcard::to_allocvec(&cells).unwrap_or_default();
        kept.packed.shrink_to_fit();
        let units: Vec<(u16, i64)> =
            kept.tables.iter().map(|(form, unit, _)| (*form, *unit)).collect();
        kept.key =
            Key::of(&postcard::to_allocvec(&(bare, &units, &kept.doubts)).unwrap_or_default());
        kept
    }

    /// Nothing is kept.
    pub(super) fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// The kept figures, by column and line.
    pub(super) fn cells(&self) -> Vec<One> {
        postcard::from_bytes(&self.packed).unwrap_or_default()
    }

    /// How many đồng one is in a form, as it is written.
    pub(super) fn unit(&self, form: usize) -> i64 {
        let known = self.tables.iter().find(|(known, ..)| usize::from(*known) == form);
        known.map_or(1, |(_, unit, _)| *unit)
    }

    /// Where a figure stands.
    pub(super) fn span(&self, form: usize, one: &One) -> Option<Span> {
        let known = self.tables.iter().find(|(known, ..)| usize::from(*known) == form)?;
        Some(Span { file: known.2, start: one.start, end: one.end })
    }

    /// What the document's own sums would have the figure changed by.
    pub(super) fn doubts(&self, spot: Spot) -> impl Iterator<Item = i64> {
        self.doubts.iter().filter(move |(other, _)| *other == spot).map(|(_, by)| *by)
    }

    /// Lets `change` see every file that it points into.
    pub(super) fn each_file(&mut self, change: &mut dyn FnMut(&mut FileId)) {
        self.tables.iter_mut().for_each(|(_, _, file)| change(file));
    }
}

fn small(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

/// A dash and “không phát sinh” state that there is none; a blank states nothing.
fn stated(table: &Table, row: usize, column: usize) -> Option<i64> {
    match &table.rows[row].cells[column].value {
        CellValue::Dash | CellValue::NoneOccurred => Some(0),
        value => i64::try_from(value.quantity()?).ok(),
    }
}

/// What would make the failing sums hold in which a cell stands.
fn doubts(
    checks: &[Check],
    (table, row, column): (usize, usize, usize),
) -> impl Iterator<Item = i64> {
    let fails = |check: &&Check| !check.at_most && check.verdict() == Verdict::Fails;
    let mut by = BTreeSet::new();
    for check in checks.iter().filter(fails) {
        let apart = check.written - check.expected;
        let left =
            check.left.iter().map(|part| (part.place, if part.plus { -apart } else { apart }));
        let right =
            check.parts.iter().map(|part| (part.place, if part.plus { apart } else { -apart }));
        let here = left.chain(right).filter(|(place, _)| {
            place
                .is_some_and(|place| (place.table, place.row, place.column) == (table, row, column))
        });
        by.extend(here.filter_map(|(_, by)| i64::try_from(by).ok()));
    }
    by.into_iter()
}
