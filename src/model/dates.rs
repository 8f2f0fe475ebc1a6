//! The dates of a document held against each other and against its period.
//!
//! What cannot be (published before it was decided) is an error: one of the two dates is mistyped, and
//! terms would be counted from it. What is merely unlikely is a warning.

use super::disclosure::Disclosure;
use super::read::EVENTS;
use crate::finding::code::{DateLongBefore, DatesDisagree, PeriodNotBegun, PostedEarly, both};
use crate::finding::{Finding, Span};
use crate::kind::Version;
use crate::law::terms;
use crate::source::Fields;
use crate::source::yaml::Node;
use crate::value::date::{Date, read_date, short};

/// A date, its name among those below, and where it stands.
pub(super) struct Dated {
    name: &'static str,
    date: Date,
    span: Span,
}

/// Keys of dates that stand in a map of the document.
const WITHIN: &[(&str, &str, &str)] = &[
    ("decision", "signed", "decision"),
    ("approved", "signed", "approved"),
    ("posted", "from", "posted"),
];

/// Dates on which something is still to happen, or ends: they lie ahead by their nature.
const AHEAD: &[&str] = &["comments_until"];

/// What must not come after what, and whether it only seldom does.
const ORDER: &[(&str, &str)] = &[
    ("sent_to_council", "sitting_opened"),
    ("sent_to_council", "approved"),
    ("sitting_opened", "approved"),
    ("sitting_opened", "decided"),
    ("received", "accepted"),
    ("approved", "decision"),
    ("approved", "published"),
    ("decided", "published"),
    ("document_issued", "published"),
    ("decision", "published"),
    ("published", "correction"),
    ("published", "comments_until"),
];

/// Years before its period that a document's dates may lie: an approved plan of five years.
const YEARS_BEFORE: i16 = 6;

/// All dates of a document that could be read.
pub(super) fn of(fields: &mut Fields<'_, '_>) -> Vec<Dated> {
    let mut found = Vec::new();
    let mut add = |name: &'static str, node: Option<&Node<'_>>| {
        let node = node.filter(|node| !node.is_blank());
        let read = node.and_then(|node| Some((read_date(node.text()?).ok()?, node.span)));
        found.extend(read.map(|(date, span)| Dated { name, date, span }));
    };
    let under = |node: &'_ Node<'_>, key: &str| -> Option<usize> {
        node.entries().iter().position(|(name, _)| name.text == key)
    };
    for (outer, key, name) in WITHIN {
        if let Some(node) = fields.node(outer) {
            add(name, under(node, key).map(|at| &node.entries()[at].1));
        }
    }
    if let Some(node) = fields.node("events") {
        for name in EVENTS {
            add(name, under(node, name).map(|at| &node.entries()[at].1));
        }
    }
    add("published", fields.node("published"));
    add("comments_until", fields.node("comments_until"));
    for item in fields.list("corrections") {
        add("correction", under(item, "date").map(|at| &item.entries()[at].1));
    }
    found
}

/// Those on which something happened.
pub(super) fn happened(dates: &[Dated]) -> Vec<(Date, Span)> {
    let happened = dates.iter().filter(|one| !AHEAD.contains(&one.name));
    happened.map(|one| (one.date, one.span)).collect()
}

/// What does not go together.
pub(super) fn objections(
    dates: &[Dated],
    disclosure: &Disclosure,
    version: &Version,
) -> Vec<Finding> {
    let named = |name: &'static str| dates.iter().filter(move |one| one.name == name);
    let mut findings = Vec::new();
    for (first, then) in ORDER {
        for earlier in named(first) {
            let backwards = named(then).filter(|later| later.date < earlier.date);
            findings.extend(backwards.map(|later| disagree(later, earlier)));
        }
    }
    for (decision, posted) in
        named("decision").flat_map(|one| named("posted").map(move |p| (one, p)))
    {
        if posted.date < decision.date {
            let (date, decided) = (short(posted.date), short(decision.date));
            findings.push(PostedEarly { date, decided }.at(posted.span).and(decision.span));
        }
    }
    let period = disclosure.period;
    let first_year = period.first_day().year() - YEARS_BEFORE;
    for one in dates.iter().filter(|one| one.date.year() < first_year) {
        let (what, date, period) = (words(one.name), short(one.date), period.label());
        findings.push(DateLongBefore { what, date, period }.at(one.span));
    }
    let newest = dates.iter().filter(|one| !AHEAD.contains(&one.name)).max_by_key(|one| one.date);
    if let Some(one) = newest.filter(|one| tells_results(version) && one.date < period.first_day())
    {
        let (what, date, period) = (words(one.name), short(one.date), period.label());
        findings.push(PeriodNotBegun { what, date, period }.at(disclosure.span).and(one.span));
    }
    findings
}

/// The document tells what came of a period, so it cannot be older than that.
pub fn tells_results(version: &Version) -> bool {
    let by_period = |id: &String| terms::get(id).is_some_and(|term| term.event == "period_end");
    version.expected.as_ref().is_some_and(|expected| expected.years > 0)
        || version.deadlines.iter().any(|(id, _)| by_period(id))
}

fn disagree(later: &Dated, earlier: &Dated) -> Finding {
    let finding = DatesDisagree {
        later: words(later.name),
        later_date: short(later.date),
        earlier: words(earlier.name),
        earlier_date: short(earlier.date),
    };
    finding.at(later.span).and(earlier.span)
}

/// The name of a date in both languages.
fn words(name: &str) -> String {
    let (vi, en) = match name {
        "decision" => ("ngày ký quyết định", "the day the decision was signed"),
        "approved" => ("ngày ký nghị quyết phê chuẩn", "the day the approval was signed"),
        "posted" => ("ngày bắt đầu niêm yết", "the first day of posting"),
        "published" => ("ngày công khai", "the day of publication"),
        "comments_until" => ("hạn góp ý", "the last day for comments"),
        "correction" => ("ngày sửa đổi", "the day of a correction"),
        "sent_to_council" => ("ngày gửi Hội đồng nhân dân", "the day it was sent to the council"),
        "sitting_opened" => ("ngày khai mạc kỳ họp", "the day the sitting opened"),
        "decided" => ("ngày quyết định", "the day it was decided"),
        "document_issued" => ("ngày ban hành văn bản", "the day the document was issued"),
        "received" => ("ngày nhận", "the day it was received"),
        "accepted" => ("ngày thụ lý", "the day it was accepted"),
        "reported" => ("ngày báo cáo", "the day it was reported"),
        "received_document" => ("ngày nhận văn bản", "the day the document was received"),
        "paid" => ("ngày chi trả", "the day it was paid"),
        "created" => ("ngày tạo ra thông tin", "the day it was created"),
        "handed_over" => ("ngày bàn giao", "the day it was handed over"),
        "meeting" => ("ngày họp", "the day of the meeting"),
        other => (other, other),
    };
    both(vi, en)
}
