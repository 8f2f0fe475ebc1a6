//! The frame: what is the same on every page, and what every page has of its own in it.
//!
//! `Site` is told to the theme once and never serialised again; its hrefs are relative to the root
//! of the site, and templates put `page.root` before them. All other hrefs are relative to the page.

use serde::Serialize;

use super::{Html, Link};

/// What every page of the site shares.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Site {
    /// "Bắc Ninh công khai"
    pub name: String,
    /// One sentence for those who see only the name: the default description.
    pub description: String,
    /// Absolute address the site is published at, ending in `/`; empty when it is not known.
    pub base_url: String,
    /// Main menu. `href` from the root, `id` as in [`Shell::current`].
    pub menu: Vec<MenuItem>,
    /// The page of the units from A to Y, from the root: the unit picker is sent there where the
    /// site has no search.
    pub units_href: String,
    /// The search page, from the root; empty where the site has none.
    pub search_href: String,
    /// First letters that have a unit, each with its `href` from the root.
    pub letters: Vec<Link>,
    /// The foot of every page.
    pub foot: Foot,
}

/// One entry of the main menu.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MenuItem {
    /// Compared with [`Shell::current`].
    pub id: String,
    /// What is read.
    pub label: String,
    /// From the root of the site.
    pub href: String,
}

/// The foot of every page; hrefs from the root.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Foot {
    /// Whom to ask about the site.
    pub help: Html,
    /// Method, handbook, how to read a table.
    pub about: Vec<Link>,
    /// Whole tables, feeds.
    pub reuse: Vec<Link>,
    /// When the site was built, from how many documents, by which build.
    pub colophon: String,
}

/// What one page has of its own in the frame.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Shell {
    /// A table of the page is long enough for the script that filters and sorts.
    pub long_table: bool,
    /// The h1.
    pub heading: String,
    /// `<title>` and `og:title` without the name of the site; never holds the name of a person.
    pub title: String,
    /// One sentence for search engines and previews; never holds the name of a person.
    pub description: String,
    /// The way up to the root: empty, `../`, `../../`…
    pub root: String,
    /// Absolute address of this page; `None` when the site does not know where it will stand.
    pub canonical: Option<String>,
    /// From the home page down; the last one is this page and has no href.
    pub crumbs: Vec<Crumb>,
    /// Id of the menu entry this page belongs to; empty for none.
    pub current: String,
    /// Invented, real, or both: decides the ribbon.
    pub origin: OriginKind,
    /// True where the page shows persons, and on pages no search engine should list.
    pub noindex: bool,
    /// Atom feeds of this page.
    pub feeds: Vec<FeedLink>,
    /// The same matter as JSON, relative to the page.
    pub json_href: Option<String>,
    /// JSON-LD, one block each, escaped by [`crate::render::page::script_json`].
    pub json_ld: Vec<String>,
    /// `og:type`: `website` unless the page is a document, then `article`.
    pub article: bool,
    /// ISO date of the last change, for `article:modified_time`.
    pub modified: Option<String>,
}

/// One step of the breadcrumb.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Crumb {
    /// Name of the place.
    pub label: String,
    /// Relative to the page; `None` for the page itself.
    pub href: Option<String>,
}

/// A feed that follows this page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FeedLink {
    /// Title of the feed.
    pub title: String,
    /// Relative to the page.
    pub href: String,
}

/// Whether a page shows invented figures, real ones, or both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OriginKind {
    /// Nothing to say: the page shows no figures.
    #[default]
    None,
    /// All invented: the ribbon says so.
    Sample,
    /// Both: the ribbon says that real figures are marked.
    Mixed,
    /// All real.
    Real,
}

/// Where real figures come from: shown under the title of a disclosure.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Origin {
    /// The document as its publisher calls it.
    pub title: String,
    /// Who published it, when, which sheet.
    pub note: Option<String>,
    /// The original, where it is kept; relative to the page or absolute.
    pub href: Option<String>,
}
