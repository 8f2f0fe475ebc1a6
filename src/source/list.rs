//! The files of a site, in an order of their own.
//!
//! Hidden files, editors' leftovers and Office lock files are passed over. A link may point to a
//! file inside the same folder tree, nowhere else.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::Sources;
use crate::finding::code::{LeadsOutside, LinkLoop, Unreadable};
use crate::finding::{Finding, Judged};

/// The files below the given folders of `root` (`content`, `themes`), sorted by path.
///
/// # Errors
/// When the root itself cannot be read.
pub fn list(root: &Path, folders: &[&str]) -> std::io::Result<Judged<Sources>> {
    let root = root.canonicalize()?;
    let (mut paths, mut findings) = (Vec::new(), Vec::new());
    for folder in folders {
        let top = root.join(folder);
        if !top.exists() {
            continue;
        }
        for entry in WalkDir::new(&top).follow_links(true).into_iter().filter_entry(wanted) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {
                    if entry.path_is_symlink() && outside(&top, entry.path()) {
                        findings.push(leads_outside(&root, entry.path()));
                    }
                }
                Ok(entry) if outside_link(&top, &entry) => {
                    findings.push(leads_outside(&root, entry.path()));
                }
                Ok(entry) => {
                    let size = entry.metadata().map_or(0, |meta| meta.len());
                    paths.push((relative(&root, entry.path()), size));
                }
                Err(error) => findings.push(refused(&root, &error)),
            }
        }
    }
    let outside: Vec<String> = findings.iter().filter_map(folder_of_refused).collect();
    paths.retain(|(path, _)| !outside.iter().any(|folder| path.starts_with(folder)));
    paths.sort();
    findings.sort();
    Ok(Judged { value: Sources::new(&root, paths), findings })
}

fn wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let leftover = name.starts_with('.') || name.starts_with("~$") || name.ends_with('~');
    entry.depth() == 0 || !(leftover || name == "Thumbs.db" || name == "desktop.ini")
}

fn outside_link(top: &Path, entry: &DirEntry) -> bool {
    entry.path_is_symlink() && outside(top, entry.path())
}

fn outside(top: &Path, path: &Path) -> bool {
    path.canonicalize().map_or(true, |real| !real.starts_with(top))
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn leads_outside(root: &Path, path: &Path) -> Finding {
    LeadsOutside { path: relative(root, path) }.nowhere()
}

/// The folder whose files are dropped because it is a link that leads outside.
fn folder_of_refused(finding: &Finding) -> Option<String> {
    let path = finding.vi.cause.split(['“', '”']).nth(1)?;
    (finding.code == "DB005").then(|| format!("{path}/"))
}

fn refused(root: &Path, error: &walkdir::Error) -> Finding {
    let path = error.path().map(|path| relative(root, path)).unwrap_or_default();
    match error.loop_ancestor() {
        Some(_) => LinkLoop { path }.nowhere(),
        None => Unreadable { reason: format!("{path}: {error}") }.nowhere(),
    }
}
