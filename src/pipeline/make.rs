//! Pages made into a stage, on all threads: those whose keys changed; the rest is taken over.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use blake3::Hash;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::site::broken;
use super::{MachineError, Progress, Step};
use crate::engine::{Key, Last, Next};
use crate::finding::code::{OutputHolds, both};
use crate::finding::{FileId, Finding, Span};
use crate::privacy::outlet::{self, Caught, Known, Scan, Shape};
use crate::publish::Stage;
use crate::render::compose::{Composed, Composer, Job, Keys, Making, Part, Parts, Task};
use crate::render::data::{Output, sitemap};
use crate::render::link;
use crate::render::page::render;
use crate::render::theme::Theme;
use crate::render::weight::{Heavy, Load, Scales, Weights};
use crate::search::Fragment;
use crate::source::Sources;
use crate::value::date::Date;

/// Makes what a site needs.
pub(super) struct Maker<'m> {
    pub(super) composer: &'m Composer<'m>,
    pub(super) theme: &'m Theme,
    pub(super) keys: &'m Keys<'m>,
    pub(super) stage: &'m Stage,
    pub(super) sources: &'m Sources,
    pub(super) last: &'m Last<'m>,
    pub(super) part: &'m super::part::Part,
    pub(super) progress: &'m dyn Progress,
    pub(super) scales: Mutex<Scales>,
    pub(super) next: Mutex<Next>,
    /// What may be found in documents that were made and list persons, by place.
    pub(super) found: Mutex<BTreeMap<usize, Fragment>>,
    /// The file that is asked about.
    pub(super) explain: Option<String>,
    pub(super) explained: Mutex<Option<Why>>,
    /// Numbers and addresses that may be published.
    pub(super) known: &'m Known,
    /// Their keys.
    pub(super) known_keys: BTreeSet<Key>,
    /// What the last gate stopped.
    pub(super) caught: Mutex<Vec<Finding>>,
}

/// Why a page is made anew, or not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// No file of the site changed since the last build.
    NothingChanged,
    /// All that it depends on is as it was.
    TakenOver,
    /// There is nothing kept of an earlier build.
    New,
    /// These things that it depends on changed.
    Changed(Vec<Part>),
    /// A text on it links to what came or went.
    Links,
    /// What was published of it is not there, or was changed by hand.
    Lost,
}

/// The file of the page or file that someone asks about, however it is written.
pub(super) fn asked_path(written: &str) -> String {
    let path = written.trim_start_matches("./").trim_matches('/');
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file { path.to_owned() } else { link::file_of(path) }
}

/// The file that something was made of, and what may stand in it.
pub(super) type Gate<'g> = (Option<FileId>, &'g Known);

/// What came of making the pages.
#[derive(Default)]
pub(super) struct Made {
    pub(super) findings: Vec<Finding>,
    pub(super) entries: Vec<sitemap::Entry>,
    pub(super) pages: usize,
    /// Pages that were made, not taken over.
    pub(super) rendered: usize,
}

/// What a task made, as it is kept for the next build.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Work {
    /// What it depended on.
    pub(super) parts: Parts,
    /// The paths that its texts asked for.
    asked: Vec<(String, bool)>,
    /// Its pages, in their order.
    pages: Vec<WorkPage>,
    /// Every file: its pages, then what goes with them.
    pub(super) files: Vec<WorkFile>,
    /// What was objected to; the one file that these point into is the task's own.
    findings: Vec<Finding>,
    /// What stands in its files and would be stopped, had the content not declared it.
    passed: BTreeSet<Key>,
}

impl Work {
    fn of(parts: Parts, asked: Vec<(String, bool)>) -> Work {
        let (pages, files, findings) = (Vec::new(), Vec::new(), Vec::new());
        Work { parts, asked, pages, files, findings, passed: BTreeSet::new() }
    }
}

/// A page that was made.
#[derive(Clone, Serialize, Deserialize)]
struct WorkPage {
    /// Found by searching machines, and last changed on.
    listed: Option<Option<Date>>,
}

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WorkFile {
    /// Its path.
    pub(super) path: String,
    /// Its bytes.
    pub(super) size: u64,
    /// Their hash.
    pub(super) hash: [u8; 32],
}

