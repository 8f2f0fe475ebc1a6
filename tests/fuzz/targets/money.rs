//! Money: what is read is written, in every unit, so that it is read as the same đồng.
#![no_main]

use danbiet::value::dong::{exact, in_full};
use danbiet::value::number::{read_number, read_percent};
use danbiet::value::{Cell, Dong, Evidence, MoneyUnit, Reading, read_amount, read_amount_by};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let units = MoneyUnit::ALL.map(Some).into_iter().chain([None]);
    let signs =
        [Evidence::NONE, Evidence::VIETNAMESE, Evidence::of([text]), Evidence::of(["1,000,000"])];
    for (unit, evidence) in units.flat_map(|unit| signs.map(|sign| (unit, sign))) {
        match read_amount_by(text, unit, evidence) {
            Ok(Reading::Exact(Cell::Value(amount))) => comes_back(amount),
            Ok(Reading::Ambiguous { thousands, decimal }) => {
                comes_back(thousands);
                comes_back(decimal);
            }
            _ => {}
        }
    }
    for cell in [read_number(text), read_percent(text)] {
        if let Ok(Cell::Value(number)) = cell {
            let again = read_number(&number.to_string());
            // Three decimals after a comma may also be thousands; that is then said, not guessed.
            assert!(again.is_err() || again == Ok(Cell::Value(number)), "{text:?}: {number}");
        }
    }
});

fn comes_back(amount: Dong) {
    assert!(amount.0.abs() <= Dong::LIMIT);
    let same = Ok(Reading::Exact(Cell::Value(amount)));
    for unit in MoneyUnit::ALL {
        let written = exact(amount, unit);
        assert_eq!(read_amount_by(&written, Some(unit), Evidence::VIETNAMESE), same, "{written}");
    }
    let full = in_full(amount);
    assert_eq!(read_amount(&full, Some(MoneyUnit::Billion)), same, "{full}");
}
