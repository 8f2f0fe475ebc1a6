//! A kind of the site's own: one data file, and everything that a built-in kind has.

use super::site::{DINH_BANG, RECEPTION, Site, dinh_bang};

/// Every feature of kinds in one file: lines and records, a ratio, rules of both sorts, a chart, a
/// sentence, a figure, an answer.
const TREES: &str = include_str!("../sites/own-kind/cay-xanh.yaml");

const YEAR: &str = "\
kind: trees
period: 2023
published: 2023-12-20
money: triệu đồng
tables:
  planted:
    - { line: total, plan: 100, done: 80, cost: '12,5' }
    - { line: street, plan: 60, done: 50, cost: '7,5' }
    - { line: school, plan: 40, done: 30, cost: 5 }
  places:
    - { stt: 1, place: Đường Lý Thái Tổ, sort: street, trees: 50 }
    - { stt: 2, place: Trường Đình Bảng 1, sort: school, trees: 30 }
";

fn site() -> Site {
    Site::with("2023/cay-xanh.yaml", YEAR).file("content/kinds/cay-xanh.yaml", TREES)
}

#[test]
fn one_data_file_makes_a_page_with_proof_chart_and_sentence() {
    let site = site();
    let run = site.build();
    run.success().without_objection();
    let page = run.page(&format!("{DINH_BANG}/2023/trong-cay"));
    page.says("Năm 2023 phường trồng 80 cây, bằng 80 % kế hoạch, hết 12,5 triệu đồng.");
    page.says("Cây đã trồng").says("Ven đường").says("Trong trường học");
    page.says("83,3").says("Nơi trồng").says("Trường Đình Bảng 1");
    assert!(page.html.contains("<svg"), "a chart is drawn");
    page.says("7/7 phép tính khớp");
}

#[test]
fn data_of_it_stand_beside_the_page() {
    let site = site();
    let run = site.build();
    let folder = format!("{DINH_BANG}/2023/trong-cay/v1");
    let csv = run.file(&format!("{folder}/da-trong.csv"));
    assert!(csv.starts_with("\u{feff}STT,Nội dung,Kế hoạch,Thực hiện,"), "{csv}");
    assert!(csv.contains("Ven đường,60,50,83.33,7500000"), "{csv}");
    let places = run.file(&format!("{folder}/noi-trong.csv"));
    assert!(places.contains("1,Đường Lý Thái Tổ,Ven đường,50"), "{places}");
    let json = run.json(&format!("{folder}/tai-lieu.json"));
    assert_eq!(json["kind"]["id"], "trees");
    let figures = json["figures"].as_array().unwrap();
    assert!(figures.iter().any(|one| one["id"] == "cost" && one["value"] == 12_500_000), "{json}");
    let holds = json["checks"].as_array().unwrap();
    assert!(holds.len() >= 5 && holds.iter().all(|check| check["verdict"] == "holds"), "{json}");
}

#[test]
fn it_has_its_page_its_feed_its_place_in_lists() {
    let site = site();
    let run = site.build();
    run.page("loai/trong-cay").says("Cây xanh").says("Phường Đình Bảng");
    run.page("loai").says("Mỗi cây trồng mới đều được đếm");
    assert!(run.file("loai/trong-cay/tin-moi.xml").contains("2023/trong-cay/"));
    assert!(run.file("tin-moi.xml").contains("2023/trong-cay/"));
    assert!(run.sitemap().contains("loai/trong-cay/"));
    run.page("nam/2023").says("Trồng cây");
    let unit = run.page(DINH_BANG);
    unit.says("Đã trồng bao nhiêu cây?").says("Trồng cây");
    let catalogue = run.json("v1/danh-muc.json").to_string();
    assert!(catalogue.contains("\"trees\""), "{catalogue}");
}

#[test]
fn its_rules_catch_a_wrong_sum() {
    let site = site().edit(&dinh_bang("2023/cay-xanh.yaml"), "done: 50,", "done: 51,");
    let run = site.build();
    // The total and the records both say fifty: the one figure is told, its echoes are not.
    run.success().finds("DB200", &dinh_bang("2023/cay-xanh.yaml"), 8, 39);
    assert_eq!(run.found().len(), 1, "{}", run.report());
    run.page(&format!("{DINH_BANG}/2023/trong-cay")).says("80").says("81");
    run.page("canh-bao").says("cộng lại được 50");
}

#[test]
fn its_limit_catches_an_excess() {
    let site =
        site().edit(&dinh_bang("2023/cay-xanh.yaml"), "school, plan: 40", "school, plan: 20");
    // The total still counts forty: the plan is what was mistyped, not what was done.
    let run = site.build();
    run.success().finds("DB208", &dinh_bang("2023/cay-xanh.yaml"), 9, 29);
    assert_eq!(run.found().len(), 1, "{}", run.report());
}

#[test]
fn a_wrong_ratio_is_noted() {
    let site = site().edit(&dinh_bang("2023/cay-xanh.yaml"), "done: 80,", "done: 80, share: 85,");
    site.build().success().finds("DB203", &dinh_bang("2023/cay-xanh.yaml"), 7, 50);
}

#[test]
fn a_kind_of_the_site_stands_in_for_a_built_in_one() {
    let own = "\
id: citizen-reception
title: Tiếp dân theo cách của phường
address: tiep-cong-dan
versions:
  - levels: [commune]
    periods: [year]
    forms:
      - id: schedule
        title: Lịch
        table: list
        columns: [ { id: when, label: Lúc nào, type: text }, { id: host, label: Ai, type: text } ]
      - id: turnout
        title: Kết quả
        columns: [ { id: value, label: Số, type: count } ]
        lines: [ { id: sessions, label: Buổi }, { id: turns, label: Lượt } ]
";
    let site = Site::with("2023/a.yaml", RECEPTION).file("content/kinds/tiep-dan.yaml", own);
    let run = site.build();
    run.success().without_objection();
    let page = run.page(&format!("{DINH_BANG}/2023/tiep-cong-dan"));
    page.says("Tiếp dân theo cách của phường năm 2023").says("Lúc nào");
    run.page("loai/tiep-cong-dan").says("Tiếp dân theo cách của phường");
    // The built-in one is gone, for all levels.
    let of_province = RECEPTION.replace("2023", "2024");
    let site = site.file("content/bac-ninh-27/2024/a.yaml", of_province);
    site.check().refused().finds("DB101", "content/bac-ninh-27/2024/a.yaml", 2, 9);
}
