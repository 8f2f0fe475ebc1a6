//! Views of pages that are mostly words: method, site pages, an unknown address, an old one.

use serde::Serialize;

use super::{Fact, Html, Link, Notice, Pager, Table};

/// A page of the site, written in Markdown.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProseView {
    /// One sentence under the heading; empty for none.
    pub lede: Html,
    /// Date of the last change, author, for whom it is written.
    pub facts: Vec<Fact>,
    /// Headings of the page, to jump to.
    pub contents: Vec<Link>,
    /// The text.
    pub body: Html,
    /// Pages of the same part, such as the chapters of the handbook.
    pub siblings: Vec<Link>,
    /// Heading over the siblings; empty for the usual one.
    pub siblings_heading: String,
    /// Page before and after.
    pub pager: Option<Pager>,
}

/// What each figure means and where it comes from.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MethodView {
    /// One sentence.
    pub lede: Html,
    /// The site's own words, from Markdown; may be empty.
    pub body: Html,
    /// Deadlines, kinds, rules: made from the data the program itself works with.
    pub sections: Vec<MethodSection>,
    /// The pattern page of the theme and the page of warnings.
    pub links: Vec<Link>,
}

/// One part of the method page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MethodSection {
    /// "Thời hạn"
    pub heading: String,
    /// Said beside it; empty for none.
    pub note: String,
    /// Anchor.
    pub id: String,
    /// Words before the tables; may be empty.
    pub body: Html,
    /// Unverified matters.
    pub notices: Vec<Notice>,
    /// Tables of rules with their sources.
    pub tables: Vec<Table>,
}

/// An address that does not exist. It may be shown at any depth, so its hrefs are absolute from the
/// root of the host where the base is known.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NotFoundView {
    /// One sentence.
    pub lede: Html,
    /// Units, former units, kinds, years.
    pub links: Vec<Link>,
}

/// An old address.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MovedView {
    /// Where the matter is now: label and relative href.
    pub target: Link,
    /// Why: "Xã Bố Hạ đổi thành Phường Bố Hạ ngày 20/09/2026." Empty for none.
    pub why: Html,
}

/// Every part of the theme in its plain, long and empty case.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PatternView {
    /// One sentence.
    pub lede: Html,
    /// One for each part.
    pub parts: Vec<Pattern>,
}

/// One part of the theme.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pattern {
    /// The name of the partial and of its stylesheet.
    pub name: String,
    /// What it is for.
    pub note: String,
    /// Plain, long, empty.
    pub cases: Vec<PatternCase>,
}

/// One case of a part, as the theme renders it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PatternCase {
    /// "Thường", "Dài", "Trống"
    pub label: String,
    /// The part itself.
    pub body: Html,
}
