//! Arguments as typed become a plan in which nothing is left to guess.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::{ContextKind, ErrorKind};

use super::Exit;
use super::command::command;
use super::words::Words;
use crate::finding::Lang;
use crate::pipeline::{Options, usual_cache, usual_out};
use crate::value::date::Date;

/// How findings are printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// With the line and the mark.
    Human,
    /// One line each.
    Plain,
    /// A versioned document.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub and Forgejo actions.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// JUnit XML.
    Junit,
}

impl Format {
    /// Its names, in the order of the help.
    pub(super) const NAMES: [&str; 7] =
        ["human", "plain", "json", "sarif", "github", "gitlab", "junit"];

    fn named(name: &str) -> Format {
        match name {
            "plain" => Format::Plain,
            "json" => Format::Json,
            "sarif" => Format::Sarif,
            "github" => Format::Github,
            "gitlab" => Format::Gitlab,
            "junit" => Format::Junit,
            _ => Format::Human,
        }
    }
}

/// What a check is asked to tell.
#[derive(Clone, Debug)]
pub struct Listing {
    /// In which form.
    pub format: Format,
    /// Only what concerns the files that changed since this revision of git.
    pub changed_since: Option<String>,
    /// Only what concerns these files and folders; all where there are none.
    pub files: Vec<PathBuf>,
    /// Show what can be mended, before the check.
    pub fix: bool,
    /// Write it without asking.
    pub write: bool,
}

/// What is common to all plans.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Language of messages.
    pub lang: Lang,
    /// Threads; none leaves it to the machine.
    pub jobs: Option<u16>,
    /// Only errors are spoken of.
    pub quiet: bool,
}

/// What is asked of the state of duties.
#[derive(Clone, Debug)]
pub struct Asked {
    /// One unit with all below it; all of them when none is named.
    pub unit: Option<String>,
    /// `human`, `json` or `ics`.
    pub format: String,
    /// Where a calendar is written besides.
    pub ics: Option<PathBuf>,
    /// How many days ahead people are told of.
    pub within: i64,
}

/// What to do.
#[derive(Clone, Debug)]
pub enum Task {
    /// Build and publish.
    Build(Options, Format),
    /// Check only.
    Check(Options, Listing),
    /// Tell what is behind a code; all of them where none is named.
    Explain(String),
    /// What is owed, and how it stands.
    Status(Options, Asked),
    /// Look at it, on this port.
    Serve(Options, u16),
    /// Put parts together, into this folder.
    Merge(Vec<PathBuf>, PathBuf),
    /// Lay out a site: folder, province, title.
    Init(PathBuf, String, Option<String>),
    /// Write a skeleton.
    New {
        /// The site.
        site: PathBuf,
        /// Kind, unit and period as typed, where they were.
        asked: [Option<String>; 3],
        /// After last year's document.
        like_last: bool,
    },
    /// Print completions.
    Completions(clap_complete::Shell),
}

/// A task and its manner.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What.
    pub task: Task,
    /// How.
    pub manner: Manner,
}

impl Plan {
    /// Resolves the arguments; help and complaints are printed here.
    ///
    /// # Errors
    /// The exit code of help (0) or of wrong usage (2).
    pub fn resolve(arguments: &[OsString]) -> Result<Plan, Exit> {
        let lang = asked_lang(arguments);
        let matches = command(lang).try_get_matches_from(arguments).map_err(|error| {
            if error.use_stderr() {
                eprintln!("{}", complaint(&error, Words { lang }));
                return Exit::Usage;
            }
            // A closed pipe is no reason to say more.
            let _ = error.print();
            Exit::Fine
        })?;
        let Some((name, inner)) = matches.subcommand() else { return Err(Exit::Usage) };
        let manner =
            Manner { lang, jobs: inner.get_one("jobs").copied(), quiet: inner.get_flag("quiet") };
        let task = task(name, inner, lang)?;
        Ok(Plan { task, manner })
    }
}

