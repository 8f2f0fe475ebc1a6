//! The plan: which outputs the generation has so far, and where their bytes are.
//!
//! An output that the last manifest lists and that stays as it is costs one byte of state, set
//! without a lock: the manifest holds the rest. Only what is new or changed gets an entry of its
//! own. No output may be where another needs a folder; since the files of a manifest never clash
//! with each other, only a path that it does not list can clash, and that one bars the files it
//! clashes with.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::disk::Stamp;
use super::error::PublishError;
use super::last::Last;
use super::manifest::{Entry, Manifest, Role};

type Result<T> = std::result::Result<T, PublishError>;

/// The outputs so far.
pub(super) struct Plan {
    /// For each file of the last manifest, what this generation does with it.
    uses: Vec<AtomicU8>,
    own: Mutex<BTreeMap<Box<str>, Item>>,
}

/// Nothing, so far.
const FREE: u8 = 0;
/// It stays, as a page, as an asset, or as an asset that nothing asks for any more.
const PAGE: u8 = 1;
const ASSET: u8 = 2;
const CARRIED: u8 = 3;
/// Another file takes its path.
const WRITTEN: u8 = 4;
/// An output stands above or below its path.
const BARRED: u8 = 5;

/// An output that is new or changed.
#[derive(Clone, Copy)]
pub(super) struct Item {
    pub(super) size: u64,
    pub(super) hash: blake3::Hash,
    pub(super) inode: u64,
    pub(super) changed: i64,
    pub(super) role: Role,
    pub(super) from: From,
}

/// Where the bytes of such an output are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum From {
    /// In the output, as a file that no manifest lists.
    Site,
    /// In the staged folder.
    Stage,
    /// Not written yet, or writing failed.
    Nowhere,
}

impl Plan {
    pub(super) fn new(last: &Manifest) -> Plan {
        let uses = (0..last.len()).map(|_| AtomicU8::new(FREE)).collect();
        Plan { uses, own: Mutex::default() }
    }

    fn own(&self) -> MutexGuard<'_, BTreeMap<Box<str>, Item>> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A file of the last manifest stays.
    pub(super) fn keep(&self, at: usize, path: &str, role: Role) -> Result<()> {
        self.mark(at, path, if role == Role::Page { PAGE } else { ASSET })
    }

    /// Reserves a path for an output of its own: no other may be there, above or below.
    pub(super) fn add(&self, last: &Manifest, path: &str, item: Item) -> Result<()> {
        match last.find(path.as_bytes()) {
            Some(at) => self.mark(at, path, WRITTEN)?,
            None => self.bar(last, path)?,
        }
        let mut own = self.own();
        let before = own.range::<str, _>((Bound::Unbounded, Bound::Excluded(path))).next_back();
        let before = before.map(|(other, _)| &**other);
        let after = first_from(&own, path);
        if after == Some(path) {
            return Err(PublishError::Twice(path.into()));
        }
        let start = format!("{path}/");
        if let Some(inside) = first_from(&own, &start).filter(|other| other.starts_with(&start)) {
            return clash(path, inside);
        }
        // A folder that a neighbour is in too was found free when that one came.
        let is_shared = |folder: &str| {
            let is_in =
                |other: &str| other.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
            before.is_some_and(is_in) || after.is_some_and(is_in)
        };
        let mut folders = folders_of(path).take_while(|folder| !is_shared(folder));
        if let Some(folder) = folders.find(|folder| own.contains_key(*folder)) {
            return clash(folder, path);
        }
        own.insert(path.into(), item);
        Ok(())
    }

    /// Notes where an output of its own ended up.
    pub(super) fn settle(&self, path: &str, settled: impl FnOnce(&mut Item)) {
        if let Some(item) = self.own().get_mut(path) {
            settled(item);
        }
    }

    fn mark(&self, at: usize, path: &str, as_what: u8) -> Result<()> {
        let answer =
            self.uses[at].compare_exchange(FREE, as_what, Ordering::AcqRel, Ordering::Acquire);
        match answer {
            Ok(_) => Ok(()),
            Err(BARRED) => self.barred(path),
            Err(_) => Err(PublishError::Twice(path.into())),
        }
    }

    /// Which output stands above or below a path that is barred.
    fn barred(&self, path: &str) -> Result<()> {
        let own = self.own();
        if let Some(folder) = folders_of(path).find(|folder| own.contains_key(*folder)) {
            return clash(folder, path);
        }
        let start = format!("{path}/");
        clash(path, first_from(&own, &start).unwrap_or(&start))
    }

    /// Bars the files of the last manifest that are above or below the path.
    fn bar(&self, last: &Manifest, path: &str) -> Result<()> {
        let try_bar = |at: usize| {
            let answer =
                self.uses[at].compare_exchange(FREE, BARRED, Ordering::AcqRel, Ordering::Acquire);
            matches!(answer, Ok(_) | Err(BARRED))
        };
        let name = |at: usize| String::from_utf8_lossy(last.path(at)).into_owned();
        for folder in folders_of(path) {
            if let Some(at) = last.find(folder.as_bytes()).filter(|at| !try_bar(*at)) {
                return clash(&name(at), path);
            }
        }
        let mut inside = last.inside(0..last.len(), format!("{path}/").as_bytes());
        inside.find(|at| !try_bar(*at)).map_or(Ok(()), |at| clash(path, &name(at)))
    }

