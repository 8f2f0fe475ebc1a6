//! What the last build of one output found and made: the states of the files it read, what it made
//! of what, and how it ended.
//!
//! Kept in three books, each true by itself whatever became of the others: the stamps are about the
//! content, the works about what was made, the end about one state of both.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Book, Clocked};
use crate::source::{SourceFile, Sources, Stamp, TICK};

/// A file as it was: its stamp, and the hash of its bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fingerprint {
    /// Its stamp.
    pub stamp: Stamp,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
}

/// The last build of one output, each book read when it is first asked for.
pub struct Last<'s> {
    store: Option<&'s dyn Clocked>,
    name: String,
    /// When this build began, by the clock that stamps files.
    began: Option<i64>,
    works: OnceLock<Book>,
}

/// What this build leaves to the next.
#[derive(Default)]
pub struct Next {
    works: BTreeMap<String, Vec<u8>>,
}

impl<'s> Last<'s> {
    /// The last build of the output that `name` tells from others of the same site.
    pub fn of(store: Option<&'s dyn Clocked>, name: &str) -> Last<'s> {
        let began = store.and_then(Clocked::tick);
        Last { store, name: name.to_owned(), began, works: OnceLock::new() }
    }

    /// The file was last changed so long before this build began that another change would show in
    /// its stamp. One that changed in the very tick in which it was looked at, or after a clock that
    /// was set back, is read the next time.
    fn is_settled(&self, file: &SourceFile) -> bool {
        self.began.is_some_and(|began| began.saturating_sub(file.stamp.changed) > TICK)
    }

    /// All files are settled: their stamps alone tell whether anything changed.
    pub fn are_settled(&self, sources: &Sources) -> bool {
        sources.files().iter().all(|file| self.is_settled(file))
    }

    fn book(&self, part: &str) -> Option<Book> {
        self.store?.get(&format!("{}/{part}", self.name)).and_then(Book::read)
    }

    fn keep(&self, part: &str, bytes: &[u8]) {
        if let Some(store) = self.store {
            let _ = store.put(&format!("{}/{part}", self.name), bytes);
        }
    }

    /// The sources with the hashes of the files that are as they were.
    pub fn remembered(&self, sources: Sources) -> Sources {
        let Some(book) = self.book("files") else { return sources };
        sources.remembering(|file| {
            let known: Fingerprint = postcard::from_bytes(book.get(file.path.as_bytes())?).ok()?;
            (known.stamp == file.stamp).then(|| known.hash.into())
        })
    }

    /// Keeps the states of the files that are settled.
    pub fn keep_files(&self, sources: &Sources) {
        let files = sources.files().iter().filter(|file| self.is_settled(file));
        let known = files.filter_map(|file| {
            let hash = *sources.known_hash(file.id)?.as_bytes();
            let value = postcard::to_allocvec(&Fingerprint { stamp: file.stamp, hash }).ok()?;
            Some((file.path.as_bytes(), value))
        });
        let known: Vec<(&[u8], Vec<u8>)> = known.collect();
        self.keep("files", &Book::bind(known.iter().map(|(path, value)| (*path, &value[..]))));
    }

    /// What was made under this name.
    pub fn work<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        postcard::from_bytes(self.bytes(name)?).ok()
    }

    /// The same as it was kept, for whoever only passes it on.
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        let book = self.works.get_or_init(|| self.book("works").unwrap_or_default());
        book.get(name.as_bytes())
    }

    /// How it ended, if `T` was kept.
    pub fn end<T: DeserializeOwned>(&self) -> Option<T> {
        postcard::from_bytes(self.book("end")?.get(b"end")?).ok()
    }

    /// Keeps how this build ended.
    pub fn keep_end<T: Serialize>(&self, end: &T) {
        if let Ok(value) = postcard::to_allocvec(end) {
            self.keep("end", &Book::bind(std::iter::once((&b"end"[..], &value[..]))));
        }
    }

    /// Keeps what this build made.
    pub fn keep_works(&self, next: &Next) {
        let works = next.works.iter().map(|(name, value)| (name.as_bytes(), &value[..]));
        self.keep("works", &Book::bind(works));
    }
}

impl Next {
    /// What was noted under a name.
    pub fn work<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        postcard::from_bytes(self.works.get(name)?).ok()
    }

    /// Passes on what an earlier build kept.
    pub fn pass(&mut self, name: String, bytes: &[u8]) {
        self.works.insert(name, bytes.to_vec());
    }

    /// Takes note of something made.
    pub fn made<T: Serialize>(&mut self, name: String, work: &T) {
        if let Ok(value) = postcard::to_allocvec(work) {
            self.works.insert(name, value);
        }
    }
}
