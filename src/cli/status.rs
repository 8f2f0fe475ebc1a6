//! `danbiet status`: what is overdue and what is due next, for people, for programs and for a
//! calendar.
//!
//! The JSON is `danbiet/status/1`, described by `status.schema.json` beside this file: a member may
//! be added within a version, never changed. The exit code says whether the question could be
//! answered, not whether the answer is good news: 0 even when something is overdue, 1 when the
//! content has errors (the list is printed all the same), 2 for a unit that does not exist.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::Exit;
use super::plan::{Asked, Manner};
use super::run::{machine, words};
use crate::derive::StatusKind;
use crate::finding::{Lang, Severity};
use crate::pipeline::status::{Entry, Standing, standing};
use crate::pipeline::{MachineError, Options};
use crate::value::date::short;

/// The version of the JSON.
const FORMAT: &str = "danbiet/status/1";
/// Lines under a heading; the rest is counted.
const LINES: usize = 40;

/// Answers the question.
pub(super) fn status(options: &Options, asked: &Asked, manner: &Manner) -> Exit {
    let found = match standing(options, asked.unit.as_deref(), manner.lang) {
        Ok(Ok(found)) => found,
        Ok(Err(finding)) => {
            let said = finding.words(manner.lang);
            eprintln!("{}\n{} {}", said.cause, words(manner).say("remedy"), said.remedy);
            return Exit::Usage;
        }
        Err(error) => return machine(&error, manner),
    };
    match asked.format.as_str() {
        "json" => println!("{}", json(&found, manner.lang)),
        "ics" => print!("{}", String::from_utf8_lossy(&found.calendar)),
        _ => print!("{}", human(&found, asked.within, manner)),
    }
    if let Some(path) = &asked.ics
        && let Err(error) = write(path, &found.calendar)
    {
        return machine(&MachineError::Site(path.clone(), error), manner);
    }
    let errors = found.findings.iter().filter(|one| one.severity == Severity::Error).count();
    if errors > 0 {
        eprintln!("{}", words(manner).say("status_errors").replace("{count}", &errors.to_string()));
        return Exit::Content;
    }
    Exit::Fine
}

#[expect(clippy::disallowed_methods, reason = "a file that the caller names is no part of a site")]
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    std::fs::write(path, bytes)
}

/// The answer for programs.
#[derive(Serialize)]
struct Answer<'a> {
    format: &'static str,
    at: String,
    lang: &'static str,
    /// How many duties are in each state; every state is named.
    counts: BTreeMap<&'static str, usize>,
    duties: &'a [Entry],
}

fn json(found: &Standing, lang: Lang) -> String {
    let count = |kind: StatusKind| found.entries.iter().filter(|one| one.status == kind).count();
    let answer = Answer {
        format: FORMAT,
        at: found.at.to_string(),
        lang: match lang {
            Lang::Vi => "vi",
            Lang::En => "en",
        },
        counts: StatusKind::ALL.map(|kind| (kind.key(), count(kind))).into(),
        duties: &found.entries,
    };
    serde_json::to_string(&answer).unwrap_or_default()
}

fn human(found: &Standing, within: i64, manner: &Manner) -> String {
    let say = |key| words(manner).say(key);
    if found.entries.is_empty() {
        return format!("{}\n", say("status_unfollowed"));
    }
    let of = |kind: StatusKind| -> Vec<&Entry> {
        let mut these: Vec<&Entry> =
            found.entries.iter().filter(|one| one.status == kind).collect();
        these.sort_by(|a, b| (a.due, &a.unit.address).cmp(&(b.due, &b.unit.address)));
        these
    };
    let mut next = of(StatusKind::NotDue);
    next.retain(|one| one.days_left.is_some_and(|days| days <= within));
    let heading = |key, these: &[&Entry]| {
        say(key).replace("{count}", &these.len().to_string()).replace("{days}", &within.to_string())
    };
    let mut text = format!("{}\n", counts(found, manner));
    for (key, these) in [
        ("status_overdue", of(StatusKind::Missing)),
        ("status_incomplete", of(StatusKind::Incomplete)),
        ("status_next", next),
        ("status_open", of(StatusKind::NotJudged)),
    ] {
        text.push_str(&format!("\n{}\n", heading(key, &these)));
        if these.is_empty() {
            text.push_str(&format!("  {}\n", say("status_none")));
        }
        for one in these.iter().take(LINES) {
            text.push_str(&format!("  {}\n", line(one, manner)));
        }
        if these.len() > LINES {
            text.push_str(&format!("  … +{}\n", these.len() - LINES));
        }
    }
    text
}

fn counts(found: &Standing, manner: &Manner) -> String {
    let absent = |one: &&Entry| matches!(one.status, StatusKind::Missing | StatusKind::Withdrawn);
    let missing = found.entries.iter().filter(absent).count();
    let is_there = |one: &&Entry| one.document.is_some() && one.status != StatusKind::Withdrawn;
    let there = found.entries.iter().filter(is_there).count();
    let late =
        found.entries.iter().filter(|one| one.days_late.is_some_and(|days| days > 0)).count();
    words(manner)
        .say("status_counts")
        .replace("{at}", &short(found.at))
        .replace("{due}", &(missing + there).to_string())
        .replace("{there}", &there.to_string())
        .replace("{late}", &late.to_string())
        .replace("{missing}", &missing.to_string())
}

/// “15/07/2025 (quá 128 ngày)  Phường Từ Sơn: Thực hiện … · 343/2016/TT-BTC, Điều 18 khoản 3”
fn line(one: &Entry, manner: &Manner) -> String {
    let say = |key| words(manner).say(key);
    let mut line = String::new();
    if let Some(due) = one.due.filter(|_| one.document.is_none()) {
        line.push_str(&say("status_due").replace("{due}", &short(due)));
        if let (Some(days), true) = (one.days_left, one.status != StatusKind::NotJudged) {
            let key = if days < 0 { "status_over" } else { "status_left" };
            line.push_str(&format!(" ({})", say(key).replace("{days}", &days.abs().to_string())));
        }
        line.push_str("  ");
    }
    line.push_str(&format!("{}: {}", one.unit.name, one.title));
    if !one.missing.is_empty() {
        let parts = one.missing.join("; ");
        line.push_str(&format!(" · {}", say("status_lacks").replace("{parts}", &parts)));
    }
    if let Some(term) = one.term.as_ref().filter(|_| one.document.is_none()) {
        line.push_str(&format!(" · {}, {}", term.law, term.article));
    }
    if !one.why.is_empty() && one.document.is_none() {
        line.push_str(&format!(" · {}", one.why));
    }
    line
}
