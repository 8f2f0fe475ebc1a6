//! Whoever wants hidden counts back: exact elimination over the sums, and trying numbers out.
//!
//! Knows nothing of how the counts were chosen; shares no line with what it attacks.

use std::collections::BTreeSet;

/// Counts with their signs which add to nothing, one list a sum.
pub(crate) type Sums = Vec<Vec<(usize, i128)>>;

/// Free counts for which trying out every number is still quick.
const FREE: usize = 4;
/// How far from the truth numbers are tried.
const FAR: i128 = 4;

/// What is known after elimination: every sum solved for one hidden count.
pub(crate) struct Attack {
    /// The places of the hidden counts.
    unknown: Vec<usize>,
    truth: Vec<i128>,
    /// Coefficients of the hidden counts, and what they add to; pivots alone in their column.
    rows: Vec<Vec<i128>>,
    pivots: Vec<usize>,
}

impl Attack {
    /// Writes down all sums and solves them as far as they go.
    pub(crate) fn new(values: &[u64], hidden: &[bool], sums: &Sums) -> Attack {
        let unknown: Vec<usize> = (0..values.len()).filter(|place| hidden[*place]).collect();
        let truth = unknown.iter().map(|place| i128::from(values[*place])).collect();
        let width = unknown.len();
        let mut rows: Vec<Vec<i128>> = Vec::new();
        for sum in sums {
            let mut row = vec![0; width + 1];
            for (place, sign) in sum {
                match unknown.binary_search(place) {
                    Ok(column) => row[column] += sign,
                    Err(_) => row[width] -= sign * i128::from(values[*place]),
                }
            }
            rows.push(row);
        }
        let pivots = eliminate(&mut rows, width);
        Attack { unknown, truth, rows, pivots }
    }

    /// The counts that follow from the sums alone.
    pub(crate) fn computed(&self) -> Vec<usize> {
        let width = self.unknown.len();
        let alone = self.pivots.iter().enumerate().filter(|(row, pivot)| {
            (0..width).all(|column| column == **pivot || self.rows[*row][column] == 0)
        });
        alone.map(|(_, pivot)| self.unknown[*pivot]).collect()
    }

    /// The counts for which fewer than `limit` numbers are possible, none less than nothing; not
    /// tried where there is too much to try.
    pub(crate) fn narrowed(&self, limit: u64) -> Option<Vec<usize>> {
        let width = self.unknown.len();
        let free: Vec<usize> = (0..width).filter(|one| !self.pivots.contains(one)).collect();
        if free.len() > FREE {
            return None;
        }
        let mut possible = vec![BTreeSet::new(); width];
        let mut tried = vec![0; width];
        self.try_out(&free, &mut tried, &mut possible);
        let few = (0..width).filter(|one| (possible[*one].len() as u64) < limit);
        Some(few.map(|one| self.unknown[one]).collect())
    }

    fn try_out(&self, free: &[usize], tried: &mut [i128], possible: &mut [BTreeSet<i128>]) {
        let Some((first, rest)) = free.split_first() else {
            if self.follow(tried) {
                for (seen, value) in possible.iter_mut().zip(tried) {
                    seen.insert(*value);
                }
            }
            return;
        };
        let truth = self.truth[*first];
        for value in (truth - FAR).max(0)..=truth + FAR {
            tried[*first] = value;
            self.try_out(rest, tried, possible);
        }
    }

    /// Works out the other counts from the free ones; whether all are whole and not less than nothing.
    fn follow(&self, tried: &mut [i128]) -> bool {
        let width = self.unknown.len();
        self.rows.iter().zip(&self.pivots).all(|(row, pivot)| {
            let others = (0..width).filter(|column| column != pivot);
            let rest = row[width] - others.map(|column| row[column] * tried[column]).sum::<i128>();
            tried[*pivot] = rest / row[*pivot];
            rest % row[*pivot] == 0 && tried[*pivot] >= 0
        })
    }
}

/// Gauss and Jordan in whole numbers; the column each row is solved for.
fn eliminate(rows: &mut Vec<Vec<i128>>, width: usize) -> Vec<usize> {
    let mut pivots = Vec::new();
    for column in 0..width {
        let done = pivots.len();
        let Some(found) = (done..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(done, found);
        let pivot = rows[done].clone();
        for (place, row) in rows.iter_mut().enumerate() {
            let factor = row[column];
            if place != done && factor != 0 {
                let by = pivot[column];
                row.iter_mut()
                    .zip(&pivot)
                    .for_each(|(cell, other)| *cell = *cell * by - other * factor);
                let shared = row.iter().fold(0, |shared, cell| common(shared, cell.abs()));
                row.iter_mut().for_each(|cell| *cell /= shared.max(1));
            }
        }
        pivots.push(column);
    }
    rows.truncate(pivots.len());
    pivots
}

fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common(b, a % b) }
}
