//! The two ways to read YAML never disagree: what the short way takes, the long way reads to the
//! same values at the same places. `PROPTEST_CASES=1000000` tries harder.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]
#![expect(clippy::disallowed_methods, reason = "a test reads the files it tries")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use danbiet::finding::FileId;
use danbiet::source::yaml::{parse_full, parse_plain};
use proptest::prelude::*;
use proptest::sample::{Index, select};

const FILE: FileId = FileId(0);

/// Whether the short way takes a text; panics when the long way reads it otherwise.
fn short_way_takes(text: &str) -> bool {
    let Some(short) = parse_plain(FILE, text, 7) else { return false };
    match parse_full(FILE, text, 7) {
        Ok(long) => assert_eq!(short, long, "two readings of {text:?}"),
        Err(finding) => panic!("the long way refuses {text:?}: {}", finding.vi.cause),
    }
    true
}

/// The YAML files below some folders, heads of Markdown files among them.
fn files(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            let ending = path.extension().unwrap_or_default().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if ending == "yaml" {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            } else if ending == "md" {
                let text = fs::read_to_string(&path).unwrap();
                let head = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
                found.extend(head.map(|(head, _)| (path, format!("{head}\n"))));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn the_short_way_takes_the_files_of_the_project() {
    let files = files(&["content", "src/kind/builtin", "src/law", "themes", "tests"]);
    let left: Vec<_> =
        files.iter().filter(|(_, text)| !short_way_takes(text)).map(|(path, _)| path).collect();
    assert!(files.len() > 500 && left.is_empty(), "of {}, left: {left:#?}", files.len());
}

/// Words that make keys and values; some of them only after a closer look.
fn word() -> impl Strategy<Value = String> {
    let plain = select(vec![
        "a",
        "line",
        "1.250",
        "-5",
        "Thôn Đông",
        "x:y",
        "a#b",
        "a - b",
        "http://a.b/?c",
        "~",
        "0",
        "không phát sinh",
        "T.III.1",
        "(a)",
        "a'b",
        "=",
        "\u{a0}",
        "a\u{a0}: b",
        "😀",
        ".5",
        "-a",
        "a -",
        "::",
        "a,b",
        "a]",
        "null",
        "<a>",
        "100%",
        "a  b",
        "\\",
        "$",
        "--",
        "é:",
    ]);
    prop_oneof![
        8 => plain.prop_map(str::to_owned),
        1 => "[a-z:#,{}\\[\\]'\" .|>&*!%@`?-]{1,6}",
    ]
}

fn quoted() -> impl Strategy<Value = String> {
    let inner = "[a-z0-9 :#,{}\\[\\]đ'\"\\\\-]{0,6}|82,6|\\\\n|''";
    let gap = select(vec!["", "", "", " ", " # c"]);
    (inner, select(vec!['"', '\'']), gap)
        .prop_map(|(inner, quote, gap)| format!("{quote}{inner}{quote}{gap}"))
}

fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![5 => word(), 1 => quoted()]
}

fn flow() -> impl Strategy<Value = String> {
    scalar().prop_recursive(2, 12, 4, |inner| {
        let gap = || select(vec!["", " ", " ", "  "]);
        let pairs = (prop::collection::vec((word(), inner.clone()), 0..4), gap(), gap());
        let map = pairs.prop_map(|(pairs, before, after)| {
            let pair = |(n, (key, value)): (usize, (String, String))| match key.len() {
                1..4 => format!("{key}: {value}"),
                _ => format!("k{n}: {value}"),
            };
            let pairs: Vec<String> = pairs.into_iter().enumerate().map(pair).collect();
            format!("{{{before}{}{after}}}", pairs.join(", "))
        });
        let list = (prop::collection::vec(inner, 0..4), gap(), gap())
            .prop_map(|(items, before, after)| format!("[{before}{}{after}]", items.join(", ")));
        prop_oneof![3 => map, 1 => list]
    })
}

/// Lines, each with its depth; what they are put together to makes sense more often than not.
#[derive(Clone, Debug)]
struct Lines(Vec<(usize, String)>);

fn node() -> impl Strategy<Value = Lines> {
    let leaf = prop_oneof![4 => scalar(), 3 => flow()].prop_map(|text| Lines(vec![(0, text)]));
    leaf.prop_recursive(4, 40, 5, |inner| {
        let entry = (word(), inner.clone(), any::<bool>(), 0..4_usize);
        let map = prop::collection::vec(entry, 1..5).prop_map(|entries| {
            let entries = entries.into_iter().enumerate();
            Lines(
                entries
                    .flat_map(|(n, (key, value, same, step))| {
                        let key = if key.len() < 4 { key } else { format!("key{n}") };
                        under(&format!("{key}:"), value, same, step)
                    })
                    .collect(),
            )
        });
        let list = prop::collection::vec((inner, any::<bool>()), 1..5).prop_map(|items| {
            Lines(items.into_iter().flat_map(|(item, _)| beside("- ", item)).collect())
        });
        let literal = prop::collection::vec((0..3_usize, word()), 0..4);
        let literal = (literal, 0..3_usize).prop_map(|(lines, blank)| {
            let head = select_head(blank);
            Lines(
                std::iter::once((0, head))
                    .chain(lines.into_iter().map(|(d, t)| (d + 1, t)))
                    .collect(),
            )
        });
        prop_oneof![5 => map, 3 => list, 1 => literal]
    })
}

fn select_head(blank: usize) -> String {
    ["|", "|-", "| "][blank].to_owned()
}

/// A value on the line of its key, or below it.
fn under(key: &str, value: Lines, same: bool, step: usize) -> Vec<(usize, String)> {
    let mut lines = value.0;
    let first = lines[0].1.clone();
    if lines.len() == 1 && same || first.starts_with('|') {
        lines[0] = (0, format!("{key} {first}"));
        return lines;
    }
    let step = if first.starts_with("- ") { step.min(2) } else { step.max(1) };
    let below = lines.into_iter().map(|(deep, text)| (deep + step, text));
    std::iter::once((0, key.to_owned())).chain(below).collect()
}

fn beside(dash: &str, value: Lines) -> Vec<(usize, String)> {
    let lines = value.0.into_iter().enumerate();
    lines
        .map(|(n, (deep, text))| match n {
            0 => (0, format!("{dash}{text}")),
            _ => (deep + dash.len(), text),
        })
        .collect()
}

/// A document in one of the ways editors leave it.
fn document() -> impl Strategy<Value = String> {
    let end = select(vec!["\n", "\n", "\n", "\r\n"]);
    let extra = select(vec!["", "", "", "", "\n", "\n\n", "# c\n", "   \n", "  # c: d\n", " "]);
    (node(), end, prop::collection::vec(extra, 1..6), any::<bool>()).prop_map(
        |(lines, end, extras, closed)| {
            let mut text = String::new();
            for (n, (deep, line)) in lines.0.iter().enumerate() {
                text.push_str(&" ".repeat(*deep));
                text.push_str(line);
                text.push_str(end);
                text.push_str(&extras[n % extras.len()].replace('\n', end));
            }
            if !closed {
                text.truncate(text.trim_end_matches(['\r', '\n']).len());
            }
            text
        },
    )
}

/// Signs in any order: few of these are documents, and those are strange.
fn soup() -> impl Strategy<Value = String> {
    let sign = select(vec![
        "a", "b", "key", ": ", ":", ":", "\n", "\n", "\n  ", "\n    ", "\n", "- ", "-", "{ ", "{",
        " }", "}", ", ", ",", "[", "]", "#", " # c", "\"", "\"x\"", "'", "'y'", "''", "|", "|-",
        "\r\n", "\r", "\t", " ", "  ", "1.000", "...", "---", "\u{feff}", "đ", "\\", "&a", "*a",
        "!t", "? ", "?", "> ", ">", "%", "@", "`", "~", "\u{85}", "\u{a0}", "\u{202e}", "\0",
        "\na: ", "\nb: ", "\n- ", "\n  - ", "\n  c: ", "\n - ", "a: b", "{ a: b }", "\n  a",
    ]);
    prop::collection::vec(sign, 1..24).prop_map(|signs| signs.concat())
}

/// One change to a text.
#[derive(Clone, Debug)]
enum Change {
    Put(Index, &'static str),
    Take(Index, usize),
    Flip(Index, u8),
    Indent(Index, isize),
    Swap(Index, Index),
    Copy(Index, Index),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let sign = select(vec![
        " ", "  ", ":", ": ", "#", " #", "-", "- ", "\n", "\n\n", "\r\n", "\r", "\t", "{", "}",
        "[", "]", ",", ", ", "\"", "'", "|", ">", "&", "*", "!", "%", "@", "`", "?", "? ", "\\",
        "~", "\n---\n", "\n...\n", "\u{feff}", "\u{85}", "\u{200e}", "a", "đ", "\0", "   \n",
    ]);
    prop_oneof![
        6 => (any::<Index>(), sign).prop_map(|(at, sign)| Change::Put(at, sign)),
        3 => (any::<Index>(), 1..4_usize).prop_map(|(at, many)| Change::Take(at, many)),
        2 => (any::<Index>(), 0x20..0x7f_u8).prop_map(|(at, byte)| Change::Flip(at, byte)),
        3 => (any::<Index>(), -3..4_isize).prop_map(|(at, by)| Change::Indent(at, by)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Swap(a, b)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Copy(a, b)),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

impl Change {
    fn make(&self, text: &str) -> String {
        let place = |at: &Index| {
            let mut place = at.index(text.len() + 1);
            while !text.is_char_boundary(place) {
                place -= 1;
            }
            place
        };
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        if lines.is_empty() {
            return text.to_owned();
        }
        let many = lines.len();
        match self {
            Change::Put(at, sign) => {
                let (before, after) = text.split_at(place(at));
                return [before, sign, after].concat();
            }
            Change::Take(at, many) => {
                let (before, after) = text.split_at(place(at));
                return before.chars().chain(after.chars().skip(*many)).collect();
            }
            Change::Flip(at, byte) => {
                let (before, after) = text.split_at(place(at));
                let rest = after.chars().skip(1);
                return before.chars().chain([char::from(*byte)]).chain(rest).collect();
            }
            Change::Cut(at) => return text[..place(at)].to_owned(),
            Change::Indent(at, by) => {
                let line = &mut lines[at.index(many)];
                *line = match by.unsigned_abs() {
                    many if *by > 0 => " ".repeat(many) + line,
                    many => {
                        line[many.min(line.len() - line.trim_start_matches(' ').len())..].into()
                    }
                };
            }
            Change::Swap(a, b) => {
                lines.swap(a.index(many), b.index(many));
            }
            Change::Copy(a, b) => {
                let line = lines[a.index(many)].clone();
                lines.insert(b.index(many), line);
            }
        }
        lines.concat()
    }
}

/// Stretches of lines from the project's own files.
fn real() -> impl Strategy<Value = String> {
    static FILES: LazyLock<Vec<(PathBuf, String)>> =
        LazyLock::new(|| files(&["content", "src/kind/builtin", "tests"]));
    (any::<Index>(), any::<Index>(), 1..30_usize).prop_map(|(file, from, many)| {
        let text = &file.get(&FILES).1;
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let head = lines.len().min(2);
        let from = from.index(lines.len() + 1 - head);
        lines[..head].iter().chain(lines[from..].iter().take(many)).copied().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_are_read_alike(text in document()) {
        short_way_takes(&text);
    }

    #[test]
    fn signs_in_any_order_are_read_alike(text in soup()) {
        short_way_takes(&text);
    }

    #[test]
    fn changed_documents_are_read_alike(
        text in prop_oneof![document(), real(), real()],
        changes in prop::collection::vec(change(), 0..4),
    ) {
        short_way_takes(&changes.iter().fold(text, |text, change| change.make(&text)));
    }
}
