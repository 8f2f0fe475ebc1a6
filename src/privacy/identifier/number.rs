//! Numbers: which of the chains of a text are identifiers, and of which class.

use std::ops::Range;

use super::chain::{Chain, Gap};
use super::fold::Folded;
use super::label::{Label, Labels, Placed};
use super::near::Near;
use super::person;
use super::phone;
use super::plain::{Plain, explained, has_unit};
use super::{Class, Context, Holds, Why};

/// A suspicion in the folded text, and how sure it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) class: Class,
    pub(super) range: Range<usize>,
    pub(super) why: Why,
    pub(super) sureness: u8,
}

/// Digits that the longest identifier has (an account at a bank).
const LONGEST: usize = 19;

/// The suspicious numbers of one chain.
pub(super) fn judge(
    chain: &Chain,
    (original, folded): (&str, &Folded),
    labels: &[Placed],
    context: Context,
    found: &mut Vec<Found>,
) {
    let text = folded.text.as_slice();
    let plain = explained(chain, text);
    for first in 0..chain.atoms.len() {
        let mut digits = Vec::new();
        for last in first..chain.atoms.len() {
            if last > first
                && chain.atoms[last].word != chain.atoms[first].word
                && digits.len() > 12
            {
                break;
            }
            digits.extend_from_slice(&chain.atoms[last].digits);
            if digits.len() > LONGEST {
                break;
            }
            if digits.len() < 6 {
                continue;
            }
            let part = Part {
                chain,
                plain: &plain,
                original,
                folded,
                text,
                labels,
                context,
                first,
                last,
                digits: &digits,
            };
            found.extend(part.judge());
        }
    }
}

/// Some neighbouring atoms of a chain, taken as one number.
pub(super) struct Part<'p> {
    pub(super) chain: &'p Chain,
    pub(super) plain: &'p [Option<Plain>],
    pub(super) original: &'p str,
    pub(super) folded: &'p Folded,
    pub(super) text: &'p [u8],
    pub(super) labels: &'p [Placed],
    pub(super) context: Context,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) digits: &'p [u8],
}

