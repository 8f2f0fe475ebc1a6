//! Values as officers write them: what each text means, and how it is shown again.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use danbiet::value::amount::{Evidence, Reading, read_amount, read_amount_by};
use danbiet::value::date::{DateError, long, read_date, short};
use danbiet::value::dong::{exact, spoken, spoken_short};
use danbiet::value::number::{self, read_number, read_percent, width};
use danbiet::value::numeral::AmountError as E;
use danbiet::value::{Cell, Date, Dong, MoneyUnit, Number, Period, sort, text};

const DONG: Option<MoneyUnit> = Some(MoneyUnit::Dong);
const THOUSAND: Option<MoneyUnit> = Some(MoneyUnit::Thousand);
const MILLION: Option<MoneyUnit> = Some(MoneyUnit::Million);
const BILLION: Option<MoneyUnit> = Some(MoneyUnit::Billion);

#[test]
fn money_with_one_meaning() {
    let cases: &[(&str, Option<MoneyUnit>, i64)] = &[
        ("12.500.000", DONG, 12_500_000),
        ("12.500.000", None, 12_500_000),
        ("12,500,000", DONG, 12_500_000),
        ("12 500 000", DONG, 12_500_000),
        ("12\u{a0}500\u{a0}000", DONG, 12_500_000),
        ("12\u{202f}500\u{202f}000", DONG, 12_500_000),
        (" 12500000 ", DONG, 12_500_000),
        ("0", DONG, 0),
        ("0", BILLION, 0),
        ("0,0", MILLION, 0),
        ("1.250", DONG, 1_250),
        ("1,250", DONG, 1_250),
        ("1.250", THOUSAND, 1_250_000),
        ("12,5", THOUSAND, 12_500),
        ("1 250", MILLION, 1_250_000_000),
        ("12.5", MILLION, 12_500_000),
        ("12,5", BILLION, 12_500_000_000),
        ("12,5 tỷ", DONG, 12_500_000_000),
        ("12,5 tỉ", None, 12_500_000_000),
        ("12,5tỷ", None, 12_500_000_000),
        ("300 triệu đồng", DONG, 300_000_000),
        ("15.000 đ", MILLION, 15_000),
        ("15.000đ", BILLION, 15_000),
        ("15.000 VNĐ", MILLION, 15_000),
        ("(1.250)", DONG, -1_250),
        ("(12,5 tỷ)", DONG, -12_500_000_000),
        ("-1.250", DONG, -1_250),
        ("−1.250", DONG, -1_250),
        ("1.250-", DONG, -1_250),
        ("1.25E+10", DONG, 12_500_000_000),
        ("1,25E+10", DONG, 12_500_000_000),
        ("1.25e3", MILLION, 1_250_000_000),
        ("1.234,5", MILLION, 1_234_500_000),
        ("1,234.5", MILLION, 1_234_500_000),
        ("1 234,5", MILLION, 1_234_500_000),
        ("1.234.567,8", BILLION, 1_234_567_800_000_000),
        ("12.345.678,00", DONG, 12_345_678),
        ("12.345.678,50", DONG, 12_345_679),
        ("12.345.678,49", DONG, 12_345_678),
        ("-12.345.678,50", DONG, -12_345_679),
        ("0,125", MILLION, 125_000),
        ("0.125", BILLION, 125_000_000),
        ("1234.567", MILLION, 1_234_567_000),
        ("28.709234", MILLION, 28_709_234),
        ("1,2345678", MILLION, 1_234_568),
        ("10.000.000.000.000.000", DONG, Dong::LIMIT),
    ];
    for (text, unit, dong) in cases {
        let wanted = Ok(Reading::Exact(Cell::Value(Dong(*dong))));
        assert_eq!(read_amount(text, *unit), wanted, "{text:?} in {unit:?}");
    }
}

