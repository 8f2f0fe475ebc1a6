//! The stages in order; the only place that names them all.
//!
//! [`check`] reads and judges a site; [`build`] goes on to make every page and file into a stage
//! beside the output, and swaps it in only when nothing was objected to. Neither reads a clock.
//! What an earlier build left ([`engine`](crate::engine)) saves work and changes no byte.

mod cache;
mod end;
mod found;
pub mod live;
mod make;
mod part;
mod personal;
mod ready;
mod site;
pub mod status;

use std::path::{Path, PathBuf};

use crate::derive::{self, Facts, Files, Read};
use crate::engine::{Last, Records, RemoteError};
use crate::finding::{Finding, Severity};
use crate::mend::{self, Mend};
use crate::model::Model;
use crate::privacy::gate::Allowances;
use crate::publish::PublishError;
use crate::render::compose::Composer;
pub use crate::render::compose::Part as Reason;
use crate::render::theme::Theme;
use crate::render::weight::Heavy;
use crate::source::{self, Sources};
use crate::value::date::Date;
use cache::Cache;
pub use make::Why;
use part::Part;
use ready::Ready;

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
    /// Where earlier builds left what they knew; none to know and leave nothing.
    pub cache: Option<PathBuf>,
    /// Where records of documents are kept instead, shared with other machines: `s3://bucket/…`.
    pub remote: Option<String>,
    /// The part of the site to make: a unit with all below it, or `site` for what belongs to no
    /// unit. All of it when nothing is named.
    pub only: Option<String>,
    /// A page or file: why is it made anew, or not?
    pub explain: Option<String>,
}

impl Options {
    /// The whole site below a folder, into its `public`, knowing nothing of earlier builds.
    pub fn of(site: PathBuf) -> Options {
        Options {
            out: usual_out(&site),
            site,
            base_url: None,
            at: None,
            cache: None,
            remote: None,
            only: None,
            explain: None,
        }
    }
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
    /// Why the page that was asked for was made anew, or not; none when it is no page of the site.
    pub explained: Option<Why>,
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
    /// What had to be done for it.
    pub work: Work,
}

/// What a build had to do, in numbers that no machine's speed changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Work {
    /// Disclosures that were read and checked.
    pub parsed: usize,
    /// Disclosures whose records were taken over.
    pub reused: usize,
    /// Pages that were made.
    pub rendered: usize,
    /// Files that were written.
    pub written: usize,
    /// Their bytes.
    pub bytes_written: u64,
}

impl Work {
    /// This work of reading with that of making.
    fn and(self, made: Work) -> Work {
        Work { parsed: self.parsed, reused: self.reused, ..made }
    }
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
    /// A file of the content that was to be mended cannot be written.
    #[error("{0}: {1}")]
    Write(PathBuf, std::io::Error),
    /// Publishing failed.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The object storage cannot be used.
    #[error(transparent)]
    Remote(#[from] RemoteError),
}

/// How often a build begins again because files changed under it.
const ATTEMPTS: usize = 4;

/// Reads and judges a site without publishing it.
///
/// # Errors
/// When the site's folder cannot be read.
pub fn check(options: &Options, progress: &dyn Progress) -> Result<Outcome, MachineError> {
    until_steady(options, |cache| attempt_to_check(options, cache, progress))
}

/// What may be mended in the files of a site, and those files.
///
/// # Errors
/// When the site's folder cannot be read.
pub fn mends(options: &Options) -> Result<(Sources, Vec<Mend>), MachineError> {
    let (sources, mut findings) = list(options, &Silent)?;
    let model = site::model(options, &sources, &mut findings);
    let mends = mend::mends(&model, &sources);
    Ok((sources, mends))
}

/// Builds and publishes a site.
///
/// # Errors
/// When the site's folder cannot be read, or the output cannot be written; the last site stands.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, MachineError> {
    until_steady(options, |cache| attempt_to_build(options, cache, progress))
}

/// Tries until no file changes meanwhile, or it is too often.
fn until_steady(
    options: &Options,
    attempt: impl Fn(&Cache) -> Result<Outcome, MachineError>,
) -> Result<Outcome, MachineError> {
    let cache = Cache::of(options)?;
    let mut outcome = attempt(&cache)?;
    for _ in 1..ATTEMPTS {
        if !outcome.findings.iter().any(|finding| finding.code == FILE_MOVED) {
            break;
        }
        outcome = attempt(&cache)?;
    }
    outcome.findings.extend(cache.trouble());
    outcome.findings.sort();
    Ok(outcome)
}

/// The code of [`FileMoved`](crate::finding::code::FileMoved).
const FILE_MOVED: &str = "DB017";

fn attempt_to_check(
    options: &Options,
    cache: &Cache,
    progress: &dyn Progress,
) -> Result<Outcome, MachineError> {
    let (sources, mut findings) = list(options, progress)?;
    let Known { model, read, at, .. } = known(options, (cache, None), &sources, &mut findings);
    progress.begin(Step::Check, None);
    let facts = derive::derive(&model, read.records, at).into(&mut findings);
    let theme = site::theme(&sources, &facts, &mut findings).map(|(theme, _)| theme);
    findings.extend(of_texts(&sources, &facts, theme));
    Ok(finished(sources, findings, None))
}

