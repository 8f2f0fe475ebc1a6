//! JSON-LD by schema.org: what a page is about, for machines that read pages.
//!
//! Values, not text: the theme escapes them for a `script` element. Empty members are left out; no
//! person is named.

use serde_json::{Value, json};

use crate::derive::{Document, Facts};
use crate::model::disclosure::Act;
use crate::render::data::object::Object;
use crate::render::data::{
    Output, changed, changed_on, is_withdrawn, name_then, site_changed_on, words,
};
use crate::render::link;
use crate::unit::{Level, Unit};

const CONTEXT: &str = "https://schema.org";

/// The home page: the site.
pub fn site(facts: &Facts<'_>) -> Value {
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
pub fn unit(facts: &Facts<'_>, unit: &Unit) -> Value {
    let mut head = Object::default();
    head.put("@context", CONTEXT);
    let mut body = organisation(facts, unit).after(head);
    let others = unit.names.iter().rev().skip(1).map(|name| name.name.to_string());
    let former: Vec<Value> = others.map(Value::from).collect();
    if !former.is_empty() {
        body.put("alternateName", former);
    }
    if !unit.since_before {
        body.put("foundingDate", unit.from().to_string());
    }
    if let Some(last) = unit.until {
        body.put("dissolutionDate", last.to_string());
    }
    body.put("areaServed", area(facts, unit));
    if let Some(above) = unit.parent().and_then(|id| facts.model.units.get(&id)) {
        body.put("parentOrganization", organisation(facts, above));
    }
    if let Some(info) = facts.model.infos.get(&unit.id) {
        let contact = &info.contact;
        body.put("telephone", contact.phone.as_str());
        body.put("email", contact.email.as_str());
        if !contact.address.is_empty() {
            let region = facts.model.units.province_of(&unit.id);
            let mut address = Object::default();
            address.put("@type", "PostalAddress");
            address.put("streetAddress", contact.address.as_str());
            address.put("addressRegion", region.map_or("", |unit| unit.name().name.as_ref()));
            address.put("addressCountry", "VN");
            body.put("address", address);
        }
    }
    body.into()
}

/// The page of a document: a dataset, with the files that hold it.
pub fn document(facts: &Facts<'_>, document: &Document<'_>, files: &[Output]) -> Value {
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
    data.put("spatialCoverage", area(facts, document.unit));
    data.put("creator", organisation(facts, document.unit));
    if !settings.licence.is_empty() {
        data.put("license", json!({ "@type": "CreativeWork", "name": settings.licence }));
    }
    let day =
        |day: Option<_>| day.map(|day: crate::value::Date| day.to_string()).unwrap_or_default();
    data.put("datePublished", day(changed::published_on(document)));
    data.put("dateModified", day(changed_on(facts, document)));
    let acts: Vec<Value> = if is_withdrawn(document) { Vec::new() } else { acts(document) };
    if !acts.is_empty() {
        data.put("isBasedOn", acts);
    }
    let files: Vec<Value> = files.iter().map(|file| download(&settings.base_url, file)).collect();
    if !files.is_empty() {
        data.put("distribution", files);
    }
    data.put("includedInDataCatalog", catalogue(facts));
    data.into()
}

/// The way from the home page to this one: name and address of each, this one last.
pub fn breadcrumbs(base_url: &str, crumbs: &[(String, String)]) -> Value {
    let items = crumbs.iter().enumerate().map(|(place, (name, address))| {
        let page = link::canonical(base_url, address);
        json!({ "@type": "ListItem", "position": place + 1, "name": name, "item": page })
    });
    let mut list = typed("BreadcrumbList");
    list.put("itemListElement", items.collect::<Vec<_>>());
    list.into()
}

fn organisation(facts: &Facts<'_>, unit: &Unit) -> Object {
    let page = link::canonical(&facts.model.settings.base_url, &unit.address);
    let mut body = Object::default();
    body.put("@type", "GovernmentOrganization");
    body.put("@id", format!("{page}#don-vi"));
    body.put("name", unit.name_at(facts.at).name.as_ref());
    body.put("identifier", unit.id.to_string());
    body.put("url", page.as_str());
    body
}

/// The territory, within those above it.
fn area(facts: &Facts<'_>, unit: &Unit) -> Value {
    let mut place = Object::default();
    place.put("@type", "AdministrativeArea");
    place.put("name", unit.name_at(facts.at).name.as_ref());
    place.put("identifier", unit.id.to_string());
    let above = unit.parent().and_then(|id| facts.model.units.get(&id));
    let around = match above {
        Some(above) if unit.level != Level::Province => area(facts, above),
        _ => json!({ "@type": "Country", "name": "Việt Nam" }),
    };
    place.put("containedInPlace", around);
    place.into()
}

fn keywords(document: &Document<'_>) -> Value {
    let mut words = vec![document.kind.short.vi.clone(), "công khai".to_owned()];
    if document.disclosure.sample {
        words.push("dữ liệu mẫu".to_owned());
    }
    words.into()
}

fn acts(document: &Document<'_>) -> Vec<Value> {
    let one = |(words, act): (&str, &Act)| {
        let mut work = Object::default();
        work.put("@type", "CreativeWork");
        work.put("name", format!("{words} {}", act.number));
        work.put("identifier", act.number.as_str());
        work.put("dateCreated", act.signed.map(|day| day.to_string()).unwrap_or_default());
        work.into()
    };
    let disclosure = &document.disclosure;
    let decision = disclosure.decision.iter().map(|act| ("Quyết định", act));
    let approved = disclosure.approved.iter().map(|act| ("Nghị quyết", act));
    decision.chain(approved).filter(|(_, act)| !act.number.is_empty()).map(one).collect()
}

fn download(base_url: &str, file: &Output) -> Value {
    let media = if file.format() == "CSV" { "text/csv" } else { "application/json" };
    json!({
        "@type": "DataDownload",
        "name": file.label,
        "encodingFormat": media,
        "contentUrl": format!("{base_url}/{}", file.path),
        "contentSize": format!("{} B", file.bytes.len()),
    })
}

fn catalogue(facts: &Facts<'_>) -> Value {
    let settings = &facts.model.settings;
    let page = link::canonical(&settings.base_url, "");
    json!({ "@type": "DataCatalog", "name": settings.title, "url": page })
}

fn typed(name: &str) -> Object {
    let mut map = Object::default();
    map.put("@context", CONTEXT);
    map.put("@type", name);
    map
}
