//! Pages: views in, bytes out. Nothing here reads the disk, the clock or a rule of the domain.

mod compact;
pub mod compose;
mod css;
pub mod data;
pub mod link;
pub mod markdown;
pub mod page;
pub mod pattern;
mod script;
mod strings;
pub mod theme;
pub mod view;
pub mod weight;
