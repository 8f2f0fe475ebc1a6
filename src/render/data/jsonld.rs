//! JSON-LD by schema.org: what a page is about, for machines that read pages.
//!
//! Not yet as it stands in a page: the theme escapes them for a `script` element. Empty members are left out; no
//! person is named.

use crate::derive::{Document, Facts};
use crate::model::disclosure::Act;
use crate::render::data::object::{Json, Object};
use crate::render::data::{
    Output, changed, changed_on, is_withdrawn, name_then, site_changed_on, words,
};
use crate::render::link;
use crate::unit::{Level, Unit};

const CONTEXT: &str = "https://schema.org";

/// The home page: the site.
pub fn site(facts: &Facts<'_>) -> Json {
    let settings = &facts.model.settings;
    let mut site = typed("WebSite");
    site.put("name", settings.title.as_str());
    site.put("description", settings.description.as_str());
    site.put("url", link::canonical(&settings.base_url, ""));
    site.put("inLanguage", "vi");
    if settings.sample {
        site.put("creativeWorkStatus", "Dữ liệu mẫu");
    }
    if let Some(day) = site_changed_on(facts) {
        site.put("dateModified", day.to_string());
    }
    site.into()
}

/// The page of a unit: the body, its place and the body above.
pub fn unit(facts: &Facts<'_>, unit: &Unit) -> Json {
    let mut body = Object::with_room(2048);
    body.put("@context", CONTEXT);
    organisation(&mut body, facts, unit);
    let others = unit.names.iter().rev().skip(1).map(|name| name.name.as_ref());
    body.put("alternateName", others.collect::<Vec<&str>>());
    if !unit.since_before {
        body.set_shown("foundingDate", unit.from());
    }
    if let Some(last) = unit.until {
        body.set_shown("dissolutionDate", last);
    }
    body.set_object("areaServed", |place| area(place, facts, unit));
    if let Some(above) = unit.parent().and_then(|id| facts.model.units.get(&id)) {
        body.set_object("parentOrganization", |above_it| organisation(above_it, facts, above));
    }
    if let Some(info) = facts.model.infos.get(&unit.id) {
        let contact = &info.contact;
        body.put("telephone", contact.phone.as_str());
        body.put("email", contact.email.as_str());
        if !contact.address.is_empty() {
            let region = facts.model.units.province_of(&unit.id);
            body.set_object("address", |address| {
                address.put("@type", "PostalAddress");
                address.put("streetAddress", contact.address.as_str());
                address.put("addressRegion", region.map_or("", |unit| unit.name().name.as_ref()));
                address.put("addressCountry", "VN");
            });
        }
    }
    body.into()
}

/// The page of a document: a dataset, with the files that hold it.
pub fn document(facts: &Facts<'_>, document: &Document<'_>, files: &[Output]) -> Json {
    let (settings, disclosure) = (&facts.model.settings, &document.disclosure);
    let page = link::canonical(&settings.base_url, &disclosure.address);
    let mut data = typed("Dataset");
    data.put("@id", format!("{page}#du-lieu"));
    data.put("name", format!("{}, {}", document.title(), name_then(document)));
    data.put("description", words::summary(document));
    data.put("url", page.as_str());
    data.put("identifier", disclosure.address.as_str());
    data.put("inLanguage", "vi");
    data.put("isAccessibleForFree", true);
    if disclosure.sample {
        data.put("creativeWorkStatus", "Dữ liệu mẫu");
    }
    data.put("keywords", keywords(document));
    let (first, last) = (disclosure.period.first_day(), disclosure.period.last_day());
    let covered = if first == last { first.to_string() } else { format!("{first}/{last}") };
    data.put("temporalCoverage", covered.as_str());
    data.set_object("spatialCoverage", |place| area(place, facts, document.unit));
    data.set_object("creator", |body| organisation(body, facts, document.unit));
    if !settings.licence.is_empty() {
        data.set_object("license", |licence| {
            licence.set("@type", "CreativeWork");
            licence.set("name", &settings.licence);
        });
    }
    let day =
        |day: Option<_>| day.map(|day: crate::value::Date| day.to_string()).unwrap_or_default();
    data.put("datePublished", day(changed::published_on(document)));
    data.put("dateModified", day(changed_on(facts, document)));
    if !is_withdrawn(document) {
        data.put_list("isBasedOn", acts(document), act);
    }
    data.put_list("distribution", files, |object, file| {
        download(object, &settings.base_url, file);
    });
    data.set_object("includedInDataCatalog", |object| catalogue(object, facts));
    data.into()
}

