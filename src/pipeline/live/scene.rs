//! The scene: facts and theme of which pages are made, mended document by document.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Few;
use super::held::is_fine;
use super::{Change, Desk, Shown};
use crate::derive::{self, Facts, Files, Reading, Record};
use crate::finding::{FileId, Finding};
use crate::model::Model;
use crate::pipeline::{Options, is_error, site};
use crate::render::compose::{Attached, Composer};
use crate::render::data;
use crate::render::theme::Theme;
use crate::source::Sources;
use crate::unit::Unit;

/// What pages are made of.
pub(super) struct Scene<'m> {
    facts: Facts<'m>,
    theme: Theme,
    units: Vec<&'m Unit>,
    attachments: BTreeMap<String, Attached>,
    /// Disclosures that were read again and are not yet among the facts, since something has errors.
    stale: BTreeSet<FileId>,
    /// The attachments are to be looked up again.
    beside: bool,
    /// Disclosures whose texts are to be judged.
    unjudged: BTreeSet<FileId>,
    /// Objections to texts that were judged.
    texts: BTreeMap<FileId, Vec<Finding>>,
    /// Objections to the theme, while the one before is still used.
    of_theme: Vec<Finding>,
}

impl<'m> Scene<'m> {
    /// The scene of a site; none when there are errors.
    pub(super) fn of(
        options: &Options,
        sources: &Sources,
        (model, readings): (&'m Model, &[Reading]),
        found: &mut Vec<Finding>,
    ) -> Option<Scene<'m>> {
        let records: Vec<_> = readings.iter().filter_map(|one| one.record.clone()).collect();
        let at = site::day(options, model, &records);
        let facts = derive::derive(model, records, at).into(found);
        let (theme, _) = site::theme(sources, &facts, found)?;
        let mut scene = Scene {
            units: data::units_of_site(&facts),
            attachments: site::attachments(sources, &facts),
            facts,
            theme,
            stale: BTreeSet::new(),
            beside: false,
            unjudged: BTreeSet::new(),
            texts: BTreeMap::new(),
            of_theme: Vec::new(),
        };
        found.extend(scene.objections(sources));
        (!found.iter().any(is_error)).then_some(scene)
    }

    /// What can only be said when all addresses are known. The texts of documents, which may be
    /// many, are judged when they change, and all together by a publication.
    fn objections(&mut self, sources: &Sources) -> Vec<Finding> {
        let shelf = Files { model: self.facts.model, sources };
        let attachments = std::mem::take(&mut self.attachments);
        let units = self.units.clone();
        let composer = Composer::of_units(&self.facts, &self.theme, &shelf, units, attachments);
        let mut found = composer.clashes();
        found.extend(composer.prose_findings());
        self.attachments = composer.attachments;
        found
    }

    /// Lets `tell` know of later objections, then answers until the next change.
    pub(super) fn show(
        &mut self,
        sources: &Sources,
        desk: &mut Desk,
        tell: &mut dyn FnMut(&[Finding]),
    ) -> Option<Change> {
        let shelf = Files { model: self.facts.model, sources };
        let attachments = std::mem::take(&mut self.attachments);
        let units = self.units.clone();
        let composer = Composer::of_units(&self.facts, &self.theme, &shelf, units, attachments);
        for (file, findings) in composer.text_findings_in(&self.unjudged) {
            self.texts.insert(file, findings);
        }
        self.unjudged.clear();
        let later = self.texts.values().flatten().chain(&self.of_theme);
        tell(&later.cloned().collect::<Vec<Finding>>());
        let mut shown = Shown::new(&composer, &self.theme, sources, &self.stale);
        let change = desk.answer(&mut shown);
        self.attachments = composer.attachments;
        change
    }

    /// Takes up what was read again; false when facts must be worked out anew.
    pub(super) fn mend(
        &mut self,
        options: &Options,
        sources: &Sources,
        readings: &[Reading],
        few: Few,
    ) -> bool {
        self.stale.extend(few.disclosures);
        self.beside |= few.beside;
        if few.theme {
            self.of_theme.clear();
            if let Some((theme, _)) = site::theme(sources, &self.facts, &mut self.of_theme) {
                self.theme = theme;
            }
        }
        if !readings.iter().all(is_fine) {
            return true;
        }
        let stale = std::mem::take(&mut self.stale);
        let place = |file| readings.binary_search_by_key(file, |one: &Reading| one.file).ok();
        let records = stale.iter().filter_map(|file| readings[place(file)?].record.clone());
        for record in records {
            let has_files = |record: &Record| !record.disclosure.attachments.is_empty();
            self.beside |= has_files(&record);
            let Some(old) = self.facts.replace(record) else { return false };
            self.beside |= has_files(&old);
        }
        let records = readings.iter().filter_map(|one| one.record.as_ref());
        let at = site::day(options, self.facts.model, records);
        self.beside |= at != self.facts.at;
        self.facts.set_day(at);
        if self.facts.has_far_date() {
            return false;
        }
        if std::mem::take(&mut self.beside) {
            self.attachments = site::attachments(sources, &self.facts);
        }
        self.unjudged.extend(stale);
        true
    }
}
