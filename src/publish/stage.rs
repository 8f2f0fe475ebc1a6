//! The stage: takes outputs while the published site stands untouched.
//!
//! Each output is compared with the last generation by size and hash, and with the file that is
//! really there by its stamp (by its bytes where the stamp differs, as after a restored backup).
//! Only what differs is written, into a folder beside the output.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::ErrorKind;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, Os, Rel, Sort, Stamp, below};
use super::error::{Act, PublishError, Space};
use super::manifest::{Entry, Manifest, Role};
use super::place::{Place, is_absent};
use super::swap::recover;
use super::{Report, Written, next};

type Result<T> = std::result::Result<T, PublishError>;

/// A generation in the making. Dropped without [`commit`](Stage::commit), it leaves the published
/// site as it was.
pub struct Stage {
    pub(super) place: Place,
    pub(super) last: Last,
    /// Name, in the state folder, of the folder that takes what differs.
    pub(super) name: String,
    plan: Mutex<Plan>,
    /// True from the moment when the staged folder may have become the site.
    pub(super) swapping: AtomicBool,
    _held: Held,
}

/// What is published now.
pub(super) struct Last {
    /// False: never built by us.
    pub(super) known: bool,
    pub(super) manifest: Manifest,
    /// For each entry of the manifest, what is really there.
    pub(super) found: Vec<Option<Stamp>>,
    /// What is there and not of our making, folders included.
    pub(super) foreign: BTreeMap<Rel, Stamp>,
    pub(super) root: Option<Stamp>,
}

/// The outputs so far.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) items: BTreeMap<Box<str>, Item>,
    /// Every folder that they need, with one output that needs it.
    folders: BTreeMap<Box<str>, Box<str>>,
}

/// One output.
pub(super) struct Item {
    pub(super) entry: Entry,
    pub(super) from: From,
}

/// Where the bytes of an output are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum From {
    /// In the published site.
    Site,
    /// In the staged folder.
    Stage,
    /// Not written yet, or writing failed.
    Nowhere,
}

impl Stage {
    /// Locks the output, mends what a killed build left and looks at what is published. The folder
    /// need not exist; a link to a folder is followed.
    pub fn open(out: &Path) -> Result<Stage> {
        Stage::open_on(Arc::new(Os), out)
    }

    /// The same on another disk; for tests that let calls fail.
    pub fn open_on(disk: Arc<dyn Disk>, out: &Path) -> Result<Stage> {
        let place = Place::find(disk, out)?;
        let held = lock(&place)?;
        let manifest = recover(&place)?;
        let last = Last::look(&place, manifest)?;
        let name = format!("next-{}", std::process::id());
        Ok(Stage {
            place,
            last,
            name,
            plan: Mutex::default(),
            swapping: AtomicBool::new(false),
            _held: held,
        })
    }

    /// The output folder, links followed.
    pub fn out(&self) -> &Path {
        &self.place.out
    }

