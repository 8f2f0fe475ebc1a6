//! The search index: a pack for every unit with documents, the lexicon, the keys and the manifest.
//!
//! Packs whose documents are as they were are taken over; the rest of the index is made anew when
//! anything in it may have changed, and only files with other bytes are written.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::MachineError;
use super::make::Maker;
use crate::engine::{Key, KeyOf};
use crate::render::compose::{Part, Parts};
use crate::render::data::Output;
use crate::search::{self, Fragment, Keys, UnitEntry};
use crate::unit::{Unit, UnitId};

impl Maker<'_> {
    /// Writes the search index, as far as this part of the site has it.
    pub(super) fn index(&self) -> Result<(), MachineError> {
        if !self.composer.is_searched() {
            return Ok(());
        }
        let units: Vec<&Unit> = self.composer.units.clone();
        let packed = units.par_iter().map(|unit| self.packed(unit));
        let packed: Vec<Option<(UnitId, usize, Key)>> = packed.collect::<Result<_, _>>()?;
        if !self.part.holds_site() {
            return Ok(());
        }
        let packs: BTreeMap<UnitId, usize> =
            packed.iter().flatten().map(|(id, files, _)| (*id, *files)).collect();
        let all = packed.iter().flatten().fold(KeyOf::new(), |key, (_, _, of)| key.with(*of)).key();
        let parts: Parts =
            self.keys.site_parts().into_iter().chain([(Part::Document, all)]).collect();
        self.beside("=search", parts, || self.shared(&packs)).map(drop)
    }

    /// Writes the pack of a unit; how many files it has, and the key of what may be found in it.
    fn packed(&self, unit: &Unit) -> Result<Option<(UnitId, usize, Key)>, MachineError> {
        let bytes = self.fragments(unit);
        if bytes.is_empty() {
            return Ok(None);
        }
        let key = bytes.iter().fold(KeyOf::new(), |key, one| key.bytes(one));
        let entry = self.composer.unit_entry(unit, 0);
        let key = key.text(&entry.name).text(&entry.parents).text(&entry.address).key();
        let files = || search::pack(&entry, &read(&bytes)).into_iter().map(Output::from).collect();
        let name = format!("=pack {}", unit.id);
        let count = if self.part.holds_path(&unit.address) {
            self.beside(&name, vec![(Part::Document, key)], files)?
        } else {
            files().len()
        };
        Ok(Some((unit.id, count, key)))
    }

    /// What may be found in the documents of a unit, as it is kept.
    fn fragments(&self, unit: &Unit) -> Vec<Vec<u8>> {
        let facts = self.composer.facts;
        let places = facts.by_unit.get(&unit.id).cloned().unwrap_or_default();
        let next = self.next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let addresses = places.map(|place| &facts.documents[place].disclosure.address);
        addresses.filter_map(|address| next.bytes(&name_of(address)).map(<[u8]>::to_vec)).collect()
    }

    /// Lexicon, keys, manifest.
    fn shared(&self, packs: &BTreeMap<UnitId, usize>) -> Vec<Output> {
        let composer = self.composer;
        let entries = composer.unit_entries(&|unit| packs.get(&unit.id).copied().unwrap_or(0));
        let (mut files, prefixes) = search::lexicon(&entries);
        let mut manifest = composer.search_manifest();
        let mut keys = Keys::new(manifest.people);
        let by_id: BTreeMap<String, &Unit> =
            composer.units.iter().map(|unit| (unit.id.to_string(), *unit)).collect();
        for entry in entries.iter().filter(|entry| entry.packs > 0) {
            if let Some(unit) = by_id.get(&entry.id) {
                keys.add(entry, &read(&self.fragments(unit)));
            }
        }
        let (shards, count) = keys.finish();
        files.extend(shards);
        let home: Option<&UnitEntry> = composer.home_unit().and_then(|unit| {
            let id = unit.id.to_string();
            entries.iter().find(|entry| entry.id == id)
        });
        (manifest.home, manifest.prefixes, manifest.shards) = (home, prefixes, count);
        files.push(search::manifest(&manifest));
        files.into_iter().map(Output::from).collect()
    }
}

/// Where what may be found in a document is kept.
pub(super) fn name_of(address: &str) -> String {
    format!("=found {address}")
}

fn read(kept: &[Vec<u8>]) -> Vec<Fragment> {
    kept.iter().filter_map(|bytes| postcard::from_bytes(bytes).ok()).collect()
}
