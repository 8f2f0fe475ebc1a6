//! Persons: shown while their list is posted, gone the day after from everything that is published;
//! and what was withdrawn leaves a marked page and no trace of what it held.

use super::site::{DINH_BANG, Run, Site, dinh_bang};
use crate::papers::pdf;

/// Persons of the list, invented.
const NAMES: [&str; 3] = ["Nguyễn Thị Hòe", "Trần Văn Gạo", "Lê Thị Sấu"];

const POOR: &str = "\
kind: poor-households
period: 2023
decision: { number: 32/QĐ-UBND, signed: 2023-12-12 }
published: 2023-12-15
posted: { from: 2023-12-15, until: 2024-01-15, place: Trụ sở UBND phường }
tables:
  households:
    - { stt: 1, head: Nguyễn Thị Hòe, hamlet: Tổ dân phố Đình, members: 3, class: poor }
    - { stt: 2, head: Trần Văn Gạo, hamlet: Tổ dân phố Hạ, members: 2, class: poor }
    - { stt: 3, head: Lê Thị Sấu, hamlet: Tổ dân phố Hạ, members: 4, class: near-poor }
  by-hamlet:
    - { line: total, households: 420, poor: 2, near_poor: 1, persons: 5 }
  by-cause:
    - { line: 1, poor: 1 }
corrections:
  - { date: 2023-12-20, table: households, line: 2, column: members, old: 7, new: 2, reason: Trần Văn Gạo khai lại, decision: 40/QĐ-UBND }
attachments:
  - { file: danh-sach.pdf, title: Danh sách đã ký, signed: true }
";

const ADDRESS: &str = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/ho-ngheo";

fn site() -> Site {
    Site::with("2023/ho-ngheo.yaml", POOR)
        .file(&dinh_bang("2023/danh-sach.pdf"), pdf("Nguyễn Thị Hòe, Trần Văn Gạo, Lê Thị Sấu"))
}

fn all_gone(run: &Run<'_>) {
    NAMES.iter().for_each(|name| {
        run.says_nowhere(name);
    });
}

#[test]
fn names_are_shown_on_the_last_day_and_gone_the_day_after() {
    let site = site().on("2024-01-15");
    let run = site.build();
    let page = run.success().page(ADDRESS);
    NAMES.iter().for_each(|name| {
        page.says(name);
    });
    page.says("hiện đến hết ngày 15 tháng 01 năm 2024");
    assert!(run.file(&format!("{ADDRESS}/v1/danh-sach.csv")).contains(NAMES[1]));
    assert!(run.json(&format!("{ADDRESS}/v1/tai-lieu.json")).to_string().contains(NAMES[1]));
    assert!(run.has(&format!("{ADDRESS}/tep/danh-sach.pdf")));
    let holders = run.holders(NAMES[0]);
    // The pack of the commune, in which whoever names the commune finds them, and no other file.
    let pack = "tim-kiem/v1/goi/09394-tu-2020-01-01.txt";
    assert!(holders.iter().all(|path| path.starts_with(ADDRESS) || path == pack), "{holders:?}");

    let site = site.on("2024-01-16");
    let run = site.build();
    run.success();
    all_gone(&run);
    let page = run.page(ADDRESS);
    page.says("Danh sách đã hết thời gian niêm yết").says("420");
    assert!(!run.has(&format!("{ADDRESS}/tep/danh-sach.pdf")), "the signed list left too");
    // So few that any number would tell of them.
    let csv = run.file(&format!("{ADDRESS}/v1/danh-sach.csv"));
    assert!(csv.contains("(đã hết thời gian niêm yết),ẩn,") && !csv.contains("Tổng"), "{csv}");
    page.says("Số nhỏ được ẩn").hides("2 hộ nghèo");
}

#[test]
fn persons_are_never_for_searching_machines_nor_in_what_leads_to_the_page() {
    let site = site().on("2024-01-10");
    let run = site.build();
    let page = run.success().page(ADDRESS);
    assert!(page.html.contains("noindex"));
    for path in ["sitemap-1.xml", "tin-moi.xml", "loai/ho-ngheo/tin-moi.xml", "v1/danh-muc.json"] {
        let text = run.file(path);
        assert!(NAMES.iter().all(|name| !text.contains(name)), "{path}");
    }
    assert!(!run.sitemap().contains("2023/ho-ngheo"));
    let site = site.on("2024-01-16");
    assert!(site.build().sitemap().contains("2023/ho-ngheo"));
}

