//! The manifest: what one generation consists of, so that the next can tell its own from others'.
//!
//! A head (which names the folder by its inode), one record of fixed length a file, all paths in
//! one piece, and a seal over the rest. It is read in one go and searched as it stands: at 300,000
//! files a string each would cost more than the whole list. A manifest that is cut, altered or of
//! another version is not read at all: then nothing in the output counts as ours, and nothing is
//! deleted.

use std::io::{self, Write};
use std::ops::Range;

use super::disk::Stamp;

/// One file of a generation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Entry<'m> {
    pub(super) path: &'m [u8],
    pub(super) size: u64,
    pub(super) hash: blake3::Hash,
    pub(super) inode: u64,
    pub(super) changed: i64,
    pub(super) role: Role,
}

/// What is done with a file when the next generation has no such path.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// It goes.
    Page,
    /// Its name carries a hash: it stays for one generation more.
    Asset,
    /// It has stayed for one generation: it goes.
    Carried,
}

impl Entry<'_> {
    pub(super) fn is_exactly(&self, stamp: &Stamp) -> bool {
        (self.size, self.inode, self.changed) == (stamp.size, stamp.inode, stamp.changed)
    }
}

/// A generation on the disk.
pub(super) struct Manifest {
    /// Inode of the generation's folder, wherever it is called.
    pub(super) root: u64,
    /// The same of the generation before.
    pub(super) before: u64,
    /// Name, in the state folder, under which it was put in place.
    pub(super) staged_as: String,
    /// The hash by which it is known outside.
    pub(super) seal: blake3::Hash,
    bytes: Vec<u8>,
    /// Where the records begin, and where the paths do.
    records: usize,
    paths: usize,
    /// Bytes, after the paths, of those where the generation before differs.
    differs: usize,
}

/// What a manifest says but for the files.
pub(super) struct Head<'h> {
    pub(super) root: u64,
    pub(super) before: u64,
    pub(super) staged_as: &'h str,
    /// Every path where the generation before has another file, or one that this has not, or
    /// something that is not of our making; each ended by a zero byte.
    pub(super) differs: &'h [u8],
}

const HEAD: &[u8; 16] = b"danbiet files 3\n";
const SEAL: usize = blake3::OUT_LEN;
/// Hash, size, inode, time of change, role, end of the path.
const RECORD: usize = 32 + 8 + 8 + 8 + 1 + 4;

impl Default for Manifest {
    fn default() -> Manifest {
        Manifest {
            root: 0,
            before: 0,
            staged_as: String::new(),
            seal: blake3::hash(b""),
            bytes: Vec::new(),
            records: 0,
            paths: 0,
            differs: 0,
        }
    }
}

/// Writes the manifest of these entries, sorted by path; its hash.
pub(super) fn write<'m, I: Iterator<Item = Entry<'m>>>(
    to: &mut dyn Write,
    head: &Head<'_>,
    entries: impl Fn() -> I,
) -> io::Result<blake3::Hash> {
    let mut sealed = Sealed { to, pending: Vec::new(), hasher: blake3::Hasher::new() };
    let number = |n: usize| u32::try_from(n).map_err(|_| io::ErrorKind::FileTooLarge);
    sealed.put(HEAD)?;
    sealed.put(&head.root.to_le_bytes())?;
    sealed.put(&head.before.to_le_bytes())?;
    for count in [entries().count(), head.differs.len(), head.staged_as.len()] {
        sealed.put(&number(count)?.to_le_bytes())?;
    }
    sealed.put(head.staged_as.as_bytes())?;
    let mut end = 0;
    for Entry { path, size, hash, inode, changed, role } in entries() {
        end += path.len();
        sealed.put(hash.as_bytes())?;
        sealed.put(&size.to_le_bytes())?;
        sealed.put(&inode.to_le_bytes())?;
        sealed.put(&changed.to_le_bytes())?;
        sealed.put(&[role.sign()])?;
        sealed.put(&number(end)?.to_le_bytes())?;
    }
    entries().try_for_each(|entry| sealed.put(entry.path))?;
    sealed.put(head.differs)?;
    sealed.end()
}

