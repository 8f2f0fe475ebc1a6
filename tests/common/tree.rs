//! What lies below a folder: for every test that compares what was published.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "part of tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Files by path, parts separated by `/`.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// All files below a folder; none for a folder that is not there.
pub(crate) fn tree(root: &Path) -> Tree {
    let relative = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
    let files = paths(root).into_iter();
    // A link may lead nowhere.
    files.map(|path| (relative(&path), fs::read(&path).unwrap_or_default())).collect()
}

/// The paths of all files and links below a folder, sorted.
pub(crate) fn paths(root: &Path) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![root.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let entry = entry.unwrap();
            let is_folder = entry.file_type().unwrap().is_dir();
            if is_folder { open.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.sort();
    found
}
