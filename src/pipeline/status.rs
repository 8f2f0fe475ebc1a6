//! What the units of a site owe, and how each duty stands, without publishing anything.

use serde::{Serialize, Serializer};

use super::cache::Cache;
use super::part;
use super::{Known, MachineError, Options, Silent, known, list};
use crate::derive::{self, Duty, Facts, StatusKind};
use crate::finding::code::UnknownUnit;
use crate::finding::{Finding, Lang};
use crate::render::data::calendar::{self, Entry as Event};
use crate::render::link;
use crate::unit::Unit;
use crate::value::date::Date;

/// How the duties of a site stand on a day.
#[derive(Debug)]
pub struct Standing {
    /// The day.
    pub at: Date,
    /// What was objected to in the content.
    pub findings: Vec<Finding>,
    /// The duties, by unit, oldest first.
    pub entries: Vec<Entry>,
    /// What is due next as a calendar.
    pub calendar: Vec<u8>,
}

/// One duty of one unit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Entry {
    /// Whose.
    pub unit: UnitName,
    /// Id of the kind.
    pub kind: String,
    /// What it is called, with its period.
    pub title: String,
    /// Its period.
    pub period: String,
    /// Its state.
    #[serde(serialize_with = "key")]
    pub status: StatusKind,
    /// The last day of its term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Days from the day asked about to the last day; below zero when it is over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i64>,
    /// Days between the last day and publication, where that can be judged; below zero when early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_late: Option<i64>,
    /// The term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<TermName>,
    /// Why nothing is said of the term.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Parts that are missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The page of the document that is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// A unit as it is named.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct UnitName {
    /// Code and first day.
    pub id: String,
    /// Its name on the day.
    pub name: String,
    /// Its address on the site.
    pub address: String,
    /// Its level.
    pub level: &'static str,
}

/// A term as it is named.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TermName {
    /// Its id.
    pub id: String,
    /// The law.
    pub law: String,
    /// The article.
    pub article: String,
    /// What it is counted from.
    pub event: String,
    /// Its text was read.
    pub verified: bool,
}

fn key<S: Serializer>(kind: &StatusKind, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(kind.key())
}

/// How the duties of a unit and of all below it stand, or of all units; words in `lang`.
///
/// # Errors
/// When the site's folder cannot be read. A unit that does not exist is the inner error.
pub fn standing(
    options: &Options,
    unit: Option<&str>,
    lang: Lang,
) -> Result<Result<Standing, Box<Finding>>, MachineError> {
    let cache = Cache::of(options)?;
    let (sources, mut findings) = list(options, &Silent)?;
    let Known { model, read, at, .. } = known(options, (&cache, None), &sources, &mut findings);
    let facts = derive::derive(&model, read.records, at).into(&mut findings);
    let followed = match followed(&facts, unit) {
        Ok(followed) => followed,
        Err(finding) => return Ok(Err(finding)),
    };
    let mut entries = Vec::new();
    let mut events: Vec<(&Unit, Duty<'_>)> = Vec::new();
    for unit in followed {
        entries.extend(facts.owed(&unit.id).map(|duty| entry(&facts, unit, &duty, lang)));
        events.extend(calendar::next(&facts, unit).into_iter().map(|duty| (unit, duty)));
    }
    events.sort_by_key(|(unit, duty)| (duty.status.due, unit.address.to_string()));
    let events: Vec<Event<'_, '_>> =
        events.iter().map(|(unit, duty)| Event { unit, duty }).collect();
    let calendar = calendar::written(&facts, &model.settings.title, at, &events, lang);
    findings.sort();
    Ok(Ok(Standing { at, findings, entries, calendar }))
}

/// The units that the site follows, at and below the one that is named; by address.
fn followed<'m>(facts: &Facts<'m>, unit: Option<&str>) -> Result<Vec<&'m Unit>, Box<Finding>> {
    let model = facts.model;
    let top = match unit.map(|written| written.trim_matches('/')) {
        None => None,
        Some(written) => Some(part::unit(written, model).ok_or_else(|| {
            let near = model.units.nearest(written).into_iter().next();
            let hint = near.map(|near| format!(" (→ “{}”?)", near.address)).unwrap_or_default();
            Box::new(UnknownUnit { unit: written.to_owned(), hint }.nowhere())
        })?),
    };
    let is_below = |unit: &&Unit| match top {
        None => true,
        Some(top) => {
            unit.id == top.id
                || model.units.ancestors(&unit.id).iter().any(|above| above.id == top.id)
        }
    };
    let described = model.infos.keys().filter_map(|id| model.units.get(id));
    let mut units: Vec<&Unit> = described.filter(is_below).collect();
    units.sort_by(|a, b| a.address.cmp(&b.address));
    Ok(units)
}

fn entry(facts: &Facts<'_>, unit: &Unit, duty: &Duty<'_>, lang: Lang) -> Entry {
    let status = &duty.status;
    let document = duty.document.map(|place| &facts.documents[place]);
    let base_url = &facts.model.settings.base_url;
    let until = |due: Date| i64::from((due - facts.at).get_days());
    let is_open = document.is_none();
    Entry {
        unit: UnitName {
            id: unit.id.to_string(),
            name: unit.name_at(facts.at).name.to_string(),
            address: unit.address.to_string(),
            level: unit.level.key(),
        },
        kind: duty.kind.id.clone(),
        title: format!("{} {}", duty.kind.short.get(lang), duty.period.phrase_in(lang)),
        period: duty.period.to_string(),
        status: status.kind,
        due: status.due,
        days_left: status.due.filter(|_| is_open).map(until),
        days_late: status.timing,
        term: status.term.map(|term| TermName {
            id: term.id.clone(),
            law: term.law.clone(),
            article: term.article.clone(),
            event: term.event.clone(),
            verified: term.verified,
        }),
        why: status.why.map(|why| why.words(lang).to_owned()).unwrap_or_default(),
        missing: document.map(|one| one.missing(lang)).unwrap_or_default(),
        document: document.map(|one| link::canonical(base_url, &one.disclosure.address)),
    }
}
