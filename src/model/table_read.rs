//! Tables as they stand in a YAML file.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::cell::{Cell, CellValue};
use super::table::{Row, Table};
use super::withdrawal::{self, Withdrawal};
use crate::finding::code::{
    ColumnNotAllowed, FixedLinesOnly, LineTwice, UnknownChoice, UnknownKey, UnknownLine, both,
};
use crate::finding::{Finding, Span};
use crate::kind::{Column, ColumnType, Form, Line, Privacy, Rows, TableShape};
use crate::source::fields::{did_you_mean, too_long};
use crate::source::yaml::{Key, Node};
use crate::value::amount::{Evidence, Reading, read_amount_by};
use crate::value::date::read_date;
use crate::value::limits::CELL_LIMIT;
use crate::value::number::{read_number, read_percent};
use crate::value::{self, MoneyUnit, text};

/// A raw cell: its text and place.
#[derive(Clone, Copy)]
pub(super) struct Raw<'r> {
    /// As written.
    pub text: &'r str,
    /// Where.
    pub span: Span,
}

/// A raw row: its words about itself, and its cells by column.
#[derive(Default)]
pub(super) struct RawRow<'r> {
    pub line: Option<Raw<'r>>,
    pub code: &'r str,
    pub label: &'r str,
    pub level: Option<Raw<'r>>,
    pub of_which: bool,
    pub cells: Vec<Option<Raw<'r>>>,
    pub start: u32,
    pub end: u32,
}

/// What reading a table needs to know.
pub(super) struct Setting<'s> {
    /// The form.
    pub form: &'s Form,
    /// The columns, of the form or of the file.
    pub columns: &'s Arc<[Column]>,
    /// The declared unit of money.
    pub money: Option<MoneyUnit>,
    /// Rows that were taken out of the document's lists.
    pub withdrawals: &'s [Withdrawal],
}

impl Setting<'_> {
    /// Place of a column; cells mostly stand in the order of the columns, so the `next` is tried first.
    fn column(&self, id: &str, next: usize) -> Option<usize> {
        let is_it = |column: &Column| column.id == id;
        let guessed = self.columns.get(next).is_some_and(is_it).then_some(next);
        guessed.or_else(|| self.columns.iter().position(is_it))
    }
}

/// Takes a YAML row apart.
pub(super) fn raw_row<'r>(
    node: &'r Node<'_>,
    setting: &Setting<'_>,
    findings: &mut Vec<Finding>,
) -> RawRow<'r> {
    let mut row = RawRow { cells: vec![None; setting.columns.len()], ..RawRow::default() };
    let entries = node.entries();
    row.start = entries.first().map_or(node.span.start, |(key, _)| key.span.start);
    row.end = entries.last().map_or(node.span.end, |(_, value)| value.span.end);
    let lines = setting.form.table == TableShape::Lines;
    if entries.is_empty() {
        let expected = both("một dòng dạng { mục: giá trị }", "a row of the form { key: value }");
        findings.push(crate::finding::code::WrongShape { expected }.at(node.span));
    }
    let mut next = 0;
    for (key, value) in entries {
        let Some(text) = value.text() else {
            let expected = both("một giá trị, không phải danh sách", "one value, not a list");
            findings.push(crate::finding::code::WrongShape { expected }.at(value.span));
            continue;
        };
        let raw = Raw { text: text.trim(), span: value.span };
        match &*key.text {
            "line" if lines => row.line = Some(raw),
            "code" if lines => row.code = raw.text,
            "label" if lines => row.label = raw.text,
            "level" if lines => row.level = Some(raw),
            "role" if lines => row.of_which = matches!(raw.text, "of-which" | "of_which"),
            id => match setting.column(id, next) {
                Some(place) => {
                    row.cells[place] = Some(raw);
                    next = place + 1;
                }
                None => findings.push(unknown_column(key, setting)),
            },
        }
    }
    row
}

fn unknown_column(key: &Key<'_>, setting: &Setting<'_>) -> Finding {
    if key.text.starts_with(|sign: char| sign.is_ascii_digit()) {
        let hint = both(
            ": trong ngoặc { } dấu phẩy ngăn các mục, nên số có dấu phẩy phải đặt trong dấu nháy",
            ": within { } a comma divides the keys, so a number with a comma stands in quotes",
        );
        return UnknownKey { key: key.text.to_string(), hint }.at(key.span);
    }
    let known = setting.columns.iter().map(|column| column.id.as_str());
    let own = ["line", "code", "label", "level", "role"];
    crate::source::fields::unknown(key, known.chain(own))
}

