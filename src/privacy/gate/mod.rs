//! The first gate: nothing that identifies a person gets from a file into a record.
//!
//! It reads what a file says, all of it: values, keys, comments, prose, and the name of the file
//! itself. What a cell holds is judged by its column, what stands in a row by its neighbours. It
//! lets through only what the content declares: the telephone and mail of an office in its contact,
//! and exceptions with a reason. In doubt it refuses.

mod allowed;
mod cells;
mod columns;
mod site;
mod words;

pub use allowed::{Allowances, Allowed};
pub use site::{of_exceptions, of_site};
pub use words::{named, shortened, words_of};

use std::collections::BTreeSet;
use std::ops::Range;

use super::identifier::{self, Class, Context, Suspicion};
use super::lists_persons;
use crate::finding::code::PersonalData;
use crate::finding::{FileId, Finding, Span};
use crate::kind::Kinds;
use crate::model::{Table, Whole};
use crate::source::Sources;
use cells::Cells;

/// What the gate says of a file.
#[derive(Clone, Debug, Default)]
pub struct Gated {
    /// What it objects to.
    pub findings: Vec<Finding>,
    /// The exceptions it needed, as [`Allowed`] knows them.
    pub used: BTreeSet<String>,
}

/// Judges the file of a disclosure, `text`, and the tables beside it; also one that could not be
/// understood, of which there is no `whole`. `allowed` holds its own contact as well.
pub fn of_disclosure(
    (file, text): (FileId, &str),
    whole: Option<&Whole>,
    (sources, kinds): (&Sources, &Kinds),
    allowed: &Allowed,
) -> Gated {
    let Some(whole) = whole else {
        let mut gate = Gate::new(file, text, allowed);
        gate.all(&Cells::default());
        return gate.gated;
    };
    let mut gate = Gate::new(file, text, allowed);
    let here: Vec<&Table> = whole.tables.iter().filter(|table| table.file == file).collect();
    gate.tables(&here);
    let mut gated = gate.gated;
    gated.findings.extend(columns::of_document(whole, kinds, (file, text)));
    for table in whole.tables.iter().filter(|table| table.file != file) {
        // What cannot be read was objected to when the table was.
        let Ok(text) = sources.text(table.file) else { continue };
        let mut gate = Gate::new(table.file, &text, allowed);
        gate.tables(&[table]);
        gated.findings.extend(gate.gated.findings);
        gated.used.extend(gate.gated.used);
    }
    gated
}

/// Places of one file that are objected to; the last says that there are more.
const MOST: usize = 50;

/// One file at the gate.
struct Gate<'g> {
    file: FileId,
    text: &'g str,
    allowed: &'g Allowed,
    /// Places that deserve a closer look.
    hot: Vec<Range<usize>>,
    /// Places that were objected to.
    seen: Vec<(usize, usize)>,
    /// What the last of them says instead if there are more.
    closing: Option<Finding>,
    gated: Gated,
}

impl<'g> Gate<'g> {
    fn new(file: FileId, text: &'g str, allowed: &'g Allowed) -> Gate<'g> {
        let (hot, seen, gated) = (Vec::new(), Vec::new(), Gated::default());
        Gate { file, text, allowed, hot, seen, closing: None, gated }
    }

    /// The file with the tables that stand in it.
    fn tables(&mut self, tables: &[&Table]) {
        let cells = Cells::of(tables);
        self.all(&cells);
        for table in tables {
            self.columns(table);
            for (range, class) in cells::split(table, self.text) {
                self.object(&Suspicion { class, range, why: identifier::Why::Form }, 0);
            }
        }
    }

    /// All that the file says, whatever it is.
    fn all(&mut self, cells: &Cells) {
        let text = self.text;
        self.hot = identifier::hot_places(text, &|core| cells.is_figure(text, core));
        let places = self.hot.clone();
        for one in identifier::find_at(text, places, Context::default()) {
            if cells.confirm(self.text, &one) {
                self.object(&one, 0);
            }
        }
    }

    /// Columns whose heading tells what their cells are, and all words in rows about persons.
    fn columns(&mut self, table: &Table) {
        let persons = lists_persons(&table.columns);
        for (place, column) in table.columns.iter().enumerate() {
            let context = cells::context(column, persons);
            // A mobile telephone is somebody's, whatever the heading says.
            let office = column.is_of_office() && !persons;
            if !context.says_something() && !context.persons {
                continue;
            }
            for row in &table.rows {
                let cell = &row.cells[place];
                let range = cell.start as usize..cell.end as usize;
                let Some(written) = self.text.get(range.clone()).filter(|text| !text.is_empty())
                else {
                    continue;
                };
                let is_bland = !context.says_something() && identifier::is_bland(written);
                if identifier::is_plain_figure(written, context) || is_bland && self.is_cold(&range)
                {
                    continue;
                }
                let found = identifier::find(written, context).into_iter();
                for one in found.filter(|one| !(office && one.class == Class::Landline)) {
                    self.object(&one, range.start);
                }
            }
        }
    }

    /// Nothing near the cell deserves a closer look.
    fn is_cold(&self, cell: &Range<usize>) -> bool {
        let next = self.hot.partition_point(|place| place.end <= cell.start);
        self.hot.get(next).is_none_or(|place| place.start >= cell.end)
    }

    /// Objects to a suspicion, found `offset` bytes into the file.
    fn object(&mut self, one: &Suspicion, offset: usize) {
        let (start, end) = (one.range.start + offset, one.range.end + offset);
        let Some(written) = self.text.get(start..end) else { return };
        if self.seen.iter().any(|(first, last)| *first < end && start < *last) {
            return;
        }
        if self.allowed.permits(one.class, written, &mut self.gated.used) {
            return;
        }
        if self.seen.len() == MOST {
            if let (Some(closing), Some(last)) =
                (self.closing.take(), self.gated.findings.last_mut())
            {
                *last = closing;
            }
            return;
        }
        self.seen.push((start, end));
        let finding = |why| {
            let (what, shown) = (words_of(one.class), shortened(written));
            PersonalData { what, shown, why }.at(Span::new(self.file, start, end))
        };
        self.gated.findings.push(finding(words::why(one.why)));
        self.closing = (self.seen.len() == MOST).then(|| finding(words::and_more()));
    }
}
