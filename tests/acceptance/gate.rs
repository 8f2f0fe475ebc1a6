//! The first gate: an identifier anywhere in the content stops the build and says where; what the
//! content declares, with a reason, passes.

use super::site::{Site, dinh_bang};

/// Invented, and built as numbers of Bắc Ninh are.
const CCCD: &str = "027085001234";

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
  by-hamlet:
    - { line: total, households: 420, poor: 2, near_poor: 0, persons: 5 }
  by-cause:
    - { line: 1, poor: 1 }
";

const FILE: &str = "2023/ho-ngheo.yaml";

fn poor(old: &str, new: &str) -> Site {
    assert!(POOR.contains(old), "{old}");
    Site::with(FILE, &POOR.replacen(old, new, 1))
}

#[test]
fn a_list_without_identifiers_passes() {
    let site = poor("stt: 1", "stt: 1");
    site.build().success();
}

/// Line and column, from 1, of the first place of `piece`.
fn place(text: &str, piece: &str) -> (u64, u64) {
    let before = &text[..text.find(piece).unwrap()];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (line as u64, column as u64)
}

#[test]
fn one_number_in_any_cell_comment_or_key_stops_the_build_and_says_where() {
    let plants: &[(&str, &str, &str)] = &[
        // What is replaced, by what, and where the finding points.
        ("Nguyễn Thị Hòe", "Nguyễn Thị Hòe 027085001234", "027085001234"),
        ("Tổ dân phố Đình", "027085001234", "027085001234"),
        ("Tổ dân phố Đình", "\"027 085 001 234\"", "027 085 001 234"),
        ("Tổ dân phố Đình", "０２７０８５００１２３４", "０２７０８５００１２３４"),
        ("Tổ dân phố Đình", "27085001234", "27085001234"),
        ("members: 3", "members: 27085001234", "27085001234"),
        ("class: poor }\n", "class: poor } # CCCD 027085001234\n", "027085001234"),
        ("kind: poor", "# bà Hòe: 027085001234\nkind: poor", "027085001234"),
        ("Trụ sở UBND phường", "Trụ sở UBND phường, gặp anh Gạo 0912 345 678", "0912 345 678"),
        ("published:", "title: Danh sách STK 2604205001234\npublished:", "2604205001234"),
        ("Tổ dân phố Hạ", "bị ung thư phổi", "bị ung thư phổi"),
        ("Tổ dân phố Hạ", "sinh ngày 03/02/1958", "03/02/1958"),
        ("Tổ dân phố Hạ", "\"\\u0030270850\\u0030\\u00301234\"", "\\u0030270850\\u0030\\u00301234"),
    ];
    for (old, new, piece) in plants {
        let text = POOR.replacen(old, new, 1);
        let site = poor(old, new);
        let run = site.check();
        let (line, column) = place(&text, piece);
        run.finds("DB300", &dinh_bang(FILE), line, column);
        run.refused();
    }
}

#[test]
fn a_number_split_over_the_cells_of_a_row_is_seen() {
    let new = "head: \"027085\", hamlet: \"001234\"";
    let site = poor("head: Nguyễn Thị Hòe, hamlet: Tổ dân phố Đình", new);
    let (line, column) = place(
        &POOR.replacen("head: Nguyễn Thị Hòe, hamlet: Tổ dân phố Đình", new, 1),
        "\"027085\"",
    );
    site.check().finds("DB300", &dinh_bang(FILE), line, column);
}

#[test]
fn names_of_files_and_folders_are_read() {
    let attachment = "attachments:\n  - { file: ho-so-027085001234.pdf, title: Hồ sơ }\n";
    let site = Site::with(FILE, &format!("{POOR}{attachment}"))
        .file(&dinh_bang("2023/ho-so-027085001234.pdf"), "%PDF-1.7");
    let run = site.check();
    run.finds("DB301", &dinh_bang("2023/ho-so-027085001234.pdf"), 1, 1);
    run.finds("DB300", &dinh_bang(FILE), 15, 19);
}

#[test]
fn tables_in_files_are_read_with_their_headings() {
    let csv = "stt;head;hamlet;members;class\n1;Nguyễn Thị Hòe;0912 345 678;3;poor\n";
    let (start, end) = (POOR.find("  households:").unwrap(), POOR.find("  by-hamlet:").unwrap());
    let text = format!("{}  households: ho.csv\n{}", &POOR[..start], &POOR[end..]);
    let site = Site::with(FILE, &text).file(&dinh_bang("2023/ho.csv"), csv);
    site.check().finds("DB300", &dinh_bang("2023/ho.csv"), 2, 18);
}

