//! For the browser: what the local server shows instead of a stale page.
//!
//! One string without script and without a word from elsewhere; everything from content is escaped
//! and its hidden characters are made visible. It is never part of a published site.

use super::place::{Excerpt, Places, clean};
use super::{ordered, remedy, severity, summary};
use crate::finding::{Finding, Lang, Lookup, Severity, Span};

const STYLE: &str = include_str!("page.css");

/// A whole HTML page of the findings, file by file, what stands in the way first.
pub fn page(findings: &[Finding], sources: &dyn Lookup, lang: Lang) -> String {
    let places = Places::of(findings, sources);
    let (code, title, lead, others) = match lang {
        Lang::Vi => (
            "vi",
            "Nội dung cần sửa",
            "Trang chưa được dựng lại. Sửa các chỗ dưới đây rồi lưu tệp: trang này tự cập nhật.",
            "Không chặn việc xuất bản, nhưng nên xem",
        ),
        Lang::En => (
            "en",
            "The content needs mending",
            "The site was not rebuilt. Mend the places below and save: this page follows by itself.",
            "Does not stand in the way, but is worth a look",
        ),
    };
    let summary = summary(findings, lang);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}: {summary}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>{lead}</p>\n<p class=\"count\">{summary}</p>\n"
    );
    let (errors, rest): (Vec<_>, Vec<_>) =
        ordered(findings).into_iter().partition(|finding| finding.severity == Severity::Error);
    by_file(&mut html, &errors, &places, lang);
    if !rest.is_empty() {
        // What does not stand in the way comes after what does, and folded if there is such.
        let open = if errors.is_empty() { " open" } else { "" };
        html.push_str(&format!("<details{open}>\n<summary>{others}</summary>\n"));
        by_file(&mut html, &rest, &places, lang);
        html.push_str("</details>\n");
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

fn by_file(html: &mut String, findings: &[&Finding], places: &Places<'_>, lang: Lang) {
    let mut file = None;
    for finding in findings {
        let here = finding.at.map(|span| places.path(span));
        if here != file {
            html.push_str(&format!("<h2>{}</h2>\n", escape(here.as_deref().unwrap_or_default())));
            file = here;
        }
        html.push_str(&article(finding, places, lang));
    }
}

fn article(finding: &Finding, places: &Places<'_>, lang: Lang) -> String {
    let words = finding.words(lang);
    let class = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut html = format!(
        "<article class=\"{class}\">\n<h3><span>{} {}</span> {}</h3>\n",
        severity(finding.severity, lang),
        finding.code,
        shown(&words.cause)
    );
    for span in finding.at.iter().chain(&finding.related) {
        html.push_str(&figure(*span, places));
    }
    let label = remedy(lang);
    html.push_str(&format!("<p><b>{label}:</b> {}</p>\n</article>\n", shown(&words.remedy)));
    html
}

fn figure(span: Span, places: &Places<'_>) -> String {
    let name = escape(&places.name(span));
    match places.excerpt(span) {
        None => format!("<p><code>{name}</code></p>\n"),
        Some(Excerpt { before, marked, after }) => {
            let marked = if marked.is_empty() { " " } else { &marked };
            let [before, marked, after] = [&before, marked, &after].map(escape);
            format!(
                "<figure>\n<figcaption><code>{name}</code></figcaption>\n\
                 <pre>{before}<mark>{marked}</mark>{after}</pre>\n</figure>\n"
            )
        }
    }
}

fn shown(text: &str) -> String {
    escape(&clean(text))
}

fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(sign),
        }
    }
    html
}
