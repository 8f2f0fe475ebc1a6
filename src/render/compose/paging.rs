//! Pages of a large document: its tables divided so that each page stays light.
//!
//! A page holds so many cells, more of a list than of a form, since a form's labels are long. Tables
//! are divided between rows; small ones share a page.

use std::ops::Range;

use crate::kind::TableShape;
use crate::privacy::Shown;

/// A stretch of a table: its place in the document, and rows.
pub(super) type Part = (usize, Range<usize>);

/// What a page can hold, in the weight of [`row_weight`].
const PAGE: usize = 1000;

/// What one row weighs: a list's row little, a form's with its long label more.
fn row_weight(shown: &Shown<'_>) -> usize {
    let columns = shown.columns().len();
    match shown.form().table {
        TableShape::List if columns <= 6 => 4,
        TableShape::List => 3 + columns,
        TableShape::Lines => 4 + columns,
    }
}

/// The parts of each page; the first page is there even when it has none.
pub(super) fn pages(tables: &[Shown<'_>]) -> Vec<Vec<Part>> {
    let mut pages: Vec<Vec<Part>> = vec![Vec::new()];
    let mut left = PAGE;
    for (place, shown) in tables.iter().enumerate() {
        let weight = row_weight(shown);
        let mut start = 0;
        while start < shown.len() {
            let rest = shown.len() - start;
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
