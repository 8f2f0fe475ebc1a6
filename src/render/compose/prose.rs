//! Pages of text, the page for an address that does not exist, the warnings, the parts of the theme.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Composed, Composer, Making, Text};
use crate::derive::Document;
use crate::finding::{Finding, Judged, Severity};
use crate::model::disclosure::Prose;
use crate::model::page::TextPage;
use crate::render::markdown::{self, Setting};
use crate::render::view::{
    Body, FindingGroup, FindingItem, FindingsView, Html, KeyFigure, Link, NotFoundView, OriginKind,
    Page, Pager, ProseView,
};
use crate::render::{link, pattern};

/// Warnings of one sort on the page of warnings.
const SHOWN: usize = 200;

impl<'f> Composer<'f> {
    /// The Markdown of a text on the page at `address`, with what is wrong with it.
    pub(super) fn markdown(&self, prose: &Prose, address: &str) -> Text {
        let label = self.word("table_label");
        let page = if address.is_empty() { String::new() } else { format!("{address}/") };
        let asked = RefCell::new(Vec::new());
        let known = |path: &str| {
            let known = self.is_known(path);
            asked.borrow_mut().push((path.to_owned(), known));
            known
        };
        let setting =
            Setting { page: &page, top_heading: 2, table_label: &label, known: Some(&known) };
        let place = |range: std::ops::Range<usize>| prose.lines.span(range);
        let Judged { value, findings } = markdown::to_html(&prose.markdown, &place, &setting);
        Text { html: markdown::compact(&value), findings, asked: asked.into_inner() }
    }

    pub(super) fn prose(&self, place: usize) -> Making {
        let page = &self.facts.model.pages[place];
        let Text { html, findings, asked } = self.markdown(&page.text, &page.address);
        Making { pages: vec![self.prose_page(page, html)], findings, asked, ..Making::default() }
    }

    fn prose_page(&self, page: &TextPage, body: Html) -> Composed {
        let address = page.address.clone();
        let same: Vec<&TextPage> = self.siblings(page);
        let to = |other: &TextPage| Link {
            label: other.title.clone(),
            href: link::to_page(&address, &other.address),
            note: String::new(),
        };
        let at = same.iter().position(|other| other.address == page.address).unwrap_or(0);
        let previous = at.checked_sub(1).map(|before| to(same[before]));
        let next = same.get(at + 1).map(|after| to(after));
        let pager = (previous.is_some() || next.is_some()).then(|| Pager {
            previous,
            next,
            pages: Vec::new(),
        });
        let others = same.iter().filter(|other| other.address != page.address);
        let view = ProseView {
            lede: Html::text(&page.description),
            body,
            siblings: others.map(|other| to(other)).collect(),
            pager,
            ..ProseView::default()
        };
        let mut shell = self.shell(&address, &page.title, &[], "");
        if !page.description.is_empty() {
            shell.description.clone_from(&page.description);
        }
        shell.origin = if page.sample { OriginKind::Sample } else { OriginKind::None };
        Composed::bare(address, Page::new(shell, Body::Prose(view)))
    }

    /// The pages of the same group, in their order.
    fn siblings(&self, page: &TextPage) -> Vec<&'f TextPage> {
        let pages = self.facts.model.pages.iter();
        let mut same: Vec<&TextPage> =
            pages.filter(|other| other.group == page.group && !page.group.is_empty()).collect();
        same.sort_by(|a, b| (a.order, &a.address).cmp(&(b.order, &b.address)));
        same
    }

    pub(super) fn not_found(&self) -> Composed {
        let settings = &self.facts.model.settings;
        let mut shell = self.shell("", &self.word("not_found_title"), &[], "");
        // Shown at any depth, so its way to the root begins at the host.
        shell.root = format!("{}/", path_of(&settings.base_url));
        shell.canonical = None;
        shell.feeds.clear();
        shell.noindex = true;
        let to = |key: &str, address: &str| Link {
            label: self.word(key),
            href: format!("{}{}", shell.root, link::file_of(address)),
            note: String::new(),
        };
        let view = NotFoundView {
            lede: Html::text(&self.word("not_found_lede")),
            links: vec![
                to("home_label", ""),
                to("menu_units", "don-vi"),
                to("former_units", "don-vi-cu"),
                to("menu_kinds", "loai"),
                to("menu_years", "nam"),
            ],
        };
        Composed::bare("404.html".into(), Page::new(shell, Body::NotFound(view)))
    }

    /// The warnings that are published with the documents.
    pub(super) fn findings(&self) -> Composed {
        let address = "canh-bao".to_owned();
        let mut groups: BTreeMap<&str, Vec<(&Document<'f>, &Finding)>> = BTreeMap::new();
        let mut documents = 0;
        for (place, document) in self.facts.documents.iter().enumerate() {
            let across = self.facts.across().get(&place).into_iter().flatten();
            let findings = document.said_findings().chain(across);
            let warnings = findings.filter(|one| one.severity == Severity::Warning);
            let before: usize = groups.values().map(Vec::len).sum();
            for finding in warnings {
                groups.entry(finding.code).or_default().push((document, finding));
            }
            documents += usize::from(groups.values().map(Vec::len).sum::<usize>() > before);
        }
        let count: usize = groups.values().map(Vec::len).sum();
        let words: [(&str, &dyn std::fmt::Display); 2] =
            [("count", &count), ("documents", &documents)];
        let view = FindingsView {
            lede: Html::emphasised(&self.say("warnings_lede", &words)),
            figures: Vec::<KeyFigure>::new(),
            groups: groups
                .into_iter()
                .map(|(code, found)| self.finding_group(&address, code, &found))
                .collect(),
        };
        let title = self.word("warnings_title");
        let mut shell = self.shell(&address, &title, &[], "");
        shell.origin = self.origin(&self.facts.documents);
        Composed::bare(address, Page::new(shell, Body::Findings(view)))
    }

    fn finding_group(
        &self,
        from: &str,
        code: &str,
        found: &[(&Document<'f>, &Finding)],
    ) -> FindingGroup {
        let items = found.iter().take(SHOWN).map(|(document, finding)| FindingItem {
            document: Link {
                label: document.title(),
                href: link::to_page(from, &document.disclosure.address),
                note: String::new(),
            },
            unit: document.unit.name().name.to_string(),
            text: finding.words(self.lang()).cause.clone(),
            code: finding.code.to_owned(),
        });
        let heading = self.word(&format!("warning_{}", code.to_lowercase()));
        let left = found.len().saturating_sub(SHOWN);
        FindingGroup {
            heading: if heading.is_empty() { code.to_owned() } else { heading },
            note: match left {
                0 => String::new(),
                left => self.say("checks_more", &[("count", &left)]),
            },
            items: items.collect(),
        }
    }

    /// Every part of the theme in its plain, long and empty case.
    pub(super) fn patterns(&self) -> Option<Composed> {
        let address = "mau".to_owned();
        let crumbs = [(self.word("method_title"), "phuong-phap".to_owned())];
        let mut shell = self.shell(&address, &self.word("patterns_title"), &crumbs, "");
        shell.origin = OriginKind::Sample;
        shell.noindex = true;
        let view = pattern::patterns(self.theme, &shell).ok()?;
        Some(Composed::bare(address, Page::new(shell, Body::Patterns(view))))
    }
}

/// The path of an address with scheme and host.
fn path_of(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}