#[test]
fn money_with_two_meanings() {
    let cases: &[(&str, Option<MoneyUnit>, i64, i64)] = &[
        ("1.250", MILLION, 1_250_000_000, 1_250_000),
        ("1,250", MILLION, 1_250_000_000, 1_250_000),
        ("1.250", BILLION, 1_250_000_000_000, 1_250_000_000),
        ("1.250 tỷ", DONG, 1_250_000_000_000, 1_250_000_000),
        ("1,250", THOUSAND, 1_250_000, 1_250),
        ("1.250", None, 1_250, 1_250_000_000),
        ("-1.250", MILLION, -1_250_000_000, -1_250_000),
    ];
    for (text, unit, thousands, decimal) in cases {
        let (thousands, decimal) = (Dong(*thousands), Dong(*decimal));
        let wanted = Ok(Reading::Ambiguous { thousands, decimal });
        assert_eq!(read_amount(text, *unit), wanted, "{text:?} in {unit:?}");
    }
}

#[test]
fn the_other_cells_of_a_table_settle_a_separator() {
    let cases: &[(&[&str], Option<char>)] = &[
        (&["1.250", "300"], None),
        (&["1.250", "12.500.000"], Some('.')),
        (&["1.250", "12,5"], Some('.')),
        (&["1.250", "1.234,567"], Some('.')),
        (&["1,250", "1,234.5"], Some(',')),
        (&["1.250", "12.5"], Some(',')),
        (&["12.500.000", "12.5"], None),
        (&["1.250", "12,5 tỷ", "-", "không phát sinh", "chữ", ""], Some('.')),
    ];
    for (texts, grouping) in cases {
        assert_eq!(Evidence::of(texts.iter().copied()).grouping(), *grouping, "{texts:?}");
    }
    let read = |text, by: &str| read_amount_by(text, MILLION, Evidence::of([by]));
    let value = |dong| Ok(Reading::Exact(Cell::Value(Dong(dong))));
    assert_eq!(read("1.250", "12,5"), value(1_250_000_000));
    assert_eq!(read("1,250", "12,5"), value(1_250_000));
    assert_eq!(read("1.250", "12.5"), value(1_250_000));
}

#[test]
fn money_that_is_refused() {
    let digit = |sign, digit| E::LooksLikeDigit { sign, digit };
    let unit = |words: &str| E::UnknownUnit(words.to_owned());
    let cases: &[(&str, Option<MoneyUnit>, E)] = &[
        ("12.5", DONG, E::FractionOfDong),
        ("1234,5", DONG, E::FractionOfDong),
        ("0,125", DONG, E::FractionOfDong),
        ("1.2345E+3", DONG, E::FractionOfDong),
        ("12,5", None, E::UnitNeeded),
        ("0125", DONG, E::LeadingZero),
        ("00", DONG, E::LeadingZero),
        ("012.500", MILLION, E::LeadingZero),
        ("12.50O.000", DONG, digit('O', '0')),
        ("12.5O", DONG, digit('O', '0')),
        ("l2.500", DONG, digit('l', '1')),
        ("\u{ff11}2", DONG, digit('\u{ff11}', '1')),
        ("12.50.000", DONG, E::BadGroups('.')),
        ("1.2345.678", DONG, E::BadGroups('.')),
        ("12,34,567", DONG, E::BadGroups(',')),
        ("1.234,567,890", DONG, E::BadGroups(',')),
        ("1,5.", MILLION, E::BadGroups('.')),
        ("1.", DONG, E::BadGroups('.')),
        (".5", MILLION, E::BadGroups('.')),
        ("12 50", DONG, E::BadGroups(' ')),
        ("12 500 000.000.000", DONG, E::BadGroups('.')),
        ("12 %", DONG, E::UnknownSign('%')),
        ("+12", DONG, E::UnknownSign('+')),
        ("1-2", DONG, E::UnknownSign('-')),
        ("(12", DONG, E::UnknownSign('(')),
        ("(-12)", DONG, E::UnknownSign('(')),
        ("khoảng 12", DONG, E::UnknownSign('k')),
        ("15 triệu 300 nghìn", DONG, E::UnknownSign('t')),
        ("12 triệu VND", DONG, unit("triệu VND")),
        ("12 động", DONG, unit("động")),
        ("12 dòng", DONG, unit("dòng")),
        ("12 người", DONG, unit("người")),
        ("tỷ", DONG, E::UnknownSign('t')),
        ("()", DONG, E::NoDigits),
        ("10.000.000.000.000.001", DONG, E::TooLarge),
        ("99999999999999999999999999999999999999999999", DONG, E::TooLarge),
        ("1E+99", DONG, E::TooLarge),
        ("99.999.999", BILLION, E::TooLarge),
    ];
    for (text, unit, error) in cases {
        assert_eq!(read_amount(text, *unit).as_ref(), Err(error), "{text:?} in {unit:?}");
    }
}

