//! Search: what may be found in, files of an index out, which a phone reads piece by piece.
//!
//! *Route, then scan.* A query mostly names a unit: the [`mod@lexicon`] leads to it, and the [`mod@pack`] of
//! that one unit, a few kilobytes, is looked through row by row in the browser, with accents,
//! neighbourhood and exactness. Only a query without a unit needs an inverted index, the [`keys`].
//! The cost of a query so follows the unit, not the nation.
//!
//! Ids are stable: a unit's code with the day it is valid from, a document's path, a table's form and
//! a row's place. Shards follow rules ([`mod@lexicon`] by beginnings of names, [`keys`] by hash), so one
//! document more leaves all others as they were. The same entries give the same bytes, in any order.
//! What may be found was decided before: nothing here knows a cell that a page does not show.
//!
//! All files begin with the line `danbiet-tim 1 <name>`, since a host may answer a lost file with a
//! page of its own. The format is told in each module.

mod file;
mod fragment;
mod keys;
mod lexicon;
mod manifest;
mod pack;
mod words;

pub use crate::model::settings::People;
pub use file::{FOLDER, File};
pub use fragment::{Found, Fragment, Row, Table};
pub use keys::Keys;
pub use lexicon::{Heir, UnitEntry, lexicon};
pub use manifest::{KindEntry, MANIFEST, Manifest, PageEntry, manifest};
pub use pack::{is_of_pack, pack};
