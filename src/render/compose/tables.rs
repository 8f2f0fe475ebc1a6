//! A table that may be seen, as the theme prints it.

use super::Composer;
use crate::derive::{Check, Compared, Verdict};
use crate::finding::Lang;
use crate::kind::{Column, ColumnType, TableShape};
use crate::model::CellValue;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::view::{Cell, HeadCell, Html, Row, RowGroup, Table, TableKind};
use crate::value::MoneyUnit;
use crate::value::date::short;
use crate::value::dong::{Dong, exact};
use crate::value::number::Number;

/// Columns beside the row heads that a phone can show.
const NARROW: usize = 3;

/// Rows from which on a table gets a box to filter it: a form is read as a whole much longer.
fn long_from(shape: TableShape) -> usize {
    match shape {
        TableShape::List => 15,
        TableShape::Lines => 30,
    }
}

/// What a table is printed with besides its own cells.
pub(super) struct Dress<'d> {
    /// The comparisons of the document, to mark what fails.
    pub checks: &'d [Check],
    /// Comparisons with other documents.
    pub across: &'d [Compared],
    /// Place of the table in its document.
    pub place: usize,
    /// Cells that were corrected: row and column.
    pub changed: &'d [(usize, usize)],
    /// Rows to show.
    pub rows: std::ops::Range<usize>,
}

