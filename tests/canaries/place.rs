//! A site on the disk, and everything that a build left of it.

use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::tree::{Tree, tree};

/// The ward as it was until June 2025.
pub(crate) const OLD: &str = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";
/// The ward of today.
pub(crate) const NEW: &str = "content/bac-ninh/phuong-tu-son";

/// A site in a folder of its own.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run of the program said.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) json: serde_json::Value,
    /// All of it, as bytes.
    pub(crate) all: Vec<u8>,
}

impl Place {
    pub(crate) fn new() -> Place {
        let place = Place { folder: TempDir::new().unwrap() };
        place.write("content/site.yaml", "title: Trang thử\nbase-url: https://example.vn\n");
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    pub(crate) fn build(&self, day: &str) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_danbiet"))
            .args(["build", "--format", "json", "--at", day])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let all = [&output.stdout[..], &output.stderr[..]].concat();
        Said { code: output.status.code(), json, all }
    }

    /// All that stands beside the content: published, kept for the next build, or for going back.
    pub(crate) fn left(&self) -> Tree {
        let mut left = tree(self.folder.path());
        left.retain(|path, _| !path.starts_with("content/"));
        left
    }

    /// The published files alone.
    pub(crate) fn published(&self) -> Tree {
        tree(&self.path("public"))
    }
}

/// The bytes, and those of every file packed in them.
pub(crate) fn unpacked(bytes: &[u8], depth: usize) -> Vec<Vec<u8>> {
    let mut all = vec![bytes.to_vec()];
    if depth == 0 {
        return all;
    }
    if bytes.starts_with(b"PK\x03\x04")
        && let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes))
    {
        for n in 0..archive.len() {
            let mut inside = Vec::new();
            archive.by_index(n).unwrap().read_to_end(&mut inside).unwrap();
            all.extend(unpacked(&inside, depth - 1));
        }
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut inside = Vec::new();
        if flate2::read::GzDecoder::new(bytes).read_to_end(&mut inside).is_ok() {
            all.extend(unpacked(&inside, depth - 1));
        }
    }
    all
}

/// The files, and `report`, that hold one of the words, each with the word.
pub(crate) fn holders(left: &Tree, said: &Said, words: &[String]) -> Vec<String> {
    let report = ("report".to_owned(), said.all.clone());
    let files = left.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).chain([report]);
    let mut found = Vec::new();
    let matcher = aho_corasick::AhoCorasick::new(words).unwrap();
    for (path, bytes) in files {
        let mut inside = unpacked(&bytes, 3);
        inside.push(path.clone().into_bytes());
        for bytes in inside {
            let hits = matcher.find_iter(&bytes).map(|hit| &words[hit.pattern().as_usize()]);
            found.extend(hits.map(|word| format!("{word} in {path}")));
        }
    }
    found.sort();
    found.dedup();
    found
}
