//! Views that list: by kind, by year, by unit; the two lists the law asks for; the warnings.

use serde::Serialize;

use super::{Contact, Download, Fact, Html, KeyFigure, Link, Notice, RollUp, Table, YearList};

/// Every disclosure of one kind, by year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KindView {
    /// What the kind is, in one sentence.
    pub lede: Html,
    /// Who owes it, how often, until when, with its source.
    pub facts: Vec<Fact>,
    /// An unverified legal date, a change of rules.
    pub notices: Vec<Notice>,
    /// Coverage and sums.
    pub roll_ups: Vec<RollUp>,
    /// Documents by year, newest first.
    pub years: Vec<YearList>,
    /// Whole tables of the kind.
    pub downloads: Vec<Download>,
}

/// Every disclosure of one year, of the site or of one unit.
#[derive(Debug, Clone, Default, Serialize)]
pub struct YearView {
    /// How many documents, how many on time.
    pub lede: Html,
    /// Other years.
    pub others: Vec<Link>,
    /// Counts and sums of the year.
    pub roll_ups: Vec<RollUp>,
    /// Documents under the headings of their kinds or units.
    pub groups: Vec<YearList>,
}

/// The search: the box, and the ways to everything without a script.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SearchView {
    /// The file that every search begins with, from the root.
    pub manifest: String,
    /// The words of the script, as JSON that may stand in a page.
    pub words: String,
    /// The units from A to Y.
    pub units: Link,
    /// The former units.
    pub former: Link,
    /// The kinds that have documents.
    pub kinds: Vec<KindLink>,
    /// The years.
    pub years: Vec<Link>,
    /// The pages of text.
    pub pages: Vec<Link>,
}

/// The way to a kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KindLink {
    /// Its id.
    pub id: String,
    /// Its short title.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A short list of ways on.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexView {
    /// One sentence.
    pub lede: Html,
    /// Ways on under their headings.
    pub sections: Vec<IndexSection>,
}

/// Ways on under one heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexSection {
    /// "Ngân sách"
    pub heading: String,
    /// Said beside it; empty for none.
    pub note: String,
    /// In the order of reading.
    pub items: Vec<IndexItem>,
}

/// One way on.
#[derive(Debug, Clone, Default, Serialize)]
pub struct IndexItem {
    /// "Quyết toán ngân sách"
    pub label: String,
    /// Relative to the page.
    pub href: String,
    /// One sentence of what it holds; empty for none.
    pub text: String,
    /// "412 tài liệu"; empty for none.
    pub count: String,
}

/// The units from A to Y.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UnitIndexView {
    /// How many units of which sort.
    pub lede: Html,
    /// The letters, each with its units.
    pub letters: Vec<LetterGroup>,
    /// The page of the former units.
    pub former: Option<Link>,
}

/// The units whose names begin with one letter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LetterGroup {
    /// "Đ"
    pub letter: String,
    /// Anchor: "chu-dd".
    pub id: String,
    /// In Vietnamese order.
    pub units: Vec<UnitLink>,
}

/// A unit in a list of units.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UnitLink {
    /// "An Lạc"
    pub name: String,
    /// "xã"; empty for the type that needs no word.
    pub kind: String,
    /// Relative to the page.
    pub href: String,
    /// Tells two of one name apart, such as the district. Empty for none.
    pub note: String,
}

/// The former units and what became of them.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FormerView {
    /// How many, until when.
    pub lede: Html,
    /// First letters or districts, to jump to.
    pub jumps: Vec<Link>,
    /// By former district or by letter.
    pub groups: Vec<FormerGroup>,
}

/// Former units under one heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FormerGroup {
    /// "Thành phố Từ Sơn (cũ)"
    pub heading: String,
    /// Its page; `None` for a mere letter.
    pub href: Option<String>,
    /// Anchor.
    pub id: String,
    /// In Vietnamese order.
    pub units: Vec<FormerUnit>,
}

/// One former unit.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FormerUnit {
    /// "Phường Đình Bảng"
    pub name: String,
    /// Its page.
    pub href: String,
    /// Units it went into; `note` says "một phần".
    pub now: Vec<Link>,
    /// "đến 30/06/2025"
    pub until: String,
}

/// The catalogue of information a unit must make public.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CatalogueView {
    /// What the catalogue is and by which law.
    pub lede: Html,
    /// Unit, date of the list, contact point.
    pub facts: Vec<Fact>,
    /// Name, number and sign, date, form of publication, time and duration, link.
    pub table: Table,
    /// The same as a file.
    pub downloads: Vec<Download>,
    /// The contact point the law asks for.
    pub contact: Option<Contact>,
}

/// What a unit disclosed in one quarter.
#[derive(Debug, Clone, Default, Serialize)]
pub struct QuarterView {
    /// How many documents in which quarter.
    pub lede: Html,
    /// Unit, period, legal basis.
    pub facts: Vec<Fact>,
    /// Content, basis, form, from, until, address.
    pub table: Table,
    /// Other quarters.
    pub others: Vec<Link>,
    /// The same as a file.
    pub downloads: Vec<Download>,
}

/// The warnings the program publishes.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindingsView {
    /// How many warnings in how many documents.
    pub lede: Html,
    /// Counts by sort.
    pub figures: Vec<KeyFigure>,
    /// Under the heading of their sort.
    pub groups: Vec<FindingGroup>,
}

/// Warnings of one sort.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindingGroup {
    /// "Tổng không bằng các dòng"
    pub heading: String,
    /// What it means and what the program does about it.
    pub note: String,
    /// In the order of units and documents.
    pub items: Vec<FindingItem>,
}

/// One warning.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindingItem {
    /// The document.
    pub document: Link,
    /// The unit.
    pub unit: String,
    /// What is amiss, with both figures.
    pub text: String,
    /// The stable code of the finding.
    pub code: String,
}
