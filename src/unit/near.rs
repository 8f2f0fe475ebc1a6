//! "Did you mean": the units whose names or addresses are closest to what was written.

use super::name::DatedName;
use super::record::Unit;
use crate::value::sort::compare;
use crate::value::text::{edit_distance, slug};

const OFFERED: usize = 3;

/// At most three units, best first; living ones before former ones of the same closeness.
pub(super) fn nearest<'a>(units: &'a [Unit], text: &str) -> Vec<&'a Unit> {
    let wanted = slug(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let allowed = (wanted.len() / 5).clamp(1, 4);
    let path = text.contains('/').then(|| text.split('/').map(slug).collect::<Vec<_>>().join("/"));
    let mut close: Vec<(usize, bool, &Unit)> = units
        .iter()
        .filter_map(|unit| {
            let distance = match &path {
                Some(path) => within(path, &unit.address, allowed),
                None => by_name(&wanted, unit, allowed),
            };
            distance.map(|distance| (distance, !unit.is_living(), unit))
        })
        .collect();
    close.sort_by_key(|(distance, former, unit)| (*distance, *former, unit.address.clone()));
    close.into_iter().take(OFFERED).map(|(_, _, unit)| unit).collect()
}

/// The order of a name that the catalogue does not have: that of the last one not after it.
pub(super) fn order_among(units: &[Unit], name: &DatedName) -> u32 {
    let mut by_order: Vec<&Unit> = units.iter().collect();
    by_order.sort_unstable_by_key(|unit| unit.order);
    let after = by_order.partition_point(|unit| compare(unit.name().bare(), name.bare()).is_le());
    after.checked_sub(1).map_or(0, |last| by_order[last].order)
}

/// Against the full name, the bare name and the last step of the address, whichever is closest.
fn by_name(wanted: &str, unit: &Unit, allowed: usize) -> Option<usize> {
    let last = unit.address.rsplit('/').next().unwrap_or_default();
    let names = unit.names.iter().map(|name| slug(name.bare()));
    let bare = names.filter_map(|name| within(wanted, &name, allowed)).min();
    bare.into_iter().chain(within(wanted, last, allowed)).min()
}

/// The distance of two folded texts, where it is small enough to matter.
fn within(wanted: &str, candidate: &str, allowed: usize) -> Option<usize> {
    if wanted.len().abs_diff(candidate.len()) > allowed {
        return None;
    }
    Some(edit_distance(wanted, candidate)).filter(|distance| *distance <= allowed)
}
