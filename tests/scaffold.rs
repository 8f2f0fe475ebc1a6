//! Laying out a site and beginning a document: what is written reads back without an error, nothing
//! is ever overwritten, and what cannot be made says what was probably meant.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]
#![expect(clippy::disallowed_methods, reason = "a test reads and writes the sites it makes")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use danbiet::finding::{Finding, Lang, Severity};
use danbiet::kind::{Kind, Kinds, PeriodShape, Version};
use danbiet::model::{Model, Whole, disclosure_files, load};
use danbiet::pipeline::{Options, Silent, build};
use danbiet::scaffold::{ScaffoldError, Wanted, init, new};
use danbiet::source::list;
use danbiet::unit::{Catalogue, Level};
use danbiet::value::Period;
use tempfile::TempDir;

fn site(province: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path(), province, None).unwrap();
    folder
}

fn read(site: &Path) -> (Model, Vec<Whole>, Vec<Finding>) {
    let mut findings = Vec::new();
    let sources = list(site, &["content", "themes"]).unwrap().into(&mut findings);
    let model = load(&sources).into(&mut findings);
    let files = disclosure_files(&sources).into_iter();
    let wholes = files.filter_map(|file| model.whole(&sources, file).into(&mut findings)).collect();
    (model, wholes, findings)
}

fn errors(findings: &[Finding]) -> Vec<String> {
    let bad = findings.iter().filter(|finding| finding.severity == Severity::Error);
    told(&bad.cloned().collect::<Vec<_>>())
}

fn told(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|one| format!("{} {}", one.code, one.words(Lang::En).cause)).collect()
}

fn wanted(kind: &str, unit: &str, period: &str) -> Wanted {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Wanted { kind: said(kind), unit: said(unit), period: said(period), like_last: false }
}

fn refused(site: &Path, kind: &str, unit: &str, period: &str) -> String {
    let error = new(site, &wanted(kind, unit, period)).unwrap_err();
    assert!(!error.is_machine());
    let words = error.words(Lang::Vi);
    assert!(!words.remedy.is_empty() && !error.words(Lang::En).cause.is_empty());
    words.cause
}

fn below(site: &Path, path: &Path) -> String {
    path.strip_prefix(site).unwrap().to_string_lossy().into_owned()
}

#[test]
fn a_fresh_site_reads_without_objection() {
    for (written, name) in
        [("24", "Bắc Ninh"), ("79", "Hồ Chí Minh"), ("1", "Hà Nội"), ("ca mau", "Cà Mau")]
    {
        let folder = site(written);
        let (model, _, findings) = read(folder.path());
        assert_eq!(told(&findings), [""; 0], "{written}");
        let province =
            model.units.by_code(model.settings.province.parse().unwrap()).last().unwrap();
        assert_eq!(province.name().bare(), name);
        let expected = model.units.province_units(province.id.code);
        let described: BTreeSet<_> = model.infos.keys().copied().collect();
        let ids: BTreeSet<_> = expected.iter().map(|unit| unit.id).collect();
        assert_eq!(described, ids);
        assert!(expected.iter().any(|unit| !unit.is_living()), "former units have folders too");
    }
}

#[test]
fn laying_out_again_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("content/site.yaml");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    fs::write(&settings, "title: Của tôi\n").unwrap();
    let first = init(folder.path(), "24", Some("Tên: \"khác\"")).unwrap();
    assert_eq!(first.kept, std::slice::from_ref(&settings));
    assert_eq!(fs::read_to_string(&settings).unwrap(), "title: Của tôi\n");
    let second = init(folder.path(), "24", None).unwrap();
    assert!(second.written.is_empty());
    assert_eq!(second.kept.len(), first.written.len() + 1);
}

#[test]
fn a_title_of_any_signs_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let title = "Công khai: “A” \"B\" {code} #1 \\";
    init(folder.path(), "24", Some(title)).unwrap();
    let (model, _, findings) = read(folder.path());
    assert_eq!(errors(&findings), [""; 0]);
    assert_eq!(model.settings.title, title);
}

