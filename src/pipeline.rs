//! The stages in order; the only place that names them all.
//!
//! [`check`] reads and judges a site; [`build`] goes on to make every page and file into a stage
//! beside the output, and swaps it in only when nothing was objected to. Neither reads a clock.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::derive::{self, Facts, Files, Record};
use crate::finding::code::{BaseUrlWrong, LeftOver, PageTooHeavy, ThemeBroken, ThemeMissing, both};
use crate::finding::{Finding, Judged, Lang, Severity, Span};
use crate::model::page::TextPage;
use crate::model::{self, Model, settings};
use crate::privacy;
use crate::publish::{PublishError, Stage};
use crate::render::compose::{Attached, Composed, Composer, Job, Task, site as frame_of_site};
use crate::render::data::{self, sitemap};
use crate::render::link;
use crate::render::page::render;
use crate::render::theme::{Theme, ThemeError};
use crate::render::weight::{Heavy, Scales};
use crate::source::{self, SourceFile, Sources};
use crate::value::date::Date;

/// What a build is asked to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that holds `content/`.
    pub site: PathBuf,
    /// Where the site is published.
    pub out: PathBuf,
    /// Instead of the address in `site.yaml`.
    pub base_url: Option<String>,
    /// Instead of the newest date in the content.
    pub at: Option<Date>,
}

/// How far a build is, for whoever watches.
pub trait Progress: Sync {
    /// A stage begins, with this many steps (none when it is not known).
    fn begin(&self, stage: Step, steps: Option<usize>);
    /// One step is done.
    fn step(&self) {}
}

/// The stages a watcher hears of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Reading files.
    Read,
    /// Checking.
    Check,
    /// Making pages.
    Render,
    /// Swapping them in.
    Publish,
}

/// Nobody watches.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Step, _: Option<usize>) {}
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// The files, for whoever shows the findings.
    pub sources: Sources,
    /// All objections, by file and place.
    pub findings: Vec<Finding>,
    /// What was published; none when an error stopped it, or nothing was to be published.
    pub built: Option<Built>,
}

/// What was published.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The day of the build.
    pub at: Option<Date>,
    /// Documents.
    pub documents: usize,
    /// Pages.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were written anew.
    pub written: usize,
    /// The heaviest page of each sort, compressed.
    pub heaviest: Vec<Heavy>,
}

impl Outcome {
    /// An error stands in the way of publication.
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(is_error)
    }
}

/// The machine failed: a folder that cannot be read, a disk that is full.
#[derive(Debug, thiserror::Error)]
pub enum MachineError {
    /// The site's folder cannot be read.
    #[error("{0}: {1}")]
    Site(PathBuf, std::io::Error),
    /// Publishing failed.
    #[error(transparent)]
    Publish(#[from] PublishError),
}

/// Reads and judges a site without publishing it.
///
/// # Errors
/// When the site's folder cannot be read.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Outcome, MachineError> {
    let (sources, mut findings, model) = load(options, progress)?;
    progress.begin(Step::Check, None);
    let records = derive::records(&model, &sources).into(&mut findings);
    let at = day(options, &model, &records);
    let facts = derive::derive(&model, records, at).into(&mut findings);
    // Texts are judged by the program's own theme where the site's is broken.
    let own = theme(&sources, &facts, &mut findings);
    if let Some(theme) = own.or_else(|| Theme::load(model.settings.lang, &[]).ok()) {
        let shelf = Files { model: &model, sources: &sources };
        let composer = Composer::new(&facts, &theme, &shelf, attachments(&sources, &facts));
        findings.extend(composer.text_findings());
        findings.extend(composer.clashes());
    }
    Ok(finished(sources, findings, None))
}

/// Builds and publishes a site.
///
/// # Errors
/// When the site's folder cannot be read, or the output cannot be written; the last site stands.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, MachineError> {
    let (sources, mut findings, model) = load(options, progress)?;
    progress.begin(Step::Check, None);
    let records = derive::records(&model, &sources).into(&mut findings);
    let at = day(options, &model, &records);
    let facts = derive::derive(&model, records, at).into(&mut findings);
    let refused = findings.iter().any(is_error);
    let Some(theme) = theme(&sources, &facts, &mut findings).filter(|_| !refused) else {
        return check(options, &Silent);
    };
    let shelf = Files { model: &model, sources: &sources };
    let composer = Composer::new(&facts, &theme, &shelf, attachments(&sources, &facts));
    findings.extend(composer.clashes());
    if findings.iter().any(is_error) {
        return Ok(finished(sources, findings, None));
    }
    let stage = Stage::open(&options.out)?;
    let made = Maker::new(&composer, &theme, (&stage, &sources), progress).make()?;
    findings.extend(made.findings);
    findings.extend(made.scales.over(&model.settings.budgets).into_iter().map(too_heavy));
    copy_attachments(&sources, &composer, &stage, &mut findings)?;
    if findings.iter().any(is_error) {
        return Ok(finished(sources, findings, None));
    }
    for asset in theme.assets() {
        stage.asset(&asset.path, &asset.bytes)?;
    }
    for output in
        data::outputs_of_site(&facts).iter().chain(&data::outputs_of_pages(&facts, &made.entries))
    {
        stage.write(&output.path, &output.bytes)?;
    }
    progress.begin(Step::Publish, None);
    let report = stage.commit()?;
    findings.extend(report.trouble.as_ref().map(|trouble| {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| trouble.words(lang).cause);
        LeftOver { problem: both(&vi, &en) }.nowhere()
    }));
    let built = Built {
        at: Some(at),
        documents: facts.documents.len(),
        pages: made.pages,
        files: report.files,
        bytes: report.bytes,
        written: report.written,
        heaviest: made.scales.heaviest(),
    };
    Ok(finished(sources, findings, Some(built)))
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn finished(sources: Sources, mut findings: Vec<Finding>, built: Option<Built>) -> Outcome {
    findings.sort();
    findings.dedup();
    Outcome { sources, findings, built }
}

