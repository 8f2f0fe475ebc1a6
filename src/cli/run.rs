//! A plan carried out: each task in one function, each ending in an exit code.

use std::io::stdout;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Exit;
use super::command::command;
use super::fix::fix;
use super::plan::{Format, Listing, Manner, Plan, Task};
use super::progress::watcher;
use super::scope::Scope;
use super::show::{self, Texts, screen};
use super::words::Words;
use crate::finding::{Lang, reason};
use crate::pipeline::live::{Live, Seen, Standing};
use crate::pipeline::{self, MachineError, Options, Outcome, Reason, Why};
use crate::report;
use crate::scaffold::{self, ScaffoldError, Wanted};
use crate::serve;

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
        Task::Check(options, listing) => check(&options, &listing, &manner),
        Task::Explain(code) => explain(&code, &manner),
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
    finish(outcome, &options.site, &Scope::Everything, format, manner)
}

fn check(options: &Options, asked: &Listing, manner: &Manner) -> Exit {
    let scope = match Scope::of(&options.site, asked) {
        Ok(scope) => scope,
        Err(fault) => {
            eprintln!("{}", fault.said(words(manner)));
            return Exit::Usage;
        }
    };
    if asked.fix
        && let Err(error) = fix(options, &scope, asked, manner)
    {
        return machine(&error, manner);
    }
    let outcome = pipeline::check(options, &*watcher(manner.quiet, words(manner)));
    finish(outcome, &options.site, &scope, asked.format, manner)
}

/// Prints what was objected to and what was done, as far as it was asked for.
fn finish(
    outcome: Result<Outcome, MachineError>,
    site: &Path,
    scope: &Scope,
    format: Format,
    manner: &Manner,
) -> Exit {
    match outcome {
        Ok(outcome) => show::finish(&outcome, site, scope, format, manner),
        Err(error) => machine(&error, manner),
    }
}

/// What is behind a code, or the list of all.
fn explain(code: &str, manner: &Manner) -> Exit {
    if code.is_empty() {
        print!("{}", report::explain::list(manner.lang));
        return Exit::Fine;
    }
    match report::explain::explain(code, manner.lang) {
        Ok(text) => {
            print!("{text}");
            Exit::Fine
        }
        Err(nearest) => {
            let code = code.escape_debug().to_string();
            let said = words(manner).say("no_code").replace("{code}", &code);
            eprintln!("{}", said.replace("{nearest}", &nearest.join(", ")));
            Exit::Usage
        }
    }
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

fn merge(parts: &[PathBuf], out: &Path, manner: &Manner) -> Exit {
    match crate::publish::merge(parts, out) {
        Ok(report) => {
            say_count("merged", report.files, manner);
            Exit::Fine
        }
        Err(error) => machine(&MachineError::Publish(error), manner),
    }
}

/// What the machine answered, in words.
fn why(error: &std::io::Error, manner: &Manner) -> String {
    let (vi, en) = reason(error);
    if manner.lang == Lang::Vi { vi } else { en }
}

/// Why the machine failed, and what to do.
fn cause_and_remedy(error: &MachineError, manner: &Manner) -> (String, String) {
    match error {
        MachineError::Publish(error) => {
            let said = error.words(manner.lang);
            (said.cause, said.remedy)
        }
        MachineError::Write(path, error) => {
            let said = words(manner).say("fix_failed").replace("{reason}", &why(error, manner));
            let remedy = words(manner).say("fix_failed_remedy").to_owned();
            (said.replace("{path}", &path.display().to_string()), remedy)
        }
        MachineError::Site(path, error) => {
            let reason = why(error, manner);
            let remedy = words(manner).say("no_site_remedy").to_owned();
            (format!("{}: {reason}", path.display()), remedy)
        }
        MachineError::Remote(error) => {
            let cause = words(manner).say("no_store").replace("{error}", &error.to_string());
            (cause, words(manner).say("no_store_remedy").to_owned())
        }
    }
}

pub(super) fn machine(error: &MachineError, manner: &Manner) -> Exit {
    let (cause, remedy) = cause_and_remedy(error, manner);
    eprintln!("{}", words(manner).say("machine").replace("{error}", &cause));
    if !remedy.is_empty() {
        eprintln!("{} {remedy}", words(manner).say("remedy"));
    }
    Exit::Machine
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
        eprint!("{}", report::terminal(&outcome.findings, &texts, lang, screen()));
        serve::Outcome::Refused(report::page(&outcome.findings, &texts, lang))
    }

    fn failed(&self, error: &MachineError) -> serve::Outcome {
        machine(error, &self.manner);
        serve::Outcome::Failed(cause_and_remedy(error, &self.manner).0)
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
