//! Publish: outputs in, one whole generation of the site out, or nothing at all.
//!
//! A [`Stage`] takes outputs from many threads and builds the new generation beside the published
//! one: what did not change is linked, what did is written. [`Stage::commit`] makes it durable and
//! exchanges the two folders in one step; the old one is kept as `previous` until the next time,
//! unless it holds what must not stay.
//! Invariants: a reader sees one generation, never a mixture; a kill leaves the old or the new;
//! nothing is deleted that the last manifest does not list; the same content writes nothing.
//! What a page means is none of this module's business.

pub mod disk;
mod error;
mod last;
mod manifest;
mod merge;
mod next;
mod place;
mod plan;
mod stage;
mod swap;

pub use error::{Act, PublishError, Space};
pub use last::standing;
pub use merge::merge;
pub use stage::Stage;

/// What became of one output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// The published file has these very bytes.
    Same,
    /// The published file has other bytes.
    Changed,
    /// There is no such file yet.
    New,
}

/// What a publication did.
#[derive(Debug, Default)]
pub struct Report {
    /// False: nothing differed, so nothing was touched.
    pub exchanged: bool,
    /// Files of the new generation, without those that are not of our making.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files written because they are new or changed.
    pub written: usize,
    /// Bytes written.
    pub bytes_written: u64,
    /// Files of the last generation that are no longer published.
    pub removed: usize,
    /// Assets of the last generation that stay for this one.
    pub carried: usize,
    /// The hash of the manifest of what is published now.
    pub manifest: Option<blake3::Hash>,
    /// Files in the output that are not of our making; they stay.
    pub foreign: usize,
    /// Trouble after the exchange: the new site stands, the next build puts the rest in order.
    pub trouble: Option<PublishError>,
}
