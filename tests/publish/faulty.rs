//! The disk, with one call that fails, writes short, or is the last thing the process does.

use std::fs::File;
use std::io;
use std::os::fd::BorrowedFd;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use danbiet::publish::disk::{Disk, Fill, Listing, Os, Stamp};
use rustix::fs::Dir;

/// The disk, with one call that goes wrong.
pub(crate) struct Faulty {
    calls: AtomicUsize,
    at: usize,
    fault: Fault,
    can_exchange: bool,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Fault {
    Once(rustix::io::Errno),
    FromThenOn(rustix::io::Errno),
    DieBefore,
    DieAfter,
}

impl Faulty {
    pub(crate) fn new(at: usize, fault: Fault, can_exchange: bool) -> Faulty {
        Faulty { calls: AtomicUsize::new(0), at, fault, can_exchange }
    }

    fn call<T>(&self, real: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let number = self.calls.fetch_add(1, Ordering::SeqCst);
        match self.fault {
            Fault::Once(error) if number == self.at => Err(error.into()),
            Fault::FromThenOn(error) if number >= self.at => Err(error.into()),
            Fault::DieBefore if number == self.at => die(),
            Fault::DieAfter if number == self.at => {
                let _ = real();
                die()
            }
            _ => real(),
        }
    }

    pub(crate) fn was_met(&self) -> bool {
        self.calls.load(Ordering::SeqCst) > self.at
    }
}

/// A disk without fault that does not wait for the platter.
pub(crate) fn unsynced() -> Arc<Faulty> {
    Arc::new(Faulty::new(usize::MAX, Fault::DieBefore, true))
}

fn die() -> ! {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    std::process::abort()
}

impl Disk for Faulty {
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let mut was_tried = false;
        let answer = self.call(|| {
            was_tried = true;
            Os.create(path, bytes)
        });
        if !was_tried {
            // A write cut short leaves a file.
            let _ = Os.create(path, &bytes[..bytes.len() / 2]);
        }
        answer
    }
    fn create_with(&self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        let mut was_tried = false;
        let answer = self.call(|| {
            was_tried = true;
            Os.create_with(path, fill)
        });
        if !was_tried {
            let mut bytes = Vec::new();
            fill(&mut bytes)?;
            let _ = Os.create(path, &bytes[..bytes.len() / 2]);
        }
        answer
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call(|| Os.read(path))
    }
    fn stat(&self, path: &Path) -> io::Result<Stamp> {
        self.call(|| Os.stat(path))
    }
    fn list(&self, at: BorrowedFd<'_>, path: &Path) -> io::Result<(Dir, Listing)> {
        self.call(|| Os.list(at, path))
    }
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(|| Os.resolve(path))
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(|| Os.read_link(path))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| Os.link(from, to))
    }
    fn symlink(&self, leads_to: &Path, path: &Path) -> io::Result<()> {
        self.call(|| Os.symlink(leads_to, path))
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.call(|| Os.make_folder(path))
    }
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.call(|| Os.set_mode(path, mode))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|| Os.rename(from, to))
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        match self.can_exchange {
            true => self.call(|| Os.exchange(one, other)),
            false => Err(rustix::io::Errno::INVAL.into()),
        }
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call(|| Os.remove_file(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call(|| Os.remove_folder(path))
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        self.call(|| Ok(()))?;
        let _ = path; // The machine stays up: nothing need be forced down.
        Ok(())
    }
    fn sync_all(&self, _folder: &Path) -> io::Result<()> {
        self.call(|| Ok(()))
    }
    fn lock(&self, path: &Path, holder: &str) -> io::Result<File> {
        self.call(|| Os.lock(path, holder))
    }
    fn free(&self, folder: &Path) -> io::Result<u64> {
        Os.free(folder)
    }
}
