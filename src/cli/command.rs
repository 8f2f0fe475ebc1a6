//! Every command and flag.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

use super::plan::Format;
use super::words::Words;
use crate::finding::Lang;

/// The whole command line, its help in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    let words = Words { lang };
    let say = |key| words.say(key);
    Command::new("danbiet")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say("about"))
        .help_template(say("template"))
        .subcommand_help_heading(say("commands"))
        .next_help_heading(say("options"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help_flag(&words))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say("version")),
        )
        .after_help(say("codes"))
        .args(common(&words))
        .override_usage(say("usage"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(build(&words))
        .subcommand(check(&words))
        .subcommand(status(&words))
        .subcommand(init(&words))
        .subcommand(new(&words))
        .subcommand(serve(&words))
        .subcommand(merge(&words))
        .subcommand(completions(&words))
}

fn help_flag(words: &Words) -> Arg {
    Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .global(true)
        .help(words.say("help"))
}

fn common(words: &Words) -> [Arg; 4] {
    [
        Arg::new("site")
            .long("site")
            .value_name("DIR")
            .value_parser(value_parser!(PathBuf))
            .default_value(".")
            .hide_default_value(true)
            .global(true)
            .help(words.say("site")),
        Arg::new("lang")
            .long("lang")
            .value_name("vi|en")
            .value_parser(PossibleValuesParser::new(["vi", "en"]))
            .default_value("vi")
            .hide_default_value(true)
            .hide_possible_values(true)
            .global(true)
            .help(words.say("lang")),
        Arg::new("jobs")
            .long("jobs")
            .short('j')
            .value_name("N")
            .value_parser(value_parser!(u16).range(1..=1024))
            .global(true)
            .help(words.say("jobs")),
        Arg::new("quiet")
            .long("quiet")
            .short('q')
            .action(ArgAction::SetTrue)
            .global(true)
            .help(words.say("quiet")),
    ]
}

fn sub(name: &'static str, about: &'static str, words: &Words) -> Command {
    Command::new(name)
        .about(words.say(about))
        .override_usage(format!("danbiet {name} {}[{}]", arguments(name), words.say("options")))
        .help_template(words.say("template"))
        .next_help_heading(words.say("options"))
        .subcommand_help_heading(words.say("commands"))
        .disable_help_flag(true)
}

/// The words that stand after the name of a command.
fn arguments(name: &str) -> &'static str {
    match name {
        "check" => "[FILE…] ",
        "new" => "KIND --unit UNIT --period PERIOD ",
        "init" => "--province CODE ",
        "merge" => "DIR… --out DIR ",
        "status" => "[UNIT] ",
        "completions" => "SHELL ",
        _ => "",
    }
}

/// Where the site is published.
fn out(words: &Words) -> Arg {
    Arg::new("out")
        .long("out")
        .short('o')
        .value_name("DIR")
        .value_parser(value_parser!(PathBuf))
        .help(words.say("out"))
}

/// What decides the bytes of a site.
fn of_a_build(words: &Words) -> [Arg; 5] {
    [
        out(words),
        Arg::new("base-url").long("base-url").value_name("URL").help(words.say("base_url")),
        Arg::new("at").long("at").value_name("YYYY-MM-DD").help(words.say("at")),
        Arg::new("cache")
            .long("cache")
            .value_name("DIR|s3://…")
            .value_parser(value_parser!(PathBuf))
            .help(words.say("cache")),
        Arg::new("no-cache")
            .long("no-cache")
            .action(ArgAction::SetTrue)
            .conflicts_with("cache")
            .help(words.say("no_cache")),
    ]
}

fn format(words: &Words) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(PossibleValuesParser::new(Format::NAMES))
        .default_value("human")
        .hide_default_value(true)
        .hide_possible_values(true)
        .help(words.say("format"))
}

fn build(words: &Words) -> Command {
    sub("build", "build", words)
        .args(of_a_build(words))
        .arg(format(words))
        .arg(
            Arg::new("explain-rebuild")
                .long("explain-rebuild")
                .value_name("PATH")
                .help(words.say("explain_rebuild")),
        )
        .arg(Arg::new("only").long("only").value_name("UNIT").help(words.say("only")))
}

fn check(words: &Words) -> Command {
    sub("check", "check", words)
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .help(words.say("files")),
        )
        .args(of_a_build(words))
        .arg(format(words))
        .arg(
            Arg::new("changed-since")
                .long("changed-since")
                .value_name("REV")
                .help(words.say("changed_since")),
        )
        .arg(Arg::new("fix").long("fix").action(ArgAction::SetTrue).help(words.say("fix")))
        .arg(
            Arg::new("write")
                .long("write")
                .action(ArgAction::SetTrue)
                .requires("fix")
                .help(words.say("write")),
        )
        .arg(
            Arg::new("explain")
                .long("explain")
                .value_name("CODE")
                .num_args(0..=1)
                .default_missing_value("")
                .help(words.say("explain")),
        )
}

fn status(words: &Words) -> Command {
    let formats = PossibleValuesParser::new(["human", "json", "ics"]);
    let days = value_parser!(i64).range(0..=3650);
    sub("status", "status", words)
        .args(of_a_build(words))
        .mut_arg("out", |arg| arg.hide(true))
        .mut_arg("base-url", |arg| arg.hide(true))
        .arg(Arg::new("unit").value_name("UNIT").help(words.say("status_unit")))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(formats)
                .default_value("human")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(words.say("status_format")),
        )
        .arg(
            Arg::new("ics")
                .long("ics")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help(words.say("status_ics")),
        )
        .arg(
            Arg::new("within")
                .long("within")
                .value_name("DAYS")
                .value_parser(days)
                .default_value("90")
                .hide_default_value(true)
                .help(words.say("status_within")),
        )
}

fn init(words: &Words) -> Command {
    sub("init", "init", words)
        .arg(
            Arg::new("province")
                .long("province")
                .value_name("CODE")
                .required(true)
                .help(words.say("province")),
        )
        .arg(Arg::new("title").long("title").value_name("TEXT").help(words.say("title")))
}

fn new(words: &Words) -> Command {
    sub("new", "new", words)
        .arg(Arg::new("kind").value_name("KIND").help(words.say("kind")))
        .arg(Arg::new("unit").long("unit").short('u').value_name("UNIT").help(words.say("unit")))
        .arg(
            Arg::new("period")
                .long("period")
                .short('p')
                .value_name("PERIOD")
                .help(words.say("period")),
        )
        .arg(
            Arg::new("like-last")
                .long("like-last")
                .action(ArgAction::SetTrue)
                .help(words.say("like_last")),
        )
}

fn merge(words: &Words) -> Command {
    sub("merge", "merge", words)
        .arg(
            Arg::new("parts")
                .value_name("DIR")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(words.say("parts")),
        )
        .arg(out(words))
}

fn serve(words: &Words) -> Command {
    sub("serve", "serve", words).args(of_a_build(words)).arg(
        Arg::new("port")
            .long("port")
            .value_name("PORT")
            .value_parser(value_parser!(u16))
            .default_value("8080")
            .hide_default_value(true)
            .help(words.say("port")),
    )
}

fn completions(words: &Words) -> Command {
    sub("completions", "completions", words).arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .value_parser(value_parser!(clap_complete::Shell))
            .help(words.say("shell")),
    )
}