fn load(
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Sources, Vec<Finding>, Model), MachineError> {
    progress.begin(Step::Read, None);
    let mut findings = Vec::new();
    let sources = source::list(&options.site, &["content", "themes"])
        .map_err(|error| MachineError::Site(options.site.clone(), error))?
        .into(&mut findings);
    let mut model = model::load(&sources).into(&mut findings);
    if let Some(written) = &options.base_url {
        match settings::clean_base_url(written) {
            Some(base_url) => model.settings.base_url = base_url,
            None => findings.push(BaseUrlWrong { written: written.clone() }.nowhere()),
        }
    }
    Ok((sources, findings, model))
}

/// The day of the build: asked for, set by the site, or the newest in the content.
fn day(options: &Options, model: &Model, records: &[Arc<Record>]) -> Date {
    let newest = || derive::newest_date(records.iter().map(|record| &record.disclosure));
    options.at.or(model.settings.date).or_else(newest).unwrap_or_else(|| newest_name(model))
}

/// The last change of any unit: the day of a site that has no document yet.
fn newest_name(model: &Model) -> Date {
    let names = model.units.units().iter().flat_map(|unit| &unit.names);
    names.map(|name| name.from).max().unwrap_or_default()
}

/// The theme with the site's own files over it.
fn theme(sources: &Sources, facts: &Facts<'_>, findings: &mut Vec<Finding>) -> Option<Theme> {
    let settings = &facts.model.settings;
    let folder = format!("themes/{}", settings.theme);
    let mut own = Vec::new();
    for file in sources.below(&folder).iter().filter(|file| file.ending() != "md") {
        match sources.read(file.id, source::TEXT_LIMIT) {
            Ok(bytes) => own.push((file.path[folder.len() + 1..].to_owned(), bytes)),
            Err(finding) => findings.push(*finding),
        }
    }
    if own.is_empty() && settings.theme != "default" {
        let finding = ThemeMissing { theme: settings.theme.clone() };
        let settings = sources.by_path("content/site.yaml").map(|file| Span::file(file.id));
        findings
            .push(settings.map_or_else(|| finding.clone().nowhere(), |at| finding.clone().at(at)));
    }
    match Theme::load(settings.lang, &own) {
        Ok(theme) => {
            let letters = crate::render::compose::letter_links(facts);
            let frame = frame_of_site(facts, &theme, letters);
            Some(theme.with_site(&frame))
        }
        Err(error) => {
            findings.push(broken(&error, sources, &folder));
            None
        }
    }
}

/// A fault of the theme, at its place when the file is the site's own.
fn broken(error: &ThemeError, sources: &Sources, folder: &str) -> Finding {
    let finding = ThemeBroken { file: error.file.clone(), problem: error.message.clone() };
    let Some(file) = sources.by_path(&format!("{folder}/{}", error.file)) else {
        return finding.nowhere();
    };
    let text = sources.text(file.id).unwrap_or_default();
    let line_start: usize =
        text.split_inclusive('\n').take(error.line.saturating_sub(1)).map(str::len).sum();
    let at = line_start + error.column.saturating_sub(1);
    finding.at(Span::new(file.id, at, at + 1))
}

/// The attachments that may be seen, by the path where they are published.
fn attachments(sources: &Sources, facts: &Facts<'_>) -> BTreeMap<String, Attached> {
    let settings = &facts.model.settings;
    let documents = facts.documents.iter().map(|document| &document.disclosure);
    let open =
        documents.filter(|document| privacy::shows_attachments(document, settings, facts.at));
    let of_documents = open
        .flat_map(|document| document.attachments.iter().map(move |one| (one, &document.address)));
    let attached =
        |file: &SourceFile| Attached { file: file.id, ending: file.ending(), bytes: file.size };
    let of_documents = of_documents.map(|(one, address)| {
        (link::attachment(address, &one.name), attached(sources.file(one.file)))
    });
    let images = facts.model.pages.iter().flat_map(|page| {
        let beside = images_of(sources, page);
        beside.map(move |file| (format!("{}/{}", page.address, file.name()), attached(file)))
    });
    of_documents.chain(images).collect()
}

