//! The page of one document, whatever its kind.

use super::tables::{Dress, row_id};
use super::{Composed, Composer, Making, Text, offices, paging};
use crate::derive::{Document, Opened, StatusKind};
use crate::finding::code::FileMoved;
use crate::finding::{Finding, Span};
use crate::kind::ColumnType;
use crate::model::disclosure::{Act, State};
use crate::privacy::{self, Shown};
use crate::render::data::{self, Output, jsonld};
use crate::render::link;
use crate::render::page::script_json;
use crate::render::view::{
    Body, DisclosureView, Download, Equation, Explanation, Fact, Figure, Html, KeyFigure, Link,
    Notice, Origin, OriginKind, Page, Pager, Term,
};
use crate::value::date::short;
use crate::value::dong::Dong;

impl<'f> Composer<'f> {
    /// How many pages a document needs.
    pub(super) fn pages_of(&self, document: &Document<'f>) -> usize {
        let (model, at) = (self.facts.model, self.facts.at);
        let disclosure = &document.disclosure;
        let extents = disclosure.outlines.iter().map(|outline| {
            let (rows, columns) = privacy::extent(disclosure, outline, model, at);
            let shape = document.version.forms[outline.form].table;
            paging::Extent::new(rows, columns, shape)
        });
        paging::pages(extents).len()
    }

