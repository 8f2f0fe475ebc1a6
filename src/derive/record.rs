//! The record of a document: its summary and all that was worked out of its tables.
//!
//! A record is made once from the whole document, whose tables may then be dropped: lists, sums,
//! feeds and the pages of units need no more than this. It does not depend on the day of the build.

use super::figures::{self, FigureValue};
use super::says;
use super::status::{self, Status};
use crate::check;
use crate::finding::{Finding, Judged};
use crate::law::calendar::Calendar;
use crate::model::{Disclosure, Model, Whole};

/// A document, summed up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Record {
    /// The document without its tables.
    pub disclosure: Disclosure,
    /// Its named figures.
    pub figures: Vec<FigureValue>,
    /// What was objected to, besides what stops the build.
    pub findings: Vec<Finding>,
    /// On time, late, none occurred.
    pub status: Status,
    /// The sentence that says what it shows, figures between `**`.
    pub sentence: String,
}

impl Record {
    /// Checks a document and sums it up; none for a unit that does not exist.
    pub fn of(model: &Model, whole: &Whole, calendar: &Calendar) -> Option<Record> {
        let unit = model.units.get(&whole.unit)?;
        let version = whole.version(&model.kinds);
        let Judged { findings, .. } = check::check(whole, &model.kinds);
        let figures = figures::of(whole, version);
        let status = status::of(whole, version, calendar);
        let sentence = says::sentence(whole, version, unit, &figures, model.settings.lang);
        Some(Record { disclosure: whole.disclosure.clone(), figures, findings, status, sentence })
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&FigureValue> {
        self.figures.iter().find(|figure| figure.id == id)
    }
}
