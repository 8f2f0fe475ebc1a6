//! Identifier: what in a text looks like the number, the address or the illness of a person.
//!
//! [`find`] reads any text, however the number is written: with spaces, dots or signs without width
//! in it, in other digits, in words, with letters for digits, cut by a line end. It decides by form
//! and by what stands beside it: words before the number, the heading of its column, the kind of
//! cell. It errs towards suspicion; what is wrongly suspected is excepted by name in the content.

mod chain;
mod coded;
mod dates;
mod fold;
mod health;
mod hot;
mod label;
mod mail;
mod near;
mod number;
mod person;
mod phone;
mod plain;
mod sign;
mod trigger;

use std::collections::BTreeMap;
use std::ops::Range;

use fold::Folded;
use label::{Label, Labels};
use number::Found;

pub(crate) use number::is_built_like_cccd;

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
    /// What its heading says, as if it stood before the text.
    labels: Labels,
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
        let folded = Folded::of(heading, 0..heading.len());
        let mut labels = Labels::default();
        for placed in label::labels(&folded.text) {
            labels.add(placed.label);
        }
        Context { labels, ..Context::default() }
    }

    /// The heading names an identifier: its numbers are no figures, whatever they should be.
    pub fn names_identifier(self) -> bool {
        const OTHER: [Label; 4] = [Label::Office, Label::Treasury, Label::Money, Label::Paper];
        let mut others = Labels::default();
        OTHER.iter().filter(|label| self.labels.has(**label)).for_each(|label| others.add(*label));
        self.labels != others
    }

    /// The heading says what its numbers are.
    pub fn says_something(self) -> bool {
        self.labels != Labels::default()
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
    if !context.says_something() && !context.persons {
        return find_at(text, hot::windows(text, &|_| false), context);
    }
    match text.len() {
        0..3 => Vec::new(),
        whole => find_at(text, std::iter::once(0..whole), context),
    }
}

/// All that is suspicious in these places of a text.
pub(super) fn find_at(
    text: &str,
    places: impl IntoIterator<Item = Range<usize>>,
    context: Context,
) -> Vec<Suspicion> {
    let mut suspicions: Vec<Suspicion> = Vec::new();
    for place in places {
        let folded = Folded::of(text, place);
        for found in look(text, &folded, context) {
            let range = folded.original(found.range);
            if suspicions.last().is_none_or(|last| last.range.end <= range.start) {
                suspicions.push(Suspicion { class: found.class, range, why: found.why });
            }
        }
    }
    suspicions
}

/// Where in a text something may be suspicious, of whatever cell; numbers that `is_idle` knows to be
/// nobody's need no look.
pub(super) fn hot_places(text: &str, is_idle: &dyn Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    hot::windows(text, is_idle)
}

/// The quick answer for most cells beside a person: ordinary letters, and at most one short number,
/// which is no year of birth that stands alone. Nothing in such a cell is suspicious but words, and
/// where those stand is hot ([`hot_places`]).
pub(super) fn is_bland(cell: &str) -> bool {
    const SHORT: usize = 3;
    const AFTER_LETTERS: usize = 4;
    let (mut rest, mut longest, mut digits, mut before) = (cell.as_bytes(), SHORT, 0, b' ');
    loop {
        let next = match rest {
            [] => return true,
            [b'0'..=b'9', rest @ ..] if digits == 0 || before.is_ascii_digit() => {
                digits += 1;
                rest
            }
            [b'&', b' ', rest @ ..] | [b' ' | b',' | b'-' | b'/' | b'(' | b')', rest @ ..] => rest,
            [b'a'..=b'z' | b'A'..=b'Z', rest @ ..]
            | [0xc3..=0xc6, _, rest @ ..]
            | [0xe1, 0xba | 0xbb, _, rest @ ..] => {
                longest = AFTER_LETTERS;
                rest
            }
            _ => return false,
        };
        if digits > longest {
            return false;
        }
        (before, rest) = (rest[0], next);
    }
}

/// A figure in a column of figures: it does not begin with a zero, and only stops divide it.
pub(super) fn is_plain_figure(cell: &str, context: Context) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    context.holds == Holds::Figures
        && !context.names_identifier()
        && (cell == "0" || matches!(digits.as_bytes().first(), Some(b'1'..=b'9')))
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

/// What is suspicious in a folded window, by place.
fn look(original: &str, folded: &Folded, context: Context) -> Vec<Found> {
    let text = folded.text.as_slice();
    let labels = label::labels(text);
    let mut found = Vec::new();
    for chain in chain::chains(text) {
        number::judge(&chain, (original, folded), &labels, context, &mut found);
    }
    mail::find(text, &mut found);
    dates::find(original, folded, &labels, context, &mut found);
    coded::find(text, &labels, context, &mut found);
    health::find(original, folded, context, &mut found);
    apart(found)
}

/// The surest first; what overlaps with a surer one goes.
fn apart(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| {
        let order = b.sureness.cmp(&a.sureness);
        order.then(b.range.len().cmp(&a.range.len())).then(a.range.start.cmp(&b.range.start))
    });
    // Those that are kept lie apart, so that only the neighbours on both sides can overlap.
    let mut kept: BTreeMap<usize, Found> = BTreeMap::new();
    for one in found {
        let before = kept.range(..one.range.end).next_back();
        if before.is_none_or(|(_, other)| other.range.end <= one.range.start) {
            kept.insert(one.range.start, one);
        }
    }
    kept.into_values().collect()
}

/// The letters, digits and marks of mail of a value, however it is disguised: two values with the
/// same are the same.
pub fn bare(text: &str) -> String {
    let folded = Folded::of(text, 0..text.len());
    let signs =
        folded.text.iter().filter(|sign| sign.is_ascii_alphanumeric() || b"@.".contains(sign));
    let bare: String = signs.map(|sign| sign.to_ascii_lowercase() as char).collect();
    // Full stops divide an address of mail, and hide nothing else.
    let bare = if bare.contains('@') { bare } else { bare.replace('.', "") };
    let abroad = bare.strip_prefix("0084").or_else(|| bare.strip_prefix("84"));
    match abroad.filter(|rest| {
        matches!(rest.len(), 9 | 10) && rest.bytes().all(|sign| sign.is_ascii_digit())
    }) {
        Some(rest) => format!("0{rest}"),
        None => bare,
    }
}

/// The digits of a text that holds nothing else, whatever divides them.
pub(crate) fn digits(text: &str) -> Option<Vec<u8>> {
    const LONGEST: usize = 64;
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let folded = Folded::of(text, 0..text.len());
    let mut digits = Vec::new();
    for sign in folded.text {
        match sign {
            b'0'..=b'9' => digits.push(sign - b'0'),
            b' ' | b'"' | b'\'' => {}
            _ => return None,
        }
    }
    (!digits.is_empty()).then_some(digits)
}
