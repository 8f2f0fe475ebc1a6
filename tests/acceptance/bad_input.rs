//! What no manual can hold: files that are no text, links, floods; and that a refused build leaves
//! the site as it was, with everything told in one run.

use crate::papers::pdf;
use std::os::unix::ffi::OsStrExt;
use std::process::Command;
use std::time::{Duration, Instant};

use scraper::{Html, Selector};

use super::site::{DINH_BANG, RECEPTION, Site, Spoken, dinh_bang};
use crate::tree::tree;

/// Files that are no disclosures, each with what is found in it.
fn bytes() -> Vec<(&'static str, Vec<u8>, &'static str, u64, u64)> {
    let utf16 = |text: &str| -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect()
    };
    // “Tiếp dân” by Windows-1258: a base letter and a combining sign of its own.
    let windows_1258 = b"kind: citizen-reception\ntitle: Ti\xea\xecp d\xe2n\n".to_vec();
    let brackets = |count: usize| format!("kind: citizen-reception\ntables: {}", "[".repeat(count));
    let keys: String = (0..300).map(|n| format!("k{n}: 1\n")).collect();
    vec![
        ("empty.yaml", Vec::new(), "DB002", 1, 1),
        ("utf16.yaml", utf16(RECEPTION), "DB003", 1, 1),
        ("windows-1258.yaml", windows_1258, "DB003", 2, 10),
        ("excel.yaml", b"PK\x03\x04\x14\0\x06\0\xff\xfe".to_vec(), "DB003", 1, 9),
        ("nul.yaml", b"kind: citizen-reception\0\n".to_vec(), "DB015", 1, 24),
        ("escape.yaml", b"kind: \x1b[31mred\n".to_vec(), "DB015", 1, 7),
        ("oversized.yaml", vec![b'#'; (16 << 20) + 1], "DB004", 1, 1),
        ("deep.yaml", brackets(100_000).into_bytes(), "DB010", 2, 264),
        ("deep-blocks.yaml", "- ".repeat(100_000).into_bytes(), "DB010", 1, 67),
        ("deep-maps.yaml", "{a: ".repeat(100_000).into_bytes(), "DB010", 1, 1021),
        ("deep-keys.yaml", "? ".repeat(100_000).into_bytes(), "DB014", 1, 3),
        ("many-keys.yaml", (RECEPTION.to_owned() + &keys).into_bytes(), "DB012", 10, 1),
    ]
}

#[test]
fn everything_is_told_in_one_run_and_the_last_site_stands() {
    let site = Site::with("2022/tiep-cong-dan.yaml", &RECEPTION.replace("2023", "2022"));
    site.build().success();
    let before = site.published();
    let cases = bytes();
    let put = |site: Site, (name, bytes, ..): &(&str, Vec<u8>, _, _, _)| {
        site.file(&dinh_bang(&format!("2023/{name}")), bytes)
    };
    let site = cases.iter().fold(site, put);
    let start = Instant::now();
    let run = site.build();
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    for (name, _, code, line, column) in &cases {
        run.finds(code, &dinh_bang(&format!("2023/{name}")), *line, *column);
    }
    run.refused();
    assert_eq!(site.published(), before);
    for lang in ["vi", "en"] {
        let spoken = site.danbiet(&["build", "--lang", lang]).code(1);
        let told = |name: &&str| spoken.err.contains(*name);
        let names: Vec<&str> = cases.iter().map(|case| case.0).collect();
        assert!(names.iter().all(told), "{}", spoken.err);
        assert!(!spoken.err.contains('\u{1b}'), "what a file holds acts on the terminal");
    }
    assert_eq!(site.published(), before);
}

