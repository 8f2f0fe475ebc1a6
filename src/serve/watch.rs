//! Watch: what changed since the last update, without waiting longer than for the first change.
//!
//! A new folder is watched *before* the update that its appearance starts: whatever is written into
//! it later is then an event of its own, whatever was written earlier is seen by that update. The
//! site's own folder is watched too, so that `content` itself may vanish and come back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::{Outcome, ServeError, watched};

/// What the watcher, the keyboard, a publication or a test has to say.
#[derive(Debug)]
pub(super) enum Signal {
    /// Something happened on the disk.
    Disk(notify::Result<notify::Event>),
    /// A publication ended.
    Published(Outcome),
    /// The server is to end.
    Stop,
}

/// What there is to do.
#[derive(Debug)]
pub(super) enum Event {
    /// Something changed.
    Change(Change),
    /// Nothing changed for as long as was asked.
    Quiet,
    /// A publication ended.
    Published(Outcome),
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
    /// What was seen and not yet taken.
    change: Change,
    published: Option<Outcome>,
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
        Ok(Watch {
            watcher,
            queue,
            roots,
            change: Change::default(),
            published: None,
            is_stopped: false,
        })
    }

    /// The next event, a change with all that is queued behind it. With a limit, at most that long.
    pub(super) fn wait(&mut self, limit: Option<Duration>) -> Event {
        loop {
            self.drain();
            if self.is_stopped {
                return Event::Stop;
            }
            if !self.change.is_empty() {
                return Event::Change(std::mem::take(&mut self.change));
            }
            if let Some(outcome) = self.published.take() {
                return Event::Published(outcome);
            }
            let signal = match limit {
                Some(limit) => self.queue.recv_timeout(limit),
                None => self.queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match signal {
                Ok(signal) => self.take(signal),
                Err(RecvTimeoutError::Timeout) => return Event::Quiet,
                Err(RecvTimeoutError::Disconnected) => return Event::Stop,
            }
        }
    }

    /// More has changed by now.
    pub(super) fn is_more(&mut self) -> bool {
        self.drain();
        !self.change.is_empty() && !self.is_stopped
    }

    fn drain(&mut self) {
        while let Ok(signal) = self.queue.try_recv() {
            self.take(signal);
        }
    }

    fn take(&mut self, signal: Signal) {
        let event = match signal {
            Signal::Stop => {
                self.is_stopped = true;
                return;
            }
            Signal::Published(outcome) => {
                self.published = Some(outcome);
                return;
            }
            Signal::Disk(Ok(event)) => event,
            Signal::Disk(Err(_)) => {
                self.change.is_everything = true;
                return;
            }
        };
        if event.need_rescan() {
            self.change.is_everything = true;
        }
        if !is_a_change(event.kind) {
            return;
        }
        let roots = self.roots.clone();
        for path in event.paths {
            if roots.iter().any(|root| path.starts_with(root)) {
                self.follow(event.kind, &path);
                self.change.paths.insert(path);
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

/// Reading is no change: the site itself is read all the time.
fn is_a_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        EventKind::Other => false,
        _ => true,
    }
}
