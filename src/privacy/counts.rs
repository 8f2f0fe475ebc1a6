//! Numbers of persons in the tables of a document, and which of them must be hidden.
//!
//! A kind marks them `counted`. What is known about them beside the page is in the kind as well:
//! lines add up to their parents, rules say which figures are equal or make a third. All of it goes
//! into one net ([`super::suppress`]). Whatever does not fit (a fraction, a rule of another shape)
//! hides every counted number of the document: to show too little is a nuisance, too much a harm.
//! A column that counts nobody in any row is shown: that there is nobody tells of nobody.

use std::collections::{BTreeMap, BTreeSet};

mod rules;

use super::posting::Numbers;
use super::suppress::{Counts, OUTSIDE, Worth};
use crate::kind::expr::Term;
use crate::kind::{Privacy, Version};
use crate::model::{CellValue, Table, Whole};
use rules::Reader;

/// A cell: table, row, column.
type Place = (usize, usize, usize);

/// A sum: counts that flow in, and out.
type Sum = Vec<(usize, bool)>;

/// The cells that must be hidden: of numbers that count persons, and of ratios made of them.
pub(super) fn hidden(
    whole: &Whole,
    version: &Version,
    limit: u64,
    numbers: Numbers,
) -> BTreeSet<Place> {
    let counted = match numbers {
        Numbers::Open => return BTreeSet::new(),
        _ => counted(whole),
    };
    if counted.is_empty() {
        return counted;
    }
    let net = match numbers {
        Numbers::Careful => Net::of(whole, version, &counted),
        _ => None,
    };
    let mut hidden = net.map_or(counted, |net| net.hidden(limit));
    let ratios: Vec<Place> = ratios(whole, &hidden).collect();
    hidden.extend(ratios);
    hidden
}

/// All cells that count persons and state something.
fn counted(whole: &Whole) -> BTreeSet<Place> {
    let tables = whole.tables.iter().enumerate();
    let cells = tables.flat_map(|(table, one)| {
        let columns = one.columns.iter().enumerate();
        let counted = columns.filter(|(_, column)| column.privacy == Privacy::Counted);
        counted.flat_map(move |(column, _)| {
            let states = move |row: &usize| states(&one.rows[*row].cells[column].value);
            (0..one.rows.len()).filter(states).map(move |row| (table, row, column))
        })
    });
    cells.collect()
}

fn states(value: &CellValue) -> bool {
    !matches!(value, CellValue::Blank | CellValue::NotApplicable)
}

/// How many a cell counts; none for what is no whole number of persons.
fn number(whole: &Whole, (table, row, column): Place) -> Option<u64> {
    match &whole.tables[table].rows[row].cells[column].value {
        CellValue::Dash | CellValue::NoneOccurred => Some(0),
        CellValue::Number(number) => u64::try_from(number.as_whole()?).ok(),
        _ => None,
    }
}

/// No number of the column counts anyone.
fn counts_nobody(whole: &Whole, (table, _, column): Place) -> bool {
    let mut rows = whole.tables[table].rows.iter().map(|row| &row.cells[column].value);
    rows.all(|value| !states(value) || value.quantity().unwrap_or(0) == 0)
}

/// Ratios, written or computed, one side of which is hidden.
fn ratios(whole: &Whole, hidden: &BTreeSet<Place>) -> impl Iterator<Item = Place> {
    let tables = whole.tables.iter().enumerate();
    tables.flat_map(move |(table, one)| {
        let columns = one.columns.iter().enumerate();
        let ratios = columns.filter_map(|(place, column)| Some((place, column.ratio.as_ref()?)));
        ratios.flat_map(move |(place, (part, of))| {
            let sides: Vec<usize> =
                [part, of].into_iter().filter_map(|id| one.column(id)).collect();
            let gives_away = move |row: &usize| {
                sides.iter().any(|column| hidden.contains(&(table, *row, *column)))
            };
            (0..one.rows.len()).filter(gives_away).map(move |row| (table, row, place))
        })
    })
}

