//! Attachments: a number planted in each place where a format hides text is found, and said with
//! its place; what cannot be looked into is refused; nothing that is broken stops the program.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "part of tests")]

#[path = "attachments/attributes.rs"]
mod attributes;
#[path = "attachments/hostile.rs"]
mod hostile;
#[path = "attachments/make.rs"]
mod make;
#[path = "attachments/places.rs"]
mod places;

use danbiet::privacy::attachment::{Found, Piece, Place, Seen, search};

/// A number of nobody, in the form of a personal identification number.
pub(crate) const NUMBER: &str = "024093000123";

/// A recogniser that knows one number, with spaces or without.
pub(crate) fn look(piece: &Piece<'_>) -> Vec<Seen> {
    let close: String = piece.text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let lost = piece.is_number && close.contains(&NUMBER[1..]) && piece.heading.contains("CCCD");
    if close.contains(NUMBER) || lost {
        return vec![Seen { what: Place::new("số", "a number"), shown: "024…123".into() }];
    }
    Vec::new()
}

/// What is found in a file by that recogniser.
pub(crate) fn found(ending: &str, bytes: &[u8]) -> Found {
    search(ending, bytes, &look)
}
