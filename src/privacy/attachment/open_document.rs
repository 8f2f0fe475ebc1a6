//! Documents of LibreOffice (ODT, ODS, ODP): text, cells, notes, deleted text, hidden sheets and
//! rows, properties.

use super::Place;
use super::archive::{Parts, doc_type};
use super::said;
use super::search::{Fault, Search};
use super::word;
use super::xml::{self, Attributes, Met};

/// The part is looked through here.
pub(super) fn is_own(name: &str) -> bool {
    matches!(name, "content.xml" | "styles.xml" | "meta.xml" | "META-INF/manifest.xml")
}

/// Looks through the parts of a document.
pub(super) fn read(parts: &Parts, search: &mut Search<'_>) {
    for (name, bytes) in parts.iter().filter(|(name, _)| is_own(name)) {
        let fine = match name.as_str() {
            "META-INF/manifest.xml" => locked(bytes, search),
            "meta.xml" => word::properties(bytes, search),
            _ => content(name, bytes, search),
        };
        if !fine {
            search.damaged(&format!("phần “{name}” bị hỏng"), &format!("“{name}” is broken"));
        }
        search.end_boxes();
    }
}

fn locked(bytes: &[u8], search: &mut Search<'_>) -> bool {
    let mut is_locked = false;
    let fine = xml::walk(bytes, &mut |met| {
        is_locked |= matches!(met, Met::Open("encryption-data", _));
    });
    if is_locked {
        search.fault(Fault::Encrypted);
    }
    fine
}

fn content(name: &str, bytes: &[u8], search: &mut Search<'_>) -> bool {
    let mut text = Text::default();
    let hidden_styles = hidden_styles(bytes);
    xml::walk(bytes, &mut |met| match met {
        Met::Open(element, attributes) => text.open(element, attributes, &hidden_styles, search),
        Met::Text(words) => text.words.push_str(words),
        Met::Close(element) => text.close(element, search),
        Met::DocType => doc_type(name, search),
    })
}

/// Names of the styles that hide a sheet.
fn hidden_styles(bytes: &[u8]) -> Vec<String> {
    let (mut named, mut hidden) = (String::new(), Vec::new());
    xml::walk(bytes, &mut |met| match met {
        Met::Open("style", attributes) => {
            named = attributes.get("name").unwrap_or_default().to_owned();
        }
        Met::Open("table-properties", attributes) if attributes.get("display") == Some("false") => {
            hidden.push(named.clone());
        }
        _ => {}
    });
    hidden
}

#[derive(Default)]
struct Text {
    words: String,
    paragraphs: usize,
    sheet: String,
    is_hidden: bool,
    row: usize,
    cell: usize,
    headings: Vec<String>,
    cell_text: String,
    is_note: bool,
    is_deleted: bool,
}

impl Text {
    fn open(
        &mut self,
        element: &str,
        attributes: &Attributes,
        hidden_styles: &[String],
        search: &mut Search<'_>,
    ) {
        let repeated = |name: &str| {
            attributes.get(name).and_then(|text| text.parse::<usize>().ok()).unwrap_or(1)
        };
        match element {
            "table" => {
                self.sheet = attributes.get("name").unwrap_or_default().to_owned();
                let style = attributes.get("style-name").unwrap_or_default();
                self.is_hidden = hidden_styles.iter().any(|hidden| hidden == style);
                (self.row, self.cell) = (0, 0);
                self.headings.clear();
            }
            "table-row" => {
                self.row += 1;
                self.cell = 0;
            }
            "table-cell" | "covered-table-cell" => {
                self.cell = self.cell.saturating_add(repeated("number-columns-repeated").min(1024));
                let heading = self.headings.get(self.cell - 1).map_or("", String::as_str);
                match (attributes.get("value"), attributes.get("date-value")) {
                    // A figure: its digits are shown with dots between them.
                    (Some(value), _) => search.number(value, heading, || self.at()),
                    (None, Some(date)) => search.cell(date, heading, || self.at()),
                    (None, None) => {}
                }
            }
            "annotation" => {
                self.is_note = true;
                search.fault(Fault::Hidden(Place::new("nhận xét (comment)", "comments")));
            }
            "tracked-changes" => self.is_deleted = true,
            "tab" | "s" | "line-break" => self.words.push(' '),
            _ => {}
        }
        // The value of a cell was looked at below its heading.
        if !matches!(element, "table-cell" | "covered-table-cell") {
            said::attributes(attributes, search, || self.at());
        }
        for name in ["formula", "string-value"] {
            search.piece(attributes.get(name).unwrap_or_default(), "", || self.at());
        }
        let loads = matches!(element, "image" | "object" | "plugin" | "applet" | "table-source");
        let out = attributes.get("href").filter(|to| to.contains("://") || to.starts_with("//"));
        if let Some(out) = out.filter(|_| loads) {
            search.fault(Fault::LeadsOut(Place::new(
                format!("liên kết “{out}”"),
                format!("the link “{out}”"),
            )));
        }
    }

    fn close(&mut self, element: &str, search: &mut Search<'_>) {
        match element {
            "p" | "h" | "creator" | "initials" => {
                self.paragraphs += 1;
                let words = std::mem::take(&mut self.words);
                let heading =
                    self.headings.get(self.cell.saturating_sub(1)).map_or("", String::as_str);
                let heading = if self.row > 1 { heading } else { "" };
                search.cell(&words, heading, || self.at());
                if self.is_deleted && !words.trim().is_empty() {
                    search.fault(Fault::Hidden(self.at()));
                }
                self.cell_text.push_str(&words);
            }
            "table-cell" => {
                let text = std::mem::take(&mut self.cell_text);
                if self.row == 1 && self.cell <= 1024 {
                    self.headings.resize(self.cell, String::new());
                    self.headings[self.cell - 1] = text.clone();
                }
                if self.is_hidden && !text.trim().is_empty() {
                    search.fault(Fault::Hidden(Place::new(
                        format!("sheet ẩn “{}”", self.sheet),
                        format!("the hidden sheet “{}”", self.sheet),
                    )));
                }
            }
            "table-row" => search.end_boxes(),
            "table" => self.sheet.clear(),
            "annotation" => self.is_note = false,
            "tracked-changes" => self.is_deleted = false,
            "span" | "a" => {}
            _ if self.words.len() > 1 => {
                let words = std::mem::take(&mut self.words);
                search.cell(&words, "", || self.at());
            }
            _ => {}
        }
    }

    fn at(&self) -> Place {
        if self.is_note {
            return Place::new("nhận xét (comment)", "a comment");
        }
        if self.is_deleted {
            return Place::new("phần đã xóa còn lưu vết", "deleted text that is kept");
        }
        let n = self.paragraphs.max(1);
        match self.sheet.as_str() {
            "" => Place::new(format!("đoạn {n}"), format!("paragraph {n}")),
            sheet => {
                let (row, cell) = (self.row, self.cell);
                let hidden = if self.is_hidden {
                    ("sheet ẩn", "the hidden sheet")
                } else {
                    ("bảng", "the table")
                };
                Place::new(
                    format!("{} “{sheet}”, dòng {row}, cột {cell}", hidden.0),
                    format!("{} “{sheet}”, row {row}, column {cell}", hidden.1),
                )
            }
        }
    }
}
