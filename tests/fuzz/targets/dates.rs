//! Dates and periods: what is read is written so that it is read as the same day.
#![no_main]

use danbiet::value::Period;
use danbiet::value::date::{long, read_date, short};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = read_date(text) {
        assert!((1900..2200).contains(&date.year()));
        for written in [short(date), long(date), date.to_string()] {
            assert_eq!(read_date(&written), Ok(date), "{written}");
        }
    }
    if let Some(period) = Period::parse(text) {
        assert!(period.first_day() <= period.last_day());
        assert!(period.previous().last_day() < period.last_day() || period.year() < 2);
        assert!(!period.label().is_empty() && !period.phrase().is_empty());
        assert!(period.slug().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    }
});
