//! What stands near a number: the labels before and behind it.

use std::ops::Range;

use super::label::{Label, Labels, Placed};

/// How near a word must be to a number to speak of it, in signs.
const BEFORE: usize = 60;
const AFTER: usize = 24;

/// What the surroundings say of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Near {
    /// The label right before it, with nothing but “số”, “:” and the like between; or its heading.
    pub(super) named: Labels,
    /// The nearest label before it.
    pub(super) nearest: Option<Label>,
    /// All labels before it, up to the last other number.
    pub(super) before: Labels,
    /// Labels right behind it that belong to no later number.
    pub(super) after: Labels,
}

impl Near {
    pub(super) fn of(text: &[u8], labels: &[Placed], number: &Range<usize>) -> Near {
        let mut near = Near::default();
        let count = labels.partition_point(|placed| placed.range.start < number.start);
        for placed in labels[..count].iter().rev() {
            let end = placed.range.end.min(number.start);
            if number.start - end > BEFORE {
                break;
            }
            let between = &text[end..number.start];
            if ends_sentence(between) {
                break;
            }
            // A list of numbers after one label goes on; another number with words behind it ends it.
            if near.nearest.is_none() && is_hung_on(between) {
                near.named.add(placed.label);
            }
            if has_other_number(between) {
                break;
            }
            near.nearest.get_or_insert(placed.label);
            near.before.add(placed.label);
            // “CCCD/CMND số”, “Số tài khoản ngân hàng”.
            if is_hung_on(between)
                || is_hung_on_label(text, placed, labels, count) && near.named != Labels::default()
            {
                near.named.add(placed.label);
            }
        }
        for placed in &labels[count..] {
            let start = placed.range.start;
            if start < number.end {
                continue;
            }
            let between = &text[number.end..start];
            if between.len() > AFTER
                || between
                    .iter()
                    .any(|sign| matches!(sign, b'\n' | b';' | b'|') || sign.is_ascii_digit())
            {
                break;
            }
            let next = &text[placed.range.end..text.len().min(placed.range.end + AFTER)];
            let next = next
                .iter()
                .position(|sign| matches!(sign, b'\n' | b')' | b';'))
                .map_or(next, |at| &next[..at]);
            if next.iter().any(u8::is_ascii_digit) {
                break;
            }
            near.after.add(placed.label);
            // “912345678 (SĐT)”
            if between.len() <= 4 && is_hung_on(between) {
                near.named.add(placed.label);
            }
        }
        near
    }
}

/// Another label follows this one at once, and hangs on the number.
fn is_hung_on_label(text: &[u8], placed: &Placed, labels: &[Placed], count: usize) -> bool {
    let labels = &labels[..count];
    let next = labels.partition_point(|other| other.range.start < placed.range.end);
    let next = labels.get(next);
    next.is_some_and(|next| is_hung_on(&text[placed.range.end..next.range.start]))
}

/// Words that may stand between a label and its number.
const BETWEEN: &[&str] = &[
    "so", "la", "no", "number", "ca", "nhan", "cua", "moi", "cu", "ong", "ba", "anh", "chi", "em",
    "chau", "hien", "nay", "sau", "dien", "tu", "theo", "in", "duoi", "day", "id", "is", "the",
    "ma", "hoac", "va", "ng", "chu", "ho", "o", "tai", "gap", "da", "che", "dan", "cong", "ngay",
    "ghi", "duoc", "cap", "n", "lien", "he", "tren", "giay", "mang", "bao", "gom", "hay",
];

/// Nothing but a colon, “số”, “là” and the like between a label and its number.
fn is_hung_on(between: &[u8]) -> bool {
    const FURTHEST: usize = 28;
    between.len() <= FURTHEST
        && between.split(|sign| !sign.is_ascii_alphanumeric()).all(|word| {
            word.is_empty()
                || BETWEEN.iter().any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
        })
        && between.iter().filter(|sign| **sign == b'\n').count() <= 2
}

fn ends_sentence(between: &[u8]) -> bool {
    let stops = |pair: &[u8]| matches!(pair, [b'.' | b'!' | b'?', b' ' | b'\n', sign] if sign.is_ascii_uppercase());
    between.windows(3).any(stops) || between.windows(2).any(|pair| pair == b"\n\n")
}

/// A number of its own stands between, followed by words.
fn has_other_number(between: &[u8]) -> bool {
    let Some(last) = between.iter().rposition(u8::is_ascii_digit) else { return false };
    let digits = between.iter().filter(|sign| sign.is_ascii_digit()).count();
    let words = between[last + 1..].split(|sign| !sign.is_ascii_alphabetic());
    let words = words.filter(|word| word.len() > 1 && !matches!(*word, b"va" | b"hoac" | b"hay"));
    digits >= 6 && words.count() > 0
}
