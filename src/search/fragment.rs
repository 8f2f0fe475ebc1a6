//! What of one document may be found: its line and its rows, as text that packs take over as it is.

use serde::{Deserialize, Serialize};

use super::file::line;

/// What is found of a document, before its rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Id of its kind.
    pub kind: String,
    /// Its period, canonical.
    pub period: String,
    /// Its address, from the unit's address on where it begins with that.
    pub path: String,
    /// The class of its state and the words for it: `late Trễ 12 ngày`.
    pub state: String,
    /// Its title.
    pub title: String,
    /// The fact to show beside it: `Thu 17,2 tỷ đồng`.
    pub figure: String,
}

/// A table whose rows may be found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// The part of its rows' anchors that tells its form.
    pub form: String,
    /// Its title.
    pub caption: String,
    /// What the figures of its rows are: `Quyết toán, nghìn đồng`; empty where they have none.
    pub figure: String,
    /// On which page of the document its first row stands, from 1.
    pub page: usize,
    /// The rows at which further pages begin.
    pub breaks: Vec<usize>,
    /// Its rows are persons, who are found only inside the scope of the site.
    pub persons: bool,
    /// Its rows, in the order of the page.
    pub rows: Vec<Row>,
}

/// A row; an empty one keeps the place of a row that is not shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Its head.
    pub label: String,
    /// Its sign, `I.1`.
    pub code: String,
    /// Further words.
    pub more: String,
    /// Its main figure, as its page writes it.
    pub figure: String,
}

/// A document as packs hold it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Fragment {
    /// The fields of its line, without the number of its file.
    pub(super) line: String,
    /// Its path, which the line holds too.
    pub(super) path: String,
    /// Its period, for the order.
    pub(super) period: String,
    /// Its tables.
    pub(super) tables: Vec<Lines>,
}

/// A table as packs hold it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Lines {
    pub(super) form: String,
    caption: String,
    figure: String,
    page: usize,
    breaks: Vec<usize>,
    pub(super) persons: bool,
    /// One line a row.
    pub(super) rows: String,
}

impl Fragment {
    /// The document with its tables; those without a row that may be found are left out.
    pub fn new(found: &Found, tables: &[Table]) -> Fragment {
        let Found { kind, period, path, state, title, figure } = found;
        let mut said = String::new();
        line(&mut said, ["D", kind, period, path, state, title, figure]);
        said.pop();
        let tables =
            tables.iter().filter(|table| table.rows.iter().any(|row| !row.label.is_empty()));
        Fragment {
            line: said,
            path: path.clone(),
            period: period.clone(),
            tables: tables.map(Lines::of).collect(),
        }
    }

    /// It without the rows of persons.
    #[must_use]
    pub fn without_persons(&self) -> Fragment {
        let tables = self.tables.iter().filter(|table| !table.persons).cloned().collect();
        Fragment { tables, ..self.clone() }
    }

    /// All that keys are made of: words and their places, no figure.
    pub fn words(&self) -> String {
        let mut said = format!("{}\n{}\n", self.path, self.period);
        for table in &self.tables {
            said.push_str(&table.form);
            for row in table.rows.lines() {
                let end = row.match_indices('\t').nth(3).map_or(row.len(), |(at, _)| at);
                said.push('\n');
                said.push_str(&row[..end]);
            }
        }
        said
    }

    /// The line, with the number of the file in which the rows begin, if there are rows.
    pub(super) fn line(&self, part: Option<usize>) -> String {
        const FIELDS: usize = 7;
        let Some(part) = part else { return self.line.clone() };
        let missing = FIELDS.saturating_sub(self.line.split('\t').count());
        format!("{}{}\t{part}", self.line, "\t".repeat(missing))
    }
}

impl Lines {
    fn of(table: &Table) -> Lines {
        let mut rows = String::new();
        for row in &table.rows {
            let Row { label, code, more, figure } = row;
            line(&mut rows, ["", label, code, more, figure]);
        }
        Lines {
            form: table.form.clone(),
            caption: table.caption.clone(),
            figure: table.figure.clone(),
            page: table.page,
            breaks: table.breaks.clone(),
            persons: table.persons,
            rows,
        }
    }

    /// The head of the rows from `first` on.
    pub(super) fn head(&self, first: usize) -> String {
        let before = self.breaks.iter().filter(|at| **at <= first).count();
        let mut pages = (self.page + before).to_string();
        for at in self.breaks.iter().skip(before) {
            pages.push_str(&format!(" {at}"));
        }
        let mut head = String::new();
        let first = first.to_string();
        line(&mut head, ["F", &self.form, &self.caption, &self.figure, &first, &pages]);
        head
    }
}
