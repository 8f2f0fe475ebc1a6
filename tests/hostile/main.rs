//! Content nobody should have written: the cases of `cases/*.md`, each a heading, files and what
//! becomes of them: published as the source says, or refused with file, line and column.
//!
//! `known.md` and [`machine`] together are the 116 cases on which static site generators were
//! compared before this program existed; every other file holds cases of our own. All that touch
//! nothing but one unit's folder are laid out in one site, each in a folder of its own, so that
//! hundreds of them cost one reading and one build.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and start the program"
)]

mod limits;
mod links;
mod machine;
mod manual;
mod mistakes;
#[path = "../acceptance/site.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod site;
mod together;
#[path = "../common/tree.rs"]
mod tree;

use std::time::{Duration, Instant};

use manual::{Case, Wanted};

/// What no case may take; a build without optimisation takes longer.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

/// Cases that are known: those of `known.md`, of [`machine`] and of [`links`].
const KNOWN: usize = 116;

#[test]
fn the_known_cases_are_complete() {
    let known = manual::read("known.md");
    assert_eq!(known.len() + machine::cases() + links::cases(), KNOWN, "known cases");
}

#[test]
fn every_case_ends_as_it_should() {
    let files = ["known.md", "yaml.md", "values.md", "tables.md", "text.md", "site.md"];
    let cases: Vec<Case> = files.iter().flat_map(|file| manual::read(file)).collect();
    let (alone, together): (Vec<Case>, Vec<Case>) = cases.into_iter().partition(Case::is_alone);
    let mut wrong: Vec<String> = alone.iter().filter_map(ends_otherwise).collect();
    wrong.extend(together::end_otherwise(&together));
    let all = alone.len() + together.len();
    assert!(wrong.is_empty(), "{} of {all} cases:\n\n{}", wrong.len(), wrong.join("\n"));
}

/// Why a case in a site of its own did not end as it should.
fn ends_otherwise(case: &Case) -> Option<String> {
    let site = case
        .files
        .iter()
        .fold(site::Site::new(), |site, (path, bytes)| site.file(&site::in_dinh_bang(path), bytes));
    let start = Instant::now();
    let run = site.build();
    let took = start.elapsed();
    let mut faults = together::differing(case, &run.errors(), site::in_dinh_bang);
    if faults.is_empty() {
        let page = |wanted: &Wanted| {
            together::unlike(wanted, site::DINH_BANG, &|path| site.published().get(path).cloned())
        };
        faults.extend(case.wanted.iter().filter_map(page));
    }
    if took > LONGEST {
        faults.push(format!("it took {took:?}"));
    }
    (!faults.is_empty()).then(|| format!("{}\n  {}\n", case.name, faults.join("\n  ")))
}
