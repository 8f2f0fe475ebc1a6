//! Law as data: dated facts with their sources, and how a deadline is counted by them.
//!
//! What is owed and when belongs to the kinds; this module only knows the calendar.

pub mod calendar;

pub use calendar::{Calendar, Due};