/// What is wrong with the call, in the language of the rest.
fn complaint(error: &clap::Error, words: Words) -> String {
    let told = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = told(ContextKind::InvalidArg);
    let (key, word) = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return error.to_string(),
        ErrorKind::InvalidSubcommand => ("wrong_command", told(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => ("wrong_flag", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("wrong_value", argument),
        ErrorKind::MissingRequiredArgument => ("wrong_missing", argument),
        _ => ("wrong_other", argument),
    };
    let value = told(ContextKind::InvalidValue);
    let mut said = words.say(key).replace("{word}", &word).replace("{value}", &value);
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg].map(told);
    if let Some(near) = near.iter().find(|near| !near.is_empty()) {
        said.push(' ');
        said.push_str(&words.say("did_you_mean").replace("{word}", near));
    }
    format!("{said}\n{}", words.say("see_help"))
}

/// The language asked for, needed before the arguments can be read.
fn asked_lang(arguments: &[OsString]) -> Lang {
    let words: Vec<String> =
        arguments.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let pair = words.windows(2).any(|pair| pair[0] == "--lang" && pair[1] == "en");
    if pair || words.iter().any(|word| word == "--lang=en") { Lang::En } else { Lang::Vi }
}

fn task(name: &str, inner: &ArgMatches, lang: Lang) -> Result<Task, Exit> {
    let site: PathBuf = inner.get_one("site").cloned().unwrap_or_else(|| PathBuf::from("."));
    let text = |key: &str| inner.get_one::<String>(key).cloned();
    Ok(match name {
        "build" => Task::Build(options(inner, site, lang)?, format(inner)),
        "check" => match text("explain") {
            Some(code) => Task::Explain(code),
            None => Task::Check(options(inner, site, lang)?, listing(inner)),
        },
        "status" => {
            let asked = Asked {
                unit: text("unit"),
                format: text("format").unwrap_or_default(),
                ics: inner.get_one::<PathBuf>("ics").cloned(),
                within: inner.get_one("within").copied().unwrap_or(90),
            };
            Task::Status(options(inner, site, lang)?, asked)
        }
        "serve" => {
            let port = inner.get_one("port").copied().unwrap_or(8080);
            Task::Serve(options(inner, site, lang)?, port)
        }
        "merge" => {
            let parts = inner.get_many::<PathBuf>("parts").unwrap_or_default().cloned().collect();
            let out = inner.get_one::<PathBuf>("out").cloned();
            Task::Merge(parts, out.unwrap_or_else(|| usual_out(&site)))
        }
        "init" => Task::Init(site, text("province").unwrap_or_default(), text("title")),
        "new" => Task::New {
            site,
            asked: [text("kind"), text("unit"), text("period")],
            like_last: inner.get_flag("like-last"),
        },
        _ => match inner.get_one::<clap_complete::Shell>("shell") {
            Some(shell) => Task::Completions(*shell),
            None => return Err(Exit::Usage),
        },
    })
}

fn options(inner: &ArgMatches, site: PathBuf, lang: Lang) -> Result<Options, Exit> {
    let at = match inner.get_one::<String>("at") {
        None => None,
        Some(written) => match written.parse::<Date>() {
            Ok(date) if written.len() == 10 => Some(date),
            _ => {
                eprintln!("--at {written}: {}", Words { lang }.say("bad_date"));
                return Err(Exit::Usage);
            }
        },
    };
    let text = |key| inner.try_get_one::<String>(key).ok().flatten().cloned();
    let mut options = Options::of(site);
    options.cache = (!inner.get_flag("no-cache")).then(|| usual_cache(&options.site));
    match inner.get_one::<PathBuf>("cache") {
        Some(store) if store.to_str().is_some_and(|text| text.starts_with("s3://")) => {
            options.remote = Some(store.display().to_string());
        }
        Some(folder) => options.cache = Some(folder.clone()),
        None => {}
    }
    if let Some(out) = inner.get_one::<PathBuf>("out") {
        options.out.clone_from(out);
    }
    let (base_url, only, explain) = (text("base-url"), text("only"), text("explain-rebuild"));
    Ok(Options { base_url, at, only, explain, ..options })
}

fn listing(inner: &ArgMatches) -> Listing {
    Listing {
        format: format(inner),
        changed_since: inner.get_one("changed-since").cloned(),
        files: inner.get_many::<PathBuf>("files").unwrap_or_default().cloned().collect(),
        fix: inner.get_flag("fix"),
        write: inner.get_flag("write"),
    }
}

fn format(inner: &ArgMatches) -> Format {
    inner.get_one::<String>("format").map_or(Format::Human, |name| Format::named(name))
}