#[test]
fn a_province_of_the_past_names_its_heir() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("27", "24"),
        ("bac giang", "24"),
        ("74", "79"),
        ("99", "96"),
        ("Ha Tinhh", "Hà Tĩnh"),
        ("xyzzy", "79"),
    ];
    for (written, names) in cases {
        let error = init(folder.path(), written, None).unwrap_err();
        let cause = error.words(Lang::Vi).cause;
        assert!(cause.contains(names), "{written}: {cause}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
    for written in ["HCM", "TP. Hồ Chí Minh", "thanh pho ho chi minh", "79"] {
        assert!(init(tempfile::tempdir().unwrap().path(), written, None).is_ok(), "{written}");
    }
}

/// A unit of the level that lived in the period.
fn unit_of(level: Level, period: &str) -> &'static str {
    let reform = "2025-07-01".parse().unwrap();
    match (level, Period::parse(period).unwrap().last_day() < reform) {
        (Level::Province, true) => "27@2020-01-01",
        (Level::Province, false) => "24@2025-07-01",
        (Level::District, _) => "bac-ninh-27/thanh-pho-tu-son",
        (Level::Commune, true) => "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang",
        (Level::Commune, false) => "bac-ninh/phuong-tu-son",
    }
}

fn years(version: &Version, level: Level) -> BTreeSet<i16> {
    let newest = if level == Level::District { 2024 } else { 2027 };
    let last = version.until.unwrap_or(newest).min(newest);
    let first = version.from.unwrap_or(2023).max(2022).min(last);
    [first, last].into()
}

#[test]
fn every_kind_level_and_period_reads_back_without_an_error() {
    for kind in Kinds::embedded().value.iter() {
        every_document_of(kind);
    }
}

fn every_document_of(kind: &Kind) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/site.yaml"), "title: A\nprovince: 24\n").unwrap();
    let mut made = BTreeSet::new();
    for version in &kind.versions {
        for level in &version.levels {
            for year in years(version, *level) {
                for shape in &version.periods {
                    let period = shape.example(year);
                    let asked = wanted(&kind.id, unit_of(*level, &period), &period);
                    let path = new(folder.path(), &asked);
                    made.insert(path.unwrap_or_else(|error| panic!("{asked:?}: {error}")));
                }
            }
        }
    }
    let (model, wholes, findings) = read(folder.path());
    assert_eq!(errors(&findings), [""; 0]);
    assert_eq!(wholes.len(), made.len());
    for document in &wholes {
        let version = document.version(&model.kinds);
        for table in &document.tables {
            let form = &version.forms[table.form];
            let ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
            let wanted: Vec<&str> = form.lines.iter().map(|line| line.id.as_str()).collect();
            assert_eq!(ids, wanted, "{} {}", document.address, form.id);
            for (row, line) in table.rows.iter().zip(&form.lines) {
                assert_eq!((row.level, &*row.label), (line.level, &*line.label.vi));
                assert!(row.cells.iter().all(|cell| cell.value.is_blank()));
            }
        }
    }
}

