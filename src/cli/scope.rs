//! Which findings a check lists. Everything is always checked; what was asked for only limits the
//! list, and what is not listed is counted.
//!
//! A finding is listed where its place, or a place that belongs to it, lies in one of the files: an
//! address taken twice shows up in the check of either file. What concerns no file is always listed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::plan::Listing;
use super::words::Words;
use crate::finding::{Finding, Lang, Severity, reason};
use crate::pipeline::Outcome;

/// What is listed.
#[derive(Debug)]
pub(super) enum Scope {
    /// All findings.
    Everything,
    /// Those that concern one of these paths below the site's folder, or what lies below one.
    Paths(Vec<String>),
}

/// Why the scope cannot be told: the call is wrong.
#[derive(Debug)]
pub(super) enum Fault {
    NoGit(std::io::Error),
    NoRepository,
    NoRevision(String),
    NotOfSite(PathBuf),
}

impl Fault {
    /// In words.
    pub(super) fn said(&self, words: Words) -> String {
        match self {
            Fault::NoGit(error) => {
                let (vi, en) = reason(error);
                let reason = if words.lang == Lang::Vi { vi } else { en };
                words.say("no_git").replace("{reason}", &reason)
            }
            Fault::NoRepository => words.say("no_repository").to_owned(),
            Fault::NoRevision(rev) => {
                words.say("no_revision").replace("{rev}", &rev.escape_debug().to_string())
            }
            Fault::NotOfSite(path) => words
                .say("not_of_site")
                .replace("{path}", &path.to_string_lossy().escape_debug().to_string()),
        }
    }
}

impl Scope {
    /// What was asked for; revision and files together are both.
    pub(super) fn of(site: &Path, asked: &Listing) -> Result<Scope, Fault> {
        if asked.changed_since.is_none() && asked.files.is_empty() {
            return Ok(Scope::Everything);
        }
        let mut paths = Vec::new();
        for file in &asked.files {
            paths.push(within(site, file).ok_or_else(|| Fault::NotOfSite(file.clone()))?);
        }
        if let Some(rev) = &asked.changed_since {
            paths.extend(changed(site, rev)?);
        }
        Ok(Scope::Paths(paths))
    }

    /// Whether a path below the site's folder is among them.
    pub(super) fn holds(&self, path: &str) -> bool {
        let Scope::Paths(paths) = self else { return true };
        paths.iter().any(|asked| {
            let rest = path.strip_prefix(asked.as_str());
            asked.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// The findings to be listed, and how many errors, warnings and notes are not.
    pub(super) fn of_findings(&self, outcome: &Outcome) -> (Vec<Finding>, Option<[usize; 3]>) {
        if matches!(self, Scope::Everything) {
            return (outcome.findings.clone(), None);
        }
        let concerns = |finding: &Finding| {
            let mut spans = finding.at.iter().chain(&finding.related);
            let path = |file| outcome.sources.path(file).is_some_and(|path| self.holds(path));
            finding.at.is_none() || spans.any(|span| path(span.file))
        };
        let (shown, others): (Vec<_>, Vec<_>) =
            outcome.findings.iter().cloned().partition(concerns);
        let of = |severity| others.iter().filter(|one: &&Finding| one.severity == severity).count();
        (shown, Some([Severity::Error, Severity::Warning, Severity::Note].map(of)))
    }
}

/// A path as typed, below the site's folder; a file that is gone is as good as one that is there.
fn within(site: &Path, file: &Path) -> Option<String> {
    let real = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).ok();
    let (root, file) = (real(site)?, real(file)?);
    Some(file.strip_prefix(root).ok()?.to_str()?.to_owned())
}

/// The files that differ from the point where this work left the revision, and those that git does
/// not know yet; below the site's folder.
fn changed(site: &Path, rev: &str) -> Result<Vec<String>, Fault> {
    if !git(site, &["rev-parse", "--is-inside-work-tree"])?.status.success() {
        return Err(Fault::NoRepository);
    }
    let commit = format!("{rev}^{{commit}}");
    let known = git(site, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    let unknown = || Fault::NoRevision(rev.to_owned());
    let commit = text(&known).filter(|_| known.status.success()).ok_or_else(unknown)?;
    // A shallow copy may not reach back to where both parted; then the revision itself is the base.
    let base = git(site, &["merge-base", &commit, "HEAD"])?;
    let base = text(&base).filter(|_| base.status.success()).unwrap_or(commit);
    let diff = ["diff", "--name-only", "--no-renames", "--no-ext-diff", "--relative", "-z", &base];
    let (diff, new) = (
        git(site, &[&diff[..], &["--"]].concat())?,
        git(site, &["ls-files", "--others", "--exclude-standard", "-z"])?,
    );
    if !diff.status.success() || !new.status.success() {
        return Err(unknown());
    }
    let names = [diff.stdout, new.stdout].concat();
    let names = names.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}

fn git(site: &Path, arguments: &[&str]) -> Result<Output, Fault> {
    let mut command = Command::new("git");
    command.arg("-C").arg(site).args(arguments).stdin(Stdio::null());
    command.output().map_err(Fault::NoGit)
}

fn text(output: &Output) -> Option<String> {
    let text = std::str::from_utf8(&output.stdout).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
