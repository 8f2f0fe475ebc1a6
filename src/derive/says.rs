//! The sentence that says what a document shows.
//!
//! A kind gives several; the first whose every figure is stated is used. Figures are set between
//! `**`, so that the page can make them stand out.

use super::figures::{FigureValue, spoken};
use crate::finding::Lang;
use crate::kind::Version;
use crate::model::Disclosure;
use crate::unit::Unit;

/// The sentence, or nothing when none can be said.
pub(super) fn sentence(
    disclosure: &Disclosure,
    version: &Version,
    unit: &Unit,
    figures: &[FigureValue],
    lang: Lang,
) -> String {
    let filled = version.says.iter().find_map(|sentence| {
        fill(sentence.get(lang), &|name| word(name, disclosure, unit, figures, lang))
    });
    filled.unwrap_or_default()
}

fn word(
    name: &str,
    disclosure: &Disclosure,
    unit: &Unit,
    figures: &[FigureValue],
    lang: Lang,
) -> Option<String> {
    let period = disclosure.period;
    let named = unit.name_at(period.last_day());
    Some(match name {
        "unit" if lang == Lang::Vi => within_sentence(&named.name),
        "unit" => named.name.to_string(),
        "unit-word" => named.unit_type.word().to_lowercase(),
        "period" => period.phrase(),
        "year" => period.year().to_string(),
        "last-year" => (period.year() - 1).to_string(),
        "next-year" => (period.year() + 1).to_string(),
        _ => {
            let figure = figures.iter().find(|figure| figure.id == name)?;
            format!("**{}**", spoken(figure, lang))
        }
    })
}

/// “phường Đình Bảng”: the word for the type is no name, and small within a sentence.
fn within_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Fills `{name}`; none when one of them has no word.
fn fill(sentence: &str, word: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}')?;
        filled.push_str(before);
        filled.push_str(&word(name)?);
        rest = behind;
    }
    filled.push_str(rest);
    let mut letters = filled.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}
