//! The day of the build, taken from the content, and the dates that lie beyond it.

use crate::finding::Finding;
use crate::finding::code::{DateAhead, DateFarAhead, PeriodAhead};
use crate::kind::Kinds;
use crate::model::{Disclosure, tells_results};
use crate::value::date::{Date, short};

/// How many days the newest date may come after every other one. A site is added to at least once
/// a year; a mistyped year must not move the clock, or lists would expire.
const ALONE: i32 = 366;

/// The newest date on which something happened; none for a site without any.
///
/// Last days of posting and of comments lie ahead and do not count, nor does a date that comes more
/// than a year after all dates of other documents and the ends of all periods before it.
pub fn newest_date<'d>(documents: impl Iterator<Item = &'d Disclosure>) -> Option<Date> {
    let (mut dates, mut ends, mut count) = (Vec::new(), Vec::new(), 0);
    for document in documents {
        dates.extend(document.dates.iter().map(|(date, _)| (*date, count)));
        ends.push(document.period.last_day());
        count += 1;
    }
    dates.sort_unstable();
    let latest_end = ends.into_iter().max();
    let near = |date: Date, other: Date| (date - other).get_days() <= ALONE;
    while let Some((newest, document)) = dates.pop() {
        let others = dates.iter().rev().filter(|(_, other)| *other != document || count == 1);
        let mut before = others.map(|(other, _)| *other).chain(latest_end);
        if before.any(|other| near(newest, other)) {
            return Some(newest);
        }
    }
    None
}

/// Objections to dates after the day of the build, and to results of periods that lie ahead. An
/// error is what comes long after the `newest` date that is believed; a build as of an earlier day
/// warns of the rest.
pub(super) fn ahead(
    disclosure: &Disclosure,
    kinds: &Kinds,
    at: Date,
    newest: Option<Date>,
) -> Vec<Finding> {
    let (mut findings, newest) = (Vec::new(), newest.unwrap_or(at).max(at));
    for (date, span) in disclosure.dates.iter().filter(|(date, _)| *date > at) {
        findings.push(match (*date - newest).get_days() > ALONE {
            true => DateFarAhead { date: short(*date), at: short(newest) }.at(*span),
            false => DateAhead { date: short(*date), at: short(at) }.at(*span),
        });
    }
    let first = disclosure.period.first_day();
    // With dates of its own the document was held against its period when it was read.
    let is_ahead = (first - newest).get_days() > ALONE && disclosure.dates.is_empty();
    if is_ahead && tells_results(disclosure.version(kinds)) {
        let (period, at) = (disclosure.period.label(), short(newest));
        findings.push(PeriodAhead { period, at }.at(disclosure.span));
    }
    findings
}

/// A date that is refused when facts are worked out.
pub(super) fn is_refused(disclosure: &Disclosure, at: Date, newest: Option<Date>) -> bool {
    let newest = newest.unwrap_or(at).max(at);
    disclosure.dates.iter().any(|(date, _)| (*date - newest).get_days() > ALONE)
}
