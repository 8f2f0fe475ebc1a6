//! Views of places: the home page, and a province, district or commune, present or former.

use serde::Serialize;

use super::{
    Answer, Channel, Chart, Contact, DisclosureItem, Download, Fact, Html, KeyFigure, LetterGroup,
    Link, Notice, Table, YearList,
};

/// The first page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HomeView {
    /// One sentence under the heading.
    pub lede: Html,
    /// What people ask first, at most three.
    pub questions: Vec<Question>,
    /// The newest documents.
    pub latest: Vec<DisclosureItem>,
    /// All of this month, or the newest year.
    pub latest_more: Option<Link>,
    /// How complete the site is.
    pub roll_up: Option<RollUp>,
    /// Ways on by kind.
    pub kinds: Vec<Link>,
    /// Ways on by year.
    pub years: Vec<Link>,
    /// Provinces, when the site has more than one; else empty.
    pub provinces: Vec<Link>,
    /// The communes of the site from A to Y; may be empty on a site of several provinces.
    pub letters: Vec<LetterGroup>,
    /// "54 xã và 45 phường, theo vần tiếng Việt."
    pub letters_note: String,
    /// The page of the former units.
    pub former: Option<Link>,
}

/// A question with a short answer and a way on.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Question {
    /// "Ai là hộ nghèo?"
    pub question: String,
    /// "91" and "trên 99 xã, phường"; empty strings for none.
    pub shown: String,
    /// Unit of the figure.
    pub unit: String,
    /// One sentence.
    pub text: Html,
    /// Where to read on.
    pub links: Vec<Link>,
}

/// How much of something has been published, added up with its coverage.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RollUp {
    /// "Cộng từ xã, phường"
    pub heading: String,
    /// Date of the count and what it counts.
    pub note: String,
    /// At most four figures, each with its own denominator in the label or unit.
    pub figures: Vec<KeyFigure>,
    /// Coverage squares, bars by field.
    pub charts: Vec<Chart>,
    /// What was not added and why: other unit of money, other period, a commune counted once.
    pub notices: Vec<Notice>,
    /// The sums with their coverage, when there are more than four.
    pub table: Option<Table>,
}

/// Level of a unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Province or centrally run city.
    Province,
    /// District, until 30 June 2025.
    District,
    /// Commune, ward, township, special zone.
    #[default]
    Commune,
}

/// Province, district or commune, present or former.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UnitView {
    /// Level of the unit.
    pub level: Level,
    /// No longer exists: the successor's banner stands first.
    pub former: bool,
    /// One sentence; empty for none. Provinces say their total with its coverage here.
    pub lede: Html,
    /// Population, chair, telephone, code; for a former unit what it belonged to.
    pub facts: Vec<Fact>,
    /// Successor banner and other things to know.
    pub notices: Vec<Notice>,
    /// "Lập ngày 01/07/2025 từ bốn phường: …"; empty for none.
    pub origin: Html,
    /// Units it came from.
    pub predecessors: Vec<Relation>,
    /// Units it went into.
    pub successors: Vec<Relation>,
    /// The questions and answers.
    pub answers: Vec<Answer>,
    /// Documents by year, newest first.
    pub years: Vec<YearList>,
    /// Charts with their headings.
    pub charts: Vec<ChartSection>,
    /// Sums of the units below.
    pub roll_ups: Vec<RollUp>,
    /// The units below with their states, as a table.
    pub members: Option<Table>,
    /// Units below as plain links, where a table would be empty.
    pub member_links: Vec<Link>,
    /// Catalogue, quarterly lists, year pages.
    pub lists: Vec<Link>,
    /// Ways to report corruption.
    pub channels: Vec<Channel>,
    /// Who answers.
    pub contact: Option<Contact>,
    /// Data of the unit.
    pub downloads: Vec<Download>,
    /// The lasting address in words; empty when the site does not know its own.
    pub address: String,
}

/// A unit before or after this one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Relation {
    /// "Phường Đình Bảng (cũ)"
    pub label: String,
    /// Relative; `None` when the site has no page of it.
    pub href: Option<String>,
    /// "toàn bộ", "một phần"
    pub share: String,
    /// Dates and documents; empty for none.
    pub note: String,
}

/// Charts under one heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChartSection {
    /// "Ngân sách 2026"
    pub heading: String,
    /// Date or coverage; empty for none.
    pub note: String,
    /// At least one.
    pub charts: Vec<Chart>,
}
