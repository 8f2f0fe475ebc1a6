//! Data beside the pages: facts in, files out for whoever wants to count for himself.
//!
//! CSV and JSON of every document, JSON of every unit and of the site, Atom feeds, sitemap, robots,
//! and the JSON-LD of the pages. Tables are seen through [`privacy`] alone; nothing
//! here knows a template or the clock, and the same facts give the same bytes. Addresses are in
//! [`link`]. Start at [`outputs_of_document`].

pub mod calendar;
mod changed;
pub mod csv;
pub mod feed;
pub mod json;
pub mod jsonld;
pub mod list;
mod object;
mod schema;
pub mod score;
pub mod sitemap;
mod words;
mod xml;

use std::collections::BTreeSet;

use crate::derive::{Document, Facts, Opened};
use crate::model::disclosure::State;
use crate::privacy::{self, Shown};
use crate::render::link;
use crate::unit::{Unit, UnitCode, UnitId};

pub use changed::{changed_on, site_changed_on, unit_changed_on};
pub use object::Json;
pub use words::{sentence, summary};

/// A file of the site. Its bytes are made once: a page that offers it reads their number here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Output {
    /// Path from the site's root.
    pub path: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// What a list of downloads calls it; empty for what no page offers.
    pub label: String,
}

impl From<crate::search::File> for Output {
    fn from(file: crate::search::File) -> Output {
        Output { path: file.path, bytes: file.bytes, label: String::new() }
    }
}

impl Output {
    fn new(path: String, label: &str, bytes: Vec<u8>) -> Output {
        Output { path, bytes, label: label.to_owned() }
    }

    /// Its format as a list of downloads says it.
    pub fn format(&self) -> &'static str {
        match self.path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("csv") => "CSV",
            Some("json") => "JSON",
            Some("txt") => "TXT",
            Some("ics") => "ICS",
            _ => "XML",
        }
    }
}

/// The CSV of each table, in the order of the document, then its JSON. What was withdrawn has a
/// JSON that says so, and nothing else.
pub fn outputs_of_document(facts: &Facts<'_>, document: &Opened<'_, '_>) -> Vec<Output> {
    if !facts.model.settings.outputs.data {
        return Vec::new();
    }
    let address = &document.disclosure.address;
    let mut outputs: Vec<Output> = shown_tables(facts, document)
        .iter()
        .map(|shown| {
            let form = shown.form();
            let bytes = csv::table_csv(document, shown);
            Output::new(link::table_csv(address, form), &form.title.vi, bytes)
        })
        .collect();
    let whole = json::document(facts, document);
    outputs.push(Output::new(link::document_json(address), "Toàn bộ tài liệu", json::bytes(whole)));
    outputs
}

/// The JSON of a unit, and its feed when it has documents.
pub fn outputs_of_unit(facts: &Facts<'_>, unit: &Unit) -> Vec<Output> {
    let wanted = facts.model.settings.outputs;
    let mut outputs = Vec::new();
    if wanted.data {
        let whole = json::bytes(json::unit(facts, unit));
        let path = link::unit_json(&unit.address);
        outputs.push(Output::new(path, "Đơn vị và tài liệu", whole));
    }
    if wanted.feeds && facts.by_unit.contains_key(&unit.id) {
        outputs.push(Output::new(link::feed(&unit.address), "", feed::of_unit(facts, unit)));
    }
    outputs
}

/// The catalogue of the site, the shapes of all JSON, and the feeds of the site and of each kind
/// that has documents.
pub fn outputs_of_site(facts: &Facts<'_>) -> Vec<Output> {
    let kinds = facts.model.kinds.iter().map(|kind| link::feed(&link::of_kind(kind)));
    let paths = [link::site_json(), link::feed("")].into_iter().chain(kinds);
    let mut outputs: Vec<Output> = paths.filter_map(|path| output_of_site(facts, path)).collect();
    if facts.model.settings.outputs.data {
        outputs.extend(schema::outputs());
    }
    outputs
}

/// One of the files that belong to the whole site, by its path; none that the site does not want.
pub fn output_of_site(facts: &Facts<'_>, path: String) -> Option<Output> {
    let wanted = facts.model.settings.outputs;
    if path == link::site_json() {
        let catalogue = || json::bytes(json::site(facts));
        return wanted.data.then(|| Output::new(path, "Danh mục dữ liệu", catalogue()));
    }
    if path == link::feed("") {
        return wanted.feeds.then(|| Output::new(path, "", feed::of_site(facts)));
    }
    let place = facts.model.kinds.iter().position(|kind| path == link::feed(&link::of_kind(kind)));
    let Some(place) = place else {
        let mut shapes = schema::outputs().into_iter().filter(|_| wanted.data);
        return shapes.find(|output| output.path == path);
    };
    let has_documents = facts.documents.iter().any(|document| document.disclosure.kind == place);
    (wanted.feeds && has_documents).then(|| Output::new(path, "", feed::of_kind(facts, place)))
}

/// The sitemap of the pages that were made and may be found, and `robots.txt`.
pub fn outputs_of_pages(facts: &Facts<'_>, pages: &[sitemap::Entry]) -> Vec<Output> {
    let base_url = &facts.model.settings.base_url;
    let mut outputs = sitemap::sitemap(base_url, pages, sitemap::PER_FILE);
    outputs.push(Output::new("robots.txt".to_owned(), "", sitemap::robots(facts)));
    outputs
}

/// The page of a document may be found by searching machines: it shows no persons, and it stands.
pub fn is_indexed(facts: &Facts<'_>, document: &Document<'_>) -> bool {
    let (model, disclosure) = (facts.model, &document.disclosure);
    let persons = privacy::shows_persons(disclosure, model, facts.at);
    !persons && !is_withdrawn(document)
}

/// The units that the site is about: those of its province of all times, and whoever published.
/// By address.
pub fn units_of_site<'m>(facts: &Facts<'m>) -> Vec<&'m Unit> {
    let units = &facts.model.units;
    let code = facts.model.settings.province.parse::<UnitCode>().ok();
    let of_province = code.map(|code| units.province_units(code)).unwrap_or_default();
    let mut wanted: BTreeSet<UnitId> = of_province.iter().map(|unit| unit.id).collect();
    for id in facts.model.infos.keys().chain(facts.by_unit.keys()) {
        wanted.insert(*id);
        wanted.extend(units.ancestors(id).iter().map(|unit| unit.id));
    }
    let mut found: Vec<&Unit> = wanted.iter().filter_map(|id| units.get(id)).collect();
    found.sort_by(|a, b| a.address.cmp(&b.address));
    found
}

/// What may be seen of the tables of a document: nothing of one that was withdrawn.
fn shown_tables<'o>(facts: &'o Facts<'_>, document: &'o Opened<'_, '_>) -> Vec<Shown<'o>> {
    if is_withdrawn(document) {
        return Vec::new();
    }
    privacy::shown(&document.whole, facts.model, facts.at)
}

fn is_withdrawn(document: &Document<'_>) -> bool {
    matches!(document.disclosure.state, State::Withdrawn(_))
}

/// The name of the unit when the period ended.
fn name_then<'m>(document: &Document<'m>) -> &'m str {
    &document.unit.name_at(document.disclosure.period.last_day()).name
}
