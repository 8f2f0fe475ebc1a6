//! "Did you mean": the units whose names or addresses are closest to what was written.
//!
//! Addresses are the names, folded long ago, so nothing is folded here but the question.

use std::cell::OnceCell;

use super::name::DatedName;
use super::record::Unit;
use crate::value::sort::sort_key;
use crate::value::text::{edit_distance, slug};

const OFFERED: usize = 3;

/// At most three units, best first; living ones before former ones of the same closeness.
pub(super) fn nearest<'a>(units: &'a [Unit], text: &str) -> Vec<&'a Unit> {
    let Some(question) = Question::of(text) else { return Vec::new() };
    let mut close: Vec<(usize, bool, &Unit)> = units
        .iter()
        .filter_map(|unit| Some((question.distance(unit)?, !unit.is_living(), unit)))
        .collect();
    close.sort_by_key(|(distance, former, unit)| (*distance, *former, unit.address.as_ref()));
    close.into_iter().take(OFFERED).map(|(_, _, unit)| unit).collect()
}

/// Units in the alphabetical order of their names. The bytes by which a name is sorted are costly,
/// and are made once for those that are asked for.
pub(super) struct Alphabet<'u> {
    units: Vec<(&'u Unit, OnceCell<Vec<u8>>)>,
}

impl<'u> Alphabet<'u> {
    pub(super) fn of(units: &'u [Unit]) -> Alphabet<'u> {
        let mut units: Vec<_> = units.iter().map(|unit| (unit, OnceCell::new())).collect();
        units.sort_unstable_by_key(|(unit, _)| unit.order);
        Alphabet { units }
    }

    /// The order of a name that the catalogue does not have: that of the last one not after it.
    pub(super) fn order_of(&self, name: &DatedName) -> u32 {
        let wanted = sort_key(name.bare());
        let after = self.units.partition_point(|(unit, key)| {
            *key.get_or_init(|| sort_key(unit.name().bare())) <= wanted
        });
        after.checked_sub(1).map_or(0, |last| self.units[last].0.order)
    }
}

/// What was written, folded: a way through the tree or one name.
struct Question {
    words: String,
    letters: u64,
    is_path: bool,
    allowed: usize,
}

impl Question {
    fn of(text: &str) -> Option<Question> {
        let text = text.replace(['\'', '’'], "");
        let words = text.split('/').map(slug).collect::<Vec<_>>().join("/");
        let allowed = (words.len() / 5).clamp(1, 4);
        let asked = words.bytes().any(|b| b.is_ascii_alphanumeric());
        let is_path = words.contains('/');
        asked.then(|| Question { letters: letters(&words), words, is_path, allowed })
    }

    /// How far a unit is: by its whole address, or by its name with and without type, old and new.
    fn distance(&self, unit: &Unit) -> Option<usize> {
        let addresses = std::iter::once(&unit.address).chain(&unit.aliases);
        if self.is_path {
            return addresses.filter_map(|address| self.within(address)).min();
        }
        let names = addresses.map(|address| without_code(address, unit));
        let kinds = || unit.names.iter().map(|name| name.unit_type.key());
        names
            .flat_map(|name| {
                let bare =
                    kinds().filter_map(move |kind| name.strip_prefix(kind)?.strip_prefix('-'));
                bare.chain([name])
            })
            .filter_map(|name| self.within(name))
            .min()
    }

    /// The distance, where it is small enough to matter.
    fn within(&self, candidate: &str) -> Option<usize> {
        let apart = (self.letters ^ letters(candidate)).count_ones() as usize;
        if self.words.len().abs_diff(candidate.len()) > self.allowed || apart > 2 * self.allowed {
            return None;
        }
        Some(edit_distance(&self.words, candidate)).filter(|distance| *distance <= self.allowed)
    }
}

/// The last step of an address, without the code that tells it from others alike.
fn without_code<'a>(address: &'a str, unit: &Unit) -> &'a str {
    let step = address.rsplit('/').next().unwrap_or(address);
    let code = step.find(unit.id.code.as_str());
    code.map_or(step, |at| step[..at].trim_end_matches('-'))
}

/// One bit a sign: one edit changes at most two.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |set, b| set | 1 << (b & 63))
}