impl Composer<'_> {
    /// A table of a document; none when there is nothing to show.
    pub(super) fn table(&self, shown: &Shown<'_>, dress: &Dress<'_>) -> Option<Table> {
        let form = shown.form();
        let head_column = head_column(shown);
        let marks = if shown.is_unlinked() { Marks::none() } else { Marks::of(dress) };
        let columns: Vec<(usize, &Column)> =
            shown.columns().enumerate().filter(|(n, _)| !head_column.holds(*n)).collect();
        let rows: Vec<Row> = shown
            .rows()
            .skip(dress.rows.start)
            .take(dress.rows.len())
            .map(|row| self.row(shown, &row, &head_column, &marks))
            .collect();
        if rows.is_empty() {
            return None;
        }
        let numeric: Vec<bool> = columns.iter().map(|(_, column)| is_number(column)).collect();
        let width = u16::try_from(columns.len() + 1).unwrap_or(u16::MAX);
        let title = form.title.get(self.lang());
        Some(Table {
            id: format!("bang-{}", form.address),
            caption: match form.number.as_str() {
                "" => title.to_owned(),
                number => self.say("form_caption", &[("title", &title), ("number", &number)]),
            },
            note: self.table_note(shown),
            says: Html::default(),
            kind: match form.table {
                TableShape::Lines => TableKind::LineTable,
                TableShape::List => TableKind::ListTable,
            },
            wide: columns.len() > NARROW,
            long: shown.len() >= long_from(form.table),
            align: Table::align(&numeric),
            head: head(&columns, &self.head_label(shown, &head_column), self.lang()),
            groups: vec![RowGroup { title: String::new(), columns: width, rows }],
            foot: self.foot(shown, &columns).into_iter().collect(),
        })
    }

    fn table_note(&self, shown: &Shown<'_>) -> String {
        let mut notes = Vec::new();
        let is_money =
            |(_, cell): (_, ShownCell<'_>)| matches!(cell, ShownCell::Plain(CellValue::Money(_)));
        let money = shown.columns().any(|column| column.holds == ColumnType::Money)
            || shown.rows().any(|row| row.cells().any(is_money));
        if let (true, Some(unit)) = (money, shown.money()) {
            notes.push(self.say("unit_of_money", &[("unit", &unit.label())]));
        }
        if shown.rows().any(|row| row.line().of_which) {
            notes.push(self.word("of_which_note"));
        }
        let computed = |row: ShownRow<'_, '_>| {
            row.cells().any(|(_, cell)| matches!(cell, ShownCell::Computed(_)))
        };
        if shown.rows().any(computed) {
            notes.push(self.word("computed_note"));
        }
        if shown.hides_numbers() {
            notes.push(self.say("small_counts", &[("limit", &shown.small_count())]));
        }
        notes.join(" ")
    }

    fn head_label(&self, shown: &Shown<'_>, head: &Head) -> String {
        let label = head.label.and_then(|place| shown.columns().nth(place));
        label.map_or_else(
            || self.word("content_label"),
            |column| column.label.get(self.lang()).to_owned(),
        )
    }

    fn row(
        &self,
        shown: &Shown<'_>,
        row: &ShownRow<'_, '_>,
        head: &Head,
        marks: &Marks<'_>,
    ) -> Row {
        let line = row.line();
        let mut view = Row::default();
        let mut cells = Vec::new();
        let mut rich = false;
        for (place, (column, cell)) in row.cells().enumerate() {
            let text = self.cell_text(column, &cell, shown.money());
            match place {
                place if Some(place) == head.code => view.code = text,
                place if Some(place) == head.label => view.label = text,
                _ => {
                    let class = marks.class(row.place(), column, shown);
                    rich |= !class.is_empty();
                    cells.push(Cell { text, class: class.into(), ..Cell::default() });
                }
            }
        }
        if shown.form().table == TableShape::Lines {
            view.class = line_class(line.level, line.of_which).into();
            view.code.clone_from(&line.code);
            view.label.clone_from(&line.label);
        }
        if let Some(takedown) = row.takedown() {
            view.label = self.takedown("row_withdrawn", takedown);
            view.class = "withdrawn".into();
        }
        if (self.is_searched() && !shown.is_unlinked()) || marks.any_in(row.place()) {
            view.id = row_id(shown, row.place());
        }
        if rich {
            view.rich = cells;
        } else {
            view.cells = cells.into_iter().map(|cell| cell.text).collect();
        }
        view
    }

    fn foot(&self, shown: &Shown<'_>, columns: &[(usize, &Column)]) -> Option<Row> {
        let cells: Vec<String> = columns
            .iter()
            .map(|(_, column)| match shown.total(column) {
                Some(total) => quantity(total, column.holds, shown.money()),
                None => String::new(),
            })
            .collect();
        let any = cells.iter().any(|cell| !cell.is_empty());
        any.then(|| Row {
            class: "total".into(),
            label: shown.count().map_or_else(
                || self.word("sum_label"),
                |count| self.say("foot_total", &[("count", &count)]),
            ),
            cells,
            ..Row::default()
        })
    }

    /// What a cell says, as read.
    pub(super) fn cell_text(
        &self,
        column: &Column,
        cell: &ShownCell<'_>,
        money: Option<MoneyUnit>,
    ) -> String {
        match cell {
            ShownCell::Masked(text) => text.clone(),
            ShownCell::Hidden => self.word("hidden_cell"),
            ShownCell::Withdrawn => String::new(),
            ShownCell::Computed(ratio) => one_decimal(*ratio),
            ShownCell::Plain(value) => match value {
                CellValue::Blank => String::new(),
                CellValue::Dash => "–".to_owned(),
                CellValue::NoneOccurred => self.word("none_occurred"),
                CellValue::NotApplicable => "x".to_owned(),
                CellValue::Money(dong) => exact(*dong, money.unwrap_or(MoneyUnit::Dong)),
                CellValue::Number(number) if column.holds == ColumnType::Year => {
                    number.as_whole().map(|year| year.to_string()).unwrap_or_default()
                }
                CellValue::Number(number) => number.to_string(),
                CellValue::Text(text) => text.clone(),
                CellValue::Choice(place) => column
                    .choices
                    .get(*place)
                    .map_or(String::new(), |(_, label)| label.get(self.lang()).to_owned()),
                CellValue::Date(date) => short(*date),
            },
        }
    }

    pub(super) fn lang(&self) -> Lang {
        self.facts.model.settings.lang
    }
}

/// Which columns of a list become the head of its rows.
struct Head {
    code: Option<usize>,
    label: Option<usize>,
}

impl Head {
    fn holds(&self, place: usize) -> bool {
        self.code == Some(place) || self.label == Some(place)
    }
}

/// The running number and the first column of words; lines bring their own head.
fn head_column(shown: &Shown<'_>) -> Head {
    if shown.form().table == TableShape::Lines {
        return Head { code: None, label: None };
    }
    let places = |wanted: &dyn Fn(&Column) -> bool| shown.columns().position(wanted);
    let words = |column: &Column| {
        matches!(column.holds, ColumnType::Person | ColumnType::Text) && column.id != "stt"
    };
    Head { code: places(&|column| column.id == "stt"), label: places(&words).or(Some(0)) }
}

