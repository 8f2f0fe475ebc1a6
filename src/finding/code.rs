//! The one table of codes: name, severity, arguments, cause and remedy in both languages.
//!
//! Numbers go by subject, one file each. A number is never reused. What `--explain` tells of a code
//! stands beside it: `code/site.yaml` explains the codes of `code/site.rs`.

use std::borrow::Cow;

use super::Severity;

/// One row of the table, as listed by [`ALL`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// `DB012`.
    pub code: &'static str,
    /// Its name in the source.
    pub name: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The four templates: cause and remedy in Vietnamese, then in English.
    pub templates: [&'static str; 4],
}

/// Divides the two languages of an argument made by [`both`].
const DIVIDER: char = '\u{1e}';

/// An argument of a message that is itself words: said in Vietnamese, and in English.
pub fn both(vi: &str, en: &str) -> String {
    format!("{vi}{DIVIDER}{en}")
}

fn in_vietnamese(argument: &str) -> Cow<'_, str> {
    in_short(argument.split_once(DIVIDER).map_or(argument, |(vi, _)| vi))
}

fn in_english(argument: &str) -> Cow<'_, str> {
    in_short(argument.split_once(DIVIDER).map_or(argument, |(_, en)| en))
}

/// A message quotes what a file says, and a file may say megabytes.
fn in_short(argument: &str) -> Cow<'_, str> {
    const LONGEST: usize = 600;
    match argument.len() > LONGEST {
        false => Cow::Borrowed(argument),
        true => Cow::Owned(argument.chars().take(LONGEST / 6).chain(['…']).collect()),
    }
}

/// A code that was kept, as one of the table; an error for one that the table does not have.
pub(super) fn known<'de, D: serde::Deserializer<'de>>(kept: D) -> Result<&'static str, D::Error> {
    use serde::Deserialize;
    let kept = String::deserialize(kept)?;
    let row = ALL.iter().find(|row| row.code == kept);
    row.map(|row| row.code).ok_or_else(|| serde::de::Error::custom("no such code"))
}

macro_rules! findings {
    ($($code:ident $name:ident ($severity:ident) { $($field:ident),* }
        vi $vi_cause:literal $vi_remedy:literal
        en $en_cause:literal $en_remedy:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($code), "`: ", $en_cause)]
            #[derive(Clone, Debug)]
            pub struct $name { $(#[doc = concat!("The ", stringify!($field), " to be named.")] pub $field: String),* }

            impl $name {
                /// The finding at this place.
                pub fn at(self, span: $crate::finding::Span) -> $crate::finding::Finding { self.finding(Some(span)) }

                /// The finding where there is no file to point into.
                pub fn nowhere(self) -> $crate::finding::Finding { self.finding(None) }

                #[allow(unused_variables, unused_imports)]
                fn finding(self, at: Option<$crate::finding::Span>) -> $crate::finding::Finding {
                    use $crate::finding::code;
                    use $crate::finding::{Finding, Severity, Words};
                    let (vi, en) = {
                        $(let $field = code::in_vietnamese(&self.$field);)*
                        let vi = Words { cause: format!($vi_cause), remedy: format!($vi_remedy) };
                        $(let $field = code::in_english(&self.$field);)*
                        (vi, Words { cause: format!($en_cause), remedy: format!($en_remedy) })
                    };
                    Finding {
                        at, code: stringify!($code), severity: Severity::$severity, vi, en,
                        related: Vec::new(),
                    }
                }
            }
        )*

        /// The rows of this subject, in the order of their numbers.
        pub(super) const ROWS: &[$crate::finding::code::Row] = &[$($crate::finding::code::Row {
            code: stringify!($code), name: stringify!($name),
            severity: $crate::finding::Severity::$severity,
            templates: [$vi_cause, $vi_remedy, $en_cause, $en_remedy],
        }),*];
    };
}

/// The subjects in the order of their numbers, and [`ALL`] out of their rows.
macro_rules! subjects {
    ($($subject:ident)*) => {
        $(
            mod $subject;
            #[allow(unused_imports, unreachable_pub, reason = "a subject may have no code yet")]
            pub use $subject::*;
        )*

        const SUBJECTS: &[&[Row]] = &[$($subject::ROWS),*];

        /// The explanations of all codes, YAML, a text for each subject.
        pub const EXPLAINED: &[&str] =
            &[$(include_str!(concat!("code/", stringify!($subject), ".yaml"))),*];
    };
}

subjects! { file unit kind disclosure sums law gate attachment people text site }

const COUNT: usize = {
    let (mut count, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        count += SUBJECTS[subject].len();
        subject += 1;
    }
    count
};

/// All codes, in the order of their numbers.
pub const ALL: &[Row] = &{
    let mut all = [SUBJECTS[0][0]; COUNT];
    let (mut at, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        let mut row = 0;
        while row < SUBJECTS[subject].len() {
            all[at] = SUBJECTS[subject][row];
            at += 1;
            row += 1;
        }
        subject += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn numbers_rise_and_none_is_given_twice() {
        assert!(ALL.is_sorted_by(|one, next| one.code < next.code));
    }
}
