//! The terms that a version names: each for its levels, for each period and year exactly one in force.

use super::{PeriodShape, Version};
use crate::finding::code::{TermGap, TermLevel, TermOverlap, both};
use crate::finding::{Finding, Span};
use crate::law::terms::{self, Force, Term};
use crate::value::date::Date;
use crate::value::period::Period;

/// The budget years that are looked at: from the first of the budget law of 2015 on.
const YEARS: std::ops::RangeInclusive<i16> = 2017..=2040;

/// What is wrong with the terms of a version; `spans` are the places where it names them.
pub(super) fn faults(version: &Version, spans: &[Span], whole: Span) -> Vec<Finding> {
    let mut found = Vec::new();
    for ((id, _), span) in version.deadlines.iter().zip(spans) {
        let Some(term) = terms::get(id) else { continue };
        for level in
            version.levels.iter().filter(|one| !term.levels.iter().any(|to| to == one.key()))
        {
            let (term, level) = (id.clone(), both(level.word(), level.key()));
            found.push(TermLevel { term, level }.at(*span));
        }
    }
    if version.deadlines.is_empty() {
        return found;
    }
    let at = spans.first().copied().unwrap_or(whole);
    for shape in version.periods.iter().filter(|shape| nobody(version, **shape)) {
        let period = shape.example(version.from.unwrap_or(*YEARS.start()));
        let found_before = TermGap { period }.at(at);
        if !found.contains(&found_before) {
            found.push(found_before);
        }
    }
    for shape in &version.owes {
        found.extend(over_years(version, *shape, at));
    }
    found
}

/// No term is for periods of this shape.
fn nobody(version: &Version, shape: PeriodShape) -> bool {
    version.terms(shape).next().is_none()
}

/// The first year with two terms, and the first without one after a year that had one.
fn over_years(version: &Version, shape: PeriodShape, at: Span) -> Vec<Finding> {
    let terms: Vec<&'static Term> = version.terms(shape).filter_map(terms::get).collect();
    let (mut gap, mut overlap, mut had) = (None, None, false);
    for year in
        YEARS.filter(|year| version.levels.iter().any(|level| version.covers(*level, *year)))
    {
        let Some(period) = shape.in_year(year) else { continue };
        let days = terms.iter().map(|term| (*term, event_of(version, term, period)));
        let days: Vec<(&Term, Date)> = days.filter_map(|(term, day)| Some((term, day?))).collect();
        if days.len() < terms.len() {
            // Without a date to count from nobody can say which of them is in force.
            continue;
        }
        let holding: Vec<&Term> = days
            .iter()
            .filter(|(term, day)| term.force(*day, year) != Force::Not)
            .map(|(term, _)| *term)
            .collect();
        let ended = |(term, day): &(&Term, Date)| {
            term.level_ended && term.until.is_some_and(|until| until < *day)
        };
        match holding.as_slice() {
            [] if had && gap.is_none() && !days.iter().any(ended) => {
                gap = Some(TermGap { period: shape.example(year) }.at(at));
            }
            [one, other, ..] if overlap.is_none() => {
                let (first, second) = (one.id.clone(), other.id.clone());
                overlap = Some(TermOverlap { first, second, period: shape.example(year) }.at(at));
            }
            _ => {}
        }
        had |= !holding.is_empty();
    }
    gap.into_iter().chain(overlap).collect()
}

/// The day on which the event of a term should happen.
fn event_of(version: &Version, term: &Term, period: Period) -> Option<Date> {
    if term.is_by_period() {
        return Some(period.last_day());
    }
    let by = version.expected.as_ref()?;
    Date::new(period.year() + by.years, by.month, by.day).ok()
}
