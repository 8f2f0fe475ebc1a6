//! Derive: a model in, facts out: states, figures, sentences, duties, sums with their coverage.
//!
//! Facts know no template and no HTML. Everything a page says beyond the document itself is worked
//! out here, once, on the day [`Facts::at`], which comes from the content or a flag.

mod across;
mod attached;
mod clock;
mod duties;
mod figures;
mod kept;
mod reading;
mod record;
mod rollup;
mod says;
mod score;
mod status;
mod unsaid;

use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

pub use crate::check::{Check, Verdict, show};
pub use across::Compared;
pub use attached::Attached;
pub use clock::newest_date;
pub use duties::Duty;
use duties::Owed;
pub use figures::{FigureValue, spoken};
pub use reading::{Read, Reading, against, reading, readings, records};
pub use record::Record;
pub use rollup::{RollUp, roll_up};
pub use score::{Card, Point, Reason, Scored, Sum, Tally, score};
pub use status::{Status, StatusKind, Why};

use unsaid::Unsaid;
pub use unsaid::may_say;

use crate::check;
use rayon::prelude::*;

use crate::engine::Key;
use crate::finding::{Finding, Judged, Lang};
use crate::kind::{Kind, Version};
use crate::model::{Model, Whole};
use crate::source::Sources;
use crate::unit::{Unit, UnitId};
use crate::value::date::Date;

/// A document among the others: its record, and what it refers to.
#[derive(Clone, Debug)]
pub struct Document<'m> {
    /// Its record.
    pub record: Arc<Record>,
    /// Whose.
    pub unit: &'m Unit,
    /// Its kind.
    pub kind: &'m Kind,
    /// Its version of the kind.
    pub version: &'m Version,
    /// What may not be said of it today.
    unsaid: Arc<Unsaid>,
}

impl Deref for Document<'_> {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

/// Where whole documents are fetched from when a page needs one.
pub trait Shelf: Sync {
    /// The document; none when its file is no longer what the record was made of.
    fn fetch(&self, record: &Record) -> Option<Whole>;
}

/// Documents read again from their files.
pub struct Files<'s> {
    /// What they are read against.
    pub model: &'s Model,
    /// The files.
    pub sources: &'s Sources,
}

impl Shelf for Files<'_> {
    fn fetch(&self, record: &Record) -> Option<Whole> {
        // The sources refuse a file whose bytes are no longer those that were read first.
        self.model.whole(self.sources, record.disclosure.file).value
    }
}

/// A document opened: with its tables, its text and the proof of its arithmetic.
#[derive(Debug)]
pub struct Opened<'o, 'm> {
    /// The document.
    pub document: &'o Document<'m>,
    /// All of it.
    pub whole: Whole,
    /// The proof of its arithmetic.
    pub checks: Vec<Check>,
    /// Its figures held against those of other documents.
    pub across: Vec<Compared>,
}

impl<'m> Deref for Opened<'_, 'm> {
    type Target = Document<'m>;

    fn deref(&self) -> &Document<'m> {
        self.document
    }
}

/// All facts of a site.
#[derive(Debug)]
pub struct Facts<'m> {
    /// What they were worked out from.
    pub model: &'m Model,
    /// The day of the build.
    pub at: Date,
    /// The documents, by unit, period, kind.
    pub documents: Vec<Document<'m>>,
    /// Places of the documents of each unit, oldest period first.
    pub by_unit: BTreeMap<UnitId, Range<usize>>,
    /// What each unit owes, worked out when it is first asked for.
    duties: BTreeMap<UnitId, OnceLock<Vec<Owed>>>,
    /// The findings of documents about others, by the place of the document.
    across: OnceLock<BTreeMap<usize, Vec<Finding>>>,
}

/// Works out the facts on the day `at`.
pub fn derive(model: &Model, mut records: Vec<Arc<Record>>, at: Date) -> Judged<Facts<'_>> {
    records.sort_by(|a, b| {
        let (a, b) = (&a.disclosure, &b.disclosure);
        (a.unit, a.period, a.kind, &a.name, a.file)
            .cmp(&(b.unit, b.period, b.kind, &b.name, b.file))
    });
    let mut findings = model.twice(records.iter().map(|record| &record.disclosure));
    let newest = newest_date(records.iter().map(|record| &record.disclosure));
    for record in &records {
        findings.extend(clock::ahead(&record.disclosure, &model.kinds, at, newest));
    }
    let documents: Vec<Document<'_>> = records
        .into_iter()
        .filter_map(|record| {
            let disclosure = &record.disclosure;
            let unit = model.units.get(&disclosure.unit)?;
            let (kind, version) = (disclosure.kind(&model.kinds), disclosure.version(&model.kinds));
            let unsaid = unsaid::of(&record, model, at);
            Some(Document { unit, kind, version, record, unsaid })
        })
        .collect();
    let mut start = 0;
    let runs = documents.chunk_by(|a, b| a.disclosure.unit == b.disclosure.unit);
    let by_unit = runs.map(|run| {
        let end = start + run.len();
        (run[0].disclosure.unit, std::mem::replace(&mut start, end)..end)
    });
    let by_unit = by_unit.collect();
    let (duties, across) = (unasked(model), OnceLock::new());
    let facts = Facts { model, at, documents, by_unit, duties, across };
    findings.extend(facts.across().values().flatten().cloned());
    Judged { value: facts, findings }
}

