//! Check: a disclosure in, the proof of its arithmetic and the objections out.
//!
//! The rules themselves (a parent line equals its children, revenue less spending is the surplus)
//! are data of each kind; this module only knows how to compare. What does not add up is a warning
//! that goes on the page: published figures are shown and flagged, never repaired.

mod compare;
mod complete;
mod corrections;
mod diagnose;
mod figures;
mod objections;
mod ratio;
mod sheet;
mod sums;

pub use complete::missing_parts;
use figures::money_of;
pub use figures::{Amount, amount_of, show};

use sheet::Sheet;

use crate::finding::{Judged, Span};
use crate::kind::{Kinds, Rule};
use crate::model::disclosure::State;
use crate::model::{Table, Whole};
use crate::value::MoneyUnit;

/// A cell of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Place of its table in the document.
    pub table: usize,
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
}

impl Place {
    /// Where it stands in its file.
    fn span(self, tables: &[Table]) -> Span {
        tables[self.table].cell_span(self.row, self.column)
    }
}

/// A figure of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// It is added, not taken away.
    pub plus: bool,
    /// Đồng, or millionths.
    pub quantity: i128,
    /// The cell where it is written; none for numbers of the rule and for counts and sums of lists.
    pub place: Option<Place>,
}

/// One comparison that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// What is compared: the line and its column, or the rule.
    pub label: String,
    /// The figure as written.
    pub written: i128,
    /// Its parts, mostly the one cell.
    pub left: Vec<Part>,
    /// The sum of the parts it is compared with.
    pub expected: i128,
    /// What it is compared with.
    pub parts: Vec<Part>,
    /// The cells behind sums of lists, with the sign they have on the left side.
    pub of_lists: Vec<Part>,
    /// `written` may be less than `expected`.
    pub at_most: bool,
    /// How far rounding may carry the two apart.
    pub tolerance: i128,
    /// The unit of money it is shown in; none for counts.
    pub money: Option<MoneyUnit>,
    /// The source of the rule.
    pub basis: String,
    /// Where the written figure stands.
    pub span: Span,
}

/// How a comparison came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// To the đồng.
    Holds,
    /// Apart by no more than rounding explains.
    Rounding,
    /// Apart.
    Fails,
}

impl Check {
    /// How it came out.
    pub fn verdict(&self) -> Verdict {
        let apart = self.written - self.expected;
        match apart {
            0 => Verdict::Holds,
            apart if self.at_most && apart < 0 => Verdict::Holds,
            apart if apart.abs() <= self.tolerance => Verdict::Rounding,
            _ => Verdict::Fails,
        }
    }

    /// The cell that is compared.
    pub fn place(&self) -> Option<Place> {
        self.left.first().and_then(|part| part.place)
    }
}

/// All comparisons of a document, with a finding for each fault that they show.
pub fn check(disclosure: &Whole, kinds: &Kinds) -> Judged<Vec<Check>> {
    if matches!(disclosure.state, State::Withdrawn(_)) {
        // Nothing of it is said any more, not even what did not add up.
        return Judged::fine(Vec::new());
    }
    let version = disclosure.version(kinds);
    let (mut checks, mut ratios) = (Vec::new(), Vec::new());
    let sheets: Vec<Sheet<'_>> = disclosure.tables.iter().map(Sheet::of).collect();
    for (place, table) in disclosure.tables.iter().enumerate() {
        for rule in &disclosure.form(kinds, table).rules {
            match rule {
                Rule::Children => sums::children(&sheets[place], place, &mut checks),
                rule => {
                    let home = (sheets.as_slice(), place);
                    compare::within(disclosure, version, home, rule, &mut checks);
                }
            }
        }
        ratios.extend(ratio::written(table, place));
    }
    for rule in &version.rules {
        checks.extend(compare::across(disclosure, version, &sheets, rule));
    }
    checks.shrink_to_fit();
    let mut findings = objections::of(&checks, &ratios, &disclosure.tables);
    findings.extend(corrections::check(disclosure, version));
    findings.extend(complete::check(disclosure, version));
    Judged { value: checks, findings }
}
