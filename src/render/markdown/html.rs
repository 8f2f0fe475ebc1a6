//! The writer: Markdown's events in, our tags out. Every `<` of the result is written here, from a
//! word of this file; what the officer wrote passes through [`escape`].

use super::headings::Headings;
use super::{Setting, escape, events, links};
use crate::finding::{Finding, Judged, Span, code};
use crate::value::limits::{COLUMN_LIMIT, HTML_LIMIT, LINK_LIMIT, MARKDOWN_LIMIT, QUOTE_LIMIT};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The HTML and all objections, in the order of the text.
pub(super) fn write(
    markdown: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    setting: &Setting<'_>,
) -> Judged<String> {
    if markdown.len() > MARKDOWN_LIMIT {
        let limit = format!("{} KB", MARKDOWN_LIMIT / 1024);
        let finding = code::TextTooLong { limit }.at(place(0..0));
        return Judged { value: String::new(), findings: vec![finding] };
    }
    let all: Vec<(Event<'_>, Range<usize>)> = events(markdown).take(EVENT_LIMIT + 1).collect();
    if let Some(finding) = too_much(&all, place) {
        return Judged { value: String::new(), findings: vec![finding] };
    }
    let headings = Headings::of(all.iter().map(|(event, _)| event), setting.top_heading);
    let mut writer = Writer::new(markdown, place, setting, headings);
    for (event, range) in all {
        writer.event(event, range);
        if writer.out.len() > HTML_LIMIT {
            let limit = format!("{} KB HTML", HTML_LIMIT / 1024);
            writer.findings.push(code::TextTooLong { limit }.at(place(0..0)));
            return Judged { value: String::new(), findings: writer.findings };
        }
    }
    Judged { value: writer.out, findings: writer.findings }
}

/// What is written of a text, piece by piece; no text of [`MARKDOWN_LIMIT`] has as many.
const EVENT_LIMIT: usize = HTML_LIMIT / 4;

/// The objection to a text of too many pieces, links or columns: nothing of it is written.
fn too_much(
    all: &[(Event<'_>, Range<usize>)],
    place: &dyn Fn(Range<usize>) -> Span,
) -> Option<Finding> {
    if all.len() > EVENT_LIMIT {
        let limit = code::both("một triệu mẩu", "a million pieces");
        return Some(code::TextTooLong { limit }.at(place(0..0)));
    }
    let is_link =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::Link { .. } | Tag::Image { .. }));
    let too_many = |what: (&str, &str), count: usize, limit: usize, range: &Range<usize>| {
        let (what, count, limit) =
            (code::both(what.0, what.1), count.to_string(), limit.to_string());
        code::TooMany { what, count, limit }.at(place(range.clone()))
    };
    let mut links = all.iter().filter(|(event, _)| is_link(event));
    if let Some((_, range)) = links.nth(LINK_LIMIT) {
        let count = LINK_LIMIT + 1 + links.count();
        return Some(too_many(("liên kết và ảnh", "links and images"), count, LINK_LIMIT, range));
    }
    all.iter().find_map(|(event, range)| match event {
        Event::Start(Tag::Table(columns)) if columns.len() > COLUMN_LIMIT => {
            Some(too_many(("cột", "columns"), columns.len(), COLUMN_LIMIT, range))
        }
        _ => None,
    })
}

struct Writer<'a> {
    markdown: &'a str,
    place: &'a dyn Fn(Range<usize>) -> Span,
    setting: &'a Setting<'a>,
    headings: Headings,
    out: String,
    findings: Vec<Finding>,
    depth: usize,
    /// Above zero inside what is left out: HTML, or what lies too deep.
    skipping: usize,
    too_deep: bool,
    /// The level of the open heading.
    heading: u8,
    /// The open links: where the `<a>` was written and where its words begin; none if it was not.
    links: Vec<(Option<Range<usize>>, Range<usize>)>,
    /// The image whose words are being gathered: its address and those words.
    image: Option<Image>,
    table: Table,
}

struct Image {
    address: Option<String>,
    words: String,
    depth: usize,
    range: Range<usize>,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    tables: usize,
    cell: &'static str,
}

