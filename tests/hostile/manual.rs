//! Reads the manual of cases.
//!
//! A heading names a case. Each block below it is a file, named in its first line, or a document of
//! Đình Bảng where only its sort is (`md`, `yaml`). `⟦x×1000⟧` stands for a thousand `x`,
//! numbered at `№`, with line ends for `⏎`; `⟦\ff⟧` for a byte. Then what is wanted: `- DB350 at 9:3` (in the last file), `- page says …`,
//! `- page hides …`, `- nowhere …` (in no published file), `- published`. `- alone` gives a case
//! a site of its own.

use std::fs;
use std::path::Path;

/// One case.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) name: String,
    /// Paths, `dinh-bang/…` among them, and bytes.
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) wanted: Vec<Wanted>,
    alone: bool,
}

/// What is to come of a case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Wanted {
    /// An error with code, path, line and column.
    Refused(String, String, u64, u64),
    /// The document's page, or the one at an address, says this.
    Says(Option<String>, String),
    /// It does not.
    Hides(Option<String>, String),
    /// No published file holds this.
    Nowhere(String),
    /// Nobody objects.
    Published,
}

impl Case {
    /// It needs more of a site than one folder.
    pub(super) fn is_alone(&self) -> bool {
        self.alone || self.files.iter().any(|(path, _)| !path.starts_with("dinh-bang/"))
    }

    pub(super) fn is_refused(&self) -> bool {
        self.wanted.iter().any(|wanted| matches!(wanted, Wanted::Refused(..)))
    }
}

/// The cases of a file.
pub(super) fn read(name: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/cases");
    let manual = fs::read_to_string(folder.join(name)).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in manual.lines() {
        if let Some((path, text)) = &mut open {
            if line == "```" {
                let case = cases.last_mut().expect("a block stands below a heading");
                case.files.push((path.clone(), expanded(text)));
                open = None;
            } else {
                *text += &format!("{line}\n");
            }
        } else if let Some(head) = line.strip_prefix("```") {
            open = Some((path_of(head), String::new()));
        } else if let Some(name) = line.strip_prefix("## ") {
            let name = name.to_owned();
            cases.push(Case { name, files: Vec::new(), wanted: Vec::new(), alone: false });
        } else if let Some(wish) = line.strip_prefix("- ") {
            note(cases.last_mut().expect("a wish stands below a heading"), wish);
        }
    }
    for case in &cases {
        assert!(!case.wanted.is_empty() && !case.files.is_empty(), "{} says nothing", case.name);
    }
    cases
}

/// `yaml dinh-bang/2023/x.yaml`, or the sort alone.
fn path_of(head: &str) -> String {
    match head.split_once(' ') {
        Some((_, path)) => String::from_utf8(expanded(path)).unwrap(),
        None => format!("dinh-bang/2023/xau.{head}"),
    }
}

fn note(case: &mut Case, wish: &str) {
    let quoted = |words: &str| words.trim().to_owned();
    let (word, rest) = wish.split_once(' ').unwrap_or((wish, ""));
    let wanted = match word {
        "alone" => {
            case.alone = true;
            return;
        }
        "published" => Wanted::Published,
        "nowhere" => Wanted::Nowhere(quoted(rest)),
        "page" | "at" => {
            let (address, rest) = match word {
                "at" => rest.split_once(' ').map(|(at, rest)| (Some(at.to_owned()), rest)).unwrap(),
                _ => (None, rest),
            };
            match rest.split_once(' ').expect("a page says or hides") {
                ("says", words) => Wanted::Says(address, quoted(words)),
                (_, words) => Wanted::Hides(address, quoted(words)),
            }
        }
        code => {
            let place = rest.strip_prefix("at ").expect("a code has a place");
            let (line, column) = place.split_once(':').expect("line and column");
            let path = case.files.last().expect("a finding stands below its file").0.clone();
            let (line, column) = (line.parse().unwrap(), column.parse().unwrap());
            Wanted::Refused(code.to_owned(), path, line, column)
        }
    };
    case.wanted.push(wanted);
}

/// The bytes of a text with its repetitions and bytes written out.
fn expanded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('⟦') {
        let (inside, after) = inside.split_once('⟧').expect("⟧ closes ⟦");
        bytes.extend(before.as_bytes());
        match inside.split_once('×') {
            Some((what, times)) => {
                let times: usize = times.parse().expect("a number of times");
                let what = what.replace('⏎', "\n");
                let numbered = |n: usize| what.replace('№', &n.to_string());
                match what.contains('№') {
                    true => (0..times).for_each(|n| bytes.extend(numbered(n).bytes())),
                    false => bytes.extend(what.repeat(times).bytes()),
                }
            }
            None => {
                let codes = inside.split('\\').filter(|code| !code.is_empty());
                bytes.extend(codes.map(|code| u8::from_str_radix(code, 16).expect("a byte")));
            }
        }
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    bytes
}
