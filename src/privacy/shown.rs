//! What may be seen of the tables of a document: the only door through which pages, downloads,
//! charts and data reach a cell.

use std::collections::BTreeSet;

use super::counts;
use super::posting::{self, Numbers, Seen};
use crate::kind::{Column, ColumnType, Form, Privacy};
use crate::model::disclosure::State;
use crate::model::persons::Persons;
use crate::model::withdrawal::Takedown;
use crate::model::{CellValue, Model, Row, Table, Whole};
use crate::value::date::Date;
use crate::value::text;

/// A table as it may be seen.
#[derive(Clone, Debug)]
pub struct Shown<'t> {
    table: &'t Table,
    form: &'t Form,
    whole: &'t Whole,
    columns: Vec<usize>,
    seen: Seen,
    /// Rows in the order they are seen, where that may not be the order of the file.
    order: Option<Vec<usize>>,
    /// Cells that are hidden, by row and column.
    hidden: BTreeSet<(usize, usize)>,
    /// Some number of the document is hidden.
    hides: bool,
    small: u64,
}

/// What may be seen of all tables of a document on the day `at`.
pub fn shown<'t>(whole: &'t Whole, model: &'t Model, at: Date) -> Vec<Shown<'t>> {
    let (seen, numbers) = (posting::seen(whole, model, at), posting::numbers(whole, model, at));
    let version = whole.version(&model.kinds);
    let small = model.settings.persons.small_count;
    let hidden = counts::hidden(whole, version, small, numbers);
    let few = |table: &Table| {
        let rows = table.rows.len() as u64;
        posting::lists_persons(&table.columns) && (1..small).contains(&rows)
    };
    let hides = !hidden.is_empty()
        || match numbers {
            Numbers::Open => false,
            Numbers::Careful => whole.tables.iter().any(few),
            Numbers::Bare => true,
        };
    let one = |(place, table): (usize, &'t Table)| {
        let of_table = hidden.iter().filter(|(table, ..)| *table == place);
        let hidden = of_table.map(|(_, row, column)| (*row, *column)).collect();
        let columns = table.columns.iter().enumerate();
        let visible = columns.filter(|(_, column)| column.privacy != Privacy::Never);
        let columns = visible.map(|(column, _)| column).collect();
        let form = &version.forms[table.form];
        let order = None;
        let shown = Shown { table, form, whole, columns, seen, order, hidden, hides, small };
        shown.unlinked()
    };
    whole.tables.iter().enumerate().map(one).collect()
}

impl<'t> Shown<'t> {
    /// Where names are shortened, neither number nor order says which row of the signed list a row
    /// is: the running number goes, and rows stand in the order of what is seen of them.
    fn unlinked(mut self) -> Shown<'t> {
        let masked = |column: &Column| column.privacy == Privacy::Masked;
        let shortened = self.table.columns.iter().any(masked)
            || (self.lists_persons() && self.seen == Seen::As(Persons::Initials));
        if !shortened {
            return self;
        }
        self.columns.retain(|column| self.table.columns[*column].id != "stt");
        let mut order: Vec<(Vec<String>, usize)> = (0..self.table.rows.len())
            .map(|place| {
                let row = ShownRow { shown: &self, row: place, place };
                let cells = row.cells().map(|(_, cell)| cell);
                // Withdrawn rows last (`Some` after `None`), then by what is plain (the hamlet), then by initials.
                let (masked, plain): (Vec<_>, Vec<_>) =
                    cells.partition(|cell| matches!(cell, ShownCell::Masked(_)));
                let words = plain.iter().chain(&masked).flat_map(|cell| {
                    let said = format!("{cell:?}");
                    [text::fold(&said), said]
                });
                let withdrawn = format!("{:?}", row.takedown());
                (std::iter::once(withdrawn).chain(words).collect(), place)
            })
            .collect();
        order.sort();
        self.order = Some(order.into_iter().map(|(_, place)| place).collect());
        self
    }

    /// Its form.
    pub fn form(&self) -> &'t Form {
        self.form
    }

    /// The table holds data of persons, shown or not.
    pub fn lists_persons(&self) -> bool {
        posting::lists_persons(&self.table.columns)
    }

    /// Persons are seen in it today.
    pub fn shows_persons(&self) -> bool {
        self.lists_persons() && !self.rows_gone()
    }

    /// Names are shortened in it, and its rows stand in an order of their own.
    pub fn is_unlinked(&self) -> bool {
        self.order.is_some()
    }

    fn rows_gone(&self) -> bool {
        match self.seen {
            Seen::Withdrawn => true,
            Seen::Never | Seen::Over => self.lists_persons(),
            Seen::Nobody | Seen::As(_) => false,
        }
    }

    /// It has rows that may not be seen, no longer or never; its counts stand for them.
    pub fn persons_gone(&self) -> bool {
        self.rows_gone() && self.seen != Seen::Withdrawn && !self.table.rows.is_empty()
    }

    /// Only counts are ever published of it, by the site's decision.
    pub fn never_names(&self) -> bool {
        self.persons_gone() && self.seen == Seen::Never
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
        if self.rows_gone() { 0 } else { self.table.rows.len() }
    }

    /// There is no row to see.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The visible rows, in the order they are seen.
    pub fn rows(&self) -> impl Iterator<Item = ShownRow<'_, 't>> {
        (0..self.len()).map(move |place| {
            let row = self.order.as_ref().map_or(place, |order| order[place]);
            ShownRow { shown: self, row, place }
        })
    }

    /// The sum of a column over all rows, seen or not; none when nothing in it adds up, or when it
    /// would tell of few.
    pub fn total(&self, column: &Column) -> Option<i128> {
        let place = self.table.column(&column.id)?;
        let adds = column.total && matches!(column.privacy, Privacy::Public | Privacy::Counted);
        if self.seen == Seen::Withdrawn || !adds || self.tells_of_few() {
            return None;
        }
        let cells = self.table.rows.iter().map(|row| &row.cells[place].value);
        Some(cells.filter_map(CellValue::quantity).sum())
    }

    /// How many records the table has, seen or not; none where it would tell of few.
    pub fn count(&self) -> Option<usize> {
        match self.seen {
            Seen::Withdrawn => Some(0),
            // Every row is seen, the withdrawn ones as such.
            Seen::As(_) => Some(self.table.rows.len()),
            _ => (!self.tells_of_few()).then_some(self.table.rows.len()),
        }
    }

    /// A total over all persons would, by itself or beside other numbers, tell of few of them.
    fn tells_of_few(&self) -> bool {
        self.lists_persons() && self.hides
    }

    /// Some number of this table is hidden.
    pub fn hides_numbers(&self) -> bool {
        !self.hidden.is_empty() || (self.persons_gone() && self.tells_of_few())
    }

    /// The first number that is not small.
    pub fn small_count(&self) -> u64 {
        self.small
    }

    /// Figures of this column may be spoken of one by one, in checks and corrections.
    pub fn is_open(&self, column: &Column) -> bool {
        match column.privacy {
            Privacy::Public => !self.lists_persons() && !self.is_ratio_of_counted(column),
            Privacy::Counted => !self.hides,
            _ => false,
        }
    }

    fn is_ratio_of_counted(&self, column: &Column) -> bool {
        let counted = |id: &String| {
            let of = self.table.columns.iter().find(|other| other.id == *id);
            of.is_some_and(|column| column.privacy == Privacy::Counted)
        };
        let ratio = column.ratio.as_ref();
        self.hides && ratio.is_some_and(|(part, whole)| counted(part) || counted(whole))
    }
}

