//! Markdown as officers write it, and as an attacker would: what becomes of it, and where it is
//! objected to.

use danbiet::finding::{FileId, Judged, Lines, Span};
use danbiet::render::markdown::{ALLOWED, MAX_BYTES, Setting, is_allowed, plain_text, to_html};
use proptest::prelude::*;
use scraper::{Html, Node};
use std::time::{Duration, Instant};

const FILE: FileId = FileId(7);
const PAGE: Setting<'_> = Setting {
    page: "bac-ninh/phuong-tu-son/2024/",
    top_heading: 2,
    table_label: "Bảng",
    known: None,
};

fn render(markdown: &str, setting: &Setting<'_>) -> (String, Vec<(&'static str, String)>) {
    let lines = Lines::plain(FILE, 0);
    let Judged { value, findings } = to_html(markdown, &|range| lines.span(range), setting);
    let marked = |span: Span| markdown[span.start as usize..span.end as usize].to_owned();
    let found = findings.iter().map(|f| (f.code, f.at.map(marked).unwrap_or_default())).collect();
    (value.as_str().to_owned(), found)
}

#[track_caller]
fn becomes(markdown: &str, html: &str) {
    let (written, findings) = render(markdown, &PAGE);
    assert_eq!(written.trim_end(), html, "{markdown}");
    assert_eq!(findings, [], "{markdown}");
}

#[track_caller]
fn objects(markdown: &str, wanted: &[(&str, &str)]) {
    let (html, findings) = render(markdown, &PAGE);
    let findings: Vec<(&str, &str)> = findings.iter().map(|(c, m)| (*c, m.as_str())).collect();
    assert_eq!(findings, wanted, "{markdown}");
    assert!(is_allowed(&html), "{html}");
}