#[test]
fn pages_settings_units_and_kinds_are_read() {
    let page =
        "---\ntitle: Một trang\n---\n\nXem [hồ sơ](tel:0912345678).\n<!-- CCCD 027085001234 -->\n";
    let site = Site::new().file("content/pages/mot-trang.md", page);
    let run = site.check();
    run.finds("DB300", "content/pages/mot-trang.md", 5, 17);
    run.finds("DB300", "content/pages/mot-trang.md", 6, 11);
    let site = Site::new().edit("content/site.yaml", "title:", "# anh Gạo 0912345678\ntitle:");
    site.check().finds("DB300", "content/site.yaml", 1, 11);
}

#[test]
fn the_number_is_not_said_again() {
    let site = poor("Tổ dân phố Đình", CCCD);
    let spoken = site.danbiet(&["check"]).code(1);
    let cause = spoken.err.lines().find(|line| line.contains("DB300")).unwrap();
    assert!(!cause.contains(CCCD) && cause.contains("34"), "{cause}");
    assert!(cause.contains("CCCD"), "{cause}");
}

#[test]
fn what_an_office_declares_passes_and_nothing_else() {
    let contact =
        "contact: { name: Văn phòng, phone: 0222 381 2345, email: vanthu@bacninh.gov.vn }\n";
    let text = format!("{POOR}{contact}");
    let said =
        text.replacen("Trụ sở UBND phường", "Trụ sở (0222) 3812345 hoặc vanthu@bacninh.gov.vn", 1);
    Site::with(FILE, &said).check().without_objection_of_the_gate();
    let other = said.replacen("3812345", "3812346", 1);
    assert!(Site::with(FILE, &other).check().found().iter().any(|found| found.0 == "DB300"));
    // An identification number is no contact.
    let wrong = text.replacen("0222 381 2345", CCCD, 1);
    assert!(Site::with(FILE, &wrong).check().found().iter().any(|found| found.0 == "DB300"));
}

const EXCEPTION: &str = "\
exceptions:
  - { value: 0222 3812 399, reason: Số trực của trạm y tế, responsible: Chánh văn phòng }
";

#[test]
fn an_exception_has_a_reason_a_person_and_a_use() {
    let planted = || poor("Trụ sở UBND phường", "Trạm y tế 0222.3812.399");
    let edited = |exception: &str| {
        planted().edit("content/site.yaml", "title:", &format!("{exception}title:"))
    };
    edited(EXCEPTION).check().without_objection_of_the_gate();
    let site = edited(EXCEPTION);
    let run = site.build();
    let page = run.success().page("phuong-phap");
    page.says("0222 3812 399").says("Số trực của trạm y tế").says("Chánh văn phòng");
    let bare = EXCEPTION.replace("reason: Số trực của trạm y tế, ", "");
    edited(&bare).check().finds("DB013", "content/site.yaml", 2, 7).refused();
    let unused =
        poor("stt: 1", "stt: 1").edit("content/site.yaml", "title:", &format!("{EXCEPTION}title:"));
    let run = unused.check();
    run.finds("DB305", "content/site.yaml", 2, 7);
    assert!(!run.outcome.is_refused(), "{}", run.report());
    let over = EXCEPTION.replace(" }", ", until: 2023-12-31 }");
    edited(&over).on("2023-12-31").check().without_objection_of_the_gate();
    edited(&over).on("2024-01-01").check().finds("DB306", "content/site.yaml", 2, 7).refused();
    let short = EXCEPTION.replace("0222 3812 399", "399");
    edited(&short).check().finds("DB307", "content/site.yaml", 2, 7);
}

#[test]
fn an_exception_that_goes_takes_the_kept_record_with_it() {
    let site = poor("Trụ sở UBND phường", "Trạm y tế 0222.3812.399")
        .edit("content/site.yaml", "title:", &format!("{EXCEPTION}title:"))
        .cached();
    site.build().success();
    site.edit("content/site.yaml", EXCEPTION, "").build().refused();
}

#[test]
fn declarations_of_assets_are_refused_by_name() {
    let site = Site::with(
        FILE,
        &POOR.replacen(
            "published:",
            "title: Bản kê khai tài sản, thu nhập năm 2023\npublished:",
            1,
        ),
    );
    site.check().finds("DB304", &dinh_bang(FILE), 4, 8).refused();
    let site = Site::new().file(&dinh_bang("2023/ban-ke-khai-tai-san-thu-nhap.pdf"), "%PDF-1.7");
    site.check().finds("DB304", &dinh_bang("2023/ban-ke-khai-tai-san-thu-nhap.pdf"), 1, 1);
}
