//! A state as a citizen reads it, and a document in a list.

use super::Composer;
use crate::derive::{Document, Duty, Status, StatusKind};
use crate::render::link;
use crate::render::view::{DisclosureItem, Html, State, StateKind};
use crate::value::date::short;

impl Composer<'_> {
    /// The state of a document, or of one that is owed.
    pub(super) fn state(&self, status: &Status) -> State {
        let days = status.days();
        let (kind, label) = match status.kind {
            StatusKind::OnTime if days == 0 => (StateKind::OnTime, self.word("state_on_time")),
            StatusKind::OnTime => (StateKind::OnTime, self.say("state_early", &[("days", &days)])),
            StatusKind::Late => (StateKind::Late, self.say("state_late", &[("days", &days)])),
            StatusKind::Incomplete => (StateKind::Incomplete, self.word("state_incomplete")),
            StatusKind::Published => (StateKind::Published, self.word("state_published")),
            StatusKind::NoneOccurred => (StateKind::None, self.word("state_none")),
            StatusKind::Withdrawn => (StateKind::Withdrawn, self.word("state_withdrawn")),
            StatusKind::Missing => (StateKind::Missing, self.word("state_missing")),
            StatusKind::NotDue => (StateKind::NotDue, self.word("state_not_due")),
            StatusKind::NotJudged => (StateKind::NotDue, self.word("state_not_judged")),
            StatusKind::NotOwed => (StateKind::NotOwed, self.word("state_not_owed")),
        };
        State { kind, label }
    }

    /// “Công khai 20/04/2026 · hạn 29/04/2026 · sửa một lần”
    pub(super) fn dates(&self, document: &Document<'_>) -> String {
        let mut parts = Vec::new();
        if let Some(date) = document.disclosure.published {
            parts.push(self.say("published_on", &[("date", &short(date))]));
        }
        if let Some(due) = document.status.due {
            parts.push(self.say("due_on", &[("date", &short(due))]));
        }
        match document.disclosure.corrections.len() {
            0 => {}
            count => parts.push(self.say("corrected_times", &[("count", &count)])),
        }
        if !document.status.missing.is_empty() {
            let parts_missing = document.status.missing.join("; ");
            parts.push(self.say("lacks", &[("parts", &parts_missing)]));
        }
        parts.join(" · ")
    }

    /// A document in a list on the page at `from`.
    pub(super) fn item(&self, from: &str, document: &Document<'_>) -> DisclosureItem {
        let phrase = document.disclosure.period.phrase();
        let title = match &document.disclosure.title {
            Some(title) => title.clone(),
            None => format!("{} {phrase}", document.kind.short.vi),
        };
        DisclosureItem {
            title,
            href: Some(link::to_page(from, &document.disclosure.address)),
            state: Some(self.state(&document.status)),
            dates: self.dates(document),
            says: Html::emphasised(document.sentence()),
            real: !document.disclosure.sample,
        }
    }

    /// The same with the name of its unit before it.
    pub(super) fn item_of_unit(&self, from: &str, document: &Document<'_>) -> DisclosureItem {
        let mut item = self.item(from, document);
        let name = &document.unit.name_at(document.disclosure.period.last_day()).name;
        item.title = format!("{name}: {}", lower_first(&item.title));
        item
    }

    /// A document that is owed and not there.
    pub(super) fn open_item(&self, duty: &Duty<'_>) -> DisclosureItem {
        let due = duty.status.due.map(|due| self.say("due_on", &[("date", &short(due))]));
        DisclosureItem {
            title: format!("{} {}", duty.kind.short.vi, duty.period.phrase()),
            href: None,
            state: Some(self.state(&duty.status)),
            dates: due.unwrap_or_default(),
            says: Html::default(),
            real: false,
        }
    }
}

/// The first letter small, for a title within a sentence.
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