#[test]
fn a_hundred_thousand_brackets_are_refused_at_once() {
    for (name, bytes, ..) in bytes().into_iter().filter(|case| case.0.starts_with("deep")) {
        let site = Site::new().file(&dinh_bang(&format!("2023/{name}")), bytes);
        let start = Instant::now();
        site.check().refused();
        assert!(start.elapsed() < Duration::from_secs(3), "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn a_file_that_may_not_be_read_is_told() {
    // Root reads everything; a pipe that nobody writes to stops even root.
    let site = Site::new().file(&dinh_bang("2023/khac.txt"), "x");
    let pipe = site.path(&dinh_bang("2023/ong.yaml"));
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let site = site.file(&dinh_bang("2023/khac.yaml"), "");
    let run = site.check();
    run.refused().finds("DB001", &dinh_bang("2023/ong.yaml"), 1, 1);
    run.finds("DB002", &dinh_bang("2023/khac.yaml"), 1, 1);
}

#[test]
fn a_name_that_is_no_text_is_told() {
    let site = Site::new().file(&dinh_bang("2023/khac.txt"), "x");
    let folder = site.path(&dinh_bang("2023"));
    let name = std::ffi::OsStr::from_bytes(b"t\xe9p.yaml");
    std::fs::write(folder.join(name), RECEPTION).unwrap();
    let run = site.check();
    run.refused();
    assert_eq!(run.found()[0].0, "DB001", "{}", run.report());
}

#[test]
fn links_that_lead_out_or_round_are_told_where_they_lie() {
    let site = Site::new()
        .file("secret/2023/tiep-cong-dan.yaml", RECEPTION)
        .file("secret/quyet-dinh.pdf", "%PDF")
        .file(&dinh_bang("2023/tiep-cong-dan.yaml"), RECEPTION)
        .link(&dinh_bang("2022"), "../../../../secret/2023")
        .link(&dinh_bang("2023/quyet-dinh.pdf"), "../../../../../secret/quyet-dinh.pdf")
        .link(&dinh_bang("2023/gone.yaml"), "nowhere.yaml")
        .link(&dinh_bang("2023/self.yaml"), "self.yaml")
        .link(&dinh_bang("2021"), "..");
    let run = site.check();
    run.refused();
    run.finds("DB005", &dinh_bang("2022"), 1, 1);
    run.finds("DB005", &dinh_bang("2023/quyet-dinh.pdf"), 1, 1);
    run.finds("DB001", &dinh_bang("2023/gone.yaml"), 1, 1);
    run.finds("DB006", &dinh_bang("2021"), 1, 1);
    let told = run.found().iter().filter(|found| found.1.ends_with("self.yaml")).count();
    assert_eq!(told, 1, "{}", run.report());
}

#[test]
fn a_link_out_is_not_followed_to_look() {
    // Were it followed, the whole machine would be read.
    let site = Site::with("2023/tiep-cong-dan.yaml", RECEPTION).link(&dinh_bang("2022"), "/");
    let start = Instant::now();
    site.check().refused().finds("DB005", &dinh_bang("2022"), 1, 1);
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
}

#[test]
fn a_link_within_the_content_is_a_file_like_any() {
    let site = Site::new()
        .file("content/mau/tiep-cong-dan.txt", RECEPTION)
        .link(&dinh_bang("2023/tiep-cong-dan.yaml"), "../../../../mau/tiep-cong-dan.txt");
    let run = site.build();
    run.success().page(&format!("{DINH_BANG}/2023/tiep-cong-dan")).says("48");
}

#[test]
fn two_files_for_one_address_are_both_named() {
    let site = Site::new()
        .file(&dinh_bang("2023/a.yaml"), RECEPTION)
        .file(&dinh_bang("2023/b.yaml"), RECEPTION);
    let spoken = site.danbiet(&["check", "--format", "plain"]).code(1);
    assert!(
        spoken.err.contains("2023/a.yaml") && spoken.err.contains("2023/b.yaml"),
        "{}",
        spoken.err
    );
}

#[test]
fn what_was_probably_meant_is_named() {
    let text = RECEPTION.replace("reception", "recption").replace("schedule", "shedule");
    Site::with("2023/a.yaml", &text).check().says("DB100", "citizen-reception");
    let text = RECEPTION.replace("published", "publishd").replace("schedule:", "shedule:");
    let site = Site::with("2023/a.yaml", &text);
    site.check().says("DB012", "“published”").says("DB104", "“schedule”");
    let wrong = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-ban/2023/a.yaml";
    Site::new().file(wrong, RECEPTION).check().says("DB050", "phuong-dinh-bang");
    let text = RECEPTION.replace("line: turns", "line: turn");
    Site::with("2023/a.yaml", &text).check().says("DB106", "“turns”");
    let own = "attachments: [ { file: quyet-dinh.pfd, title: Quyết định } ]\n";
    let site = Site::with("2023/a.yaml", &(RECEPTION.to_owned() + own));
    site.file(&dinh_bang("2023/quyet-dinh.pdf"), "%PDF").check().says("DB142", "quyet-dinh.pdf");
}

#[test]
fn names_that_fold_alike_have_addresses_of_their_own_in_any_order() {
    let ha = |code: &str| format!("content/quang-ngai/xa-son-ha-{code}/2026/tiep-cong-dan.yaml");
    let text = RECEPTION.replace("2023", "2026");
    let (one, other) = (text.replace("48", "41"), text.replace("48", "42"));
    let orders = [["21289", "21292"], ["21292", "21289"]];
    let sites = orders.map(|codes| {
        let texts = codes.map(|code| if code == "21289" { &one } else { &other });
        let site = Site::new().file(&ha(codes[0]), texts[0]).file(&ha(codes[1]), texts[1]);
        let run = site.build();
        run.success();
        run.page("quang-ngai/xa-son-ha-21289/").says("Xã Sơn Hà");
        run.page("quang-ngai/xa-son-ha-21292/").says("Xã Sơn Hạ");
        run.page("quang-ngai/xa-son-ha-21289/2026/tiep-cong-dan").says("41").hides("42");
        site.published()
    });
    assert_eq!(sites[0], sites[1]);
    // Without its code the name is of neither.
    let site = Site::new().file("content/quang-ngai/xa-son-ha/2026/a.yaml", &text);
    site.check().refused().finds("DB050", "content/quang-ngai/xa-son-ha/2026/a.yaml", 1, 1);
}

#[test]
fn names_with_signs_of_html_are_shown_as_they_are() {
    let name = r#"Nguyễn 'Văn' "Mẫu" <i>A & B</i>"#;
    let text = RECEPTION.replace("Nguyễn Văn Mẫu", &format!("'{}'", name.replace('\'', "''")))
        + "title: '</title><script>alert(1)</script> & \"b\"'\n"
        + "decision: { number: '\"><img src=x onerror=alert(1)>' }\n"
        + "attachments: [ { file: a.pdf, title: '</a><b>Quyết định</b>' } ]\n";
    let site = Site::with("2023/a.yaml", &text).file(&dinh_bang("2023/a.pdf"), pdf("A"));
    let run = site.build();
    let page = run.success().page(&format!("{DINH_BANG}/2023/tiep-cong-dan"));
    page.says(name).says("</title><script>alert(1)</script>").says("</a><b>Quyết định</b>");
    // Parsed as a browser does: none of it became an element or ended one.
    // The theme's own scripts lie among its assets; JSON is none.
    let acting =
        Selector::parse("script:not([type$='json']):not([src^='../assets/']), img, i, [onerror]");
    let acting = acting.unwrap();
    for (path, bytes) in site.published().iter().filter(|(path, _)| path.ends_with(".html")) {
        let parsed = Html::parse_document(&String::from_utf8_lossy(bytes));
        let found: Vec<String> = parsed.select(&acting).map(|element| element.html()).collect();
        assert!(path.starts_with("mau/") || found.is_empty(), "{path}: {found:?}");
    }
    let json = run.json(&format!("{DINH_BANG}/2023/tiep-cong-dan/v1/tai-lieu.json"));
    assert_eq!(json["title"], "</title><script>alert(1)</script> & \"b\"");
}

#[test]
fn braces_in_content_are_printed_as_they_stand() {
    let text = RECEPTION.replace("Thứ Năm hằng tuần", "'{{ 7 * 7 }} {% raw %}'")
        + "text: |\n  Ghi {{ don_vi }} và {% include \"a\" %} và {# b #}.\n";
    let site = Site::with("2023/a.yaml", &text);
    let run = site.build();
    let page = run.success().page(&format!("{DINH_BANG}/2023/tiep-cong-dan"));
    page.says("{{ 7 * 7 }} {% raw %}").says("Ghi {{ don_vi }} và {% include \"a\" %} và {# b #}.");
}

#[test]
fn a_site_without_settings_is_refused() {
    let site = Site::bare().file(&dinh_bang("2023/a.yaml"), RECEPTION);
    let run = site.build();
    run.refused().says("DB400", "danbiet init");
    assert!(tree(&site.path("public")).is_empty());
}

#[test]
fn no_finding_hides_another() {
    // A wrong kind file, wrong settings and a wrong document: one run tells of all three.
    let site = Site::with("2023/a.yaml", "kind: citizen-recption\nperiod: 2023\n")
        .file("content/site.yaml", "titel: A\n")
        .file("content/kinds/a.yaml", "id: a\n")
        .file("themes/default/pages/home.html", "{% if %}")
        .file("content/pages/a.md", "---\ntitle: A\n---\n<b>x</b>\n");
    let run = site.check();
    let mut codes: Vec<String> = run.refused().found().into_iter().map(|found| found.0).collect();
    codes.dedup();
    for code in ["DB012", "DB013", "DB100", "DB350", "DB405"] {
        assert!(codes.iter().any(|found| found == code), "no {code} in\n{}", run.report());
    }
}

#[test]
fn wrong_words_on_the_line_do_not_touch_the_site() {
    let site = Site::with("2023/a.yaml", RECEPTION);
    site.danbiet(&["build", "--at", "2024-02-30"]).code(2);
    site.danbiet(&["build", "--base-url", "x"]).code(1);
    assert!(site.published().is_empty());
    let mut nowhere = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    Spoken::of(nowhere.args(["check", "--site", "/nonexistent/site"])).code(3);
}

#[test]
fn a_flood_of_keys_is_read_in_no_more_than_its_time() {
    let keys: String = (0..100_000).map(|n| format!("k{n}: 1\n")).collect();
    let text = format!("title: Trang thử\n{keys}k7: 2\n");
    let start = Instant::now();
    let site = Site::new().file("content/site.yaml", text);
    site.check().refused().finds("DB016", "content/site.yaml", 1_001, 1);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}
