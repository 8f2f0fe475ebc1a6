//! Identity: a statistics-office code, and the day from which that code means this unit.
//!
//! Written `09367@2025-07-01`, in files and in the catalogue alike.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The digits of a statistics-office code, leading zeros kept: 2 for a province, 3 for a district,
/// 5 for a commune. Alone it names no unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitCode([u8; UnitCode::LONGEST]);

/// A unit: its code, and the day that code is valid from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UnitId {
    /// The code.
    pub code: UnitCode,
    /// First day of the unit under this code; 2020-01-01 where it is older than the catalogue.
    pub from: Date,
}

/// Why a text is no unit id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BadUnitId {
    /// The code is not 2 to 8 digits.
    #[error("a unit's code is 2 to 8 digits")]
    Code,
    /// There is no `@`.
    #[error("a unit is written as code@date, such as 09367@2025-07-01")]
    NoDate,
    /// What follows the `@` is no date.
    #[error("the date after @ is not a date of the calendar")]
    Date,
}

impl UnitCode {
    const LONGEST: usize = 8;

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|b| *b == 0).unwrap_or(Self::LONGEST);
        std::str::from_utf8(&self.0[..end]).unwrap_or_default()
    }
}

impl UnitId {
    /// The unit of `code` from the day `from` on.
    pub fn new(code: UnitCode, from: Date) -> UnitId {
        UnitId { code, from }
    }
}

impl FromStr for UnitCode {
    type Err = BadUnitId;

    fn from_str(text: &str) -> Result<UnitCode, BadUnitId> {
        let digits = text.as_bytes();
        if !(2..=Self::LONGEST).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
            return Err(BadUnitId::Code);
        }
        let mut code = [0; Self::LONGEST];
        code[..digits.len()].copy_from_slice(digits);
        Ok(UnitCode(code))
    }
}

impl FromStr for UnitId {
    type Err = BadUnitId;

    fn from_str(text: &str) -> Result<UnitId, BadUnitId> {
        let (code, from) = text.split_once('@').ok_or(BadUnitId::NoDate)?;
        Ok(UnitId { code: code.parse()?, from: day(from).ok_or(BadUnitId::Date)? })
    }
}

/// `2025-07-01`, read without the generality of a date parser: the catalogue has 40,000 of them.
pub(super) fn day(text: &str) -> Option<Date> {
    let digits = text.as_bytes();
    if digits.len() != 10 || digits[4] != b'-' || digits[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        digits[range]
            .iter()
            .try_fold(0_i16, |n, d| d.is_ascii_digit().then(|| n * 10 + i16::from(d - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl fmt::Display for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for UnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.code, self.from)
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
