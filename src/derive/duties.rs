//! What a unit owes and has not published.
//!
//! Duties are followed for the units that the site describes (a `unit.yaml`), from the year it
//! names. A unit owes only what fell due in its lifetime; what nobody can judge is said so, never held
//! against it.

use super::Facts;
use crate::kind::{Kind, Kinds, PeriodShape, Version};
use crate::law::calendar::Calendar;
use crate::law::terms::{self, Term};
use crate::model::Model;
use crate::unit::{Unit, UnitId};
use crate::value::date::Date;
use crate::value::period::Period;

/// A document that is owed and not there.
#[derive(Clone, Debug)]
pub struct Duty<'m> {
    /// Its kind.
    pub kind: &'m Kind,
    /// Its version.
    pub version: &'m Version,
    /// Of which period.
    pub period: Period,
    /// The last day on which it should be there, if that can be worked out.
    pub due: Option<Date>,
    /// The term.
    pub term: Option<&'static Term>,
    /// It is past due by rules that were all checked.
    pub missing: bool,
}

/// A duty as it is kept: without references into the model.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owed {
    kind: usize,
    period: Period,
    due: Option<Date>,
    term: Option<&'static Term>,
    missing: bool,
}

impl Owed {
    /// The duty of this unit with its kind.
    pub(super) fn in_full<'m>(&self, model: &'m Model, unit: &UnitId) -> Option<Duty<'m>> {
        let Owed { period, due, term, missing, .. } = *self;
        let kind = model.kinds.nth(self.kind);
        let version = kind.version(model.units.get(unit)?.level, period.year())?;
        Some(Duty { kind, version, period, due, term, missing })
    }
}

/// The open duties of a unit.
pub(super) fn of(facts: &Facts<'_>, id: &UnitId) -> Vec<Owed> {
    let model = facts.model;
    let (Some(since), Some(unit)) = (model.settings.since, model.units.get(id)) else {
        return Vec::new();
    };
    let documents = facts.of_unit(id);
    let there: Vec<(usize, Period)> =
        documents.map(|one| (one.disclosure.kind, one.disclosure.period)).collect();
    of_unit(&model.kinds, unit, since, facts.at, Calendar::embedded(), &there)
}

fn of_unit(
    kinds: &Kinds,
    unit: &Unit,
    since: i16,
    at: Date,
    calendar: &Calendar,
    there: &[(usize, Period)],
) -> Vec<Owed> {
    let mut duties = Vec::new();
    // An estimate is due before its year begins.
    for year in since..=at.year() + 1 {
        for (place, kind) in kinds.iter().enumerate() {
            let Some(version) = kind.version(unit.level, year) else { continue };
            for period in version.owes.iter().filter_map(|shape| shape.in_year(year)) {
                let met =
                    there.iter().any(|(kind, other)| *kind == place && answers(*other, period));
                if met || !unit.existed_on(period.last_day().min(at)) {
                    continue;
                }
                let duty = duty((place, version), period, at, calendar);
                if is_open(&duty, unit, at) {
                    duties.push(duty);
                }
            }
        }
    }
    duties
}

/// A document answers a duty of its own period, and of one that ends with it: the third quarter and
/// the first nine months say the same; only the year stands for itself.
fn answers(document: Period, owed: Period) -> bool {
    let within_year = |period: Period| !matches!(period, Period::Year(_));
    document == owed
        || (within_year(document)
            && within_year(owed)
            && document.year() == owed.year()
            && document.last_day() == owed.last_day())
}

/// The duty is worth a line: its period is over or its term has begun to matter, and the unit lived
/// to see it due.
fn is_open(duty: &Owed, unit: &Unit, at: Date) -> bool {
    let lived = |day: Date| unit.existed_on(day);
    match duty.due {
        Some(due) => lived(due) && (duty.period.last_day() < at || due <= at),
        None => lived(at) && duty.period.last_day() < at,
    }
}

fn duty((kind, version): (usize, &Version), period: Period, at: Date, calendar: &Calendar) -> Owed {
    let term = version.terms(PeriodShape::of(period)).find_map(terms::get);
    let upstream = version.expected.as_ref();
    let event = term.and_then(|term| match term.event.as_str() {
        "period_end" | "fixed" => Some(period.last_day()),
        _ => upstream.and_then(|by| Date::new(period.year() + by.years, by.month, by.day).ok()),
    });
    let due = term.zip(event).and_then(|(term, event)| term.due(event, calendar));
    let by_period = term.is_some_and(|term| matches!(&*term.event, "period_end" | "fixed"));
    let sure = term.is_some_and(|term| term.verified)
        && (by_period || upstream.is_some_and(|by| by.law.verified));
    let missing = sure && due.is_some_and(|due| due.certain && due.date < at);
    Owed { kind, period, due: due.map(|due| due.date), term, missing }
}
