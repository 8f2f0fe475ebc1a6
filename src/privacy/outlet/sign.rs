//! What one sign of a published file means to the gate, however the format writes it.

/// What a sign is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    /// A digit, in whatever script.
    Digit(u8),
    /// Space, dot or hyphen, as people put between groups of digits.
    Gap,
    /// Nothing to the eye: signs without width, tags that only set a stretch apart.
    Nothing,
    /// Anything else.
    Other,
}

/// Where a digit may begin.
pub(super) struct Signs;

impl Signs {
    /// By first byte: a digit, an entity, an escape, digits of other scripts, the sign of mail.
    pub(super) const MAY: [bool; 256] = {
        let mut may = [false; 256];
        let starts = b"0123456789&\\%@\xef\xd9\xdb\xf0";
        let mut n = 0;
        while n < starts.len() {
            may[starts[n] as usize] = true;
            n += 1;
        }
        may
    };
}

impl Signs {
    /// By first byte: what a number may go on with after some digits.
    pub(super) const JOINS: [bool; 256] = {
        let mut joins = Signs::MAY;
        let more = b" .-<\xc2\xe2\xe3\xcd";
        let mut n = 0;
        while n < more.len() {
            joins[more[n] as usize] = true;
            n += 1;
        }
        joins
    };
}

/// The sign may be part of a word or code.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What touches a number on one side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Touch {
    /// Nothing of a word.
    Nothing,
    /// A word of letters.
    Letters,
    /// A code, with digits of its own.
    Code,
}

/// What stands right before a number.
pub(super) fn touch_before(bytes: &[u8], start: usize) -> Touch {
    if is_escaped(bytes, start.saturating_sub(1)) || ends_code(&bytes[..start]) {
        return Touch::Nothing;
    }
    word(bytes[..start].iter().rev())
}

/// What stands right behind it.
pub(super) fn touch_after(bytes: &[u8], end: usize) -> Touch {
    word(bytes[end..].iter())
}

/// A stretch of word signs, going away from a number.
fn word<'b>(signs: impl Iterator<Item = &'b u8>) -> Touch {
    const LONGEST: usize = 64;
    let mut touch = Touch::Nothing;
    for sign in signs.take(LONGEST).take_while(|sign| is_word(**sign)) {
        touch = Touch::Letters;
        if sign.is_ascii_digit() {
            return Touch::Code;
        }
    }
    touch
}

/// The sign at a place is the letter of an escape, as in `\n`.
pub(super) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let strokes = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
    strokes % 2 == 1 && matches!(bytes.get(at), Some(b'n' | b'r' | b't' | b'b' | b'f'))
}

/// An escape of JSON or of an address ends there, whose digits and letters are no word.
fn ends_code(before: &[u8]) -> bool {
    let ends = |length: usize, head: &[u8]| {
        let start = before.len().checked_sub(length);
        start.is_some_and(|start| {
            let rest = before[start..].strip_prefix(head);
            rest.is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
        })
    };
    ends(6, b"\\u") || ends(3, b"%")
}

/// The sign at a place, and how many bytes it has; at least one.
pub(super) fn sign_at(bytes: &[u8], at: usize) -> (Sign, usize) {
    let rest = &bytes[at..];
    match rest {
        [] => (Sign::Other, 1),
        [digit @ b'0'..=b'9', ..] => (Sign::Digit(digit - b'0'), 1),
        [b' ' | b'.' | b'-', ..] => (Sign::Gap, 1),
        [b'&', ..] => entity(rest),
        [b'\\', b'u', ..] => escape(rest),
        [b'\\', b'n' | b'r' | b't' | b'b' | b'f', ..] => (Sign::Other, 2),
        [b'%', high, low, ..] => percent(*high, *low),
        [b'<', ..] => tag(rest),
        [0xc2, 0xa0, ..] => (Sign::Gap, 2),
        [0xc2, 0xad, ..] => (Sign::Nothing, 2),
        [0xe2 | 0xe3 | 0xef | 0xd9 | 0xdb | 0xf0 | 0xcd, ..] => wide(rest),
        _ => (Sign::Other, 1),
    }
}

