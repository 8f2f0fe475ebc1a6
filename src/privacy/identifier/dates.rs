//! Days of birth: full dates that a word, or the heading, says are one.

use std::ops::Range;

use super::fold::Folded;
use super::label::{Label, Placed};
use super::number::Found;
use super::person;
use super::{Class, Context, Holds, Why};

/// How far behind its label the day may begin, in signs.
const FURTHEST: usize = 28;
/// The last year that a day beside a name is taken for a birth without a word that says so.
const OLD: u32 = 2018;

/// All days of birth in a folded text.
pub(super) fn find(
    original: &str,
    folded: &Folded,
    labels: &[Placed],
    context: Context,
    found: &mut Vec<Found>,
) {
    let text = folded.text.as_slice();
    for placed in labels.iter().filter(|placed| placed.label == Label::Birth) {
        let start = placed.range.end;
        let near = &text[start..text.len().min(start + FURTHEST)];
        let date = near.iter().position(u8::is_ascii_digit).and_then(|at| {
            let between = &near[..at];
            let same = !between.windows(2).any(|pair| pair == b". " || pair == b"\n\n");
            date(text, start + at).filter(|_| same)
        });
        if let Some((range, _)) = date {
            found.push(Found { class: Class::BirthDate, range, why: Why::Word, sureness: 96 });
        }
    }
    let heading = context.labels.has(Label::Birth);
    if context.holds == Holds::Date && !heading {
        return;
    }
    let mut at = 0;
    while let Some(next) = text[at..].iter().position(u8::is_ascii_digit) {
        at += next;
        let begins = at.checked_sub(1).is_none_or(|before| !text[before].is_ascii_alphanumeric());
        let Some((range, year)) = date(text, at).filter(|_| begins) else {
            at += text[at..].iter().take_while(|sign| sign.is_ascii_digit()).count();
            continue;
        };
        let bracket = text[..range.start].ends_with(b"(") && text[range.end..].starts_with(b")");
        let old = (1900..=OLD).contains(&year);
        let alone = text.trim_ascii().len() == range.len();
        let beside = bracket
            && old
            && person::is_named(original, &folded.original(range.start - 1..range.end));
        let why = if heading { Why::Heading } else { Why::Person };
        if heading || beside || alone && old && context.persons {
            found.push(Found { class: Class::BirthDate, range: range.clone(), why, sureness: 94 });
        }
        at = range.end;
    }
}

/// The date that begins at a digit, and its year: day, month and year in figures or with words.
fn date(text: &[u8], start: usize) -> Option<(Range<usize>, u32)> {
    let (first, at) = number(text, start)?;
    if at - start == 8 {
        let (day, month, year) = (first / 1_000_000, first / 10_000 % 100, first % 10_000);
        let turned = (first / 10_000, first / 100 % 100, first % 100);
        return full(day, month, year)
            .or_else(|| full(turned.2, turned.1, turned.0))
            .map(|year| (start..at, year));
    }
    let (second, at) = number(text, divider(text, at)?)?;
    let (third, end) = number(text, divider(text, at)?)?;
    if text.get(end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let short = third < 100 && first < 32 && end >= 2 && text[end - 2].is_ascii_digit();
    let year = if short { 1900 + third } else { third };
    full(first, second, year)
        .or_else(|| full(second, first, year))
        .or_else(|| full(third, second, first))
        .map(|year| (start..end, year))
}

fn full(day: u32, month: u32, year: u32) -> Option<u32> {
    let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1880..2100).contains(&year);
    fits.then_some(year)
}

/// Digits from here, at most eight.
fn number(text: &[u8], start: usize) -> Option<(u32, usize)> {
    let size = text[start..].iter().take(9).take_while(|sign| sign.is_ascii_digit()).count();
    let value = text[start..start + size]
        .iter()
        .fold(0u32, |sum, sign| sum.wrapping_mul(10) + u32::from(sign - b'0'));
    matches!(size, 1..=8).then_some((value, start + size))
}

/// Where the next number begins: behind a stroke, a stop, a hyphen, blanks, “tháng”, “năm”.
fn divider(text: &[u8], at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let near = &text[at..text.len().min(at + LONGEST)];
    let size = near.iter().position(u8::is_ascii_digit)?;
    let words = near[..size].to_ascii_lowercase();
    let fits = words
        .split(|sign| b" /.-,_\\*".contains(sign))
        .all(|word| matches!(word, b"" | b"thang" | b"nam" | b"t" | b"th" | b"month" | b"n"));
    (size > 0 && fits).then_some(at + size)
}
