//! The view of a self-check: of a unit, of all units below one, of the site.

use serde::Serialize;

use super::{DisclosureItem, Download, Html, KeyFigure, Link, Notice, Table, YearList};

/// The self-check of a unit or of the site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ScoreView {
    /// The total, its group, and of how many documents.
    pub lede: Html,
    /// What the total is not, and what of its method was not checked.
    pub notices: Vec<Notice>,
    /// The criteria, each with its share and its denominator.
    pub figures: Vec<KeyFigure>,
    /// Year by year.
    pub years_table: Option<Table>,
    /// PAPI's questions and what answers them.
    pub questions: Option<Table>,
    /// Documents that lost points, by year, newest first.
    pub years: Vec<YearList>,
    /// What is due next.
    pub next: Vec<DisclosureItem>,
    /// The calendar of what is due next.
    pub calendar: Option<Link>,
    /// The units below with their totals.
    pub members: Option<Table>,
    /// Every point with its reason.
    pub downloads: Vec<Download>,
    /// The method.
    pub links: Vec<Link>,
}
