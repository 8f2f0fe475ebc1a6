//! Files to be made, and the one place that makes them. What is already there stays as it is.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::ScaffoldError;

/// A file to be made, by its path below the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct File {
    /// Path with `/`.
    pub(super) path: String,
    /// What it will say.
    pub(super) text: String,
}

/// What became of the files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Made {
    /// Files that were written.
    pub written: Vec<PathBuf>,
    /// Files that were there and were left alone.
    pub kept: Vec<PathBuf>,
}

/// Writes those that are not there yet.
pub(super) fn write(site: &Path, files: &[File]) -> Result<Made, ScaffoldError> {
    let mut made = Made::default();
    let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
    for file in files {
        let path = place(site, &file.path);
        let folder = path.parent().unwrap_or(site).to_owned();
        if !folder.as_os_str().is_empty() && !folders.contains(&folder) {
            fs::create_dir_all(&folder).map_err(|e| ScaffoldError::Machine(folder.clone(), e))?;
            folders.insert(folder);
        }
        match write_one(&path, &file.text) {
            Ok(()) => made.written.push(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => made.kept.push(path),
            Err(error) => return Err(ScaffoldError::Machine(path, error)),
        }
    }
    Ok(made)
}

/// A path below the site; below `.` it stays short.
pub(super) fn place(site: &Path, path: &str) -> PathBuf {
    if site == Path::new(".") { PathBuf::from(path) } else { site.join(path) }
}

fn write_one(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(text.as_bytes());
    if written.is_err() {
        // A half-written file would be kept for good the next time.
        let _ = fs::remove_file(path);
    }
    written
}