#[test]
fn four_ways_to_say_nothing() {
    let cases: &[(&str, Cell<Dong>)] = &[
        ("", Cell::Blank),
        (" \u{a0}\t", Cell::Blank),
        ("-", Cell::Dash),
        ("–", Cell::Dash),
        (" — ", Cell::Dash),
        ("không phát sinh", Cell::NoneOccurred),
        ("Không  phát sinh", Cell::NoneOccurred),
        ("kh\u{f4}ng ph\u{61}\u{301}t sinh", Cell::NoneOccurred),
        ("x", Cell::NotApplicable),
        ("0", Cell::Value(Dong(0))),
    ];
    for (text, cell) in cases {
        assert_eq!(read_amount(text, DONG), Ok(Reading::Exact(*cell)), "{text:?}");
    }
}

#[test]
fn units_of_money_by_whole_spelling() {
    let cases: &[(&str, Option<MoneyUnit>)] = &[
        ("đồng", DONG),
        ("Đồng", DONG),
        ("VNĐ", DONG),
        ("ĐVT: 1.000đ", THOUSAND),
        ("đvt: nghìn đ", THOUSAND),
        ("Đơn vị tính: Triệu đồng", MILLION),
        ("1000 đồng", THOUSAND),
        ("1.000.000 đồng", MILLION),
        ("TRIỆU ĐỒNG", MILLION),
        ("Triệu dồng", MILLION),
        ("Tiệu đồng", MILLION),
        ("Tr đồng", MILLION),
        ("tr.đ", MILLION),
        ("trie\u{323}\u{302}u \u{111}\u{f4}\u{300}ng", MILLION),
        ("tỉ đồng", BILLION),
        ("dong", None),
        ("dòng", None),
        ("đống", None),
        ("triệu VND", None),
        ("Đơn vị: UBND xã", None),
        ("%", None),
        ("", None),
    ];
    for (text, unit) in cases {
        assert_eq!(MoneyUnit::parse(text), *unit, "{text:?}");
    }
}

#[test]
fn money_as_it_is_shown() {
    let cases: &[(i64, MoneyUnit, &str)] = &[
        (12_500_000, MoneyUnit::Dong, "12.500.000"),
        (12_500_000, MoneyUnit::Thousand, "12.500"),
        (12_500_000, MoneyUnit::Million, "12,5"),
        (12_500_000, MoneyUnit::Billion, "0,0125"),
        (1, MoneyUnit::Billion, "0,000000001"),
        (-1_250, MoneyUnit::Dong, "−1.250"),
        (0, MoneyUnit::Million, "0"),
        (i64::MIN, MoneyUnit::Dong, "−9.223.372.036.854.775.808"),
    ];
    for (dong, unit, shown) in cases {
        assert_eq!(exact(Dong(*dong), *unit), *shown);
    }
}

#[test]
fn money_as_it_is_said() {
    let cases: &[(i64, &str, &str)] = &[
        (125_432_000_000, "125,4 tỷ đồng", "125,4 tỷ"),
        (81_150_000, "81,2 triệu đồng", "81,2 triệu"),
        (81_149_999, "81,1 triệu đồng", "81,1 triệu"),
        (950_000, "950.000 đồng", "950.000 đ"),
        (999_999, "999.999 đồng", "999.999 đ"),
        (999_949_999, "999,9 triệu đồng", "999,9 triệu"),
        (999_950_000, "1 tỷ đồng", "1 tỷ"),
        (2_000_000_000, "2 tỷ đồng", "2 tỷ"),
        (1_500_000_000_000, "1.500 tỷ đồng", "1.500 tỷ"),
        (-81_150_000, "−81,2 triệu đồng", "−81,2 triệu"),
        (0, "0 đồng", "0 đ"),
    ];
    for (dong, said, short) in cases {
        let first_space_kept = |text: &str| text.replacen(' ', "\u{a0}", 1);
        assert_eq!(spoken(Dong(*dong)), first_space_kept(said));
        assert_eq!(spoken_short(Dong(*dong)), first_space_kept(short));
    }
}

