//! On time, late, incomplete, none occurred: the state of a document against its term.
//!
//! Only a term whose law was read, counted from an event whose date is known, can make a document
//! late. Where either is missing the state says that it is published, and nothing more.

use crate::check;
use crate::kind::{PeriodShape, Version};
use crate::law::calendar::Calendar;
use crate::law::terms::{self, Term};
use crate::model::Disclosure;
use crate::model::disclosure::State;
use crate::value::date::Date;
use serde::{Deserialize, Serialize};

/// What can be said of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum StatusKind {
    /// Published within its term.
    OnTime,
    /// Published after it.
    Late,
    /// Published, without all its parts.
    Incomplete,
    /// Published; nothing can be said of its term.
    Published,
    /// Nothing occurred, and that was said.
    NoneOccurred,
    /// Taken down.
    Withdrawn,
}

/// The state of a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Status {
    /// In a word.
    pub kind: StatusKind,
    /// Days after the term (late) or before its end (on time).
    pub days: i64,
    /// The last day of the term.
    pub due: Option<Date>,
    /// The term that was used.
    #[serde(with = "by_id")]
    pub term: Option<&'static Term>,
    /// Why nothing is said of the term, in words; empty when something is.
    pub why: String,
    /// Parts that are missing.
    pub missing: Vec<String>,
}

/// A term is kept by its id.
mod by_id {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::law::terms::{self, Term};

    pub(super) fn serialize<S: Serializer>(
        term: &Option<&'static Term>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        term.map(|term| term.id.as_str()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<&'static Term>, D::Error> {
        let unknown = || serde::de::Error::custom("no such term");
        let id: Option<String> = Option::deserialize(from)?;
        id.map(|id| terms::get(&id).ok_or_else(unknown)).transpose()
    }
}

/// The state of a document.
pub(super) fn of(disclosure: &Disclosure, version: &Version, calendar: &Calendar) -> Status {
    let missing = check::missing_parts(disclosure, version);
    let judged = judge(disclosure, version, calendar);
    let kind = match &disclosure.state {
        State::Withdrawn(_) => StatusKind::Withdrawn,
        State::NoneOccurred => StatusKind::NoneOccurred,
        State::Published if !missing.is_empty() => StatusKind::Incomplete,
        State::Published => judged.kind,
    };
    Status { kind, missing, ..judged }
}

fn judge(disclosure: &Disclosure, version: &Version, calendar: &Calendar) -> Status {
    let shape = PeriodShape::of(disclosure.period);
    let term = version.terms(shape).find_map(terms::get);
    let open = |why: &str, due| Status {
        kind: StatusKind::Published,
        days: 0,
        due,
        term,
        why: why.to_owned(),
        missing: Vec::new(),
    };
    let Some(rule) = term else { return open("", None) };
    let Some(event) = event_date(disclosure, &rule.event) else {
        return open("thiếu ngày mốc để tính hạn", None);
    };
    let Some(due) = rule.due(event, calendar) else { return open("", None) };
    let Some(published) = disclosure.published else {
        return open("không ghi ngày công khai", Some(due.date));
    };
    let days = i64::from((published - due.date).get_days());
    if days > 0 && !rule.verified {
        return open("thời hạn chưa được kiểm chứng", Some(due.date));
    }
    if days > 0 && !due.certain {
        return open("lịch nghỉ trong thời hạn chưa được kiểm chứng", Some(due.date));
    }
    let kind = if days > 0 { StatusKind::Late } else { StatusKind::OnTime };
    let (due, why) = (Some(due.date), String::new());
    Status { kind, days: days.abs(), due, term, why, missing: Vec::new() }
}

/// The date of the event that starts a term: written by name, or told by the document itself.
pub(super) fn event_date(disclosure: &Disclosure, event: &str) -> Option<Date> {
    let signed =
        |act: &Option<crate::model::disclosure::Act>| act.as_ref().and_then(|act| act.signed);
    disclosure.events.get(event).copied().or_else(|| match event {
        "period_end" | "fixed" => Some(disclosure.period.last_day()),
        "document_issued" => signed(&disclosure.approved).or_else(|| signed(&disclosure.decision)),
        "decided" | "created" => signed(&disclosure.decision),
        "posted_from" => disclosure.posted.as_ref().and_then(|posted| posted.from),
        _ => None,
    })
}
