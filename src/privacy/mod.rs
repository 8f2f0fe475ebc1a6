//! Privacy: what the class of each column lets through, decided on the record before any page.
//!
//! [`Shown`] is the only thing that pages, downloads and the index accept of a table: a cell that
//! its class holds back cannot be asked for. A list of persons keeps its rows until the posting
//! period is over; the day after, only what was counted over all of them remains.

pub mod attachment;
pub mod gate;
pub mod identifier;
pub mod outlet;

use jiff::ToSpan;

use crate::kind::{Column, Form, Kinds, Privacy};
use crate::model::disclosure::State;
use crate::model::{CellValue, Disclosure, Outline, Row, Settings, Table};
use crate::value::date::Date;

/// Days a list stays posted where the document names no last day (Law 10/2022, art. 13.2).
const POSTED_DAYS: i64 = 30;

/// A table as it may be seen.
#[derive(Clone, Debug)]
pub struct Shown<'t> {
    table: &'t Table,
    form: &'t Form,
    columns: Vec<usize>,
    rows_gone: bool,
    withdrawn: bool,
}

/// What may be seen of a table on the day `at`.
pub fn shown<'t>(
    disclosure: &Disclosure,
    table: &'t Table,
    kinds: &'t Kinds,
    settings: &Settings,
    at: Date,
) -> Shown<'t> {
    let form = &disclosure.version(kinds).forms[table.form];
    let persons = lists_persons(&table.columns);
    let withdrawn = matches!(disclosure.state, State::Withdrawn(_));
    let over = persons && is_over(disclosure, settings, at);
    let columns = table.columns.iter().enumerate();
    let visible = columns.filter(|(_, column)| column.privacy != Privacy::Never).map(|(n, _)| n);
    Shown { table, form, columns: visible.collect(), rows_gone: over || withdrawn, withdrawn }
}

/// The posting period is over: persons are gone.
fn is_over(disclosure: &Disclosure, settings: &Settings, at: Date) -> bool {
    last_day(disclosure, settings).is_none_or(|last| at > last)
}

/// Some column names persons who leave after the posting period.
pub fn lists_persons(columns: &[Column]) -> bool {
    columns.iter().any(|column| column.privacy == Privacy::PublicUntil)
}

/// The last day on which persons may be seen; none when nothing says when the posting began.
pub fn last_day(disclosure: &Disclosure, settings: &Settings) -> Option<Date> {
    let posted = disclosure.posted.as_ref();
    let until = posted.and_then(|posted| posted.until).or_else(|| {
        let from = posted.and_then(|posted| posted.from).or(disclosure.published)?;
        from.checked_add(POSTED_DAYS.days()).ok()
    })?;
    until.checked_add(settings.margin_days.days()).ok()
}

impl<'t> Shown<'t> {
    /// Its form.
    pub fn form(&self) -> &'t Form {
        self.form
    }

    /// The table holds data of persons, shown or not.
    pub fn lists_persons(&self) -> bool {
        lists_persons(&self.table.columns)
    }

    /// Persons are seen in it today.
    pub fn shows_persons(&self) -> bool {
        self.lists_persons() && !self.rows_gone
    }

    /// It had rows that may no longer be seen.
    pub fn persons_gone(&self) -> bool {
        self.rows_gone && !self.withdrawn && !self.table.rows.is_empty()
    }

    /// The whole form says “không phát sinh”.
    pub fn none_occurred(&self) -> bool {
        self.table.none_occurred
    }

    /// The unit its money is written in.
    pub fn money(&self) -> Option<crate::value::MoneyUnit> {
        self.table.money
    }

    /// The visible columns.
    pub fn columns(&self) -> impl ExactSizeIterator<Item = &'t Column> + '_ {
        self.columns.iter().map(|place| &self.table.columns[*place])
    }

    /// Place of a column among all columns of the table, for marks of checks and corrections.
    pub fn place_of(&self, column: &Column) -> Option<usize> {
        self.table.column(&column.id)
    }

    /// How many rows there are to see.
    pub fn len(&self) -> usize {
        if self.rows_gone { 0 } else { self.table.rows.len() }
    }

    /// There is no row to see.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The visible rows with their places.
    pub fn rows(&self) -> impl Iterator<Item = ShownRow<'_, 't>> {
        (0..self.len()).map(move |place| ShownRow { shown: self, place })
    }

    /// The sum of a column over all rows, seen or not; none when nothing in it adds up.
    pub fn total(&self, column: &Column) -> Option<i128> {
        let place = self.table.column(&column.id)?;
        if self.withdrawn || !column.total || column.privacy != Privacy::Public {
            return None;
        }
        let cells = self.table.rows.iter().map(|row| &row.cells[place].value);
        Some(cells.filter_map(CellValue::quantity).sum())
    }

    /// How many records the table has, seen or not.
    pub fn count(&self) -> usize {
        if self.withdrawn { 0 } else { self.table.rows.len() }
    }
}

