//! A site read: its files, its model, its facts and its theme, with every objection so far.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::derive::{self, Facts, Record};
use crate::engine::{Key, KeyOf, Records};
use crate::finding::code::{BaseUrlWrong, ThemeBroken, ThemeMissing};
use crate::finding::{Finding, Span};
use crate::model::page::TextPage;
use crate::model::{self, Model, settings};
use crate::privacy;
use crate::privacy::gate::{self, Allowances, Allowed, Gated};
use crate::privacy::outlet::Known;
use crate::render::compose::{Attached, letter_links, site as frame_of_site};
use crate::render::link;
use crate::render::pattern::PHONES;
use crate::render::theme::{Theme, ThemeError};
use crate::source::{self, SourceFile, Sources};
use crate::unit::Unit;
use crate::value::date::Date;

use super::Options;

/// The model of a site.
pub(super) fn model(options: &Options, sources: &Sources, findings: &mut Vec<Finding>) -> Model {
    let mut model = model::load(sources).into(findings);
    if let Some(written) = &options.base_url {
        match settings::clean_base_url(written) {
            Some(base_url) => model.settings.base_url = base_url,
            None => findings.push(BaseUrlWrong { written: written.clone() }.nowhere()),
        }
    }
    model
}

/// The day of the build: asked for, set by the site, or the newest in the content.
pub(super) fn day<'r>(
    options: &Options,
    model: &Model,
    records: impl IntoIterator<Item = &'r Arc<Record>>,
) -> Date {
    let records = records.into_iter();
    let newest = || derive::newest_date(records.map(|record| &record.disclosure));
    options.at.or(model.settings.date).or_else(newest).unwrap_or_else(|| newest_name(model))
}

/// What the gate against personal data objects to outside of disclosures and their attachments, on
/// the day `at`; `allowances` are those of the site.
pub(super) fn gate<'r>(
    (model, sources): (&Model, &Sources),
    allowances: &Allowances,
    kept: &Records<'_>,
    records: impl Iterator<Item = &'r Arc<Record>> + Clone,
    at: Date,
) -> Vec<Finding> {
    let documents = records.clone().map(|record| &record.disclosure);
    let allowed = allowances.of_all(documents);
    let Gated { mut findings, mut used } = gate::of_site(sources, &allowed);
    let images = judged_images((model, sources), &allowed, kept);
    findings.extend(images.findings);
    used.extend(images.used);
    used.extend(records.flat_map(|record| record.excepted.iter().cloned()));
    findings.extend(gate::of_exceptions(model, &used, at));
    findings
}

/// The last change of any unit: the day of a site that has no document yet.
fn newest_name(model: &Model) -> Date {
    let names = model.units.units().iter().flat_map(|unit| &unit.names);
    names.map(|name| name.from).max().unwrap_or_default()
}

/// The theme with the site's own files over it, and the key of all that every page shares.
pub(super) fn theme(
    sources: &Sources,
    facts: &Facts<'_>,
    findings: &mut Vec<Finding>,
) -> Option<(Theme, Key)> {
    let settings = &facts.model.settings;
    let folder = format!("themes/{}", settings.theme);
    let mut own = Vec::new();
    for file in sources.below(&folder).iter().filter(|file| file.ending() != "md") {
        match sources.read(file.id, source::TEXT_LIMIT) {
            Ok(bytes) => own.push((file.path[folder.len() + 1..].to_owned(), bytes)),
            Err(finding) => findings.push(*finding),
        }
    }
    if own.is_empty() && settings.theme != "default" {
        let finding = ThemeMissing { theme: settings.theme.clone() };
        let settings = sources.by_path("content/site.yaml").map(|file| Span::file(file.id));
        findings
            .push(settings.map_or_else(|| finding.clone().nowhere(), |at| finding.clone().at(at)));
    }
    match Theme::load(settings.lang, &own) {
        Ok(theme) => {
            let frame = frame_of_site(facts, &theme, letter_links(facts));
            let shared = postcard::to_allocvec(&frame).unwrap_or_default();
            let key = KeyOf::new().bytes(&shared).text(&settings.base_url);
            let key = key.with(theme.common_key()).with(derive::against(sources));
            let key = key.with(own_units(facts.model));
            Some((theme.with_site(&frame), key.key()))
        }
        Err(error) => {
            findings.push(broken(&error, sources, &folder));
            None
        }
    }
}

