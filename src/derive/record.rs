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
use crate::law::calendar::Calendar;
use crate::model::{Disclosure, Model, Whole};

/// A document, summed up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The document without its tables.
    pub disclosure: Disclosure,
    /// Its named figures.
    pub figures: Vec<FigureValue>,
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
        let kept = Kept::of(whole, version, &checks);
        let figures = figures::of(whole, version);
        let status = status::of(whole, version, calendar);
        let sentence = says::sentence(whole, version, unit, &figures, model.settings.lang);
        let (disclosure, digest, content) =
            (whole.disclosure.clone(), Key::default(), Key::default());
        let mut record = Record {
            disclosure,
            figures,
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
