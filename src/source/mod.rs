//! Source: the one reader of the site's files.
//!
//! [`list()`] finds the files of a site in an order that no disk decides, and objects to links that
//! loop or lead outside; [`Sources::read`] fetches one file within its limit. [`yaml`] turns text
//! into nodes that know their place, [`fields`] reads typed values out of them. Nothing here knows
//! what a file means.

pub mod fields;
mod list;
mod stamp;
pub mod yaml;

pub use crate::value::limits::{ATTACHMENT_LIMIT, TEXT_LIMIT};
pub use fields::Fields;
pub use list::{list, list_within};
pub use stamp::{Stamp, TICK};

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use blake3::Hash;
use rayon::prelude::*;

use crate::finding::code::{
    ControlCharacter, EmptyFile, FileMoved, NotUtf8, TooLarge, Unreadable, both,
};
use crate::finding::{FileId, Finding, Span, reason};
use crate::value::text::{code_point, first_forbidden};

/// One file of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceFile {
    /// Its id, which is its place in [`Sources::files`].
    pub id: FileId,
    /// Path below the site's root with `/`, `content/bac-ninh/unit.yaml`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// What tells its state when it was listed from any later one.
    pub stamp: Stamp,
}

impl SourceFile {
    /// The last part of the path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The ending without the dot, in lower case.
    pub fn ending(&self) -> String {
        self.name().rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
    }

    /// The folder's path without a slash at its end.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// All files of a site, sorted by path.
///
/// A file has one content while a site is built: what is read again must have the bytes that were
/// read or remembered first, or it is refused as changed meanwhile.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    root: PathBuf,
    files: Vec<SourceFile>,
    refused: Vec<SourceFile>,
    /// Hashes known from an earlier run, for files that still have the stamp of then.
    remembered: Vec<Option<Hash>>,
    /// Hashes of what was read.
    read: Vec<OnceLock<Hash>>,
}

impl Sources {
    /// A set of files below `root`; ids follow the order given, which must be sorted by path.
    pub fn new(root: &Path, paths: impl IntoIterator<Item = (String, Stamp)>) -> Sources {
        let file = |(n, (path, stamp)): (usize, (String, Stamp))| SourceFile {
            id: FileId(n as u32),
            path,
            size: stamp.size,
            stamp,
        };
        let files: Vec<SourceFile> = paths.into_iter().enumerate().map(file).collect();
        let (remembered, read) = (vec![None; files.len()], vec![OnceLock::new(); files.len()]);
        Sources { root: root.to_owned(), files, refused: Vec::new(), remembered, read }
    }

    /// With hashes from before, for files that are as they were then.
    #[must_use]
    pub fn remembering(mut self, hash: impl Fn(&SourceFile) -> Option<Hash>) -> Sources {
        for (file, known) in self.files.iter().zip(&mut self.remembered) {
            *known = hash(file).or(*known);
        }
        self
    }

    /// With the paths of what may not be read, so that findings can point at it.
    #[must_use]
    pub fn with_refused(mut self, paths: impl IntoIterator<Item = String>) -> Sources {
        let ids = (self.files.len() as u32..).map(FileId);
        let refused = ids.zip(paths).map(|(id, path)| SourceFile {
            id,
            path,
            size: 0,
            stamp: Stamp::default(),
        });
        self.refused = refused.collect();
        self
    }

