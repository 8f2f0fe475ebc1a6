//! The disk, as publication sees it: one seam through which every call goes.
//!
//! [`Os`] is the real one. Tests wrap it to fail, to stop or to die at the Nth call; that is how the
//! promise "the old site or the new one" is proven. Each call is whole: it did what its name says,
//! or it returns an error. Nothing here knows what a generation is.

#![expect(clippy::disallowed_methods, reason = "the one writer of the disk, which compares")]

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

/// What stands at a path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, not followed.
    Link,
    /// A device, a socket, a pipe.
    Other,
}

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// What it is.
    pub sort: Sort,
    /// The number by which its file system knows it.
    pub inode: u64,
    /// Bytes.
    pub size: u64,
    /// Last change of the content, in nanoseconds.
    pub changed: i64,
    /// Permission bits.
    pub mode: u32,
}

impl Stamp {
    fn of(meta: &fs::Metadata) -> Stamp {
        let kind = meta.file_type();
        let sort = match (kind.is_file(), kind.is_dir(), kind.is_symlink()) {
            (true, ..) => Sort::File,
            (_, true, _) => Sort::Folder,
            (.., true) => Sort::Link,
            _ => Sort::Other,
        };
        Stamp {
            sort,
            inode: meta.ino(),
            size: meta.size(),
            changed: meta.mtime().wrapping_mul(1_000_000_000).wrapping_add(meta.mtime_nsec()),
            mode: meta.mode() & 0o7777,
        }
    }
}

/// Every call that publication makes. None follows a link at the end of its path.
pub trait Disk: Send + Sync {
    /// A new file with these bytes; an error if something stands there.
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp>;
    /// The bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// What stands there.
    fn stat(&self, path: &Path) -> io::Result<Stamp>;
    /// What stands in a folder, in no order.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Stamp)>>;
    /// The path without links and dots; all of it must exist.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;
    /// Where a symbolic link leads.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// A second name for a file.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// A symbolic link at `path`.
    fn symlink(&self, leads_to: &Path, path: &Path) -> io::Result<()>;
    /// A new folder.
    fn make_folder(&self, path: &Path) -> io::Result<()>;
    /// Permission bits.
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()>;
    /// Another name.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Two names change places in one step, or nothing happens.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// A file or link goes.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// An empty folder goes.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// A file or folder is on the disk when this returns.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Everything of the file system that holds this folder is on the disk when this returns.
    fn sync_all(&self, folder: &Path) -> io::Result<()>;
    /// Takes the lock and writes `holder` into it; [`io::ErrorKind::WouldBlock`] when it is held.
    /// It is held until the file is dropped, also by a kill.
    fn lock(&self, path: &Path, holder: &str) -> io::Result<File>;
    /// Bytes free for us where this folder is.
    fn free(&self, folder: &Path) -> io::Result<u64>;
}

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Os;

impl Disk for Os {
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        Ok(Stamp::of(&file.metadata()?))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stamp> {
        Ok(Stamp::of(&fs::symlink_metadata(path)?))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Stamp)>> {
        fs::read_dir(folder)?
            .map(|entry| entry.and_then(|e| Ok((e.file_name(), Stamp::of(&e.metadata()?)))))
            .collect()
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn symlink(&self, leads_to: &Path, path: &Path) -> io::Result<()> {
        symlink(leads_to, path)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    #[cfg(target_os = "linux")]
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(folder)?)?)
    }

    #[cfg(not(target_os = "linux"))]
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        for (name, stamp) in self.list(folder)? {
            match stamp.sort {
                Sort::Folder => self.sync_all(&folder.join(name))?,
                Sort::File => self.sync(&folder.join(name))?,
                Sort::Link | Sort::Other => {}
            }
        }
        self.sync(folder)
    }

    fn lock(&self, path: &Path, holder: &str) -> io::Result<File> {
        let mut file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        file.set_len(0)?;
        file.write_all(holder.as_bytes())?;
        Ok(file)
    }

    fn free(&self, folder: &Path) -> io::Result<u64> {
        let stat = rustix::fs::statvfs(folder)?;
        Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
    }
}

/// A path below a folder, as the bytes the file system uses, `/` between the parts.
pub(super) type Rel = Vec<u8>;

/// The path on the disk of `rel` below `root`.
pub(super) fn below(root: &Path, rel: &[u8]) -> PathBuf {
    root.join(std::ffi::OsStr::from_bytes(rel))
}
