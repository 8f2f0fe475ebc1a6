//! The lexicon: every unit by every word of its names, former names too, cut into shards by the
//! beginning of the words, so that what someone types leads to one small file. A name stands there
//! turned to begin with each of its words, *dinh bang* and *bang dinh*: words in another order, or a
//! slip in one of them, lead to it all the same.
//!
//! ```text
//! danbiet-tim 1 don-vi/dinh
//! P  names of the units above  address of the lowest      numbered from 0
//! S  id  name  address  pack                              units that took others over, from 0
//! U  id  level  name  bare  parent  address  pack  until  successors  others
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::file::{File, Lines};
use super::words::folded;
use crate::unit::{Catalogue, Unit};

/// A unit that may be found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitEntry {
    /// `09397@2025-07-01`.
    pub id: String,
    /// `commune`.
    pub level: &'static str,
    /// 0 for a province, 1 for a district, 2 for a commune.
    pub rank: u8,
    /// The code of its province.
    pub province: String,
    /// Its newest name.
    pub name: String,
    /// Signs of the name that are its type and a blank.
    pub bare: usize,
    /// The units above it by name, lowest first, joined by commas.
    pub parents: String,
    /// Address of the lowest of them.
    pub parent_address: String,
    /// Its address.
    pub address: String,
    /// Its last day; empty while it lives.
    pub until: String,
    /// Who took it over.
    pub heirs: Vec<Heir>,
    /// Other names that it had.
    pub others: Vec<String>,
    /// Files of its pack.
    pub packs: usize,
}

/// A unit that took another over.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Heir {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Files of its pack.
    pub packs: usize,
}

impl UnitEntry {
    /// A unit of the catalogue; `packs` says how many files the pack of a unit has, `is_shown` which
    /// units the site has pages of.
    pub fn of(
        units: &Catalogue,
        unit: &Unit,
        packs: &dyn Fn(&Unit) -> usize,
        is_shown: &dyn Fn(&Unit) -> bool,
    ) -> UnitEntry {
        let name = unit.name();
        let mut above = units.ancestors(&unit.id);
        above.sort_by_key(|one| std::cmp::Reverse(one.address.len()));
        let names: Vec<&str> = above.iter().map(|one| &*one.name().name).collect();
        let others: BTreeSet<&str> = unit.names.iter().map(|one| &*one.name).collect();
        let others = others.into_iter().filter(|other| *other != name.name);
        let heirs = units.successors(&unit.id).into_iter().filter_map(|step| units.get(&step.new));
        let heirs = heirs.filter(|heir| !unit.is_living() && is_shown(heir));
        UnitEntry {
            id: unit.id.to_string(),
            level: unit.level.key(),
            rank: unit.level as u8,
            province: units
                .province_of(&unit.id)
                .map_or(String::new(), |of| of.id.code.to_string()),
            name: name.name.to_string(),
            bare: name.name.chars().count() - name.bare().chars().count(),
            parents: names.join(", "),
            parent_address: above.first().map_or(String::new(), |one| one.address.to_string()),
            address: unit.address.to_string(),
            until: unit.until.map_or(String::new(), |day| day.to_string()),
            heirs: heirs.map(|heir| Heir::of(heir, packs(heir))).collect(),
            others: others.map(str::to_owned).collect(),
            packs: packs(unit),
        }
    }
}

impl Heir {
    fn of(unit: &Unit, packs: usize) -> Heir {
        let (id, address) = (unit.id.to_string(), unit.address.to_string());
        Heir { id, name: unit.name().name.to_string(), address, packs }
    }
}

/// Bytes a shard may have; about a third of it is sent.
const SHARD: usize = 20 << 10;

/// The shards, and the beginnings they are named by, sorted.
pub fn lexicon(units: &[UnitEntry]) -> (Vec<File>, Vec<String>) {
    let mut keys: Vec<(String, usize)> = Vec::new();
    for (place, unit) in units.iter().enumerate() {
        keys.extend(keys_of(unit).into_iter().map(|key| (key, place)));
    }
    keys.sort_by(|a, b| (&a.0, &units[a.1].id).cmp(&(&b.0, &units[b.1].id)));
    let mut shards = BTreeMap::new();
    divide(units, String::new(), &keys, &mut shards);
    let files = shards.iter().map(|(prefix, held)| shard(units, prefix, held)).collect();
    (files, shards.into_keys().collect())
}

