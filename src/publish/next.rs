//! The next generation: made complete, made durable, put in place.
//!
//! It is completed on whichever folder costs less: the staged one, which gets a link for everything
//! that did not change, or the previous generation, which nobody reads any more and which differs
//! from the published one by two changes only. In the second case the work follows the change, not
//! the site. A file is right there if it is *the same file* (inode) as the published one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::Report;
use super::disk::{Rel, Sort, Stamp, below};
use super::error::{Act, PublishError};
use super::manifest::{Entry, Manifest, Role};
use super::place::Place;
use super::stage::{From, Item, Last, Plan, Stage, folders_of};
use super::swap::{PREVIOUS, rewrite_manifest, swap};

type Result<T> = std::result::Result<T, PublishError>;

/// Beyond so many files and folders, one call for the whole file system is quicker than one each
/// (ext4 on a cloud disk: 3.4 ms each; 1,000 in one call 54 ms, more where others have written).
const FEW_TO_SYNC: usize = 16;

/// The end of [`Stage::commit`].
pub(super) fn commit(stage: &Stage, plan: Plan) -> Result<Report> {
    let mut items: Vec<Item> = plan.items.into_values().collect();
    if let Some(item) = items.iter().find(|item| item.from == From::Nowhere) {
        return Err(PublishError::Unfinished(item.entry.path.to_string()));
    }
    if is_unchanged(&stage.last, &items) {
        return stay(stage, items);
    }
    let listed = |item: &&Item| stage.last.manifest.find(item.entry.path.as_bytes()).is_some();
    let dropped = stage.last.manifest.entries.len() - items.iter().filter(listed).count();
    let carried = carry_assets(&stage.last, &mut items);
    let counts = counted(&stage.last, &items);
    let report = Report { exchanged: true, removed: dropped - carried, carried, ..counts };
    let mut next = Next::choose(stage, &items)?;
    next.complete(&stage.last, &mut items)?;
    let root = stage.place.stat(&next.folder)?.map_or(0, |stamp| stamp.inode);
    next.sync()?;
    let entries = items.into_iter().map(|item| item.entry).collect();
    let manifest = Manifest { root, staged_as: next.name.clone(), entries };
    stage.swapping.store(true, Ordering::Relaxed);
    let trouble = swap(&stage.place, &manifest)?;
    if next.name != stage.name {
        stage.place.remove_tree(&stage.place.in_state(&stage.name)).ok();
    }
    let manifest = Some(blake3::hash(&manifest.to_bytes()));
    Ok(Report { trouble, manifest, ..report })
}

fn counted(last: &Last, items: &[Item]) -> Report {
    let written = || items.iter().filter(|item| item.from == From::Stage);
    Report {
        files: items.len(),
        bytes: items.iter().map(|item| item.entry.size).sum(),
        written: written().count(),
        bytes_written: written().map(|item| item.entry.size).sum(),
        foreign: foreign(last, items).filter(|(_, stamp)| stamp.sort != Sort::Folder).count(),
        ..Report::default()
    }
}

/// What is not of our making, but for files that an output with the same bytes takes over.
fn foreign<'l>(last: &'l Last, items: &[Item]) -> impl Iterator<Item = (&'l Rel, &'l Stamp)> {
    let is_taken = |rel: &Rel| std::str::from_utf8(rel).is_ok_and(|p| item_at(items, p).is_some());
    last.foreign.iter().filter(move |(rel, _)| !is_taken(rel))
}

/// Every output is published already, and nothing is published that is no longer an output, but
/// for assets that only stay.
fn is_unchanged(last: &Last, items: &[Item]) -> bool {
    let listed = |item: &Item| last.manifest.find(item.entry.path.as_bytes()).is_some();
    let staying = last.manifest.entries.iter().filter(|entry| entry.role == Role::Carried);
    let staying = staying.filter(|entry| item_at(items, &entry.path).is_none()).count();
    last.known
        && last.root.is_some()
        && items.iter().all(|item| item.from == From::Site && listed(item))
        && items.len() + staying == last.manifest.entries.len()
}

/// Nothing differs: at most the manifest is brought up to date (a restored tree has new inodes).
fn stay(stage: &Stage, items: Vec<Item>) -> Result<Report> {
    let last = &stage.last;
    let report = counted(last, &items);
    let mut entries: Vec<Entry> = items.into_iter().map(|item| item.entry).collect();
    let staying = last.manifest.entries.iter().filter(|entry| entry.role == Role::Carried);
    let staying: Vec<Entry> = staying
        .filter(|entry| entries.binary_search_by(|e| e.path.cmp(&entry.path)).is_err())
        .cloned()
        .collect();
    entries.extend(staying);
    entries.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    let root = last.root.map_or(0, |stamp| stamp.inode);
    if root != last.manifest.root || entries != last.manifest.entries {
        let manifest = Manifest { root, staged_as: stage.name.clone(), entries };
        rewrite_manifest(&stage.place, &manifest)?;
        return Ok(Report { manifest: Some(blake3::hash(&manifest.to_bytes())), ..report });
    }
    Ok(Report { manifest: Some(blake3::hash(&last.manifest.to_bytes())), ..report })
}

