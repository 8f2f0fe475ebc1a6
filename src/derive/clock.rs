//! The day of the build, taken from the content.

use crate::model::Model;
use crate::value::date::Date;

/// The newest date on which something happened; none for a site without any.
///
/// Last days of posting and of comments lie ahead and do not count.
pub fn newest_date(model: &Model) -> Option<Date> {
    let of_documents = model.disclosures.iter().flat_map(|document| {
        let acts = document.decision.iter().chain(&document.approved).filter_map(|act| act.signed);
        let corrections = document.corrections.iter().filter_map(|correction| correction.date);
        let posted = document.posted.iter().filter_map(|posted| posted.from);
        let events = document.events.values().copied();
        acts.chain(corrections).chain(posted).chain(events).chain(document.published)
    });
    of_documents.max()
}