/// What an officer does: every commented key and row is a mark away from being read.
#[test]
fn the_commented_rows_hold_without_their_marks() {
    let folder = site("79");
    let mut paths = Vec::new();
    for kind in ["poor-households", "contributions", "social-support", "consultation"] {
        let period = if kind == "consultation" { "2026-03-15" } else { "2026" };
        paths.push(new(folder.path(), &wanted(kind, "phường sài gòn", period)).unwrap());
    }
    for path in paths {
        let text = fs::read_to_string(&path).unwrap().replace("NĂM-THÁNG-NGÀY", "2026-12-20");
        let words = [
            "decision:",
            "approved:",
            "published:",
            "posted:",
            "comments_until:",
            "text: |",
            "events:",
        ];
        let lines = text.lines().map(|line| {
            let bare = line.trim_start();
            let bare = bare.strip_prefix("# ").unwrap_or(bare);
            let use_it = words.iter().any(|word| bare.starts_with(word))
                || bare.starts_with("  document_issued:")
                || bare.starts_with("  created:")
                || bare.starts_with("  decided:")
                || bare.starts_with("  Nêu ");
            if use_it { line.replacen("# ", "", 1) } else { line.to_owned() }
        });
        fs::write(&path, lines.collect::<Vec<_>>().join("\n")).unwrap();
    }
    let (_, wholes, findings) = read(folder.path());
    assert_eq!(errors(&findings), [""; 0]);
    for document in &wholes {
        assert!(document.decision.as_ref().unwrap().signed.is_some());
        assert!(document.posted.as_ref().unwrap().until.is_some());
        assert!(document.text.is_some(), "{}", document.address);
    }
}

#[test]
fn a_commune_is_found_as_people_write_it() {
    let folder = site("79");
    let cases = [
        ("Phường Sài Gòn", "2026", "ho-chi-minh/phuong-sai-gon"),
        ("phuong sai gon", "2025", "ho-chi-minh/phuong-sai-gon"),
        ("ho-chi-minh/phuong-sai-gon", "2027", "ho-chi-minh/phuong-sai-gon"),
        ("phuong ben nghe, quan 1", "2023", "phuong-ben-nghe"),
    ];
    for (unit, period, ends) in cases {
        let path = new(folder.path(), &wanted("poor-households", unit, period)).unwrap();
        let path = below(folder.path(), &path);
        assert!(
            path.contains(ends) && path.ends_with(&format!("/{period}/ho-ngheo.yaml")),
            "{path}"
        );
    }
    let (_, _, findings) = read(folder.path());
    assert_eq!(errors(&findings), [""; 0]);
}

#[test]
fn what_cannot_be_made_says_what_was_meant() {
    let folder = site("24");
    let at = folder.path();
    let tu_son = "bac-ninh/phuong-tu-son";
    let cases = [
        (refused(at, "poor-housholds", tu_son, "2026"), "poor-households"),
        (refused(at, "poor-households", "phuong tu sonn", "2026"), tu_son),
        (refused(at, "poor-households", tu_son, "2023"), "bac-ninh-27/thanh-pho-tu-son"),
        (
            refused(at, "poor-households", "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang", "2026"),
            tu_son,
        ),
        (refused(at, "budget-execution", tu_son, "2026-Q1"), "2026-3M"),
        (refused(at, "poor-households", tu_son, "năm nào"), "năm nào"),
        (refused(at, "community-decision", "bac-ninh", "2026"), "cấp xã"),
        (refused(at, "", "", ""), "--period"),
        (refused(at, "budget-execution", tu_son, ""), "2026-3M"),
    ];
    for (cause, names) in cases {
        assert!(cause.contains(names), "{cause} does not name {names}");
    }
    let empty = tempfile::tempdir().unwrap();
    let error = new(empty.path(), &wanted("funds", tu_son, "2026")).unwrap_err();
    assert!(matches!(error, ScaffoldError::NoSite(_)));
}

#[test]
fn an_ambiguous_name_lists_its_addresses() {
    let units = Catalogue::embedded();
    let of_hcmc = units.province_units("79".parse().unwrap());
    let there = "2023-06-30".parse().unwrap();
    let twice = of_hcmc
        .iter()
        .filter(|unit| unit.name().name == "Phường Tân Phú" && unit.existed_on(there));
    let addresses: Vec<&str> = twice.map(|unit| unit.address.as_ref()).collect();
    assert!(addresses.len() > 1, "{addresses:?}");
    let cause = refused(site("79").path(), "poor-households", "phuong tan phu", "2023");
    assert!(addresses.iter().all(|address| cause.contains(address)), "{cause}");
}

