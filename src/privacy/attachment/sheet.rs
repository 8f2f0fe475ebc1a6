//! Excel workbooks: cells with their headings, hidden sheets, rows and columns, comments, names,
//! headers and footers, what pivot tables keep of their source.

use std::collections::BTreeMap;

use jiff::ToSpan;

use super::Place;
use super::archive::{Parts, doc_type};
use super::said;
use super::search::{Fault, Search};
use super::word;
use super::xml::{self, Attributes, Met};
use crate::value::date::Date;

/// What the sheets of a workbook share.
#[derive(Default)]
pub(super) struct Book {
    /// Sheets by the path of their part: name, and whether it is hidden.
    sheets: BTreeMap<String, (String, bool)>,
    strings: Vec<String>,
    /// For each style of cells: it shows a date.
    dates: Vec<bool>,
}

/// The widest sheet that Excel knows.
const COLUMNS: usize = 16_384;

impl Book {
    /// What is shared in a workbook; empty for other documents.
    pub(super) fn of(parts: &Parts) -> Book {
        let part = |name: &str| {
            parts.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice())
        };
        let mut book = Book::default();
        let Some(workbook) = part("xl/workbook.xml") else { return book };
        let mut targets: BTreeMap<String, String> = BTreeMap::new();
        if let Some(relations) = part("xl/_rels/workbook.xml.rels") {
            xml::walk(relations, &mut |met| {
                let Met::Open("Relationship", attributes) = met else { return };
                let (Some(id), Some(target)) = (attributes.get("Id"), attributes.get("Target"))
                else {
                    return;
                };
                let path = target.strip_prefix('/').map_or(format!("xl/{target}"), str::to_owned);
                targets.insert(id.to_owned(), path);
            });
        }
        xml::walk(workbook, &mut |met| {
            let Met::Open("sheet", attributes) = met else { return };
            let path = attributes.get("id").and_then(|id| targets.get(id));
            let is_hidden = attributes.get("state").is_some_and(|state| state != "visible");
            let name = attributes.get("name").unwrap_or_default().to_owned();
            book.sheets.insert(path.cloned().unwrap_or_default(), (name, is_hidden));
        });
        book.strings = part("xl/sharedStrings.xml").map(strings).unwrap_or_default();
        book.dates = part("xl/styles.xml").map(dates).unwrap_or_default();
        book
    }
}

fn strings(bytes: &[u8]) -> Vec<String> {
    let (mut all, mut text) = (Vec::new(), String::new());
    xml::walk(bytes, &mut |met| match met {
        Met::Open("si", _) => text.clear(),
        Met::Text(words) => text.push_str(words),
        Met::Close("si") => all.push(std::mem::take(&mut text)),
        _ => {}
    });
    all
}

/// Which styles show a date: those of Excel's own formats for dates, and those with a year in it.
fn dates(bytes: &[u8]) -> Vec<bool> {
    let (mut own, mut styles, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    xml::walk(bytes, &mut |met| match met {
        Met::Open("numFmt", attributes) => {
            let code = attributes.get("formatCode").unwrap_or_default().to_lowercase();
            let id = attributes.get("numFmtId").unwrap_or_default().to_owned();
            own.insert(id, code.contains("yy"));
        }
        Met::Open("cellXfs", _) => in_cells = true,
        Met::Close("cellXfs") => in_cells = false,
        Met::Open("xf", attributes) if in_cells => {
            let id = attributes.get("numFmtId").unwrap_or_default();
            let known = matches!(id.parse(), Ok(14..=17 | 22));
            styles.push(known || own.get(id).copied().unwrap_or(false));
        }
        _ => {}
    });
    styles
}

/// One part below `xl/`.
pub(super) fn part(name: &str, bytes: &[u8], book: &Book, search: &mut Search<'_>) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    match name {
        "xl/sharedStrings.xml" => unused_strings(bytes, book, search),
        "xl/workbook.xml" => names(bytes, search),
        _ if name.starts_with("xl/worksheets/") => sheet(name, bytes, book, search),
        _ if name.starts_with("xl/externalLinks/") => {
            search.fault(Fault::LeadsOut(Place::new(
                "liên kết tới sổ tính khác",
                "a link to another workbook",
            )));
            word::rest(name, bytes, search)
        }
        _ if name.starts_with("xl/pivotCache/") => pivot(bytes, search),
        _ if base.starts_with("comments") || name.starts_with("xl/threadedComments") => {
            comments(bytes, search)
        }
        _ => word::rest(name, bytes, search),
    }
}

