//! A disclosure: one document of one unit for one period, as a summary and whole.
//!
//! [`Disclosure`] is what other pages need of a document: it is small, kept for all documents and
//! cached. [`Whole`] adds tables and text, which only its own page, its data and its checks need;
//! it is read, used and dropped.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Deref;

use super::table::{Outline, Table};
use super::unit_info::Contact;
use super::withdrawal::{Takedown, Withdrawal};
use crate::finding::{FileId, Lines, Span};
use crate::kind::{Form, Kind, Kinds, Version};
use crate::unit::UnitId;
use crate::value::MoneyUnit;
use crate::value::date::Date;
use crate::value::period::Period;

/// The keys that a document may have.
pub(super) const KEYS: &[&str] = &[
    "kind",
    "period",
    "name",
    "state",
    "reason",
    "withdrawn",
    "tables",
    "money",
    "title",
    "decision",
    "approved",
    "events",
    "published",
    "posted",
    "keep_persons_until",
    "measure",
    "source",
    "sample",
    "corrections",
    "explanations",
    "withdrawals",
    "attachments",
    "contact",
    "comments_until",
    "published_by",
    "text",
];

/// One document without its tables and text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Disclosure {
    /// The file it was read from.
    pub file: FileId,
    /// Where its period is written, for findings about the document as a whole.
    pub span: Span,
    /// Whose it is.
    pub unit: UnitId,
    /// Place of its kind among the kinds.
    pub kind: usize,
    /// Place of its version in the kind.
    pub version: usize,
    /// Of which period.
    pub period: Period,
    /// What tells it from others of the same kind and period; mostly empty.
    pub name: String,
    /// Its address, without slash at either end.
    pub address: String,
    /// A title of its own.
    pub title: Option<String>,
    /// Published, withdrawn, or none occurred.
    pub state: State,
    /// The decision that publishes it.
    pub decision: Option<Act>,
    /// The resolution that approved it.
    pub approved: Option<Act>,
    /// Dates of the events that start terms, by name.
    pub events: BTreeMap<String, Date>,
    /// First published.
    pub published: Option<Date>,
    /// Posted on paper.
    pub posted: Option<Posting>,
    /// Names stay longer than they are posted.
    pub kept: Option<Kept>,
    /// The usual unit of money of its tables.
    pub money: Option<MoneyUnit>,
    /// Figures since January rather than of the period alone.
    pub cumulative: bool,
    /// Where a transcribed document comes from.
    pub source: Option<Origin>,
    /// Invented.
    pub sample: bool,
    /// The dates on which something happened, and where they stand.
    pub dates: Vec<(Date, Span)>,
    /// The size of each of its tables, in the order of the forms.
    pub outlines: Vec<Outline>,
    /// It has a text.
    pub has_text: bool,
    /// What it says of figures that differ from those of other documents.
    pub explanations: Vec<Explanation>,
    /// Corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// Rows that were taken out of its lists.
    pub withdrawals: Vec<Withdrawal>,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
    /// Who answers, when not the unit's own contact.
    pub contact: Option<Contact>,
    /// Last day for comments.
    pub comments_until: Option<Date>,
    /// Another unit published it.
    pub published_by: Option<String>,
}

/// One document with its tables and its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whole {
    /// All but tables and text.
    pub disclosure: Disclosure,
    /// Tables, in the order of the forms.
    pub tables: Vec<Table>,
    /// The text, Markdown.
    pub text: Option<Prose>,
}

impl Deref for Whole {
    type Target = Disclosure;

    fn deref(&self) -> &Disclosure {
        &self.disclosure
    }
}

/// Whether there is something to show.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum State {
    /// The document stands.
    #[default]
    Published,
    /// There was nothing to disclose, and that is said.
    NoneOccurred,
    /// Taken down, and why.
    Withdrawn(Takedown),
}

/// A decision or resolution.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Act {
    /// Number and sign, `88/QĐ-UBND`.
    pub number: String,
    /// Signed on.
    pub signed: Option<Date>,
    /// Signed by.
    pub signer: String,
    /// As what.
    pub position: String,
}

/// Posting on a board.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Posting {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Where.
    pub place: String,
}

/// Days a list stays posted where the document names no last day (Law 10/2022, art. 13.2).
const POSTED_DAYS: i64 = 30;