impl WorkFile {
    fn of(output: &Output) -> WorkFile {
        let hash = *blake3::hash(&output.bytes).as_bytes();
        WorkFile { path: output.path.clone(), size: output.bytes.len() as u64, hash }
    }
}

impl Maker<'_> {
    /// Makes every page, or takes it over.
    pub(super) fn make(&self) -> Result<Made, MachineError> {
        let tasks = self.composer.tasks();
        self.progress.begin(Step::Render, Some(tasks.len()));
        let made: Result<Vec<Made>, MachineError> =
            tasks.par_iter().enumerate().map(|(place, task)| self.one(place, task)).collect();
        let mut all = Made::default();
        for one in made? {
            all.findings.extend(one.findings);
            all.entries.extend(one.entries);
            all.pages += one.pages;
            all.rendered += one.rendered;
        }
        Ok(all)
    }

    fn one(&self, place: usize, task: &Task) -> Result<Made, MachineError> {
        if !self.part.holds(task, self.composer) {
            return Ok(self.left_to_others(task));
        }
        let jobs = self.composer.jobs_of(task);
        let name = self.name(&jobs);
        let parts = self.keys.parts(task);
        let kept: Option<Work> = self.last.work(&name);
        let why = self.why(kept.as_ref(), &parts, &jobs);
        let known = kept.filter(|_| why == Why::TakenOver);
        let mut held = BTreeSet::new();
        if let Some(work) = known
            && self.take_over(&work, &mut held)?
            && self.found_again(task)
        {
            let made = self.taken_over((place, task), &jobs, &work);
            self.explain(&work, Why::TakenOver);
            self.keep(name, &work);
            self.progress.step();
            return Ok(made);
        }
        let why = if why == Why::TakenOver { Why::Lost } else { why };
        let made = self.anew(task, (name, parts, &jobs), (&held, why))?;
        self.progress.step();
        Ok(made)
    }

    /// Of what another part makes, the list of pages and what may be found in them, for the part that
    /// has the sitemap and the search.
    fn left_to_others(&self, task: &Task) -> Made {
        let mut made = Made::default();
        if self.part.holds_site() {
            let making = self.composer.make(task);
            made.entries = making.pages.iter().filter_map(entry).collect();
            self.note(task, making.fragment);
        }
        made
    }

    /// A task is known by the address of its first page.
    fn name(&self, jobs: &[Job]) -> String {
        jobs.first().and_then(|job| self.composer.address_of(job)).unwrap_or_default()
    }

    /// Whether what is kept of a task may be taken over, and if not, why.
    fn why(&self, kept: Option<&Work>, parts: &Parts, jobs: &[Job]) -> Why {
        let Some(work) = kept.filter(|work| work.pages.len() == jobs.len()) else {
            return Why::New;
        };
        let changed = parts.iter().filter(|part| !work.parts.contains(part));
        let changed: Vec<Part> = changed.map(|(part, _)| *part).collect();
        match changed.is_empty() && work.parts.len() == parts.len() {
            false => Why::Changed(changed),
            // A contact or an exception on it was declared and no longer is.
            true if !work.passed.is_subset(&self.known_keys) => Why::Changed(vec![Part::Frame]),
            true if !self.composer.still_known(&work.asked) => Why::Links,
            true => Why::TakenOver,
        }
    }

    /// Says why, where someone asks about a file of this task.
    fn explain(&self, work: &Work, why: Why) {
        let Some(asked) = &self.explain else { return };
        if work.files.iter().any(|file| file.path == *asked) {
            *self.explained.lock().unwrap_or_else(PoisonError::into_inner) = Some(why);
        }
    }

    /// All its files stay as they are published; `held` are those that do.
    fn take_over(&self, work: &Work, held: &mut BTreeSet<String>) -> Result<bool, MachineError> {
        for file in &work.files {
            if self.stage.keep(&file.path, file.size, Hash::from(file.hash))? {
                held.insert(file.path.clone());
            }
        }
        Ok(held.len() == work.files.len())
    }

    fn taken_over(&self, (place, task): (usize, &Task), jobs: &[Job], work: &Work) -> Made {
        let mut made = Made { pages: jobs.len(), ..Made::default() };
        for ((job, page), file) in jobs.iter().zip(&work.pages).zip(&work.files) {
            let mut scales = self.scales.lock().unwrap_or_else(PoisonError::into_inner);
            let load = || Load::Made(Hash::from(file.hash), place);
            scales.weigh(job.sort(self.composer), &file.path, file.size, load);
            drop(scales);
            let address = self.composer.address_of(job).unwrap_or_default();
            let entry = page.listed.map(|changed| sitemap::Entry { address, changed });
            made.entries.extend(entry);
        }
        let own = self.own_file(task);
        made.findings = work.findings.clone();
        made.findings.iter_mut().for_each(|finding| finding.each_file(&mut |file| *file = own));
        made
    }

    fn own_file(&self, task: &Task) -> FileId {
        self.source_of(task).unwrap_or(FileId(0))
    }

    /// The one file that the pages of a task are made of, if it is one.
    fn source_of(&self, task: &Task) -> Option<FileId> {
        let facts = self.composer.facts;
        match task {
            Task::Document(place) => Some(facts.documents[*place].disclosure.file),
            Task::Site(Job::Prose(place)) => Some(facts.model.pages[*place].text.file),
            _ => None,
        }
    }

    fn anew(
        &self,
        task: &Task,
        (name, parts, jobs): (String, Parts, &[Job]),
        (held, why): (&BTreeSet<String>, Why),
    ) -> Result<Made, MachineError> {
        let Making { pages, findings, asked, fragment, offices } = self.composer.make(task);
        self.note(task, fragment);
        let mut made = Made { findings, ..Made::default() };
        let source = self.source_of(task);
        let more =
            (!offices.is_empty()).then(|| self.known.and(offices.iter().map(String::as_str)));
        let gate = (source, more.as_ref().unwrap_or(self.known));
        let mut work = Work::of(parts, asked);
        let mut beside = Vec::new();
        for (job, composed) in jobs.iter().zip(pages) {
            let entry = entry(&composed);
            let listed = entry.as_ref().map(|entry| entry.changed);
            made.entries.extend(entry);
            let Composed { address, page, files } = composed;
            beside.extend(files);
            match render(&page, self.theme) {
                Ok(bytes) => {
                    let output = Output { path: path_of(&address), bytes, label: String::new() };
                    self.write(&output, held, (&mut work, gate))?;
                    let mut scales = self.scales.lock().unwrap_or_else(PoisonError::into_inner);
                    let size = output.bytes.len() as u64;
                    let load = || Load::Bytes(output.bytes.clone());
                    scales.weigh(job.sort(self.composer), &output.path, size, load);
                    made.pages += 1;
                    made.rendered += 1;
                    work.pages.push(WorkPage { listed });
                }
                Err(error) => {
                    let folder = format!("themes/{}", self.composer.facts.model.settings.theme);
                    made.findings.push(broken(&error, self.sources, &folder));
                }
            }
        }
        for output in &beside {
            self.write(output, held, (&mut work, gate))?;
        }
        work.findings.clone_from(&made.findings);
        self.explain(&work, why);
        self.keep(name, &work);
        Ok(made)
    }

    fn write(
        &self,
        output: &Output,
        held: &BTreeSet<String>,
        (work, gate): (&mut Work, Gate<'_>),
    ) -> Result<(), MachineError> {
        let passed = self.gate(&output.path, &output.bytes, gate);
        work.passed.extend(passed.intersection(&self.known_keys));
        work.files.push(WorkFile::of(output));
        if !held.contains(&output.path) {
            self.stage.write(&output.path, &output.bytes)?;
        }
        Ok(())
    }

    /// The last gate: nothing is published while something in these bytes is a number of a person.
    /// What is taken over went through it when it was made. Answers what passed because it is known.
    pub(super) fn gate(
        &self,
        path: &str,
        bytes: &[u8],
        (source, known): Gate<'_>,
    ) -> BTreeSet<Key> {
        let Scan { caught: found, passed } = outlet::scan(path, bytes, known);
        if found.is_empty() {
            return passed;
        }
        let of_one = |caught: Caught| {
            let (path, what) = (path.to_owned(), words_of(caught.what));
            let finding = OutputHolds { path, what, near: caught.near };
            source
                .map_or_else(|| finding.clone().nowhere(), |id| finding.clone().at(Span::file(id)))
        };
        let mut caught = self.caught.lock().unwrap_or_else(PoisonError::into_inner);
        caught.extend(found.into_iter().take(MOST_CAUGHT).map(of_one));
        passed
    }

    /// Hands over what the last gate stopped so far; whether it stopped anything.
    pub(super) fn caught(&self, findings: &mut Vec<Finding>) -> bool {
        let mut caught = self.caught.lock().unwrap_or_else(PoisonError::into_inner);
        let any = !caught.is_empty();
        findings.append(&mut caught);
        any
    }

    fn keep(&self, name: String, work: &Work) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).made(name, work);
    }

    /// The heaviest page of each sort. What was taken over and not weighed before is made again.
    pub(super) fn heaviest(&self) -> Vec<Heavy> {
        let mut known: Weights = self.last.work(WEIGHTS).unwrap_or_default();
        let scales = self.scales.lock().unwrap_or_else(PoisonError::into_inner);
        let heaviest = scales.heaviest(&mut known, &|place, path| self.again(place, path));
        self.next.lock().unwrap_or_else(PoisonError::into_inner).made(WEIGHTS.to_owned(), &known);
        heaviest
    }

    /// The bytes of a page that was taken over.
    fn again(&self, place: usize, path: &str) -> Vec<u8> {
        let tasks = self.composer.tasks();
        let making = tasks.get(place).map(|task| self.composer.make(task)).unwrap_or_default();
        let page = making.pages.into_iter().find(|page| path_of(&page.address) == path);
        page.and_then(|composed| render(&composed.page, self.theme).ok()).unwrap_or_default()
    }

    /// Files that belong to no page, made by `make` unless their keys are as they were; how many.
    pub(super) fn beside(
        &self,
        name: &str,
        parts: Parts,
        make: impl FnOnce() -> Vec<Output>,
    ) -> Result<usize, MachineError> {
        let kept: Option<Work> = self.last.work(name);
        let why = self.why(kept.as_ref(), &parts, &[]);
        let mut held = BTreeSet::new();
        if let Some(work) = kept.filter(|_| why == Why::TakenOver)
            && self.take_over(&work, &mut held)?
        {
            self.explain(&work, why);
            self.keep(name.to_owned(), &work);
            return Ok(work.files.len());
        }
        let mut work = Work::of(parts, Vec::new());
        for output in make() {
            self.write(&output, &held, (&mut work, (None, self.known)))?;
        }
        self.explain(&work, if why == Why::TakenOver { Why::Lost } else { why });
        self.keep(name.to_owned(), &work);
        Ok(work.files.len())
    }
}

/// Findings of one file that are said; the rest shows when these are mended.
const MOST_CAUGHT: usize = 5;

fn words_of(shape: Shape) -> String {
    let (vi, en) = match shape {
        Shape::Identity => {
            ("số giống số định danh cá nhân", "what looks like an identification number")
        }
        Shape::Telephone => ("số giống số điện thoại", "what looks like a telephone number"),
        Shape::Number => {
            ("dãy số dài giống số của một người", "a long number like those of persons")
        }
        Shape::Mail => ("địa chỉ thư điện tử", "an address of electronic mail"),
    };
    both(vi, en)
}

/// The line of a page in the sitemap, if it has one.
fn entry(composed: &Composed) -> Option<sitemap::Entry> {
    let shell = &composed.page.shell;
    let changed = shell.modified.as_ref().and_then(|date| date.parse().ok());
    let address = composed.address.clone();
    (!shell.noindex).then_some(sitemap::Entry { address, changed })
}

/// Where the weights that were looked at are kept.
const WEIGHTS: &str = "=weights";

/// The file of a page; the page for what does not exist has a file for its address.
pub(super) fn path_of(address: &str) -> String {
    if address.ends_with(".html") { address.to_owned() } else { link::file_of(address) }
}
