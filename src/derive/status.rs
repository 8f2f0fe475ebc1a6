//! The state of a document, or of a duty without one, against its term: one type for both.
//!
//! Only a term whose law was read and is in force, counted from an event whose date is known, can
//! make anybody late. Where one of these is missing the state says so, and nothing more.

use crate::check;
use crate::finding::code::PostingShort;
use crate::finding::{Finding, Lang};
use crate::kind::{PeriodShape, Version};
use crate::law::calendar::{Calendar, Due};
use crate::law::terms::{self, Count, Force, Term};
use crate::model::Disclosure;
use crate::model::disclosure::State;
use crate::value::date::Date;
use crate::value::period::Period;
use serde::{Deserialize, Serialize};

/// What can be said of a document, or of one that is owed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum StatusKind {
    /// Published within its term.
    OnTime,
    /// Published after it.
    Late,
    /// Published, without all its parts.
    Incomplete,
    /// Published; whether in time cannot be judged.
    Published,
    /// Nothing occurred, and that was said.
    NoneOccurred,
    /// Taken down.
    Withdrawn,
    /// Not there, past due by rules that were all checked.
    Missing,
    /// Not there, and not due yet.
    NotDue,
    /// Not there; whether it is overdue cannot be judged.
    NotJudged,
    /// Not there, and not owed: the unit did not live to see it due.
    NotOwed,
}

impl StatusKind {
    /// All of them.
    pub const ALL: [StatusKind; 10] = [
        StatusKind::OnTime,
        StatusKind::Late,
        StatusKind::Incomplete,
        StatusKind::Published,
        StatusKind::NoneOccurred,
        StatusKind::Withdrawn,
        StatusKind::Missing,
        StatusKind::NotDue,
        StatusKind::NotJudged,
        StatusKind::NotOwed,
    ];

    /// Its name in data.
    pub fn key(self) -> &'static str {
        match self {
            StatusKind::OnTime => "on-time",
            StatusKind::Late => "late",
            StatusKind::Incomplete => "incomplete",
            StatusKind::Published => "published",
            StatusKind::NoneOccurred => "none-occurred",
            StatusKind::Withdrawn => "withdrawn",
            StatusKind::Missing => "missing",
            StatusKind::NotDue => "not-due",
            StatusKind::NotJudged => "not-judged",
            StatusKind::NotOwed => "not-owed",
        }
    }
}

/// Why nothing is said of the term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Why {
    /// Its kind names no term.
    NoTerm,
    /// The law sets no number of days.
    NoDays,
    /// The date of the event is not known.
    EventUnknown,
    /// When it was published is not known.
    PublicationUnknown,
    /// The text of the law was not read.
    Unverified,
    /// By when the event should have happened rests on a rule that was not read.
    ExpectedUnverified,
    /// Nobody announced yet which days of the term are days of rest.
    Calendar,
    /// No term was in force on the day of the event.
    NotInForce,
    /// Whether the old term goes on is nowhere said.
    Doubtful,
    /// The unit did not exist on the last day of the term.
    UnitGone,
}

impl Why {
    /// In words, to follow “cannot be judged:”.
    pub fn words(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Why::NoTerm => ("không có thời hạn cho loại này", "this kind has no term"),
            Why::NoDays => ("luật không định số ngày", "the law sets no number of days"),
            Why::EventUnknown => {
                ("thiếu ngày mốc để tính hạn", "the date to count from is missing")
            }
            Why::PublicationUnknown => {
                ("không ghi ngày công khai", "the day of publication is missing")
            }
            Why::Unverified => ("thời hạn chưa được kiểm chứng", "the term was not checked"),
            Why::ExpectedUnverified => (
                "ngày phải có văn bản chưa được kiểm chứng",
                "by when its decision is due was not checked",
            ),
            Why::Calendar => (
                "lịch nghỉ trong thời hạn chưa được kiểm chứng",
                "the days of rest within the term are not settled",
            ),
            Why::NotInForce => (
                "không thời hạn nào có hiệu lực vào ngày mốc",
                "no term was in force on the day it is counted from",
            ),
            Why::Doubtful => (
                "thời hạn cũ đã hết hiệu lực, chưa rõ còn áp dụng không",
                "the old term has ended, and nothing says that it goes on",
            ),
            Why::UnitGone => (
                "đơn vị không tồn tại vào ngày đến hạn",
                "the unit did not exist on the day it was due",
            ),
        };
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// The state of a document or of a duty.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Status {
    /// In a word.
    pub kind: StatusKind,
    /// Days after the last day of the term (0 and less: in time), where it can be judged.
    pub timing: Option<i64>,
    /// The last day of the term.
    pub due: Option<Date>,
    /// The term that was used.
    #[serde(with = "by_id")]
    pub term: Option<&'static Term>,
    /// Why nothing is said of the term.
    pub why: Option<Why>,
    /// Parts that are missing.
    pub missing: Vec<String>,
}

