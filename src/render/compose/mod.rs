//! Compose: facts in, views out. Which pages a site has, and what stands on each.
//!
//! [`Composer::jobs`] lists the pages; [`Composer::make`] makes those of one task, from any thread, in any order.
//! All words come from the theme's strings, all addresses from [`link`](super::link).

mod addresses;
mod answers;
mod charts;
mod checks;
mod document;
mod duty_lists;
mod found;
mod frame;
mod home;
mod keys;
mod lists;
mod method;
mod offices;
mod paging;
mod people;
mod prose;
mod rollups;
mod score;
mod search;
mod states;
mod tables;
mod unit;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::sync::OnceLock;

use rayon::prelude::*;

use super::data::{self, Output};
use super::theme::Theme;
use super::view::{Html, Page};
use crate::derive::{Document, Facts, Shelf};
use crate::finding::{FileId, Finding};
use crate::kind::TableShape;
use crate::search::Fragment;
use crate::unit::{Level, Unit, UnitId};
use crate::value::period::Period;

pub use frame::site;
pub use keys::{Keys, Part, Parts};
pub use lists::letter_links;

/// One page to make.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Job {
    /// The first page.
    Home,
    /// A unit.
    Unit(UnitId),
    /// A document by its place, and which of its pages, from 0.
    Document(usize, usize),
    /// The kinds.
    Kinds,
    /// A kind by its place.
    Kind(usize),
    /// The years.
    Years,
    /// A year.
    Year(i16),
    /// The units from A to Y.
    Units,
    /// The former units.
    FormerUnits,
    /// The catalogue of information of a unit.
    Catalogue(UnitId),
    /// What a unit disclosed in a quarter.
    Quarter(UnitId, i16, u8),
    /// The self-check of a unit.
    Score(UnitId),
    /// The self-check of the whole site.
    Scores,
    /// Method.
    Method,
    /// The search.
    Search,
    /// A page of text by its place.
    Prose(usize),
    /// The warnings.
    Findings,
    /// The page for an address that does not exist.
    NotFound,
    /// An old address of a unit.
    Moved(UnitId, usize),
    /// The parts of the theme.
    Patterns,
}

impl Job {
    /// The sort of page, as budgets name it.
    pub fn sort(&self, composer: &Composer<'_>) -> &'static str {
        match self {
            Job::Home => "home",
            Job::Unit(id) => match composer.unit(id).map(|unit| unit.level) {
                Some(Level::Commune) => "commune",
                Some(Level::District) => "district",
                _ => "province",
            },
            Job::Document(place, _) => {
                let document = &composer.facts.documents[*place];
                let forms = document.disclosure.outlines.iter().map(|outline| outline.form);
                let list = |form: usize| document.version.forms[form].table == TableShape::List;
                if forms.into_iter().any(list) { "list" } else { "disclosure" }
            }
            Job::Prose(_) => "text",
            Job::Units
            | Job::FormerUnits
            | Job::Kinds
            | Job::Kind(_)
            | Job::Years
            | Job::Year(_) => "index",
            _ => "other",
        }
    }
}

/// Pages that are made together, because they need the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Task {
    /// One page about the whole site.
    Site(Job),
    /// All pages of a unit but those of its documents.
    Unit(UnitId),
    /// All pages of a document.
    Document(usize),
}

/// A page with its address.
pub struct Composed {
    /// Without slashes at the ends; the 404 page has the address `404.html`.
    pub address: String,
    /// The page.
    pub page: Page,
    /// Files that are made with it and offered on it.
    pub files: Vec<Output>,
}

impl Composed {
    /// A page without files of its own.
    fn bare(address: String, page: Page) -> Composed {
        Composed { address, page, files: Vec::new() }
    }
}

/// What came of a task.
#[derive(Default)]
pub struct Making {
    /// Its pages, in the order of [`Composer::jobs_of`].
    pub pages: Vec<Composed>,
    /// What is to be objected to in its texts.
    pub findings: Vec<Finding>,
    /// The paths that its texts asked for, and whether the site has them.
    pub asked: Vec<(String, bool)>,
    /// What of a document may be found.
    pub fragment: Option<Fragment>,
    /// Contacts of offices that stand in columns which a kind declares for them (`office_…`).
    pub offices: Vec<String>,
}

/// The HTML of a text with all that came of making it.
#[derive(Default)]
struct Text {
    html: Html,
    findings: Vec<Finding>,
    asked: Vec<(String, bool)>,
}

/// A file beside a document, where it is published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attached {
    /// The file of the content.
    pub file: FileId,
    /// Its ending.
    pub ending: String,
    /// Bytes.
    pub bytes: u64,
}

