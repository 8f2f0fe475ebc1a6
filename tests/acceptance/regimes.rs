//! Which law a document is judged by, what its state is called, and what is added up.

use super::site::{DINH_BANG, RECEPTION, Run, Site, dinh_bang};

const TU_SON: &str = "bac-ninh/phuong-tu-son";

fn head(kind: &str, period: &str) -> String {
    format!("kind: {kind}\nperiod: {period}\n")
}

fn regime(run: &Run<'_>, address: &str) -> String {
    let json = run.json(&format!("{address}/v1/tai-lieu.json"));
    json["regime"].as_str().unwrap().to_owned()
}

#[test]
fn the_document_decides_the_law_and_not_the_year() {
    let site = Site::with("2025/thuc-hien.yaml", &head("budget-execution", "2025-Q1"))
        .file(&dinh_bang("2024/quyet-toan.yaml"), head("budget-settlement", "2024"))
        .file(&dinh_bang("2025/du-toan.yaml"), head("budget-estimate", "2025"))
        .file(&format!("content/{TU_SON}/2025/quyet-toan.yaml"), head("budget-settlement", "2025"))
        .file(&format!("content/{TU_SON}/2025/thuc-hien.yaml"), head("budget-execution", "2025"))
        .file(&format!("content/{TU_SON}/2026/du-toan.yaml"), head("budget-estimate", "2026"))
        .file(&format!("content/{TU_SON}/2027/du-toan.yaml"), head("budget-estimate", "2027"))
        .file(&format!("content/{TU_SON}/2026/th.yaml"), head("budget-execution", "2026-3M"));
    let run = site.build();
    run.success();
    for (address, law) in [
        (format!("{DINH_BANG}/2025/thuc-hien-ngan-sach-quy-1"), "R1"),
        (format!("{DINH_BANG}/2024/quyet-toan"), "R1"),
        (format!("{DINH_BANG}/2025/du-toan"), "R1"),
        (format!("{TU_SON}/2025/quyet-toan"), "R2"),
        (format!("{TU_SON}/2025/thuc-hien-ngan-sach"), "R1"),
        (format!("{TU_SON}/2026/du-toan"), "R1"),
        (format!("{TU_SON}/2027/du-toan"), "R2"),
        (format!("{TU_SON}/2026/thuc-hien-ngan-sach-3-thang"), "R2"),
    ] {
        assert_eq!(regime(&run, &address), law, "{address}");
    }
}

#[test]
fn there_are_no_quarters_under_the_new_law() {
    for period in ["2026-Q1", "2026-Q3"] {
        let path = format!("content/{TU_SON}/2026/a.yaml");
        let site = Site::new().file(&path, head("budget-execution", period));
        let run = site.check();
        run.refused().finds("DB102", &path, 2, 9).says("DB102", "2026-9M");
        run.says("DB102", "không còn gọi là quý");
    }
    // And under the old one no quarter is called three months.
    let site = Site::with("2024/a.yaml", &head("budget-execution", "2024-3M"));
    site.check().refused().finds("DB102", &dinh_bang("2024/a.yaml"), 2, 9);
}

#[test]
fn districts_end_in_june_2025() {
    let district = "content/bac-ninh-27/thanh-pho-tu-son";
    let site = Site::new()
        .file(&format!("{district}/2025/a.yaml"), head("budget-execution", "2025-Q1"))
        .file(&format!("{district}/2025/b.yaml"), head("budget-execution", "2025-Q3"))
        .file(&format!("{district}/2026/c.yaml"), head("citizen-reception", "2026"));
    let run = site.check();
    run.refused();
    let errors: Vec<_> = run.found().into_iter().filter(|found| found.0 == "DB052").collect();
    assert_eq!(errors.len(), 2, "{}", run.report());
    run.finds("DB052", &format!("{district}/2025/b.yaml"), 2, 9);
    run.finds("DB052", &format!("{district}/2026/c.yaml"), 2, 9);
}

#[test]
fn contributions_are_no_matter_of_a_province() {
    let path = "content/bac-ninh/2026/a.yaml";
    let site = Site::new().file(path, head("contributions", "2026"));
    site.check().refused().finds("DB101", path, 2, 9);
}

