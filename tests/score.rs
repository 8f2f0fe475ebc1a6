//! The self-check: its scale as data, its points counted by hand, its pages and its raw data.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write sites and read what was published"
)]

#[path = "common/schema.rs"]
mod schema;

use std::fs;
use std::path::Path;

use danbiet::kind::Kinds;
use danbiet::law::score::{self, CRITERIA};
use danbiet::pipeline::{self, Options, Silent};
use serde_json::Value;
use tempfile::TempDir;

const UNIT: &str = "bac-ninh/phuong-tu-son";

/// A kind with one required form and a term by the end of the period.
const KIND: &str = "\
id: thu
title: Thử
address: thu
versions:
  - levels: [commune]
    from: 2026
    periods: [3M, 6M, 9M, year]
    owes: [3M, 6M, 9M]
    deadline: [ { term: 73-3a, periods: [3M, 6M, 9M] }, { term: 73-3b, periods: [year] } ]
    note: required
    forms:
      - id: bang
        title: Bảng
        address: bang
        required: true
        columns: [ { id: value, label: Số, type: count } ]
        lines: [ { id: all, label: Tất cả }, { id: one, label: Một, parent: all }, { id: two, label: Hai, parent: all } ]
        rules: [ { sum: children } ]
";

/// A site that owes nothing but three periods of one kind.
fn site(documents: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("content/site.yaml", "title: Thử\nbase-url: https://ck.example.vn\nsince: 2026\n");
    put(&format!("content/{UNIT}/unit.yaml"), "contact: { name: Văn phòng }\n");
    put("content/kinds/thu.yaml", KIND);
    // The other kinds are owed by nobody here.
    for kind in Kinds::embedded().value.iter() {
        let text = format!(
            "id: {}\ntitle: x\naddress: {}\nversions: [ {{ levels: [commune, district, province], periods: [year] }} ]\n",
            kind.id, kind.address
        );
        put(&format!("content/kinds/{}.yaml", kind.id), &text);
    }
    for (period, rest) in documents {
        let text = format!("kind: thu\nperiod: {period}\n{rest}\n");
        put(&format!("content/{UNIT}/2026/{period}.yaml"), &text);
    }
    folder
}

fn built(site: &Path) -> std::path::PathBuf {
    let mut options = Options::of(site.to_owned());
    options.at = Some("2026-11-20".parse().unwrap());
    let outcome = pipeline::build(&options, &Silent).unwrap();
    assert!(outcome.built.is_some(), "{:?}", outcome.findings);
    options.out
}

fn json(out: &Path, path: &str) -> Value {
    serde_json::from_slice(&fs::read(out.join(path)).unwrap()).unwrap()
}

/// The points of a period, in the order of the criteria; -1 for what was left out.
fn points(score: &Value, period: &str) -> Vec<i64> {
    let all = score["points"].as_array().unwrap();
    let one = all.iter().find(|one| one["period"]["id"] == period).unwrap();
    let criteria = one["criteria"].as_array().unwrap();
    criteria.iter().map(|point| point["share"].as_i64().unwrap_or(-1)).collect()
}

const TABLE: &str = "text: Thuyết minh.\ntables: { bang: [ { line: all, value: 3 }, { line: one, value: 1 }, { line: two, value: 2 } ] }";

fn score_of(documents: &[(&str, &str)]) -> Value {
    let site = site(documents);
    json(&built(site.path()), &format!("{UNIT}/tu-cham/v1/tu-cham.json"))
}

#[test]
fn the_scale_is_data_without_fault() {
    let all = score::embedded();
    assert!(all.findings.is_empty(), "{:?}", all.findings);
    for scale in &all.value {
        let weights: u32 = scale.criteria.iter().map(|criterion| criterion.weight).sum();
        assert_eq!((scale.criteria.len(), weights), (CRITERIA, 1000), "{}", scale.id);
        assert!(scale.lateness.is_sorted() && !scale.source.is_empty());
        assert!(scale.groups.windows(2).all(|pair| pair[0].0 > pair[1].0));
        assert_eq!(scale.groups.last().unwrap().0, 0, "every total has its group");
        let kinds = Kinds::embedded().value;
        for id in scale.questions.iter().flat_map(|question| &question.kinds) {
            assert!(kinds.get(id).is_some(), "{id}");
        }
        let said = scale.criteria.iter().flat_map(|one| [&one.label, &one.asks]);
        for words in said.chain([&scale.note]) {
            assert!(!words.vi.is_empty() && !words.en.is_empty());
        }
    }
    assert_eq!(score::on("2016-12-31".parse().unwrap()), None);
    assert!(score::on("2026-11-20".parse().unwrap()).is_some());
}

#[test]
fn points_are_as_counted_by_hand() {
    let late = format!("published: 2026-07-20\n{TABLE}"); // 10 days after 10 July
    let apart = TABLE.replace("value: 3", "value: 4");
    let apart = format!("published: 2026-10-12\n{apart}");
    let score = score_of(&[("2026-6M", &late), ("2026-9M", &apart)]);
    // Missing: nothing of anything, but that no figure of it can be wrong.
    assert_eq!(points(&score, "2026-3M"), [0, 0, 0, 0, -1]);
    assert_eq!(points(&score, "2026-6M"), [1000, 500, 1000, 1000, 1000]);
    assert_eq!(points(&score, "2026-9M"), [1000, 1000, 1000, 1000, 0]);
    // 667 × 30 % + 500 × 25 % + 667 × 20 % + 667 × 15 % + 500 × 10 %.
    assert_eq!(score["total"], 608);
    assert_eq!(
        (&score["due"], &score["missing"], &score["late"]),
        (&3.into(), &1.into(), &1.into())
    );
}

