//! danbiet: disclosures in, a transparency portal out.
//!
//! The way of the data, each stage one module that knows only those before it:
//! `source` reads files, `kind` and `unit` say what they may hold, `model` makes typed records of
//! them, `check` objects, `derive` counts, `render` writes pages and data, `publish` swaps them in.
//! [`pipeline`] alone names the stages in order; [`cli`] is the door.

pub mod finding;
pub mod value;

pub mod source;

pub mod engine;

pub mod law;
pub mod unit;

pub mod kind;

pub mod model;

pub mod check;
pub mod mend;
pub mod privacy;

pub mod derive;

pub mod search;

pub mod render;

pub mod publish;

pub mod report;

pub mod pipeline;

pub mod serve;

pub mod scaffold;

pub mod cli;