fn attempt_to_build(
    options: &Options,
    cache: &Cache,
    progress: &dyn Progress,
) -> Result<Outcome, MachineError> {
    let (sources, mut findings) = list(options, progress)?;
    let last = Last::of(cache.clocked(), &output_name(options));
    let inputs = end::inputs(options, &sources);
    if let Some(mut outcome) = end::still_stands(options, &last, inputs, &sources, &findings) {
        outcome.explained = options.explain.as_ref().map(|_| Why::NothingChanged);
        return Ok(outcome);
    }
    let sources = last.remembered(sources);
    let known = known(options, (cache, Some(&last)), &sources, &mut findings);
    let Known { model, read, at, shown } = known;
    progress.begin(Step::Check, None);
    let work = Work { parsed: read.parsed, reused: read.reused, ..Work::default() };
    let facts = derive::derive(&model, read.records, at).into(&mut findings);
    let part = Part::named(options.only.as_deref(), &model);
    let part = part.map_err(|finding| findings.push(*finding)).ok();
    let refused = findings.iter().any(is_error);
    let theme = site::theme(&sources, &facts, &mut findings);
    let (Some((theme, frame)), Some(part), false) = (&theme, &part, refused) else {
        findings.extend(of_texts(&sources, &facts, theme.map(|(theme, _)| theme)));
        return Ok(finished(sources, findings, None));
    };
    let shelf = Files { model: &model, sources: &sources };
    let attachments = site::attachments(&sources, &facts);
    let composer = Composer::new(&facts, theme, &shelf, attachments);
    findings.extend(composer.clashes());
    if findings.iter().any(is_error) {
        return Ok(finished(sources, findings, None));
    }
    let (frame, shown) = (*frame, &shown);
    let ready = Ready { composer: &composer, frame, sources: &sources, last: &last, part, shown };
    let Some(done) = ready.publish(options, progress, &mut findings)? else {
        return Ok(finished(sources, findings, None));
    };
    let built = Built { work: work.and(done.built.work), ..done.built };
    let outcome = Outcome { explained: done.explained, ..finished(sources, findings, Some(built)) };
    last.keep_works(&done.next);
    last.keep_files(&outcome.sources);
    if let Some(published) = done.manifest {
        end::keep(&last, inputs, published, &outcome);
    }
    Ok(outcome)
}

/// What is known of a site before anything is made of it.
struct Known {
    model: Model,
    read: Read,
    /// The day of the build.
    at: Date,
    /// What is seen of persons on that day.
    shown: personal::Shown,
}

/// The model of a site and the records of its documents, kept for the next build as soon as they
/// are made.
fn known(
    options: &Options,
    (cache, last): (&Cache, Option<&Last<'_>>),
    sources: &Sources,
    findings: &mut Vec<Finding>,
) -> Known {
    let kept = Records::new(cache.store());
    let model = site::model(options, sources, findings);
    let allowances = Allowances::of(&model);
    let read = derive::records((&model, sources), &allowances, &kept).into(findings);
    let at = site::day(options, &model, &read.records);
    let records = read.records.iter();
    findings.extend(site::gate((&model, sources), &allowances, &kept, records, at));
    let shown = personal::shown(&model, &read.records, at);
    let leaving = last.and_then(|last| personal::are_leaving(last, &shown));
    kept.forgetting(leaving == Some(true)).keep();
    Known { model, read, at, shown }
}

/// What is to be objected to in the texts of a site that is not published. They are judged by the
/// program's own theme where the site's is broken.
fn of_texts(sources: &Sources, facts: &Facts<'_>, theme: Option<Theme>) -> Vec<Finding> {
    let own = || Theme::load(facts.model.settings.lang, &[]).ok();
    let Some(theme) = theme.or_else(own) else { return Vec::new() };
    let shelf = Files { model: facts.model, sources };
    let composer = Composer::new(facts, &theme, &shelf, site::attachments(sources, facts));
    let mut findings = composer.text_findings();
    findings.extend(composer.clashes());
    findings
}

fn is_error(finding: &Finding) -> bool {
    finding.severity == Severity::Error
}

fn finished(sources: Sources, mut findings: Vec<Finding>, built: Option<Built>) -> Outcome {
    findings.sort();
    findings.dedup();
    Outcome { sources, findings, built, explained: None }
}

/// The files of the site.
fn list(
    options: &Options,
    progress: &dyn Progress,
) -> Result<(Sources, Vec<Finding>), MachineError> {
    progress.begin(Step::Read, None);
    let listed = source::list(&options.site, &["content", "themes"]);
    let judged = listed.map_err(|error| MachineError::Site(options.site.clone(), error))?;
    let mut findings = Vec::new();
    Ok((judged.into(&mut findings), findings))
}

/// What tells this output from others of the same site: its path, from the site where it lies there,
/// so that a site may be moved with its cache.
fn output_name(options: &Options) -> String {
    let within = options.out.strip_prefix(&options.site).unwrap_or(&options.out);
    let hash = blake3::hash(within.as_os_str().as_encoded_bytes()).to_hex();
    format!("last-{}", &hash[..16])
}

/// The folder a site is published to when none is named.
pub fn usual_out(site: &Path) -> PathBuf {
    site.join("public")
}

/// The folder of the cache when none is named.
pub fn usual_cache(site: &Path) -> PathBuf {
    site.join(".danbiet-cache")
}
