//! Hot places: where in a text anything could be suspicious, found at the cost of reading it once.
//!
//! Most of what an office publishes is words and amounts. A stretch of digits is hot unless each
//! number in it is plainly an amount, a date or short; a word that names an identifier is hot when
//! digits are near; words of illness, signs of mail and rows of digits in words are always.

use std::ops::Range;

use super::sign;
use super::trigger::{Sort, TRIGGERS};

/// What is read around a hot place, in bytes: room for a label before, and for one behind.
const BEFORE: usize = 96;
const AFTER: usize = 72;
/// How far a window grows so that it does not begin within a number.
const FURTHER: usize = 64;

/// The windows of a text that deserve a closer look, in order and apart.
/// Numbers that `is_idle` knows to be nobody's make none hot.
pub(super) fn windows(text: &str, is_idle: &dyn Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut hot = Hot { text: text.as_bytes(), cores: Vec::new(), marks: false };
    hot.islands(text);
    hot.cores.retain(|core| !is_idle(core));
    if hot.marks {
        // Accents that stand alone divide every word that would be looked for.
        return std::iter::once(0..text.len()).collect();
    }
    hot.words();
    let mut cores = hot.cores;
    cores.sort_unstable_by_key(|core| core.start);
    let mut windows: Vec<Range<usize>> = Vec::new();
    for core in cores {
        let window = around(text, core);
        match windows.last_mut() {
            Some(last) if last.end >= window.start => last.end = last.end.max(window.end),
            _ => windows.push(window),
        }
    }
    windows
}

fn around(text: &str, core: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let joins = |byte: u8| byte.is_ascii_alphanumeric() || b".,-/".contains(&byte);
    let mut start = core.start.saturating_sub(BEFORE);
    let least = start.saturating_sub(FURTHER);
    while start > least && (joins(bytes[start - 1]) || !text.is_char_boundary(start)) {
        start -= 1;
    }
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (core.end + AFTER).min(bytes.len());
    let most = (end + FURTHER).min(bytes.len());
    while end < most && (joins(bytes[end]) || !text.is_char_boundary(end)) {
        end += 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

struct Hot<'t> {
    text: &'t [u8],
    cores: Vec<Range<usize>>,
    /// Accents stand alone in it.
    marks: bool,
}

const OTHER: u8 = 0;
const DIGIT: u8 = 1;
const THIN: u8 = 2;
const HIGH: u8 = 3;
const ESCAPE: u8 = 4;
const AT: u8 = 5;
const LIKE_DIGIT: u8 = 6;
const CAPITAL: u8 = 7;

const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b'0'..=b'9' => DIGIT,
            b'&' | b'%' | b'\\' | b'<' => ESCAPE,
            b'@' => AT,
            b'O' | b'o' | b'l' | b'I' | b'i' | b'Z' | b'z' | b'S' | b's' | b'G' | b'b' | b'B'
            | b'g' | b'q' => LIKE_DIGIT,
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' => OTHER,
            0x80.. => HIGH,
            _ => THIN,
        };
        at += 1;
    }
    classes
};

/// The first bytes of what may begin a number or an address, or is no ordinary sign.
const BEGINS: [bool; 256] = {
    let mut begins = [false; 256];
    let mut at = 0;
    while at < 256 {
        let letter = at >= 0x80 && at <= 0xbf || at >= 0xc3 && at <= 0xc6;
        begins[at] = matches!(CLASSES[at], DIGIT | ESCAPE | AT) || at >= 0x80 && !letter;
        at += 1;
    }
    begins
};

/// How many bytes mean nothing where no number has begun: ordinary letters and signs.
fn idle(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        match bytes.get(at..) {
            Some([byte, ..]) if !BEGINS[usize::from(*byte)] => at += 1,
            Some([0xe1, 0xba | 0xbb, _, ..]) => at += 3,
            _ => return at,
        }
    }
}

/// Digits that lie near each other, while they are read.
#[derive(Default)]
struct Island {
    start: usize,
    end: usize,
    digits: usize,
    gap: usize,
    odd: bool,
}

