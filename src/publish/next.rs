//! The next generation: made complete, made durable, put in place.
//!
//! It is completed on whichever folder costs less: the staged one, which gets a link for everything
//! that did not change, or the previous generation, which nobody reads any more and which differs
//! from the published one by two changes only. In the second case the work follows the change, not
//! the site. A file is right there if it is *the same file* (inode) as the published one.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::Report;
use super::disk::{Rel, Sort, Stamp, below};
use super::error::{Act, PublishError};
use super::manifest::{self, Entry, Head};
use super::place::{Place, is_absent};
use super::plan::{From, Generation, Item, Plan};
use super::stage::Stage;
use super::swap::{FORGET, MANIFEST, MANIFEST_NEXT, PREVIOUS, forget, swap};

type Result<T> = std::result::Result<T, PublishError>;

/// Beyond so many files and folders, one call for the whole file system is quicker than one each
/// (ext4 on a cloud disk: 3.4 ms each; 1,000 in one call 54 ms, more where others have written).
const FEW_TO_SYNC: usize = 16;

/// The end of [`Stage::commit`].
pub(super) fn commit(stage: &Stage, plan: Plan) -> Result<Report> {
    let mut all = plan.complete(&stage.last)?;
    let forgets = stage.forgets.load(Ordering::Relaxed);
    if all.is_unchanged() {
        if forgets {
            forget(&stage.place)?;
        }
        return stay(stage, &all);
    }
    let dropped = all.dropped();
    let carried = all.carry_assets();
    let counts = counted(&all);
    let report = Report { exchanged: true, removed: dropped - carried, carried, ..counts };
    let mut next = Next::choose(stage, &report)?;
    next.complete(&mut all)?;
    let root = stage.place.stat(&next.folder)?.map_or(0, |stamp| stamp.inode);
    next.sync()?;
    let (name, differs) = (&*next.name, all.differs());
    let before = stage.last.root.map_or(0, |stamp| stamp.inode);
    let head = Head { root, before, staged_as: name, differs: &differs };
    let manifest = write_manifest(&stage.place, MANIFEST_NEXT, &head, || all.entries())?;
    if forgets {
        // Whatever happens after the swap, the next start finds that this is to be done.
        stage.place.write_state(FORGET, &mut |_| Ok(()))?;
    }
    stage.swapping.store(true, Ordering::Relaxed);
    let trouble = swap(&stage.place, name)?;
    let trouble = match trouble {
        None if forgets => forget(&stage.place).err(),
        trouble => trouble,
    };
    if next.name != stage.name {
        stage.place.remove_tree(&stage.place.in_state(&stage.name)).ok();
    }
    Ok(Report { trouble, manifest: Some(manifest), ..report })
}

fn write_manifest<'m, I: Iterator<Item = Entry<'m>>>(
    place: &Place,
    name: &str,
    head: &Head<'_>,
    entries: impl Fn() -> I,
) -> Result<blake3::Hash> {
    let mut seal = blake3::hash(b"");
    place.write_state(name, &mut |to| {
        seal = manifest::write(to, head, &entries)?;
        Ok(())
    })?;
    Ok(seal)
}

fn counted(all: &Generation<'_>) -> Report {
    let written = || all.own.iter().filter(|(_, item)| item.from == From::Stage);
    let sizes = all.kept().map(|at| all.last.manifest.entry(at).size);
    Report {
        files: all.kept().count() + all.own.len(),
        bytes: sizes.chain(all.own.iter().map(|(_, item)| item.size)).sum(),
        written: written().count(),
        bytes_written: written().map(|(_, item)| item.size).sum(),
        foreign: foreign(all).filter(|(_, stamp)| stamp.sort != Sort::Folder).count(),
        ..Report::default()
    }
}

/// What is not of our making, but for files that an output with the same bytes takes over.
fn foreign<'g>(all: &'g Generation<'_>) -> impl Iterator<Item = (&'g Rel, &'g Stamp)> {
    all.last.foreign.iter().filter(|(rel, _)| all.own_at(rel).is_none())
}

/// Nothing differs: at most the manifest is brought up to date (a restored tree has new inodes).
fn stay(stage: &Stage, all: &Generation<'_>) -> Result<Report> {
    let last = &stage.last.manifest;
    let root = stage.last.root.map_or(0, |stamp| stamp.inode);
    let is_same = || all.entries_as_they_are().enumerate().all(|(at, e)| e == last.entry(at));
    let manifest = if root == last.root && is_same() {
        last.seal
    } else {
        let (before, differs) = (last.before, last.differs());
        let head = Head { root, before, staged_as: &stage.name, differs };
        write_manifest(&stage.place, MANIFEST, &head, || all.entries_as_they_are())?
    };
    Ok(Report { manifest: Some(manifest), ..counted(all) })
}

