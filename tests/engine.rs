//! What the engine must stand: damaged, foreign and unwritable caches, two builds at once, kills,
//! clocks that jump, files that change while they are read, files too large, and circumstances that
//! must not change a byte.
//!
//! Whatever happens, the next build is right: it equals one that knows nothing.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk, start the program and read how long to go on"
)]

#[path = "engine/cache.rs"]
mod cache;
#[path = "engine/changing.rs"]
mod changing;
#[path = "engine/circumstances.rs"]
mod circumstances;
#[path = "engine/kills.rs"]
mod kills;
#[path = "common/papers.rs"]
mod papers;
#[path = "engine/place.rs"]
mod place;
#[path = "common/tree.rs"]
mod tree;

/// How many times a test goes on that could go on for ever: `tests/edits` asks for more.
fn rounds(usual: usize) -> usize {
    let asked = std::env::var("DANBIET_ROUNDS").ok().and_then(|text| text.parse::<usize>().ok());
    asked.map_or(usual, |asked| asked.max(usual))
}
