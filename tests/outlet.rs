//! The second gate by itself: in bytes of each format it stops numbers of persons, however they are
//! written, and lets figures, dates, codes and the offices' own contacts pass.

use danbiet::privacy::outlet::{Known, Shape, scan};

/// Numbers of nobody.
const IDENTITY: &str = "024093000123";
const MOBILE: &str = "0912345678";

fn caught(path: &str, text: &str) -> Vec<Shape> {
    let scan = scan(path, text.as_bytes(), &Known::default());
    scan.caught.into_iter().map(|one| one.what).collect()
}

#[track_caller]
fn stops(path: &str, text: &str) {
    assert!(!caught(path, text).is_empty(), "{path} lets pass {text}");
}

#[track_caller]
fn passes(path: &str, text: &str) {
    let found = scan(path, text.as_bytes(), &Known::default()).caught;
    assert!(found.is_empty(), "{path} stops {text}: {found:?}");
}

/// A number with `gap` before its groups.
fn grouped(number: &str, sizes: &[usize], gap: &str) -> String {
    let mut rest = number;
    let groups = sizes.iter().map(|size| {
        let (group, after) = rest.split_at(*size);
        rest = after;
        group
    });
    groups.collect::<Vec<_>>().join(gap)
}

/// The number in the ways that a format can write it.
fn disguises(number: &str) -> Vec<String> {
    let three = |gap: &str| {
        let sizes = if number.len() == 12 { vec![3, 3, 3, 3] } else { vec![4, 3, 3] };
        grouped(number, &sizes, gap)
    };
    let each = |f: &dyn Fn(char) -> String| number.chars().map(f).collect::<String>();
    let wide = |zero: u32| {
        each(&|sign| {
            let digit = u32::from(sign) - u32::from('0');
            char::from_u32(zero + digit).map(String::from).unwrap_or_default()
        })
    };
    let mut all = vec![number.to_owned(), wide(0xff10), wide(0x660), wide(0x6f0), wide(0x1d7ce)];
    all.push(each(&|sign| format!("&#{};", u32::from(sign))));
    all.push(each(&|sign| format!("&#x{:x};", u32::from(sign))));
    all.push(each(&|sign| format!("\\u{:04x}", u32::from(sign))));
    all.push(each(&|sign| format!("{sign} ")).trim().to_owned());
    let gaps = [
        " ",
        ".",
        "-",
        " - ",
        "\u{a0}",
        "\u{202f}",
        "\u{2009}",
        "\u{2013}",
        "\u{200b}",
        "\u{ad}",
        "\u{feff}",
        "&nbsp;",
        "&#160;",
        "&#xa0;",
        "&shy;",
        "<wbr>",
        "</b><b>",
        "<span class=x>",
        "\\u00a0",
        "\\u200b",
        "%20",
    ];
    all.extend(gaps.iter().map(|gap| three(gap)));
    all
}

#[test]
fn numbers_of_persons_are_stopped_in_every_format_and_disguise() {
    for number in [IDENTITY, MOBILE, "02223456789", "001090012345"] {
        let sizes = number.len();
        for written in disguises(if sizes == 11 { "0222345678" } else { number }) {
            stops("a/index.html", &format!("<td>Người Mẫu: {written}</td>"));
            stops("a/index.html", &format!("<a title=\"{written}\">x</a>"));
            stops("tin-moi.xml", &format!("<title>Số {written} của</title>"));
            stops("v1/a.json", &format!("{{\"name\":\"{written}\"}}"));
            stops("v1/a.csv", &format!("a,b\r\nx,{written}\r\n"));
            stops("lich.ics", &format!("SUMMARY:{written}\r\n"));
        }
    }
    stops("a.html", "<a href=tel:+84912345678>gọi</a>");
    stops("a.html", "+84 912 345 678");
    stops("024093000123/index.html", "x");
    stops("a/tep/cccd-024093000123.pdf", "x");
}

/// A spreadsheet takes the zero before a number away.
#[test]
fn a_number_without_its_zero_is_stopped_where_figures_have_dots() {
    stops("a.html", "<td>24093000123</td>");
    stops("a.json", "{\"name\":\"24093000123\"}");
    stops("a.html", "<td>123456789</td>");
}

#[test]
fn mail_is_stopped_unless_it_is_an_office() {
    stops("a.html", "<p>nguoi.mau@example.com</p>");
    stops("a.json", "\"mail\":\"a_b+c@thu.example.vn\"");
    passes("a.html", "<p>congkhai@bacninh.gov.vn</p>");
    passes("a.json", "{\"@context\":\"https://schema.org\",\"unit\":\"09367@2020-01-01\"}");
    passes("a.css", "@media print{a{b:c}}@import");
}

#[test]
fn what_is_declared_may_go_out() {
    let known = Known::of(["Điện thoại 0222 345 6789, di động 0912.345.678", "xa@example.vn"]);
    let page = "<a href=tel:+842223456789>0222 345 6789</a> 0912345678 <b>xa@example.vn</b>";
    let scanned = scan("a.html", page.as_bytes(), &known);
    assert_eq!(scanned.caught, []);
    assert_eq!(scanned.passed.len(), 3, "what passed because it is known is told");
    assert!(scanned.passed.is_subset(&known.keys()));
    assert_eq!(scan("a.html", b"0912345679", &known).caught.len(), 1);
}

