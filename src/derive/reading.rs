//! Records of all disclosures: taken from what an earlier build kept, or made anew.
//!
//! A record is kept under the key of everything it was made of: the bytes of its file and of the
//! files beside it, its unit, the settings and the kinds. What was objected to by an error is not
//! kept, and read again each time.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::attached::Attached;
use super::record::Record;
use crate::engine::{Key, KeyOf, Records};
use crate::finding::{FileId, Finding, Judged, Severity};
use crate::law::calendar::Calendar;
use crate::model::{self, Disclosure, Model};
use crate::privacy::gate::{self, Allowances, Allowed, Gated};
use crate::source::{ATTACHMENT_LIMIT, SourceFile, Sources, TEXT_LIMIT};

/// The records of a site and how they were come by.
#[derive(Debug, Default)]
pub struct Read {
    /// The records.
    pub records: Vec<Arc<Record>>,
    /// Files that were read and checked.
    pub parsed: usize,
    /// Records taken over.
    pub reused: usize,
}

/// What came of one disclosure.
#[derive(Debug)]
pub struct Reading {
    /// Its file.
    pub file: FileId,
    /// Its record; none when it cannot be understood.
    pub record: Option<Arc<Record>>,
    /// What was objected to.
    pub findings: Vec<Finding>,
    /// The record was taken over.
    pub reused: bool,
}

/// What is kept of a disclosure: files are named by path, since their ids change with every file
/// that comes or goes.
#[derive(Serialize, Deserialize)]
struct Kept {
    files: Vec<String>,
    record: Record,
    findings: Vec<Finding>,
}

/// The records of all disclosures of the site; `allowances` are what its files may hold.
pub fn records(
    of: (&Model, &Sources),
    allowances: &Allowances,
    kept: &Records<'_>,
) -> Judged<Read> {
    let (mut read, mut findings) = (Read::default(), Vec::new());
    for one in readings(of, allowances, kept) {
        findings.extend(one.findings);
        if one.reused {
            read.reused += 1;
        } else {
            read.parsed += 1;
        }
        read.records.extend(one.record);
    }
    Judged { value: read, findings }
}

/// Reads and checks every disclosure of the site that `kept` does not know; in the order of files.
pub fn readings(
    (model, sources): (&Model, &Sources),
    allowances: &Allowances,
    kept: &Records<'_>,
) -> Vec<Reading> {
    let (against, beside) = (against(sources), beside(sources));
    let reader = Reader { model, sources, kept, against, beside, allowances };
    let files = model::disclosure_files(sources);
    let readings: Vec<Reading> = files.par_iter().map(|file| reader.one(*file)).collect();
    let taken_back = |reading: &&Reading| {
        let disclosure = reading.record.as_ref().map(|record| &record.disclosure);
        disclosure.is_some_and(Disclosure::took_back)
    };
    let paths: BTreeSet<String> = readings
        .iter()
        .filter(taken_back)
        .filter_map(|reading| sources.path(reading.file).map(str::to_owned))
        .collect();
    if !paths.is_empty() {
        // What the document said before must not be in the cache either.
        kept.forget(move |bytes| {
            let files = postcard::take_from_bytes::<Vec<String>>(bytes).map(|(files, _)| files);
            files.is_ok_and(|files| files.iter().any(|file| paths.contains(file)))
        });
    }
    readings
}

/// Reads and checks one disclosure.
pub fn reading(model: &Model, sources: &Sources, file: FileId) -> Reading {
    let folder = sources.file(file).folder();
    let kept = &Records::new(None);
    let against = against(sources);
    let beside = beside_in(sources, folder).into_iter().map(|key| (folder, key)).collect();
    let allowances = &Allowances::of(model);
    Reader { model, sources, kept, against, beside, allowances }.one(file)
}

struct Reader<'r> {
    model: &'r Model,
    sources: &'r Sources,
    kept: &'r Records<'r>,
    against: Key,
    beside: BTreeMap<&'r str, KeyOf>,
    /// What may stand in the files of each unit, and would be refused elsewhere.
    allowances: &'r Allowances,
}

