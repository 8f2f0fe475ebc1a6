//! The command line: words in, a [`Plan`] out, and the plan carried out.
//!
//! Every command and flag stands in [`command`], its help in both languages in [`words`]. Arguments
//! are resolved once; after [`Plan::resolve`] nothing is guessed. Exit codes are a type.

mod command;
mod fix;
mod plan;
mod progress;
mod run;
mod scope;
mod show;
mod status;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

pub use plan::Plan;

/// How a run ended, and the exit code that says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// 0: done.
    Fine,
    /// 1: the content has errors; nothing was published.
    Content,
    /// 2: wrong usage.
    Usage,
    /// 3: the machine failed: disk, permission.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Content => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        })
    }
}

/// Carries out a call; the first word is the program's own name.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    match Plan::resolve(&arguments) {
        Ok(plan) => run::carry_out(plan).into(),
        Err(exit) => exit.into(),
    }
}