#[test]
fn without_a_last_day_a_list_stays_thirty_days() {
    let text = POOR.replace(", until: 2024-01-15", "");
    let site = Site::with("2023/ho-ngheo.yaml", &text)
        .file(&dinh_bang("2023/danh-sach.pdf"), pdf("Danh sách"));
    let site = site.on("2024-01-14");
    site.build().success().page(ADDRESS).says(NAMES[0]);
    let site = site.on("2024-01-15");
    all_gone(site.build().success());
}

#[test]
fn without_any_day_a_list_is_never_shown() {
    let text = POOR.replace("published: 2023-12-15\n", "");
    let posted = text.lines().find(|line| line.starts_with("posted")).unwrap().to_owned() + "\n";
    let site = Site::with("2023/ho-ngheo.yaml", &text.replace(&posted, ""));
    let site = site.file(&dinh_bang("2023/danh-sach.pdf"), pdf("Danh sách")).on("2023-12-16");
    all_gone(site.build().success());
}

#[test]
fn a_margin_of_the_site_keeps_a_list_longer() {
    let site = site().on("2024-01-18");
    let settings = "title: Trang thử\nprivacy: { margin-days: 3 }\n";
    let site = site.file("content/site.yaml", settings);
    site.build().success().page(ADDRESS).says(NAMES[0]);
    all_gone(site.on("2024-01-19").build().success());
}

#[test]
fn the_newest_day_of_the_content_is_the_day_of_the_build() {
    // Without --at nothing but the content decides: a document of February ends the list.
    let site = site();
    site.build().success().page(ADDRESS).says(NAMES[0]);
    let newer = "kind: consultation\nperiod: 2024-02-01\npublished: 2024-02-01\ntables: { opinions: [ { line: total, count: 1 } ] }\n";
    let site = site.file(&dinh_bang("2024/y-kien.yaml"), newer);
    all_gone(site.build().success());
}

#[test]
fn what_a_correction_of_a_person_says_stays_hidden() {
    let site = site().on("2024-01-10");
    let run = site.build();
    let page = run.success().page(ADDRESS);
    page.says("40/QĐ-UBND").hides("khai lại");
    run.says_nowhere("khai lại");
}

#[test]
fn a_withdrawn_list_leaves_a_marked_page_and_no_trace() {
    let withdrawn = POOR
        .replace("\npublished", "\nstate: withdrawn\nreason: Nhầm người\npublished")
        + "text: |\n  Cả nhà ông Gạo đã được nhắc tới ở đây.\n";
    let site = site().file(&dinh_bang("2023/ho-ngheo.yaml"), withdrawn).on("2024-01-10");
    let run = site.build();
    run.success();
    run.page(ADDRESS).says("Tài liệu đã được gỡ.").says("Nhầm người").hides("420");
    all_gone(&run);
    run.says_nowhere("nhà ông Gạo").says_nowhere("danh-sach.csv").says_nowhere("danh-sach.pdf");
    run.says_nowhere("40/QĐ-UBND");
    let json = run.json(&format!("{ADDRESS}/v1/tai-lieu.json"));
    assert_eq!((&json["state"], &json["tables"]), (&"withdrawn".into(), &serde_json::Value::Null));
    assert!(!run.sitemap().contains("2023/ho-ngheo"));
}

#[test]
fn figures_that_were_withdrawn_are_said_nowhere() {
    let text = "\
kind: social-support
period: 2023
published: 2023-12-20
state: withdrawn
reason: Sai đơn vị tính
money: nghìn đồng
tables:
  programmes:
    - { line: total, beneficiaries: 12, amount: 987654 }
    - { line: bhyt, beneficiaries: 5, amount: 123456 }
";
    let other = text
        .replace("state: withdrawn\nreason: Sai đơn vị tính\n", "")
        .replace("987654", "111111")
        .replace("123456", "111111")
        .replace("12,", "5,");
    // A neighbour that stands, so that sums and series are made.
    let neighbour = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dong-ky/2023/a.yaml";
    let site = Site::with("2023/a.yaml", text).file(neighbour, &other);
    let run = site.build();
    run.success();
    let address = format!("{DINH_BANG}/2023/an-sinh-xa-hoi");
    run.page(&address).says("Sai đơn vị tính");
    for words in ["987654", "987.654", "123.456", "987,7", "864.198", "1.098.765", "1,1 tỷ"] {
        run.says_nowhere(words);
    }
    run.page("bac-ninh-27/thanh-pho-tu-son").says("111,1");
}

