//! Dates: read in the forms that officers use, the day always first, and written in two.

use super::dong::NBSP;
use super::text;
use std::fmt;

pub use jiff::civil::Date;

/// Why a text is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// Not one of the forms.
    NotADate,
    /// A year of two digits: of which century is not said.
    ShortYear,
    /// There is no such day or month: 31/02, 05/13.
    NoSuchDay,
    /// Before 1900 or after 2199: surely a slip.
    FarYear,
}

/// Reads `2026-07-05`, `05/7/2026`, `5-7-2026`, `05.07.2026` or `ngày 05 tháng 7 năm 2026`; the
/// figures may follow the word `ngày` too.
pub fn read_date(text: &str) -> Result<Date, DateError> {
    if let Some(date) = iso(text) {
        return Ok(date);
    }
    let text = text::tidy(text);
    let rest = ["ngày ", "Ngày ", "NGÀY "].iter().find_map(|word| text.strip_prefix(word));
    let parts = rest.and_then(in_words).or_else(|| in_figures(rest.unwrap_or(&text)));
    let (year, month, day) = parts.ok_or(DateError::NotADate)?;
    if year.len() == 2 {
        return Err(DateError::ShortYear);
    }
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return Err(DateError::NotADate);
    }
    let number = |part: &str| part.parse::<i16>().map_err(|_| DateError::NotADate);
    let small = |part: &str| part.parse::<i8>().map_err(|_| DateError::NotADate);
    let (year, month, day) = (number(year)?, small(month)?, small(day)?);
    if !(1900..2200).contains(&year) {
        return Err(DateError::FarYear);
    }
    Date::new(year, month, day).map_err(|_| DateError::NoSuchDay)
}

/// `2026-07-05` in just these ten signs; none says nothing about the text.
fn iso(text: &str) -> Option<Date> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |sum, digit| {
            digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0'))
        })
    };
    let (year, rest) = text.as_bytes().split_first_chunk::<4>()?;
    let [b'-', month @ .., b'-', tens, ones] = rest else { return None };
    let [year, month, day] = [number(year)?, number(month)?, number(&[*tens, *ones])?];
    let known = rest.len() == 6 && (1900..2200).contains(&year);
    let small = |number: i16| i8::try_from(number).ok();
    Date::new(year, small(month)?, small(day)?).ok().filter(|_| known)
}

type Parts<'a> = (&'a str, &'a str, &'a str);

/// Year, month and day; ISO when the year stands first, with the same sign twice.
fn in_figures(text: &str) -> Option<Parts<'_>> {
    let sign = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = text.split(sign);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || ![first, second, third].into_iter().all(figures) {
        return None;
    }
    match first.len() {
        4 if sign == '-' && second.len() == 2 && third.len() == 2 => Some((first, second, third)),
        1 | 2 => Some((third, second, first)),
        _ => None,
    }
}

fn in_words(text: &str) -> Option<Parts<'_>> {
    let words: Vec<&str> = text.split(' ').collect();
    let [day, thang, month, nam, year] = words[..] else { return None };
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let named = thang.to_lowercase() == "tháng" && nam.to_lowercase() == "năm";
    (named && [day, month, year].into_iter().all(figures)).then_some((year, month, day))
}

/// `15/04/2026`.
pub fn short(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

/// "ngày 15 tháng 4 năm 2026", numbers kept beside their words; days under ten and the first two
/// months have a zero, as in official papers.
pub fn long(date: Date) -> String {
    let month = match date.month() {
        month @ ..3 => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày{NBSP}{:02} tháng{NBSP}{month} năm{NBSP}{}", date.day(), date.year())
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateError::NotADate => "not a date",
            DateError::ShortYear => "a year of two digits",
            DateError::NoSuchDay => "no such day",
            DateError::FarYear => "a year outside 1900-2199",
        })
    }
}

impl std::error::Error for DateError {}
