//! Pages of a large document: its tables divided so that each page stays light.
//!
//! A page holds so many cells, more of a list than of a form, since a form's labels are long. Tables
//! are divided between rows; small ones share a page.

use std::ops::Range;

use crate::kind::TableShape;
use crate::privacy::Shown;

/// A stretch of a table: its place in the document, and rows.
pub(super) type Part = (usize, Range<usize>);

/// What a page can hold, in the weights of [`Extent`].
const PAGE: usize = 1000;

/// How large a table is that is to be divided.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    /// Rows to show.
    rows: usize,
    /// What one of them weighs.
    weight: usize,
}

impl Extent {
    /// Of a table with so many visible rows and columns. A list's row weighs little, a form's with
    /// its long label more.
    pub(super) fn new(rows: usize, columns: usize, shape: TableShape) -> Extent {
        let weight = match shape {
            TableShape::List if columns <= 6 => 4,
            TableShape::List => 3 + columns,
            TableShape::Lines => 4 + columns,
        };
        Extent { rows, weight }
    }

    /// Of a table at hand.
    pub(super) fn of(shown: &Shown<'_>) -> Extent {
        Extent::new(shown.len(), shown.columns().len(), shown.form().table)
    }
}

/// The parts of each page; the first page is there even when it has none.
pub(super) fn pages(tables: impl Iterator<Item = Extent>) -> Vec<Vec<Part>> {
    let mut pages: Vec<Vec<Part>> = vec![Vec::new()];
    let mut left = PAGE;
    for (place, Extent { rows: all, weight }) in tables.enumerate() {
        let mut start = 0;
        while start < all {
            let rest = all - start;
            let fit = left / weight;
            // A table that fits no longer begins a page of its own rather than being torn.
            if fit < rest && left < PAGE && (fit < rest / 2 || rest * weight <= PAGE) {
                pages.push(Vec::new());
                left = PAGE;
                continue;
            }
            let rows = rest.min(fit.max(1));
            if let Some(page) = pages.last_mut() {
                page.push((place, start..start + rows));
            }
            start += rows;
            left = left.saturating_sub(rows * weight);
        }
    }
    pages
}
