//! YAML text in, nodes that know their place out.
//!
//! A scalar stays the text that was written: whether `00004` is a code or a number, and `1.250` a
//! thousand or one and a quarter, is for the reader who knows the type. What hostile or careless
//! files do (aliases, tabs, duplicate keys, deep nesting) is objected to here, once for all.

mod broken;
mod line;
mod plain;

use std::borrow::Cow;
use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError};

use crate::finding::code::{
    AliasNotAllowed, ControlCharacter, DuplicateKey, NotYaml, TabIndent, TagNotAllowed, TooDeep,
    TooMany, WrongShape, both,
};
use crate::finding::{FileId, Finding, Span};
use crate::value::limits::{DEPTH_LIMIT, KEY_LIMIT, NODE_LIMIT};
use crate::value::text::{code_point, first_forbidden};

/// What some editors set before the first line.
pub const MARK_OF_UTF_8: char = '\u{feff}';

/// A value and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// The three shapes of YAML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'a> {
    /// Text as written; `plain` when without quotes.
    Scalar {
        /// The text.
        text: Cow<'a, str>,
        /// Written without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys and values in the order written.
    Map(Vec<(Key<'a>, Node<'a>)>),
}

/// A key and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key<'a> {
    /// The key.
    pub text: Cow<'a, str>,
    /// Where it stands.
    pub span: Span,
}

impl<'a> Node<'a> {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Nothing written: an empty value, `~` or `null`.
    pub fn is_blank(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null"))
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[(Key<'a>, Node<'a>)] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entries().iter().find(|(name, _)| name.text == key).map(|(_, node)| node)
    }
}

/// Reads one document.
///
/// # Errors
/// The first thing that keeps the text from being read, with its place.
pub fn parse(file: FileId, text: &str) -> Result<Node<'_>, Box<Finding>> {
    let body = text.trim_start_matches(MARK_OF_UTF_8);
    parse_at(file, body, text.len() - body.len())
}

/// Reads one document that begins `offset` bytes into its file (a front matter).
///
/// # Errors
/// As [`parse`].
pub fn parse_at(file: FileId, text: &str, offset: usize) -> Result<Node<'_>, Box<Finding>> {
    match parse_plain(file, text, offset) {
        Some(node) => Ok(node),
        None => parse_full(file, text, offset),
    }
}

/// The short way: the document, if all of it has plain shapes; none says nothing about it.
///
/// What it gives is what [`parse_full`] would give, places included.
pub fn parse_plain(file: FileId, text: &str, offset: usize) -> Option<Node<'_>> {
    plain::read(Place { file, text, offset })
}

/// The long way, for any document; the only one that objects.
///
/// # Errors
/// As [`parse`].
pub fn parse_full(file: FileId, text: &str, offset: usize) -> Result<Node<'_>, Box<Finding>> {
    let place = Place { file, text, offset };
    if let Some((at, sign)) = first_forbidden(text) {
        let (end, sign) = (at + sign.len_utf8(), code_point(sign));
        return Err(Box::new(ControlCharacter { sign }.at(place.bytes(at, end))));
    }
    if let Some(at) = leading_tab(text) {
        return Err(Box::new(TabIndent {}.at(place.bytes(at, at + 1))));
    }
    Builder { parser: Parser::new_from_str(text), cursor: Cursor::default(), place, nodes: 0 }
        .document()
}

/// Where the first tab stands that has only blanks before it on its line, and words after it.
fn leading_tab(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches(' ');
        if rest.starts_with('\t') && !rest.trim().is_empty() {
            return Some(start + line.len() - rest.len());
        }
        start += line.len();
    }
    None
}

/// The text and where it lies in its file.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
}

impl Place<'_> {
    fn bytes(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }
}

/// Turns the parser's positions, counted in characters, into bytes; they mostly move forward.
#[derive(Default)]
struct Cursor {
    chars: usize,
    byte: usize,
}

impl Cursor {
    fn byte(&mut self, text: &str, chars: usize) -> usize {
        let bytes = text.as_bytes();
        while self.chars < chars && self.byte < bytes.len() {
            self.byte += 1;
            while self.byte < bytes.len() && bytes[self.byte] & 0xc0 == 0x80 {
                self.byte += 1;
            }
            self.chars += 1;
        }
        while self.chars > chars && self.byte > 0 {
            self.byte -= 1;
            while bytes[self.byte] & 0xc0 == 0x80 {
                self.byte -= 1;
            }
            self.chars -= 1;
        }
        self.byte
    }
}

/// What was written by its number (`"\u202e"`) is as forbidden as the sign itself.
fn seen(text: &str, style: ScalarStyle, span: Span) -> Parsed<'_, ()> {
    let by_number = matches!(style, ScalarStyle::DoubleQuoted);
    match by_number.then(|| first_forbidden(text)).flatten() {
        Some((_, sign)) => Err(Box::new(ControlCharacter { sign: code_point(sign) }.at(span))),
        None => Ok(()),
    }
}

