//! Sums of communes for a district or province, which always state their coverage.
//!
//! Added are the communes that stood below the unit when the period ended (or when the unit itself
//! did), each by one document of the kind and period: so neither a commune that was divided and its
//! heirs, nor one that moved, nor one with two documents is counted twice. Documents that measure
//! differently (the period alone, or since January) are not added to each other, and what was
//! withdrawn is not there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, Facts};
use crate::kind::{ColumnType, Figure, Kind};
use crate::model::disclosure::State;
use crate::unit::{Level, Unit, UnitId};
use crate::value::date::Date;
use crate::value::period::Period;

/// The sums of one kind and period over the communes below a unit.
#[derive(Clone, Debug)]
pub struct RollUp<'m> {
    /// The kind.
    pub kind: &'m Kind,
    /// The period.
    pub period: Period,
    /// Communes whose document is counted.
    pub with: usize,
    /// Communes that stood below the unit at the end of the period.
    pub of: usize,
    /// The sums: figure, total, how many communes stated it.
    pub figures: Vec<(&'m Figure, i128, usize)>,
    /// Documents left out since they measure otherwise than most.
    pub left_out: usize,
}

/// The roll-ups of a unit, newest period first, kinds in their order.
pub fn roll_up<'m>(facts: &Facts<'m>, unit: &Unit) -> Vec<RollUp<'m>> {
    let mut groups: BTreeMap<(Period, usize), Vec<&Document<'m>>> = BTreeMap::new();
    for commune in communes(facts, unit, None) {
        for document in facts.of_unit(&commune).filter(|one| stands(one)) {
            let key = (document.disclosure.period, document.disclosure.kind);
            groups.entry(key).or_default().push(document);
        }
    }
    let mut below: BTreeMap<Date, BTreeSet<UnitId>> = BTreeMap::new();
    let mut sums = Vec::new();
    for ((period, _), documents) in groups {
        let day = unit.until.map_or(period.last_day(), |last| last.min(period.last_day()));
        let communes = below.entry(day).or_insert_with(|| communes(facts, unit, Some(day)));
        sums.extend(one(communes, period, &documents));
    }
    sums.sort_by(|a, b| (b.period, a.kind.order).cmp(&(a.period, b.kind.order)));
    sums
}

fn stands(document: &Document<'_>) -> bool {
    !matches!(document.disclosure.state, State::Withdrawn(_))
}

/// The communes that stood below a unit when a period ended, or when the unit itself did.
pub(super) fn below(facts: &Facts<'_>, unit: &Unit, period: Period) -> BTreeSet<UnitId> {
    let day = unit.until.map_or(period.last_day(), |last| last.min(period.last_day()));
    communes(facts, unit, Some(day))
}

/// The communes below a unit on a day, or of all times.
fn communes(facts: &Facts<'_>, unit: &Unit, day: Option<Date>) -> BTreeSet<UnitId> {
    let mut found = BTreeSet::new();
    for child in facts.model.units.children(&unit.id, day) {
        match child.level {
            Level::Commune => drop(found.insert(child.id)),
            _ => found.extend(communes(facts, child, day)),
        }
    }
    found
}

/// One document a commune: the one without a name of its own, which is the main one.
fn one_each<'d, 'm>(
    communes: &BTreeSet<UnitId>,
    documents: &[&'d Document<'m>],
) -> Vec<&'d Document<'m>> {
    let mut each: BTreeMap<UnitId, &'d Document<'m>> = BTreeMap::new();
    for document in documents.iter().filter(|one| communes.contains(&one.disclosure.unit)) {
        let kept = each.entry(document.disclosure.unit).or_insert(document);
        if document.disclosure.name < kept.disclosure.name {
            *kept = document;
        }
    }
    each.into_values().collect()
}

fn one<'m>(
    communes: &BTreeSet<UnitId>,
    period: Period,
    documents: &[&Document<'m>],
) -> Option<RollUp<'m>> {
    let documents = one_each(communes, documents);
    let first = documents.first()?;
    let summed: Vec<&'m Figure> =
        first.version.figures.iter().filter(|figure| figure.rollup).collect();
    if summed.is_empty() {
        return None;
    }
    let cumulative = documents.iter().filter(|one| one.disclosure.cumulative).count();
    let most = cumulative * 2 >= documents.len();
    let same: Vec<&&Document<'m>> =
        documents.iter().filter(|one| one.disclosure.cumulative == most).collect();
    let figures = summed.into_iter().filter_map(|figure| {
        let values = same.iter().filter_map(|document| document.figure(&figure.id));
        let values: Vec<i128> = values.map(|value| value.quantity).collect();
        let adds = figure.holds != ColumnType::Percent;
        (adds && !values.is_empty()).then(|| (figure, values.iter().sum(), values.len()))
    });
    Some(RollUp {
        kind: first.kind,
        period,
        with: same.len(),
        of: communes.len(),
        figures: figures.collect(),
        left_out: documents.len() - same.len(),
    })
}
