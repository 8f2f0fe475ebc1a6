//! The JSON of a document: `danbiet/document/1`.

use crate::derive::{Check, Compared, Document, Facts, FigureValue, Opened, Verdict, may_say};
use crate::finding::Lang;
use crate::kind::{ColumnType, Regime};
use crate::model::disclosure::{Attachment, Correction, Disclosure, State};
use crate::model::withdrawal::Takedown;
use crate::privacy::{self, Shown};
use crate::render::data::json::{
    Quantity, absolute, act, contact, headed, iso, label, named, page, period, table, term,
    type_key, unit_of,
};
use crate::render::data::object::{Json, Object};
use crate::render::data::{changed_on, is_withdrawn, shown_tables, words};
use crate::render::link;

/// The version of this shape.
const FORMAT: &str = "danbiet/document/1";

/// A document with its tables. One that was withdrawn says only that, and why.
pub fn document(facts: &Facts<'_>, document: &Opened<'_, '_>) -> Json {
    let disclosure = &document.disclosure;
    let mut whole = headed(facts, FORMAT, "tai-lieu.json", disclosure.sample);
    whole.set("url", page(facts, &disclosure.address));
    whole.set("title", document.title());
    whole.set("unit", named(facts, document.unit, disclosure.period.last_day()));
    whole.set_object("kind", |kind| {
        kind.set("id", &document.kind.id);
        label(kind, &document.kind.title);
    });
    whole.set("period", period(disclosure.period));
    whole.set("regime", regime(document.version.regime));
    whole.set("state", state(&disclosure.state));
    whole.put("published", iso(disclosure.published));
    whole.put("changed", iso(changed_on(facts, document)));
    if let State::Withdrawn(takedown) = &disclosure.state {
        whole.set_object("withdrawn", |object| self::takedown(object, takedown));
        return whole.into();
    }
    head(&mut whole, disclosure);
    whole.set_object("status", |object| status(object, document));
    whole.put("sentence", words::sentence(document));
    body(&mut whole, facts, document);
    whole.into()
}

/// When, why and by what right something was withdrawn.
pub(super) fn takedown(object: &mut Object, takedown: &Takedown) {
    object.put("on", iso(takedown.on));
    object.set("reason", &takedown.reason);
    object.put("basis", takedown.basis.as_str());
}

fn regime(regime: Regime) -> &'static str {
    match regime {
        Regime::R1 => "R1",
        Regime::R2 => "R2",
        Regime::Any => "any",
    }
}

fn state(state: &State) -> &'static str {
    match state {
        State::Published => "published",
        State::NoneOccurred => "none-occurred",
        State::Withdrawn(_) => "withdrawn",
    }
}

/// Acts, dates and people in office.
fn head(whole: &mut Object, disclosure: &Disclosure) {
    whole.put("decision", disclosure.decision.as_ref().map(act));
    whole.put("approved", disclosure.approved.as_ref().map(act));
    whole.put_object("events", |events| {
        for (name, day) in &disclosure.events {
            events.set_shown(name, day);
        }
    });
    if let Some(posted) = &disclosure.posted {
        whole.put_object("posted", |object| {
            object.put("from", iso(posted.from));
            object.put("until", iso(posted.until));
            object.put("place", posted.place.as_str());
        });
    }
    whole.set("measure", if disclosure.cumulative { "cumulative" } else { "period" });
    if let Some(source) = &disclosure.source {
        whole.put_object("source", |object| {
            object.put("title", source.title.as_str());
            object.put("file", source.file.as_str());
            object.put("note", source.note.as_str());
        });
    }
    whole.put("contact", disclosure.contact.as_ref().map(contact));
    whole.put("comments_until", iso(disclosure.comments_until));
    whole.put("published_by", disclosure.published_by.as_deref());
}

fn status(object: &mut Object, document: &Document<'_>) {
    let status = &document.status;
    object.set("kind", status.kind.key());
    object.put("due", iso(status.due));
    if status.timing.is_some() {
        object.set("days", status.days());
        object.set("late", status.is_late());
    }
    object.put("why", status.why.map(|why| why.words(Lang::Vi)));
    object.put("missing", status.missing.iter().collect::<Vec<_>>());
    object.put("term", status.term.map(term));
}

