//! What tells one state of a file from another without reading it.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Longer than any tick of a file system's clock, in nanoseconds.
pub const TICK: i64 = 20_000_000;

/// Size, times and number of a file. Two states of one file differ in it unless both were written
/// within one tick of the file system's clock; whoever keeps stamps must mind such ticks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Last change of the content, in nanoseconds.
    pub modified: i64,
    /// Last change of content, name or rights; no program can set it.
    pub changed: i64,
    /// The number by which its file system knows it.
    pub inode: u64,
}

impl Stamp {
    /// Of what a directory entry says.
    pub fn of(meta: &std::fs::Metadata) -> Stamp {
        let nanoseconds = |s: i64, ns: i64| s.wrapping_mul(1_000_000_000).wrapping_add(ns);
        Stamp {
            size: meta.size(),
            modified: nanoseconds(meta.mtime(), meta.mtime_nsec()),
            changed: nanoseconds(meta.ctime(), meta.ctime_nsec()),
            inode: meta.ino(),
        }
    }

    /// Of the file at a path, links followed.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub fn at(path: &Path) -> std::io::Result<Stamp> {
        Ok(Stamp::of(&std::fs::metadata(path)?))
    }
}
