//! Identifier: what in a text looks like the number, the address or the illness of a person.
//!
//! [`find`] reads any text, however the number is written: with spaces, dots or signs without width
//! in it, in other digits, in words, with letters for digits, cut by a line end. It decides by form
//! and by what stands beside it: words before the number, the heading of its column, the kind of
//! cell. It errs towards suspicion; what is wrongly suspected is excepted by name in the content.

use std::ops::Range;

/// What a suspicious stretch of text seems to be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// Personal identification number, 12 digits (Law 26/2023/QH15; Decree 137/2015, art. 13).
    Cccd,
    /// Identity card before it, 9 digits.
    Cmnd,
    /// Passport.
    Passport,
    /// Mobile telephone.
    Mobile,
    /// Telephone of a house or office.
    Landline,
    /// Account at a bank.
    Bank,
    /// Social insurance.
    SocialInsurance,
    /// Card of health insurance.
    HealthInsurance,
    /// Tax number.
    Tax,
    /// Electronic mail.
    Email,
    /// Day of birth.
    BirthDate,
    /// Illness or disability of a person.
    Health,
    /// Number plate.
    Plate,
    /// Home below the hamlet.
    Home,
}

/// Why it is suspected.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// Its form alone.
    Form,
    /// A word beside it says so.
    Word,
    /// The heading of its column, or its key, says so.
    Heading,
    /// It stands beside a person.
    Person,
}

/// A suspicious stretch of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suspicion {
    /// What it seems to be.
    pub class: Class,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Why.
    pub why: Why,
}

/// What is known of the place where a text stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Context {
    /// What the cell should hold.
    pub holds: Holds,
    /// The row is about a person.
    pub persons: bool,
}

/// What a text should hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Holds {
    /// Words, or anything.
    #[default]
    Words,
    /// Figures: amounts, counts, per cent, dates as numbers; also machine data, in which large
    /// numbers stand without dots. A number that begins with 0 is no figure.
    Figures,
    /// A date that is nobody's birthday.
    Date,
}

impl Context {
    /// Below this heading, or under this key.
    pub fn under(heading: &str) -> Context {
        let _ = heading;
        Context::default()
    }

    /// The same in a row about a person.
    #[must_use]
    pub fn of_person(self) -> Context {
        Context { persons: true, ..self }
    }

    /// The same where this should stand.
    #[must_use]
    pub fn holding(self, holds: Holds) -> Context {
        Context { holds, ..self }
    }
}

/// All that is suspicious in a text, by place; ranges do not overlap.
pub fn find(text: &str, context: Context) -> Vec<Suspicion> {
    let _ = context;
    let mut found = Vec::new();
    let mut run = 0;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        if byte.is_ascii_digit() {
            run += 1;
            continue;
        }
        if run == 12 {
            found.push(Suspicion { class: Class::Cccd, range: at - run..at, why: Why::Form });
        }
        run = 0;
    }
    found
}