/// Adds the assets of the last generation that are no longer written; how many.
fn carry_assets(last: &Last, items: &mut Vec<Item>) -> usize {
    let before = items.len();
    let mut carried = Vec::new();
    for (entry, found) in last.manifest.entries.iter().zip(&last.found) {
        let is_fresh = entry.role == Role::Asset && found.is_some_and(|f| entry.is_exactly(&f));
        if is_fresh && is_free(items, &entry.path) {
            carried.push(Item {
                entry: Entry { role: Role::Carried, ..entry.clone() },
                from: From::Site,
            });
        }
    }
    items.extend(carried);
    items.sort_unstable_by(|one, other| one.entry.path.cmp(&other.entry.path));
    items.len() - before
}

/// No output is at, above or below the path.
fn is_free(items: &[Item], path: &str) -> bool {
    let start = format!("{path}/");
    let at = items.partition_point(|item| *item.entry.path < *start);
    item_at(items, path).is_none()
        && folders_of(path).all(|folder| item_at(items, folder).is_none())
        && !items.get(at).is_some_and(|item| item.entry.path.starts_with(&start))
}

fn item_at<'i>(items: &'i [Item], path: &str) -> Option<&'i Item> {
    items.binary_search_by(|item| (*item.entry.path).cmp(path)).ok().map(|at| &items[at])
}

/// The folder that becomes the next generation.
struct Next<'s> {
    place: &'s Place,
    staged: PathBuf,
    name: String,
    folder: PathBuf,
    /// What it holds already.
    held: BTreeMap<Rel, Stamp>,
    /// Files written or copied, and folders whose entries changed.
    to_sync: BTreeSet<PathBuf>,
}