/// The folder that becomes the next generation.
struct Next<'s> {
    place: &'s Place,
    staged: PathBuf,
    name: String,
    folder: PathBuf,
    /// Files written or copied, and folders whose entries changed.
    to_sync: Mutex<BTreeSet<PathBuf>>,
}

/// What the folder holds already.
struct Held {
    /// For each file of the last manifest: it is there.
    kept: Vec<AtomicBool>,
    /// The same for what is not of our making, and for outputs taken over from there.
    others: Mutex<BTreeSet<Rel>>,
}

impl<'s> Next<'s> {
    fn choose(stage: &'s Stage, counts: &Report) -> Result<Next<'s>> {
        let place = &stage.place;
        let staged = place.in_state(&stage.name);
        let previous = place.in_state(PREVIOUS);
        let is_spare = counts.written * 2 < counts.files && place.stat(&previous)?.is_some();
        let (name, folder) = if is_spare {
            let name = stage.name.replace("next-", "spare-");
            let folder = place.in_state(&name);
            place.rename(Act::Keep, &previous, &folder)?;
            (name, folder)
        } else {
            place.make_folders(&staged)?;
            (stage.name.clone(), staged.clone())
        };
        Ok(Next { place, staged, name, folder, to_sync: Mutex::default() })
    }

    fn complete(&mut self, all: &mut Generation<'_>) -> Result<()> {
        let held = self.tidy(all)?;
        let is_missing = |at: &usize| !held.kept[*at].load(Ordering::Relaxed);
        let missing: Vec<usize> = all.kept().filter(is_missing).collect();
        let take = |at: usize| Ok(self.link(all.last.manifest.path(at))?.map(|copy| (at, copy)));
        let copies: Result<Vec<_>> = missing.into_par_iter().map(take).collect();
        all.copied = copies?.into_iter().flatten().collect();
        let others = held.others.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.own.par_iter_mut().try_for_each(|(path, item)| self.place_own(path, item, &others))?;
        foreign(all).try_for_each(|(rel, stamp)| self.place_foreign(rel, stamp, &others))?;
        if let Some(root) = all.last.root {
            let failed = PublishError::disk(Act::MakeFolder, &self.folder);
            self.place.disk.set_mode(&self.folder, root.mode).map_err(failed)?;
        }
        Ok(())
    }

    /// Removes what the generation does not have, and what is there in another sort. The staged
    /// folder holds what this build put there and nothing else.
    fn tidy(&self, all: &Generation<'_>) -> Result<Held> {
        let kept = (0..all.last.manifest.len()).map(|_| AtomicBool::new(false)).collect();
        let held = Held { kept, others: Mutex::default() };
        if self.folder == self.staged {
            return Ok(held);
        }
        let is_known = |stamp: Stamp| stamp.inode == all.last.manifest.before;
        if self.place.stat(&self.folder)?.is_some_and(is_known) {
            self.tidy_known(all, &held)?;
        } else {
            let judge =
                |rel: &[u8], stamp: &Stamp, listed| self.judge(all, &held, rel, stamp, listed);
            self.place.walk(&self.folder, &all.last.manifest, &judge)?;
        }
        Ok(held)
    }

    /// The same where the last manifest says in what the folder differs from the published one: it
    /// is enough to look there, and where this generation differs. That every other file is still
    /// in the folder is seen from its having two names; if it has one, or more, it is looked for.
    fn tidy_known(&self, all: &Generation<'_>, held: &Held) -> Result<()> {
        let last = all.last;
        let mut doubtful: BTreeSet<&[u8]> = last
            .manifest
            .differs()
            .split(|byte| *byte == 0)
            .filter(|rel| !rel.is_empty())
            .collect();
        for at in 0..last.manifest.len() {
            let path = last.manifest.path(at);
            if all.role(at).is_some() && last.is_double(at) {
                held.kept[at].store(!doubtful.contains(path), Ordering::Relaxed);
            } else {
                doubtful.insert(path);
            }
        }
        doubtful.extend(all.own.iter().map(|(path, _)| path.as_bytes()));
        doubtful.extend(last.foreign.keys().map(Vec::as_slice));
        // From the back: what is in a folder comes before the folder.
        for rel in doubtful.into_iter().rev() {
            let path = below(&self.folder, rel);
            let stamp = match self.place.disk.stat(&path) {
                Err(error) if is_absent(&error) || error.kind() == ErrorKind::NotADirectory => None,
                answer => Some(answer.map_err(PublishError::disk(Act::Read, &path))?),
            };
            let Some(stamp) = stamp else { continue };
            let listed = match stamp.sort {
                Sort::Folder => listed_inside(all, rel),
                _ => last.manifest.find(rel).map_or(0..0, |at| at..at + 1),
            };
            if !self.judge(all, held, rel, &stamp, listed)? {
                self.remove_empty(all, &path)?;
            }
        }
        Ok(())
    }

    /// Removes the folders of a path that are empty now and not needed.
    fn remove_empty(&self, all: &Generation<'_>, path: &Path) -> Result<()> {
        for folder in path.ancestors().skip(1) {
            let Ok(rel) = folder.strip_prefix(&self.folder) else { break };
            let rel = rel.as_os_str().as_bytes();
            let is_kept = |at: usize| all.role(at).is_some();
            if rel.is_empty() || listed_inside(all, rel).any(is_kept) || needs_folder(all, rel) {
                break;
            }
            match self.place.disk.remove_folder(folder) {
                Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => break,
                answer => answer.map_err(PublishError::disk(Act::Remove, folder))?,
            }
            self.forget(folder);
            self.touch_folder_of(folder);
        }
        Ok(())
    }

    /// Whether something in the folder belongs there; if not, it goes.
    fn judge(
        &self,
        all: &Generation<'_>,
        held: &Held,
        rel: &[u8],
        stamp: &Stamp,
        mut listed: Range<usize>,
    ) -> Result<bool> {
        let kept = listed.find(|at| all.role(*at).is_some());
        let fits = match stamp.sort {
            Sort::Folder => kept.is_some() || needs_folder(all, rel),
            Sort::File => inode_wanted(all, rel, kept) == Some(stamp.inode),
            Sort::Link | Sort::Other => false,
        };
        match (kept, stamp.sort) {
            _ if !fits => self.remove(rel, stamp)?,
            (Some(at), Sort::File) => held.kept[at].store(true, Ordering::Relaxed),
            (_, Sort::Folder) if !all.last.foreign.contains_key(rel) => {}
            _ => {
                let mut others = held.others.lock().unwrap_or_else(PoisonError::into_inner);
                others.insert(rel.to_vec());
            }
        }
        Ok(fits)
    }

    fn remove(&self, rel: &[u8], stamp: &Stamp) -> Result<()> {
        let path = below(&self.folder, rel);
        match stamp.sort {
            Sort::Folder => {
                self.place.remove_tree(&path)?;
                self.forget(&path);
            }
            _ => self.place.remove_file(&path)?,
        }
        self.touch_folder_of(&path);
        Ok(())
    }

    /// Puts one output of its own where it belongs.
    fn place_own(&self, path: &str, item: &mut Item, others: &BTreeSet<Rel>) -> Result<()> {
        let to = below(&self.folder, path.as_bytes());
        match item.from {
            From::Stage if self.folder == self.staged => {
                self.touch(&to);
                // Its folders were made for it.
                to.ancestors()
                    .skip(1)
                    .take_while(|f| **f != self.folder)
                    .for_each(|f| self.touch(f));
            }
            From::Stage => {
                let staged = below(&self.staged, path.as_bytes());
                let rename = || self.place.disk.rename(&staged, &to);
                self.in_folder(&to, rename).map_err(PublishError::disk(Act::Write, &staged))?;
                self.touch(&to);
            }
            From::Site if !others.contains(path.as_bytes()) => {
                if let Some(copy) = self.link(path.as_bytes())? {
                    (item.inode, item.changed) = (copy.inode, copy.changed);
                }
            }
            From::Site | From::Nowhere => {}
        }
        Ok(())
    }

    fn place_foreign(&self, rel: &[u8], stamp: &Stamp, others: &BTreeSet<Rel>) -> Result<()> {
        if others.contains(rel) {
            return Ok(());
        }
        let (from, to) = (below(&self.place.out, rel), below(&self.folder, rel));
        let disk = &*self.place.disk;
        match stamp.sort {
            Sort::File => drop(self.link(rel)?),
            Sort::Link => {
                let leads_to =
                    disk.read_link(&from).map_err(PublishError::disk(Act::Keep, &from))?;
                let symlink = || disk.symlink(&leads_to, &to);
                self.in_folder(&to, symlink).map_err(PublishError::disk(Act::Keep, &to))?;
            }
            Sort::Folder => {
                self.make_folders(&to).map_err(PublishError::disk(Act::MakeFolder, &to))?;
                let failed = PublishError::disk(Act::MakeFolder, &to);
                disk.set_mode(&to, stamp.mode).map_err(failed)?;
            }
            Sort::Other => {
                return Err(PublishError::disk(Act::Keep, &from)(ErrorKind::Unsupported.into()));
            }
        }
        Ok(())
    }

    /// A second name for a published file, or a copy (its stamp is handed back) where the file
    /// system refuses one.
    fn link(&self, rel: &[u8]) -> Result<Option<Stamp>> {
        use ErrorKind::{CrossesDevices, PermissionDenied, TooManyLinks, Unsupported};
        let (from, to) = (below(&self.place.out, rel), below(&self.folder, rel));
        let disk = &*self.place.disk;
        match self.in_folder(&to, || disk.link(&from, &to)) {
            Ok(()) => Ok(None),
            Err(error)
                if matches!(
                    error.kind(),
                    CrossesDevices | PermissionDenied | TooManyLinks | Unsupported
                ) =>
            {
                let bytes = disk.read(&from).map_err(PublishError::disk(Act::Keep, &from))?;
                let copy = self.in_folder(&to, || disk.create(&to, &bytes));
                self.touch(&to);
                copy.map(Some).map_err(PublishError::disk(Act::Keep, &to))
            }
            Err(error) => Err(PublishError::disk(Act::Keep, &from)(error)),
        }
    }

    /// Does what makes a new name, and the folder for it first if there is none.
    fn in_folder<T>(&self, path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
        self.touch_folder_of(path);
        match (act(), path.parent()) {
            (Err(error), Some(folder)) if is_absent(&error) => {
                self.make_folders(folder)?;
                act()
            }
            (answer, _) => answer,
        }
    }

    fn make_folders(&self, path: &Path) -> io::Result<()> {
        match self.in_folder(path, || self.place.disk.make_folder(path)) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            answer => answer.map(|()| self.touch(path)),
        }
    }

