//! Typed reading of a map: each key asked for by name, all others objected to.
//!
//! A stage makes a [`Fields`] of a node, takes what it knows, and calls [`Fields::finish`], which
//! objects to every key that nobody took and names the nearest one that exists.

use super::yaml::{Key, Node, Value};
use crate::finding::code::{MissingKey, TextLong, TooMany, UnknownKey, WrongShape, both};
use crate::finding::{Finding, Span};
use crate::value::limits::TITLE_LIMIT;
use crate::value::text::nearest;

/// The keys of one map, while they are being read.
pub struct Fields<'n, 'a> {
    span: Span,
    entries: &'n [(Key<'a>, Node<'a>)],
    asked: Vec<&'static str>,
    findings: Vec<Finding>,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// The fields of a map; anything else is objected to and read as an empty map.
    pub fn of(node: &'n Node<'a>) -> Fields<'n, 'a> {
        let mut fields = Fields {
            span: node.span,
            entries: node.entries(),
            asked: Vec::new(),
            findings: Vec::new(),
        };
        if !matches!(node.value, Value::Map(_)) && !node.is_blank() {
            fields.wrong(node.span, ("các dòng “mục: giá trị”", "lines of “key: value”"));
        }
        fields
    }

    /// Where the map stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Adds an objection of the caller's.
    pub fn object(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds the objection that a value has another shape.
    pub fn wrong(&mut self, span: Span, expected: (&str, &str)) {
        let expected = both(expected.0, expected.1);
        self.findings.push(WrongShape { expected }.at(span));
    }

    /// The node under a key, when something is written there.
    pub fn node(&mut self, key: &'static str) -> Option<&'n Node<'a>> {
        self.asked.push(key);
        let entry = self.entries.iter().find(|(name, _)| name.text == key);
        entry.map(|(_, node)| node).filter(|node| !node.is_blank())
    }

    /// The node under a key that must be there.
    pub fn needed(&mut self, key: &'static str) -> Option<&'n Node<'a>> {
        let node = self.node(key);
        if node.is_none() {
            self.findings.push(MissingKey { key: key.to_owned() }.at(self.span));
        }
        node
    }

    /// The text under a key.
    pub fn text(&mut self, key: &'static str) -> Option<&'n str> {
        let node = self.node(key)?;
        self.as_text(node)
    }

    /// The text under a key that must be there.
    pub fn needed_text(&mut self, key: &'static str) -> Option<&'n str> {
        let node = self.needed(key)?;
        self.as_text(node)
    }

    /// The text under a key that is shown as one line: objected to when it is longer than any title.
    pub fn title(&mut self, key: &'static str) -> Option<&'n str> {
        let node = self.node(key)?;
        let text = self.as_text(node)?;
        self.findings.extend(too_long(text, ("Tiêu đề", "title"), TITLE_LIMIT, node.span));
        Some(text)
    }

    /// The same for a title that must be there.
    pub fn needed_title(&mut self, key: &'static str) -> Option<&'n str> {
        match self.node(key) {
            Some(_) => self.title(key),
            None => self.needed_text(key),
        }
    }

    fn as_text(&mut self, node: &'n Node<'a>) -> Option<&'n str> {
        if node.text().is_none() {
            self.wrong(node.span, ("một đoạn chữ", "text"));
        }
        node.text()
    }

    /// The list under a key; a single value counts as a list of one.
    pub fn list(&mut self, key: &'static str) -> &'n [Node<'a>] {
        match self.node(key) {
            Some(node) if matches!(node.value, Value::List(_)) => node.items(),
            Some(node) => std::slice::from_ref(node),
            None => &[],
        }
    }

    /// `true` or `false`, also `có` and `không`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let node = self.node(key)?;
        match node.text() {
            Some("true" | "có" | "yes") => Some(true),
            Some("false" | "không" | "no") => Some(false),
            _ => {
                self.wrong(node.span, ("true hoặc false", "true or false"));
                None
            }
        }
    }

    /// A value read by `read`; objects with `expected` when that gives nothing.
    pub fn parsed<T>(
        &mut self,
        key: &'static str,
        expected: (&str, &str),
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let node = self.node(key)?;
        let value = node.text().and_then(read);
        if value.is_none() {
            self.wrong(node.span, expected);
        }
        value
    }

    /// The map under a key, read by `read`; its findings join these.
    pub fn inner<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'n, 'a>) -> T,
    ) -> Option<T> {
        let node = self.node(key)?;
        Some(self.read(node, read))
    }

    /// Each item of a list of maps, read by `read`.
    pub fn each<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'n, 'a>) -> T,
    ) -> Vec<T> {
        let items = self.list(key);
        items.iter().map(|node| self.read(node, &mut read)).collect()
    }

    /// The same for a list of at most so many: what is beyond is objected to and not read.
    pub fn each_within<T>(
        &mut self,
        key: &'static str,
        (what, most): ((&str, &str), usize),
        mut read: impl FnMut(&mut Fields<'n, 'a>) -> T,
    ) -> Vec<T> {
        let items = self.list(key);
        self.findings.extend(too_many(items, what, most));
        items.iter().take(most).map(|node| self.read(node, &mut read)).collect()
    }

    /// Reads another map and takes over its findings.
    pub fn read<T>(
        &mut self,
        node: &'n Node<'a>,
        read: impl FnOnce(&mut Fields<'n, 'a>) -> T,
    ) -> T {
        let mut fields = Fields::of(node);
        let value = read(&mut fields);
        self.findings.extend(fields.finish());
        value
    }

    /// The keys nobody asked for, for maps whose keys are data.
    pub fn rest(&mut self) -> Vec<&'n (Key<'a>, Node<'a>)> {
        let rest =
            self.entries.iter().filter(|(key, _)| !self.asked.contains(&&*key.text)).collect();
        self.entries = &[];
        rest
    }

    /// Takes these keys for known without reading them: no others are objected to.
    pub fn pass(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
    }

    /// All objections, unknown keys among them.
    pub fn finish(mut self) -> Vec<Finding> {
        for (key, _) in self.entries {
            if !self.asked.contains(&&*key.text) {
                self.findings.push(unknown(key, self.asked.iter().copied()));
            }
        }
        self.findings
    }
}

/// The objection to more items than there may be, at the first that is too much.
pub fn too_many(items: &[Node<'_>], what: (&str, &str), most: usize) -> Option<Finding> {
    let first = items.get(most)?;
    let (count, limit) = (items.len().to_string(), most.to_string());
    Some(TooMany { what: both(what.0, what.1), count, limit }.at(first.span))
}

/// The objection to a text of more characters than it may have.
pub fn too_long(text: &str, what: (&str, &str), most: usize, span: Span) -> Option<Finding> {
    // Characters are counted only where the bytes leave it open.
    let length = (text.len() > most).then(|| text.chars().count()).filter(|n| *n > most)?;
    let (length, limit) = (length.to_string(), most.to_string());
    Some(TextLong { what: both(what.0, what.1), length, limit }.at(span))
}

/// The objection to a key that does not exist, with the nearest that does.
pub fn unknown<'k>(key: &Key<'_>, known: impl IntoIterator<Item = &'k str>) -> Finding {
    let hint = did_you_mean(&key.text, known);
    UnknownKey { key: key.text.to_string(), hint }.at(key.span)
}

/// “ (→ “…”?)”, understood in both languages, or nothing when nothing is near.
pub fn did_you_mean<'k>(text: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let near = nearest(text, known);
    near.map(|near| format!(" (→ “{near}”?)")).unwrap_or_default()
}
