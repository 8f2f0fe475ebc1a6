//! The site that is held: read once whole, then file by file as they change.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::Sender;

use rayon::prelude::*;

use super::change::Few;
use super::scene::Scene;
use super::{Change, Desk, Seen, below, say};
use crate::derive::{self, Reading};
use crate::engine::{Last, Records};
use crate::finding::{FileId, Finding};
use crate::model::Model;
use crate::pipeline::{
    Cache, MachineError, Options, Silent, finished, is_error, list, output_name, site,
};
use crate::privacy::gate::Allowances;
use crate::source::Sources;

/// All that was read.
pub(super) struct Held {
    pub(super) sources: Sources,
    pub(super) known: Known,
}

/// What was read from the files, which may change under it.
pub(super) struct Known {
    pub(super) model: Model,
    /// What came of each disclosure, in the order of files.
    pub(super) readings: Vec<Reading>,
    /// What was objected to elsewhere.
    findings: Vec<Finding>,
}

impl Held {
    /// Reads a site; what `before` knows of files that are as they were is not read again.
    pub(super) fn read(
        options: &Options,
        changed: &[PathBuf],
        before: Option<&Sources>,
    ) -> Result<Held, MachineError> {
        let cache = Cache::of(options)?;
        let (sources, mut findings) = list(options, &Silent)?;
        let mut sources = Last::of(cache.clocked(), &output_name(options)).remembered(sources);
        if let Some(before) = before.filter(|_| !changed.is_empty()) {
            let changed: BTreeSet<String> =
                changed.iter().filter_map(|path| below(before.root(), path)).collect();
            sources = sources.remembering(|file| {
                let old = before.by_path(&file.path).filter(|old| old.stamp == file.stamp)?;
                before.known_hash(old.id).filter(|_| !changed.contains(&file.path))
            });
        }
        let kept = Records::new(cache.store());
        let model = site::model(options, &sources, &mut findings);
        let allowances = Allowances::of(&model);
        let readings = derive::readings((&model, &sources), &allowances, &kept);
        let records = readings.iter().filter_map(|one| one.record.as_ref());
        let at = site::day(options, &model, records.clone());
        findings.extend(site::gate((&model, &sources), &allowances, &kept, records, at));
        kept.keep();
        Ok(Held { sources, known: Known { model, readings, findings } })
    }

    /// Shows the site and answers until it must be read again whole; none at the end.
    pub(super) fn keep(
        &mut self,
        options: &Options,
        desk: &mut Desk,
        mut reply: Option<Sender<Seen>>,
    ) -> Option<Change> {
        let Held { sources, known: Known { model, readings, findings } } = self;
        // Something changed that nobody was told of.
        let mut unsaid = reply.is_none();
        loop {
            let mut found = all(findings, readings);
            let Some(mut scene) = Scene::of(options, sources, (model, readings), &mut found) else {
                say(reply, refused(sources, found));
                return desk.change();
            };
            loop {
                let mut tell = |later: &[Finding]| {
                    if reply.is_some() {
                        say(reply.take(), verdict(sources, (findings, readings), later));
                    }
                };
                let change = scene.show(sources, desk, &mut tell)?;
                let Some(few) = Few::of(sources, &change.paths) else { return Some(change) };
                if few.is_empty() && !unsaid {
                    say(change.reply, Seen::Same);
                    continue;
                }
                unsaid = change.reply.is_none();
                reply = change.reply;
                read_again(readings, &few.disclosures, model, sources);
                if !scene.mend(options, sources, readings, few) {
                    break;
                }
            }
        }
    }
}

fn read_again(
    readings: &mut [Reading],
    files: &BTreeSet<FileId>,
    model: &Model,
    sources: &Sources,
) {
    let again: Vec<Reading> =
        files.par_iter().map(|file| derive::reading(model, sources, *file)).collect();
    for one in again {
        if let Ok(place) = readings.binary_search_by_key(&one.file, |reading| reading.file) {
            readings[place] = one;
        }
    }
}

/// The disclosure with this file; its record has no error.
pub(super) fn is_fine(reading: &Reading) -> bool {
    reading.record.is_some() && !reading.findings.iter().any(is_error)
}

/// All objections.
fn all(findings: &[Finding], readings: &[Reading]) -> Vec<Finding> {
    findings.iter().chain(readings.iter().flat_map(|one| &one.findings)).cloned().collect()
}

fn verdict(
    sources: &Sources,
    (findings, readings): (&[Finding], &[Reading]),
    later: &[Finding],
) -> Seen {
    if readings.iter().all(is_fine) && !later.iter().any(is_error) {
        return Seen::Fresh;
    }
    let mut found = all(findings, readings);
    found.extend(later.iter().cloned());
    refused(sources, found)
}

fn refused(sources: &Sources, found: Vec<Finding>) -> Seen {
    Seen::Refused(Box::new(finished(sources.clone(), found, None)))
}
