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

/// Documents that a term still governs after its own last day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Carried {
    /// Up to this budget year.
    pub until_year: i16,
    /// The rule that says so.
    pub law: String,
    /// Its article.
    pub article: String,
    /// Its text was read and says just this; otherwise it is an inference, and gives a note only.
    pub verified: bool,
}

/// Whether a term governs an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Force {
    /// It is in force, or carried on by a rule that was read.
    Holds,
    /// It is carried on by a rule that is not certain.
    Doubtful,
    /// It is not in force.
    Not,
}

/// One term.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Stable id.
    pub id: String,
    /// The levels it is for, by their keys.
    pub levels: Vec<String>,
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
    /// It ended since its level did: nothing comes after it.
    pub level_ended: bool,
    /// What it still governs after its last day.
    pub carried: Option<Carried>,
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

    /// Whether it governs an event of this day, for a document of this budget year.
    ///
    /// A term of a fixed day is asked for that day, not for the end of the period.
    pub fn force(&self, event: Date, year: i16) -> Force {
        let day = match self.count {
            Count::LastWorkingDayOf(month) => {
                Date::new(event.year() + 1, month, 1).unwrap_or(event)
            }
            _ => event,
        };
        if self.from.is_some_and(|from| day < from) {
            return Force::Not;
        }
        if self.until.is_none_or(|until| day <= until) {
            return Force::Holds;
        }
        match &self.carried {
            Some(carried) if year <= carried.until_year && carried.verified => Force::Holds,
            Some(carried) if year <= carried.until_year => Force::Doubtful,
            _ => Force::Not,
        }
    }

    /// The day of the event is told by the period itself.
    pub fn is_by_period(&self) -> bool {
        matches!(&*self.event, "period_end" | "fixed")
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
    let valid = fields.inner("valid", |fields| {
        let ended = fields.flag("level-ended").unwrap_or(false);
        (date(fields, "from"), date(fields, "until"), ended)
    });
    let (from, until, level_ended) = valid.unwrap_or_default();
    let levels = fields.list("levels").iter().filter_map(|level| level.text());
    Term {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        levels: levels.map(str::to_owned).collect(),
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
        level_ended,
        carried: fields.inner("carried", carried).flatten(),
        verified: fields.flag("verified").unwrap_or(false),
        checked: text(fields, "checked"),
        note: text(fields, "note"),
    }
}

fn carried(fields: &mut Fields<'_, '_>) -> Option<Carried> {
    let text = |fields: &mut Fields<'_, '_>, key| fields.text(key).unwrap_or_default().to_owned();
    let years = ("một năm, ví dụ 2024", "a year such as 2024");
    Some(Carried {
        until_year: fields.parsed("until-year", years, |text| text.parse().ok())?,
        law: text(fields, "law"),
        article: text(fields, "article"),
        verified: fields.flag("verified").unwrap_or(false),
    })
}
