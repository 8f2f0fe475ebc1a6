//! When something last changed, by the dates that the content itself gives.

use jiff::ToSpan;

use crate::derive::{Document, Facts};
use crate::privacy;
use crate::unit::UnitId;
use crate::value::date::Date;

/// The day a document last changed: published, corrected, or its persons taken out.
pub fn changed_on(facts: &Facts<'_>, document: &Document<'_>) -> Option<Date> {
    let disclosure = &document.disclosure;
    let corrected = disclosure.corrections.iter().filter_map(|correction| correction.date);
    let written = corrected.chain(published_on(document)).max();
    written.max(emptied_on(facts, document))
}

/// The day a document was first published, as far as it says.
pub(super) fn published_on(document: &Document<'_>) -> Option<Date> {
    let disclosure = &document.disclosure;
    let posted = disclosure.posted.as_ref().and_then(|posted| posted.from);
    let acts = [&disclosure.decision, &disclosure.approved];
    let signed = acts.into_iter().flatten().find_map(|act| act.signed);
    disclosure.published.or(posted).or(signed)
}

/// The day after the last on which its persons were seen.
fn emptied_on(facts: &Facts<'_>, document: &Document<'_>) -> Option<Date> {
    let model = facts.model;
    let gone = privacy::persons_gone(&document.disclosure, model, facts.at);
    let last = privacy::last_day(&document.disclosure, model)?;
    last.checked_add(1.days()).ok().filter(|_| gone)
}

/// The day the newest of a unit's documents changed.
pub fn unit_changed_on(facts: &Facts<'_>, unit: &UnitId) -> Option<Date> {
    facts.of_unit(unit).filter_map(|document| changed_on(facts, document)).max()
}

/// The day the newest document of the site changed.
pub fn site_changed_on(facts: &Facts<'_>) -> Option<Date> {
    facts.documents.iter().filter_map(|document| changed_on(facts, document)).max()
}
