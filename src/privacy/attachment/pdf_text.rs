//! The text that a stream of drawing commands of a PDF writes, in its order.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object};

/// Fonts by the names that a stream calls them; none for one whose letters cannot be known.
pub(super) type Fonts<'d> = BTreeMap<Vec<u8>, Option<Encoding<'d>>>;

/// Bytes that the table of letters of one font may unpack to.
const FONT: usize = 4 << 20;
/// A gap in thousandths of a letter's height from which on it is a space.
const GAP: i64 = -200;

/// The fonts of a page or of any stream that draws.
pub(super) fn fonts<'d>(
    document: &'d Document,
    named: impl IntoIterator<Item = (Vec<u8>, &'d Dictionary)>,
) -> Fonts<'d> {
    let encoding = |font: &'d Dictionary| {
        // The letters of a font of two bytes each are known by its table alone.
        let is_wide = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Type0");
        let is_known = !is_wide || font.has(b"ToUnicode");
        let encoding = font.get_font_encoding_with_limit(document, FONT).ok();
        encoding.filter(|_| is_known)
    };
    named.into_iter().map(|(name, font)| (name, encoding(font))).collect()
}

/// The fonts that a dictionary of resources names.
pub(super) fn fonts_of<'d>(document: &'d Document, resources: &'d Dictionary) -> Fonts<'d> {
    let named = resources.get_deref(b"Font", document).and_then(Object::as_dict);
    let named = named.into_iter().flat_map(Dictionary::iter);
    let open = named.filter_map(|(name, font)| {
        let (_, font) = document.dereference(font).ok()?;
        Some((name.clone(), font.as_dict().ok()?))
    });
    fonts(document, open)
}

/// What is written, and whether some of it cannot be read.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) is_unreadable: bool,
}

/// The text of a stream; none if it is no stream of drawing commands.
pub(super) fn written(commands: &[u8], fonts: &Fonts<'_>) -> Option<Written> {
    let content = Content::decode(commands).ok()?;
    let mut pen = Pen {
        fonts,
        font: None,
        text: String::new(),
        y: 0,
        last: None,
        moved: false,
        is_unreadable: false,
    };
    for operation in &content.operations {
        pen.follow(&operation.operator, &operation.operands);
    }
    Some(Written { text: pen.text, is_unreadable: pen.is_unreadable })
}

struct Pen<'f, 'd> {
    fonts: &'f Fonts<'d>,
    font: Option<&'f Option<Encoding<'d>>>,
    text: String,
    /// The height of the line, in whole points.
    y: i64,
    /// The height of what was last written.
    last: Option<i64>,
    moved: bool,
    is_unreadable: bool,
}

impl Pen<'_, '_> {
    fn follow(&mut self, operator: &str, operands: &[Object]) {
        match (operator, operands) {
            ("Tf", [Object::Name(name), ..]) => self.font = self.fonts.get(name),
            ("BT", _) => self.move_to(0),
            ("Td" | "TD", [_, down]) => self.move_to(self.y.saturating_add(whole(down))),
            ("Tm", [_, _, _, _, _, height]) => self.move_to(whole(height)),
            ("T*", _) => self.new_line(),
            ("Tj", [Object::String(bytes, _)]) => self.write(bytes),
            ("'" | "\"", [.., Object::String(bytes, _)]) => {
                self.new_line();
                self.write(bytes);
            }
            ("TJ", [Object::Array(parts)]) => {
                for part in parts {
                    match part {
                        Object::String(bytes, _) => self.write(bytes),
                        gap if whole(gap) < GAP => self.text.push(' '),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn move_to(&mut self, y: i64) {
        (self.y, self.moved) = (y, true);
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.moved = false;
    }

    fn write(&mut self, bytes: &[u8]) {
        if self.moved && !self.text.is_empty() {
            self.text.push(if self.last == Some(self.y) { ' ' } else { '\n' });
        }
        (self.last, self.moved) = (Some(self.y), false);
        match self.font {
            Some(None) => self.is_unreadable = true,
            Some(Some(encoding)) if encoding.write_to_string(bytes, &mut self.text).is_ok() => {}
            _ => self.text.extend(bytes.iter().map(|byte| char::from(*byte))),
        }
    }
}

fn whole(number: &Object) -> i64 {
    match number {
        Object::Integer(number) => *number,
        Object::Real(number) => *number as i64,
        _ => 0,
    }
}