/// The units that the site declares itself: their names stand on any page.
fn own_units(model: &Model) -> Key {
    let own = model.units.units().iter().filter(|unit| unit.own);
    let said = |key: KeyOf, unit: &Unit| {
        let above = unit.parent().map(|id| id.to_string()).unwrap_or_default();
        let key = key.text(&unit.id.to_string()).text(unit.level.key()).text(&unit.name().name);
        key.text(&above)
    };
    own.fold(KeyOf::new(), said).key()
}

/// A fault of the theme, at its place when the file is the site's own.
pub(super) fn broken(error: &ThemeError, sources: &Sources, folder: &str) -> Finding {
    let finding = ThemeBroken { file: error.file.clone(), problem: error.message.clone() };
    let Some(file) = sources.by_path(&format!("{folder}/{}", error.file)) else {
        return finding.nowhere();
    };
    let text = sources.text(file.id).unwrap_or_default();
    let line_start: usize =
        text.split_inclusive('\n').take(error.line.saturating_sub(1)).map(str::len).sum();
    let at = line_start + error.column.saturating_sub(1);
    finding.at(Span::new(file.id, at, at + 1))
}

/// The attachments that may be seen, by the path where they are published.
pub(super) fn attachments(sources: &Sources, facts: &Facts<'_>) -> BTreeMap<String, Attached> {
    let model = facts.model;
    let documents = facts.documents.iter().map(|document| &document.disclosure);
    let open = documents.filter(|document| privacy::shows_attachments(document, model, facts.at));
    let of_documents = open
        .flat_map(|document| document.attachments.iter().map(move |one| (one, &document.address)));
    let attached =
        |file: &SourceFile| Attached { file: file.id, ending: file.ending(), bytes: file.size };
    let of_documents = of_documents.map(|(one, address)| {
        (link::attachment(address, &one.name), attached(sources.file(one.file)))
    });
    let images = facts.model.pages.iter().flat_map(|page| {
        let beside = images_of(sources, page);
        beside.map(move |file| (format!("{}/{}", page.address, file.name()), attached(file)))
    });
    of_documents.chain(images).collect()
}

/// What the last gate lets pass by value: the contacts that offices declare, and exceptions.
pub(super) fn known(facts: &Facts<'_>) -> Known {
    let model = facts.model;
    let said = |value: &dyn Fn() -> serde_json::Result<String>| value().unwrap_or_default();
    let site = said(&|| serde_json::to_string(&model.settings.contact));
    let units = model.infos.values().map(|info| said(&|| serde_json::to_string(&info.said())));
    let own = facts.documents.iter().filter_map(|document| document.disclosure.contact.as_ref());
    let own = own.map(|contact| said(&|| serde_json::to_string(contact)));
    let all: Vec<String> = units.chain(own).chain([site]).collect();
    let of_units = model.infos.values().flat_map(|info| &info.exceptions);
    let exceptions = model.settings.exceptions.iter().chain(of_units);
    let exceptions = exceptions.filter(|one| one.counts_on(facts.at));
    let texts = all.iter().map(String::as_str).chain(PHONES);
    Known::of(texts.chain(exceptions.map(|one| one.value.as_str())))
}

/// The objections to the images beside pages of text, and the exceptions that those needed.
fn judged_images(
    (model, sources): (&Model, &Sources),
    allowed: &Allowed,
    kept: &Records<'_>,
) -> Gated {
    let used = RefCell::default();
    let attached = derive::Attached { sources, kept, allowed, used: &used };
    let images = model.pages.iter().flat_map(|page| {
        images_of(sources, page).map(|image| (image.id, Span::file(page.text.file)))
    });
    let findings = images.flat_map(|(image, at)| attached.picture(image, at)).collect();
    Gated { findings, used: used.into_inner() }
}

/// The images beside a page of text that it names.
fn images_of<'s>(
    sources: &'s Sources,
    page: &TextPage,
) -> impl Iterator<Item = &'s SourceFile> + use<'s> {
    let folder = sources.file(page.text.file).folder();
    let words = page.text.markdown.clone();
    let is_image =
        |file: &SourceFile| matches!(&*file.ending(), "png" | "jpg" | "jpeg" | "webp" | "gif");
    let beside = sources.below(folder).iter().filter(move |file| file.folder() == folder);
    beside.filter(move |file| is_image(file) && words.contains(&format!("({}", file.name())))
}
