//! What stands within one line of a plain file: keys, scalars, and brackets with scalars in them.
//!
//! Everything gives up (none) where the parser would do anything but go on.

use std::borrow::Cow;

use super::plain::{DEEPEST, LONGEST_MAP};
use super::{Key, Node, Place, Value};

/// A place in a text.
pub(super) struct Cursor<'a> {
    pub place: Place<'a>,
    pub at: usize,
    bytes: &'a [u8],
    /// The keys of the last map in brackets, no two alike: most rows have those of the row above.
    keys: Vec<&'a str>,
}

/// How a scalar without quotes ends.
pub(super) enum Stop {
    /// Before a colon, at which the cursor stands: it is a key.
    Colon,
    /// Here; the cursor stands behind the blanks that follow it.
    End(usize),
}

/// Keys are short; beyond some length the parser takes none.
const LONGEST_KEY: usize = 500;

/// Ends or may end a scalar without quotes.
const STOPS: u8 = 1;
/// The same within brackets.
const STOPS_IN_BRACKETS: u8 = 2;
/// Begins something else than a scalar without quotes; a hyphen or a dot may do both.
const NO_START: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut at = 0;
    while at < classes.len() {
        classes[at] = match at as u8 {
            b':' | b'#' => STOPS | STOPS_IN_BRACKETS | NO_START,
            b'\n' | b'\r' => STOPS | STOPS_IN_BRACKETS | NO_START,
            b',' | b'[' | b']' | b'{' | b'}' => STOPS_IN_BRACKETS | NO_START,
            b' ' | b'?' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`' => {
                NO_START
            }
            _ => 0,
        };
        at += 1;
    }
    classes
};

fn is(byte: u8, class: u8) -> bool {
    CLASSES[usize::from(byte)] & class != 0
}

impl<'a> Cursor<'a> {
    pub(super) fn new(place: Place<'a>) -> Cursor<'a> {
        Cursor { place, at: 0, bytes: place.text.as_bytes(), keys: Vec::new() }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.byte(self.at)
    }

    pub(super) fn blanks_ahead(&self) -> usize {
        let rest = &self.bytes[self.at..];
        rest.iter().position(|byte| *byte != b' ').unwrap_or(rest.len())
    }

    pub(super) fn pass_blanks(&mut self) {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
    }

    /// The line end at the cursor, if one is there.
    pub(super) fn pass_break(&mut self) -> bool {
        self.at += match self.peek() {
            Some(b'\n') => 1,
            Some(b'\r') => 2,
            _ => return false,
        };
        true
    }

    /// What a blank and `#` begin, up to the line end.
    pub(super) fn pass_comment(&mut self) {
        if self.peek() == Some(b'#') && self.bytes[self.at - 1] == b' ' {
            self.at += self.rest_of_line(self.at).len();
        }
    }

    /// The rest of the line with its end.
    pub(super) fn pass_line(&mut self) {
        self.at += self.rest_of_line(self.at).len();
        self.pass_break();
    }

    pub(super) fn rest_of_line(&self, at: usize) -> &'a str {
        let rest = &self.place.text[at..];
        let rest = rest.find('\n').map_or(rest, |end| &rest[..end]);
        rest.strip_suffix('\r').unwrap_or(rest)
    }

    pub(super) fn at_dash(&self) -> bool {
        self.peek() == Some(b'-') && self.byte(self.at + 1) == Some(b' ')
    }

    /// Passes the sign at the cursor and the blanks behind it.
    pub(super) fn pass_sign(&mut self) {
        self.at += 1;
        self.pass_blanks();
    }

    pub(super) fn at_bracket_or_quote(&self) -> bool {
        matches!(self.peek(), Some(b'{' | b'[' | b'"' | b'\''))
    }

    /// A scalar without quotes, as it stands.
    pub(super) fn scalar(&self, start: usize, end: usize) -> Node<'a> {
        let text = Cow::Borrowed(&self.place.text[start..end]);
        Node { span: self.place.bytes(start, end), value: Value::Scalar { text, plain: true } }
    }

    /// A key of a block; the cursor goes to its colon.
    pub(super) fn key(&mut self) -> Option<Key<'a>> {
        let start = self.at;
        // A line of hyphens or dots may divide documents.
        if matches!(self.peek(), Some(b'-' | b'.')) {
            return None;
        }
        let Stop::Colon = self.plain()? else { return None };
        self.key_from(start)
    }

    fn key_from(&self, start: usize) -> Option<Key<'a>> {
        let text = &self.place.text[start..self.at];
        let fits = !text.ends_with(' ') && text.len() <= LONGEST_KEY;
        let span = self.place.bytes(start, self.at);
        fits.then_some(Key { text: Cow::Borrowed(text), span })
    }

    /// A scalar without quotes in a block, which ends with its line or before a comment.
    pub(super) fn plain(&mut self) -> Option<Stop> {
        let start = self.at;
        self.begins_plain()?;
        loop {
            match self.pass_to(STOPS) {
                Some(b':') if self.ends_word(self.at + 1) => return Some(Stop::Colon),
                Some(b'#') if self.bytes[self.at - 1] == b' ' => break,
                Some(b':' | b'#') => self.at += 1,
                _ => break,
            }
        }
        Some(Stop::End(self.trimmed(start)))
    }

    /// The same within brackets, which end it too.
    fn plain_in_brackets(&mut self) -> Option<Stop> {
        let start = self.at;
        self.begins_plain()?;
        loop {
            match self.pass_to(STOPS_IN_BRACKETS)? {
                b':' if self.ends_word(self.at + 1) => return Some(Stop::Colon),
                b':' if !self.byte(self.at + 1).is_some_and(|next| is(next, STOPS_IN_BRACKETS)) => {
                }
                b'#' if self.bytes[self.at - 1] != b' ' => {}
                b',' | b'}' | b']' => break,
                _ => return None,
            }
            self.at += 1;
        }
        // No word may be a hyphen alone just before what ends the scalar.
        let text = &self.place.text[start..self.at];
        (text != "-" && !text.ends_with(" -")).then(|| Stop::End(self.trimmed(start)))
    }

    fn begins_plain(&self) -> Option<()> {
        let first = self.peek()?;
        let dash = first == b'-' && self.ends_word(self.at + 1);
        (!is(first, NO_START) && !dash).then_some(())
    }

    fn pass_to(&mut self, class: u8) -> Option<u8> {
        let rest = &self.bytes[self.at..];
        let stop = rest.iter().position(|byte| is(*byte, class));
        self.at += stop.unwrap_or(rest.len());
        self.peek()
    }

    fn ends_word(&self, at: usize) -> bool {
        matches!(self.byte(at), None | Some(b' ' | b'\n' | b'\r'))
    }

    fn trimmed(&self, start: usize) -> usize {
        let mut end = self.at;
        while end > start && self.bytes[end - 1] == b' ' {
            end -= 1;
        }
        end
    }

    /// A value in brackets or quotes, or a scalar within brackets.
    pub(super) fn flow(&mut self, depth: usize) -> Option<Node<'a>> {
        if depth > DEEPEST {
            return None;
        }
        match self.peek()? {
            b'{' => self.flow_map(depth),
            b'[' => self.flow_list(depth),
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => {
                let start = self.at;
                let Stop::End(end) = self.plain_in_brackets()? else { return None };
                Some(self.scalar(start, end))
            }
        }
    }

    fn flow_list(&mut self, depth: usize) -> Option<Node<'a>> {
        let start = self.at;
        self.pass_sign();
        // Said to stand at its bracket and the blanks behind that.
        let span = self.place.bytes(start, self.at);
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.pass_sign();
            return Some(Node { span, value: Value::List(items) });
        }
        loop {
            items.push(self.flow(depth + 1)?);
            if self.pass_comma(b']')? {
                return Some(Node { span, value: Value::List(items) });
            }
        }
    }

    fn flow_map(&mut self, depth: usize) -> Option<Node<'a>> {
        let start = self.at;
        self.pass_sign();
        if self.peek() == Some(b'}') {
            let span = self.place.bytes(start, self.at);
            self.pass_sign();
            return Some(Node { span, value: Value::Map(Vec::new()) });
        }
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::with_capacity(self.keys.len());
        let mut known = true;
        loop {
            let expected = self.keys.get(entries.len()).filter(|_| known).copied();
            let key = match expected.and_then(|key| self.expected_key(key)) {
                Some(key) => key,
                None => {
                    known = false;
                    self.new_key(&entries)?
                }
            };
            if entries.len() == LONGEST_MAP {
                return None;
            }
            self.at += 1;
            self.pass_blanks();
            let value = self.flow(depth + 1)?;
            entries.push((key, value));
            if self.pass_comma(b'}')? {
                break;
            }
        }
        if !known {
            self.remember(&entries);
        }
        let span = entries.first()?.0.span;
        Some(Node { span, value: Value::Map(entries) })
    }

    /// The key that the map above has in this place; it differs from those before it.
    fn expected_key(&mut self, key: &'a str) -> Option<Key<'a>> {
        let end = self.at + key.len();
        let is_it = self.bytes[self.at..].starts_with(key.as_bytes())
            && self.byte(end) == Some(b':')
            && self.ends_word(end + 1);
        if !is_it {
            return None;
        }
        let span = self.place.bytes(self.at, end);
        self.at = end;
        Some(Key { text: Cow::Borrowed(key), span })
    }

    fn new_key(&mut self, before: &[(Key<'a>, Node<'a>)]) -> Option<Key<'a>> {
        let start = self.at;
        let Stop::Colon = self.plain_in_brackets()? else { return None };
        let key = self.key_from(start)?;
        before.iter().all(|(other, _)| other.text != key.text).then_some(key)
    }

    /// Keeps the keys for the next map.
    fn remember(&mut self, entries: &[(Key<'a>, Node<'a>)]) {
        self.keys.clear();
        self.keys.extend(entries.iter().filter_map(|(key, _)| match key.text {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }));
    }

    /// Passes a comma, or the bracket that ends the collection; says which.
    fn pass_comma(&mut self, bracket: u8) -> Option<bool> {
        self.pass_blanks();
        let ends = match self.peek()? {
            b',' => false,
            sign if sign == bracket => true,
            _ => return None,
        };
        self.pass_sign();
        Some(ends)
    }

    /// Text in quotes without escapes; said to reach to the end of blanks and comment behind it.
    fn quoted(&mut self, quote: u8) -> Option<Node<'a>> {
        let start = self.at;
        let rest = self.rest_of_line(start + 1);
        let end = start + 1 + rest.bytes().position(|byte| byte == quote)?;
        let text = &self.place.text[start + 1..end];
        let escapes = match quote {
            b'"' => text.contains('\\'),
            _ => self.byte(end + 1) == Some(quote),
        };
        if escapes {
            return None;
        }
        self.at = end + 1;
        self.pass_blanks();
        self.pass_comment();
        let span = self.place.bytes(start, self.at);
        Some(Node { span, value: Value::Scalar { text: Cow::Borrowed(text), plain: false } })
    }
}
