//! A book: values by name in one run of bytes, which proves itself whole.
//!
//! Layout: sign, program, number of entries, the lengths of each name and value, all names and
//! values, then the BLAKE3 of everything before. Names are sorted. A single flipped byte, a cut or
//! a piece of another book make the whole of it unreadable, which is all that is asked: books can
//! be made again.

use std::ops::Range;

use super::PROGRAM;

const SIGN: &[u8] = b"danbiet book 1\n";
const HASH: usize = 32;

/// A book that was read, or that was bound in memory.
#[derive(Clone, Debug, Default)]
pub struct Book {
    bytes: Vec<u8>,
    entries: Vec<(Range<usize>, Range<usize>)>,
}

impl Book {
    /// Reads a book; none when it is damaged, cut, or of another program.
    pub fn read(bytes: Vec<u8>) -> Option<Book> {
        let whole = bytes.len().checked_sub(HASH)?;
        let (body, hash) = bytes.split_at(whole);
        if blake3::hash(body).as_bytes()[..] != *hash {
            return None;
        }
        let mut rest = body.strip_prefix(SIGN)?.strip_prefix(PROGRAM.as_bytes())?;
        let count = number(&mut rest)?;
        let lengths = rest.get(..count.checked_mul(8)?)?;
        let mut at = body.len() - (rest.len() - lengths.len());
        let mut entries = Vec::with_capacity(count);
        for pair in lengths.chunks_exact(8) {
            let mut pair = pair;
            let (name, value) = (number(&mut pair)?, number(&mut pair)?);
            let (middle, end) = (at + name, at + name + value);
            if end > body.len() {
                return None;
            }
            entries.push((at..middle, middle..end));
            at = end;
        }
        (at == body.len()).then_some(Book { bytes, entries })
    }

    /// Binds a book; the names must be sorted and each there once.
    pub fn bind<'e>(entries: impl Iterator<Item = (&'e [u8], &'e [u8])>) -> Vec<u8> {
        let entries: Vec<(&[u8], &[u8])> = entries.collect();
        let held: usize = entries.iter().map(|(name, value)| name.len() + value.len()).sum();
        let mut bytes = Vec::with_capacity(SIGN.len() + 80 + entries.len() * 8 + held + HASH);
        bytes.extend_from_slice(SIGN);
        bytes.extend_from_slice(PROGRAM.as_bytes());
        let length = |length: usize| (length as u32).to_le_bytes();
        bytes.extend_from_slice(&length(entries.len()));
        for (name, value) in &entries {
            bytes.extend_from_slice(&length(name.len()));
            bytes.extend_from_slice(&length(value.len()));
        }
        for (name, value) in &entries {
            bytes.extend_from_slice(name);
            bytes.extend_from_slice(value);
        }
        let hash = blake3::hash(&bytes);
        bytes.extend_from_slice(hash.as_bytes());
        bytes
    }

    /// The value under a name.
    pub fn get(&self, name: &[u8]) -> Option<&[u8]> {
        let found = self.entries.binary_search_by(|(one, _)| self.bytes[one.clone()].cmp(name));
        found.ok().map(|at| &self.bytes[self.entries[at].1.clone()])
    }

    /// All names and values, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let entries = self.entries.iter();
        entries.map(|(name, value)| (&self.bytes[name.clone()], &self.bytes[value.clone()]))
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// It has no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Takes a number off the front.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let (number, after) = rest.split_first_chunk::<4>()?;
    *rest = after;
    Some(u32::from_le_bytes(*number) as usize)
}
