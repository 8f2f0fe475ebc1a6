//! What a check or a build prints: its findings in the form that was asked for, and the last words.

use std::io::{IsTerminal, stderr, stdout};
use std::path::{Component, Path};

use super::Exit;
use super::plan::{Format, Manner};
use super::scope::Scope;
use super::words::Words;
use crate::finding::{FileId, Finding, Lookup, Severity};
use crate::pipeline::{Built, Outcome};
use crate::report::{self, Besides, Screen};
use crate::source::{Sources, TEXT_LIMIT};
use crate::value::date::short;

/// Prints what was objected to, as far as it was asked for, and what was done. The exit code speaks
/// of the whole site: an error that is not listed is one all the same.
pub(super) fn finish(
    outcome: &Outcome,
    site: &Path,
    scope: &Scope,
    format: Format,
    manner: &Manner,
) -> Exit {
    let words = Words { lang: manner.lang };
    let (shown, hidden) = scope.of_findings(outcome);
    print(outcome, site, (&shown, hidden), format, manner);
    let others: usize = hidden.iter().flatten().sum();
    if others > 0 {
        let errors = hidden.unwrap_or_default()[0].to_string();
        let said = words.say("hidden").replace("{count}", &others.to_string());
        eprintln!("{}", said.replace("{errors}", &errors));
    }
    if outcome.is_refused() {
        eprintln!("{}", words.say("refused"));
        return Exit::Content;
    }
    if !manner.quiet && matches!(format, Format::Human | Format::Plain) {
        match &outcome.built {
            Some(built) => say_built(built, words),
            None => eprintln!("{}", words.say("fine")),
        }
    }
    Exit::Fine
}

fn print(
    outcome: &Outcome,
    site: &Path,
    (shown, hidden): (&[Finding], Option<[usize; 3]>),
    format: Format,
    manner: &Manner,
) {
    let (texts, lang) = (Texts::of(outcome), manner.lang);
    let from_root = FromRoot { texts: &texts, paths: from_root(outcome, site) };
    match format {
        Format::Json => {
            let besides = Besides { work: numbers(outcome), hidden };
            println!("{}", report::json(shown, &texts, lang, &besides));
        }
        Format::Sarif => println!("{}", report::sarif(shown, &from_root, lang)),
        Format::Gitlab => println!("{}", report::gitlab(shown, &from_root, lang)),
        Format::Github => print!("{}", report::github(shown, &from_root, lang)),
        Format::Junit => println!("{}", report::junit(shown, &texts, lang)),
        Format::Plain => eprint!("{}", report::plain(shown, &texts, lang)),
        Format::Human => {
            eprint!("{}", report::terminal(shown, &texts, lang, screen()));
            let first = shown.iter().find(|finding| finding.severity == Severity::Error);
            if let Some(finding) = first.filter(|_| !manner.quiet) {
                let hint = Words { lang }.say("explain_hint");
                eprintln!("{}", hint.replace("{code}", finding.code));
            }
        }
    }
}

/// Where something is printed.
#[derive(Clone, Copy)]
pub(super) enum Stream {
    Out,
    Err,
}

/// The terminal that findings are shown on.
pub(super) fn screen() -> Screen {
    screen_of(Stream::Err)
}

/// What the terminal of a stream can show. `NO_COLOR`, set to anything, takes the colours away
/// (<https://no-color.org>); so does a terminal that calls itself dumb.
#[expect(
    clippy::disallowed_methods,
    reason = "what a terminal can show is said by the environment"
)]
pub(super) fn screen_of(stream: Stream) -> Screen {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let is_terminal = match stream {
        Stream::Out => stdout().is_terminal(),
        Stream::Err => stderr().is_terminal(),
    };
    let width = is_terminal.then(|| rustix::termios::tcgetwinsize(stderr()).ok()).flatten();
    Screen {
        color: is_terminal && !is_dumb && !is_set("NO_COLOR"),
        width: width.map(|size| usize::from(size.ws_col)).filter(|columns| *columns > 0),
    }
}

