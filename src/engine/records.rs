//! Values kept by the key of all they depend on, in a fixed number of books.
//!
//! A changed file has another key; its old value stays for a while, since another branch, machine
//! or part of the site may still want it, and goes when a book holds more of such than of what is
//! in use. What must not be remembered at all is forgotten at once ([`Records::forget`]).

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::{Book, Key, Store};

/// Books, as many as a change can afford to write one of.
const BOOKS: usize = 64;
/// Unused values a book may hold whatever it has in use.
const SPARE: usize = 32;

/// The values of earlier builds, and of this one.
pub struct Records<'s> {
    store: Option<&'s dyn Store>,
    books: Vec<Shelved>,
    gone: OnceLock<Gone>,
    forgets: bool,
}

/// Whether a value is of something that was taken back.
type Gone = Box<dyn Fn(&[u8]) -> bool + Send + Sync>;

#[derive(Default)]
struct Shelved {
    book: OnceLock<Book>,
    changes: Mutex<Changes>,
}

#[derive(Default)]
struct Changes {
    /// Values made by this build.
    new: BTreeMap<Key, Vec<u8>>,
    /// Keys of the book that this build asked for.
    used: Vec<Key>,
}

impl<'s> Records<'s> {
    /// The values in a store; without one, nothing is known and nothing kept.
    pub fn new(store: Option<&'s dyn Store>) -> Records<'s> {
        let books = std::iter::repeat_with(Shelved::default).take(BOOKS).collect();
        Records { store, books, gone: OnceLock::new(), forgets: false }
    }

    /// The value under a key, seen by `look`.
    pub fn get<T>(&self, key: Key, look: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        let store = self.store?;
        let place = place(key);
        let shelved = &self.books[place];
        let book = shelved
            .book
            .get_or_init(|| store.get(&name(place)).and_then(Book::read).unwrap_or_default());
        let value = look(book.get(&key.0)?)?;
        shelved.changes.lock().unwrap_or_else(PoisonError::into_inner).used.push(key);
        Some(value)
    }

    /// Keeps a value that this build made.
    pub fn put(&self, key: Key, value: impl FnOnce() -> Vec<u8>) {
        if self.store.is_some() {
            let mut changes =
                self.books[place(key)].changes.lock().unwrap_or_else(PoisonError::into_inner);
            changes.new.insert(key, value());
        }
    }

    /// Has every value that `is_gone` knows, other than those this build uses, leave the books.
    /// The first call holds.
    pub fn forget(&self, is_gone: impl Fn(&[u8]) -> bool + Send + Sync + 'static) {
        self.gone.get_or_init(|| Box::new(is_gone));
    }

    /// Values that this build did not ask for are not to stay: something that they hold was taken
    /// back.
    #[must_use]
    pub fn forgetting(self, forgets: bool) -> Records<'s> {
        Records { forgets, ..self }
    }

    /// Writes the books that changed. What the store refuses is made again the next time.
    pub fn keep(self) {
        let Some(store) = self.store else { return };
        let gone = self.gone.get();
        for (place, shelved) in self.books.into_iter().enumerate() {
            let changes = shelved.changes.into_inner().unwrap_or_else(PoisonError::into_inner);
            if changes.new.is_empty() && gone.is_none() && !self.forgets {
                continue;
            }
            // Another build may have added to the book meanwhile.
            let there = store.get(&name(place)).and_then(Book::read);
            let book = there.or_else(|| shelved.book.into_inner()).unwrap_or_default();
            let is_gone = |value: &[u8]| self.forgets || gone.is_some_and(|is_gone| is_gone(value));
            let bound = bound(&book, changes, &is_gone);
            let _ = bound.is_some_and(|bytes| store.put(&name(place), &bytes).is_ok());
        }
    }
}

/// The book with its changes; none where there are none.
fn bound(
    book: &Book,
    Changes { new, mut used }: Changes,
    is_gone: &dyn Fn(&[u8]) -> bool,
) -> Option<Vec<u8>> {
    used.sort_unstable();
    used.dedup();
    let is_used = |name: &[u8]| used.binary_search_by(|key| key.0[..].cmp(name)).is_ok();
    let live = used.len() + new.len();
    let spare = book.len().saturating_sub(used.len()) <= SPARE.max(live);
    let stays = |(name, value): &(&[u8], &[u8])| is_used(name) || (spare && !is_gone(value));
    let mut entries: BTreeMap<&[u8], &[u8]> = book.iter().filter(stays).collect();
    if new.is_empty() && entries.len() == book.len() {
        return None;
    }
    entries.extend(new.iter().map(|(key, value)| (&key.0[..], &value[..])));
    Some(Book::bind(entries.into_iter()))
}

fn place(key: Key) -> usize {
    usize::from(key.0[0]) % BOOKS
}

fn name(place: usize) -> String {
    format!("records/{place:02x}")
}