    /// Notes what must be made durable, as long as it is worth counting.
    fn touch(&self, path: &Path) {
        let mut to_sync = self.to_sync.lock().unwrap_or_else(PoisonError::into_inner);
        if to_sync.len() <= FEW_TO_SYNC {
            to_sync.insert(path.to_path_buf());
        }
    }

    /// What was noted in a folder that is gone cannot be made durable, and need not be.
    fn forget(&self, folder: &Path) {
        let mut to_sync = self.to_sync.lock().unwrap_or_else(PoisonError::into_inner);
        to_sync.retain(|noted| !noted.starts_with(folder));
    }

    fn touch_folder_of(&self, path: &Path) {
        if let Some(folder) = path.parent() {
            self.touch(folder);
        }
    }

    fn sync(&self) -> Result<()> {
        self.touch(&self.folder);
        let to_sync = self.to_sync.lock().unwrap_or_else(PoisonError::into_inner);
        if to_sync.len() > FEW_TO_SYNC {
            let failed = PublishError::disk(Act::Sync, &self.folder);
            return self.place.disk.sync_all(&self.folder).map_err(failed);
        }
        to_sync.iter().try_for_each(|path| self.place.sync(path))
    }
}

/// The files of the last manifest in a folder.
fn listed_inside(all: &Generation<'_>, rel: &[u8]) -> Range<usize> {
    let manifest = &all.last.manifest;
    manifest.inside(0..manifest.len(), &[rel, b"/"].concat())
}

/// The folder has an output of its own in it, or it, or something in it, is not of our making.
fn needs_folder(all: &Generation<'_>, rel: &[u8]) -> bool {
    let start = [rel, b"/"].concat();
    all.has_own_in(&start) || all.last.foreign.contains_key(rel) || all.last.has_foreign_in(&start)
}

/// Which file belongs at a path that no folder takes.
fn inode_wanted(all: &Generation<'_>, rel: &[u8], kept: Option<usize>) -> Option<u64> {
    match kept {
        Some(at) => Some(all.entry(at).inode),
        None => match all.own_at(rel) {
            Some(item) => Some(item.inode),
            None => all.last.foreign.get(rel).map(|stamp| stamp.inode),
        },
    }
}
