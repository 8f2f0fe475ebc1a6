//! How persons are seen: by name, by initials, as counts; which counts are hidden then; one row taken
//! out; names that would stay.

use super::site::{Run, Site, dinh_bang};
use crate::papers::pdf;

const ADDRESS: &str = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/ho-ngheo";

/// Persons of the list, invented.
const NAMES: [&str; 4] = ["Nguyễn Thị Hòe", "Trần Văn Gạo", "Lê Thị Sấu", "Bùi Thị Na"];

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
    - { stt: 4, head: Bùi Thị Na, hamlet: Tổ dân phố Đình, members: 6, class: poor }
  by-hamlet:
    - { line: total, households: 1290, poor: 58, near_poor: 21, persons: 201 }
    - { code: 1, label: Tổ dân phố Đình, level: 1, households: 420, poor: 34, near_poor: 10, persons: 117 }
    - { code: 2, label: Tổ dân phố Hạ, level: 1, households: 440, poor: 21, near_poor: 8, persons: 77 }
    - { code: 3, label: Tổ dân phố Thượng, level: 1, households: 430, poor: 3, near_poor: 3, persons: 7 }
  by-cause:
    - { line: 1, poor: 39, near_poor: 4 }
  changes:
    - { line: before, poor: 62, near_poor: 24 }
    - { line: new, poor: 13, near_poor: 6 }
    - { line: left, poor: 17, near_poor: 9 }
    - { line: after, poor: 58, near_poor: 21 }
";

fn site(settings: &str) -> Site {
    let settings = format!("title: Trang thử\n{settings}");
    Site::with("2023/ho-ngheo.yaml", POOR)
        .file("content/site.yaml", settings)
        .file(&dinh_bang("2023/danh-sach.pdf"), pdf("Danh sách"))
        .on("2024-01-10")
}

fn nobody(run: &Run<'_>) {
    for name in NAMES {
        run.says_nowhere(name);
        // Nor by the given name with the word before it.
        run.says_nowhere(name.split_once(' ').unwrap().1);
    }
}

fn csv(run: &Run<'_>, form: &str) -> String {
    run.file(&format!("{ADDRESS}/v1/{form}.csv"))
}

#[test]
fn by_initials_no_name_is_anywhere_and_no_order_tells_who_is_who() {
    let site = site("privacy: { persons: initials }\n");
    let site = site.edit(&dinh_bang("2023/ho-ngheo.yaml"), "tables:", "corrections:\n  - { date: 2023-12-20, table: households, line: 2, column: members, old: 7, new: 2, reason: Khai lại, decision: 40/QĐ-UBND }\nattachments:\n  - { file: danh-sach.pdf, title: Danh sách đã ký }\ntables:");
    let run = site.build();
    nobody(run.success());
    let page = run.page(ADDRESS);
    page.says("N. T. H.").says("Tổ dân phố Đình").says("Họ tên chỉ ghi chữ cái đầu");
    // By hamlet, not by the number of the signed list; the numbers are gone.
    let list = csv(&run, "danh-sach");
    let order: Vec<&str> =
        list.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(order, ["N. T. H.", "B. T. N.", "T. V. G.", "L. T. S."], "{list}");
    assert!(!list.starts_with("\u{feff}STT"), "{list}");
    let json = run.json(&format!("{ADDRESS}/v1/tai-lieu.json"));
    assert!(json["tables"][0]["rows"][0]["cells"].get("stt").is_none());
    // A corrected row is not marked, and the signed list, which has all names, is not there.
    assert!(
        !page.html.contains("danh-sach-2\"") && !run.has(&format!("{ADDRESS}/tep/danh-sach.pdf"))
    );

    // Another order in the file, the same bytes on the page.
    let lines: Vec<&str> = POOR.lines().filter(|line| line.contains("stt:")).collect();
    let swapped = POOR.replace(lines[0], "@").replace(lines[3], lines[0]).replace('@', lines[3]);
    let one = super_site(&swapped).build().success().file(&format!("{ADDRESS}/index.html"));
    let other = super_site(POOR).build().success().file(&format!("{ADDRESS}/index.html"));
    assert_eq!(one, other);
}

fn super_site(text: &str) -> Site {
    let settings = "title: Trang thử\nprivacy: { persons: initials }\n";
    Site::with("2023/ho-ngheo.yaml", text).file("content/site.yaml", settings).on("2024-01-10")
}

