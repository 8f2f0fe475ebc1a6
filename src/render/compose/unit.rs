//! The page of a unit, present or former.

use super::answers::people;
use super::{Composed, Composer, view_level};
use crate::derive::{Document, Duty, StatusKind};
use crate::render::data::{self, jsonld};
use crate::render::link;
use crate::render::page::script_json;
use crate::render::view::HeadCell;
use crate::render::view::{
    Body, Fact, Html, Link, Notice, Page, Relation, Row, RowGroup, Table, TableKind, UnitView,
    YearList,
};
use crate::unit::{Level, Share, Unit};
use crate::value::date::{long, short};

/// Years that stand open on the page of a unit.
const OPEN_YEARS: usize = 1;

impl<'f> Composer<'f> {
    pub(super) fn unit_page(&self, unit: &'f Unit) -> Composed {
        let address = unit.address.to_string();
        let former = !unit.is_living();
        let documents: Vec<&Document<'f>> = self.facts.of_unit(&unit.id).collect();
        let files = data::outputs_of_unit(self.facts, unit);
        let view = UnitView {
            level: view_level(unit.level),
            former,
            lede: self.unit_lede(unit, &documents),
            facts: self.unit_facts(unit),
            notices: self.unit_notices(unit),
            origin: Html::default(),
            predecessors: self.relations(unit, false),
            successors: self.relations(unit, true),
            answers: self.answers(unit),
            years: self.years_of(unit, &documents),
            charts: Vec::new(),
            roll_ups: if unit.level == Level::Commune { Vec::new() } else { self.roll_ups(unit) },
            members: self.members(unit),
            member_links: self.member_links(unit),
            lists: self.lists_of(unit),
            channels: self.channels(&unit.id),
            contact: self.contact(&unit.id, None),
            downloads: super::document::offered(&files, &address),
            address: link::canonical(&self.facts.model.settings.base_url, &address),
        };
        let mut shell = self.unit_shell(unit, &address, &unit.name().name);
        shell.title = self.title_of(unit);
        shell.heading = self.title_of(unit);
        shell.origin = self.unit_origin(&documents);
        shell.description = self.say("unit_description", &[("unit", &self.title_of(unit))]);
        let json = || link::to_file(&address, &link::unit_json(&address));
        shell.json_href = self.facts.model.settings.outputs.data.then(json);
        shell.json_ld.push(script_json(jsonld::unit(self.facts, unit)));
        Composed { address, page: Page::new(shell, Body::Unit(view)), files }
    }

    /// “Phường Đình Bảng (cũ)” for a former unit.
    pub(super) fn title_of(&self, unit: &Unit) -> String {
        let name = &unit.name().name;
        match unit.is_living() {
            true => name.to_string(),
            false => self.say("former_name", &[("name", name)]),
        }
    }

