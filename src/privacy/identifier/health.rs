//! Health: words of illness beside a person.
//!
//! The words alone are ordinary language of an office (“phòng, chống HIV/AIDS”, “người khuyết tật”);
//! they are suspicious where a person is named or spoken of.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use unicode_normalization::UnicodeNormalization;

use super::fold::Folded;
use super::number::Found;
use super::person;
use super::{Class, Context, Why};

/// Illnesses and disabilities, as they are written.
pub(super) const WORDS: &[&str] = &[
    "ung thư",
    "tâm thần",
    "hiv",
    "aids",
    "bệnh lao",
    "lao phổi",
    "mắc lao",
    "tiểu đường",
    "đái tháo đường",
    "suy thận",
    "chạy thận",
    "lọc máu",
    "suy tim",
    "bệnh tim",
    "tim bẩm sinh",
    "xơ gan",
    "viêm gan",
    "động kinh",
    "tai biến",
    "đột quỵ",
    "liệt nửa người",
    "bị liệt",
    "liệt giường",
    "liệt hai chân",
    "bại liệt",
    "bại não",
    "tự kỷ",
    "hội chứng down",
    "bệnh down",
    "câm điếc",
    "bị câm",
    "bị điếc",
    "khiếm thị",
    "khiếm thính",
    "mù lòa",
    "bị mù",
    "mù hai mắt",
    "khuyết tật",
    "thiểu năng",
    "chậm phát triển",
    "trầm cảm",
    "sa sút trí tuệ",
    "alzheimer",
    "parkinson",
    "nghiện ma túy",
    "nghiện ma tuý",
    "nghiện",
    "chất độc da cam",
    "nhiễm dioxin",
    "bệnh phong",
    "tan máu",
    "bệnh máu",
    "thalassemia",
    "lupus",
    "hen suyễn",
    "copd",
    "huyết áp",
    "thoái hóa",
    "u não",
    "khối u",
    "bệnh hiểm nghèo",
    "giang mai",
    "bệnh lậu",
    "phá thai",
    "sảy thai",
    "vô sinh",
    "bệnh thận",
    "bệnh gan",
    "bệnh phổi",
    "ốm nặng",
    "bệnh nặng",
    "bị bệnh",
    "mắc bệnh",
    "hóa trị",
    "xạ trị",
    "nhiễm covid",
    "dương tính",
    "mất trí",
    "loạn thần",
    "thần kinh",
    "bướu",
    "cụt chân",
    "cụt tay",
    "dị tật",
    "nhiễm chất độc",
    "suy dinh dưỡng",
    "phong cùi",
    "nằm liệt",
    "gãy xương",
    "sức khỏe yếu",
    "sức khoẻ yếu",
    "cancer",
    "disabled",
    "schizophrenia",
];

/// Words right before, with which it is about an office, a policy or people in general.
const GENERAL: &[&str] = &[
    "phong chong",
    "phong, chong",
    "nguoi",
    "hoi",
    "benh vien",
    "trung tam",
    "khoa",
    "tram",
    "vien",
    "chuong trinh",
    "de an",
    "cong tac",
    "doi tuong",
    "benh nhan",
    "nan nhan",
    "tre em",
    "tre",
    "quy",
    "ho co nguoi",
    "chinh sach",
    "tro cap",
    "ve",
    "luat",
    "nhom",
    "cac",
    "nhung",
    "phong ngua",
    "sang loc",
    "kham",
    "dieu tri",
    "phong",
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = WORDS.iter().map(|word| folded(word));
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .ok()
});

fn folded(word: &str) -> String {
    word.chars().map(|sign| super::sign::plain(sign).to_ascii_lowercase() as char).collect()
}

/// All words of illness beside a person.
pub(super) fn find(original: &str, text: &Folded, context: Context, found: &mut Vec<Found>) {
    let Some(finder) = &*FINDER else { return };
    let lower = text.text.to_ascii_lowercase();
    for hit in finder.find_iter(&lower) {
        let range = hit.range();
        let is_letter = |at: Option<usize>| {
            at.and_then(|at| lower.get(at)).is_some_and(u8::is_ascii_alphabetic)
        };
        if is_letter(range.start.checked_sub(1)) || is_letter(Some(range.end)) {
            continue;
        }
        let written = &original[text.original(range.clone())];
        let person = context.persons || about_person(original, text, &lower, &range);
        if !is_written(written, WORDS[hit.pattern().as_usize()]) || !person {
            continue;
        }
        let range = from_verb(&lower, to_end_of_term(&lower, range));
        let why = Why::Person;
        found.push(Found { class: Class::Health, range, why, sureness: 30 });
    }
}

/// With its accents, or with none at all: “tạm ứng thu hồi” is no “ung thư”.
fn is_written(written: &str, word: &str) -> bool {
    let written: String = written
        .nfc()
        .filter(|sign| !super::sign::is_unseen(*sign))
        .collect::<String>()
        .to_lowercase();
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let flat = written.is_ascii();
    written == word || flat
}

fn about_person(original: &str, text: &Folded, lower: &[u8], range: &Range<usize>) -> bool {
    let before = &lower[range.start.saturating_sub(24)..range.start];
    // “HIV/AIDS” goes with what stands before both.
    let before = before.strip_suffix(b"hiv/").unwrap_or(before).trim_ascii_end();
    let general = GENERAL.iter().any(|word| {
        let Some(rest) = before.strip_suffix(word.as_bytes()) else { return false };
        rest.last().is_none_or(|sign| !sign.is_ascii_alphanumeric())
    });
    let place = text.original(range.clone());
    !general && (person::is_spoken_of(original, &place) || person::is_named(original, &place))
}

/// What the illness is called further: “ung thư phổi”, “suy thận mạn”, “khuyết tật đặc biệt nặng”.
fn to_end_of_term(lower: &[u8], range: Range<usize>) -> Range<usize> {
    const MORE: &[&str] = &[
        "phoi", "gan", "vu", "da", "day", "dai", "trang", "vom", "hong", "co", "tu", "cung", "mau",
        "man", "tinh", "nang", "nhe", "dac", "biet", "phan", "liet", "tuyen", "giap", "do", "giai",
        "doan", "cuoi", "than", "kinh", "van", "dong", "tri", "tue", "nao", "b", "c", "i", "ii",
        "iii", "iv", "1", "2", "3", "4", "bam", "sinh", "mach", "vanh", "diec", "nhan", "tao",
        "ha", "chi", "chan", "tay",
    ];
    let mut end = range.end;
    while lower.get(end) == Some(&b' ') {
        let size = lower[end + 1..].iter().take_while(|sign| sign.is_ascii_alphanumeric()).count();
        let word = &lower[end + 1..end + 1 + size];
        if size == 0 || !MORE.iter().any(|known| known.as_bytes() == word) {
            break;
        }
        end += 1 + size;
    }
    range.start..end
}

/// “nhiễm HIV”, “mắc bệnh lao”.
fn from_verb(lower: &[u8], range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    while let Some(before) = lower[..start].strip_suffix(b" ") {
        let size = before.iter().rev().take_while(|sign| sign.is_ascii_alphabetic()).count();
        let word = &before[before.len() - size..];
        if !matches!(word, b"nhiem" | b"mac" | b"bi" | b"benh") {
            break;
        }
        start = before.len() - size;
    }
    start..range.end
}
