//! The small parts of which pages are made: a state, a figure, an answer, a document in a list.

use serde::Serialize;

use super::Html;

/// A link with what stands beside it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    /// What is read.
    pub label: String,
    /// Relative to the page.
    pub href: String,
    /// Said after the link: a size, a date, a count. Empty for nothing.
    pub note: String,
}

/// The state of a disclosure: a word and a shape, and colour only repeats them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct State {
    /// Chooses the shape.
    pub kind: StateKind,
    /// "Đúng hạn", "Trễ 12 ngày", "Chưa công khai".
    pub label: String,
}

/// The shapes a state can have; also the class in the stylesheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateKind {
    /// Published within the time.
    OnTime,
    /// Published, but no deadline is known or the one known is unverified.
    Published,
    /// Published after the deadline.
    Late,
    /// Published without all that belongs to it.
    Incomplete,
    /// Due and not published.
    Missing,
    /// Not due yet, or the date that starts the term is not known.
    #[default]
    NotDue,
    /// Stated that nothing occurred.
    None,
    /// The unit does not owe it.
    NotOwed,
    /// Was published and is withdrawn.
    Withdrawn,
}

/// A figure in the title face with its unit.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figure {
    /// "81,2", "Không", "–".
    pub shown: String,
    /// "tỷ đồng", "trên 99 xã, phường".
    pub unit: String,
    /// A small bar beneath it.
    pub meter: Option<Meter>,
}

/// The small bar beneath a figure: how much of a whole.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Meter {
    /// Length of the solid bar, such as `64.75%`.
    pub done: String,
}

/// One question of a citizen and its answer.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Answer {
    /// "Phường chi bao nhiêu?"
    pub question: String,
    /// The answer at a glance.
    pub figure: Figure,
    /// The answer in full: whoever reads only this is not misled.
    pub sentence: Html,
    /// Date of the data: "Số đến 30/09/2026". Empty when there is none.
    pub as_of: String,
    /// The document that says so.
    pub source: Option<Link>,
}

/// A figure with the words beneath it; at most four side by side.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KeyFigure {
    /// "xã, phường có quyết toán 2025"
    pub label: String,
    /// The figure.
    pub figure: Figure,
}

/// One fact in a line or a list: label, value and perhaps a second line.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fact {
    /// "Người ký". Empty when the value speaks for itself.
    pub label: String,
    /// "Nguyễn Văn Mẫu"
    pub value: String,
    /// Second line: "Chủ tịch UBND phường". Empty for none.
    pub note: String,
    /// `tel:`, `mailto:` or a page, relative.
    pub href: Option<String>,
    /// A state shown instead of the value.
    pub state: Option<State>,
}

/// Something to know before reading on.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Notice {
    /// Set bold, ends with its own full stop.
    pub lead: String,
    /// The rest of the paragraph.
    pub text: Html,
    /// A list beneath it, such as the four successors of a divided unit.
    pub items: Vec<Html>,
    /// Second paragraph: the legal basis. Empty for none.
    pub basis: String,
    /// True for something amiss: figures that do not agree, a withdrawal.
    pub warning: bool,
}

/// One document in a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DisclosureItem {
    /// "Quyết toán ngân sách năm 2025"
    pub title: String,
    /// `None` while there is no page, because it is not published or not owed.
    pub href: Option<String>,
    /// Its state; `None` where the state says nothing, as on a list of former units.
    pub state: Option<State>,
    /// "Công khai 20/04/2026 · hạn 29/04/2026 · sửa một lần"
    pub dates: String,
    /// One sentence of what it says; empty for none.
    pub says: Html,
    /// The figures are real while the page is otherwise a sample.
    pub real: bool,
}

/// The documents of one year, folded unless it is the newest.
#[derive(Debug, Clone, Default, Serialize)]
pub struct YearList {
    /// "2026"
    pub heading: String,
    /// "14 tài liệu", "từ 01/07/2025, 8 tài liệu". Empty for none.
    pub note: String,
    /// Shown open.
    pub open: bool,
    /// Anchor; empty for none.
    pub id: String,
    /// In the order of reading.
    pub items: Vec<DisclosureItem>,
    /// The page of that year; `None` when this is all there is.
    pub more: Option<Link>,
}

/// A file to take away.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Download {
    /// "CSV", "JSON", "PDF"
    pub format: String,
    /// "Chi ngân sách", "Quyết định đã ký"
    pub label: String,
    /// "12 KB"
    pub size: String,
    /// Relative to the page.
    pub href: String,
    /// A scan of the signed paper.
    pub signed: bool,
}

/// Who answers for a page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Contact {
    /// "Trần Thị Mẫu, công chức tài chính"; empty when the unit named nobody.
    pub person: String,
    /// As written: "0222 000 0001".
    pub phone: String,
    /// `tel:+842220000001`
    pub phone_href: String,
    /// Address of mail.
    pub email: String,
    /// Where to go.
    pub address: String,
    /// Office hours.
    pub hours: String,
    /// "18/08/2024": the last day for comments; empty when none is set.
    pub comments_until: String,
    /// When the chair receives citizens; empty when not stated.
    pub reception: String,
}

/// A way to report corruption, and what happens next.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Channel {
    /// "Đường dây nóng"
    pub title: String,
    /// As written.
    pub phone: String,
    /// `tel:…`; empty for none.
    pub phone_href: String,
    /// Where to go; empty for none.
    pub address: String,
    /// When; empty for none.
    pub hours: String,
    /// What happens next; empty when not stated.
    pub next: String,
}

/// Period before and after, or page before and after.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pager {
    /// The earlier one.
    pub previous: Option<Link>,
    /// The later one.
    pub next: Option<Link>,
    /// Pages of a long list, when there is more than one; the current one has no href.
    pub pages: Vec<Link>,
}
