//! The stretch of time that a disclosure speaks of: a year, a quarter, the first 3, 6 or 9 months, a
//! month or a day. Whether a regime knows quarters or months is no question for this module.

use super::date::{Date, read_date, short};
use super::text;
use crate::finding::Lang;
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};
use std::fmt;

/// A period. Ordered by its last day; of two that end together the shorter comes first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub enum Period {
    /// `2023`
    Year(i16),
    /// `2023-Q1`
    Quarter(i16, u8),
    /// `2026-9M`: from 1 January, 3, 6 or 9 months.
    Months(i16, u8),
    /// `2024-03`
    Month(i16, u8),
    /// `2024-03-15`
    Day(Date),
}

use Period::{Day, Month, Months, Quarter, Year};

impl Period {
    /// Reads the canonical form or the Vietnamese wording; none when it is neither.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text::tidy(text);
        canonical(&text).or_else(|| in_words(&text.to_lowercase()))
    }

    /// The year it lies in.
    pub fn year(self) -> i16 {
        match self {
            Year(year) | Quarter(year, _) | Months(year, _) | Month(year, _) => year,
            Day(date) => date.year(),
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        match self {
            Year(year) | Months(year, _) => month_start(year, 1),
            Quarter(year, quarter) => {
                month_start(year, quarter.saturating_mul(3).saturating_sub(2))
            }
            Month(year, month) => month_start(year, month),
            Day(date) => date,
        }
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        match self {
            Year(year) => month_start(year, 12).last_of_month(),
            Quarter(year, quarter) => month_start(year, quarter.saturating_mul(3)).last_of_month(),
            Months(year, month) | Month(year, month) => month_start(year, month).last_of_month(),
            Day(date) => date,
        }
    }

    /// The same period of the year before.
    #[must_use]
    pub fn previous(self) -> Period {
        match self {
            Year(year) => Year(year - 1),
            Quarter(year, quarter) => Quarter(year - 1, quarter),
            Months(year, months) => Months(year - 1, months),
            Month(year, month) => Month(year - 1, month),
            Day(date) => Day(day_in(date.year() - 1, date)),
        }
    }

    /// "Quý 3 năm 2023", to begin a title with.
    pub fn label(self) -> String {
        let phrase = self.phrase();
        let mut signs = phrase.chars();
        signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
    }

    /// "quý 3 năm 2023", for the middle of a sentence.
    pub fn phrase(self) -> String {
        match self {
            Year(year) => format!("năm {year}"),
            Quarter(year, quarter) => format!("quý {quarter} năm {year}"),
            Months(year, months @ ..=6) => format!("{months} tháng đầu năm {year}"),
            Months(year, months) => format!("{months} tháng năm {year}"),
            Month(year, month) => format!("tháng {month} năm {year}"),
            Day(date) => format!("ngày {}", short(date)),
        }
    }

    /// The same in a language: “quarter 3 of 2023”.
    pub fn phrase_in(self, lang: Lang) -> String {
        match (lang, self) {
            (Lang::Vi, period) => period.phrase(),
            (Lang::En, Year(year)) => year.to_string(),
            (Lang::En, Quarter(year, quarter)) => format!("quarter {quarter} of {year}"),
            (Lang::En, Months(year, months)) => format!("the first {months} months of {year}"),
            (Lang::En, Month(year, month)) => format!("month {month} of {year}"),
            (Lang::En, Day(date)) => date.to_string(),
        }
    }

    /// What tells it from others of its year in an address: `quy-3`, `9-thang`, `thang-03`, `15-03`;
    /// empty for the year.
    pub fn slug(self) -> String {
        match self {
            Year(_) => String::new(),
            Quarter(_, quarter) => format!("quy-{quarter}"),
            Months(_, months) => format!("{months}-thang"),
            Month(_, month) => format!("thang-{month:02}"),
            Day(date) => format!("{:02}-{:02}", date.day(), date.month()),
        }
    }

    fn rank(self) -> u8 {
        match self {
            Day(_) => 0,
            Month(..) => 1,
            Quarter(..) => 2,
            Months(..) => 3,
            Year(_) => 4,
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        let key = |p: &Period| (p.last_day(), Reverse(p.first_day()), p.rank());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Year(year) => write!(f, "{year}"),
            Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Months(year, months) => write!(f, "{year}-{months}M"),
            Month(year, month) => write!(f, "{year}-{month:02}"),
            Day(date) => write!(f, "{date}"),
        }
    }
}

/// The first of a month; a month that does not exist is taken as the nearest one that does.
fn month_start(year: i16, month: u8) -> Date {
    let month = i8::try_from(month.clamp(1, 12)).unwrap_or(12);
    Date::new(year.clamp(Date::MIN.year(), Date::MAX.year()), month, 1).unwrap_or(Date::MIN)
}

/// The same day of another year, 29 February becoming the 28th.
fn day_in(year: i16, date: Date) -> Date {
    let month = month_start(year, date.month().unsigned_abs());
    let day = date.day().min(month.days_in_month());
    Date::new(month.year(), month.month(), day).unwrap_or(month)
}

fn canonical(text: &str) -> Option<Period> {
    let Some((before, rest)) = text.split_once('-') else { return year(text).map(Year) };
    let year = year(before)?;
    match rest.as_bytes() {
        [b'Q' | b'q', quarter @ b'1'..=b'4'] => Some(Quarter(year, quarter - b'0')),
        [months @ (b'3' | b'6' | b'9'), b'M' | b'm'] => Some(Months(year, months - b'0')),
        [_, _] => month(rest).map(|month| Month(year, month)),
        _ => read_date(text).ok().filter(|date| date.year() == year).map(Day),
    }
}

fn year(text: &str) -> Option<i16> {
    let four = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| four && (1900..2200).contains(year))
}

fn month(text: &str) -> Option<u8> {
    let figures = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|month| figures && (1..=12).contains(month))
}

/// "quý iii/2026", "6 tháng đầu năm 2026", "tháng 7/2026", "năm 2026", a date.
fn in_words(text: &str) -> Option<Period> {
    let spaced = text.replace('/', " năm ");
    let words: Vec<&str> = spaced.split(' ').filter(|word| !word.is_empty()).collect();
    match words[..] {
        ["năm", of] => year(of).map(Year),
        ["quý", quarter, "năm", of] => Some(Quarter(year(of)?, ordinal(quarter)?)),
        ["quý", quarter, of] => Some(Quarter(year(of)?, ordinal(quarter)?)),
        [months @ ("3" | "6" | "9" | "03" | "06" | "09"), "tháng", "đầu", "năm", of]
        | [months @ ("3" | "6" | "9" | "03" | "06" | "09"), "tháng", "năm", of] => {
            Some(Months(year(of)?, month(months)?))
        }
        ["tháng", number, "năm", of] => Some(Month(year(of)?, month(number)?)),
        _ => read_date(text).ok().map(Day),
    }
}

fn ordinal(text: &str) -> Option<u8> {
    match text {
        "1" | "i" | "01" => Some(1),
        "2" | "ii" | "02" => Some(2),
        "3" | "iii" | "03" => Some(3),
        "4" | "iv" | "04" => Some(4),
        _ => None,
    }
}
