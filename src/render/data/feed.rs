//! Atom feeds (RFC 4287) of a unit, of a kind and of the whole site: the newest fifty documents.
//!
//! Ids are the canonical addresses, which outlive reforms. Content knows days, Atom wants moments,
//! all different: an entry is dated to midnight of its day and a fraction of a second that comes
//! from its address. No person is named.

use std::cmp::Reverse;

use crate::derive::{Document, Facts};
use crate::render::data::{changed, changed_on, name_then, words, xml};
use crate::render::link;
use crate::unit::Unit;
use crate::value::date::Date;

/// Documents in a feed.
const NEWEST: usize = 50;

/// What tells one feed from another.
struct Feed {
    /// The page it belongs to.
    address: String,
    title: String,
    subtitle: String,
}

/// The feed of the whole site.
pub fn of_site(facts: &Facts<'_>) -> Vec<u8> {
    let settings = &facts.model.settings;
    let (title, subtitle) = (settings.title.clone(), settings.description.clone());
    let feed = Feed { address: String::new(), title, subtitle };
    written(facts, &feed, facts.documents.iter().collect())
}

/// The feed of the kind at this place in the order of kinds.
pub fn of_kind(facts: &Facts<'_>, place: usize) -> Vec<u8> {
    let kind = facts.model.kinds.nth(place);
    let title = format!("{}: {}", facts.model.settings.title, kind.title.vi);
    let feed = Feed { address: link::of_kind(kind), title, subtitle: String::new() };
    let of_it = facts.documents.iter().filter(|document| document.disclosure.kind == place);
    written(facts, &feed, of_it.collect())
}

/// The feed of a unit.
pub fn of_unit(facts: &Facts<'_>, unit: &Unit) -> Vec<u8> {
    let title = format!("{}: {}", facts.model.settings.title, unit.name_at(facts.at).name);
    let feed = Feed { address: unit.address.to_string(), title, subtitle: String::new() };
    written(facts, &feed, facts.of_unit(&unit.id).collect())
}

fn written(facts: &Facts<'_>, feed: &Feed, mut documents: Vec<&Document<'_>>) -> Vec<u8> {
    let newest =
        |one: &&Document<'_>| (Reverse(changed::published_on(one)), one.disclosure.address.clone());
    documents.sort_by_cached_key(newest);
    documents.truncate(NEWEST);
    let moments = documents.iter().map(|document| moment(facts, document));
    let updated = moments.max().unwrap_or_else(|| midnight(facts.at));
    let settings = &facts.model.settings;
    let page = link::canonical(&settings.base_url, &feed.address);
    let itself = format!("{}/{}", settings.base_url, link::feed(&feed.address));
    let mut text =
        format!("{}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n", xml::HEAD);
    text += &xml::element("id", &page);
    text += &xml::element("title", &feed.title);
    if !feed.subtitle.is_empty() {
        text += &xml::element("subtitle", &feed.subtitle);
    }
    text += &xml::element("updated", &updated);
    text += &author(&settings.title);
    text += &linked("self", "application/atom+xml", &itself);
    text += &linked("alternate", "text/html", &page);
    text += &documents.iter().map(|document| entry(facts, document)).collect::<String>();
    text += "</feed>\n";
    text.into_bytes()
}

fn entry(facts: &Facts<'_>, document: &Document<'_>) -> String {
    let base_url = &facts.model.settings.base_url;
    let page = link::canonical(base_url, &document.disclosure.address);
    let data = format!("{base_url}/{}", link::document_json(&document.disclosure.address));
    let mut text = "<entry>\n".to_owned();
    text += &xml::element("id", &page);
    text += &xml::element("title", &words::heading(document));
    text += &xml::element("updated", &moment(facts, document));
    if let Some(day) = changed::published_on(document) {
        text += &xml::element("published", &midnight(day));
    }
    text += &author(name_then(document));
    text += &linked("alternate", "text/html", &page);
    text += &linked("related", "application/json", &data);
    text += &category(&document.kind.id, &document.kind.short.vi);
    if document.disclosure.sample {
        text += &category("sample", "Dữ liệu mẫu");
    }
    text += &xml::element("summary", &words::summary(document));
    text + "</entry>\n"
}

fn author(name: &str) -> String {
    format!("<author>\n{}</author>\n", xml::element("name", name))
}

fn linked(rel: &str, media: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\" type=\"{media}\" href=\"{}\"/>\n", xml::escaped(href))
}

fn category(term: &str, label: &str) -> String {
    let (term, label) = (xml::escaped(term), xml::escaped(label));
    format!("<category term=\"{term}\" label=\"{label}\"/>\n")
}

fn midnight(day: Date) -> String {
    format!("{day}T00:00:00+07:00")
}

/// When the document last changed; the last day of its period where nothing else is known.
fn moment(facts: &Facts<'_>, document: &Document<'_>) -> String {
    let last = document.disclosure.period.last_day();
    let day = changed_on(facts, document).unwrap_or(last);
    let hash = blake3::hash(document.disclosure.address.as_bytes());
    let part = hash.as_bytes().iter().take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{day}T00:00:00.{:06}+07:00", part % 1_000_000)
}
