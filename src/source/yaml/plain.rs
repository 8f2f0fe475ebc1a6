//! The short way through a file of plain shapes: block maps and lists, one value a line.
//!
//! It reads what nearly all files hold (`key: value`, `- { a: 1, b: 2 }`, `text: |`) to the very
//! nodes and places that the parser would give, many times faster. It makes no objections: at the
//! first sign it is not sure of it gives up, and the parser reads the whole file from its start.
//! That the two never disagree is what `tests/yaml_lanes.rs` tries to refute.

use std::borrow::Cow;

use super::line::{Cursor, Stop};
use super::{Key, Node, Place, Value};
use crate::value::limits::NODE_LIMIT;
use crate::value::text::first_forbidden;

/// The column of what comes after the last line.
const END: isize = -1;
/// Deeper files are left to the parser, which knows the limit.
pub(super) const DEEPEST: usize = 16;
/// Longer maps are left to the parser, which finds a key that stands twice in better time.
pub(super) const LONGEST_MAP: usize = 512;

/// The document, when all of it has plain shapes.
pub(super) fn read<'a>(place: Place<'a>) -> Option<Node<'a>> {
    // Each value takes two bytes at least, so the limit of values needs no counting.
    if place.text.len() / 2 >= NODE_LIMIT || !is_everyday(place.text) {
        return None;
    }
    let mut reader = Reader { cursor: Cursor::new(place), column: END };
    reader.next_line();
    if reader.column != 0 {
        return None;
    }
    let node = reader.block(0)?;
    (reader.column == END).then_some(node)
}

/// No tab, no mark of an encoding, no line end but `\n` and `\r\n`, nothing forbidden.
fn is_everyday(text: &str) -> bool {
    let lone_return = || text.split('\r').skip(1).any(|rest| !rest.starts_with('\n'));
    // The mark of an encoding begins with this byte.
    let strange = any(text, |byte| (byte == b'\t') | (byte == 0xef));
    let returns = any(text, |byte| byte == b'\r');
    !(strange || returns && lone_return()) && first_forbidden(text).is_none()
}

/// Whether there is such a byte; without a branch for each, many are looked at together.
fn any(text: &str, wanted: impl Fn(u8) -> bool) -> bool {
    let mut chunks = text.as_bytes().chunks(1024);
    chunks.any(|chunk| chunk.iter().fold(false, |any, byte| any | wanted(*byte)))
}

/// Reads lines; the cursor stands at the first sign of the line being read.
struct Reader<'a> {
    cursor: Cursor<'a>,
    /// Where the line at the cursor begins, in columns.
    column: isize,
}

impl<'a> Reader<'a> {
    /// A map or a list whose lines begin where this one does.
    fn block(&mut self, depth: usize) -> Option<Node<'a>> {
        match self.cursor.at_dash() {
            true => self.list(depth),
            false => self.map(self.column, depth),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Node<'a>> {
        let (column, at) = (self.column, self.cursor.at);
        let items = self.items(column, depth)?;
        let span = self.cursor.place.bytes(at, at);
        (self.column < column).then_some(Node { span, value: Value::List(items) })
    }

