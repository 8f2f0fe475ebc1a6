//! The pages of a site, and what a site may change of them: a template, a style, a word.

use super::site::{DINH_BANG, RECEPTION, Site, dinh_bang};
use crate::papers::gif;
use crate::tree::tree;

#[test]
fn one_site_has_a_page_of_every_sort() {
    let site = Site::at("every-kind");
    let run = site.build();
    run.success();
    for (address, words) in [
        ("", "Mọi loại tài liệu"),
        ("bac-ninh", "Bắc Ninh"),
        ("bac-ninh-27/thanh-pho-tu-son", "Từ Sơn (cũ)"),
        (DINH_BANG, "Phường Đình Bảng (cũ)"),
        ("bac-ninh/phuong-tu-son", "Phường Từ Sơn"),
        ("loai", "Hộ nghèo"),
        ("loai/quyet-toan", "Quyết toán"),
        ("nam", "2023"),
        ("nam/2023", "2023"),
        ("don-vi", "Từ Sơn"),
        ("don-vi-cu", "Đình Bảng"),
        ("phuong-phap", "Số cộng từ xã, phường"),
        ("canh-bao", ""),
    ] {
        let page = run.page(address);
        page.says(words);
        assert!(page.html.contains("<h1"), "{address} has no heading");
        // Nothing is ever asked of another host, and no script runs.
        for strange in ["<script src", "javascript:", "http://", "onclick"] {
            let own = page.html.replace("http://www.w3.org", "");
            assert!(!own.contains(strange), "{strange} on {address}");
        }
    }
    run.page(&format!("{DINH_BANG}/2023/quyet-toan")).says("40,9").says("27,7");
    assert!(run.has("404.html") && run.has("robots.txt") && run.has("sitemap.xml"));
    run.says_nowhere("{{").says_nowhere("{%");
}

#[test]
fn every_link_and_every_file_of_a_page_is_there() {
    let site = Site::at("every-kind");
    let run = site.build();
    run.success();
    let published = site.published();
    let mut followed = 0;
    for (path, bytes) in published.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = scraper::Html::parse_document(&String::from_utf8_lossy(bytes));
        let links = scraper::Selector::parse("a[href], link[href], img[src]").unwrap();
        for link in page.select(&links) {
            let href = link.attr("href").or(link.attr("src")).unwrap();
            let (target, anchor) = href.split_once('#').unwrap_or((href, ""));
            if target.contains(':') || path == "404.html" {
                continue;
            }
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in target.split('/').filter(|part| !part.is_empty()) {
                match part {
                    ".." => assert!(parts.pop().is_some(), "{href} on {path} leads out"),
                    part => parts.push(part),
                }
            }
            let file = if target.is_empty() { path.clone() } else { parts.join("/") };
            let there = published.get(&file);
            assert!(there.is_some(), "{href} on {path} leads to {file}, which is not there");
            if !anchor.is_empty() {
                let html = String::from_utf8_lossy(there.unwrap());
                let quoted = html.contains(&format!("id=\"{anchor}\""));
                let id = scraper::Html::parse_document(&html);
                let found = id.tree.values().any(|node| {
                    node.as_element().is_some_and(|element| element.id() == Some(anchor))
                });
                assert!(quoted || found, "{href} on {path}: no such place");
            }
            followed += 1;
        }
    }
    assert!(followed > 1000, "{followed} links");
}

