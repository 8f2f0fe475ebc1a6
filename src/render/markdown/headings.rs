//! Headings: levels without gaps below the page's own heading, and ids that meet no other.

use crate::value::text;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::collections::BTreeSet;

/// Keeps ids of texts apart from those of the page.
const PREFIX: &str = "muc-";
/// Ids longer than this are cut.
const MAX_ID: usize = 60;

/// The headings of one text, in order.
pub(super) struct Headings {
    all: Vec<Heading>,
    next: usize,
}

/// One heading as it is written.
#[derive(Clone)]
pub(super) struct Heading {
    /// 1-6.
    pub(super) level: u8,
    /// Unique within the text.
    pub(super) id: String,
}

impl Headings {
    /// All headings of a text whose highest shall have level `top`.
    pub(super) fn of<'a>(events: impl IntoIterator<Item = &'a Event<'a>>, top: u8) -> Headings {
        let written = written(events);
        let highest = written.iter().map(|(level, _)| *level).min().unwrap_or(1);
        let (mut before, mut taken) = (top.saturating_sub(1), BTreeSet::new());
        let mut all = Vec::with_capacity(written.len());
        for (level, words) in written {
            before = (level - highest + top).min(before + 1).clamp(1, 6);
            all.push(Heading { level: before, id: unique(&words, &mut taken) });
        }
        Headings { all, next: 0 }
    }

    /// The next heading of the text.
    pub(super) fn next(&mut self) -> Option<Heading> {
        self.next += 1;
        self.all.get(self.next - 1).cloned()
    }

    /// The id of the heading that `#fragment` means, if it means one.
    pub(super) fn id_of(&self, fragment: &str) -> Option<&str> {
        let id = format!("{PREFIX}{}", text::slug(fragment));
        self.all.iter().map(|heading| heading.id.as_str()).find(|known| *known == id)
    }
}

fn written<'a>(events: impl IntoIterator<Item = &'a Event<'a>>) -> Vec<(u8, String)> {
    let (mut all, mut open) = (Vec::new(), None);
    for event in events {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { level, .. }), _) => {
                open = Some((number(*level), String::new()));
            }
            (Event::End(TagEnd::Heading(_)), _) => all.extend(open.take()),
            (Event::Text(part) | Event::Code(part), Some((_, words))) => words.push_str(part),
            (Event::SoftBreak | Event::HardBreak, Some((_, words))) => words.push(' '),
            _ => {}
        }
    }
    all
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn unique(words: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = text::slug(words);
    let cut = slug.get(..MAX_ID).unwrap_or(&slug).trim_end_matches('-');
    let base = format!("{PREFIX}{}", if cut.is_empty() { "0" } else { cut });
    let mut id = base.clone();
    let mut count = 1;
    while !taken.insert(id.clone()) {
        count += 1;
        id = format!("{base}-{count}");
    }
    id
}
