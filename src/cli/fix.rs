//! `check --fix`: shows what would be mended, and writes it when that is wanted.
//!
//! Nothing is written without being shown first, and nothing without a word: `--write`, or a yes at
//! the terminal. The check that follows reads what is there then.

use std::io::{BufRead, IsTerminal, Write, stderr, stdin, stdout};
use std::path::PathBuf;

use super::plan::{Listing, Manner};
use super::scope::Scope;
use super::show::{Stream, screen_of};
use super::words::Words;
use crate::mend::{self, Mend, Sort};
use crate::pipeline::{self, MachineError, Options};
use crate::report;
use crate::source::Sources;

/// Mends the files that were asked for.
///
/// # Errors
/// When the site cannot be read, or a file not be written.
pub(super) fn fix(
    options: &Options,
    scope: &Scope,
    asked: &Listing,
    manner: &Manner,
) -> Result<(), MachineError> {
    let words = Words { lang: manner.lang };
    let (sources, mends) = pipeline::mends(options)?;
    let path = |mend: &Mend| sources.path(mend.file).unwrap_or_default();
    let mends: Vec<Mend> = mends.into_iter().filter(|mend| scope.holds(path(mend))).collect();
    if mends.is_empty() {
        say(words.say("fix_nothing"), manner);
        return Ok(());
    }
    let screen = screen_of(Stream::Out);
    for mend in &mends {
        print!("{}", report::diff(path(mend), &mend.before, &mend.after, screen));
    }
    // A closed pipe is no reason to stop.
    let _ = stdout().flush();
    mends.iter().for_each(|mend| say(&told(path(mend), mend, words), manner));
    if !asked.write && !agreed(mends.len(), words) {
        say(words.say("fix_shown"), manner);
        return Ok(());
    }
    write(&mends, &sources)?;
    say(&words.say("fix_written").replace("{count}", &mends.len().to_string()), manner);
    Ok(())
}

fn write(mends: &[Mend], sources: &Sources) -> Result<(), MachineError> {
    for mend in mends {
        mend::write(mend, sources).map_err(|error| {
            let path = sources.path(mend.file).unwrap_or_default();
            MachineError::Write(PathBuf::from(path), error)
        })?;
    }
    Ok(())
}

/// `content/…: 3 dòng thừa dấu cách, 1 ngày`.
fn told(path: &str, mend: &Mend, words: Words) -> String {
    let one = |(sort, count): &(Sort, usize)| {
        let key = match sort {
            Sort::Mark => "fix_mark",
            Sort::LineEnds => "fix_line_ends",
            Sort::Tabs => "fix_tabs",
            Sort::TrailingBlanks => "fix_blanks",
            Sort::Letters => "fix_letters",
            Sort::Digits => "fix_digits",
            Sort::Dates => "fix_dates",
            Sort::Numbers => "fix_numbers",
        };
        format!("{} ({count})", words.say(key))
    };
    format!("{path}: {}", mend.done.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// A yes typed at the terminal; where nobody can be asked, no.
fn agreed(count: usize, words: Words) -> bool {
    if !stdin().is_terminal() || !stderr().is_terminal() {
        return false;
    }
    eprint!("{} ", words.say("fix_ask").replace("{count}", &count.to_string()));
    let mut answer = String::new();
    let read = stdin().lock().read_line(&mut answer).is_ok();
    read && matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes")
}

fn say(text: &str, manner: &Manner) {
    if !manner.quiet {
        eprintln!("{text}");
    }
}
