//! The disguises of the first generator.

use crate::random::Random;

/// Ways to write the same digits so that a plain search fails.
pub(crate) const DISGUISES: &[&str] = &[
    "as it is",
    "spaces 3",
    "spaces 4",
    "dots",
    "hyphens",
    "no-break spaces",
    "thin spaces",
    "zero width",
    "soft hyphen",
    "full width",
    "Arabic",
    "Persian",
    "mathematical",
    "superscript",
    "circled",
    "letter O",
    "letters O and l",
    "in words",
    "words without accents",
    "underscores",
    "slashes",
    "commas",
    "brackets",
    "line end",
    "cells",
    "entities",
    "hex entities",
    "percent",
    "bold",
    "backslash",
    "marks of direction",
    "escapes of JSON",
    "each apart",
    "tags",
    "Devanagari",
    "subscript",
    "apostrophe",
    "middle dots",
    "mixed dividers",
    "word joiner",
    "narrow no-break",
    "spaced hyphens",
    "uneven groups",
];

fn groups(digits: &str, size: usize) -> Vec<String> {
    digits.as_bytes().chunks(size).map(|part| String::from_utf8(part.to_vec()).unwrap()).collect()
}

fn each(digits: &str, sign: impl Fn(u32) -> String) -> String {
    digits.chars().map(|digit| digit.to_digit(10).map_or(digit.to_string(), &sign)).collect()
}

fn from(zero: u32) -> impl Fn(u32) -> String {
    move |digit| char::from_u32(zero + digit).unwrap().to_string()
}

fn divided(digits: &str, sign: &str) -> String {
    groups(digits, if digits.len() == 10 { 4 } else { 3 }).join(sign)
}

/// The digits in a disguise; none where it would leave another number.
pub(crate) fn disguise(digits: &str, way: &str, random: &mut Random) -> Option<String> {
    const VI: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
    const FLAT: [&str; 10] =
        ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"];
    let within = |sign: &str| {
        let mut text = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && n % 2 == 0 {
                text.push_str(sign);
            }
            text.push(digit);
        }
        text
    };
    let circled = |digit: u32| match digit {
        0 => "⓪".to_owned(),
        digit => char::from_u32(0x245f + digit).unwrap().to_string(),
    };
    let raised =
        |digit: u32| ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][digit as usize].to_owned();
    Some(match way {
        "as it is" => digits.to_owned(),
        "spaces 3" => divided(digits, " "),
        "spaces 4" => groups(digits, 4).join(" "),
        "dots" => divided(digits, "."),
        "hyphens" => divided(digits, "-"),
        "no-break spaces" => divided(digits, "\u{a0}"),
        "narrow no-break" => divided(digits, "\u{202f}"),
        "thin spaces" => divided(digits, "\u{2009}"),
        "zero width" => within("\u{200b}"),
        "word joiner" => within("\u{2060}"),
        "soft hyphen" => within("\u{ad}"),
        "full width" => each(digits, from(0xff10)),
        "Arabic" => each(digits, from(0x660)),
        "Persian" => each(digits, from(0x6f0)),
        "Devanagari" => each(digits, from(0x966)),
        "mathematical" => each(digits, from(0x1d7ce)),
        "subscript" => each(digits, from(0x2080)),
        "superscript" => each(digits, raised),
        "circled" => each(digits, circled),
        "letter O" => digits.contains('0').then(|| digits.replace('0', "O"))?,
        "letters O and l" => {
            let text = digits.replace('0', "O").replacen('1', "l", 2);
            let letters = text.chars().filter(char::is_ascii_alphabetic).count();
            (letters > 0 && letters * 2 <= text.len()).then_some(text)?
        }
        "in words" => each(digits, |digit| format!("{} ", VI[digit as usize])).trim().to_owned(),
        "words without accents" => {
            each(digits, |digit| format!("{}-", FLAT[digit as usize])).trim_matches('-').to_owned()
        }
        "underscores" => divided(digits, "_"),
        "slashes" => divided(digits, "/"),
        "commas" => divided(digits, ","),
        "middle dots" => divided(digits, "·"),
        "spaced hyphens" => divided(digits, " - "),
        "brackets" => format!("({}){}", &digits[..3], &digits[3..]),
        "line end" => format!("{}\n{}", &digits[..digits.len() / 2], &digits[digits.len() / 2..]),
        "cells" => format!("{} | {}", &digits[..digits.len() / 2], &digits[digits.len() / 2..]),
        "entities" => each(digits, |digit| format!("&#{};", 48 + digit)),
        "hex entities" => each(digits, |digit| format!("&#x{:x};", 48 + digit)),
        "percent" => each(digits, |digit| format!("%{:x}", 48 + digit)),
        "escapes of JSON" => each(digits, |digit| format!("\\u{:04x}", 48 + digit)),
        "bold" => format!("{}**{}**{}", &digits[..3], &digits[3..6], &digits[6..]),
        "backslash" => divided(digits, "\\-"),
        "marks of direction" => format!("{}\u{202c}", within("\u{202d}")),
        "each apart" => groups(digits, 1).join(" "),
        "tags" => format!("{}<b>{}</b>{}", &digits[..2], &digits[2..5], &digits[5..]),
        "apostrophe" => format!("'{digits}"),
        "mixed dividers" => format!("{}.{} {}", &digits[..3], &digits[3..6], &digits[6..]),
        "uneven groups" => {
            let cut = random.between(3, 5);
            let second = random.between(cut + 2, digits.len() - 2);
            format!("{} {} {}", &digits[..cut], &digits[cut..second], &digits[second..])
        }
        _ => panic!("no such disguise: {way}"),
    })
}
