//! Law as data: dated facts with their sources, and how a deadline is counted by them.
//!
//! What is owed belongs to the kinds; this module knows the terms and the calendar.

pub mod calendar;
pub mod score;
pub mod terms;

pub use calendar::{Calendar, Due};
