//! The files of a site, in an order of their own.
//!
//! Hidden files, editors' leftovers and Office lock files are passed over. A link may point to a
//! file inside the same folder tree, nowhere else; what leads out is not looked at.

use std::path::Path;

use rustix::io::Errno;
use walkdir::{DirEntry, WalkDir};

use super::{Sources, Stamp};
use crate::finding::code::{LeadsOutside, LinkLoop, Unreadable, both};
use crate::finding::{Judged, Span};

/// The files below the given folders of `root` (`content`, `themes`), sorted by path.
///
/// # Errors
/// When the root itself cannot be read.
pub fn list(root: &Path, folders: &[&str]) -> std::io::Result<Judged<Sources>> {
    let root = root.canonicalize()?;
    let mut found = Found::default();
    for folder in folders {
        let top = root.join(folder);
        if top.exists() {
            found.walk(&root, &top);
        }
    }
    Ok(found.sources(&root))
}

/// What lies below the folders: files to read, and what is refused with the reason.
#[derive(Default)]
struct Found {
    files: Vec<(String, Stamp)>,
    refused: Vec<(String, Refusal)>,
}

/// Why something is no file of the site.
enum Refusal {
    Outside,
    Loop,
    Unreadable(String),
}

impl Found {
    fn walk(&mut self, root: &Path, top: &Path) {
        let mut walk = WalkDir::new(top).follow_links(true).into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.refused.extend(refused(root, &error));
                    continue;
                }
            };
            let kind = entry.file_type();
            // What lies outside is not even looked at.
            let outside = entry.path_is_symlink() && leads_outside(top, entry.path());
            if kind.is_dir() && (outside || !is_wanted(&entry)) {
                walk.skip_current_dir();
            }
            let path = relative(root, entry.path());
            match () {
                () if !is_wanted(&entry) => {}
                () if outside => self.refused.push((path, Refusal::Outside)),
                () if kind.is_dir() => {}
                () if kind.is_file() => {
                    let stamp = entry.metadata().map(|meta| Stamp::of(&meta));
                    self.files.push((path, stamp.unwrap_or_default()));
                }
                () => {
                    let reason = both("không phải một tệp thường", "it is no ordinary file");
                    self.refused.push((path, Refusal::Unreadable(reason)));
                }
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
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
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
        (None, Some(error)) => Refusal::Unreadable(error.to_string()),
        (None, None) => Refusal::Unreadable(error.to_string()),
    };
    Some((relative(root, path), why))
}
