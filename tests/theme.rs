//! The theme: every sort of page renders, a site's own files win, a fault names its place.
//!
//! The pages are left in the folder that the build has for tests, for the eye, the HTML checker and
//! the accessibility tests.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]
#![expect(clippy::disallowed_methods, reason = "leaves the pages for the eye")]

#[path = "theme/samples/mod.rs"]
mod samples;

use std::io::Write as _;
use std::path::Path;

use danbiet::finding::Lang;
use danbiet::render::page::render;
use danbiet::render::theme::Theme;
use danbiet::render::view::{Body, Page};
use scraper::{Html, Selector};

fn theme() -> Theme {
    themed(&[]).expect("the default theme")
}

fn themed(files: &[(&str, &str)]) -> Result<Theme, danbiet::render::theme::ThemeError> {
    let files: Vec<_> =
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    Ok(Theme::load(Lang::Vi, &files)?.with_site(&samples::site()))
}

fn gz(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory").len()
}

fn text(page: &Page, theme: &Theme) -> String {
    String::from_utf8(render(page, theme).expect("renders")).expect("UTF-8")
}

/// Writes a page where a root of `../../` leads to the assets.
fn keep(name: &str, bytes: &[u8], theme: &Theme) {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("theme");
    let folder = if name == "home" { root.clone() } else { root.join("trang").join(name) };
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("index.html"), bytes).expect("a page");
    for asset in theme.assets() {
        let path = root.join(&asset.path);
        std::fs::create_dir_all(path.parent().expect("assets/")).expect("a folder");
        std::fs::write(path, &asset.bytes).expect("an asset");
    }
}

#[test]
fn every_sort_of_page_renders_and_is_complete() {
    let theme = theme();
    for (name, page) in samples::all() {
        let bytes = render(&page, &theme).unwrap();
        keep(name, &bytes, &theme);
        let document = Html::parse_document(std::str::from_utf8(&bytes).unwrap());
        for part in ["h1", "main#noi-dung", "footer.site-foot", "title", "meta[http-equiv]"] {
            let found = document.select(&Selector::parse(part).unwrap()).count();
            assert!(found >= 1, "{name} has no {part}");
        }
        let styled = Selector::parse("[style], script:not([type])").unwrap();
        assert_eq!(document.select(&styled).count(), 0, "{name} breaks its own policy");
    }
}

#[test]
fn the_pattern_page_shows_every_part() {
    let theme = theme();
    let shell = samples::shell("Mẫu trình bày", "Mẫu trình bày");
    let view = danbiet::render::pattern::patterns(&theme, &shell).unwrap();
    assert!(view.parts.iter().all(|part| !part.cases.is_empty()));
    let page = Page::new(shell, Body::Patterns(view));
    keep("patterns", &render(&page, &theme).unwrap(), &theme);
}

#[test]
fn pages_keep_to_their_budgets() {
    let theme = theme();
    let budgets = [("commune", 12), ("settlement", 12), ("households", 14), ("home", 10)];
    for (name, page) in samples::all() {
        let size = gz(&render(&page, &theme).unwrap());
        println!("{name:16} {size:6} gz");
        if let Some((_, kilobytes)) = budgets.iter().find(|(budget, _)| *budget == name) {
            assert!(size <= kilobytes * 1024, "{name}: {size} bytes gz");
        }
    }
    let style = theme.assets().iter().find(|asset| asset.path.ends_with(".css")).unwrap();
    println!("style            {:6} gz", gz(&style.bytes));
    assert!(gz(&style.bytes) <= 6 * 1024, "CSS: {} bytes gz", gz(&style.bytes));
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let (one, other) = (theme(), theme());
    for (name, page) in samples::all() {
        assert_eq!(render(&page, &one).unwrap(), render(&page, &other).unwrap(), "{name}");
    }
    assert_eq!(one.assets(), other.assets());
}

#[test]
fn names_with_quotes_and_angle_brackets_stay_text() {
    let mut page = samples::settlement();
    page.shell.heading = "Quyết toán \"<script>alert(1)</script>\" & 'x'".into();
    page.shell.title.clone_from(&page.shell.heading);
    if let Body::Disclosure(view) = &mut page.body {
        view.tables[0].groups[0].rows[1].label = "<img src=x onerror=alert(1)>".into();
    }
    let html = text(&page, &theme());
    let document = Html::parse_document(&html);
    for part in ["img", "script"] {
        assert_eq!(document.select(&Selector::parse(part).unwrap()).count(), 0, "{part}");
    }
    let heading = document.select(&Selector::parse("h1").unwrap()).next().unwrap();
    assert_eq!(heading.text().collect::<String>(), page.shell.heading);
}

