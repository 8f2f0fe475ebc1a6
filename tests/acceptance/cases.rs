//! The manual of findings: `tests/cases/*.md`, each heading a site, each block a file.
//!
//! A block names its file (`yaml dinh-bang/2023/x.yaml`). In YAML, a comment below a line marks what
//! is found in it: carets under the place, then the code (`# ^^^ DB012`); `#| DB012` marks the first
//! column. Where no comment may stand, a list below the block says it: `- DB350 at 9:3`. A finding
//! without a mark fails the case as surely as a mark without a finding.

use std::fs;
use std::path::Path;

use super::site::{Found, Site, in_dinh_bang};

/// A site of a manual.
pub(super) struct Case {
    /// Its heading.
    pub(super) name: String,
    /// Paths and texts.
    pub(super) files: Vec<(String, String)>,
    marks: Vec<Found>,
}

#[test]
fn bad_input() {
    every_case_of("bad-input.md");
}

#[test]
fn wrong_kinds() {
    every_case_of("wrong-kinds.md");
}

#[test]
fn persons() {
    every_case_of("persons.md");
}

#[test]
fn sums_and_corrections() {
    every_case_of("sums.md");
}

fn every_case_of(name: &str) {
    let cases = cases(name);
    assert!(cases.len() > 2, "{name} holds {} cases", cases.len());
    let failed: Vec<String> = cases.iter().filter_map(failure).collect();
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// The sites of a manual.
pub(super) fn cases(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    read(&fs::read_to_string(path).unwrap())
}

fn failure(case: &Case) -> Option<String> {
    let with = |site: Site, (path, text): &(String, String)| site.file(path, text);
    let site = case.files.iter().fold(Site::new(), with);
    let run = site.check();
    let (mut found, mut marks) = (run.found(), case.marks.clone());
    found.sort();
    marks.sort();
    let list = |all: &[Found], but: &[Found], sign: &str| -> String {
        let rest = all.iter().filter(|one| !but.contains(one));
        rest.map(|(code, path, line, column)| format!("  {sign} {code} {path}:{line}:{column}\n"))
            .collect()
    };
    let differ =
        list(&marks, &found, "marked, not found:") + &list(&found, &marks, "found, not marked:");
    (found != marks).then(|| format!("{}\n{differ}{}", case.name, run.report()))
}

fn read(manual: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in manual.lines() {
        let Some(case) = cases.last_mut() else {
            cases.extend(heading(line));
            continue;
        };
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some("")) => {
                let (path, text) = open.take().unwrap();
                case.marks.extend(marks_in(&path, &text));
                case.files.push((path, text));
            }
            (Some((_, text)), _) => *text += &format!("{line}\n"),
            (None, Some(head)) => {
                let (_, path) = head.split_once(' ').expect("a block names its file");
                open = Some((in_dinh_bang(path), String::new()));
            }
            (None, None) => match (heading(line), line.strip_prefix("- DB")) {
                (Some(next), _) => cases.push(next),
                (None, Some(mark)) => {
                    let path = case.files.last().expect("a mark stands below a block").0.clone();
                    case.marks.push(listed(&path, mark));
                }
                (None, None) => {}
            },
        }
    }
    cases
}

fn heading(line: &str) -> Option<Case> {
    let name = line.strip_prefix("## ")?.to_owned();
    Some(Case { name, files: Vec::new(), marks: Vec::new() })
}

/// `350 at 9:3`.
fn listed(path: &str, mark: &str) -> Found {
    let (code, place) = mark.split_once(" at ").expect("a mark says where");
    let (line, column) = place.split_once(':').expect("line and column");
    (format!("DB{code}"), path.to_owned(), line.parse().unwrap(), column.parse().unwrap())
}

/// The marks in comments, each for the nearest line above that is none.
fn marks_in(path: &str, text: &str) -> Vec<Found> {
    let (mut marks, mut marked) = (Vec::new(), 0);
    for (number, line) in (1..).zip(text.lines()) {
        let Some(comment) = line.trim_start().strip_prefix('#').filter(|rest| rest.contains("DB"))
        else {
            marked = number;
            continue;
        };
        let (sign, code) = comment.trim().split_once(" DB").unwrap_or(("", ""));
        let column = match sign {
            "|" => 1,
            carets if !carets.is_empty() && carets.bytes().all(|byte| byte == b'^') => {
                line.find('^').unwrap() as u64 + 1
            }
            _ => {
                marked = number;
                continue;
            }
        };
        marks.push((format!("DB{code}"), path.to_owned(), marked, column));
    }
    marks
}
