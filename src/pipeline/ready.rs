//! A site with nothing against it: made into a stage, and published as one generation.

use std::sync::Mutex;

use blake3::Hash;

use super::make::{self, Made, Maker, Why};
use super::part::Part;
use super::personal;
use super::site;
use super::{Built, MachineError, Options, Progress, Step, Work, is_error};
use crate::engine::{Key, Last, Next};
use crate::finding::code::{FileMoved, LeftOver, PageTooHeavy, both};
use crate::finding::{Finding, Lang, Span};
use crate::publish::{Report, Stage};
use crate::render::compose::{Composer, Keys};
use crate::render::data;
use crate::render::weight::{self, Heavy, Scales};
use crate::source::{self, Sources};

/// What is to be made.
pub(super) struct Ready<'r> {
    pub(super) composer: &'r Composer<'r>,
    /// The key of all that every page shares.
    pub(super) frame: Key,
    pub(super) sources: &'r Sources,
    pub(super) last: &'r Last<'r>,
    pub(super) part: &'r Part,
    /// What is seen of persons on the day of the build.
    pub(super) shown: &'r personal::Shown,
}

/// What was published, and what is to be kept of it.
pub(super) struct Done {
    pub(super) built: Built,
    pub(super) explained: Option<Why>,
    pub(super) next: Next,
    /// The hash of the manifest.
    pub(super) manifest: Option<Hash>,
}

impl Ready<'_> {
    /// Publishes it; none, with the last site standing, when an error came up on the way.
    pub(super) fn publish(
        &self,
        options: &Options,
        progress: &dyn Progress,
        findings: &mut Vec<Finding>,
    ) -> Result<Option<Done>, MachineError> {
        let Ready { composer, sources, last, part, shown, .. } = *self;
        let facts = composer.facts;
        let stage = Stage::open(&options.out)?;
        let keys = Keys::new(composer, self.frame);
        let known = site::known(facts);
        let maker = Maker {
            composer,
            theme: composer.theme,
            keys: &keys,
            stage: &stage,
            sources,
            last,
            part,
            progress,
            scales: Mutex::new(Scales::default()),
            next: Mutex::new(Next::default()),
            found: Mutex::default(),
            explain: options.explain.as_deref().map(make::asked_path),
            explained: Mutex::default(),
            known: &known,
            known_keys: known.keys(),
            caught: Mutex::default(),
        };
        let made = maker.make()?;
        findings.extend(made.findings.iter().cloned());
        let heaviest = maker.heaviest();
        let over = weight::over(&heaviest, &facts.model.settings.budgets);
        findings.extend(over.into_iter().map(too_heavy));
        copy_attachments(&maker, findings)?;
        maker.caught(findings);
        findings.extend(sources.moved().into_iter().map(|file| FileMoved {}.at(Span::file(file))));
        if findings.iter().any(is_error) {
            return Ok(None);
        }
        maker.index()?;
        write_the_rest(&maker, &made)?;
        if maker.caught(findings) {
            return Ok(None);
        }
        if personal::are_leaving(last, shown) != Some(false) {
            stage.forget_last();
        }
        personal::keep(&maker.next, shown);
        progress.begin(Step::Publish, None);
        let explained = maker.explained.into_inner().unwrap_or_default();
        let next = maker.next.into_inner().unwrap_or_default();
        let report = stage.commit()?;
        findings.extend(left_over(&report));
        let built = Built {
            at: Some(facts.at),
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
                ..Work::default()
            },
        };
        Ok(Some(Done { built, explained, next, manifest: report.manifest }))
    }
}

/// What could not be put in order after the exchange.
fn left_over(report: &Report) -> Option<Finding> {
    let trouble = report.trouble.as_ref()?;
    let [vi, en] = [Lang::Vi, Lang::En].map(|lang| trouble.words(lang).cause);
    Some(LeftOver { problem: both(&vi, &en) }.nowhere())
}

/// Styles and icons, the data of the site, feeds, sitemap.
fn write_the_rest(maker: &Maker<'_>, made: &Made) -> Result<(), MachineError> {
    if !maker.part.holds_site() {
        return Ok(());
    }
    let facts = maker.composer.facts;
    for asset in maker.theme.assets() {
        maker.gate(&asset.path, &asset.bytes, (None, maker.known));
        maker.stage.asset(&asset.path, &asset.bytes)?;
    }
    let parts = maker.keys.site_parts();
    maker.beside("=site", parts, || data::outputs_of_site(facts))?;
    for output in data::outputs_of_pages(facts, &made.entries) {
        maker.gate(&output.path, &output.bytes, (None, maker.known));
        maker.stage.write(&output.path, &output.bytes)?;
    }
    Ok(())
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