/// A row that may be seen.
#[derive(Clone, Copy)]
pub struct ShownRow<'s, 't> {
    shown: &'s Shown<'t>,
    place: usize,
}

/// A cell that may be seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShownCell<'t> {
    /// As it stands.
    Plain(&'t CellValue),
    /// Shortened.
    Masked(String),
    /// A ratio that was left blank and computed.
    Computed(crate::value::Number),
}

impl<'t> ShownRow<'_, 't> {
    /// Its place in the table.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The form of its table.
    pub fn form(&self) -> &'t Form {
        self.shown.form
    }

    /// What the row says of itself, without its cells.
    pub fn line(&self) -> &'t Row {
        &self.shown.table.rows[self.place]
    }

    /// The cells of the visible columns.
    pub fn cells(&self) -> impl Iterator<Item = (&'t Column, ShownCell<'t>)> + '_ {
        let (table, place) = (self.shown.table, self.place);
        self.shown.columns.iter().map(move |column| {
            let heading = &table.columns[*column];
            let value = &table.rows[place].cells[*column].value;
            (heading, cell(table, (place, *column), heading, value))
        })
    }
}

fn cell<'t>(
    table: &Table,
    (row, column): (usize, usize),
    heading: &Column,
    value: &'t CellValue,
) -> ShownCell<'t> {
    if heading.privacy == Privacy::Masked {
        return match value {
            CellValue::Text(text) => ShownCell::Masked(masked(text)),
            CellValue::Blank => ShownCell::Plain(value),
            _ => ShownCell::Masked("•••".to_owned()),
        };
    }
    match (value, table.ratio(row, column)) {
        (CellValue::Blank, Some(ratio)) => ShownCell::Computed(ratio),
        _ => ShownCell::Plain(value),
    }
}

/// “Nguyễn Văn An” as “N. V. A.”.
fn masked(name: &str) -> String {
    let initials = name.split_whitespace().filter_map(|word| word.chars().next());
    initials.map(|sign| format!("{sign}.")).collect::<Vec<_>>().join(" ")
}

/// How many rows of a table may be seen, as [`Shown::len`] says without the table being at hand.
pub fn rows_shown(
    disclosure: &Disclosure,
    outline: &Outline,
    settings: &Settings,
    at: Date,
) -> usize {
    let withdrawn = matches!(disclosure.state, State::Withdrawn(_));
    let gone = withdrawn || (outline.persons && is_over(disclosure, settings, at));
    if gone { 0 } else { outline.rows }
}

/// The document listed persons who may no longer be seen.
pub fn persons_gone(disclosure: &Disclosure, settings: &Settings, at: Date) -> bool {
    let listed = disclosure.outlines.iter().any(|outline| outline.persons && outline.rows > 0);
    let withdrawn = matches!(disclosure.state, State::Withdrawn(_));
    listed && !withdrawn && is_over(disclosure, settings, at)
}

/// The files that go with a document may be seen: a signed list of persons leaves with the list, and
/// nothing stays of what was withdrawn.
pub fn shows_attachments(disclosure: &Disclosure, settings: &Settings, at: Date) -> bool {
    let withdrawn = matches!(disclosure.state, State::Withdrawn(_));
    !withdrawn && !persons_gone(disclosure, settings, at)
}

/// Persons are seen in some table of the document today.
pub fn shows_persons(disclosure: &Disclosure, settings: &Settings, at: Date) -> bool {
    let withdrawn = matches!(disclosure.state, State::Withdrawn(_));
    let lists = disclosure.outlines.iter().any(|outline| outline.persons);
    lists && !withdrawn && !is_over(disclosure, settings, at)
}
