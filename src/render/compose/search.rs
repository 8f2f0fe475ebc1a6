//! The search page: the box, and the ways to everything for whoever has no script.

use std::collections::BTreeMap;

use super::{Composed, Composer};
use crate::render::link;
use crate::render::page::script_json;
use crate::render::view::{Body, KindLink, Link, Page, SearchView};
use crate::search;

/// The theme's words that the script needs begin with this.
const WORDS: &str = "search_";

impl Composer<'_> {
    pub(super) fn search(&self) -> Composed {
        let address = "tim-kiem".to_owned();
        let to = |label: String, place: &str| Link {
            label,
            href: link::to_page(&address, place),
            note: String::new(),
        };
        let words: BTreeMap<&str, &str> =
            self.theme.words_of(WORDS).map(|(key, word)| (&key[WORDS.len()..], word)).collect();
        let has_documents =
            |place: &usize| self.facts.documents.iter().any(|one| one.disclosure.kind == *place);
        let kinds = self.facts.model.kinds.iter().enumerate();
        let kinds = kinds.filter(|(place, _)| has_documents(place)).map(|(_, kind)| KindLink {
            id: kind.id.clone(),
            label: kind.short.get(self.lang()).to_owned(),
            href: link::to_page(&address, &link::of_kind(kind)),
        });
        let years = self.years().iter().map(|year| to(year.to_string(), &link::of_year(*year)));
        let pages = self.facts.model.pages.iter();
        let view = SearchView {
            manifest: format!("{}/{}", search::FOLDER, search::MANIFEST),
            words: script_json(serde_json::json!(words).to_string()),
            units: to(self.word("units_title"), "don-vi"),
            former: to(self.word("former_units"), "don-vi-cu"),
            kinds: kinds.collect(),
            years: years.collect(),
            pages: pages.map(|page| to(page.title.clone(), &page.address)).collect(),
        };
        let title = self.word("search_title");
        let mut shell = self.shell(&address, &title, &[], "search");
        shell.noindex = true;
        // What is found is shown here too.
        shell.origin = self.origin(&self.facts.documents);
        Composed::bare(address, Page::new(shell, Body::Search { search: view }))
    }
}