/// That the first number of a row is known says nothing of the next.
#[test]
fn behind_a_known_number_others_are_looked_at() {
    let known = Known::of(["0222 345 6789"]);
    for row in ["0222 345 6789 - 0912 345 678", "0222345678 0222 345 6789 024 093 000 123"] {
        assert!(!scan("a.html", row.as_bytes(), &known).caught.is_empty(), "{row}");
    }
    let both = Known::of(["0222 345 6789 - 0912 345 678"]);
    assert_eq!(scan("a.html", b"<b>0222 345 6789</b>, 0912345678", &both).caught, []);
}

/// A row may be longer than any number: a list of telephones with nothing but blanks between them.
#[test]
fn a_long_row_is_looked_at_to_its_end() {
    let known = Known::of(["0222345678"]);
    for before in 0..12 {
        let row = format!("{}0912345678", "0222345678 ".repeat(before));
        assert_eq!(scan("a.html", row.as_bytes(), &known).caught.len(), 1, "{row}");
    }
    stops("a.html", &"0".repeat(60));
    let days: Vec<String> = (1..=31).map(|day| format!("{day:02}")).collect();
    passes("a.html", &days.join(" "));
}

/// What stands right before or behind a number hides it as little: escapes, words.
#[test]
fn neither_an_escape_nor_a_word_hides_a_number() {
    for (path, text) in [
        ("a.json", "{\"text\":\"Chủ hộ:\\n0912345678\"}"),
        ("a.json", "{\"text\":\"a\\t024093000123\\n\"}"),
        ("a.json", "{\"text\":\"H\\u1ed90912345678\"}"),
        ("a.html", "<a href=\"/tim?q=h%E1%BB%990912345678\">"),
        ("a.html", "SĐT0912345678 SDT0912345678"),
        ("a.html", "T0912 345 678"),
        ("a.html", "cccd_024093000123"),
        ("a.html", "024093000123Nguyen"),
        ("a.html", "Căn hộ B5 0912 345 678"),
    ] {
        stops(path, text);
    }
    passes("a.html", "Mã hồ sơ 000.00.27.H05-240131-0012, a1b2c3d4e5f6012345678901");
    let known = Known::of(["ubnd@example.vn"]);
    let json = "{\"text\":\"Hỏi:\\nubnd@example.vn\"}";
    assert_eq!(scan("a.json", json.as_bytes(), &known).caught, []);
}

/// What is shown of it helps to find it and repeats nothing.
#[test]
fn what_is_said_holds_no_digit() {
    let found = scan(
        "a.html",
        "<td>Bà Mẫu</td><td>024093000123 cấp 2021</td>".as_bytes(),
        &Known::default(),
    )
    .caught;
    assert_eq!(found.len(), 1);
    assert!(found[0].near.contains("Bà Mẫu"), "{}", found[0].near);
    assert!(!found[0].near.contains(|sign: char| sign.is_ascii_digit()), "{}", found[0].near);
}

#[test]
fn ordinary_numbers_pass() {
    for text in [
        "<td>12.500.000.000</td><td>1.204.567.890.123</td><td>46.238.130.000</td>",
        "<td>92.847.491</td><td>110.806.930</td>",
        "Quyết định 176/QĐ-UBND ngày 05/07/2026, từ 03-08-2026 12 giờ",
        "2026-11-17T00:00:00.356724+07:00 2023-01-01/2023-12-31",
        "từ 01.07.2025 đến 30.06.2026, mã 1098765, chương 860-341-6051",
        "30/10/20109 540-18/4/2018 24//2010 1350/QĐ-UBND, 27/10/2016 1930/QĐ",
        "tổng 123456789012 đồng; 987654321 VND",
        "<svg viewBox=\"0 0 1200 400\"><path d=\"M0 120 400 567 01 02 03 04 05 06\"/></svg>",
        "assets/app-0123456789012345.css?v=1",
        "<a href=\"../assets/style.01234567890123.css\">",
        "id0123456789012 a024093000123b",
        "tài khoản 3751.0.1098765.91999",
    ] {
        passes("a/index.html", text);
    }
    passes("a.json", "{\"value\":123456789012,\"all\":[897000000,-1256000000,27111000000]}");
    passes("a.csv", "a,b\r\nThu,123456789012\r\nChi,\"27111000000\"\r\n-897000000,1\r\n");
    passes("a.js", "const a=9007199254740991,b=4294967295");
}

/// Twelve thousand amounts as pages and files write them.
#[test]
fn no_amount_is_taken_for_a_number_of_a_person() {
    let mut state = 7u64;
    for _ in 0..12_000 {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let value = (state >> 20) % 10u64.pow(1 + (state >> 59) as u32 % 15);
        let digits = value.to_string();
        let mut shown = String::new();
        for (n, sign) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                shown.push('.');
            }
            shown.push(sign);
        }
        passes("a.html", &format!("<td>{shown}</td><td>{shown} đồng</td>"));
        passes("a.json", &format!("{{\"value\":{value},\"b\":[{value},-{value}]}}"));
        passes("a.csv", &format!("a,b\r\nx,{value}\r\n{value},y\r\n"));
    }
}

/// The ordinary lines that the first gate lets pass go out. A long number without dots, and an amount
/// that begins with 0, are no figures of a page: they want an exception.
#[test]
fn what_the_first_gate_lets_pass_goes_out() {
    let lines = include_str!("identifiers/pass.txt").lines().filter(|line| !line.starts_with('#'));
    let is_stopped = |line: &&str| !caught("a.html", &format!("<td>{line}</td>")).is_empty();
    let stopped: Vec<&str> = lines.filter(is_stopped).collect();
    let known = ["Dự toán 027.085.001.234 đồng", "20240131120000 là dấu thời gian của tệp"];
    assert_eq!(stopped, known);
}
