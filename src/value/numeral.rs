//! The digits, separators and sign of a numeral, before anyone says what it measures.
//!
//! Vietnamese (`1.234,5`), English (`1,234.5`) and spaced (`1 234,5`) groups are understood. One
//! separator before exactly three digits has two readings; [`Shape::Single`] keeps both.

use super::text;
use std::fmt;

/// Why a text is no amount or number. Each names the sign at fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AmountError {
    /// A sign that has no place in a number.
    UnknownSign(char),
    /// A sign that only looks like a digit: the letter O or l, a full-width digit.
    LooksLikeDigit {
        /// The sign.
        sign: char,
        /// What was probably meant.
        digit: char,
    },
    /// Groups that are not of three digits, by this separator.
    BadGroups(char),
    /// A zero before other digits.
    LeadingZero,
    /// No digit at all.
    NoDigits,
    /// A part of a đồng in a table of đồng.
    FractionOfDong,
    /// A decimal amount, and no unit anywhere.
    UnitNeeded,
    /// More than the limit.
    TooLarge,
    /// One separator before three digits: thousands or decimals.
    TwoReadings(char),
    /// Words after the number that are no unit.
    UnknownUnit(String),
    /// A percentage outside what a percentage can be, or more decimals than are kept.
    TooFine,
}

/// How far the separators settle what is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Only digits, or groups by spaces.
    Plain,
    /// Groups by this sign, two or more, no decimals.
    Grouped(char),
    /// Decimals after this sign and no groups: `12,5`.
    Decimal(char),
    /// Groups by the first sign, decimals after the second.
    Both(char, char),
    /// One sign before three digits: `1.250`. The mantissa has its digits, `decimals` is 0.
    Single(char),
    /// `1.25E+10`.
    Scientific,
}

/// A numeral: `(-1)^negative × mantissa × 10^-decimals`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numeral {
    /// Below zero.
    pub negative: bool,
    /// All digits.
    pub mantissa: i128,
    /// Digits after the decimal sign; negative for `1E+10`.
    pub decimals: i32,
    /// What the separators say.
    pub shape: Shape,
}

/// More digits than this are garbage, and would not fit.
const MAX_DIGITS: usize = 24;
const MAX_EXPONENT: i32 = 24;
const FULL_WIDTH_ZERO: char = '\u{ff10}';
const FULL_WIDTH_NINE: char = '\u{ff19}';

impl Numeral {
    /// The other reading of a [`Shape::Single`]: three decimals.
    pub fn as_decimal(self) -> Numeral {
        match self.shape {
            Shape::Single(sign) => Numeral { decimals: 3, shape: Shape::Decimal(sign), ..self },
            _ => self,
        }
    }

    /// The numeral times 10^`power`, half-up (away from zero), and whether nothing was rounded.
    pub fn scaled(self, power: u32) -> Option<(i128, bool)> {
        let shift = i32::try_from(power).ok()? - self.decimals;
        if let Some(small) = self.scaled_up(shift) {
            return Some((if self.negative { -small } else { small }, true));
        }
        let ten = 10_i128.checked_pow(shift.unsigned_abs())?;
        let (size, exact) = if shift >= 0 {
            (self.mantissa.checked_mul(ten)?, true)
        } else {
            let (whole, rest) = (self.mantissa / ten, self.mantissa % ten);
            (if rest * 2 >= ten { whole + 1 } else { whole }, rest == 0)
        };
        Some((if self.negative { -size } else { size }, exact))
    }
}

impl Numeral {
    /// The digits times 10^`shift`, as far as machine words reach.
    fn scaled_up(self, shift: i32) -> Option<i128> {
        let (mantissa, shift) = (i64::try_from(self.mantissa).ok()?, u32::try_from(shift).ok()?);
        mantissa.checked_mul(10_i64.checked_pow(shift)?).map(i128::from)
    }
}

/// What most cells hold: digits, groups of three between dots, or digits with decimals behind a
/// comma. None leaves it to [`read`].
pub fn read_plain(text: &str) -> Option<Numeral> {
    /// So many digits fit without a look at each step.
    const FITTING: usize = 18;
    let bytes = text.as_bytes();
    let (mut mantissa, mut run, mut groups, mut whole) = (0_u64, 0_usize, 0, None);
    for byte in bytes.iter().take(FITTING + 1) {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                run += 1;
                continue;
            }
            b'.' if whole.is_none()
                && if groups == 0 { matches!(run, 1..=3) } else { run == 3 } =>
            {
                groups += 1;
            }
            b',' if whole.is_none() && groups == 0 && run > 0 => whole = Some(run),
            _ => return None,
        }
        run = 0;
    }
    let ends_well = if groups == 0 { run > 0 } else { run == 3 };
    let zero_first = bytes.first() == Some(&b'0') && whole.map_or(bytes.len(), |run| run) > 1;
    if !ends_well || zero_first || bytes.len() > FITTING {
        return None;
    }
    let shape = match (groups, whole) {
        // Three decimals may be a group.
        (_, Some(_)) if run == 3 => return None,
        (_, Some(_)) => Shape::Decimal(','),
        (0, None) => Shape::Plain,
        (1, None) => Shape::Single('.'),
        (_, None) => Shape::Grouped('.'),
    };
    let decimals = if whole.is_some() { run as i32 } else { 0 };
    Some(Numeral { negative: false, mantissa: i128::from(mantissa), decimals, shape })
}

