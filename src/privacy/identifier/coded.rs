//! Identifiers with letters in them, and numbers that a spreadsheet or a hand has shortened.

use std::ops::Range;

use super::label::{Label, Labels, Placed};
use super::near::Near;
use super::number::Found;
use super::{Class, Context, Holds, Why};

/// All of them in a folded text.
pub(super) fn find(text: &[u8], labels: &[Placed], context: Context, found: &mut Vec<Found>) {
    let near = |range: &Range<usize>| {
        let mut near = Near::of(text, labels, range);
        if near.named == Labels::default() {
            near.named = context.labels;
        }
        near
    };
    for start in 0..text.len() {
        let free = start == 0 || !text[start - 1].is_ascii_alphanumeric();
        if !free {
            continue;
        }
        if text[start].is_ascii_alphabetic() {
            found.extend(card(text, start));
            found.extend(passport(text, start, context, &near));
        } else if text[start].is_ascii_digit() {
            found.extend(plate(text, start, &near));
            found.extend(in_powers(text, start, context, &near));
        }
        if text[start].is_ascii_digit() || is_mask(text[start]) {
            found.extend(masked(text, start, &near));
        }
        if text[start].eq_ignore_ascii_case(&b's') {
            found.extend(home(text, start));
        }
    }
}

/// Reads signs of a pattern, with at most one divider before each; where it ends.
fn follow(
    text: &[u8],
    start: usize,
    count: usize,
    fits: impl Fn(usize, u8) -> bool,
) -> Option<usize> {
    let mut at = start;
    for place in 0..count {
        let sign = *text.get(at)?;
        at += usize::from(place > 0 && b" .-_/".contains(&sign));
        if place > 0 && b" ".contains(text.get(at)?) {
            at += 1;
        }
        if !fits(place, *text.get(at)?) {
            return None;
        }
        at += 1;
    }
    let ends = !text.get(at).is_some_and(u8::is_ascii_alphanumeric);
    ends.then_some(at)
}

/// `HN 2 27 27201 23457`: two letters and thirteen digits, the first from 1 to 5.
fn card(text: &[u8], start: usize) -> Option<Found> {
    const SIGNS: usize = 15;
    let end = follow(text, start, SIGNS, |place, sign| match place {
        0 | 1 => sign.is_ascii_alphabetic(),
        2 => (b'1'..=b'5').contains(&sign),
        _ => sign.is_ascii_digit() || matches!(sign, b'O' | b'o' | b'l' | b'I'),
    })?;
    let together = text[start + 1].is_ascii_alphabetic();
    together.then_some(Found {
        class: Class::HealthInsurance,
        range: start..end,
        why: Why::Form,
        sureness: 97,
    })
}

/// A letter and seven or eight digits, where a word or the row says what they are.
fn passport(
    text: &[u8],
    start: usize,
    context: Context,
    near: &dyn Fn(&Range<usize>) -> Near,
) -> Option<Found> {
    let fits = |place: usize, sign: u8| match place {
        0 => sign.is_ascii_alphabetic(),
        _ => sign.is_ascii_digit() || matches!(sign, b'O' | b'o' | b'l' | b'I'),
    };
    let end = follow(text, start, 9, fits).or_else(|| follow(text, start, 8, fits))?;
    let range = start..end;
    let digits = text[range.clone()].iter().filter(|sign| sign.is_ascii_digit()).count();
    if digits < 5 {
        return None;
    }
    let near = near(&range);
    let said = near.named.has(Label::Passport)
        || near.before.has(Label::Passport)
        || near.after.has(Label::Passport);
    let alone = context.persons
        && text.trim_ascii().len() == range.len()
        && text[start].is_ascii_uppercase();
    let why = if said { Why::Word } else { Why::Person };
    (said || alone).then_some(Found { class: Class::Passport, range, why, sureness: 97 })
}

/// `99B1-123.45`, `99-H1 234.56`, `30A 1234`.
fn plate(text: &[u8], start: usize, near: &dyn Fn(&Range<usize>) -> Near) -> Option<Found> {
    let mut at = start;
    let two = text.get(at..at + 2)?.iter().all(u8::is_ascii_digit);
    at += 2;
    at += text[at..].iter().take(3).take_while(|sign| b" -.".contains(sign)).count();
    let letters = text[at..].iter().take(2).take_while(|sign| sign.is_ascii_alphabetic()).count();
    let capital = text.get(at).is_some_and(u8::is_ascii_uppercase);
    at += letters;
    if !two || letters == 0 {
        return None;
    }
    let rest = &text[at..text.len().min(at + 14)];
    let signs =
        rest.iter().take_while(|sign| sign.is_ascii_digit() || b" .-".contains(sign)).count();
    let rest = &rest[..signs];
    let trimmed = rest.iter().rposition(u8::is_ascii_digit).map_or(0, |last| last + 1);
    let digits = rest.iter().filter(|sign| sign.is_ascii_digit()).count();
    let end = at + trimmed;
    let free = !text.get(end).is_some_and(u8::is_ascii_alphanumeric);
    if !(4..=7).contains(&digits) || !free {
        return None;
    }
    let range = start..end;
    // The form of today, with its stop: `123.45`.
    let stop = trimmed >= 6
        && rest[trimmed - 3] == b'.'
        && rest[trimmed - 6..trimmed - 3].iter().all(u8::is_ascii_digit);
    let unit = text[end..].trim_ascii_start().starts_with(b"%");
    let near = near(&range);
    let said = near.named.has(Label::Plate)
        || near.before.has(Label::Plate)
        || near.after.has(Label::Plate);
    let why = if said { Why::Word } else { Why::Form };
    (said || capital && stop && digits <= 6 && !unit).then_some(Found {
        class: Class::Plate,
        range,
        why,
        sureness: 97,
    })
}

