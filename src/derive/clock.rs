//! The day of the build, taken from the content.

use crate::model::Disclosure;
use crate::value::date::Date;

/// The newest date on which something happened; none for a site without any.
///
/// Last days of posting and of comments lie ahead and do not count.
pub fn newest_date<'d>(documents: impl Iterator<Item = &'d Disclosure>) -> Option<Date> {
    documents.filter_map(newest_of).max()
}

fn newest_of(document: &Disclosure) -> Option<Date> {
    let acts = document.decision.iter().chain(&document.approved).filter_map(|act| act.signed);
    let corrections = document.corrections.iter().filter_map(|correction| correction.date);
    let posted = document.posted.iter().filter_map(|posted| posted.from);
    let events = document.events.values().copied();
    acts.chain(corrections).chain(posted).chain(events).chain(document.published).max()
}