impl Reader<'_> {
    fn one(&self, file: FileId) -> Reading {
        let key = match self.key(file) {
            Ok(key) => key,
            Err(finding) => {
                return Reading { file, record: None, findings: vec![*finding], reused: false };
            }
        };
        let found = key.and_then(|key| {
            let (record, findings) = self.kept.get(key, |bytes| self.unpacked(bytes))?;
            let record = Some(Arc::new(Record { content: key, ..record }));
            Some(Reading { file, record, findings, reused: true })
        });
        found.unwrap_or_else(|| self.read(file, key))
    }

    fn read(&self, file: FileId, key: Option<Key>) -> Reading {
        let text = match self.sources.text(file) {
            Ok(text) => text,
            Err(finding) => {
                return Reading { file, record: None, findings: vec![*finding], reused: false };
            }
        };
        let Judged { mut value, mut findings } = self.model.whole_of(self.sources, file, &text);
        // What the document says itself holds for its attachments too.
        let contact = value.as_ref().and_then(|whole| whole.contact.as_ref());
        let own = contact.map(|contact| self.allowed(file).clone().with_contact(contact));
        let allowed = own.as_ref().unwrap_or_else(|| self.allowed(file));
        let in_attachments = RefCell::default();
        let (sources, kept) = (self.sources, self.kept);
        let attached = Attached { sources, kept, allowed, used: &in_attachments };
        findings.extend(value.iter_mut().flat_map(|whole| attached.of(whole)));
        let against = (sources, &self.model.kinds);
        let Gated { findings: refused, mut used } =
            gate::of_disclosure((file, &text), value.as_ref(), against, allowed);
        used.extend(in_attachments.into_inner());
        findings.extend(refused);
        let record = value.and_then(|whole| Record::of(self.model, &whole, Calendar::embedded()));
        let content = key.unwrap_or_default();
        let record = record.map(|record| Record { content, excepted: used, ..record });
        let warnings = findings.iter().filter(|finding| finding.severity == Severity::Warning);
        let warnings: Vec<Finding> = warnings.cloned().collect();
        findings.extend(record.iter().flat_map(|record| record.findings.iter().cloned()));
        let record = match record {
            Some(record) if record.is_withdrawn() => {
                // A warning may quote what was withdrawn.
                findings.retain(|finding| finding.severity == Severity::Error);
                Some(record)
            }
            record => record.map(|record| record.noting(warnings)),
        };
        let is_fine = findings.iter().all(|finding| finding.severity != Severity::Error);
        if let (Some(key), Some(record), true) = (key, &record, is_fine) {
            self.kept.put(key, || self.packed(record.clone(), findings.clone()));
        }
        Reading { file, record: record.map(Arc::new), findings, reused: false }
    }

    /// What may stand in the files of a unit.
    fn allowed(&self, file: FileId) -> &Allowed {
        let unit = self.model.unit_of_file(self.sources.file(file)).map(|unit| unit.id);
        self.allowances.of_unit(self.model, unit)
    }

    /// The key of all that a record is made of; none where the file has no unit.
    fn key(&self, file: FileId) -> Result<Option<Key>, Box<Finding>> {
        let source = self.sources.file(file);
        let Some(unit) = self.model.unit_of_file(source) else { return Ok(None) };
        let hash = self.sources.hash(file, TEXT_LIMIT)?;
        let mut key = KeyOf::new().with(self.against).text(&source.path).bytes(hash.as_bytes());
        key = key.text(&unit.id.to_string()).text(&unit.address).text(unit.level.key());
        for name in &unit.names {
            key = key.text(&name.name).text(&name.from.to_string());
        }
        key = key.text(&unit.until.map(|day| day.to_string()).unwrap_or_default());
        key = key.with(self.allowances.of_unit(self.model, Some(unit.id)).key());
        if let Some(beside) = self.beside.get(source.folder()) {
            key = key.with(beside.key());
        }
        Ok(Some(key.key()))
    }

    fn packed(&self, mut record: Record, mut findings: Vec<Finding>) -> Vec<u8> {
        let mut files: Vec<String> = Vec::new();
        let mut to_place = |file: &mut FileId| {
            let path = self.sources.path(*file).unwrap_or_default();
            let place = files.iter().position(|known| known == path).unwrap_or_else(|| {
                files.push(path.to_owned());
                files.len() - 1
            });
            *file = FileId(place as u32);
        };
        record.each_file(&mut to_place);
        findings.iter_mut().for_each(|finding| finding.each_file(&mut to_place));
        postcard::to_allocvec(&Kept { files, record, findings }).unwrap_or_default()
    }

    fn unpacked(&self, bytes: &[u8]) -> Option<(Record, Vec<Finding>)> {
        let Kept { files, mut record, mut findings } = postcard::from_bytes(bytes).ok()?;
        let found = files.iter().map(|path| self.sources.by_path(path).map(|file| file.id));
        let ids: Vec<FileId> = found.collect::<Option<_>>()?;
        let mut all_known = true;
        let mut to_id = |file: &mut FileId| match ids.get(file.0 as usize) {
            Some(id) => *file = *id,
            None => all_known = false,
        };
        record.each_file(&mut to_id);
        findings.iter_mut().for_each(|finding| finding.each_file(&mut to_id));
        all_known.then_some((record, findings))
    }
}

/// What every disclosure is read against: the site's settings and its own kinds.
pub fn against(sources: &Sources) -> Key {
    let settings = sources.by_path("content/site.yaml").into_iter();
    let files = settings.chain(sources.below("content/kinds"));
    let mut key = KeyOf::new();
    for file in files {
        key.add(file.path.as_bytes());
        key.add(
            sources.hash(file.id, TEXT_LIMIT).map_or([0; 32], |hash| *hash.as_bytes()).as_slice(),
        );
    }
    key.key()
}

/// For each folder, the files in and below it that a document may name as tables or attachments.
fn beside(sources: &Sources) -> BTreeMap<&str, KeyOf> {
    let mut folders: BTreeMap<&str, KeyOf> = BTreeMap::new();
    for file in sources.files().iter().filter(|file| model::is_beside(file)) {
        let above = std::iter::successors(Some(file.folder()), |folder| {
            folder.rsplit_once('/').map(|(above, _)| above)
        });
        for folder in above.take_while(|folder| folder.contains('/')) {
            add_beside(folders.entry(folder).or_default(), sources, file);
        }
    }
    folders
}

/// The same for one folder; none when there are no such files.
fn beside_in(sources: &Sources, folder: &str) -> Option<KeyOf> {
    let files = sources.below(folder).iter().filter(|file| model::is_beside(file));
    files.fold(None, |key, file| {
        let mut key = key.unwrap_or_default();
        add_beside(&mut key, sources, file);
        Some(key)
    })
}

fn add_beside(key: &mut KeyOf, sources: &Sources, file: &SourceFile) {
    key.add(file.path.as_bytes());
    key.add(&file.size.to_le_bytes());
    key.add(
        sources.hash(file.id, ATTACHMENT_LIMIT).map_or([0; 32], |hash| *hash.as_bytes()).as_slice(),
    );
}
