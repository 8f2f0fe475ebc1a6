//! A part of a site: what one of several machines makes of it.
//!
//! Every machine reads all records, since any page may speak of any unit, but makes only its own
//! part: a unit with all below it, or what belongs to no unit. Together the parts hold the very
//! files of a whole build.

use std::str::FromStr;

use crate::finding::Finding;
use crate::finding::code::UnknownUnit;
use crate::model::Model;
use crate::render::compose::{Composer, Task};
use crate::unit::{Unit, UnitCode, UnitId};

/// The word for the part that belongs to no unit.
const SITE: &str = "site";

/// What of a site is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// What belongs to no unit.
    Site,
    /// The unit with this address, and all below it.
    Below(String),
}

impl Part {
    /// The part that someone names: `site`, or a unit by its address, its id or its code.
    pub(super) fn named(written: Option<&str>, model: &Model) -> Result<Part, Box<Finding>> {
        let Some(written) = written.map(|written| written.trim_matches('/')) else {
            return Ok(Part::Whole);
        };
        if written == SITE {
            return Ok(Part::Site);
        }
        match unit(written, model) {
            Some(unit) => Ok(Part::Below(unit.address.to_string())),
            None => {
                let near = model.units.nearest(written).into_iter().next();
                let hint = near.map(|near| format!(" (→ “{}”?)", near.address));
                let (unit, hint) = (written.to_owned(), hint.unwrap_or_default());
                Err(Box::new(UnknownUnit { unit, hint }.nowhere()))
            }
        }
    }

    /// The part has this task.
    pub(super) fn holds(&self, task: &Task, composer: &Composer<'_>) -> bool {
        let facts = composer.facts;
        match task {
            Task::Site(_) => self.holds_site(),
            Task::Unit(id) => {
                facts.model.units.get(id).is_some_and(|unit| self.holds_path(&unit.address))
            }
            Task::Document(place) => self.holds_path(&facts.documents[*place].disclosure.address),
        }
    }

    /// The part has what belongs to no unit.
    pub(super) fn holds_site(&self) -> bool {
        matches!(self, Part::Whole | Part::Site)
    }

    /// The part has what stands at or below this address of a unit.
    pub(super) fn holds_path(&self, path: &str) -> bool {
        match self {
            Part::Whole => true,
            Part::Site => false,
            Part::Below(address) => {
                let rest = path.strip_prefix(address.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
        }
    }
}

/// A unit by its address, its id or its code.
pub(super) fn unit<'m>(written: &str, model: &'m Model) -> Option<&'m Unit> {
    let units = &model.units;
    let by_address = units.by_address(written).map(|found| found.unit);
    let by_id = || units.get(&UnitId::from_str(written).ok()?);
    let by_code = || {
        let code = UnitCode::from_str(written).ok()?;
        units.by_code(code).last()
    };
    by_address.or_else(by_id).or_else(by_code)
}