/// A sign of more than one byte.
fn wide(rest: &[u8]) -> (Sign, usize) {
    let length = match rest[0] {
        0xf0 => 4,
        0xe0.. => 3,
        _ => 2,
    };
    let text = rest.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok());
    match text.and_then(|text| text.chars().next()) {
        Some(sign) => (of_char(sign), length),
        None => (Sign::Other, 1),
    }
}

/// What a sign of Unicode is.
fn of_char(sign: char) -> Sign {
    let code = u32::from(sign);
    let digit = |zero: u32| Sign::Digit(((code - zero) % 10) as u8);
    match code {
        0x30..=0x39 => digit(0x30),
        0x660..=0x669 => digit(0x660),
        0x6f0..=0x6f9 => digit(0x6f0),
        0xff10..=0xff19 => digit(0xff10),
        0x1d7ce..=0x1d7ff => digit(0x1d7ce),
        0x20 | 0xa0 | 0x2d | 0x2e | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000 => Sign::Gap,
        0x2010..=0x2015 | 0x2212 | 0xff0e | 0xff0d => Sign::Gap,
        0xad | 0x34f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2064 | 0xfeff => {
            Sign::Nothing
        }
        _ => Sign::Other,
    }
}

/// The sign of a code, which is passed over whole whatever it is; only its first byte where it is
/// no code.
fn of_code(code: Option<u32>, length: usize) -> (Sign, usize) {
    match code {
        Some(code) => (char::from_u32(code).map_or(Sign::Other, of_char), length),
        None => (Sign::Other, 1),
    }
}

/// `&nbsp;`, `&#48;`, `&#x30;`.
fn entity(rest: &[u8]) -> (Sign, usize) {
    const LONGEST: usize = 12;
    let end = rest.iter().take(LONGEST).position(|byte| *byte == b';');
    let Some(name) = end.and_then(|end| std::str::from_utf8(&rest[1..end]).ok()) else {
        return (Sign::Other, 1);
    };
    let length = name.len() + 2;
    let number = name.strip_prefix('#');
    let code = number.and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => (Sign::Gap, length),
        "shy" | "zwj" | "zwnj" | "ZeroWidthSpace" => (Sign::Nothing, length),
        _ => of_code(code, length),
    }
}

/// `\u0030` of JSON.
fn escape(rest: &[u8]) -> (Sign, usize) {
    let code = rest.get(2..6).and_then(|hex| std::str::from_utf8(hex).ok());
    of_code(code.and_then(|hex| u32::from_str_radix(hex, 16).ok()), 6)
}

/// `%20` of addresses; of a sign of more bytes, the one byte.
fn percent(high: u8, low: u8) -> (Sign, usize) {
    let hex = [high, low];
    let code = std::str::from_utf8(&hex).ok().and_then(|hex| u32::from_str_radix(hex, 16).ok());
    of_code(code, 3)
}

/// A tag that divides nothing a reader sees.
fn tag(rest: &[u8]) -> (Sign, usize) {
    const LONGEST: usize = 64;
    const INLINE: [&str; 14] = [
        "b", "i", "em", "strong", "span", "wbr", "mark", "u", "sup", "sub", "small", "a", "data",
        "s",
    ];
    let Some(end) = rest.iter().take(LONGEST).position(|byte| *byte == b'>') else {
        return (Sign::Other, 1);
    };
    let inside = rest[1..end].strip_prefix(b"/").unwrap_or(&rest[1..end]);
    let name = inside.split(|byte| !byte.is_ascii_alphanumeric()).next().unwrap_or_default();
    let is_inline = INLINE.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name));
    if is_inline { (Sign::Nothing, end + 1) } else { (Sign::Other, 1) }
}
