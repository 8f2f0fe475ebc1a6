//! What may not be said of a document on the day of the build: figures that tell of few persons,
//! once the persons themselves are not shown, the sentences made of them, and the warnings about
//! them. All that is made of figures (answers, series, sums of communes, feeds) asks the document,
//! so that what is made of published figures alone gives nothing away.

use std::sync::{Arc, LazyLock};

use super::figures::FigureValue;
use super::{Document, Record, says};
use crate::check::{Check, Part};
use crate::finding::Finding;
use crate::model::Model;
use crate::privacy::{self, Numbers, Shown};
use crate::value::date::Date;

/// Figures and the sentence without them.
#[derive(Debug, Default)]
pub(super) struct Unsaid {
    /// Ids of figures.
    figures: Vec<String>,
    /// The sentence to say instead.
    sentence: Option<String>,
}

/// What may not be said of a document on the day `at`.
pub(super) fn of(record: &Record, model: &Model, at: Date) -> Arc<Unsaid> {
    static NOTHING: LazyLock<Arc<Unsaid>> = LazyLock::new(Arc::default);
    let ids = match privacy::numbers(&record.disclosure, model, at) {
        Numbers::Open => &[][..],
        Numbers::Careful => &record.small,
        Numbers::Bare => &record.counted,
    };
    let Some(unit) = model.units.get(&record.disclosure.unit).filter(|_| !ids.is_empty()) else {
        return Arc::clone(&NOTHING);
    };
    let figures: Vec<FigureValue> =
        record.figures.iter().filter(|one| !ids.contains(&one.id)).cloned().collect();
    let version = record.disclosure.version(&model.kinds);
    let sentence = says::sentence(&record.disclosure, version, unit, &figures, model.settings.lang);
    Arc::new(Unsaid { figures: ids.to_vec(), sentence: Some(sentence) })
}

/// Whether a comparison may be shown: it speaks of no hidden number.
pub fn may_say(check: &Check, shown: &[Shown<'_>]) -> bool {
    let parts = check.left.iter().chain(&check.parts);
    let cell = |part: &Part| part.place.map(|place| (place.table, place.row, place.column));
    privacy::may_say(shown, parts.map(cell))
}

impl Document<'_> {
    /// The named figures that may be said.
    pub fn figures(&self) -> impl Iterator<Item = &FigureValue> {
        self.record.figures.iter().filter(|one| !self.unsaid.figures.contains(&one.id))
    }

    /// The figure with this id, if it may be said.
    pub fn figure(&self, id: &str) -> Option<&FigureValue> {
        self.figures().find(|figure| figure.id == id)
    }

    /// The sentence that says what the document shows, figures between `**`.
    pub fn sentence(&self) -> &str {
        self.unsaid.sentence.as_ref().unwrap_or(&self.record.sentence)
    }

    /// The objections that may be published: of a document with lists of persons only those that
    /// quote no cell, and none about sums while small numbers are hidden.
    pub fn said_findings(&self) -> impl Iterator<Item = &Finding> {
        let persons = self.disclosure.outlines.iter().any(|one| one.persons || one.masked);
        let hides = self.unsaid.sentence.is_some();
        self.record.findings.iter().filter(move |finding| match finding.code {
            "DB207" => true,
            code if ("DB200".."DB250").contains(&code) => !hides,
            code => !persons || ("DB250".."DB300").contains(&code),
        })
    }
}
