//! The self-check of a unit, of all units below one, and of the site, as pages.

use std::collections::BTreeMap;

use super::states::lower_first;
use super::{Composed, Composer};
use crate::derive::{Card, Scored, StatusKind, Tally, score};
use crate::law::score::{self as scales, Scale};
use crate::render::data::score::{Member, Source, lost, outputs_of_score};
use crate::render::data::{self, Output};
use crate::render::link;
use crate::render::view::{
    Body, DisclosureItem, Figure, HeadCell, Html, KeyFigure, Link, Meter, Notice, Page, Row,
    RowGroup, ScoreView, Table, TableKind, YearList,
};
use crate::unit::{Level, Unit, UnitId};
use crate::value::date::short;

/// Things due next that a page names.
const NEXT: usize = 6;
/// Documents of one year that a page names for the points they lost.
const LOST: usize = 24;

/// Everything a page of this sort shows.
struct Sheet<'s, 'f> {
    scale: &'static Scale,
    address: String,
    unit: Option<&'f Unit>,
    card: &'s Card<'f>,
    members: &'s [Member<'f>],
    all: Tally,
}

impl<'f> Composer<'f> {
    /// The units with a self-check, those that the site describes and all above them, each with the
    /// described ones below it.
    pub(super) fn scored(&self) -> &BTreeMap<UnitId, Vec<UnitId>> {
        self.scored.get_or_init(|| {
            let model = self.facts.model;
            let is_followed = model.settings.since.is_some() && scales::on(self.facts.at).is_some();
            let described = model.infos.keys().filter(|_| is_followed);
            let mut found: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
            for id in described {
                found.entry(*id).or_default();
                for above in model.units.ancestors(id) {
                    found.entry(above.id).or_default().push(*id);
                }
            }
            found
        })
    }

    /// The site follows what the unit owes, and publishes calendars.
    pub(super) fn has_calendar(&self, unit: &Unit) -> bool {
        let model = self.facts.model;
        model.settings.outputs.feeds
            && model.infos.contains_key(&unit.id)
            && model.settings.since.is_some()
    }

    /// The way to the self-check of a unit from its page.
    pub(super) fn score_link(&self, unit: &Unit) -> Option<Link> {
        self.scored().contains_key(&unit.id).then(|| Link {
            label: self.word("score_title"),
            href: link::to_page(&unit.address, &link::score(&unit.address)),
            note: String::new(),
        })
    }

    pub(super) fn score_of_unit(&self, unit: &'f Unit) -> Option<Composed> {
        let scale = scales::on(self.facts.at)?;
        let card = score(self.facts, &unit.id, scale);
        let members = self.members_below(unit, scale);
        let mut all = card.tally;
        members.iter().for_each(|member| all.add(&member.tally));
        let address = link::score(&unit.address);
        let sheet = Sheet { scale, address, unit: Some(unit), card: &card, members: &members, all };
        let mut shell = self.unit_shell(unit, &sheet.address, &self.word("score_title"));
        shell.origin = self.origin(self.facts.of_unit(&unit.id));
        let mut files = self.score_files(&sheet);
        if self.has_calendar(unit) {
            files.push(self.calendar_file(unit));
        }
        let view = self.score_view(&sheet, &files);
        let address = sheet.address;
        Some(Composed { address, page: Page::new(shell, Body::Score(view)), files })
    }

    pub(super) fn score_of_site(&self) -> Option<Composed> {
        let scale = scales::on(self.facts.at)?;
        let described = self.scored().keys().filter_map(|id| self.facts.model.units.get(id));
        let described = described.filter(|unit| self.facts.model.infos.contains_key(&unit.id));
        let members = self.as_members(described.collect(), scale);
        let card = Card::default();
        let mut all = Tally::default();
        members.iter().for_each(|member| all.add(&member.tally));
        let address = link::score("");
        let sheet = Sheet { scale, address, unit: None, card: &card, members: &members, all };
        let title = self.word("score_title");
        let mut shell = self.shell(&sheet.address, &title, &[], "");
        shell.origin = self.origin(&self.facts.documents);
        let files = self.score_files(&sheet);
        let view = self.score_view(&sheet, &files);
        let address = sheet.address;
        Some(Composed { address, page: Page::new(shell, Body::Score(view)), files })
    }

