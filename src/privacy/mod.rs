//! Privacy: what the class of each column lets through, decided on the record before any page.
//!
//! [`Shown`] is the only thing that pages, downloads and the index accept of a table: a cell that
//! its class holds back cannot be asked for. A list of persons keeps its rows until the posting
//! period is over ([`mod@posting`]); the day after, only what was counted over all of them remains,
//! without the small counts that tell of single persons ([`counts`], [`suppress`]). How a list is
//! seen until then (names, initials, counts) is the site's decision.

pub mod attachment;
mod counts;
pub mod gate;
pub mod identifier;
mod names;
pub mod outlet;
mod posting;
mod shown;
pub mod suppress;

pub use counts::{hidden_figures, small_figures};
pub use names::names_outside;
pub use posting::{
    Numbers, Seen, extent, last_day, lists_persons, numbers, persons_gone, seen, shows_attachments,
    shows_persons,
};
pub use shown::{Shown, ShownCell, ShownRow, may_say, shown, takedown};
