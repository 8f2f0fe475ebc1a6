//! Folding: a stretch of text as plain ASCII, with the place of every sign.
//!
//! What hides a number is taken away: accents, signs without width, tags within a line, escapes of
//! HTML, of addresses, of JSON and of Markdown. What remains are digits, letters, and few sorts of
//! dividers: `|` for the edge of a cell, a line end, blanks.

use std::ops::Range;

use super::sign::{is_unseen, plain};

/// Folded text.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// ASCII.
    pub(super) text: Vec<u8>,
    /// The first byte of each sign in the text it was folded from.
    from: Vec<u32>,
    /// One past its last byte.
    to: Vec<u32>,
}

/// Signs that a tag may have; longer ones are no disguise of a number.
const LONGEST_TAG: usize = 400;

impl Folded {
    /// Folds the bytes `window` of `text`, which must lie on the bounds of signs.
    pub(super) fn of(text: &str, window: Range<usize>) -> Folded {
        let mut folded = Folded::default();
        let size = window.len();
        folded.text.reserve(size);
        folded.from.reserve(size);
        folded.to.reserve(size);
        let mut at = window.start;
        while at < window.end {
            let rest = &text[at..];
            at += folded.one(rest, at);
        }
        folded
    }

    /// Folds the sign, or what stands for one, that `rest` begins with; how many bytes it took.
    fn one(&mut self, rest: &str, at: usize) -> usize {
        let bytes = rest.as_bytes();
        let escape = match bytes[0] {
            b'&' => entity(rest),
            b'%' => percent(bytes),
            b'\\' => backslash(rest),
            b'<' => tag(bytes),
            _ => None,
        };
        if let Some((sign, size)) = escape {
            if let Some(sign) = sign.filter(|sign| !is_unseen(*sign)) {
                self.push(plain(sign), at, at + size);
            }
            return size;
        }
        let Some(sign) = rest.chars().next() else { return 1 };
        let size = sign.len_utf8();
        if !is_unseen(sign) {
            self.push(plain(sign), at, at + size);
        } else if matches!(sign, '\u{300}'..='\u{36f}')
            && let Some(last) = self.to.last_mut()
        {
            // An accent belongs to the letter before it.
            *last = (at + size) as u32;
        }
        size
    }

    fn push(&mut self, sign: u8, from: usize, to: usize) {
        self.text.push(sign);
        self.from.push(from as u32);
        self.to.push(to as u32);
    }

    /// The bytes of the original that a stretch of the folded text stands for.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.from.get(range.start).copied().unwrap_or_default();
        let end = range.end.checked_sub(1).and_then(|last| self.to.get(last)).copied();
        start as usize..end.unwrap_or(start).max(start) as usize
    }
}

/// A sign written otherwise, and how many bytes that takes; no sign for what only hides.
type Escape = Option<(Option<char>, usize)>;

fn entity(rest: &str) -> Escape {
    // `&amp;#48;` is a digit too, one layer further down.
    let (lead, body) = match rest.strip_prefix("&amp;") {
        Some(body) if body.starts_with('#') => (5, body),
        _ => (1, &rest[1..]),
    };
    let bytes = body.as_bytes();
    let word =
        bytes.iter().take(10).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#');
    let word = &body[..word.count()];
    let size = lead + word.len() + usize::from(bytes.get(word.len()) == Some(&b';'));
    if let Some(number) = word.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return Some((Some(char::from_u32(code.ok()?)?), size));
    }
    let sign = match word {
        "nbsp" | "ensp" | "emsp" | "thinsp" | "hairsp" | "numsp" | "puncsp" => ' ',
        "zwj" | "zwnj" | "shy" | "lrm" | "rlm" | "NoBreak" | "ZeroWidthSpace" => '\u{200b}',
        "period" | "middot" => '.',
        "comma" => ',',
        "hyphen" | "dash" | "minus" | "ndash" | "mdash" => '-',
        "lowbar" => '_',
        "sol" => '/',
        "colon" => ':',
        "lpar" => '(',
        "rpar" => ')',
        "plus" => '+',
        "commat" => '@',
        "quot" => '"',
        "apos" => '\'',
        "Tab" => '\t',
        "NewLine" => '\n',
        _ => return None,
    };
    Some((Some(sign), size))
}

/// `%30%32`, as far as it is one sign.
fn percent(bytes: &[u8]) -> Escape {
    let mut sign = Vec::new();
    while sign.len() < 4 {
        let [b'%', high, low, ..] = &bytes[sign.len() * 3..] else { return None };
        let hex = |byte: &u8| (*byte as char).to_digit(16);
        sign.push((hex(high)? * 16 + hex(low)?) as u8);
        if let Ok(text) = std::str::from_utf8(&sign) {
            let size = sign.len() * 3;
            return text.chars().next().filter(|sign| *sign >= ' ').map(|sign| (Some(sign), size));
        }
    }
    None
}

/// `\u0030` and `\x30` of JSON and YAML; a backslash of Markdown before a sign.
fn backslash(rest: &str) -> Escape {
    let bytes = rest.as_bytes();
    let code = |range: Range<usize>| {
        let size = range.end;
        let code = u32::from_str_radix(rest.get(range)?, 16).ok()?;
        Some((Some(char::from_u32(code)?), size))
    };
    match bytes.get(1)? {
        b'u' if bytes.get(2) == Some(&b'{') => {
            let end = rest.find('}')?;
            code(3..end).map(|(sign, size)| (sign, size + 1))
        }
        b'u' => code(2..6),
        b'U' => code(2..10),
        b'x' => code(2..4),
        b'n' | b'r' => Some((Some('\n'), 2)),
        b't' => Some((Some('\t'), 2)),
        next if next.is_ascii_punctuation() || next.is_ascii_digit() => Some((None, 1)),
        _ => None,
    }
}

/// A tag: the edge of a cell, a line end, or nothing.
fn tag(bytes: &[u8]) -> Escape {
    let name = match bytes.get(1)? {
        b'/' => &bytes[2..],
        b'!' => b"!",
        first if first.is_ascii_alphabetic() => &bytes[1..],
        _ => return None,
    };
    let end = bytes.iter().take(LONGEST_TAG).position(|byte| *byte == b'>')?;
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let sign = match name[..letters].to_ascii_lowercase().as_slice() {
        b"td" | b"th" | b"dd" | b"dt" => Some('|'),
        b"br" | b"p" | b"div" | b"li" | b"tr" | b"ul" | b"ol" | b"table" | b"h1" | b"h2"
        | b"h3" | b"section" | b"caption" | b"option" | b"dl" => Some('\n'),
        _ => None,
    };
    // What a tag itself says (addresses, descriptions) is read too: only bare ones are passed over.
    let says = is_saying(&bytes[1..end]);
    if says { Some((Some(' '), 1)) } else { Some((sign, end + 1)) }
}

/// It holds an attribute, or what may be digits other than those of a heading.
fn is_saying(inside: &[u8]) -> bool {
    const LONGEST_IDLE: usize = 24;
    let heading = matches!(inside, [b'h', _] | [b'/', b'h', _]);
    let says = |byte: &u8| *byte == b'=' || byte.is_ascii_digit() || !byte.is_ascii();
    !heading && (inside.len() > LONGEST_IDLE || inside.iter().any(says))
}
