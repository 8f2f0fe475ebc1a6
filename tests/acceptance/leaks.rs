//! Ways on which something of a person could still get out, each tried once: exceptions that are
//! over or gone, contacts, headings, names beside a list, sums with nothing in them.

use danbiet::pipeline::live::Seen;

use super::papers::{gif, pdf};
use super::site::{DINH_BANG, RECEPTION, Site, dinh_bang};

/// A number of nobody.
const NUMBER: &str = "024093000123";
const PAGE: &str = "---\ntitle: Sổ tay\n---\n![Mẫu](bang.gif)\n";

fn with_picture() -> Site {
    Site::with("2023/a.yaml", RECEPTION)
        .file("content/pages/so-tay.md", PAGE)
        .file("content/pages/bang.gif", gif(NUMBER))
}

#[test]
fn an_exception_for_a_picture_counts_and_ends_like_any_other() {
    let exception = format!(
        "exceptions:\n  - {{ value: '{NUMBER}', reason: Số mẫu, responsible: Văn phòng, until: 2024-01-31 }}\n"
    );
    let site = with_picture().edit("content/site.yaml", "title:", &format!("{exception}title:"));
    let site = site.on("2024-01-31");
    site.check().without_objection_of_the_gate().success();
    site.on("2024-02-01").check().finds("DB306", "content/site.yaml", 2, 7).refused();
}

/// One that is over is no longer said to count, even where nothing needs it.
#[test]
fn an_exception_that_is_over_is_not_listed() {
    let exception = "exceptions:\n  - { value: 0222 3812 399, reason: Số trực, responsible: Văn phòng, until: 2024-01-31 }\n";
    let site = Site::with("2023/a.yaml", RECEPTION);
    let site = site.edit("content/site.yaml", "title:", &format!("{exception}title:"));
    let site = site.on("2024-01-31");
    site.build().success().page("phuong-phap").says("0222 3812 399");
    let site = site.on("2024-02-01");
    site.build().success().says_nowhere("0222 3812 399");
}

#[test]
fn the_picture_of_a_page_of_text_is_judged_while_it_is_served() {
    let site = with_picture();
    let live = site.live();
    assert!(matches!(live.update(&[]), Seen::Refused(_)));
    let picture = site.path("content/pages/bang.gif").canonicalize().unwrap();
    std::fs::write(&picture, gif("Mẫu")).unwrap();
    assert!(matches!(live.update(std::slice::from_ref(&picture)), Seen::Fresh));
    std::fs::write(&picture, gif(NUMBER)).unwrap();
    assert!(matches!(live.update(&[picture]), Seen::Refused(_)));
}

/// The last gate knows what any unit excepts. When one no longer does, the pages of others that
/// passed because of it are judged again.
#[test]
fn pages_made_under_an_exception_are_judged_again_when_it_goes() {
    let unit = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dong-ky/unit.yaml";
    let exception =
        "exceptions:\n  - { value: '123456789', reason: Mã mẫu, responsible: Văn phòng }\n";
    let text = RECEPTION.replace("period: 2023\n", "period: 2023\ntitle: Lịch mã 123456789\n");
    let site = Site::with("2023/a.yaml", &text).file(unit, exception).cached();
    site.build().success();
    let run = site.file(unit, "reception: Thứ Năm\n");
    run.build().refused().says("DB331", "2023/tiep-cong-dan/index.html");
}

#[test]
fn the_contact_of_a_document_passes_in_its_attachments_too() {
    let text = format!(
        "{RECEPTION}contact: {{ name: Văn phòng, phone: 0222 381 2345 }}\nattachments: [ {{ file: lich.pdf, title: Lịch }} ]\n"
    );
    let file = dinh_bang("2023/lich.pdf");
    let site = Site::with("2023/a.yaml", &text).file(&file, pdf("Lich, 02223812345"));
    site.check().success();
    site.file(&file, pdf("Lich, 0912345678")).check().says("DB320", "lich.pdf");
}