/// Texts that no cell shows any more stay in the file; all are looked at once without a heading.
fn unused_strings(bytes: &[u8], book: &Book, search: &mut Search<'_>) -> bool {
    for text in &book.strings {
        search.piece(text, "", || {
            Place::new("danh sách chữ dùng chung của sổ tính", "the workbook's list of texts")
        });
    }
    xml::walk(bytes, &mut |met| {
        if matches!(met, Met::DocType) {
            doc_type("sharedStrings.xml", search);
        }
    })
}

/// Names of sheets and of ranges, which may hold values.
fn names(bytes: &[u8], search: &mut Search<'_>) -> bool {
    let (mut text, mut named) = (String::new(), String::new());
    xml::walk(bytes, &mut |met| match met {
        Met::Open("definedName", attributes) => {
            named = attributes.get("name").unwrap_or_default().to_owned();
            text.clear();
            let at = || Place::new(format!("tên đã đặt “{named}”"), format!("the name “{named}”"));
            said::attributes(attributes, search, at);
        }
        Met::Open("sheet", attributes) => {
            said::attributes(attributes, search, || Place::new("tên sheet", "the name of a sheet"));
        }
        Met::Open(_, attributes) => {
            let at = || Place::new("thiết lập của sổ tính", "the workbook's settings");
            said::attributes(attributes, search, at);
        }
        Met::Text(words) => text.push_str(words),
        Met::Close("definedName") => {
            let at = || Place::new(format!("tên đã đặt “{named}”"), format!("the name “{named}”"));
            search.piece(&text, "", at);
        }
        Met::DocType => doc_type("workbook.xml", search),
        _ => {}
    })
}

fn comments(bytes: &[u8], search: &mut Search<'_>) -> bool {
    search.fault(Fault::Hidden(Place::new("nhận xét (comment)", "comments")));
    let (mut text, mut cell) = (String::new(), String::new());
    xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => {
            if matches!(element, "comment" | "threadedComment") {
                cell = attributes.get("ref").unwrap_or_default().to_owned();
                text.clear();
            }
            said::attributes(attributes, search, || Place::new("nhận xét", "a comment"));
        }
        Met::Text(words) => text.push_str(words),
        Met::Close("comment" | "threadedComment" | "author") => {
            search.piece(&text, "", || {
                Place::new(format!("nhận xét ở ô {cell}"), format!("the comment on cell {cell}"))
            });
            text.clear();
        }
        Met::DocType => doc_type("comments", search),
        _ => {}
    })
}

/// Pivot tables keep a copy of the rows they were made of, whatever became of those.
fn pivot(bytes: &[u8], search: &mut Search<'_>) -> bool {
    xml::walk(bytes, &mut |met| {
        if let Met::Open(_, attributes) = met {
            let at = || {
                Place::new("bản sao dữ liệu của bảng tổng hợp", "the data kept by a pivot table")
            };
            for (_, value) in attributes.iter().filter(|(name, _)| matches!(*name, "v" | "name")) {
                search.cell(value, "", at);
            }
            said::attributes(attributes, search, at);
        }
    })
}

/// One sheet.
fn sheet(name: &str, bytes: &[u8], book: &Book, search: &mut Search<'_>) -> bool {
    let (title, is_hidden) = book.sheets.get(name).cloned().unwrap_or_default();
    let mut sheet = Sheet { title, is_hidden, book, ..Sheet::empty(book) };
    let fine = xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => sheet.open(element, attributes, search),
        Met::Text(words) => sheet.text.push_str(words),
        Met::Close(element) => sheet.close(element, search),
        Met::DocType => doc_type(name, search),
    });
    search.end_boxes();
    if sheet.is_hidden && sheet.has_cells {
        search.fault(Fault::Hidden(Place::new(
            format!("sheet ẩn “{}”", sheet.title),
            format!("the hidden sheet “{}”", sheet.title),
        )));
    }
    fine
}

struct Sheet<'b> {
    title: String,
    is_hidden: bool,
    book: &'b Book,
    has_cells: bool,
    hidden_columns: Vec<(usize, usize)>,
    row_hidden: bool,
    row: usize,
    column: usize,
    kind: String,
    style: usize,
    text: String,
    value: String,
    /// For each column, the last text that may be its heading.
    headings: BTreeMap<usize, String>,
}

