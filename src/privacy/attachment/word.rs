//! Word documents, part by part: text with its tables, comments, headers and footers, notes,
//! deleted and hidden text, the texts of pictures, properties.

use super::Place;
use super::archive::doc_type;
use super::said;
use super::search::{Fault, Search};
use super::xml::{self, Attributes, Met};

/// One part below `word/`.
pub(super) fn part(name: &str, bytes: &[u8], search: &mut Search<'_>) -> bool {
    let (vi, en) = words_of(name);
    let mut text = Text::new(vi, en);
    if text.is_comments() && has_text(bytes) {
        search.fault(Fault::Hidden(Place::new("nhận xét (comment)", "comments")));
    }
    let fine = xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => text.open(element, attributes, search),
        Met::Text(words) => text.push(words),
        Met::Close(element) => text.close(element, search),
        Met::DocType => doc_type(name, search),
    });
    text.paragraph_ends(search);
    fine
}

fn words_of(name: &str) -> (&'static str, &'static str) {
    let base = name.rsplit('/').next().unwrap_or(name);
    match base.trim_end_matches(".xml").trim_end_matches(|sign: char| sign.is_ascii_digit()) {
        "document" => ("phần chữ", "the text"),
        "header" => ("đầu trang (header)", "the page header"),
        "footer" => ("chân trang (footer)", "the page footer"),
        "footnotes" => ("chú thích cuối trang", "the footnotes"),
        "endnotes" => ("chú thích cuối bài", "the endnotes"),
        "comments" | "commentsExtended" | "commentsExtensible" => {
            ("nhận xét (comment)", "the comments")
        }
        "people" => ("danh sách người sửa", "the list of editors"),
        "settings" => ("thiết lập của tài liệu", "the document's settings"),
        _ => ("một phần ẩn của tài liệu", "a hidden part of the document"),
    }
}

fn has_text(bytes: &[u8]) -> bool {
    let mut found = false;
    xml::walk(bytes, &mut |met| {
        found |= matches!(met, Met::Text(words) if !words.trim().is_empty());
    });
    found
}

/// Text in the making.
struct Text {
    place: (&'static str, &'static str),
    paragraph: String,
    deleted: String,
    hidden: String,
    command: String,
    /// Text that stands in no element of text: remarks of XML, values of drawings.
    stray: String,
    into: Into,
    is_hidden: bool,
    paragraphs: usize,
    /// Cells of the first row of the table, then the place in the row.
    headings: Vec<String>,
    row: usize,
    cell: usize,
    cell_text: String,
    in_table: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Into {
    Nothing,
    Shown,
    Deleted,
    Command,
}

impl Text {
    fn new(vi: &'static str, en: &'static str) -> Text {
        Text {
            place: (vi, en),
            paragraph: String::new(),
            deleted: String::new(),
            hidden: String::new(),
            command: String::new(),
            stray: String::new(),
            into: Into::Nothing,
            is_hidden: false,
            paragraphs: 0,
            headings: Vec::new(),
            row: 0,
            cell: 0,
            cell_text: String::new(),
            in_table: 0,
        }
    }

    fn is_comments(&self) -> bool {
        self.place.1 == "the comments"
    }

    fn open(&mut self, element: &str, attributes: &Attributes, search: &mut Search<'_>) {
        match element {
            "t" => self.into = Into::Shown,
            "delText" => self.into = Into::Deleted,
            "instrText" | "delInstrText" => self.into = Into::Command,
            "tab" | "br" | "cr" => self.push_sign(' '),
            "noBreakHyphen" => self.push_sign('-'),
            "p" => self.paragraphs += 1,
            "r" => self.is_hidden = false,
            "vanish" | "webHidden" => self.is_hidden = attributes.get("val") != Some("0"),
            "tbl" => {
                self.in_table += 1;
                (self.row, self.cell) = (0, 0);
                self.headings.clear();
            }
            "tr" => self.cell = 0,
            _ => {}
        }
        said::attributes(attributes, search, || self.at());
    }

    fn push_sign(&mut self, sign: char) {
        self.paragraph.push(sign);
    }

    fn push(&mut self, words: &str) {
        match self.into {
            Into::Shown if self.is_hidden => self.hidden.push_str(words),
            Into::Shown => self.paragraph.push_str(words),
            Into::Deleted => self.deleted.push_str(words),
            Into::Command => self.command.push_str(words),
            Into::Nothing => self.stray.push_str(words),
        }
    }

    fn close(&mut self, element: &str, search: &mut Search<'_>) {
        let stray = std::mem::take(&mut self.stray);
        if said::may_hold(&stray) {
            search.piece(&stray, "", || self.at());
        }
        match element {
            "t" | "delText" | "instrText" | "delInstrText" => self.into = Into::Nothing,
            "p" => self.paragraph_ends(search),
            "tc" => {
                let text = std::mem::take(&mut self.cell_text);
                if self.row == 0 && self.in_table == 1 {
                    self.headings.push(text.trim().to_owned());
                }
                self.cell += 1;
            }
            "tr" => {
                self.row += 1;
                search.end_boxes();
            }
            "tbl" => self.in_table = self.in_table.saturating_sub(1),
            _ => {}
        }
    }