/// Makes views of the facts.
pub struct Composer<'f> {
    /// The facts.
    pub facts: &'f Facts<'f>,
    /// The theme, for its words.
    pub theme: &'f Theme,
    /// Where whole documents are fetched.
    shelf: &'f dyn Shelf,
    /// The units of this site, present and former, by address.
    pub units: Vec<&'f Unit>,
    /// The attachments that may be seen, by the path where they are published.
    pub attachments: BTreeMap<String, Attached>,
    years: OnceLock<Vec<i16>>,
    scored: OnceLock<BTreeMap<UnitId, Vec<UnitId>>>,
}

impl<'f> Composer<'f> {
    /// A composer for a site.
    pub fn new(
        facts: &'f Facts<'f>,
        theme: &'f Theme,
        shelf: &'f dyn Shelf,
        attachments: BTreeMap<String, Attached>,
    ) -> Composer<'f> {
        Composer::of_units(facts, theme, shelf, data::units_of_site(facts), attachments)
    }

    /// A composer for a site whose units are known.
    pub fn of_units(
        facts: &'f Facts<'f>,
        theme: &'f Theme,
        shelf: &'f dyn Shelf,
        units: Vec<&'f Unit>,
        attachments: BTreeMap<String, Attached>,
    ) -> Composer<'f> {
        Composer {
            facts,
            theme,
            shelf,
            units,
            attachments,
            years: OnceLock::new(),
            scored: OnceLock::new(),
        }
    }

    /// All that is to be made for the site.
    pub fn tasks(&self) -> Vec<Task> {
        let units = self.units.iter().map(|unit| Task::Unit(unit.id));
        let documents = (0..self.facts.documents.len()).map(Task::Document);
        self.site_jobs().into_iter().map(Task::Site).chain(units).chain(documents).collect()
    }

    /// All pages of the site.
    pub fn jobs(&self) -> Vec<Job> {
        self.tasks().iter().flat_map(|task| self.jobs_of(task)).collect()
    }

    /// The pages that a task makes.
    pub fn jobs_of(&self, task: &Task) -> Vec<Job> {
        match task {
            Task::Site(job) => vec![job.clone()],
            Task::Unit(id) => self.unit(id).map(|unit| self.unit_jobs(unit)).unwrap_or_default(),
            Task::Document(place) => {
                let pages = self.pages_of(&self.facts.documents[*place]);
                (0..pages).map(|page| Job::Document(*place, page)).collect()
            }
        }
    }

    fn site_jobs(&self) -> Vec<Job> {
        let mut jobs = vec![
            Job::Home,
            Job::Kinds,
            Job::Years,
            Job::Units,
            Job::FormerUnits,
            Job::Method,
            Job::Findings,
            Job::NotFound,
            Job::Patterns,
        ];
        jobs.extend((0..self.facts.model.kinds.iter().count()).map(Job::Kind));
        jobs.extend(self.years().iter().copied().map(Job::Year));
        jobs.extend((0..self.facts.model.pages.len()).map(Job::Prose));
        if !self.scored().is_empty() {
            jobs.push(Job::Scores);
        }
        if self.is_searched() {
            jobs.push(Job::Search);
        }
        jobs
    }

    fn unit_jobs(&self, unit: &Unit) -> Vec<Job> {
        let mut jobs = vec![Job::Unit(unit.id)];
        jobs.extend((0..unit.aliases.len()).map(|place| Job::Moved(unit.id, place)));
        if self.facts.by_unit.contains_key(&unit.id) {
            jobs.push(Job::Catalogue(unit.id));
            let quarters = duty_lists::quarters(self.facts, &unit.id);
            jobs.extend(quarters.into_iter().map(|(y, q)| Job::Quarter(unit.id, y, q)));
        }
        if self.scored().contains_key(&unit.id) {
            jobs.push(Job::Score(unit.id));
        }
        jobs
    }

    /// What is to be objected to in the texts of the content, without making a page.
    pub fn text_findings(&self) -> Vec<Finding> {
        let documents = self.facts.documents.par_iter();
        let of_documents = documents.filter(|document| document.disclosure.has_text);
        let mut found: Vec<Finding> =
            of_documents.flat_map_iter(|document| self.text_findings_of(document)).collect();
        found.extend(self.prose_findings());
        found
    }

    /// What is to be objected to in the pages of text alone.
    pub fn prose_findings(&self) -> Vec<Finding> {
        let pages = (0..self.facts.model.pages.len()).into_par_iter();
        pages.flat_map_iter(|place| self.prose(place).findings).collect()
    }

    /// The same for the texts of these files, by file.
    pub fn text_findings_in(&self, files: &BTreeSet<FileId>) -> Vec<(FileId, Vec<Finding>)> {
        let documents = self.facts.documents.iter();
        let these = documents.filter(|one| files.contains(&one.disclosure.file));
        these.map(|one| (one.disclosure.file, self.text_findings_of(one))).collect()
    }

    /// Makes the pages of a task, with what is to be objected to in their texts.
    pub fn make(&self, task: &Task) -> Making {
        match task {
            Task::Document(place) => self.document(&self.facts.documents[*place]),
            Task::Site(Job::Prose(place)) => self.prose(*place),
            task => {
                let jobs = self.jobs_of(task);
                let pages = jobs.iter().filter_map(|job| self.plain_page(job)).collect();
                Making { pages, ..Making::default() }
            }
        }
    }

    /// Whether a text may link to each of these paths is as it was.
    pub fn still_known(&self, asked: &[(String, bool)]) -> bool {
        asked.iter().all(|(path, known)| self.is_known(path) == *known)
    }

    fn plain_page(&self, job: &Job) -> Option<Composed> {
        Some(match job {
            Job::Home => self.home(),
            Job::Unit(id) => self.unit_page(self.unit(id)?),
            Job::Kinds => self.kinds(),
            Job::Kind(place) => self.kind_page(self.facts.model.kinds.nth(*place)),
            Job::Years => self.year_index(),
            Job::Year(year) => self.year_page(*year),
            Job::Units => self.unit_index(),
            Job::FormerUnits => self.former_units(),
            Job::Catalogue(id) => self.catalogue(self.unit(id)?),
            Job::Quarter(id, year, quarter) => self.quarter(self.unit(id)?, *year, *quarter),
            Job::Score(id) => self.score_of_unit(self.unit(id)?)?,
            Job::Scores => self.score_of_site()?,
            Job::Method => self.method(),
            Job::Search => self.search(),
            Job::Findings => self.findings(),
            Job::NotFound => self.not_found(),
            Job::Moved(id, place) => self.moved(self.unit(id)?, *place)?,
            Job::Patterns => self.patterns()?,
            Job::Document(..) | Job::Prose(_) => return None,
        })
    }

    fn unit(&self, id: &UnitId) -> Option<&'f Unit> {
        self.facts.model.units.get(id)
    }

    /// The unit has a page on this site.
    fn shows(&self, unit: &Unit) -> bool {
        self.units.binary_search_by(|one| one.address.cmp(&unit.address)).is_ok()
    }

    /// A sentence of the theme with `{name}` filled in.
    fn say(&self, key: &str, words: &[(&str, &dyn Display)]) -> String {
        let mut text = self.theme.word(key).to_owned();
        for (name, word) in words {
            let word = word.to_string();
            let word = if *name == "year" { word } else { grouped(word) };
            text = text.replace(&format!("{{{name}}}"), &word);
        }
        text
    }

    fn word(&self, key: &str) -> String {
        self.theme.word(key).to_owned()
    }

    /// The years that have documents, newest first.
    fn years(&self) -> &[i16] {
        self.years.get_or_init(|| {
            let documents = self.facts.documents.iter();
            let mut years: Vec<i16> =
                documents.map(|document| document.disclosure.period.year()).collect();
            years.sort_unstable_by(|a, b| b.cmp(a));
            years.dedup();
            years
        })
    }
}

/// A whole number with its thousands; any other word as it is.
fn grouped(word: String) -> String {
    let digits = word.len() > 3 && word.bytes().all(|sign| sign.is_ascii_digit());
    let number = word.parse().ok().filter(|_| digits).and_then(crate::value::Number::whole);
    number.map_or(word, |number| number.to_string())
}

/// A unit's level as the theme knows it.
fn view_level(level: Level) -> super::view::Level {
    match level {
        Level::Province => super::view::Level::Province,
        Level::District => super::view::Level::District,
        Level::Commune => super::view::Level::Commune,
    }
}

/// The quarter of a year in which a day lies.
fn quarter_of(date: crate::value::date::Date) -> (i16, u8) {
    (date.year(), (date.month() as u8 - 1) / 3 + 1)
}

/// “Quý 3 năm 2024” and the days it has.
fn as_quarter(year: i16, quarter: u8) -> Period {
    Period::Quarter(year, quarter)
}

/// Whether a document shows invented figures.
fn is_sample(document: &Document<'_>) -> bool {
    document.disclosure.sample
}