/// Reads the whole of `text`, which is not empty, as one numeral followed by nothing.
pub fn read(text: &str) -> Result<Numeral, AmountError> {
    let (negative, body) = split_sign(text.trim_matches(text::is_blank));
    let body = body.trim_matches(text::is_blank);
    if let Some(sign) = body.chars().find(|c| !is_numeral_sign(*c)) {
        return Err(foreign(sign));
    }
    if !body.contains(|c: char| c.is_ascii_digit()) {
        return Err(body.chars().next().map_or(AmountError::NoDigits, AmountError::UnknownSign));
    }
    let (mantissa, decimals, shape) = match body.split_once(['E', 'e']) {
        Some((digits, exponent)) => scientific(digits, exponent)?,
        None => positional(body)?,
    };
    Ok(Numeral { negative, mantissa, decimals, shape })
}

/// `(1.250)`, `-1.250`, `−1.250` and `1.250-` are below zero.
fn split_sign(text: &str) -> (bool, &str) {
    const MINUS: [char; 3] = ['-', '−', '–'];
    if let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (true, inner);
    }
    match text.strip_prefix(MINUS).or_else(|| text.strip_suffix(MINUS)) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

fn is_numeral_sign(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | 'E' | 'e' | '+' | '-') || text::is_blank(c)
}

/// The error for a sign that no numeral holds.
pub(super) fn foreign(sign: char) -> AmountError {
    let digit = match sign {
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' => Some('0'),
        'l' | 'I' | 'i' | '|' => Some('1'),
        FULL_WIDTH_ZERO..=FULL_WIDTH_NINE => {
            char::from_digit(u32::from(sign) - u32::from(FULL_WIDTH_ZERO), 10)
        }
        _ => None,
    };
    match digit {
        Some(digit) => AmountError::LooksLikeDigit { sign, digit },
        None => AmountError::UnknownSign(sign),
    }
}

type Parts = (i128, i32, Shape);

/// `1.25` and `+10` of `1.25E+10`: one decimal sign at most, no groups.
fn scientific(digits: &str, exponent: &str) -> Result<Parts, AmountError> {
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let all = [whole, part].concat();
    if let Some(sign) = all.chars().find(|c| !c.is_ascii_digit()) {
        return Err(AmountError::UnknownSign(sign));
    }
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let power: i32 = exponent.parse().map_err(|_| AmountError::UnknownSign('E'))?;
    if power.abs() > MAX_EXPONENT {
        return Err(AmountError::TooLarge);
    }
    let decimals = i32::try_from(part.len()).map_err(|_| AmountError::TooLarge)?;
    Ok((number(&all)?, decimals - power, Shape::Scientific))
}

/// Digits with separators.
fn positional(body: &str) -> Result<Parts, AmountError> {
    if let Some(sign) = body.chars().find(|c| matches!(c, 'E' | 'e' | '+' | '-')) {
        return Err(AmountError::UnknownSign(sign));
    }
    let spaced = body.contains(text::is_blank);
    let body = if spaced { without_spaces(body)? } else { body.to_owned() };
    let (grouping, decimal) = roles(&body, spaced)?;
    let (whole, part) = match decimal {
        Some(sign) => body.rsplit_once(sign).unwrap_or((&body, "")),
        None => (body.as_str(), ""),
    };
    if decimal.is_some_and(|sign| part.is_empty() || whole.is_empty() || whole.contains(sign)) {
        return Err(AmountError::BadGroups(decimal.unwrap_or(' ')));
    }
    let whole = match grouping {
        Some(sign) => ungroup(whole, sign)?,
        None => whole.to_owned(),
    };
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(AmountError::LeadingZero);
    }
    let decimals = i32::try_from(part.len()).map_err(|_| AmountError::TooLarge)?;
    let shape = match (grouping, decimal) {
        (None, None) => Shape::Plain,
        (Some(group), None) if body.matches(group).count() == 1 => Shape::Single(group),
        (Some(group), None) => Shape::Grouped(group),
        (None, Some(sign)) if spaced => Shape::Both(' ', sign),
        (None, Some(sign)) => Shape::Decimal(sign),
        (Some(group), Some(sign)) => Shape::Both(group, sign),
    };
    Ok((number(&[&whole, part].concat())?, decimals, shape))
}