#[test]
fn counts_only_from_the_first_day_with_small_ones_hidden() {
    for settings in
        ["privacy: { persons: counts }\n", "privacy: { kinds: { poor-households: counts } }\n"]
    {
        let site = site(settings);
        let run = site.build();
        nobody(run.success());
        let page = run.page(ADDRESS);
        page.says("Danh sách chỉ có số đếm").says("58").says("Số nhỏ được ẩn").hides("noindex");
        let hamlets = csv(&run, "theo-thon");
        // Three in Thượng are hidden, and the next smallest with them; the total stays.
        assert!(hamlets.contains("Tổ dân phố Đình,420,34,10,"), "{hamlets}");
        assert!(hamlets.contains("Tổ dân phố Thượng,430,ẩn,ẩn,7,"), "{hamlets}");
        assert!(hamlets.contains("Tổ dân phố Hạ,440,ẩn,ẩn,77,"), "{hamlets}");
        assert!(hamlets.contains("Tổng số,1290,58,21,201,4.5,"), "{hamlets}");
        // The sums of what is hidden are not proven on the page.
        page.hides("34 + 21 + 3").hides("34 + 21");
        let json = run.json(&format!("{ADDRESS}/v1/tai-lieu.json"));
        let hidden = &json["tables"][1]["rows"][3]["cells"];
        assert_eq!(hidden["poor"], serde_json::json!({ "hidden": "small-count" }));
        assert_eq!(hidden["rate"], serde_json::json!({ "hidden": "small-count" }));
    }
}

#[test]
fn a_unit_may_show_less_than_the_site_and_never_more() {
    let unit = dinh_bang("unit.yaml");
    let site = site("").file(&unit, "privacy: { persons: counts }\n");
    nobody(site.build().success());
    let site = site.file("content/site.yaml", "title: Trang thử\nprivacy: { persons: initials }\n");
    let site = site.file(&unit, "privacy: { kinds: { poor-households: full } }\n");
    site.check().refused().says("DB336", "rộng hơn");
    let site = site.file(&unit, "privacy: { kinds: { poor-housholds: counts } }\n");
    site.check().refused().says("DB100", "poor-housholds");
    let site = site
        .file(&unit, "title: x\n")
        .file("content/site.yaml", "title: Trang thử\nprivacy: { small-count: 2 }\n");
    site.check().refused().says("DB337", "small-count");
}

#[test]
fn a_total_that_is_small_is_said_nowhere_and_added_to_nothing() {
    let few = POOR
        .replace("poor: 58, near_poor: 21, persons: 201", "poor: 3, near_poor: 21, persons: 201")
        .replace("poor: 34", "poor: 0")
        .replace("poor: 21, near_poor: 8", "poor: 0, near_poor: 8")
        .replace("poor: 58, near_poor: 21 }", "poor: 3, near_poor: 21 }")
        .replace("poor: 17, near_poor: 9", "poor: 72, near_poor: 9")
        .replace("line: 1, poor: 39", "line: 1, poor: 1");
    let neighbour = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dong-ky/2023/a.yaml";
    let site =
        site("").file(&dinh_bang("2023/ho-ngheo.yaml"), few).file(neighbour, POOR).on("2024-01-16");
    let run = site.build();
    run.success().page(ADDRESS).hides("3 hộ nghèo").says("21");
    // The town counts the other ward alone, and says so: 58 of one ward, not 61 of two.
    let town = run.page("bac-ninh-27/thanh-pho-tu-son");
    town.says("58").hides(" 61 ");
    run.says_nowhere("có 3 hộ nghèo");
}

#[test]
fn one_row_is_taken_out_and_nothing_tells_of_it() {
    let emptied = "{ stt: 2, members: 2, class: poor }";
    let written = "{ stt: 2, head: Trần Văn Gạo, hamlet: Tổ dân phố Hạ, members: 2, class: poor }";
    let taken = POOR.replace(written, emptied)
        + "withdrawals:\n  - { table: households, row: 2, on: 2024-01-05, reason: Theo yêu cầu của gia đình, basis: Luật 91/2025/QH15 }\n";
    let site = site("").cached();
    site.build().success().page(ADDRESS).says("Trần Văn Gạo");
    let site = site.file(&dinh_bang("2023/ho-ngheo.yaml"), &taken);
    let run = site.build();
    let page = run.success().page(ADDRESS);
    page.says("Đã rút ngày 05/01/2024").says("Theo yêu cầu của gia đình").says("Nguyễn Thị Hòe");
    run.says_nowhere("Trần Văn Gạo");
    // Neither do totals less the rows that are shown.
    let list = csv(&run, "danh-sach");
    assert!(list.contains("đã rút 2024-01-05") && !list.contains("2,2,"), "{list}");
    let json = run.json(&format!("{ADDRESS}/v1/tai-lieu.json"));
    assert!(json["tables"][0].get("totals").is_none_or(|totals| totals.get("members").is_none()));
    page.hides("58 hộ nghèo").says("dòng đã rút");
    assert_eq!(json["figures"].as_array().map(Vec::len), Some(1), "{}", json["figures"]);
    // After the posting the document's own totals stand again, the row counted.
    site.on("2024-01-16").build().success().page(ADDRESS).says("58");
}

