//! Rows of digits: all digits from a place on that only gaps divide, with their groups.

use super::sign::{Sign, sign_at};

/// Digits of a row that are held at once; what is longer is looked at in pieces that overlap.
const HELD: usize = 48;
/// Digits of the longest number that is looked for.
pub(super) const LONGEST: usize = 19;
/// Gaps between two groups: a hyphen between spaces.
const GAPS: usize = 3;

/// Digits in a row with the lengths of their groups.
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    digits: [u8; HELD],
    count: usize,
    groups: [u8; HELD],
    /// For each group, a dot alone binds it to the one before, as in amounts.
    bound: [bool; HELD],
    /// How many groups.
    pub(super) parts: usize,
    /// A plus stands before it.
    pub(super) plus: bool,
    /// More digits follow than are held.
    pub(super) is_cut: bool,
}

impl Run {
    /// The row that begins at a place.
    pub(super) fn of(bytes: &[u8], start: usize) -> Run {
        let mut run = Run {
            start,
            end: start,
            digits: [0; HELD],
            count: 0,
            groups: [0; HELD],
            bound: [false; HELD],
            parts: 1,
            plus: start.checked_sub(1).map(|at| bytes[at]) == Some(b'+'),
            is_cut: false,
        };
        let (mut at, mut gaps, mut dot) = (start, 0, false);
        loop {
            let (sign, length) = sign_at(bytes, at);
            match sign {
                Sign::Digit(_) if run.count == HELD => {
                    run.is_cut = true;
                    return run;
                }
                Sign::Digit(digit) => {
                    if gaps > 0 {
                        run.bound[run.parts] = gaps == 1 && dot;
                        run.parts += 1;
                    }
                    gaps = 0;
                    run.digits[run.count] = digit;
                    run.count += 1;
                    run.groups[run.parts - 1] += 1;
                    at += length;
                    run.end = at;
                }
                Sign::Gap if gaps < GAPS => {
                    gaps += 1;
                    dot = bytes[at] == b'.';
                    at += length;
                }
                Sign::Nothing => at += length,
                _ => return run,
            }
        }
    }

    pub(super) fn digits(&self) -> &[u8] {
        &self.digits[..self.count]
    }

    pub(super) fn groups(&self) -> &[u8] {
        &self.groups[..self.parts]
    }

    pub(super) fn is_bound(&self, group: usize) -> bool {
        self.bound[group]
    }

    /// How many of its groups are held to their end.
    pub(super) fn whole(&self) -> usize {
        if self.is_cut && self.parts > 1 { self.parts - 1 } else { self.parts }
    }

    /// The group, and its first digit, with which a row that was cut is to be read on: the first from
    /// which a number may reach beyond what is held.
    pub(super) fn rest(&self) -> Option<(usize, usize)> {
        if !self.is_cut {
            return None;
        }
        let mut first = 0;
        for (group, size) in self.groups().iter().enumerate() {
            if group > 0 && first + LONGEST >= self.count && !self.bound[group] {
                return Some((group, first));
            }
            first += usize::from(*size);
        }
        None
    }

    /// Where to read on behind it.
    pub(super) fn next(&self, bytes: &[u8]) -> usize {
        self.rest().map_or(self.end, |(_, first)| self.place_of(bytes, first))
    }

    /// Where its digit `wanted` stands.
    fn place_of(&self, bytes: &[u8], wanted: usize) -> usize {
        let (mut at, mut digits) = (self.start, 0);
        while at < self.end {
            let (sign, length) = sign_at(bytes, at);
            if matches!(sign, Sign::Digit(_)) {
                if digits == wanted {
                    return at;
                }
                digits += 1;
            }
            at += length;
        }
        self.end
    }
}
