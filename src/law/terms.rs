//! The terms of the law, as dated records: from which event, how many days, by which article.
//!
//! `terms.yaml` is the only place where a number of days stands. A term that was not checked in the
//! text of its law may give a note; it never calls anybody late.

use std::sync::LazyLock;

use super::calendar::{Calendar, Due};
use crate::finding::{FileId, Finding, Judged};
use crate::source::{Fields, yaml};
use crate::value::date::{Date, read_date};

const TERMS: &str = include_str!("terms.yaml");

/// How the days of a term are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// Every day; a last day of rest moves on (Civil Code 91/2015, art. 148).
    Calendar,
    /// Working days.
    Working,
    /// The day of the event itself.
    SameDay,
    /// The last working day of a month of the year after the period.
    LastWorkingDayOf(i8),
    /// How long something stays posted.
    Posting,
    /// The law sets no number.
    None,
}

/// One term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// What is due, in Vietnamese.
    pub what: String,
    /// What is due, in English.
    pub what_en: String,
    /// How many days.
    pub days: u32,
    /// How they are counted.
    pub count: Count,
    /// The event they are counted from.
    pub event: String,
    /// Law.
    pub law: String,
    /// Article.
    pub article: String,
    /// Holds from.
    pub from: Option<Date>,
    /// Holds until.
    pub until: Option<Date>,
    /// The text of the law was read.
    pub verified: bool,
    /// When it was read.
    pub checked: String,
    /// What to know about it.
    pub note: String,
}

static EMBEDDED: LazyLock<Judged<Vec<Term>>> = LazyLock::new(|| {
    let node = match yaml::parse(FileId(u32::MAX), TERMS) {
        Ok(node) => node,
        Err(finding) => return Judged { value: Vec::new(), findings: vec![*finding] },
    };
    let mut findings: Vec<Finding> = Vec::new();
    let mut terms = Vec::new();
    for item in node.items() {
        let mut fields = Fields::of(item);
        terms.push(term(&mut fields));
        findings.extend(fields.finish());
    }
    Judged { value: terms, findings }
});

/// All terms, and what is wrong with the file (nothing, as a test proves).
pub fn embedded() -> &'static Judged<Vec<Term>> {
    &EMBEDDED
}

/// The term with this id.
pub fn get(id: &str) -> Option<&'static Term> {
    EMBEDDED.value.iter().find(|term| term.id == id)
}

impl Term {
    /// The last day of the term that begins with `event`.
    pub fn due(&self, event: Date, calendar: &Calendar) -> Option<Due> {
        let sure = |date| Due { date, certain: true };
        match self.count {
            Count::Calendar => Some(calendar.add_days_shifted(event, self.days)),
            Count::Working => Some(calendar.add_working_days(event, self.days)),
            Count::SameDay => Some(sure(event)),
            Count::LastWorkingDayOf(month) => {
                let first = Date::new(event.year() + 1, month, 1).ok()?;
                Some(calendar.last_working_day_of_month(first))
            }
            Count::Posting | Count::None => None,
        }
    }

    /// “Nghị định 73/2026/NĐ-CP, Điều 37 khoản 2”.
    pub fn citation(&self) -> String {
        [self.law.as_str(), self.article.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

fn term(fields: &mut Fields<'_, '_>) -> Term {
    let text = |fields: &mut Fields<'_, '_>, key| fields.text(key).unwrap_or_default().to_owned();
    let date =
        |fields: &mut Fields<'_, '_>, key| fields.text(key).and_then(|text| read_date(text).ok());
    let month = fields.text("month").and_then(|text| text.parse().ok()).unwrap_or(3);
    let what = fields.inner("what", |fields| {
        let vi = text(fields, "vi");
        let en = fields.text("en").unwrap_or(&vi).to_owned();
        (vi, en)
    });
    let (what, what_en) = what.unwrap_or_default();
    let (from, until) = fields
        .inner("valid", |fields| (date(fields, "from"), date(fields, "until")))
        .unwrap_or_default();
    fields.list("levels");
    fields.text("basis");
    Term {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        what,
        what_en,
        days: fields.text("days").and_then(|text| text.parse().ok()).unwrap_or(0),
        count: match fields.text("count") {
            Some("calendar") => Count::Calendar,
            Some("working") => Count::Working,
            Some("same-day") => Count::SameDay,
            Some("last-working-day-of-month") => Count::LastWorkingDayOf(month),
            Some("posting") => Count::Posting,
            _ => Count::None,
        },
        event: text(fields, "event"),
        law: text(fields, "law"),
        article: text(fields, "article"),
        from,
        until,
        verified: fields.flag("verified").unwrap_or(false),
        checked: text(fields, "checked"),
        note: text(fields, "note"),
    }
}
