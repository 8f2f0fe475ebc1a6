//! Rules with two sides, within a form and across the forms of a document.

use super::figures::{Amount, Home, amount_of};
use super::sheet::Sheet;
use super::sums::row_label;
use super::{Check, Part};
use crate::kind::expr::{EACH_ROW, Term};
use crate::kind::{Comparison, Rule, Version};
use crate::model::{Table, Whole};

/// A rule of one form, in each column and row it leaves open.
pub(super) fn within(
    disclosure: &Whole,
    version: &Version,
    (sheets, place): (&[Sheet<'_>], usize),
    rule: &Rule,
    checks: &mut Vec<Check>,
) {
    let Some((sides, at_most)) = sides(rule) else { return };
    let sheet = &sheets[place];
    let table = sheet.table;
    let open = sides.left.for_each_column() || sides.right.for_each_column();
    let columns = if open { added_up(table) } else { vec![0] };
    let each = sides.left.for_each_row() || sides.right.for_each_row();
    let rows = if each { lowest(sheet) } else { vec![None] };
    let homes = rows.into_iter().flat_map(|row| {
        columns.iter().map(move |column| Home { table: place, column: *column, row })
    });
    let one = |home: Home| {
        let heading = open.then(|| table.columns[home.column].label.vi.as_str());
        compare(disclosure, (version, sheets), (sides, at_most), Some(home), heading)
    };
    checks.extend(homes.filter_map(one));
}

/// The columns a rule that names none is meant for.
fn added_up(table: &Table) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns
        .filter(|(_, column)| column.holds.adds_up() && column.ratio.is_none())
        .map(|(place, _)| place)
        .collect()
}

/// The rows without rows below them: what holds there holds in the sums above.
fn lowest(sheet: &Sheet<'_>) -> Vec<Option<usize>> {
    (0..sheet.table.rows.len()).filter(|row| sheet.children(*row).is_empty()).map(Some).collect()
}

/// A rule across forms.
pub(super) fn across(
    disclosure: &Whole,
    version: &Version,
    sheets: &[Sheet<'_>],
    rule: &Rule,
) -> Option<Check> {
    compare(disclosure, (version, sheets), sides(rule)?, None, None)
}

fn sides(rule: &Rule) -> Option<(&Comparison, bool)> {
    match rule {
        Rule::Children => None,
        Rule::Equal(sides) => Some((sides, false)),
        Rule::AtMost(sides) => Some((sides, true)),
    }
}

fn compare(
    disclosure: &Whole,
    (version, sheets): (&Version, &[Sheet<'_>]),
    (sides, at_most): (&Comparison, bool),
    home: Option<Home>,
    heading: Option<&str>,
) -> Option<Check> {
    let left = amount_of(&sides.left, disclosure, version, home)?;
    let right = amount_of(&sides.right, disclosure, version, home)?.beside(left.money);
    let left = left.beside(right.money);
    let name = sides.left.terms.first().map(|(_, term)| describe(term, disclosure, version, home));
    let label = match (name, heading) {
        (Some(name), Some(heading)) => name + ", " + heading,
        (name, heading) => name.or_else(|| heading.map(str::to_owned)).unwrap_or_default(),
    };
    let tolerance = rounding(sheets, [&left, &right]);
    let first = left.parts.iter().find_map(|part| part.place);
    let mut of_lists = left.of_lists;
    of_lists.extend(right.of_lists.into_iter().map(|part| Part { plus: !part.plus, ..part }));
    Some(Check {
        label,
        written: left.quantity,
        left: left.parts,
        expected: right.quantity,
        parts: right.parts,
        of_lists,
        at_most,
        tolerance,
        money: left.money.or(right.money),
        basis: sides.basis.clone(),
        span: first.map_or(disclosure.span, |place| place.span(&disclosure.tables)),
    })
}

/// How far rounding can carry the sides apart: half of the last printed place of each figure. Two
/// figures that end at the same place are roundings of one number, and so the same.
fn rounding(sheets: &[Sheet<'_>], sides: [&Amount; 2]) -> i128 {
    let parts = sides.into_iter().flat_map(|side| side.parts.iter().chain(&side.of_lists));
    let places = parts.filter_map(|part| part.place);
    let places: Vec<i128> =
        places.map(|place| sheets[place.table].last_place(place.column)).collect();
    match (places.as_slice(), sides.map(|side| side.parts.len())) {
        ([one, other], [1, 1]) if one == other => 0,
        (places, _) => places.iter().sum::<i128>() / 2,
    }
}

/// The words for a term: the label of its line, or the title of its form.
fn describe(term: &Term, disclosure: &Whole, version: &Version, home: Option<Home>) -> String {
    match term {
        Term::Cell { form, line, .. } => {
            let table = match (form, home) {
                (Some(form), _) => disclosure.table(version, form),
                (None, Some(home)) => disclosure.tables.get(home.table),
                (None, None) => None,
            };
            let place = |table: &Table| match home.and_then(|home| home.row) {
                Some(row) if line == EACH_ROW => Some(row),
                _ => table.row(line),
            };
            let row = table.and_then(|table| Some((table, place(table)?)));
            let title =
                form.as_ref().and_then(|form| version.form(form)).map(|form| &*form.title.vi);
            let label = row.map_or_else(
                || line.clone(),
                |(table, row)| match table.rows[row].label.as_str() {
                    "" => row_label(table, row),
                    label => label.to_owned(),
                },
            );
            title.map_or_else(|| label.clone(), |title| format!("{title}: {label}"))
        }
        Term::Count { form, .. } | Term::Sum { form, .. } => {
            version.form(form).map(|form| form.title.vi.clone()).unwrap_or_default()
        }
        Term::Number(number) => number.to_string(),
    }
}