/// Every name of a unit without its type, folded, turned to begin with each of its words.
fn keys_of(unit: &UnitEntry) -> BTreeSet<String> {
    let bare = unit.name.chars().skip(unit.bare).collect::<String>();
    let others = unit
        .others
        .iter()
        .flat_map(|name| [Some(name.as_str()), name.split_once(' ').map(|(_, rest)| rest)]);
    let names = std::iter::once(bare.as_str()).chain(others.flatten());
    let mut keys = BTreeSet::new();
    for name in names {
        let name = folded(name);
        let starts = name.match_indices(' ').map(|(at, _)| at + 1);
        keys.insert(name.clone());
        keys.extend(starts.map(|at| format!("{} {}", &name[at..], &name[..at - 1])));
    }
    keys.remove("");
    keys
}

/// Gives the keys with this beginning to one shard, or to a shard for each next sign where they are
/// too many; the key that is the beginning itself stays.
fn divide(
    units: &[UnitEntry],
    prefix: String,
    keys: &[(String, usize)],
    shards: &mut BTreeMap<String, BTreeSet<usize>>,
) {
    let held: BTreeSet<usize> = keys.iter().map(|(_, place)| *place).collect();
    let weight: usize = held.iter().map(|place| weight(&units[*place])).sum();
    if weight <= SHARD {
        shards.insert(prefix, held);
        return;
    }
    // Sorted: what is no longer than the beginning stands first.
    let (own, longer) = keys.split_at(keys.partition_point(|(key, _)| *key == prefix));
    if !own.is_empty() {
        shards.insert(prefix.clone(), own.iter().map(|(_, place)| *place).collect());
    }
    let next = |key: &str| key[prefix.len()..].chars().next();
    for group in longer.chunk_by(|a, b| next(&a.0) == next(&b.0)) {
        let sign = group.first().and_then(|(key, _)| next(key));
        divide(units, prefix.chars().chain(sign).collect(), group, shards);
    }
}

/// About how many bytes a unit takes in a shard.
fn weight(unit: &UnitEntry) -> usize {
    let others: usize = unit.others.iter().map(String::len).sum();
    let heirs: usize = unit.heirs.iter().map(|heir| heir.name.len() + heir.address.len() / 2).sum();
    let own = unit.address.rsplit('/').next().map_or(0, str::len);
    unit.id.len() + unit.name.len() + own + unit.parents.len() / 3 + others + heirs + 24
}

fn shard(units: &[UnitEntry], prefix: &str, held: &BTreeSet<usize>) -> File {
    let name = if prefix.is_empty() { "tat-ca".to_owned() } else { prefix.replace(' ', "_") };
    let mut file = Lines::of(format!("don-vi/{name}"));
    let mut held: Vec<&UnitEntry> = held.iter().map(|place| &units[*place]).collect();
    held.sort_by(|a, b| a.id.cmp(&b.id));
    let parents: BTreeSet<(&str, &str)> = held.iter().map(|unit| parent_of(unit)).collect();
    let heirs: BTreeSet<&Heir> = held.iter().flat_map(|unit| &unit.heirs).collect();
    let (parents, heirs): (Vec<_>, Vec<_>) = (
        parents.into_iter().filter(|one| !one.1.is_empty()).collect(),
        heirs.into_iter().collect(),
    );
    parents.iter().for_each(|(names, address)| file.line(["P", names, address]));
    heirs.iter().for_each(|heir| {
        file.line(["S", &heir.id, &heir.name, &heir.address, &heir.packs.to_string()]);
    });
    for unit in held {
        let parent = parents.iter().position(|one| *one == parent_of(unit));
        let address = parent.and_then(|place| unit.address.strip_prefix(parents[place].1));
        let successors: Vec<String> = unit
            .heirs
            .iter()
            .filter_map(|heir| heirs.iter().position(|one| *one == heir))
            .map(|place| place.to_string())
            .collect();
        file.line([
            "U",
            &unit.id,
            unit.level,
            &unit.name,
            &unit.bare.to_string(),
            &parent.map(|place| place.to_string()).unwrap_or_default(),
            address.filter(|rest| rest.starts_with('/')).unwrap_or(&unit.address),
            &unit.packs.to_string(),
            &unit.until,
            &successors.join(" "),
            &unit.others.join("|"),
        ]);
    }
    file.finished()
}

fn parent_of(unit: &UnitEntry) -> (&str, &str) {
    (&unit.parents, &unit.parent_address)
}
