//! Where a site is published, and the folder beside it that belongs to publication alone.
//!
//! For an output `public` the state folder is `.danbiet-public`, on the same file system, so that
//! renames and links work. It holds `lock`, `manifest`, `previous` (the last generation but one)
//! `forget` while that one is still to be removed,
//! and, during a build only, `next-…`, `spare-…`, `trash-…`, `manifest-next` and `swap`.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::os::fd::BorrowedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use rustix::fs::{CWD, Dir};

use super::disk::{Disk, Fill, Rel, Sort, Stamp, below};
use super::error::{Act, PublishError};
use super::manifest::Manifest;

/// The output folder with its state folder, and the disk they are on.
pub(super) struct Place {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) out: PathBuf,
    pub(super) state: PathBuf,
}

type Result<T> = std::result::Result<T, PublishError>;

impl Place {
    /// Follows links to the true folder (or to where it will be) and makes the state folder.
    pub(super) fn find(disk: Arc<dyn Disk>, out: &Path) -> Result<Place> {
        let place = Place::seek(disk, out)?;
        place.make_folders(&place.state)?;
        Ok(place)
    }

    /// The same, but makes nothing.
    pub(super) fn seek(disk: Arc<dyn Disk>, out: &Path) -> Result<Place> {
        let out = true_path(&*disk, out)?;
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(PublishError::NotAFolder(out));
        };
        let mut state_name = OsString::from(".danbiet-");
        state_name.push(name);
        let place = Place { disk, state: parent.join(state_name), out };
        if place.stat(&place.out)?.is_some_and(|stamp| stamp.sort != Sort::Folder) {
            return Err(PublishError::NotAFolder(place.out));
        }
        Ok(place)
    }

    /// A folder to read from, which must be there; no state folder is made.
    pub(super) fn whole(disk: Arc<dyn Disk>, folder: &Path) -> Result<Place> {
        let place = Place { disk, out: folder.to_owned(), state: folder.to_owned() };
        match place.stat(folder)? {
            Some(stamp) if stamp.sort == Sort::Folder => Ok(place),
            _ => Err(PublishError::NotAFolder(folder.to_owned())),
        }
    }

    pub(super) fn in_state(&self, name: &str) -> PathBuf {
        self.state.join(name)
    }

    /// What stands at `path`, if anything does.
    pub(super) fn stat(&self, path: &Path) -> Result<Option<Stamp>> {
        match self.disk.stat(path) {
            Ok(stamp) => Ok(Some(stamp)),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(PublishError::disk(Act::Read, path)(error)),
        }
    }

    /// Makes a folder and those above it; fine if it exists.
    pub(super) fn make_folders(&self, path: &Path) -> Result<()> {
        match self.disk.make_folder(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty())
                {
                    self.make_folders(parent)?;
                }
                self.make_folder(path)
            }
            answer => made(answer, path),
        }
    }

    /// Makes a folder; fine if it exists.
    pub(super) fn make_folder(&self, path: &Path) -> Result<()> {
        made(self.disk.make_folder(path), path)
    }

    pub(super) fn rename(&self, act: Act, from: &Path, to: &Path) -> Result<()> {
        self.disk.rename(from, to).map_err(PublishError::disk(act, from))
    }

    pub(super) fn sync(&self, path: &Path) -> Result<()> {
        self.disk.sync(path).map_err(PublishError::disk(Act::Sync, path))
    }

    /// Writes a file of the state folder so that it is there whole and durable, or not at all.
    pub(super) fn write_state(&self, name: &str, fill: Fill<'_>) -> Result<()> {
        let (draft, path) = (self.in_state("draft"), self.in_state(name));
        self.remove_file(&draft)?;
        self.disk.create_with(&draft, fill).map_err(PublishError::disk(Act::Write, &draft))?;
        self.sync(&draft)?;
        self.rename(Act::Write, &draft, &path)?;
        self.sync(&self.state)
    }

    /// The bytes of a file of the state folder, if it is there.
    pub(super) fn read_state(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let path = self.in_state(name);
        match self.disk.read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if is_absent(&error) => Ok(None),
            Err(error) => Err(PublishError::disk(Act::Read, &path)(error)),
        }
    }

    /// Removes a file; fine if it is not there.
    pub(super) fn remove_file(&self, path: &Path) -> Result<()> {
        match self.disk.remove_file(path) {
            Err(error) if !is_absent(&error) => Err(PublishError::disk(Act::Remove, path)(error)),
            _ => Ok(()),
        }
    }

    /// Removes a folder of ours with all that is in it; fine if it is not there.
    pub(super) fn remove_tree(&self, path: &Path) -> Result<()> {
        let held = match self.disk.list(CWD, path) {
            Err(error) if is_absent(&error) => return Ok(()),
            answer => answer.map_err(PublishError::disk(Act::Read, path))?.1,
        };
        held.par_iter().try_for_each(|(name, stamp)| match stamp.sort {
            Sort::Folder => self.remove_tree(&path.join(name)),
            _ => self.remove_file(&path.join(name)),
        })?;
        self.disk.remove_folder(path).map_err(PublishError::disk(Act::Remove, path))
    }

    /// Shows `visit` everything that stands below `root`, a folder before what is in it, in no
    /// order and from many threads; with the files of the manifest that are at, or in, that place.
    /// It answers whether to look into a folder. Nothing is shown if `root` is not there.
    pub(super) fn walk(&self, root: &Path, manifest: &Manifest, visit: &Visit<'_>) -> Result<()> {
        if self.stat(root)?.is_none() {
            return Ok(());
        }
        let walk = Walk { place: self, root, manifest, visit };
        walk.folder((CWD, root), &mut Vec::new(), 0..manifest.len())
    }
}