/// The last day of a posting; none when nothing says when it began.
pub fn last_posted(posted: Option<&Posting>, published: Option<Date>) -> Option<Date> {
    posted.and_then(|posted| posted.until).or_else(|| {
        let from = posted.and_then(|posted| posted.from).or(published)?;
        from.checked_add(POSTED_DAYS.days()).ok()
    })
}

/// How long names stay where a rule allows it to be longer than the posting.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// Last day.
    pub until: Date,
    /// The document and article that allow it.
    pub basis: String,
}

/// Where a transcribed document comes from.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Origin {
    /// Who published what.
    pub title: String,
    /// Name of the file.
    pub file: String,
    /// What the transcription left out or changed.
    pub note: String,
}

/// Markdown and where it begins in its file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prose {
    /// The text.
    pub markdown: String,
    /// The file.
    pub file: FileId,
    /// Where its lines stand in the file.
    pub lines: Lines,
}

/// Why a figure differs from that of another document.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Explanation {
    /// Form id.
    pub table: String,
    /// Line id or number.
    pub line: String,
    /// The reason.
    pub text: String,
}

/// A published figure that was changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub date: Option<Date>,
    /// Form id.
    pub table: String,
    /// Line id or number; of a list the running number.
    pub line: String,
    /// Column id.
    pub column: String,
    /// As written before.
    pub old: String,
    /// As written now.
    pub new: String,
    /// Why.
    pub reason: String,
    /// By which decision.
    pub decision: String,
    /// Where it is written.
    pub span: Span,
}

/// A file that goes with a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Attachment {
    /// The file.
    pub file: FileId,
    /// Its name beside the published page, without spaces or accents.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Bears a signature.
    pub signed: bool,
    /// Where the document names it.
    pub span: Span,
    /// It holds pictures of pages and no text, so that nothing in it can be searched or counted;
    /// known once it was looked through.
    pub is_scan: bool,
}

impl Disclosure {
    /// It was withdrawn, whole or in part.
    pub fn took_back(&self) -> bool {
        matches!(self.state, State::Withdrawn(_)) || !self.withdrawals.is_empty()
    }

    /// Its kind.
    pub fn kind<'k>(&self, kinds: &'k Kinds) -> &'k Kind {
        kinds.nth(self.kind)
    }

    /// Its version of the kind.
    pub fn version<'k>(&self, kinds: &'k Kinds) -> &'k Version {
        &self.kind(kinds).versions[self.version]
    }
}

impl Disclosure {
    /// Lets `change` see every file that the document points into.
    pub fn each_file(&mut self, change: &mut dyn FnMut(&mut FileId)) {
        change(&mut self.file);
        change(&mut self.span.file);
        self.dates.iter_mut().for_each(|(_, span)| change(&mut span.file));
        self.corrections.iter_mut().for_each(|correction| change(&mut correction.span.file));
        self.withdrawals.iter_mut().for_each(|withdrawal| change(&mut withdrawal.span.file));
        for attachment in &mut self.attachments {
            change(&mut attachment.file);
            change(&mut attachment.span.file);
        }
    }

    /// Forgets where in its files the document stands.
    pub fn forget_places(&mut self) {
        self.each_file(&mut |file| *file = FileId(0));
        let nowhere = Span::file(FileId(0));
        self.span = nowhere;
        self.dates.iter_mut().for_each(|(_, span)| *span = nowhere);
        self.corrections.iter_mut().for_each(|correction| correction.span = nowhere);
        self.withdrawals.iter_mut().for_each(|withdrawal| withdrawal.span = nowhere);
        self.attachments.iter_mut().for_each(|attachment| attachment.span = nowhere);
    }
}

impl Whole {
    /// The form of one of its tables.
    pub fn form<'k>(&self, kinds: &'k Kinds, table: &Table) -> &'k Form {
        &self.version(kinds).forms[table.form]
    }

    /// The table, row and column that a correction names.
    pub fn corrected(
        &self,
        version: &Version,
        correction: &Correction,
    ) -> Option<(&Table, usize, usize)> {
        let table = self.table(version, &correction.table)?;
        let by_code = || table.rows.iter().position(|row| row.code == correction.line);
        let by_number = || table.row_numbered(&correction.line);
        let row = table.row(&correction.line).or_else(by_code).or_else(by_number)?;
        Some((table, row, table.column(&correction.column)?))
    }

    /// The table of the form with this id.
    pub fn table(&self, version: &Version, form: &str) -> Option<&Table> {
        self.tables.iter().find(|table| version.forms[table.form].id == form)
    }
}
