//! Names within a kind: each is given once, and each that is used was given. A rule about a line
//! that does not exist would never speak, and nobody would miss it.

use super::expr::{EACH_ROW, Expr, Term};
use super::{Chart, Form, Rows, Rule, Version};
use crate::finding::code::{IdTwice, KindReference};
use crate::finding::{Finding, Span};
use crate::law::terms;

/// Words of a sentence that are no figures.
const WORDS: &[&str] = &["unit", "unit-word", "period", "year", "last-year", "next-year"];

/// What is wrong with the names of a version.
pub(super) fn faults(version: &Version, span: Span) -> Vec<Finding> {
    let twice =
        twice(version).into_iter().map(|(what, id)| IdTwice { what: what.into(), id }.at(span));
    let lost = lost(version)
        .into_iter()
        .map(|(what, name)| KindReference { what: what.into(), name }.at(span));
    twice.chain(lost).collect()
}

type Named = (&'static str, String);

fn twice(version: &Version) -> Vec<Named> {
    let mut found = Vec::new();
    let mut look = |what: &'static str, ids: Vec<&str>| {
        for (place, id) in ids.iter().enumerate() {
            if ids[..place].contains(id) {
                found.push((what, (*id).to_owned()));
            }
        }
    };
    look("forms", version.forms.iter().map(|form| &*form.id).collect());
    look("address", version.forms.iter().map(|form| &*form.address).collect());
    look("figures", version.figures.iter().map(|figure| &*figure.id).collect());
    for form in &version.forms {
        look("columns", form.columns.iter().map(|column| &*column.id).collect());
        look("lines", form.lines.iter().map(|line| &*line.id).collect());
    }
    found
}

fn lost(version: &Version) -> Vec<Named> {
    let mut lost = Vec::new();
    let terms = version.deadlines.iter().map(|(id, _)| id).chain(&version.posting);
    lost.extend(terms.filter(|id| terms::get(id).is_none()).map(|id| ("term", id.clone())));
    for form in &version.forms {
        let ratios = form.columns.iter().filter_map(|column| column.ratio.as_ref());
        let ids = ratios.flat_map(|(part, whole)| [part, whole]);
        lost.extend(ids.filter(|id| !has_column(form, id)).map(|id| ("ratio", id.clone())));
        lost.extend(in_rules(&form.rules, version, Some(form)));
    }
    lost.extend(in_rules(&version.rules, version, None));
    for figure in &version.figures {
        lost.extend(in_expr("figures", &figure.of, version, None));
    }
    let unknown = |id: &&String| version.figure(id).is_none();
    let answer =
        version.answer.iter().flat_map(|answer| [&answer.figure].into_iter().chain(&answer.of));
    lost.extend(answer.filter(unknown).map(|id| ("answer", id.clone())));
    let sentences = version.says.iter().flat_map(|text| [&text.vi, &text.en]);
    let words = sentences.flat_map(|text| placeholders(text));
    let said = words.filter(|word| !WORDS.contains(word) && version.figure(word).is_none());
    lost.extend(said.map(|word| ("says", word.to_owned())));
    lost.extend(version.charts.iter().flat_map(|chart| in_chart(chart, version)));
    lost.sort();
    lost.dedup();
    lost
}

fn in_rules(rules: &[Rule], version: &Version, home: Option<&Form>) -> Vec<Named> {
    let sides = rules.iter().filter_map(|rule| match rule {
        Rule::Children => None,
        Rule::Equal(sides) | Rule::AtMost(sides) => Some([&sides.left, &sides.right]),
    });
    sides.flatten().flat_map(|expr| in_expr("rules", expr, version, home)).collect()
}

fn in_expr(what: &'static str, expr: &Expr, version: &Version, home: Option<&Form>) -> Vec<Named> {
    let names = expr.terms.iter().filter_map(|(_, term)| in_term(term, version, home));
    names.map(|name| (what, name)).collect()
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

fn in_chart(chart: &Chart, version: &Version) -> Vec<Named> {
    let (form, columns) = match chart {
        Chart::Columns { figure, .. } => {
            let lost = version.figure(figure).is_none();
            return lost.then(|| ("charts", figure.clone())).into_iter().collect();
        }
        Chart::Bullets { form, plan, done, .. } => (form, vec![plan, done]),
        Chart::Bars { form, value, .. } => (form, vec![value]),
    };
    let Some(known) = version.form(form) else { return vec![("charts", form.clone())] };
    let lost = columns.into_iter().filter(|id| !has_column(known, id));
    lost.map(|id| ("charts", id.clone())).collect()
}

/// The names between braces of a sentence.
fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|after| after.split_once('}').map(|(name, _)| name))
}
