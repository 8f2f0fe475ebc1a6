//! What a unit owes, whether it is there or not.
//!
//! Duties are followed for the units that the site describes (a `unit.yaml`), from the year it
//! names. A unit owes only what fell due in its lifetime; what nobody can judge is said so, never held
//! against it.

use super::Facts;
use super::status::{self, Status, StatusKind, Why};
use crate::kind::{Kind, Version};
use crate::law::calendar::Calendar;
use crate::law::terms::Term;
use crate::model::disclosure::State;
use crate::model::{Disclosure, Model};
use crate::unit::{Unit, UnitId};
use crate::value::date::Date;
use crate::value::period::Period;

/// A document that is owed, there or not.
#[derive(Clone, Debug)]
pub struct Duty<'m> {
    /// Its kind.
    pub kind: &'m Kind,
    /// Its version.
    pub version: &'m Version,
    /// Of which period.
    pub period: Period,
    /// Its state; of one that is there, without the parts it lacks, which its document names.
    pub status: Status,
    /// Place of the document that answers it.
    pub document: Option<usize>,
}

/// A duty as it is kept: without references into the model.
#[derive(Clone, Debug)]
pub(super) struct Owed {
    kind: usize,
    period: Period,
    /// None where a document answers it, which has a state of its own.
    open: Option<Status>,
    document: Option<usize>,
    /// Worth a line among the documents of its year.
    pub(super) listed: bool,
}

impl Owed {
    /// The duty of this unit with its kind.
    pub(super) fn in_full<'m>(&self, facts: &Facts<'m>, unit: &UnitId) -> Option<Duty<'m>> {
        let model: &'m Model = facts.model;
        let kind = model.kinds.nth(self.kind);
        let version = kind.version(model.units.get(unit)?.level, self.period.year())?;
        let status = match (&self.open, self.document) {
            (Some(open), _) => open.clone(),
            (None, place) => {
                let status = &facts.documents.get(place?)?.status;
                let &Status { kind, timing, due, term, why, .. } = status;
                Status { kind, timing, due, term, why, missing: Vec::new() }
            }
        };
        Some(Duty { kind, version, period: self.period, status, document: self.document })
    }
}

/// The duties of a unit, oldest first.
pub(super) fn of(facts: &Facts<'_>, id: &UnitId) -> Vec<Owed> {
    let model = facts.model;
    let (Some(since), Some(unit)) = (model.settings.since, model.units.get(id)) else {
        return Vec::new();
    };
    let places = facts.by_unit.get(id).cloned().unwrap_or_default();
    let there: Vec<(usize, &Disclosure)> =
        places.map(|place| (place, &facts.documents[place].record.disclosure)).collect();
    let mut duties = Vec::new();
    // An estimate is due before its year begins.
    for year in since..=facts.at.year() + 1 {
        for (place, kind) in model.kinds.iter().enumerate() {
            let Some(version) = kind.version(unit.level, year) else { continue };
            for period in version.owes.iter().filter_map(|shape| shape.in_year(year)) {
                let answering = there
                    .iter()
                    .filter(|(_, one)| one.kind == place && answers(one.period, period));
                // What was taken down answers only where nothing stands in its place.
                let rank = |(_, one): &&(usize, &Disclosure)| {
                    (matches!(one.state, State::Withdrawn(_)), one.period != period)
                };
                let answer = answering.min_by_key(rank).map(|(document, _)| *document);
                duties.extend(owed((place, version, period), unit, facts.at, answer));
            }
        }
    }
    duties
}

fn owed(
    (kind, version, period): (usize, &Version, Period),
    unit: &Unit,
    at: Date,
    document: Option<usize>,
) -> Option<Owed> {
    if document.is_some() {
        return Some(Owed { kind, period, open: None, document, listed: false });
    }
    let open = open(version, period, unit, at)?;
    let begun = period.last_day() < at || open.due.is_some_and(|due| due <= at);
    let listed = begun && open.kind != StatusKind::NotOwed;
    Some(Owed { kind, period, open: Some(open), document, listed })
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

/// The state of what is not there; none when the unit has nothing to do with the period.
fn open(version: &Version, period: Period, unit: &Unit, at: Date) -> Option<Status> {
    let upstream = version.expected.as_ref();
    let expected =
        upstream.and_then(|by| Date::new(period.year() + by.years, by.month, by.day).ok());
    let counted = status::counted(version, period, Calendar::embedded(), |term| {
        if term.is_by_period() { Some(period.last_day()) } else { expected }
    });
    let by_period = counted.term.is_some_and(Term::is_by_period);
    let read = upstream.is_some_and(|by| by.law.verified);
    let due = counted.due;
    let lived = |day: Date| unit.existed_on(day);
    let when = due.map_or_else(|| period.last_day().min(at), |due| due.date);
    let told = |kind, why| Status {
        kind,
        timing: None,
        due: due.map(|due| due.date),
        term: counted.term,
        why,
        missing: Vec::new(),
    };
    if !unit.existed_in(period.first_day()..=period.last_day()) {
        return None;
    }
    if !lived(when) || due.is_none() && !lived(at) {
        return Some(told(StatusKind::NotOwed, Some(Why::UnitGone)));
    }
    let doubt = counted.why.or(counted.doubt).or(match due {
        None => Some(Why::NoDays),
        Some(_) if !by_period && !read => Some(Why::ExpectedUnverified),
        Some(due) if !due.certain => Some(Why::Calendar),
        Some(_) => None,
    });
    let ahead = due.map_or(period.last_day() >= at, |due| due.date >= at);
    Some(match (ahead, doubt) {
        (true, doubt) => told(StatusKind::NotDue, doubt),
        (false, None) => told(StatusKind::Missing, None),
        (false, doubt) => told(StatusKind::NotJudged, doubt),
    })
}
