//! Which figures are wrong, when several comparisons fail: the fewest that explain them all.
//!
//! A wrong figure makes every comparison fail in which it stands; told one by one they would be one
//! fault and its echoes. So the comparisons are taken as a net of equations over cells, and the
//! smallest set of changed cells is looked for that makes all of them hold and breaks none that
//! held. A cell that is in every such set is the wrong one; where several would do, the comparison
//! itself is told, since nothing says which of its figures is wrong. As many faults are told as
//! the smallest set has cells: an independent error is never taken for an echo.

use std::collections::{BTreeMap, BTreeSet};

use super::ratio::Ratio;
use super::{Check, Place, Verdict};

/// Wrong figures that are looked for together; beyond that comparisons are told one by one.
const TOGETHER: usize = 3;
/// Sets that are tried for one group of comparisons.
const TRIES: usize = 40_000;
/// Comparisons that are looked at for one document: some tenths of a second. A table made to keep the
/// search busy would need days; what is left then is told comparison by comparison.
const WORK: usize = 3_000_000;

/// A figure that is wrong by itself.
pub(super) struct Wrong {
    /// Where it stands.
    pub place: Place,
    /// What it takes to put it right.
    pub by: i128,
    /// The comparisons that fail for it.
    pub checks: Vec<usize>,
}

/// What is to be told.
#[derive(Default)]
pub(super) struct Faults {
    /// Figures that are wrong by themselves.
    pub figures: Vec<Wrong>,
    /// Comparisons of which one figure is wrong, nobody knows which.
    pub checks: Vec<usize>,
    /// Comparisons that only rounding explains.
    pub rounded: Vec<usize>,
    /// What would be put right, as far as it is known.
    pub mended: BTreeMap<Place, i128>,
    /// Too much was amiss: some comparisons are told as they are, without looking for what is
    /// behind them.
    pub stopped: bool,
}

/// The faults behind comparisons of which some do not hold.
pub(super) fn faults(checks: &[Check], ratios: &[Ratio]) -> Faults {
    let net = Net::of(checks);
    let mut state = State::of(checks);
    let mut faults = Faults::default();
    let failing: Vec<usize> =
        (0..checks.len()).filter(|at| !checks[*at].at_most && !net.holds(*at, &state)).collect();
    for group in net.groups(&failing) {
        net.explain(&group, ratios, &mut state, &mut faults);
    }
    net.tell_rest(&mut state, &mut faults);
    faults.stopped = state.left == 0;
    faults
}

/// Comparisons as equations over cells.
struct Net<'c> {
    checks: &'c [Check],
    cells: Vec<Place>,
    written: Vec<i128>,
    /// The cells of each comparison, and whether they add to its left side.
    of_check: Vec<Vec<(usize, bool)>>,
    /// The comparisons of each cell.
    of_cell: Vec<Vec<(usize, bool)>>,
}

/// How far apart the sides are with some figures changed.
struct State {
    apart: Vec<i128>,
    changed: Vec<(usize, i128)>,
    /// Comparisons that may still be looked at.
    left: usize,
}

type Changes = Vec<(usize, i128)>;

impl State {
    fn of(checks: &[Check]) -> State {
        let apart = checks.iter().map(|check| check.written - check.expected).collect();
        State { apart, changed: Vec::new(), left: WORK }
    }

    /// Takes so many looks; false when there are none left.
    fn spend(&mut self, looks: usize) -> bool {
        self.left = self.left.saturating_sub(looks);
        self.left > 0
    }
}

