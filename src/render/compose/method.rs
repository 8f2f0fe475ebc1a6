//! The method page: what each figure means and where it comes from, made from the very data the
//! program works with.

use super::{Composed, Composer};
use crate::kind::{Kind, Regime};
use crate::law::score as scales;
use crate::law::terms;
use crate::model::exception::Exception;
use crate::render::link;
use crate::render::view::{Body, Html, Link, MethodSection, MethodView, Notice, Page, Row, Table};
use crate::value::date::short;

impl<'f> Composer<'f> {
    pub(super) fn method(&self) -> Composed {
        let address = "phuong-phap".to_owned();
        let own = self.facts.model.pages.iter().find(|page| page.address == "phuong-phap-rieng");
        let body = own.map(|page| self.markdown(&page.text, &address).html).unwrap_or_default();
        let view = MethodView {
            lede: Html::text(&self.word("method_lede")),
            body,
            sections: vec![
                self.reading(),
                self.kind_section(&address),
                self.term_section(),
                self.score_section(),
                self.rollup_section(),
                self.privacy_section(),
                self.calendar_section(),
            ],
            links: vec![
                self.way(&address, "warnings_title", "canh-bao"),
                self.way(&address, "patterns_title", "mau"),
                self.way(&address, "former_units", "don-vi-cu"),
            ],
        };
        let title = self.word("method_title");
        let shell = self.shell(&address, &title, &[], "method");
        Composed::bare(address, Page::new(shell, Body::Method(view)))
    }

    fn way(&self, from: &str, key: &str, to: &str) -> Link {
        Link { label: self.word(key), href: link::to_page(from, to), note: String::new() }
    }

    fn section(&self, key: &str, tables: Vec<Table>) -> MethodSection {
        MethodSection {
            heading: self.word(&format!("method_{key}_heading")),
            note: String::new(),
            id: key.replace('_', "-"),
            body: Html::text(&self.word(&format!("method_{key}_text"))),
            notices: Vec::new(),
            tables,
        }
    }

    /// How a cell, a state and a sum are read.
    fn reading(&self) -> MethodSection {
        let row = |sign: &str, key: &str| Row::plain("", sign, vec![self.word(key)]);
        let rows = vec![
            row("0", "sign_zero"),
            row(&self.word("blank_label"), "sign_blank"),
            row("–", "sign_dash"),
            row(&self.word("none_occurred"), "sign_none"),
        ];
        let cells = self.plain_table("bon-cach-ghi", "signs_caption", &["meaning_label"], rows);
        let states = [
            "state_on_time",
            "state_late_plain",
            "state_incomplete",
            "state_published",
            "state_missing",
            "state_not_owed",
            "state_not_due",
            "state_not_judged",
            "state_none",
            "state_withdrawn",
        ];
        let rows = states
            .map(|key| Row::plain("", self.word(key), vec![self.word(&format!("{key}_means"))]));
        let states =
            self.plain_table("trang-thai", "states_caption", &["meaning_label"], rows.into());
        self.section("reading", vec![cells, states])
    }

    fn kind_section(&self, from: &str) -> MethodSection {
        let rows = self.facts.model.kinds.iter().map(|kind| Row {
            label: kind.title.get(self.lang()).to_owned(),
            href: link::to_page(from, &link::of_kind(kind)),
            cells: vec![
                kind.about.get(self.lang()).to_owned(),
                self.regimes(kind),
                citation(&kind.duty.article, &kind.duty.law),
            ],
            ..Row::default()
        });
        let heads = ["meaning_label", "regime_label", "basis_short"];
        let table = self.plain_table("loai-tai-lieu", "kinds_caption", &heads, rows.collect());
        self.section("kinds", vec![Table { wide: true, ..table }])
    }

    /// From which budget years which law holds.
    fn regimes(&self, kind: &Kind) -> String {
        let mut said: Vec<String> = Vec::new();
        for version in &kind.versions {
            let years = match (version.from, version.until) {
                (Some(from), Some(until)) => format!("{from}–{until}"),
                (Some(from), None) => self.say("from_year", &[("year", &from)]),
                (None, Some(until)) => self.say("until_year", &[("year", &until)]),
                (None, None) => continue,
            };
            let law = match version.regime {
                Regime::R1 | Regime::R2 => citation(&version.source.article, &version.source.law),
                Regime::Any => String::new(),
            };
            let one = format!("{years}: {law}").trim_end_matches([' ', ':']).to_owned();
            if !said.contains(&one) {
                said.push(one);
            }
        }
        said.join("; ")
    }