#[test]
fn columns_that_are_never_public_stop_the_build() {
    for (column, value) in [
        ("cccd", "'027099001234'"),
        ("birth_date", "1990-01-01"),
        ("phone", "'0912345678'"),
        ("ethnicity", "Kinh"),
        ("illness", "Tim mạch"),
        ("note", "Gọi 0912345678"),
    ] {
        let text =
            POOR.replace("class: near-poor", &format!("class: near-poor, {column}: {value}"));
        let site = site().file(&dinh_bang("2023/ho-ngheo.yaml"), text);
        let run = site.build();
        let written = value.trim_matches('\'');
        run.refused().says("DB141", "dữ liệu cá nhân");
        assert!(run.found().iter().any(|found| found.0 == "DB141" && found.2 == 10), "{column}");
        assert!(site.published().is_empty());
        // The message does not spread what it refuses.
        let said = &run.outcome.findings.iter().find(|one| one.code == "DB141").unwrap().vi;
        assert!(!said.cause.contains(written), "{}", said.cause);
    }
}

#[test]
fn columns_that_are_never_public_are_known_by_their_headings() {
    for (heading, cell) in [("CCCD", "027099001234"), ("Số điện thoại", "0912345678")] {
        let text = POOR.replace("  households:\n", "  households: ho.csv\n  newly-poor:\n");
        let csv = format!("head,class,{heading}\nNguyễn Thị Hòe,Hộ nghèo,{cell}\n");
        let site = site()
            .file(&dinh_bang("2023/ho-ngheo.yaml"), text)
            .file(&dinh_bang("2023/ho.csv"), csv);
        let run = site.check();
        run.refused();
        let of_csv = |found: &&(String, String, u64, u64)| found.1.ends_with("ho.csv");
        assert!(run.found().iter().any(|found| of_csv(&found)), "{heading}: {}", run.report());
    }
}

#[test]
fn beneficiaries_of_support_leave_like_the_poor() {
    let text = "\
kind: social-support
period: 2023
published: 2023-12-22
posted: { from: 2023-12-22, until: 2024-01-22 }
money: nghìn đồng
tables:
  programmes:
    - { line: total, beneficiaries: 2, amount: 1000 }
  beneficiaries:
    - { stt: 1, name: Nguyễn Thị Hòe, policy: Quà Tết, amount: 500 }
    - { stt: 2, name: Trần Văn Gạo, policy: Quà Tết, amount: 500 }
";
    let site = Site::with("2023/a.yaml", text).on("2024-01-22");
    site.build().success().page(&format!("{DINH_BANG}/2023/an-sinh-xa-hoi")).says(NAMES[0]);
    all_gone(site.on("2024-01-23").build().success());
}

#[test]
fn a_masked_name_is_initials_everywhere() {
    let kind = "\
id: petitions
title: Đơn thư
address: don-thu
versions:
  - levels: [commune]
    periods: [year]
    forms:
      - id: list
        title: Danh sách đơn
        table: list
        columns:
          - { id: who, label: Người gửi, type: person, privacy: masked }
          - { id: what, label: Nội dung, type: text, privacy: public }
";
    let text = "kind: petitions\nperiod: 2023\npublished: 2023-12-20\ntables:\n  list:\n    - { who: Nguyễn Thị Hòe, what: Hỏi về đường }\n";
    let site = Site::with("2023/a.yaml", text).file("content/kinds/petitions.yaml", kind);
    let run = site.build();
    run.success().page(&format!("{DINH_BANG}/2023/don-thu")).says("N. T. H.").says("Hỏi về đường");
    run.says_nowhere("Hòe");
}
