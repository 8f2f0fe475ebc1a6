//! What each task depends on, as keys: two tasks with the same keys make the same bytes.
//!
//! Coarse on purpose, and forwards: a unit's key covers all that is said of the unit and of its
//! documents, so that a change is found by hashing summaries once, never by asking every page.
//! Whatever a page reads must be in here; the tests compare random edits with clean builds.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::{Composer, Job, Task};
use crate::derive::{Document, Duty};
use crate::engine::{Key, KeyOf};
use crate::privacy;
use crate::unit::{Unit, UnitId};

/// A thing that pages depend on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Part {
    /// Settings, kinds, words, styles, units, and what every page shares.
    Frame,
    /// The templates that the page is made with.
    Templates,
    /// The document, whole.
    Document,
    /// The figures of other documents that it is compared with.
    Others,
    /// What is said of the unit, its documents and duties.
    Unit,
    /// What is said of the units below.
    Below,
    /// What is said of units before and after.
    Lineage,
    /// All that is said on the site, and its day.
    Site,
    /// The texts of the site.
    Texts,
}

/// The keys of one task, part by part.
pub type Parts = Vec<(Part, Key)>;

/// The keys of all that tasks depend on.
pub struct Keys<'c> {
    composer: &'c Composer<'c>,
    frame: Key,
    site: Key,
    texts: Key,
    own: BTreeMap<UnitId, Key>,
    below: BTreeMap<UnitId, Key>,
    templates: Mutex<BTreeMap<&'static [&'static str], Key>>,
}

impl<'c> Keys<'c> {
    /// The keys of a site; `frame` covers settings, kinds and theme.
    pub fn new(composer: &'c Composer<'c>, frame: Key) -> Keys<'c> {
        let addresses =
            composer.units.iter().fold(KeyOf::new(), |key, unit| key.text(&unit.address));
        let frame = KeyOf::new().with(frame).with(addresses.key()).key();
        let mut keys = Keys {
            composer,
            frame,
            site: Key::default(),
            texts: composer.texts_key(),
            own: BTreeMap::new(),
            below: BTreeMap::new(),
            templates: Mutex::default(),
        };
        let mut site = KeyOf::new().text(&composer.facts.at.to_string()).with(keys.texts);
        for unit in &composer.units {
            site = site.with(keys.below(unit));
        }
        keys.site = site.key();
        keys
    }

    /// What the pages of a task depend on.
    pub fn parts(&self, task: &Task) -> Parts {
        let templates = self.templates_key(templates_of(task));
        let mut parts = vec![(Part::Frame, self.frame), (Part::Templates, templates)];
        match task {
            Task::Document(place) => {
                let document = &self.composer.facts.documents[*place];
                let record = &document.record;
                parts.push((Part::Document, record.content));
                let others = self.composer.facts.across_key(document);
                parts.extend(others.map(|key| (Part::Others, key)));
                parts.push((Part::Unit, self.of(&self.own, &record.disclosure.unit)));
            }
            Task::Unit(id) => {
                parts.push((Part::Unit, self.of(&self.own, id)));
                parts.push((Part::Below, self.of(&self.below, id)));
                parts.push((Part::Lineage, self.lineage(id)));
            }
            Task::Site(Job::Prose(_) | Job::Patterns) => parts.push((Part::Texts, self.texts)),
            Task::Site(job) => {
                parts.push((Part::Site, self.site));
                if *job == Job::Findings {
                    parts.push((Part::Others, self.composer.across_key()));
                }
            }
        }
        parts
    }

    /// The keys of what stands beside the pages: the data of the whole site.
    pub fn site_parts(&self) -> Parts {
        vec![(Part::Frame, self.frame), (Part::Site, self.site)]
    }

    fn of(&self, keys: &BTreeMap<UnitId, Key>, id: &UnitId) -> Key {
        keys.get(id).copied().unwrap_or_default()
    }

    /// A unit with all that is below it, at any time.
    fn below(&mut self, unit: &Unit) -> Key {
        if let Some(key) = self.below.get(&unit.id) {
            return *key;
        }
        let own = self.composer.unit_key(unit);
        let units = &self.composer.facts.model.units;
        let children = units.children(&unit.id, None);
        let below =
            children.iter().fold(KeyOf::new().with(own), |key, child| key.with(self.below(child)));
        self.own.insert(unit.id, own);
        self.below.insert(unit.id, below.key());
        below.key()
    }

    fn templates_key(&self, names: &'static [&'static str]) -> Key {
        let mut known = self.templates.lock().unwrap_or_else(PoisonError::into_inner);
        let theme = self.composer.theme;
        *known.entry(names).or_insert_with(|| match names {
            [] => theme.templates_key(),
            names => names
                .iter()
                .fold(KeyOf::new(), |key, name| key.with(theme.template_key(name)))
                .key(),
        })
    }

    fn lineage(&self, id: &UnitId) -> Key {
        let units = &self.composer.facts.model.units;
        let before = units.predecessors(id).into_iter().map(|step| step.old);
        let after = units.successors(id).into_iter().map(|step| step.new);
        let others: BTreeSet<UnitId> = before.chain(after).collect();
        let keys = others.iter().fold(KeyOf::new(), |key, id| key.with(self.of(&self.own, id)));
        keys.key()
    }
}

