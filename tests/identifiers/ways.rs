//! The disguises of the second generator.

fn chunks(digits: &str, sizes: &[usize], sign: &str) -> String {
    let (mut parts, mut at) = (Vec::new(), 0);
    for size in sizes {
        parts.push(&digits[at..at + size]);
        at += size;
    }
    if at < digits.len() {
        parts.push(&digits[at..]);
    }
    parts.join(sign)
}

fn usual(digits: &str, sign: &str) -> String {
    match digits.len() {
        12 => chunks(digits, &[3, 1, 2, 6], sign),
        10 => chunks(digits, &[3, 3, 4], sign),
        11 => chunks(digits, &[4, 4, 3], sign),
        9 => chunks(digits, &[3, 2, 2, 2], sign),
        _ => chunks(digits, &[4, 4], sign),
    }
}

pub(crate) fn map(digits: &str, sign: impl Fn(usize) -> String) -> String {
    digits.bytes().map(|digit| sign(usize::from(digit - b'0'))).collect()
}

pub(crate) fn code(zero: u32) -> impl Fn(usize) -> String {
    move |digit| char::from_u32(zero + digit as u32).unwrap().to_string()
}

pub(crate) type Way = (&'static str, fn(&str) -> String);

pub(crate) const WAYS: &[Way] = &[
    ("none", |d| d.to_owned()),
    ("figure spaces", |d| usual(d, "\u{2007}")),
    ("punctuation spaces", |d| usual(d, "\u{2008}")),
    ("ideographic spaces", |d| usual(d, "\u{3000}")),
    ("two blanks", |d| usual(d, "  ")),
    ("en dashes", |d| usual(d, "–")),
    ("hard hyphens", |d| usual(d, "\u{2011}")),
    ("em dashes with blanks", |d| usual(d, " — ")),
    ("bullets", |d| usual(d, "•")),
    ("dots with blanks", |d| usual(d, ". ")),
    ("strokes with blanks", |d| usual(d, " / ")),
    ("plus", |d| usual(d, "+")),
    ("tildes", |d| usual(d, "~")),
    ("back quotes", |d| format!("`{}`{}", &d[..4], &d[4..])),
    ("struck out", |d| format!("{}~~{}~~{}", &d[..2], &d[2..4], &d[4..])),
    ("slanted", |d| format!("_{}_{}", &d[..5], &d[5..])),
    ("keys", |d| map(d, |n| format!("{n}\u{fe0f}\u{20e3}"))),
    ("underlined", |d| map(d, |n| format!("{n}\u{332}"))),
    ("joiner", |d| usual(d, "\u{200d}")),
    ("non joiner", |d| map(d, |n| format!("{n}\u{200c}"))),
    ("byte-order marks", |d| usual(d, "\u{feff}")),
    ("right-to-left", |d| format!("\u{2067}⟦{}⟧\u{2069}", usual(d, "\u{200f}"))),
    ("Thai", |d| map(d, code(0xe50))),
    ("Bengali", |d| map(d, code(0x9e6))),
    ("double-struck", |d| map(d, code(0x1d7d8))),
    ("typewriter", |d| map(d, code(0x1d7f6))),
    ("wide and apart", |d| map(d, |n| format!("{} ", code(0xff10)(n))).trim_end().to_owned()),
    ("white on black", |d| map(d, |n| if n == 0 { "⓿".into() } else { code(0x2775)(n) })),
    ("doubly circled", |d| map(d, |n| if n == 0 { "⓪".into() } else { code(0x24f4)(n) })),
    ("spans", |d| format!("<span>⟦{}</span><span>{}⟧</span>", &d[..6], &d[6..])),
    ("table", |d| format!("{}</td><td>{}", &d[..6], &d[6..])),
    ("&nbsp;", |d| usual(d, "&nbsp;")),
    ("&shy;", |d| usual(d, "&shy;")),
    ("&thinsp;", |d| usual(d, "&thinsp;")),
    ("%20", |d| usual(d, "%20")),
    ("%C2%A0", |d| usual(d, "%C2%A0")),
    ("entities of entities", |d| map(d, |n| format!("&amp;#{};", 48 + n))),
    ("\\x", |d| map(d, |n| format!("\\x3{n}"))),
    ("letters", |d| {
        let text =
            d.replace('0', "o").replacen('5', "S", 1).replacen('8', "B", 1).replacen('1', "I", 1);
        if text.bytes().filter(u8::is_ascii_alphabetic).count() * 2 > text.len() {
            d.to_owned()
        } else {
            text
        }
    }),
    ("words and commas", |d| {
        const WORDS: [&str; 10] =
            ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        map(d, |n| format!("{}, ", WORDS[n])).trim_end_matches(", ").to_owned()
    }),
    ("capital words", |d| {
        const WORDS: [&str; 10] =
            ["KHÔNG", "MỘT", "HAI", "BA", "BỐN", "NĂM", "SÁU", "BẨY", "TÁM", "CHÍN"];
        map(d, |n| format!("{} ", WORDS[n])).trim_end().to_owned()
    }),
    ("English words", |d| {
        const WORDS: [&str; 10] =
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        map(d, |n| format!("{} ", WORDS[n])).trim_end().to_owned()
    }),
    ("words and figures", |d| {
        const WORDS: [&str; 10] =
            ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
        let tail = &d[d.len() - 3..];
        format!("{}{tail}", map(&d[..d.len() - 3], |n| format!("{} ", WORDS[n])))
    }),
    ("comment over lines", |d| format!("{}\n  # {}", &d[..6], &d[6..])),
    ("quote over lines", |d| format!("{}\n> {}", &d[..6], &d[6..])),
    ("tabs", |d| format!("{}\t{}", &d[..6], &d[6..])),
    ("semicolons", |d| format!("{};{}", &d[..6], &d[6..])),
    ("square brackets", |d| format!("[{}] [{}]", &d[..6], &d[6..])),
    ("quoted parts", |d| format!("\"{}\",\"{}\"", &d[..6], &d[6..])),
    ("pairs", |d| {
        d.as_bytes()
            .chunks(2)
            .map(|two| String::from_utf8(two.to_vec()).unwrap())
            .collect::<Vec<_>>()
            .join(" ")
    }),
    ("turned quote", |d| format!("‘⟦{d}⟧")),
    ("equals", |d| format!("=\"⟦{d}⟧\"")),
];
