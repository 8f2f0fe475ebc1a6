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

use std::collections::BTreeSet;

use crate::derive::Document;
use crate::kind::{Column, ColumnType, TableShape};
use crate::model::CellValue;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::data::name_then;
use crate::value::text::nfc;
use crate::value::{Dong, Number};

/// The bytes of a table.
pub fn table_csv(document: &Document<'_>, shown: &Shown<'_>) -> Vec<u8> {
    let mut rows = if shown.persons_gone() { counted(shown) } else { seen(shown) };
    let end = context(document);
    for (place, row) in rows.iter_mut().enumerate() {
        row.extend(end.iter().map(|(heading, value)| match place {
            0 => (*heading).to_owned(),
            _ => value.clone(),
        }));
    }
    written(&rows)
}

type Cells = Vec<String>;

/// What tells the rows of one file from those of another.
fn context(document: &Document<'_>) -> [(&'static str, String); 4] {
    let sample = if document.disclosure.sample { "có" } else { "không" };
    [
        ("Kỳ", document.disclosure.period.to_string()),
        ("Đơn vị", guarded(name_then(document))),
        ("Mã đơn vị", document.unit.id.to_string()),
        ("Dữ liệu mẫu", sample.to_owned()),
    ]
}

/// Headings and rows of a table that may be seen.
fn seen(shown: &Shown<'_>) -> Vec<Cells> {
    let lines = shown.form().table == TableShape::Lines;
    let ratios = shown.columns().any(|column| column.ratio.is_some());
    let labels = headings(shown);
    let mut head =
        if lines { vec!["STT".to_owned(), "Nội dung".to_owned()] } else { Cells::new() };
    head.extend(labels.iter().cloned());
    if ratios {
        head.push("Cột do cổng tính".to_owned());
    }
    if lines {
        head.extend(["Dòng", "Thuộc dòng", "Trong đó", "Mã dòng"].map(str::to_owned));
    }
    let width = head.len();
    let mut rows = vec![head];
    rows.extend(shown.rows().map(|row| one_row(&row, lines, ratios, &labels)));
    if shown.none_occurred() && shown.is_empty() {
        let mut none = vec![String::new(); width];
        none[usize::from(lines)] = "không phát sinh".to_owned();
        rows.push(none);
    }
    rows
}

fn one_row(row: &ShownRow<'_, '_>, lines: bool, ratios: bool, labels: &[String]) -> Cells {
    let line = row.line();
    let mut cells = Cells::new();
    if lines {
        cells.extend([guarded(&line.code), guarded(&line.label)]);
    }
    let mut computed = Vec::new();
    for ((column, cell), label) in row.cells().zip(labels) {
        if matches!(cell, ShownCell::Computed(_)) {
            computed.push(label.as_str());
        }
        cells.push(in_words(column, &cell));
    }
    if ratios {
        cells.push(guarded(&computed.join("; ")));
    }
    if lines {
        let parent = line.parent.map(|place| (place + 1).to_string()).unwrap_or_default();
        let part = if line.of_which { "x" } else { "" };
        cells.extend([(row.place() + 1).to_string(), parent, part.to_owned(), guarded(&line.id)]);
    }
    cells
}

/// What remains of a list of persons: how many, and the totals.
fn counted(shown: &Shown<'_>) -> Vec<Cells> {
    let mut rows = vec![
        vec!["Chỉ tiêu".to_owned(), "Giá trị".to_owned()],
        vec![
            "Số dòng của danh sách (đã hết thời gian niêm yết)".to_owned(),
            shown.count().to_string(),
        ],
    ];
    for (column, label) in shown.columns().zip(headings(shown)) {
        if let Some(total) = shown.total(column) {
            rows.push(vec![guarded(&format!("Tổng: {label}")), quantity(column.holds, total)]);
        }
    }
    rows
}

/// Đồng for money, millionths for the rest, as a plain number.
fn quantity(holds: ColumnType, total: i128) -> String {
    match (holds, i64::try_from(total)) {
        (ColumnType::Money, _) | (_, Err(_)) => total.to_string(),
        (_, Ok(total)) => Number::from_millionths(total).plain(),
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
        _ => return guarded(&label),
    };
    if label.ends_with(&format!("({unit})")) {
        guarded(&label)
    } else {
        guarded(&format!("{label} ({unit})"))
    }
}

fn in_words(column: &Column, cell: &ShownCell<'_>) -> String {
    match cell {
        ShownCell::Computed(ratio) => ratio.plain(),
        ShownCell::Masked(text) => guarded(text),
        ShownCell::Plain(value) => match value {
            CellValue::Blank => String::new(),
            CellValue::Dash => "-".to_owned(),
            CellValue::NoneOccurred => "không phát sinh".to_owned(),
            CellValue::NotApplicable => "x".to_owned(),
            CellValue::Money(Dong(dong)) => dong.to_string(),
            CellValue::Number(number) => number.plain(),
            CellValue::Text(text) => guarded(text),
            CellValue::Choice(place) => {
                column.choices.get(*place).map(|(_, words)| guarded(&words.vi)).unwrap_or_default()
            }
            CellValue::Date(date) => date.to_string(),
        },
    }
}

/// Text that no spreadsheet takes for a formula. A dash alone is none.
fn guarded(text: &str) -> String {
    let text = nfc(text);
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if runs && text != "-" { format!("'{text}") } else { text }
}

fn written(rows: &[Cells]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row).expect("a vector takes whatever is written to it");
    }
    writer.into_inner().expect("a vector takes whatever is written to it")
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