#[test]
fn numbers_and_percentages() {
    let millionths = |text, read: fn(&str) -> Result<Cell<Number>, E>| {
        read(text).map(|cell| cell.value().map(Number::millionths))
    };
    let numbers: &[(&str, Result<i64, E>)] = &[
        ("1.250", Ok(1_250_000_000)),
        ("12,5", Ok(12_500_000)),
        ("12.5", Ok(12_500_000)),
        ("1,2345", Ok(1_234_500)),
        ("-3", Ok(-3_000_000)),
        ("1,250", Err(E::TwoReadings(','))),
        ("1,23456789", Err(E::TooFine)),
        ("12 người", Err(E::UnknownSign('n'))),
        ("9.999.999.999.999.999", Err(E::TooLarge)),
    ];
    for (text, wanted) in numbers {
        assert_eq!(millionths(text, read_number), wanted.clone().map(Some), "{text:?}");
    }
    let percentages: &[(&str, Result<i64, E>)] = &[
        ("53,69", Ok(53_690_000)),
        ("53.69 %", Ok(53_690_000)),
        ("100", Ok(100_000_000)),
        ("100%", Ok(100_000_000)),
        ("12,345", Ok(12_345_000)),
        ("1.234,5", Ok(1_234_500_000)),
        ("12.345", Err(E::TwoReadings('.'))),
    ];
    for (text, wanted) in percentages {
        assert_eq!(millionths(text, read_percent), wanted.clone().map(Some), "{text:?}");
    }
    assert_eq!(read_percent(""), Ok(Cell::Blank));
    assert_eq!(read_number("-"), Ok(Cell::Dash));
}

#[test]
fn numbers_as_they_are_shown() {
    let shown = |millionths| Number::from_millionths(millionths).to_string();
    assert_eq!(shown(1_234_500_000), "1.234,5");
    assert_eq!(shown(-1), "−0,000001");
    assert_eq!(Number::from_millionths(-1_234_500_000).plain().to_string(), "-1234.5");
    assert_eq!(number::percent(Number::from_millionths(53_690_000)), "53,69\u{a0}%");
    assert_eq!(Number::from_millionths(53_685_000).rounded(2).to_string(), "53,69");
    assert_eq!(Number::from_millionths(-53_685_000).rounded(2).to_string(), "−53,69");
    assert_eq!(Number::from_millionths(53_690_000).as_whole(), None);
    assert_eq!(Number::whole(53).and_then(Number::as_whole), Some(53));
}

#[test]
fn ratios_and_widths() {
    let ratio = |part, whole| number::ratio(Dong(part), Dong(whole)).map(|n| n.to_string());
    assert_eq!(ratio(290, 400).as_deref(), Some("72,5"));
    assert_eq!(ratio(1, 3).as_deref(), Some("33,333333"));
    assert_eq!(ratio(2, 3).as_deref(), Some("66,666667"));
    // Rounded once, to what is shown: 91,95 and then 92,0 would be wrong.
    let shown = number::ratio(Dong(91_947), Dong(100_000)).unwrap().rounded(1);
    assert_eq!(shown.to_string(), "91,9");
    assert_eq!(ratio(-1, 8).as_deref(), Some("−12,5"));
    assert_eq!(ratio(1, 0), None);
    assert_eq!(ratio(i64::MAX, i64::MAX).as_deref(), Some("100"));
    assert_eq!(width(4_824, 10_000), "48.24%");
    assert_eq!(width(1, 2), "50%");
    assert_eq!(width(1, 1_000), "0.1%");
    assert_eq!(width(1, 1_000_000_000), "0.01%");
    assert_eq!(width(-5, 10), "0%");
    assert_eq!(width(20, 10), "100%");
    assert_eq!(width(1, 0), "0%");
}