impl Composer<'_> {
    /// All that is said of a unit by itself, on the day of the build.
    fn unit_key(&self, unit: &Unit) -> Key {
        let facts = self.facts;
        let mut key = KeyOf::new().text(&unit.id.to_string());
        let above = facts.model.units.ancestors(&unit.id);
        for one in std::iter::once(unit).chain(above) {
            key = key.text(&one.name_at(facts.at).name);
            key = key.text(&one.parent_at(facts.at).map(|id| id.to_string()).unwrap_or_default());
        }
        if let Some(info) = facts.model.infos.get(&unit.id) {
            key = key.bytes(&postcard::to_allocvec(&info.said()).unwrap_or_default());
        }
        for document in facts.of_unit(&unit.id) {
            key = key.with(self.seen_key(document));
        }
        for duty in facts.owed(&unit.id).filter(|duty| duty.document.is_none()) {
            // The kinds, and with them all that follows of a duty, are in the key of the frame.
            key.add(&duty_bytes(&duty));
        }
        key.key()
    }

    /// What others see of a document today.
    fn seen_key(&self, document: &Document<'_>) -> Key {
        let (model, at) = (self.facts.model, self.facts.at);
        let seen = privacy::seen(&document.disclosure, model, at);
        let numbers = privacy::numbers(&document.disclosure, model, at);
        KeyOf::new().with(document.digest).text(&format!("{seen:?} {numbers:?}")).key()
    }

    /// All that documents object to in others, without the places.
    fn across_key(&self) -> Key {
        let found = self.facts.across();
        let said = found.iter().flat_map(|(place, findings)| {
            let address = &self.facts.documents[*place].disclosure.address;
            findings.iter().map(move |finding| (address, finding))
        });
        let key = said.fold(KeyOf::new(), |key, (address, finding)| {
            key.text(address).text(finding.code).text(&finding.vi.cause).text(&finding.en.cause)
        });
        key.key()
    }

    /// All pages of text: each names its neighbours.
    fn texts_key(&self) -> Key {
        let key = |key: KeyOf, page: &crate::model::page::TextPage| {
            let order = page.order.to_le_bytes();
            let said = [&page.title, &page.description, &page.address, &page.group];
            let key = said.into_iter().fold(key, |key, text| key.text(text));
            key.bytes(&order).bytes(&[u8::from(page.sample)]).text(&page.text.markdown)
        };
        let images = self.attachments.keys().fold(KeyOf::new(), |key, path| key.text(path));
        self.facts.model.pages.iter().fold(images, key).key()
    }
}

/// All that pages say of a duty without a document.
fn duty_bytes(duty: &Duty<'_>) -> Vec<u8> {
    let Duty { kind, period, status, .. } = duty;
    postcard::to_allocvec(&(kind.id.as_str(), period, status)).unwrap_or_default()
}

/// The templates that the pages of a task are made with; none for all of them.
fn templates_of(task: &Task) -> &'static [&'static str] {
    match task {
        Task::Document(_) => &["pages/disclosure.html"],
        Task::Unit(_) => &[
            "pages/unit.html",
            "pages/moved.html",
            "pages/catalogue.html",
            "pages/quarter.html",
            "pages/score.html",
        ],
        Task::Site(job) => match job {
            Job::Home => &["pages/home.html"],
            Job::Kinds | Job::Years => &["pages/index.html"],
            Job::Kind(_) => &["pages/kind.html"],
            Job::Year(_) => &["pages/year.html"],
            Job::Units => &["pages/units.html"],
            Job::FormerUnits => &["pages/former.html"],
            Job::Method => &["pages/method.html"],
            Job::Search => &["pages/search.html"],
            Job::Scores => &["pages/score.html"],
            Job::Prose(_) => &["pages/prose.html"],
            Job::Findings => &["pages/findings.html"],
            Job::NotFound => &["pages/404.html"],
            // The page of parts shows them all.
            _ => &[],
        },
    }
}