impl<'c> Net<'c> {
    fn of(checks: &'c [Check]) -> Net<'c> {
        let mut net = Net {
            checks,
            cells: Vec::new(),
            written: Vec::new(),
            of_check: Vec::with_capacity(checks.len()),
            of_cell: Vec::new(),
        };
        let mut known: BTreeMap<Place, usize> = BTreeMap::new();
        for (at, check) in checks.iter().enumerate() {
            let left = check.left.iter().map(|part| (part, part.plus));
            let right = check.parts.iter().map(|part| (part, !part.plus));
            let of_lists = check.of_lists.iter().map(|part| (part, part.plus));
            let mut cells = Vec::with_capacity(check.left.len() + check.parts.len());
            for (part, plus) in left.chain(right).chain(of_lists) {
                let Some(place) = part.place else { continue };
                let cell = *known.entry(place).or_insert_with(|| {
                    net.cells.push(place);
                    net.written.push(part.quantity);
                    net.of_cell.push(Vec::new());
                    net.cells.len() - 1
                });
                cells.push((cell, plus));
                net.of_cell[cell].push((at, plus));
            }
            net.of_check.push(cells);
        }
        net
    }

    fn holds(&self, check: usize, state: &State) -> bool {
        let (apart, rule) = (state.apart[check], &self.checks[check]);
        apart.abs() <= rule.tolerance || (rule.at_most && apart < 0)
    }

    fn change(&self, state: &mut State, cell: usize, by: i128) {
        for (check, plus) in &self.of_cell[cell] {
            state.apart[*check] += if *plus { by } else { -by };
        }
        state.changed.push((cell, by));
    }

    fn undo(&self, state: &mut State) {
        if let Some((cell, by)) = state.changed.pop() {
            self.change(state, cell, -by);
            state.changed.pop();
        }
    }

    /// Failing comparisons that share cells, directly or through others that fail.
    fn groups(&self, failing: &[usize]) -> Vec<Vec<usize>> {
        let mut open: BTreeSet<usize> = failing.iter().copied().collect();
        let mut groups = Vec::new();
        while let Some(first) = open.pop_first() {
            let (mut group, mut next) = (vec![first], 0);
            while next < group.len() {
                for (cell, _) in &self.of_check[group[next]] {
                    let near = self.of_cell[*cell].iter().map(|(check, _)| *check);
                    group.extend(near.filter(|check| open.remove(check)));
                }
                next += 1;
            }
            group.sort_unstable();
            groups.push(group);
        }
        groups
    }

    /// Tells a group of failing comparisons and puts right what explains them.
    fn explain(&self, group: &[usize], ratios: &[Ratio], state: &mut State, faults: &mut Faults) {
        let mut found: Vec<Changes> = Vec::new();
        let mut tries = TRIES;
        for together in 1..=TOGETHER {
            self.search(state, group, together, &mut tries, &mut found);
            if !found.is_empty() {
                break;
            }
        }
        let scores: Vec<i64> = found.iter().map(|set| self.score(set, ratios, state)).collect();
        // Of a search that was broken off nobody knows what else it would have found.
        if found.is_empty() || state.left == 0 {
            self.one_by_one(group, state, faults);
            return;
        }
        let best = scores.iter().copied().max().unwrap_or_default();
        let mut scores = scores.into_iter();
        found.retain(|_| scores.next() == Some(best));
        // What is told when any would do: rather a sum than one of its parts.
        let is_sum = |cell: usize| {
            let place = Some(self.cells[cell]);
            group.iter().position(|check| self.checks[*check].place() == place)
        };
        let rank = |set: &Changes| -> usize {
            set.iter().map(|(cell, _)| is_sum(*cell).unwrap_or(group.len())).sum()
        };
        found.sort_by_key(rank);
        let Some((first, others)) = found.split_first() else { return };
        let (sure, open): (Changes, Changes) =
            first.iter().partition(|change| others.iter().all(|set| set.contains(change)));
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (cell, by) in sure {
            let failing = self.of_cell[cell].iter().map(|(check, _)| *check);
            let checks: Vec<usize> = failing.filter(|check| group.contains(check)).collect();
            told.extend(checks.iter().copied());
            faults.figures.push(Wrong { place: self.cells[cell], by, checks });
        }
        self.tell(open, group, &mut told, faults);
        for (cell, by) in first {
            self.change(state, *cell, *by);
            faults.mended.insert(self.cells[*cell], *by);
        }
        state.changed.clear();
    }

    /// A comparison for each change of which nobody knows whether it is the right one.
    fn tell(
        &self,
        mut open: Changes,
        group: &[usize],
        told: &mut BTreeSet<usize>,
        faults: &mut Faults,
    ) {
        let of = |cell: usize| {
            let checks = self.of_cell[cell].iter().map(|(check, _)| *check);
            checks.filter(|check| group.contains(check))
        };
        open.sort_by_key(|(cell, _)| of(*cell).count());
        for (cell, _) in open {
            let place = self.cells[cell];
            let stands_left = |check: &usize| self.checks[*check].place() == Some(place);
            let left = of(cell).filter(|check| !told.contains(check)).find(stands_left);
            let any = left.or_else(|| of(cell).find(|check| !told.contains(check)));
            let rest = || group.iter().copied().find(|check| !told.contains(check));
            if let Some(check) = any.or_else(rest) {
                told.insert(check);
                faults.checks.push(check);
            }
        }
    }

    /// All sets of so many changes after which nothing fails.
    fn search(
        &self,
        state: &mut State,
        failing: &[usize],
        left: usize,
        tries: &mut usize,
        found: &mut Vec<Changes>,
    ) {
        if !state.spend(failing.len() + found.len()) {
            return;
        }
        let fewest = failing.iter().min_by_key(|check| self.of_check[**check].len());
        let Some(check) = fewest else {
            let mut set = state.changed.clone();
            set.sort_unstable();
            if !found.contains(&set) {
                found.push(set);
            }
            return;
        };
        let most = self.of_check[*check].len();
        if left == 0 || *tries < most {
            return;
        }
        for (cell, plus) in &self.of_check[*check] {
            if state.changed.iter().any(|(other, _)| other == cell) {
                continue;
            }
            *tries = tries.saturating_sub(1);
            if !state.spend(2 * self.of_cell[*cell].len()) {
                return;
            }
            let by = if *plus { -state.apart[*check] } else { state.apart[*check] };
            let limits = self.of_cell[*cell].iter().map(|(check, _)| *check);
            let held: Vec<usize> = limits
                .filter(|check| self.checks[*check].at_most && self.holds(*check, state))
                .collect();
            self.change(state, *cell, by);
            if held.iter().all(|check| self.holds(*check, state)) {
                let broken = self.of_cell[*cell].iter().map(|(check, _)| *check);
                let all: BTreeSet<usize> = failing.iter().copied().chain(broken).collect();
                let fails =
                    |check: &usize| !self.checks[*check].at_most && !self.holds(*check, state);
                let next: Vec<usize> = all.into_iter().filter(fails).collect();
                self.search(state, &next, left - 1, tries, found);
            }
            self.undo(state);
        }
    }

    /// How much more than it must a set explains: limits and ratios that hold with it, sums that
    /// are exact with it; less what is worse, and what becomes negative.
    fn score(&self, set: &Changes, ratios: &[Ratio], state: &mut State) -> i64 {
        let near: usize = set.iter().map(|(cell, _)| self.of_cell[*cell].len()).sum();
        if !state.spend(2 * near + ratios.len()) {
            return 0;
        }
        let touched: BTreeSet<usize> = set
            .iter()
            .flat_map(|(cell, _)| self.of_cell[*cell].iter().map(|(at, _)| *at))
            .collect();
        let fine = |state: &State| {
            let good = |at: &&usize| match self.checks[**at].at_most {
                true => self.holds(**at, state),
                false => state.apart[**at] == 0,
            };
            touched.iter().filter(good).count() as i64
        };
        let before = fine(state);
        let mut mended = BTreeMap::new();
        for (cell, by) in set {
            self.change(state, *cell, *by);
            mended.insert(self.cells[*cell], *by);
        }
        let after = fine(state);
        set.iter().for_each(|_| self.undo(state));
        let near = ratios.iter().filter(|ratio| ratio.stands_on(&mended));
        let of_ratios: i64 = near
            .map(|ratio| i64::from(ratio.holds(&mended)) - i64::from(ratio.holds(&BTreeMap::new())))
            .sum();
        let becomes_negative =
            |(cell, by): &&(usize, i128)| self.written[*cell] >= 0 && self.written[*cell] + by < 0;
        after - before + of_ratios - set.iter().filter(becomes_negative).count() as i64
    }

    /// Where too much is amiss: what one figure explains of several comparisons, then the rest.
    fn one_by_one(&self, group: &[usize], state: &mut State, faults: &mut Faults) {
        let mut open: Vec<usize> = group.to_vec();
        while let Some((cell, by, checks)) = self.of_several(&open, state, &Self::holds) {
            open.retain(|check| checks.binary_search(check).is_err());
            self.change(state, cell, by);
            state.changed.clear();
            faults.mended.insert(self.cells[cell], by);
            faults.figures.push(Wrong { place: self.cells[cell], by, checks });
        }
        faults.checks.extend(open);
    }

    /// The change of one cell that mends most of these comparisons, two at least, and breaks none.
    /// `open` rises, and so do the comparisons that are given.
    fn of_several(
        &self,
        open: &[usize],
        state: &mut State,
        holds: &dyn Fn(&Self, usize, &State) -> bool,
    ) -> Option<(usize, i128, Vec<usize>)> {
        let is_open = |check: &usize| open.binary_search(check).is_ok();
        let mut best: Option<(usize, i128, Vec<usize>)> = None;
        for check in open {
            for (cell, plus) in &self.of_check[*check] {
                if !state.spend(2 * self.of_cell[*cell].len()) {
                    return None;
                }
                let near: Vec<usize> = self.of_cell[*cell].iter().map(|(at, _)| *at).collect();
                let before: Vec<bool> = near.iter().map(|at| holds(self, *at, state)).collect();
                let by = if *plus { -state.apart[*check] } else { state.apart[*check] };
                self.change(state, *cell, by);
                let after: Vec<bool> = near.iter().map(|at| holds(self, *at, state)).collect();
                self.undo(state);
                if before.iter().zip(&after).any(|(before, after)| *before && !after) {
                    continue;
                }
                let mended = near.iter().zip(&after).filter(|(at, after)| **after && is_open(at));
                let mended: Vec<usize> = mended.map(|(at, _)| *at).collect();
                let most = best.as_ref().map_or(1, |(_, _, checks)| checks.len());
                if mended.len() > most {
                    best = Some((*cell, by, mended));
                }
            }
        }
        best
    }

    /// Limits that are exceeded, and sums that only rounding explains, as far as nothing told before
    /// accounts for them; one figure may be behind several.
    fn tell_rest(&self, state: &mut State, faults: &mut Faults) {
        let open = |at: &usize| match self.checks[*at].at_most {
            true => !self.holds(*at, state),
            false => self.checks[*at].verdict() == Verdict::Rounding && state.apart[*at] != 0,
        };
        let mut open: Vec<usize> = (0..self.checks.len()).filter(open).collect();
        let exact = |net: &Self, check: usize, state: &State| match net.checks[check].at_most {
            true => net.holds(check, state),
            false => state.apart[check] == 0,
        };
        while let Some((cell, by, checks)) = self.of_several(&open, state, &exact) {
            open.retain(|check| checks.binary_search(check).is_err());
            self.change(state, cell, by);
            let place = self.cells[cell];
            if checks.iter().any(|check| self.checks[*check].at_most) {
                faults.mended.insert(place, by);
                faults.figures.push(Wrong { place, by, checks });
                continue;
            }
            let stands_left = |check: &&usize| self.checks[**check].place() == Some(place);
            faults.rounded.extend(checks.iter().find(stands_left).or(checks.first()));
        }
        for check in open {
            match self.checks[check].at_most {
                true => faults.checks.push(check),
                false => faults.rounded.push(check),
            }
        }
        faults.checks.sort_unstable();
        faults.rounded.sort_unstable();
    }
}
