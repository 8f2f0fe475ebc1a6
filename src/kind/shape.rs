//! The shapes a period may have, as kind files name them.

use crate::value::period::Period;

/// A period without its year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PeriodShape {
    /// `Q1` to `Q4`.
    Quarter(i8),
    /// `3M`, `6M`, `9M`: from January on.
    Months(i8),
    /// `month`.
    Month,
    /// `day`.
    Day,
    /// `year`.
    Year,
}

impl PeriodShape {
    /// The shape of a period.
    pub fn of(period: Period) -> PeriodShape {
        match period {
            Period::Year(_) => PeriodShape::Year,
            Period::Quarter(_, quarter) => PeriodShape::Quarter(quarter as i8),
            Period::Months(_, months) => PeriodShape::Months(months as i8),
            Period::Month(..) => PeriodShape::Month,
            Period::Day(_) => PeriodShape::Day,
        }
    }

    /// The shape by its name in kind files.
    pub fn parse(text: &str) -> Option<PeriodShape> {
        Some(match text {
            "year" => PeriodShape::Year,
            "Q1" => PeriodShape::Quarter(1),
            "Q2" => PeriodShape::Quarter(2),
            "Q3" => PeriodShape::Quarter(3),
            "Q4" => PeriodShape::Quarter(4),
            "3M" => PeriodShape::Months(3),
            "6M" => PeriodShape::Months(6),
            "9M" => PeriodShape::Months(9),
            "month" => PeriodShape::Month,
            "day" => PeriodShape::Day,
            _ => return None,
        })
    }

    /// The period of this shape in a year; none where the shape names no single one.
    pub fn in_year(self, year: i16) -> Option<Period> {
        match self {
            PeriodShape::Year => Some(Period::Year(year)),
            PeriodShape::Quarter(quarter) => Some(Period::Quarter(year, quarter as u8)),
            PeriodShape::Months(months) => Some(Period::Months(year, months as u8)),
            PeriodShape::Month | PeriodShape::Day => None,
        }
    }

    /// How it is written in a file, for messages.
    pub fn example(self, year: i16) -> String {
        match self {
            PeriodShape::Year => format!("{year}"),
            PeriodShape::Quarter(quarter) => format!("{year}-Q{quarter}"),
            PeriodShape::Months(months) => format!("{year}-{months}M"),
            PeriodShape::Month => format!("{year}-03"),
            PeriodShape::Day => format!("{year}-03-15"),
        }
    }
}
