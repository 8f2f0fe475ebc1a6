//! The province a site is for, by code or by name.

use super::ScaffoldError;
use crate::unit::{Catalogue, Level, Unit, UnitCode};
use crate::value::text::{edit_distance, slug};

const OFFERED: usize = 3;

/// The living province that is meant.
pub(super) fn living<'c>(units: &'c Catalogue, written: &str) -> Result<&'c Unit, ScaffoldError> {
    let written = written.trim();
    match written.split('@').next().and_then(code) {
        Some(code) => by_code(units, written, code),
        None => by_name(units, written),
    }
}

/// `24 Thành phố Bắc Ninh`
pub(super) fn named(unit: &Unit) -> String {
    format!("{} {}", unit.id.code, unit.name().name)
}

fn provinces(units: &Catalogue) -> impl Iterator<Item = &Unit> {
    units.units().iter().filter(|unit| unit.level == Level::Province)
}

fn all_living(units: &Catalogue) -> Vec<&Unit> {
    let mut living: Vec<&Unit> = provinces(units).filter(|unit| unit.is_living()).collect();
    living.sort_by_key(|unit| unit.id.code);
    living
}

/// A number is a code; `1` is `01`.
fn code(text: &str) -> Option<UnitCode> {
    let padded = if text.len() == 1 { format!("0{text}") } else { text.to_owned() };
    padded.parse().ok()
}

fn by_code<'c>(
    units: &'c Catalogue,
    written: &str,
    code: UnitCode,
) -> Result<&'c Unit, ScaffoldError> {
    let Some(last) = units.by_code(code).last() else {
        let number: i32 = code.as_str().parse().unwrap_or(0);
        let mut near = all_living(units);
        near.sort_by_key(|unit| (unit.id.code.as_str().parse::<i32>().unwrap_or(0) - number).abs());
        return Err(unknown(written, near.into_iter().take(OFFERED)));
    };
    if last.level != Level::Province {
        return Err(unknown(written, units.province_of(&last.id).filter(|unit| unit.is_living())));
    }
    if last.is_living() { Ok(last) } else { Err(former(units, last)) }
}

fn by_name<'c>(units: &'c Catalogue, written: &str) -> Result<&'c Unit, ScaffoldError> {
    let wanted = bare(&slug(written)).to_owned();
    let found: Vec<&Unit> =
        all_living(units).into_iter().filter(|unit| bears(unit, &wanted)).collect();
    match found[..] {
        [one] => return Ok(one),
        [] => {}
        _ => return Err(unknown(written, found)),
    }
    if let Some(gone) = provinces(units).find(|unit| bears(unit, &wanted)) {
        return Err(former(units, gone));
    }
    let distance = |unit: &&Unit| edit_distance(&wanted, &slug(unit.name().bare()));
    let mut near = all_living(units);
    near.sort_by_key(distance);
    if near.first().is_some_and(|best| distance(best) <= 1 + wanted.len() / 3) {
        near.truncate(OFFERED);
    } else {
        near.sort_by_key(|unit| unit.id.code);
    }
    Err(unknown(written, near))
}

/// It bears, or bore, the name, or its first letters: `hcm`.
fn bears(unit: &Unit, wanted: &str) -> bool {
    unit.names.iter().map(|name| slug(name.bare())).any(|name| {
        let letters: String = name.split('-').filter_map(|word| word.chars().next()).collect();
        name == wanted || (letters.len() > 1 && letters == wanted)
    })
}

/// A slug without the word for a province.
fn bare(slug: &str) -> &str {
    ["thanh-pho-", "tinh-", "tp-"].iter().find_map(|word| slug.strip_prefix(word)).unwrap_or(slug)
}

fn unknown<'c>(written: &str, near: impl IntoIterator<Item = &'c Unit>) -> ScaffoldError {
    ScaffoldError::UnknownProvince(written.to_owned(), near.into_iter().map(named).collect())
}

fn former(units: &Catalogue, gone: &Unit) -> ScaffoldError {
    let heirs = units.successors(&gone.id);
    let heirs = heirs.iter().filter_map(|link| units.get(&link.new)).map(named).collect();
    ScaffoldError::FormerProvince { province: named(gone), until: gone.until, heirs }
}
