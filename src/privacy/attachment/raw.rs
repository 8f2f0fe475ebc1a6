//! Text in bytes of no known shape: signatures, sound, film, what stands after the end of a picture.

use super::Place;
use super::search::{Fault, Search};

/// A run of signs shorter than this says nothing.
const SHORTEST: usize = 6;
/// Bytes of text that are looked at together.
const PIECE: usize = 4096;

/// Looks at every run of readable signs, one byte or two bytes (UTF-16) each.
pub(super) fn strings(bytes: &[u8], search: &mut Search<'_>, place: impl Fn() -> Place) {
    let mut run = |run: &[u8]| {
        if run.len() >= SHORTEST {
            let text = String::from_utf8_lossy(run);
            search.piece(&text, "", &place);
        }
    };
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let is_text = is_readable(*byte);
        if !is_text || at - start >= PIECE {
            run(&bytes[start..at]);
            start = at + usize::from(!is_text);
        }
    }
    run(&bytes[start..]);
    wide_runs(bytes, &mut |text| run(text.as_bytes()));
}

fn is_readable(byte: u8) -> bool {
    byte >= 0x80 || (0x20..0x7f).contains(&byte)
}

/// Runs of ASCII in two bytes each, in either order.
fn wide_runs(bytes: &[u8], run: &mut dyn FnMut(&str)) {
    let mut text = String::new();
    let mut at = 0;
    while at + 1 < bytes.len() {
        let sign = match (bytes[at], bytes[at + 1]) {
            (sign @ 0x20..0x7f, 0) | (0, sign @ 0x20..0x7f) => Some(sign),
            _ => None,
        };
        if let Some(sign) = sign.filter(|_| text.len() < PIECE) {
            text.push(char::from(sign));
            at += 2;
            continue;
        }
        at += if text.is_empty() { 1 } else { 0 };
        if !text.is_empty() {
            run(&text);
            text.clear();
        }
    }
    run(&text);
}

/// The box of a film in which telephones write where it was taken (Apple's ©xyz, 3GPP's loci).
pub(super) fn film(bytes: &[u8], search: &mut Search<'_>) {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|four| four == name);
    if has(b"\xa9xyz") || has(b"loci") || has(b"com.apple.quicktime.location") {
        search.fault(Fault::Position(Place::new("thông tin của phim", "the data of the film")));
    }
    strings(bytes, search, || Place::new("thông tin của phim", "the data of the film"));
}