#[test]
fn dates() {
    let day = |y, m, d| Ok(Date::new(y, m, d).unwrap());
    let cases: &[(&str, Result<Date, DateError>)] = &[
        ("2026-07-05", day(2026, 7, 5)),
        ("05/7/2026", day(2026, 7, 5)),
        ("5-7-2026", day(2026, 7, 5)),
        ("05.07.2026", day(2026, 7, 5)),
        (" ngày 05 tháng 7 năm 2026 ", day(2026, 7, 5)),
        ("Ngày\u{a0}05 tháng\u{a0}7 năm 2026", day(2026, 7, 5)),
        ("29/02/2024", day(2024, 2, 29)),
        ("29/02/2026", Err(DateError::NoSuchDay)),
        ("05/13/2026", Err(DateError::NoSuchDay)),
        ("2026-02-30", Err(DateError::NoSuchDay)),
        ("5/7/26", Err(DateError::ShortYear)),
        ("05/07/0226", Err(DateError::FarYear)),
        ("2026/07/05", Err(DateError::NotADate)),
        ("05/07-2026", Err(DateError::NotADate)),
        ("46208", Err(DateError::NotADate)),
        ("hôm qua", Err(DateError::NotADate)),
        ("", Err(DateError::NotADate)),
    ];
    for (text, wanted) in cases {
        assert_eq!(read_date(text), *wanted, "{text:?}");
    }
    let date = Date::constant(2026, 4, 15);
    assert_eq!(short(date), "15/04/2026");
    assert_eq!(long(date), "ngày\u{a0}15 tháng\u{a0}4 năm\u{a0}2026");
    assert_eq!(long(Date::constant(2026, 2, 5)), "ngày\u{a0}05 tháng\u{a0}02 năm\u{a0}2026");
}

#[test]
fn periods() {
    type Shown = Option<(&'static str, &'static str, &'static str)>;
    let cases: &[(&str, Shown)] = &[
        ("2023", Some(("2023", "Năm 2023", ""))),
        ("năm 2026", Some(("2026", "Năm 2026", ""))),
        ("2023-Q1", Some(("2023-Q1", "Quý 1 năm 2023", "quy-1"))),
        ("Quý III/2026", Some(("2026-Q3", "Quý 3 năm 2026", "quy-3"))),
        ("quý 3 năm 2026", Some(("2026-Q3", "Quý 3 năm 2026", "quy-3"))),
        ("2026-9M", Some(("2026-9M", "9 tháng năm 2026", "9-thang"))),
        ("9 tháng năm 2026", Some(("2026-9M", "9 tháng năm 2026", "9-thang"))),
        ("6 tháng đầu năm 2026", Some(("2026-6M", "6 tháng đầu năm 2026", "6-thang"))),
        ("2024-03", Some(("2024-03", "Tháng 3 năm 2024", "thang-03"))),
        ("tháng 7/2026", Some(("2026-07", "Tháng 7 năm 2026", "thang-07"))),
        ("2024-03-15", Some(("2024-03-15", "Ngày 15/03/2024", "15-03"))),
        ("15/3/2024", Some(("2024-03-15", "Ngày 15/03/2024", "15-03"))),
        ("2023-Q5", None),
        ("2026-4M", None),
        ("2024-13", None),
        ("2024-02-30", None),
        ("23", None),
        ("quý", None),
        ("", None),
    ];
    for (text, wanted) in cases {
        let seen = Period::parse(text).map(|p| (p.to_string(), p.label(), p.slug()));
        let seen = seen.as_ref().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()));
        assert_eq!(seen, *wanted, "{text:?}");
    }
}

#[test]
fn periods_have_days_and_an_order() {
    let parse = |text| Period::parse(text).unwrap();
    let days = |text| (parse(text).first_day().to_string(), parse(text).last_day().to_string());
    assert_eq!(days("2023-Q2"), ("2023-04-01".into(), "2023-06-30".into()));
    assert_eq!(days("2026-9M"), ("2026-01-01".into(), "2026-09-30".into()));
    assert_eq!(days("2024-02"), ("2024-02-01".into(), "2024-02-29".into()));
    assert_eq!(parse("2024-02-29").previous(), parse("2023-02-28"));
    assert_eq!(parse("2024-Q4").previous(), parse("2023-Q4"));
    let mut periods =
        ["2024", "2023", "2024-Q4", "2024-12", "2024-6M", "2024-Q1", "2024-3M"].map(parse);
    periods.sort();
    let order = ["2023", "2024-Q1", "2024-3M", "2024-6M", "2024-12", "2024-Q4", "2024"].map(parse);
    assert_eq!(periods, order);
}

