//! The questions a citizen asks of a unit, answered from its newest documents.

use super::Composer;
use crate::derive::{Document, FigureValue, StatusKind, spoken};
use crate::kind::ColumnType;
use crate::render::link;
use crate::render::view::{Answer, Figure, Html, Link, Meter};
use crate::unit::Unit;
use crate::value::date::short;
use crate::value::number::Number;

impl<'f> Composer<'f> {
    /// One answer for each kind that gives one, in the order the kinds ask for.
    pub(super) fn answers(&self, unit: &Unit) -> Vec<Answer> {
        let mut newest: Vec<&Document<'f>> = Vec::new();
        for document in self.facts.of_unit(&unit.id).rev() {
            let kind = document.disclosure.kind;
            let asks =
                document.version.answer.is_some() && document.status.kind != StatusKind::Withdrawn;
            if asks && !newest.iter().any(|other| other.disclosure.kind == kind) {
                newest.push(document);
            }
        }
        newest.sort_by_key(|document| document.version.answer.as_ref().map(|answer| answer.order));
        newest
            .into_iter()
            .take(5)
            .filter_map(|document| self.answer(document, &unit.address))
            .collect()
    }

    fn answer(&self, document: &Document<'f>, from: &str) -> Option<Answer> {
        let asked = document.version.answer.as_ref()?;
        let none = document.status.kind == StatusKind::NoneOccurred;
        let value = document.figure(&asked.figure);
        if value.is_none() && !none && document.sentence().is_empty() {
            return None;
        }
        let mut figure = value.map(|value| self.figure(value)).unwrap_or_default();
        if none {
            figure.shown = self.word("answer_none");
        }
        let of_money = value.is_some_and(|value| value.holds == ColumnType::Money);
        if let (false, Some(named)) = (of_money, document.version.figure(&asked.figure)) {
            figure.unit = super::states::lower_first(named.label.get(self.lang()));
        }
        let whole = asked.of.as_ref().and_then(|id| document.figure(id)).filter(|_| of_money);
        figure.meter =
            value.zip(whole).and_then(|(part, whole)| Meter::of(part.quantity, whole.quantity));
        let sentence = if none { self.word("none_text") } else { document.sentence().to_owned() };
        let disclosure = &document.disclosure;
        Some(Answer {
            question: asked.question.get(self.lang()).to_owned(),
            figure,
            sentence: Html::emphasised(&sentence),
            as_of: self.say("as_of", &[("date", &short(disclosure.period.last_day()))]),
            source: Some(Link {
                label: format!("{} {}", document.kind.short.vi, disclosure.period.phrase()),
                href: link::to_page(from, &disclosure.address),
                note: String::new(),
            }),
        })
    }

    /// A figure and its unit apart.
    pub(super) fn figure(&self, value: &FigureValue) -> Figure {
        let said = spoken(value, self.lang());
        let (shown, unit) = match value.holds {
            ColumnType::Money => match said.split_once('\u{a0}') {
                Some((shown, unit)) => (shown.to_owned(), unit.replace('\u{a0}', " ")),
                None => (said, String::new()),
            },
            _ => (said, String::new()),
        };
        Figure { shown, unit, meter: None }
    }
}

/// A whole number with its thousands.
pub(super) fn people(count: i64) -> String {
    Number::whole(count).map(|number| number.to_string()).unwrap_or_default()
}
