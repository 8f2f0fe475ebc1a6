//! Headings: what a column says of itself by its words, whatever its type.
//!
//! Files bring columns of their own, and officers give them no type. A column headed “Họ và tên”
//! names persons all the same.

use super::{Column, ColumnType, Form, Privacy};
use crate::value::text::{fold, nfc};

/// Words that name a person wherever they stand in a heading, whatever else it says.
const SURE: &[&str] = &["ho ten", "ho va ten", "full name"];
/// Words that name a person wherever they stand in a heading that counts nothing.
const NAMES: &[&str] = &["chu ho", "ten ho", "ten nguoi"];
/// What follows “hồ” where it is no household: a file, a lake.
const NO_HOUSEHOLD: &[&str] = &["so", "chua", "nuoc", "dieu", "thuy"];
/// Words that name a person where a heading begins with them: “Người nhận”, but “Ý kiến người dân”.
const BEGINNINGS: &[&str] = &[
    "nguoi dan",
    "nguoi huong",
    "nguoi thu huong",
    "nguoi duoc",
    "nguoi nhan",
    "nguoi nop",
    "nguoi gui",
    "nguoi de nghi",
    "nguoi yeu cau",
    "nguoi khieu nai",
    "nguoi to cao",
    "doi tuong huong",
    "doi tuong thu huong",
    "ten doi tuong",
    "ho gia dinh",
    "ho ngheo",
    "ho can ngheo",
    "thanh vien",
    "beneficiary",
];
/// Words with which a heading counts: “Số người hưởng”.
const COUNTS: &[&str] = &["so", "tong", "ty le", "ti le", "co cau", "luot", "number", "share"];

/// The words of a heading, small and without accents, a blank between each.
pub fn words(heading: &str) -> String {
    let folded = fold(heading);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Where `wanted` stands among these words, as whole words.
pub fn word_at(words: &str, wanted: &str) -> Option<usize> {
    let is_free = |sign: Option<&u8>| sign.is_none_or(|sign| *sign == b' ');
    let bytes = words.as_bytes();
    words.match_indices(wanted).map(|(at, _)| at).find(|at| {
        is_free(at.checked_sub(1).map(|before| &bytes[before]))
            && is_free(bytes.get(at + wanted.len()))
    })
}

/// A heading below which persons are named.
pub fn names_person(heading: &str) -> bool {
    let words = words(heading);
    let begins = |wanted: &&str| word_at(&words, wanted) == Some(0);
    let sure = |wanted: &&str| word_at(&words, wanted).is_some();
    let holds = |wanted: &&str| {
        let next = |at: usize| words[at + wanted.len()..].split_whitespace().next();
        word_at(&words, wanted).is_some_and(|at| {
            !wanted.ends_with("ho") || next(at).is_none_or(|next| !NO_HOUSEHOLD.contains(&next))
        })
    };
    SURE.iter().any(sure)
        || !COUNTS.iter().any(begins) && (BEGINNINGS.iter().any(begins) || NAMES.iter().any(holds))
}

impl Column {
    /// Its cells name persons: by its type, or in words below such a heading.
    pub fn names_person(&self) -> bool {
        match self.holds {
            ColumnType::Person => true,
            ColumnType::Text => names_person(&self.label.vi),
            _ => false,
        }
    }

    /// It is for the contacts of offices, which are public.
    pub fn is_of_office(&self) -> bool {
        let label = nfc(&self.label.vi).to_lowercase();
        // With its marks: “có quan hệ” is no office.
        let named =
            ["cơ quan", "co quan"].into_iter().any(|wanted| word_at(&label, wanted).is_some());
        self.id.starts_with("office_") || named
    }
}

impl Form {
    /// Columns of a list with data of persons for which nobody wrote down who may see them.
    pub fn undeclared(columns: &[Column]) -> impl Iterator<Item = &Column> {
        let of_person = |column: &Column| {
            column.names_person() || !matches!(column.privacy, Privacy::Public | Privacy::Counted)
        };
        let lists = columns.iter().any(of_person);
        columns.iter().filter(move |column| lists && !column.declared)
    }
}
