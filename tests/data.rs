//! The data beside the pages, on a small site: what a program, a spreadsheet and a feed reader get.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]
#![expect(clippy::disallowed_methods, reason = "a test writes the site it reads")]

#[path = "common/schema.rs"]
mod schema;

use std::fs;

use danbiet::derive::{self, Document, Facts, Files, Opened};
use danbiet::engine::Records;
use danbiet::finding::Severity;
use danbiet::model::{self, Model};
use danbiet::privacy::gate::Allowances;
use danbiet::render::data::{self, Output, jsonld, sitemap};
use danbiet::source::{self, Sources};
use danbiet::value::Date;
use serde_json::{Value, json};

const SITE: &str = "\
title: Công khai thử
description: Cổng thử <nhỏ> & đủ.
base-url: https://ck.example.vn/bn
province: 24
sample: true
licence: Dùng tự do
";

const UNIT: &str = "\
unit: 09394@2020-01-01
contact: { phone: 0222 000 0001, address: Số 1 đường Mẫu }
";

const SETTLEMENT: &str = "\
kind: budget-settlement
period: 2023
decision: { number: 88/QĐ-UBND, signed: 2024-07-17, signer: Nguyễn Văn Mẫu }
published: 2024-07-20
money: nghìn đồng
tables:
  balance:
    - { line: T, settled: 12.500 }
    - { line: T.I, settled: \"-\" }
    - { line: T.II, settled: không phát sinh }
    - { line: T.III, settled: 0 }
    - { line: T.IV }
    - { code: \"-\", label: =1+1, level: 1, settled: -5 }
corrections:
  - { date: 2024-08-02, table: balance, line: T, column: settled, old: 12.400, new: 12.500, reason: Gõ nhầm }
";

const POOR: &str = "\
kind: poor-households
period: 2023
published: 2023-12-20
posted: { from: 2023-12-20, until: 2024-01-20, place: Trụ sở }
tables:
  households:
    - { head: Ngô Thị Bí, hamlet: Thôn Hạ, members: 3, class: Hộ nghèo }
    - { head: Lê Văn Kín, hamlet: Thôn Thượng, members: 4, class: Hộ cận nghèo }
  by-hamlet:
    - { line: total, households: 1.250, poor: 1, near_poor: 1, persons: 3 }
corrections:
  - { date: 2023-12-25, table: households, line: 1, column: head, old: Ngô Thị Ba, new: Ngô Thị Bí, reason: Sửa tên bà Ba }
";

const WITHDRAWN: &str = "\
kind: budget-estimate
period: 2023
state: withdrawn
reason: Đăng nhầm bản nháp
published: 2023-01-10
money: nghìn đồng
tables:
  balance:
    - { line: T, estimate: 777.777 }
";

const PLACE: &str = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";
const DAY_OF_POSTING: &str = "2024-01-20";
const DAY_AFTER: &str = "2024-08-10";

fn model() -> (Model, Sources, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.yaml", SITE);
    write(&format!("{PLACE}/unit.yaml"), UNIT);
    write(&format!("{PLACE}/2023/quyet-toan.yaml"), SETTLEMENT);
    write(&format!("{PLACE}/2023/ho-ngheo.yaml"), POOR);
    write(&format!("{PLACE}/2023/du-toan.yaml"), WITHDRAWN);
    let sources = source::list(folder.path(), &["content"]).unwrap().value;
    let loaded = model::load(&sources);
    let errors = loaded.findings.iter().filter(|one| one.severity == Severity::Error);
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<&danbiet::finding::Finding>::new());
    (loaded.value, sources, folder)
}

/// The facts of the site, and its files.
struct Site<'s> {
    facts: &'s Facts<'s>,
    sources: &'s Sources,
}

impl<'s> std::ops::Deref for Site<'s> {
    type Target = Facts<'s>;

    fn deref(&self) -> &Facts<'s> {
        self.facts
    }
}

impl<'s> Site<'s> {
    fn open<'o>(&self, document: &'o Document<'s>) -> Opened<'o, 's> {
        let shelf = Files { model: self.facts.model, sources: self.sources };
        self.facts.open(document, &shelf).unwrap()
    }
}

