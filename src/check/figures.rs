//! Figures of a document by expression, and how a figure is written in a message.

use super::{Part, Place};
use crate::kind::expr::{EACH_ROW, Expr, Term};
use crate::kind::{ColumnType, Version};
use crate::model::{CellValue, Table, Whole};
use crate::value::dong::{Dong, exact};
use crate::value::{MoneyUnit, Number};

/// An exact figure: đồng, or millionths of a count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Amount {
    /// Đồng for money, millionths for other figures.
    pub quantity: i128,
    /// The parts it was made of.
    pub parts: Vec<Part>,
    /// The cells behind sums of lists.
    pub of_lists: Vec<Part>,
    /// The unit of money of the last table read; none for counts.
    pub money: Option<MoneyUnit>,
}

/// Where a rule within one form is being tried: what it leaves open is filled from here.
#[derive(Clone, Copy)]
pub struct Home {
    /// Place of the table in the document.
    pub table: usize,
    /// The column, for terms without one.
    pub column: usize,
    /// The row, for rules that hold in every row.
    pub row: Option<usize>,
}

const MILLIONTHS: i128 = 1_000_000;

/// The value of an expression; none when a cell it needs states no figure.
///
/// Within one form `home` names the table, column and row that a rule leaves open.
pub fn amount_of(
    expr: &Expr,
    disclosure: &Whole,
    version: &Version,
    home: Option<Home>,
) -> Option<Amount> {
    let parts = Vec::with_capacity(expr.terms.len());
    let mut amount = Amount { quantity: 0, parts, of_lists: Vec::new(), money: None };
    let mut numbers = Vec::new();
    for (plus, term) in &expr.terms {
        let mut at = None;
        let quantity = match term {
            Term::Number(number) => {
                numbers.push(amount.parts.len());
                i128::from(*number) * MILLIONTHS
            }
            Term::Count { form, only } => {
                let table = disclosure.table(version, form)?;
                matching(table, only.as_ref())?.count() as i128 * MILLIONTHS
            }
            Term::Sum { form, column, only } => {
                let table = disclosure.table(version, form)?;
                let column = table.column(column)?;
                amount.money = money_of(table, column);
                let place = place_of(disclosure, table)?;
                let cells = matching(table, only.as_ref())?.filter_map(|row| {
                    let quantity = table.rows[row].cells[column].value.quantity()?;
                    let place = Some(Place { table: place, row, column });
                    Some(Part { plus: *plus, quantity, place })
                });
                let before = amount.of_lists.len();
                amount.of_lists.extend(cells);
                amount.of_lists[before..].iter().map(|part| part.quantity).sum()
            }
            Term::Cell { form, line, column } => {
                let (table, place) = cell(disclosure, version, home, form, line, column)?;
                amount.money = money_of(table, place.1);
                let (quantity, written) = stated(table, place)?;
                let home = place_of(disclosure, table).filter(|_| written);
                at = home.map(|table| Place { table, row: place.0, column: place.1 });
                quantity
            }
        };
        amount.parts.push(Part { plus: *plus, quantity, place: at });
    }
    if amount.money.is_some() {
        // Beside money a number is so many đồng.
        numbers.iter().for_each(|place| amount.parts[*place].quantity /= MILLIONTHS);
    }
    let signed = |part: &Part| if part.plus { part.quantity } else { -part.quantity };
    amount.quantity = amount.parts.iter().map(signed).sum();
    Some(amount)
}

impl Amount {
    /// The amount as đồng, where it is compared with money and made of numbers alone.
    pub(super) fn beside(mut self, other: Option<MoneyUnit>) -> Amount {
        let of_cells = self.parts.iter().any(|part| part.place.is_some());
        if self.money.is_none() && other.is_some() && !of_cells {
            self.quantity /= MILLIONTHS;
            self.parts.iter_mut().for_each(|part| part.quantity /= MILLIONTHS);
        }
        self
    }
}

/// What a cell states, and whether it is written there. A dash and “không phát sinh” add nothing; a
/// blank states nothing, unless it is a ratio that follows from its neighbours.
pub(super) fn stated(table: &Table, (row, column): (usize, usize)) -> Option<(i128, bool)> {
    match &table.rows[row].cells[column].value {
        CellValue::Dash | CellValue::NoneOccurred => Some((0, true)),
        CellValue::Blank => {
            let ratio = table.ratio(row, column)?.rounded(2);
            Some((i128::from(ratio.millionths()), false))
        }
        value => value.quantity().map(|quantity| (quantity, true)),
    }
}

fn cell<'d>(
    disclosure: &'d Whole,
    version: &Version,
    home: Option<Home>,
    form: &Option<String>,
    line: &str,
    column: &Option<String>,
) -> Option<(&'d Table, (usize, usize))> {
    let table = match (form, home) {
        (Some(form), _) => disclosure.table(version, form)?,
        (None, Some(home)) => &disclosure.tables[home.table],
        (None, None) => return None,
    };
    let column = match (column, home) {
        (Some(column), _) => table.column(column)?,
        (None, Some(home)) => home.column,
        (None, None) => return None,
    };
    let row = if line == EACH_ROW { home?.row } else { table.row(line) };
    Some((table, (row?, column)))
}

fn place_of(disclosure: &Whole, table: &Table) -> Option<usize> {
    disclosure.tables.iter().position(|other| std::ptr::eq(other, table))
}

/// The rows of a list, all or those with a choice.
fn matching<'t>(
    table: &'t Table,
    only: Option<&(String, String)>,
) -> Option<impl Iterator<Item = usize> + 't> {
    let wanted = match only {
        None => None,
        Some((column, choice)) => {
            let place = table.column(column)?;
            let choices = &table.columns[place].choices;
            Some((place, choices.iter().position(|(id, _)| id == choice)?))
        }
    };
    let fits = move |row: &usize| {
        wanted.is_none_or(|(column, choice)| {
            table.rows[*row].cells[column].value == CellValue::Choice(choice)
        })
    };
    Some((0..table.rows.len()).filter(fits))
}

/// The unit of a money column; none for other columns.
pub(super) fn money_of(table: &Table, column: usize) -> Option<MoneyUnit> {
    (table.columns[column].holds == ColumnType::Money)
        .then(|| table.money.unwrap_or(MoneyUnit::Dong))
}

/// A figure as written in a table of this unit.
pub fn show(quantity: i128, money: Option<MoneyUnit>) -> String {
    let small = i64::try_from(quantity).unwrap_or(if quantity < 0 { i64::MIN } else { i64::MAX });
    match money {
        Some(unit) => exact(Dong(small), unit),
        None => Number::from_millionths(small).to_string(),
    }
}
