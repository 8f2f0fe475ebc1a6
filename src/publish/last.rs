//! The last generation: what its manifest lists, and what is really there.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::os::fd::AsFd;
use std::path::Path;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustix::fs::{CWD, Mode, OFlags, openat};

use super::disk::{Os, Rel, Sort, Stamp, below};
use super::error::PublishError;
use super::manifest::Manifest;
use super::place::Place;
use super::plan::folders_of;
use super::swap::{JOURNAL, MANIFEST, MANIFEST_NEXT};

type Result<T> = std::result::Result<T, PublishError>;

/// What is published now.
pub(super) struct Last {
    /// False: never built by us.
    pub(super) known: bool,
    pub(super) manifest: Manifest,
    /// For each file of the manifest: it is there, with its stamp; and how many names it has.
    exact: Vec<AtomicU8>,
    /// Files of the manifest that are there with another stamp.
    pub(super) moved: BTreeMap<usize, Stamp>,
    /// What is there and not of our making, folders included.
    pub(super) foreign: BTreeMap<Rel, Stamp>,
    pub(super) root: Option<Stamp>,
}

impl Last {
    pub(super) fn look(place: &Place, manifest: Option<Manifest>) -> Result<Last> {
        let root = place.stat(&place.out)?;
        let (known, manifest) = (manifest.is_some(), manifest.unwrap_or_default());
        let exact: Vec<AtomicU8> = (0..manifest.len()).map(|_| AtomicU8::new(0)).collect();
        let (moved, foreign) = (Mutex::new(BTreeMap::new()), Mutex::new(BTreeMap::new()));
        place.walk(&place.out, &manifest, &|rel, stamp, listed| {
            match (stamp.sort, listed.clone().next()) {
                (Sort::Folder, Some(_)) => {}
                (Sort::File, Some(at)) if manifest.entry(at).is_exactly(stamp) => {
                    let links = u8::try_from(stamp.links).unwrap_or(u8::MAX).max(1);
                    exact[at].store(links, Ordering::Relaxed);
                }
                (Sort::File, Some(at)) => {
                    moved.lock().unwrap_or_else(PoisonError::into_inner).insert(at, *stamp);
                }
                (sort, _) => {
                    let stamp = match sort {
                        Sort::Folder => place.stat(&below(&place.out, rel))?.unwrap_or(*stamp),
                        _ => *stamp,
                    };
                    let mut foreign = foreign.lock().unwrap_or_else(PoisonError::into_inner);
                    foreign.insert(rel.to_vec(), stamp);
                }
            }
            Ok(true)
        })?;
        let moved = moved.into_inner().unwrap_or_else(PoisonError::into_inner);
        let foreign = foreign.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Last { known, manifest, exact, moved, foreign, root })
    }

    /// The file is there, with its stamp.
    pub(super) fn is_exact(&self, at: usize) -> bool {
        self.exact[at].load(Ordering::Relaxed) > 0
    }

    /// The file is there, with its stamp, and has one more name.
    pub(super) fn is_double(&self, at: usize) -> bool {
        self.exact[at].load(Ordering::Relaxed) == 2
    }

    /// The file is there, as we left it or not.
    pub(super) fn is_there(&self, at: usize) -> bool {
        self.is_exact(at) || self.moved.contains_key(&at)
    }

    /// Nothing that is not ours stands above or below the path. (A file at the very path may turn
    /// out to have the same bytes; then it is taken over.)
    pub(super) fn yields(&self, out: &Path, path: &str) -> Result<()> {
        if self.foreign.is_empty() {
            return Ok(());
        }
        let is_folder = |rel: &[u8]| self.foreign.get(rel).is_none_or(|s| s.sort == Sort::Folder);
        let above = folders_of(path).find(|folder| !is_folder(folder.as_bytes()));
        if let Some(folder) = above {
            return Err(in_the_way(out, folder.as_bytes(), path));
        }
        let start = format!("{path}/").into_bytes();
        match self.foreign_from(&start).filter(|rel| rel.starts_with(&start)) {
            Some(rel) => Err(in_the_way(out, rel, path)),
            None => Ok(()),
        }
    }

    /// Something that is not ours is in the folder whose path ends with `/`.
    pub(super) fn has_foreign_in(&self, folder: &[u8]) -> bool {
        self.foreign_from(folder).is_some_and(|rel| rel.starts_with(folder))
    }

    fn foreign_from(&self, rel: &[u8]) -> Option<&Rel> {
        let range = (Bound::Included(rel), Bound::Unbounded);
        self.foreign.range::<[u8], _>(range).next().map(|(rel, _)| rel)
    }
}

pub(super) fn in_the_way(out: &Path, rel: &[u8], wanted: &str) -> PublishError {
    PublishError::Foreign { path: below(out, rel), wanted: wanted.to_owned() }
}

/// The hash of the last manifest, if the output stands exactly as it was last published: no swap
/// was cut short, and every file is there with its size, inode and time. What is not of our making
/// does not matter. Takes no lock and writes nothing; after a build that runs meanwhile the answer
/// may be old, as it may be with one that begins just after.
pub fn standing(out: &Path) -> Option<blake3::Hash> {
    let place = Place::seek(Arc::new(Os), out).ok()?;
    let is_free = |name| place.stat(&place.in_state(name)).is_ok_and(|stamp| stamp.is_none());
    if !is_free(JOURNAL) || !is_free(MANIFEST_NEXT) {
        return None;
    }
    let manifest = Manifest::from_bytes(place.read_state(MANIFEST).ok()??)?;
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let root = openat(CWD, &place.out, flags, Mode::empty()).ok()?;
    let stands = |at: usize| {
        let entry = manifest.entry(at);
        let stamp = Stamp::at(root.as_fd(), entry.path);
        stamp.is_ok_and(|stamp| stamp.sort == Sort::File && entry.is_exactly(&stamp))
    };
    let is_same = Stamp::at(root.as_fd(), b".").is_ok_and(|stamp| stamp.inode == manifest.root);
    let all = is_same && (0..manifest.len()).into_par_iter().with_min_len(64).all(stands);
    all.then_some(manifest.seal)
}
