//! The swap: the new generation takes the place of the old one in one step.
//!
//! Normally two folders change places in one call. Where a file system cannot do that, two renames
//! are made under a journal. Whatever a kill leaves, [`recover`] finds out by looking at *which
//! folder* (its inode) stands in the output: the manifest that names it is the true one.

use std::io;
use std::path::Path;

use rustix::fs::CWD;

use super::disk::Sort;
use super::error::{Act, PublishError};
use super::manifest::Manifest;
use super::place::Place;

type Result<T> = std::result::Result<T, PublishError>;

/// What the published generation consists of.
pub(super) const MANIFEST: &str = "manifest";
/// The same for the one that is about to take its place.
pub(super) const MANIFEST_NEXT: &str = "manifest-next";
/// The manifest of [`PREVIOUS`], for whoever moves that folder back by hand.
const MANIFEST_PREVIOUS: &str = "manifest-previous";
/// There while two renames stand in for an exchange.
pub(super) const JOURNAL: &str = "swap";
const OLD: &str = "old";
/// The generation before the published one.
pub(super) const PREVIOUS: &str = "previous";

/// There when the generation before the published one is not to be kept.
pub(super) const FORGET: &str = "forget";

/// Removes the generation before the published one, and what says so.
pub(super) fn forget(place: &Place) -> Result<()> {
    place.remove_file(&place.in_state(MANIFEST_PREVIOUS))?;
    let (previous, trash) = (place.in_state(PREVIOUS), place.in_state("trash-previous"));
    if place.stat(&previous)?.is_some() {
        place.remove_tree(&trash)?;
        place.rename(Act::Remove, &previous, &trash)?;
    }
    place.remove_tree(&trash)?;
    place.remove_file(&place.in_state(FORGET))?;
    place.sync(&place.state)
}

/// Puts a durable generation in the place of the output. An error: the output is as it was. A
/// trouble that came after the one step is handed back as such: the next start puts it in order.
/// Its manifest is in the state folder as [`MANIFEST_NEXT`].
pub(super) fn swap(place: &Place, staged_as: &str) -> Result<Option<PublishError>> {
    let next = place.in_state(staged_as);
    if place.stat(&place.out)?.is_none() {
        place.rename(Act::Swap, &next, &place.out)?;
    } else {
        match place.disk.exchange(&next, &place.out) {
            Err(error) if is_unsupported(&error) => {
                rename_twice(place, staged_as)?;
                return Ok(end_journal(place, staged_as).err());
            }
            answer => answer.map_err(PublishError::disk(Act::Swap, &place.out))?,
        }
    }
    Ok(sync_both(place).and_then(|()| settle(place, staged_as)).err())
}

/// Mends what a kill left, removes half-made folders, and reads the manifest of what is published.
/// None: the output is not known to us.
pub(super) fn recover(place: &Place) -> Result<Option<Manifest>> {
    recover_journal(place)?;
    let root = place.stat(&place.out)?.map(|stamp| stamp.inode);
    let read = |name| Ok(place.read_state(name)?.and_then(Manifest::from_bytes));
    let mut manifest: Option<Manifest> = read(MANIFEST)?;
    if manifest.as_ref().is_none_or(|manifest| Some(manifest.root) != root) {
        let previous = read(MANIFEST_PREVIOUS)?.filter(|previous| Some(previous.root) == root);
        manifest = previous.or(manifest);
    }
    if let Some(next) = read(MANIFEST_NEXT)?.filter(|next| Some(next.root) == root) {
        settle(place, &next.staged_as)?;
        manifest = Some(next);
    }
    place.remove_file(&place.in_state(MANIFEST_NEXT))?;
    clear(place)?;
    // Its manifest has been read above: a folder that was moved back by hand is still known.
    if place.stat(&place.in_state(FORGET))?.is_some() {
        forget(place)?;
    }
    Ok(manifest)
}

