//! Text: one normal form, one folded form, one slug, and what no text may hold.
//!
//! Folding is for matching only: it makes "Hòa", "Hoà" and "hoa" one, and đ (with the ð that old
//! files carry for it) a d. It runs over every name of a site, so it looks characters up in a table.

use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// Composed form; most texts have it already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// Composed form of a text of one's own, which mostly is composed already.
pub fn into_nfc(text: String) -> String {
    if is_composed(&text) { text } else { text.nfc().collect() }
}

fn is_composed(text: &str) -> bool {
    text.chars().all(stands_alone) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// A sign of everyday Vietnamese text that is composed already and joins no neighbour.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..'\u{300}' | '\u{1e00}'..'\u{1f00}' | '\u{2010}'..'\u{2028}')
}

/// Whether `c` is any kind of space, those that do not break included.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Composed, without soft hyphens and zero-width signs, every run of spaces made one space.
pub fn tidy(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let visible = text.chars().filter(|c| !is_invisible(*c));
    for c in visible.nfc() {
        let c = if c.is_whitespace() { ' ' } else { c };
        if c != ' ' || !(out.is_empty() || out.ends_with(' ')) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The quick answer for most texts, by bytes: printable ASCII, Latin and Vietnamese letters, dashes
/// and quotation marks, single spaces within; `false` may also mean "not sure".
fn is_tidy(text: &str) -> bool {
    let (mut rest, mut before) = (text.as_bytes(), b' ');
    loop {
        rest = match rest {
            [] => return text.is_empty() || before != b' ',
            [b' ', ..] if before == b' ' => return false,
            [b' '..=b'~', rest @ ..] | [0xc3..=0xcb, _, rest @ ..] => rest,
            [0xe1, 0xb8..=0xbb, _, rest @ ..] | [0xe2, 0x80, 0x90..=0xa7, rest @ ..] => rest,
            _ => return false,
        };
        before = text.as_bytes()[text.len() - rest.len() - 1];
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Lower case without marks: what a citizen types without a Vietnamese keyboard.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut out);
        }
    }
    out
}

fn fold_char(c: char, out: &mut String) {
    let table = match u32::from(c) {
        at @ 0..LATIN_END => Some((&TABLES.latin[..], at)),
        at @ VIETNAMESE_START..VIETNAMESE_END => {
            Some((&TABLES.vietnamese[..], at - VIETNAMESE_START))
        }
        _ => None,
    };
    match table.map(|(table, at)| table[at as usize]) {
        Some(Folded::One(c)) => out.push(c),
        Some(Folded::Nothing) => {}
        Some(Folded::Long) | None => fold_slowly(c, |c| out.push(c)),
    }
}

#[derive(Clone, Copy)]
enum Folded {
    One(char),
    Nothing,
    Long,
}

/// Latin letters and the combining marks that follow them; then the letters with two marks.
const LATIN_END: u32 = 0x370;
const VIETNAMESE_START: u32 = 0x1e00;
const VIETNAMESE_END: u32 = 0x1f00;

struct Tables {
    latin: Vec<Folded>,
    vietnamese: Vec<Folded>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    latin: (0..LATIN_END).map(folded).collect(),
    vietnamese: (VIETNAMESE_START..VIETNAMESE_END).map(folded).collect(),
});

fn folded(code: u32) -> Folded {
    let mut found = Vec::new();
    if let Some(c) = char::from_u32(code) {
        fold_slowly(c, |c| found.push(c));
    }
    match found[..] {
        [] => Folded::Nothing,
        [c] => Folded::One(c),
        _ => Folded::Long,
    }
}

/// Decomposes before and after making it small, for letters whose small form has a mark.
fn fold_slowly(c: char, mut push: impl FnMut(char)) {
    let bare = c.nfd().filter(|c| !is_combining_mark(*c));
    let small = bare.flat_map(char::to_lowercase).nfd();
    for c in small.filter(|c| !is_combining_mark(*c) && !is_invisible(*c)) {
        push(match c {
            'đ' | 'ð' => 'd',
            c if c.is_whitespace() && !c.is_ascii() => ' ',
            c => c,
        });
    }
}

/// For addresses: folded, `[a-z0-9]` kept, everything else one hyphen.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// At most `max` signs; what is cut ends between two words, with "…".
pub fn shortened(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let room = text[..end].char_indices().next_back().map_or(0, |(last, _)| last);
    let words = text[..room].rfind(' ').filter(|_| !text[room..].starts_with(' ')).unwrap_or(room);
    let words = if words == 0 { room } else { words };
    let kept = text[..words].trim_end_matches([' ', ',', ';', ':', '.', '-', '–']);
    format!("{kept}…")
}

/// The candidate that was probably meant, for "did you mean": marks count little, and nothing far
/// away is offered. Of equals the first.
pub fn nearest<'a>(needle: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(needle);
    let allowed = (wanted.chars().count() / 3).clamp(1, 4);
    let distance = |candidate: &str| {
        (edit_distance(&wanted, &fold(candidate)), edit_distance(needle, candidate))
    };
    let ranked = candidates.into_iter().map(|candidate| (distance(candidate), candidate));
    ranked.filter(|((folded, _), _)| *folded <= allowed).min_by_key(|(d, _)| *d).map(|(_, c)| c)
}

/// How many signs must be put in, taken out, changed or swapped with their neighbour.
pub fn edit_distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for i in 1..=left.len() {
        let mut row = vec![i];
        for j in 1..=right.len() {
            let changed = last[j - 1] + usize::from(left[i - 1] != right[j - 1]);
            let mut least = changed.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if swapped {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

/// Where the first sign stands that no text may hold: control characters other than tab and line
/// end, signs that turn the direction of writing, tags and non-characters.
pub fn first_forbidden(text: &str) -> Option<(usize, char)> {
    const STRETCH: usize = 64;
    let forbidden = |at: usize| {
        let sign = text[at..].chars().next().filter(|sign| is_forbidden(*sign));
        sign.map(|sign| (at, sign))
    };
    // Nearly every stretch is passed as a whole, many bytes at once.
    text.as_bytes().chunks(STRETCH).enumerate().find_map(|(n, stretch)| {
        if !stretch.iter().fold(false, |any, byte| any | may_begin_forbidden(*byte)) {
            return None;
        }
        let places = (0..stretch.len()).filter(|place| may_begin_forbidden(stretch[*place]));
        places.map(|place| n * STRETCH + place).find_map(forbidden)
    })
}

/// The first bytes of all forbidden signs, and of some others.
fn may_begin_forbidden(byte: u8) -> bool {
    let control = (byte < b' ') & (byte != b'\t') & (byte != b'\n') & (byte != b'\r');
    control | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xd8) | (byte == 0xe2) | (byte >= 0xef)
}

fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{200e}' | '\u{200f}' | '\u{61c}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        c => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// How a sign is named in a message: `U+202E`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
