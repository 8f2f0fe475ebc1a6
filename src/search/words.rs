//! The words of a text as they are looked for: folded, with short forms for long ones; and as they
//! are ranked: with their marks, wherever a tone mark was put.

use unicode_normalization::UnicodeNormalization;

use crate::value::text;

/// Words and what stands for them on both sides, what is written and what is looked for: short forms,
/// figures. Folded; in their order.
pub(super) const SAME: &[(&str, &str)] = &[
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban mat tran to quoc", "mttq"),
    ("mat tran to quoc", "mttq"),
    ("ngan sach nha nuoc", "nsnn"),
    ("phong chong tham nhung", "pctn"),
    ("bao hiem y te", "bhyt"),
    ("bao hiem xa hoi", "bhxh"),
    ("nong thon moi", "ntm"),
    ("quy iii", "quy 3"),
    ("quy ii", "quy 2"),
    ("quy iv", "quy 4"),
    ("quy i", "quy 1"),
    ("sau thang", "6 thang"),
    ("chin thang", "9 thang"),
];

/// The text as it is looked for: words of `a-z` and digits, one blank between them.
pub(super) fn folded(written: &str) -> String {
    let mut out = String::with_capacity(written.len() + 1);
    for c in text::fold(written).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    for (long, short) in SAME {
        if out.contains(long) {
            out = whole_words(&out, long, short);
        }
    }
    out
}

fn whole_words(text: &str, long: &str, short: &str) -> String {
    let padded = format!(" {text} ").replace(&format!(" {long} "), &format!(" {short} "));
    padded.trim().to_owned()
}

/// The five tone marks: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A text with its marks, in small letters, each word's tone mark at its end: *hoà* and *hòa* are
/// one, *hoa* another.
pub(super) fn exact(written: &str) -> String {
    let small = written.to_lowercase();
    let mut out = String::with_capacity(small.len());
    for word in small.split(|c: char| !c.is_alphanumeric() && !is_mark(c)) {
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|c| TONES.contains(c));
        out.extend(letters.into_iter().chain(tones).nfc());
    }
    out
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// FNV-1a, 32 bits, of these texts one after the other: a few lines in the browser too.
pub(super) fn hash(texts: &[&str]) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    texts.iter().flat_map(|text| text.bytes()).fold(0x811c_9dc5, step)
}

#[cfg(test)]
mod tests {
    use super::{exact, folded};

    #[test]
    fn what_is_written_and_what_is_typed_fold_to_the_same() {
        assert_eq!(folded("Ủy ban  nhân dân P.Đình Bảng"), "ubnd p dinh bang");
        assert_eq!(folded("UBND p. Đình Bảng"), "ubnd p dinh bang");
        assert_eq!(folded("Ea H’Leo, số 12"), "ea h leo so 12");
    }

    #[test]
    fn the_place_of_a_tone_mark_is_no_difference_but_the_mark_is() {
        assert_eq!(exact("Hoà Bình"), exact("hòa bình"));
        assert_eq!(exact("Thuỷ"), exact("Thủy"));
        assert_ne!(exact("hoa binh"), exact("hòa bình"));
        assert_eq!(exact("hòa"), exact("ho\u{300}a"));
    }
}
