//! Reports for programs: each form is held against its own rules, with content that tries to break it.
//!
//! Names of files, words and lines are made of the signs that mean something to one of the forms;
//! whatever stands in them, a parser of the form reads back one finding for each that was given.

#![allow(clippy::unwrap_used, reason = "part of tests")]

use danbiet::finding::code::{ALL, UnknownKey};
use danbiet::finding::{FileId, Finding, Lang, Lookup, Severity, Span, Words};
use danbiet::report::{Besides, Screen, github, gitlab, json, junit, plain, sarif, terminal};
use proptest::prelude::*;
use serde_json::Value;

#[path = "common/schema.rs"]
mod schema;

#[derive(Debug)]
struct Files(Vec<(String, Option<String>)>);

impl Lookup for Files {
    fn path(&self, file: FileId) -> &str {
        &self.0[file.0 as usize].0
    }

    fn text(&self, file: FileId) -> Option<&[u8]> {
        self.0[file.0 as usize].1.as_deref().map(str::as_bytes)
    }
}

/// Pieces that mean something to a terminal, JSON, XML, a URI or the log of a CI server.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "ệ",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{9b}2J",
        "\u{85}",
        "\u{202e}",
        "\u{200b}",
        "\u{2028}",
        "\u{feff}",
        "\u{fffe}",
        "\u{ffff}",
        "\u{1f600}",
        "e\u{301}",
        "::error::x",
        "::",
        "%0A",
        "%25",
        "%",
        ",",
        ":",
        "##[add-mask]a",
        "##[",
        "[",
        "##vso[x]",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "<!--",
        "-->",
        "<?xml",
        "&#0;",
        "&amp;",
        "\\",
        "\\u0000",
        "/",
        "..",
        "{",
        "}",
        "#",
        "?",
        "=",
        ";",
        "file=x,line=1",
        "\n::stop-commands::x\n",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn a_finding()(
        words in prop::array::uniform4(hostile()),
        at in prop::option::of((0_u32..2, 0_usize..60, 0_usize..20)),
        related in prop::collection::vec((0_u32..2, 0_usize..60, 0_usize..20), 0..3),
        row in prop::sample::select(ALL),
    ) -> Finding {
        let span = |(file, start, length): (u32, usize, usize)| {
            Span::new(FileId(file), start, start + length)
        };
        let [cause, remedy, en, mend] = words.map(|words| format!("x{words}"));
        Finding {
            at: at.map(span),
            code: row.code,
            severity: row.severity,
            vi: Words { cause, remedy },
            en: Words { cause: en, remedy: mend },
            related: related.into_iter().map(span).collect(),
        }
    }
}

prop_compose! {
    fn a_report()(
        findings in prop::collection::vec(a_finding(), 0..6),
        names in prop::array::uniform2(hostile()),
        texts in prop::array::uniform2(prop::option::of(hostile())),
        lang in prop::sample::select(vec![Lang::Vi, Lang::En]),
    ) -> (Vec<Finding>, Files, Lang) {
        let path = |name: String| format!("content/{name}.yaml");
        let files = names.map(path).into_iter().zip(texts).collect();
        (findings, Files(files), lang)
    }
}

#[track_caller]
fn valid(schema: &Value, value: &Value) {
    let faults = schema::faults(schema, value);
    assert!(faults.is_empty(), "{faults:#?}\n{value:#}");
}

/// No sign that acts on a terminal or hides from the eye.
fn is_shown(text: &str) -> bool {
    let hides = |sign: char| "\u{200b}\u{202e}\u{2028}\u{feff}".contains(sign);
    text.chars().all(|sign| sign == '\n' || !(sign.is_control() || hides(sign)))
}

#[test]
fn json_keeps_its_contract() {
    let contract: Value =
        serde_json::from_str(include_str!("../src/report/findings.schema.json")).unwrap();
    proptest!(|((findings, files, lang) in a_report(), hidden in any::<bool>())| {
        let hidden = hidden.then_some([1, 0, 2]);
        let text = json(&findings, &files, lang, &Besides { work: Vec::new(), hidden });
        prop_assert!(is_shown(&text) && !text.contains('\n'));
        let read: Value = serde_json::from_str(&text).unwrap();
        valid(&contract, &read);
        prop_assert_eq!(read["findings"].as_array().unwrap().len(), findings.len());
        // Nothing is lost on the way: what hides from the eye is only written by its number.
        for finding in &findings {
            let listed = read["findings"].as_array().unwrap().iter();
            let said = &finding.words(lang).cause;
            prop_assert!(listed.clone().any(|one| one["cause"].as_str() == Some(said.as_str())));
        }
    });
}

#[test]
fn sarif_is_sarif() {
    let standard: Value = serde_json::from_str(include_str!("schema/sarif-2.1.0.json")).unwrap();
    proptest!(ProptestConfig::with_cases(64), |((findings, files, lang) in a_report())| {
        let text = sarif(&findings, &files, lang);
        prop_assert!(is_shown(&text));
        let read: Value = serde_json::from_str(&text).unwrap();
        valid(&standard, &read);
        let run = &read["runs"][0];
        let results = run["results"].as_array().unwrap();
        prop_assert_eq!(results.len(), findings.len());
        for result in results {
            let rule = result["ruleIndex"].as_u64().unwrap() as usize;
            prop_assert_eq!(&run["tool"]["driver"]["rules"][rule]["id"], &result["ruleId"]);
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte);
            prop_assert!(uri.starts_with("content/") && uri.bytes().all(plain), "{}", uri);
        }
    });
}

