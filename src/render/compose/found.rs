//! What of the site may be found: its units, documents and rows as entries of the search index. What
//! a page does not show is not among them.

use std::collections::BTreeMap;

use super::paging::{self, Extent};
use super::{Composer, Task};
use crate::derive::{Document, Opened};
use crate::kind::{Column, ColumnType, Privacy};
use crate::model::disclosure::State;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::link;
use crate::search::{
    self, File, Found, Fragment, Keys, KindEntry, Manifest, PageEntry, People, Row, Table,
    UnitEntry,
};
use crate::unit::{Level, Unit, UnitId};

/// What joins further words of a row.
const JOINT: &str = " · ";

impl<'f> Composer<'f> {
    /// The site has a search page with its index.
    pub fn is_searched(&self) -> bool {
        self.facts.model.settings.outputs.search
    }

    /// What of a document may be found; none where the site has no search.
    pub(super) fn fragment(
        &self,
        document: &Opened<'_, 'f>,
        shown: &[Shown<'_>],
    ) -> Option<Fragment> {
        if !self.is_searched() {
            return None;
        }
        let stands = !matches!(document.disclosure.state, State::Withdrawn(_));
        let tables = if stands { self.found_tables(shown) } else { Vec::new() };
        Some(Fragment::new(&self.found(document, stands), &tables))
    }

    fn found(&self, document: &Document<'f>, stands: bool) -> Found {
        let disclosure = &document.disclosure;
        let state = self.state(&document.status);
        let kind = serde_json::to_value(state.kind).unwrap_or_default();
        let address = disclosure.address.as_str();
        let below =
            address.strip_prefix(&*document.unit.address).filter(|rest| rest.starts_with('/'));
        let figure = document.version.figures.iter().find_map(|figure| {
            let said = self.figure(document.figure(&figure.id)?);
            let label = figure.label.get(self.lang());
            Some(format!("{label}: {} {}", said.shown, said.unit).trim_end().to_owned())
        });
        Found {
            kind: document.kind.id.clone(),
            period: disclosure.period.to_string(),
            path: below.unwrap_or(address).to_owned(),
            state: format!("{} {}", kind.as_str().unwrap_or_default(), state.label),
            title: document.title(),
            figure: figure.filter(|_| stands).unwrap_or_default(),
        }
    }

    fn found_tables(&self, shown: &[Shown<'_>]) -> Vec<Table> {
        let pages = paging::pages(shown.iter().map(Extent::of));
        let people = self.facts.model.settings.search_people;
        let is_found = |table: &Shown<'_>| {
            // Rows without a name or an order of their own lead nobody to anybody.
            !table.is_unlinked() && (people > People::None || !table.lists_persons())
        };
        let tables = shown.iter().enumerate().filter(|(_, table)| is_found(table));
        tables.map(|(place, table)| self.found_table(table, &pages, place)).collect()
    }

    fn found_table(&self, shown: &Shown<'_>, pages: &[Vec<paging::Part>], place: usize) -> Table {
        let mine = |page: &Vec<paging::Part>| page.iter().find(|part| part.0 == place).cloned();
        let parts: Vec<(usize, usize)> = pages
            .iter()
            .enumerate()
            .filter_map(|(page, parts)| Some((page + 1, mine(parts)?.1.start)))
            .collect();
        let form = shown.form();
        let main = main_column(shown);
        let figure = main.map(|(_, column)| {
            let unit = match column.holds {
                ColumnType::Money => shown.money().map(crate::value::MoneyUnit::label),
                _ => None,
            };
            let group = column.group.as_ref().map(|group| group.get(self.lang()).to_owned());
            let label = column.label.get(self.lang()).to_owned();
            group
                .into_iter()
                .chain([label])
                .chain(unit.map(str::to_owned))
                .collect::<Vec<_>>()
                .join(", ")
        });
        let rows = shown.rows().map(|row| self.found_row(shown, &row, main.map(|(at, _)| at)));
        Table {
            form: form.address.clone(),
            caption: form.title.get(self.lang()).to_owned(),
            figure: figure.unwrap_or_default(),
            page: parts.first().map_or(1, |(page, _)| *page),
            breaks: parts.iter().skip(1).map(|(_, start)| *start).collect(),
            persons: shown.lists_persons(),
            rows: rows.collect(),
        }
    }

    fn found_row(&self, shown: &Shown<'_>, row: &ShownRow<'_, '_>, main: Option<usize>) -> Row {
        let line = row.line();
        if row.takedown().is_some() {
            return Row::default();
        }
        let mut found =
            Row { label: line.label.clone(), code: line.code.clone(), ..Row::default() };
        let mut more = Vec::new();
        for (place, (column, cell)) in row.cells().enumerate() {
            if Some(place) == main {
                found.figure = self.cell_text(column, &cell, shown.money());
            }
            if !has_words(column, &cell) {
                continue;
            }
            let text = self.cell_text(column, &cell, shown.money());
            match found.label.is_empty() {
                _ if text.is_empty() => {}
                true => found.label = text,
                false => more.push(text),
            }
        }
        found.more = more.join(JOINT);
        found
    }

    /// A unit as the search knows it; `packs` says how many files the pack of a unit has.
    pub fn unit_entry(&self, unit: &Unit, packs: &dyn Fn(&Unit) -> usize) -> UnitEntry {
        UnitEntry::of(&self.facts.model.units, unit, packs, &|other| self.shows(other))
    }

    /// The units with their entries, by id.
    pub fn unit_entries(&self, packs: &dyn Fn(&Unit) -> usize) -> Vec<(UnitEntry, &'f Unit)> {
        let mut units: Vec<(UnitEntry, &Unit)> =
            self.units.iter().map(|unit| (self.unit_entry(unit, packs), *unit)).collect();
        units.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        units
    }

    /// Lexicon, keys and manifest; `fragments` says what may be found in the documents of a unit.
    pub fn search_files(
        &self,
        units: Vec<(UnitEntry, &Unit)>,
        fragments: &dyn Fn(&Unit) -> Vec<Fragment>,
    ) -> Vec<File> {
        let mut manifest = self.search_manifest();
        let mut keys = Keys::new(manifest.people);
        for (entry, unit) in units.iter().filter(|(entry, _)| entry.packs > 0) {
            keys.add(entry, &fragments(unit));
        }
        let entries: Vec<UnitEntry> = units.into_iter().map(|(entry, _)| entry).collect();
        let (mut files, prefixes) = search::lexicon(&entries);
        let (shards, count) = keys.finish();
        files.extend(shards);
        let home = self.home_unit().map(|unit| unit.id.to_string());
        manifest.home = home.and_then(|id| entries.iter().find(|entry| entry.id == id));
        (manifest.prefixes, manifest.shards) = (prefixes, count);
        files.push(search::manifest(&manifest));
        files
    }

    /// All that lexicon and manifest say, as a text whose change tells that they change.
    pub fn search_facts(&self, units: &[(UnitEntry, &Unit)]) -> String {
        let entries: Vec<&UnitEntry> = units.iter().map(|(entry, _)| entry).collect();
        let home = self.home_unit().map(|unit| unit.id);
        format!("{:?} {home:?} {entries:?}", self.search_manifest())
    }

    /// Keys lead to persons too, so that they are needed to make them.
    pub fn keys_hold_persons(&self) -> bool {
        self.facts.model.settings.search_people >= People::Province
    }

    /// The whole index but the packs, made now.
    pub fn search_files_now(&self) -> Vec<File> {
        let units = self.units.iter();
        let made: BTreeMap<UnitId, Vec<Fragment>> =
            units.map(|unit| (unit.id, self.fragments_of(unit))).collect();
        let fragments = |unit: &Unit| made.get(&unit.id).cloned().unwrap_or_default();
        let packs = |unit: &Unit| {
            let entry = self.unit_entry(unit, &|_| 0);
            search::pack(&entry, &fragments(unit)).len()
        };
        let counts: BTreeMap<UnitId, usize> =
            self.units.iter().map(|unit| (unit.id, packs(unit))).collect();
        let count = |unit: &Unit| counts.get(&unit.id).copied().unwrap_or(0);
        self.search_files(self.unit_entries(&count), &fragments)
    }

    fn fragments_of(&self, unit: &Unit) -> Vec<Fragment> {
        let places = self.facts.by_unit.get(&unit.id).cloned().unwrap_or_default();
        places.filter_map(|place| self.make(&Task::Document(place)).fragment).collect()
    }

    /// The files of the pack that stands at a path, made now; none for any other path.
    pub fn pack_at(&self, path: &str) -> Option<Vec<File>> {
        let unit = self.units.iter().find(|unit| search::is_of_pack(path, &unit.id.to_string()))?;
        Some(search::pack(&self.unit_entry(unit, &|_| 0), &self.fragments_of(unit)))
    }

    /// The manifest without what follows from the rows.
    fn search_manifest(&self) -> Manifest<'static> {
        let facts = self.facts;
        let kinds = facts.model.kinds.iter().enumerate();
        let has_documents =
            |place: usize| facts.documents.iter().any(|one| one.disclosure.kind == place);
        let kinds = kinds.filter(|(place, _)| has_documents(*place)).map(|(_, kind)| KindEntry {
            id: kind.id.clone(),
            name: kind.short.get(self.lang()).to_owned(),
            address: link::of_kind(kind),
            words: [&kind.title, &kind.short]
                .into_iter()
                .map(|text| text.vi.clone())
                .chain(kind.also.iter().cloned())
                .collect(),
        });
        let pages = facts.model.pages.iter();
        Manifest {
            people: facts.model.settings.search_people,
            kinds: kinds.collect(),
            years: self.years().to_vec(),
            pages: pages
                .map(|page| PageEntry { title: page.title.clone(), address: page.address.clone() })
                .collect(),
            units: self.units.len(),
            documents: facts.documents.len(),
            ..Manifest::default()
        }
    }

