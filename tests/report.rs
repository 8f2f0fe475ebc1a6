//! Reports: what a finding looks like on a terminal, in CI, as JSON and in a browser.

#![allow(clippy::unwrap_used, reason = "part of tests")]

use danbiet::finding::code::UnknownKey;
use danbiet::finding::{FileId, Finding, Lang, Lookup, Severity, Span, Words};
use danbiet::report::{Besides, Screen, json, page, plain, terminal};

/// Files by their ids; an empty text stands for a file that could not be read.
struct Files(Vec<(&'static str, Vec<u8>)>);

impl Lookup for Files {
    fn path(&self, file: FileId) -> &str {
        self.0[file.0 as usize].0
    }

    fn text(&self, file: FileId) -> Option<&[u8]> {
        Some(&*self.0[file.0 as usize].1).filter(|text| !text.is_empty())
    }
}

const UNIT: FileId = FileId(0);
const LIST: FileId = FileId(1);

fn files(unit: &str, list: &str) -> Files {
    Files(vec![("content/unit.yaml", unit.into()), ("content/list.yaml", list.into())])
}

/// A finding at the first place where `text` has `marked`.
fn at(file: FileId, text: &str, marked: &str) -> Finding {
    UnknownKey { key: marked.into(), hint: String::new() }.at(span(file, text, marked))
}

fn span(file: FileId, text: &str, marked: &str) -> Span {
    let start = text.find(marked).unwrap();
    Span::new(file, start, start + marked.len())
}

fn warning(finding: Finding) -> Finding {
    Finding { severity: Severity::Warning, ..finding }
}

/// A number, a card with blanks and a name, and a line that another finding shows too.
#[test]
fn what_is_personal_is_pointed_at_and_never_repeated() {
    use danbiet::finding::code::PersonalData;
    use danbiet::report::{github, gitlab, junit, sarif};
    let unit = "name: Nguyễn Văn Tèo, 0 9 1 2.345.678, cccd: 027089001234 # 2.345.678.900 đồng\n";
    let found = |marked: &str| {
        let (what, shown) = ("CCCD".to_owned(), "••".to_owned());
        PersonalData { what, shown, why: String::new() }.at(span(UNIT, unit, marked))
    };
    let secrets = ["Nguyễn Văn Tèo", "0 9 1 2.345.678", "027089001234"];
    let mut findings: Vec<Finding> = secrets.iter().map(|secret| found(secret)).collect();
    findings.push(at(UNIT, unit, "name"));
    let files = files(unit, "");
    let shown = terminal(&findings, &files, Lang::Vi, Screen::default());
    let line =
        "1 | name: Ng•••• ••• •••, 0 9 • •.•••.•••, cccd: 02•••••••••• # 2.345.678.900 đồng\n";
    assert_eq!(shown.matches(line).count(), findings.len(), "{shown}");
    let forms = [
        shown,
        plain(&findings, &files, Lang::Vi),
        json(&findings, &files, Lang::Vi, &Besides::default()),
        sarif(&findings, &files, Lang::Vi),
        github(&findings, &files, Lang::Vi),
        gitlab(&findings, &files, Lang::Vi),
        junit(&findings, &files, Lang::Vi),
        page(&findings, &files, Lang::Vi),
    ];
    for form in forms {
        assert!(secrets.iter().all(|secret| !form.contains(secret)), "{form}");
    }
    // A place that is no more than a point: the rest of its line.
    let point = PersonalData { what: "CCCD".into(), shown: "••".into(), why: String::new() };
    let point = [point.at(Span::new(UNIT, 0, 0))];
    let shown = terminal(&point, &files, Lang::Vi, Screen::default());
    assert!(shown.contains("1 | na••: ••••••"), "{shown}");
}

#[test]
fn the_place_is_shown_and_marked() {
    let (unit, list) = ("unit: 09367\nnamee: Đình Bảng\n", "kind: x\n  số: 1\n");
    let findings =
        [warning(at(LIST, list, "số")).and(span(UNIT, unit, "Đình")), at(UNIT, unit, "namee")];
    let shown = terminal(&findings, &files(unit, list), Lang::Vi, Screen::default());
    assert_eq!(
        shown,
        "\
lỗi[DB012]: Không có mục nào tên “namee”.
 --> content/unit.yaml:2:1
  |
2 | namee: Đình Bảng
  | ^^^^^
  = cách sửa: Sửa tên mục, hoặc xóa nếu thừa.

cảnh báo[DB012]: Không có mục nào tên “số”.
 --> content/list.yaml:2:3
  |
2 |   số: 1
  |   ^^
 ::: content/unit.yaml:2:8
  |
2 | namee: Đình Bảng
  |        ----
  = cách sửa: Sửa tên mục, hoặc xóa nếu thừa.

1 lỗi, 1 cảnh báo
"
    );
    let english =
        terminal(&findings, &files(unit, list), Lang::En, Screen { color: true, width: None });
    assert!(english.contains("\u{1b}[1;31merror[DB012]\u{1b}[0m"));
    assert!(english.contains("1 error, 1 warning"));
    assert_eq!(
        terminal(&[], &files(unit, list), Lang::Vi, Screen { color: true, width: None }),
        ""
    );
}

/// The line of marks below the text, and the text, without their gutter.
fn marks(text: &str, finding: Finding) -> (String, String) {
    let shown = terminal(&[finding], &files(text, ""), Lang::Vi, Screen::default());
    let lines: Vec<&str> = shown.lines().collect();
    let after_bar = |line: &str| line.split_once("| ").unwrap().1.to_owned();
    (after_bar(lines[3]), after_bar(lines[4]))
}

#[test]
fn tabs_wide_signs_and_accents_keep_the_mark_in_its_place() {
    for (text, marked, shown, mark) in [
        ("\tkey: 1\n", "key", "    key: 1", "    ^^^"),
        ("漢字: key\n", "key", "漢字: key", "      ^^^"),
        // Letters written as base and accent.
        ("e\u{302}\u{301}: key\n", "key", "e\u{302}\u{301}: key", "   ^^^"),
        ("key: 漢\r\nnext", "漢", "key: 漢", "     ^^"),
        ("\u{feff}key: 1\n", "key", "\u{fffd}key: 1", " ^^^"),
    ] {
        assert_eq!(marks(text, at(UNIT, text, marked)), (shown.into(), mark.into()), "{text:?}");
    }
}

#[test]
fn points_and_ends_are_marked() {
    let text = "a: 1\nb: 2";
    for (start, end, line, mark) in [
        (0, 0, "a: 1", "^"),
        (4, 4, "a: 1", "    ^"),
        (9, 9, "b: 2", "    ^"),
        (0, 9, "a: 1", "^^^^"),
        (99, 200, "b: 2", "    ^"),
    ] {
        let finding = UnknownKey { key: "x".into(), hint: String::new() };
        let finding = finding.at(Span::new(UNIT, start, end));
        assert_eq!(marks(text, finding), (line.into(), mark.into()), "{start}..{end}");
    }
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let text = format!("{}KEY{}", "x".repeat(50_000), "y".repeat(50_000));
    let (shown, mark) = marks(&text, at(UNIT, &text, "KEY"));
    assert_eq!(shown.chars().count(), 100);
    assert!(shown.starts_with('…') && shown.ends_with('…'));
    let column = mark.find('^').unwrap();
    assert_eq!(shown.chars().skip(column).take(3).collect::<String>(), "KEY");
    let found = json(&[at(UNIT, &text, "KEY")], &files(&text, ""), Lang::Vi, &Besides::default());
    assert!(found.contains(r#""line":1,"column":50001,"endLine":1,"endColumn":50004"#));
}

#[test]
fn nothing_from_content_acts_on_a_terminal() {
    let text = "a\u{1b}[31m\u{7}\u{202e}\u{9b}2J\u{200b}: KEY\n";
    let mut finding = at(UNIT, text, "KEY");
    for words in [&mut finding.vi, &mut finding.en] {
        *words = Words { cause: text.into(), remedy: text.into() };
    }
    let files = Files(vec![("content/\u{1b}]0;x\u{7}.yaml", text.into())]);
    let acts = |sign: char| sign.is_control() && sign != '\n' || "\u{202e}\u{200b}".contains(sign);
    for lang in [Lang::Vi, Lang::En] {
        let found = std::slice::from_ref(&finding);
        for shown in [
            terminal(found, &files, lang, Screen::default()),
            plain(found, &files, lang),
            json(found, &files, lang, &Besides::default()),
            page(found, &files, lang),
        ] {
            assert!(!shown.contains(acts), "{shown:?}");
            assert!(shown.contains("KEY"));
        }
        let read: serde_json::Value =
            serde_json::from_str(&json(found, &files, lang, &Besides::default())).unwrap();
        assert_eq!(read["findings"][0]["cause"], text, "the JSON says what was there");
    }
}

#[test]
fn one_line_each_for_ci() {
    let text = "a: 1\nkey: 2\n";
    let nowhere = UnknownKey { key: "z".into(), hint: String::new() }.nowhere();
    let shown = plain(&[at(UNIT, text, "key"), nowhere], &files(text, ""), Lang::En);
    assert_eq!(
        shown,
        "error[DB012]: There is no key “z”. (how to mend it: Correct the key, or delete it.)\n\
         content/unit.yaml:2:1: error[DB012]: There is no key “key”. \
         (how to mend it: Correct the key, or delete it.)\n"
    );
}

#[test]
fn json_is_json_and_says_all() {
    let (unit, list) = ("a: \"b\\\"\n", "");
    let unread = UnknownKey { key: "q\"\\\n".into(), hint: String::new() }.at(Span::file(LIST));
    let findings = [at(UNIT, unit, "b").and(span(UNIT, unit, "a")), warning(unread)];
    let read: serde_json::Value =
        serde_json::from_str(&json(&findings, &files(unit, list), Lang::Vi, &Besides::default()))
            .unwrap();
    assert_eq!(read["version"], 1);
    assert_eq!((&read["errors"], &read["warnings"]), (&1.into(), &1.into()));
    let [first, second] = [&read["findings"][0], &read["findings"][1]];
    assert_eq!((&first["file"], &first["column"]), (&"content/unit.yaml".into(), &5.into()));
    assert_eq!((&first["severity"], &first["code"]), (&"error".into(), &"DB012".into()));
    assert_eq!(first["related"][0]["column"], 1);
    assert_eq!(second["line"], 1, "a file as a whole begins at its first line, at hand or not");
    assert_eq!(second["file"], "content/list.yaml");
}

#[test]
fn the_page_is_whole_and_escaped() {
    let text = "<script>alert(1)</script>: KEY & 'x'\n";
    let shown =
        page(&[at(UNIT, text, "KEY"), at(UNIT, text, "<script>")], &files(text, ""), Lang::Vi);
    assert!(shown.starts_with("<!doctype html>") && shown.contains("<html lang=\"vi\">"));
    assert!(!shown.contains("<script"));
    assert!(
        shown.contains("&lt;script&gt;") && shown.contains("<mark>KEY</mark> &amp; &#39;x&#39;")
    );
    assert!(shown.contains("2 lỗi, 0 cảnh báo") && shown.contains("cách sửa"));
    let parsed = scraper::Html::parse_document(&shown);
    let articles = scraper::Selector::parse("main > article > figure > pre > mark").unwrap();
    assert_eq!(parsed.select(&articles).count(), 2);
    // What stands in the way is not to be looked for among what does not.
    let both = [warning(at(UNIT, text, "<script>")), at(UNIT, text, "KEY")];
    let shown = page(&both, &files(text, ""), Lang::Vi);
    assert!(shown.find("class=\"error\"") < shown.find("<details>"));
    assert!(shown.find("<details>") < shown.find("class=\"warning\""));
}

#[test]
fn text_that_is_no_utf_8_is_shown_as_far_as_it_goes() {
    let files = Files(vec![("content/unit.yaml", b"a: \xff\xfe KEY\n".to_vec())]);
    let finding = UnknownKey { key: "k".into(), hint: String::new() }.at(Span::new(UNIT, 6, 9));
    let shown = terminal(&[finding], &files, Lang::Vi, Screen::default());
    assert!(shown.contains("1 | a: \u{fffd}\u{fffd} KEY\n  |       ^^^\n"), "{shown}");
}

#[test]
fn ten_thousand_findings_in_one_file_take_no_time() {
    let text = "key: value\n".repeat(10_000);
    let findings: Vec<Finding> = (0..10_000)
        .map(|line| {
            let finding = UnknownKey { key: "key".into(), hint: String::new() };
            finding.at(Span::new(UNIT, line * 11, line * 11 + 3))
        })
        .collect();
    let shown = terminal(&findings, &files(&text, ""), Lang::Vi, Screen::default());
    assert!(shown.contains("content/unit.yaml:10000:1"));
    assert!(shown.ends_with("10000 lỗi, 0 cảnh báo\n"));
}
