//! The stage: takes outputs while the published site stands untouched.
//!
//! Each output is compared with the last generation by size and hash, and with the file that is
//! really there by its stamp (by its bytes where the stamp differs, as after a restored backup).
//! Only what differs is written, into a folder beside the output.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::disk::{Disk, Os, Sort, Stamp, below};
use super::error::{Act, PublishError, Space};
use super::last::{Last, in_the_way};
use super::manifest::{Manifest, Role};
use super::place::{Place, is_absent};
use super::plan::{From, Item, Plan};
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
    pub(super) plan: Plan,
    /// True from the moment when the staged folder may have become the site.
    pub(super) swapping: AtomicBool,
    /// The last generation is not to be kept once this one stands.
    pub(super) forgets: AtomicBool,
    _held: Held,
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
        let plan = Plan::new(&last.manifest);
        let name = format!("next-{}", std::process::id());
        Ok(Stage {
            place,
            last,
            name,
            plan,
            swapping: AtomicBool::new(false),
            forgets: AtomicBool::new(false),
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

    /// The last generation holds what must not stay: it goes as soon as this one stands, instead of
    /// being kept as `previous`.
    pub fn forget_last(&self) {
        self.forgets.store(true, Ordering::Relaxed);
    }

    /// Puts the new generation in the place of the old one, in one step.
    pub fn commit(mut self) -> Result<Report> {
        let plan = std::mem::replace(&mut self.plan, Plan::new(&Manifest::default()));
        next::commit(&self, plan)
    }

    fn take_over(&self, path: &str, size: u64, hash: blake3::Hash, role: Role) -> Result<bool> {
        if !is_fit(path) {
            return Err(PublishError::BadPath(path.to_owned()));
        }
        let Some(found) = self.published(path, size, hash)? else { return Ok(false) };
        self.last.yields(&self.place.out, path)?;
        match found {
            Found::Listed(at) => self.plan.keep(at, path, role)?,
            Found::Foreign(Stamp { inode, changed, .. }) => {
                let item = Item { size, hash, inode, changed, role, from: From::Site };
                self.plan.add(&self.last.manifest, path, item)?;
            }
        }
        Ok(true)
    }

    fn put(&self, path: &str, bytes: &[u8], role: Role) -> Result<Written> {
        let (size, hash) = (bytes.len() as u64, blake3::hash(bytes));
        if self.take_over(path, size, hash, role)? {
            return Ok(Written::Same);
        }
        self.last.yields(&self.place.out, path)?;
        let item = Item { size, hash, inode: 0, changed: 0, role, from: From::Nowhere };
        self.plan.add(&self.last.manifest, path, item)?;
        let (written, stamp) = self.create(path, bytes)?;
        self.plan.settle(path, |item| {
            (item.inode, item.changed, item.from) = (stamp.inode, stamp.changed, From::Stage);
        });
        Ok(written)
    }

    /// The published file, if it has these bytes.
    fn published(&self, path: &str, size: u64, hash: blake3::Hash) -> Result<Option<Found>> {
        let Last { manifest, moved, foreign, .. } = &self.last;
        let (stamp, found) = match manifest.find(path.as_bytes()) {
            Some(at) if self.last.is_exact(at) => {
                let entry = manifest.entry(at);
                let is_same = (entry.size, entry.hash) == (size, hash);
                return Ok(is_same.then_some(Found::Listed(at)));
            }
            Some(at) => (moved.get(&at).copied(), Found::Listed(at)),
            None => match foreign.get(path.as_bytes()) {
                Some(stamp) => (Some(*stamp), Found::Foreign(*stamp)),
                None => return Ok(None),
            },
        };
        if stamp.is_none_or(|stamp| stamp.sort != Sort::File || stamp.size != size) {
            return Ok(None);
        }
        let path = below(&self.place.out, path.as_bytes());
        let bytes = self.place.disk.read(&path).map_err(PublishError::disk(Act::Read, &path))?;
        Ok((blake3::hash(&bytes) == hash).then_some(found))
    }

    fn create(&self, path: &str, bytes: &[u8]) -> Result<(Written, Stamp)> {
        let rel = path.as_bytes();
        let is_there = self.last.manifest.find(rel).is_some_and(|at| self.last.is_there(at));
        if self.last.foreign.contains_key(rel) {
            return Err(in_the_way(&self.place.out, rel, path));
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
        Ok((if is_there { Written::Changed } else { Written::New }, stamp))
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

/// Where a published file with the wanted bytes is known from.
enum Found {
    /// From the last manifest.
    Listed(usize),
    /// It is not of our making.
    Foreign(Stamp),
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

fn is_fit(path: &str) -> bool {
    const LONGEST_NAME: usize = 255;
    const LONGEST_PATH: usize = 3000;
    path.len() <= LONGEST_PATH
        && !path.contains(|sign: char| sign.is_control() || sign == '\\')
        && path
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && part.len() <= LONGEST_NAME)
}
