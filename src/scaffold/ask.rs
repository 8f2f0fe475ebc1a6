//! What `new` was asked, resolved against the site: kind, unit, period and the version they meet in.

use std::collections::BTreeSet;

use super::error::Asked;
use super::{ScaffoldError, Wanted};
use crate::kind::{Kind, Kinds, PeriodShape, Version};
use crate::model::Model;
use crate::unit::{AS_OF, Catalogue, Level, Unit, UnitCode, UnitId};
use crate::value::period::Period;
use crate::value::text::{nearest, slug};

/// Examples named when something is missing.
const EXAMPLES: usize = 3;

/// A document that may be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Document<'m> {
    pub(super) kind: &'m Kind,
    pub(super) version: &'m Version,
    pub(super) unit: &'m Unit,
    pub(super) period: Period,
}

/// The document that is wanted.
pub(super) fn resolve<'m>(
    model: &'m Model,
    wanted: &Wanted,
) -> Result<Document<'m>, ScaffoldError> {
    let said = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
    };
    let (kind, unit, period) = (said(&wanted.kind), said(&wanted.unit), said(&wanted.period));
    let kind = kind.map(|written| kind_of(&model.kinds, &written)).transpose()?;
    let (Some(kind), Some(unit), Some(period)) = (kind, &unit, &period) else {
        let missing = [
            kind.is_none().then(|| (Asked::Kind, kinds_of(&model.kinds))),
            unit.is_none().then(|| (Asked::Unit, some_units(model, kind))),
            period.is_none().then(|| (Asked::Period, some_periods(kind))),
        ];
        return Err(ScaffoldError::Missing(missing.into_iter().flatten().collect()));
    };
    let period = Period::parse(period).ok_or_else(|| ScaffoldError::BadPeriod(period.clone()))?;
    let unit = unit_of(model, unit, period)?;
    let version = version_of(kind, unit.level, period)?;
    Ok(Document { kind, version, unit, period })
}

/// By id, by its part of the address, or by its title.
fn kind_of<'m>(kinds: &'m Kinds, written: &str) -> Result<&'m Kind, ScaffoldError> {
    let wanted = slug(written);
    let is = |kind: &&Kind| {
        let titles = [&kind.short.vi, &kind.title.vi, &kind.short.en, &kind.title.en];
        kind.id == written
            || kind.address == wanted
            || titles.iter().any(|title| slug(title) == wanted)
    };
    kinds.iter().find(is).ok_or_else(|| {
        let known = kinds.iter().flat_map(|kind| [kind.id.as_str(), kind.address.as_str()]);
        let near = nearest(written, known).map(str::to_owned);
        ScaffoldError::UnknownKind(written.to_owned(), near, kinds_of(kinds))
    })
}

fn kinds_of(kinds: &Kinds) -> Vec<String> {
    kinds.iter().map(|kind| format!("{} ({})", kind.id, kind.short.vi)).collect()
}

/// A few living units of the site that the kind is for.
fn some_units(model: &Model, kind: Option<&Kind>) -> Vec<String> {
    let concerns =
        |level: Level| kind.is_none_or(|kind| kind.version(level, AS_OF.year()).is_some());
    let site = of_site(model);
    let mut living: Vec<&&Unit> =
        site.iter().filter(|unit| unit.is_living() && concerns(unit.level)).collect();
    living.sort_by_key(|unit| std::cmp::Reverse(unit.level));
    living.into_iter().take(EXAMPLES).map(|unit| unit.address.to_string()).collect()
}

fn some_periods(kind: Option<&Kind>) -> Vec<String> {
    let year = AS_OF.year();
    let of_kind = kind.and_then(|kind| {
        let levels = [Level::Commune, Level::Province];
        levels.into_iter().find_map(|level| kind.version(level, year))
    });
    let usual = [PeriodShape::Year, PeriodShape::Months(6)];
    let shapes = of_kind.map_or(&usual[..], |version| &version.periods);
    shapes.iter().map(|shape| shape.example(year)).collect()
}

/// The units of the site's province, and the site's own; of a site without a province all.
fn of_site(model: &Model) -> Vec<&Unit> {
    let units: &Catalogue = &model.units;
    let code: Option<UnitCode> = model.settings.province.parse().ok();
    let province = code.map(|code| units.province_units(code)).unwrap_or_default();
    if province.is_empty() {
        return units.units().iter().collect();
    }
    let own = units.units().iter().filter(|unit| unit.own);
    let mut seen: BTreeSet<UnitId> = BTreeSet::new();
    province.into_iter().chain(own).filter(|unit| seen.insert(unit.id)).collect()
}