/// What is done with each thing that a walk meets: its path below the root, what it is, and which
/// files of the manifest stand there or below.
pub(super) type Visit<'v> = dyn Fn(&[u8], &Stamp, Range<usize>) -> Result<bool> + Sync + 'v;

struct Walk<'w> {
    place: &'w Place,
    root: &'w Path,
    manifest: &'w Manifest,
    visit: &'w Visit<'w>,
}

impl Walk<'_> {
    /// One folder, opened from the one above where that is still open.
    fn folder(
        &self,
        (at, path): (BorrowedFd<'_>, &Path),
        rel: &mut Rel,
        range: Range<usize>,
    ) -> Result<()> {
        let failed = |error| PublishError::disk(Act::Read, &below(self.root, rel))(error);
        let (open, held) = self.place.disk.list(at, path).map_err(failed)?;
        let length = rel.len();
        let mut deeper = Vec::new();
        for (name, stamp) in held {
            rel.truncate(length);
            if length > 0 {
                rel.push(b'/');
            }
            rel.extend_from_slice(name.as_bytes());
            let is_folder = stamp.sort == Sort::Folder;
            let listed = if is_folder {
                rel.push(b'/');
                let inside = self.manifest.inside(range.clone(), rel);
                rel.pop();
                inside
            } else {
                let found = self.manifest.find_in(range.clone(), rel);
                found.map_or(0..0, |at| at..at + 1)
            };
            if (self.visit)(rel, &stamp, listed.clone())? && is_folder {
                deeper.push((name, listed));
            }
        }
        rel.truncate(length);
        self.deeper(open, rel, deeper)
    }

    /// The folders in a folder: near the root by many threads, each opened by its whole path, so
    /// that no thread that waits for another holds one open; further down one after the other.
    fn deeper(
        &self,
        open: Dir,
        rel: &mut Rel,
        deeper: Vec<(OsString, Range<usize>)>,
    ) -> Result<()> {
        const NEAR: usize = 3;
        if rel.is_empty() || rel.iter().filter(|byte| **byte == b'/').count() + 1 < NEAR {
            drop(open);
            return deeper.into_par_iter().try_for_each(|(name, listed)| {
                let mut rel = join(rel, name.as_bytes());
                let path = below(self.root, &rel);
                self.folder((CWD, &path), &mut rel, listed)
            });
        }
        let length = rel.len();
        for (name, listed) in deeper {
            rel.push(b'/');
            rel.extend_from_slice(name.as_bytes());
            let fd = open.fd().map_err(|e| PublishError::disk(Act::Read, self.root)(e.into()))?;
            self.folder((fd, Path::new(&name)), rel, listed)?;
            rel.truncate(length);
        }
        Ok(())
    }
}

fn join(rel: &[u8], name: &[u8]) -> Rel {
    match rel {
        [] => name.to_vec(),
        _ => [rel, b"/", name].concat(),
    }
}

fn made(answer: io::Result<()>, path: &Path) -> Result<()> {
    match answer {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        answer => answer.map_err(PublishError::disk(Act::MakeFolder, path)),
    }
}

pub(super) fn is_absent(error: &io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

/// Follows links by hand, because the last step may not exist (yet, or after a stopped swap).
fn true_path(disk: &dyn Disk, out: &Path) -> Result<PathBuf> {
    const LINKS: usize = 40;
    let mut path = out.to_path_buf();
    for _ in 0..LINKS {
        match disk.stat(&path) {
            Ok(stamp) if stamp.sort == Sort::Link => {
                let leads_to =
                    disk.read_link(&path).map_err(PublishError::disk(Act::Read, &path))?;
                path = path.parent().unwrap_or(Path::new("")).join(leads_to);
            }
            Ok(_) => return disk.resolve(&path).map_err(PublishError::disk(Act::Read, &path)),
            Err(error) if is_absent(&error) => return absent_path(disk, &path),
            Err(error) => return Err(PublishError::disk(Act::Read, &path)(error)),
        }
    }
    Err(PublishError::NotAFolder(out.to_path_buf()))
}

/// The true path of what does not exist: that of its parent, which is made if need be.
fn absent_path(disk: &dyn Disk, path: &Path) -> Result<PathBuf> {
    let Some(name) = path.file_name() else {
        return Err(PublishError::NotAFolder(path.to_path_buf()));
    };
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match disk.resolve(parent) {
        Ok(parent) => Ok(parent.join(name)),
        Err(error) if is_absent(&error) => Ok(true_path(disk, parent)?.join(name)),
        Err(error) => Err(PublishError::disk(Act::Read, parent)(error)),
    }
}
