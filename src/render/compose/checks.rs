//! The proof of a document's arithmetic, and what was changed after publication.

use super::Composer;
use crate::derive::{Check, Compared, Opened, Verdict, may_say, show};
use crate::model::disclosure;
use crate::privacy::Shown;
use crate::render::link;
use crate::render::view::{Checks, Correction, Corrections, Link, Mismatch, Sum};
use crate::value::date::short;

/// Sums printed on a page; the rest stand in the JSON beside it.
const PRINTED: usize = 60;

/// The comparisons that speak of no hidden number.
fn said<'c>(
    document: &'c Opened<'_, '_>,
    shown: &'c [Shown<'_>],
) -> impl Iterator<Item = &'c Check> {
    document.checks.iter().filter(|check| may_say(check, shown))
}

impl<'f> Composer<'f> {
    /// Every comparison that was made, within the document and with others; none when there was
    /// nothing to compare.
    pub(super) fn checks(&self, document: &Opened<'_, 'f>, shown: &[Shown<'_>]) -> Option<Checks> {
        let own = said(document, shown).map(|check| (check, None));
        // Two years near each other are no sum; only where they are far apart are they told.
        let told = |one: &&Compared| !one.near || one.check.verdict() == Verdict::Fails;
        let across = document.across.iter().filter(told).filter(|one| may_say(&one.check, shown));
        let all: Vec<(&Check, Option<&Compared>)> =
            own.chain(across.map(|one| (&one.check, Some(one)))).collect();
        let (good, bad): (Vec<_>, Vec<_>) =
            all.iter().partition(|(check, _)| check.verdict() != Verdict::Fails);
        if all.is_empty() {
            return None;
        }
        let address = &document.disclosure.address;
        let link = |one: &Compared| {
            let (label, other) = &one.other;
            let href = link::to_page(address, other);
            Link { label: label.clone(), href, note: String::new() }
        };
        let printed = good.iter().take(PRINTED);
        let mut agreeing: Vec<Sum> = printed
            .map(|(check, other)| Sum { label: self.sum(check), other: other.map(link) })
            .collect();
        if good.len() > PRINTED {
            let more = good.len() - PRINTED;
            let label = self.say("checks_more", &[("count", &more)]);
            agreeing.push(Sum { label, other: None });
        }
        let sums = all.iter().filter(|(_, other)| other.is_none_or(|one| !one.near)).count();
        let rounded = good.iter().filter(|(check, _)| check.verdict() == Verdict::Rounding).count();
        let numbers: [(&str, &dyn std::fmt::Display); 3] =
            [("good", &good.len()), ("all", &sums), ("rounded", &rounded)];
        let summary = if rounded > 0 { "checks_summary_rounded" } else { "checks_summary" };
        Some(Checks {
            matching: good.len(),
            total: sums,
            summary: self.say(summary, &numbers),
            note: self.word("checks_note"),
            agreeing,
            mismatches: bad
                .iter()
                .map(|(check, other)| match other {
                    None => self.mismatch(check, shown),
                    Some(one) => Mismatch {
                        other: Some(link(one)),
                        explained: one.explained.clone().unwrap_or_default(),
                        ..self.mismatch(check, shown)
                    },
                })
                .collect(),
        })
    }

    fn sum(&self, check: &Check) -> String {
        let figure = |quantity: i128| show(quantity, check.money);
        let mut right = String::new();
        for (place, part) in check.parts.iter().enumerate() {
            match (place, part.plus) {
                (0, true) => {}
                (0, false) => right.push('−'),
                (_, true) => right.push_str(" + "),
                (_, false) => right.push_str(" − "),
            }
            right.push_str(&figure(part.quantity));
        }
        let sign = if check.at_most { "≤" } else { "=" };
        let written = figure(check.written);
        let rounding = match check.verdict() {
            Verdict::Rounding => format!(" {}", self.word("checks_rounding")),
            _ => String::new(),
        };
        format!("{}: {written} {sign} {right}{rounding}", check.label)
    }

    fn mismatch(&self, check: &Check, shown: &[Shown<'_>]) -> Mismatch {
        let apart = check.written - check.expected;
        Mismatch {
            label: check.label.clone(),
            stated: show(check.written, check.money),
            computed: show(check.expected, check.money),
            difference: self.say("apart", &[("figure", &show(apart.abs(), check.money))]),
            href: check
                .place()
                .map(|place| self.anchor(shown, place.table, place.row))
                .unwrap_or_default(),
            ..Mismatch::default()
        }
    }

    /// The corrections, oldest first.
    pub(super) fn corrections(
        &self,
        document: &Opened<'_, 'f>,
        shown: &[Shown<'_>],
    ) -> Option<Corrections> {
        let disclosure = &document.disclosure;
        let corrections = disclosure.corrections.iter();
        let mut rows: Vec<Correction> =
            corrections.map(|one| self.correction(document, shown, one)).collect();
        rows.sort_by(|a, b| a.date_iso.cmp(&b.date_iso));
        let money =
            disclosure.money.map(|unit| self.say("unit_of_money", &[("unit", &unit.label())]));
        (!rows.is_empty()).then(|| Corrections { note: money.unwrap_or_default(), rows })
    }

    /// One correction; where persons are listed, only that there was one.
    fn correction(
        &self,
        document: &Opened<'_, 'f>,
        shown: &[Shown<'_>],
        correction: &disclosure::Correction,
    ) -> Correction {
        let of_persons = shown.iter().any(Shown::lists_persons);
        let cell = document.whole.corrected(document.version, correction);
        let public = cell.filter(|(table, _, column)| {
            let mut tables = shown.iter().zip(&document.whole.tables);
            let seen = tables.find(|(_, other)| std::ptr::eq(*other, *table));
            seen.is_some_and(|(shown, _)| shown.is_open(&table.columns[*column]))
        });
        let date = correction.date;
        let mut view = Correction {
            date: date.map(short).unwrap_or_default(),
            date_iso: date.map(|date| date.to_string()).unwrap_or_default(),
            ..Correction::default()
        };
        if public.is_none() && (cell.is_some() || of_persons) {
            let form = document.version.form(&correction.table);
            view.label =
                form.map(|form| form.title.get(self.lang()).to_owned()).unwrap_or_default();
            view.reason.clone_from(&correction.decision);
            return view;
        }
        view.label.clone_from(&correction.line);
        view.reason = match correction.decision.as_str() {
            "" => correction.reason.clone(),
            decision => format!("{}. {decision}.", correction.reason.trim_end_matches('.')),
        };
        view.old.clone_from(&correction.old);
        view.new.clone_from(&correction.new);
        if let Some((table, row, column)) = public {
            let (line, heading) = (&table.rows[row], &table.columns[column]);
            let label = format!("{} {}, {}", line.code, line.label, heading.label.get(self.lang()));
            view.label = label.trim_matches([' ', ',']).to_owned();
            let tables = &document.whole.tables;
            let place = tables.iter().position(|other| std::ptr::eq(other, table));
            view.href = place.map(|at| self.anchor(shown, at, row)).unwrap_or_default();
        }
        view
    }
}
