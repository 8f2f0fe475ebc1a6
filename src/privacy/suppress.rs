//! Small counts: which figures must be hidden so that none of them can be computed back.
//!
//! Whoever reads a table knows every figure that is shown, every sum it is part of, and that no
//! count is less than nothing. Hiding the small ones alone does not help: what a total leaves over
//! gives them away. So others are hidden with them, until each hidden figure may be at least
//! `limit` different numbers for all that is known.
//!
//! Sums are seen as a net: a count flows out of one sum into another (a hamlet into its total, a
//! cell of a cross table out of its row into its column), and what flows in flows out. How far a
//! hidden figure can move is then a flow through the other hidden ones, found in whole numbers and
//! exactly. Which to hide besides is the cheapest way round. Everything is visited in order: the
//! same counts give the same answer. The rule is the minimum frequency rule with complementary
//! suppression and interval protection of the ESSnet Handbook on Statistical Disclosure Control.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A sum that counts flow into and out of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Node(usize);

/// What stands outside all sums: parts flow in from there, the last totals flow out to it.
pub const OUTSIDE: Node = Node(0);

/// How readily a figure is hidden for the sake of another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Worth {
    /// As any other.
    #[default]
    Usual,
    /// Rather than a total, but after all others: a figure that other pages name.
    High,
    /// Only where nothing else helps: a total.
    Highest,
    /// Never for the sake of another: it stands elsewhere too, and hiding it here would hide nothing.
    Known,
    /// Never, small as it is: it says that there is nobody.
    Open,
}

/// A figure of the net.
#[derive(Clone, Copy, Debug)]
struct Count {
    value: u64,
    from: usize,
    to: usize,
    most: u64,
    worth: Worth,
}

/// Counts and the sums between them.
#[derive(Clone, Debug)]
pub struct Counts {
    counts: Vec<Count>,
    nodes: usize,
}

/// Larger than any count; sums of a few still fit.
const MOST: u64 = 1 << 60;

impl Default for Counts {
    fn default() -> Counts {
        Counts { counts: Vec::new(), nodes: 1 }
    }
}

impl Counts {
    /// A new sum.
    pub fn node(&mut self) -> Node {
        self.nodes += 1;
        Node(self.nodes - 1)
    }

    /// A count that flows out of one sum into another; its place among the counts.
    pub fn add(&mut self, value: u64, from: Node, to: Node, worth: Worth) -> usize {
        let value = value.min(MOST);
        self.counts.push(Count { value, from: from.0, to: to.0, most: MOST, worth });
        self.counts.len() - 1
    }

    /// Everyone knows that a count is at most so much.
    pub fn at_most(&mut self, count: usize, most: u64) {
        let count = &mut self.counts[count];
        count.most = count.most.min(most.max(count.value));
    }

    /// Which counts must be hidden, `limit` being the first number that is not small.
    pub fn hidden(&self, limit: u64) -> Vec<bool> {
        let mut touching = vec![Vec::new(); self.nodes];
        for (place, count) in self.counts.iter().enumerate().filter(|(_, one)| one.from != one.to) {
            touching[count.from].push(place);
            touching[count.to].push(place);
        }
        let small = |count: &Count| count.value < limit && count.worth != Worth::Open;
        let hidden: Vec<bool> = self.counts.iter().map(small).collect();
        let values = self.counts.iter().map(|count| count.value).collect();
        Search { counts: &self.counts, touching, hidden, values }.protect(limit.saturating_sub(1))
    }
}

/// The search for what to hide.
struct Search<'c> {
    counts: &'c [Count],
    /// The counts that flow into or out of each sum.
    touching: Vec<Vec<usize>>,
    hidden: Vec<bool>,
    values: Vec<u64>,
}

/// A count to move, and whether up.
type Step = (usize, bool);

