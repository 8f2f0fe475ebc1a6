//! The first page.

use super::lists::letters;
use super::{Composed, Composer};
use crate::derive::{Document, StatusKind};
use crate::render::data::jsonld;
use crate::render::link;
use crate::render::page::script_json;
use crate::render::view::{Body, HomeView, Html, Link, Page, Question};
use crate::unit::{Level, Unit, UnitType};
use crate::value::date::short;

/// Newest documents on the first page.
const LATEST: usize = 8;

impl<'f> Composer<'f> {
    pub(super) fn home(&self) -> Composed {
        let living: Vec<&Unit> = self.living(Level::Commune);
        let provinces = self.living(Level::Province);
        let count = |unit_type: UnitType| {
            living.iter().filter(|unit| unit.name().unit_type == unit_type).count()
        };
        let date = short(self.facts.at);
        let words: [(&str, &dyn std::fmt::Display); 4] = [
            ("date", &date),
            ("xa", &count(UnitType::Xa)),
            ("phuong", &count(UnitType::Phuong)),
            ("documents", &self.facts.documents.len()),
        ];
        let view = HomeView {
            lede: Html::emphasised(&self.say("home_lede", &words)),
            questions: self.questions(&provinces),
            latest: self.latest().into_iter().map(|one| self.item_of_unit("", one)).collect(),
            latest_more: self.years().first().map(|year| Link {
                label: self.say("all_of_year", &[("year", year)]),
                href: link::to_page("", &link::of_year(*year)),
                note: String::new(),
            }),
            roll_up: provinces
                .first()
                .and_then(|unit| self.roll_ups(unit).into_iter().next())
                .map(|sums| crate::render::view::RollUp { table: None, ..sums }),
            kinds: self.kind_links(""),
            years: self.year_links("", None),
            provinces: provinces
                .iter()
                .map(|unit| Link {
                    label: unit.name().name.to_string(),
                    href: link::to_page("", &unit.address),
                    note: String::new(),
                })
                .collect(),
            letters: letters("", &living, |_| String::new()),
            letters_note: self.say("letters_note", &words),
            former: Some(Link {
                label: self.word("former_units"),
                href: link::to_page("", "don-vi-cu"),
                note: String::new(),
            }),
        };
        let settings = &self.facts.model.settings;
        let mut shell = self.shell("", &settings.title, &[], "");
        shell.origin = self.origin(&self.facts.documents);
        shell.json_ld.push(script_json(jsonld::site(self.facts)));
        Composed::bare(String::new(), Page::new(shell, Body::Home(view)))
    }

    /// The units of the site that live, in Vietnamese order.
    pub(super) fn living(&self, level: Level) -> Vec<&'f Unit> {
        let mut units: Vec<&Unit> = self
            .units
            .iter()
            .filter(|unit| unit.level == level && unit.is_living())
            .copied()
            .collect();
        units.sort_by_cached_key(|unit| crate::value::sort::sort_key(unit.name().bare()));
        units
    }

    /// The newest published documents.
    fn latest(&self) -> Vec<&Document<'f>> {
        let shown = |document: &&Document<'f>| document.status.kind != StatusKind::Withdrawn;
        let mut newest: Vec<&Document<'f>> = self.facts.documents.iter().filter(shown).collect();
        newest.sort_by(|a, b| {
            let key = |one: &Document<'f>| one.disclosure.published;
            key(b).cmp(&key(a)).then_with(|| a.disclosure.address.cmp(&b.disclosure.address))
        });
        newest.truncate(LATEST);
        newest
    }

    fn questions(&self, provinces: &[&Unit]) -> Vec<Question> {
        let kind = |id: &str| self.facts.model.kinds.get(id).map(|(_, kind)| kind);
        let question = |key: &str, text: &str, id: &str| {
            let kind = kind(id)?;
            Some(Question {
                question: self.word(key),
                text: Html::text(&self.word(text)),
                links: vec![Link {
                    label: kind.title.get(self.lang()).to_owned(),
                    href: link::to_page("", &link::of_kind(kind)),
                    note: String::new(),
                }],
                ..Question::default()
            })
        };
        let mut questions: Vec<Question> = [
            question("ask_budget", "ask_budget_text", "budget-settlement"),
            question("ask_poor", "ask_poor_text", "poor-households"),
            question("ask_report", "ask_report_text", "anti-corruption"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if let (Some(first), Some(province)) = (questions.first_mut(), provinces.first()) {
            first.links.push(Link {
                label: province.name().name.to_string(),
                href: link::to_page("", &province.address),
                note: String::new(),
            });
        }
        questions
    }
}
