//! Finding: the one value by which every stage objects.
//!
//! A finding has a stable code, a severity, a place in a file, what is wrong and how to mend it, in
//! Vietnamese and in English. The table of all codes is [`code`]; how findings are shown (terminal,
//! JSON, a page) is none of this module's business. Stages return [`Judged`] values: they go on
//! after an objection, so that one run shows everything.

pub mod code;
mod lines;
mod machine;

pub use lines::Lines;
pub use machine::reason;

use serde::{Deserialize, Serialize};

/// A file of the site, by its place in the sorted list of all sources.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A stretch of bytes of one file; `start == end` marks a point.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of the bytes `start..end` of `file`.
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { file, start: clip(start), end: clip(end) }
    }

    /// The whole file, shown as its first line.
    pub fn file(file: FileId) -> Span {
        Span { file, start: 0, end: 0 }
    }
}

/// What a finding does to the build.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Severity {
    /// Stops the publication.
    Error,
    /// Published, and said on the page.
    Warning,
    /// Said to the officer alone; never a reproach.
    Note,
}

/// The language of messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

/// What is wrong and how to mend it, in one language.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Words {
    /// What is wrong and why.
    pub cause: String,
    /// How to mend it.
    pub remedy: String,
}

/// A code of the table, `DB012`. (A name of its own, or it would be taken for borrowed text.)
pub type Code = &'static str;

/// One objection.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Where: none for what concerns no file (a missing folder).
    pub at: Option<Span>,
    /// Stable code, `DB012`; never reused.
    #[serde(deserialize_with = "code::known")]
    pub code: Code,
    /// What it does to the build.
    pub severity: Severity,
    /// Vietnamese words.
    pub vi: Words,
    /// English words.
    pub en: Words,
    /// Other places that belong to it (the first of two duplicates, a line of a sum).
    pub related: Vec<Span>,
}

impl Finding {
    /// Adds a place that belongs to the finding.
    #[must_use]
    pub fn and(mut self, span: Span) -> Finding {
        self.related.push(span);
        self
    }

    /// Lets `change` see every file that it points into.
    pub fn each_file(&mut self, change: &mut dyn FnMut(&mut FileId)) {
        self.at.iter_mut().chain(&mut self.related).for_each(|span| change(&mut span.file));
    }

    /// Its words in `lang`.
    pub fn words(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// A value, and what was objected to while making it.
#[derive(Clone, Debug, Default)]
pub struct Judged<T> {
    /// The value, as good as it could be made.
    pub value: T,
    /// The objections, in the order of the input.
    pub findings: Vec<Finding>,
}

impl<T> Judged<T> {
    /// A value without objection.
    pub fn fine(value: T) -> Judged<T> {
        Judged { value, findings: Vec::new() }
    }

    /// The same objections with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Judged<U> {
        Judged { value: change(self.value), findings: self.findings }
    }

    /// Takes the value and hands its findings to `sink`.
    pub fn into(self, sink: &mut Vec<Finding>) -> T {
        sink.extend(self.findings);
        self.value
    }
}

/// The files that findings point into, for whoever shows them.
pub trait Lookup {
    /// The file's path below the site's folder, parts separated by `/`.
    fn path(&self, file: FileId) -> &str;

    /// Its bytes, if they are at hand.
    fn text(&self, file: FileId) -> Option<&[u8]>;
}
