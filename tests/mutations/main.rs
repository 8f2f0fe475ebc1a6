//! Random edits of right files: bytes, keys, types, structure. Whatever comes out is read without a
//! panic and without delay, and every file that is refused is named with a place in it.
//!
//! The same seed makes the same edits. `tests/mutate 50000` tries more of them, `tests/mutate 5000 7`
//! others.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and start the program"
)]

mod edit;
#[path = "../common/random.rs"]
mod random;
#[path = "../acceptance/site.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod site;
#[path = "../common/tree.rs"]
mod tree;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use danbiet::unit::{Catalogue, Level};
use danbiet::value::Period;
use edit::Random;
use site::{Found, Site};
use tree::{Tree, tree};

/// Files edited at a time: one reading of a site serves for so many.
const BATCH: usize = 100;

/// What a batch may take, so that no file in it takes longer; a build without optimisation and
/// other tests at the same time count for the rest.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 1 });
const TRIES: usize = 3;

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

#[test]
fn no_edit_is_a_panic_a_delay_or_a_nameless_refusal() {
    let many = number("DANBIET_MUTATIONS", if cfg!(debug_assertions) { 1_000 } else { 5_000 });
    let mut random = Random::new(number("DANBIET_SEED", 1) as u64);
    let right = documents();
    let folders = communes();
    let (mut refused, mut faults) = (0, Vec::new());
    for _ in 0..many.div_ceil(BATCH) {
        let edited: Vec<Edited> = folders
            .iter()
            .take(BATCH)
            .map(|folder| Edited::of(&right, folder, &mut random))
            .collect();
        match read(&edited) {
            Ok(errors) => refused += errors,
            Err(fault) => faults.push(fault),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    // Edits that change nothing worth objecting to would try nothing.
    assert!(refused * 4 > many, "only {refused} of {many} edits were refused");
}

#[test]
fn what_rules_the_whole_site_may_be_edited_too() {
    let many = number("DANBIET_MUTATIONS", 1_000) / 10;
    let mut random = Random::new(number("DANBIET_SEED", 2) as u64);
    let right = whole_site();
    let paths: Vec<&String> = right.keys().collect();
    let mut faults = Vec::new();
    for _ in 0..many {
        let path = paths[random.below(paths.len())];
        let bytes = edit::edited(&right[path], &right[path], &mut random);
        let mut files = right.clone();
        files.insert(path.clone(), bytes.clone());
        if let Err(fault) = checked(&files) {
            faults.push(format!("{path}: {fault}\n{}", String::from_utf8_lossy(&bytes)));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A document after its edit, with the files beside it.
struct Edited {
    files: Tree,
}

impl Edited {
    fn of(right: &[Document], folder: &str, random: &mut Random) -> Edited {
        let document = &right[random.below(right.len())];
        let other = &right[random.below(right.len())];
        let place = |path: &str| format!("content/{folder}/{path}");
        let mut files: Tree =
            document.beside.iter().map(|(path, bytes)| (place(path), bytes.clone())).collect();
        let beside = document.beside.keys().nth(random.below(document.beside.len().max(1)));
        // A table beside the document is edited as often as the document.
        match beside.filter(|_| random.below(2) == 0) {
            Some(path) => {
                let bytes = &document.beside[path];
                files.insert(place(path), edit::edited(bytes, bytes, random));
                files.insert(place(&document.path), document.bytes.clone());
            }
            None => {
                let bytes = edit::edited(&document.bytes, &other.bytes, random);
                files.insert(place(&document.path), bytes);
            }
        }
        Edited { files }
    }
}

/// How many of the edited documents are refused; or what went wrong, narrowed down to one of them.
fn read(edited: &[Edited]) -> Result<usize, String> {
    let all =
        |edited: &[Edited]| -> Tree { edited.iter().flat_map(|one| one.files.clone()).collect() };
    let errors = match checked(&all(edited)) {
        Ok(errors) => errors,
        Err(fault) if edited.len() == 1 => {
            let texts = edited[0].files.values().map(|bytes| String::from_utf8_lossy(bytes));
            return Err(format!("{fault}\n{}", texts.collect::<Vec<_>>().join("\n----\n")));
        }
        Err(fault) => {
            let (left, right) = edited.split_at(edited.len() / 2);
            return read(left).and(read(right)).and(Err(fault));
        }
    };
    let is_refused = |one: &&Edited| errors.iter().any(|error| one.files.contains_key(&error.1));
    Ok(edited.iter().filter(is_refused).count())
}

/// The errors of a site, each with a place within its file; or what must not happen.
fn checked(files: &Tree) -> Result<Vec<Found>, String> {
    let site = files.iter().fold(Site::new(), |site, (path, bytes)| site.file(path, bytes));
    let mut took = Duration::MAX;
    let mut errors = Vec::new();
    for _ in 0..TRIES {
        let start = Instant::now();
        let found = catch_unwind(AssertUnwindSafe(|| site.check().errors()));
        took = took.min(start.elapsed());
        errors = found.map_err(|_| "it panicked".to_owned())?;
        if took < LONGEST {
            break;
        }
    }
    if took > LONGEST {
        return Err(format!("it took {took:?}"));
    }
    let is_placed = |(_, path, line, column): &Found| {
        let lines = files.get(path).map(|bytes| bytes.split(|byte| *byte == b'\n').count() as u64);
        *line > 0 && *column > 0 && lines.is_none_or(|lines| *line <= lines + 1)
    };
    // Settings that are not there have no place.
    let nameless = errors.iter().find(|error| !is_placed(error) && error.0 != "DB400");
    nameless.map_or(Ok(errors.clone()), |error| Err(format!("no place: {error:?}")))
}

/// A right document of a commune in 2023, its path in the unit's folder, and what lies beside it.
struct Document {
    path: String,
    bytes: Vec<u8>,
    beside: BTreeMap<String, Vec<u8>>,
}

fn documents() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-kind/content");
    let files = tree(&root.join(site::DINH_BANG));
    let is_document = |path: &str| path.contains('/') && !path.ends_with(".csv");
    let (documents, beside): (Tree, Tree) = files
        .into_iter()
        .filter(|(path, _)| path.contains('/'))
        .partition(|(path, _)| is_document(path));
    let one = |(path, bytes): (String, Vec<u8>)| {
        let folder = path.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let named =
            |other: &String| other.strip_prefix(&folder).is_some_and(|name| text.contains(name));
        let beside = beside.iter().filter(|(other, _)| named(other));
        let beside = beside.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        Document { path, bytes, beside }
    };
    let mut all: Vec<Document> = documents.into_iter().map(one).collect();
    // A table in a file of its own is one of the readers.
    all.push(Document {
        path: "2023/tiep-cong-dan.yaml".into(),
        bytes: site::RECEPTION
            .replace(
                "schedule:\n    - { when: Thứ Năm hằng tuần, host: Nguyễn Văn Mẫu }",
                "schedule: lich.csv",
            )
            .into_bytes(),
        beside: BTreeMap::from([(
            "2023/lich.csv".into(),
            "when,host\nThứ Năm,\"Ông A, chủ tịch\"\nThứ Sáu,\"Bà \"\"B\"\"\"\n".into(),
        )]),
    });
    assert!(all.len() > 5);
    all
}

/// Settings, a kind of the site's own, a unit's file and a page of text.
fn whole_site() -> Tree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/own-kind");
    let kinds = tree(&root).into_iter();
    let mut files: Tree =
        kinds.map(|(name, bytes)| (format!("content/kinds/{name}"), bytes)).collect();
    let more = [
        (
            "content/pages/so-tay.md",
            "---\ntitle: Sổ tay\nmenu: { group: a, order: 1 }\n---\n# Một\n\nXem [đơn vị](/don-vi/) và `mã`.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ),
        (
            "content/site.yaml",
            "title: Trang thử\nbase-url: https://example.vn/thu\nlanguage: vi\nbudgets: { home: 30 KB }\noutputs: [pages, data]\nprivacy: { margin-days: 2 }\n",
        ),
        (
            "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/unit.yaml",
            "contact:\n  office: UBND phường Đình Bảng\n",
        ),
    ];
    files.extend(more.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
    assert!(files.len() > more.len(), "the kind of the site's own is not there");
    files
}

/// The communes of 2022 and 2023, as folders.
fn communes() -> Vec<String> {
    let years = ["2022", "2023"].map(|year| Period::parse(year).unwrap());
    let lives = |unit: &&danbiet::unit::Unit| {
        unit.level == Level::Commune
            && years.iter().all(|year| unit.existed_in(year.first_day()..=year.last_day()))
    };
    let units = Catalogue::embedded().units().iter().filter(lives);
    units.map(|unit| unit.address.to_string()).take(BATCH).collect()
}