/// Signs between two digits beyond which they have nothing to do with each other.
const LONGEST_GAP: usize = 12;
/// Fewest digits that are suspicious without a word beside them; and in disguise.
const FEWEST: usize = 8;
const FEWEST_ODD: usize = 6;

impl Hot<'_> {
    fn islands(&mut self, text: &str) {
        let bytes = self.text;
        let mut island = Island::default();
        let mut at = 0;
        while at < bytes.len() {
            if island.digits == 0 {
                at += idle(&bytes[at..]);
            }
            let Some(byte) = bytes.get(at).copied() else { break };
            let mut size = 1;
            match CLASSES[usize::from(byte)] {
                DIGIT => {
                    let like = island.digits == 0
                        && at > 0
                        && matches!(bytes[at - 1], b'O' | b'o' | b'l' | b'I');
                    island.odd |= like;
                    island.digit(at, 1);
                }
                THIN if island.digits > 0 => {
                    let blank = matches!(byte, b' ' | b'\n' | b'\r')
                        && at > 0
                        && matches!(bytes[at - 1], b' ' | b'\n');
                    island.gap += usize::from(!blank);
                    if island.gap > LONGEST_GAP {
                        self.close(&mut island);
                    }
                }
                THIN => {}
                HIGH => size = self.high(text, at, &mut island),
                ESCAPE => size = self.escape(at, &mut island),
                AT => self.cores.push(at..at + 1),
                LIKE_DIGIT => {
                    let touches = island.digits > 0 && island.gap == 0;
                    if touches || bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                        island.odd |= island.digits > 0;
                        self.plate(at, &island);
                    } else if !matches!(byte, b'O' | b'o') || island.gap > 2 {
                        self.close(&mut island);
                    }
                }
                class => {
                    let power = matches!(byte, b'e' | b'E') && island.gap == 0 && island.digits > 0;
                    let power = power
                        && bytes
                            .get(at + 1)
                            .is_some_and(|next| matches!(next, b'+' | b'0'..=b'9' | b' '));
                    if power {
                        island.odd = true;
                    } else {
                        if class == CAPITAL {
                            self.plate(at, &island);
                        }
                        self.close(&mut island);
                    }
                }
            }
            at += size;
        }
        self.close(&mut island);
    }

    /// Two digits and a letter: a plate may begin.
    fn plate(&mut self, at: usize, island: &Island) {
        const LONGEST: usize = 11;
        if island.digits < 2 || island.gap > 2 {
            return;
        }
        let rest = &self.text[at + 1..self.text.len().min(at + LONGEST)];
        let signs = rest.iter().take_while(|sign| sign.is_ascii_digit() || b" .-".contains(sign));
        if signs.filter(|sign| sign.is_ascii_digit()).count() >= 4 {
            self.cores.push(island.start..at + 1);
        }
    }

    fn close(&mut self, island: &mut Island) {
        if island.digits == 0 {
            return;
        }
        let range = island.start..island.end;
        let enough = island.digits >= if island.odd { FEWEST_ODD } else { FEWEST };
        let enough = enough && (island.odd || !is_cold(&self.text[range.clone()]));
        if enough || island.digits >= FEWEST_ODD && self.is_begun(&range, island.digits) {
            self.cores.push(range);
        }
        *island = Island::default();
    }

    /// Two letters before a long number, as on a card; a date in brackets, as behind a name.
    fn is_begun(&self, range: &Range<usize>, digits: usize) -> bool {
        const CARD: usize = 13;
        let before = &self.text[..range.start];
        let bare =
            before.strip_suffix(b" ").or_else(|| before.strip_suffix(b"-")).unwrap_or(before);
        let card = digits >= CARD
            && bare.iter().rev().take(2).filter(|byte| byte.is_ascii_alphabetic()).count() == 2;
        card || before.ends_with(b"(") && self.text.get(range.end) == Some(&b')')
    }

    /// A sign beyond ASCII; how many bytes it has.
    fn high(&mut self, text: &str, at: usize, island: &mut Island) -> usize {
        let lead = self.text[at];
        match lead {
            // Letters of the language and its accents.
            0xc3..=0xc6 => {
                self.close(island);
                return 2;
            }
            0xe1 if matches!(self.text[at + 1], 0xba | 0xbb) => {
                self.close(island);
                return 3;
            }
            0xcc | 0xcd => {
                self.marks = true;
                return 2;
            }
            _ => {}
        }
        let Some(sign) = text[at..].chars().next() else { return 1 };
        let size = sign.len_utf8();
        if sign::digit(sign).is_some() {
            island.digit(at, size);
            island.odd = true;
        } else if sign == '＠' || sign == '﹫' {
            self.cores.push(at..at + size);
        } else if island.digits > 0 {
            let plain = sign::plain(sign);
            if plain == sign::STRANGE && sign.is_alphabetic() {
                self.close(island);
            } else {
                island.odd |= plain.is_ascii_alphabetic() || sign::is_unseen(sign);
                island.gap += usize::from(!sign::is_unseen(sign));
            }
        }
        size
    }

    /// `&#48;`, `%30`, `\u0030`, a tag; how many bytes to pass over.
    fn escape(&mut self, at: usize, island: &mut Island) -> usize {
        const LONGEST_TAG: usize = 24;
        let rest = &self.text[at..];
        let near = &rest[..rest.len().min(LONGEST_TAG)];
        let is_hex = |byte: &u8| byte.is_ascii_hexdigit();
        let size = match (rest[0], rest.get(1)) {
            (b'&', Some(b'#' | b'a'..=b'z' | b'A'..=b'Z')) => {
                near.iter().position(|byte| *byte == b';').map(|end| end + 1)
            }
            (b'%', Some(high)) if is_hex(high) && rest.get(2).is_some_and(is_hex) => Some(3),
            (b'\\', Some(b'u')) if near.len() >= 6 && near[2..6].iter().all(is_hex) => Some(6),
            (b'\\', Some(b'x')) if near.len() >= 4 && near[2..4].iter().all(is_hex) => Some(4),
            (b'<', Some(b'/' | b'a'..=b'z' | b'A'..=b'Z' | b'!')) => {
                let end = near.iter().position(|byte| *byte == b'>');
                end.filter(|end| {
                    !near[..*end]
                        .iter()
                        .any(|byte| *byte == b'=' || byte.is_ascii_digit() || !byte.is_ascii())
                })
                .map(|end| end + 1)
            }
            _ => None,
        };
        let Some(size) = size else {
            if island.digits > 0 {
                island.gap += 1;
            }
            return 1;
        };
        match rest[0] {
            b'<' => island.gap += usize::from(island.digits > 0),
            first => {
                let written = &rest[1..size];
                if written.starts_with(b"#64")
                    || written == b"commat;"
                    || first == b'%' && written == b"40"
                {
                    self.cores.push(at..at + size);
                }
                // Whether it is a digit is for the closer look; here it counts as one.
                let digit = written.starts_with(b"#")
                    || written.starts_with(b"amp;#")
                    || first != b'&' && written.contains(&b'3');
                if digit {
                    island.digit(at, size);
                } else {
                    island.gap += usize::from(island.digits > 0);
                }
                island.odd |= island.digits > 0;
            }
        }
        size
    }

    /// Words that name identifiers, illnesses, digits.
    fn words(&mut self) {
        let Some(triggers) = &*TRIGGERS else { return };
        let mut row: Option<(Range<usize>, usize)> = None;
        for found in triggers.words.find_iter(self.text) {
            let range = found.range();
            match triggers.sorts[found.pattern().as_usize()] {
                Sort::Always => self.cores.push(range),
                Sort::Idle => {}
                Sort::Label { is_short } => {
                    if (!is_short || self.stands_alone(&range)) && self.has_digits_near(&range) {
                        self.cores.push(range);
                    }
                }
                Sort::Digit => {
                    const APART: usize = 4;
                    const FEWEST: usize = 5;
                    row = match row.take() {
                        Some((all, count)) if range.start <= all.end + APART => {
                            if count + 1 == FEWEST {
                                self.cores.push(all.start..range.end);
                            } else if count >= FEWEST
                                && let Some(last) = self.cores.last_mut()
                            {
                                last.end = range.end;
                            }
                            Some((all.start..range.end, count + 1))
                        }
                        _ => Some((range, 1)),
                    };
                }
            }
        }
    }

    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let is_letter = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte >= 0xc3)
        };
        !is_letter(range.start.checked_sub(1).and_then(|at| self.text.get(at)))
            && !is_letter(self.text.get(range.end))
    }

    fn has_digits_near(&self, range: &Range<usize>) -> bool {
        const FEWEST: usize = 3;
        let end = self.text.len().min(range.end + AFTER);
        let near = &self.text[range.start.saturating_sub(32)..end];
        let is_digit =
            |byte: &&u8| byte.is_ascii_digit() || matches!(**byte, 0xef | 0xf0 | 0xd9 | 0xdb);
        near.iter().filter(is_digit).take(FEWEST).count() == FEWEST
    }
}