#[test]
fn a_withdrawn_row_whose_name_is_still_there_is_refused() {
    let taken = POOR.to_owned()
        + "withdrawals:\n  - { table: households, row: 2, on: 2024-01-05, reason: Theo yêu cầu }\n  - { table: households, row: 17, on: 2024-01-05, reason: Theo yêu cầu }\n";
    let site = site("").file(&dinh_bang("2023/ho-ngheo.yaml"), &taken);
    let run = site.check();
    run.refused().says("DB342", "vẫn còn trong tệp").says("DB341", "dòng 17");
    assert!(run.found().iter().any(|found| found.0 == "DB342" && found.2 == 9), "{}", run.report());
}

#[test]
fn names_are_kept_longer_only_by_a_rule() {
    let kept = |rest: &str| {
        POOR.replace(
            "tables:\n",
            &format!("keep_persons_until: {{ date: 2024-03-01{rest} }}\ntables:\n"),
        )
    };
    let site =
        site("").file(&dinh_bang("2023/ho-ngheo.yaml"), kept(", basis: Điều 9 Quy chế 12/2023"));
    let site = site.on("2024-03-01");
    site.build().success().page(ADDRESS).says(NAMES[0]).says("Điều 9 Quy chế 12/2023");
    let site = site.on("2024-03-02");
    nobody(site.build().success());
    let site = site.file(&dinh_bang("2023/ho-ngheo.yaml"), kept(""));
    site.check().refused().says("DB338", "căn cứ");
    let early = kept(", basis: Điều 9").replace("date: 2024-03-01", "date: 2024-01-02");
    let site = site.file(&dinh_bang("2023/ho-ngheo.yaml"), early);
    site.check().refused().says("DB339", "02/01/2024");
}

#[test]
fn a_name_of_the_list_stands_nowhere_else() {
    for (place, line) in [
        ("text: |\n  Hộ bà NGUYỄN  Thị Hòe\n  được hỗ trợ.\n", 25),
        ("title: Danh sách có Trần Văn Gạo\n", 2),
        ("source: { title: x, file: y, note: Lê Thị Sấu khai }\n", 2),
    ] {
        let site = site("").file(&dinh_bang("2023/ho-ngheo.yaml"), POOR.to_owned() + place);
        let run = site.check();
        run.refused().says("DB344", "nêu tên một người");
        assert!(
            run.found().iter().any(|one| one.0 == "DB344" && one.2 == line),
            "{}",
            run.report()
        );
    }
    // Part of a longer word, or half of a name, is none.
    let site = site("").file(
        &dinh_bang("2023/ho-ngheo.yaml"),
        POOR.to_owned() + "text: |\n  Trần Văn Gạon và Nguyễn Thị.\n",
    );
    site.check().success();
}

#[test]
fn every_column_of_a_list_of_persons_says_who_may_see_it() {
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
          - { id: illness, label: Hoàn cảnh, type: text }
";
    let site = site("").file("content/kinds/petitions.yaml", kind);
    site.check().refused().finds("DB335", "content/kinds/petitions.yaml", 13, 15);
}

#[test]
fn neither_records_nor_books_remember_what_was_taken_back() {
    let corrected = POOR.to_owned()
        + "title: Danh sách bí mật 987654\ncorrections:\n  - { date: 2023-12-20, table: households, line: 2, column: head, old: Trần Văn Sai, new: Trần Văn Gạo, reason: Trần Văn Sai báo, decision: 40/QĐ-UBND }\n";
    let file = dinh_bang("2023/ho-ngheo.yaml");
    let site = site("").file(&file, &corrected).cached();
    site.build().success();
    // A list that stands: its records name nobody.
    assert_eq!(site.remembered("Trần Văn Sai"), Vec::<String>::new());
    assert_eq!(site.remembered(NAMES[0]), Vec::<String>::new());
    assert!(!site.remembered("987654").is_empty());
    // One that was withdrawn leaves nothing of what it said.
    let withdrawn = corrected.replace(
        "\npublished",
        "\nstate: withdrawn\nreason: Nhầm\nwithdrawn: { on: 2024-01-09, basis: Đơn 12 }\npublished",
    );
    let site = site.file(&file, withdrawn);
    let run = site.build();
    run.success().page(ADDRESS).says("Gỡ ngày 09/01/2024; Nhầm; căn cứ Đơn 12");
    assert_eq!(site.remembered("987654"), Vec::<String>::new());
    run.says_nowhere("987654");
}
