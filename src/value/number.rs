//! Counts, quantities and percentages: exact decimals with six places, never floats.
//!
//! A percentage is kept as it is said: 53,69 % is 53.69. [`ratio`] and [`width`] are the only
//! divisions, and they are of integers.

use super::numeral::{self, AmountError, Numeral, Shape, written};
use super::{Cell, Dong, text};
use std::fmt;

/// A decimal number with six places, counted in millionths.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Number(i64);

const PLACES: u32 = 6;
const ONE: i64 = 1_000_000;

impl Number {
    /// The whole number `value`; none when it is too large to be kept.
    pub fn whole(value: i64) -> Option<Number> {
        value.checked_mul(ONE).map(Number)
    }

    /// The number of so many millionths.
    pub const fn from_millionths(millionths: i64) -> Number {
        Number(millionths)
    }

    /// How many millionths it is.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The whole number, unless there are decimals.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % ONE == 0).then_some(self.0 / ONE)
    }

    /// The sum, unless it is too large.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        self.0.checked_add(other.0).map(Number)
    }

    /// The difference, unless it is too large.
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.0.checked_sub(other.0).map(Number)
    }

    /// The number with at most `places` decimals, half-up (away from zero).
    pub fn rounded(self, places: u32) -> Number {
        let step = 10_i64.pow(PLACES - places.min(PLACES));
        let (whole, rest) = (self.0 / step, self.0 % step);
        let up = if rest.abs() * 2 >= step { self.0.signum() } else { 0 };
        Number(whole.saturating_add(up).saturating_mul(step))
    }

    /// With a point and no groups, for data files: `-1234.5`.
    pub fn plain(self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            let size = self.0.unsigned_abs();
            let (whole, mut part, mut width) = (size / 1_000_000, size % 1_000_000, 6);
            let sign = if self.0 < 0 { "-" } else { "" };
            write!(f, "{sign}{whole}")?;
            if part == 0 {
                return Ok(());
            }
            while part.is_multiple_of(10) {
                (part, width) = (part / 10, width - 1);
            }
            write!(f, ".{part:0width$}")
        })
    }
}

impl fmt::Display for Number {
    /// As Vietnamese writes it: `1.234,5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(self.0, PLACES))
    }
}

/// Reads a count or quantity the Vietnamese way: `1.250` is 1250, `12,5` has a decimal. `1,250`
/// would be 1.25 here and 1250 elsewhere: an error.
pub fn read_number(text: &str) -> Result<Cell<Number>, AmountError> {
    read(text, |numeral| match numeral.shape {
        Shape::Single(',') => Err(AmountError::TwoReadings(',')),
        _ => Ok(numeral),
    })
}

/// Reads a percentage, with or without its sign: `53,69`, `53,69 %`, `100`. Three decimals after a
/// comma are decimals; `12.345` may be either: an error.
pub fn read_percent(text: &str) -> Result<Cell<Number>, AmountError> {
    let text = text.trim_matches(text::is_blank);
    let text = text.strip_suffix(['%', '\u{ff05}']).unwrap_or(text);
    read(text, |numeral| match numeral.shape {
        Shape::Single('.') => Err(AmountError::TwoReadings('.')),
        _ => Ok(numeral.as_decimal()),
    })
}

fn read(
    text: &str,
    settle: impl Fn(Numeral) -> Result<Numeral, AmountError>,
) -> Result<Cell<Number>, AmountError> {
    let numeral = match numeral::read_plain(text) {
        Some(numeral) => numeral,
        None => match Cell::read_empty(text) {
            Some(empty) => return Ok(empty),
            None => numeral::read(text)?,
        },
    };
    let (value, exact) = settle(numeral)?.scaled(PLACES).ok_or(AmountError::TooLarge)?;
    if !exact {
        return Err(AmountError::TooFine);
    }
    i64::try_from(value).map(|v| Cell::Value(Number(v))).map_err(|_| AmountError::TooLarge)
}

/// "53,69 %", with a space that does not break.
pub fn percent(number: Number) -> String {
    format!("{number}\u{a0}%")
}

/// `part` in per cent of `whole`, to the millionth; none for a whole of zero. Whoever shows it rounds
/// it once, to what is shown.
pub fn ratio(part: Dong, whole: Dong) -> Option<Number> {
    quotient(i128::from(part.0), i128::from(whole.0))
}

/// The same for numbers.
pub fn ratio_of(part: Number, whole: Number) -> Option<Number> {
    quotient(i128::from(part.0), i128::from(whole.0))
}

fn quotient(part: i128, whole: i128) -> Option<Number> {
    let millionths = rounded_quotient(part * 100 * i128::from(ONE), whole)?;
    i64::try_from(millionths).ok().map(Number)
}

/// Half away from zero.
fn rounded_quotient(part: i128, whole: i128) -> Option<i128> {
    if whole == 0 {
        return None;
    }
    let (size, by) = (part.unsigned_abs(), whole.unsigned_abs());
    let rounded = i128::try_from((2 * size + by) / (2 * by)).ok()?;
    Some(if (part < 0) == (whole < 0) { rounded } else { -rounded })
}

/// How wide a bar of `part` is where `max` fills the whole: `48.24%`, for styles and SVG. Clipped to
/// 0-100; a part that is not zero never vanishes.
pub fn width(part: i64, max: i64) -> String {
    let hundredths = rounded_quotient(i128::from(part) * 10_000, i128::from(max)).unwrap_or(0);
    let least = i128::from(part > 0 && max > 0);
    let hundredths = hundredths.clamp(least, 10_000);
    match (hundredths / 100, hundredths % 100) {
        (whole, 0) => format!("{whole}%"),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}%", part / 10),
        (whole, part) => format!("{whole}.{part:02}%"),
    }
}