/// What the document states, what was counted from it, and what goes with it.
fn body(whole: &mut Object, facts: &Facts<'_>, document: &Opened<'_, '_>) {
    let disclosure = &document.disclosure;
    let shown = shown_tables(facts, document);
    whole.put_list("figures", document.figures(), |object, figure| {
        one_figure(object, document, figure);
    });
    whole.put_list("tables", &shown, |object, shown| {
        let csv = link::table_csv(&disclosure.address, shown.form());
        table::table(object, shown, absolute(facts, &csv));
    });
    whole.put("text", document.whole.text.as_ref().map(|text| text.markdown.trim()));
    let own = document.checks.iter().map(|one| (one, None));
    let across = document.across.iter().map(|one| (&one.check, Some(one)));
    let said = own.chain(across).filter(|(check, _)| may_say(check, &shown));
    let checks: Vec<(&Check, Option<&Compared>)> = said.collect();
    whole.put_list("checks", &checks, |object, (one, compared)| {
        check(object, one, compared.is_some_and(|compared| compared.near));
        if let Some(compared) = compared {
            object.set("with", page(facts, &compared.other.1));
            object.put("explained", compared.explained.as_deref());
        }
    });
    whole.put_list("corrections", &disclosure.corrections, |object, one| {
        correction(object, one, &shown);
    });
    let seen = privacy::shows_attachments(disclosure, facts.model, facts.at);
    let attachments = disclosure.attachments.iter().filter(|_| seen);
    whole.put_list("attachments", attachments, |object, one| {
        attachment(object, facts, disclosure, one);
    });
}

fn one_figure(object: &mut Object, document: &Document<'_>, figure: &FigureValue) {
    object.set("id", figure.id.as_str());
    if let Some(known) = document.version.figure(&figure.id) {
        label(object, &known.label);
    }
    object.set("type", type_key(figure.holds));
    object.put("unit", unit_of(figure.holds));
    object.set("value", Quantity(figure.quantity, figure.holds));
}

/// A comparison that was made, with its outcome. Two years that are `near` each other are no sum:
/// they hold within the limit of their rule.
fn check(object: &mut Object, check: &Check, near: bool) {
    let holds = if check.money.is_some() { ColumnType::Money } else { ColumnType::Count };
    let verdict = match check.verdict() {
        Verdict::Holds => "holds",
        Verdict::Rounding if near => "holds",
        Verdict::Rounding => "rounding",
        Verdict::Fails => "fails",
    };
    object.set("label", check.label.as_str());
    object.put("unit", unit_of(holds));
    let relation = match (near, check.at_most) {
        (true, _) => "near",
        (_, true) => "at-most",
        (_, false) => "equal",
    };
    object.set("relation", relation);
    object.set("written", Quantity(check.written, holds));
    object.set("expected", Quantity(check.expected, holds));
    object.set("verdict", verdict);
    if check.tolerance > 0 {
        object.set("tolerance", Quantity(check.tolerance, holds));
    }
    object.put("basis", check.basis.as_str());
}

/// A correction; of a column that is not public for ever only that there was one.
fn correction(object: &mut Object, correction: &Correction, shown: &[Shown<'_>]) {
    let table = shown.iter().find(|shown| shown.form().id == correction.table);
    let column = table.and_then(|shown| shown.columns().find(|one| one.id == correction.column));
    let open = table.zip(column).is_some_and(|(shown, column)| shown.is_open(column));
    object.put("date", iso(correction.date));
    object.put("table", correction.table.as_str());
    object.put("column", correction.column.as_str());
    if open {
        object.put("line", correction.line.as_str());
        object.put("old", correction.old.as_str());
        object.put("new", correction.new.as_str());
        object.put("reason", correction.reason.as_str());
    }
    object.put("decision", correction.decision.as_str());
}

fn attachment(
    object: &mut Object,
    facts: &Facts<'_>,
    disclosure: &Disclosure,
    attachment: &Attachment,
) {
    let path = link::attachment(&disclosure.address, &attachment.name);
    object.set("title", &attachment.title);
    object.set("signed", attachment.signed);
    object.set("url", absolute(facts, &path));
}

/// A document in a list of many.
pub(super) fn listed(object: &mut Object, facts: &Facts<'_>, document: &Document<'_>) {
    let disclosure = &document.disclosure;
    object.set("kind", document.kind.id.as_str());
    object.set_shown("period", disclosure.period);
    object.set("title", document.title());
    object.set("state", state(&disclosure.state));
    object.set("status", document.status.kind.key());
    object.set("sample", disclosure.sample);
    object.put("published", iso(disclosure.published));
    object.put("changed", iso(changed_on(facts, document)));
    object.set("url", page(facts, &disclosure.address));
    object.set("json", absolute(facts, &link::document_json(&disclosure.address)));
    if !is_withdrawn(document) {
        let forms = &document.version.forms;
        let forms = disclosure.outlines.iter().map(|outline| &forms[outline.form]);
        let csv = forms.map(|form| absolute(facts, &link::table_csv(&disclosure.address, form)));
        object.put("csv", csv.collect::<Vec<_>>());
    }
}