#[test]
fn a_document_that_is_there_stays() {
    let folder = site("24");
    let asked = wanted("budget-estimate", "bac-ninh/phuong-tu-son", "2026");
    let path = new(folder.path(), &asked).unwrap();
    fs::write(&path, "kind: budget-estimate\nperiod: 2026\n").unwrap();
    let moved = path.with_file_name("ten-khac.yaml");
    fs::rename(&path, &moved).unwrap();
    let error = new(folder.path(), &asked).unwrap_err();
    assert!(matches!(&error, ScaffoldError::Exists(there) if *there == moved), "{error}");
    fs::write(&moved, "kind: [").unwrap();
    fs::rename(&moved, &path).unwrap();
    let error = new(folder.path(), &asked).unwrap_err();
    assert!(matches!(&error, ScaffoldError::Exists(there) if *there == path), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "kind: [");
}

const LAST_YEAR: &str = "\
kind: budget-settlement
period: 2022
money: đồng
tables:
  balance:
    - { line: T, settled: 900 }
    - { line: C, settled: 800 }
    - { code: \"1\", label: \"Chi đê, kè: xã tự làm\", level: 1, settled: 300 }
    - { code: a, label: Trong đó kè, level: 2, role: of-which, settled: 30 }
";

#[test]
fn the_lines_of_last_year_come_back_without_their_amounts() {
    let folder = site("24");
    let unit = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";
    let year = folder.path().join("content").join(unit).join("2022");
    fs::create_dir_all(&year).unwrap();
    fs::write(year.join("quyet-toan.yaml"), LAST_YEAR).unwrap();
    let asked = Wanted { like_last: true, ..wanted("budget-settlement", unit, "2023") };
    let path = new(folder.path(), &asked).unwrap();
    let (_, wholes, findings) = read(folder.path());
    assert_eq!(errors(&findings), [""; 0], "{}", fs::read_to_string(&path).unwrap());
    let [before, after] = &wholes[..] else { panic!("two documents") };
    assert_eq!(after.money, before.money);
    assert!(after.tables.len() > 1, "other forms come from the template");
    let told = |document: &Whole| -> Vec<_> {
        let rows = document.tables[0].rows.iter();
        rows.map(|row| {
            (
                row.id.clone(),
                row.code.clone(),
                row.label.clone(),
                row.level,
                row.parent,
                row.of_which,
            )
        })
        .collect()
    };
    assert_eq!(told(before), told(after));
    let cells = after.tables[0].rows.iter().flat_map(|row| &row.cells);
    assert!(cells.into_iter().all(|cell| cell.value.is_blank()));
}

#[test]
fn a_report_has_the_three_sections_of_the_law() {
    let folder = site("24");
    let path =
        new(folder.path(), &wanted("anti-corruption", "bac-ninh/phuong-tu-son", "2026")).unwrap();
    assert!(path.ends_with("2026/phong-chong-tham-nhung.md"));
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.lines().filter(|line| line.starts_with("## ")).count(), 3, "{text}");
    assert_eq!(PeriodShape::parse("year"), Some(PeriodShape::Year));
}

/// The acceptance: an empty folder, two commands, a page of a commune of Hồ Chí Minh City.
#[test]
fn two_commands_make_a_page() {
    let folder = site("79");
    let options = Options::of(folder.path().to_owned());
    let out = options.out.clone();
    let untouched = build(&options, &Silent).unwrap();
    assert_eq!(told(&untouched.findings), [""; 0]);
    new(folder.path(), &wanted("poor-households", "Phường Sài Gòn", "2025")).unwrap();
    let outcome = build(&options, &Silent).unwrap();
    assert_eq!(errors(&outcome.findings), [""; 0]);
    assert!(outcome.built.is_some());
    let page = out.join("ho-chi-minh/phuong-sai-gon/2025/ho-ngheo/index.html");
    assert!(fs::read_to_string(page).unwrap().contains("Phường Sài Gòn"));
    assert!(out.join(".gitkeep").exists());
}
