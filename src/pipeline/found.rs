//! The search index: a pack for every unit with documents, the lexicon, the keys and the manifest.
//!
//! Packs whose documents are as they were are taken over; the rest of the index is made anew when
//! anything in it may have changed, and only files with other bytes are written. No name of a person
//! is kept for the next build: a pack that must be made again reads its lists again.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::MachineError;
use super::make::Maker;
use crate::engine::{Key, KeyOf};
use crate::render::compose::{Part, Parts, Task};
use crate::render::data::Output;
use crate::search::{self, Fragment};
use crate::unit::{Unit, UnitId};

/// What is kept of a document that may be found, beside its words and rows: enough to see that
/// nothing in them changed.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The key of all of it.
    key: Key,
    /// The key of the words that lead to it without its unit.
    words: Key,
    /// It has rows of persons, which are not kept.
    persons: bool,
}

/// The pack of a unit as it was written: the unit, its files, and the key of the words in it that
/// lead to it from elsewhere.
type Packed = (UnitId, usize, Key);

impl Maker<'_> {
    /// Notes what may be found in a document that was made.
    pub(super) fn note(&self, task: &Task, fragment: Option<Fragment>) {
        let (Task::Document(place), Some(fragment)) = (task, fragment) else { return };
        let rest = fragment.without_persons();
        let leading = if self.composer.keys_hold_persons() { &fragment } else { &rest };
        let words = Key::of(leading.words().as_bytes());
        let kept = Kept { key: key_of(&fragment), words, persons: rest != fragment };
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.made(self.name_of("found", *place), &kept);
        next.made(self.name_of("rest", *place), &rest);
        drop(next);
        if kept.persons {
            self.found.lock().unwrap_or_else(PoisonError::into_inner).insert(*place, fragment);
        }
    }

    /// Takes over what may be found in a document; false where nothing is known of it.
    pub(super) fn found_again(&self, task: &Task) -> bool {
        let Task::Document(place) = task else { return true };
        if !self.composer.is_searched() {
            return true;
        }
        let names = ["found", "rest"].map(|what| self.name_of(what, *place));
        let Some(kept) = self.last.bytes(&names[0]).zip(self.last.bytes(&names[1])) else {
            return false;
        };
        let [found, rest] = names;
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.pass(found, kept.0);
        next.pass(rest, kept.1);
        true
    }

    /// Where what may be found in a document is kept.
    fn name_of(&self, what: &str, place: usize) -> String {
        format!("={what} {}", self.composer.facts.documents[place].disclosure.address)
    }

    fn noted<T: DeserializeOwned>(&self, what: &str, place: usize) -> Option<T> {
        let next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        next.work(&self.name_of(what, place))
    }

    /// Writes the search index, as far as this part of the site has it.
    pub(super) fn index(&self) -> Result<(), MachineError> {
        if !self.composer.is_searched() {
            return Ok(());
        }
        let packed = self.composer.units.par_iter().map(|unit| self.packed(unit));
        let packed: Vec<Option<Packed>> = packed.collect::<Result<_, _>>()?;
        if !self.part.holds_site() {
            return Ok(());
        }
        let packs: BTreeMap<UnitId, usize> =
            packed.iter().flatten().map(|(id, files, _)| (*id, *files)).collect();
        let words = packed.iter().flatten().fold(KeyOf::new(), |key, (_, _, of)| key.with(*of));
        let count = |unit: &Unit| packs.get(&unit.id).copied().unwrap_or(0);
        let units = self.composer.unit_entries(&count);
        let known = KeyOf::new().text(&self.composer.search_facts(&units)).key();
        let parts: Parts = vec![(Part::Site, known), (Part::Document, words.key())];
        let whole = || {
            let files = self.composer.search_files(units, &|unit| self.fragments(unit, false));
            files.into_iter().map(Output::from).collect()
        };
        self.beside("=search", parts, whole).map(drop)
    }

    /// Writes the pack of a unit; none for one without documents.
    fn packed(&self, unit: &Unit) -> Result<Option<Packed>, MachineError> {
        let places = self.composer.facts.by_unit.get(&unit.id).cloned().unwrap_or_default();
        let kept: Vec<Kept> = places.filter_map(|place| self.noted("found", place)).collect();
        if kept.is_empty() {
            return Ok(None);
        }
        let key = kept.iter().fold(KeyOf::new(), |key, one| key.with(one.key));
        let entry = self.composer.unit_entry(unit, &|_| 0);
        let key = key.text(&entry.name).text(&entry.parents).text(&entry.address).key();
        let files = || -> Vec<Output> {
            let files = search::pack(&entry, &self.fragments(unit, true));
            files.into_iter().map(Output::from).collect()
        };
        let name = format!("=pack {}", unit.id);
        let count = match self.part.holds_path(&unit.address) {
            true => self.beside(&name, vec![(Part::Document, key)], files)?,
            false => files().len(),
        };
        let words = kept.iter().fold(KeyOf::new(), |key, one| key.with(one.words)).key();
        Ok(Some((unit.id, count, words)))
    }

    /// What may be found in the documents of a unit; rows of persons only where they are needed.
    fn fragments(&self, unit: &Unit, persons: bool) -> Vec<Fragment> {
        let persons = persons || self.composer.keys_hold_persons();
        let places = self.composer.facts.by_unit.get(&unit.id).cloned().unwrap_or_default();
        let whole = |place: usize| {
            let found =
                self.found.lock().unwrap_or_else(PoisonError::into_inner).get(&place).cloned();
            found.or_else(|| self.composer.make(&Task::Document(place)).fragment)
        };
        let one = |place: usize| {
            let kept: Kept = self.noted("found", place)?;
            if kept.persons && persons { whole(place) } else { self.noted("rest", place) }
        };
        places.filter_map(one).collect()
    }
}

fn key_of(fragment: &Fragment) -> Key {
    Key::of(&postcard::to_allocvec(fragment).unwrap_or_default())
}
