//! Markdown of officers to HTML of ours: untrusted text in, a short list of tags out.
//!
//! Raw HTML is never passed on: it is a finding with its place. Links go to `http`, `https`,
//! `mailto`, `tel` and inside the site, images to the site's own files. Every tag is written by
//! [`html`], which knows no other; [`guard`] looks at the result once more and knows nothing of how
//! it was made. Start at [`to_html`].

mod escape;
mod guard;
mod headings;
mod html;
mod links;

use super::view::Html;
use crate::finding::{Judged, Span};
pub use crate::value::limits::MARKDOWN_LIMIT as MAX_BYTES;
use crate::value::text;
use minify_html::{Cfg, minify};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

pub use guard::{ALLOWED, is_allowed};

/// Where a text is shown.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The page's address below the site, with a slash at its end; empty for the first page.
    pub page: &'a str,
    /// The level of the text's highest headings: 2 below the page's own `h1`.
    pub top_heading: u8,
    /// What tables are called for those who cannot see them: "Bảng".
    pub table_label: &'a str,
    /// Whether the site has this address (without query and fragment); none leaves it unasked.
    pub known: Option<&'a dyn Fn(&str) -> bool>,
}

/// The HTML of `markdown`; `place` says where its bytes stand in their file.
pub fn to_html(
    markdown: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    setting: &Setting<'_>,
) -> Judged<Html> {
    let Judged { value, findings } = html::write(markdown, place, setting);
    Judged { value: Html::sanitised(guard::guarded(value)), findings }
}

/// The same text in fewer bytes: only what the HTML standard allows, so that a checker finds nothing.
pub fn compact(html: &Html) -> Html {
    let mut settings = Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    let bytes = minify(html.as_str().as_bytes(), &settings);
    String::from_utf8(bytes).map_or_else(|_| html.clone(), Html::sanitised)
}

/// The words of `markdown` without their marks, at most `max` signs: for descriptions. Tables, code
/// and HTML are left out; what is cut ends with "…", between two words.
pub fn plain_text(markdown: &str, max: usize) -> String {
    let mut words = String::new();
    let mut skipped = 0_usize;
    for event in events(markdown).map(|(event, _)| event) {
        match event {
            Event::Start(Tag::Table(_) | Tag::CodeBlock(_) | Tag::HtmlBlock) => skipped += 1,
            Event::End(TagEnd::Table | TagEnd::CodeBlock | TagEnd::HtmlBlock) => skipped -= 1,
            Event::Text(part) | Event::Code(part) if skipped == 0 => words.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(_) if is_gap(&event) => {
                words.push(' ');
            }
            _ => {}
        }
        if words.len() > max.saturating_mul(8).saturating_add(64) {
            break;
        }
    }
    text::shortened(&text::tidy(&words), max)
}

/// Whether words before and after are two.
fn is_gap(event: &Event<'_>) -> bool {
    match event {
        Event::SoftBreak | Event::HardBreak => true,
        Event::End(end) => !matches!(
            end,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        ),
        _ => false,
    }
}

fn events(markdown: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH)
        .into_offset_iter()
}