impl<'s> Next<'s> {
    fn choose(stage: &'s Stage, items: &[Item]) -> Result<Next<'s>> {
        let place = &stage.place;
        let staged = place.in_state(&stage.name);
        let written = items.iter().filter(|item| item.from == From::Stage).count();
        let previous = place.in_state(PREVIOUS);
        if written * 2 < items.len() && place.stat(&previous)?.is_some() {
            let name = stage.name.replace("next-", "spare-");
            let folder = place.in_state(&name);
            place.rename(Act::Keep, &previous, &folder)?;
            let held = place.walk(&folder)?.into_iter().collect();
            return Ok(Next { place, staged, name, folder, held, to_sync: BTreeSet::new() });
        }
        place.make_folders(&staged)?;
        let held = place.walk(&staged)?.into_iter().collect();
        let (name, folder) = (stage.name.clone(), staged.clone());
        Ok(Next { place, staged, name, folder, held, to_sync: BTreeSet::new() })
    }

    fn complete(&mut self, last: &Last, items: &mut [Item]) -> Result<()> {
        let folders = needed_folders(last, items);
        self.remove_strays(last, items, &folders)?;
        self.make_folders(last, &folders)?;
        let copied: Vec<bool> =
            items.par_iter_mut().map(|item| self.place_item(item)).collect::<Result<_>>()?;
        for (rel, stamp) in foreign(last, items).filter(|(_, stamp)| stamp.sort != Sort::Folder) {
            self.place_foreign(&below(&self.place.out, rel), rel, stamp)?;
        }
        for (item, touched) in items.iter().zip(copied) {
            if touched {
                let path = below(&self.folder, item.entry.path.as_bytes());
                if item.from == From::Stage {
                    self.touch(&path);
                }
                self.touch_folder_of(&path);
            }
        }
        if let Some(root) = last.root {
            let mode = PublishError::disk(Act::MakeFolder, &self.folder);
            self.place.disk.set_mode(&self.folder, root.mode).map_err(mode)?;
        }
        Ok(())
    }

    /// Removes what the generation does not have, and what is there in another sort.
    fn remove_strays(
        &mut self,
        last: &Last,
        items: &[Item],
        folders: &BTreeMap<Rel, Option<u32>>,
    ) -> Result<()> {
        let fits = |rel: &Rel, stamp: &Stamp| match stamp.sort {
            Sort::Folder => folders.contains_key(rel),
            Sort::File => {
                let text = std::str::from_utf8(rel).unwrap_or_default();
                let inode = match item_at(items, text) {
                    Some(item) => Some(item.entry.inode),
                    None => last.foreign.get(rel).map(|stamp| stamp.inode),
                };
                inode == Some(stamp.inode)
            }
            Sort::Link | Sort::Other => false,
        };
        let held = std::mem::take(&mut self.held);
        // Children come after their folder in the order of paths: from the back, they go first.
        for (rel, stamp) in held.into_iter().rev() {
            if fits(&rel, &stamp) {
                self.held.insert(rel, stamp);
                continue;
            }
            let path = below(&self.folder, &rel);
            match stamp.sort {
                Sort::Folder => self.place.remove_tree(&path)?,
                _ => self.place.remove_file(&path)?,
            }
            self.touch_folder_of(&path);
        }
        Ok(())
    }

    fn make_folders(&mut self, last: &Last, folders: &BTreeMap<Rel, Option<u32>>) -> Result<()> {
        for (rel, mode) in folders {
            if self.held.contains_key(rel) {
                continue;
            }
            let path = below(&self.folder, rel);
            self.place.make_folder(&path)?;
            if let Some(mode) = mode.filter(|_| last.foreign.contains_key(rel)) {
                let failed = PublishError::disk(Act::MakeFolder, &path);
                self.place.disk.set_mode(&path, mode).map_err(failed)?;
            }
            self.touch_folder_of(&path);
            self.touch(&path);
        }
        Ok(())
    }

    /// Puts one output where it belongs; false if it is there already.
    fn place_item(&self, item: &mut Item) -> Result<bool> {
        let rel = item.entry.path.as_bytes();
        let to = below(&self.folder, rel);
        let is_there = self.held.get(rel).is_some_and(|stamp| stamp.inode == item.entry.inode);
        match item.from {
            From::Stage if self.folder == self.staged => return Ok(true),
            From::Stage => self.place.rename(Act::Write, &below(&self.staged, rel), &to)?,
            From::Nowhere => {}
            From::Site if is_there => return Ok(false),
            From::Site => {
                if let Some(copy) = self.link(&below(&self.place.out, rel), &to)? {
                    (item.entry.inode, item.entry.changed) = (copy.inode, copy.changed);
                    item.from = From::Stage;
                }
            }
        }
        Ok(true)
    }

    fn place_foreign(&mut self, from: &Path, rel: &[u8], stamp: &Stamp) -> Result<()> {
        let to = below(&self.folder, rel);
        match stamp.sort {
            Sort::File => {
                if self.held.get(rel).is_none_or(|held| held.inode != stamp.inode)
                    && self.link(from, &to)?.is_some()
                {
                    self.touch(&to);
                }
            }
            Sort::Link => {
                let disk = &*self.place.disk;
                let leads_to = disk.read_link(from).map_err(PublishError::disk(Act::Keep, from))?;
                disk.symlink(&leads_to, &to).map_err(PublishError::disk(Act::Keep, &to))?;
            }
            Sort::Folder => {}
            Sort::Other => {
                return Err(PublishError::disk(Act::Keep, from)(ErrorKind::Unsupported.into()));
            }
        }
        self.touch_folder_of(&to);
        Ok(())
    }

    /// A second name, or a copy (its stamp is handed back) where the file system refuses one.
    fn link(&self, from: &Path, to: &Path) -> Result<Option<Stamp>> {
        use ErrorKind::{CrossesDevices, PermissionDenied, TooManyLinks, Unsupported};
        let disk = &*self.place.disk;
        match disk.link(from, to) {
            Ok(()) => Ok(None),
            Err(error)
                if matches!(
                    error.kind(),
                    CrossesDevices | PermissionDenied | TooManyLinks | Unsupported
                ) =>
            {
                let bytes = disk.read(from).map_err(PublishError::disk(Act::Keep, from))?;
                disk.create(to, &bytes).map(Some).map_err(PublishError::disk(Act::Keep, to))
            }
            Err(error) => Err(PublishError::disk(Act::Keep, from)(error)),
        }
    }

    /// Notes what must be made durable, as long as it is worth counting.
    fn touch(&mut self, path: &Path) {
        if self.to_sync.len() <= FEW_TO_SYNC {
            self.to_sync.insert(path.to_path_buf());
        }
    }

    fn touch_folder_of(&mut self, path: &Path) {
        if let Some(folder) = path.parent() {
            self.touch(folder);
        }
    }

    fn sync(&mut self) -> Result<()> {
        self.touch(&self.folder.clone());
        if self.to_sync.len() > FEW_TO_SYNC {
            let failed = PublishError::disk(Act::Sync, &self.folder);
            return self.place.disk.sync_all(&self.folder).map_err(failed);
        }
        self.to_sync.iter().try_for_each(|path| self.place.sync(path))
    }
}

/// Every folder of the generation; with its permission bits if it is not of our making.
fn needed_folders(last: &Last, items: &[Item]) -> BTreeMap<Rel, Option<u32>> {
    let mut folders: BTreeMap<Rel, Option<u32>> = BTreeMap::new();
    let mut before = "";
    for item in items {
        let folder = item.entry.path.rfind('/').map_or("", |at| &item.entry.path[..at]);
        if folder == before {
            continue;
        }
        before = folder;
        for folder in folders_of(&item.entry.path) {
            if folders.insert(folder.as_bytes().to_vec(), None).is_some() {
                break;
            }
        }
    }
    for (rel, stamp) in &last.foreign {
        if stamp.sort == Sort::Folder {
            folders.entry(rel.clone()).or_insert(Some(stamp.mode));
        }
        let mut end = rel.len();
        while let Some(at) = rel[..end].iter().rposition(|byte| *byte == b'/') {
            folders.entry(rel[..at].to_vec()).or_insert(None);
            end = at;
        }
    }
    folders
}