    fn term_section(&self) -> MethodSection {
        let rows: Vec<Row> = terms::embedded()
            .value
            .iter()
            .map(|term| {
                let valid = match (term.from, term.until) {
                    (Some(from), Some(until)) => format!("{} – {}", short(from), short(until)),
                    (Some(from), None) => self.say("from_date", &[("date", &short(from))]),
                    _ => String::new(),
                };
                let checked = if term.verified { "verified_yes" } else { "verified_no" };
                Row {
                    label: term.what.clone(),
                    cells: vec![self.days(term), term.citation(), valid, self.word(checked)],
                    ..Row::default()
                }
            })
            .collect();
        let heads = ["term_label", "basis_short", "valid_label", "verified_label"];
        let table = self.plain_table("thoi-han", "terms_caption", &heads, rows);
        let mut section = self.section("terms", vec![Table { wide: true, ..table }]);
        section.notices.push(Notice {
            lead: self.word("unverified_lead"),
            text: Html::text(&self.word("unverified_text")),
            ..Notice::default()
        });
        section
    }

    fn days(&self, term: &terms::Term) -> String {
        let key = match term.count {
            terms::Count::Calendar | terms::Count::Posting => "days_calendar",
            terms::Count::Working => "days_working",
            terms::Count::SameDay => "days_same",
            terms::Count::LastWorkingDayOf(_) => "days_last_working",
            terms::Count::None => return "–".to_owned(),
        };
        self.say(key, &[("days", &term.days)])
    }

    /// The criteria of the self-check with their weights, and what lateness costs.
    fn score_section(&self) -> MethodSection {
        let Some(scale) = scales::on(self.facts.at) else {
            return self.section("score", Vec::new());
        };
        let verified = |verified| self.word(if verified { "verified_yes" } else { "verified_no" });
        let percent = |share: u32| format!("{}%", share / 10);
        let criteria = scale.criteria.iter().map(|criterion| Row {
            label: format!(
                "{}: {}",
                criterion.label.get(self.lang()),
                criterion.asks.get(self.lang())
            ),
            note: criterion.source.clone(),
            cells: vec![percent(criterion.weight), verified(criterion.verified)],
            ..Row::default()
        });
        let heads = ["weight_label", "verified_label"];
        let weights =
            self.plain_table("trong-so", "score_weights_caption", &heads, criteria.collect());
        let steps = scale.lateness.iter().map(|(days, share)| {
            Row::plain("", self.say("score_late_up_to", &[("days", days)]), vec![percent(*share)])
        });
        let more = Row::plain("", self.word("score_late_more"), vec![percent(0)]);
        let steps = steps.chain([more]).collect();
        let late = self.plain_table("tre-han", "score_lateness_caption", &["score_points"], steps);
        let mut section = self.section("score", vec![weights, late]);
        section.notices.push(Notice {
            lead: self.word("score_not_lead"),
            text: Html::text(scale.note.get(self.lang())),
            basis: scale.source.clone(),
            ..Notice::default()
        });
        section
    }

    fn rollup_section(&self) -> MethodSection {
        self.section("rollups", Vec::new())
    }

    fn privacy_section(&self) -> MethodSection {
        let model = &self.facts.model;
        let of_units = model.infos.values().flat_map(|info| &info.exceptions);
        let row = |one: &Exception| {
            let until = one.until.map(short).unwrap_or_default();
            let cells = vec![one.reason.clone(), one.responsible.clone(), until];
            Row::plain("", one.value.clone(), cells)
        };
        let all = model.settings.exceptions.iter().chain(of_units);
        let in_force = all.filter(|one| one.counts_on(self.facts.at));
        let rows: Vec<Row> = in_force.map(row).collect();
        if rows.is_empty() {
            return self.section("privacy", Vec::new());
        }
        let heads = ["exception_reason", "responsible_label", "exception_until"];
        let table = self.plain_table("ngoai-le", "exceptions_caption", &heads, rows);
        self.section("privacy", vec![table])
    }

    fn calendar_section(&self) -> MethodSection {
        self.section("calendar", Vec::new())
    }
}

fn citation(article: &str, law: &str) -> String {
    [article, law].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