    /// The outputs are all there; an error if one was not written.
    pub(super) fn complete(self, last: &Last) -> Result<Generation<'_>> {
        let own = self.own.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some((path, _)) = own.iter().find(|(_, item)| item.from == From::Nowhere) {
            return Err(PublishError::Unfinished(path.to_string()));
        }
        let uses = self.uses.into_iter().map(AtomicU8::into_inner).collect();
        Ok(Generation { last, uses, own: own.into_iter().collect(), copied: BTreeMap::new() })
    }
}

/// The first path that is not before this one.
fn first_from<'o>(own: &'o BTreeMap<Box<str>, Item>, path: &str) -> Option<&'o str> {
    let range = (Bound::Included(path), Bound::Unbounded);
    own.range::<str, _>(range).next().map(|(other, _)| &**other)
}

fn clash(file: &str, inside: &str) -> Result<()> {
    Err(PublishError::FileOrFolder { file: file.into(), inside: inside.into() })
}

/// The folders of a path, innermost first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rfind('/').map(|at| &path[..at]), |folder| {
        folder.rfind('/').map(|at| &folder[..at])
    })
}

/// Every file of a generation: those that stay, and those of its own.
pub(super) struct Generation<'l> {
    pub(super) last: &'l Last,
    uses: Vec<u8>,
    /// Sorted by path.
    pub(super) own: Vec<(Box<str>, Item)>,
    /// Files that stay and could not be linked.
    pub(super) copied: BTreeMap<usize, Stamp>,
}

impl Generation<'_> {
    /// Whether a file of the last manifest stays, and as what.
    pub(super) fn role(&self, at: usize) -> Option<Role> {
        match self.uses[at] {
            PAGE => Some(Role::Page),
            ASSET => Some(Role::Asset),
            CARRIED => Some(Role::Carried),
            _ => None,
        }
    }

    /// The files of the last manifest that stay.
    pub(super) fn kept(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.uses.len()).filter(|at| self.role(*at).is_some())
    }

    /// How many files of the last manifest are no output any more.
    pub(super) fn dropped(&self) -> usize {
        self.uses.iter().filter(|as_what| matches!(**as_what, FREE | BARRED)).count()
    }

    /// Keeps the assets of the last generation that are no longer written; how many.
    pub(super) fn carry_assets(&mut self) -> usize {
        let mut carried = 0;
        for at in 0..self.uses.len() {
            let is_asset = || self.last.manifest.entry(at).role == Role::Asset;
            if self.uses[at] == FREE && is_asset() && self.last.is_exact(at) {
                self.uses[at] = CARRIED;
                carried += 1;
            }
        }
        carried
    }

    /// Every output is published already, and nothing is published that is no longer an output,
    /// but for assets that only stay.
    pub(super) fn is_unchanged(&self) -> bool {
        let stays = |at| self.last.manifest.entry(at).role == Role::Carried;
        self.last.known
            && self.last.root.is_some()
            && self.own.is_empty()
            && (0..self.uses.len()).all(|at| self.role(at).is_some() || stays(at))
    }

    /// The output of its own at a path.
    pub(super) fn own_at(&self, path: &[u8]) -> Option<&Item> {
        let at = self.own.binary_search_by(|(own, _)| own.as_bytes().cmp(path)).ok()?;
        Some(&self.own[at].1)
    }

    /// An output of its own is in the folder whose path ends with `/`.
    pub(super) fn has_own_in(&self, folder: &[u8]) -> bool {
        let at = self.own.partition_point(|(own, _)| own.as_bytes() < folder);
        self.own.get(at).is_some_and(|(own, _)| own.as_bytes().starts_with(folder))
    }

    /// Every path where the last generation differs from this one, or may, each ended by a zero
    /// byte.
    pub(super) fn differs(&self) -> Vec<u8> {
        let last = self.last;
        let dropped = (0..self.uses.len()).filter(|at| self.role(*at).is_none());
        let listed = dropped.chain(self.copied.keys().copied()).map(|at| last.manifest.path(at));
        let own = self.own.iter().map(|(path, _)| path.as_bytes());
        let foreign = last.foreign.keys().map(Vec::as_slice);
        listed.chain(own).chain(foreign).flat_map(|path| [path, b"\0"]).flatten().copied().collect()
    }

    /// What the manifest says of a file of the last one; as it is now, if it stays.
    pub(super) fn entry(&self, at: usize) -> Entry<'_> {
        let entry = self.last.manifest.entry(at);
        let Some(role) = self.role(at) else { return entry };
        match self.copied.get(&at).or_else(|| self.last.moved.get(&at)) {
            Some(Stamp { inode, changed, .. }) => {
                Entry { inode: *inode, changed: *changed, role, ..entry }
            }
            None => Entry { role, ..entry },
        }
    }

    /// What its manifest says, sorted by path.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let own = self.own.iter().map(|(path, item)| Entry {
            path: path.as_bytes(),
            size: item.size,
            hash: item.hash,
            inode: item.inode,
            changed: item.changed,
            role: item.role,
        });
        merged(self.kept().map(|at| self.entry(at)), own)
    }

    /// What the manifest says if nothing changed: an asset that only stays goes on staying.
    pub(super) fn entries_as_they_are(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.uses.len()).map(|at| self.entry(at))
    }
}

/// Two runs, both sorted by path, as one.
fn merged<'e>(
    one: impl Iterator<Item = Entry<'e>>,
    other: impl Iterator<Item = Entry<'e>>,
) -> impl Iterator<Item = Entry<'e>> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(a), Some(b)) if b.path < a.path => other.next(),
        (Some(_), _) => one.next(),
        _ => other.next(),
    })
}
