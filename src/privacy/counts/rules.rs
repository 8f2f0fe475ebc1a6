//! What a kind says of the counted cells of a document: which are equal, which add up to others,
//! which are at most so much.

use super::{Net, Place, Sum, counts_nobody, number};
use crate::kind::expr::{EACH_ROW, Expr, Term};
use crate::kind::{ColumnType, Comparison, Form, Privacy, Rule, Version};
use crate::model::{CellValue, Table, Whole};
use crate::privacy::posting::lists_persons;
use crate::privacy::suppress::Worth;

/// A document and the counted cells of it, with what they count.
pub(super) struct Reader<'r> {
    pub(super) whole: &'r Whole,
    pub(super) version: &'r Version,
    pub(super) cells: &'r [Place],
    pub(super) numbers: &'r [u64],
}

/// What a term of a rule comes to.
enum Met {
    /// A counted cell.
    Counted(usize),
    /// A figure that everyone can see, in millionths.
    Known(i128),
    /// Nothing is written there.
    Blank,
    /// Something that the page does not show as it is: of a list of persons, computed, money.
    Other,
}

/// Where a rule within a form is tried: table, column and row that it may leave open.
#[derive(Clone, Copy)]
struct Home {
    table: usize,
    column: usize,
    row: Option<usize>,
}

const MILLIONTHS: i128 = 1_000_000;

