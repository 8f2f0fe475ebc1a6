//! A plan carried out: each task in one function, each ending in an exit code.

use std::io::{IsTerminal, stderr, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Exit;
use super::command::command;
use super::plan::{Format, Manner, Plan, Task};
use super::progress::watcher;
use super::words::Words;
use crate::finding::{FileId, Lookup};
use crate::pipeline::live::{Live, Seen, Standing};
use crate::pipeline::{self, Built, MachineError, Options, Outcome, Reason, Why};
use crate::report;
use crate::scaffold::{self, ScaffoldError, Wanted};
use crate::serve;
use crate::source::{Sources, TEXT_LIMIT};
use crate::value::date::short;

/// Does what the plan says.
pub(super) fn carry_out(plan: Plan) -> Exit {
    let Plan { task, manner } = plan;
    if let Some(jobs) = manner.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
        // The pool can be set once only; this is the first use of it.
        let _ = pool.build_global();
    }
    match task {
        Task::Build(options, format) => build(&options, format, &manner),
        Task::Check(options, format) => check(&options, format, &manner),
        Task::Status(options, asked) => super::status::status(&options, &asked, &manner),
        Task::Serve(options, port) => look(&options, port, &manner),
        Task::Merge(parts, out) => merge(&parts, &out, &manner),
        Task::Init(site, province, title) => init(&site, &province, title.as_deref(), &manner),
        Task::New { site, asked, like_last } => new(&site, asked, like_last, &manner),
        Task::Completions(shell) => {
            let mut command = command(manner.lang);
            clap_complete::generate(shell, &mut command, "danbiet", &mut stdout());
            Exit::Fine
        }
    }
}

pub(super) fn words(manner: &Manner) -> Words {
    Words { lang: manner.lang }
}

fn build(options: &Options, format: Format, manner: &Manner) -> Exit {
    let outcome = pipeline::build(options, &*watcher(manner.quiet, words(manner)));
    if let (Ok(outcome), Some(path)) = (&outcome, &options.explain) {
        eprintln!("{}", explained(path, outcome, words(manner)));
    }
    finish(outcome, format, manner)
}

fn check(options: &Options, format: Format, manner: &Manner) -> Exit {
    let outcome = pipeline::check(options, &*watcher(manner.quiet, words(manner)));
    finish(outcome, format, manner)
}

/// Prints what was objected to and what was done.
fn finish(outcome: Result<Outcome, MachineError>, format: Format, manner: &Manner) -> Exit {
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(error) => return machine(&error, manner),
    };
    let texts = Texts::of(&outcome);
    match format {
        Format::Json => {
            let work = numbers(&outcome);
            println!("{}", report::json(&outcome.findings, &texts, manner.lang, &work));
        }
        Format::Plain => eprint!("{}", report::plain(&outcome.findings, &texts, manner.lang)),
        Format::Human if !outcome.findings.is_empty() => {
            let color = stderr().is_terminal();
            eprint!("{}", report::terminal(&outcome.findings, &texts, manner.lang, color));
        }
        Format::Human => {}
    }
    if outcome.is_refused() {
        eprintln!("{}", words(manner).say("refused"));
        return Exit::Content;
    }
    if !manner.quiet && format != Format::Json {
        match &outcome.built {
            Some(built) => say_built(built, manner),
            None => eprintln!("{}", words(manner).say("fine")),
        }
    }
    Exit::Fine
}

/// Why a page was made anew, or not, in words.
fn explained(path: &str, outcome: &Outcome, words: Words) -> String {
    let part = |part: &Reason| {
        words.say(match part {
            Reason::Frame => "part_frame",
            Reason::Templates => "part_templates",
            Reason::Document => "part_document",
            Reason::Others => "part_others",
            Reason::Unit => "part_unit",
            Reason::Below => "part_below",
            Reason::Lineage => "part_lineage",
            Reason::Site => "part_site",
            Reason::Texts => "part_texts",
        })
    };
    let (key, parts) = match &outcome.explained {
        Some(Why::NothingChanged) => ("why_nothing", String::new()),
        Some(Why::TakenOver) => ("why_taken", String::new()),
        Some(Why::New) => ("why_new", String::new()),
        Some(Why::Links) => ("why_links", String::new()),
        Some(Why::Lost) => ("why_lost", String::new()),
        Some(Why::Changed(parts)) => {
            ("why_changed", parts.iter().map(part).collect::<Vec<_>>().join("; "))
        }
        None => ("why_unknown", String::new()),
    };
    words.say(key).replace("{path}", path).replace("{parts}", &parts)
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

fn merge(parts: &[PathBuf], out: &Path, manner: &Manner) -> Exit {
    match crate::publish::merge(parts, out) {
        Ok(report) => {
            say_count("merged", report.files, manner);
            Exit::Fine
        }
        Err(error) => machine(&MachineError::Publish(error), manner),
    }
}

pub(super) fn machine(error: &MachineError, manner: &Manner) -> Exit {
    let (cause, remedy) = match error {
        MachineError::Publish(error) => {
            let said = error.words(manner.lang);
            (said.cause, said.remedy)
        }
        MachineError::Site(..) => (error.to_string(), String::new()),
        MachineError::Remote(error) => {
            let cause = words(manner).say("no_store").replace("{error}", &error.to_string());
            (cause, words(manner).say("no_store_remedy").to_owned())
        }
    };
    eprintln!("{}", words(manner).say("machine").replace("{error}", &cause));
    if !remedy.is_empty() {
        eprintln!("{} {remedy}", words(manner).say("remedy"));
    }
    Exit::Machine
}

fn say_built(built: &Built, manner: &Manner) {
    let megabytes = format!("{},{} MB", built.bytes >> 20, ((built.bytes & 0xf_ffff) * 10) >> 20);
    let line = words(manner)
        .say("built")
        .replace("{files}", &built.files.to_string())
        .replace("{bytes}", &megabytes)
        .replace("{pages}", &built.pages.to_string())
        .replace("{documents}", &built.documents.to_string())
        .replace("{written}", &built.written.to_string())
        .replace("{at}", &built.at.map(short).unwrap_or_default());
    eprintln!("{line}");
    eprintln!("{}", words(manner).say("heaviest"));
    for heavy in &built.heaviest {
        eprintln!("  {:<12} {:>7} B  {}", heavy.sort, heavy.compressed, heavy.path);
    }
}

/// The texts of the files that were objected to, read once more for the report.
struct Texts<'o> {
    sources: &'o Sources,
    read: Vec<(FileId, Vec<u8>)>,
}