/// The objection to the first of what is too much.
fn too_many(what: (&str, &str), limit: usize, span: Span) -> Box<Finding> {
    let (what, count) = (both(what.0, what.1), (limit + 1).to_string());
    Box::new(TooMany { what, count, limit: limit.to_string() }.at(span))
}

struct Builder<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    cursor: Cursor,
    place: Place<'a>,
    nodes: usize,
}

type Parsed<'a, T> = Result<T, Box<Finding>>;

impl<'a> Builder<'a> {
    fn document(mut self) -> Parsed<'a, Node<'a>> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) => {}
                Event::StreamEnd => {
                    let text = Cow::Borrowed("");
                    return Ok(Node { span, value: Value::Scalar { text, plain: true } });
                }
                event => {
                    let node = self.node(event, span, 0)?;
                    return self.end(node);
                }
            }
        }
    }

    /// Nothing may follow the one document.
    fn end(&mut self, node: Node<'a>) -> Parsed<'a, Node<'a>> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(node),
                (Event::DocumentStart(_), span) => {
                    let expected = both(
                        "một tài liệu duy nhất (xóa dòng ---)",
                        "one document only (delete the line ---)",
                    );
                    return Err(Box::new(WrongShape { expected }.at(span)));
                }
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Parsed<'a, (Event<'a>, Span)> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let start = self.cursor.byte(self.place.text, span.start.index());
                let end = self.cursor.byte(self.place.text, span.end.index());
                Ok((event, self.place.bytes(start, end)))
            }
            Some(Err(error)) => Err(Box::new(self.broken(&error))),
            None => Ok((Event::StreamEnd, self.place.bytes(0, 0))),
        }
    }

    fn broken(&mut self, error: &ScanError) -> Finding {
        let mark: &Marker = error.marker();
        let at = self.cursor.byte(self.place.text, mark.index());
        let span = self.place.bytes(at, at + 1);
        if error.info().contains("recursion limit") {
            return TooDeep { limit: DEPTH_LIMIT.to_string() }.at(span);
        }
        let problem = broken::meaning(error.info());
        let span = match broken::is_noticed_late(error.info()) {
            true => {
                let (start, end) = broken::line_without_colon(self.place.text, at);
                self.place.bytes(start, end)
            }
            false => span,
        };
        NotYaml { problem }.at(span)
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Parsed<'a, Node<'a>> {
        self.nodes += 1;
        if depth > DEPTH_LIMIT {
            return Err(Box::new(TooDeep { limit: DEPTH_LIMIT.to_string() }.at(span)));
        }
        if self.nodes > NODE_LIMIT {
            return Err(too_many(("giá trị", "values"), NODE_LIMIT, span));
        }
        match event {
            // A tag would make another value of what is written, or be passed over in silence.
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, Some(_))
            | Event::MappingStart(_, Some(_)) => Err(Box::new(TagNotAllowed {}.at(span))),
            Event::Scalar(text, style, 0, _) => {
                let plain = matches!(style, ScalarStyle::Plain);
                seen(&text, style, span)?;
                Ok(Node { span, value: Value::Scalar { text, plain } })
            }
            Event::SequenceStart(0, _) => self.list(span, depth),
            Event::MappingStart(0, _) => self.map(span, depth),
            _ => Err(Box::new(AliasNotAllowed {}.at(span))),
        }
    }

    fn list(&mut self, span: Span, depth: usize) -> Parsed<'a, Node<'a>> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => {
                    return Ok(Node { span, value: Value::List(items) });
                }
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn map(&mut self, span: Span, depth: usize) -> Parsed<'a, Node<'a>> {
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut seen_keys: BTreeMap<Cow<'a, str>, Span> = BTreeMap::new();
        let mut whole = span;
        loop {
            let (event, span) = self.next()?;
            let key = match event {
                Event::MappingEnd => {
                    return Ok(Node { span: whole, value: Value::Map(entries) });
                }
                _ if entries.len() == KEY_LIMIT => {
                    return Err(too_many(("mục", "keys"), KEY_LIMIT, span));
                }
                Event::Scalar(_, _, _, Some(_)) => {
                    return Err(Box::new(TagNotAllowed {}.at(span)));
                }
                Event::Scalar(_, _, 1.., _) | Event::Alias(_) => {
                    return Err(Box::new(AliasNotAllowed {}.at(span)));
                }
                Event::Scalar(text, style, 0, _) => {
                    seen(&text, style, span)?;
                    Key { text, span }
                }
                _ => {
                    let expected = both("tên mục, ví dụ “period:”", "a key such as “period:”");
                    return Err(Box::new(WrongShape { expected }.at(span)));
                }
            };
            if entries.is_empty() {
                whole = key.span;
            }
            if let Some(first) = seen_keys.insert(key.text.clone(), key.span) {
                let finding = DuplicateKey { key: key.text.to_string() }.at(key.span);
                return Err(Box::new(finding.and(first)));
            }
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            entries.push((key, value));
        }
    }
}