fn on<T>(day: &str, look: impl FnOnce(&Site<'_>) -> T) -> T {
    let ((model, sources, _folder), day) = (model(), day.parse::<Date>().unwrap());
    let allowances = Allowances::of(&model);
    let records =
        derive::records((&model, &sources), &allowances, &Records::new(None)).value.records;
    let facts = derive::derive(&model, records, day).value;
    look(&Site { facts: &facts, sources: &sources })
}

/// Every file that the facts make, pages aside.
fn everything(facts: &Site<'_>) -> Vec<Output> {
    let mut all = data::outputs_of_site(facts);
    for unit in data::units_of_site(facts) {
        all.extend(data::outputs_of_unit(facts, unit));
    }
    for document in &facts.documents {
        all.extend(data::outputs_of_document(facts, &facts.open(document)));
    }
    all.extend(data::outputs_of_pages(facts, &[]));
    all
}

fn file(facts: &Site<'_>, ending: &str) -> String {
    let all = everything(facts);
    let found = all.iter().find(|file| file.path.ends_with(ending));
    let paths: Vec<&str> = all.iter().map(|file| file.path.as_str()).collect();
    let found = found.unwrap_or_else(|| panic!("no {ending} among {paths:#?}"));
    String::from_utf8(found.bytes.clone()).unwrap()
}

fn parsed(facts: &Site<'_>, ending: &str) -> Value {
    serde_json::from_str(&file(facts, ending)).unwrap()
}

fn read(json: &data::Json) -> Value {
    serde_json::from_str(json.as_ref()).unwrap()
}

#[test]
fn a_csv_opens_in_excel_and_joins_with_others() {
    let csv = on(DAY_AFTER, |facts| file(facts, "quyet-toan/v1/can-doi.csv"));
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{feff}STT,Nội dung,Quyết toán (đồng),Dòng,Thuộc dòng,Trong đó,Mã dòng,\
         Kỳ,Đơn vị,Mã đơn vị,Dữ liệu mẫu"
    );
    let end = "2023,Phường Đình Bảng,09394@2020-01-01,có";
    assert!(lines[1].contains(",12500000,1,,,T,") && lines[1].ends_with(end), "{}", lines[1]);
    assert!(!csv.replace("\r\n", "").contains('\n'));
}

#[test]
fn four_ways_to_say_nothing_stay_four() {
    on(DAY_AFTER, |facts| {
        let csv = file(facts, "quyet-toan/v1/can-doi.csv");
        let cell = |line: &str| {
            let row = csv.lines().find(|row| row.contains(&format!(",{line},2023,"))).unwrap();
            row.rsplit(',').nth(8).unwrap().to_owned()
        };
        let said = ["T.I", "T.II", "T.III", "T.IV"].map(cell);
        assert_eq!(said, ["-", "không phát sinh", "0", ""]);
        let whole = parsed(facts, "quyet-toan/v1/tai-lieu.json");
        let rows = whole["tables"][0]["rows"].as_array().unwrap();
        let cells: Vec<&Value> = rows.iter().map(|row| &row["cells"]["settled"]).collect();
        let nothing =
            [json!({"empty": "dash"}), json!({"empty": "none-occurred"}), json!(0), json!(null)];
        assert_eq!(cells[0], &json!(12_500_000));
        assert_eq!(cells[1..5].iter().map(|cell| (*cell).clone()).collect::<Vec<_>>(), nothing);
    });
}

#[test]
fn text_does_not_run_and_numbers_stay_numbers() {
    let csv = on(DAY_AFTER, |facts| file(facts, "quyet-toan/v1/can-doi.csv"));
    assert!(csv.contains("\r\n-,'=1+1,-5000,6,"), "{csv}");
}

#[test]
fn a_ratio_that_was_computed_says_so() {
    on(DAY_OF_POSTING, |facts| {
        let csv = file(facts, "ho-ngheo/v1/theo-thon.csv");
        assert!(csv.contains("Cột do cổng tính"), "{csv}");
        assert!(csv.contains(",1250,1,1,3,0.08,Tỷ lệ hộ nghèo (%),1,"), "{csv}");
        let whole = parsed(facts, "ho-ngheo/v1/tai-lieu.json");
        let table = whole["tables"].as_array().unwrap().iter().find(|one| one["id"] == "by-hamlet");
        assert_eq!(table.unwrap()["rows"][0]["cells"]["rate"], json!({ "computed": "0.08" }));
    });
}