/// A place for the duties of every unit that the site describes.
fn unasked(model: &Model) -> BTreeMap<UnitId, OnceLock<Vec<Owed>>> {
    model.infos.keys().map(|id| (*id, OnceLock::new())).collect()
}

impl<'m> Facts<'m> {
    /// Reads a document whole again; none when its file is no longer what it was.
    pub fn open<'o>(
        &self,
        document: &'o Document<'m>,
        shelf: &dyn Shelf,
    ) -> Option<Opened<'o, 'm>> {
        let whole = shelf.fetch(&document.record)?;
        let checks = check::check(&whole, &self.model.kinds).value;
        let across = across::checks(self, document, &whole);
        Some(Opened { document, whole, checks, across })
    }

    /// The findings of documents about others, by the place of the document.
    pub fn across(&self) -> &BTreeMap<usize, Vec<Finding>> {
        self.across.get_or_init(|| {
            let places = self.documents.par_iter().enumerate();
            let found = places.map(|(place, one)| (place, across::findings(self, one)));
            found.filter(|(_, findings)| !findings.is_empty()).collect()
        })
    }

    /// The key of all that a document is compared with; none when it is with nothing.
    pub fn across_key(&self, document: &Document<'m>) -> Option<Key> {
        across::key(self, document)
    }

    /// The documents of a unit, oldest period first.
    pub fn of_unit(&self, unit: &UnitId) -> impl DoubleEndedIterator<Item = &Document<'m>> {
        self.documents[self.by_unit.get(unit).cloned().unwrap_or_default()].iter()
    }

    /// What a unit owes and has not published, as far as it is time to speak of it.
    pub fn duties(&self, unit: &UnitId) -> impl Iterator<Item = Duty<'m>> {
        let listed = self.known_duties(unit).iter().filter(|owed| owed.listed);
        listed.filter_map(|owed| owed.in_full(self, unit))
    }

    /// All that a unit owes: what is there, what is not, what is not due yet. Oldest first.
    pub fn owed(&self, unit: &UnitId) -> impl Iterator<Item = Duty<'m>> {
        self.known_duties(unit).iter().filter_map(|owed| owed.in_full(self, unit))
    }

    fn known_duties(&self, unit: &UnitId) -> &[Owed] {
        let known = self.duties.get(unit);
        known.map(|known| &**known.get_or_init(|| duties::of(self, unit))).unwrap_or_default()
    }

    /// Puts a document in the place of what it was before, which is given back; none, with nothing
    /// changed, when it is no longer of the same period, kind and address.
    pub fn replace(&mut self, record: Arc<Record>) -> Option<Arc<Record>> {
        let new = &record.disclosure;
        let mut places = self.by_unit.get(&new.unit).cloned().unwrap_or_default();
        let place = places.find(|at| self.documents[*at].disclosure.file == new.file)?;
        let document = &mut self.documents[place];
        let old = &document.record.disclosure;
        let is_same = (old.period, old.kind, &old.name, &old.address)
            == (new.period, new.kind, &new.name, &new.address);
        if !is_same {
            return None;
        }
        document.version = new.version(&self.model.kinds);
        self.across = OnceLock::new();
        document.unsaid = unsaid::of(&record, self.model, self.at);
        Some(std::mem::replace(&mut document.record, record))
    }

    /// Some date is too far ahead to be believed.
    pub fn has_far_date(&self) -> bool {
        let newest = newest_date(self.documents.iter().map(|document| &document.disclosure));
        let refused =
            |document: &Document<'_>| clock::is_refused(&document.disclosure, self.at, newest);
        self.documents.iter().any(refused)
    }

    /// Sets the day of the build.
    pub fn set_day(&mut self, at: Date) {
        if self.at != at {
            self.at = at;
            self.duties = unasked(self.model);
            self.across = OnceLock::new();
            for document in &mut self.documents {
                document.unsaid = unsaid::of(&document.record, self.model, at);
            }
        }
    }

    /// The document of a unit, kind and period before or after another.
    pub fn beside(&self, document: &Document<'m>, later: bool) -> Option<&Document<'m>> {
        let (unit, kind) = (&document.disclosure.unit, document.disclosure.kind);
        let mut same = self.of_unit(unit).filter(|other| other.disclosure.kind == kind);
        let period = document.disclosure.period;
        if later {
            same.find(|other| other.disclosure.period > period)
        } else {
            same.rfind(|other| other.disclosure.period < period)
        }
    }
}

impl Document<'_> {
    /// The parts that it lacks, in the words of `lang`.
    pub fn missing(&self, lang: Lang) -> Vec<String> {
        check::missing_parts(&self.disclosure, self.version, lang)
    }

    /// Title with its period.
    pub fn title(&self) -> String {
        if let Some(title) = &self.disclosure.title {
            return title.clone();
        }
        let title = self.version.title.as_ref().unwrap_or(&self.kind.title);
        format!("{} {}", title.vi, self.disclosure.period.phrase())
    }
}