/// The unit that is meant: one of that name, address or code that existed in the period; of several
/// the one that still did on its last day.
fn unit_of<'m>(model: &'m Model, written: &str, period: Period) -> Result<&'m Unit, ScaffoldError> {
    let meant = candidates(model, written);
    let days = period.first_day()..=period.last_day();
    let then: Vec<&Unit> =
        meant.iter().copied().filter(|unit| unit.existed_in(days.clone())).collect();
    let last: Vec<&Unit> =
        then.iter().copied().filter(|unit| unit.existed_on(period.last_day())).collect();
    match (&meant[..], &then[..], &last[..]) {
        ([], _, _) => {
            let near = model.units.nearest(written).into_iter().map(named).collect();
            Err(ScaffoldError::UnknownUnit(written.to_owned(), near))
        }
        ([one], [], _) => Err(not_then(&model.units, one, period)),
        (_, [one], _) | (_, _, [one]) => Ok(one),
        (several, [], _) | (_, several, _) => {
            let addresses = several.iter().map(|unit| unit.address.to_string()).collect();
            Err(ScaffoldError::AmbiguousUnit(written.to_owned(), addresses))
        }
    }
}

fn candidates<'m>(model: &'m Model, written: &str) -> Vec<&'m Unit> {
    let units: &Catalogue = &model.units;
    if let Ok(id) = written.parse::<UnitId>() {
        return units.get(&id).into_iter().collect();
    }
    if let Ok(code) = written.parse::<UnitCode>() {
        return units.by_code(code).collect();
    }
    let address = written.strip_prefix("content/").unwrap_or(written).trim_end_matches('/');
    if let Some(found) =
        units.by_address(address).filter(|found| found.unit.level != Level::Province)
    {
        return vec![found.unit];
    }
    let here = by_name(units, &of_site(model), written);
    if here.is_empty() {
        by_name(units, &units.units().iter().collect::<Vec<_>>(), written)
    } else {
        here
    }
}

/// By full name, else by the name without its type; parts after commas name units above:
/// `xa tan lap, huyen vu thu`.
fn by_name<'m>(units: &'m Catalogue, among: &[&'m Unit], written: &str) -> Vec<&'m Unit> {
    let mut parts = written.split(',').map(slug).filter(|part| !part.is_empty());
    let Some(wanted) = parts.next() else { return Vec::new() };
    let above: Vec<String> = parts.collect();
    let within = |unit: &Unit| {
        let ancestors = units.ancestors(&unit.id);
        above.iter().all(|part| ancestors.iter().any(|one| full(one, part) || bare(one, part)))
    };
    let full_names: Vec<&Unit> =
        among.iter().copied().filter(|unit| full(unit, &wanted) && within(unit)).collect();
    if !full_names.is_empty() {
        return full_names;
    }
    among.iter().copied().filter(|unit| bare(unit, &wanted) && within(unit)).collect()
}

fn full(unit: &Unit, wanted: &str) -> bool {
    unit.names.iter().any(|name| slug(&name.name) == wanted)
}

fn bare(unit: &Unit, wanted: &str) -> bool {
    unit.names.iter().any(|name| slug(name.bare()) == wanted)
}

/// `Phường Sài Gòn (thanh-pho-ho-chi-minh/phuong-sai-gon)`
fn named(unit: &Unit) -> String {
    format!("{} ({})", unit.name().name, unit.address)
}

/// The objection to a unit of another time, with those that stood in its place.
fn not_then(units: &Catalogue, unit: &Unit, period: Period) -> ScaffoldError {
    let ended = unit.until.is_some_and(|until| until < period.first_day());
    let links = if ended { units.successors(&unit.id) } else { units.predecessors(&unit.id) };
    let ends = links.iter().map(|link| if ended { link.new } else { link.old });
    let others = ends.filter_map(|id| units.get(&id));
    let days = period.first_day()..=period.last_day();
    let others = others.filter(|other| other.existed_in(days.clone())).map(named).collect();
    ScaffoldError::UnitNotThen { unit: named(unit), period, others }
}

fn version_of(kind: &Kind, level: Level, period: Period) -> Result<&Version, ScaffoldError> {
    let Some(version) = kind.version(level, period.year()) else {
        let spans = |version: &Version| {
            let (from, until) = (version.from, version.until);
            version.levels.iter().map(move |level| (*level, from, until)).collect::<Vec<_>>()
        };
        let has = kind.versions.iter().flat_map(spans).collect();
        let (kind, year) = (kind.short.vi.clone(), period.year());
        return Err(ScaffoldError::KindNotOwed { kind, level, year, has });
    };
    if version.periods.contains(&PeriodShape::of(period)) {
        return Ok(version);
    }
    let allowed = version.periods.iter().map(|shape| shape.example(period.year())).collect();
    Err(ScaffoldError::PeriodNotAllowed { period, kind: kind.short.vi.clone(), allowed })
}