/// What a build had to do, for programs.
fn numbers(outcome: &Outcome) -> Vec<(&'static str, u64)> {
    let Some(built) = &outcome.built else { return Vec::new() };
    let work = built.work;
    vec![
        ("files_parsed", work.parsed as u64),
        ("records_reused", work.reused as u64),
        ("pages_rendered", work.rendered as u64),
        ("files_written", work.written as u64),
        ("bytes_written", work.bytes_written),
    ]
}

fn say_built(built: &Built, words: Words) {
    let megabytes = format!("{},{} MB", built.bytes >> 20, ((built.bytes & 0xf_ffff) * 10) >> 20);
    let line = words
        .say("built")
        .replace("{files}", &built.files.to_string())
        .replace("{bytes}", &megabytes)
        .replace("{pages}", &built.pages.to_string())
        .replace("{documents}", &built.documents.to_string())
        .replace("{written}", &built.written.to_string())
        .replace("{at}", &built.at.map(short).unwrap_or_default());
    eprintln!("{line}");
    eprintln!("{}", words.say("heaviest"));
    for heavy in &built.heaviest {
        eprintln!("  {:<12} {:>7} B  {}", heavy.sort, heavy.compressed, heavy.path);
    }
}

/// The texts of the files that were objected to, read once more for the report.
pub(super) struct Texts<'o> {
    sources: &'o Sources,
    read: Vec<(FileId, Vec<u8>)>,
}

impl<'o> Texts<'o> {
    pub(super) fn of(outcome: &'o Outcome) -> Texts<'o> {
        let spans =
            outcome.findings.iter().flat_map(|finding| finding.at.iter().chain(&finding.related));
        let mut files: Vec<FileId> = spans.map(|span| span.file).collect();
        files.sort_unstable();
        files.dedup();
        let read = |id: FileId| Some((id, outcome.sources.read(id, TEXT_LIMIT).ok()?));
        let read = files.into_iter().filter_map(read).collect();
        Texts { sources: &outcome.sources, read }
    }
}

impl Lookup for Texts<'_> {
    fn path(&self, file: FileId) -> &str {
        self.sources.path(file).unwrap_or("danbiet")
    }

    fn text(&self, file: FileId) -> Option<&[u8]> {
        let place = self.read.binary_search_by_key(&file, |(id, _)| *id).ok()?;
        Some(&self.read[place].1)
    }
}

/// The same with paths from the folder that the program was called in, which for CI is the root of
/// the repository: `--site portal` makes `portal/content/…` of `content/…`.
struct FromRoot<'t> {
    texts: &'t Texts<'t>,
    paths: Vec<(FileId, String)>,
}

fn from_root(outcome: &Outcome, site: &Path) -> Vec<(FileId, String)> {
    let prefix = prefix(site);
    if prefix.is_empty() {
        return Vec::new();
    }
    let spans = outcome.findings.iter().flat_map(|one| one.at.iter().chain(&one.related));
    let mut files: Vec<FileId> = spans.map(|span| span.file).collect();
    files.sort_unstable();
    files.dedup();
    let path = |id: FileId| Some((id, format!("{prefix}/{}", outcome.sources.path(id)?)));
    files.into_iter().filter_map(path).collect()
}

/// What stands before every path: nothing for the folder itself, or one that is not below it.
fn prefix(site: &Path) -> String {
    let mut parts = Vec::new();
    for part in site.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            _ => return String::new(),
        }
    }
    parts.join("/")
}

impl Lookup for FromRoot<'_> {
    fn path(&self, file: FileId) -> &str {
        let place = self.paths.binary_search_by_key(&file, |(id, _)| *id);
        place.map_or_else(|_| self.texts.path(file), |place| self.paths[place].1.as_str())
    }

    fn text(&self, file: FileId) -> Option<&[u8]> {
        self.texts.text(file)
    }
}