#[test]
fn persons_are_seen_while_the_list_is_posted() {
    on(DAY_OF_POSTING, |facts| {
        assert!(file(facts, "ho-ngheo/v1/danh-sach.csv").contains("Ngô Thị Bí"));
        let poor = facts.documents.iter().find(|one| one.kind.id == "poor-households").unwrap();
        assert!(!data::is_indexed(facts, poor));
    });
}

#[test]
fn after_the_posting_no_file_names_them() {
    on(DAY_AFTER, |facts| {
        for name in ["Ngô Thị", "Lê Văn Kín", "bà Ba"] {
            for file in everything(facts) {
                let text = String::from_utf8(file.bytes).unwrap();
                assert!(!text.contains(name), "{name} in {}", file.path);
            }
        }
        let csv = file(facts, "ho-ngheo/v1/danh-sach.csv");
        // So few that their number and the sums over them stay hidden too.
        assert!(csv.contains("(đã hết thời gian niêm yết),ẩn,2023,"), "{csv}");
        assert!(!csv.contains("Tổng: Số nhân khẩu"), "{csv}");
        let whole = parsed(facts, "ho-ngheo/v1/tai-lieu.json");
        let list = &whole["tables"][0];
        assert_eq!((&list["rows"], &list["count"]), (&json!([]), &json!(null)));
        assert_eq!((&list["rows_removed"], &list["totals"]), (&json!(true), &json!(null)));
        assert_eq!(whole["changed"], "2024-01-21");
    });
}

#[test]
fn what_was_withdrawn_says_only_that() {
    on(DAY_AFTER, |facts| {
        let withdrawn =
            facts.documents.iter().find(|one| one.kind.id == "budget-estimate").unwrap();
        let files = data::outputs_of_document(facts, &facts.open(withdrawn));
        assert_eq!(files.len(), 1);
        let whole: Value = serde_json::from_slice(&files[0].bytes).unwrap();
        assert_eq!(whole["withdrawn"], json!({ "reason": "Đăng nhầm bản nháp" }));
        for file in everything(facts) {
            assert!(!String::from_utf8(file.bytes).unwrap().contains("777777"), "{}", file.path);
        }
    });
}

#[test]
fn every_json_has_the_shape_it_says() {
    for day in [DAY_OF_POSTING, DAY_AFTER] {
        on(day, |facts| {
            let all = everything(facts);
            let text =
                |path: &str| all.iter().find(|file| file.path == path).unwrap().bytes.clone();
            let mut seen = 0;
            for file in all.iter().filter(|file| !file.path.contains("/schema/")) {
                let Ok(value) = serde_json::from_slice::<Value>(&file.bytes) else { continue };
                let schema = value["schema"].as_str().unwrap();
                let path = schema.strip_prefix("https://ck.example.vn/bn/").unwrap();
                let schema: Value = serde_json::from_slice(&text(path)).unwrap();
                let faults = schema::faults(&schema, &value);
                assert!(faults.is_empty(), "{}: {faults:#?}", file.path);
                assert_eq!(value["sample"], json!(true));
                seen += 1;
            }
            assert!(seen > 100);
        });
    }
}

#[test]
fn feeds_say_what_rfc_4287_wants() {
    on(DAY_AFTER, |facts| {
        for path in [&*format!("{PLACE}/tin-moi.xml"), "loai/quyet-toan/tin-moi.xml"] {
            let feed = file(facts, path);
            let page = path.trim_end_matches("tin-moi.xml");
            let head = feed.split("<entry>").next().unwrap();
            assert!(head.contains(&format!("<id>https://ck.example.vn/bn/{page}</id>")));
            assert!(head.contains("<link rel=\"self\" type=\"application/atom+xml\""), "{head}");
            assert!(head.contains(&format!("href=\"https://ck.example.vn/bn/{path}\"/>")));
            assert!(head.contains("<author>"));
            assert!(!feed.contains("Mẫu,") && !feed.contains("Nguyễn Văn Mẫu"));
            for entry in feed.split("<entry>").skip(1) {
                for needed in
                    ["<id>", "<title>", "<updated>", "<author>", "rel=\"alternate\"", "<summary>"]
                {
                    assert_eq!(entry.matches(needed).count(), 1, "{needed} in {entry}");
                }
            }
        }
    });
}

