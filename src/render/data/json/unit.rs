//! The JSON of a unit: `danbiet/unit/1`.

use crate::derive::{Duty, Facts, StatusKind};
use crate::finding::Lang;
use crate::model::unit_info::{Channel, UnitInfo};
use crate::render::data::json::{
    absolute, contact, document, headed, iso, named, page, period, term,
};
use crate::render::data::object::{Json, Object};
use crate::render::link;
use crate::unit::{Certainty, DatedName, Link, Share, Unit, UnitId};

/// The version of this shape.
const FORMAT: &str = "danbiet/unit/1";

/// A unit: who it is, who it was, whom to ask, what it published and what it owes.
pub fn unit(facts: &Facts<'_>, unit: &Unit) -> Json {
    let units = &facts.model.units;
    let mut whole = headed(facts, FORMAT, "don-vi.json", facts.model.settings.sample);
    whole.set_shown("id", unit.id);
    whole.set("code", unit.id.code.as_str());
    whole.set("name", unit.name_at(facts.at).name.as_ref());
    whole.set("level", unit.level.key());
    whole.set("url", page(facts, &unit.address));
    whole.set_shown("from", unit.from());
    whole.set("since_before", unit.since_before);
    whole.put("until", iso(unit.until));
    whole.set_list("names", &unit.names, name);
    let parents = unit.parents.iter().filter_map(|one| Some((one.from, units.get(&one.id)?)));
    whole.put_list("parents", parents, |object, (from, above)| {
        object.set_shown("from", from);
        object.set("unit", named(facts, above, from));
    });
    let came = units.predecessors(&unit.id);
    lineage(&mut whole, "predecessors", facts, came.iter().map(|link| (*link, link.old)));
    let went = units.successors(&unit.id);
    lineage(&mut whole, "successors", facts, went.iter().map(|link| (*link, link.new)));
    if let Some(info) = facts.model.infos.get(&unit.id) {
        describe(&mut whole, info);
    }
    let documents = facts.of_unit(&unit.id);
    whole.set_list("documents", documents, |object, one| document::listed(object, facts, one));
    whole.set_list("duties", facts.duties(&unit.id), |object, one| duty(object, &one));
    if facts.by_unit.contains_key(&unit.id) {
        whole.set("feed", absolute(facts, &link::feed(&unit.address)));
    }
    whole.into()
}

fn name(object: &mut Object, name: &DatedName) {
    object.set("name", name.name.as_ref());
    object.set("type", name.unit_type.key());
    object.set_shown("from", name.from);
    object.set("certainty", certainty(name.certainty));
    object.put("resolution", name.resolution.as_ref());
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Day => "day",
        Certainty::Recalled => "recalled",
        Certainty::By => "by",
    }
}

fn lineage(
    whole: &mut Object,
    key: &str,
    facts: &Facts<'_>,
    links: impl Iterator<Item = (Link, UnitId)>,
) {
    let known = links.filter_map(|(link, other)| Some((link, facts.model.units.get(&other)?)));
    whole.put_list(key, known, |object, (link, unit)| {
        object.set("unit", named(facts, unit, unit.until.unwrap_or(unit.from())));
        object.set("share", if link.share == Share::Whole { "whole" } else { "part" });
        object.put("source", link.source);
    });
}

/// What the site adds to the catalogue.
fn describe(whole: &mut Object, info: &UnitInfo) {
    if let Some(people) = &info.population {
        whole.set_object("population", |object| {
            object.set("value", people.value);
            object.put("year", &people.year);
            object.put("source", &people.source);
        });
    }
    whole.put("contact", contact(&info.contact));
    if let Some(person) = &info.responsible {
        whole.put_object("responsible", |object| {
            object.put("name", &person.name);
            object.put("position", &person.position);
        });
    }
    whole.put("reception", info.reception.as_str());
    whole.put_list("channels", &info.channels, channel);
}

fn channel(object: &mut Object, channel: &Channel) {
    object.put("title", channel.title.as_str());
    object.put("phone", channel.phone.as_str());
    object.put("email", channel.email.as_str());
    object.put("address", channel.address.as_str());
    object.put("hours", channel.hours.as_str());
    object.put("next", channel.next.as_str());
}

/// A document that is owed and not there; `missing` only where every rule was checked.
fn duty(object: &mut Object, duty: &Duty<'_>) {
    let title = duty.version.title.as_ref().unwrap_or(&duty.kind.title);
    object.set("kind", duty.kind.id.as_str());
    object.set("title", title.vi.as_str());
    object.set("period", period(duty.period));
    object.put("due", iso(duty.status.due));
    object.set("missing", duty.status.kind == StatusKind::Missing);
    object.set("status", duty.status.kind.key());
    object.put("why", duty.status.why.map(|why| why.words(Lang::Vi)));
    object.put("term", duty.status.term.map(term));
}