/// Citizen reception is due five working days after it was drawn up (Law 104/2016, art. 18.4).
fn drawn_up(day: &str, published: &str) -> String {
    let events = format!("published: {published}\nevents: {{ created: {day} }}");
    RECEPTION.replace("published: 2023-12-29", &events)
}

fn state_of(text: &str) -> (String, serde_json::Value) {
    let site = Site::with("2023/a.yaml", text);
    let run = site.build();
    run.success();
    let address = format!("{DINH_BANG}/2023/tiep-cong-dan");
    let status = run.json(&format!("{address}/v1/tai-lieu.json"))["status"].clone();
    (run.page(&address).text, status)
}

#[test]
fn on_time_late_and_early_are_counted_by_working_days() {
    // Wednesday 20 December and five working days: Wednesday 27 December.
    let (page, status) = state_of(&drawn_up("2023-12-20", "2023-12-27"));
    assert_eq!((&status["kind"], &status["due"]), (&"on-time".into(), &"2023-12-27".into()));
    assert!(page.contains("Đúng hạn"), "{page}");
    let (page, status) = state_of(&drawn_up("2023-12-20", "2023-12-28"));
    assert_eq!((&status["kind"], &status["days"]), (&"late".into(), &1.into()));
    assert!(page.contains("Trễ 1 ngày"), "{page}");
    let (page, status) = state_of(&drawn_up("2023-12-20", "2023-12-21"));
    assert_eq!(status["kind"], "on-time");
    assert!(page.contains("sớm 6 ngày"), "{page}");
}

#[test]
fn without_a_date_to_count_from_nobody_is_late() {
    let (page, status) = state_of(RECEPTION);
    assert_eq!(status["kind"], "published");
    assert!(page.contains("Đã công khai") && !page.contains("Trễ"), "{page}");
}

#[test]
fn a_term_that_was_not_read_never_makes_anybody_late() {
    let terms = include_str!("../../src/law/terms.yaml");
    let unread = terms.split("\n- id: ").filter(|term| term.contains("\n  verified: false"));
    let with_days =
        unread.filter(|term| term.contains("days:") && !term.contains("count: posting"));
    let mut tried = 0;
    for term in with_days {
        let id = term.lines().next().unwrap().trim_start_matches("- id: ");
        let event = term.lines().find_map(|line| line.trim().strip_prefix("event: ")).unwrap();
        let kind = format!(
            "id: mine\ntitle: Của riêng\naddress: cua-rieng\nversions:\n  - levels: [commune]\n    periods: [year]\n    owes: [year]\n    deadline: [ {{ term: {id} }} ]\n"
        );
        let text = format!(
            "kind: mine\nperiod: 2023\npublished: 2024-12-31\nevents: {{ {event}: 2024-01-02 }}\n"
        );
        let event_is_known = !["period_end", "fixed", "posted_from"].contains(&event);
        let text =
            if event_is_known { text } else { text.replace(&format!("{event}: 2024-01-02"), "") };
        let site = Site::with("2023/a.yaml", &text)
            .file("content/kinds/mine.yaml", kind)
            .file(&dinh_bang("unit.yaml"), "unit: 09394@2020-01-01\n")
            .file("content/site.yaml", "title: Thử\nsince: 2022\n")
            .on("2025-06-30");
        let run = site.build();
        let page = run.success().page(&format!("{DINH_BANG}/2023/cua-rieng"));
        page.hides("Trễ");
        // Nor is what is not there called missing.
        let unit = run.page(DINH_BANG).text;
        let own = unit.split("Của riêng năm 2022").nth(1).unwrap_or_default();
        assert!(
            !own.chars().take(60).collect::<String>().contains("Chưa công khai"),
            "{id}: {own}"
        );
        tried += 1;
    }
    assert!(tried > 0, "no unread term is left to try");
}

