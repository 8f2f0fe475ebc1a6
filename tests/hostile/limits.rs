//! Every limit from both sides: at the limit a site is published, with one more it is refused by
//! its code. A limit without a case here fails `every_limit_is_tried`.

use std::fs;
use std::path::Path;

use danbiet::finding::Finding;
use danbiet::source::yaml::parse_full;
use danbiet::source::{list_within, yaml};
use danbiet::value::limits::*;
use tempfile::TempDir;

use super::site::{RECEPTION, Site, dinh_bang};

/// A document at a limit passes; one more is refused with `code` in this file.
fn both_sides(code: &str, path: &str, limit: usize, make: impl Fn(usize) -> String) {
    let site = |many| Site::new().file(path, make(many));
    let right = site(limit);
    let errors = right.check().errors();
    assert!(errors.is_empty(), "at the limit of {limit}: {:?}", &errors[..1]);
    let wrong = site(limit + 1);
    let errors = wrong.check().errors();
    assert!(errors.iter().any(|(found, at, line, _)| found == code && at == path && *line > 0));
    assert_eq!(errors.len(), 1, "{:?}", &errors[..2.min(errors.len())]);
}

fn document() -> String {
    dinh_bang("2023/tiep-cong-dan.yaml")
}

/// A document with this much text.
fn with_text(text: &str) -> String {
    format!("{RECEPTION}text: |\n  {text}\n")
}

#[test]
fn bytes_of_a_text_file() {
    both_sides("DB004", &document(), TEXT_LIMIT as usize, |bytes| {
        format!("{RECEPTION}#{}", "x".repeat(bytes - RECEPTION.len() - 1))
    });
}

#[test]
fn bytes_of_an_attachment() {
    let text = format!("{RECEPTION}attachments: [ {{ file: a.pdf, title: A }} ]\n");
    let site = Site::with("2023/tiep-cong-dan.yaml", &text).file(&dinh_bang("2023/a.pdf"), "");
    // As large as it says, with nothing on the disk.
    let size = |bytes| {
        let file = fs::File::options().write(true).open(site.path(&dinh_bang("2023/a.pdf")));
        file.unwrap().set_len(bytes).unwrap();
    };
    size(ATTACHMENT_LIMIT + 1);
    let wanted = ("DB004".to_owned(), dinh_bang("2023/tiep-cong-dan.yaml"), 10, 24);
    assert_eq!(site.check().errors(), [wanted]);
    size(ATTACHMENT_LIMIT);
    assert!(!site.check().errors().iter().any(|error| error.0 == "DB004"));
}

#[test]
fn files_of_a_site() {
    const FEW: usize = 20;
    let folder = TempDir::new().unwrap();
    let put = |n: usize| fs::write(folder.path().join(format!("content/{n}")), "x").unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    (0..FEW).for_each(put);
    let list = || list_within(folder.path(), &["content"], FEW).unwrap();
    assert!(list().findings.is_empty() && list().value.files().len() == FEW);
    put(FEW);
    let judged = list();
    assert_eq!(judged.findings.len(), 1);
    assert_eq!(judged.findings[0].code, "DB016");
    const { assert!(FILE_LIMIT >= 1_000_000) };
}

fn code(text: &str) -> Option<&'static str> {
    let long =
        parse_full(danbiet::finding::FileId(0), text, 0).err().map(|it: Box<Finding>| it.code);
    let any = yaml::parse(danbiet::finding::FileId(0), text).err().map(|finding| finding.code);
    assert_eq!(long, any, "the short way passes what the long way refuses");
    long
}