fn kind(columns: &str) -> Site {
    let kind = format!(
        "id: petitions\ntitle: Đơn thư\naddress: don-thu\nversions:\n  - levels: [commune]\n    periods: [year]\n    forms:\n      - id: list\n        title: Danh sách đơn\n        table: list\n        columns:\n{columns}"
    );
    Site::with("2023/a.yaml", RECEPTION).file("content/kinds/petitions.yaml", kind)
}

#[test]
fn a_heading_that_names_persons_makes_a_list_of_persons() {
    let file = "content/kinds/petitions.yaml";
    for heading in [
        "Họ và tên",
        "Họ tên chủ hộ",
        "Người nhận",
        "HỌ VÀ TÊN NGƯỜI GỬI",
        "'Số TT, họ và tên'",
        "Tên hộ",
    ] {
        let columns = format!(
            "          - {{ id: who, label: {heading}, type: text }}\n          - {{ id: what, label: Nội dung, type: text }}\n"
        );
        kind(&columns).check().finds("DB335", file, 12, 15).finds("DB335", file, 13, 15);
    }
    for heading in
        ["Số người nhận", "Ý kiến người dân", "Tên công trình", "Tên hồ sơ", "Tên hồ chứa nước"]
    {
        kind(&format!("          - {{ id: what, label: {heading}, type: text }}\n"))
            .check()
            .success();
    }
}

#[test]
fn a_number_of_a_paper_is_no_count_of_households() {
    let file = "content/kinds/petitions.yaml";
    let columns = |heading: &str| {
        format!(
            "          - {{ id: who, label: Họ và tên, type: person, privacy: public-until }}\n          - {{ id: x, label: {heading}, type: text, privacy: public-until }}\n"
        )
    };
    for heading in ["Số hộ chiếu", "Số hộ khẩu"] {
        kind(&columns(heading)).check().finds("DB303", file, 13, 15);
    }
    for heading in ["Số hộ có người khuyết tật", "Số người có bệnh hiểm nghèo"]
    {
        kind(&columns(heading)).check().success();
    }
}

#[test]
fn a_declaration_of_assets_is_known_however_its_words_are_divided() {
    for name in ["BanKeKhaiTaiSan.pdf", "Ban_ke-khai.tai_san-A.pdf", "bankekhaithunhap2023.docx"] {
        let site = Site::new().file(&dinh_bang(&format!("2023/{name}")), "%PDF-1.7");
        site.check().finds("DB304", &dinh_bang(&format!("2023/{name}")), 1, 1);
    }
    let site = Site::new().file(&dinh_bang("2023/KeHoachTaiSanCong.pdf"), pdf("Kế hoạch"));
    assert!(site.check().found().iter().all(|found| found.0 != "DB304"));
}

const SUPPORT: &str = "\
kind: social-support
period: 2023
published: 2023-12-20
posted: { from: 2023-12-20, until: 2024-01-20, place: Trụ sở }
money: đồng
tables:
  programmes:
    - { line: total, beneficiaries: 2, amount: 900 }
  beneficiaries:
    - { stt: 1, name: Nguyễn Thị Hòe, policy: Quà Tết, amount: 500 }
    - { stt: 2, name: Trần Văn Gạo, policy: Quà Tết, amount: 400 }
";

