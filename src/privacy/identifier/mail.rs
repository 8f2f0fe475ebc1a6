//! Electronic mail, also where the sign `@` is written in words.

use super::number::Found;
use super::{Class, Why};

/// What stands for `@`, and whether it is sure without a known domain behind it.
const SIGNS: &[(&[u8], bool)] = &[
    (b"@", true),
    (b"[at]", true),
    (b"(at)", true),
    (b"{at}", true),
    (b"<at>", true),
    (b"[a cong]", true),
    (b"(a cong)", true),
    (b"[@]", true),
    (b"(@)", true),
    (b" a cong ", true),
    (b" a-cong ", true),
    (b" at ", false),
    (b"_at_", false),
    (b"-at-", false),
    (b"[a]", false),
];

/// What stands for a full stop.
const STOPS: &[&[u8]] = &[
    b".", b" . ", b". ", b" .", b"[dot]", b"(dot)", b"{dot}", b" dot ", b"[.]", b"(.)", b" cham ",
    b"[cham]", b"(cham)", b" [dot] ", b" (dot) ",
];

/// All addresses of mail in a folded text.
pub(super) fn find(text: &[u8], found: &mut Vec<Found>) {
    let lower = text.to_ascii_lowercase();
    let mut at = 0;
    while at < lower.len() {
        let sign = SIGNS.iter().find(|(sign, _)| lower[at..].starts_with(sign));
        let Some((sign, sure)) = sign else {
            at += 1;
            continue;
        };
        if let Some(range) = address(&lower, at, at + sign.len(), *sure) {
            at = range.end;
            found.push(Found { class: Class::Email, range, why: Why::Form, sureness: 90 });
        } else {
            at += 1;
        }
    }
}

fn is_local(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || b"._%+-".contains(&sign)
}

/// The address around a sign at `start..end`.
fn address(text: &[u8], start: usize, end: usize, sure: bool) -> Option<std::ops::Range<usize>> {
    let blanks = |side: &mut dyn Iterator<Item = &u8>| {
        side.take(2).take_while(|sign| **sign == b' ').count()
    };
    let before = start - blanks(&mut text[..start].iter().rev());
    let local = text[..before].iter().rev().take(64).take_while(|sign| is_local(**sign)).count();
    let begin = before - local;
    if local == 0 || !text[begin..before].iter().any(u8::is_ascii_alphanumeric) {
        return None;
    }
    let mut at = end + blanks(&mut text[end..].iter());
    let mut parts = 0;
    let mut last;
    let host = at;
    loop {
        let size = text[at..]
            .iter()
            .take(63)
            .take_while(|s| s.is_ascii_alphanumeric() || **s == b'-')
            .count();
        if size == 0 {
            return None;
        }
        last = at..at + size;
        at += size;
        parts += 1;
        let stop =
            STOPS.iter().filter(|stop| text[at..].starts_with(stop)).max_by_key(|stop| stop.len());
        let Some(stop) = stop else { break };
        let next = text.get(at + stop.len());
        // “… gmail.com. Xin cảm ơn”
        let ends = stop.contains(&b' ')
            && stop.contains(&b'.')
            && !next_is_domain(&text[at + stop.len()..]);
        if ends || !next.is_some_and(u8::is_ascii_alphanumeric) {
            break;
        }
        at += stop.len();
    }
    let top = &text[last.clone()];
    let known = next_is_known(&text[host..last.end]);
    let is_domain = parts >= 2 && top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic);
    (is_domain && (sure || known)).then_some(begin..last.end)
}

/// The top of a domain, and nothing else, follows.
fn next_is_domain(rest: &[u8]) -> bool {
    [&b"com"[..], b"vn", b"net", b"org", b"gov", b"edu"].iter().any(|top| {
        rest.starts_with(top) && !rest.get(top.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

fn next_is_known(host: &[u8]) -> bool {
    let hosts: [&[u8]; 6] = [b"gmail", b"yahoo", b"outlook", b"hotmail", b"icloud", b"proton"];
    hosts.iter().any(|name| host.starts_with(name))
        || host.ends_with(b".vn")
        || host.ends_with(b" vn")
}
