//! What the comparisons of a document object to: each fault once, at its figure.

use super::diagnose::{self, Wrong};
use super::ratio::Ratio;
use super::sums::label;
use super::{Check, Place, Verdict, money_of, show};
use crate::finding::Finding;
use crate::finding::code::{FigureDiffers, LimitExceeded, RoundingOnly, SumDiffers, SumsNotTraced};
use crate::model::Table;

/// The findings of all comparisons and written ratios.
pub(super) fn of(checks: &[Check], ratios: &[Ratio], tables: &[Table]) -> Vec<Finding> {
    if checks.iter().all(|check| check.verdict() == Verdict::Holds) {
        let none = std::collections::BTreeMap::new();
        return ratios.iter().filter_map(|ratio| ratio.objection(tables, &none)).collect();
    }
    let faults = diagnose::faults(checks, ratios);
    let mut findings: Vec<Finding> =
        faults.figures.iter().map(|wrong| of_figure(wrong, checks, tables)).collect();
    findings.extend(faults.checks.iter().map(|at| of_check(&checks[*at], tables)));
    findings.extend(faults.rounded.iter().map(|at| rounding(&checks[*at], tables)));
    findings.extend(ratios.iter().filter_map(|ratio| ratio.objection(tables, &faults.mended)));
    if let Some(first) = faults.checks.first().filter(|_| faults.stopped) {
        let count = faults.checks.len().to_string();
        findings.push(SumsNotTraced { count }.at(checks[*first].span));
    }
    findings
}

/// A figure that several comparisons, or all others, point at.
fn of_figure(wrong: &Wrong, checks: &[Check], tables: &[Table]) -> Finding {
    let failing = || wrong.checks.iter().map(|at| &checks[*at]);
    let own = |check: &&Check| match check.left.as_slice() {
        [only] => only.place == Some(wrong.place) && only.plus,
        _ => false,
    };
    if let Some(check) = failing().find(own) {
        let others = failing().filter(|other| !std::ptr::eq(*other, check));
        let finding = of_check(check, tables);
        return others
            .filter_map(Check::place)
            .fold(finding, |finding, place| finding.and(place.span(tables)));
    }
    let Place { table, row, column } = wrong.place;
    let table = &tables[table];
    let money = money_of(table, column);
    let written = table.rows[row].cells[column].value.quantity().unwrap_or_default();
    let finding = FigureDiffers {
        label: label(table, row, column),
        written: show(written, money),
        expected: show(written + wrong.by, money),
    };
    let places = failing().filter_map(Check::place).filter(|place| *place != wrong.place);
    let finding = finding.at(wrong.place.span(tables));
    places.fold(finding, |finding, place| finding.and(place.span(tables)))
}

/// A comparison that fails, nobody knows by which of its figures.
fn of_check(check: &Check, tables: &[Table]) -> Finding {
    let (label, written) = (check.label.clone(), show(check.written, check.money));
    let summed = show(check.expected, check.money);
    let finding = if check.at_most {
        LimitExceeded { label, written, limit: summed }.at(check.span)
    } else {
        let apart = show(check.written - check.expected, check.money);
        SumDiffers { label, written, summed, apart }.at(check.span)
    };
    with_parts(finding, check, tables)
}

fn rounding(check: &Check, tables: &[Table]) -> Finding {
    let (label, written) = (check.label.clone(), show(check.written, check.money));
    let summed = show(check.expected, check.money);
    with_parts(RoundingOnly { label, written, summed }.at(check.span), check, tables)
}

fn with_parts(finding: Finding, check: &Check, tables: &[Table]) -> Finding {
    let places = check.parts.iter().filter_map(|part| part.place);
    places.fold(finding, |finding, place| finding.and(place.span(tables)))
}
