//! One unit: the days it lived, the names it had, the units it belonged to.

use super::id::UnitId;
use super::name::{Certainty, DatedName, Level, UnitType};
use jiff::civil::Date;
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// A text that is borrowed from the shipped catalogue, or a site's own.
pub type Text = Cow<'static, str>;

/// A province, district or commune for the stretch of time in which it was one legal body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Its identity, which holds its first day.
    pub id: UnitId,
    /// How well that first day is known.
    pub from_certainty: Certainty,
    /// Its last day; none while it lives.
    pub until: Option<Date>,
    /// How well that last day is known.
    pub until_certainty: Certainty,
    /// It is older than the catalogue, which begins on 1 January 2020.
    pub since_before: bool,
    /// Its level.
    pub level: Level,
    /// Its names, oldest first; never empty.
    pub names: Vec<DatedName>,
    /// The units above it, oldest first; empty for a province.
    pub parents: Vec<DatedParent>,
    /// Where it stands in the site, frozen: `bac-ninh/phuong-tu-son`.
    pub address: Text,
    /// Addresses by its earlier names and parents.
    pub aliases: Vec<Text>,
    /// Declared by the site, not by the catalogue.
    pub own: bool,
    /// Its place in Vietnamese alphabetical order of all names of the catalogue.
    pub(super) order: u32,
}

/// The unit above, from a day on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatedParent {
    /// First day under it.
    pub from: Date,
    /// How well that day is known.
    pub certainty: Certainty,
    /// The unit above.
    pub id: UnitId,
    /// The resolution that moved it there; empty as for names.
    pub resolution: Text,
}

impl Unit {
    /// A unit that a site declares itself, with one name; its type is the head of the name.
    /// None where the name does not begin with a type of that level.
    pub fn own(
        id: UnitId,
        level: Level,
        name: &str,
        address: &str,
        parent: Option<UnitId>,
    ) -> Option<Unit> {
        let none = Text::Borrowed("");
        let certainty = Certainty::Day;
        let unit_type = UnitType::of_name(name, level)?;
        let name = name.to_owned().into();
        let names =
            DatedName { from: id.from, certainty, unit_type, name, resolution: none.clone() };
        let parents = parent.map(|id_above| DatedParent {
            from: id.from,
            certainty,
            id: id_above,
            resolution: none,
        });
        Some(Unit {
            id,
            from_certainty: certainty,
            until: None,
            until_certainty: certainty,
            since_before: false,
            level,
            names: vec![names],
            parents: parents.into_iter().collect(),
            address: address.to_owned().into(),
            aliases: Vec::new(),
            own: true,
            order: u32::MAX,
        })
    }

    /// First day of the unit under its code.
    pub fn from(&self) -> Date {
        self.id.from
    }

    /// Its newest name.
    pub fn name(&self) -> &DatedName {
        self.names.last().expect("every unit is made with a name")
    }

    /// Its name on `date`; before its first day the first one, after its last day the last one.
    pub fn name_at(&self, date: Date) -> &DatedName {
        self.names.iter().rfind(|name| name.from <= date).unwrap_or(&self.names[0])
    }

    /// The unit it belongs to, or belonged to last.
    pub fn parent(&self) -> Option<UnitId> {
        self.parents.last().map(|parent| parent.id)
    }

    /// The unit it belonged to on `date`, with the same edges as [`Unit::name_at`].
    pub fn parent_at(&self, date: Date) -> Option<UnitId> {
        let parent = self.parents.iter().rfind(|parent| parent.from <= date);
        parent.or(self.parents.first()).map(|parent| parent.id)
    }

    /// It still exists as far as the catalogue knows.
    pub fn is_living(&self) -> bool {
        self.until.is_none()
    }

    /// It existed on `date`. What came before 2020 is not known: a unit older than the catalogue is
    /// taken to have existed on any earlier day.
    pub fn existed_on(&self, date: Date) -> bool {
        (self.since_before || self.id.from <= date) && self.until.is_none_or(|last| date <= last)
    }

    /// It existed on some day of `days`.
    pub fn existed_in(&self, days: RangeInclusive<Date>) -> bool {
        (self.since_before || self.id.from <= *days.end())
            && self.until.is_none_or(|last| *days.start() <= last)
    }
}
