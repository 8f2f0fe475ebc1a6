//! The two lists that the law wants and nobody keeps, made from the documents themselves: the
//! catalogue of information that must be public (Law 104/2016, art. 17 and 19; Decree 13/2018,
//! art. 6.3) and the quarterly list of what was disclosed (Law 10/2022, art. 13.2).

use super::{Composed, Composer, as_quarter, quarter_of};
use crate::derive::{Document, Duty, Facts, StatusKind};
use crate::model::disclosure::Act;
use crate::render::data::Output;
use crate::render::data::list::list_csv;
use crate::render::view::{
    Body, CatalogueView, Fact, HeadCell, Html, Link, Page, QuarterView, Row, RowGroup, Table,
    TableKind,
};
use crate::render::{data, link};
use crate::unit::{Unit, UnitId};
use crate::value::date::{long, short};

/// The quarters in which a unit published something, oldest first.
pub(super) fn quarters(facts: &Facts<'_>, unit: &UnitId) -> Vec<(i16, u8)> {
    let published = facts.of_unit(unit).filter_map(|document| document.disclosure.published);
    let mut quarters: Vec<(i16, u8)> = published.map(quarter_of).collect();
    quarters.sort_unstable();
    quarters.dedup();
    quarters
}

/// Address of the catalogue of a unit.
pub(super) fn catalogue_address(unit: &Unit) -> String {
    format!("{}/danh-muc-thong-tin", unit.address)
}

/// Address of the list of a quarter.
pub(super) fn quarter_address(unit: &Unit, year: i16, quarter: u8) -> String {
    format!("{}/da-cong-khai/{year}-quy-{quarter}", unit.address)
}

impl<'f> Composer<'f> {
    pub(super) fn catalogue(&self, unit: &'f Unit) -> Composed {
        let address = catalogue_address(unit);
        let stands = |one: &&Document<'f>| one.status.kind != StatusKind::Withdrawn;
        let documents: Vec<&Document<'f>> =
            self.facts.of_unit(&unit.id).rev().filter(stands).collect();
        let rows = documents.iter().map(|one| self.catalogue_row(&address, one)).collect();
        let heads = ["number_label", "date_label", "form_label", "time_label", "address_label"];
        let mut table = self.plain_table("danh-muc", "catalogue_caption", &heads, rows);
        table.note = self.address_note();
        let open: Vec<Row> = self.facts.duties(&unit.id).map(|duty| self.owed_row(&duty)).collect();
        if !open.is_empty() {
            let title = self.word("catalogue_open");
            table.groups.push(RowGroup { title, columns: 6, rows: open });
        }
        let files = self.list_file(&address, "danh-muc.csv", "catalogue_title", &table);
        let view = CatalogueView {
            lede: Html::text(&self.word("catalogue_lede")),
            facts: data::unit_changed_on(self.facts, &unit.id)
                .map(|day| Fact {
                    label: self.word("as_of_label"),
                    value: long(day),
                    ..Fact::default()
                })
                .into_iter()
                .collect(),
            table,
            downloads: super::document::offered(&files, &address),
            contact: self.contact(&unit.id, None),
        };
        let mut shell = self.unit_shell(unit, &address, &self.word("catalogue_title"));
        shell.origin = self.origin(documents);
        Composed { address, page: Page::new(shell, Body::Catalogue(view)), files }
    }

    /// What must be public and is not: its state, and by when.
    fn owed_row(&self, duty: &Duty<'f>) -> Row {
        let title = duty.version.title.as_ref().unwrap_or(&duty.kind.title);
        let due = duty.status.due.map(|due| self.say("due_on", &[("date", &short(due))]));
        Row {
            label: format!("{} {}", title.get(self.lang()), duty.period.phrase()),
            cells: vec![
                String::new(),
                String::new(),
                self.state(&duty.status).label,
                due.unwrap_or_default(),
                String::new(),
            ],
            ..Row::default()
        }
    }

    /// After which address the addresses of a list stand.
    fn address_note(&self) -> String {
        let base = &self.facts.model.settings.base_url;
        self.say("address_after", &[("base", base)])
    }

    /// The rows of a list as a file, where the site publishes data.
    fn list_file(&self, address: &str, name: &str, label: &str, table: &Table) -> Vec<Output> {
        if !self.facts.model.settings.outputs.data {
            return Vec::new();
        }
        let head = table.head.iter().flatten().map(|head| head.label.clone()).collect();
        let rows = table.groups.iter().flat_map(|group| &group.rows);
        let rows = rows.map(|row| {
            std::iter::once(row.label.clone()).chain(row.cells.iter().cloned()).collect()
        });
        let path = link::data(address, name);
        vec![list_csv(path, &self.word(label), std::iter::once(head).chain(rows))]
    }

