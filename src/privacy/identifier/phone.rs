//! Telephones: of which numbers a word says that they are one, and which are one by their form.

use super::chain::Gap;
use super::label::Label;
use super::near::Near;
use super::number::{Found, Part};
use super::{Class, Holds, Why};

impl Part<'_> {
    /// The class of a number that a word calls a telephone.
    pub(super) fn telephone(&self, is_named: bool) -> Option<Class> {
        let (size, first) = (self.len(), self.digits[0]);
        if self.begins(&[1, 8, 0, 0]) || self.begins(&[1, 9, 0, 0]) {
            return None;
        }
        let mobile =
            |digit: Option<&u8>| digit.is_some_and(|digit| matches!(digit, 3 | 5 | 7 | 8 | 9));
        match (size, first) {
            (10, 0) if mobile(self.digits.get(1)) => Some(Class::Mobile),
            (11..=13, _) if self.is_from_abroad() => Some(Class::Mobile),
            (10 | 11, 0) => {
                Some(if self.begins(&[0, 1]) { Class::Mobile } else { Class::Landline })
            }
            (9, 3 | 5 | 7 | 8 | 9) => is_named.then_some(Class::Mobile),
            (9 | 10, 2) => is_named.then_some(Class::Landline),
            (7..=8, 1..) => (is_named && self.is_local()).then_some(Class::Landline),
            _ => None,
        }
    }

    /// A number within its town: `3812 345`, but no `2020-B51` and no date.
    fn is_local(&self) -> bool {
        let year = self.begins(&[1, 9]) || self.begins(&[2, 0]);
        !self.is_odd() && !year && self.sizes().all(|size| size >= 2)
    }

    /// `84…` or `0084…`.
    fn is_from_abroad(&self) -> bool {
        let rest = self.digits.strip_prefix(&[0, 0]).unwrap_or(self.digits);
        let Some(rest) = rest.strip_prefix(&[8, 4]) else { return false };
        let rest = rest.strip_prefix(&[0]).unwrap_or(rest);
        match rest.first() {
            Some(3 | 5 | 7 | 8 | 9) => rest.len() == 9,
            Some(2) => matches!(rest.len(), 9 | 10),
            _ => false,
        }
    }

    /// A telephone by its form alone.
    pub(super) fn phone_by_form(&self, near: Near) -> Option<Found> {
        let office = near.named.has(Label::Tax) || near.named.has(Label::Paper);
        let office = office || near.nearest == Some(Label::Office) && near.before.has(Label::Tax);
        if office || self.context.holds == Holds::Date {
            return None;
        }
        let zero = self.digits[0] == 0;
        let plus = self.text[..self.range().start].ends_with(b"+")
            || self.text[..self.range().start].ends_with(b"(+");
        if !self.is_one() && !self.is_dialled(plus) {
            return None;
        }
        if self.is_from_abroad() && (self.is_whole() || plus) {
            let sure = plus || self.begins(&[0, 0]) || self.kind() == Some(b'(');
            let ordinary = self.context.holds == Holds::Figures
                || near.nearest == Some(Label::Money)
                || self.has_unit();
            let ordinary = ordinary || near.before.has(Label::Paper);
            return (sure || !ordinary).then(|| self.found(Class::Mobile, Why::Form, 70)).flatten();
        }
        if !zero || !self.is_whole() && !self.is_usual(GROUPS) {
            return None;
        }
        let class = match (self.len(), self.digits[1]) {
            (10, 3 | 5 | 7 | 8 | 9) => Class::Mobile,
            (10..=11, 2) => Class::Landline,
            (11, 1) if matches!(self.digits[2], 2 | 6 | 8 | 9) => Class::Mobile,
            _ => return None,
        };
        self.found(class, Why::Form, 72)
    }

    /// Divided as telephones are.
    fn is_dialled(&self, plus: bool) -> bool {
        let mut sizes = self.sizes();
        let head = sizes.next().unwrap_or_default();
        let ones = self.sizes().all(|size| size == 1);
        let head_fits = (2..=6).contains(&head) || plus && head == 1;
        let groups = ones || head_fits && self.sizes().skip(1).all(|size| (2..=8).contains(&size));
        let loose = self.sizes().filter(|size| *size == 1).count() <= 1
            && self.gaps().iter().all(|gap| gap.kind != b'|');
        // Cells and commas divide the numbers of a row; “09 12500000” is a row as well.
        let cells = self.gaps().iter().any(|gap| matches!(gap.kind, b'|' | b','));
        let usual = ones || head >= 3 && self.sizes().skip(1).all(|size| (3..=6).contains(&size));
        let row = (cells || head == 2 && self.sizes().any(|size| size >= 7)) && !usual;
        let break_fits = |gap: &Gap| gap.kind != b':' && (gap.kind != b'\n' || head >= 4);
        let kinds = self.gaps().iter().all(break_fits) && !row;
        kinds && (groups || loose && head >= 2) && !self.is_list_of_codes()
    }

    fn is_list_of_codes(&self) -> bool {
        self.gaps().iter().all(|gap| gap.spaced && gap.kind == b',') || self.rises()
    }
}

/// How telephones are written in groups.
pub(super) const GROUPS: &[&[usize]] = &[
    &[4, 3, 3],
    &[3, 3, 4],
    &[3, 4, 3],
    &[4, 6],
    &[3, 7],
    &[4, 2, 2, 2],
    &[2, 4, 4],
    &[4, 4, 2],
    &[4, 4, 3],
    &[4, 7],
    &[3, 4, 4],
    &[4, 3, 4],
    &[3, 8],
    &[3, 2, 2, 3],
];