/// A workflow command, read as the runner reads a line of the log.
fn command(line: &str) -> Option<(String, Vec<(String, String)>, String)> {
    let (head, message) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let plain = |text: &str| {
        let text = text.replace("%0D", "\r").replace("%0A", "\n");
        text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    };
    let pair = |pair: &str| pair.split_once('=').map(|(key, value)| (key.to_owned(), plain(value)));
    let properties = properties.split(',').filter_map(pair).collect();
    Some((name.to_owned(), properties, plain(message)))
}

#[test]
fn github_reads_one_command_a_finding() {
    proptest!(|((findings, files, lang) in a_report())| {
        let text = github(&findings, &files, lang);
        prop_assert!(is_shown(&text) && !text.contains("##["));
        prop_assert_eq!(text.lines().count(), findings.len());
        for line in text.lines() {
            let (name, properties, message) = command(line).unwrap();
            prop_assert!(["error", "warning", "notice"].contains(&name.as_str()));
            let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
            let known = ["file", "line", "endLine", "col", "endColumn", "title"];
            prop_assert!(keys.iter().all(|key| known.contains(key)), "{}", line);
            prop_assert!(properties[0].1.starts_with("content/") && message.starts_with('x'));
        }
    });
}

#[test]
fn gitlab_reads_one_issue_a_finding_and_no_fingerprint_twice() {
    proptest!(|((findings, files, lang) in a_report())| {
        let text = gitlab(&findings, &files, lang);
        prop_assert!(is_shown(&text));
        let read: Vec<Value> = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read.len(), findings.len());
        let mut prints: Vec<&str> =
            read.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
        prints.sort_unstable();
        prints.dedup();
        prop_assert_eq!(prints.len(), findings.len());
        for issue in &read {
            prop_assert!(issue["location"]["path"].as_str().unwrap().starts_with("content/"));
            prop_assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
            let severity = issue["severity"].as_str().unwrap();
            prop_assert!(["info", "minor", "critical"].contains(&severity));
        }
    });
}

#[test]
fn junit_is_xml_and_counts() {
    proptest!(|((findings, files, lang) in a_report())| {
        let text = junit(&findings, &files, lang);
        prop_assert!(is_shown(&text));
        let read = quick_junit::Report::deserialize_from_str(&text).unwrap();
        let errors = findings.iter().filter(|one| one.severity == Severity::Error).count();
        let cases: usize = read.test_suites.iter().map(|suite| suite.test_cases.len()).sum();
        prop_assert_eq!((read.tests, read.failures), (findings.len().max(1), errors));
        prop_assert_eq!(cases, findings.len().max(1));
    });
}

#[test]
fn lines_of_text_stay_lines_of_text() {
    proptest!(|((findings, files, lang) in a_report(), width in 0_usize..200)| {
        let shown = terminal(&findings, &files, lang, Screen { color: false, width: Some(width) });
        let one_a_line = plain(&findings, &files, lang);
        prop_assert!(is_shown(&shown) && is_shown(&one_a_line));
        prop_assert_eq!(one_a_line.lines().count(), findings.len());
        // No line becomes a command of a CI server that reads the log.
        for line in shown.lines().chain(one_a_line.lines()) {
            let told = command(line).map(|(name, ..)| name);
            prop_assert!(!told.is_some_and(|name| name.starts_with(char::is_alphabetic)), "{}", line);
            prop_assert!(!line.contains("##["), "{}", line);
        }
    });
}

#[test]
fn a_line_is_cut_to_the_terminal() {
    let text = format!("{}: KEY{}\n", "x".repeat(300), "y".repeat(300));
    let files = Files(vec![("content/a.yaml".into(), Some(text.clone()))]);
    let start = text.find("KEY").unwrap();
    let finding = UnknownKey { key: "KEY".into(), hint: String::new() };
    let finding = [finding.at(Span::new(FileId(0), start, start + 3))];
    for width in [60, 80, 120] {
        let shown =
            terminal(&finding, &files, Lang::Vi, Screen { color: false, width: Some(width) });
        let line = shown.lines().find(|line| line.contains("KEY") && line.contains('…')).unwrap();
        assert!(line.chars().count() <= width, "{width}: {line}");
    }
}

#[test]
fn what_moved_is_no_new_issue() {
    let finding = |text: &str| {
        let start = text.find("KEY").unwrap();
        let finding = UnknownKey { key: "KEY".into(), hint: String::new() };
        let files = Files(vec![("content/a.yaml".into(), Some(text.into()))]);
        let issues =
            gitlab(&[finding.at(Span::new(FileId(0), start, start + 3))], &files, Lang::Vi);
        let read: Vec<Value> = serde_json::from_str(&issues).unwrap();
        (read[0]["fingerprint"].clone(), read[0]["location"]["lines"]["begin"].clone())
    };
    let (before, after) = (finding("KEY: 1\n"), finding("a: 1\nKEY: 1\n"));
    assert_eq!(before.0, after.0);
    assert_eq!((before.1, after.1), (1.into(), 2.into()));
}

#[test]
fn the_validator_finds_what_is_wrong() {
    let contract: Value =
        serde_json::from_str(include_str!("../src/report/findings.schema.json")).unwrap();
    let right = json(&[], &Files(Vec::new()), Lang::Vi, &Besides::default());
    let right: Value = serde_json::from_str(&right).unwrap();
    valid(&contract, &right);
    for (key, wrong) in [
        ("version", Value::from(2)),
        ("lang", "fr".into()),
        ("errors", (-1).into()),
        ("findings", serde_json::json!([{ "code": "DB1" }])),
        ("other", 1.into()),
    ] {
        let mut broken = right.clone();
        broken[key] = wrong;
        assert!(!schema::faults(&contract, &broken).is_empty(), "{key}");
    }
    let mut less = right;
    less.as_object_mut().unwrap().remove("notes");
    assert!(!schema::faults(&contract, &less).is_empty());
}