impl<'b> Sheet<'b> {
    fn empty(book: &'b Book) -> Sheet<'b> {
        Sheet {
            title: String::new(),
            is_hidden: false,
            book,
            has_cells: false,
            hidden_columns: Vec::new(),
            row_hidden: false,
            row: 0,
            column: 0,
            kind: String::new(),
            style: 0,
            text: String::new(),
            value: String::new(),
            headings: BTreeMap::new(),
        }
    }

    fn open(&mut self, element: &str, attributes: &Attributes, search: &mut Search<'_>) {
        let number = |name: &str| attributes.get(name).and_then(|text| text.parse::<usize>().ok());
        match element {
            "col" if attributes.is_on("hidden") => {
                let range = (number("min").unwrap_or(1), number("max").unwrap_or(COLUMNS));
                self.hidden_columns.push(range);
            }
            "row" => {
                self.row = number("r").unwrap_or(self.row + 1);
                self.row_hidden = attributes.is_on("hidden");
                self.column = 0;
            }
            "c" => {
                let at = attributes.get("r").and_then(column_of);
                self.column = at.unwrap_or(self.column + 1).min(COLUMNS);
                self.kind = attributes.get("t").unwrap_or_default().to_owned();
                self.style = number("s").unwrap_or(0);
                self.value.clear();
            }
            _ => {}
        }
        said::attributes(attributes, search, || self.at());
        self.stray(search);
    }

    fn close(&mut self, element: &str, search: &mut Search<'_>) {
        match element {
            "v" | "t" => self.value.push_str(&self.text),
            "f" | "formula1" | "formula2" | "oddHeader" | "oddFooter" | "evenHeader"
            | "evenFooter" | "firstHeader" | "firstFooter" => {
                search.piece(&self.text, "", || self.at());
            }
            "c" => self.cell(search),
            "row" => search.end_boxes(),
            _ => self.stray(search),
        }
        self.text.clear();
    }

    /// Text that belongs to no cell, as remarks of XML do.
    fn stray(&mut self, search: &mut Search<'_>) {
        let text = std::mem::take(&mut self.text);
        if said::may_hold(&text) {
            search.piece(&text, "", || self.at());
        }
    }

    fn cell(&mut self, search: &mut Search<'_>) {
        let value = std::mem::take(&mut self.value);
        let is_date = self.book.dates.get(self.style) == Some(&true);
        let is_number = matches!(&*self.kind, "" | "n");
        let text = match &*self.kind {
            "s" => value.trim().parse().ok().and_then(|n: usize| self.book.strings.get(n)).cloned(),
            "" | "n" => number(&value, is_date),
            _ => Some(value),
        };
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        self.has_cells = true;
        let heading = self.headings.get(&self.column).map_or("", String::as_str);
        match is_number && !is_date {
            true => search.number(&text, heading, || self.at()),
            false => search.cell(&text, heading, || self.at()),
        }
        let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
        if !is_number && !has_digit && !self.headings.contains_key(&self.column) {
            self.headings.insert(self.column, text);
        }
    }

    fn at(&self) -> Place {
        let cell = format!("{}{}", letters(self.column), self.row);
        let column_hidden = |(from, to): &(usize, usize)| (*from..=*to).contains(&self.column);
        let (vi, en) = match () {
            () if self.is_hidden => ("sheet ẩn", "the hidden sheet"),
            () if self.row_hidden => ("dòng ẩn, sheet", "a hidden row of the sheet"),
            () if self.hidden_columns.iter().any(column_hidden) => {
                ("cột ẩn, sheet", "a hidden column of the sheet")
            }
            () => ("sheet", "the sheet"),
        };
        let title = &self.title;
        Place::new(format!("{vi} “{title}”, ô {cell}"), format!("{en} “{title}”, cell {cell}"))
    }
}

/// A number as digits, or as the date that it shows. Excel writes large ones with an exponent.
fn number(value: &str, is_date: bool) -> Option<String> {
    let value = value.trim();
    if is_date {
        let days: i64 = value.split('.').next()?.parse().ok()?;
        let shown = Date::constant(1899, 12, 30).checked_add(days.days()).ok()?;
        return Some(shown.strftime("%d/%m/%Y").to_string());
    }
    let Some((mantissa, exponent)) = value.split_once(['E', 'e']) else {
        return Some(value.to_owned());
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: usize = exponent.trim_start_matches('+').parse().ok().filter(|n| *n <= 30)?;
    let zeros = exponent.saturating_sub(part.len());
    (part.len() <= exponent).then(|| format!("{whole}{part}{}", "0".repeat(zeros)))
}

/// `C14` is in the third column.
fn column_of(cell: &str) -> Option<usize> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).take(3);
    let column = letters.fold(0, |column, letter| {
        column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    (column > 0).then_some(column)
}

fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        letters.push(b'A' + ((column - 1) % 26) as u8);
        column = (column - 1) / 26;
    }
    letters.into_iter().rev().map(char::from).collect()
}
