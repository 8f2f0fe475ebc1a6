//! Check: a disclosure in, the proof of its arithmetic and the objections out.
//!
//! The rules themselves (a parent line equals its children, revenue less spending is the surplus)
//! are data of each kind; this module only knows how to compare. What does not add up is a warning
//! that goes on the page: published figures are shown and flagged, never repaired.

mod compare;
mod complete;
mod corrections;
mod figures;
mod ratio;
mod sheet;
mod sums;

pub use complete::missing_parts;
pub use figures::{Amount, amount_of, show};

use sheet::Sheet;

use crate::finding::{Finding, Judged, Span};
use crate::kind::{Kinds, Rule};
use crate::model::Whole;
use crate::model::disclosure::State;
use crate::value::MoneyUnit;

/// One comparison that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// What is compared: the line and its column, or the rule.
    pub label: String,
    /// The figure as written.
    pub written: i128,
    /// What it is compared with: parts and whether each is added.
    pub parts: Vec<(bool, i128)>,
    /// The sum of the parts.
    pub expected: i128,
    /// `written` may be less than `expected`.
    pub at_most: bool,
    /// How far rounding may carry the two apart.
    pub tolerance: i128,
    /// The unit of money it is shown in; none for counts.
    pub money: Option<MoneyUnit>,
    /// The source of the rule.
    pub basis: String,
    /// Table (place in the disclosure) and row to mark, when it is about one row.
    pub mark: Option<(usize, usize, usize)>,
    /// Where the written figure stands.
    pub span: Span,
    /// Where the parts stand.
    pub related: Vec<Span>,
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
}

/// All comparisons of a document, with a finding for each that fails.
pub fn check(disclosure: &Whole, kinds: &Kinds) -> Judged<Vec<Check>> {
    if matches!(disclosure.state, State::Withdrawn(_)) {
        // Nothing of it is said any more, not even what did not add up.
        return Judged::fine(Vec::new());
    }
    let version = disclosure.version(kinds);
    let (mut checks, mut findings) = (Vec::new(), Vec::new());
    for (place, table) in disclosure.tables.iter().enumerate() {
        let (form, sheet) = (disclosure.form(kinds, table), Sheet::of(table));
        for rule in &form.rules {
            match rule {
                Rule::Children => sums::children(&sheet, place, &mut checks),
                rule => {
                    let sheet = (&sheet, place);
                    compare::within(disclosure, version, sheet, rule, &mut checks);
                }
            }
        }
        findings.extend(ratio::check(table));
    }
    for rule in &version.rules {
        checks.extend(compare::across(disclosure, version, rule));
    }
    checks.shrink_to_fit();
    findings.extend(checks.iter().filter_map(objection));
    findings.extend(corrections::check(disclosure, version));
    findings.extend(complete::check(disclosure, version));
    Judged { value: checks, findings }
}

fn objection(check: &Check) -> Option<Finding> {
    use crate::finding::code::{LimitExceeded, RoundingOnly, SumDiffers};
    let verdict = check.verdict();
    if verdict == Verdict::Holds {
        return None;
    }
    let (label, written) = (check.label.clone(), show(check.written, check.money));
    let summed = show(check.expected, check.money);
    let finding = match verdict {
        Verdict::Holds => return None,
        Verdict::Rounding => RoundingOnly { label, written, summed }.at(check.span),
        Verdict::Fails if check.at_most => {
            LimitExceeded { label, written, limit: summed }.at(check.span)
        }
        Verdict::Fails => {
            let apart = show(check.written - check.expected, check.money);
            SumDiffers { label, written, summed, apart }.at(check.span)
        }
    };
    Some(check.related.iter().fold(finding, |finding, span| finding.and(*span)))
}
