//! Watch: what changed since the last build, without waiting longer than for the first change.
//!
//! A new folder is watched *before* the build that its appearance starts: whatever is written into
//! it later is then an event of its own, whatever was written earlier is seen by the build. The
//! site's own folder is watched too, so that `content` itself may vanish and come back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::{ServeError, watched};

/// What the watcher, the keyboard or a test has to say.
#[derive(Debug)]
pub(super) enum Signal {
    /// Something happened on the disk.
    Disk(notify::Result<notify::Event>),
    /// The server is to end.
    Stop,
}

/// Changes taken together.
#[derive(Debug, Default)]
pub(super) struct Change {
    paths: BTreeSet<PathBuf>,
    is_everything: bool,
}

impl Change {
    /// The changed paths; none if anything may have changed.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        match self.is_everything {
            true => Vec::new(),
            false => self.paths.iter().cloned().collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.is_everything
    }
}

/// The watcher with what it has seen.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    queue: Receiver<Signal>,
    roots: [PathBuf; 2],
    is_stopped: bool,
}

impl Watch {
    pub(super) fn start(
        site: &Path,
        signals: Sender<Signal>,
        queue: Receiver<Signal>,
    ) -> Result<Watch, ServeError> {
        let failed = |error| ServeError::Watch(site.to_path_buf(), error);
        let tell = move |event| {
            // An error means that the server has ended.
            let _ = signals.send(Signal::Disk(event));
        };
        let mut watcher = notify::recommended_watcher(tell).map_err(failed)?;
        let site = site.canonicalize().map_err(|error| failed(notify::Error::io(error)))?;
        watcher.watch(&site, RecursiveMode::NonRecursive).map_err(failed)?;
        let roots = watched(&site);
        for root in roots.iter().filter(|root| root.is_dir()) {
            watcher.watch(root, RecursiveMode::Recursive).map_err(failed)?;
        }
        Ok(Watch { watcher, queue, roots, is_stopped: false })
    }

    /// The next change, with all that is queued behind it; none when the server is to end.
    pub(super) fn wait(&mut self) -> Option<Change> {
        while !self.is_stopped {
            let mut change = Change::default();
            match self.queue.recv() {
                Ok(signal) => self.take(signal, &mut change),
                Err(_) => return None,
            }
            self.drain(&mut change);
            if !change.is_empty() && !self.is_stopped {
                return Some(change);
            }
        }
        None
    }

    /// What has changed by now, if anything has.
    pub(super) fn look(&mut self) -> Option<Change> {
        let mut change = Change::default();
        self.drain(&mut change);
        Some(change).filter(|change| !change.is_empty() && !self.is_stopped)
    }

    fn drain(&mut self, change: &mut Change) {
        while let Ok(signal) = self.queue.try_recv() {
            self.take(signal, change);
        }
    }

    fn take(&mut self, signal: Signal, change: &mut Change) {
        let event = match signal {
            Signal::Stop => {
                self.is_stopped = true;
                return;
            }
            Signal::Disk(Ok(event)) => event,
            Signal::Disk(Err(_)) => {
                change.is_everything = true;
                return;
            }
        };
        if event.need_rescan() {
            change.is_everything = true;
        }
        if !is_a_change(event.kind) {
            return;
        }
        let roots = self.roots.clone();
        for path in event.paths {
            if roots.iter().any(|root| path.starts_with(root)) {
                self.follow(event.kind, &path);
                change.paths.insert(path);
            }
        }
    }

    /// Watches a folder that appeared. If it is gone again, that is an event of its own.
    fn follow(&mut self, kind: EventKind, path: &Path) {
        let may_be_new =
            matches!(kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_)));
        if may_be_new && path.is_dir() {
            let _ = self.watcher.watch(path, RecursiveMode::Recursive);
        }
    }
}

/// Reading is no change: the build itself reads everything.
fn is_a_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Other => false,
        _ => true,
    }
}