    fn catalogue_row(&self, from: &str, document: &Document<'f>) -> Row {
        let disclosure = &document.disclosure;
        let act = disclosure.decision.as_ref().or(disclosure.approved.as_ref());
        let created = act.and_then(|act| act.signed);
        let duration = match &disclosure.posted {
            Some(posted) => match (posted.from, posted.until) {
                (Some(from), Some(until)) => {
                    self.say("from_until", &[("from", &short(from)), ("until", &short(until))])
                }
                (Some(from), None) => self.say("from_date", &[("date", &short(from))]),
                _ => self.since(document),
            },
            None => self.since(document),
        };
        Row {
            label: document.title(),
            href: link::to_page(from, &disclosure.address),
            cells: vec![
                act.map(|act: &Act| act.number.clone()).unwrap_or_default(),
                created.map(short).unwrap_or_default(),
                self.form_of(document),
                duration,
                format!("/{}/", disclosure.address),
            ],
            ..Row::default()
        }
    }

    /// How it was published.
    fn form_of(&self, document: &Document<'f>) -> String {
        let posted = document.disclosure.posted.is_some();
        self.word(if posted { "form_portal_board" } else { "form_portal" })
    }

    fn since(&self, document: &Document<'f>) -> String {
        let date = document.disclosure.published;
        date.map(|date| self.say("from_date", &[("date", &short(date))])).unwrap_or_default()
    }

    pub(super) fn quarter(&self, unit: &'f Unit, year: i16, quarter: u8) -> Composed {
        let address = quarter_address(unit, year, quarter);
        let within = |document: &&Document<'f>| {
            document.disclosure.published.map(quarter_of) == Some((year, quarter))
                && document.status.kind != StatusKind::Withdrawn
        };
        let documents: Vec<&Document<'f>> = self.facts.of_unit(&unit.id).filter(within).collect();
        let rows = documents.iter().map(|one| self.quarter_row(&address, one)).collect();
        let heads =
            ["basis_short", "form_label", "published_label", "until_short", "address_label"];
        let mut table = self.plain_table("da-cong-khai", "quarter_caption", &heads, rows);
        table.note = self.address_note();
        let files = self.list_file(&address, "da-cong-khai.csv", "quarter_caption", &table);
        let title = self.say("quarter_title", &[("quarter", &quarter), ("year", &year)]);
        let words: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &documents.len()), ("period", &as_quarter(year, quarter).phrase())];
        let others =
            quarters(self.facts, &unit.id).into_iter().filter(|one| *one != (year, quarter));
        let view = QuarterView {
            lede: Html::emphasised(&self.say("quarter_lede", &words)),
            facts: vec![Fact {
                label: self.word("duty_label"),
                value: self.word("quarter_law"),
                ..Fact::default()
            }],
            table,
            others: others
                .map(|(year, quarter)| Link {
                    label: self.say("quarter_short", &[("quarter", &quarter), ("year", &year)]),
                    href: link::to_page(&address, &quarter_address(unit, year, quarter)),
                    note: String::new(),
                })
                .collect(),
            downloads: super::document::offered(&files, &address),
        };
        let mut shell = self.unit_shell(unit, &address, &title);
        shell.origin = self.origin(documents);
        Composed { address, page: Page::new(shell, Body::Quarter(view)), files }
    }

    fn quarter_row(&self, from: &str, document: &Document<'f>) -> Row {
        let disclosure = &document.disclosure;
        let duty = &document.kind.duty;
        let until = disclosure.posted.as_ref().and_then(|posted| posted.until);
        Row {
            label: document.title(),
            href: link::to_page(from, &disclosure.address),
            cells: vec![
                [duty.article.as_str(), duty.law.as_str()].join(" ").trim().to_owned(),
                self.form_of(document),
                disclosure.published.map(short).unwrap_or_default(),
                until.map(short).unwrap_or_default(),
                format!("/{}/", disclosure.address),
            ],
            ..Row::default()
        }
    }

    /// A list table of words, the first column the name.
    pub(super) fn plain_table(
        &self,
        id: &str,
        caption: &str,
        heads: &[&str],
        rows: Vec<Row>,
    ) -> Table {
        let mut head = vec![HeadCell::text(self.word("content_label"))];
        head.extend(heads.iter().map(|key| HeadCell::text(self.word(key))));
        let columns = u16::try_from(head.len()).unwrap_or(u16::MAX);
        Table {
            id: id.to_owned(),
            caption: self.word(caption),
            kind: TableKind::ListTable,
            wide: heads.len() > 3,
            head: vec![head],
            groups: vec![RowGroup { title: String::new(), columns, rows }],
            ..Table::default()
        }
    }
}