/// The images beside a page of text that it names.
fn images_of<'s>(
    sources: &'s Sources,
    page: &TextPage,
) -> impl Iterator<Item = &'s SourceFile> + use<'s> {
    let folder = sources.file(page.text.file).folder();
    let words = page.text.markdown.clone();
    let is_image =
        |file: &SourceFile| matches!(&*file.ending(), "png" | "jpg" | "jpeg" | "webp" | "gif");
    let beside = sources.below(folder).iter().filter(move |file| file.folder() == folder);
    beside.filter(move |file| is_image(file) && words.contains(&format!("({}", file.name())))
}

fn copy_attachments(
    sources: &Sources,
    composer: &Composer<'_>,
    stage: &Stage,
    findings: &mut Vec<Finding>,
) -> Result<(), MachineError> {
    for (path, attached) in &composer.attachments {
        match sources.read(attached.file, source::ATTACHMENT_LIMIT) {
            Ok(bytes) => {
                stage.write(path, &bytes)?;
            }
            Err(finding) => findings.push(*finding),
        }
    }
    Ok(())
}

fn too_heavy(heavy: Heavy) -> Finding {
    let kilobytes = |bytes: u64| format!("{},{} KB", bytes >> 10, ((bytes & 0x3ff) * 10) >> 10);
    let (page, size) = (heavy.path, kilobytes(heavy.compressed));
    let limit = kilobytes(heavy.limit.unwrap_or(0));
    PageTooHeavy { page, size, limit }.nowhere()
}

/// Makes all pages into a stage, on all threads.
struct Maker<'m> {
    composer: &'m Composer<'m>,
    theme: &'m Theme,
    stage: &'m Stage,
    sources: &'m Sources,
    progress: &'m dyn Progress,
    scales: Mutex<Scales>,
}

/// What came of making the pages.
struct Made {
    findings: Vec<Finding>,
    entries: Vec<sitemap::Entry>,
    pages: usize,
    scales: Scales,
}

/// What came of one task.
#[derive(Default)]
struct One {
    findings: Vec<Finding>,
    entries: Vec<sitemap::Entry>,
    pages: usize,
}

impl<'m> Maker<'m> {
    fn new(
        composer: &'m Composer<'m>,
        theme: &'m Theme,
        (stage, sources): (&'m Stage, &'m Sources),
        progress: &'m dyn Progress,
    ) -> Maker<'m> {
        let scales = Mutex::new(Scales::default());
        Maker { composer, theme, stage, sources, progress, scales }
    }

    fn make(self) -> Result<Made, MachineError> {
        let tasks = self.composer.tasks();
        self.progress.begin(Step::Render, Some(tasks.len()));
        let made: Result<Vec<One>, MachineError> =
            tasks.par_iter().map(|task| self.one(task)).collect();
        let (mut findings, mut entries, mut pages) = (Vec::new(), Vec::new(), 0);
        for one in made? {
            findings.extend(one.findings);
            entries.extend(one.entries);
            pages += one.pages;
        }
        let scales = self.scales.into_inner().unwrap_or_default();
        Ok(Made { findings, entries, pages, scales })
    }

    fn one(&self, task: &Task) -> Result<One, MachineError> {
        let Judged { value, findings } = self.composer.make(task);
        let mut one = One { findings, ..One::default() };
        for (job, composed) in value {
            self.page(&job, composed, &mut one)?;
        }
        self.progress.step();
        Ok(one)
    }

    fn page(&self, job: &Job, composed: Composed, one: &mut One) -> Result<(), MachineError> {
        one.pages += 1;
        match render(&composed.page, self.theme) {
            Ok(bytes) => {
                let path = match composed.address.ends_with(".html") {
                    true => composed.address.clone(),
                    false => link::file_of(&composed.address),
                };
                if let Ok(mut scales) = self.scales.lock() {
                    scales.weigh(job.sort(self.composer), &path, &bytes);
                }
                self.stage.write(&path, &bytes)?;
            }
            Err(error) => {
                let folder = format!("themes/{}", self.composer.facts.model.settings.theme);
                one.findings.push(broken(&error, self.sources, &folder));
            }
        }
        for file in &composed.files {
            self.stage.write(&file.path, &file.bytes)?;
        }
        let shell = &composed.page.shell;
        if !shell.noindex {
            let changed = shell.modified.as_ref().and_then(|date| date.parse().ok());
            one.entries.push(sitemap::Entry { address: composed.address, changed });
        }
        Ok(())
    }
}

/// The folder a site is published to when none is named.
pub fn usual_out(site: &Path) -> PathBuf {
    site.join("public")
}
