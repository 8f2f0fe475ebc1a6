//! The manifest: the one file that every search begins with. It says which kinds, years and pages
//! there are, which words mean what, and how the rest is cut.

use serde::Serialize;

use super::file::{FOLDER, File};
use super::words::{SAME, folded};
use super::{People, UnitEntry};

/// Its name in the folder.
pub const MANIFEST: &str = "muc-luc.json";

/// What the manifest says.
#[derive(Clone, Debug, Default)]
pub struct Manifest<'m> {
    /// Inside which scope persons are found.
    pub people: People,
    /// The unit that the whole site is about, if it is one.
    pub home: Option<&'m UnitEntry>,
    /// The beginnings that shards of the lexicon are named by.
    pub prefixes: Vec<String>,
    /// Shards of the keys.
    pub shards: usize,
    /// The kinds that have documents.
    pub kinds: Vec<KindEntry>,
    /// The years that have documents, newest first.
    pub years: Vec<i16>,
    /// The pages of text.
    pub pages: Vec<PageEntry>,
    /// Units of the site.
    pub units: usize,
    /// Documents.
    pub documents: usize,
}

/// A kind that may be named in a query.
#[derive(Clone, Debug, Default, Serialize)]
pub struct KindEntry {
    /// Its id.
    pub id: String,
    /// Its short title.
    pub name: String,
    /// The address of its page.
    pub address: String,
    /// What it is called: given as written, told folded.
    pub words: Vec<String>,
}

/// A page of text.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageEntry {
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
}

/// Words before the name of a unit, folded, and the level they tell; none for any level.
const TYPES: &[(&str, &str)] = &[
    ("xa", "commune"),
    ("x", "commune"),
    ("phuong", "commune"),
    ("p", "commune"),
    ("thi tran", "commune"),
    ("tt", "commune"),
    ("dac khu", "commune"),
    ("huyen", "district"),
    ("h", "district"),
    ("quan", "district"),
    ("q", "district"),
    ("thi xa", "district"),
    ("tx", "district"),
    ("thanh pho", ""),
    ("tp", ""),
    ("tinh", "province"),
    ("t", "province"),
];

/// Words that say nothing by themselves in a query.
const SKIP: &[&str] = &[
    "nam",
    "cua",
    "o",
    "tai",
    "bao nhieu",
    "la",
    "ve",
    "cho",
    "va",
    "cu",
    "ubnd",
    "hdnd",
    "xem",
    "tim",
];

/// The manifest as a file.
pub fn manifest(told: &Manifest<'_>) -> File {
    let kinds = told.kinds.iter().map(|kind| {
        let mut words: Vec<String> = kind.words.iter().map(|word| folded(word)).collect();
        words.sort();
        words.dedup();
        KindEntry { words, ..kind.clone() }
    });
    let home = told.home.map(|unit| {
        serde_json::json!({
            "id": unit.id, "name": unit.name, "address": unit.address, "pack": unit.packs,
        })
    });
    let types: serde_json::Map<_, _> =
        TYPES.iter().map(|(word, level)| ((*word).to_owned(), (*level).into())).collect();
    let whole = serde_json::json!({
        "format": 1,
        "people": told.people.key(),
        "home": home,
        "prefixes": told.prefixes,
        "shards": told.shards,
        "same": SAME,
        "types": types,
        "skip": SKIP,
        "kinds": kinds.collect::<Vec<_>>(),
        "years": told.years,
        "pages": told.pages,
        "units": told.units,
        "documents": told.documents,
    });
    let path = format!("{FOLDER}/{MANIFEST}");
    File { path, bytes: whole.to_string().into_bytes() }
}