#[test]
fn a_site_changes_one_word_one_style_one_template() {
    let site = Site::with("2023/a.yaml", RECEPTION)
        .file("themes/default/strings.vi.yaml", "state_published: Đã đưa lên cổng\n")
        .file("themes/default/styles/parts/notice.css", ".notice{color:#123456}\n")
        .file("themes/default/parts/_site-foot.html", "<footer>Chân trang riêng</footer>\n");
    let run = site.build();
    run.success().without_objection();
    let page = run.page(&format!("{DINH_BANG}/2023/tiep-cong-dan"));
    page.says("Đã đưa lên cổng").says("Chân trang riêng");
    // Whatever was not changed is as it was.
    page.says("Kết quả tiếp công dân");
    let sheets: Vec<String> = site
        .published()
        .into_iter()
        .filter(|(path, _)| path.ends_with(".css"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    assert!(sheets.iter().any(|sheet| sheet.contains("#123456")), "{sheets:?}");
    assert!(sheets.iter().any(|sheet| sheet.contains("--")), "the tokens are still there");
}

#[test]
fn a_broken_template_is_a_finding_in_its_file_and_touches_nothing() {
    let site = Site::with("2023/a.yaml", RECEPTION);
    site.build().success();
    let before = tree(&site.path("public"));
    let path = "themes/default/parts/_notice.html";
    for (text, line) in [
        ("<p>\n{% if x %}\n</p>\n", 4),
        ("<p>\n{{ notice.lead | khong_co }}\n</p>\n", 2),
        ("<p>\n\n{% endfor %}\n", 3),
    ] {
        let site = Site::with("2023/a.yaml", RECEPTION).file(path, text);
        let run = site.build();
        run.refused();
        let found = run.found();
        let of_theme = found
            .iter()
            .find(|found| found.0 == "DB405")
            .unwrap_or_else(|| panic!("{}", run.report()));
        assert_eq!(of_theme.1, path, "{}", run.report());
        assert!(of_theme.2.abs_diff(line) <= 1, "{text:?}: {of_theme:?}");
    }
    let site = site.file(path, "{% if %}");
    site.build().refused();
    assert_eq!(tree(&site.path("public")), before);
}

#[test]
fn a_template_that_fails_only_when_used_is_a_finding_too() {
    let path = "themes/default/pages/disclosure.html";
    let site = Site::with("2023/a.yaml", RECEPTION).file(
        path,
        "{% extends \"layout.html\" %}\n{% block main %}\n{{ page.khong.co.gi }}\n{% endblock %}\n",
    );
    let run = site.build();
    run.refused();
    let found = run.found();
    assert!(found.iter().any(|found| found.0 == "DB405" && found.1 == path), "{}", run.report());
    assert!(site.published().is_empty());
}

#[test]
fn a_word_that_does_not_exist_is_told() {
    let site = Site::with("2023/a.yaml", RECEPTION)
        .file("themes/default/strings.vi.yaml", "state_publishd: Đã đưa lên\n");
    let run = site.build();
    run.refused();
    assert_eq!(run.found()[0].1, "themes/default/strings.vi.yaml", "{}", run.report());
}

#[test]
fn a_theme_of_another_name_is_found_by_the_settings() {
    let settings = "title: Trang thử\ntheme: rieng\n";
    let site = Site::with("2023/a.yaml", RECEPTION).file("content/site.yaml", settings);
    site.check().refused().says("DB404", "rieng");
    let site = site.file("themes/rieng/parts/_site-foot.html", "<footer>Giao diện riêng</footer>");
    site.build().success().page("").says("Giao diện riêng");
}

#[test]
fn a_budget_of_bytes_stops_a_page_that_is_too_heavy() {
    let settings = "title: Trang thử\nbudgets: { list: 1 KB }\n";
    let site = Site::with("2023/a.yaml", RECEPTION).file("content/site.yaml", settings);
    let run = site.build();
    run.refused().says("DB406", "1,0 KB");
    assert!(site.published().is_empty());
}

#[test]
fn the_shell_speaks_english_where_the_site_asks_for_it() {
    let settings = "title: Trial\nlanguage: en\n";
    let site = Site::with("2023/a.yaml", RECEPTION).file("content/site.yaml", settings);
    let run = site.build();
    let page = run.success().page(&format!("{DINH_BANG}/2023/tiep-cong-dan"));
    page.says("Published").hides("Đã công khai");
    assert!(page.html.contains("lang=en") || page.html.contains("lang=\"en\""));
}

#[test]
fn real_and_sample_are_told_apart_on_every_page() {
    let sample = RECEPTION.replace("published", "sample: true\npublished");
    let site = Site::with("2023/a.yaml", &sample)
        .file(&dinh_bang("2022/a.yaml"), RECEPTION.replace("2023", "2022"));
    let run = site.build();
    run.success();
    run.page(&format!("{DINH_BANG}/2023/tiep-cong-dan")).says("Dữ liệu mẫu");
    run.page(&format!("{DINH_BANG}/2022/tiep-cong-dan")).hides("Dữ liệu mẫu");
    let csv = run.file(&format!("{DINH_BANG}/2023/tiep-cong-dan/v1/ket-qua.csv"));
    assert!(csv.lines().skip(1).all(|line| line.ends_with(",có")), "{csv}");
}

#[test]
fn an_image_beside_a_page_of_text_is_shown() {
    let site = Site::with("2023/a.yaml", RECEPTION)
        .file("content/pages/so-tay.md", "---\ntitle: Sổ tay\n---\n![Mẫu bảng](bang.gif)\n")
        .file("content/pages/bang.gif", gif("Mẫu"));
    let run = site.build();
    let page = run.success().page("so-tay");
    assert!(page.html.contains("bang.gif"), "{}", page.html);
}

#[test]
fn large_amounts_are_exact_to_the_dong() {
    let text = "\
kind: social-support
period: 2023
money: đồng
tables:
  programmes:
    - { line: total, beneficiaries: 1, amount: 9007199254740993 }
    - { line: bhyt, beneficiaries: 1, amount: 9007199254740993 }
";
    let site = Site::with("2023/a.yaml", text);
    let run = site.build();
    let address = format!("{DINH_BANG}/2023/an-sinh-xa-hoi");
    run.success().page(&address).says("9.007.199.254.740.993");
    let csv = run.file(&format!("{address}/v1/chuong-trinh.csv"));
    assert!(csv.contains(",9007199254740993,"), "{csv}");
    let json = run.file(&format!("{address}/v1/tai-lieu.json"));
    assert!(json.contains("9007199254740993"), "{json}");
}

#[test]
fn a_page_without_an_address_has_that_of_its_path() {
    let text = "---\ntitle: Sổ tay\n---\nMột.\n";
    let site = Site::with("2023/a.yaml", RECEPTION).file("content/pages/Sổ Tay/Bảng số.md", text);
    site.build().success().page("so-tay/bang-so").says("Một.");
}

#[test]
fn a_unit_that_no_catalogue_knows_has_its_pages() {
    let site = Site::new()
        .file("content/tinh-mau/unit.yaml", "name: Tỉnh Mẫu\nlevel: province\ncode: 99\n")
        .file(
            "content/tinh-mau/xa-mau/unit.yaml",
            "name: Xã Mẫu\nlevel: commune\ncode: 99999\ncontact: { phone: 0222 3835 123 }\n",
        )
        .file("content/tinh-mau/xa-mau/2023/a.yaml", RECEPTION);
    let run = site.build();
    run.success().without_objection();
    run.page("tinh-mau/xa-mau").says("Xã Mẫu").says("0222 3835 123");
    run.page("tinh-mau/xa-mau/2023/tiep-cong-dan").says("xã Mẫu tiếp 120 lượt người");
    run.page("tinh-mau").says("Xã Mẫu").says("1 trên 1");
}

#[test]
fn a_unit_of_the_sites_own_knows_the_unit_above_whatever_their_names() {
    // In the order of paths `huyen-mau/unit.yaml` comes before the `unit.yaml` of the province.
    let site = Site::new()
        .file("content/tinh-mau/unit.yaml", "name: Tỉnh Mẫu\nlevel: province\ncode: 99\n")
        .file(
            "content/tinh-mau/huyen-mau/unit.yaml",
            "name: Huyện Mẫu\nlevel: district\ncode: 999\n",
        )
        .file(
            "content/tinh-mau/huyen-mau/xa-mau/unit.yaml",
            "name: Xã Mẫu\nlevel: commune\ncode: 99999\n",
        )
        .file("content/tinh-mau/huyen-mau/xa-mau/2023/a.yaml", RECEPTION);
    let run = site.build();
    run.success().without_objection();
    run.page("tinh-mau").says("Huyện Mẫu").says("1 trên 1");
    run.page("tinh-mau/huyen-mau/xa-mau/2023/tiep-cong-dan").says("Tỉnh Mẫu");
}
