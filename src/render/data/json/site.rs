//! The catalogue of the site: `danbiet/site/1`, where a program begins.

use crate::derive::Facts;
use crate::kind::Kind;
use crate::render::data::json::{absolute, document, headed, iso, label, page, rank};
use crate::render::data::object::{Json, Object};
use crate::render::data::units_of_site;
use crate::render::link;
use crate::unit::Unit;

/// The version of this shape.
const FORMAT: &str = "danbiet/site/1";

/// All units, kinds and documents with the addresses of their data.
pub fn site(facts: &Facts<'_>) -> Json {
    let settings = &facts.model.settings;
    let mut whole = headed(facts, FORMAT, "danh-muc.json", settings.sample);
    whole.set("title", settings.title.as_str());
    whole.put("description", settings.description.as_str());
    whole.set("url", page(facts, ""));
    whole.set_shown("date", facts.at);
    whole.put("licence", settings.licence.as_str());
    whole.set("feed", absolute(facts, &link::feed("")));
    let mut units = units_of_site(facts);
    units.sort_by_key(|unit| (rank(unit.level), &unit.address));
    whole.set_list("units", units, |object, one| unit(object, facts, one));
    let kinds = facts.model.kinds.iter().enumerate();
    whole.set_list("kinds", kinds, |object, (place, one)| kind(object, facts, place, one));
    whole.set_list("documents", &facts.documents, |object, one| {
        object.set_shown("unit", one.unit.id);
        document::listed(object, facts, one);
    });
    whole.into()
}

fn unit(object: &mut Object, facts: &Facts<'_>, unit: &Unit) {
    object.set_shown("id", unit.id);
    object.set("code", unit.id.code.as_str());
    object.set("name", unit.name_at(facts.at).name.as_ref());
    object.set("level", unit.level.key());
    object.put("parent", unit.parent_at(facts.at).map(|id| id.to_string()));
    object.set_shown("from", unit.from());
    object.put("until", iso(unit.until));
    object.set("documents", facts.by_unit.get(&unit.id).map_or(0, ExactSizeIterator::len));
    object.set("url", page(facts, &unit.address));
    object.set("json", absolute(facts, &link::unit_json(&unit.address)));
}

fn kind(object: &mut Object, facts: &Facts<'_>, place: usize, kind: &Kind) {
    object.set("id", kind.id.as_str());
    label(object, &kind.title);
    object.set("group", kind.group.as_str());
    object.put("law", kind.duty.law.as_str());
    let documents = facts.documents.iter().filter(|one| one.disclosure.kind == place).count();
    object.set("documents", documents);
    object.set("url", page(facts, &link::of_kind(kind)));
    if documents > 0 {
        object.set("feed", absolute(facts, &link::feed(&link::of_kind(kind))));
    }
}