#[test]
fn persons_are_kept_from_search_engines() {
    assert!(text(&samples::households(), &theme()).contains("noindex"));
    assert!(!text(&samples::settlement(), &theme()).contains("noindex"));
}

#[test]
fn the_shell_speaks_english() {
    let theme = Theme::load(Lang::En, &[]).unwrap().with_site(&samples::site());
    let html = text(&samples::commune(), &theme);
    assert!(html.contains("lang=en") || html.contains("lang=\"en\""));
    assert!(html.contains("Questions and answers"));
}

#[test]
fn both_languages_have_the_same_words() {
    let keys = |text: &str| -> Vec<String> {
        let keys = text.lines().filter_map(|line| line.split_once(": "));
        keys.map(|(key, _)| key.to_owned()).collect()
    };
    let vietnamese = include_str!("../themes/default/strings.vi.yaml");
    assert_eq!(keys(vietnamese), keys(include_str!("../themes/default/strings.en.yaml")));
}

#[test]
fn a_site_overrides_one_part_one_word_one_style() {
    let theme = themed(&[
        ("parts/_site-foot.html", "<footer class=\"site-foot\">Chân trang riêng</footer>"),
        ("strings.vi.yaml", "answers: Sáu điều nên biết\n"),
        ("styles/site.css", "@layer site { h1 { color: green } }"),
    ])
    .unwrap();
    let html = text(&samples::commune(), &theme);
    assert!(html.contains("Chân trang riêng") && html.contains("Sáu điều nên biết"));
    assert!(html.contains("Tài liệu theo năm"), "other words stay");
    let style = &theme.assets()[0];
    assert!(style.bytes.ends_with(b"@layer site{h1{color:green}}"));
    assert_ne!(style.path, self::theme().assets()[0].path);
}

#[test]
fn a_kind_may_bring_its_own_template() {
    let own = "{% extends \"layout.html\" %}{% block main %}<h1>Riêng: {{ lede | safe }}</h1>{% endblock main %}";
    let theme = themed(&[("pages/quy-hoach.html", own)]).unwrap();
    let mut page = samples::report();
    page.template = Some("pages/quy-hoach.html".into());
    assert!(theme.has("pages/quy-hoach.html"));
    assert!(text(&page, &theme).contains("Riêng: Phường không phát hiện"));
}

#[test]
fn a_fault_of_grammar_names_file_and_line() {
    let error = themed(&[("pages/unit.html", "<p>\n{% if %}\n</p>\n")]).err().unwrap();
    assert_eq!((error.file.as_str(), error.line), ("pages/unit.html", 2), "{error}");
}

#[test]
fn an_unknown_name_names_file_and_line() {
    let own = "{# a #}\n<ul>\n<li>{{ page.no_such_field }}</li>\n</ul>\n";
    let theme = themed(&[("parts/_breadcrumb.html", own)]).unwrap();
    let error = render(&samples::commune(), &theme).unwrap_err();
    assert_eq!((error.file.as_str(), error.line), ("parts/_breadcrumb.html", 3), "{error}");
}

#[test]
fn a_missing_part_and_a_missing_template_are_named() {
    let error =
        themed(&[("pages/unit.html", "a\n{% include \"parts/_none.html\" %}\n")]).err().unwrap();
    assert!(error.to_string().contains("parts/_none.html"), "{error}");
    let mut page = samples::report();
    page.template = Some("pages/none.html".into());
    let error = render(&page, &theme()).unwrap_err();
    assert!(error.to_string().contains("pages/none.html"), "{error}");
}

#[test]
fn a_stray_file_is_not_silently_ignored() {
    let error = themed(&[("page/unit.html", "")]).err().unwrap();
    assert_eq!(error.file, "page/unit.html");
    assert!(themed(&[("README.md", "# Giao diện riêng")]).is_ok(), "a note is no part of it");
    let bytes = vec![("pages/unit.html".to_owned(), vec![0xff, 0xfe])];
    assert!(Theme::load(Lang::Vi, &bytes).is_err());
}
