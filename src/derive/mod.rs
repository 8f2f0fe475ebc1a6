//! Derive: a model in, facts out: states, figures, sentences, duties, sums with their coverage.
//!
//! Facts know no template and no HTML. Everything a page says beyond the document itself is worked
//! out here, once, on the day [`Facts::at`], which comes from the content or a flag.

mod clock;
mod duties;
mod figures;
mod rollup;
mod says;
mod status;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use crate::check::{Check, Verdict, show};
pub use clock::newest_date;
pub use duties::Duty;
pub use figures::{FigureValue, spoken};
pub use rollup::{RollUp, roll_up};
pub use status::{Status, StatusKind};

use crate::check;
use crate::finding::{Finding, Judged};
use crate::kind::{Kind, Version};
use crate::law::calendar::Calendar;
use crate::model::{Disclosure, Model};
use crate::unit::{Unit, UnitId};
use crate::value::date::Date;

/// What was worked out about one document.
#[derive(Clone, Debug)]
pub struct Document<'m> {
    /// The document.
    pub disclosure: &'m Disclosure,
    /// Whose.
    pub unit: &'m Unit,
    /// Its kind.
    pub kind: &'m Kind,
    /// Its version of the kind.
    pub version: &'m Version,
    /// Its named figures.
    pub figures: Vec<FigureValue>,
    /// The proof of its arithmetic.
    pub checks: Vec<Check>,
    /// What was objected to, besides what stops the build.
    pub findings: Vec<Finding>,
    /// On time, late, none occurred.
    pub status: Status,
    /// The sentence that says what it shows, figures between `**`.
    pub sentence: String,
}

/// All facts of a site.
#[derive(Debug)]
pub struct Facts<'m> {
    /// What they were worked out from.
    pub model: &'m Model,
    /// The day of the build.
    pub at: Date,
    /// Days of rest.
    pub calendar: Calendar,
    /// The documents, in the order of the model.
    pub documents: Vec<Document<'m>>,
    /// Places of the documents of each unit, oldest period first.
    pub by_unit: BTreeMap<UnitId, Vec<usize>>,
    /// What each unit owes and has not published.
    pub duties: BTreeMap<UnitId, Vec<Duty<'m>>>,
}

/// Works out the facts on the day `at`.
pub fn derive(model: &Model, at: Date) -> Judged<Facts<'_>> {
    let calendar = Calendar::embedded();
    let documents: Vec<Document<'_>> = model
        .disclosures
        .par_iter()
        .filter_map(|disclosure| document(model, disclosure, &calendar))
        .collect();
    let mut by_unit: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
    for (place, document) in documents.iter().enumerate() {
        by_unit.entry(document.disclosure.unit).or_default().push(place);
    }
    let findings = documents.iter().flat_map(|document| document.findings.clone()).collect();
    let duties = duties::of_site(model, &documents, &by_unit, at, &calendar);
    Judged { value: Facts { model, at, calendar, documents, by_unit, duties }, findings }
}

fn document<'m>(
    model: &'m Model,
    disclosure: &'m Disclosure,
    calendar: &Calendar,
) -> Option<Document<'m>> {
    let unit = model.units.get(&disclosure.unit)?;
    let kind = disclosure.kind(&model.kinds);
    let version = disclosure.version(&model.kinds);
    let Judged { value: checks, findings } = check::check(disclosure, &model.kinds);
    let figures = figures::of(disclosure, version);
    let status = status::of(disclosure, version, calendar);
    let sentence = says::sentence(disclosure, version, unit, &figures, model.settings.lang);
    Some(Document { disclosure, unit, kind, version, figures, checks, findings, status, sentence })
}

impl<'m> Facts<'m> {
    /// The documents of a unit, oldest period first.
    pub fn of_unit(&self, unit: &UnitId) -> impl DoubleEndedIterator<Item = &Document<'m>> {
        let places = self.by_unit.get(unit).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|place| &self.documents[*place])
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
    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&FigureValue> {
        self.figures.iter().find(|figure| figure.id == id)
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
