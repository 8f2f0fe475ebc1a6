//! Sums of communes for a district or province, which always state their coverage.
//!
//! Only units directly below are added, each by its own document of the same kind and period, so
//! that a divided commune is never counted twice; documents that measure differently (the period
//! alone, or since January) are not added to each other.

use std::collections::BTreeMap;

use super::{Document, Facts};
use crate::kind::{ColumnType, Figure, Kind};
use crate::unit::{Level, Unit, UnitId};
use crate::value::period::Period;

/// The sums of one kind and period over the communes below a unit.
#[derive(Clone, Debug)]
pub struct RollUp<'m> {
    /// The kind.
    pub kind: &'m Kind,
    /// The period.
    pub period: Period,
    /// Communes that have the document.
    pub with: usize,
    /// Communes that existed at the end of the period.
    pub of: usize,
    /// The sums: figure, total, how many communes stated it.
    pub figures: Vec<(&'m Figure, i128, usize)>,
    /// Documents left out since they measure otherwise than most.
    pub left_out: usize,
}

/// The roll-ups of a unit, newest period first, kinds in their order.
pub fn roll_up<'m>(facts: &Facts<'m>, unit: &Unit) -> Vec<RollUp<'m>> {
    let mut groups: BTreeMap<(Period, usize), Vec<&Document<'m>>> = BTreeMap::new();
    for commune in communes(facts, unit) {
        for document in facts.of_unit(&commune) {
            let key = (document.disclosure.period, document.disclosure.kind);
            groups.entry(key).or_default().push(document);
        }
    }
    let mut sums: Vec<RollUp<'m>> = groups
        .into_iter()
        .filter_map(|((period, _), documents)| one(facts, unit, period, &documents))
        .collect();
    sums.sort_by(|a, b| (b.period, a.kind.order).cmp(&(a.period, b.kind.order)));
    sums
}

/// All communes below a unit, of any time, each once.
fn communes(facts: &Facts<'_>, unit: &Unit) -> Vec<UnitId> {
    let units = &facts.model.units;
    let mut found = Vec::new();
    for child in units.children(&unit.id, None) {
        match child.level {
            Level::Commune => found.push(child.id),
            _ => found.extend(communes(facts, child)),
        }
    }
    found.sort();
    found.dedup();
    found
}

fn one<'m>(
    facts: &Facts<'m>,
    unit: &Unit,
    period: Period,
    documents: &[&Document<'m>],
) -> Option<RollUp<'m>> {
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
    let alive = communes(facts, unit).into_iter().filter(|id| {
        facts.model.units.get(id).is_some_and(|commune| commune.existed_on(period.last_day()))
    });
    Some(RollUp {
        kind: first.kind,
        period,
        with: same.len(),
        of: alive.count().max(same.len()),
        figures: figures.collect(),
        left_out: documents.len() - same.len(),
    })
}
