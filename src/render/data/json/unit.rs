//! The JSON of a unit: `danbiet/unit/1`.

use serde_json::{Value, json};

use crate::derive::{Duty, Facts};
use crate::model::unit_info::{Channel, UnitInfo};
use crate::render::data::json::{absolute, contact, document, headed, iso, named, page, period};
use crate::render::data::object::Object;
use crate::render::link;
use crate::unit::{Certainty, DatedName, Link, Share, Unit, UnitId};

/// The version of this shape.
const FORMAT: &str = "danbiet/unit/1";

/// A unit: who it is, who it was, whom to ask, what it published and what it owes.
pub fn unit(facts: &Facts<'_>, unit: &Unit) -> Value {
    let units = &facts.model.units;
    let mut whole = headed(facts, FORMAT, "don-vi.json", facts.model.settings.sample);
    whole.set("id", unit.id.to_string());
    whole.set("code", unit.id.code.as_str());
    whole.set("name", unit.name_at(facts.at).name.as_ref());
    whole.set("level", unit.level.key());
    whole.set("url", page(facts, &unit.address));
    whole.set("from", unit.from().to_string());
    whole.set("since_before", unit.since_before);
    whole.put("until", iso(unit.until));
    whole.set("names", unit.names.iter().map(name).collect::<Vec<_>>());
    let parents = unit.parents.iter().filter_map(|parent| {
        let above = units.get(&parent.id)?;
        Some(json!({ "from": parent.from.to_string(), "unit": named(facts, above, parent.from) }))
    });
    whole.put("parents", parents.collect::<Vec<_>>());
    let came = units.predecessors(&unit.id);
    whole.put("predecessors", lineage(facts, &came, |link| link.old));
    let went = units.successors(&unit.id);
    whole.put("successors", lineage(facts, &went, |link| link.new));
    if let Some(info) = facts.model.infos.get(&unit.id) {
        describe(&mut whole, info);
    }
    let documents = facts.of_unit(&unit.id).map(|one| document::listed(facts, one).into());
    whole.set("documents", documents.collect::<Vec<Value>>());
    let duties = facts.duties.get(&unit.id).map(Vec::as_slice).unwrap_or_default();
    whole.set("duties", duties.iter().map(duty).collect::<Vec<_>>());
    if facts.by_unit.contains_key(&unit.id) {
        whole.set("feed", absolute(facts, &link::feed(&unit.address)));
    }
    whole.into()
}

fn name(name: &DatedName) -> Value {
    let mut object = Object::default();
    object.set("name", name.name.as_ref());
    object.set("type", name.unit_type.key());
    object.set("from", name.from.to_string());
    object.set("certainty", certainty(name.certainty));
    object.put("resolution", name.resolution.as_ref());
    object.into()
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Day => "day",
        Certainty::Recalled => "recalled",
        Certainty::By => "by",
    }
}

fn lineage(facts: &Facts<'_>, links: &[Link], other: impl Fn(&Link) -> UnitId) -> Vec<Value> {
    let one = |link: &Link| {
        let unit = facts.model.units.get(&other(link))?;
        let mut object = Object::default();
        object.set("unit", named(facts, unit, unit.until.unwrap_or(unit.from())));
        object.set("share", if link.share == Share::Whole { "whole" } else { "part" });
        object.put("source", link.source);
        Some(object.into())
    };
    links.iter().filter_map(one).collect()
}

/// What the site adds to the catalogue.
fn describe(whole: &mut Object, info: &UnitInfo) {
    let population = info.population.as_ref().map(|people| {
        let mut object = Object::default();
        object.set("value", people.value);
        object.put("year", people.year.as_str());
        object.put("source", people.source.as_str());
        Value::from(object)
    });
    whole.put("population", population);
    whole.put("contact", contact(&info.contact));
    let responsible = info.responsible.as_ref().map(|person| {
        let mut object = Object::default();
        object.put("name", person.name.as_str());
        object.put("position", person.position.as_str());
        Value::from(object)
    });
    whole.put("responsible", responsible);
    whole.put("reception", info.reception.as_str());
    whole.put("channels", info.channels.iter().map(channel).collect::<Vec<_>>());
}

fn channel(channel: &Channel) -> Value {
    let mut object = Object::default();
    object.put("title", channel.title.as_str());
    object.put("phone", channel.phone.as_str());
    object.put("email", channel.email.as_str());
    object.put("address", channel.address.as_str());
    object.put("hours", channel.hours.as_str());
    object.put("next", channel.next.as_str());
    object.into()
}

/// A document that is owed and not there; `missing` only where every rule was checked.
fn duty(duty: &Duty<'_>) -> Value {
    let title = duty.version.title.as_ref().unwrap_or(&duty.kind.title);
    let mut object = Object::default();
    object.set("kind", duty.kind.id.as_str());
    object.set("title", title.vi.as_str());
    object.set("period", period(duty.period));
    object.put("due", iso(duty.due));
    object.set("missing", duty.missing);
    let term =
        duty.term.map(|term| json!({ "id": term.id, "law": term.law, "article": term.article }));
    object.put("term", term);
    object.into()
}