#[test]
fn none_occurred_withdrawn_and_incomplete_are_said() {
    let none =
        "kind: citizen-reception\nperiod: 2023\nstate: none-occurred\npublished: 2023-12-29\n";
    let (page, status) = state_of(none);
    assert_eq!(status["kind"], "none-occurred");
    assert!(
        page.contains("Không phát sinh")
            && page.contains("Đơn vị thông báo kỳ này không phát sinh")
    );
    let part = RECEPTION
        .replace("  schedule:\n    - { when: Thứ Năm hằng tuần, host: Nguyễn Văn Mẫu }\n", "");
    let (page, status) = state_of(&part);
    assert_eq!(status["kind"], "incomplete");
    assert!(page.contains("Chưa đủ") && page.contains("Lịch tiếp công dân"), "{page}");
    let gone = RECEPTION.replace("published:", "state: withdrawn\nreason: Nhầm kỳ\npublished:");
    let (page, _) = state_of(&gone);
    assert!(page.contains("Đã gỡ") && page.contains("Nhầm kỳ"), "{page}");
}

#[test]
fn missing_not_yet_due_and_not_judged_are_three_states() {
    // Settlement 2025 of a commune: approved by 31 March 2026 at the latest, thirty days after it.
    let site = Site::new()
        .file("content/site.yaml", "title: Thử\nsince: 2025\n")
        .file(&format!("content/{TU_SON}/unit.yaml"), "unit: 09367@2025-07-01\n");
    let state = |site: &Site, title: &str| {
        let text = site.build().success().page(TU_SON).text;
        let (_, after) = text.split_once(title).unwrap_or_else(|| panic!("no {title} in\n{text}"));
        after.chars().take(40).collect::<String>()
    };
    let site = site.on("2026-04-15");
    let said = state(&site, "Quyết toán năm 2025");
    assert!(said.contains("Chưa đến hạn"), "{said}");
    let site = site.on("2026-06-30");
    let said = state(&site, "Quyết toán năm 2025");
    assert!(said.contains("Chưa công khai"), "{said}");
    // By when a list of the poor is drawn up was not read in the law: nothing is said against anybody.
    let said = state(&site, "Hộ nghèo năm 2025");
    assert!(said.contains("Chưa có trên cổng"), "{said}");
    // And what is there is not missing.
    let path = format!("content/{TU_SON}/2025/quyet-toan.yaml");
    let site = site.file(&path, head("budget-settlement", "2025"));
    let text = site.build().success().page(TU_SON).text;
    assert!(!text.contains("Quyết toán năm 2025 Chưa công khai"), "{text}");
}

#[test]
fn a_correction_shows_old_new_and_why() {
    let text = RECEPTION.to_owned()
        + "corrections:\n  - { date: 2024-01-05, table: turnout, line: sessions, column: value, old: 84, new: 48, reason: Gõ đảo hai chữ số }\n";
    let (page, _) = state_of(&text);
    for words in ["84", "48", "Gõ đảo hai chữ số", "05/01/2024"] {
        assert!(page.contains(words), "no {words} in\n{page}");
    }
    let (old, new) = (page.find("84").unwrap(), page.rfind("48").unwrap());
    assert!(old < new);
}

fn ward(name: &str, text: &str) -> (String, String) {
    (format!("content/bac-ninh-27/thanh-pho-tu-son/{name}/2023/a.yaml"), text.to_owned())
}

fn with(site: Site, files: &[(String, String)]) -> Site {
    files.iter().fold(site, |site, (path, text)| site.file(path, text))
}

#[test]
fn a_sum_says_of_how_many() {
    let site = with(
        Site::new(),
        &[
            ward("phuong-dinh-bang", RECEPTION),
            ward("phuong-dong-ky", &RECEPTION.replace("120", "80")),
            ward("phuong-tam-son", "kind: citizen-reception\nperiod: 2023\nstate: none-occurred\n"),
        ],
    );
    let run = site.build();
    // Từ Sơn had twelve wards.
    let page = run.success().page("bac-ninh-27/thanh-pho-tu-son");
    page.says("Cộng từ xã, phường").says("200 2/12");
}

