//! Lineage: who became whom, whole or in part.
//!
//! Many to many: the reform of July 2025 split 443 communes and merged most others. A district ended
//! without an heir in law; its communes' heirs stand for it, told apart by [`Share::Part`].

use super::id::UnitId;
use std::sync::OnceLock;

/// How much of the older unit went into the newer one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Share {
    /// All of it: its figures may be added into the newer unit's territory.
    Whole,
    /// A part, its size unknown: its figures may be added to nothing.
    Part,
}

/// One step of lineage.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Link {
    /// The older unit. It mostly ended the day before; one that only gave up a part lives on.
    pub old: UnitId,
    /// The newer unit, or an older one that took the other in.
    pub new: UnitId,
    /// How much of the older unit.
    pub share: Share,
    /// The resolution, `1658/NQ-UBTVQH15 khoản 71`; empty where it was inferred from lists.
    pub source: &'static str,
}

/// The links, findable from both ends.
#[derive(Debug, Default)]
pub(super) struct Lineage {
    forward: Vec<Link>,
    backward: OnceLock<Vec<Link>>,
}

impl Lineage {
    pub(super) fn new(mut links: Vec<Link>) -> Lineage {
        if !links.is_sorted() {
            links.sort_unstable();
        }
        Lineage { forward: links, backward: OnceLock::new() }
    }

    pub(super) fn from(&self, old: UnitId) -> &[Link] {
        run(&self.forward, old, |link| link.old)
    }

    pub(super) fn to(&self, new: UnitId) -> &[Link] {
        let backward = self.backward.get_or_init(|| {
            let mut links = self.forward.clone();
            links.sort_unstable_by_key(|link| (link.new, link.old));
            links
        });
        run(backward, new, |link| link.new)
    }

    pub(super) fn all(&self) -> &[Link] {
        &self.forward
    }
}

/// The stretch of `links` whose key is `id`.
fn run(links: &[Link], id: UnitId, key: impl Fn(&Link) -> UnitId) -> &[Link] {
    let start = links.partition_point(|link| key(link) < id);
    let len = links[start..].partition_point(|link| key(link) == id);
    &links[start..start + len]
}
