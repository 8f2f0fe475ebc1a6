//! The order of Vietnamese names: syllable by syllable, letters before tones, numbers by value.
//!
//! "An Bình" stands before "Ấn" and "Bà Rịa" before "Bá Hiến": the first syllable decides, its tone
//! included, before the second is looked at. Collation of the whole string would not do that.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Ends a syllable; below every byte that a collation weight has.
const END: u8 = 0;

/// Bytes whose order is the order of the names. Names that differ have keys that differ.
pub fn sort_key(name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(name.len() * 3);
    for syllable in name.split_whitespace() {
        let Ok(()) = COLLATOR.write_sort_key_to(&tone_last(syllable), &mut key);
        key.push(END);
    }
    key.push(END);
    key.extend(name.as_bytes());
    key
}

/// The order of two names.
pub fn compare(left: &str, right: &str) -> std::cmp::Ordering {
    sort_key(left).cmp(&sort_key(right))
}

/// Letters and tones decide; capitals do not.
static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(&locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Secondary);
    Collator::try_new(preferences, options).expect("Vietnamese collation is compiled in")
});

/// "Hòa" and "Hoà" alike: the tone moves to the end of its syllable.
fn tone_last(syllable: &str) -> String {
    let (mut letters, mut tones) = (String::with_capacity(syllable.len() + 4), String::new());
    for c in syllable.nfd() {
        let into = if is_tone(c) { &mut tones } else { &mut letters };
        into.push(c);
    }
    letters + &tones
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}