#[test]
fn a_name_of_the_list_stands_nowhere_else() {
    Site::with("2023/a.yaml", SUPPORT).check().success();
    let ways = [
        (
            "explanations: [ { table: programmes, line: total, text: Do bà Nguyễn Thị Hòe nhận } ]",
            "Phần giải trình",
        ),
        ("published_by: Trần Văn Gạo", "Nơi công bố"),
        ("keep_persons_until: { date: 2024-06-30, basis: Đơn của Trần Văn Gạo }", "Căn cứ giữ tên"),
        ("name: ho-so-nguyen-thi-hoe", "Tên riêng"),
        ("attachments: [ { file: NguyenThiHoe.pdf, title: Đơn } ]", "Tên của một tệp"),
        ("attachments: [ { file: don-tran-van-gao.pdf, title: Đơn } ]", "Tên của một tệp"),
    ];
    for (line, place) in ways {
        let site = Site::with("2023/a.yaml", &format!("{SUPPORT}{line}\n"))
            .file(&dinh_bang("2023/NguyenThiHoe.pdf"), pdf("Don"))
            .file(&dinh_bang("2023/don-tran-van-gao.pdf"), pdf("Don"));
        site.check().refused().says("DB344", place);
    }
    let site = Site::with("2023/a.yaml", &SUPPORT.replace("Trụ sở", "Nhà Trần Văn Gạo"));
    site.check().refused().says("DB344", "Nơi niêm yết");
}

#[test]
fn what_a_withdrawn_document_explained_is_gone_with_it() {
    let explained = "explanations: [ { table: programmes, line: total, text: Do 987654 đồng } ]\n";
    let file = dinh_bang("2023/a.yaml");
    let site =
        Site::with("2023/a.yaml", &format!("{SUPPORT}{explained}")).cached().on("2024-01-01");
    site.build().success();
    assert!(!site.remembered("987654").is_empty());
    let site = site.file(&file, format!("{SUPPORT}{explained}state: withdrawn\nreason: Nhầm\n"));
    site.build().success().says_nowhere("987654");
    assert_eq!(site.remembered("987654"), Vec::<String>::new());
}

/// One file is objected to fifty times at most, and the last time says that there is more.
#[test]
fn a_file_full_of_numbers_is_objected_to_fifty_times() {
    let numbers: String = (0..300).map(|n| format!("# 0240930{n:05}\n")).collect();
    let run_of = |text: String| {
        let site = Site::with("2023/a.yaml", &text);
        let run = site.check();
        let of_gate = run.outcome.findings.iter().filter(|one| one.code == "DB300");
        of_gate.map(|one| one.vi.cause.clone()).collect::<Vec<_>>()
    };
    let said = run_of(format!("{RECEPTION}{numbers}"));
    assert_eq!(said.len(), 50);
    assert!(said.last().unwrap().contains("còn những chỗ khác"), "{said:?}");
    assert!(said[..49].iter().all(|one| !one.contains("còn những chỗ khác")));
    let fifty: String = numbers.lines().take(50).map(|line| format!("{line}\n")).collect();
    let said = run_of(format!("{RECEPTION}{fifty}"));
    assert!(said.len() == 50 && !said[49].contains("còn những chỗ khác"), "{said:?}");
}

/// The cells of a table in CSV, by the first word of their row.
fn cells(csv: &str, row: &str) -> Vec<String> {
    let line = csv.lines().find(|line| line.contains(row));
    let line = line.unwrap_or_else(|| panic!("no {row} in {csv}"));
    line.split(',').map(str::to_owned).collect()
}

fn hidden(cells: &[String]) -> usize {
    cells.iter().filter(|cell| *cell == "ẩn").count()
}

const COUNTED_BY_HAMLET: &str = "\
id: people
title: Người có công
address: nguoi-co-cong
versions:
  - levels: [commune]
    periods: [year]
    forms:
      - id: by-hamlet
        title: Theo thôn
        address: theo-thon
        table: lines
        rows: open
        columns:
          - { id: total, label: Tổng cộng, type: count, privacy: counted }
          - { id: men, label: Nam, type: count, privacy: counted }
          - { id: women, label: Nữ, type: count, privacy: counted }
        lines:
          - { id: all, label: Tổng số }
        rules:
          - { sum: children }
          - { equal: '*/total = */men + */women' }
";