    fn unit_origin(&self, documents: &[&Document<'f>]) -> crate::render::view::OriginKind {
        self.origin(documents.iter().copied())
    }

    fn unit_lede(&self, unit: &Unit, documents: &[&Document<'f>]) -> Html {
        if documents.is_empty() {
            return Html::text(&self.word("unit_empty"));
        }
        let on_time = documents.iter().filter(|one| one.status.kind == StatusKind::OnTime).count();
        let judged = documents
            .iter()
            .filter(|one| matches!(one.status.kind, StatusKind::OnTime | StatusKind::Late))
            .count();
        let key = if judged == 0 { "unit_lede_plain" } else { "unit_lede" };
        let count = documents.len();
        let unit = unit.name().in_sentence();
        let words: [(&str, &dyn std::fmt::Display); 4] =
            [("unit", &unit), ("count", &count), ("good", &on_time), ("judged", &judged)];
        Html::emphasised(&self.say(key, &words))
    }

    fn unit_facts(&self, unit: &Unit) -> Vec<Fact> {
        let mut facts = Vec::new();
        let fact = |label: &str, value: String, note: String| Fact {
            label: self.word(label),
            value,
            note,
            ..Fact::default()
        };
        if let Some(info) = self.info(&unit.id) {
            if let Some(population) = &info.population {
                facts.push(fact(
                    "population_label",
                    match population.year.as_str() {
                        "" => people(population.value),
                        year => format!("{} ({year})", people(population.value)),
                    },
                    String::new(),
                ));
            }
            if let Some(person) = &info.responsible {
                facts.push(fact("responsible_label", person.name.clone(), person.position.clone()));
            }
            if !info.contact.phone.is_empty() {
                let mut phone = fact("phone_label", info.contact.phone.clone(), String::new());
                phone.href = Some(super::people::tel(&info.contact.phone));
                facts.push(phone);
            }
        }
        facts.push(fact("code_label", unit.id.code.to_string(), String::new()));
        let since = if unit.since_before { None } else { Some(unit.id.from) };
        if let Some(date) = since {
            facts.push(fact("since_label", short(date), String::new()));
        }
        if let Some(date) = unit.until {
            facts.push(fact("until_label", short(date), String::new()));
        }
        facts
    }

    fn unit_notices(&self, unit: &Unit) -> Vec<Notice> {
        let mut notices = Vec::new();
        if let Some(until) = unit.until {
            let text = self.say("former_text", &[("date", &long(until))]);
            notices.push(Notice {
                lead: self.word("former_lead"),
                text: Html::text(&text),
                items: self.successor_items(unit),
                basis: self.succession_basis(unit),
                warning: false,
            });
        }
        for pair in unit.names.windows(2) {
            let words: [(&str, &dyn std::fmt::Display); 3] =
                [("old", &pair[0].name), ("new", &pair[1].name), ("date", &long(pair[1].from))];
            notices.push(Notice {
                lead: self.word("renamed_lead"),
                text: Html::text(&self.say("renamed_text", &words)),
                basis: pair[1].resolution.to_string(),
                ..Notice::default()
            });
        }
        notices
    }

    fn successor_items(&self, unit: &Unit) -> Vec<Html> {
        let relations = self.relations(unit, true);
        relations
            .iter()
            .map(|one| {
                let html = match &one.href {
                    Some(href) => Html::default().link(href, &one.label),
                    None => Html::text(&one.label),
                };
                html.and(&format!(" ({})", one.share))
            })
            .collect()
    }

    fn succession_basis(&self, unit: &Unit) -> String {
        let mut sources: Vec<&str> =
            self.facts.model.units.successors(&unit.id).iter().map(|step| step.source).collect();
        sources.retain(|source| !source.is_empty());
        sources.sort_unstable();
        sources.dedup();
        match sources.as_slice() {
            [] => String::new(),
            sources => self.say("basis_label", &[("law", &sources.join("; "))]),
        }
    }

    /// Units after this one, or before it.
    fn relations(&self, unit: &Unit, after: bool) -> Vec<Relation> {
        let units = &self.facts.model.units;
        let steps = if after { units.successors(&unit.id) } else { units.predecessors(&unit.id) };
        let mut relations: Vec<(u8, Relation)> = steps
            .iter()
            .filter_map(|step| {
                let other = units.get(if after { &step.new } else { &step.old })?;
                let here = self.shows(other);
                let share = match step.share {
                    Share::Whole => (0, self.word("share_whole")),
                    Share::Part => (1, self.word("share_part")),
                };
                let relation = Relation {
                    label: self.title_of(other),
                    href: here.then(|| link::to_page(&unit.address, &other.address)),
                    share: share.1,
                    note: self.relation_note(other, after),
                };
                Some((share.0, relation))
            })
            .collect();
        relations.sort_by_key(|(share, _)| *share);
        relations.into_iter().map(|(_, relation)| relation).collect()
    }

    fn relation_note(&self, other: &Unit, after: bool) -> String {
        match self.facts.by_unit.get(&other.id).map(ExactSizeIterator::len) {
            Some(count) if !after => self.say("documents_count", &[("count", &count)]),
            _ => String::new(),
        }
    }

    /// Documents by year, newest first, with what is owed and not there.
    fn years_of(&self, unit: &Unit, documents: &[&Document<'f>]) -> Vec<YearList> {
        let duties: Vec<Duty<'f>> = self.facts.duties(&unit.id).collect();
        let years = documents.iter().map(|one| one.disclosure.period.year());
        let mut years: Vec<i16> =
            years.chain(duties.iter().map(|duty| duty.period.year())).collect();
        years.sort_unstable_by(|a, b| b.cmp(a));
        years.dedup();
        let list = |(place, year): (usize, i16)| {
            let there = documents.iter().filter(|one| one.disclosure.period.year() == year);
            let mut items: Vec<_> = there
                .map(|one| ((one.kind.order, one.disclosure.period), self.item(&unit.address, one)))
                .collect();
            let count = items.len();
            let open = duties.iter().filter(|duty| duty.period.year() == year);
            items.extend(open.map(|duty| ((duty.kind.order, duty.period), self.open_item(duty))));
            items.sort_by_key(|item| item.0);
            YearList {
                heading: year.to_string(),
                note: self.say("documents_count", &[("count", &count)]),
                open: place < OPEN_YEARS,
                id: format!("nam-{year}"),
                items: items.into_iter().map(|(_, item)| item).collect(),
                more: None,
            }
        };
        years.into_iter().enumerate().map(list).collect()
    }

    /// The units directly below, with how many documents each has.
    fn members(&self, unit: &Unit) -> Option<Table> {
        let below = self.facts.model.units.children(&unit.id, None);
        let with = below.iter().filter(|one| self.facts.by_unit.contains_key(&one.id));
        let rows: Vec<Row> = with.map(|one| self.member(unit, one)).collect();
        if rows.is_empty() {
            return None;
        }
        Some(Table {
            id: "don-vi-truc-thuoc".into(),
            caption: self.word("members_caption"),
            note: self.say("members_coverage", &[("with", &rows.len()), ("of", &below.len())]),
            kind: TableKind::ListTable,
            align: Table::align(&[true, true, true]),
            head: vec![vec![
                HeadCell::text(self.word("unit_label")),
                HeadCell::number(self.word("documents_label")),
                HeadCell::number(self.word("on_time_label")),
                HeadCell::number(self.word("late_label")),
            ]],
            groups: vec![RowGroup { title: String::new(), columns: 4, rows }],
            ..Table::default()
        })
    }

    fn member(&self, unit: &Unit, one: &Unit) -> Row {
        let documents: Vec<&Document<'f>> = self.facts.of_unit(&one.id).collect();
        let count = |kind: StatusKind| {
            documents.iter().filter(|document| document.status.kind == kind).count().to_string()
        };
        Row {
            label: one.name().name.to_string(),
            href: link::to_page(&unit.address, &one.address),
            cells: vec![
                documents.len().to_string(),
                count(StatusKind::OnTime),
                count(StatusKind::Late),
            ],
            ..Row::default()
        }
    }

    /// The units directly below that have no document yet.
    fn member_links(&self, unit: &Unit) -> Vec<Link> {
        let below = self.facts.model.units.children(&unit.id, None);
        let without = below.into_iter().filter(|one| !self.facts.by_unit.contains_key(&one.id));
        without
            .map(|one| Link {
                label: one.name().name.to_string(),
                href: link::to_page(&unit.address, &one.address),
                note: String::new(),
            })
            .collect()
    }

    fn lists_of(&self, unit: &Unit) -> Vec<Link> {
        let mut lists: Vec<Link> = self.score_link(unit).into_iter().collect();
        if !self.facts.by_unit.contains_key(&unit.id) {
            return lists;
        }
        lists.push(Link {
            label: self.word("catalogue_title"),
            href: link::to_page(&unit.address, &super::duty_lists::catalogue_address(unit)),
            note: String::new(),
        });
        let quarters = super::duty_lists::quarters(self.facts, &unit.id);
        lists.extend(quarters.into_iter().rev().take(8).map(|(year, quarter)| Link {
            label: self.say("quarter_title", &[("quarter", &quarter), ("year", &year)]),
            href: link::to_page(
                &unit.address,
                &super::duty_lists::quarter_address(unit, year, quarter),
            ),
            note: String::new(),
        }));
        lists
    }

    /// The page at a former address of a unit.
    pub(super) fn moved(&self, unit: &'f Unit, place: usize) -> Option<Composed> {
        let address = unit.aliases.get(place)?.to_string();
        let title = self.title_of(unit);
        let old = unit.names.iter().rev().nth(1).map(|name| name.name.to_string());
        let why = match (old, unit.names.last()) {
            (Some(old), Some(name)) => {
                let words: [(&str, &dyn std::fmt::Display); 3] =
                    [("old", &old), ("new", &name.name), ("date", &long(name.from))];
                self.say("renamed_text", &words)
            }
            _ => String::new(),
        };
        let target = Link {
            label: title.clone(),
            href: link::to_page(&address, &unit.address),
            note: String::new(),
        };
        let mut shell = self.shell(&address, &title, &self.above(unit), "");
        shell.canonical = Some(link::canonical(&self.facts.model.settings.base_url, &unit.address));
        shell.noindex = true;
        let view = crate::render::view::MovedView { target, why: Html::text(&why) };
        Some(Composed::bare(address, Page::new(shell, Body::Moved(view))))
    }
}
