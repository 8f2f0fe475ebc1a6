//! Engine: what an earlier build knew, so that this one does only what a change asks for.
//!
//! It knows keys and bytes, not pages. A [`Key`] is the hash of everything a value depends on; a
//! [`Book`] is one file of values by name that proves itself whole; a [`Store`] is where books stand
//! (a folder, or object storage); [`Records`] keeps values by key, [`Last`] what the last build of
//! one output found and made. Invariants: a value is taken only under the key it was kept under; a
//! book that is damaged, truncated, foreign or of another program is as good as none; losing any of
//! it costs time, never a right page.

mod book;
mod key;
mod last;
mod records;
mod remote;
mod store;

pub use book::Book;
pub use key::{Key, KeyOf};
pub use last::{Fingerprint, Last, Next};
pub use records::Records;
pub use remote::{Remote, RemoteError};
pub use store::{Clocked, Folder, Store};

/// What the program's own code, kinds, templates and data hash to. Whatever an older or newer
/// program kept is not looked at.
pub const PROGRAM: &str = env!("DANBIET_PROGRAM");
