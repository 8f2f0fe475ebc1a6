//! Pages that list: kinds, years, units, former units.

use std::collections::BTreeMap;

use super::{Composed, Composer};
use crate::derive::{Document, StatusKind};
use crate::kind::Kind;
use crate::law::terms;
use crate::render::link;
use crate::render::view::{
    Body, Fact, FormerGroup, FormerUnit, FormerView, Html, IndexItem, IndexSection, IndexView,
    KindView, LetterGroup, Link, Notice, Page, UnitIndexView, UnitLink, YearList, YearView,
};
use crate::unit::{Level, Unit};
use crate::value::date::short;

/// Documents under one heading that stand on the page of a kind.
const ON_PAGE: usize = 400;

impl<'f> Composer<'f> {
    pub(super) fn kinds(&self) -> Composed {
        let address = "loai".to_owned();
        let mut sections: Vec<IndexSection> = Vec::new();
        for kind in self.facts.model.kinds.iter() {
            let heading = self.word(&format!("group_{}", kind.group));
            let heading = if heading.is_empty() { self.word("group_other") } else { heading };
            let item = IndexItem {
                label: kind.title.get(self.lang()).to_owned(),
                href: link::to_page(&address, &link::of_kind(kind)),
                text: first_sentence(kind.about.get(self.lang())),
                count: self.say("documents_count", &[("count", &self.of_kind(kind).len())]),
            };
            match sections.iter_mut().find(|section| section.heading == heading) {
                Some(section) => section.items.push(item),
                None => {
                    sections.push(IndexSection { heading, note: String::new(), items: vec![item] });
                }
            }
        }
        let title = self.word("kinds_title");
        let shell = self.shell(&address, &title, &[], "kinds");
        let lede = Html::text(&self.word("kinds_lede"));
        Composed::bare(address, Page::new(shell, Body::Index(IndexView { lede, sections })))
    }

