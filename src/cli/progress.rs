//! Progress: a bar on a terminal, plain lines elsewhere, nothing when quiet.

use std::io::{IsTerminal, stderr};
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use super::words::Words;
use crate::pipeline::{Progress, Silent, Step};

/// The watcher that fits.
pub(super) fn watcher(quiet: bool, words: Words) -> Box<dyn Progress> {
    match (quiet, stderr().is_terminal()) {
        (true, _) => Box::new(Silent),
        (false, true) => Box::new(Bar { words, bar: Mutex::new(ProgressBar::hidden()) }),
        (false, false) => Box::new(Lines { words }),
    }
}

fn name(words: Words, step: Step) -> &'static str {
    words.say(match step {
        Step::Read => "read",
        Step::Check => "judge",
        Step::Render => "render",
        Step::Publish => "publish",
    })
}

struct Lines {
    words: Words,
}

impl Progress for Lines {
    fn begin(&self, step: Step, steps: Option<usize>) {
        match steps {
            Some(steps) => eprintln!("{}: {steps}", name(self.words, step)),
            None => eprintln!("{}", name(self.words, step)),
        }
    }
}

struct Bar {
    words: Words,
    bar: Mutex<ProgressBar>,
}

impl Progress for Bar {
    fn begin(&self, step: Step, steps: Option<usize>) {
        let bar = match steps {
            Some(steps) => ProgressBar::new(steps as u64),
            None => ProgressBar::new_spinner(),
        };
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
        if let (Some(_), Ok(style)) = (steps, style) {
            bar.set_style(style);
        }
        bar.set_message(name(self.words, step));
        if let Ok(mut shown) = self.bar.lock() {
            shown.finish_and_clear();
            *shown = bar;
        }
    }

    fn step(&self) {
        if let Ok(shown) = self.bar.lock() {
            shown.inc(1);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(shown) = self.bar.lock() {
            shown.finish_and_clear();
        }
    }
}