#[test]
fn folding_and_slugs() {
    let cases: &[(&str, &str, &str)] = &[
        ("Đình Bảng", "dinh bang", "dinh-bang"),
        ("Ðình Bảng", "dinh bang", "dinh-bang"),
        ("Thuận Hòa", "thuan hoa", "thuan-hoa"),
        ("Thuận Hoà", "thuan hoa", "thuan-hoa"),
        ("ỦY BAN", "uy ban", "uy-ban"),
        ("UỶ BAN", "uy ban", "uy-ban"),
        ("Phường 2", "phuong 2", "phuong-2"),
        ("M’Drắk", "m’drak", "m-drak"),
        ("  – Lý Thường Kiệt –", "  – ly thuong kiet –", "ly-thuong-kiet"),
        ("ph\u{ad}ương\u{a0}án", "phuong an", "phuong-an"),
        ("o\u{302}\u{301}", "o", "o"),
        ("İß", "iß", "i"),
    ];
    for (text, folded, slug) in cases {
        assert_eq!(text::fold(text), *folded);
        assert_eq!(text::slug(text), *slug);
    }
}

#[test]
fn names_in_vietnamese_order() {
    let order = [
        "An Bình",
        "Ấn",
        "Bà Rịa",
        "Bá Hiến",
        "Cao Bằng",
        "Da",
        "Đa",
        "Hoà An",
        "Hòa Bình",
        "Hoá An",
        "Ma",
        "Mà",
        "Mả",
        "Mã",
        "Má",
        "Mạ",
        "Na",
        "Nà",
        "Nả",
        "Phường 2",
        "Phường 10",
        "Sơn Hà",
        "Sơn Hạ",
        "Tan",
        "Tăn",
        "Tân",
        "Vân",
        "Xã A",
    ];
    let mut sorted = order;
    sorted.reverse();
    sorted.sort_by_cached_key(|name| sort::sort_key(name));
    assert_eq!(sorted, order);
}

#[test]
fn did_you_mean() {
    let keys = ["decision", "period", "published", "money", "số tiền"];
    assert_eq!(text::nearest("decison", keys), Some("decision"));
    assert_eq!(text::nearest("preiod", keys), Some("period"));
    assert_eq!(text::nearest("so tien", keys), Some("số tiền"));
    assert_eq!(text::nearest("zzz", keys), None);
    assert_eq!(text::edit_distance("ca", "abc"), 3);
    assert_eq!(text::edit_distance("ab", "ba"), 1);
}

#[test]
fn forbidden_signs_are_found() {
    assert_eq!(text::first_forbidden("được\tphép\r\n"), None);
    assert_eq!(text::first_forbidden("a\u{0}"), Some((1, '\u{0}')));
    assert_eq!(text::first_forbidden("đ\u{202e}x"), Some((2, '\u{202e}')));
    assert_eq!(text::code_point('\u{202e}'), "U+202E");
}

#[test]
fn every_forbidden_sign_is_found_wherever_it_stands() {
    let ranges: &[(u32, u32)] = &[
        (0x2028, 0x202e),
        (0x2066, 0x206f),
        (0xfdd0, 0xfdef),
        (0xfff9, 0xfffb),
        (0xe0000, 0xe007f),
    ];
    for (n, sign) in ('\0'..=char::MAX).enumerate() {
        let code = u32::from(sign);
        let listed = ranges.iter().any(|(first, last)| (*first..=*last).contains(&code));
        let control = sign.is_control() && !matches!(sign, '\t' | '\n' | '\r');
        let turns = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}');
        let forbidden = listed || control || turns || code & 0xffff >= 0xfffe;
        let (before, after) = ("đ".repeat(n % 70), "–ố".repeat(n % 5));
        let found = text::first_forbidden(&format!("{before}{sign}{after}"));
        assert_eq!(found, forbidden.then_some((before.len(), sign)), "U+{code:04X}");
    }
}
