//! CSV: one table, for Excel and for machines.
//!
//! RFC 4180: UTF-8 with BOM (Excel reads it as Vietnamese), CRLF, commas, a decimal point. One row
//! of headings in words with their unit, unique within the file; the stable ids are in the JSON.
//! Whoever reads sees the table first; what is needed to join a thousand such files (row, parent,
//! period, unit, sample) stands at the right end of every row. Money is whole đồng. A blank cell,
//! `-`, `không phát sinh` and `x` stay what they are. A ratio that was left blank and computed
//! stands in its column, which the column “Cột do cổng tính” then names. Text that a spreadsheet
//! would run as a formula gets an apostrophe before it; a list of persons whose posting is over has
//! its counts and totals instead of rows.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt::{Display, Write as _};

use crate::derive::Document;
use crate::kind::{Column, ColumnType, TableShape};
use crate::model::CellValue;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::data::name_then;
use crate::value::text::nfc;
use crate::value::{Dong, Number};

/// The bytes of a table.
pub fn table_csv(document: &Document<'_>, shown: &Shown<'_>) -> Vec<u8> {
    let sample = if document.disclosure.sample { "có" } else { "không" };
    let end = [
        document.disclosure.period.to_string(),
        guarded(name_then(document)).into_owned(),
        document.unit.id.to_string(),
        sample.to_owned(),
    ];
    let mut file = File::new(end);
    if shown.persons_gone() {
        counted(&mut file, shown);
    } else {
        seen(&mut file, shown);
    }
    file.finished()
}

/// What tells the rows of one file from those of another.
const CONTEXT: [&str; 4] = ["Kỳ", "Đơn vị", "Mã đơn vị", "Dữ liệu mẫu"];

/// The file in the making. Every row ends with its context.
struct File {
    rows: csv::Writer<Vec<u8>>,
    end: [String; CONTEXT.len()],
    /// Room for one cell.
    cell: String,
}

impl File {
    fn new(end: [String; CONTEXT.len()]) -> File {
        let rows = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .buffer_capacity(1 << 12)
            .from_writer("\u{feff}".as_bytes().to_vec());
        File { rows, end, cell: String::new() }
    }

    fn cell(&mut self, text: &str) {
        self.rows.write_field(text).expect(MEMORY);
    }

    fn shown(&mut self, value: impl Display) {
        self.cell.clear();
        // Writing into a string cannot fail.
        let _ = write!(self.cell, "{value}");
        self.rows.write_field(&self.cell).expect(MEMORY);
    }

    fn head_ends(&mut self) {
        self.rows.write_record(CONTEXT).expect(MEMORY);
    }

    fn row_ends(&mut self) {
        self.rows.write_record(&self.end).expect(MEMORY);
    }

    fn finished(self) -> Vec<u8> {
        self.rows.into_inner().expect(MEMORY)
    }
}

const MEMORY: &str = "a vector takes whatever is written to it";

/// A number that is small, or would give a small one away.
const HIDDEN: &str = "ẩn";

/// Headings and rows of a table that may be seen.
fn seen(file: &mut File, shown: &Shown<'_>) {
    let lines = shown.form().table == TableShape::Lines;
    let ratios = shown.columns().any(|column| column.ratio.is_some());
    let labels = headings(shown);
    let before: &[&str] = if lines { &["STT", "Nội dung"] } else { &[] };
    let computed: &[&str] = if ratios { &["Cột do cổng tính"] } else { &[] };
    let after: &[&str] =
        if lines { &["Dòng", "Thuộc dòng", "Trong đó", "Mã dòng"] } else { &[] };
    let labels_seen = labels.iter().map(String::as_str);
    let own = before.iter().copied().chain(labels_seen);
    own.chain(computed.iter().chain(after).copied()).for_each(|heading| file.cell(heading));
    file.head_ends();
    for row in shown.rows() {
        one_row(file, &row, lines, ratios, &labels);
    }
    if shown.none_occurred() && shown.is_empty() {
        let width = before.len() + labels.len() + computed.len() + after.len();
        for place in 0..width {
            file.cell(if place == usize::from(lines) { "không phát sinh" } else { "" });
        }
        file.row_ends();
    }
}