impl Search<'_> {
    /// Hides until every hidden count may be `room` and one numbers.
    fn protect(mut self, room: u64) -> Vec<bool> {
        let all = 0..self.counts.len();
        let mut open: VecDeque<usize> = all.filter(|place| self.hidden[*place]).collect();
        // What is hidden more only gives the others more room, so each is looked at until it is
        // protected, and never again.
        while let Some(place) = open.pop_front() {
            while !self.is_protected(place, room) {
                let way = self.way_round(place, room);
                let new = if way.is_empty() { self.around(place) } else { way };
                if new.is_empty() {
                    // All that hangs together is hidden; what is left is known from elsewhere.
                    break;
                }
                for place in new {
                    self.hidden[place] = true;
                    open.push_back(place);
                }
            }
        }
        self.hidden
    }

    fn is_protected(&self, place: usize, room: u64) -> bool {
        let count = &self.counts[place];
        let wanted = room.min(count.most);
        let down = self.moves(place, false, wanted.min(count.value));
        let left = (wanted - down).min(count.most - count.value);
        down + self.moves(place, true, left) >= wanted
    }

    /// How far a count can move up or down, at most so far, when only hidden ones move.
    fn moves(&self, place: usize, up: bool, wanted: u64) -> u64 {
        let count = &self.counts[place];
        if count.from == count.to || wanted == 0 {
            return wanted;
        }
        let ends = if up { (count.to, count.from) } else { (count.from, count.to) };
        let (mut values, mut moved) = (self.values.clone(), 0);
        while moved < wanted {
            let Some(way) = self.shortest(place, ends, &values) else { break };
            let slack = way.iter().map(|step| self.slack(*step, &values)).min().unwrap_or(0);
            let far = slack.min(wanted - moved);
            for (place, up) in way {
                values[place] = if up { values[place] + far } else { values[place] - far };
            }
            moved += far;
        }
        moved
    }

    /// How far a count may still go up or down.
    fn slack(&self, (place, up): Step, values: &[u64]) -> u64 {
        if up { self.counts[place].most - values[place] } else { values[place] }
    }

    /// The way of fewest steps between two sums, over hidden counts other than one.
    fn shortest(
        &self,
        but: usize,
        (start, end): (usize, usize),
        values: &[u64],
    ) -> Option<Vec<Step>> {
        let mut came: Vec<Option<Step>> = vec![None; self.touching.len()];
        let mut queue = VecDeque::from([start]);
        while let Some(at) = queue.pop_front() {
            if at == end {
                return Some(self.back(&came, start, end));
            }
            for (step, next) in self.steps(at) {
                let is_open = step.0 != but && self.hidden[step.0] && self.slack(step, values) > 0;
                if is_open && next != start && came[next].is_none() {
                    came[next] = Some(step);
                    queue.push_back(next);
                }
            }
        }
        None
    }

    /// What leads on from a sum: with the flow a count goes up, against it down.
    fn steps(&self, at: usize) -> impl Iterator<Item = (Step, usize)> + '_ {
        self.touching[at].iter().map(move |place| {
            let count = &self.counts[*place];
            let up = count.from == at;
            ((*place, up), if up { count.to } else { count.from })
        })
    }

    fn back(&self, came: &[Option<Step>], start: usize, end: usize) -> Vec<Step> {
        let (mut way, mut at) = (Vec::new(), end);
        while let Some((place, up)) = came[at].filter(|_| at != start) {
            way.push((place, up));
            let count = &self.counts[place];
            at = if up { count.from } else { count.to };
        }
        way
    }

    /// The cheapest counts to hide so that one can move as far as may be; empty where none helps.
    fn way_round(&self, place: usize, room: u64) -> Vec<usize> {
        let count = &self.counts[place];
        let (up, down) = ((count.to, count.from), (count.from, count.to));
        let ways = (1..=room).rev().find_map(|far| {
            let up = (count.most - count.value >= far).then(|| self.cheapest(place, up, far));
            let down = (count.value >= far).then(|| self.cheapest(place, down, far));
            let ways = [up.flatten(), down.flatten()].into_iter().flatten();
            ways.filter(|(cost, _)| *cost > 0).min()
        });
        let way = ways.map(|(_, way)| way).unwrap_or_default();
        way.into_iter().filter(|place| !self.hidden[*place]).collect()
    }

    /// The cheapest way between two sums on which everything can move so far, and its cost.
    fn cheapest(
        &self,
        but: usize,
        (start, end): (usize, usize),
        far: u64,
    ) -> Option<(u64, Vec<usize>)> {
        let mut best: Vec<u64> = vec![u64::MAX; self.touching.len()];
        let mut came: Vec<Option<Step>> = vec![None; self.touching.len()];
        let mut queue = BinaryHeap::from([Reverse((0, start))]);
        best[start] = 0;
        while let Some(Reverse((cost, at))) = queue.pop() {
            if at == end {
                let way = self.back(&came, start, end);
                return Some((cost, way.into_iter().map(|(place, _)| place).collect()));
            }
            if cost > best[at] {
                continue;
            }
            for (step, next) in self.steps(at) {
                let Some(price) = self.price(step.0) else { continue };
                let is_open = step.0 != but && self.slack(step, &self.values) >= far;
                if is_open && cost + price < best[next] {
                    best[next] = cost + price;
                    came[next] = Some(step);
                    queue.push(Reverse((cost + price, next)));
                }
            }
        }
        None
    }

    /// What it costs to hide a count: as few as may be, small ones first; none for what must stay.
    fn price(&self, place: usize) -> Option<u64> {
        const ONE: u64 = 1 << 24;
        let count = &self.counts[place];
        match (self.hidden[place], count.worth) {
            (true, _) => Some(0),
            (false, Worth::Usual) => Some(ONE + count.value.min(ONE)),
            (false, Worth::High) => Some((ONE + count.value.min(ONE)) << 12),
            (false, Worth::Highest) => Some((ONE + count.value.min(ONE)) << 24),
            (false, Worth::Known | Worth::Open) => None,
        }
    }

    /// All that hangs together with a count by sums and is still shown.
    fn around(&self, place: usize) -> Vec<usize> {
        let count = &self.counts[place];
        let mut reached = vec![false; self.touching.len()];
        let mut open: Vec<usize> = vec![count.from, count.to];
        let mut found = Vec::new();
        while let Some(at) = open.pop() {
            if at == OUTSIDE.0 || std::mem::replace(&mut reached[at], true) {
                continue;
            }
            open.extend(self.steps(at).map(|(_, next)| next));
            found.extend(self.touching[at].iter().filter(|place| self.price(**place) > Some(0)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