/// Which sign groups thousands and which one begins the decimals.
fn roles(body: &str, spaced: bool) -> Result<(Option<char>, Option<char>), AmountError> {
    let (dots, commas) = (body.matches('.').count(), body.matches(',').count());
    let last = body.rfind(['.', ',']).map(|at| if body[at..].starts_with('.') { '.' } else { ',' });
    let Some(last) = last else { return Ok((None, None)) };
    let other = if last == '.' { ',' } else { '.' };
    match (dots, commas) {
        (1.., 1..) if spaced => Err(AmountError::BadGroups(other)),
        (1.., 1..) => Ok((Some(other), Some(last))),
        (1, 0) | (0, 1) if !spaced && looks_grouped(body, last) => Ok((Some(last), None)),
        (1, 0) | (0, 1) => Ok((None, Some(last))),
        _ if spaced => Err(AmountError::BadGroups(last)),
        _ => Ok((Some(last), None)),
    }
}

/// One to three digits that do not begin with zero, the sign, three digits.
fn looks_grouped(body: &str, sign: char) -> bool {
    body.split_once(sign).is_some_and(|(whole, part)| {
        part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
    })
}

/// `12 500 000` with any kind of space, groups of three before a decimal sign.
fn without_spaces(body: &str) -> Result<String, AmountError> {
    let end = body.find(['.', ',']).unwrap_or(body.len());
    let (whole, rest) = body.split_at(end);
    if rest.contains(text::is_blank) {
        return Err(AmountError::BadGroups(' '));
    }
    let whole: String = whole.chars().map(|c| if text::is_blank(c) { ' ' } else { c }).collect();
    Ok(ungroup(&whole, ' ')? + rest)
}

fn ungroup(whole: &str, sign: char) -> Result<String, AmountError> {
    let fits = whole.split(sign).enumerate().all(|(at, group)| {
        let wanted = if at == 0 { 1..=3 } else { 3..=3 };
        wanted.contains(&group.len()) && group.bytes().all(|b| b.is_ascii_digit())
    });
    if fits { Ok(whole.replace(sign, "")) } else { Err(AmountError::BadGroups(sign)) }
}

fn number(digits: &str) -> Result<i128, AmountError> {
    if digits.trim_start_matches('0').len() > MAX_DIGITS {
        return Err(AmountError::TooLarge);
    }
    digits.parse().map_err(|_| AmountError::NoDigits)
}

/// Digits in groups of three with dots, as Vietnamese writes them.
pub fn grouped(value: u64) -> String {
    let mut out = String::with_capacity(32);
    push_grouped(value, &mut out);
    out
}

fn push_grouped(value: u64, out: &mut String) {
    let places = value.checked_ilog10().unwrap_or(0);
    for place in (0..=places).rev() {
        out.push(digit(value / 10_u64.pow(place)));
        if place > 0 && place.is_multiple_of(3) {
            out.push('.');
        }
    }
}

/// The last digit of a number.
fn digit(value: u64) -> char {
    char::from_digit(u32::try_from(value % 10).unwrap_or(0), 10).unwrap_or('0')
}

/// `units` counted in `10^-decimals`, Vietnamese style: real minus, dots, comma, no idle zeros.
pub fn written(units: i64, decimals: u32) -> String {
    let one = 10_u64.pow(decimals);
    let (whole, part) = (units.unsigned_abs() / one, units.unsigned_abs() % one);
    let mut out = String::with_capacity(32);
    if units < 0 {
        out.push('−');
    }
    push_grouped(whole, &mut out);
    if part > 0 {
        out.push(',');
        for place in (0..decimals).rev() {
            out.push(digit(part / 10_u64.pow(place)));
        }
        out.truncate(out.trim_end_matches('0').len());
    }
    out
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AmountError::UnknownSign(sign) => write!(f, "“{sign}” has no place in a number"),
            AmountError::LooksLikeDigit { sign, digit } => {
                write!(f, "“{sign}” is not the digit {digit}")
            }
            AmountError::BadGroups(sign) => write!(f, "the groups by “{sign}” are not of three"),
            AmountError::LeadingZero => f.write_str("zero before other digits"),
            AmountError::NoDigits => f.write_str("no digits"),
            AmountError::FractionOfDong => f.write_str("a fraction of a đồng"),
            AmountError::UnitNeeded => f.write_str("decimals without a unit"),
            AmountError::TooLarge => f.write_str("too large"),
            AmountError::TwoReadings(sign) => write!(f, "“{sign}”: thousands or decimals"),
            AmountError::UnknownUnit(unit) => write!(f, "unknown unit “{unit}”"),
            AmountError::TooFine => f.write_str("more than six decimals"),
        }
    }
}

impl std::error::Error for AmountError {}
