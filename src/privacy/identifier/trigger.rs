//! Triggers: the words that make a place of a text hot, as they stand in text that is not folded.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::label::{self, Label};
use super::{health, sign};

/// When a word makes its place hot.
#[derive(Clone, Copy)]
pub(super) enum Sort {
    /// At any place.
    Always,
    /// Where digits are near; a short one only as a word.
    Label { is_short: bool },
    /// In a row of its like.
    Digit,
    /// Never: it only holds another word.
    Idle,
}

/// All words, and the sort of each.
pub(super) struct Triggers {
    pub(super) words: AhoCorasick,
    pub(super) sorts: Vec<Sort>,
}

/// Signs of mail in words.
const MAIL: &[&str] = &[
    "[at]",
    "(at)",
    "{at}",
    "<at>",
    "_at_",
    "-at-",
    " a còng ",
    "[a còng]",
    "(a còng)",
    "gmail",
    "yahoo",
    "hotmail",
    "outlook",
    "icloud",
    "[@]",
    "(@)",
    " at ",
];

/// Words of every budget in which one of an illness stands: "hoạt động kinh tế".
const IDLE: &[&str] = &["động kinh tế", "động kinh doanh"];

/// Digits in words, with and without accents.
const DIGITS: &[&str] = &[
    "không", "một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "bẩy", "tám", "chín",
    "mốt", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
];

/// Labels whose number is found by its word alone: those of other numbers only make ordinary.
const NAMING: &[Label] = &[
    Label::Cccd,
    Label::Cmnd,
    Label::Passport,
    Label::Phone,
    Label::Bank,
    Label::BankName,
    Label::SocialInsurance,
    Label::HealthInsurance,
    Label::Tax,
    Label::Birth,
    Label::Plate,
];

pub(super) static TRIGGERS: LazyLock<Option<Triggers>> = LazyLock::new(|| {
    let mut rows: Vec<(String, Sort)> = Vec::new();
    let mut add = |word: &str, sort: Sort| {
        let flat: String = word.chars().map(|sign| sign::plain(sign) as char).collect();
        let upper = word.to_uppercase();
        let mut signs = word.chars();
        let title = signs.next().map(|first| first.to_uppercase().chain(signs).collect::<String>());
        let mut ways = vec![word.to_lowercase(), upper, title.unwrap_or_default()];
        // Blanks at an end belong to the word: without them it stands within many others.
        if word.trim() == word {
            ways.extend([" ", "_", "", "-"].map(|gap| flat.replace(' ', gap)));
        } else {
            ways.push(flat);
        }
        for one in ways {
            if !rows.iter().any(|(known, _)| *known == one) {
                rows.push((one, sort));
            }
        }
    };
    for (_, words) in label::WORDS.iter().filter(|(label, _)| NAMING.contains(label)) {
        for word in *words {
            add(word, Sort::Label { is_short: word.chars().count() <= 4 });
        }
    }
    health::WORDS.iter().for_each(|word| add(word, Sort::Always));
    MAIL.iter().for_each(|word| add(word, Sort::Always));
    IDLE.iter().for_each(|word| add(word, Sort::Idle));
    DIGITS.iter().for_each(|word| add(word, Sort::Digit));
    for lane in ["ngõ ", "ngách ", "hẻm ", "kiệt ", "năm 19", "năm 200"] {
        add(lane, Sort::Label { is_short: false });
    }
    let (words, sorts): (Vec<String>, Vec<Sort>) = rows.into_iter().unzip();
    let words = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(words)
        .ok()?;
    Some(Triggers { words, sorts })
});
