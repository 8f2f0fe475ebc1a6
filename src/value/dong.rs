//! Money: whole đồng, and the ways to write it for a citizen. Integer arithmetic only.

use super::MoneyUnit;
use super::numeral::{grouped, written};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Neg, Sub};

/// Whole đồng. What is read is never beyond [`Dong::LIMIT`] in size, so the sum of nine hundred
/// such amounts still fits; adding saturates instead of wrapping.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Dong(pub i64);

/// The space that keeps a number and its unit on one line.
pub const NBSP: char = '\u{a0}';

impl Dong {
    /// The largest amount believed, 10¹⁶ đồng: some sixty times the largest provincial budget.
    pub const LIMIT: i64 = 10_000_000_000_000_000;

    /// The amount, unless it is beyond the limit.
    pub fn new(value: i128) -> Option<Dong> {
        i64::try_from(value)
            .ok()
            .filter(|v| v.unsigned_abs() <= Dong::LIMIT.unsigned_abs())
            .map(Dong)
    }
}

/// "12.500" in `unit`, with as many decimals as the amount needs: nothing is rounded.
pub fn exact(amount: Dong, unit: MoneyUnit) -> String {
    written(amount.0, unit.decimals())
}

/// "12.500.000 đồng": every đồng, with its unit.
pub fn in_full(amount: Dong) -> String {
    format!("{amount}{NBSP}đồng")
}

/// "125,4 tỷ đồng", "81,2 triệu đồng", "950.000 đồng": one decimal, half-up.
pub fn spoken(amount: Dong) -> String {
    match rounded(amount) {
        (number, Some(scale)) => format!("{number}{NBSP}{scale} đồng"),
        (number, None) => format!("{number}{NBSP}đồng"),
    }
}

/// "125,4 tỷ", "81,2 triệu", "950.000 đ".
pub fn spoken_short(amount: Dong) -> String {
    match rounded(amount) {
        (number, Some(scale)) => format!("{number}{NBSP}{scale}"),
        (number, None) => format!("{number}{NBSP}đ"),
    }
}

/// The number and its scale. What rounds up to a thousand millions is said as one thousand million.
fn rounded(amount: Dong) -> (String, Option<&'static str>) {
    let size = amount.0.unsigned_abs();
    let tenths = |unit: u64| (size + unit / 20) / (unit / 10);
    let (tenths, scale) = if size < 1_000_000 {
        return (signed(amount, grouped(size)), None);
    } else if tenths(1_000_000) < 10_000 {
        (tenths(1_000_000), "triệu")
    } else {
        (tenths(1_000_000_000), "tỷ")
    };
    let number = match tenths % 10 {
        0 => grouped(tenths / 10),
        part => format!("{},{part}", grouped(tenths / 10)),
    };
    (signed(amount, number), Some(scale))
}

fn signed(amount: Dong, number: String) -> String {
    if amount.0 < 0 { format!("−{number}") } else { number }
}

impl Add for Dong {
    type Output = Dong;
    fn add(self, other: Dong) -> Dong {
        Dong(self.0.saturating_add(other.0))
    }
}

impl Sub for Dong {
    type Output = Dong;
    fn sub(self, other: Dong) -> Dong {
        Dong(self.0.saturating_sub(other.0))
    }
}

impl Neg for Dong {
    type Output = Dong;
    fn neg(self) -> Dong {
        Dong(self.0.saturating_neg())
    }
}

impl Sum for Dong {
    fn sum<I: Iterator<Item = Dong>>(amounts: I) -> Dong {
        amounts.fold(Dong(0), Add::add)
    }
}

impl fmt::Display for Dong {
    /// In đồng, with dots: `12.500.000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&exact(*self, MoneyUnit::Dong))
    }
}
