//! What is due next as a calendar (RFC 5545, `.ics`): one whole day for each duty.
//!
//! Deterministic: the UID is made of the unit, the kind and the period, and outlives every build;
//! the stamp is given, never read from a clock. An event is a reminder and no accusation: what
//! rests on a rule that was not checked says so.

use icalendar::{Calendar, Component as _, Event, Property};

use crate::derive::{Duty, Facts, StatusKind};
use crate::finding::Lang;
use crate::render::link;
use crate::unit::Unit;
use crate::value::date::Date;

/// Entries of a calendar: about a year of what a commune owes.
const ENTRIES: usize = 12;

/// One thing that is due.
pub struct Entry<'e, 'm> {
    /// Whose.
    pub unit: &'e Unit,
    /// What.
    pub duty: &'e Duty<'m>,
}

/// What is not due yet and has a day, soonest first.
pub fn next<'m>(facts: &Facts<'m>, unit: &Unit) -> Vec<Duty<'m>> {
    let ahead =
        |duty: &Duty<'_>| duty.status.kind == StatusKind::NotDue && duty.status.due.is_some();
    let mut next: Vec<Duty<'m>> = facts.owed(&unit.id).filter(ahead).collect();
    next.sort_by_key(|duty| (duty.status.due, duty.kind.order, duty.period));
    next
}

/// The calendar of a unit as the portal publishes it, stamped with the day its content last changed.
pub fn of_unit(facts: &Facts<'_>, unit: &Unit) -> Vec<u8> {
    let stamp = super::unit_changed_on(facts, &unit.id).unwrap_or(unit.from());
    let next = next(facts, unit);
    let entries: Vec<Entry<'_, '_>> =
        next.iter().take(ENTRIES).map(|duty| Entry { unit, duty }).collect();
    let name = format!("{}: {}", unit.name_at(facts.at).name, facts.model.settings.title);
    written(facts, &name, stamp, &entries, facts.model.settings.lang)
}

/// The calendar of these entries.
pub fn written(
    facts: &Facts<'_>,
    name: &str,
    stamp: Date,
    entries: &[Entry<'_, '_>],
    lang: Lang,
) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//danbiet//status 1//VI"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(name);
    for entry in entries {
        if let Some(event) = event(facts, stamp, entry, lang) {
            calendar.push(event);
        }
    }
    calendar.done().to_string().into_bytes()
}

fn event(facts: &Facts<'_>, stamp: Date, entry: &Entry<'_, '_>, lang: Lang) -> Option<Event> {
    let Entry { unit, duty } = entry;
    let due = duty.status.due?;
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    let base_url = &facts.model.settings.base_url;
    let host =
        base_url.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or("danbiet");
    // No “@”: a reader of addresses would take it for one of mail.
    let whose = unit.id.to_string().replace('@', "-");
    let uid = format!("{host}/{whose}/{}/{}", duty.kind.id, duty.period);
    let title = format!("{} {}", duty.kind.short.get(lang), duty.period.phrase_in(lang));
    let mut event = Event::new();
    event.append_property(Property::new("DTSTAMP", format!("{}T000000Z", day(stamp))));
    event.uid(&uid);
    let mut start = Property::new("DTSTART", day(due));
    start.append_parameter(icalendar::Parameter::new("VALUE", "DATE"));
    event.append_property(start);
    event.summary(&format!("{title} ({})", unit.name_at(due).name));
    event.description(&described(duty, lang));
    event.append_property(Property::new("URL", link::canonical(base_url, &unit.address)));
    event.append_property(Property::new("TRANSP", "TRANSPARENT"));
    Some(event.done())
}

/// By which law, and what of it was not checked.
fn described(duty: &Duty<'_>, lang: Lang) -> String {
    let mut lines = Vec::new();
    if let Some(term) = duty.status.term {
        lines.push(term.citation());
    }
    if let Some(why) = duty.status.why {
        let lead = match lang {
            Lang::Vi => "Ngày dự kiến",
            Lang::En => "Expected",
        };
        lines.push(format!("{lead}: {}", why.words(lang)));
    }
    lines.join("\n")
}
