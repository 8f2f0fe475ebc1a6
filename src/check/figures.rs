//! Figures of a document by expression, and how a figure is written in a message.

use crate::finding::Span;
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
    /// The parts it was made of, with their signs.
    pub parts: Vec<(bool, i128)>,
    /// Where they stand.
    pub spans: Vec<Span>,
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
    let (parts, spans) =
        (Vec::with_capacity(expr.terms.len()), Vec::with_capacity(expr.terms.len()));
    let mut amount = Amount { quantity: 0, parts, spans, money: None };
    let mut numbers = Vec::new();
    for (plus, term) in &expr.terms {
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
                let cells = matching(table, only.as_ref())?;
                cells.filter_map(|row| table.rows[row].cells[column].value.quantity()).sum()
            }
            Term::Cell { form, line, column } => {
                let (table, place) = cell(disclosure, version, home, form, line, column)?;
                amount.money = money_of(table, place.1);
                amount.spans.push(table.cell_span(place.0, place.1));
                stated(table, place)?
            }
        };
        amount.parts.push((*plus, quantity));
    }
    if amount.money.is_some() {
        // Beside money a number is so many đồng.
        numbers.iter().for_each(|place| amount.parts[*place].1 /= MILLIONTHS);
    }
    let signed = amount.parts.iter().map(|(plus, part)| if *plus { *part } else { -*part });
    amount.quantity = signed.sum();
    Some(amount)
}

impl Amount {
    /// The amount as đồng, where it is compared with money and made of numbers alone.
    pub(super) fn beside(mut self, other: Option<MoneyUnit>) -> Amount {
        if self.money.is_none() && other.is_some() && self.spans.is_empty() {
            self.quantity /= MILLIONTHS;
            self.parts.iter_mut().for_each(|part| part.1 /= MILLIONTHS);
        }
        self
    }
}

/// A dash and “không phát sinh” add nothing; a blank states nothing, unless it is a ratio that
/// follows from its neighbours.
fn stated(table: &Table, (row, column): (usize, usize)) -> Option<i128> {
    match &table.rows[row].cells[column].value {
        CellValue::Dash | CellValue::NoneOccurred => Some(0),
        CellValue::Blank => {
            let ratio = table.ratio(row, column)?.rounded(2);
            Some(i128::from(ratio.millionths()))
        }
        value => value.quantity(),
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