    /// A list that begins in the column of the key it belongs to; keys may follow it. It is said to
    /// stand behind its first dash.
    fn list_under_key(&mut self, depth: usize) -> Option<Node<'a>> {
        let (column, dash) = (self.column, self.cursor.at);
        self.cursor.pass_sign();
        let at = std::mem::replace(&mut self.cursor.at, dash);
        let items = self.items(column, depth)?;
        let span = self.cursor.place.bytes(at, at);
        (self.column <= column).then_some(Node { span, value: Value::List(items) })
    }

    fn items(&mut self, column: isize, depth: usize) -> Option<Vec<Node<'a>>> {
        let mut items = Vec::new();
        while self.column == column && self.cursor.at_dash() {
            let dash = self.cursor.at;
            self.cursor.pass_sign();
            let inner = column + (self.cursor.at - dash) as isize;
            items.push(self.item(inner, depth + 1)?);
        }
        Some(items)
    }

    fn item(&mut self, column: isize, depth: usize) -> Option<Node<'a>> {
        if self.cursor.at_bracket_or_quote() {
            return self.in_line(depth);
        }
        let start = self.cursor.at;
        match self.cursor.plain()? {
            Stop::Colon => {
                self.cursor.at = start;
                self.map(column, depth)
            }
            Stop::End(end) => {
                self.end_line()?;
                Some(self.cursor.scalar(start, end))
            }
        }
    }

    fn map(&mut self, column: isize, depth: usize) -> Option<Node<'a>> {
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        loop {
            let key = self.cursor.key()?;
            let twice = entries.iter().any(|(other, _)| other.text == key.text);
            if twice || entries.len() == LONGEST_MAP {
                return None;
            }
            let value = self.value(column, depth + 1)?;
            entries.push((key, value));
            if self.column != column {
                break;
            }
        }
        let span = entries.first()?.0.span;
        (self.column < column).then_some(Node { span, value: Value::Map(entries) })
    }

    /// What follows the colon of a key that stands in `column`.
    fn value(&mut self, column: isize, depth: usize) -> Option<Node<'a>> {
        if depth > DEEPEST {
            return None;
        }
        let colon = self.cursor.at;
        self.cursor.pass_sign();
        match self.cursor.peek() {
            None | Some(b'\n' | b'\r' | b'#') => {
                self.end_line()?;
                if self.column > column {
                    self.block(depth)
                } else if self.column == column && self.cursor.at_dash() {
                    self.list_under_key(depth)
                } else {
                    // Nothing is written: said to stand at the colon.
                    Some(self.cursor.scalar(colon, colon))
                }
            }
            Some(b'|') => self.literal(column),
            Some(b'{' | b'[' | b'"' | b'\'') => self.in_line(depth),
            Some(_) => {
                let start = self.cursor.at;
                let Stop::End(end) = self.cursor.plain()? else { return None };
                self.end_line()?;
                Some(self.cursor.scalar(start, end))
            }
        }
    }

    /// A value in brackets or quotes that ends on its line.
    fn in_line(&mut self, depth: usize) -> Option<Node<'a>> {
        let node = self.cursor.flow(depth)?;
        self.end_line()?;
        Some(node)
    }

    /// The lines below `|`, as they stand.
    fn literal(&mut self, column: isize) -> Option<Node<'a>> {
        self.cursor.pass_sign();
        if !self.cursor.pass_break() {
            return None;
        }
        let indent = self.cursor.blanks_ahead();
        let start = self.cursor.at + indent;
        if indent as isize <= column
            || matches!(self.cursor.byte(start), None | Some(b'\n' | b'\r'))
        {
            return None;
        }
        let (mut text, mut breaks) = (String::new(), 0);
        let end = loop {
            let blanks = self.cursor.blanks_ahead().min(indent);
            let at = self.cursor.at + blanks;
            match self.cursor.byte(at) {
                // Blanks alone on a line that never ends: the parser has a rule of its own.
                None if blanks > 0 => return None,
                None => break at,
                Some(b'\n' | b'\r') => breaks += 1,
                Some(_) if blanks < indent => break at,
                Some(_) => {
                    text.extend(std::iter::repeat_n('\n', breaks));
                    text.push_str(self.cursor.rest_of_line(at));
                    breaks = 1;
                }
            }
            self.cursor.pass_line();
        };
        text.push('\n');
        self.next_line();
        let span = self.cursor.place.bytes(start, end);
        Some(Node { span, value: Value::Scalar { text: Cow::Owned(text), plain: false } })
    }

    /// Passes blanks, a comment and the line end; nothing else may stand there.
    fn end_line(&mut self) -> Option<()> {
        self.cursor.pass_blanks();
        self.cursor.pass_comment();
        if !self.cursor.pass_break() && self.cursor.peek().is_some() {
            return None;
        }
        self.next_line();
        Some(())
    }

    /// Goes from the start of a line to the first sign of the next that says something.
    fn next_line(&mut self) {
        loop {
            let blanks = self.cursor.blanks_ahead();
            self.column = blanks as isize;
            self.cursor.at += blanks;
            match self.cursor.peek() {
                None => {
                    self.column = END;
                    return;
                }
                Some(b'#' | b'\n' | b'\r') => self.cursor.pass_line(),
                Some(_) => return,
            }
        }
    }
}
