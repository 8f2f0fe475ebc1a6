//! Units: every province, district and commune of the country, from 2020 on, with its history.
//!
//! A unit is a legal body for a stretch of time, so a code alone names nothing: of the 3,321
//! communes of July 2025, 3,316 took over an older commune's code. [`UnitId`] is a code and the day
//! it is valid from. Renames and changes of type that keep the body are dated names of one [`Unit`];
//! a merger founds a new one, and [`Link`]s tell who came from whom, whole or in part.
//! The [`Catalogue`] is shipped in the program (`catalogue/README.md` says where it is from); a site
//! may add units of its own. Start at [`Catalogue`]. Nothing here knows files or pages.

mod catalogue;
mod id;
mod lineage;
mod name;
mod near;
mod read;
mod record;

pub use catalogue::{AS_OF, Catalogue, Clash, Found};
pub use id::{BadUnitId, UnitCode, UnitId};
pub use lineage::{Link, Share};
pub use name::{Certainty, DatedName, Level, UnitType};
pub use record::{DatedParent, Text, Unit};
