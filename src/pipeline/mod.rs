//! The stages in order; the only place that names them all.
//!
//! [`check`] reads and judges a site; [`build`] goes on to make every page and file into a stage
//! beside the output, and swaps it in only when nothing was objected to. Neither reads a clock.
//! What an earlier build left ([`engine`](crate::engine)) saves work and changes no byte.

mod cache;
mod end;
pub mod live;
mod make;
mod part;
mod site;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::derive::{self, Facts, Files};
use crate::engine::{Last, Next, Records, RemoteError};
use crate::finding::code::{FileMoved, LeftOver, PageTooHeavy, both};
use crate::finding::{Finding, Lang, Severity, Span};
use crate::publish::{PublishError, Stage};
pub use crate::render::compose::Part as Reason;
use crate::render::compose::{Composer, Keys};
use crate::render::data;
use crate::render::theme::Theme;
use crate::render::weight::{self, Heavy, Scales};
use crate::source::{self, Sources};
use crate::value::date::Date;
use cache::Cache;
pub use cache::is_remote;
pub use make::Why;
use make::{Made, Maker};
use part::Part;

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
    let cache = Cache::of(options)?;
    let (sources, findings) = list(options, progress)?;
    judge(options, &cache, (sources, findings), progress)
}

fn judge(
    options: &Options,
    cache: &Cache,
    (sources, mut findings): (Sources, Vec<Finding>),
    progress: &dyn Progress,
) -> Result<Outcome, MachineError> {
    let kept = Records::new(cache.store());
    let (model, read) = site::load(options, &sources, &kept, &mut findings);
    progress.begin(Step::Check, None);
    let at = site::day(options, &model, &read.records);
    let facts = derive::derive(&model, read.records, at).into(&mut findings);
    // Texts are judged by the program's own theme where the site's is broken.
    let own = site::theme(&sources, &facts, &mut findings).map(|(theme, _)| theme);
    if let Some(theme) = own.or_else(|| Theme::load(model.settings.lang, &[]).ok()) {
        let shelf = Files { model: &model, sources: &sources };
        let attachments = site::attachments(&sources, &facts);
        let composer = Composer::new(&facts, &theme, &shelf, attachments);
        findings.extend(composer.text_findings());
        findings.extend(composer.clashes());
    }
    kept.keep();
    Ok(finished(sources, findings, None))
}

/// Builds and publishes a site.
///
/// # Errors
/// When the site's folder cannot be read, or the output cannot be written; the last site stands.
pub fn build(options: &Options, progress: &dyn Progress) -> Result<Outcome, MachineError> {
    let cache = Cache::of(options)?;
    for attempt in 1.. {
        let outcome = attempt_to_build(options, &cache, progress)?;
        let moved = |finding: &Finding| finding.code == FILE_MOVED;
        if attempt == ATTEMPTS || !outcome.findings.iter().any(moved) {
            return Ok(outcome);
        }
    }
    unreachable!("the last attempt returns")
}

/// The code of [`FileMoved`].
const FILE_MOVED: &str = "DB017";

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
    let kept = Records::new(cache.store());
    let (model, read) = site::load(options, &sources, &kept, &mut findings);
    progress.begin(Step::Check, None);
    let work = Work { parsed: read.parsed, reused: read.reused, ..Work::default() };
    let at = site::day(options, &model, &read.records);
    let facts = derive::derive(&model, read.records, at).into(&mut findings);
    let part = match Part::named(options.only.as_deref(), &model) {
        Ok(part) => part,
        Err(finding) => {
            findings.push(*finding);
            kept.keep();
            return Ok(finished(sources, findings, None));
        }
    };
    let refused = findings.iter().any(is_error);
    let theme = site::theme(&sources, &facts, &mut findings).filter(|_| !refused);
    let Some((theme, frame)) = theme else {
        kept.keep();
        let listed = list(options, &Silent)?;
        return judge(options, cache, listed, &Silent);
    };
    let shelf = Files { model: &model, sources: &sources };
    let attachments = site::attachments(&sources, &facts);
    let composer = Composer::new(&facts, &theme, &shelf, attachments);
    findings.extend(composer.clashes());
    if findings.iter().any(is_error) {
        kept.keep();
        return Ok(finished(sources, findings, None));
    }
    let stage = Stage::open(&options.out)?;
    let keys = Keys::new(&composer, frame);
    let maker = Maker {
        composer: &composer,
        theme: &theme,
        keys: &keys,
        stage: &stage,
        sources: &sources,
        last: &last,
        part: &part,
        progress,
        scales: Mutex::new(Scales::default()),
        next: Mutex::new(Next::default()),
        explain: options.explain.as_deref().map(make::asked_path),
        explained: Mutex::default(),
    };
    let made = maker.make()?;
    findings.extend(made.findings.iter().cloned());
    let heaviest = maker.heaviest();
    let over = weight::over(&heaviest, &model.settings.budgets);
    findings.extend(over.into_iter().map(too_heavy));
    copy_attachments(&maker, &mut findings)?;
    findings.extend(sources.moved().into_iter().map(|file| FileMoved {}.at(Span::file(file))));
    kept.keep();
    if findings.iter().any(is_error) {
        return Ok(finished(sources, findings, None));
    }
    write_the_rest(&maker, &made, &facts)?;
    progress.begin(Step::Publish, None);
    let explained = maker.explained.into_inner().unwrap_or_default();
    let next = maker.next.into_inner().unwrap_or_default();
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
        heaviest,
        work: Work {
            rendered: made.rendered,
            written: report.written,
            bytes_written: report.bytes_written,
            ..work
        },
    };
    let outcome = Outcome { explained, ..finished(sources, findings, Some(built)) };
    last.keep_works(&next);
    last.keep_files(&outcome.sources);
    if let Some(published) = report.manifest {
        end::keep(&last, inputs, published, &outcome);
    }
    Ok(outcome)
}

/// Styles and icons, the data of the site, feeds, sitemap.
fn write_the_rest(maker: &Maker<'_>, made: &Made, facts: &Facts<'_>) -> Result<(), MachineError> {
    if !maker.part.holds_site() {
        return Ok(());
    }
    for asset in maker.theme.assets() {
        maker.stage.asset(&asset.path, &asset.bytes)?;
    }
    let parts = maker.keys.site_parts();
    maker.beside("=site", parts, || data::outputs_of_site(facts))?;
    for output in data::outputs_of_pages(facts, &made.entries) {
        maker.stage.write(&output.path, &output.bytes)?;
    }
    Ok(())
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

fn copy_attachments(maker: &Maker<'_>, findings: &mut Vec<Finding>) -> Result<(), MachineError> {
    let Maker { sources, composer, stage, part, .. } = maker;
    let of_site =
        |path: &str| composer.facts.model.pages.iter().any(|page| path.starts_with(&page.address));
    for (path, attached) in &composer.attachments {
        let is_mine = part.holds_path(path) || part.holds_site() && of_site(path);
        if !is_mine {
            continue;
        }
        let known = sources.known_hash(attached.file);
        if let Some(hash) = known
            && stage.keep(path, attached.bytes, hash)?
        {
            continue;
        }
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

/// The folder a site is published to when none is named.
pub fn usual_out(site: &Path) -> PathBuf {
    site.join("public")
}

/// The folder of the cache when none is named.
pub fn usual_cache(site: &Path) -> PathBuf {
    site.join(".danbiet-cache")
}
