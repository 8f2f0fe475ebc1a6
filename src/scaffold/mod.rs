//! Scaffold: the files that somebody begins with.
//!
//! [`init()`] lays out a site for a province: settings, a folder for each of its units present and
//! former, first pages. [`new()`] writes the skeleton of one disclosure, drawn from the kind's version
//! for that unit and period. Both first work out paths and texts, then write; neither ever
//! overwrites a file. What is accepted is for `model` to say: a test reads every skeleton back.

mod ask;
mod error;
mod files;
mod init;
mod new;
mod province;
mod skeleton;
mod tables;
mod yaml;

pub use error::{Asked, ScaffoldError};
pub use files::Made;
pub use init::init;
pub use new::{Wanted, new};
