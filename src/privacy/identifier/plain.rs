//! Plain numbers: dates, amounts, acts, times and accounts of the treasury, which are no one's.

use super::chain::{Chain, Gap};

/// What a plain number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Plain {
    Date,
    Amount,
    Decimal,
    Act,
    Time,
    Treasury,
    Code,
    Years,
}

/// For each atom of the chain, what explains it.
pub(super) fn explained(chain: &Chain, text: &[u8]) -> Vec<Option<Plain>> {
    let mut plain = vec![None; chain.atoms.len()];
    let mut at = 0;
    while at < chain.atoms.len() {
        let found = Look { chain, text, at }.explain();
        let size = found.map_or(1, |(size, _)| size);
        for place in &mut plain[at..at + size] {
            *place = found.map(|(_, what)| what);
        }
        at += size;
    }
    plain
}

struct Look<'l> {
    chain: &'l Chain,
    text: &'l [u8],
    at: usize,
}

const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

impl Look<'_> {
    fn explain(&self) -> Option<(usize, Plain)> {
        if self.chain.atoms[self.at].word {
            return None;
        }
        self.treasury()
            .or_else(|| self.date())
            .or_else(|| self.time())
            .or_else(|| self.act())
            .or_else(|| self.amount())
            .or_else(|| self.decimal())
            .or_else(|| self.years())
            .or_else(|| self.code())
    }

    fn size(&self, n: usize) -> Option<usize> {
        let atom = self.chain.atoms.get(self.at + n)?;
        (!atom.odd && !atom.word).then_some(atom.digits.len())
    }

    fn value(&self, n: usize) -> Option<u32> {
        let atom = self.chain.atoms.get(self.at + n)?;
        let short = atom.digits.len() <= 9 && !atom.odd && !atom.word;
        short.then(|| atom.digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(*digit)))
    }

    /// The gap after the atom `n` from here.
    fn gap(&self, n: usize) -> Option<Gap> {
        self.chain.gaps.get(self.at + n).copied()
    }

    fn before(&self) -> Option<Gap> {
        self.at.checked_sub(1).map(|before| self.chain.gaps[before])
    }

    fn is_gap(&self, n: usize, kinds: &[u8]) -> bool {
        self.gap(n).is_some_and(|gap| !gap.spaced && kinds.contains(&gap.kind))
    }

    /// The number goes on after `n` atoms, divided as before.
    fn goes_on(&self, n: usize, kind: u8) -> bool {
        n > 0 && self.is_gap(n - 1, &[kind])
    }

    fn after(&self, n: usize) -> &[u8] {
        let end = self.chain.atoms[self.at + n - 1].range.end;
        &self.text[end..self.text.len().min(end + 16)]
    }

    /// `8123.1.1027085`: account, sort, unit.
    fn treasury(&self) -> Option<(usize, Plain)> {
        let three = [self.size(0)?, self.size(1)?, self.size(2)?];
        let dots = self.is_gap(0, b".") && self.is_gap(1, b".");
        let more = usize::from(self.is_gap(2, b".") && self.size(3).is_some_and(|size| size <= 5));
        (dots && three == [4, 1, 7]).then_some((3 + more, Plain::Treasury))
    }

    fn date(&self) -> Option<(usize, Plain)> {
        let (a, b) = (self.value(0)?, self.value(1)?);
        let kind = self.gap(0)?.kind;
        let goes_before = self.before().is_some_and(|gap| Some(gap) == self.gap(0));
        if !matches!(kind, b'/' | b'.' | b'-') || goes_before {
            return None;
        }
        let is_day =
            |n: usize, day: u32| (1..=31).contains(&day) && self.size(n).is_some_and(|s| s <= 2);
        let is_month = |n: usize, month: u32| {
            (1..=12).contains(&month) && self.size(n).is_some_and(|s| s <= 2)
        };
        let is_year = |n: usize, year: u32| YEARS.contains(&year) && self.size(n) == Some(4);
        let same = self.gap(1).is_some_and(|gap| gap.kind == kind);
        if let Some(c) = self.value(2).filter(|_| same) {
            let usual = is_day(0, a) && is_month(1, b);
            let usual = usual && (is_year(2, c) || kind == b'/' && self.size(2) == Some(2));
            let turned = is_year(0, a) && is_month(1, b) && is_day(2, c);
            if (usual || turned) && !self.goes_on(3, kind) {
                return Some((3, Plain::Date));
            }
        }
        let month =
            is_month(0, a) && is_year(1, b) || is_year(0, a) && is_month(1, b) && kind != b'.';
        let day = kind == b'/' && is_day(0, a) && is_month(1, b);
        ((month || day) && !self.goes_on(2, kind)).then_some((2, Plain::Date))
    }

    fn time(&self) -> Option<(usize, Plain)> {
        let fits = self.is_gap(0, b":") && self.value(0)? < 24 && self.value(1)? < 60;
        let fits = fits && self.size(1) == Some(2);
        let more = usize::from(self.is_gap(1, b":") && self.size(2) == Some(2));
        (fits && !self.goes_on(2 + more, b':')).then_some((2 + more, Plain::Time))
    }

    /// `176/KH-UBND`, `343/2016/TT-BTC`.
    fn act(&self) -> Option<(usize, Plain)> {
        let is_act = |n: usize| {
            let after = self.after(n);
            let rest = after.strip_prefix(b"/");
            let rest = rest.map(<[u8]>::trim_ascii_start);
            rest.and_then(|rest| rest.first()).is_some_and(u8::is_ascii_alphabetic)
        };
        if self.size(0)? <= 6 && is_act(1) {
            return Some((1, Plain::Act));
        }
        let with_year = self.is_gap(0, b"/") && YEARS.contains(&self.value(1)?);
        (with_year && self.size(0)? <= 6 && is_act(2)).then_some((2, Plain::Act))
    }

    /// `12.500.000`, `12 500 000`, also with decimals.
    fn amount(&self) -> Option<(usize, Plain)> {
        let first = self.size(0)?;
        let kind = self.gap(0)?.kind;
        if first > 3 || !self.is_gap(0, b".,' ") || !matches!(kind, b'.' | b',' | b'\'' | b' ') {
            return None;
        }
        let mut size = 1;
        while self.goes_on(size, kind) && self.size(size) == Some(3) {
            size += 1;
        }
        if size == 1 || self.goes_on(size, kind) {
            return None;
        }
        if self.before().is_some_and(|gap| gap.kind == kind && !gap.spaced) {
            return None;
        }
        let is_zero = self.chain.atoms[self.at].digits[0] == 0;
        let has_unit = self.has_unit(size);
        if is_zero && !has_unit || kind == b' ' && !has_unit && self.is_abroad(size) {
            return None;
        }
        // Decimals after the other mark.
        let other = if kind == b',' { b'.' } else { b',' };
        let decimals = self.goes_on(size, other) && self.size(size).is_some_and(|size| size <= 3);
        Some((size + usize::from(decimals), Plain::Amount))
    }

    /// `84 912 345 678` is a telephone.
    fn is_abroad(&self, size: usize) -> bool {
        size == 4 && self.value(0) == Some(84) && self.value(1).is_some_and(|value| value >= 200)
    }

    fn has_unit(&self, size: usize) -> bool {
        has_unit(self.after(size))
    }

    /// `0,85`, `106,00 %`.
    fn decimal(&self) -> Option<(usize, Plain)> {
        let (first, second) = (self.size(0)?, self.size(1)?);
        let zero = self.chain.atoms[self.at].digits[0] == 0;
        let fits = self.is_gap(0, b",.") && (!zero || first == 1);
        let kind = self.gap(0)?.kind;
        let goes_on = self.goes_on(2, kind);
        let is_share = self.after(2).trim_ascii_start().starts_with(b"%");
        let short = kind == b',' && second <= 3 && first <= 6 || is_share || zero && first == 1;
        let before =
            self.before().is_some_and(|gap| !gap.spaced && matches!(gap.kind, b'.' | b','));
        (fits && short && !goes_on && !before).then_some((2, Plain::Decimal))
    }

    /// `2023-2024-2025`
    fn years(&self) -> Option<(usize, Plain)> {
        let is_year = |n: usize| {
            self.size(n) == Some(4) && self.value(n).is_some_and(|year| YEARS.contains(&year))
        };
        let size = (0..).take_while(|n| is_year(*n)).count();
        let others = self.gap(size.max(1) - 1).is_some_and(|gap| !gap.spaced && gap.kind != b' ');
        (size >= 2 && !others).then_some((size, Plain::Years))
    }

    /// `H05`, `M2`: a letter and a few digits.
    fn code(&self) -> Option<(usize, Plain)> {
        let atom = &self.chain.atoms[self.at];
        let letter = atom.glued == 1 && atom.digits.len() <= 4;
        letter.then_some((1, Plain::Code))
    }
}

/// Units of money, which nothing but an amount has behind it.
const UNITS: &[&str] =
    &["dong", "vnd", "nghin", "ngan", "trieu", "ty", "ti", "usd", "d", "nghin dong"];

/// A unit of money follows.
pub(super) fn has_unit(after: &[u8]) -> bool {
    let start = after.iter().position(|sign| !matches!(sign, b' ' | b'(' | b',' | b'-' | b'*'));
    let rest = &after[start.unwrap_or(after.len())..];
    let size = rest.iter().take_while(|sign| sign.is_ascii_alphabetic()).count();
    UNITS.iter().any(|unit| rest[..size].eq_ignore_ascii_case(unit.as_bytes()))
}