/// After the swap: the new manifest counts, and the old generation becomes the previous one.
fn settle(place: &Place, staged_as: &str) -> Result<()> {
    let (old, previous) = (place.in_state(staged_as), place.in_state(PREVIOUS));
    if place.stat(&old)?.is_some() {
        let trash = place.in_state("trash-previous");
        if place.stat(&previous)?.is_some() {
            place.remove_tree(&trash)?;
            place.rename(Act::Remove, &previous, &trash)?;
        }
        place.rename(Act::Keep, &old, &previous)?;
        place.remove_tree(&trash)?;
    }
    let manifest = place.in_state(MANIFEST);
    if place.stat(&manifest)?.is_some() {
        place.rename(Act::Write, &manifest, &place.in_state(MANIFEST_PREVIOUS))?;
    }
    place.rename(Act::Write, &place.in_state(MANIFEST_NEXT), &manifest)?;
    place.sync(&place.state)
}

/// Where folders cannot change places: a journal, the old one aside, the new one in.
fn rename_twice(place: &Place, staged_as: &str) -> Result<()> {
    place.write_state(JOURNAL, &mut |to| to.write_all(staged_as.as_bytes()))?;
    place.rename(Act::Swap, &place.out, &place.in_state(OLD))?;
    let answer = place.rename(Act::Swap, &place.in_state(staged_as), &place.out);
    if answer.is_err() {
        // If this too is refused, the journal stands and the next start mends it.
        place.rename(Act::Swap, &place.in_state(OLD), &place.out)?;
        place.remove_file(&place.in_state(JOURNAL))?;
    }
    answer
}

/// After the two renames: the old generation under the name that an exchange would have given it.
fn end_journal(place: &Place, staged_as: &str) -> Result<()> {
    sync_both(place)?;
    place.rename(Act::Keep, &place.in_state(OLD), &place.in_state(staged_as))?;
    place.remove_file(&place.in_state(JOURNAL))?;
    settle(place, staged_as)
}

/// Completes the two renames if the new generation is whole in its place, undoes them if not.
fn recover_journal(place: &Place) -> Result<()> {
    let Some(staged_as) = place.read_state(JOURNAL)? else { return Ok(()) };
    let staged_as = String::from_utf8_lossy(&staged_as).into_owned();
    let (old, next) = (place.in_state(OLD), place.in_state(&staged_as));
    let is_there = |path: &Path| Ok(place.stat(path)?.is_some());
    if !is_there(&place.out)? {
        if is_there(&next)? {
            place.rename(Act::Swap, &next, &place.out)?;
        } else if is_there(&old)? {
            place.rename(Act::Swap, &old, &place.out)?;
        }
    }
    sync_both(place)?;
    if is_there(&old)? && !is_there(&next)? {
        place.rename(Act::Keep, &old, &next)?;
    }
    place.remove_file(&place.in_state(JOURNAL))?;
    place.sync(&place.state)
}

fn sync_both(place: &Place) -> Result<()> {
    place.sync(&place.state)?;
    place.out.parent().map_or(Ok(()), |parent| place.sync(parent))
}

/// Removes what a stopped build left in the state folder.
fn clear(place: &Place) -> Result<()> {
    let state = &place.state;
    let (_, held) = place.disk.list(CWD, state).map_err(PublishError::disk(Act::Read, state))?;
    for (name, stamp) in held {
        let Some(text) = name.to_str() else { continue };
        let path = state.join(text);
        match stamp.sort {
            Sort::Folder if is_passing(text) => place.remove_tree(&path)?,
            Sort::File if text == "draft" => place.remove_file(&path)?,
            _ => {}
        }
    }
    Ok(())
}

fn is_passing(name: &str) -> bool {
    ["next-", "spare-", "trash-"].iter().any(|start| name.starts_with(start))
}

/// The file system or kernel knows no exchange (old kernels, some network and FUSE systems).
fn is_unsupported(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let unsupported = [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP];
    error.raw_os_error().is_some_and(|code| unsupported.iter().any(|e| e.raw_os_error() == code))
        || error.kind() == io::ErrorKind::Unsupported
}