impl Part<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.chain.atoms[self.first].range.start..self.chain.atoms[self.last].range.end
    }

    pub(super) fn gaps(&self) -> &[Gap] {
        &self.chain.gaps[self.first..self.last]
    }

    pub(super) fn is_one(&self) -> bool {
        self.first == self.last
    }

    pub(super) fn sizes(&self) -> impl Iterator<Item = usize> + '_ {
        self.chain.atoms[self.first..=self.last].iter().map(|atom| atom.digits.len())
    }

    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }

    /// Some of it is written in letters or words.
    pub(super) fn is_odd(&self) -> bool {
        self.chain.atoms[self.first..=self.last].iter().any(|atom| atom.odd || atom.word)
    }

    fn is_words(&self) -> bool {
        self.chain.atoms[self.first..=self.last].iter().any(|atom| atom.word)
    }

    pub(super) fn begins(&self, digits: &[u8]) -> bool {
        self.digits.starts_with(digits)
    }

    /// All of it is divided in one way.
    fn is_even(&self) -> bool {
        self.gaps().windows(2).all(|pair| pair[0] == pair[1])
    }

    pub(super) fn kind(&self) -> Option<u8> {
        self.gaps().first().map(|gap| gap.kind)
    }

    /// The number ends where this part ends: it is not the middle of a longer one.
    pub(super) fn is_whole(&self) -> bool {
        let inner = self.gaps().first();
        let is_free = |gap: Option<&Gap>| {
            let Some(gap) = gap else { return true };
            let decimal = !gap.spaced && matches!(gap.kind, b'.' | b',');
            let same = inner.is_some_and(|inner| inner == gap) && gap.kind != b'\n';
            gap.kind != 0 && !decimal && !same
        };
        let before = self.first.checked_sub(1).map(|at| &self.chain.gaps[at]);
        is_free(before) && is_free(self.chain.gaps.get(self.last))
    }

    /// What explains its parts. A letter that stands right before a number as those of persons are
    /// written makes no code of it: `T0912 345 678`.
    fn explanations(&self) -> impl Iterator<Item = Plain> + '_ {
        const FEWEST: usize = 3;
        let is_written_as_one = self.is_usual(phone::GROUPS) || self.is_usual(CCCD_GROUPS);
        let is_word = self.plain[self.first] == Some(Plain::Code)
            && self.sizes().next() >= Some(FEWEST)
            && is_written_as_one;
        self.plain[self.first + usize::from(is_word)..=self.last].iter().flatten().copied()
    }

    /// Dates, amounts and acts are in it, or it is in one.
    fn is_explained(&self) -> bool {
        self.explanations().next().is_some()
    }

    fn explained_as(&self, what: Plain) -> bool {
        self.plain[self.first..=self.last].iter().all(|plain| *plain == Some(what))
    }

    pub(super) fn has_unit(&self) -> bool {
        let end = self.range().end;
        has_unit(&self.text[end..self.text.len().min(end + 16)])
    }

    /// A long stretch of letters and digits: a hash, a code for machines.
    fn is_opaque(&self) -> bool {
        let range = self.range();
        let is_sign = |sign: &&u8| sign.is_ascii_alphanumeric();
        let before = self.text[..range.start].iter().rev().take(64).take_while(is_sign);
        let after = self.text[range.end..].iter().take(64).take_while(is_sign);
        let before: Vec<u8> = before.copied().collect();
        let after: Vec<u8> = after.copied().collect();
        let digits = before.iter().chain(&after).filter(|sign| sign.is_ascii_digit()).count();
        digits > 0 && before.len() + after.len() >= 12
    }

    fn near(&self) -> Near {
        let mut near = Near::of(self.text, self.labels, &self.range());
        if near.named == Labels::default() {
            near.named = self.context.labels;
        }
        near
    }

    fn judge(&self) -> Option<Found> {
        if self.is_opaque() {
            return None;
        }
        let near = self.near();
        let by_label = self.labelled(near);
        by_label.or_else(|| self.by_form(near))
    }

    pub(super) fn found(&self, class: Class, why: Why, sureness: u8) -> Option<Found> {
        let mut range = self.range();
        let before = &self.text[..range.start];
        if before.ends_with(b"+") || before.ends_with(b"(+") {
            range.start -= 1;
        }
        Some(Found { class, range, why, sureness })
    }

    fn labelled(&self, near: Near) -> Option<Found> {
        if !self.is_whole() || self.explained_as(Plain::Treasury) {
            return None;
        }
        // What is explained stays so unless the label stands right before a number of that length.
        let dated = self.explanations().any(|plain| {
            matches!(
                plain,
                Plain::Date
                    | Plain::Time
                    | Plain::Act
                    | Plain::Years
                    | Plain::Decimal
                    | Plain::Code
            )
        });
        let amount = self.is_explained() && !dated;
        if dated || amount && self.has_unit() {
            return None;
        }
        let why = match self.context.labels == near.named && near.before == Labels::default() {
            true => Why::Heading,
            false => Why::Word,
        };
        for label in ORDER {
            if near.named.has(*label)
                && let Some(class) = self.fits(*label, near, true)
            {
                return self.found(class, why, 95);
            }
        }
        if amount || self.has_unit() {
            return None;
        }
        let nearest = near.nearest?;
        if let Some(class) = self.fits(nearest, near, false) {
            return self.found(class, Why::Word, 75);
        }
        for label in ORDER {
            let near_it = near.before.has(*label) || near.after.has(*label);
            if near_it && let Some(class) = self.fits(*label, near, false) {
                return self.found(class, Why::Word, 60);
            }
        }
        None
    }

    /// The class of a number of this length and beginning below this label.
    fn fits(&self, label: Label, near: Near, is_named: bool) -> Option<Class> {
        let (size, first) = (self.len(), self.digits[0]);
        let fits = |is: bool, class: Class| is.then_some(class);
        match label {
            Label::Cccd => match size {
                9 if is_named => Some(Class::Cmnd),
                11..=12 => Some(Class::Cccd),
                _ => fits(is_named && (9..=14).contains(&size), Class::Cccd),
            },
            Label::Cmnd => match size {
                12 => Some(Class::Cccd),
                9 => Some(Class::Cmnd),
                _ => fits(is_named && matches!(size, 8 | 10 | 11), Class::Cmnd),
            },
            Label::Phone => self.telephone(is_named),
            Label::Bank => fits((if is_named { 6 } else { 8 }..=19).contains(&size), Class::Bank),
            Label::BankName => {
                fits((if is_named { 8 } else { 9 }..=19).contains(&size), Class::Bank)
            }
            Label::SocialInsurance => {
                fits(size == 10 || is_named && size == 9, Class::SocialInsurance)
            }
            Label::HealthInsurance => fits(
                matches!(size, 10 | 13 | 15) || is_named && matches!(size, 9 | 12),
                Class::HealthInsurance,
            ),
            Label::Tax => {
                let office = near.before.has(Label::Office) && size != 12;
                let fits_tax = matches!(size, 10 | 12 | 13) || is_named && matches!(size, 9 | 11);
                fits(
                    fits_tax && !office,
                    if size == 12 && first == 0 { Class::Cccd } else { Class::Tax },
                )
            }
            _ => None,
        }
    }

    fn by_form(&self, near: Near) -> Option<Found> {
        if self.is_explained() {
            return None;
        }
        if self.is_words() {
            return self.in_words();
        }
        self.cccd(near).or_else(|| self.phone_by_form(near)).or_else(|| self.of_person(near))
    }

    /// Nine digits and more in words are never an amount.
    fn in_words(&self) -> Option<Found> {
        let chain = self.chain;
        let is_word = |at: usize| chain.atoms.get(at).is_some_and(|atom| atom.word);
        let ends = !self.first.checked_sub(1).is_some_and(is_word) && !is_word(self.last + 1);
        let class = if self.len() >= 11 { Class::Cccd } else { Class::Mobile };
        if !ends || self.len() < 9 {
            return None;
        }
        self.found(class, Why::Form, 70)
    }

    fn cccd(&self, near: Near) -> Option<Found> {
        if self.len() != 12 {
            return None;
        }
        let zero = self.digits[0] == 0;
        let sure = zero && is_built_like_cccd(self.digits);
        if self.is_one() {
            let before = self.first.checked_sub(1).map(|at| self.chain.gaps[at]);
            let decimal = |gap: Option<Gap>| {
                gap.is_some_and(|gap| !gap.spaced && matches!(gap.kind, b'.' | b','))
            };
            if decimal(before) && !(sure && self.chain.atoms[self.first - 1].digits != [0]) {
                return None;
            }
            if zero || self.is_odd() {
                return (zero || near.before.has(Label::Cccd))
                    .then(|| self.found(Class::Cccd, Why::Form, 90))
                    .flatten();
            }
            return self.without_zero(near);
        }
        if !zero || self.context.holds == Holds::Date {
            return None;
        }
        let divided = self.is_even() && self.is_divided_as_one();
        let fits = if divided {
            self.is_whole() || self.is_usual(CCCD_GROUPS)
        } else {
            sure && !self.crosses_cells()
        };
        let fits = fits && (!self.is_list() || sure && self.is_usual(CCCD_GROUPS) && !self.rises());
        // “01,250000,1250” is a row of a table, “027,085,001,234” a number.
        let comma = self.gaps().iter().any(|gap| gap.kind == b',' && !gap.spaced);
        let ones = self.sizes().all(|size| size == 1);
        let fits =
            fits && (!comma || ones || sure && self.sizes().all(|size| (3..=6).contains(&size)));
        let cells = !self.crosses_cells()
            || sure && (self.sizes().min() >= Some(3) || self.sizes().max() == Some(1));
        (fits && cells)
            .then(|| self.found(Class::Cccd, Why::Form, if divided { 80 } else { 50 }))
            .flatten()
    }

    /// Twelve digits without a zero before them: the number of one born abroad, or an amount.
    fn without_zero(&self, near: Near) -> Option<Found> {
        let money = near.nearest == Some(Label::Money) || near.named.has(Label::Money);
        let paper = near.before.has(Label::Paper) || near.named.has(Label::Paper);
        let figures = self.context.holds != Holds::Words;
        let ordinary = figures || money || paper || self.has_unit() || is_time(self.digits);
        (!ordinary).then(|| self.found(Class::Cccd, Why::Form, 55)).flatten()
    }

    /// The divider is one that is set within a number.
    fn is_divided_as_one(&self) -> bool {
        self.gaps().iter().all(|gap| gap.kind != b':')
    }

    /// “01, 02, 03”: things counted up.
    fn is_list(&self) -> bool {
        self.gaps()
            .iter()
            .all(|gap| gap.kind == b'\n' || gap.spaced && matches!(gap.kind, b',' | b'-' | b'/'))
            || self.rises()
    }

    /// Each part is the next number or one of the next few.
    pub(super) fn rises(&self) -> bool {
        const FURTHEST: u32 = 5;
        let value = |digits: &[u8]| {
            digits.iter().fold(0u32, |sum, digit| sum.wrapping_mul(10) + u32::from(*digit))
        };
        let atoms = &self.chain.atoms[self.first..=self.last];
        atoms.len() > 2
            && atoms.windows(2).all(|pair| {
                let (one, next) = (value(&pair[0].digits), value(&pair[1].digits));
                pair[0].digits.len() == pair[1].digits.len()
                    && (1..=FURTHEST).contains(&next.wrapping_sub(one))
            })
    }

    fn crosses_cells(&self) -> bool {
        self.gaps().iter().any(|gap| matches!(gap.kind, b'|' | b'\n'))
    }

    pub(super) fn is_usual(&self, groups: &[&[usize]]) -> bool {
        groups.iter().any(|group| self.sizes().eq(group.iter().copied()))
    }

    /// In a row about a person a bare number of nine digits and more is hers.
    fn of_person(&self, near: Near) -> Option<Found> {
        let bare = self.is_one() && self.is_whole() && !self.has_unit();
        let money = near.named.has(Label::Money)
            || near.before.has(Label::Money)
            || near.before.has(Label::Paper);
        if !bare || money || self.context.holds != Holds::Words {
            return None;
        }
        if self.context.persons {
            let class = match self.len() {
                9 => Class::Cmnd,
                10 => Class::SocialInsurance,
                11 => Class::Cccd,
                13..=19 => Class::Bank,
                _ => return None,
            };
            return self.found(class, Why::Person, 52);
        }
        // A number that lost its zero in a spreadsheet, beside a name.
        let mut whole = vec![0];
        whole.extend_from_slice(self.digits);
        let lost = self.len() == 11
            && is_built_like_cccd(&whole)
            && person::is_named(self.original, &self.folded.original(self.range()));
        lost.then(|| self.found(Class::Cccd, Why::Person, 51)).flatten()
    }
}

