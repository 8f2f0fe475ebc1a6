//! Reading a cell of money. The unit is the cell's own (`12,5 tỷ`), else the table's, never a guess;
//! a separator that can be read two ways stays two readings unless the table itself settles it.

use super::numeral::{self, AmountError, Numeral, Shape};
use super::{Cell, Dong, MoneyUnit, text};

/// What a cell of money says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// One meaning.
    Exact(Cell<Dong>),
    /// `1.250` where both meanings are possible. Without any unit the first is đồng, the second tỷ.
    Ambiguous {
        /// The separator groups thousands.
        thousands: Dong,
        /// The separator begins the decimals.
        decimal: Dong,
    },
}

/// Which sign a table uses between thousands, as far as its own cells prove it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    grouping: Option<char>,
}

impl Evidence {
    /// Nothing is known.
    pub const NONE: Evidence = Evidence { grouping: None };
    /// Dots group, a comma begins the decimals: how the program itself writes.
    pub const VIETNAMESE: Evidence = Evidence { grouping: Some('.') };

    /// What the raw cells of one table prove. Proof that contradicts itself is none.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Evidence {
        let (mut dots, mut commas) = (false, false);
        for sign in texts.into_iter().filter_map(proof) {
            if sign == '.' { dots = true } else { commas = true }
        }
        Evidence {
            grouping: match (dots, commas) {
                (true, false) => Some('.'),
                (false, true) => Some(','),
                _ => None,
            },
        }
    }

    /// The sign that groups thousands, if the table proves it.
    pub fn grouping(self) -> Option<char> {
        self.grouping
    }
}

/// The sign that must group thousands for this cell to make sense.
fn proof(text: &str) -> Option<char> {
    let shape = match numeral::read_plain(text) {
        Some(numeral) => numeral.shape,
        None if !text.contains(['.', ',']) => return None,
        None => numeral_and_unit(text).ok()?.0.shape,
    };
    match shape {
        Shape::Grouped(sign) => Some(sign),
        Shape::Decimal(sign) | Shape::Both(_, sign) => Some(if sign == '.' { ',' } else { '.' }),
        Shape::Plain | Shape::Single(_) | Shape::Scientific => None,
    }
}

/// Reads one cell of a table whose unit is `unit`; none where no unit is declared.
pub fn read_amount(text: &str, unit: Option<MoneyUnit>) -> Result<Reading, AmountError> {
    read_amount_by(text, unit, Evidence::NONE)
}

/// The same, with what the table's other cells prove.
pub fn read_amount_by(
    text: &str,
    unit: Option<MoneyUnit>,
    evidence: Evidence,
) -> Result<Reading, AmountError> {
    let (numeral, own) = match numeral::read_plain(text) {
        Some(numeral) => (numeral, None),
        None => match Cell::read_empty(text) {
            Some(empty) => return Ok(Reading::Exact(empty)),
            None => numeral_and_unit(text)?,
        },
    };
    let unit = own.or(unit);
    let Shape::Single(sign) = numeral.shape else {
        return exact(numeral, unit);
    };
    match evidence.grouping {
        Some(grouping) if grouping == sign => exact(numeral, unit),
        Some(_) => exact(numeral.as_decimal(), unit),
        None if settled(sign, unit) => exact(numeral, unit),
        None => Ok(Reading::Ambiguous {
            thousands: in_dong(numeral, unit.unwrap_or(MoneyUnit::Dong))?,
            decimal: in_dong(numeral.as_decimal(), unit.unwrap_or(MoneyUnit::Billion))?,
        }),
    }
}

/// A unit so small that three decimals of it are no money: the separator groups thousands.
fn settled(sign: char, unit: Option<MoneyUnit>) -> bool {
    match unit {
        Some(MoneyUnit::Dong) => true,
        Some(MoneyUnit::Thousand) => sign == '.',
        Some(MoneyUnit::Million | MoneyUnit::Billion) | None => false,
    }
}

fn exact(numeral: Numeral, unit: Option<MoneyUnit>) -> Result<Reading, AmountError> {
    let fraction = matches!(numeral.shape, Shape::Decimal(_) | Shape::Scientific);
    let whole = numeral.scaled(0).is_some_and(|(_, exact)| exact);
    match unit {
        None if fraction && !whole => Err(AmountError::UnitNeeded),
        Some(MoneyUnit::Dong) if fraction && !whole => Err(AmountError::FractionOfDong),
        _ => in_dong(numeral, unit.unwrap_or(MoneyUnit::Dong))
            .map(|d| Reading::Exact(Cell::Value(d))),
    }
}

/// Half-up to whole đồng where the source has parts of one.
fn in_dong(numeral: Numeral, unit: MoneyUnit) -> Result<Dong, AmountError> {
    let scaled = numeral.scaled(unit.decimals()).and_then(|(value, _)| Dong::new(value));
    scaled.ok_or(AmountError::TooLarge)
}

/// The numeral and the cell's own unit, if it has one: `(12,5 tỷ)`.
fn numeral_and_unit(text: &str) -> Result<(Numeral, Option<MoneyUnit>), AmountError> {
    let text = text.trim_matches(text::is_blank);
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (number, unit) = split_unit(inner.unwrap_or(text))?;
    let numeral = numeral::read(number)?;
    match inner {
        Some(_) if numeral.negative => Err(AmountError::UnknownSign('(')),
        Some(_) => Ok((Numeral { negative: true, ..numeral }, unit)),
        None => Ok((numeral, unit)),
    }
}

/// `12,5 tỷ` into `12,5` and its unit.
fn split_unit(text: &str) -> Result<(&str, Option<MoneyUnit>), AmountError> {
    let Some(first) = text.find(|c: char| c.is_alphabetic() && !matches!(c, 'E' | 'e')) else {
        return Ok((text, None));
    };
    let end = text[..first].trim_end_matches(text::is_blank).len();
    let (number, words) = (&text[..end], text[first..].trim_end_matches(text::is_blank));
    if !number.contains(|c: char| c.is_ascii_digit())
        || words.contains(|c: char| c.is_ascii_digit())
    {
        return Err(no_number(text, first));
    }
    match MoneyUnit::parse(words) {
        Some(unit) => Ok((number, Some(unit))),
        None if end == first && words.chars().all(is_false_digit) => Err(no_number(text, first)),
        None => Err(AmountError::UnknownUnit(text::tidy(words))),
    }
}

fn is_false_digit(c: char) -> bool {
    matches!(numeral::foreign(c), AmountError::LooksLikeDigit { .. }) || matches!(c, '.' | ',')
}

fn no_number(text: &str, at: usize) -> AmountError {
    text[at..].chars().next().map_or(AmountError::NoDigits, numeral::foreign)
}
