//! The catalogue: all units of the country, found by identity, address, code and place in the tree.
//!
//! [`Catalogue::embedded`] is read once, on first use; the tree and the lineage are indexed when
//! they are first asked for, so that a command pays for what it needs.

use super::id::{UnitCode, UnitId};
use super::lineage::{Lineage, Link, Share};
use super::name::Level;
use super::near::{self, Alphabet};
use super::read;
use super::record::Unit;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

/// The last day whose changes the shipped catalogue is known to hold.
pub const AS_OF: Date = date(2026, 11, 1);

/// All units, with their tree and their lineage.
#[derive(Debug)]
pub struct Catalogue {
    /// By address.
    units: Vec<Unit>,
    /// Place in `units` by identity.
    ids: Vec<(UnitId, u32)>,
    /// Place in `units` by former address.
    aliases: Vec<(String, u32)>,
    /// Parent, order, child: the tree of all times.
    tree: OnceLock<Vec<(u32, u32, u32)>>,
    lineage: OnceLock<Lineage>,
}

/// What stands at an address.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// The address is one by a former name or parent; [`Unit::address`] is the right one.
    pub by_alias: bool,
}

/// Why a site's own unit was not taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clash {
    /// The catalogue, or an earlier unit of the site, has this identity.
    Identity(UnitId),
    /// Another unit stands, or stood, at this address.
    Address(UnitId, String),
    /// The unit it says it belongs to does not exist.
    Parent(UnitId, UnitId),
}

