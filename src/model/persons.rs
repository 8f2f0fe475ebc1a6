//! What a site decides about persons: how their lists are seen, and which counts are small.
//!
//! `privacy:` of `site.yaml` holds for all units; that of a `unit.yaml` may show less, never more.

use crate::finding::code::{LaxerThanSite, SmallCountTooSmall, UnknownKind};
use crate::finding::{Finding, Span};
use crate::kind::Kinds;
use crate::source::Fields;
use crate::source::fields::did_you_mean;

/// How the persons of a list are seen; what comes later shows less.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Default,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Persons {
    /// Full name and hamlet, while the list is posted.
    #[default]
    Full,
    /// Initials and hamlet, while the list is posted, in no order that tells them apart.
    Initials,
    /// How many there are, and never who.
    Counts,
}

/// What a site, or one of its units, decided.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Policy {
    /// For all kinds; none where nothing was decided.
    usual: Option<(Persons, Span)>,
    /// For kinds by id.
    kinds: Vec<(String, Persons, Span)>,
}

/// Settings about persons in `site.yaml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonSettings {
    /// How lists are seen.
    pub policy: Policy,
    /// Days that names stay after their posting period.
    pub margin_days: i64,
    /// The first number that is not small: counts of persons below it are hidden.
    pub small_count: u64,
}

/// The first number that is not small, where the site says nothing. No rule in force in Viet Nam
/// was found that names one (2026-11-24); statistical offices take 3 to 5 as the least number of
/// persons behind a figure (ESSnet Handbook on Statistical Disclosure Control, minimum frequency
/// rule), and the stricter end was taken.
const SMALL_COUNT: u64 = 5;
/// The least that a site may set: below it a figure speaks of one or two persons.
const LEAST: u64 = 3;

impl Default for PersonSettings {
    fn default() -> PersonSettings {
        PersonSettings { policy: Policy::default(), margin_days: 0, small_count: SMALL_COUNT }
    }
}

impl Policy {
    /// What was decided for a kind.
    fn of(&self, kind: &str) -> Option<Persons> {
        let own = self.kinds.iter().find(|(id, ..)| id == kind).map(|(_, persons, _)| *persons);
        own.or(self.usual.map(|(persons, _)| persons))
    }

    /// How lists of a kind are seen in a unit, by its own decision and the site's: the stricter.
    pub fn within(&self, unit: Option<&Policy>, kind: &str) -> Persons {
        let own = unit.and_then(|policy| policy.of(kind)).unwrap_or_default();
        self.of(kind).unwrap_or_default().max(own)
    }

    /// What it says, wherever in its file.
    pub fn said(&self) -> (Option<Persons>, Vec<(&str, Persons)>) {
        let kinds = self.kinds.iter().map(|(id, persons, _)| (id.as_str(), *persons));
        (self.usual.map(|(persons, _)| persons), kinds.collect())
    }

    /// Kinds that do not exist.
    pub(super) fn unknown_kinds(&self, kinds: &Kinds) -> Vec<Finding> {
        let lost = self.kinds.iter().filter(|(id, ..)| kinds.get(id).is_none());
        let finding = |(id, _, span): &(String, Persons, Span)| {
            let hint = did_you_mean(id, kinds.ids());
            UnknownKind { kind: id.clone(), hint }.at(*span)
        };
        lost.map(finding).collect()
    }

    /// Where a unit would show more than the site.
    pub(super) fn laxer_than(&self, site: &Policy) -> Vec<Finding> {
        let laxer = |own: Persons, site: Persons, span: Span| {
            let (written, least) = (own.key().to_owned(), site.key().to_owned());
            (own < site).then(|| LaxerThanSite { written, least }.at(span))
        };
        let usual = self.usual.and_then(|(own, span)| {
            laxer(own, site.usual.map(|(persons, _)| persons).unwrap_or_default(), span)
        });
        let kinds = self
            .kinds
            .iter()
            .filter_map(|(id, own, span)| laxer(*own, site.of(id).unwrap_or_default(), *span));
        usual.into_iter().chain(kinds).collect()
    }
}

impl Persons {
    /// As settings write it.
    pub fn key(self) -> &'static str {
        match self {
            Persons::Full => "full",
            Persons::Initials => "initials",
            Persons::Counts => "counts",
        }
    }

    fn parse(text: &str) -> Option<Persons> {
        [Persons::Full, Persons::Initials, Persons::Counts]
            .into_iter()
            .find(|one| one.key() == text)
    }
}

const LEVELS: (&str, &str) = (
    "full (họ tên và thôn), initials (chữ cái đầu và thôn) hoặc counts (chỉ số đếm)",
    "full (name and hamlet), initials (initials and hamlet) or counts (counts only)",
);

/// Reads `privacy:` of `site.yaml`.
pub(super) fn settings(fields: &mut Fields<'_, '_>) -> PersonSettings {
    let usual = PersonSettings::default();
    let days = ("số ngày", "a number of days");
    let margin = fields.parsed("margin-days", days, |text| text.parse().ok().filter(|n| *n >= 0));
    let number = ("một số nguyên, ví dụ 5", "a whole number such as 5");
    let small: Option<u64> = fields.parsed("small-count", number, |text| text.parse().ok());
    if let Some(written) = small.filter(|small| *small < LEAST) {
        let span = fields.node("small-count").map_or(fields.span(), |node| node.span);
        let (written, least) = (written.to_string(), LEAST.to_string());
        fields.object(SmallCountTooSmall { written, least }.at(span));
    }
    PersonSettings {
        policy: policy(fields),
        margin_days: margin.unwrap_or(usual.margin_days),
        small_count: small.unwrap_or(usual.small_count).max(LEAST),
    }
}

/// Reads `privacy:` of `unit.yaml`; of `site.yaml` it reads the part about how lists are seen.
pub(super) fn policy(fields: &mut Fields<'_, '_>) -> Policy {
    let place = fields.node("persons").map(|node| node.span);
    let usual = fields.parsed("persons", LEVELS, Persons::parse).zip(place);
    let kinds = fields.inner("kinds", |fields| {
        let mut kinds = Vec::new();
        for (key, node) in fields.rest() {
            match node.text().and_then(Persons::parse) {
                Some(persons) => kinds.push((key.text.to_string(), persons, key.span)),
                None => fields.wrong(node.span, LEVELS),
            }
        }
        kinds
    });
    Policy { usual, kinds: kinds.unwrap_or_default() }
}
