//! Files of text: TXT, JSON, CSV, RTF.

use std::borrow::Cow;

use super::Place;
use super::search::Search;

/// The text of bytes in whatever encoding: what is not UTF-8 or UTF-16 is taken sign by sign, which
/// keeps digits and Latin letters.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |bytes: &[u8], order: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|two| order([two[0], two[1]]));
        char::decode_utf16(units).map(|sign| sign.unwrap_or('\u{fffd}')).collect::<String>()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        [0xff, 0xfe, rest @ ..] => Cow::Owned(wide(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Cow::Owned(wide(rest, u16::from_be_bytes)),
        [0, b'<', ..] => Cow::Owned(wide(bytes, u16::from_be_bytes)),
        [b'<', 0, ..] => Cow::Owned(wide(bytes, u16::from_le_bytes)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
        },
    }
}

/// Text, line by line; an identifier may be broken over two.
pub(super) fn text(bytes: &[u8], search: &mut Search<'_>) {
    let text = decoded(bytes);
    let mut before = "";
    for (n, line) in text.lines().enumerate() {
        let at = || Place::new(format!("dòng {}", n + 1), format!("line {}", n + 1));
        let found = search.hits();
        search.cell(line, before, at);
        if found == search.hits() && ends_in_digit(before) {
            search.piece(&format!("{} {}", tail(before), head(line)), "", at);
        }
        before = line;
    }
}

fn ends_in_digit(line: &str) -> bool {
    line.trim_end().ends_with(|sign: char| sign.is_ascii_digit())
}

/// The last word of a line, and the first.
fn tail(line: &str) -> &str {
    line.split_whitespace().next_back().unwrap_or_default()
}

fn head(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// A table, cell by cell with its heading.
pub(super) fn csv(bytes: &[u8], search: &mut Search<'_>) {
    let text = decoded(bytes);
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let by = [';', '\t', ','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(by as u8)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut headings: Vec<String> = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            search.damaged("bảng CSV sai cấu trúc", "the CSV table is malformed");
            return;
        };
        let line = record.position().map_or(0, csv::Position::line);
        for (n, cell) in record.iter().enumerate() {
            let heading = headings.get(n).map_or("", String::as_str);
            search.cell(cell, heading, || {
                Place::new(
                    format!("dòng {line}, cột “{heading}”"),
                    format!("line {line}, column “{heading}”"),
                )
            });
        }
        search.end_boxes();
        if headings.is_empty() {
            headings = record.iter().map(str::to_owned).collect();
        }
    }
}

/// Rich text: what is written, without its commands.
pub(super) fn rtf(bytes: &[u8], search: &mut Search<'_>) {
    let source = decoded(bytes);
    let mut text = String::new();
    let mut signs = source.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '{' | '}' | '\r' | '\n' => {}
            '\\' => command(&mut signs, &mut text),
            sign => text.push(sign),
        }
    }
    for (n, paragraph) in text.lines().enumerate() {
        let at = || Place::new(format!("đoạn {}", n + 1), format!("paragraph {}", n + 1));
        search.cell(paragraph, "", at);
    }
}

/// One command of rich text, and the sign that it stands for.
fn command(signs: &mut std::iter::Peekable<std::str::Chars<'_>>, text: &mut String) {
    let mut word = String::new();
    match signs.peek() {
        Some('\'') => {
            signs.next();
            let code: String = signs.by_ref().take(2).collect();
            text.extend(u8::from_str_radix(&code, 16).ok().map(char::from));
            return;
        }
        Some(sign) if !sign.is_ascii_alphabetic() => {
            match signs.next() {
                Some('~') => text.push(' '),
                Some(sign @ ('\\' | '{' | '}')) => text.push(sign),
                _ => {}
            }
            return;
        }
        _ => {}
    }
    while let Some(sign) = signs.next_if(char::is_ascii_alphabetic) {
        word.push(sign);
    }
    let mut number = String::new();
    while let Some(sign) = signs.next_if(|sign| sign.is_ascii_digit() || *sign == '-') {
        number.push(sign);
    }
    signs.next_if_eq(&' ');
    match word.as_str() {
        "par" | "line" | "row" | "sect" | "page" => text.push('\n'),
        "tab" | "cell" => text.push(' '),
        "u" => {
            let code: i32 = number.parse().unwrap_or_default();
            text.extend(u32::try_from(code.rem_euclid(0x1_0000)).ok().and_then(char::from_u32));
            // The sign for readers that know no Unicode follows.
            if signs.peek().is_some_and(|sign| !matches!(sign, '\\' | '{' | '}')) {
                signs.next();
            }
        }
        _ => {}
    }
}