impl Catalogue {
    /// The catalogue shipped in the program.
    pub fn embedded() -> &'static Catalogue {
        static EMBEDDED: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::of(read::units()));
        &EMBEDDED
    }

    /// The shipped catalogue and the units a site declares itself. What clashes is left out and
    /// told.
    pub fn with_own(own: Vec<Unit>) -> (Catalogue, Vec<Clash>) {
        let shipped = Catalogue::embedded();
        let mut units = shipped.units.clone();
        let mut addresses: BTreeMap<String, UnitId> = BTreeMap::new();
        let mut ids: BTreeSet<UnitId> = BTreeSet::new();
        let mut clashes = Vec::new();
        let alphabet = Alphabet::of(&shipped.units);
        let declared: BTreeSet<UnitId> = own.iter().map(|unit| unit.id).collect();
        for mut unit in own {
            let taken = shipped.by_address(&unit.address).is_some();
            let missing = unit.parents.iter().map(|parent| parent.id);
            let missing = missing.filter(|id| shipped.get(id).is_none() && !declared.contains(id));
            if shipped.get(&unit.id).is_some() || ids.contains(&unit.id) {
                clashes.push(Clash::Identity(unit.id));
            } else if taken || addresses.contains_key(unit.address.as_ref()) {
                clashes.push(Clash::Address(unit.id, unit.address.into_owned()));
            } else if let Some(parent) = missing.last() {
                clashes.push(Clash::Parent(unit.id, parent));
            } else {
                unit.own = true;
                unit.order = alphabet.order_of(unit.name());
                ids.insert(unit.id);
                addresses.insert(unit.address.to_string(), unit.id);
                units.push(unit);
            }
        }
        (Catalogue::of(units), clashes)
    }

    fn of(mut units: Vec<Unit>) -> Catalogue {
        if !units.is_sorted_by(|a, b| a.address < b.address) {
            units.sort_by(|a, b| a.address.cmp(&b.address));
        }
        let mut ids: Vec<_> = (0_u32..).zip(&units).map(|(place, unit)| (unit.id, place)).collect();
        ids.sort_unstable();
        let with_aliases = (0_u32..).zip(&units);
        let mut aliases: Vec<(String, u32)> = with_aliases
            .flat_map(|(place, unit)| unit.aliases.iter().map(move |a| (a.to_string(), place)))
            .collect();
        aliases.sort_unstable();
        Catalogue { units, ids, aliases, tree: OnceLock::new(), lineage: OnceLock::new() }
    }

    /// All units of all times, by address.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit of that identity.
    pub fn get(&self, id: &UnitId) -> Option<&Unit> {
        self.place(*id).map(|place| self.unit(place))
    }

    /// The unit at an address. A former address is found too, also below a former address of the
    /// unit above.
    pub fn by_address(&self, address: &str) -> Option<Found<'_>> {
        if let Ok(place) = self.units.binary_search_by(|unit| unit.address.as_ref().cmp(address)) {
            return Some(Found { unit: &self.units[place], by_alias: false });
        }
        if let Ok(at) = self.aliases.binary_search_by(|(alias, _)| alias.as_str().cmp(address)) {
            return Some(Found { unit: self.unit(self.aliases[at].1), by_alias: true });
        }
        let (above, last) = address.rsplit_once('/')?;
        let above = self.by_address(above).filter(|found| found.by_alias)?;
        let found = self.by_address(&format!("{}/{last}", above.unit.address))?;
        Some(Found { by_alias: true, ..found })
    }

    /// All units that ever bore a code, oldest first.
    pub fn by_code(&self, code: UnitCode) -> impl Iterator<Item = &Unit> {
        let start = self.ids.partition_point(|(id, _)| id.code < code);
        let run = self.ids[start..].iter().take_while(move |(id, _)| id.code == code);
        run.map(|(_, place)| self.unit(*place))
    }

    /// The unit that bore a code on a day.
    pub fn at(&self, code: UnitCode, date: Date) -> Option<&Unit> {
        self.by_code(code).find(|unit| unit.existed_on(date))
    }

    /// All units that existed on a day, by address.
    pub fn living(&self, date: Date) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.existed_on(date))
    }

    /// The units directly below, in Vietnamese order: those that existed there on `date`, or, for
    /// none, all that ever did.
    pub fn children(&self, id: &UnitId, date: Option<Date>) -> Vec<&Unit> {
        let Some(parent) = self.place(*id) else { return Vec::new() };
        let below = self.below(parent).map(|place| self.unit(place));
        let there = |unit: &&Unit| {
            date.is_none_or(|day| unit.existed_on(day) && unit.parent_at(day) == Some(*id))
        };
        below.filter(there).collect()
    }

    /// The units above, the province first: the way of breadcrumbs. By the newest parents.
    pub fn ancestors(&self, id: &UnitId) -> Vec<&Unit> {
        let mut above = Vec::new();
        let mut next = self.get(id).and_then(Unit::parent);
        while let Some(unit) = next.and_then(|id| self.get(&id)) {
            if above.len() > 3 {
                break;
            }
            above.push(unit);
            next = unit.parent();
        }
        above.reverse();
        above
    }

    /// The province a unit belongs to, or belonged to last; a province itself.
    pub fn province_of(&self, id: &UnitId) -> Option<&Unit> {
        self.ancestors(id).first().copied().or_else(|| self.get(id))
    }

    /// Where the territory of a unit went. A district that the law simply ended has none of its
    /// own: the successors of its last communes then stand for it.
    pub fn successors(&self, id: &UnitId) -> Vec<Link> {
        let own = self.lineage().from(*id).to_vec();
        let Some(unit) = self.get(id) else { return own };
        match unit.until {
            Some(last) if own.is_empty() && unit.level == Level::District => {
                self.through_communes(*id, last)
            }
            _ => own,
        }
    }

    /// Where the territory of a unit came from.
    pub fn predecessors(&self, id: &UnitId) -> Vec<Link> {
        self.lineage().to(*id).to_vec()
    }

    /// Every step of lineage, by the older unit.
    pub fn links(&self) -> &[Link] {
        self.lineage().all()
    }

    /// All that a site of a province has: the province that bears `code` and lives, its units, the
    /// provinces it came from with all of theirs, and the site's own; by address.
    pub fn province_units(&self, code: UnitCode) -> Vec<&Unit> {
        let provinces = self.by_code(code).filter(|unit| unit.level == Level::Province);
        let Some(living) = provinces.last() else { return Vec::new() };
        let mut wanted = BTreeSet::new();
        let mut next = vec![living.id];
        while let Some(id) = next.pop() {
            let Some(place) = self.place(id) else { continue };
            if !wanted.insert(place) {
                continue;
            }
            next.extend(self.below(place).map(|child| self.unit(child).id));
            if self.unit(place).level == Level::Province {
                next.extend(self.lineage().to(id).iter().map(|link| link.old));
            }
        }
        wanted.into_iter().map(|place| self.unit(place)).collect()
    }

    /// At most three units that were probably meant by a name or an address, best first.
    pub fn nearest(&self, text: &str) -> Vec<&Unit> {
        near::nearest(&self.units, text)
    }

    fn place(&self, id: UnitId) -> Option<u32> {
        self.ids.binary_search_by_key(&id, |pair| pair.0).ok().map(|at| self.ids[at].1)
    }

    fn unit(&self, place: u32) -> &Unit {
        &self.units[place as usize]
    }

    fn lineage(&self) -> &Lineage {
        self.lineage.get_or_init(|| Lineage::new(read::links()))
    }

    fn below(&self, parent: u32) -> impl Iterator<Item = u32> {
        let tree = self.tree.get_or_init(|| self.grow());
        let start = tree.partition_point(|row| row.0 < parent);
        tree[start..].iter().take_while(move |row| row.0 == parent).map(|row| row.2)
    }

    fn grow(&self) -> Vec<(u32, u32, u32)> {
        let mut tree: Vec<(u32, u32, u32)> = (0_u32..)
            .zip(&self.units)
            .flat_map(|(place, unit)| {
                let above = unit.parents.iter().filter_map(|parent| self.place(parent.id));
                above.map(move |parent| (parent, unit.order, place))
            })
            .collect();
        tree.sort_unstable();
        tree.dedup();
        tree
    }

    fn through_communes(&self, district: UnitId, last: Date) -> Vec<Link> {
        let communes = self.children(&district, Some(last));
        let links = communes.iter().flat_map(|unit| self.lineage().from(unit.id));
        let heirs: BTreeMap<UnitId, &'static str> =
            links.map(|link| (link.new, link.source)).collect();
        let share = if heirs.len() == 1 { Share::Whole } else { Share::Part };
        heirs.into_iter().map(|(new, source)| Link { old: district, new, share, source }).collect()
    }
}
