//! The head of a disclosure and its tables, out of YAML.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::beside::{attachments, beside};
use super::cell::CellValue;
use super::disclosure::{
    Act, Correction, Disclosure, Explanation, KEYS, Origin, Prose, State, Whole, last_posted,
};
use super::place::{address, name};
use super::read_persons::{kept, lost, own_columns, posting, state, withdrawal};
use super::settings::{DATE, Settings};
use super::table::Table;
use super::table_csv::CsvText;
use super::table_read::{self, RawRow, Setting};
use super::unit_info::contact;
use super::withdrawal::Withdrawal;
use super::{dates, forms};
use crate::finding::code::{
    FormNotInKind, KindNotOwed, MissingKey, MoneyUnitMissing, NoneButFigures, PeriodNotAllowed,
    PeriodOtherYear, UnitNotInPeriod, UnknownForm, UnknownKind, both,
};
use crate::finding::{FileId, Finding, Lines, Span};
use crate::kind::{Column, ColumnType, Form, Kind, Kinds, PeriodShape, Version, words_of};
use crate::source::fields::{did_you_mean, too_many};
use crate::source::yaml::{Node, Value};
use crate::source::{Fields, Sources};
use crate::unit::Unit;
use crate::value::date::{Date, read_date};
use crate::value::limits::ROW_LIMIT;
use crate::value::period::Period;
use crate::value::{MoneyUnit, text};

/// The events whose dates start terms.
pub(super) const EVENTS: &[&str] = &[
    "sent_to_council",
    "sitting_opened",
    "decided",
    "document_issued",
    "reported",
    "received_document",
    "paid",
    "created",
    "accepted",
    "received",
    "handed_over",
    "meeting",
];

/// What a disclosure is read against.
pub(super) struct Context<'c> {
    /// All files.
    pub sources: &'c Sources,
    /// All kinds.
    pub kinds: &'c Kinds,
    /// The site's settings.
    pub settings: &'c Settings,
    /// Whose folder it lies in.
    pub unit: &'c Unit,
    /// The year of its folder.
    pub year: i16,
    /// The file.
    pub file: FileId,
}

/// Reads a document out of the text of its file; `body` is what follows the head of a Markdown file.
pub(super) fn disclosure(
    node: &Node<'_>,
    (source, body): (&str, Option<Prose>),
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Whole> {
    let mut fields = Fields::of(node);
    let read = head(&mut fields, (source, body), context);
    let failed = read.is_none();
    if failed {
        // The keys after the first fault were not asked for; they are no faults of their own.
        fields.pass(KEYS);
    }
    findings.extend(fields.finish());
    read
}

fn head(
    fields: &mut Fields<'_, '_>,
    (source, body): (&str, Option<Prose>),
    context: &Context<'_>,
) -> Option<Whole> {
    let kind_place = kind(fields, context);
    let period = period(fields, context);
    let (kind_place, (period, span)) = (kind_place?, period?);
    let kind = context.kinds.nth(kind_place);
    let version_place = version(fields, context, kind, period, span)?;
    let version = &kind.versions[version_place];
    let name = name(fields).unwrap_or_default();
    let state = state(fields);
    if let (State::NoneOccurred, Some(tables)) = (&state, fields.node("tables")) {
        fields.object(NoneButFigures {}.at(tables.span));
    }
    let money = fields.parsed("money", crate::kind::MONEY_UNITS, MoneyUnit::parse);
    let published = date(fields, "published");
    let since = published.unwrap_or(period.last_day());
    let posted = fields.inner("posted", |fields| posting(fields, since));
    let last = last_posted(posted.as_ref(), published);
    let kept = fields.inner("keep_persons_until", |fields| kept(fields, (last, since))).flatten();
    let disclosure = Disclosure {
        file: context.file,
        span,
        unit: context.unit.id,
        kind: kind_place,
        version: version_place,
        period,
        address: address(context.unit, kind, period, &name),
        name,
        title: fields.title("title").map(text::tidy),
        state,
        decision: fields.inner("decision", act),
        approved: fields.inner("approved", act),
        events: events(fields),
        published,
        posted,
        kept,
        money,
        cumulative: cumulative(fields, period),
        source: fields.inner("source", |fields| Origin {
            title: owned(fields, "title"),
            file: owned(fields, "file"),
            note: owned(fields, "note"),
        }),
        sample: fields.flag("sample").unwrap_or(context.settings.sample),
        dates: Vec::new(),
        outlines: Vec::new(),
        has_text: false,
        explanations: fields.each("explanations", |fields| Explanation {
            table: fields.needed_text("table").map(text::tidy).unwrap_or_default(),
            line: fields.needed_text("line").map(text::tidy).unwrap_or_default(),
            text: fields.needed_text("text").map(text::tidy).unwrap_or_default(),
        }),
        corrections: fields.each("corrections", correction),
        withdrawals: fields.each("withdrawals", withdrawal),
        attachments: attachments(fields, context),
        contact: fields.inner("contact", contact),
        comments_until: date(fields, "comments_until"),
        published_by: fields.text("published_by").map(text::tidy),
    };
    let tables = tables(fields, (kind, version), (money, &disclosure.withdrawals), context);
    lost(fields, &disclosure.withdrawals, (&tables, version));
    let text = prose(fields, (source, body), context);
    let outlines = tables.iter().map(Table::outline).collect();
    let dated = dates::of(fields);
    for finding in dates::objections(&dated, &disclosure, version) {
        fields.object(finding);
    }
    let dates = dates::happened(&dated);
    let disclosure = Disclosure { outlines, has_text: text.is_some(), dates, ..disclosure };
    Some(Whole { disclosure, tables, text })
}

pub(super) fn owned(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key).map(text::tidy).unwrap_or_default()
}