    /// Takes one output. `path` is relative, parts separated by `/`.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Written> {
        self.put(path, bytes, Role::Page)
    }

    /// Takes an output whose name carries its hash: pages of the last generation may still ask for
    /// it, so it stays for one generation after it is no longer written.
    pub fn asset(&self, path: &str, bytes: &[u8]) -> Result<Written> {
        self.put(path, bytes, Role::Asset)
    }

    /// Takes over the published file as an output, without its bytes being at hand. True: it was
    /// proven to have this size and hash, by the last manifest and the file's stamp, or by its
    /// bytes where the stamp differs. False: nothing was taken, and the caller has to
    /// [`write`](Stage::write) it.
    pub fn keep(&self, path: &str, size: u64, hash: blake3::Hash) -> Result<bool> {
        self.take_over(path, size, hash, Role::Page)
    }

    /// The same for an output whose name carries its hash.
    pub fn keep_asset(&self, path: &str, size: u64, hash: blake3::Hash) -> Result<bool> {
        self.take_over(path, size, hash, Role::Asset)
    }

    /// Puts the new generation in the place of the old one, in one step.
    pub fn commit(self) -> Result<Report> {
        let plan = std::mem::take(&mut *self.plan());
        next::commit(&self, plan)
    }

    fn take_over(&self, path: &str, size: u64, hash: blake3::Hash, role: Role) -> Result<bool> {
        if !is_fit(path) {
            return Err(PublishError::BadPath(path.to_owned()));
        }
        let Some(Stamp { inode, changed, .. }) = self.published(path, size, hash)? else {
            return Ok(false);
        };
        let entry = Entry { path: path.into(), size, hash, inode, changed, role };
        self.claim(Item { entry, from: From::Site })?;
        Ok(true)
    }

    fn put(&self, path: &str, bytes: &[u8], role: Role) -> Result<Written> {
        if !is_fit(path) {
            return Err(PublishError::BadPath(path.to_owned()));
        }
        let (size, hash) = (bytes.len() as u64, blake3::hash(bytes));
        let entry = Entry { path: path.into(), size, hash, inode: 0, changed: 0, role };
        self.claim(Item { entry, from: From::Nowhere })?;
        let (written, stamp) = match self.published(path, size, hash)? {
            Some(stamp) => (Written::Same, stamp),
            None => self.create(path, bytes)?,
        };
        if let Some(item) = self.plan().items.get_mut(path) {
            (item.entry.inode, item.entry.changed) = (stamp.inode, stamp.changed);
            item.from = if written == Written::Same { From::Site } else { From::Stage };
        }
        Ok(written)
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reserves the path: no other output may be there, above or below.
    fn claim(&self, item: Item) -> Result<()> {
        let path = &*item.entry.path;
        self.last.yields(&self.place.out, path)?;
        let mut plan = self.plan();
        let clash = |file: &str, inside: &str| {
            Err(PublishError::FileOrFolder { file: file.into(), inside: inside.into() })
        };
        if plan.items.contains_key(path) {
            return Err(PublishError::Twice(path.into()));
        }
        if let Some(inside) = plan.folders.get(path) {
            return clash(path, inside);
        }
        for folder in folders_of(path) {
            if plan.folders.contains_key(folder) {
                break;
            }
            if plan.items.contains_key(folder) {
                return clash(folder, path);
            }
            plan.folders.insert(folder.into(), path.into());
        }
        plan.items.insert(path.into(), item);
        Ok(())
    }

    /// The stamp of the published file, if it has these bytes.
    fn published(&self, path: &str, size: u64, hash: blake3::Hash) -> Result<Option<Stamp>> {
        let Last { manifest, found, foreign, .. } = &self.last;
        let (stamp, listed) = match manifest.find(path.as_bytes()) {
            Some(at) => (found[at], Some(&manifest.entries[at])),
            None => (foreign.get(path.as_bytes()).copied(), None),
        };
        let Some(stamp) = stamp.filter(|s| s.sort == Sort::File && s.size == size) else {
            return Ok(None);
        };
        if let Some(listed) = listed.filter(|listed| listed.is_exactly(&stamp)) {
            return Ok(Some(stamp).filter(|_| listed.hash == hash));
        }
        let path = below(&self.place.out, path.as_bytes());
        let bytes = self.place.disk.read(&path).map_err(PublishError::disk(Act::Read, &path))?;
        Ok(Some(stamp).filter(|_| blake3::hash(&bytes) == hash))
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Result<(Written, Stamp)> {
        let rel = path.as_bytes();
        let is_listed =
            self.last.manifest.find(rel).is_some_and(|at| self.last.found[at].is_some());
        if self.last.foreign.contains_key(rel) {
            return Err(self.last.in_the_way(&self.place.out, rel, path));
        }
        let target = below(&self.place.in_state(&self.name), rel);
        let stamp = match self.place.disk.create(&target, bytes) {
            Err(error) if is_absent(&error) => {
                self.place.make_folders(target.parent().unwrap_or(&target))?;
                self.place.disk.create(&target, bytes)
            }
            answer => answer,
        };
        let stamp = stamp.map_err(|error| self.refused(target, bytes.len() as u64, error))?;
        Ok((if is_listed { Written::Changed } else { Written::New }, stamp))
    }

    fn refused(&self, path: PathBuf, needed: u64, error: std::io::Error) -> PublishError {
        let is_space = matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded);
        let free = is_space.then(|| self.place.disk.free(&self.place.state).ok()).flatten();
        let space = free.map(|free| Space { needed, free });
        PublishError::Disk { act: Act::Write, path, error, space }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.swapping.load(Ordering::Relaxed) {
            // Whatever stays here is removed by the next start.
            let _ = self.place.remove_tree(&self.place.in_state(&self.name));
        }
    }
}