impl Status {
    /// Days after the term (late) or before its end (on time).
    pub fn days(&self) -> i64 {
        self.timing.unwrap_or(0).abs()
    }

    /// Published after its term, whatever else is to be said of it.
    pub fn is_late(&self) -> bool {
        self.timing.is_some_and(|days| days > 0)
    }
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
    let missing = check::missing_parts(disclosure, version, Lang::Vi);
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
    let event = |term: &Term| event_date(disclosure, &term.event);
    let counted = counted(version, disclosure.period, calendar, event);
    let term = counted.term;
    let open = |why, due: Option<Due>| Status {
        kind: StatusKind::Published,
        timing: None,
        due: due.map(|due| due.date),
        term,
        why: Some(why),
        missing: Vec::new(),
    };
    let due = match (counted.why, counted.due) {
        (Some(why), due) => return open(why, due),
        (None, None) => return open(Why::NoDays, None),
        (None, Some(due)) => due,
    };
    let Some(published) = disclosure.published else {
        return open(Why::PublicationUnknown, Some(due));
    };
    let days = i64::from((published - due.date).get_days());
    let is_late = days > 0;
    match counted.doubt {
        Some(doubt) if is_late => return open(doubt, Some(due)),
        _ if is_late && !due.certain => return open(Why::Calendar, Some(due)),
        _ => {}
    }
    let kind = if is_late { StatusKind::Late } else { StatusKind::OnTime };
    let (timing, due) = (Some(days), Some(due.date));
    Status { kind, timing, due, term, why: None, missing: Vec::new() }
}

/// A term counted for one document or duty.
pub(super) struct Counted {
    /// The term.
    pub(super) term: Option<&'static Term>,
    /// Its last day.
    pub(super) due: Option<Due>,
    /// Why it has none.
    pub(super) why: Option<Why>,
    /// Why nobody may be called late by it.
    pub(super) doubt: Option<Why>,
}

/// Counts the term of a version that governs the event: the first that is in force on its day, else
/// the first whose event has no date, else none that holds.
pub(super) fn counted(
    version: &Version,
    period: Period,
    calendar: &Calendar,
    event: impl Fn(&Term) -> Option<Date>,
) -> Counted {
    let known: Vec<(&'static Term, Option<(Date, Force)>)> = version
        .terms(PeriodShape::of(period))
        .filter_map(terms::get)
        .map(|term| (term, event(term).map(|day| (day, term.force(day, period.year())))))
        .collect();
    let with = |force: Force| {
        known.iter().find_map(|(term, told)| {
            told.filter(|(_, found)| *found == force).map(|(day, _)| (*term, day))
        })
    };
    let none = |term, why| Counted { term, due: None, why: Some(why), doubt: None };
    let Some((first, _)) = known.first() else { return none(None, Why::NoTerm) };
    let (term, day, doubt) = if let Some((term, day)) = with(Force::Holds) {
        (term, day, (!term.verified).then_some(Why::Unverified))
    } else if let Some((term, day)) = with(Force::Doubtful) {
        (term, day, Some(Why::Doubtful))
    } else if let Some((term, _)) = known.iter().find(|(_, told)| told.is_none()) {
        let has_days = !matches!(term.count, Count::None | Count::Posting);
        let why = if has_days { Why::EventUnknown } else { Why::NoDays };
        return none(Some(*term), why);
    } else {
        return none(Some(*first), Why::NotInForce);
    };
    Counted { term: Some(term), due: term.due(day, calendar), why: None, doubt }
}

/// The date of the event that starts a term: written by name, or told by the document itself.
fn event_date(disclosure: &Disclosure, event: &str) -> Option<Date> {
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

/// A posting on paper that is shorter than a law that was read wants it, counted with both its ends.
pub(super) fn short_posting(disclosure: &Disclosure, version: &Version) -> Option<Finding> {
    let term = version.posting.as_deref().and_then(terms::get)?;
    let posted = disclosure.posted.as_ref()?;
    let (from, until) = posted.from.zip(posted.until)?;
    let is_in_force = term.force(from, disclosure.period.year()) == Force::Holds;
    let days = i64::from((until - from).get_days()) + 1;
    // Whoever read the document objects to an end before the beginning.
    let is_short =
        term.verified && term.count == Count::Posting && (1..i64::from(term.days)).contains(&days);
    let stands = disclosure.state == State::Published;
    (is_short && is_in_force && stands).then(|| {
        let (days, needed) = (days.to_string(), term.days.to_string());
        PostingShort { days, needed, law: term.citation() }.at(disclosure.span)
    })
}