#[test]
fn the_feed_of_the_site_begins_with_the_newest() {
    on(DAY_AFTER, |facts| {
        let all = everything(facts);
        let feed = all.iter().find(|file| file.path == "tin-moi.xml").unwrap();
        let feed = String::from_utf8(feed.bytes.clone()).unwrap();
        assert!(feed.contains("<subtitle>Cổng thử &lt;nhỏ&gt; &amp; đủ.</subtitle>"));
        let titles: Vec<&str> = feed.lines().filter(|line| line.starts_with("<title>")).collect();
        assert!(titles[1].starts_with("<title>[Mẫu] Phường Đình Bảng: Quyết toán"), "{titles:?}");
        assert!(titles[3].starts_with("<title>[Mẫu] Đã gỡ: Phường Đình Bảng: "), "{titles:?}");
        let moments: Vec<&str> =
            feed.lines().filter(|line| line.starts_with("<updated>")).collect();
        assert!(
            moments[1].starts_with("<updated>2024-08-02T00:00:00."),
            "the day of the correction"
        );
        assert_eq!(moments[0], moments[1], "the feed is as new as its newest entry");
    });
}

#[test]
fn the_sitemap_names_pages_and_robots_keeps_lists_out() {
    on(DAY_AFTER, |facts| {
        let changed = data::unit_changed_on(facts, &"09394@2020-01-01".parse().unwrap());
        let page = sitemap::Entry { address: PLACE.to_owned(), changed };
        let home = sitemap::Entry { address: String::new(), changed: None };
        let files = data::outputs_of_pages(facts, &[page, home]);
        let text = |place: usize| String::from_utf8(files[place].bytes.clone()).unwrap();
        assert!(text(0).contains("<loc>https://ck.example.vn/bn/sitemap-1.xml</loc>"));
        assert!(text(1).contains("<loc>https://ck.example.vn/bn/</loc>\n</url>"));
        assert!(text(1).contains(&format!("{PLACE}/</loc>\n<lastmod>2024-08-02</lastmod>")));
        assert!(text(2).contains("Disallow: /bn/*/ho-ngheo*/v1/"));
        assert!(text(2).ends_with("Sitemap: https://ck.example.vn/bn/sitemap.xml\n"));
    });
}

#[test]
fn structured_data_speaks_of_the_body_and_of_the_dataset() {
    on(DAY_AFTER, |facts| {
        let settlement =
            facts.documents.iter().find(|one| one.kind.id == "budget-settlement").unwrap();
        let unit = read(&jsonld::unit(facts, settlement.unit));
        assert_eq!(unit["@type"], "GovernmentOrganization");
        assert_eq!(unit["telephone"], "0222 000 0001");
        assert_eq!(unit["dissolutionDate"], "2025-06-30");
        assert_eq!(unit["parentOrganization"]["@type"], "GovernmentOrganization");
        let files = data::outputs_of_document(facts, &facts.open(settlement));
        let set = read(&jsonld::document(facts, settlement, &files));
        assert_eq!(set["temporalCoverage"], "2023-01-01/2023-12-31");
        assert_eq!(set["dateModified"], "2024-08-02");
        assert_eq!(set["isBasedOn"][0]["name"], "Quyết định 88/QĐ-UBND");
        assert_eq!(
            set["distribution"][0]["contentUrl"],
            format!("https://ck.example.vn/bn/{}", files[0].path)
        );
        assert!(!set.to_string().contains("Nguyễn Văn Mẫu"), "no person is named");
        for document in &facts.documents {
            assert!(data::summary(document).chars().count() >= 50, "{}", data::summary(document));
        }
        let crumbs =
            [("Trang chủ".to_owned(), String::new()), ("Đình Bảng".to_owned(), PLACE.to_owned())];
        let way = read(&jsonld::breadcrumbs("https://x.vn", &crumbs));
        assert_eq!(way["itemListElement"][1]["position"], 2);
        assert_eq!(read(&jsonld::site(facts))["@type"], "WebSite");
    });
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    assert_eq!(on(DAY_AFTER, everything), on(DAY_AFTER, everything));
}