/// Hashes what passes, a good piece at a time.
struct Sealed<'w> {
    to: &'w mut dyn Write,
    pending: Vec<u8>,
    hasher: blake3::Hasher,
}

impl Sealed<'_> {
    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        const AT_ONCE: usize = 1 << 16;
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= AT_ONCE { self.pass_on() } else { Ok(()) }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        self.hasher.update(&self.pending);
        self.to.write_all(&self.pending)?;
        self.pending.clear();
        Ok(())
    }

    fn end(mut self) -> io::Result<blake3::Hash> {
        self.pass_on()?;
        let seal = self.hasher.finalize();
        self.to.write_all(seal.as_bytes())?;
        Ok(seal)
    }
}

impl Role {
    fn sign(self) -> u8 {
        match self {
            Role::Page => b'p',
            Role::Asset => b'a',
            Role::Carried => b'c',
        }
    }

    fn from_sign(sign: u8) -> Role {
        match sign {
            b'a' => Role::Asset,
            b'c' => Role::Carried,
            _ => Role::Page,
        }
    }
}

impl Manifest {
    pub(super) fn from_bytes(bytes: Vec<u8>) -> Option<Manifest> {
        let body = bytes.len().checked_sub(SEAL)?;
        let seal = blake3::hash(&bytes[..body]);
        if bytes[body..] != *seal.as_bytes() {
            return None;
        }
        let rest = bytes[..body].strip_prefix(HEAD)?;
        let (root, rest) = rest.split_first_chunk::<8>()?;
        let (before, rest) = rest.split_first_chunk::<8>()?;
        let (counts, rest) = rest.split_first_chunk::<12>()?;
        let [count, differs, name] =
            [0, 4, 8].map(|at| u32::from_le_bytes(array(&counts[at..])) as usize);
        let name = rest.get(..name)?;
        let records = body - rest.len() + name.len();
        let manifest = Manifest {
            root: u64::from_le_bytes(*root),
            before: u64::from_le_bytes(*before),
            staged_as: std::str::from_utf8(name).ok()?.into(),
            seal,
            records,
            paths: records + RECORD * count,
            differs,
            bytes,
        };
        manifest.is_sound(body).then_some(manifest)
    }

    /// The ends of the paths rise and fill the place that is theirs.
    fn is_sound(&self, body: usize) -> bool {
        let Some(room) = body.checked_sub(self.paths + self.differs) else { return false };
        let ends = || (0..self.len()).map(|at| self.end_of(at));
        ends().is_sorted() && ends().next_back().unwrap_or(0) == room
    }

    /// The paths where the generation before differs, each ended by a zero byte.
    pub(super) fn differs(&self) -> &[u8] {
        &self.bytes[self.bytes.len().saturating_sub(SEAL + self.differs)..][..self.differs]
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        (self.paths - self.records) / RECORD
    }

    fn record(&self, at: usize) -> &[u8] {
        &self.bytes[self.records + at * RECORD..][..RECORD]
    }

    fn end_of(&self, at: usize) -> usize {
        u32::from_le_bytes(array(&self.record(at)[57..])) as usize
    }

    /// The path of a file.
    pub(super) fn path(&self, at: usize) -> &[u8] {
        let start = if at == 0 { 0 } else { self.end_of(at - 1) };
        &self.bytes[self.paths + start..self.paths + self.end_of(at)]
    }