/// One or two rows of heads.
fn head(columns: &[(usize, &Column)], first: &str, lang: Lang) -> Vec<Vec<HeadCell>> {
    let grouped = columns.iter().any(|(_, column)| column.group.is_some());
    let mut top = vec![HeadCell { rowspan: 1 + u16::from(grouped), ..HeadCell::text(first) }];
    let single = |column: &Column, rowspan| HeadCell {
        label: column.label.get(lang).to_owned(),
        num: is_number(column),
        colspan: 1,
        rowspan,
    };
    if !grouped {
        top.extend(columns.iter().map(|(_, column)| single(column, 1)));
        return vec![top];
    }
    let mut below = Vec::new();
    let mut at = 0;
    while at < columns.len() {
        let column = columns[at].1;
        let Some(group) = &column.group else {
            top.push(single(column, 2));
            at += 1;
            continue;
        };
        let same =
            columns[at..].iter().take_while(|(_, other)| other.group.as_ref() == Some(group));
        let count = same.count();
        top.push(HeadCell {
            label: group.get(lang).to_owned(),
            num: true,
            colspan: u16::try_from(count).unwrap_or(u16::MAX),
            rowspan: 1,
        });
        below.extend(columns[at..at + count].iter().map(|(_, column)| single(column, 1)));
        at += count;
    }
    vec![top, below]
}

fn is_number(column: &Column) -> bool {
    column.holds.is_numeric() || column.holds == ColumnType::Year
}

fn line_class(level: u8, of_which: bool) -> &'static str {
    match (of_which, level) {
        (true, _) => "of-which",
        (_, 0) => "total",
        (_, 1) => "d1",
        (_, 2) => "d2",
        _ => "d3",
    }
}

/// The cells of a table that are not as the others: row and column.
struct Marks<'d> {
    /// Cells that do not add up.
    amiss: Vec<(usize, usize)>,
    /// Cells that were corrected.
    changed: &'d [(usize, usize)],
}

impl<'d> Marks<'d> {
    fn of(dress: &Dress<'d>) -> Marks<'d> {
        let across = dress.across.iter().map(|one| &one.check);
        let checks = dress.checks.iter().chain(across);
        let fails = checks.filter(|check| check.verdict() == Verdict::Fails);
        let marked = fails.filter_map(Check::place);
        let amiss = marked.filter(|place| place.table == dress.place);
        let amiss = amiss.map(|place| (place.row, place.column)).collect();
        Marks { amiss, changed: dress.changed }
    }

    /// For rows that stand in an order of their own.
    fn none() -> Marks<'d> {
        Marks { amiss: Vec::new(), changed: &[] }
    }

    fn any_in(&self, row: usize) -> bool {
        self.amiss.iter().chain(self.changed).any(|(at, _)| *at == row)
    }

    /// The class of a cell.
    fn class(&self, row: usize, column: &Column, shown: &Shown<'_>) -> &'static str {
        if !self.any_in(row) {
            return "";
        }
        let Some(place) = shown.place_of(column) else { return "" };
        match (self.amiss.contains(&(row, place)), self.changed.contains(&(row, place))) {
            (true, _) => "amiss",
            (_, true) => "changed",
            _ => "",
        }
    }
}

/// Anchor of a row.
pub(super) fn row_id(shown: &Shown<'_>, row: usize) -> String {
    format!("{}-{}", shown.form().address, row + 1)
}

/// A figure of a column that is not a single cell: a total.
pub(super) fn quantity(quantity: i128, holds: ColumnType, money: Option<MoneyUnit>) -> String {
    let small = i64::try_from(quantity).unwrap_or(i64::MAX);
    match holds {
        ColumnType::Money => exact(Dong(small), money.unwrap_or(MoneyUnit::Dong)),
        _ => Number::from_millionths(small).to_string(),
    }
}

/// Per cent with one decimal.
pub(super) fn one_decimal(ratio: Number) -> String {
    let shown = ratio.rounded(1).to_string();
    if shown.contains(',') { shown } else { shown + ",0" }
}