#[test]
fn depth_of_yaml() {
    let deep = |depth: usize| format!("{}x{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(code(&deep(DEPTH_LIMIT)), None);
    assert_eq!(code(&deep(DEPTH_LIMIT + 1)), Some("DB010"));
    let steps = |depth: usize| format!("{}x", "- ".repeat(depth));
    assert_eq!(code(&steps(DEPTH_LIMIT)), None);
    assert_eq!(code(&steps(DEPTH_LIMIT + 1)), Some("DB010"));
}

#[test]
fn keys_of_a_map() {
    let keys = |many: usize| (0..many).map(|n| format!("k{n}: 1\n")).collect::<String>();
    assert_eq!(code(&keys(KEY_LIMIT)), None);
    assert_eq!(code(&keys(KEY_LIMIT + 1)), Some("DB016"));
    let within = |many: usize| {
        let keys: Vec<String> = (0..many).map(|n| format!("k{n}: 1")).collect();
        format!("a: {{ {} }}\n", keys.join(", "))
    };
    assert_eq!(code(&within(KEY_LIMIT)), None);
    assert_eq!(code(&within(KEY_LIMIT + 1)), Some("DB016"));
}

#[test]
fn values_of_a_file() {
    // The list is a value too. Read the long way alone, which is slow enough.
    let code = |many: usize| {
        let text = format!("[{}]", "a,".repeat(many - 1));
        parse_full(danbiet::finding::FileId(0), &text, 0).err().map(|finding| finding.code)
    };
    assert_eq!(code(NODE_LIMIT), None);
    assert_eq!(code(NODE_LIMIT + 1), Some("DB016"));
}

#[test]
fn aliases_are_none() {
    assert_eq!(code("a: &x 1\n"), Some("DB011"));
    assert_eq!(code("a: '&x 1'\n"), None);
}

#[test]
fn rows_of_a_table() {
    let document = "kind: citizen-reception\nperiod: 2023\ntables: { schedule: lich.csv }\n";
    let rows = |many: usize| format!("when,host\n{}", "Thứ Năm,\n".repeat(many));
    let site =
        |many| Site::with("2023/a.yaml", document).file(&dinh_bang("2023/lich.csv"), rows(many));
    assert!(site(ROW_LIMIT).check().errors().is_empty());
    let wanted = ("DB016".to_owned(), dinh_bang("2023/lich.csv"), 1, 1);
    assert_eq!(site(ROW_LIMIT + 1).check().errors(), [wanted]);
}

#[test]
fn columns_of_a_table() {
    let document = "kind: citizen-reception\nperiod: 2023\ntables: { schedule: lich.csv }\n";
    let found = |many: usize| {
        let blank = ",".repeat(many - 1);
        let csv = format!("when{blank}\nThứ Năm{blank}\n");
        Site::with("2023/a.yaml", document).file(&dinh_bang("2023/lich.csv"), csv).check().errors()
    };
    // At the limit it is read: the columns without a name are then unknown.
    assert!(found(COLUMN_LIMIT).iter().all(|(code, ..)| code == "DB144"));
    assert_eq!(found(COLUMN_LIMIT + 1).len(), 1);
    assert_eq!(found(COLUMN_LIMIT + 1)[0].0, "DB016");
    let table =
        |many: usize| with_text(&format!("|{}\n  |{}", "x|".repeat(many), "-|".repeat(many)));
    both_sides("DB016", &document_path(), COLUMN_LIMIT, table);
}

fn document_path() -> String {
    document()
}

#[test]
fn characters_of_a_cell() {
    both_sides("DB020", &document(), CELL_LIMIT, |length| {
        RECEPTION.replace("Thứ Năm hằng tuần", &"ấ".repeat(length))
    });
}

#[test]
fn characters_of_a_title() {
    both_sides("DB020", &document(), TITLE_LIMIT, |length| {
        format!("{RECEPTION}title: {}\n", "ấ".repeat(length))
    });
    both_sides("DB020", "content/pages/a.md", TITLE_LIMIT, |length| {
        format!("---\ntitle: {}\n---\nMột.\n", "ấ".repeat(length))
    });
}

#[test]
fn files_attached_to_a_document() {
    let text = |many: usize| {
        let one = |n: usize| format!("  - {{ file: a{n}.pdf, title: A }}\n");
        format!("{RECEPTION}attachments:\n{}", (0..many).map(one).collect::<String>())
    };
    let found = |many| Site::with("2023/a.yaml", &text(many)).check().errors();
    // None of the files is there, which is another objection.
    assert!(found(ATTACHED_LIMIT).iter().all(|(code, ..)| code == "DB142"));
    assert!(found(ATTACHED_LIMIT + 1).iter().any(|(code, ..)| code == "DB016"));
}

#[test]
fn bytes_of_a_text_of_markdown() {
    both_sides("DB357", &document(), MARKDOWN_LIMIT, |bytes| {
        // A block of YAML ends with a line end of its own.
        with_text(&"x".repeat(bytes - 1))
    });
}

#[test]
fn bytes_of_the_html_it_becomes() {
    let quotes = |many: usize| with_text(&"\"".repeat(many));
    let size = (HTML_LIMIT - "<p></p>\n".len()) / "&quot;".len();
    both_sides("DB357", &document(), size, quotes);
}

#[test]
fn depth_of_quotes() {
    // The paragraph within is the innermost of all.
    both_sides("DB358", &document(), QUOTE_LIMIT - 1, |depth| {
        with_text(&(">".repeat(depth) + " x"))
    });
}

#[test]
fn links_of_a_text() {
    both_sides("DB016", &document(), LINK_LIMIT, |many| {
        with_text(&"[a](https://example.vn)\n  ".repeat(many))
    });
    both_sides("DB016", &document(), LINK_LIMIT, |many| {
        with_text(&format!("[x]: https://example.vn\n\n  {}", "[x]\n  ".repeat(many)))
    });
}

/// Thousands of figures, each wrong in two sums, all hanging together: the search for them ends, and
/// says that it did.
#[test]
fn sums_that_hang_together() {
    let columns: String = ["a", "b", "c", "d", "e"]
        .map(|id| format!("{{ id: {id}, label: {id}, type: count }}, "))
        .concat();
    let kind = format!(
        "id: rong\ntitle: Rộng\naddress: rong\nversions:\n  - levels: [commune]\n    periods: [year]\n    \
         forms:\n      - id: a\n        title: A\n        rows: open\n        columns: [ {columns}]\n        \
         lines: [ {{ id: t, label: T }} ]\n        rules: [ {{ sum: children }}, \
         {{ equal: \"*/a = */b + */c\" }}, {{ equal: \"*/a = */d + */e\" }} ]\n"
    );
    let mut text = "kind: rong\nperiod: 2023\npublished: 2024-01-05\ntables:\n  a:\n".to_owned();
    text += "    - { line: t, a: 1, b: 2, c: 4, d: 5, e: 6 }\n";
    for row in 1..2000 {
        let (all, wrong) = (5 * row, 7 * row + 1);
        text +=
            &format!("    - {{ label: x{row}, level: 1, a: {wrong}, b: {row}, c: {}, ", all - row);
        text += &format!("d: {}, e: {} }}\n", 2 * row, all - 2 * row);
    }
    let site = Site::with("2023/rong.yaml", &text).file("content/kinds/rong.yaml", kind);
    let start = std::time::Instant::now();
    let run = site.check();
    assert!(start.elapsed() < super::LONGEST, "{:?}", start.elapsed());
    let found = run.found();
    assert!(found.iter().any(|found| found.0 == "DB215"), "{:?}", &found[..5]);
}

#[test]
fn every_limit_is_tried() {
    let read =
        |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let (declared, tried) = (read("src/value/limits.rs"), read("tests/hostile/limits.rs"));
    let names = declared.lines().filter_map(|line| line.strip_prefix("pub const "));
    let names: Vec<&str> = names.filter_map(|line| line.split(':').next()).collect();
    assert!(names.len() > 10);
    let untried: Vec<&&str> = names.iter().filter(|name| !tried.contains(**name)).collect();
    assert!(untried.is_empty(), "{untried:?}");
}