    /// The described units below a unit, of all times, each with what it itself owes.
    fn members_below(&self, unit: &Unit, scale: &Scale) -> Vec<Member<'f>> {
        if unit.level == Level::Commune {
            return Vec::new();
        }
        let units = &self.facts.model.units;
        let below = self.scored().get(&unit.id).into_iter().flatten();
        self.as_members(below.filter_map(|id| units.get(id)).collect(), scale)
    }

    fn as_members(&self, mut units: Vec<&'f Unit>, scale: &Scale) -> Vec<Member<'f>> {
        units.sort_by_cached_key(|unit| crate::value::sort::sort_key(unit.name().bare()));
        let tally = |unit: &Unit| score(self.facts, &unit.id, scale).tally;
        units.into_iter().map(|unit| Member { unit, tally: tally(unit) }).collect()
    }

    fn score_files(&self, sheet: &Sheet<'_, 'f>) -> Vec<Output> {
        let Sheet { scale, address, unit, card, members, all } = sheet;
        let source = Source { scale, address, unit: *unit, card, members, all };
        outputs_of_score(self.facts, &source)
    }

    /// What a unit owes next, as a calendar beside its page.
    fn calendar_file(&self, unit: &Unit) -> Output {
        Output {
            path: link::calendar(&unit.address),
            bytes: data::calendar::of_unit(self.facts, unit),
            label: String::new(),
        }
    }

    fn score_view(&self, sheet: &Sheet<'_, 'f>, files: &[Output]) -> ScoreView {
        let next = sheet.unit.map(|unit| self.next_items(unit)).unwrap_or_default();
        let with_calendar = sheet.unit.filter(|unit| self.has_calendar(unit) && !next.is_empty());
        let calendar = with_calendar.map(|unit| Link {
            label: self.word("score_calendar"),
            href: link::to_file(&sheet.address, &link::calendar(&unit.address)),
            note: String::new(),
        });
        let is_alone = sheet.members.is_empty();
        let mut links = vec![self.way_on(&sheet.address, "score_method", "phuong-phap")];
        if sheet.unit.is_some() {
            links.push(self.way_on(&sheet.address, "score_of_site", &link::score("")));
        }
        ScoreView {
            lede: self.score_lede(sheet),
            notices: vec![self.score_notice(sheet.scale)],
            figures: self.criteria(sheet),
            years_table: is_alone.then(|| self.score_years(sheet)).flatten(),
            questions: is_alone.then(|| self.papi(sheet)).flatten(),
            years: self.lost_points(sheet),
            next,
            calendar,
            members: self.score_members(sheet),
            downloads: super::document::offered(files, &sheet.address),
            links,
        }
    }

    fn way_on(&self, from: &str, key: &str, to: &str) -> Link {
        Link { label: self.word(key), href: link::to_page(from, to), note: String::new() }
    }

    fn score_lede(&self, sheet: &Sheet<'_, 'f>) -> Html {
        let all = &sheet.all;
        let Some(total) = all.total(sheet.scale) else {
            return Html::text(&self.word("score_nothing"));
        };
        let group = sheet.scale.group(total).map_or("", |group| group.get(self.lang()));
        let who = match sheet.unit {
            Some(unit) if sheet.members.is_empty() => unit.name().in_sentence(),
            // What the unit itself owes is among the documents that are counted.
            of => {
                let own = usize::from(of.is_some() && !sheet.card.scored.is_empty());
                self.say("score_units", &[("count", &(sheet.members.len() + own))])
            }
        };
        let words: [(&str, &dyn std::fmt::Display); 8] = [
            ("total", &points(total)),
            ("group", &group),
            ("who", &who),
            ("there", &all.there),
            ("due", &all.due),
            ("missing", &all.missing),
            ("late", &all.late),
            ("open", &all.open),
        ];
        let mut said = self.say("score_lede", &words);
        if all.open > 0 {
            said.push(' ');
            said.push_str(&self.say("score_open", &words));
        }
        Html::emphasised(&said)
    }

    fn score_notice(&self, scale: &Scale) -> Notice {
        Notice {
            lead: self.word("score_not_lead"),
            text: Html::text(&self.word("score_not_text")),
            basis: format!("{} {}", scale.note.get(self.lang()), scale.source),
            ..Notice::default()
        }
    }

    /// Each criterion with its share, its weight and its denominator.
    fn criteria(&self, sheet: &Sheet<'_, 'f>) -> Vec<KeyFigure> {
        let sums = sheet.scale.criteria.iter().zip(&sheet.all.criteria);
        sums.map(|(criterion, sum)| {
            let share = sum.share();
            let words: [(&str, &dyn std::fmt::Display); 3] =
                [("of", &sum.of), ("left", &sum.left_out), ("weight", &(criterion.weight / 10))];
            let key = if sum.left_out > 0 { "score_of_left" } else { "score_of" };
            let denominator = self.say(key, &words);
            KeyFigure {
                label: format!("{} {denominator}", criterion.asks.get(self.lang())),
                figure: Figure {
                    shown: share.map_or_else(|| "–".to_owned(), points),
                    unit: criterion.label.get(self.lang()).to_owned(),
                    meter: share.and_then(|share| Meter::of(i128::from(share), 1000)),
                },
            }
        })
        .collect()
    }

    fn score_years(&self, sheet: &Sheet<'_, 'f>) -> Option<Table> {
        let mut years: BTreeMap<std::cmp::Reverse<i16>, Tally> = BTreeMap::new();
        for scored in &sheet.card.scored {
            let year = std::cmp::Reverse(scored.duty.period.year());
            years.entry(year).or_default().count(&scored.duty, &scored.points);
        }
        let judged = years.iter().filter(|(_, tally)| tally.due > 0);
        let rows: Vec<Row> = judged
            .map(|(year, tally)| {
                Row::plain("", year.0.to_string(), self.counts(tally, sheet.scale))
            })
            .collect();
        let several = rows.len() > 1;
        let table = self.counts_table("tung-nam", "score_years_caption", "score_year", rows);
        several.then_some(table)
    }

    /// Total, due, there, missing, late.
    fn counts(&self, tally: &Tally, scale: &Scale) -> Vec<String> {
        let total = tally.total(scale).map_or_else(|| "–".to_owned(), points);
        let counts = [tally.due, tally.there, tally.missing, tally.late];
        std::iter::once(total).chain(counts.map(|count| count.to_string())).collect()
    }

    fn counts_table(&self, id: &str, caption: &str, first: &str, rows: Vec<Row>) -> Table {
        let heads = ["score_points", "score_due", "score_there", "score_missing", "late_label"];
        let mut head = vec![HeadCell::text(self.word(first))];
        head.extend(heads.map(|key| HeadCell::number(self.word(key))));
        Table {
            id: id.to_owned(),
            caption: self.word(caption),
            kind: TableKind::ListTable,
            align: Table::align(&[true; 5]),
            head: vec![head],
            groups: vec![RowGroup { title: String::new(), columns: 6, rows }],
            ..Table::default()
        }
    }

    /// PAPI's questions under its dimensions, and how many of the documents that help to answer them
    /// are there.
    fn papi(&self, sheet: &Sheet<'_, 'f>) -> Option<Table> {
        let mut groups: Vec<RowGroup> = Vec::new();
        for question in &sheet.scale.questions {
            let mut tally = Tally::default();
            let is_asked = |one: &&Scored<'_>| question.kinds.contains(&one.duty.kind.id);
            for scored in sheet.card.scored.iter().filter(is_asked) {
                tally.count(&scored.duty, &scored.points);
            }
            if tally.due + tally.open == 0 {
                continue;
            }
            let dimension: [(&str, &dyn std::fmt::Display); 2] =
                [("number", &question.number), ("name", &question.dimension.get(self.lang()))];
            let title = self.say("score_dimension", &dimension);
            if groups.last().is_none_or(|group| group.title != title) {
                groups.push(RowGroup { title, columns: 3, rows: Vec::new() });
            }
            let words: [(&str, &dyn std::fmt::Display); 2] =
                [("with", &tally.there), ("of", &tally.due)];
            let total = tally.total(sheet.scale).map_or_else(|| "–".to_owned(), points);
            let cells = vec![self.say("with_of", &words), total];
            if let Some(group) = groups.last_mut() {
                group.rows.push(Row::plain("", question.asks.get(self.lang()), cells));
            }
        }
        let is_there = !groups.is_empty();
        let table = Table {
            id: "papi".into(),
            caption: self.word("score_papi_caption"),
            note: self.word("score_papi_note"),
            kind: TableKind::ListTable,
            align: Table::align(&[true, true]),
            head: vec![vec![
                HeadCell::text(self.word("score_question")),
                HeadCell::number(self.word("score_there")),
                HeadCell::number(self.word("score_points")),
            ]],
            groups,
            ..Table::default()
        };
        is_there.then_some(table)
    }

    /// Where points were lost, newest year first.
    fn lost_points(&self, sheet: &Sheet<'_, 'f>) -> Vec<YearList> {
        let mut years: BTreeMap<std::cmp::Reverse<i16>, Vec<&Scored<'f>>> = BTreeMap::new();
        for scored in &sheet.card.scored {
            let has_lost =
                scored.points.iter().any(|point| point.share.is_some_and(|share| share < 1000));
            if has_lost {
                let year = std::cmp::Reverse(scored.duty.period.year());
                years.entry(year).or_default().push(scored);
            }
        }
        let list =
            |(place, (year, scored)): (usize, (std::cmp::Reverse<i16>, Vec<&Scored<'f>>))| {
                let items =
                    scored.iter().take(LOST).map(|one| self.lost_item(sheet, one)).collect();
                YearList {
                    heading: year.0.to_string(),
                    note: self.say("documents_count", &[("count", &scored.len())]),
                    open: place == 0,
                    items,
                    ..YearList::default()
                }
            };
        years.into_iter().enumerate().map(list).collect()
    }

    fn lost_item(&self, sheet: &Sheet<'_, 'f>, scored: &Scored<'f>) -> DisclosureItem {
        let duty = &scored.duty;
        let document = duty.document.map(|place| &self.facts.documents[place]);
        let why = match duty.status.kind {
            StatusKind::Missing => duty
                .status
                .due
                .map(|due| self.say("due_on", &[("date", &short(due))]))
                .unwrap_or_default(),
            _ => lost(scored, sheet.scale, self.lang()).join(" · "),
        };
        DisclosureItem {
            title: format!("{} {}", duty.kind.short.get(self.lang()), duty.period.phrase()),
            href: document.map(|one| link::to_page(&sheet.address, &one.disclosure.address)),
            state: Some(self.state(&duty.status)),
            dates: why,
            ..DisclosureItem::default()
        }
    }

    /// What is due next, soonest first.
    fn next_items(&self, unit: &Unit) -> Vec<DisclosureItem> {
        let next = data::calendar::next(self.facts, unit).into_iter().take(NEXT);
        next.map(|duty| {
            let due = duty.status.due.map(short).unwrap_or_default();
            let mut dates = self.say("due_on", &[("date", &due)]);
            if let Some(why) = duty.status.why {
                dates =
                    self.say("score_expected", &[("date", &due), ("why", &why.words(self.lang()))]);
            } else if let Some(term) = duty.status.term {
                dates = format!("{dates} · {}", term.citation());
            }
            DisclosureItem {
                title: format!("{} {}", duty.kind.short.get(self.lang()), duty.period.phrase()),
                dates: lower_first(&dates),
                ..DisclosureItem::default()
            }
        })
        .collect()
    }

    fn score_members(&self, sheet: &Sheet<'_, 'f>) -> Option<Table> {
        let rows: Vec<Row> = sheet
            .members
            .iter()
            .map(|member| Row {
                label: self.title_of(member.unit),
                href: link::to_page(&sheet.address, &link::score(&member.unit.address)),
                cells: self.counts(&member.tally, sheet.scale),
                ..Row::default()
            })
            .collect();
        let own = sheet.unit.filter(|_| !sheet.card.scored.is_empty()).map(|unit| {
            let label = self.say("score_own", &[("unit", &unit.name().in_sentence())]);
            Row { label, cells: self.counts(&sheet.card.tally, sheet.scale), ..Row::default() }
        });
        let is_there = !rows.is_empty();
        let rows = own.into_iter().chain(rows).collect();
        let table = self.counts_table("tung-don-vi", "score_members_caption", "unit_label", rows);
        is_there.then_some(table)
    }
}

/// “62,5”: points out of a hundred.
fn points(share: u32) -> String {
    match (share / 10, share % 10) {
        (whole, 0) => whole.to_string(),
        (whole, part) => format!("{whole},{part}"),
    }
}