/// What was taken down and not issued again is as good as never published, once it is overdue; what
/// stands in its place counts, and only that.
#[test]
fn taking_down_saves_no_points() {
    const DOWN: &str = "published: 2026-04-10\nstate: withdrawn\nreason: Nhầm số liệu";
    let score = score_of(&[("2026-3M", DOWN)]);
    assert_eq!(points(&score, "2026-3M"), [0, 0, 0, 0, -1]);
    assert_eq!((&score["missing"], &score["late"]), (&3.into(), &0.into()));

    let again = site(&[("2026-3M", DOWN)]);
    let path = again.path().join(format!("content/{UNIT}/2026/2026-3M-lai.yaml"));
    let text = format!("kind: thu\nperiod: 2026-3M\nname: lai\npublished: 2026-04-10\n{TABLE}\n");
    fs::write(path, text).unwrap();
    let score = json(&built(again.path()), &format!("{UNIT}/tu-cham/v1/tu-cham.json"));
    assert_eq!(points(&score, "2026-3M"), [1000; CRITERIA]);
}

/// A PDF of one page that is one picture.
fn scan() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</XObject<</Im0 4 0 R>>>>/Contents 5 0 R>>",
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream",
        "<</Length 31>>stream\nq 100 0 0 100 0 0 cm /Im0 Do Q \nendstream",
    ];
    let (mut text, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (place, object) in objects.iter().enumerate() {
        places.push(text.len());
        text += &format!("{} 0 obj{object}endobj\n", place + 1);
    }
    let start = text.len();
    text += "xref\n0 6\n0000000000 65535 f \n";
    for place in places {
        text += &format!("{place:010} 00000 n \n");
    }
    text += &format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    text.into_bytes()
}

#[test]
fn a_scan_is_no_open_data_and_what_is_unknown_is_left_out() {
    let folder = site(&[
        (
            "2026-3M",
            "published: 2026-04-10\ntext: Lời.\nattachments: [ { file: ban-chup.pdf, title: Bản chụp } ]",
        ),
        ("2026-6M", "state: none-occurred\npublished: 2026-07-10"),
        ("2026-9M", TABLE),
    ]);
    let path = folder.path().join(format!("content/{UNIT}/2026/ban-chup.pdf"));
    fs::write(path, scan()).unwrap();
    let score = json(&built(folder.path()), &format!("{UNIT}/tu-cham/v1/tu-cham.json"));
    assert!(score.to_string().contains("chỉ có bản chụp, không có số liệu mở"), "{score}");
    // There and in time; one of two parts; no row that a program could read; nothing to add up.
    assert_eq!(points(&score, "2026-3M"), [1000, 1000, 500, 0, -1]);
    assert_eq!(points(&score, "2026-6M"), [1000, 1000, -1, -1, -1]);
    // Without the day of publication nobody knows whether it was in time.
    assert_eq!(points(&score, "2026-9M"), [1000, -1, 1000, 1000, 1000]);
    let sums = score["sums"].as_array().unwrap();
    assert_eq!((&sums[1]["judged"], &sums[1]["left_out"]), (&2.into(), &1.into()));
    assert_eq!(sums[2]["share"], 750);
}

#[test]
fn pages_and_raw_data_say_the_same() {
    let late = format!("published: 2026-07-20\n{TABLE}");
    let folder = site(&[("2026-6M", &late)]);
    let out = built(folder.path());
    let own = json(&out, &format!("{UNIT}/tu-cham/v1/tu-cham.json"));
    let province = json(&out, "bac-ninh/tu-cham/v1/tu-cham.json");
    let whole = json(&out, "tu-cham/v1/tu-cham.json");
    let schema = json(&out, "v1/schema/tu-cham.json");
    for score in [&own, &province, &whole] {
        assert_eq!(schema::faults(&schema, score), [""; 0]);
        assert_eq!(score["total"], own["total"], "one unit alone is followed");
        assert_eq!(score["sums"], own["sums"]);
    }
    assert_eq!(whole["units"].as_array().unwrap().len(), 1);
    let csv = fs::read_to_string(out.join(format!("{UNIT}/tu-cham/v1/tung-diem.csv"))).unwrap();
    let points = own["points"].as_array().unwrap().len();
    assert_eq!(csv.lines().count(), 1 + points * CRITERIA);
    assert!(csv.contains("timeliness,500,trễ 10 ngày,https://ck.example.vn/"), "{csv}");
    for page in [format!("{UNIT}/tu-cham"), "bac-ninh/tu-cham".into(), "tu-cham".into()] {
        let html = fs::read_to_string(out.join(page).join("index.html")).unwrap();
        let total = own["total"].as_i64().unwrap();
        assert!(html.contains(&format!("<b>{},{}</b>", total / 10, total % 10)), "{html}");
        assert!(html.contains("Không phải điểm POBI hay PAPI"));
    }
    let unit = fs::read_to_string(out.join(UNIT).join("index.html")).unwrap();
    assert!(unit.contains("tu-cham/index.html"));
    assert!(out.join(UNIT).join("lich-cong-khai.ics").exists());
}

#[test]
fn a_site_that_wants_pages_alone_has_no_data_and_no_calendar() {
    let folder = site(&[]);
    let path = folder.path().join("content/site.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}outputs: [pages]\n")).unwrap();
    let out = built(folder.path());
    assert!(out.join(UNIT).join("tu-cham/index.html").exists());
    assert!(!out.join(UNIT).join("tu-cham/v1").exists());
    assert!(!out.join(UNIT).join("lich-cong-khai.ics").exists());
}