    /// Takes up the file as it is now, for a site that is kept while its files change; whether its
    /// bytes are others than before.
    ///
    /// # Errors
    /// When it cannot be read, or is no ordinary file within the limit.
    pub fn renew(&mut self, id: FileId) -> std::io::Result<bool> {
        let stamp = Stamp::at(&self.disk_path(id))?;
        if stamp.size > ATTACHMENT_LIMIT {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        let bytes = self.fetch(id)?;
        // One that grows while it is looked at has no content yet.
        let hash = (bytes.len() as u64 == stamp.size).then(|| blake3::hash(&bytes));
        let place = id.0 as usize;
        // A file that was refused as changed meanwhile is other than whatever was taken for it.
        let before = match (self.remembered[place], self.read[place].get().copied()) {
            (Some(known), Some(read)) if known != read => None,
            (known, read) => read.or(known),
        };
        (self.files[place].stamp, self.files[place].size) = (stamp, stamp.size);
        (self.remembered[place], self.read[place]) = (hash, OnceLock::new());
        Ok(hash.is_none() || before != hash)
    }

    /// The path is a link, or another leads to the same file.
    pub fn is_linked(&self, id: FileId) -> bool {
        let inode = self.file(id).stamp.inode;
        let is_other = |other: &SourceFile| other.stamp.inode == inode && other.id != id;
        self.disk_path(id).is_symlink() || self.files.iter().any(is_other)
    }

    /// Something is at a path below the root that is no file of the site, or was when it was listed.
    pub fn has_trace(&self, path: &str) -> bool {
        let was_there = || self.refused.iter().any(|file| Path::new(&file.path).starts_with(path));
        !self.below(path).is_empty()
            || was_there()
            || self.root.join(path).symlink_metadata().is_ok()
    }

    /// The folder that all paths start from.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What may not be read: links that lead out or round, what is no ordinary file.
    pub fn refused(&self) -> &[SourceFile] {
        &self.refused
    }

    /// The path of a file, also of one that may not be read; none for files of the program's own.
    pub fn path(&self, id: FileId) -> Option<&str> {
        let all = self.files.get(id.0 as usize);
        let file = all.or_else(|| self.refused.iter().find(|file| file.id == id));
        file.map(|file| file.path.as_str())
    }

    /// The files, sorted by path.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file with this id.
    ///
    /// # Panics
    /// Never for an id that came from these sources.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file with this path below the root.
    pub fn by_path(&self, path: &str) -> Option<&SourceFile> {
        self.files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()
            .map(|n| &self.files[n])
    }

    /// The files below this folder (and in it), sorted.
    pub fn below(&self, folder: &str) -> &[SourceFile] {
        let prefix = format!("{folder}/");
        let start = self.files.partition_point(|file| file.path < prefix);
        let rest = &self.files[start..];
        &rest[..rest.partition_point(|file| file.path.starts_with(&prefix))]
    }

    /// Where the file lies on this machine.
    pub fn disk_path(&self, id: FileId) -> PathBuf {
        self.root.join(&self.file(id).path)
    }

    /// The objection to a file over a limit.
    pub fn too_large(&self, id: FileId, limit: u64) -> Option<TooLarge> {
        let size = self.file(id).size;
        (size > limit).then(|| TooLarge { size: megabytes(size), limit: megabytes(limit) })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// A finding when it is too large or the disk refuses.
    pub fn read(&self, id: FileId, limit: u64) -> Result<Vec<u8>, Box<Finding>> {
        if self.files.get(id.0 as usize).is_none() {
            let reason = both("không phải tệp của trang", "it is no file of the site");
            return Err(Box::new(Unreadable { reason }.at(Span::file(id))));
        }
        if let Some(finding) = self.too_large(id, limit) {
            return Err(Box::new(finding.at(Span::file(id))));
        }
        let bytes = self.fetch(id).map_err(|error| {
            // A name that is no text cannot be opened by its path, which is no change.
            let named = !self.file(id).path.contains(char::REPLACEMENT_CHARACTER);
            let gone = error.kind() == std::io::ErrorKind::NotFound && named;
            let (vi, en) = reason(&error);
            let reason = both(&vi, &en);
            let finding = Unreadable { reason }.at(Span::file(id));
            Box::new(if gone { FileMoved {}.at(Span::file(id)) } else { finding })
        })?;
        // One that grew or shrank since it was listed.
        if bytes.len() as u64 != self.file(id).size {
            return Err(Box::new(FileMoved {}.at(Span::file(id))));
        }
        let hash = blake3::hash(&bytes);
        let place = id.0 as usize;
        let first = *self.read[place].get_or_init(|| hash);
        if first != hash || self.remembered[place].is_some_and(|known| known != hash) {
            return Err(Box::new(FileMoved {}.at(Span::file(id))));
        }
        Ok(bytes)
    }

    /// The bytes, and one more than were listed if there are: a file that grows fills no memory.
    fn fetch(&self, id: FileId) -> std::io::Result<Vec<u8>> {
        let size = self.file(id).size;
        let mut bytes = Vec::with_capacity(size as usize + 1);
        std::fs::File::open(self.disk_path(id))?.take(size + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The hash of a file's bytes, remembered or worked out.
    ///
    /// # Errors
    /// As [`Sources::read`].
    pub fn hash(&self, id: FileId, limit: u64) -> Result<Hash, Box<Finding>> {
        let place = id.0 as usize;
        match self.remembered[place].or_else(|| self.read[place].get().copied()) {
            Some(hash) => Ok(hash),
            None => {
                self.read(id, limit)?;
                self.read[place]
                    .get()
                    .copied()
                    .ok_or_else(|| Box::new(FileMoved {}.at(Span::file(id))))
            }
        }
    }

    /// The hash of a file's bytes as far as it is known without reading.
    pub fn known_hash(&self, id: FileId) -> Option<Hash> {
        let place = id.0 as usize;
        self.read[place].get().copied().or(self.remembered[place])
    }

    /// Files that were read and are no longer what they were when they were listed. What changed
    /// within a tick of being listed may have changed again and show the same stamp, so that the
    /// newest are read once more.
    pub fn moved(&self) -> Vec<FileId> {
        let newest = self.files.iter().map(|file| file.stamp.changed).max().unwrap_or_default();
        let is_moved = |file: &SourceFile| match Stamp::at(&self.disk_path(file.id)) {
            Ok(now) if now == file.stamp => {
                newest.saturating_sub(file.stamp.changed) <= TICK
                    && self.read(file.id, ATTACHMENT_LIMIT).is_err()
            }
            _ => true,
        };
        let read =
            self.files.par_iter().filter(|file| self.read[file.id.0 as usize].get().is_some());
        read.filter(|file| is_moved(file)).map(|file| file.id).collect()
    }

    /// The text of a file. A byte-order mark stays at its head, so that places stay those of the file.
    ///
    /// # Errors
    /// A finding when it is too large, unreadable, empty, not UTF-8, or holds signs that no text may
    /// hold.
    pub fn text(&self, id: FileId) -> Result<String, Box<Finding>> {
        let bytes = self.read(id, TEXT_LIMIT)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let (vi, en) = guess(error.as_bytes());
            let looks = both(vi, en);
            Box::new(NotUtf8 { looks }.at(Span::new(id, at, at + 1)))
        })?;
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            return Err(Box::new(EmptyFile {}.at(Span::file(id))));
        }
        let body = text.trim_start_matches('\u{feff}');
        if let Some((at, sign)) = first_forbidden(body) {
            let at = at + text.len() - body.len();
            let (end, sign) = (at + sign.len_utf8(), code_point(sign));
            return Err(Box::new(ControlCharacter { sign }.at(Span::new(id, at, end))));
        }
        Ok(text)
    }
}

/// A path below the site that is no file of it, whatever stands there: hidden, or an editor's leftover.
pub fn is_passed_over(path: &str) -> bool {
    path.split('/').any(list::is_leftover)
}

/// What bytes that are not UTF-8 most likely are, in words for the message.
fn guess(bytes: &[u8]) -> (&'static str, &'static str) {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => (
            ", có vẻ là UTF-16 (“Unicode Text” của Excel)",
            ", it looks like UTF-16 (Excel's “Unicode Text”)",
        ),
        [b'P', b'K', 3, 4, ..] => {
            (", có vẻ là tệp Excel hoặc Word", ", it looks like an Excel or Word file")
        }
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            (", có vẻ là tệp Excel hoặc Word đời cũ", ", it looks like an old Excel or Word file")
        }
        [b'%', b'P', b'D', b'F', ..] => (", có vẻ là tệp PDF", ", it looks like a PDF"),
        _ if bytes.iter().take(4096).any(|byte| *byte == 0) => {
            (", có vẻ là tệp nhị phân", ", it looks like a binary file")
        }
        _ => (
            ", có vẻ dùng bảng mã cũ (TCVN3, VNI hoặc Windows-1258)",
            ", it may use an old code page (TCVN3, VNI or Windows-1258)",
        ),
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{},{} MB", bytes >> 20, ((bytes & 0xf_ffff) * 10) >> 20)
}
