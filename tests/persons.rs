//! Small counts: what is hidden cannot be computed back, by any means.
//!
//! Random tables with all their totals are suppressed; then an attacker who knows every figure that
//! is shown, every sum, and that no count is less than nothing tries to get one back: by exact
//! elimination over all sums, and on small tables by trying out every number. 10,000 tables, or as
//! many as `DANBIET_TABLES` asks for.

#[path = "persons/attacker.rs"]
mod attacker;
#[path = "common/random.rs"]
mod random;

use attacker::{Attack, Sums};
use danbiet::privacy::suppress::{Counts, Node, OUTSIDE, Worth};
use random::SplitMix64;

/// The first number that is not small.
const LIMIT: u64 = 5;

/// A source of numbers.
struct Dice(SplitMix64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0.next() % bound
    }

    /// A count as hamlets have them: mostly small, some large.
    fn count(&mut self) -> u64 {
        match self.below(4) {
            0 => 0,
            1 => self.below(5),
            2 => self.below(12),
            _ => self.below(90),
        }
    }
}

/// A net and the same sums as an attacker writes them: counts with their signs, which add to nothing.
#[derive(Default)]
struct Case {
    counts: Counts,
    values: Vec<u64>,
    sums: Sums,
}

impl Case {
    fn node(&mut self) -> Node {
        self.counts.node()
    }

    fn add(&mut self, value: u64, from: Node, to: Node) -> usize {
        self.values.push(value);
        self.counts.add(value, from, to, Worth::Usual)
    }

    fn sum(&mut self, parts: &[usize], total: usize) {
        let parts = parts.iter().map(|part| (*part, 1));
        self.sums.push(parts.chain([(total, -1)]).collect());
    }

    fn hidden(&self) -> Vec<bool> {
        self.counts.hidden(LIMIT)
    }
}

/// Rows and columns with both totals and the total of all.
fn cross_table(dice: &mut Dice, rows: usize, columns: usize) -> Case {
    let mut case = Case::default();
    let row_nodes: Vec<Node> = (0..rows).map(|_| case.node()).collect();
    let column_nodes: Vec<Node> = (0..columns).map(|_| case.node()).collect();
    let (all_rows, all_columns) = (case.node(), case.node());
    let mut cells = vec![vec![0; columns]; rows];
    let mut of_rows = vec![0; rows];
    let mut of_columns = vec![0; columns];
    for (row, from) in row_nodes.iter().enumerate() {
        for (column, to) in column_nodes.iter().enumerate() {
            let value = dice.count();
            cells[row][column] = case.add(value, *from, *to);
            of_rows[row] += value;
            of_columns[column] += value;
        }
    }
    let totals: Vec<usize> =
        (0..rows).map(|row| case.add(of_rows[row], all_rows, row_nodes[row])).collect();
    let below: Vec<usize> = (0..columns)
        .map(|column| case.add(of_columns[column], column_nodes[column], all_columns))
        .collect();
    let all = case.add(of_rows.iter().sum(), all_columns, all_rows);
    for row in 0..rows {
        case.sum(&cells[row], totals[row]);
    }
    for column in 0..columns {
        let parts: Vec<usize> = cells.iter().map(|row| row[column]).collect();
        case.sum(&parts, below[column]);
    }
    case.sum(&totals, all);
    case.sum(&below, all);
    case
}

/// Totals of totals: parts, what they add to, and the total of those, beside changes in a year.
fn tree(dice: &mut Dice, groups: usize, parts: usize) -> Case {
    let mut case = Case::default();
    let (top, year) = (case.node(), case.node());
    let mut totals = Vec::new();
    let mut sum = 0;
    for _ in 0..groups {
        let node = case.node();
        let values: Vec<u64> = (0..1 + dice.below(parts as u64)).map(|_| dice.count()).collect();
        let total = values.iter().sum();
        let below: Vec<usize> =
            values.iter().map(|value| case.add(*value, OUTSIDE, node)).collect();
        let place = case.add(total, node, top);
        case.sum(&below, place);
        totals.push(place);
        sum += total;
    }
    let all = case.add(sum, top, year);
    case.sum(&totals, all);
    // At the end of the year: those of its start, and the new, without those who left.
    let new = dice.count().min(sum);
    let left = dice.count();
    let before = case.add(sum + left - new, year, OUTSIDE);
    let (new, left) = (case.add(new, year, OUTSIDE), case.add(left, OUTSIDE, year));
    case.sums.push(vec![(before, 1), (new, 1), (left, -1), (all, -1)]);
    case
}