    /// The unit that the site is about: its province, or the only unit it has.
    fn home_unit(&self) -> Option<&'f Unit> {
        let mut tops =
            self.units.iter().filter(|unit| unit.level == Level::Province && unit.is_living());
        let top = tops.next()?;
        let code = &self.facts.model.settings.province;
        let named =
            self.units.iter().find(|unit| unit.id.code.as_str() == code && unit.is_living());
        named.copied().or_else(|| tops.next().is_none().then_some(*top))
    }
}

/// A cell that is looked for by its words: no figure, no date, no running number.
fn has_words(column: &Column, cell: &ShownCell<'_>) -> bool {
    let words = matches!(column.holds, ColumnType::Text | ColumnType::Person | ColumnType::Choice);
    words && column.id != "stt" && !column.is_of_office() && matches!(cell, ShownCell::Plain(_))
}

/// The column whose figure stands for its row: what was done where a ratio compares it with a plan,
/// otherwise the first amount of the last group of columns.
fn main_column<'t>(shown: &Shown<'t>) -> Option<(usize, &'t Column)> {
    let columns: Vec<(usize, &Column)> = shown.columns().enumerate().collect();
    let adds = |column: &&(usize, &Column)| {
        matches!(column.1.holds, ColumnType::Money | ColumnType::Count)
            && column.1.privacy == Privacy::Public
            && column.1.id != "stt"
    };
    let done = columns.iter().find_map(|(_, column)| column.ratio.as_ref()).map(|(part, _)| part);
    if let Some(done) = done {
        let at = columns.iter().find(|(_, column)| column.id == *done);
        return at.copied();
    }
    let last = columns.iter().rfind(adds)?;
    columns.iter().filter(adds).find(|(_, column)| column.group == last.1.group).copied()
}