    /// What a paragraph held goes to the search.
    fn paragraph_ends(&mut self, search: &mut Search<'_>) {
        let heading = match self.in_table {
            0 => "",
            _ => self.headings.get(self.cell).map_or("", String::as_str),
        };
        let paragraph = std::mem::take(&mut self.paragraph);
        let (hidden, deleted) =
            (std::mem::take(&mut self.hidden), std::mem::take(&mut self.deleted));
        search.cell(&paragraph, heading, || self.at());
        // A run is often hidden or deleted in part: the whole is looked at as well.
        if !hidden.trim().is_empty() {
            let at = || Place::new("chữ ẩn", "hidden text").within(&self.at());
            search.fault(Fault::Hidden(at()));
            search.piece(&hidden, heading, at);
            search.piece(&format!("{paragraph}{hidden}"), heading, at);
        }
        if !deleted.trim().is_empty() {
            let at = || {
                let place = Place::new("phần đã xóa còn lưu vết", "deleted text that is kept");
                place.within(&self.at())
            };
            search.fault(Fault::Hidden(at()));
            search.piece(&deleted, heading, at);
        }
        self.command_ends(search);
        self.cell_text.push_str(&paragraph);
        self.cell_text.push(' ');
    }

    /// A field: some load files or start programs when the document is opened.
    fn command_ends(&mut self, search: &mut Search<'_>) {
        let command = std::mem::take(&mut self.command);
        let first = command.split_whitespace().next().unwrap_or_default().to_uppercase();
        let loads = matches!(&*first, "DDE" | "DDEAUTO" | "INCLUDETEXT" | "INCLUDEPICTURE");
        if loads {
            search.fault(Fault::LeadsOut(
                Place::new(format!("trường {first}"), format!("the field {first}"))
                    .within(&self.at()),
            ));
        }
        search.piece(&command, "", || self.at());
    }

    fn at(&self) -> Place {
        let (vi, en) = self.place;
        let place = Place::new(vi, en);
        if vi != "phần chữ" {
            return place;
        }
        match self.in_table {
            0 => Place::new(
                format!("đoạn {}", self.paragraphs.max(1)),
                format!("paragraph {}", self.paragraphs.max(1)),
            ),
            _ => Place::new(
                format!("bảng, dòng {}, cột {}", self.row + 1, self.cell + 1),
                format!("a table, row {}, column {}", self.row + 1, self.cell + 1),
            ),
        }
    }
}

/// Properties: title, author, keywords, company, and those of the office's own.
pub(super) fn properties(bytes: &[u8], search: &mut Search<'_>) -> bool {
    let (mut name, mut value) = (String::new(), String::new());
    let mut own: Option<String> = None;
    xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => {
            name = element.to_owned();
            value.clear();
            said::attributes(attributes, search, || {
                Place::new("tên một thuộc tính", "the name of a property")
            });
            if matches!(element, "property" | "user-defined") {
                own = attributes.get("name").map(str::to_owned);
            }
        }
        Met::Text(words) => value.push_str(words),
        Met::Close(_) => {
            let name = own.as_deref().unwrap_or(&name);
            search.piece(&value, name, || Place::property(name));
            value.clear();
        }
        Met::DocType => doc_type("docProps", search),
    })
}

/// Any other part: its texts, paragraph by paragraph, and the words in its attributes.
pub(super) fn rest(name: &str, bytes: &[u8], search: &mut Search<'_>) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name).to_owned();
    let at = || {
        let what = slide_of(&base);
        what.unwrap_or_else(|| Place::new(format!("phần “{base}”"), format!("the part “{base}”")))
    };
    let (mut text, mut depth) = (String::new(), 0usize);
    let fine = xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => {
            depth += usize::from(element == "p");
            said::attributes(attributes, search, at);
        }
        Met::Text(words) => text.push_str(words),
        Met::Close(element) => {
            depth -= usize::from(element == "p").min(depth);
            if depth == 0 && !text.is_empty() {
                search.cell(&text, "", at);
                text.clear();
            }
        }
        Met::DocType => doc_type(&base, search),
    });
    search.piece(&text, "", at);
    fine
}

fn slide_of(base: &str) -> Option<Place> {
    let number = |start: &str| base.strip_prefix(start)?.strip_suffix(".xml")?.parse::<u32>().ok();
    let slide = number("slide");
    let notes = number("notesSlide");
    slide.map(|n| Place::new(format!("trang chiếu {n}"), format!("slide {n}"))).or_else(|| {
        notes.map(|n| {
            Place::new(format!("ghi chú của trang chiếu {n}"), format!("the notes of slide {n}"))
        })
    })
}