/// The parts of a sum leave a column blank: the rule of its own row is all that binds it.
#[test]
fn a_sum_without_parts_is_bound_by_its_row() {
    let text = "\
kind: people
period: 2023
published: 2023-12-20
tables:
  by-hamlet:
    - { line: all, total: 10, men: 7, women: 3 }
    - { code: 1, label: Thôn Đông, level: 1, total: 10, men: 7 }
";
    let site = Site::with("2023/a.yaml", text).file("content/kinds/people.yaml", COUNTED_BY_HAMLET);
    let run = site.build();
    run.success();
    let csv = run.file(&format!("{DINH_BANG}/2023/nguoi-co-cong/v1/theo-thon.csv"));
    assert!(hidden(&cells(&csv, "Tổng số")) != 1, "the three women follow from the rest: {csv}");
}

/// A column that its heading gives to offices holds their contacts, on pages and in the search.
#[test]
fn the_telephone_of_an_office_may_be_found() {
    let columns = "          - { id: phone, label: Điện thoại cơ quan, type: text, privacy: public }\n          - { id: what, label: Nội dung, type: text, privacy: public }\n";
    let text = "kind: petitions\nperiod: 2023\npublished: 2023-12-20\ntables:\n  list:\n    - { phone: 0222 381 2345, what: Tiếp nhận }\n";
    let site = kind(columns).file(&dinh_bang("2023/b.yaml"), text);
    let run = site.build();
    run.success().page(&format!("{DINH_BANG}/2023/don-thu")).says("0222 381 2345");
}

#[test]
fn a_rule_for_each_row_gives_no_hidden_count_away() {
    let text = "\
kind: people
period: 2023
published: 2023-12-20
tables:
  by-hamlet:
    - { line: all, total: 100, men: 52, women: 48 }
    - { code: 1, label: Thôn Đông, level: 1, total: 40, men: 2, women: 38 }
    - { code: 2, label: Thôn Đoài, level: 1, total: 60, men: 50, women: 10 }
";
    let site = Site::with("2023/a.yaml", text).file("content/kinds/people.yaml", COUNTED_BY_HAMLET);
    let run = site.build();
    run.success();
    let csv = run.file(&format!("{DINH_BANG}/2023/nguoi-co-cong/v1/theo-thon.csv"));
    for row in ["Thôn Đông", "Thôn Đoài"] {
        let row = cells(&csv, row);
        assert!(hidden(&row) != 1, "one hidden cell follows from its row: {csv}");
    }
    assert!(hidden(&cells(&csv, "Thôn Đông")) >= 2, "{csv}");
}

/// Where nothing is written nothing is added: what is hidden must not follow from the rest.
#[test]
fn a_blank_in_a_sum_gives_no_hidden_count_away() {
    let text = "\
kind: poor-households
period: 2023
decision: { number: 32/QĐ-UBND, signed: 2023-12-12 }
published: 2023-12-15
posted: { from: 2023-12-15, until: 2024-01-15, place: Trụ sở }
tables:
  households:
    - { stt: 1, head: Nguyễn Thị Hòe, hamlet: Tổ dân phố Đình, members: 3, class: poor }
  by-hamlet:
    - { line: total, households: 1290, poor: 58, near_poor: 21, persons: 201 }
  by-cause:
    - { line: 1, poor: 39 }
  changes:
    - { line: before, poor: 55, near_poor: 24 }
    - { line: new, poor: 3, near_poor: 6 }
    - { line: left, near_poor: 9 }
    - { line: after, poor: 58, near_poor: 21 }
";
    let site = Site::with("2023/a.yaml", text).on("2024-02-01");
    let run = site.build();
    run.success();
    let csv = run.file(&format!("{DINH_BANG}/2023/ho-ngheo/v1/bien-dong.csv"));
    assert!(hidden(&cells(&csv, "Phát sinh trong năm")) >= 1, "{csv}");
    assert!(hidden(&cells(&csv, "Cuối năm")) >= 1, "what is new follows: {csv}");
}
