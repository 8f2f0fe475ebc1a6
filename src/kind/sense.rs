//! Whether the parts of a kind go together: a rule that compares money with persons, adds up text or
//! can never apply, a ratio of dates, versions that leave a year out. Such a kind would be silent
//! where it should speak.

use super::expr::{EACH_ROW, Expr, Term};
use super::spots::Spots;
use super::{Chart, Column, ColumnType, Form, Kind, PeriodShape, Rows, Rule, TableShape, Version};
use crate::finding::Finding;
use crate::finding::code::{
    ChartOnText, PeriodNotAmong, RatioUnlike, RuleIdle, RuleOnText, RuleUnlike, VersionBackwards,
    VersionsGap, both,
};
use crate::unit::Level;

/// What does not go together in a version.
pub(super) fn faults(version: &Version, spots: &Spots<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let (Some(from), Some(until)) = (version.from, version.until)
        && from > until
    {
        let (from, until) = (from.to_string(), until.to_string());
        findings
            .push(VersionBackwards { from, until }.at(spots.key("until")).and(spots.key("from")));
    }
    periods(version, spots, &mut findings);
    for (at, form) in version.forms.iter().enumerate() {
        for (column, one) in form.columns.iter().enumerate() {
            if one.total && !one.holds.adds_up() {
                let at = spots.within(at, "columns", column, "total");
                findings.push(RuleOnText { column: one.id.clone() }.at(at));
            }
            if !ratio_fits(form, one) {
                let at = spots.within(at, "columns", column, "ratio");
                findings.push(RatioUnlike { column: one.id.clone() }.at(at));
            }
        }
        for (rule, one) in form.rules.iter().enumerate() {
            let (place, scope) =
                ((Some((at, form.rules.len())), rule), Scope { version, home: Some(form) });
            findings.extend(
                scope
                    .fault(one, &spots.rule_text(place.0, rule))
                    .map(|fault| fault(spots.rule(place.0, place.1))),
            );
        }
    }
    for (rule, one) in version.rules.iter().enumerate() {
        let scope = Scope { version, home: None };
        let fault = scope.fault(one, &spots.rule_text(None, rule));
        findings.extend(fault.map(|fault| fault(spots.rule(None, rule))));
    }
    for (at, figure) in version.figures.iter().enumerate() {
        let scope = Scope { version, home: None };
        let (span, money) = (spots.value("figures", at, "of"), figure.holds == ColumnType::Money);
        if let Some(column) = scope.text_in(&figure.of) {
            findings.push(RuleOnText { column }.at(span));
        } else if scope.money_in(&figure.of).iter().any(|other| *other != money) {
            findings.push(RuleUnlike { rule: figure.id.clone() }.at(span));
        }
    }
    charts(version, spots, &mut findings);
    findings
}

/// Periods that are owed, or have a term, and may not be.
fn periods(version: &Version, spots: &Spots<'_, '_>, findings: &mut Vec<Finding>) {
    let unknown = |shape: &&PeriodShape| !version.periods.contains(shape);
    let said = |shape: &PeriodShape| shape.example(2024).replace("2024", "…");
    for shape in version.owes.iter().filter(unknown) {
        let (what, period) = ("owes".to_owned(), said(shape));
        findings.push(PeriodNotAmong { what, period }.at(spots.key("owes")));
    }
    for (at, (_, shapes)) in version.deadlines.iter().enumerate() {
        for shape in shapes.iter().filter(unknown) {
            let (what, period) = ("deadline".to_owned(), said(shape));
            findings
                .push(PeriodNotAmong { what, period }.at(spots.value("deadline", at, "periods")));
        }
    }
}

/// A ratio is in per cent, and of two figures of one sort.
fn ratio_fits(form: &Form, column: &Column) -> bool {
    let Some((part, whole)) = &column.ratio else { return true };
    let known = |id: &str| form.columns.iter().find(|column| column.id == id);
    let (Some(part), Some(whole)) = (known(part), known(whole)) else { return true };
    let is_money = |column: &Column| column.holds == ColumnType::Money;
    matches!(column.holds, ColumnType::Percent | ColumnType::Number)
        && part.holds.is_numeric()
        && whole.holds.is_numeric()
        && is_money(part) == is_money(whole)
}

fn charts(version: &Version, spots: &Spots<'_, '_>, findings: &mut Vec<Finding>) {
    for (at, chart) in version.charts.iter().enumerate() {
        let (form, columns) = match chart {
            Chart::Columns { .. } => continue,
            Chart::Bullets { form, plan, done, .. } => (form, vec![("plan", plan), ("done", done)]),
            Chart::Bars { form, value, .. } => (form, vec![("value", value)]),
        };
        let Some(form) = version.form(form) else { continue };
        for (key, id) in columns {
            let column = form.columns.iter().find(|column| column.id == *id);
            if column.is_some_and(|column| !column.holds.is_numeric()) {
                let span = spots.value("charts", at, key);
                findings.push(ChartOnText { column: id.clone() }.at(span));
            }
        }
    }
}

/// Where a rule stands.
struct Scope<'v> {
    version: &'v Version,
    home: Option<&'v Form>,
}

type Fault = Box<dyn Fn(crate::finding::Span) -> Finding>;

