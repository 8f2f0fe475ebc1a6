//! Rules with two sides, within a form and across the forms of a document.

use super::Check;
use super::figures::amount_of;
use super::sums::tolerance;
use crate::kind::expr::Term;
use crate::kind::{Comparison, Rule, Version};
use crate::model::Disclosure;

/// A rule of one form, in each column it leaves open.
pub fn within(disclosure: &Disclosure, version: &Version, place: usize, rule: &Rule) -> Vec<Check> {
    let Some((sides, at_most)) = sides(rule) else { return Vec::new() };
    let table = &disclosure.tables[place];
    let open = sides.left.for_each_column() || sides.right.for_each_column();
    let columns: Vec<usize> = if open {
        (0..table.columns.len())
            .filter(|column| {
                table.columns[*column].holds.adds_up() && table.columns[*column].ratio.is_none()
            })
            .collect()
    } else {
        vec![0]
    };
    let one = |column: usize| {
        let heading = open.then(|| table.columns[column].label.vi.as_str());
        compare(disclosure, version, sides, at_most, Some((place, column)), heading)
    };
    columns.into_iter().filter_map(one).collect()
}

/// A rule across forms.
pub fn across(disclosure: &Disclosure, version: &Version, rule: &Rule) -> Option<Check> {
    let (sides, at_most) = sides(rule)?;
    compare(disclosure, version, sides, at_most, None, None)
}

fn sides(rule: &Rule) -> Option<(&Comparison, bool)> {
    match rule {
        Rule::Children => None,
        Rule::Equal(sides) => Some((sides, false)),
        Rule::AtMost(sides) => Some((sides, true)),
    }
}

fn compare(
    disclosure: &Disclosure,
    version: &Version,
    sides: &Comparison,
    at_most: bool,
    home: Option<(usize, usize)>,
    heading: Option<&str>,
) -> Option<Check> {
    let left = amount_of(&sides.left, disclosure, version, home)?;
    let right = amount_of(&sides.right, disclosure, version, home)?;
    let rounding = home.map_or(0, |(table, column)| {
        let figures = left.parts.len() + right.parts.len();
        tolerance(&disclosure.tables[table], column, figures)
    });
    let name = sides.left.terms.first().map(|(_, term)| describe(term, disclosure, version, home));
    let label = [name.as_deref(), heading].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let span = left.spans.first().copied().unwrap_or(disclosure.span);
    Some(Check {
        label,
        written: left.quantity,
        expected: right.quantity,
        parts: right.parts,
        at_most,
        tolerance: rounding,
        money: left.money.or(right.money),
        basis: sides.basis.clone(),
        mark: None,
        span,
        related: right.spans,
    })
}

/// The words for a term: the label of its line, or the title of its form.
fn describe(
    term: &Term,
    disclosure: &Disclosure,
    version: &Version,
    home: Option<(usize, usize)>,
) -> String {
    match term {
        Term::Cell { form, line, .. } => {
            let table = match (form, home) {
                (Some(form), _) => disclosure.table(version, form),
                (None, Some((table, _))) => disclosure.tables.get(table),
                (None, None) => None,
            };
            let row = table.and_then(|table| Some(&table.rows[table.row(line)?]));
            let title = form.as_ref().and_then(|form| version.form(form)).map(|form| &*form.title.vi);
            let label = row.map_or(line.as_str(), |row| row.label.as_str());
            title.map_or_else(|| label.to_owned(), |title| format!("{title}: {label}"))
        }
        Term::Count { form, .. } | Term::Sum { form, .. } => {
            version.form(form).map(|form| form.title.vi.clone()).unwrap_or_default()
        }
        Term::Number(number) => number.to_string(),
    }
}
