//! The manifest: what one generation consists of, so that the next can tell its own from others'.
//!
//! One line a file (hash, size, inode, time of change, role, path), a head that names the folder by
//! its inode, and a last line that seals the rest. A manifest that is cut, altered or of another
//! version is not read at all: then nothing in the output counts as ours, and nothing is deleted.

use super::disk::Stamp;

/// One file of a generation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    pub(super) path: Box<str>,
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

impl Entry {
    pub(super) fn is_exactly(&self, stamp: &Stamp) -> bool {
        (self.size, self.inode, self.changed) == (stamp.size, stamp.inode, stamp.changed)
    }
}

/// A generation on the disk.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Manifest {
    /// Inode of the generation's folder, wherever it is called.
    pub(super) root: u64,
    /// Name, in the state folder, under which it was put in place.
    pub(super) staged_as: String,
    /// Sorted by path.
    pub(super) entries: Vec<Entry>,
}

const HEAD: &str = "danbiet manifest 1";

impl Manifest {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut text = String::with_capacity(160 * self.entries.len() + 200);
        text.push_str(&format!("{HEAD} {} {}\n", self.root, self.staged_as));
        for entry in &self.entries {
            let role = match entry.role {
                Role::Page => 'p',
                Role::Asset => 'a',
                Role::Carried => 'c',
            };
            let Entry { path, size, hash, inode, changed, .. } = entry;
            text.push_str(&hash.to_hex());
            text.push_str(&format!(" {size} {inode} {changed} {role} {path}\n"));
        }
        let seal = blake3::hash(text.as_bytes()).to_hex();
        text.push_str(&format!("sealed {seal}\n"));
        text.into_bytes()
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Manifest> {
        let text = std::str::from_utf8(bytes).ok()?;
        let body_end = text.strip_suffix('\n')?.rfind('\n')? + 1;
        let seal = text[body_end..].strip_prefix("sealed ")?.trim_end();
        if blake3::hash(&bytes[..body_end]).to_hex().as_str() != seal {
            return None;
        }
        let mut lines = text[..body_end].lines();
        let (root, staged_as) = lines.next()?.strip_prefix(HEAD)?.trim_start().split_once(' ')?;
        Some(Manifest {
            root: root.parse().ok()?,
            staged_as: staged_as.to_owned(),
            entries: lines.map(entry).collect::<Option<_>>()?,
        })
    }

    pub(super) fn find(&self, path: &[u8]) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.path.as_bytes().cmp(path)).ok()
    }
}

fn entry(line: &str) -> Option<Entry> {
    let mut words = line.splitn(6, ' ');
    Some(Entry {
        hash: blake3::Hash::from_hex(words.next()?).ok()?,
        size: words.next()?.parse().ok()?,
        inode: words.next()?.parse().ok()?,
        changed: words.next()?.parse().ok()?,
        role: match words.next()? {
            "p" => Role::Page,
            "a" => Role::Asset,
            "c" => Role::Carried,
            _ => return None,
        },
        path: words.next()?.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let entry = |path: &str, role| Entry {
            path: path.into(),
            size: 3,
            hash: blake3::hash(path.as_bytes()),
            inode: 7,
            changed: -5,
            role,
        };
        Manifest {
            root: 12,
            staged_as: "next-1".into(),
            entries: vec![entry("a b/c.html", Role::Page), entry("style.0a.css", Role::Asset)],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let manifest = sample();
        assert_eq!(Manifest::from_bytes(&manifest.to_bytes()), Some(manifest));
        let empty = Manifest { root: 1, staged_as: "x".into(), entries: vec![] };
        assert_eq!(Manifest::from_bytes(&empty.to_bytes()), Some(empty));
    }

    #[test]
    fn no_altered_byte_and_no_cut_goes_unnoticed() {
        let bytes = sample().to_bytes();
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1;
            assert_eq!(Manifest::from_bytes(&altered), None, "byte {at}");
            assert_eq!(Manifest::from_bytes(&bytes[..at]), None, "cut at {at}");
        }
    }
}
