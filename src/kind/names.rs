//! Names within a kind: each is given once, and each that is used was given. A rule about a line
//! that does not exist would never speak, and nobody would miss it.

use super::expr::{EACH_ROW, Expr, Term};
use super::spots::Spots;
use super::{Chart, Form, Rows, Rule, Version};
use crate::finding::code::{IdTwice, KindReference};
use crate::finding::{Finding, Span};
use crate::law::terms;

/// Words of a sentence that are no figures.
const WORDS: &[&str] = &["unit", "unit-word", "period", "year", "last-year", "next-year"];

/// What is wrong with the names of a version.
pub(super) fn faults(version: &Version, spots: &Spots<'_, '_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    twice(version, spots, &mut findings);
    lost(version, spots, &mut findings);
    findings.sort_by(|a, b| (a.at, &a.vi).cmp(&(b.at, &b.vi)));
    findings.dedup();
    findings
}

fn twice(version: &Version, spots: &Spots<'_, '_>, findings: &mut Vec<Finding>) {
    let mut look = |what: &'static str, ids: Vec<&str>, place: &dyn Fn(usize) -> Span| {
        for (at, id) in ids.iter().enumerate() {
            if let Some(first) = ids[..at].iter().position(|other| other == id) {
                let finding = IdTwice { what: what.into(), id: (*id).to_owned() };
                findings.push(finding.at(place(at)).and(place(first)));
            }
        }
    };
    let forms = &version.forms;
    let key = |list: &'static str, key: &'static str| move |at| spots.value(list, at, key);
    look("forms", forms.iter().map(|form| &*form.id).collect(), &key("forms", "id"));
    look("address", forms.iter().map(|form| &*form.address).collect(), &key("forms", "address"));
    let figures = version.figures.iter().map(|figure| &*figure.id).collect();
    look("figures", figures, &key("figures", "id"));
    for (at, form) in forms.iter().enumerate() {
        let within = |list: &'static str| move |place| spots.within(at, list, place, "id");
        let columns = form.columns.iter().map(|column| &*column.id).collect();
        look("columns", columns, &within("columns"));
        look("lines", form.lines.iter().map(|line| &*line.id).collect(), &within("lines"));
        for (column, one) in form.columns.iter().enumerate() {
            let choices = one.choices.iter().map(|(id, _)| &**id).collect();
            look("choices", choices, &|_| spots.within(at, "columns", column, "choices"));
        }
    }
}

fn lost(version: &Version, spots: &Spots<'_, '_>, findings: &mut Vec<Finding>) {
    let mut object = |what: &str, name: &str, at: Span| {
        let (what, name) = (what.to_owned(), name.to_owned());
        findings.push(KindReference { what, name }.at(at));
    };
    for (at, (id, _)) in version.deadlines.iter().enumerate() {
        if terms::get(id).is_none() {
            object("term", id, spots.value("deadline", at, "term"));
        }
    }
    if let Some(id) = version.posting.as_ref().filter(|id| terms::get(id).is_none()) {
        object("term", id, spots.value("posting", 0, "term"));
    }
    for (at, form) in version.forms.iter().enumerate() {
        for (column, one) in form.columns.iter().enumerate() {
            let ids = one.ratio.iter().flat_map(|(part, whole)| [part, whole]);
            for id in ids.filter(|id| !has_column(form, id)) {
                object("ratio", id, spots.within(at, "columns", column, "ratio"));
            }
        }
        let rules = form.rules.iter().enumerate();
        for (name, rule) in rules.flat_map(|(rule, one)| in_rule(one, version, Some(form), rule)) {
            object("rules", &name, spots.rule(Some((at, form.rules.len())), rule));
        }
    }
    let rules = version.rules.iter().enumerate();
    for (name, rule) in rules.flat_map(|(rule, one)| in_rule(one, version, None, rule)) {
        object("rules", &name, spots.rule(None, rule));
    }
    for (at, rule) in
        version.across.iter().enumerate().filter(|(_, rule)| !rule.left.is_in(version))
    {
        object("across", &rule.left.name(), spots.item("across", at));
    }
    for (at, figure) in version.figures.iter().enumerate() {
        for name in in_expr(&figure.of, version, None) {
            object("figures", &name, spots.value("figures", at, "of"));
        }
    }
    if let Some(answer) = &version.answer {
        let named = [("figure", Some(&answer.figure)), ("of", answer.of.as_ref())];
        for (key, id) in named.into_iter().filter_map(|(key, id)| Some((key, id?))) {
            if version.figure(id).is_none() {
                object("answer", id, spots.value("answer", 0, key));
            }
        }
    }
    for (at, text) in version.says.iter().enumerate() {
        let words = [&text.vi, &text.en].into_iter().flat_map(|text| placeholders(text));
        let unknown = |word: &&str| !WORDS.contains(word) && version.figure(word).is_none();
        for word in words.filter(unknown) {
            object("says", word, spots.item("says", at));
        }
    }
    for (at, chart) in version.charts.iter().enumerate() {
        for (key, name) in in_chart(chart, version) {
            object("charts", &name, spots.value("charts", at, key));
        }
    }
}

