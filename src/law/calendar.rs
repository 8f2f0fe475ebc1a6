//! Working days, and the end of a period counted by the Civil Code (91/2015/QH13, arts. 147-148):
//! the day of the event does not count, and a period that would end on a day of rest ends on the
//! next working day. What rests on a day nobody announced is marked as uncertain, never judged.

use crate::value::Date;
use jiff::civil::Weekday;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The last day of a period, and how sure it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Due {
    /// The last day.
    pub date: Date,
    /// Whether no unverified day could move it.
    pub certain: bool,
}

/// A day that is not what its weekday says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpecialDay {
    /// "Tết Nguyên đán".
    pub name: String,
    /// Whether offices are open.
    pub working: bool,
    /// Whether law or a notice says so.
    pub certain: bool,
}

/// The working days of the State.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    days: BTreeMap<Date, SpecialDay>,
    /// Years that the table covers; of others only the weekends are known.
    years: Vec<i16>,
}

static EMBEDDED: LazyLock<Calendar> = LazyLock::new(|| {
    Calendar::parse(include_str!("holidays.csv")).expect("holidays.csv is well-formed")
});

impl Calendar {
    /// The calendar that comes with the program, read once.
    pub fn embedded() -> &'static Calendar {
        &EMBEDDED
    }

    /// Reads a table with the columns `date,name,kind,working,status,source`.
    pub fn parse(table: &str) -> Result<Calendar, String> {
        let mut reader =
            csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(table.as_bytes());
        let mut days = BTreeMap::new();
        for row in reader.records() {
            let row = row.map_err(|error| error.to_string())?;
            let (date, day) = special_day(&row).ok_or_else(|| format!("{row:?}"))?;
            days.insert(date, day);
        }
        let mut years: Vec<i16> = days.keys().map(|date| date.year()).collect();
        years.dedup();
        Ok(Calendar { days, years })
    }

    /// What is special about a day.
    pub fn special(&self, date: Date) -> Option<&SpecialDay> {
        self.days.get(&date)
    }

    /// Monday to Friday without days of rest, and the Saturdays worked in exchange.
    pub fn is_working_day(&self, date: Date) -> bool {
        match self.days.get(&date) {
            Some(day) => day.working,
            None => !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// Whether law or a notice settles what the day is.
    pub fn is_certain(&self, date: Date) -> bool {
        match self.days.get(&date) {
            Some(day) => day.certain,
            None => self.years.contains(&date.year()),
        }
    }

    /// `count` working days after the day of the event, which does not count.
    pub fn add_working_days(&self, event: Date, count: u32) -> Due {
        let mut due = Due { date: event, certain: true };
        for _ in 0..count {
            due = self.from(next(due.date), due.certain);
        }
        due
    }

    /// `count` days after the day of the event, or the next working day if that is a day of rest.
    pub fn add_days_shifted(&self, event: Date, count: u32) -> Due {
        let last = event.saturating_add(jiff::Span::new().days(count.min(100_000)));
        self.from(last, true)
    }

    /// The last working day of the month of `date`.
    pub fn last_working_day_of_month(&self, date: Date) -> Due {
        let mut due = Due { date: date.last_of_month(), certain: true };
        due.certain = self.is_certain(due.date);
        while !self.is_working_day(due.date) {
            due.date = due.date.yesterday().unwrap_or(due.date);
            due.certain &= self.is_certain(due.date);
        }
        due
    }

    /// The first working day from `date` on.
    fn from(&self, date: Date, certain: bool) -> Due {
        let mut due = Due { date, certain: certain && self.is_certain(date) };
        while !self.is_working_day(due.date) && due.date < Date::MAX {
            due.date = next(due.date);
            due.certain &= self.is_certain(due.date);
        }
        due
    }
}

fn next(date: Date) -> Date {
    date.tomorrow().unwrap_or(Date::MAX)
}

fn special_day(row: &csv::StringRecord) -> Option<(Date, SpecialDay)> {
    let working = match row.get(3)? {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    let certain = match row.get(4)? {
        "law" | "announced" => true,
        "unverified" => false,
        _ => return None,
    };
    let date = row.get(0)?.parse().ok()?;
    Some((date, SpecialDay { name: row.get(1)?.to_owned(), working, certain }))
}
