//! What a page shows, as plain structs: the contract between the facts and the templates.
//!
//! A view holds ready strings (figures formatted, dates written, hrefs relative to the page) and no
//! rule of the domain. One file per group of pages; a template sees the fields of its view at the
//! top level and the frame of the page as `page`, the site as `site`, the strings as `t`.

mod chart;
mod disclosure;
mod html;
mod list;
mod part;
mod score;
mod shell;
mod table;
mod text;
mod unit;

use serde::Serialize;

pub use chart::{
    Bar, BarInput, Bullet, BulletInput, Chart, ChartFrame, Column, ColumnInput, Squares,
};
pub use disclosure::{
    Checks, Correction, Corrections, DisclosureView, Equation, Explanation, Mismatch, Sum, Term,
};
pub use html::Html;
pub use list::{
    CatalogueView, FindingGroup, FindingItem, FindingsView, FormerGroup, FormerUnit, FormerView,
    IndexItem, IndexSection, IndexView, KindLink, KindView, LetterGroup, QuarterView, SearchView,
    UnitIndexView, UnitLink, YearView,
};
pub use part::{
    Answer, Channel, Contact, DisclosureItem, Download, Fact, Figure, KeyFigure, Link, Meter,
    Notice, Pager, State, StateKind, YearList,
};
pub use score::ScoreView;
pub use shell::{Crumb, FeedLink, Foot, MenuItem, Origin, OriginKind, Shell, Site};
pub use table::{Cell, HeadCell, Row, RowGroup, Table, TableKind};
pub use text::{
    MethodSection, MethodView, MovedView, NotFoundView, Pattern, PatternCase, PatternView,
    ProseView,
};
pub use unit::{ChartSection, HomeView, Level, Question, Relation, RollUp, UnitView};

/// One page: its frame and what stands in it.
#[derive(Debug, Clone)]
pub struct Page {
    /// Head, breadcrumb, ribbon: the same on every page.
    pub shell: Shell,
    /// The matter of the page; it also chooses the template.
    pub body: Body,
    /// A template of the site's own theme that replaces the usual one, such as `pages/funds.html`.
    pub template: Option<String>,
}

/// The matter of a page, one variant per sort of page.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
#[allow(clippy::large_enum_variant, reason = "pages are rendered one at a time, never stored")]
pub enum Body {
    /// `pages/home.html`
    Home(HomeView),
    /// `pages/unit.html`: province, district, commune, present or former.
    Unit(UnitView),
    /// `pages/disclosure.html`: table, list of persons, report, none occurred, withdrawn.
    Disclosure(DisclosureView),
    /// `pages/kind.html`: every disclosure of one kind.
    Kind(KindView),
    /// `pages/year.html`: every disclosure of one year.
    Year(YearView),
    /// `pages/index.html`: a short list of ways on, such as all kinds or all years.
    Index(IndexView),
    /// `pages/units.html`: the units from A to Y.
    Units(UnitIndexView),
    /// `pages/former.html`: the former units and what became of them.
    Former(FormerView),
    /// `pages/catalogue.html`: the catalogue of information a unit must make public.
    Catalogue(CatalogueView),
    /// `pages/quarter.html`: what a unit disclosed in one quarter.
    Quarter(QuarterView),
    /// `pages/score.html`: the self-check of a unit or of the site.
    Score(ScoreView),
    /// `pages/search.html`: the box, and the ways without a script.
    Search {
        /// All of it.
        search: SearchView,
    },
    /// `pages/method.html`: what each figure means and where it comes from.
    Method(MethodView),
    /// `pages/prose.html`: a page of the site, written in Markdown.
    Prose(ProseView),
    /// `pages/findings.html`: the warnings that the program publishes.
    Findings(FindingsView),
    /// `pages/404.html`
    NotFound(NotFoundView),
    /// `pages/moved.html`: an old address that points to the new one.
    Moved(MovedView),
    /// `pages/patterns.html`: every part of the theme in its plain, long and empty case.
    Patterns(PatternView),
}

impl Page {
    /// A page with the usual template of its sort.
    pub fn new(shell: Shell, body: Body) -> Page {
        Page { shell, body, template: None }
    }

    /// The name of the template that shows this page.
    pub fn template(&self) -> &str {
        self.template.as_deref().unwrap_or(self.body.template())
    }
}

impl Body {
    /// Which sort of page this is, for `<body data-page>`: tests and styles tell pages apart by it.
    pub fn sort(&self) -> &'static str {
        match self {
            Body::Home(_) => "home",
            Body::Unit(unit) => match (unit.level, unit.former) {
                (Level::Province, _) => "province",
                (Level::District, _) => "district",
                (Level::Commune, false) => "commune",
                (Level::Commune, true) => "former",
            },
            Body::Disclosure(_) => "disclosure",
            Body::Kind(_) => "kind",
            Body::Year(_) => "year",
            Body::Index(_) => "index",
            Body::Units(_) => "units",
            Body::Former(_) => "former-units",
            Body::Catalogue(_) => "catalogue",
            Body::Quarter(_) => "quarterly-list",
            Body::Score(_) => "score",
            Body::Search { .. } => "search",
            Body::Method(_) => "method",
            Body::Prose(_) => "page",
            Body::Findings(_) => "warnings",
            Body::NotFound(_) => "404",
            Body::Moved(_) => "moved",
            Body::Patterns(_) => "patterns",
        }
    }

    /// The name of the template for this sort of page.
    pub fn template(&self) -> &'static str {
        match self {
            Body::Home(_) => "pages/home.html",
            Body::Unit(_) => "pages/unit.html",
            Body::Disclosure(_) => "pages/disclosure.html",
            Body::Kind(_) => "pages/kind.html",
            Body::Year(_) => "pages/year.html",
            Body::Index(_) => "pages/index.html",
            Body::Units(_) => "pages/units.html",
            Body::Former(_) => "pages/former.html",
            Body::Catalogue(_) => "pages/catalogue.html",
            Body::Quarter(_) => "pages/quarter.html",
            Body::Score(_) => "pages/score.html",
            Body::Search { .. } => "pages/search.html",
            Body::Method(_) => "pages/method.html",
            Body::Prose(_) => "pages/prose.html",
            Body::Findings(_) => "pages/findings.html",
            Body::NotFound(_) => "pages/404.html",
            Body::Moved(_) => "pages/moved.html",
            Body::Patterns(_) => "pages/patterns.html",
        }
    }
}
