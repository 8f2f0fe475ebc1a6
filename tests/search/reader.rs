//! Reads the files of the index as a browser does.

use std::collections::BTreeMap;

use danbiet::search::{FOLDER, File};

/// The lines of a file.
pub(crate) fn lines(file: &File) -> Vec<String> {
    String::from_utf8(file.bytes.clone()).unwrap().lines().map(str::to_owned).collect()
}

/// FNV-1a, 32 bits.
pub(crate) fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Shards of the lexicon by name.
pub(crate) struct Shards(BTreeMap<String, String>);

impl Shards {
    pub(crate) fn of(files: &[File]) -> Shards {
        let named = files
            .iter()
            .map(|file| (file.path.clone(), String::from_utf8(file.bytes.clone()).unwrap()));
        Shards(named.collect())
    }

    /// The shard of the longest beginning that fits.
    pub(crate) fn fitting(&self, prefixes: &[String], key: &str) -> Option<&String> {
        let fits = prefixes.iter().filter(|prefix| key.starts_with(prefix.as_str()));
        let prefix = fits.max_by_key(|prefix| prefix.len())?;
        self.0.get(&format!("{FOLDER}/don-vi/{}.txt", prefix.replace(' ', "_")))
    }
}

/// A row of a pack, with the place and page that its head gives it.
pub(crate) struct PackRow {
    pub(crate) document: usize,
    pub(crate) number: usize,
    pub(crate) page: usize,
    pub(crate) label: String,
}

/// All rows of a pack.
pub(crate) fn pack_rows(files: &[File]) -> Vec<PackRow> {
    let (mut rows, mut document, mut next, mut pages) = (Vec::new(), 0, 0, Vec::new());
    for line in files.iter().flat_map(lines) {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[0] {
            "R" => document = fields[1].parse().unwrap(),
            "F" => {
                next = fields[4].parse().unwrap();
                pages = fields[5].split(' ').map(|page| page.parse::<usize>().unwrap()).collect();
            }
            "" => {
                let page = pages[0] + pages[1..].iter().filter(|at| **at <= next).count();
                let label = fields.get(1).copied().unwrap_or_default().to_owned();
                rows.push(PackRow { document, number: next, page, label });
                next += 1;
            }
            _ => {}
        }
    }
    rows
}

/// What a key leads to.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) total: usize,
    pub(crate) rows: Vec<Posting>,
}

/// A row that a key leads to.
#[derive(Debug)]
pub(crate) struct Posting {
    pub(crate) unit: String,
}

/// All keys of these shards.
pub(crate) fn keys_of(files: &[File]) -> BTreeMap<String, Key> {
    let mut keys = BTreeMap::new();
    for file in files {
        let mut units = Vec::new();
        for line in lines(file) {
            let fields: Vec<&str> = line.split('\t').collect();
            match fields[0] {
                "I" => units.push(fields[1].to_owned()),
                "K" => {
                    let groups =
                        fields[3].split(' ').map(|group| group.split('.').collect::<Vec<_>>());
                    let rows = groups.flat_map(|group| {
                        let unit = units[usize::from_str_radix(group[0], 36).unwrap()].clone();
                        group[2..]
                            .iter()
                            .map(move |_| Posting { unit: unit.clone() })
                            .collect::<Vec<_>>()
                    });
                    let key = Key { total: fields[2].parse().unwrap(), rows: rows.collect() };
                    keys.insert(fields[1].to_owned(), key);
                }
                _ => {}
            }
        }
    }
    keys
}
