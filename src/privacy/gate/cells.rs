//! Cells: what the columns of a table make of the numbers in it.

use std::ops::Range;

use crate::kind::{Column, ColumnType};
use crate::model::Table;
use crate::privacy::identifier::{
    Class, Context, Holds, Suspicion, digits, find, is_bland, is_built_like_cccd, is_plain_figure,
};
use crate::privacy::lists_persons;

/// The cells of a file, by place, with what they should hold and whether that is the telephone of an
/// office.
#[derive(Default)]
pub(super) struct Cells {
    cells: Vec<(Range<usize>, (Context, bool))>,
}

impl Cells {
    pub(super) fn of(tables: &[&Table]) -> Cells {
        let mut cells = Vec::new();
        for table in tables {
            let persons = lists_persons(&table.columns);
            let contexts: Vec<(Context, bool)> = table
                .columns
                .iter()
                .map(|column| (context(column, persons), column.is_of_office() && !persons))
                .collect();
            for row in &table.rows {
                for (cell, context) in row.cells.iter().zip(&contexts) {
                    if cell.end > cell.start {
                        cells.push((cell.start as usize..cell.end as usize, *context));
                    }
                }
            }
        }
        if !cells.is_sorted_by_key(|(range, _)| range.start) {
            cells.sort_by_key(|(range, _)| range.start);
        }
        Cells { cells }
    }

    /// The place lies in a figure of a column of figures.
    pub(super) fn is_figure(&self, text: &str, place: &Range<usize>) -> bool {
        let first = self.cells.partition_point(|(range, _)| range.end <= place.start);
        self.cells.get(first).is_some_and(|(range, (context, _))| {
            range.start <= place.start
                && place.end <= range.end
                && text.get(range.clone()).is_some_and(|cell| is_plain_figure(cell, *context))
        })
    }

    /// A suspicion in the text stands also by what its cell should hold. One that goes over the edge
    /// of a cell is made of two cells; [`split`] looks at those.
    pub(super) fn confirm(&self, text: &str, one: &Suspicion) -> bool {
        let first = self.cells.partition_point(|(range, _)| range.end <= one.range.start);
        let Some((range, (context, office))) = self.cells.get(first) else { return true };
        if range.start >= one.range.end {
            return true;
        }
        if range.start > one.range.start || range.end < one.range.end {
            return false;
        }
        if context.holds == Holds::Words {
            return !(*office && one.class == Class::Landline);
        }
        let within = |found: &Suspicion| {
            range.start + found.range.start < one.range.end
                && one.range.start < range.start + found.range.end
        };
        find(&text[range.clone()], *context).iter().any(within)
    }
}

/// What the heading and the type of a column say of its cells.
pub(super) fn context(column: &Column, persons: bool) -> Context {
    let context = Context::under(&format!("{} {}", column.label.vi, column.id));
    let holds = match column.holds {
        // A count of nine digits beside a person is no count.
        ColumnType::Count | ColumnType::Year if persons => Holds::Words,
        _ if context.names_identifier() => Holds::Words,
        ColumnType::Date => Holds::Date,
        holds if holds.is_numeric() || holds == ColumnType::Year => Holds::Figures,
        _ => Holds::Words,
    };
    let context = context.holding(holds);
    if persons && holds == Holds::Words { context.of_person() } else { context }
}

/// Identification numbers that stand in neighbouring cells of one row, a part in each.
pub(super) fn split(table: &Table, text: &str) -> Vec<(Range<usize>, Class)> {
    // A nought alone is a figure.
    const PART: std::ops::RangeInclusive<usize> = 3..=9;
    let mut found = Vec::new();
    for row in &table.rows {
        let mut joined: Vec<u8> = Vec::new();
        let (mut start, mut end) = (0, 0);
        for cell in row.cells.iter().filter(|cell| cell.end > cell.start) {
            let written = text.get(cell.start as usize..cell.end as usize).unwrap_or_default();
            let written = written.trim_matches(['"', '\'', ' ']);
            let begins = joined.is_empty();
            // Only a row whose cell begins with a zero, in any digits, is looked at closer.
            let plain =
                written.bytes().next().is_some_and(|byte| byte.is_ascii_digit() && byte != b'0');
            let is_words =
                written.bytes().any(|byte| byte.is_ascii_alphabetic()) && is_bland(written);
            let is_no_part = begins && plain || is_words;
            let part = if is_no_part { None } else { digits(written) };
            let part = part
                .filter(|part| PART.contains(&part.len()) && (!begins || part.first() == Some(&0)));
            match part {
                Some(part) => {
                    if begins {
                        start = cell.start as usize;
                    }
                    joined.extend(part);
                    end = cell.end as usize;
                }
                None => joined.clear(),
            }
            if joined.len() == 12 && is_built_like_cccd(&joined) {
                found.push((start..end, Class::Cccd));
            }
            if joined.len() >= 12 {
                joined.clear();
            }
        }
    }
    found
}