/// The counted numbers of a document, what is equal taken together, and the sums they are part of.
struct Net {
    cells: Vec<Place>,
    /// The count that each cell states: equal cells state the same one.
    count_of: Vec<usize>,
    values: Vec<u64>,
    worth: Vec<Worth>,
    most: Vec<Option<u64>>,
    sums: Vec<Sum>,
}

impl Net {
    /// None where something does not fit.
    fn of(whole: &Whole, version: &Version, counted: &BTreeSet<Place>) -> Option<Net> {
        let cells: Vec<Place> = counted.iter().copied().collect();
        let numbers: Vec<u64> =
            cells.iter().map(|place| number(whole, *place)).collect::<Option<_>>()?;
        let reader = Reader { whole, version, cells: &cells, numbers: &numbers };
        let (equal, mut sums) = reader.rules();
        sums.extend(reader.children());
        let count_of = joined(&equal, &numbers)?;
        let mut values = vec![0; cells.len()];
        (0..cells.len()).for_each(|cell| values[count_of[cell]] = numbers[cell]);
        let mut net = Net {
            worth: vec![Worth::Usual; cells.len()],
            most: vec![None; cells.len()],
            sums: shared(&sums, &count_of),
            cells: Vec::new(),
            count_of,
            values,
        };
        reader.weigh(&mut net);
        reader.bound(&mut net);
        net.cells = cells;
        Some(net)
    }

    fn hidden(self, limit: u64) -> BTreeSet<Place> {
        let Some(counts) = self.counts() else { return self.cells.into_iter().collect() };
        let hidden = counts.0.hidden(limit);
        let is_hidden = |cell: &usize| hidden[counts.1[&self.count_of[*cell]]];
        (0..self.cells.len()).filter(is_hidden).map(|cell| self.cells[cell]).collect()
    }

    /// The net, and the place in it of each count; none where a count is in more than two sums, or
    /// flows twice the same way whichever way the sums are read.
    fn counts(&self) -> Option<(Counts, BTreeMap<usize, usize>)> {
        let mut in_sums: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
        for (sum, parts) in self.sums.iter().enumerate() {
            for (count, plus) in parts {
                in_sums.entry(*count).or_default().push((sum, *plus));
            }
        }
        let turned = self.turned(&in_sums)?;
        let mut counts = Counts::default();
        let nodes: Vec<_> = self.sums.iter().map(|_| counts.node()).collect();
        let mut places = BTreeMap::new();
        let used: BTreeSet<usize> = self.count_of.iter().copied().collect();
        for count in used {
            let (mut from, mut to) = (OUTSIDE, OUTSIDE);
            for (sum, plus) in in_sums.get(&count).into_iter().flatten() {
                if *plus != turned[*sum] { to = nodes[*sum] } else { from = nodes[*sum] }
            }
            let place = counts.add(self.values[count], from, to, self.worth[count]);
            if let Some(most) = self.most[count] {
                counts.at_most(place, most);
            }
            places.insert(count, place);
        }
        Some((counts, places))
    }

    /// Which sums to read the other way round, so that what flows out of one flows into another.
    fn turned(&self, in_sums: &BTreeMap<usize, Vec<(usize, bool)>>) -> Option<Vec<bool>> {
        let mut turned: Vec<Option<bool>> = vec![None; self.sums.len()];
        for first in 0..self.sums.len() {
            if turned[first].is_some() {
                continue;
            }
            turned[first] = Some(false);
            let mut open = vec![first];
            while let Some(sum) = open.pop() {
                for (count, plus) in &self.sums[sum] {
                    let both = &in_sums[count];
                    if both.len() > 2 {
                        return None;
                    }
                    for (other, sign) in both.iter().filter(|(other, _)| *other != sum) {
                        let wanted = turned[sum]? != (sign == plus);
                        match turned[*other] {
                            None => open.push(*other),
                            Some(known) if known != wanted => return None,
                            Some(_) => continue,
                        }
                        turned[*other] = Some(wanted);
                    }
                }
            }
        }
        // A count twice in one sum would flow in and out of it.
        let once = self.sums.iter().all(|sum| {
            let counts: BTreeSet<usize> = sum.iter().map(|(count, _)| *count).collect();
            counts.len() == sum.len()
        });
        once.then(|| turned.into_iter().map(Option::unwrap_or_default).collect())
    }
}