fn one_row(file: &mut File, row: &ShownRow<'_, '_>, lines: bool, ratios: bool, labels: &[String]) {
    let line = row.line();
    if lines {
        file.cell(&guarded(&line.code));
        file.cell(&guarded(&line.label));
    }
    let mut computed = Vec::new();
    let mut taken = row.takedown();
    for ((column, cell), label) in row.cells().zip(labels) {
        if let (ShownCell::Withdrawn, Some(takedown)) =
            (&cell, taken.take_if(|_| column.id != "stt"))
        {
            let day = takedown.on.map(|day| format!(" {day}")).unwrap_or_default();
            let why = [&*takedown.reason, &*takedown.basis].join("; ");
            file.cell(&guarded(&format!("đã rút{day}: {}", why.trim_end_matches("; "))));
            continue;
        }
        if matches!(cell, ShownCell::Computed(_)) {
            computed.push(label.as_str());
        }
        in_words(file, column, &cell);
    }
    if ratios {
        file.cell(&guarded(&computed.join("; ")));
    }
    if lines {
        file.shown(row.place() + 1);
        match line.parent {
            Some(place) => file.shown(place + 1),
            None => file.cell(""),
        }
        file.cell(if line.of_which { "x" } else { "" });
        file.cell(&guarded(&line.id));
    }
    file.row_ends();
}

/// What remains of a list of persons: how many, and the totals.
fn counted(file: &mut File, shown: &Shown<'_>) {
    file.cell("Chỉ tiêu");
    file.cell("Giá trị");
    file.head_ends();
    let over = if shown.never_names() {
        "không công khai tên"
    } else {
        "đã hết thời gian niêm yết"
    };
    file.cell(&format!("Số dòng của danh sách ({over})"));
    match shown.count() {
        Some(count) => file.shown(count),
        None => file.cell(HIDDEN),
    }
    file.row_ends();
    for (column, label) in shown.columns().zip(headings(shown)) {
        if let Some(total) = shown.total(column) {
            file.cell(&guarded(&format!("Tổng: {label}")));
            file.cell(&quantity(column.holds, total));
            file.row_ends();
        }
    }
}

/// Đồng for money, millionths for the rest, as a plain number.
fn quantity(holds: ColumnType, total: i128) -> String {
    match (holds, i64::try_from(total)) {
        (ColumnType::Money, _) | (_, Err(_)) => total.to_string(),
        (_, Ok(total)) => Number::from_millionths(total).plain().to_string(),
    }
}

/// Group, label and unit of each visible column; alike ones are told apart by their ids.
fn headings(shown: &Shown<'_>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let one = |column: &Column| {
        let label = heading(column);
        if taken.insert(label.clone()) { label } else { format!("{label} [{}]", column.id) }
    };
    shown.columns().map(one).collect()
}

fn heading(column: &Column) -> String {
    let label = match &column.group {
        Some(group) => format!("{}: {}", group.vi, column.label.vi),
        None => column.label.vi.clone(),
    };
    let unit = match column.holds {
        ColumnType::Money => "đồng",
        ColumnType::Percent if !label.contains('%') => "%",
        _ => return guarded(&label).into_owned(),
    };
    if label.ends_with(&format!("({unit})")) {
        guarded(&label).into_owned()
    } else {
        guarded(&format!("{label} ({unit})")).into_owned()
    }
}

fn in_words(file: &mut File, column: &Column, cell: &ShownCell<'_>) {
    match cell {
        ShownCell::Computed(ratio) => file.shown(ratio.rounded(2).plain()),
        ShownCell::Masked(text) => file.cell(&guarded(text)),
        ShownCell::Hidden => file.cell(HIDDEN),
        ShownCell::Withdrawn => file.cell(""),
        ShownCell::Plain(value) => match value {
            CellValue::Blank => file.cell(""),
            CellValue::Dash => file.cell("-"),
            CellValue::NoneOccurred => file.cell("không phát sinh"),
            CellValue::NotApplicable => file.cell("x"),
            CellValue::Money(Dong(dong)) => file.shown(dong),
            CellValue::Number(number) => file.shown(number.plain()),
            CellValue::Text(text) => file.cell(&guarded(text)),
            CellValue::Choice(place) => {
                let words = column.choices.get(*place).map_or("", |(_, words)| &words.vi);
                file.cell(&guarded(words));
            }
            CellValue::Date(date) => file.shown(date),
        },
    }
}

/// Text that no spreadsheet takes for a formula. A dash alone is none.
fn guarded(text: &str) -> Cow<'_, str> {
    let text = nfc(text);
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs && text != "-" { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn text_is_never_a_formula() {
        assert_eq!(guarded("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
        assert_eq!(guarded("- Thu khác"), "'- Thu khác");
        assert_eq!(guarded("-"), "-");
        assert_eq!(guarded("Thu = chi"), "Thu = chi");
    }
}