#[test]
fn everyday_text() {
    becomes("Một\nhai  \nba", "<p>Một\nhai<br>\nba</p>");
    becomes(
        "**đậm** *nghiêng* ~~bỏ~~ `a<b`",
        "<p><strong>đậm</strong> <em>nghiêng</em> <del>bỏ</del> <code>a&lt;b</code></p>",
    );
    becomes("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    becomes("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>");
    becomes("1. a", "<ol>\n<li>a</li>\n</ol>");
    becomes("> a", "<blockquote>\n<p>a</p>\n</blockquote>");
    becomes("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>");
    becomes("Thu < chi & \"x\" 'y'", "<p>Thu &lt; chi &amp; &quot;x&quot; &#39;y&#39;</p>");
    becomes("Ông <Nguyễn Văn A>", "<p>Ông &lt;Nguyễn Văn A&gt;</p>");
    becomes("[^1] và [ ] và $x$", "<p>[^1] và [ ] và $x$</p>");
}

#[test]
fn headings_leave_the_page_its_own() {
    becomes(
        "# Thu\n\n## Thu *khác*\n\n# Thu\n\n#### Sâu",
        "<h2 id=\"muc-thu\">Thu</h2>\n<h3 id=\"muc-thu-khac\">Thu <em>khác</em></h3>\n\
         <h2 id=\"muc-thu-2\">Thu</h2>\n<h3 id=\"muc-sau\">Sâu</h3>",
    );
    becomes("### Ba\n\n#### Bốn", "<h2 id=\"muc-ba\">Ba</h2>\n<h3 id=\"muc-bon\">Bốn</h3>");
    becomes("# !!!", "<h2 id=\"muc-0\">!!!</h2>");
    becomes(
        "# Đình Bảng\n\n[lên](#đình-bảng)",
        "<h2 id=\"muc-dinh-bang\">Đình Bảng</h2>\n<p><a href=\"#muc-dinh-bang\">lên</a></p>",
    );
    let (html, _) = render("# a", &Setting { top_heading: 3, ..PAGE });
    assert_eq!(html, "<h3 id=\"muc-a\">a</h3>\n");
}

#[test]
fn tables_scroll_in_their_own_box() {
    becomes(
        "| | Thu |\n|---|--:|\n| a | 1 |",
        "<div class=\"scroll-box\" role=\"group\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n\
         <thead><tr><td></td><th scope=\"col\" class=\"num\">Thu</th></tr></thead>\n\
         <tbody><tr><td>a</td><td class=\"num\">1</td></tr>\n</tbody></table></div>",
    );
}

#[test]
fn code_names_its_language_in_plain_letters() {
    becomes(
        "```YAML\na\n```",
        "<pre tabindex=\"0\"><code class=\"language-yaml\">a\n</code></pre>",
    );
    becomes("```\na\n```", "<pre tabindex=\"0\"><code>a\n</code></pre>");
    becomes(
        "```\"><script>pwn(1)</script>\nx\n```",
        "<pre tabindex=\"0\"><code class=\"language-scriptpwn1script\">x\n</code></pre>",
    );
}

#[test]
fn links_that_are_allowed() {
    let link = |to: &str, rel: &str| format!("<p><a href=\"{to}\"{rel}>x</a></p>");
    let foreign = " rel=\"external noopener\"";
    becomes("[x](https://a.vn/b?c=1&d=2)", &link("https://a.vn/b?c=1&amp;d=2", foreign));
    becomes("[x](HTTP://a.vn)", &link("HTTP://a.vn", foreign));
    becomes("[x](mailto:a@b.vn)", &link("mailto:a@b.vn", ""));
    becomes("[x](tel:+842223822)", &link("tel:+842223822", ""));
    becomes("[x](quyet-toan/)", &link("quyet-toan/", ""));
    becomes("[x](../2023/)", &link("../2023/", ""));
    becomes("[x](/bac-ninh/)", &link("../../../bac-ninh/", ""));
    becomes("[x](/)", &link("../../../", ""));
    becomes("[x](#bang)", &link("#bang", ""));
    becomes("[x](?a=b)", &link("?a=b", ""));
    becomes(
        "[x](<tệp có dấu cách.pdf>)",
        &link("t%E1%BB%87p%20c%C3%B3%20d%E1%BA%A5u%20c%C3%A1ch.pdf", ""),
    );
    becomes("<a@b.vn>", "<p><a href=\"mailto:a@b.vn\">a@b.vn</a></p>");
    becomes(
        "![Bản đồ](ban-do.png \"t\")",
        "<p><img src=\"ban-do.png\" alt=\"Bản đồ\" loading=\"lazy\"></p>",
    );
    becomes("![a *b* `c`](x.png)", "<p><img src=\"x.png\" alt=\"a b c\" loading=\"lazy\"></p>");
    let first = Setting { page: "", ..PAGE };
    assert_eq!(render("[x](/)", &first).0, "<p><a href=\"./\">x</a></p>\n");
    assert_eq!(render("[x](/a/)", &first).0, "<p><a href=\"a/\">x</a></p>\n");
}

#[test]
fn schemes_that_are_not() {
    let scheme = "DB351";
    objects("[x](javascript:pwn(1))", &[(scheme, "javascript:pwn(1)")]);
    objects("[x](JaVa&Tab;ScRiPt:pwn(1))", &[(scheme, "[x](JaVa&Tab;ScRiPt:pwn(1))")]);
    objects(
        "[y](java&#x09;script&colon;pwn(1))",
        &[(scheme, "[y](java&#x09;script&colon;pwn(1))")],
    );
    objects("[z](&#x6A;avascript:pwn(1))", &[(scheme, "[z](&#x6A;avascript:pwn(1))")]);
    objects("[z](<&#1;javascript:pwn(1)>)", &[(scheme, "[z](<&#1;javascript:pwn(1)>)")]);
    objects("[z](<java\u{200b}script:pwn(1)>)", &[(scheme, "java\u{200b}script:pwn(1)")]);
    objects("[z](javascript\\:pwn(1))", &[(scheme, "[z](javascript\\:pwn(1))")]);
    objects("<javascript:pwn(1)>", &[(scheme, "javascript:pwn(1)")]);
    objects("[x](vbscript:pwn)", &[(scheme, "vbscript:pwn")]);
    objects("[y](<data:text/html,pwn 1>)", &[(scheme, "data:text/html,pwn 1")]);
    objects("[y](file:///etc/passwd)", &[(scheme, "file:///etc/passwd")]);
    objects("[a]\n\n[a]: javascript:pwn(1)", &[(scheme, "[a]")]);
}

#[test]
fn links_that_lead_nowhere_good() {
    objects("[x](//evil.vn/a)", &[("DB352", "//evil.vn/a")]);
    objects("[x](\\\\evil.vn)", &[("DB352", "\\evil.vn")]);
    objects("[x](https:evil)", &[("DB352", "https:evil")]);
    objects("[x](https:///evil)", &[("DB352", "https:///evil")]);
    objects("[x](<https://a b>)", &[("DB352", "https://a b")]);
    objects("[x]()", &[("DB352", "[x]()")]);
    objects("[x](../../../../etc/passwd)", &[("DB353", "../../../../etc/passwd")]);
    objects("[x](/../a)", &[("DB353", "/../a")]);
    objects("[x](%2e%2e/%2E./../../a)", &[("DB353", "%2e%2e/%2E./../../a")]);
    objects("[x](..%2f..%2f..%2f..%2fa)", &[("DB353", "..%2f..%2f..%2f..%2fa")]);
    objects("![x](https://evil.vn/a.png)", &[("DB354", "https://evil.vn/a.png")]);
    objects("![x](//evil.vn/a.png)", &[("DB354", "//evil.vn/a.png")]);
    objects("![x](data:image/svg+xml,a)", &[("DB354", "data:image/svg+xml,a")]);
    objects("![x](javascript:pwn(1))", &[("DB354", "javascript:pwn(1)")]);
    objects("![x](../../../../a.png)", &[("DB353", "../../../../a.png")]);
    objects("![](a.png)", &[("DB355", "![](a.png)")]);
    objects("a [](b) c", &[("DB359", "[](b)")]);
}

#[test]
fn links_are_looked_up_where_they_lead() {
    let known =
        |address: &str| matches!(address, "bac-ninh/" | "bac-ninh/phuong-tu-son/2024/a.pdf");
    let setting = Setting { known: Some(&known), ..PAGE };
    for markdown in [
        "[x](/bac-ninh/)",
        "[x](/bac-ninh/#a)",
        "[x](a.pdf)",
        "[x](../2024/./a.pdf?b)",
        "[x](#a)",
        "[x](https://a.vn)",
    ] {
        assert_eq!(render(markdown, &setting).1, [], "{markdown}");
    }
    assert_eq!(render("[x](b.pdf)", &setting).1, [("DB356", "b.pdf".to_owned())]);
    assert_eq!(render("![x](b.png)", &setting).1, [("DB356", "b.png".to_owned())]);
}

#[test]
fn raw_html_never_passes() {
    objects("Xin\n\n<script>pwn(1)</script>\n\nchào", &[("DB350", "<script>pwn(1)</script>")]);
    objects("a <b>đậm</b> c", &[("DB350", "<b>")]);
    objects("a <img src=x onerror=pwn(1)> c", &[("DB350", "<img src=x onerror=pwn(1)>")]);
    objects("<!-- ẩn -->", &[("DB350", "<!-- ẩn -->")]);
    objects("<div>\n\n<script>\nx\n\ny", &[("DB350", "<div>"), ("DB350", "<script>\nx\n\ny")]);
    objects("</p>", &[("DB350", "</p>")]);
    objects("<svg onload=pwn(1)>", &[("DB350", "<svg onload=pwn(1)>")]);
    let (html, _) = render("a <b>đậm</b> c", &PAGE);
    assert_eq!(html, "<p>a đậm c</p>\n");
}

#[test]
fn a_block_of_yaml_is_pointed_into() {
    let source = "kind: x\ntext: |\n    Một <b>hai</b>\n\n    [x](javascript:a)\nend: y\n";
    let text = "Một <b>hai</b>\n\n[x](javascript:a)\n";
    let lines = Lines::found(FILE, source, 14, text);
    let judged = to_html(text, &|range| lines.span(range), &PAGE);
    let marked = |span: Span| &source[span.start as usize..span.end as usize];
    let seen: Vec<&str> = judged.findings.iter().filter_map(|f| f.at.map(marked)).collect();
    assert_eq!(seen, ["<b>", "javascript:a"]);
}

#[test]
fn size_and_depth_have_limits() {
    let long = "x ".repeat(MAX_BYTES);
    assert_eq!(render(&long, &PAGE), (String::new(), vec![("DB357", String::new())]));
    assert_eq!(render(&"\"".repeat(MAX_BYTES), &PAGE).1, [("DB357", String::new())]);
    let (names, rules, row) = ("a|".repeat(4000), "-|".repeat(4000), "|b\n".repeat(4000));
    assert!(render(&format!("|{names}\n|{rules}\n{row}"), &PAGE).0.len() < 4 * MAX_BYTES);
    let (html, found) = render(&format!("{} x", ">".repeat(50)), &PAGE);
    assert_eq!((found.len(), found[0].0), (1, "DB358"));
    assert!(is_allowed(&html) && html.matches("<blockquote>").count() == 24);
}

#[test]
fn hostile_shapes_cost_little() {
    let shapes =
        ["[", "[a](", "> ", "*a_ ", "`", "![", "<", "- ", "**a ", "[a][", "\\", "&#", "|a", "<!--"];
    for shape in shapes {
        let text = shape.repeat(50_000 / shape.len());
        let before = Instant::now();
        let (html, _) = render(&text, &PAGE);
        assert!(is_allowed(&html), "{shape}");
        assert!(before.elapsed() < Duration::from_secs(5), "{shape}: {:?}", before.elapsed());
    }
}

#[test]
fn words_for_a_description() {
    assert_eq!(
        plain_text("# Báo cáo\n\nNăm **2024**, xã\nthu [đủ](x).", 100),
        "Báo cáo Năm 2024, xã thu đủ."
    );
    assert_eq!(plain_text("a\n\n|b|\n|-|\n|c|\n\n```\nd\n```\n\n<p>e</p>\n\n- f", 100), "a f");
    assert_eq!(plain_text("một hai ba bốn", 11), "một hai ba…");
    assert_eq!(plain_text("một hai, ba bốn", 9), "một hai…");
    assert_eq!(plain_text("mộthaibabốn", 4), "một…");
    assert_eq!(plain_text("", 4), "");
}

/// Tags and attributes as a browser's parser sees them, against the list.
fn strangers(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for node in Html::parse_fragment(html).tree.values() {
        match node {
            Node::Element(element) if !matches!(element.name(), "html" | "body") => {
                let known = ALLOWED.iter().find(|(name, _)| *name == element.name());
                let fits =
                    |name: &str| known.is_some_and(|(_, attributes)| attributes.contains(&name));
                found.extend(known.is_none().then(|| element.name().to_owned()));
                found.extend(
                    element
                        .attrs()
                        .filter(|(name, _)| !fits(name))
                        .map(|(name, _)| name.to_owned()),
                );
                let to = element.attr("href").or(element.attr("src")).unwrap_or("");
                let scheme = to.trim().to_lowercase().replace(['\t', '\n', '\r'], "");
                let bad = ["javascript:", "data:", "vbscript:", "file:", "//", "\\"];
                found.extend(
                    bad.iter().filter(|bad| scheme.starts_with(**bad)).map(|_| to.to_owned()),
                );
            }
            Node::Comment(_) | Node::ProcessingInstruction(_) => found.push(format!("{node:?}")),
            _ => {}
        }
    }
    found
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<script>",
            "</script>",
            "<img src=x onerror=a>",
            "javascript:",
            "java&#9;script:",
            "data:text/html,",
            "[x](",
            ")",
            "![",
            "](",
            "`",
            "```",
            "\n",
            "\n\n",
            "> ",
            "- ",
            "1. ",
            "# ",
            "|",
            "|-|\n",
            "&lt;",
            "&quot;",
            "\"",
            "'",
            "<",
            ">",
            "\\",
            "*",
            "**",
            "_",
            "~~",
            "<!--",
            "-->",
            "<a@b.c>",
            "[a]: ",
            "https://",
            "//",
            "..",
            "\u{0}",
            "\u{200b}",
            "\t",
            "    ",
            "<svg/onload=",
            "&#x3c;",
            "&colon;",
            "?",
            "#",
            "<![CDATA[",
            "<?",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn only_what_is_on_the_list_comes_out(markdown in hostile()) {
        let lines = Lines::plain(FILE, 0);
        let judged = to_html(&markdown, &|range| lines.span(range), &PAGE);
        let html = judged.value.as_str();
        prop_assert_eq!(strangers(html), Vec::<String>::new(), "{}", html);
        for span in judged.findings.iter().filter_map(|finding| finding.at) {
            prop_assert!(markdown.get(span.start as usize..span.end as usize).is_some());
        }
        let _ = plain_text(&markdown, 10);
    }

    #[test]
    fn the_writer_needs_no_guard(markdown in hostile()) {
        let lines = Lines::plain(FILE, 0);
        let html = to_html(&markdown, &|range| lines.span(range), &PAGE).value;
        prop_assert!(!html.as_str().contains("noreferrer"), "the guard had to clean {}", html.as_str());
    }

    #[test]
    fn the_guard_agrees_with_a_browser(html in "(<[a-z/]{0,6}( [a-z]{1,5}=?\"?[a-z:&;#]{0,6}\"?)?>?|[a-z&<>\"]){0,8}") {
        if is_allowed(&html) {
            prop_assert_eq!(strangers(&html), Vec::<String>::new());
        }
    }
}