impl<'a> Writer<'a> {
    fn new(
        markdown: &'a str,
        place: &'a dyn Fn(Range<usize>) -> Span,
        setting: &'a Setting<'a>,
        headings: Headings,
    ) -> Writer<'a> {
        Writer {
            markdown,
            place,
            setting,
            headings,
            out: String::with_capacity(markdown.len() * 5 / 4),
            findings: Vec::new(),
            depth: 0,
            skipping: 0,
            too_deep: false,
            heading: 0,
            links: Vec::new(),
            image: None,
            table: Table::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipping > 0 {
            match event {
                Event::Start(_) => self.skipping += 1,
                Event::End(_) => self.skipping -= 1,
                _ => {}
            }
            return;
        }
        if self.image.is_some() {
            return self.image_words(event);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end),
            Event::Text(text) => escape::text(&text, &mut self.out),
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape::text(&text, &mut self.out);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::Html(html) | Event::InlineHtml(html) => self.raw_html(&html, range),
            // Extensions that are off.
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        if self.depth >= QUOTE_LIMIT {
            return self.leave_out(range);
        }
        self.depth += 1;
        match tag {
            Tag::HtmlBlock => {
                self.depth -= 1;
                self.skipping = 1;
                let html = self.markdown.get(range.clone()).unwrap_or("").to_owned();
                self.raw_html(&html, range);
            }
            Tag::Heading { .. } => self.open_heading(),
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::List(Some(start)) if start != 1 => {
                self.out.push_str(&format!("<ol start=\"{start}\">\n"));
            }
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableCell => self.open_cell(&range),
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.open_link(&format!("mailto:{dest_url}"), range);
            }
            Tag::Link { dest_url, .. } => self.open_link(&dest_url, range),
            Tag::Image { dest_url, .. } => self.open_image(&dest_url, range),
            other => {
                self.table.in_head |= matches!(other, Tag::TableHead);
                self.table.column = 0;
                self.out.push_str(opening(&other));
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match end {
            TagEnd::Heading(_) => self.out.push_str(&format!("</h{}>\n", self.heading)),
            TagEnd::Link => self.close_link(),
            TagEnd::TableCell => self.out.push_str(self.table.cell),
            other => {
                self.table.in_head &= !matches!(other, TagEnd::TableHead);
                self.out.push_str(closing(other));
            }
        }
    }

    fn object(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn leave_out(&mut self, range: Range<usize>) {
        self.skipping = 1;
        if !self.too_deep {
            self.too_deep = true;
            self.object(
                code::TextTooDeep { limit: QUOTE_LIMIT.to_string() }.at((self.place)(range)),
            );
        }
    }

    /// A closing tag adds nothing to its opening one.
    fn raw_html(&mut self, html: &str, range: Range<usize>) {
        if html.starts_with("</") && !self.findings.is_empty() {
            return;
        }
        let end = range.start + html.trim_end().len();
        let shown: String = html.trim().chars().take_while(|c| *c != '\n').take(40).collect();
        let tag = shown.split_inclusive('>').next().unwrap_or_default().to_owned();
        self.object(code::RawHtml { tag }.at((self.place)(range.start..end)));
    }

    fn open_heading(&mut self) {
        let Some(heading) = self.headings.next() else { return };
        self.heading = heading.level;
        self.out.push_str(&format!("<h{} id=\"{}\">", heading.level, heading.id));
    }

    /// The first word after the fence names the language; it is cut down to `[a-z0-9-]`.
    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '\t']).next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        let small = info.chars().map(|c| c.to_ascii_lowercase());
        let allowed = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let language: String = small.filter(allowed).take(20).collect();
        self.out.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.out.push_str(&format!(" class=\"language-{language}\""));
        }
        self.out.push('>');
    }

    fn open_table(&mut self, alignments: Vec<Alignment>) {
        self.table.alignments = alignments;
        self.table.tables += 1;
        self.out.push_str("<div class=\"scroll-box\" role=\"group\" tabindex=\"0\" aria-label=\"");
        escape::text(self.setting.table_label, &mut self.out);
        self.out.push_str(&format!(" {}\"><table>\n", self.table.tables));
    }

    /// A cell; of a heading only where it says something.
    fn open_cell(&mut self, range: &Range<usize>) {
        let empty = self.markdown.get(range.clone()).is_none_or(|cell| cell.trim().is_empty());
        let head = self.table.in_head && !empty;
        let right = self.table.alignments.get(self.table.column) == Some(&Alignment::Right);
        self.table.column += 1;
        self.table.cell = if head { "</th>" } else { "</td>" };
        self.out.push_str(match (head, right) {
            (true, true) => "<th scope=\"col\" class=\"num\">",
            (true, false) => "<th scope=\"col\">",
            (false, true) => "<td class=\"num\">",
            (false, false) => "<td>",
        });
    }

    fn open_link(&mut self, address: &str, range: Range<usize>) {
        let at = (self.place)(self.narrow(&range, address));
        let judged = match address.strip_prefix('#').and_then(|rest| self.headings.id_of(rest)) {
            Some(id) => Ok(format!("#{id}")),
            None => links::link(address, self.setting, at),
        };
        match judged {
            Ok(address) => {
                let start = self.out.len();
                self.out.push_str("<a href=\"");
                escape::address(&address, &mut self.out);
                let foreign = links::is_foreign(&address);
                self.out.push_str(if foreign { "\" rel=\"external noopener\">" } else { "\">" });
                self.links.push((Some(start..self.out.len()), range));
            }
            Err(finding) => {
                self.object(*finding);
                self.links.push((None, range));
            }
        }
    }

    /// A link without words can be neither seen nor heard: it is left out.
    fn close_link(&mut self) {
        let Some((Some(tag), range)) = self.links.pop() else { return };
        if self.out[tag.end..].trim().is_empty() {
            self.out.replace_range(tag, "");
            return self.object(code::EmptyLink {}.at((self.place)(range)));
        }
        self.out.push_str("</a>");
    }

    fn open_image(&mut self, address: &str, range: Range<usize>) {
        let at = (self.place)(self.narrow(&range, address));
        let address = match links::image(address, self.setting, at) {
            Ok(address) => Some(address),
            Err(finding) => {
                self.object(*finding);
                None
            }
        };
        self.image = Some(Image { address, words: String::new(), depth: 1, range });
    }

    /// What stands between the brackets of an image is its description, without tags.
    fn image_words(&mut self, event: Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Text(part) | Event::Code(part) => image.words.push_str(&part),
            Event::SoftBreak | Event::HardBreak => image.words.push(' '),
            Event::Start(_) => image.depth += 1,
            Event::End(_) => image.depth -= 1,
            _ => {}
        }
        if image.depth == 0 {
            self.close_image();
        }
    }

    fn close_image(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        let Some(image) = self.image.take() else { return };
        let Some(address) = image.address else { return };
        if image.words.trim().is_empty() {
            let link = address.clone();
            self.object(code::ImageWithoutWords { link }.at((self.place)(image.range)));
        }
        self.out.push_str("<img src=\"");
        escape::address(&address, &mut self.out);
        self.out.push_str("\" alt=\"");
        escape::text(&image.words, &mut self.out);
        self.out.push_str("\" loading=\"lazy\">");
    }

    /// The bytes of the address within its link, if it is written there as it is read.
    fn narrow(&self, range: &Range<usize>, address: &str) -> Range<usize> {
        let written = self.markdown.get(range.clone()).unwrap_or("");
        match written.rfind(address) {
            Some(at) if !address.is_empty() => range.start + at..range.start + at + address.len(),
            _ => range.clone(),
        }
    }
}

fn opening(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Paragraph => "<p>",
        Tag::BlockQuote(_) => "<blockquote>\n",
        Tag::List(Some(_)) => "<ol>\n",
        Tag::List(None) => "<ul>\n",
        Tag::Item => "<li>",
        Tag::TableHead => "<thead><tr>",
        Tag::TableRow => "<tr>",
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        _ => "",
    }
}

fn closing(end: TagEnd) -> &'static str {
    match end {
        TagEnd::Paragraph => "</p>\n",
        TagEnd::BlockQuote(_) => "</blockquote>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::Item => "</li>\n",
        TagEnd::CodeBlock => "</code></pre>\n",
        TagEnd::Table => "</tbody></table></div>\n",
        TagEnd::TableHead => "</tr></thead>\n<tbody>",
        TagEnd::TableRow => "</tr>\n",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        _ => "",
    }
}