impl<'o> Texts<'o> {
    fn of(outcome: &'o Outcome) -> Texts<'o> {
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
        self.read.iter().find(|(id, _)| *id == file).map(|(_, text)| text.as_slice())
    }
}

fn look(options: &Options, port: u16, manner: &Manner) -> Exit {
    let lang = manner.lang;
    let served =
        serve::Options { out: options.out.clone(), site: options.site.clone(), port, lang };
    let announce = |address: &str| {
        eprintln!("{}", words(manner).say("serving").replace("{address}", address));
    };
    let site = match Looked::new(options, manner) {
        Ok(site) => Arc::new(site),
        Err(error) => return machine(&MachineError::Site(options.site.clone(), error), manner),
    };
    match serve::run(&served, announce, site) {
        Ok(()) => Exit::Fine,
        Err(error) => {
            let said = error.words(lang);
            eprintln!("{}", words(manner).say("machine").replace("{error}", &said.cause));
            eprintln!("{} {}", words(manner).say("remedy"), said.remedy);
            Exit::Machine
        }
    }
}

/// A site that is looked at while it is edited.
struct Looked {
    live: Live,
    options: Options,
    manner: Manner,
    /// Publishes with some of the threads, so that the next change finds the others.
    pool: rayon::ThreadPool,
}

impl Looked {
    fn new(options: &Options, manner: &Manner) -> std::io::Result<Looked> {
        let threads = (rayon::current_num_threads() / 2).max(1);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(std::io::Error::other)?;
        let live = Live::start(options)?;
        Ok(Looked { live, options: options.clone(), manner: manner.clone(), pool })
    }

    fn refused(&self, outcome: &Outcome) -> serve::Outcome {
        let (texts, lang) = (Texts::of(outcome), self.manner.lang);
        let color = stderr().is_terminal();
        eprint!("{}", report::terminal(&outcome.findings, &texts, lang, color));
        serve::Outcome::Refused(report::page(&outcome.findings, &texts, lang))
    }

    fn failed(&self, error: &MachineError) -> serve::Outcome {
        machine(error, &self.manner);
        serve::Outcome::Failed(error.to_string())
    }
}

impl serve::Site for Looked {
    fn update(&self, paths: &[PathBuf]) -> serve::Outcome {
        match self.live.update(paths) {
            Seen::Same => serve::Outcome::Same,
            Seen::Fresh => serve::Outcome::Built,
            Seen::Refused(outcome) => self.refused(&outcome),
            Seen::Failed(error) => self.failed(&error),
        }
    }

    fn file(&self, path: &str) -> Standing {
        self.live.file(path)
    }

    fn publish(&self) -> serve::Outcome {
        match self.pool.install(|| pipeline::build(&self.options, &pipeline::Silent)) {
            Ok(outcome) if outcome.is_refused() => self.refused(&outcome),
            Ok(_) => serve::Outcome::Built,
            Err(error) => self.failed(&error),
        }
    }
}

fn init(site: &Path, province: &str, title: Option<&str>, manner: &Manner) -> Exit {
    match scaffold::init(site, province, title) {
        Ok(made) => {
            say_count("made", made.written.len(), manner);
            if !made.kept.is_empty() {
                say_count("kept", made.kept.len(), manner);
            }
            say("next_new", manner);
            Exit::Fine
        }
        Err(error) => not_made(&error, manner),
    }
}

fn new(site: &Path, asked: [Option<String>; 3], like_last: bool, manner: &Manner) -> Exit {
    let [kind, unit, period] = asked;
    match scaffold::new(site, &Wanted { kind, unit, period, like_last }) {
        Ok(path) => {
            println!("{}", path.display());
            say("next_check", manner);
            Exit::Fine
        }
        Err(error) => not_made(&error, manner),
    }
}

fn say(key: &'static str, manner: &Manner) {
    if !manner.quiet {
        eprintln!("{}", words(manner).say(key));
    }
}

fn say_count(key: &'static str, count: usize, manner: &Manner) {
    if !manner.quiet {
        eprintln!("{}", words(manner).say(key).replace("{count}", &count.to_string()));
    }
}

fn not_made(error: &ScaffoldError, manner: &Manner) -> Exit {
    let said = error.words(manner.lang);
    eprintln!("{}", said.cause);
    eprintln!("{} {}", words(manner).say("remedy"), said.remedy);
    if error.is_machine() { Exit::Machine } else { Exit::Usage }
}
