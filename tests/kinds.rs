//! The built-in kinds as a test: they read without objection, name only terms that exist, and the
//! site `every-kind` holds one right document of each of their versions, at each level.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::collections::BTreeSet;
use std::path::Path;

use danbiet::check::{Verdict, check};
use danbiet::derive::{Record, StatusKind};
use danbiet::finding::{Finding, Lang};
use danbiet::kind::Kinds;
use danbiet::law::{Calendar, terms};
use danbiet::model::{Model, Whole, disclosure_files, load};
use danbiet::source::list;
use danbiet::unit::Level;

fn every_kind() -> (Model, Vec<Whole>, Vec<Finding>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-kind");
    let mut findings = Vec::new();
    let sources = list(&root, &["content"]).expect("the fixture site is there").into(&mut findings);
    let model = load(&sources).into(&mut findings);
    let files = disclosure_files(&sources).into_iter();
    let wholes = files.filter_map(|file| model.whole(&sources, file).into(&mut findings)).collect();
    (model, wholes, findings)
}

fn told(findings: &[Finding]) -> Vec<String> {
    let tell = |finding: &Finding| format!("{} {}", finding.code, finding.words(Lang::En).cause);
    findings.iter().map(tell).collect()
}

#[test]
fn built_in_kinds_and_terms_read_without_objection() {
    assert_eq!(told(&Kinds::embedded().findings), [""; 0]);
    assert_eq!(told(&terms::embedded().findings), [""; 0]);
    assert_eq!(Kinds::embedded().value.iter().count(), 15);
}

#[test]
fn every_term_a_kind_names_exists() {
    let kinds = Kinds::embedded().value;
    let versions =
        kinds.iter().flat_map(|kind| kind.versions.iter().map(move |version| (kind, version)));
    for (kind, version) in versions {
        let named = version.deadlines.iter().map(|(term, _)| term).chain(&version.posting);
        for term in named {
            assert!(terms::get(term).is_some(), "{} names the term {term}", kind.id);
        }
    }
}

#[test]
fn the_law_changes_with_the_document_and_not_with_the_year() {
    let kinds = Kinds::embedded().value;
    let cases = [
        ("budget-execution", 2025, true), // execution 2025 is still under the old law
        ("budget-execution", 2026, false),
        ("budget-settlement", 2024, true),
        ("budget-settlement", 2025, false), // its settlement already under the new one
        ("budget-estimate", 2026, true),
        ("budget-estimate", 2027, false),
        ("budget-estimate-submitted", 2026, true),
        ("budget-estimate-submitted", 2027, false),
    ];
    for (id, year, old) in cases {
        for level in [Level::Commune, Level::Province] {
            let version = kinds.get(id).unwrap().1.version(level, year).unwrap();
            assert_eq!(version.source.law == "343/2016/TT-BTC", old, "{id} {year} {level:?}");
        }
    }
}

#[test]
fn each_version_has_a_right_document_at_each_level() {
    let (model, wholes, findings) = every_kind();
    assert_eq!(told(&findings), [""; 0]);
    let have: BTreeSet<(usize, usize, Level)> = wholes
        .iter()
        .map(|document| {
            let unit = model.units.get(&document.unit).unwrap();
            (document.kind, document.version, unit.level)
        })
        .collect();
    for (place, kind) in model.kinds.iter().enumerate() {
        for (number, version) in kind.versions.iter().enumerate() {
            for level in &version.levels {
                let here = have.contains(&(place, number, *level));
                assert!(here, "no {} of version {number} at the level {level:?}", kind.id);
            }
        }
    }
}

#[test]
fn right_documents_add_up_and_are_on_time() {
    let (model, wholes, _) = every_kind();
    for whole in &wholes {
        let document = Record::of(&model, whole, Calendar::embedded()).unwrap();
        let kind = whole.kind(&model.kinds);
        let name = format!("{} {}", kind.id, document.disclosure.address);
        let judged = check(whole, &model.kinds);
        assert_eq!(told(&judged.findings), [""; 0], "{name}");
        assert!(judged.value.iter().all(|check| check.verdict() == Verdict::Holds), "{name}");
        assert_eq!(document.status.kind, StatusKind::OnTime, "{name}: {:?}", document.status.why);
    }
}

#[test]
fn every_document_says_what_it_shows() {
    let (model, wholes, _) = every_kind();
    for whole in &wholes {
        let document = Record::of(&model, whole, Calendar::embedded()).unwrap();
        let (name, says) = (&document.disclosure.address, &document.sentence);
        assert!(says.ends_with('.') && !says.contains(['{', '}']), "{name}: {says}");
        if let Some(answer) = &whole.version(&model.kinds).answer {
            assert!(document.figure(&answer.figure).is_some(), "{name}: {}", answer.figure);
        }
        println!("{name}: {says}");
    }
}

#[test]
fn a_rule_of_each_row_is_tried_in_the_lowest_rows() {
    let (model, wholes, _) = every_kind();
    let kind = model.kinds.get("funds").unwrap().0;
    let document = wholes.iter().find(|document| document.kind == kind).unwrap();
    let checks = check(document, &model.kinds).value;
    let labels: Vec<&str> = checks.iter().map(|check| &*check.label).collect();
    let closing = labels.iter().filter(|label| !label.contains(',')).count();
    assert_eq!(closing, 3, "two funds and their total: {labels:?}");
}