fn kind(fields: &mut Fields<'_, '_>, context: &Context<'_>) -> Option<usize> {
    let node = fields.needed("kind")?;
    let name = fields.needed_text("kind")?;
    let found = context.kinds.get(name).map(|(place, _)| place);
    if found.is_none() {
        let hint = did_you_mean(name, context.kinds.ids());
        fields.object(UnknownKind { kind: name.to_owned(), hint }.at(node.span));
    }
    found
}

fn period(fields: &mut Fields<'_, '_>, context: &Context<'_>) -> Option<(Period, Span)> {
    let node = fields.needed("period")?;
    let Some(period) = node.text().and_then(Period::parse) else {
        fields.object(Period::finding(node.text().unwrap_or_default(), node.span));
        return None;
    };
    if period.year() != context.year {
        let (period, folder) = (period.year().to_string(), context.year.to_string());
        fields.object(PeriodOtherYear { period, folder }.at(node.span));
    }
    Some((period, node.span))
}

/// The version for level and period; objects where there is none, or the unit did not exist.
fn version(
    fields: &mut Fields<'_, '_>,
    context: &Context<'_>,
    kind: &Kind,
    period: Period,
    span: Span,
) -> Option<usize> {
    let unit = context.unit;
    if !unit.existed_in(period.first_day()..=period.last_day()) {
        let (unit, period) = (unit.name().name.to_string(), period.label());
        fields.object(UnitNotInPeriod { unit, period }.at(span));
        return None;
    }
    let fits = |version: &Version| version.covers(unit.level, period.year());
    let Some(place) = kind.versions.iter().position(fits) else {
        let (kind, year) = (kind.short.vi.clone(), period.year().to_string());
        let level = both(unit.level.word(), unit.level.key());
        fields.object(KindNotOwed { kind, level, year }.at(span));
        return None;
    };
    let version = &kind.versions[place];
    if !version.periods.contains(&PeriodShape::of(period)) {
        let examples: Vec<String> =
            version.periods.iter().map(|shape| shape.example(period.year())).collect();
        let (written, kind) = (period.label(), kind.short.vi.clone());
        let allowed = examples.join(", ");
        fields.object(PeriodNotAllowed { written, kind, allowed }.at(span));
        return None;
    }
    Some(place)
}