/// What is published at `out` stands as it was last published: the hash of its manifest.
pub fn standing(out: &Path) -> Option<blake3::Hash> {
    let place = Place::find(Arc::new(Os), out).ok()?;
    let bytes = place.read_state("manifest").ok()??;
    let manifest = Manifest::from_bytes(&bytes)?;
    let last = Last::look(&place, Some(manifest)).ok()?;
    let here = last.root.is_some_and(|root| root.inode == last.manifest.root);
    let mut pairs = last.manifest.entries.iter().zip(&last.found);
    let all = pairs.all(|(entry, found)| found.is_some_and(|stamp| entry.is_exactly(&stamp)));
    (here && all).then(|| blake3::hash(&bytes))
}

impl Last {
    fn look(place: &Place, manifest: Option<Manifest>) -> Result<Last> {
        let root = place.stat(&place.out)?;
        let (known, manifest) = (manifest.is_some(), manifest.unwrap_or_default());
        let mut found = vec![None; manifest.entries.len()];
        let mut foreign = BTreeMap::new();
        for (rel, stamp) in place.walk(&place.out)? {
            match manifest.find(&rel) {
                Some(at) if stamp.sort == Sort::File => found[at] = Some(stamp),
                _ if stamp.sort == Sort::Folder && manifest.holds(&rel) => {}
                _ => {
                    foreign.insert(rel, stamp);
                }
            }
        }
        Ok(Last { known, manifest, found, foreign, root })
    }

    /// Nothing that is not ours stands above or below the path. (A file at the very path may turn
    /// out to have the same bytes; then it is taken over.)
    fn yields(&self, out: &Path, path: &str) -> Result<()> {
        if self.foreign.is_empty() {
            return Ok(());
        }
        let is_folder = |rel: &[u8]| self.foreign.get(rel).is_none_or(|s| s.sort == Sort::Folder);
        let above = folders_of(path).find(|folder| !is_folder(folder.as_bytes()));
        if let Some(folder) = above {
            return Err(self.in_the_way(out, folder.as_bytes(), path));
        }
        let start = format!("{path}/").into_bytes();
        let mut after = self.foreign.range::<[u8], _>((Bound::Included(&*start), Bound::Unbounded));
        match after.next().filter(|(rel, _)| rel.starts_with(&start)) {
            Some((rel, _)) => Err(self.in_the_way(out, rel, path)),
            None => Ok(()),
        }
    }

    fn in_the_way(&self, out: &Path, rel: &[u8], wanted: &str) -> PublishError {
        PublishError::Foreign { path: below(out, rel), wanted: wanted.to_owned() }
    }
}

impl Manifest {
    /// One of its files is in that folder.
    fn holds(&self, folder: &[u8]) -> bool {
        let start = [folder, b"/"].concat();
        let at = self.entries.partition_point(|entry| entry.path.as_bytes() < &*start);
        self.entries.get(at).is_some_and(|entry| entry.path.as_bytes().starts_with(&start))
    }
}

/// The lock, held.
struct Held(File);

impl Drop for Held {
    fn drop(&mut self) {
        // Closing alone would not do while a child process just being started shares the file.
        let _ = self.0.unlock();
    }
}

fn lock(place: &Place) -> Result<Held> {
    let path = place.in_state("lock");
    let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
    let holder = format!("{} {host}\n", std::process::id());
    match place.disk.lock(&path, &holder) {
        Err(error) if error.kind() == ErrorKind::WouldBlock => {
            let text = place.disk.read(&path).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            let (pid, host) = text.trim().split_once(' ').unwrap_or(("?", "?"));
            Err(PublishError::Locked { pid: pid.into(), host: host.into(), lock: path })
        }
        answer => answer.map(Held).map_err(PublishError::disk(Act::Lock, &path)),
    }
}

/// The folders of a path, innermost first.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rfind('/').map(|at| &path[..at]), |folder| {
        folder.rfind('/').map(|at| &folder[..at])
    })
}

fn is_fit(path: &str) -> bool {
    const LONGEST_NAME: usize = 255;
    const LONGEST_PATH: usize = 3000;
    path.len() <= LONGEST_PATH
        && !path.contains(|sign: char| sign.is_control() || sign == '\\')
        && path
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && part.len() <= LONGEST_NAME)
}