/// For each cell, the first of those that are equal to it; none where they are not.
fn joined(equal: &[(usize, usize)], numbers: &[u64]) -> Option<Vec<usize>> {
    let mut same: Vec<usize> = (0..numbers.len()).collect();
    for (left, right) in equal {
        let (first, last) = (same[*left].min(same[*right]), same[*left].max(same[*right]));
        if numbers[first] != numbers[last] {
            return None;
        }
        same.iter_mut().filter(|one| **one == last).for_each(|one| *one = first);
    }
    Some(same)
}

/// Sums of cells as sums of the counts that they state, each said once: what flows in and out of
/// the same sum says nothing, nor does a sum that a second rule repeats.
fn shared(sums: &[Sum], count_of: &[usize]) -> Vec<Sum> {
    let one = |sum: &Sum| {
        let mut flows: BTreeMap<usize, i32> = BTreeMap::new();
        for (cell, plus) in sum {
            *flows.entry(count_of[*cell]).or_default() += if *plus { 1 } else { -1 };
        }
        flows.retain(|_, flow| *flow != 0);
        let turn = flows.values().next().is_some_and(|flow| *flow < 0);
        let parts = flows.into_iter().flat_map(|(count, flow)| {
            std::iter::repeat_n((count, (flow > 0) != turn), flow.unsigned_abs() as usize)
        });
        parts.collect::<Sum>()
    };
    let sums: BTreeSet<Sum> = sums.iter().map(one).filter(|sum| !sum.is_empty()).collect();
    sums.into_iter().collect()
}

/// The named figures that must not be said while small numbers are hidden, by id.
pub fn small_figures(whole: &Whole, version: &Version, limit: u64) -> Vec<String> {
    figures(whole, version, limit, Numbers::Careful)
}

/// The named figures that tell of counted persons at all, by id.
pub fn hidden_figures(whole: &Whole, version: &Version) -> Vec<String> {
    figures(whole, version, 0, Numbers::Bare)
}

fn figures(whole: &Whole, version: &Version, limit: u64, numbers: Numbers) -> Vec<String> {
    let hidden = hidden(whole, version, limit, numbers);
    let gives_away = |(_, term): &(bool, Term)| match term {
        Term::Number(_) => false,
        Term::Cell { form, line, column } => {
            let place = rules::named(whole, version, (form.as_deref(), line, column.as_deref()));
            place.is_some_and(|place| hidden.contains(&place))
        }
        Term::Count { form, only } | Term::Sum { form, only, .. } => {
            let table = whole.table(version, form);
            table.is_some_and(|table| {
                let persons = super::lists_persons(&table.columns);
                let few = (1..limit).contains(&matching(table, only.as_ref()));
                persons && (few || !hidden.is_empty() || numbers == Numbers::Bare)
            })
        }
    };
    let figures = version.figures.iter();
    figures.filter(|one| one.of.terms.iter().any(gives_away)).map(|one| one.id.clone()).collect()
}

/// How many rows of a list a figure is made of.
fn matching(table: &Table, only: Option<&(String, String)>) -> u64 {
    let Some((column, choice)) = only else { return table.rows.len() as u64 };
    let Some(place) = table.column(column) else { return 0 };
    let choice = table.columns[place].choices.iter().position(|(id, _)| id == choice);
    let is_it = |value: &CellValue| matches!(value, CellValue::Choice(one) if Some(*one) == choice);
    table.rows.iter().filter(|row| is_it(&row.cells[place].value)).count() as u64
}