/// The names in a rule that were not given, with the place of the rule.
fn in_rule(
    rule: &Rule,
    version: &Version,
    home: Option<&Form>,
    place: usize,
) -> Vec<(String, usize)> {
    let names = rule.sides().into_iter().flat_map(|expr| in_expr(expr, version, home));
    names.map(|name| (name, place)).collect()
}

fn in_expr(expr: &Expr, version: &Version, home: Option<&Form>) -> Vec<String> {
    expr.terms.iter().filter_map(|(_, term)| in_term(term, version, home)).collect()
}

/// The first name of a term that was not given.
fn in_term(term: &Term, version: &Version, home: Option<&Form>) -> Option<String> {
    let (id, line, columns) = match term {
        Term::Number(_) => return None,
        Term::Cell { form, line, column } => {
            (form.as_ref(), Some(line), column.iter().collect::<Vec<_>>())
        }
        Term::Count { form, only } => (Some(form), None, only.iter().map(|(id, _)| id).collect()),
        Term::Sum { form, column, only } => {
            let only = only.iter().map(|(id, _)| id);
            (Some(form), None, std::iter::once(column).chain(only).collect())
        }
    };
    let form = match id {
        Some(id) => match version.form(id) {
            Some(form) => form,
            None => return Some(id.clone()),
        },
        None => home?,
    };
    let lost = columns.into_iter().find(|id| !has_column(form, id));
    let is_lost =
        |id: &&String| *id != EACH_ROW && form.rows != Rows::Free && form.line(id).is_none();
    lost.or(line.filter(is_lost)).cloned()
}

/// The form has the column, or its files bring their own.
fn has_column(form: &Form, id: &str) -> bool {
    form.columns_from_file || form.columns.iter().any(|column| column.id == id)
}

/// The key of a chart and the name under it that was not given.
fn in_chart(chart: &Chart, version: &Version) -> Vec<(&'static str, String)> {
    let (form, columns) = match chart {
        Chart::Columns { figure, .. } => {
            let lost = version.figure(figure).is_none();
            return lost.then(|| ("figure", figure.clone())).into_iter().collect();
        }
        Chart::Bullets { form, plan, done, .. } => (form, vec![("plan", plan), ("done", done)]),
        Chart::Bars { form, value, .. } => (form, vec![("value", value)]),
    };
    let Some(known) = version.form(form) else { return vec![("form", form.clone())] };
    let lost = columns.into_iter().filter(|(_, id)| !has_column(known, id));
    lost.map(|(key, id)| (key, id.clone())).collect()
}

/// The names between braces of a sentence.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}').map(|(name, _)| name))
}