#[test]
fn nothing_hidden_can_be_computed_back() {
    let asked = std::env::var("DANBIET_TABLES").ok().and_then(|text| text.parse().ok());
    let rounds = asked.unwrap_or(10_000);
    let mut dice = Dice(SplitMix64(10));
    let (mut hidden_cells, mut shown_cells, mut tried) = (0, 0, 0);
    for round in 0..rounds {
        let (a, b) = (1 + dice.below(6) as usize, 1 + dice.below(6) as usize);
        let case =
            if round % 3 == 2 { tree(&mut dice, a, b) } else { cross_table(&mut dice, a, b) };
        let hidden = case.hidden();
        let small = case.values.iter().zip(&hidden).filter(|(value, _)| **value < LIMIT);
        assert!(
            small.into_iter().all(|(_, hidden)| *hidden),
            "round {round}: a small count is shown"
        );
        let attack = Attack::new(&case.values, &hidden, &case.sums);
        assert_eq!(attack.computed(), Vec::<usize>::new(), "round {round}: {:?}", case.values);
        if let Some(narrowed) = attack.narrowed(LIMIT) {
            assert_eq!(narrowed, Vec::<usize>::new(), "round {round}: {:?}", case.values);
            tried += 1;
        }
        hidden_cells += hidden.iter().filter(|one| **one).count();
        shown_cells += hidden.iter().filter(|one| !**one).count();
    }
    println!("{hidden_cells} hidden, {shown_cells} shown, {tried} tables tried out");
    // Most of what is made is small enough for an attacker that tries everything.
    assert!(tried * 4 > rounds, "{tried} of {rounds} tables tried out");
    assert!(shown_cells * 2 > hidden_cells, "{hidden_cells} hidden, {shown_cells} shown");
}

#[test]
fn the_attacker_finds_what_is_hidden_badly() {
    // Only the small ones hidden: the totals give most of them away.
    let (mut dice, mut found) = (Dice(SplitMix64(4)), 0);
    for _ in 0..200 {
        let case = cross_table(&mut dice, 4, 3);
        let naive: Vec<bool> = case.values.iter().map(|value| *value < LIMIT).collect();
        found += Attack::new(&case.values, &naive, &case.sums).computed().len();
    }
    assert!(found > 100, "{found}");
}

#[test]
fn sums_of_what_is_hidden_leave_room() {
    // Two hamlets of 1 and 2 beside one of 90, 93 in all: hiding the two would say that they are 3.
    let mut case = Case::default();
    let node = case.node();
    let parts: Vec<usize> = [1, 2, 90].iter().map(|one| case.add(*one, OUTSIDE, node)).collect();
    let total = case.add(93, node, OUTSIDE);
    case.sum(&parts, total);
    assert_eq!(case.hidden(), [true, true, true, false]);
    // With 3 and 2, neither can be told from 0 to 5.
    let mut case = Case::default();
    let node = case.node();
    for one in [3, 2, 90] {
        case.add(one, OUTSIDE, node);
    }
    case.add(95, node, OUTSIDE);
    assert_eq!(case.hidden(), [true, true, false, false]);
}

#[test]
fn a_figure_that_stands_elsewhere_protects_nothing() {
    let mut counts = Counts::default();
    let year = counts.node();
    counts.add(60, year, OUTSIDE, Worth::Known);
    counts.add(3, year, OUTSIDE, Worth::Usual);
    counts.add(12, OUTSIDE, year, Worth::Usual);
    counts.add(51, OUTSIDE, year, Worth::High);
    assert_eq!(counts.hidden(LIMIT), [false, true, true, false]);
}

#[test]
fn what_everyone_knows_ends_the_search() {
    // A hamlet of three households: no more than three of them are poor, hide what one will.
    let mut counts = Counts::default();
    let poor = counts.add(2, OUTSIDE, OUTSIDE, Worth::Usual);
    counts.at_most(poor, 3);
    assert_eq!(counts.hidden(LIMIT), [true]);
}

#[test]
fn the_same_counts_hide_the_same() {
    let answers = |seed| cross_table(&mut Dice(SplitMix64(seed)), 6, 5).hidden();
    assert_eq!(answers(7), answers(7));
    assert_ne!(answers(7), answers(8));
}