    /// All that is noted of a file.
    pub(super) fn entry(&self, at: usize) -> Entry<'_> {
        let record = self.record(at);
        Entry {
            path: self.path(at),
            hash: blake3::Hash::from_bytes(array(record)),
            size: u64::from_le_bytes(array(&record[32..])),
            inode: u64::from_le_bytes(array(&record[40..])),
            changed: i64::from_le_bytes(array(&record[48..])),
            role: Role::from_sign(record[56]),
        }
    }

    pub(super) fn find(&self, path: &[u8]) -> Option<usize> {
        self.find_in(0..self.len(), path)
    }

    /// The same where it can only be among these.
    pub(super) fn find_in(&self, range: Range<usize>, path: &[u8]) -> Option<usize> {
        let at = self.first(range.clone(), |other| other < path);
        (range.contains(&at) && self.path(at) == path).then_some(at)
    }

    /// The files, among these, in the folder whose path ends with `/`.
    pub(super) fn inside(&self, range: Range<usize>, folder: &[u8]) -> Range<usize> {
        let start = self.first(range.clone(), |path| path < folder);
        start..self.first(start..range.end, |path| path.starts_with(folder))
    }

    /// The first of these paths for which it no longer holds.
    fn first(&self, mut range: Range<usize>, holds: impl Fn(&[u8]) -> bool) -> usize {
        while !range.is_empty() {
            let middle = range.start + range.len() / 2;
            if holds(self.path(middle)) {
                range.start = middle + 1;
            } else {
                range.end = middle;
            }
        }
        range.start
    }
}

/// The first bytes of a longer piece.
fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.first_chunk().copied().unwrap_or([0; N])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<Entry<'static>> {
        let entry = |path: &'static str, role| Entry {
            path: path.as_bytes(),
            size: 3,
            hash: blake3::hash(path.as_bytes()),
            inode: 7,
            changed: -5,
            role,
        };
        vec![
            entry("a b.html", Role::Page),
            entry("a b/c.html", Role::Page),
            entry("a b/d/e", Role::Carried),
            entry("style.0a.css", Role::Asset),
        ]
    }

    fn written(entries: &[Entry<'static>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let head = Head { root: 12, before: 11, staged_as: "next-1", differs: b"a/x\0y\0" };
        let seal = write(&mut bytes, &head, || entries.iter().copied()).unwrap();
        assert_eq!(seal.as_bytes(), &bytes[bytes.len() - SEAL..]);
        bytes
    }

    #[test]
    fn what_is_written_is_read() {
        for entries in [sample(), vec![]] {
            let manifest = Manifest::from_bytes(written(&entries)).unwrap();
            let read: Vec<Entry> = (0..manifest.len()).map(|at| manifest.entry(at)).collect();
            assert_eq!(read, entries);
            let Manifest { root, before, staged_as, .. } = &manifest;
            assert_eq!((*root, *before, &**staged_as), (12, 11, "next-1"));
            assert_eq!(manifest.differs(), b"a/x\0y\0");
        }
    }

    #[test]
    fn files_and_folders_are_found() {
        let manifest = Manifest::from_bytes(written(&sample())).unwrap();
        for (at, entry) in sample().iter().enumerate() {
            assert_eq!(manifest.find(entry.path), Some(at));
        }
        assert_eq!(manifest.find(b"a b"), None);
        assert_eq!(manifest.find_in(0..1, b"a b/c.html"), None);
        let folders: [(&[u8], Range<usize>); 4] =
            [(b"a b/", 1..3), (b"a b/d/", 2..3), (b"a/", 3..3), (b"z/", 4..4)];
        for (folder, range) in folders {
            assert_eq!(manifest.inside(0..4, folder), range);
        }
    }

    #[test]
    fn no_altered_byte_and_no_cut_goes_unnoticed() {
        let bytes = written(&sample());
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            assert!(Manifest::from_bytes(altered).is_none(), "byte {at}");
            assert!(Manifest::from_bytes(bytes[..at].to_vec()).is_none(), "cut at {at}");
        }
    }

    #[test]
    fn a_sealed_list_that_is_no_manifest_is_refused() {
        let entries = sample();
        let bytes = written(&entries);
        for (at, value) in [(0, b'x'), (32, 200), (32, 3), (36, 0xff), (40, 0xff)] {
            let mut altered = bytes[..bytes.len() - SEAL].to_vec();
            altered[at] = value;
            let seal = blake3::hash(&altered);
            altered.extend_from_slice(seal.as_bytes());
            assert!(Manifest::from_bytes(altered).is_none(), "{value} at {at}");
        }
    }
}
