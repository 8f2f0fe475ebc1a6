//! Persons: whether one is named or spoken of beside a place in a text.
//!
//! Read with accents: “Bắc Ninh” is no “bác Ninh”, “phòng chống” no “chồng”.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Family names that most persons of the country bear.
const FAMILIES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đinh", "trịnh", "đoàn", "lương", "mai", "tô", "trương", "cao",
    "lưu", "chu", "tạ", "hà", "thái", "tống", "quách", "phùng", "vi", "nông", "giàng", "lò",
    "thào", "sùng", "vàng", "giáp", "thân", "nghiêm", "kiều", "la", "lại", "đàm", "âu", "hứa",
    "mã", "tăng", "triệu", "lục", "vương", "tiêu", "ngạc", "thạch", "danh", "lâm", "đào", "bạch",
    "khuất", "khổng", "phí", "quản", "mạc",
];

/// Words before a name, or instead of one.
const KIN: &[&str] = &[
    "ông", "bà", "anh", "chị", "em", "cháu", "con", "chồng", "vợ", "mẹ", "bố", "cha", "cụ", "cô",
    "chú", "bác", "thím", "mợ",
];

/// How far around a place a person is looked for, in bytes.
const AROUND: usize = 120;

/// A person is named on the line of the place, near it.
pub(super) fn is_named(text: &str, place: &Range<usize>) -> bool {
    let (before, after) = around(text, place);
    has_name(before) || has_name(after)
}

/// The rest of the line on either side.
fn around<'t>(text: &'t str, place: &Range<usize>) -> (&'t str, &'t str) {
    let mut start = place.start.saturating_sub(AROUND);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = text.len().min(place.end + AROUND);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (before, after) = (&text[start..place.start], &text[place.end..end]);
    let before = before.rsplit('\n').next().unwrap_or_default();
    (before, after.split('\n').next().unwrap_or_default())
}

struct Word {
    lower: String,
    is_capital: bool,
}

fn words(text: &str) -> Vec<Word> {
    let nfc: String = text.nfc().collect();
    let words = nfc.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let word = |word: &str| Word {
        lower: word.to_lowercase(),
        is_capital: word.chars().next().is_some_and(char::is_uppercase),
    };
    words.map(word).collect()
}

/// In the spelling of the text: with accents, or with none where it has none.
fn is_in(list: &[&str], word: &str) -> bool {
    let flat = |known: &str| {
        known.chars().map(|sign| super::sign::plain(sign) as char).collect::<String>()
    };
    list.iter()
        .any(|known| *known == word || word.is_ascii() && word.len() > 3 && flat(known) == word)
}

/// Three words with capitals, the first a family; or a word of kin and a name.
fn has_name(text: &str) -> bool {
    let words = words(text);
    let full = words.windows(3).any(|three| {
        let is_place = three[1].lower == "chí" && three[2].lower == "minh";
        three.iter().all(|word| word.is_capital) && is_in(FAMILIES, &three[0].lower) && !is_place
    });
    full || words.windows(2).any(|two| two[1].is_capital && is_in(KIN, &two[0].lower))
}

/// A person is spoken of right before: “chồng bị”, “Bà Lê Thị Ví, nhiễm”, “con gái bị”.
pub(super) fn is_spoken_of(text: &str, place: &Range<usize>) -> bool {
    const NEAR: usize = 5;
    const BELONGING: &[&str] =
        &["gái", "trai", "út", "cả", "nhỏ", "bị", "mắc", "nhiễm", "suy", "tôi", "đầu"];
    let (before, _) = around(text, place);
    let before = before.rsplit(['.', ';', '|']).next().unwrap_or_default();
    let words = words(before);
    let near = &words[words.len().saturating_sub(NEAR)..];
    near.iter().enumerate().any(|(at, word)| {
        let previous = at.checked_sub(1).map(|before| near[before].lower.as_str());
        let next = near.get(at + 1).map(|next| next.lower.as_str());
        match word.lower.as_str() {
            // “bà con”, “45 con lợn”, “trẻ em”
            "con" => {
                let counted =
                    previous.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
                let own = next.is_none_or(|next| BELONGING.contains(&next));
                !counted && previous != Some("bà") && own
            }
            "bà" if next == Some("con") => false,
            "em" if matches!(previous, Some("trẻ" | "anh" | "các")) => false,
            "anh" if next == Some("em") => false,
            lower => is_in(KIN, lower),
        }
    })
}
