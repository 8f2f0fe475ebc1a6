//! The frame of a page: where it stands, what leads to it, what is said of it outside.

use super::{Composer, is_sample};
use crate::derive::{Document, Facts};
use crate::render::data::jsonld;
use crate::render::link;
use crate::render::page::script_json;
use crate::render::theme::Theme;
use crate::render::view::{Crumb, FeedLink, Foot, Html, Link, MenuItem, OriginKind, Shell, Site};
use crate::unit::{Level, Unit};

/// What every page of the site shares.
pub fn site(facts: &Facts<'_>, theme: &Theme, letters: Vec<Link>) -> Site {
    let settings = &facts.model.settings;
    let link = |label: &str, address: &str| Link {
        label: theme.word(label).to_owned(),
        href: link::file_of(address),
        note: String::new(),
    };
    let menu = |id: &str, label: &str, address: &str| MenuItem {
        id: id.to_owned(),
        label: theme.word(label).to_owned(),
        href: link::file_of(address),
    };
    let mut about = vec![link("menu_method", "phuong-phap"), link("menu_warnings", "canh-bao")];
    let is_scored = facts.model.settings.since.is_some() && !facts.model.infos.is_empty();
    about.extend(is_scored.then(|| link("score_title", &link::score(""))));
    let pages = facts.model.pages.iter().filter(|page| page.group == "about");
    about.extend(pages.map(|page| Link {
        label: page.title.clone(),
        href: link::file_of(&page.address),
        note: String::new(),
    }));
    let mut pages = vec![
        menu("units", "menu_units", "don-vi"),
        menu("kinds", "menu_kinds", "loai"),
        menu("years", "menu_years", "nam"),
        menu("method", "menu_method", "phuong-phap"),
    ];
    pages.extend(settings.outputs.search.then(|| menu("search", "search_title", "tim-kiem")));
    let feed = Link {
        label: theme.word("foot_feed").to_owned(),
        href: link::feed(""),
        note: "Atom".to_owned(),
    };
    let catalogue = Link {
        label: theme.word("foot_data").to_owned(),
        href: format!("{}/danh-muc.json", link::DATA),
        note: "JSON".to_owned(),
    };
    let wanted = settings.outputs;
    let reuse = [(wanted.feeds, feed), (wanted.data, catalogue)];
    let reuse = reuse.into_iter().filter_map(|(wanted, link)| wanted.then_some(link)).collect();
    // Nothing here may follow the day or the number of documents, or every change would be one of
    // every page.
    let colophon = theme.word("colophon").to_owned();
    Site {
        name: settings.title.clone(),
        description: settings.description.clone(),
        base_url: format!("{}/", settings.base_url),
        menu: pages,
        units_href: link::file_of("don-vi"),
        search_href: if wanted.search { link::file_of("tim-kiem") } else { String::new() },
        letters,
        foot: Foot { help: help(facts, theme), about, reuse, colophon },
    }
}

fn help(facts: &Facts<'_>, theme: &Theme) -> Html {
    let contact = &facts.model.settings.contact;
    let mut help = Html::text(theme.word("help"));
    if !contact.phone.is_empty() {
        help = help.and(" ").link(&super::people::tel(&contact.phone), &contact.phone);
    }
    if !contact.email.is_empty() {
        help = help.and(" · ").link(&format!("mailto:{}", contact.email), &contact.email);
    }
    help
}

impl<'f> Composer<'f> {
    /// The frame of the page at `address`; `crumbs` are the pages above it, home left out.
    pub(super) fn shell(
        &self,
        address: &str,
        heading: &str,
        crumbs: &[(String, String)],
        current: &str,
    ) -> Shell {
        let settings = &self.facts.model.settings;
        let mut way =
            vec![Crumb { label: self.word("home_label"), href: Some(link::to_page(address, "")) }];
        way.extend(crumbs.iter().map(|(label, place)| Crumb {
            label: label.clone(),
            href: Some(link::to_page(address, place)),
        }));
        way.push(Crumb { label: heading.to_owned(), href: None });
        Shell {
            heading: heading.to_owned(),
            title: heading.to_owned(),
            description: settings.description.clone(),
            root: link::root(address),
            canonical: Some(link::canonical(&settings.base_url, address)),
            crumbs: if address.is_empty() { Vec::new() } else { way },
            current: current.to_owned(),
            feeds: self.feeds(address, settings.title.clone(), ""),
            json_ld: self.way_as_data(address, heading, crumbs),
            ..Shell::default()
        }
    }

    /// The feed of the page at `of`, as the head of the page at `address` names it.
    pub(super) fn feeds(&self, address: &str, title: String, of: &str) -> Vec<FeedLink> {
        let href = link::to_file(address, &link::feed(of));
        let feed = self.facts.model.settings.outputs.feeds.then_some(FeedLink { title, href });
        feed.into_iter().collect()
    }

    /// The breadcrumb for search engines; the home page has none.
    fn way_as_data(
        &self,
        address: &str,
        heading: &str,
        crumbs: &[(String, String)],
    ) -> Vec<String> {
        if address.is_empty() {
            return Vec::new();
        }
        let home = (self.word("home_label"), String::new());
        let here = (heading.to_owned(), address.to_owned());
        let way: Vec<_> =
            std::iter::once(home).chain(crumbs.iter().cloned()).chain([here]).collect();
        vec![script_json(jsonld::breadcrumbs(&self.facts.model.settings.base_url, &way))]
    }

    /// The frame of a page of a unit.
    pub(super) fn unit_shell(&self, unit: &Unit, address: &str, heading: &str) -> Shell {
        let mut crumbs = self.above(unit);
        if address != unit.address {
            crumbs.push((unit.name().name.to_string(), unit.address.to_string()));
        }
        let mut shell = self.shell(address, heading, &crumbs, current(unit));
        if address != unit.address {
            shell.title = format!("{heading}, {}", unit.name().name);
        }
        if self.facts.by_unit.contains_key(&unit.id) {
            shell.feeds.extend(self.feeds(address, unit.name().name.to_string(), &unit.address));
        }
        shell
    }

    /// The units above a unit, topmost first, with their addresses.
    pub(super) fn above(&self, unit: &Unit) -> Vec<(String, String)> {
        let mut above: Vec<(String, String)> = self
            .facts
            .model
            .units
            .ancestors(&unit.id)
            .iter()
            .map(|unit| (unit.name().name.to_string(), unit.address.to_string()))
            .collect();
        above.sort_by_key(|(_, address)| address.len());
        above
    }

    /// Whether these documents are invented, real, or both.
    pub(super) fn origin<'d>(
        &self,
        documents: impl IntoIterator<Item = &'d Document<'d>>,
    ) -> OriginKind {
        let (mut invented, mut real) = (false, false);
        for document in documents {
            if is_sample(document) { invented = true } else { real = true }
        }
        match (invented, real) {
            (true, true) => OriginKind::Mixed,
            (true, false) => OriginKind::Sample,
            (false, true) => OriginKind::Real,
            (false, false) => self.usual_origin(),
        }
    }

    /// What a page without documents shows: words of the site, invented when the site is.
    pub(super) fn usual_origin(&self) -> OriginKind {
        if self.facts.model.settings.sample { OriginKind::Sample } else { OriginKind::None }
    }
}

fn current(unit: &Unit) -> &'static str {
    if unit.level == Level::Commune { "units" } else { "" }
}
