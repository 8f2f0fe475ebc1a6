//! The record of a document: its summary and all that was worked out of its tables.
//!
//! A record is made once from the whole document, whose tables may then be dropped: lists, sums,
//! feeds and the pages of units need no more than this. It does not depend on the day of the build.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::figures::{self, FigureValue};
use super::kept::Kept;
use super::says;
use super::status::{self, Status};
use crate::check;
use crate::engine::Key;
use crate::finding::{FileId, Finding, Judged};
use crate::kind::{Form, Version};
use crate::law::calendar::Calendar;
use crate::model::disclosure::State;
use crate::model::{Disclosure, Model, Whole};
use crate::privacy;

/// A document, summed up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The document without its tables.
    pub disclosure: Disclosure,
    /// Its named figures.
    pub figures: Vec<FigureValue>,
    /// Ids of those that tell of few persons, where persons are not shown.
    pub small: Vec<String>,
    /// Ids of those that tell of counted persons at all.
    pub counted: Vec<String>,
    /// What was objected to, besides what stops the build.
    pub findings: Vec<Finding>,
    /// Exceptions from the gate against personal data that the document needs.
    pub excepted: BTreeSet<String>,
    /// On time, late, none occurred.
    pub status: Status,
    /// The figures that rules across documents speak of.
    pub(super) kept: Kept,
    /// The sentence that says what it shows, figures between `**`.
    pub sentence: String,
    /// What the rest of the record says, wherever in its file it stands. As long as it stays, no
    /// page but the document's own changes.
    pub digest: Key,
    /// Everything that the document was read from and against.
    #[serde(skip)]
    pub content: Key,
}

impl Record {
    /// Checks a document and sums it up; none for a unit that does not exist.
    pub fn of(model: &Model, whole: &Whole, calendar: &Calendar) -> Option<Record> {
        let unit = model.units.get(&whole.unit)?;
        let version = whole.version(&model.kinds);
        let Judged { value: checks, mut findings } = check::check(whole, &model.kinds);
        findings.extend(status::short_posting(whole, version));
        findings.extend(privacy::names_outside(whole, version));
        let kept = Kept::of(whole, version, &checks);
        let figures = figures::of(whole, version);
        let status = status::of(whole, version, calendar);
        let sentence = says::sentence(whole, version, unit, &figures, model.settings.lang);
        let limit = model.settings.persons.small_count;
        let (small, counted) = match whole.state {
            State::Published => (
                privacy::small_figures(whole, version, limit),
                privacy::hidden_figures(whole, version),
            ),
            _ => (Vec::new(), Vec::new()),
        };
        let (digest, content) = (Key::default(), Key::default());
        let disclosure = without_persons(whole, version);
        let mut record = Record {
            disclosure,
            figures,
            small,
            counted,
            findings,
            excepted: BTreeSet::new(),
            status,
            kept,
            sentence,
            digest,
            content,
        };
        record.digest = record.without_places();
        Some(record)
    }

    /// The document was taken down.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self.disclosure.state, State::Withdrawn(_))
    }

    /// With warnings of the reader's, which are published like those of the arithmetic.
    #[must_use]
    pub fn noting(mut self, warnings: Vec<Finding>) -> Record {
        if !warnings.is_empty() {
            self.findings.extend(warnings);
            self.digest = Key::default();
            self.digest = self.without_places();
        }
        self
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&FigureValue> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// Lets `change` see every file that the record points into.
    pub(super) fn each_file(&mut self, change: &mut dyn FnMut(&mut FileId)) {
        self.disclosure.each_file(change);
        self.kept.each_file(change);
        self.findings.iter_mut().for_each(|finding| finding.each_file(change));
    }

    /// The key of all that it says, without the places where it says it.
    fn without_places(&self) -> Key {
        let mut bare = self.clone();
        bare.disclosure.forget_places();
        // Only those documents look at it that are compared with this one, and they ask for it.
        bare.kept = Kept::default();
        for finding in &mut bare.findings {
            finding.at = None;
            finding.related.clear();
        }
        Key::of(&postcard::to_allocvec(&bare).unwrap_or_default())
    }
}

/// The document without what its corrections say of persons, and what a withdrawn one says at all:
/// lists and feeds have no use for it, and a record is kept in the cache.
fn without_persons(whole: &Whole, version: &Version) -> Disclosure {
    let mut disclosure = whole.disclosure.clone();
    if matches!(whole.state, State::Withdrawn(_)) {
        // Words of the document's own may name whom it was about.
        (disclosure.title, disclosure.source) = (None, None);
        disclosure.posted.iter_mut().for_each(|posted| posted.place.clear());
        disclosure.kept = None;
        disclosure.corrections.clear();
        disclosure.explanations.clear();
        disclosure.withdrawals.clear();
        disclosure.attachments.clear();
        return disclosure;
    }
    let lists = |form: &str| version.form(form).is_some_and(Form::lists_persons);
    for correction in disclosure.corrections.iter_mut().filter(|one| lists(&one.table)) {
        for text in [&mut correction.old, &mut correction.new, &mut correction.reason] {
            text.clear();
        }
    }
    disclosure
}
