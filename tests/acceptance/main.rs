//! The promises of danbiet, each tried through the door that officers use: a whole site in, pages
//! and findings out. `site.rs` builds a site in a few words; `../cases/*.md` holds the findings as
//! a manual; every other file is one promise.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and start the program"
)]

mod attachments;
mod bad_input;
mod cases;
mod cli;
mod explain;
mod gate;
mod leaks;
mod live;
mod looking;
mod own_kind;
mod pages;
#[path = "../common/papers.rs"]
mod papers;
mod persons;
mod privacy;
mod regimes;
mod same_bytes;
mod scope;
mod site;
#[path = "../common/tree.rs"]
mod tree;
