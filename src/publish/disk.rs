//! The disk, as publication sees it: one seam through which every call goes.
//!
//! [`Os`] is the real one. Tests wrap it to fail, to stop or to die at the Nth call; that is how the
//! promise "the old site or the new one" is proven. Each call is whole: it did what its name says,
//! or it returns an error. Nothing here knows what a generation is.

#![expect(clippy::disallowed_methods, reason = "the one writer of the disk, which compares")]

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufWriter, Write};
use std::os::fd::BorrowedFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, statat};

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
    /// How many names it has.
    pub links: u64,
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
            changed: nanoseconds(meta.mtime(), meta.mtime_nsec()),
            mode: meta.mode() & 0o7777,
            links: meta.nlink(),
        }
    }

    /// What stands at a path below an open folder.
    pub(super) fn at(folder: BorrowedFd<'_>, path: &[u8]) -> io::Result<Stamp> {
        let stat = statat(folder, path, AtFlags::SYMLINK_NOFOLLOW)?;
        let sort = match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => Sort::File,
            FileType::Directory => Sort::Folder,
            FileType::Symlink => Sort::Link,
            _ => Sort::Other,
        };
        Ok(Stamp {
            sort,
            inode: stat.st_ino as u64,
            size: stat.st_size as u64,
            changed: nanoseconds(stat.st_mtime as i64, stat.st_mtime_nsec as i64),
            mode: stat.st_mode as u32 & 0o7777,
            links: stat.st_nlink as u64,
        })
    }
}

/// A folder of which nothing more was asked.
const FOLDER: Stamp =
    Stamp { sort: Sort::Folder, inode: 0, size: 0, changed: 0, mode: 0, links: 0 };

fn nanoseconds(seconds: i64, rest: i64) -> i64 {
    seconds.wrapping_mul(1_000_000_000).wrapping_add(rest)
}

/// Names and what stands there.
pub type Listing = Vec<(OsString, Stamp)>;

/// Writes the content of a file, bit by bit.
pub type Fill<'f> = &'f mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

/// Every call that publication makes. None follows a link at the end of its path.
pub trait Disk: Send + Sync {
    /// A new file with these bytes; an error if something stands there.
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp>;
    /// A new file with what `fill` writes; an error if something stands there.
    fn create_with(&self, path: &Path, fill: Fill<'_>) -> io::Result<()>;
    /// The bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// What stands there.
    fn stat(&self, path: &Path) -> io::Result<Stamp>;
    /// Opens the folder at `path` below `at` ([`CWD`] for a path of its own); what stands in it, in
    /// no order. Of a folder only the sort is told: asking for the rest is a call each.
    fn list(&self, at: BorrowedFd<'_>, path: &Path) -> io::Result<(Dir, Listing)>;
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

    fn create_with(&self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        const AT_ONCE: usize = 1 << 18;
        let mut file = BufWriter::with_capacity(AT_ONCE, File::create_new(path)?);
        fill(&mut file)?;
        file.flush()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stamp> {
        Ok(Stamp::of(&fs::symlink_metadata(path)?))
    }

    fn list(&self, at: BorrowedFd<'_>, path: &Path) -> io::Result<(Dir, Listing)> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut folder = Dir::new(openat(at, path, flags, Mode::empty())?)?;
        let mut held = Listing::new();
        while let Some(entry) = folder.read() {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if matches!(name, b"." | b"..") {
                continue;
            }
            let stamp = match entry.file_type() {
                FileType::Directory => FOLDER,
                _ => Stamp::at(folder.fd()?, name)?,
            };
            held.push((OsString::from_vec(name.to_vec()), stamp));
        }
        Ok((folder, held))
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
        use rustix::fs::{RenameFlags, renameat_with};
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
        for (name, stamp) in self.list(CWD, folder)?.1 {
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
