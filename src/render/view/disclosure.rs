//! View of one disclosure, whatever its kind: a form, a list of persons, a report, a statement that
//! nothing occurred, a withdrawn document. What a disclosure does not have is empty and not shown.

use serde::Serialize;

use super::{
    Chart, Contact, Download, Fact, Figure, Html, KeyFigure, Link, Notice, Origin, Pager, State,
    Table,
};

/// One disclosure.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DisclosureView {
    /// The unit that published it.
    pub unit: Link,
    /// Its state.
    pub state: State,
    /// The sentence that says what it shows.
    pub lede: Html,
    /// Period, number of corrections, retention: beside the state.
    pub facts: Vec<Fact>,
    /// Where real figures come from; `None` for a sample.
    pub origin: Option<Origin>,
    /// None occurred, withdrawn, privacy, figures that do not agree.
    pub notices: Vec<Notice>,
    /// Income minus spending, where the rounded figures still add up.
    pub equation: Option<Equation>,
    /// At most four figures.
    pub figures: Vec<KeyFigure>,
    /// One sentence under the figures; empty for none.
    pub figures_note: String,
    /// Decision, approval, signer, dates.
    pub provenance: Vec<Fact>,
    /// How the deadline is counted, with its article; where it was posted. Empty for none.
    pub deadline: Html,
    /// Charts.
    pub charts: Vec<Chart>,
    /// Tables, in the order of the form.
    pub tables: Vec<Table>,
    /// Said beside the heading of the tables; empty for none.
    pub tables_note: String,
    /// Pages of a long list.
    pub list_pager: Option<Pager>,
    /// The text of a report, or the office's own explanation.
    pub explanation: Option<Explanation>,
    /// Meetings, posting, dialogue: the steps that were taken.
    pub steps: Vec<Fact>,
    /// The arithmetic, open to anybody.
    pub checks: Option<Checks>,
    /// What was changed after publication.
    pub corrections: Option<Corrections>,
    /// Files.
    pub downloads: Vec<Download>,
    /// Said beside the heading of the downloads: no names in them. Empty for none.
    pub downloads_note: String,
    /// Lasting address and fingerprint; empty for none.
    pub address: String,
    /// Who answers, and until when comments are taken.
    pub contact: Option<Contact>,
    /// The same kind in the period before and after.
    pub pager: Option<Pager>,
    /// Other documents of the same unit or kind.
    pub related: Vec<Link>,
}

/// In − out = left over.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Equation {
    /// What it covers and how it is rounded; empty for none.
    pub note: String,
    /// First the whole, then what is taken away, then the result.
    pub terms: Vec<Term>,
}

/// One term of an equation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Term {
    /// `−`, `+`, `=`, or empty for the first.
    pub sign: String,
    /// "thu"
    pub label: String,
    /// The figure.
    pub figure: Figure,
}

/// Text in the words of the office.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Explanation {
    /// "Nội dung báo cáo", "Phường giải thích"
    pub heading: String,
    /// Said beside the heading; empty for none.
    pub note: String,
    /// The text.
    pub body: Html,
}

/// The arithmetic of the tables, done again by the program.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Checks {
    /// How many sums agree.
    pub matching: usize,
    /// How many there are.
    pub total: usize,
    /// "14/14 phép tính khớp"
    pub summary: String,
    /// Unit of money and how often the program adds up. Empty for none.
    pub note: String,
    /// Those that agree: "Tổng chi, quyết toán: 36.000 + 79.600 = 115.600".
    pub agreeing: Vec<Sum>,
    /// Those that do not.
    pub mismatches: Vec<Mismatch>,
}

/// A sum that agrees.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sum {
    /// The sum.
    pub label: String,
    /// The other document it is compared with.
    pub other: Option<Link>,
}

/// A sum that does not agree: both figures are shown, neither is repaired.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Mismatch {
    /// "Tổng chi, quyết toán"
    pub label: String,
    /// What the document says.
    pub stated: String,
    /// What its lines add up to.
    pub computed: String,
    /// "lệch 10"
    pub difference: String,
    /// Anchor of the line; empty for none.
    pub href: String,
    /// The other document it is compared with.
    pub other: Option<Link>,
    /// What the document says of it; empty for nothing.
    pub explained: String,
}

/// What was changed after publication.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Corrections {
    /// "Đơn vị: triệu đồng"; empty for none.
    pub note: String,
    /// In the order of their dates.
    pub rows: Vec<Correction>,
}

/// One change.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Correction {
    /// "02/08/2024"
    pub date: String,
    /// "2024-08-02"
    pub date_iso: String,
    /// "Chi I.1, Giao thông, quyết toán"
    pub label: String,
    /// Why, and by which decision.
    pub reason: String,
    /// The figure as it was.
    pub old: String,
    /// The figure as it is.
    pub new: String,
    /// Anchor of the line; empty for none.
    pub href: String,
}