#[test]
fn one_commune_counts_once_whatever_it_published() {
    let site = with(
        Site::new(),
        &[ward("phuong-dinh-bang", RECEPTION), ward("phuong-dong-ky", RECEPTION)],
    );
    let again = RECEPTION.replace("published", "name: bổ sung\npublished");
    let site = site.file(&dinh_bang("2023/b.yaml"), again);
    let page = site.build().success().page("bac-ninh-27/thanh-pho-tu-son").text;
    assert!(page.contains("2/12") && !page.contains("3/12"), "{page}");
    assert!(!page.contains("360"), "two documents of one ward are no sum: {page}");
}

#[test]
fn what_was_withdrawn_is_not_among_those_that_have_it() {
    let gone = RECEPTION.replace("published:", "state: withdrawn\nreason: Nhầm kỳ\npublished:");
    let site =
        with(Site::new(), &[ward("phuong-dinh-bang", RECEPTION), ward("phuong-dong-ky", &gone)]);
    let page = site.build().success().page("bac-ninh-27/thanh-pho-tu-son");
    page.says("1 trên 12 xã, phường").hides("2 trên 12 xã").hides("2/12");
}

#[test]
fn figures_of_a_period_and_since_january_are_not_added() {
    let execution = |measure: &str, spent: u32| {
        format!(
            "kind: budget-execution\nperiod: 2023-Q3\nmeasure: {measure}\nmoney: triệu đồng\ntables:\n  balance:\n    - {{ line: C, executed: {spent} }}\n"
        )
    };
    let site = with(
        Site::new(),
        &[
            ward("phuong-dinh-bang", &execution("period", 100)),
            ward("phuong-dong-ky", &execution("period", 200)),
            ward("phuong-tam-son", &execution("cumulative", 4000)),
        ],
    );
    let page = site.build().success().page("bac-ninh-27/thanh-pho-tu-son");
    page.says("300 triệu đồng 2/12").hides("4,3 tỷ").says("Có tài liệu không cộng được.");
}

#[test]
fn units_of_money_are_turned_into_one_before_adding() {
    let support = |money: &str, amount: &str| {
        format!(
            "kind: social-support\nperiod: 2023\nmoney: {money}\ntables:\n  programmes:\n    - {{ line: total, beneficiaries: 1, amount: {amount} }}\n"
        )
    };
    let site = with(
        Site::new(),
        &[
            ward("phuong-dinh-bang", &support("triệu đồng", "250")),
            ward("phuong-dong-ky", &support("đồng", "50000000")),
        ],
    );
    let page = site.build().success().page("bac-ninh-27/thanh-pho-tu-son");
    page.says("300 triệu đồng 2/12");
}

#[test]
fn a_commune_that_moved_is_counted_where_it_was() {
    // Phúc Sơn belonged to Chiêm Hóa until 2021 and to Lâm Bình after.
    let phuc_son = "content/tuyen-quang-08/huyen-lam-binh/xa-phuc-son";
    let neighbour = "content/tuyen-quang-08/huyen-chiem-hoa/xa-ngoc-hoi";
    let text = |year: &str| RECEPTION.replace("2023", year);
    let site = Site::new()
        .file(&format!("{phuc_son}/2023/a.yaml"), text("2023"))
        .file(&format!("{phuc_son}/2020/a.yaml"), text("2020"))
        .file(&format!("{neighbour}/2023/a.yaml"), text("2023").replace("120", "70"))
        .file(&format!("{neighbour}/2020/a.yaml"), text("2020").replace("120", "70"));
    let run = site.build();
    let old = run.success().page("tuyen-quang-08/huyen-chiem-hoa");
    old.says("190 2/").says("70 1/");
    run.page("tuyen-quang-08/huyen-lam-binh").says("120 1/").hides("120 2/");
}

#[test]
fn a_divided_commune_is_not_counted_beside_its_heirs() {
    // Cống Vị was divided in July 2025 among Ba Đình, Ngọc Hà and Giảng Võ; Hà Nội stands through it.
    let text = RECEPTION.replace("2023", "2025");
    let site = Site::new()
        .file("content/ha-noi/quan-ba-dinh/phuong-cong-vi/2025/a.yaml", &text)
        .file("content/ha-noi/phuong-ba-dinh/2025/a.yaml", text.replace("120", "70"));
    let run = site.build();
    let page = run.success().page("ha-noi");
    page.hides("190").says("70 1/");
}
