//! Laws that values keep for any input: what is written is read back, orders are orders, nothing panics.

use danbiet::value::amount::{Evidence, Reading, read_amount, read_amount_by};
use danbiet::value::date::read_date;
use danbiet::value::dong::exact;
use danbiet::value::number::{read_number, read_percent};
use danbiet::value::numeral::{self, AmountError as E};
use danbiet::value::{Cell, Date, Dong, MoneyUnit, Number, Period, sort, text};
use proptest::prelude::*;

const DONG: Option<MoneyUnit> = Some(MoneyUnit::Dong);
const BILLION: Option<MoneyUnit> = Some(MoneyUnit::Billion);

fn unit() -> impl Strategy<Value = MoneyUnit> {
    prop::sample::select(MoneyUnit::ALL.to_vec())
}

fn period() -> impl Strategy<Value = Period> {
    let year = 1900..2200_i16;
    prop_oneof![
        year.clone().prop_map(Period::Year),
        (year.clone(), 1..=4_u8).prop_map(|(y, q)| Period::Quarter(y, q)),
        (year.clone(), 1..=3_u8).prop_map(|(y, n)| Period::Months(y, n * 3)),
        (year.clone(), 1..=12_u8).prop_map(|(y, m)| Period::Month(y, m)),
        (year, 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| Period::Day(Date::constant(y, m, d))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn money_written_and_read_is_the_same(dong in -Dong::LIMIT..=Dong::LIMIT, unit in unit()) {
        let shown = exact(Dong(dong), unit);
        let read = read_amount_by(&shown, Some(unit), Evidence::VIETNAMESE);
        prop_assert_eq!(read, Ok(Reading::Exact(Cell::Value(Dong(dong)))), "{}", shown);
    }

    #[test]
    fn the_short_way_reads_as_the_long_one(text in "[0-9.,]{1,20}|[0-9]{1,17},[0-9]{0,4}|[1-9][0-9]{0,2}([.][0-9]{3}){0,4}") {
        if let Some(numeral) = numeral::read_plain(&text) {
            prop_assert_eq!(numeral::read(&text), Ok(numeral));
        }
    }

    // A blank at the head or a sign without width at the end takes the long way round.
    #[test]
    fn short_ways_read_as_the_long_ones(
        text in "[0-9.,]{1,8}|[12][0-9]{3}-[0-9]{1,2}-[0-9]{2,3}|[-–xXkK ]{0,2}|không phát sinh|.{0,9}\
            |[ a-zđạ–“\u{a0}\u{ad}\u{301}]{0,9}"
    ) {
        let (blank, unseen) = (format!(" {text}"), format!("{text}\u{200b}"));
        prop_assert_eq!(read_date(&text), read_date(&blank));
        prop_assert_eq!(read_number(&text), read_number(&blank));
        prop_assert_eq!(read_percent(&text), read_percent(&blank));
        prop_assert_eq!(read_amount(&text, DONG), read_amount(&blank, DONG));
        prop_assert_eq!(Evidence::of([&*text]), Evidence::of([&*blank]));
        prop_assert_eq!(Cell::<()>::read_empty(&text), Cell::read_empty(&blank));
        prop_assert_eq!(text::tidy(&text), text::tidy(&unseen));
    }

    #[test]
    fn no_text_makes_reading_panic(text in "[-0-9.,()E+ đtỷriệu\u{a0}]{0,20}|.{0,12}") {
        for unit in [None, DONG, BILLION] {
            let _ = read_amount(&text, unit);
        }
        let _ = (read_number(&text), read_percent(&text), read_date(&text), Period::parse(&text));
        let _ = (text::nearest(&text, ["a"]), text::first_forbidden(&text), sort::sort_key(&text));
    }

    #[test]
    fn numbers_written_and_read_are_the_same(millionths in any::<i64>()) {
        let number = Number::from_millionths(millionths);
        match read_percent(&number.to_string()) {
            Err(error) => prop_assert_eq!(error, E::TwoReadings('.')),
            read => prop_assert_eq!(read, Ok(Cell::Value(number))),
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let folded = text::fold(&text);
        prop_assert_eq!(text::fold(&folded), folded);
    }

    #[test]
    fn folding_ignores_the_normal_form(text in "\\PC{0,20}") {
        use unicode_normalization::UnicodeNormalization;
        prop_assert_eq!(text::fold(&text), text::fold(&text.nfd().collect::<String>()));
    }

    #[test]
    fn tidy_text_is_composed(text in "[ a-z\u{e2}\u{ea}\u{300}\u{323}\u{1ead}\u{ad}]{0,9}|.{0,9}") {
        use unicode_normalization::UnicodeNormalization;
        let tidied = text::tidy(&text);
        prop_assert_eq!(tidied.nfc().collect::<String>(), tidied);
        prop_assert_eq!(text::nfc(&text), text.nfc().collect::<String>());
    }

    #[test]
    fn tidying_twice_changes_nothing(text in any::<String>()) {
        let tidied = text::tidy(&text);
        prop_assert_eq!(text::tidy(&tidied), tidied);
    }

    #[test]
    fn slugs_hold_only_what_an_address_may(text in any::<String>()) {
        let slug = text::slug(&text);
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        prop_assert!(slug.bytes().all(allowed) && !slug.starts_with('-') && !slug.ends_with('-'));
    }

    #[test]
    fn different_names_have_different_keys(left in ".{0,12}", right in ".{0,12}") {
        prop_assert_eq!(sort::compare(&left, &right).is_eq(), left == right);
    }

    #[test]
    fn the_order_of_names_does_not_depend_on_their_start(
        mut names in prop::collection::vec("[aàảãáạâăbcdđeêhiknouưy]{1,3}( [aáhn]{1,2})?", 0..12)
    ) {
        let mut other = names.clone();
        other.reverse();
        names.sort_by(|a, b| sort::compare(a, b));
        other.sort_by(|a, b| sort::compare(a, b));
        prop_assert_eq!(names, other);
    }

    #[test]
    fn periods_are_ordered_by_their_last_day(left in period(), right in period()) {
        if left.last_day() != right.last_day() {
            prop_assert_eq!(left.cmp(&right), left.last_day().cmp(&right.last_day()));
        }
        prop_assert_eq!(left.cmp(&right).is_eq(), left == right);
        prop_assert!(left.previous() < left && left.first_day() <= left.last_day());
    }

    #[test]
    fn periods_written_and_read_are_the_same(period in period()) {
        prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
        prop_assert_eq!(Period::parse(&period.label()), Some(period));
    }
}