    /// The documents of a kind.
    fn of_kind(&self, kind: &Kind) -> Vec<&Document<'f>> {
        self.facts.documents.iter().filter(|document| document.kind.id == kind.id).collect()
    }

    pub(super) fn kind_page(&self, kind: &Kind) -> Composed {
        let address = link::of_kind(kind);
        let documents = self.of_kind(kind);
        let view = KindView {
            lede: Html::text(kind.about.get(self.lang())),
            facts: self.kind_facts(kind),
            notices: self.kind_notices(kind),
            roll_ups: Vec::new(),
            years: self.by_year(&address, &documents),
            downloads: Vec::new(),
        };
        let crumbs = [(self.word("kinds_title"), "loai".to_owned())];
        let title = kind.title.get(self.lang()).to_owned();
        let mut shell = self.shell(&address, &title, &crumbs, "kinds");
        shell.origin = self.origin(documents.iter().copied());
        if !documents.is_empty() {
            shell.feeds.extend(self.feeds(&address, title, &address));
        }
        Composed::bare(address, Page::new(shell, Body::Kind(view)))
    }

    fn kind_facts(&self, kind: &Kind) -> Vec<Fact> {
        let fact =
            |label: &str, value: String| Fact { label: self.word(label), value, ..Fact::default() };
        let mut facts = Vec::new();
        if !kind.duty.law.is_empty() {
            let law = format!("{}, {}", kind.duty.law, kind.duty.article);
            facts.push(fact("duty_label", law.trim_end_matches([',', ' ']).to_owned()));
        }
        let mut levels: Vec<Level> =
            kind.versions.iter().flat_map(|version| version.levels.clone()).collect();
        levels.sort();
        levels.dedup();
        let levels: Vec<&str> = levels.iter().map(|level| level.word()).collect();
        facts.push(fact("owed_by_label", levels.join(", ")));
        let mut seen = Vec::new();
        for (id, _) in kind.versions.iter().flat_map(|version| &version.deadlines) {
            if let Some(term) = terms::get(id).filter(|term| !seen.contains(&term.citation())) {
                seen.push(term.citation());
                facts.push(fact("term_label", format!("{} ({})", term.what, term.citation())));
            }
        }
        facts.truncate(6);
        facts
    }

    fn kind_notices(&self, kind: &Kind) -> Vec<Notice> {
        let terms = kind.versions.iter().flat_map(|version| &version.deadlines);
        let unsure = terms.filter_map(|(id, _)| terms::get(id)).any(|term| !term.verified);
        let notice = || Notice {
            lead: self.word("unverified_lead"),
            text: Html::text(&self.word("unverified_text")),
            ..Notice::default()
        };
        if unsure { vec![notice()] } else { Vec::new() }
    }

    /// Documents under their years, newest first, units in order.
    fn by_year(&self, from: &str, documents: &[&Document<'f>]) -> Vec<YearList> {
        let mut years: BTreeMap<std::cmp::Reverse<i16>, Vec<&Document<'f>>> = BTreeMap::new();
        for document in documents {
            let year = std::cmp::Reverse(document.disclosure.period.year());
            years.entry(year).or_default().push(document);
        }
        let list = |(place, (year, mut documents)): (
            usize,
            (std::cmp::Reverse<i16>, Vec<&Document<'f>>),
        )| {
            documents
                .sort_by_cached_key(|one| (one.unit.address.to_string(), one.disclosure.period));
            let count = documents.len();
            let items = documents.iter().take(ON_PAGE).map(|one| self.item_of_unit(from, one));
            YearList {
                heading: year.0.to_string(),
                note: self.say("documents_count", &[("count", &count)]),
                open: place == 0,
                id: format!("nam-{}", year.0),
                items: items.map(light).collect(),
                more: Some(Link {
                    label: self.say("all_of_year", &[("year", &year.0)]),
                    href: link::to_page(from, &link::of_year(year.0)),
                    note: String::new(),
                }),
            }
        };
        years.into_iter().enumerate().map(list).collect()
    }

    pub(super) fn kind_links(&self, from: &str) -> Vec<Link> {
        let kinds = self.facts.model.kinds.iter();
        kinds
            .filter(|kind| !self.of_kind(kind).is_empty())
            .map(|kind| Link {
                label: kind.short.get(self.lang()).to_owned(),
                href: link::to_page(from, &link::of_kind(kind)),
                note: self.of_kind(kind).len().to_string(),
            })
            .collect()
    }

    pub(super) fn year_links(&self, from: &str, but: Option<i16>) -> Vec<Link> {
        let years = self.years().iter().copied().filter(|year| Some(*year) != but);
        years
            .map(|year| Link {
                label: year.to_string(),
                href: link::to_page(from, &link::of_year(year)),
                note: String::new(),
            })
            .collect()
    }

    pub(super) fn year_index(&self) -> Composed {
        let address = "nam".to_owned();
        let title = self.word("years_title");
        let items = self.years().iter().copied().map(|year| {
            let documents = self.facts.documents.iter();
            let count = documents.filter(|one| one.disclosure.period.year() == year).count();
            IndexItem {
                label: self.say("year_title", &[("year", &year)]),
                href: link::to_page(&address, &link::of_year(year)),
                text: String::new(),
                count: self.say("documents_count", &[("count", &count)]),
            }
        });
        let section = IndexSection {
            heading: self.word("years"),
            note: String::new(),
            items: items.collect(),
        };
        let view =
            IndexView { lede: Html::text(&self.word("years_lede")), sections: vec![section] };
        let shell = self.shell(&address, &title, &[], "years");
        Composed::bare(address, Page::new(shell, Body::Index(view)))
    }

    pub(super) fn year_page(&self, year: i16) -> Composed {
        let address = link::of_year(year);
        let all = self.facts.documents.iter();
        let documents: Vec<&Document<'f>> =
            all.filter(|one| one.disclosure.period.year() == year).collect();
        let mut groups: Vec<YearList> = Vec::new();
        for kind in self.facts.model.kinds.iter() {
            let of_kind: Vec<&&Document<'f>> =
                documents.iter().filter(|one| one.kind.id == kind.id).collect();
            if of_kind.is_empty() {
                continue;
            }
            let items = of_kind.iter().take(ON_PAGE).map(|one| self.item_of_unit(&address, one));
            groups.push(YearList {
                heading: kind.short.get(self.lang()).to_owned(),
                note: self.say("documents_count", &[("count", &of_kind.len())]),
                open: groups.is_empty(),
                id: kind.address.clone(),
                items: items.map(light).collect(),
                more: None,
            });
        }
        let good = documents.iter().filter(|one| one.status.kind == StatusKind::OnTime).count();
        let words: [(&str, &dyn std::fmt::Display); 3] =
            [("year", &year), ("count", &documents.len()), ("good", &good)];
        let view = YearView {
            lede: Html::emphasised(&self.say("year_lede", &words)),
            others: self.year_links(&address, Some(year)),
            roll_ups: Vec::new(),
            groups,
        };
        let crumbs = [(self.word("years_title"), "nam".to_owned())];
        let title = self.say("year_title", &[("year", &year)]);
        let mut shell = self.shell(&address, &title, &crumbs, "years");
        shell.origin = self.origin(documents.iter().copied());
        Composed::bare(address, Page::new(shell, Body::Year(view)))
    }

    pub(super) fn unit_index(&self) -> Composed {
        let address = "don-vi".to_owned();
        let living = self.living(Level::Commune);
        let several = self.living(Level::Province).len() > 1;
        let province = |unit: &Unit| {
            let province = self.facts.model.units.province_of(&unit.id).filter(|_| several);
            province.map(|unit| unit.name().bare().to_owned()).unwrap_or_default()
        };
        let view = UnitIndexView {
            lede: Html::emphasised(&self.say("units_lede", &[("count", &living.len())])),
            letters: letters(&address, &living, province),
            former: Some(Link {
                label: self.word("former_units"),
                href: link::to_page(&address, "don-vi-cu"),
                note: String::new(),
            }),
        };
        let shell = self.shell(&address, &self.word("units_title"), &[], "units");
        Composed::bare(address, Page::new(shell, Body::Units(view)))
    }

    pub(super) fn former_units(&self) -> Composed {
        let address = "don-vi-cu".to_owned();
        let former: Vec<&&Unit> = self.units.iter().filter(|unit| !unit.is_living()).collect();
        let mut groups: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
        for unit in &former {
            let above = unit.address.rsplit_once('/').map_or("", |(above, _)| above);
            groups.entry(above.to_owned()).or_default().push(unit);
        }
        let groups: Vec<FormerGroup> = groups
            .into_iter()
            .map(|(above, units)| self.former_group(&address, &above, units))
            .collect();
        let jumps = groups.iter().map(|group| Link {
            label: group.heading.clone(),
            href: format!("#{}", group.id),
            note: String::new(),
        });
        let view = FormerView {
            lede: Html::emphasised(&self.say("former_lede", &[("count", &former.len())])),
            jumps: jumps.collect(),
            groups,
        };
        let crumbs = [(self.word("units_title"), "don-vi".to_owned())];
        let shell = self.shell(&address, &self.word("former_units"), &crumbs, "units");
        Composed::bare(address, Page::new(shell, Body::Former(view)))
    }

    fn former_group(&self, from: &str, above: &str, mut units: Vec<&Unit>) -> FormerGroup {
        units.sort_by_cached_key(|unit| crate::value::sort::sort_key(unit.name().bare()));
        let parent = self.facts.model.units.by_address(above).map(|found| found.unit);
        FormerGroup {
            heading: parent
                .map_or_else(|| self.word("former_provinces"), |unit| self.title_of(unit)),
            href: parent.map(|unit| link::to_page(from, &unit.address)),
            id: match above {
                "" => "tinh".to_owned(),
                above => above.replace('/', "--"),
            },
            units: units.into_iter().map(|unit| self.former_unit(from, unit)).collect(),
        }
    }

    fn former_unit(&self, from: &str, unit: &Unit) -> FormerUnit {
        let units = &self.facts.model.units;
        let mut now: Vec<Link> = units
            .successors(&unit.id)
            .iter()
            .filter_map(|step| {
                let new = units.get(&step.new)?;
                let part = step.share == crate::unit::Share::Part;
                let note = if part { self.word("share_part") } else { String::new() };
                let href = link::to_page(from, &new.address);
                self.shows(new).then(|| Link { label: new.name().name.to_string(), href, note })
            })
            .collect();
        if unit.level == Level::District {
            now.clear();
        }
        FormerUnit {
            name: unit.name().name.to_string(),
            href: link::to_page(from, &unit.address),
            now,
            until: unit
                .until
                .map(|date| self.say("until_date", &[("date", &short(date))]))
                .unwrap_or_default(),
        }
    }
}

/// The letters under which the site has units, from the root of the site.
pub fn letter_links(facts: &crate::derive::Facts<'_>) -> Vec<Link> {
    let mut units = crate::render::data::units_of_site(facts);
    units.retain(|unit| unit.level == Level::Commune && unit.is_living());
    units.sort_by_cached_key(|unit| crate::value::sort::sort_key(unit.name().bare()));
    let groups = letters("", &units, |_| String::new());
    let href = |id: &str| format!("{}#{id}", link::file_of("don-vi"));
    groups
        .into_iter()
        .map(|group| Link { href: href(&group.id), label: group.letter, note: String::new() })
        .collect()
}

/// Units under the first letter of their bare names.
pub(super) fn letters(
    from: &str,
    units: &[&Unit],
    note: impl Fn(&Unit) -> String,
) -> Vec<LetterGroup> {
    let mut groups: Vec<LetterGroup> = Vec::new();
    for unit in units {
        let letter = first_letter(unit.name().bare());
        let link = UnitLink {
            name: unit.name().bare().to_owned(),
            kind: unit.name().unit_type.lower().to_owned(),
            href: link::to_page(from, &unit.address),
            note: note(unit),
        };
        match groups.iter_mut().find(|group| group.letter == letter) {
            Some(group) => group.units.push(link),
            None => {
                let id = format!("chu-{}", letter_id(&letter));
                groups.push(LetterGroup { letter, id, units: vec![link] });
            }
        }
    }
    groups
}

/// The letter under which a name stands: without its tone, but `Đ` and `Ă` are letters of their own.
fn first_letter(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let tone =
        |sign: &char| matches!(sign, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let first = name.chars().next().into_iter().nfd().filter(|sign| !tone(sign)).nfc();
    first.flat_map(char::to_uppercase).collect()
}

fn letter_id(letter: &str) -> String {
    match letter {
        "Đ" => "dd".into(),
        "Ă" => "aw".into(),
        "Â" => "aa".into(),
        "Ê" => "ee".into(),
        "Ô" => "oo".into(),
        "Ơ" => "ow".into(),
        "Ư" => "uw".into(),
        letter => letter.to_lowercase(),
    }
}

fn first_sentence(text: &str) -> String {
    text.split_once(". ").map_or_else(|| text.to_owned(), |(first, _)| format!("{first}."))
}

/// A long list says less of each document.
fn light(mut item: crate::render::view::DisclosureItem) -> crate::render::view::DisclosureItem {
    item.says = Html::default();
    item
}