impl Scope<'_> {
    /// What is wrong with a rule.
    fn fault(&self, rule: &Rule, text: &str) -> Option<Fault> {
        let idle = || -> Option<Fault> {
            let rule = text.to_owned();
            Some(Box::new(move |span| RuleIdle { rule: rule.clone() }.at(span)))
        };
        let sides = rule.sides();
        if sides.is_empty() {
            let form = self.home?;
            let adds_up = form.columns_from_file
                || form
                    .columns
                    .iter()
                    .any(|column| column.holds.adds_up() && column.ratio.is_none());
            let has_parts =
                form.rows != Rows::Fixed || form.lines.iter().any(|line| line.parent.is_some());
            let applies = form.table == TableShape::Lines && adds_up && has_parts;
            return if applies { None } else { idle() };
        }
        if let Some(column) = sides.iter().find_map(|side| self.text_in(side)) {
            return Some(Box::new(move |span| RuleOnText { column: column.clone() }.at(span)));
        }
        if sides.iter().all(|side| self.is_constant(side))
            || sides.windows(2).any(|two| two[0] == two[1])
        {
            return idle();
        }
        if sides.iter().any(|side| self.is_lost(side)) {
            return idle();
        }
        let money: Vec<bool> = sides.iter().flat_map(|side| self.money_in(side)).collect();
        let rule = text.to_owned();
        let unlike: Fault = Box::new(move |span| RuleUnlike { rule: rule.clone() }.at(span));
        (money.contains(&true) && money.contains(&false)).then_some(unlike)
    }

    fn is_constant(&self, side: &Expr) -> bool {
        side.terms.iter().all(|(_, term)| matches!(term, Term::Number(_)))
    }

    /// It leaves open what nothing fills: form, row or column.
    fn is_lost(&self, side: &Expr) -> bool {
        side.terms.iter().any(|(_, term)| match (term, self.home) {
            (Term::Cell { form, line, column }, None) => {
                form.is_none() || column.is_none() || line == EACH_ROW
            }
            (Term::Cell { column: None, .. }, Some(form)) => {
                !form.columns_from_file && !form.columns.iter().any(|column| column.holds.adds_up())
            }
            _ => false,
        })
    }

    fn form(&self, id: Option<&String>) -> Option<&Form> {
        id.map_or(self.home, |id| self.version.form(id))
    }

    /// What the cells of a term hold, where the kind says so.
    fn holds(&self, term: &Term) -> Option<(String, ColumnType)> {
        let (form, line, column) = match term {
            Term::Cell { form, line, column } => (form.as_ref(), Some(line), column.as_ref()?),
            Term::Sum { form, column, .. } => (Some(form), None, column),
            Term::Count { .. } | Term::Number(_) => return None,
        };
        let form = self.form(form)?;
        let holds = form.columns.iter().find(|one| one.id == *column)?.holds;
        let of_line = line.and_then(|id| form.lines.iter().find(|line| line.id == *id));
        let of_line = of_line.and_then(|line| line.holds);
        match (holds, of_line) {
            (ColumnType::Measure, holds) => Some((column.clone(), holds?)),
            (holds, _) => Some((column.clone(), holds)),
        }
    }

    /// The first column of an expression that holds no figures.
    fn text_in(&self, side: &Expr) -> Option<String> {
        let mut known = side.terms.iter().filter_map(|(_, term)| self.holds(term));
        known.find(|(_, holds)| !holds.is_numeric()).map(|(column, _)| column)
    }

    /// Whether each known term is of money.
    fn money_in(&self, side: &Expr) -> Vec<bool> {
        let of = |(_, term): &(bool, Term)| match term {
            Term::Count { .. } => Some(false),
            term => self.holds(term).map(|(_, holds)| holds == ColumnType::Money),
        };
        side.terms.iter().filter_map(of).collect()
    }
}

/// Years that no version of a kind holds for, between the first and the last that one does.
pub(super) fn gaps(kind: &Kind) -> Vec<(usize, VersionsGap)> {
    let mut found = Vec::new();
    for level in [Level::Province, Level::District, Level::Commune] {
        let mut of_level: Vec<(usize, &Version)> = kind.versions.iter().enumerate().collect();
        of_level.retain(|(_, version)| version.levels.contains(&level));
        of_level.sort_by_key(|(_, version)| version.from);
        for two in of_level.windows(2) {
            let (Some(until), Some(from)) = (two[0].1.until, two[1].1.from) else { continue };
            if from > until + 1 {
                let level = both(level.word(), level.key());
                let years = match (until + 1, from - 1) {
                    (first, last) if first == last => first.to_string(),
                    (first, last) => format!("{first}–{last}"),
                };
                found.push((two[1].0, VersionsGap { level, years }));
            }
        }
    }
    found
}

/// How many versions claim a level and year that one before them does.
pub(super) fn overlaps(kind: &Kind) -> usize {
    let versions = kind.versions.iter().enumerate();
    let claims = versions.filter(|(place, version)| {
        let meets = |other: &Version| {
            let shared = version.levels.iter().any(|level| other.levels.contains(level));
            let before =
                |a: Option<i16>, b: Option<i16>| matches!((a, b), (Some(a), Some(b)) if a < b);
            shared && !before(version.until, other.from) && !before(other.until, version.from)
        };
        kind.versions[..*place].iter().any(meets)
    });
    claims.count()
}