    /// What may be seen of the tables of a document.
    fn shown<'o>(&self, document: &'o Opened<'_, 'f>) -> Vec<Shown<'o>>
    where
        'f: 'o,
    {
        privacy::shown(&document.whole, self.facts.model, self.facts.at)
    }

    /// The pages of a document; only a long list has more than one. The files stand on the first.
    pub(super) fn document(&self, document: &Document<'f>) -> Making {
        let Some(document) = self.facts.open(document, self.shelf) else {
            let moved = FileMoved {}.at(Span::file(document.disclosure.file));
            return Making { findings: vec![moved], ..Making::default() };
        };
        let shown = self.shown(&document);
        let files = data::outputs_of_document(self.facts, &document);
        let (explanation, text) = self.explanation(&document).unzip();
        let Text { findings, asked, .. } = text.unwrap_or_default();
        let first = self.document_page(&document, &shown, (&files, explanation), 0);
        let mut pages = vec![first];
        for page in 1..self.pages_of(&document) {
            pages.push(self.document_page(&document, &shown, (&files, None), page));
        }
        pages[0].files = files;
        let offices = offices::said(&document.whole);
        let fragment = self.fragment(&document, &shown);
        Making { pages, findings, asked, fragment, offices }
    }

    /// What is to be objected to in the text of a document.
    pub(super) fn text_findings_of(&self, document: &Document<'f>) -> Vec<Finding> {
        let opened = self.facts.open(document, self.shelf);
        let text = opened.and_then(|document| self.explanation(&document));
        text.map(|(_, text)| text.findings).unwrap_or_default()
    }

    fn document_page(
        &self,
        document: &Opened<'_, 'f>,
        shown: &[Shown<'_>],
        (files, explanation): (&[Output], Option<Explanation>),
        page: usize,
    ) -> Composed {
        let disclosure = &document.disclosure;
        let address = page_address(&disclosure.address, page);
        let mut view = DisclosureView {
            unit: self.unit_link(document, &address),
            state: self.state(&document.status),
            lede: Html::emphasised(document.sentence()),
            facts: self.facts_beside(document),
            origin: disclosure.source.as_ref().map(|source| Origin {
                title: source.title.clone(),
                note: Some(join(&[&source.file, &source.note])).filter(|note| !note.is_empty()),
                href: None,
            }),
            notices: self.notices(document, shown),
            provenance: self.provenance(document),
            deadline: self.deadline(document),
            contact: self.contact(&disclosure.unit, Some(document)),
            address: link::canonical(&self.facts.model.settings.base_url, &disclosure.address),
            ..DisclosureView::default()
        };
        if !matches!(disclosure.state, State::Withdrawn(_)) {
            self.fill(&mut view, document, shown, (&address, page), files);
            view.explanation = explanation;
        }
        view.pager = self.pager(document, &address);
        let mut shell = self.document_shell(document, shown, &address, page);
        shell.long_table = view.tables.iter().any(|table| table.long);
        let wanted = self.facts.model.settings.outputs;
        if wanted.data {
            shell.json_ld.push(script_json(jsonld::document(self.facts, document, files)));
        }
        Composed::bare(address, Page::new(shell, Body::Disclosure(view)))
    }

    fn fill(
        &self,
        view: &mut DisclosureView,
        document: &Opened<'_, 'f>,
        shown: &[Shown<'_>],
        (address, page): (&str, usize),
        files: &[Output],
    ) {
        let changed = changed_cells(document);
        let pages = paging::pages(shown.iter().map(paging::Extent::of));
        for (place, rows) in pages.get(page).cloned().unwrap_or_default() {
            let mine: Vec<(usize, usize)> = changed
                .iter()
                .filter(|(at, _, _)| *at == place)
                .map(|(_, r, c)| (*r, *c))
                .collect();
            let dress = Dress {
                checks: &document.checks,
                across: &document.across,
                place,
                changed: &mine,
                rows,
            };
            view.tables.extend(self.table(&shown[place], &dress));
        }
        view.list_pager = self.list_pager(document, address, (page, pages.len()));
        if page > 0 {
            return;
        }
        view.equation = self.equation(document);
        if view.equation.is_none() {
            view.figures = self.key_figures(document);
        }
        view.charts = self.charts(document, shown);
        view.checks = self.checks(document, shown);
        view.corrections = self.corrections(document, shown);
        view.downloads = self.downloads(document, address, files);
        if shown.iter().any(Shown::lists_persons) {
            view.downloads_note = self.word("downloads_persons");
        }
    }

    fn unit_link(&self, document: &Document<'f>, address: &str) -> Link {
        let unit = document.unit;
        Link {
            label: unit.name_at(document.disclosure.period.last_day()).name.to_string(),
            href: link::to_page(address, &unit.address),
            note: String::new(),
        }
    }

    fn document_shell(
        &self,
        document: &Document<'f>,
        shown: &[Shown<'_>],
        address: &str,
        page: usize,
    ) -> crate::render::view::Shell {
        let disclosure = &document.disclosure;
        let heading = document.title();
        let mut shell = self.unit_shell(document.unit, address, &heading);
        if page > 0 {
            shell.title = self.say("page_of", &[("title", &shell.title), ("page", &(page + 1))]);
        }
        shell.description = match document.sentence().replace("**", "") {
            sentence if sentence.is_empty() => shell.title.clone(),
            sentence => format!("{}: {sentence}", document.unit.name().name),
        };
        shell.origin = if disclosure.sample { OriginKind::Sample } else { OriginKind::Real };
        shell.noindex = shown.iter().any(Shown::shows_persons)
            || matches!(disclosure.state, State::Withdrawn(_));
        shell.article = true;
        shell.modified = data::changed_on(self.facts, document).map(|date| date.to_string());
        let json = || link::to_file(address, &link::document_json(&disclosure.address));
        shell.json_href = self.facts.model.settings.outputs.data.then(json);
        shell
    }

    fn facts_beside(&self, document: &Document<'f>) -> Vec<Fact> {
        let disclosure = &document.disclosure;
        let mut facts = vec![Fact {
            label: self.word("period_label"),
            value: disclosure.period.label(),
            ..Fact::default()
        }];
        if let (true, Some(by)) = (disclosure.cumulative, Some(disclosure.period.last_day())) {
            let year = matches!(disclosure.period, crate::value::Period::Year(_));
            if !year && !disclosure.outlines.is_empty() {
                let value = self.say("cumulative_to", &[("date", &short(by))]);
                facts.push(Fact { value, ..Fact::default() });
            }
        }
        if let Some(by) = &disclosure.published_by {
            let label = self.word("published_by");
            facts.push(Fact { label, value: by.clone(), ..Fact::default() });
        }
        facts
    }

    fn notices(&self, document: &Document<'f>, shown: &[Shown<'_>]) -> Vec<Notice> {
        let disclosure = &document.disclosure;
        let mut notices = Vec::new();
        let mut add = |lead: &str, text: String, warning: bool| {
            let (lead, text) = (self.word(lead), Html::text(&text));
            notices.push(Notice { lead, text, warning, ..Notice::default() });
        };
        match &disclosure.state {
            State::Withdrawn(takedown) => {
                add("withdrawn_lead", self.takedown("withdrawn_on", takedown), true);
            }
            State::NoneOccurred => add("none_lead", self.word("none_text"), false),
            State::Published => {}
        }
        for (lead, text) in self.about_persons(document, shown) {
            add(lead, text, false);
        }
        if document.status.kind == StatusKind::Incomplete {
            add("incomplete_lead", document.status.missing.join("; ") + ".", true);
        }
        for table in shown.iter().filter(|table| table.none_occurred()) {
            add("form_none_lead", format!("{}.", table.form().title.get(self.lang())), false);
        }
        notices
    }

    fn provenance(&self, document: &Document<'f>) -> Vec<Fact> {
        let disclosure = &document.disclosure;
        let mut facts = Vec::new();
        let act = |label: &str, act: &Act| Fact {
            label: self.word(label),
            value: act.number.clone(),
            note: act
                .signed
                .map(|date| self.say("signed_on", &[("date", &short(date))]))
                .unwrap_or_default(),
            ..Fact::default()
        };
        facts.extend(disclosure.approved.as_ref().map(|one| act("approved_label", one)));
        facts.extend(disclosure.decision.as_ref().map(|one| act("decision_label", one)));
        let signer = disclosure.decision.as_ref().or(disclosure.approved.as_ref());
        if let Some(signer) = signer.filter(|act| !act.signer.is_empty()) {
            facts.push(Fact {
                label: self.word("signer_label"),
                value: signer.signer.clone(),
                note: signer.position.clone(),
                ..Fact::default()
            });
        }
        if let Some(date) = disclosure.published {
            let note = document.status.due.map(|due| self.say("due_on", &[("date", &short(due))]));
            facts.push(Fact {
                label: self.word("published_label"),
                value: short(date),
                note: note.unwrap_or_default(),
                ..Fact::default()
            });
        }
        facts
    }

    /// How the term is counted, with its article; where it was posted.
    fn deadline(&self, document: &Document<'f>) -> Html {
        let mut parts = Vec::new();
        if let Some(term) = document.status.term {
            let citation = term.citation();
            parts.push(self.say("term_note", &[("what", &term.what), ("law", &citation)]));
            if !term.verified {
                parts.push(self.word("term_unverified"));
            }
        }
        if let Some(why) = document.status.why {
            parts.push(self.say("term_open", &[("why", &why.words(self.lang()))]));
        }
        if let Some(posted) = &document.disclosure.posted {
            let date =
                |date: Option<crate::value::Date>| date.map_or_else(|| "…".to_owned(), short);
            let place =
                if posted.place.is_empty() { self.word("office") } else { posted.place.clone() };
            let words: [(&str, &dyn std::fmt::Display); 3] =
                [("from", &date(posted.from)), ("until", &date(posted.until)), ("place", &place)];
            parts.push(self.say("posted_note", &words));
        }
        Html::text(&parts.join(" "))
    }

    /// Income less spending, where the document states all three and they agree.
    fn equation(&self, document: &Document<'f>) -> Option<Equation> {
        let money = |id: &str| {
            let figure = document.figure(id).filter(|figure| figure.holds == ColumnType::Money)?;
            Some(figure.quantity)
        };
        let (income, spending) = (money("revenue")?, money("spending")?);
        let left = money("surplus")?;
        if income - spending != left || income == 0 {
            return None;
        }
        let (unit, shown) = rounded([income, spending, left])?;
        let term = |sign: &str, label: &str, shown: &str| Term {
            sign: sign.to_owned(),
            label: self.word(label),
            figure: Figure { shown: shown.to_owned(), unit: unit.to_owned(), meter: None },
        };
        Some(Equation {
            note: self.word("equation_note"),
            terms: vec![
                term("", "income_label", &shown[0]),
                term("−", "spending_label", &shown[1]),
                term("=", "left_label", &shown[2]),
            ],
        })
    }

    fn key_figures(&self, document: &Document<'f>) -> Vec<KeyFigure> {
        let figures = document.version.figures.iter();
        let known = figures.filter_map(|figure| Some((figure, document.figure(&figure.id)?)));
        known
            .take(4)
            .map(|(figure, value)| KeyFigure {
                label: figure.label.get(self.lang()).to_owned(),
                figure: self.figure(value),
            })
            .collect()
    }

    /// The text of a document as HTML, and what came of making it.
    fn explanation(&self, document: &Opened<'_, 'f>) -> Option<(Explanation, Text)> {
        let prose = document.whole.text.as_ref()?;
        let mut text = self.markdown(prose, &document.disclosure.address);
        let report = document.kind.text == crate::kind::Need::Required;
        let heading = if report { "report_heading" } else { "explanation_heading" };
        let explanation = Explanation {
            heading: self.word(heading),
            note: self.word(if report { "report_note" } else { "explanation_note" }),
            body: std::mem::take(&mut text.html),
        };
        Some((explanation, text))
    }

    fn downloads(&self, document: &Document<'f>, address: &str, files: &[Output]) -> Vec<Download> {
        let disclosure = &document.disclosure;
        let mut downloads = offered(files, address);
        for attachment in &disclosure.attachments {
            let path = link::attachment(&disclosure.address, &attachment.name);
            let Some(file) = self.attachments.get(&path) else { continue };
            downloads.push(Download {
                format: file.ending.to_uppercase(),
                label: attachment.title.clone(),
                size: size(file.bytes),
                href: link::to_file(address, &path),
                signed: attachment.signed,
            });
        }
        downloads
    }

    fn list_pager(
        &self,
        document: &Document<'f>,
        address: &str,
        (page, count): (usize, usize),
    ) -> Option<Pager> {
        let place = |number| page_address(&document.disclosure.address, number);
        let pages = (0..count).map(|number| Link {
            label: (number + 1).to_string(),
            href: if number == page {
                String::new()
            } else {
                link::to_page(address, &place(number))
            },
            note: String::new(),
        });
        (count > 1).then(|| Pager { previous: None, next: None, pages: pages.collect() })
    }

    fn pager(&self, document: &Document<'f>, address: &str) -> Option<Pager> {
        let to = |other: &Document<'f>| Link {
            label: other.title(),
            href: link::to_page(address, &other.disclosure.address),
            note: String::new(),
        };
        let previous = self.facts.beside(document, false).map(to);
        let next = self.facts.beside(document, true).map(to);
        (previous.is_some() || next.is_some()).then(|| Pager { previous, next, pages: Vec::new() })
    }

    /// The way from the first page of a document to a row that a check or a correction speaks of.
    pub(super) fn anchor(&self, shown: &[Shown<'_>], table: usize, row: usize) -> String {
        let Some(of) = shown.get(table) else { return String::new() };
        let id = row_id(of, row);
        let holds = |part: &paging::Part| part.0 == table && part.1.contains(&row);
        let pages = paging::pages(shown.iter().map(paging::Extent::of));
        match pages.iter().position(|page| page.iter().any(holds)) {
            Some(0) => format!("#{id}"),
            Some(page) => format!("trang-{}/index.html#{id}", page + 1),
            None => String::new(),
        }
    }
}

/// The address of a page of a document, counted from 0.
pub(super) fn page_address(address: &str, page: usize) -> String {
    match page {
        0 => address.to_owned(),
        page => format!("{address}/trang-{}", page + 1),
    }
}

/// The files that a page offers, as a list of downloads.
pub(super) fn offered(files: &[Output], address: &str) -> Vec<Download> {
    files
        .iter()
        .filter(|file| !file.label.is_empty())
        .map(|file| Download {
            format: file.format().to_owned(),
            label: file.label.clone(),
            size: size(file.bytes.len() as u64),
            href: link::to_file(address, &file.path),
            signed: false,
        })
        .collect()
}

/// Table, row and column of each corrected cell.
fn changed_cells(document: &Opened<'_, '_>) -> Vec<(usize, usize, usize)> {
    let whole = &document.whole;
    let cells = whole.corrections.iter().filter_map(|correction| {
        let (table, row, column) = whole.corrected(document.version, correction)?;
        let place = whole.tables.iter().position(|other| std::ptr::eq(other, table))?;
        Some((place, row, column))
    });
    cells.collect()
}

/// Three amounts in the largest unit in which, rounded to one decimal, they still add up.
fn rounded(amounts: [i128; 3]) -> Option<(&'static str, [String; 3])> {
    for (unit, factor) in [("tỷ đồng", 1_000_000_000), ("triệu đồng", 1_000_000), ("đồng", 1)]
    {
        let step: i128 = if factor == 1 { 1 } else { factor / 10 };
        let round = |amount: i128| (amount + amount.signum() * step / 2) / step;
        let tenths = amounts.map(round);
        let visible = tenths.iter().zip(&amounts).all(|(shown, real)| *shown != 0 || *real == 0);
        if visible && tenths[0] - tenths[1] == tenths[2] {
            return Some((unit, tenths.map(|tenths| written(tenths, factor))));
        }
    }
    None
}

fn written(tenths: i128, factor: i128) -> String {
    let small = i64::try_from(tenths).unwrap_or(i64::MAX);
    if factor == 1 {
        return crate::value::dong::exact(Dong(small), crate::value::MoneyUnit::Dong);
    }
    let number = crate::value::Number::from_millionths(small.saturating_mul(100_000));
    super::tables::one_decimal(number)
}

/// “12 KB”.
pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{},{} MB", bytes >> 20, ((bytes & 0xf_ffff) * 10) >> 20),
    }
}

fn join(parts: &[&String]) -> String {
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| part.as_str())
        .collect::<Vec<_>>()
        .join(". ")
}
