//! The files of a site, in an order of their own.
//!
//! Hidden files, editors' leftovers and Office lock files are passed over. A link may point to a
//! file inside the same folder tree, nowhere else; what leads out is not looked at.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::io::Errno;
use walkdir::{DirEntry, WalkDir};

use super::{Sources, Stamp};
use crate::finding::code::{LeadsOutside, LinkLoop, TooMany, Unreadable, both};
use crate::finding::{Judged, Span, reason};
use crate::value::limits::FILE_LIMIT;

/// The files below the given folders of `root` (`content`, `themes`), sorted by path.
///
/// # Errors
/// When the root itself cannot be read.
pub fn list(root: &Path, folders: &[&str]) -> std::io::Result<Judged<Sources>> {
    list_within(root, folders, FILE_LIMIT)
}

/// The same for a site of at most so many files; more are objected to.
///
/// # Errors
/// As [`list`].
pub fn list_within(root: &Path, folders: &[&str], most: usize) -> std::io::Result<Judged<Sources>> {
    let root = root.canonicalize()?;
    let tops = folders.iter().map(|folder| root.join(folder)).filter(|top| top.exists());
    let found = tops.map(|top| Found::below(&root, &top)).reduce(Found::and);
    let found = found.unwrap_or_default();
    let count = found.files.len();
    let mut judged = found.sources(&root);
    if count > most {
        let (what, count, limit) = (both("tệp", "files"), count.to_string(), most.to_string());
        judged.findings.push(TooMany { what, count, limit }.nowhere());
    }
    Ok(judged)
}

/// What lies below the folders: files to read, and what is refused with the reason.
#[derive(Default)]
struct Found {
    files: Vec<(String, Stamp)>,
    refused: Vec<(String, Refusal)>,
    /// Some link leads to a folder.
    winds: bool,
}

/// Why something is no file of the site.
enum Refusal {
    Outside,
    Loop,
    Unreadable(String),
}

/// Folders so deep below a top folder are walked side by side.
const BRANCHES: usize = 2;

impl Found {
    /// All below a top folder, by as many threads as there are. Where some link leads to a folder,
    /// by one: only a walk that came by every folder above can tell that it goes round.
    fn below(root: &Path, top: &Path) -> Found {
        let mut branches = Vec::new();
        let mut keep = |folder: &DirEntry| {
            if folder.depth() == BRANCHES {
                branches.push(folder.path().to_owned());
            }
        };
        let near = Found::walk(root, top, WalkDir::new(top).max_depth(BRANCHES), &mut keep);
        let walk = |folder: &PathBuf| {
            Found::walk(root, top, WalkDir::new(folder).min_depth(1), &mut |_| {})
        };
        let deeper = branches.par_iter().map(walk).reduce(Found::default, Found::and);
        match near.and(deeper) {
            found if found.winds => Found::walk(root, top, WalkDir::new(top), &mut |_| {}),
            found => found,
        }
    }

    fn and(mut self, more: Found) -> Found {
        self.files.extend(more.files);
        self.refused.extend(more.refused);
        Found { winds: self.winds || more.winds, ..self }
    }

    /// One walk; `see` is shown every folder that belongs to the site.
    fn walk(root: &Path, top: &Path, walk: WalkDir, see: &mut dyn FnMut(&DirEntry)) -> Found {
        let mut found = Found::default();
        let mut walk = walk.follow_links(true).into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    found.winds |= error.loop_ancestor().is_some();
                    found.refused.extend(refused(root, &error));
                    continue;
                }
            };
            let is_folder = entry.file_type().is_dir();
            // What lies outside is not even looked at.
            let outside = entry.path_is_symlink() && leads_outside(top, entry.path());
            if is_folder && (outside || !is_wanted(&entry)) {
                walk.skip_current_dir();
            } else if is_folder {
                found.winds |= entry.path_is_symlink();
                see(&entry);
            }
            if is_wanted(&entry) {
                found.take(root, &entry, outside);
            }
        }
        found
    }

    fn take(&mut self, root: &Path, entry: &DirEntry, outside: bool) {
        let kind = entry.file_type();
        match () {
            () if outside => self.refused.push((relative(root, entry.path()), Refusal::Outside)),
            () if kind.is_dir() => {}
            () if kind.is_file() => {
                let stamp = entry.metadata().map(|meta| Stamp::of(&meta));
                self.files.push((relative(root, entry.path()), stamp.unwrap_or_default()));
            }
            () => {
                let reason = both("không phải một tệp thường", "it is no ordinary file");
                self.refused.push((relative(root, entry.path()), Refusal::Unreadable(reason)));
            }
        }
    }

    fn sources(mut self, root: &Path) -> Judged<Sources> {
        self.files.sort_by(|a, b| a.0.cmp(&b.0));
        self.refused.sort_by(|a, b| a.0.cmp(&b.0));
        let paths = self.refused.iter().map(|(path, _)| path.clone());
        let sources = Sources::new(root, self.files).with_refused(paths);
        let objections = sources.refused().iter().zip(self.refused).map(|(file, (path, why))| {
            let at = Span::file(file.id);
            match why {
                Refusal::Outside => LeadsOutside { path }.at(at),
                Refusal::Loop => LinkLoop { path }.at(at),
                Refusal::Unreadable(reason) => Unreadable { reason }.at(at),
            }
        });
        let findings = objections.collect();
        Judged { value: sources, findings }
    }
}

fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_leftover(&entry.file_name().to_string_lossy())
}

/// Hidden files, editors' leftovers, Office lock files.
pub(super) fn is_leftover(name: &str) -> bool {
    let marked = name.starts_with('.') || name.starts_with("~$") || name.ends_with('~');
    marked || name == "Thumbs.db" || name == "desktop.ini"
}

fn leads_outside(top: &Path, path: &Path) -> bool {
    path.canonicalize().map_or(true, |real| !real.starts_with(top))
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    match below.to_str() {
        Some(path) if std::path::MAIN_SEPARATOR == '/' => path.to_owned(),
        _ => {
            let parts = below.components().map(|part| part.as_os_str().to_string_lossy());
            parts.collect::<Vec<_>>().join("/")
        }
    }
}

fn refused(root: &Path, error: &walkdir::Error) -> Option<(String, Refusal)> {
    let path = error.path()?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let round = error
        .io_error()
        .is_some_and(|error| error.raw_os_error() == Some(Errno::LOOP.raw_os_error()));
    let why = match (error.loop_ancestor(), error.io_error()) {
        _ if is_leftover(&name) => return None,
        (Some(_), _) => Refusal::Loop,
        _ if round => Refusal::Loop,
        (None, Some(error)) => {
            let (vi, en) = reason(error);
            Refusal::Unreadable(both(&vi, &en))
        }
        (None, None) => Refusal::Unreadable(error.to_string()),
    };
    Some((relative(root, path), why))
}