fn act(fields: &mut Fields<'_, '_>) -> Act {
    Act {
        number: owned(fields, "number"),
        signed: date(fields, "signed"),
        signer: owned(fields, "signer"),
        position: owned(fields, "position"),
    }
}

/// A date under a key.
pub(super) fn date(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Date> {
    let node = fields.node(key)?;
    as_date(fields, node)
}

fn as_date(fields: &mut Fields<'_, '_>, node: &Node<'_>) -> Option<Date> {
    let Some(written) = node.text() else {
        fields.wrong(node.span, DATE);
        return None;
    };
    match read_date(written) {
        Ok(date) => Some(date),
        Err(error) => {
            fields.object(error.finding(written, node.span));
            None
        }
    }
}

fn events(fields: &mut Fields<'_, '_>) -> BTreeMap<String, Date> {
    let read = |fields: &mut Fields<'_, '_>| {
        let mut events = BTreeMap::new();
        for name in EVENTS {
            if let Some(date) = date(fields, name) {
                events.insert((*name).to_owned(), date);
            }
        }
        events
    };
    fields.inner("events", read).unwrap_or_default()
}

fn cumulative(fields: &mut Fields<'_, '_>, period: Period) -> bool {
    let expected = ("period (riêng kỳ này) hoặc cumulative (lũy kế)", "period or cumulative");
    let written = fields.parsed("measure", expected, |text| match text {
        "period" => Some(false),
        "cumulative" => Some(true),
        _ => None,
    });
    written.unwrap_or(matches!(period, Period::Months(..) | Period::Year(_)))
}

fn prose(
    fields: &mut Fields<'_, '_>,
    (source, body): (&str, Option<Prose>),
    context: &Context<'_>,
) -> Option<Prose> {
    let (file, own) = (context.file, fields.node("text"));
    let own = own.and_then(|node| {
        let markdown = node.text()?.to_owned();
        let lines = Lines::found(file, source, node.span.start as usize, &markdown);
        Some(Prose { markdown, file, lines })
    });
    body.filter(|prose| !prose.markdown.trim().is_empty()).or(own)
}

fn correction(fields: &mut Fields<'_, '_>) -> Correction {
    let raw = |fields: &mut Fields<'_, '_>, key| {
        fields.needed_text(key).map(str::trim).unwrap_or_default().to_owned()
    };
    Correction {
        span: fields.span(),
        date: date(fields, "date"),
        table: owned(fields, "table"),
        line: owned(fields, "line"),
        column: owned(fields, "column"),
        old: raw(fields, "old"),
        new: raw(fields, "new"),
        reason: raw(fields, "reason"),
        decision: owned(fields, "decision"),
    }
}

fn tables(
    fields: &mut Fields<'_, '_>,
    (kind, version): (&Kind, &Version),
    shared: (Option<MoneyUnit>, &[Withdrawal]),
    context: &Context<'_>,
) -> Vec<Table> {
    let read = |fields: &mut Fields<'_, '_>| {
        let mut tables = Vec::new();
        for (key, node) in fields.rest() {
            let Some(place) = version.forms.iter().position(|form| form.id == key.text) else {
                let hint = did_you_mean(&key.text, version.forms.iter().map(|form| &*form.id));
                let unknown = || UnknownForm { form: key.text.to_string(), hint }.at(key.span);
                let of_other =
                    forms::of_other(kind, version, &key.text).map(|form| form.at(key.span));
                fields.object(of_other.unwrap_or_else(unknown));
                continue;
            };
            let form = (place, &version.forms[place]);
            let read = table(fields, form, (key.span, node), shared, context);
            // One that cannot be read is objected to, not missing.
            tables.push(read.unwrap_or_else(|| Table::empty(form, key.span)));
        }
        if let Some(mixed) = forms::mixed_money(&tables) {
            fields.object(mixed);
        }
        tables.sort_by_key(|table| table.form);
        tables
    };
    if version.forms.is_empty() && fields.node("tables").is_some() {
        fields.object(FormNotInKind {}.at(fields.span()));
    }
    fields.inner("tables", read).unwrap_or_default()
}

/// One table: rows here, a mapping with its own unit and rows, a file, or “không phát sinh”.
fn table<'n, 'a>(
    fields: &mut Fields<'n, 'a>,
    (place, form): (usize, &Form),
    (span, node): (Span, &'n Node<'a>),
    (mut money, withdrawals): (Option<MoneyUnit>, &[Withdrawal]),
    context: &Context<'_>,
) -> Option<Table> {
    let mut columns: Option<Vec<Column>> = None;
    let mut rows = node;
    if let Value::Map(_) = node.value {
        let inner = |fields: &mut Fields<'n, 'a>| {
            let own = fields.parsed("money", crate::kind::MONEY_UNITS, MoneyUnit::parse);
            let columns = match form.columns_from_file {
                true => own_columns(fields),
                // Not asked for, so objected to as unknown.
                false => Vec::new(),
            };
            words_of(fields, "title");
            (own, columns, fields.needed("rows"))
        };
        let (own, own_columns, found) = fields.read(node, inner);
        money = own.or(money);
        columns = (!own_columns.is_empty()).then_some(own_columns);
        rows = found?;
    }
    let columns = columns.map_or_else(|| Arc::clone(&form.columns), Arc::from);
    let setting = Setting { form, columns: &columns, money, withdrawals };
    let table = rows_of(fields, rows, &setting, (place, span), context)?;
    let holds_money = |column: &Column| column.holds == ColumnType::Money;
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let measured = || cells().any(|cell| matches!(cell.value, CellValue::Money(_)));
    let needs_unit = (columns.iter().any(holds_money) || measured()) && !table.none_occurred;
    if money.is_none() && needs_unit && !table.rows.is_empty() {
        fields.object(MoneyUnitMissing { form: form.title.vi.clone() }.at(span));
    }
    Some(table)
}

fn rows_of(
    fields: &mut Fields<'_, '_>,
    node: &Node<'_>,
    setting: &Setting<'_>,
    (place, span): (usize, Span),
    context: &Context<'_>,
) -> Option<Table> {
    let mut findings = Vec::new();
    let table = match &node.value {
        Value::List(items) => {
            findings.extend(too_many(items, ("dòng", "rows"), ROW_LIMIT));
            let rows: Vec<RawRow<'_>> = items
                .iter()
                .take(ROW_LIMIT)
                .map(|item| table_read::raw_row(item, setting, &mut findings))
                .collect();
            Some(table_read::table(&rows, setting, (place, span), &mut findings))
        }
        Value::Scalar { text, .. } if text.trim() == "không phát sinh" => {
            let mut table = table_read::table(&[], setting, (place, span), &mut findings);
            table.none_occurred = true;
            Some(table)
        }
        Value::Scalar { text, .. } if text.trim().ends_with(".csv") => {
            let file = beside(node, context, fields);
            file.and_then(|file| csv_table(file, setting, place, context, &mut findings))
        }
        _ => {
            let expected = (
                "các dòng của bảng, tên một tệp .csv, hoặc không phát sinh",
                "the rows of the table, the name of a .csv file, or không phát sinh",
            );
            fields.wrong(node.span, expected);
            None
        }
    };
    for finding in findings {
        fields.object(finding);
    }
    table
}

fn csv_table(
    file: FileId,
    setting: &Setting<'_>,
    place: usize,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Table> {
    let text = context.sources.text(file).map_err(|finding| findings.push(*finding)).ok()?;
    let csv = CsvText::parse(file, &text).map_err(|finding| findings.push(*finding)).ok()?;
    let rows = csv.rows(file, &text, setting, findings);
    Some(table_read::table(&rows, setting, (place, Span::file(file)), findings))
}

/// The objection that a file lacks its kind, for files that are no map at all.
pub(super) fn nothing_in_it(file: FileId) -> Finding {
    MissingKey { key: "kind".into() }.at(Span::file(file))
}