/// Whether a sentence about figures of these cells (table, row, column) gives no hidden number away;
/// a figure without a cell is a sum over a list.
pub fn may_say(
    tables: &[Shown<'_>],
    mut cells: impl Iterator<Item = Option<(usize, usize, usize)>>,
) -> bool {
    let is_open = |(table, row, column): (usize, usize, usize)| {
        let shown = tables.get(table);
        shown.is_some_and(|one| !one.lists_persons() && !one.hidden.contains(&(row, column)))
    };
    !tables.iter().any(|table| table.hides) || cells.all(|cell| cell.is_some_and(is_open))
}

/// A row that may be seen.
#[derive(Clone, Copy)]
pub struct ShownRow<'s, 't> {
    shown: &'s Shown<'t>,
    /// Place in the table: never leaves this module where rows are unlinked.
    row: usize,
    /// Place among the rows that are seen.
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
    /// A small number of persons, or one that would give it away.
    Hidden,
    /// Of a row that was taken out.
    Withdrawn,
}

impl<'t> ShownRow<'_, 't> {
    /// Its place among the rows that are seen.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The form of its table.
    pub fn form(&self) -> &'t Form {
        self.shown.form
    }

    /// What the row says of itself, without its cells.
    pub fn line(&self) -> &'t Row {
        &self.shown.table.rows[self.row]
    }

    /// When and why it was taken out, if it was.
    pub fn takedown(&self) -> Option<&'t Takedown> {
        let withdrawals = &self.shown.whole.disclosure.withdrawals;
        self.line().withdrawn.and_then(|place| withdrawals.get(place)).map(|one| &one.takedown)
    }

    /// The cells of the visible columns.
    pub fn cells(&self) -> impl Iterator<Item = (&'t Column, ShownCell<'t>)> + '_ {
        self.shown.columns.iter().map(|column| {
            let heading = &self.shown.table.columns[*column];
            (heading, self.cell(*column, heading))
        })
    }

    fn cell(&self, column: usize, heading: &Column) -> ShownCell<'t> {
        let (shown, table) = (self.shown, self.shown.table);
        let value = &table.rows[self.row].cells[column].value;
        if self.line().withdrawn.is_some() {
            let is_number = heading.id == "stt";
            return if is_number { ShownCell::Plain(value) } else { ShownCell::Withdrawn };
        }
        if shown.hidden.contains(&(self.row, column)) {
            return ShownCell::Hidden;
        }
        if shown.masks(heading) {
            return match value {
                CellValue::Text(text) => ShownCell::Masked(initials(text)),
                CellValue::Blank => ShownCell::Plain(value),
                _ => ShownCell::Masked("•••".to_owned()),
            };
        }
        match (value, table.ratio(self.row, column)) {
            (CellValue::Blank, Some(ratio)) => ShownCell::Computed(ratio),
            _ => ShownCell::Plain(value),
        }
    }
}

impl Shown<'_> {
    /// The cells of a column are shortened: always, or while a list is seen by initials.
    fn masks(&self, column: &Column) -> bool {
        let by_initials = self.seen == Seen::As(Persons::Initials);
        let words = matches!(column.holds, ColumnType::Person | ColumnType::Text);
        let of_persons = column.privacy == Privacy::PublicUntil
            || (self.lists_persons() && column.holds == ColumnType::Person);
        column.privacy == Privacy::Masked || (by_initials && of_persons && words)
    }
}

/// “Nguyễn Văn An” as “N. V. A.”.
fn initials(name: &str) -> String {
    let initials = name.split_whitespace().filter_map(|word| word.chars().next());
    initials.map(|sign| format!("{sign}.")).collect::<Vec<_>>().join(" ")
}

/// When and why a document was withdrawn, if it was.
pub fn takedown(whole: &Whole) -> Option<&Takedown> {
    match &whole.state {
        State::Withdrawn(takedown) => Some(takedown),
        _ => None,
    }
}