/// Which label counts first where several stand before a number.
const ORDER: &[Label] = &[
    Label::Cccd,
    Label::Cmnd,
    Label::Phone,
    Label::SocialInsurance,
    Label::HealthInsurance,
    Label::Tax,
    Label::Bank,
    Label::BankName,
];

/// How identification numbers are written in groups.
const CCCD_GROUPS: &[&[usize]] = &[
    &[3, 3, 3, 3],
    &[4, 4, 4],
    &[3, 3, 6],
    &[6, 6],
    &[3, 1, 2, 6],
    &[3, 9],
    &[4, 8],
    &[2, 10],
    &[1, 11],
    &[3, 1, 8],
    &[6, 3, 3],
    &[8, 4],
    &[2, 2, 2, 2, 2, 2],
];

/// Numbers of provinces at which births were registered (Circular 59/2021/TT-BCA, as repeated in
/// public code; the circular is no longer in force, so that this raises a suspicion and never lowers one).
const PROVINCES: &[u8] = &[
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];

/// Province, then century and sex, as most numbers have them.
pub(crate) fn is_built_like_cccd(digits: &[u8]) -> bool {
    digits.len() == 12
        && digits[0] == 0
        && PROVINCES.contains(&(digits[1] * 10 + digits[2]))
        && digits[3] <= 3
}

/// `202401311200`: year, month, day, hour and minute.
fn is_time(digits: &[u8]) -> bool {
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    let year = u32::from(two(0)) * 100 + u32::from(two(2));
    digits.len() == 12
        && (1990..2100).contains(&year)
        && (1..=12).contains(&two(4))
        && (1..=31).contains(&two(6))
        && two(8) < 24
        && two(10) < 60
}