impl Reader<'_> {
    fn cell(&self, place: Place) -> Option<usize> {
        self.cells.binary_search(&place).ok()
    }

    fn form(&self, table: &Table) -> &Form {
        &self.version.forms[table.form]
    }

    /// Lines that add up to the line above them.
    pub(super) fn children(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        for (place, table) in self.whole.tables.iter().enumerate() {
            if !self.form(table).rules.contains(&Rule::Children) {
                continue;
            }
            for column in (0..table.columns.len())
                .filter(|one| table.columns[*one].privacy == Privacy::Counted)
            {
                for parent in 0..table.rows.len() {
                    let below = added(table, parent);
                    let mut sum: Sum = below
                        .filter_map(|row| Some((self.cell((place, row, column))?, true)))
                        .collect();
                    if let Some(total) =
                        self.cell((place, parent, column)).filter(|_| !sum.is_empty())
                    {
                        sum.push((total, false));
                        sums.push(sum);
                    }
                }
            }
        }
        sums
    }

    /// What the rules say: cells that are equal, and sums of others.
    pub(super) fn rules(&self) -> (Vec<(usize, usize)>, Vec<Sum>) {
        let (mut equal, mut sums) = (Vec::new(), Vec::new());
        for (sides, home) in self.tried() {
            match self.sum_of(sides, home) {
                Some((sum, 0)) if matches!(sum[..], [(_, a), (_, b)] if a != b) => {
                    equal.push((sum[0].0, sum[1].0));
                }
                Some((sum, _)) if sum.len() > 1 => sums.push(sum),
                _ => {}
            }
        }
        (equal, sums)
    }

    /// Every rule about equal sides, with each place where it holds.
    fn tried(&self) -> Vec<(&Comparison, Option<Home>)> {
        let across = self.version.rules.iter().filter_map(|rule| Some((sides(rule)?, None)));
        let mut tried: Vec<_> = across.collect();
        for (place, table) in self.whole.tables.iter().enumerate() {
            for sides in self.form(table).rules.iter().filter_map(sides) {
                let open =
                    |is_open: fn(&Expr) -> bool| is_open(&sides.left) || is_open(&sides.right);
                let columns = if open(Expr::for_each_column) { table.columns.len() } else { 1 };
                let rows = if open(Expr::for_each_row) { self.lowest(place) } else { vec![None] };
                for row in rows {
                    let home = |column| Some(Home { table: place, column, row });
                    tried.extend((0..columns).map(|column| (sides, home(column))));
                }
            }
        }
        tried
    }

    /// The rows that a rule for each row is tried in: what holds in the parts of a row holds in their
    /// sum, if every count of the row has all its parts.
    fn lowest(&self, place: usize) -> Vec<Option<usize>> {
        let table = &self.whole.tables[place];
        let adds_up = self.form(table).rules.contains(&Rule::Children);
        let stands = |row, column| self.cell((place, row, column)).is_some();
        let has_parts = |row: usize, column| {
            !stands(row, column) || added(table, row).all(|part| stands(part, column))
        };
        let is_sum = |row: &usize| {
            let any = added(table, *row).next().is_some();
            adds_up && any && (0..table.columns.len()).all(|column| has_parts(*row, column))
        };
        (0..table.rows.len()).filter(|row| !is_sum(row)).map(Some).collect()
    }

    /// A rule as one sum of counted cells, and what is known beside them; none where it is about
    /// something that is not shown. Where nothing is written nothing adds up: the rule then says
    /// something only if it holds without.
    fn sum_of(&self, sides: &Comparison, home: Option<Home>) -> Option<(Sum, i128)> {
        let (mut sum, mut known, mut total, mut has_blank) = (Sum::new(), 0, 0, false);
        for (side, turn) in [(&sides.left, false), (&sides.right, true)] {
            for (plus, term) in &side.terms {
                let plus = *plus != turn;
                let sign = if plus { 1 } else { -1 };
                match self.met(term, home) {
                    Met::Counted(cell) => {
                        total += sign * i128::from(self.numbers[cell]) * MILLIONTHS;
                        sum.push((cell, plus));
                    }
                    Met::Known(figure) => known += sign * figure,
                    Met::Blank => has_blank = true,
                    Met::Other => return None,
                }
            }
        }
        (!has_blank || total + known == 0).then_some((sum, known))
    }

    fn met(&self, term: &Term, home: Option<Home>) -> Met {
        let (form, line, named) = match term {
            Term::Number(number) => return Met::Known(i128::from(*number) * MILLIONTHS),
            Term::Count { .. } | Term::Sum { .. } => return Met::Other,
            Term::Cell { form, line, column } => (form, line, column),
        };
        let place = match form {
            Some(form) => place_of(self.whole, self.version, form),
            None => home.map(|home| home.table),
        };
        let Some(place) = place else { return Met::Blank };
        let table = &self.whole.tables[place];
        let column = match named {
            Some(id) => table.column(id),
            None => home.map(|home| home.column),
        };
        let row = match line == EACH_ROW {
            true => home.and_then(|home| home.row),
            false => table.row(line),
        };
        let Some(column) = column else { return Met::Other };
        let Some(row) = row else { return Met::Blank };
        if let Some(cell) = self.cell((place, row, column)) {
            return Met::Counted(cell);
        }
        let heading = &table.columns[column];
        let is_open = heading.privacy == Privacy::Public && !lists_persons(&table.columns);
        match &table.rows[row].cells[column].value {
            CellValue::Blank | CellValue::NotApplicable if heading.ratio.is_none() => Met::Blank,
            CellValue::Dash | CellValue::NoneOccurred => Met::Known(0),
            value if is_open && heading.holds != ColumnType::Money => {
                value.quantity().map_or(Met::Other, Met::Known)
            }
            _ => Met::Other,
        }
    }

    /// Which counts are rather not hidden: totals, and the figures that other pages use.
    pub(super) fn weigh(&self, net: &mut Net) {
        for (cell, (table, row, _)) in self.cells.iter().enumerate() {
            let one = &self.whole.tables[*table];
            let line = one.rows[*row].line.map(|line| &self.form(one).lines[line]);
            let has_parts = one.rows.iter().any(|other| other.parent == Some(*row));
            let worth = &mut net.worth[net.count_of[cell]];
            let own = match line {
                _ if counts_nobody(self.whole, self.cells[cell]) => Worth::Open,
                Some(line) if line.elsewhere => Worth::Known,
                _ if has_parts => Worth::Highest,
                _ => Worth::Usual,
            };
            *worth = own.max(*worth);
        }
        let terms = self.version.figures.iter().flat_map(|figure| &figure.of.terms);
        for (_, term) in terms {
            let Term::Cell { form, line, column } = term else { continue };
            let asked = (form.as_deref(), line.as_str(), column.as_deref());
            let place = named(self.whole, self.version, asked);
            let cell = place.and_then(|place| self.cell(place));
            if let Some(worth) = cell.map(|cell| &mut net.worth[net.count_of[cell]])
                && *worth == Worth::Usual
            {
                *worth = Worth::High;
            }
        }
    }

    /// What everyone knows to be more: the households of a hamlet, of which some are poor.
    pub(super) fn bound(&self, net: &mut Net) {
        for (place, table) in self.whole.tables.iter().enumerate() {
            for rule in &self.form(table).rules {
                let Rule::AtMost(Comparison { left, right, .. }) = rule else { continue };
                let (
                    [(true, Term::Cell { column: Some(part), .. })],
                    [(true, Term::Cell { column: Some(most), .. })],
                ) = (&left.terms[..], &right.terms[..])
                else {
                    continue;
                };
                let (Some(part), Some(most)) = (table.column(part), table.column(most)) else {
                    continue;
                };
                for row in 0..table.rows.len() {
                    let cell = self.cell((place, row, part));
                    let most = number(self.whole, (place, row, most));
                    if let (Some(cell), Some(most)) = (cell, most) {
                        let known = &mut net.most[net.count_of[cell]];
                        *known = Some(known.map_or(most, |known| known.min(most)));
                    }
                }
            }
        }
    }
}

/// The rows that are added up into a row.
fn added(table: &Table, parent: usize) -> impl Iterator<Item = usize> + '_ {
    let is_below =
        move |row: &usize| table.rows[*row].parent == Some(parent) && !table.rows[*row].of_which;
    (0..table.rows.len()).filter(is_below)
}

fn sides(rule: &Rule) -> Option<&Comparison> {
    match rule {
        Rule::Equal(sides) => Some(sides),
        _ => None,
    }
}

fn place_of(whole: &Whole, version: &Version, form: &str) -> Option<usize> {
    whole.tables.iter().position(|table| version.forms[table.form].id == form)
}

/// The cell that a term across forms names: form, line and column.
pub(super) fn named(
    whole: &Whole,
    version: &Version,
    (form, line, column): (Option<&str>, &str, Option<&str>),
) -> Option<Place> {
    let place = place_of(whole, version, form?)?;
    let table = &whole.tables[place];
    Some((place, table.row(line)?, table.column(column?)?))
}
