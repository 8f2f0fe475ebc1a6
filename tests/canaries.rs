//! Canaries: invented persons in every place where one could slip out, a site built by the program
//! itself, and nothing of them in anything that it left: pages, tables, feeds, names of files,
//! attachments, the generation before, the cache, the report.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and start the program"
)]

#[path = "canaries/leaving.rs"]
mod leaving;
#[path = "canaries/never.rs"]
mod never;
#[path = "common/papers.rs"]
mod papers;
#[path = "canaries/place.rs"]
mod place;
#[path = "common/tree.rs"]
mod tree;
