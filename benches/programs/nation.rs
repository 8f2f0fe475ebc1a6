//! The search index of a whole nation, without its pages: what it weighs, what it costs to make, and
//! what one list more changes.
//!
//!     nation [--people SCOPE] [--province CODE] [--out DIR]
//!
//! All communes that lived on 1 January 2025, each with six lists of 60 households and four budgets
//! of 40 lines: invented people and figures. Everything is made by one thread through the public
//! door of `danbiet::search`; packs are counted and dropped, or written below DIR.

#![expect(clippy::disallowed_methods, reason = "a bench writes what it measures")]
#![expect(clippy::unwrap_used, reason = "the bench trusts its own corpus")]
#![expect(clippy::float_arithmetic, reason = "seconds and megabytes, never money")]

#[path = "nation/corpus.rs"]
mod corpus;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use danbiet::search::{self, File, Keys, KindEntry, Manifest, People, UnitEntry};
use flate2::Compression;
use flate2::write::GzEncoder;

use corpus::Corpus;

fn main() {
    let asked = Asked::read();
    let corpus = Corpus::of(asked.province.as_deref());
    let mut all = Weights::default();
    let began = processor_seconds();
    let (files, rows) =
        index(&corpus, asked.people, None, &mut |file| all.take(&file, asked.out.as_deref()));
    files.into_iter().for_each(|file| all.take(&file, asked.out.as_deref()));
    let spent = processor_seconds() - began - all.compressing;
    let documents = corpus.documents();
    println!("people: {}", asked.people.key());
    println!("units {}, documents {documents}, rows {rows}", corpus.units.len());
    println!(
        "processor seconds {spent:.1}, for 10,000 pages {:.2}; peak {} MiB",
        spent * 1e4 / documents as f64,
        peak()
    );
    all.tell(rows);
    let changed = all.changed_by(&corpus, asked.people);
    println!("one list of 60 rows more: {} files, {:.2} MB", changed.0, changed.1 as f64 / 1e6);
}

/// All files but the packs, which go to `pack` one by one; and how many rows there are. With `more`,
/// that unit has one list more.
fn index(
    corpus: &Corpus,
    people: People,
    more: Option<usize>,
    pack: &mut dyn FnMut(File),
) -> (Vec<File>, usize) {
    let mut keys = Keys::new(people);
    let mut units: Vec<UnitEntry> = corpus.units.clone();
    let mut rows = 0;
    for (place, unit) in units.iter_mut().enumerate() {
        let fragments = corpus.fragments(place, more == Some(place));
        rows += fragments.1;
        let files = search::pack(unit, &fragments.0);
        unit.packs = files.len();
        if unit.packs > 0 {
            keys.add(unit, &fragments.0);
        }
        files.into_iter().for_each(&mut *pack);
    }
    let (mut files, prefixes) = search::lexicon(&units);
    let (shards, count) = keys.finish();
    files.extend(shards);
    let kinds = corpus.kinds().into_iter();
    files.push(search::manifest(&Manifest {
        people,
        prefixes,
        shards: count,
        kinds: kinds
            .map(|(id, name, address, words)| KindEntry { id, name, address, words })
            .collect(),
        years: vec![2024, 2023, 2022, 2021, 2020, 2019],
        units: units.len(),
        documents: corpus.documents(),
        ..Manifest::default()
    }));
    (files, rows)
}

/// What files weigh, by folder; and their hashes.
#[derive(Default)]
struct Weights {
    folders: BTreeMap<String, (usize, usize, usize)>,
    hashes: BTreeMap<String, blake3::Hash>,
    /// Processor seconds that compressing took, which is no part of the work.
    compressing: f64,
}

impl Weights {
    fn take(&mut self, file: &File, out: Option<&Path>) {
        let began = processor_seconds();
        if let Some(out) = out {
            let path = out.join(&file.path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, &file.bytes).unwrap();
        }
        let small = compressed(&file.bytes);
        let folder = file.path.split('/').nth(2).unwrap_or_default().to_owned();
        let weight = self.folders.entry(folder).or_default();
        *weight = (weight.0 + 1, weight.1 + small, weight.2.max(small));
        self.hashes.insert(file.path.clone(), blake3::hash(&file.bytes));
        self.compressing += processor_seconds() - began;
    }

    fn tell(&self, rows: usize) {
        for (folder, (files, bytes, largest)) in &self.folders {
            println!(
                "  {folder}: {files} files, {:.2} MB compressed, largest {largest} B",
                *bytes as f64 / 1e6
            );
        }
        let all: usize = self.folders.values().map(|weight| weight.1).sum();
        println!("bytes a row, compressed: {:.2}", all as f64 / rows as f64);
    }

    /// Files that differ when one unit has one list more, and their bytes.
    fn changed_by(&self, corpus: &Corpus, people: People) -> (usize, usize) {
        let mut changed = (0, 0);
        let mut compare = |file: File| {
            if self.hashes.get(&file.path) != Some(&blake3::hash(&file.bytes)) {
                changed = (changed.0 + 1, changed.1 + file.bytes.len());
            }
        };
        let place = corpus.units.len() / 2;
        let place =
            (place..corpus.units.len()).find(|place| !corpus.fragments(*place, false).0.is_empty());
        let (files, _) = index(corpus, people, place, &mut compare);
        files.into_iter().for_each(&mut compare);
        changed
    }
}

fn compressed(bytes: &[u8]) -> usize {
    let mut small = GzEncoder::new(Vec::new(), Compression::best());
    small.write_all(bytes).unwrap();
    small.finish().unwrap().len()
}

/// Processor time of this process so far, as Linux tells it.
fn processor_seconds() -> f64 {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> =
        told.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks =
        |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory this process had, in MiB.
fn peak() -> usize {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kibibytes.unwrap_or(0) >> 10
}

struct Asked {
    people: People,
    province: Option<String>,
    out: Option<PathBuf>,
}

impl Asked {
    fn read() -> Asked {
        let mut asked = Asked { people: People::default(), province: None, out: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let value = words.next().unwrap_or_else(|| panic!("{word} wants a value"));
            match word.as_str() {
                "--people" => {
                    asked.people =
                        People::from_key(&value).expect("none, unit, province or national");
                }
                "--province" => asked.province = Some(value),
                "--out" => asked.out = Some(value.into()),
                _ => panic!("nation [--people SCOPE] [--province CODE] [--out DIR]"),
            }
        }
        asked
    }
}