impl Island {
    fn digit(&mut self, at: usize, size: usize) {
        if self.digits == 0 {
            self.start = at;
        }
        self.digits += 1;
        self.gap = 0;
        self.end = at + size;
    }
}

/// Every number of the stretch is plainly none of anybody's.
fn is_cold(stretch: &[u8]) -> bool {
    const FEWEST_SINGLE: usize = 6;
    let words = || stretch.split(|byte| b" |;\n\r\t\"'".contains(byte));
    words().all(is_plain) && words().filter(|word| word.len() == 1).count() < FEWEST_SINGLE
}

fn is_plain(word: &[u8]) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    let first = word.iter().position(is_digit);
    let Some(first) = first else { return true };
    let last = word.iter().rposition(is_digit).unwrap_or(first);
    let number = &word[first..=last];
    let bare = number.iter().all(is_digit);
    if bare {
        return number.len() <= 8 && (number[0] != b'0' || number.len() == 1) && number != b"84";
    }
    if word[..first].contains(&b'+') || word[..first].contains(&b'(') {
        return false;
    }
    is_amount(number) || is_date(number) || is_decimal(number)
}

/// `12.500.000` or `12.500.000,5`
fn is_amount(number: &[u8]) -> bool {
    let whole = number.iter().position(|byte| *byte == b',').map_or(number, |at| &number[..at]);
    let decimals = &number[whole.len()..];
    let mut groups = whole.split(|byte| *byte == b'.');
    let head = groups.next().unwrap_or_default();
    let fits = |group: &[u8]| group.len() == 3 && group.iter().all(u8::is_ascii_digit);
    (1..=3).contains(&head.len())
        && head[0] != b'0'
        && head.iter().all(u8::is_ascii_digit)
        && groups.all(fits)
        && (decimals.is_empty()
            || decimals.len() <= 4 && decimals[1..].iter().all(u8::is_ascii_digit))
}

fn is_date(number: &[u8]) -> bool {
    let mut sizes = number.split(|byte| matches!(byte, b'/' | b'-')).map(|group| {
        let digits = group.iter().all(u8::is_ascii_digit);
        if digits { group.len() } else { 99 }
    });
    matches!(
        (sizes.next(), sizes.next(), sizes.next(), sizes.next()),
        (Some(1..=2), Some(1..=2), Some(4), None)
            | (Some(4), Some(2), Some(2), None)
            | (Some(1..=2), Some(1..=4), None, None)
    )
}

fn is_decimal(number: &[u8]) -> bool {
    let mut groups = number.split(|byte| matches!(byte, b'.' | b','));
    let (head, tail, end) = (groups.next(), groups.next(), groups.next());
    let digits = |group: &[u8]| group.iter().all(u8::is_ascii_digit);
    match (head, tail, end) {
        (Some(head), Some(tail), None) => {
            digits(head)
                && digits(tail)
                && head.len() + tail.len() <= 9
                && (head[0] != b'0' || head.len() == 1)
        }
        _ => false,
    }
}