/// `2,70850012E+10`: what a spreadsheet makes of a long number.
fn in_powers(
    text: &[u8],
    start: usize,
    context: Context,
    near: &dyn Fn(&Range<usize>) -> Near,
) -> Option<Found> {
    const FEWEST: usize = 3;
    let rest = &text[start..text.len().min(start + 24)];
    let [first, b'.' | b',', tail @ ..] = rest else { return None };
    let decimals = tail.iter().take_while(|sign| sign.is_ascii_digit()).count();
    let [b'e' | b'E', power @ ..] = tail.get(decimals..)? else { return None };
    let plus = power.iter().take(2).take_while(|sign| b"+ ".contains(sign)).count();
    let power = &power[plus..];
    let size = power.iter().take_while(|sign| sign.is_ascii_digit()).count();
    let power = power[..size].iter().fold(0, |sum, sign| sum * 10 + usize::from(sign - b'0'));
    if decimals < FEWEST
        || !first.is_ascii_digit()
        || size == 0
        || size > 2
        || !(8..=11).contains(&power)
    {
        return None;
    }
    let range = start..start + 2 + decimals + 1 + plus + size;
    let near = near(&range);
    let named = |label| near.named.has(label) || near.before.has(label);
    let ordinary = context.holds != Holds::Words || named(Label::Money);
    let class = match power {
        _ if named(Label::Bank) => Class::Bank,
        8 | 9 if named(Label::Phone) => Class::Mobile,
        8 if named(Label::Cmnd) || context.persons => Class::Cmnd,
        9 if named(Label::SocialInsurance) || context.persons => Class::SocialInsurance,
        10 | 11 if !ordinary || named(Label::Cccd) => Class::Cccd,
        _ => return None,
    };
    Some(Found { class, range, why: Why::Form, sureness: 98 })
}

fn is_mask(sign: u8) -> bool {
    matches!(sign, b'*' | b'x' | b'X' | b'#')
}

/// `027085******`, `0912***678` behind their labels: what is left still tells who it is.
fn masked(text: &[u8], start: usize, near: &dyn Fn(&Range<usize>) -> Near) -> Option<Found> {
    const FEWEST: usize = 3;
    let rest = &text[start..text.len().min(start + 24)];
    let size = rest
        .iter()
        .take_while(|sign| sign.is_ascii_digit() || is_mask(**sign) || b" .-".contains(sign))
        .count();
    let rest = rest[..size].trim_ascii_end();
    let digits = rest.iter().filter(|sign| sign.is_ascii_digit()).count();
    let masks = rest.iter().filter(|sign| is_mask(**sign)).count();
    let starts = start == 0 || !is_mask(text[start - 1]);
    let ends_cut = masks >= 1 && rest.ends_with(b"*") && digits >= 4 && rest.first() == Some(&b'0');
    if digits < FEWEST || masks < 2 && !ends_cut || digits + masks > 20 || !starts {
        return None;
    }
    let range = start..start + rest.len();
    let named = near(&range).named;
    let class = match () {
        () if named.has(Label::Cccd) => Class::Cccd,
        () if named.has(Label::Cmnd) => Class::Cmnd,
        () if named.has(Label::Phone) => Class::Mobile,
        () if named.has(Label::Bank) => Class::Bank,
        () if named.has(Label::SocialInsurance) => Class::SocialInsurance,
        () => return None,
    };
    (digits + masks >= 5).then_some(Found { class, range, why: Why::Word, sureness: 40 })
}

/// “số 12, ngõ 34 đường Trần Phú”: a house in a lane; offices stand on streets.
fn home(text: &[u8], start: usize) -> Option<Found> {
    let lower: Vec<u8> = text[start..text.len().min(start + 90)].to_ascii_lowercase();
    let rest = lower.strip_prefix(b"so ").or_else(|| lower.strip_prefix(b"so nha "))?;
    let lead = lower.len() - rest.len();
    let digits =
        rest.iter().take_while(|sign| sign.is_ascii_alphanumeric() || **sign == b'/').count();
    if digits == 0 || digits > 8 || !rest[0].is_ascii_digit() {
        return None;
    }
    let tail = &rest[digits..];
    let blanks = tail.iter().take_while(|sign| b" ,-".contains(sign)).count();
    let lane = [&b"ngo "[..], b"ngach ", b"hem ", b"kiet "]
        .into_iter()
        .find(|lane| tail[blanks..].starts_with(lane))?;
    let number = &tail[blanks + lane.len()..];
    let size =
        number.iter().take_while(|sign| sign.is_ascii_alphanumeric() || **sign == b'/').count();
    if !number.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut end = lead + digits + blanks + lane.len() + size;
    // The street belongs to it.
    let street = lower[end..]
        .iter()
        .position(|sign| matches!(sign, b',' | b';' | b'\n' | b'|' | b')'))
        .unwrap_or(0);
    let goes_on = lower[end..].trim_ascii_start();
    if goes_on.starts_with(b"duong ") || goes_on.starts_with(b"pho ") {
        end += if street > 0 { street } else { lower.len() - end };
    }
    Some(Found { class: Class::Home, range: start..start + end, why: Why::Form, sureness: 60 })
}
