//! Deadlines as the Civil Code counts them.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use danbiet::law::{Calendar, Due};
use danbiet::value::Date;

fn date(text: &str) -> Date {
    text.parse().expect("a date of this file")
}

fn certain(text: &str) -> Due {
    Due { date: date(text), certain: true }
}

fn uncertain(text: &str) -> Due {
    Due { date: date(text), certain: false }
}

#[test]
fn working_days() {
    let calendar = Calendar::embedded();
    let cases = [
        ("2024-05-03", true),  // a Friday
        ("2024-05-05", false), // a Sunday
        ("2024-05-04", true),  // a Saturday worked in exchange
        ("2024-04-29", false), // the Monday it was exchanged for
        ("2025-01-29", false), // Tết
        ("2026-11-24", false), // Culture Day
        ("2023-01-02", false), // made up for a Sunday
        ("2019-12-31", true),  // before the table
    ];
    for (day, working) in cases {
        assert_eq!(calendar.is_working_day(date(day)), working, "{day}");
    }
    assert_eq!(calendar.special(date("2025-01-29")).unwrap().name, "Tết Nguyên đán");
}

#[test]
fn days_end_on_a_working_day() {
    let calendar = Calendar::embedded();
    let cases = [
        ("2026-03-31", 15, certain("2026-04-15")),
        ("2024-03-31", 30, certain("2024-05-02")), // 30 April and 1 May are days of rest
        ("2024-04-04", 30, certain("2024-05-04")), // a Saturday that was worked
        ("2026-06-30", 10, certain("2026-07-10")),
        ("2026-09-30", 10, certain("2026-10-12")), // a Saturday
        ("2027-01-25", 10, uncertain("2027-02-04")), // nobody announced Tết 2027
        ("2027-01-30", 7, uncertain("2027-02-12")),
        ("2027-01-20", 40, certain("2027-03-01")), // Tết lies before its end only
        ("2028-05-08", 1, uncertain("2028-05-09")), // no table for the year
        ("2024-05-02", 0, certain("2024-05-02")),
    ];
    for (event, count, due) in cases {
        assert_eq!(calendar.add_days_shifted(date(event), count), due, "{event} + {count}");
    }
}

#[test]
fn counted_working_days() {
    let calendar = Calendar::embedded();
    let cases = [
        ("2024-07-19", 5, certain("2024-07-26")),
        ("2024-04-26", 5, certain("2024-05-07")), // 2, 3, the worked Saturday 4, 6, 7
        ("2026-11-20", 1, uncertain("2026-11-23")), // a swap was proposed
        ("2027-01-29", 5, uncertain("2027-02-12")),
        ("2024-07-20", 0, certain("2024-07-20")),
    ];
    for (event, count, due) in cases {
        assert_eq!(calendar.add_working_days(date(event), count), due, "{event} + {count}");
    }
}

#[test]
fn the_last_working_day_of_march() {
    let calendar = Calendar::embedded();
    assert_eq!(calendar.last_working_day_of_month(date("2024-03-01")), certain("2024-03-29"));
    assert_eq!(calendar.last_working_day_of_month(date("2025-03-15")), certain("2025-03-31"));
}

#[test]
fn counting_never_panics_at_the_end_of_time() {
    let calendar = Calendar::embedded();
    assert_eq!(calendar.add_days_shifted(Date::MAX, 5).date, Date::MAX);
    assert_eq!(calendar.add_working_days(Date::MAX, 5).date, Date::MAX);
}

#[test]
fn a_broken_table_is_refused() {
    assert!(
        Calendar::parse("date,name,kind,working,status,source\n2024-02-31,x,y,no,law,z\n").is_err()
    );
    assert!(
        Calendar::parse("date,name,kind,working,status,source\n2024-02-01,x,y,maybe,law,z\n")
            .is_err()
    );
}
