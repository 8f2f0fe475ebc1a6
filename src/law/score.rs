//! The scale of the self-check, as dated data: criteria in POBI's terms, their weights, what lateness
//! and absence cost, and PAPI's questions that documents help to answer.
//!
//! `score.yaml` is the only place where a weight stands, with its source. Shares are per mille.

use std::sync::LazyLock;

use crate::finding::{FileId, Judged, Lang};
use crate::source::{Fields, yaml};
use crate::value::date::{Date, read_date};

const SCALES: &str = include_str!("score.yaml");

/// Criteria of a scale.
pub const CRITERIA: usize = 5;

/// Words in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Said {
    /// The words in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// A criterion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Criterion {
    /// `availability`.
    pub id: String,
    /// Its weight, per mille.
    pub weight: u32,
    /// A document that is overdue and not there counts as nothing; otherwise it is left out.
    pub absent_is_zero: bool,
    /// Its name.
    pub label: Said,
    /// What it asks.
    pub asks: Said,
    /// Who says so.
    pub source: String,
    /// The source was read.
    pub verified: bool,
}

/// A question of PAPI's, and the kinds that help a citizen to answer it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Stable id.
    pub id: String,
    /// Number of PAPI's dimension.
    pub number: String,
    /// Its name.
    pub dimension: Said,
    /// The question, paraphrased.
    pub asks: Said,
    /// Kinds, by id.
    pub kinds: Vec<String>,
}

/// A scale.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scale {
    /// Stable id.
    pub id: String,
    /// Holds from.
    pub from: Option<Date>,
    /// Holds until.
    pub until: Option<Date>,
    /// Where its method comes from.
    pub source: String,
    /// The method was read as a whole.
    pub verified: bool,
    /// What to know about it.
    pub note: Said,
    /// The criteria, in order.
    pub criteria: Vec<Criterion>,
    /// Up to so many days late: so much is left.
    pub lateness: Vec<(i64, u32)>,
    /// From so much on: this group.
    pub groups: Vec<(u32, Said)>,
    /// PAPI's questions.
    pub questions: Vec<Question>,
}

impl Scale {
    /// What is left of timeliness after so many days.
    pub fn share_of(&self, days_late: i64) -> u32 {
        if days_late <= 0 {
            return 1000;
        }
        let step = self.lateness.iter().find(|(days, _)| days_late <= *days);
        step.map_or(0, |(_, share)| *share)
    }

    /// The group of a total.
    pub fn group(&self, share: u32) -> Option<&Said> {
        self.groups.iter().find(|(from, _)| share >= *from).map(|(_, label)| label)
    }
}

static EMBEDDED: LazyLock<Judged<Vec<Scale>>> = LazyLock::new(|| {
    let node = match yaml::parse(FileId(u32::MAX), SCALES) {
        Ok(node) => node,
        Err(finding) => return Judged { value: Vec::new(), findings: vec![*finding] },
    };
    let mut all = Judged { value: Vec::new(), findings: Vec::new() };
    for item in node.items() {
        let mut fields = Fields::of(item);
        all.value.push(scale(&mut fields));
        all.findings.extend(fields.finish());
    }
    all
});

/// All scales, and what is wrong with the file (nothing, as a test proves).
pub fn embedded() -> &'static Judged<Vec<Scale>> {
    &EMBEDDED
}

/// The scale that holds on a day; none before the first.
pub fn on(day: Date) -> Option<&'static Scale> {
    let holds = |scale: &&Scale| {
        scale.from.is_none_or(|from| from <= day) && scale.until.is_none_or(|until| day <= until)
    };
    EMBEDDED.value.iter().find(holds)
}

fn scale(fields: &mut Fields<'_, '_>) -> Scale {
    let valid = fields.inner("valid", |fields| (date(fields, "from"), date(fields, "until")));
    let (from, until) = valid.unwrap_or_default();
    fields.text("checked");
    Scale {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        from,
        until,
        source: text(fields, "source"),
        verified: fields.flag("verified").unwrap_or(false),
        note: said(fields, "note"),
        criteria: fields.each("criteria", criterion),
        lateness: fields.each("lateness", |fields| {
            (i64::from(number(fields, "days")), number(fields, "share"))
        }),
        groups: fields.each("groups", |fields| (number(fields, "from"), said(fields, "label"))),
        questions: fields.each("questions", question),
    }
}

fn criterion(fields: &mut Fields<'_, '_>) -> Criterion {
    Criterion {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        weight: number(fields, "weight"),
        absent_is_zero: fields.text("absent") == Some("zero"),
        label: said(fields, "label"),
        asks: said(fields, "asks"),
        source: text(fields, "source"),
        verified: fields.flag("verified").unwrap_or(false),
    }
}

fn question(fields: &mut Fields<'_, '_>) -> Question {
    let dimension = fields.inner("dimension", |fields| (text(fields, "number"), words(fields)));
    let (number, dimension) = dimension.unwrap_or_default();
    Question {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        number,
        dimension,
        asks: said(fields, "asks"),
        kinds: fields.list("kinds").iter().filter_map(|id| id.text()).map(str::to_owned).collect(),
    }
}

fn text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key).unwrap_or_default().to_owned()
}

fn number(fields: &mut Fields<'_, '_>, key: &'static str) -> u32 {
    fields.text(key).and_then(|text| text.parse().ok()).unwrap_or(0)
}

fn date(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Date> {
    fields.text(key).and_then(|text| read_date(text).ok())
}

fn said(fields: &mut Fields<'_, '_>, key: &'static str) -> Said {
    fields.inner(key, words).unwrap_or_default()
}

fn words(fields: &mut Fields<'_, '_>) -> Said {
    Said { vi: text(fields, "vi"), en: text(fields, "en") }
}