/// The way from the home page to this one: name and address of each, this one last.
pub fn breadcrumbs(base_url: &str, crumbs: &[(String, String)]) -> Json {
    let mut list = typed("BreadcrumbList");
    let crumbs = crumbs.iter().enumerate();
    list.put_list("itemListElement", crumbs, |item, (place, (name, address))| {
        item.set("@type", "ListItem");
        item.set("position", place + 1);
        item.set("name", name);
        item.set("item", link::canonical(base_url, address));
    });
    list.into()
}

fn organisation(body: &mut Object, facts: &Facts<'_>, unit: &Unit) {
    let page = link::canonical(&facts.model.settings.base_url, &unit.address);
    body.put("@type", "GovernmentOrganization");
    body.put("@id", format!("{page}#don-vi"));
    body.put("name", unit.name_at(facts.at).name.as_ref());
    body.set_shown("identifier", unit.id);
    body.put("url", page.as_str());
}

/// The territory, within those above it.
fn area(place: &mut Object, facts: &Facts<'_>, unit: &Unit) {
    place.put("@type", "AdministrativeArea");
    place.put("name", unit.name_at(facts.at).name.as_ref());
    place.set_shown("identifier", unit.id);
    let above = unit.parent().and_then(|id| facts.model.units.get(&id));
    place.set_object("containedInPlace", |around| match above {
        Some(above) if unit.level != Level::Province => area(around, facts, above),
        _ => {
            around.set("@type", "Country");
            around.set("name", "Việt Nam");
        }
    });
}

fn keywords<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    let mut words = vec![document.kind.short.vi.as_str(), "công khai"];
    if document.disclosure.sample {
        words.push("dữ liệu mẫu");
    }
    words
}

/// Its acts that have a number, and what they are called.
fn acts<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (&'static str, &'d Act)> {
    let disclosure = &document.disclosure;
    let decision = disclosure.decision.iter().map(|act| ("Quyết định", act));
    let approved = disclosure.approved.iter().map(|act| ("Nghị quyết", act));
    decision.chain(approved).filter(|(_, act)| !act.number.is_empty())
}

fn act(work: &mut Object, (words, act): (&str, &Act)) {
    work.put("@type", "CreativeWork");
    work.put("name", format!("{words} {}", act.number));
    work.put("identifier", act.number.as_str());
    work.put("dateCreated", act.signed.map(|day| day.to_string()));
}

fn download(object: &mut Object, base_url: &str, file: &Output) {
    let media = if file.format() == "CSV" { "text/csv" } else { "application/json" };
    object.set("@type", "DataDownload");
    object.set("name", &file.label);
    object.set("encodingFormat", media);
    object.set("contentUrl", format!("{base_url}/{}", file.path));
    object.set("contentSize", format!("{} B", file.bytes.len()));
}

fn catalogue(object: &mut Object, facts: &Facts<'_>) {
    let settings = &facts.model.settings;
    object.set("@type", "DataCatalog");
    object.set("name", &settings.title);
    object.set("url", link::canonical(&settings.base_url, ""));
}

fn typed(name: &str) -> Object {
    let mut map = Object::with_room(2048);
    map.put("@context", CONTEXT);
    map.put("@type", name);
    map
}