/// Raw rows in, a table out.
pub(super) fn table(
    rows: &[RawRow<'_>],
    setting: &Setting<'_>,
    place: (usize, Span),
    findings: &mut Vec<Finding>,
) -> Table {
    let (form, span) = place;
    let evidence = Evidence::of(rows.iter().flat_map(|row| money_texts(row, setting)));
    let mut table = Table {
        form,
        columns: Arc::clone(setting.columns),
        money: setting.money,
        none_occurred: false,
        rows: Vec::with_capacity(rows.len()),
        file: span.file,
        span,
    };
    let mut reader = RowReader {
        setting,
        evidence,
        findings,
        raws: rows,
        named: (BTreeSet::new(), 0),
        lines: vec![None; setting.form.lines.len()],
        above: Above::default(),
        choices: vec![Vec::new(); setting.columns.len()],
    };
    for place in 0..rows.len() {
        let row = reader.row(place, table.rows.last(), span);
        table.rows.push(row);
    }
    withdrawal::mark(&mut table, &setting.form.id, setting.withdrawals, findings);
    refused(&table, setting, findings);
    table
}

fn money_texts<'t, 'r>(
    row: &'t RawRow<'r>,
    setting: &'t Setting<'_>,
) -> impl Iterator<Item = &'r str> + 't {
    let columns = setting.columns.iter().zip(&row.cells);
    let money = columns
        .filter(|(column, _)| matches!(column.holds, ColumnType::Money | ColumnType::Measure));
    money.filter_map(|(_, cell)| cell.map(|raw| raw.text))
}

struct RowReader<'s, 'r, 'f> {
    setting: &'s Setting<'s>,
    evidence: Evidence,
    findings: &'f mut Vec<Finding>,
    raws: &'s [RawRow<'r>],
    /// Ids of the first so many rows, gathered once a row has an id of its own.
    named: (BTreeSet<&'r str>, usize),
    /// Where each line of the form was first named, and its last row.
    lines: Vec<Option<(Span, usize)>>,
    above: Above,
    /// The choices met in each column.
    choices: Vec<Vec<(&'r str, usize)>>,
}

/// The last row of each level, that rows below can belong to.
#[derive(Default)]
struct Above {
    /// All rows, and those that are added up into their parents.
    levels: Vec<(Option<usize>, Option<usize>)>,
}

impl Above {
    fn note(&mut self, place: usize, row: &Row) {
        let level = usize::from(row.level);
        if self.levels.len() <= level {
            self.levels.resize(level + 1, (None, None));
        }
        self.levels[level].0 = Some(place);
        if !row.of_which {
            self.levels[level].1 = Some(place);
        }
    }

    /// The nearest row above of a lesser level.
    fn parent(&self, row: &Row) -> Option<usize> {
        let lesser = self.levels.iter().take(usize::from(row.level));
        lesser.filter_map(|(any, added)| if row.of_which { *any } else { *added }).max()
    }
}

impl<'r> RowReader<'_, 'r, '_> {
    fn row(&mut self, place: usize, above: Option<&Row>, table: Span) -> Row {
        let raws = self.raws;
        let raw = &raws[place];
        let span = Span { file: table.file, start: raw.start, end: raw.end };
        let line = raw.line.and_then(|id| self.line(id, place));
        if let Some(id) = raw.line.filter(|_| line.is_none())
            && self.is_named(id.text, place)
        {
            self.findings.push(LineTwice { line: id.text.to_owned() }.at(id.span));
        }
        let known = line.map(|place| &self.setting.form.lines[place]);
        let mut row = Row {
            line,
            id: raw.line.map(|id| id.text.to_owned()).unwrap_or_default(),
            code: pick(raw.code, known.map(|line| line.code.as_str())),
            label: pick(raw.label, known.map(|line| line.label.vi.as_str())),
            of_which: raw.of_which || known.is_some_and(|line| line.of_which),
            cells: Vec::with_capacity(self.setting.columns.len()),
            start: raw.start,
            end: raw.end,
            ..Row::default()
        };
        if self.setting.form.table == TableShape::Lines {
            self.place_in_tree(&mut row, raw, known, above, span);
            self.above.note(place, &row);
        }
        for (column, cell) in raw.cells.iter().enumerate() {
            let cell = cell.map(|raw| self.cell(raw, column, known));
            row.cells.push(cell.unwrap_or_default());
        }
        row
    }

    /// Whether one of the rows before this place has the id.
    fn is_named(&mut self, id: &str, place: usize) -> bool {
        let (ids, count) = &mut self.named;
        let more = &self.raws[*count..place];
        ids.extend(more.iter().map(|raw| raw.line.map_or("", |line| line.text)));
        *count = place;
        ids.contains(id)
    }

    /// The place of a named line in the form; a line named twice is objected to.
    fn line(&mut self, id: Raw<'_>, row: usize) -> Option<usize> {
        let form = self.setting.form;
        let Some(place) = form.line(id.text) else {
            if form.rows != Rows::Free {
                let hint = did_you_mean(id.text, form.lines.iter().map(|line| line.id.as_str()));
                let line = id.text.to_owned();
                self.findings.push(UnknownLine { line, hint }.at(id.span));
            }
            return None;
        };
        let first = self.lines[place].map(|(first, _)| first);
        if let Some(first) = first {
            self.findings.push(LineTwice { line: id.text.to_owned() }.at(id.span).and(first));
        }
        self.lines[place] = Some((first.unwrap_or(id.span), row));
        Some(place)
    }

    /// Depth and parent: by the form for its own lines, else by the declared level.
    fn place_in_tree(
        &mut self,
        row: &mut Row,
        raw: &RawRow<'_>,
        known: Option<&Line>,
        above: Option<&Row>,
        span: Span,
    ) {
        let form = self.setting.form;
        if row.label.is_empty() {
            self.findings.push(crate::finding::code::MissingKey { key: "label".into() }.at(span));
        }
        if form.rows == Rows::Fixed && known.is_none() && raw.line.is_none() {
            self.findings.push(FixedLinesOnly { form: form.title.vi.clone() }.at(span));
        }
        if let Some(level) = raw.level {
            match level.text.parse::<u8>() {
                Ok(level @ 0..=12) => row.level = level,
                _ => {
                    let expected = both("bậc từ 0 đến 12", "a level from 0 to 12");
                    self.findings
                        .push(crate::finding::code::WrongShape { expected }.at(level.span));
                }
            }
        } else if let Some(line) = known {
            row.level = line.level;
        } else {
            // A line without a level stands beside the line above it.
            row.level = above.map_or(0, |above| above.level.max(1));
        }
        // The form's own parent for its lines, else the nearest row above of a lesser level.
        let own = known.filter(|_| raw.level.is_none());
        row.parent = match own {
            Some(line) => line.parent.and_then(|parent| self.parent_line(parent, row)),
            None => self.above.parent(row),
        };
    }

    /// The last row of a line of the form; where it is missing, the nearest of a lesser level.
    fn parent_line(&self, line: usize, row: &Row) -> Option<usize> {
        let id = self.setting.form.lines[line].id.as_str();
        let named = self.setting.form.line(id).and_then(|line| self.lines[line]);
        // A row is never its own parent, whatever the form says.
        let above = named.map(|(_, place)| place).filter(|_| id != row.id);
        above.or_else(|| self.above.parent(row))
    }

    fn cell(&mut self, raw: Raw<'r>, place: usize, line: Option<&Line>) -> Cell {
        let columns = self.setting.columns;
        let column = &columns[place];
        let (holds, money) = match (column.holds, line.and_then(|line| line.holds)) {
            (ColumnType::Measure, Some(ColumnType::Money)) => {
                (ColumnType::Money, self.setting.money.or(Some(MoneyUnit::Dong)))
            }
            (ColumnType::Measure, holds) => (holds.unwrap_or(ColumnType::Count), None),
            (holds, _) => (holds, self.setting.money),
        };
        let value = self.value(raw, place, holds, money);
        Cell { value: value.unwrap_or_default(), start: raw.span.start, end: raw.span.end.max(1) }
    }

    fn value(
        &mut self,
        raw: Raw<'r>,
        column: usize,
        holds: ColumnType,
        money: Option<MoneyUnit>,
    ) -> Option<CellValue> {
        let numbers = |cell: value::Cell<value::Number>| from_cell(cell, CellValue::Number);
        match holds {
            ColumnType::Money => match read_amount_by(raw.text, money, self.evidence) {
                Ok(Reading::Exact(cell)) => Some(from_cell(cell, CellValue::Money)),
                Ok(reading) => self.object(reading.finding(raw.text, raw.span)),
                Err(error) => self.object(Some(error.finding(raw.text, raw.span))),
            },
            ColumnType::Count | ColumnType::Number | ColumnType::Measure | ColumnType::Year => {
                match read_number(raw.text) {
                    Ok(cell) => Some(numbers(cell)),
                    Err(error) => self.object(Some(error.finding(raw.text, raw.span))),
                }
            }
            ColumnType::Percent => match read_percent(raw.text) {
                Ok(cell) => Some(numbers(cell)),
                Err(error) => self.object(Some(error.finding(raw.text, raw.span))),
            },
            ColumnType::Date => match read_date(raw.text) {
                _ if raw.text.is_empty() => None,
                Ok(date) => Some(CellValue::Date(date)),
                Err(error) => self.object(Some(error.finding(raw.text, raw.span))),
            },
            ColumnType::Choice => self.choice(raw, column),
            ColumnType::Text | ColumnType::Person => self.words(raw),
        }
    }

    fn words(&mut self, raw: Raw<'_>) -> Option<CellValue> {
        if let Some(empty) = value::Cell::<()>::read_empty(raw.text) {
            return Some(from_cell(empty, |()| CellValue::Blank));
        }
        self.findings.extend(too_long(raw.text, ("Ô này", "cell"), CELL_LIMIT, raw.span));
        Some(CellValue::Text(text::tidy(raw.text)))
    }

    fn choice(&mut self, raw: Raw<'r>, place: usize) -> Option<CellValue> {
        if raw.text.is_empty() {
            return None;
        }
        let met = self.choices[place].iter().find(|(text, _)| *text == raw.text);
        if let Some((_, choice)) = met {
            return Some(CellValue::Choice(*choice));
        }
        let columns = self.setting.columns;
        let choices = &columns[place].choices;
        let found = choices.iter().position(|(id, label)| {
            *id == raw.text || text::fold(&label.vi) == text::fold(raw.text)
        });
        match found {
            Some(choice) => self.choices[place].push((raw.text, choice)),
            None => {
                let choices: Vec<&str> = choices.iter().map(|(_, label)| &*label.vi).collect();
                let (value, choices) = (raw.text.to_owned(), choices.join("”, “"));
                self.findings.push(UnknownChoice { value, choices }.at(raw.span));
            }
        }
        found.map(CellValue::Choice)
    }

    fn object(&mut self, finding: Option<Finding>) -> Option<CellValue> {
        self.findings.extend(finding);
        None
    }
}

fn pick(own: &str, known: Option<&str>) -> String {
    if own.is_empty() { known.unwrap_or_default().to_owned() } else { text::tidy(own) }
}

fn from_cell<T>(cell: value::Cell<T>, value: impl FnOnce(T) -> CellValue) -> CellValue {
    match cell {
        value::Cell::Blank => CellValue::Blank,
        value::Cell::Dash => CellValue::Dash,
        value::Cell::NoneOccurred => CellValue::NoneOccurred,
        value::Cell::NotApplicable => CellValue::NotApplicable,
        value::Cell::Value(inner) => value(inner),
    }
}

/// Columns that are never published, and required cells that are blank.
fn refused(table: &Table, setting: &Setting<'_>, findings: &mut Vec<Finding>) {
    for (place, column) in setting.columns.iter().enumerate() {
        let filled = table.rows.iter().position(|row| !row.cells[place].value.is_blank());
        if let (Privacy::Never, Some(row)) = (column.privacy, filled) {
            let finding = ColumnNotAllowed { column: column.label.vi.clone() };
            findings.push(finding.at(table.cell_span(row, place)));
        }
        if column.required {
            let lacks = |row: &Row| row.withdrawn.is_none() && row.cells[place].value.is_blank();
            for row in (0..table.rows.len()).filter(|row| lacks(&table.rows[*row])) {
                let key = column.id.clone();
                findings.push(crate::finding::code::MissingKey { key }.at(table.row_span(row)));
            }
        }
    }
}
