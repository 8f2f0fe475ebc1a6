//! Rules across documents: a settlement against its estimate, a quarter against the year, a year
//! against the one before, a district against its communes.
//!
//! The figures they need of other documents are kept with each record, and no others: see
//! [`Version::kept`](super::Version::kept).

use super::expr::EACH_ROW;
use super::{Kind, Version};
use crate::source::Fields;

/// A rule about one document and another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Across {
    /// The cells that are compared.
    pub left: Cells,
    /// What they are compared with.
    pub right: Side,
    /// How.
    pub sign: Sign,
    /// The kind of the other document; none for the same kind.
    pub with: Option<String>,
    /// Its period.
    pub when: When,
    /// The source in law, or the reason for a limit.
    pub basis: String,
}

/// Cells of a column: of one line, or of every line that the form names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cells {
    /// Form id.
    pub form: String,
    /// Line id; none for every line.
    pub line: Option<String>,
    /// Column id.
    pub column: String,
}

/// What cells are compared with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Side {
    /// Cells of the other document, the same line where none is named.
    Cells(Cells),
    /// A figure of the documents of all communes below, added up.
    Below(String),
}

/// How two documents are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// They agree.
    Equal,
    /// The first is not more than the second.
    AtMost,
    /// They differ by no more than so many per cent, or by no more than an amount (đồng, or whole
    /// units), unless it is explained.
    Near(i64, i64),
}

/// The period of the other document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// The same.
    Same,
    /// The budget year.
    Year,
    /// The next one that holds this period: six months for a quarter, the year for nine months.
    Longer,
    /// The same of the year before.
    LastYear,
}

impl Cells {
    fn parse(text: &str) -> Option<Cells> {
        let mut parts = text.trim().split('/').map(str::trim);
        let (form, line, column) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && ![form, line, column].contains(&"");
        let line = (line != EACH_ROW).then(|| line.to_owned());
        whole.then(|| Cells { form: form.to_owned(), line, column: column.to_owned() })
    }

    /// The version has the form, the line and the column.
    pub fn is_in(&self, version: &Version) -> bool {
        version.form(&self.form).is_some_and(|form| {
            let has_line = |id: &String| form.line(id).is_some();
            self.line.as_ref().is_none_or(has_line)
                && form.columns.iter().any(|column| column.id == self.column)
        })
    }
}

/// Reads one rule.
pub(super) fn rule(fields: &mut Fields<'_, '_>) -> Option<Across> {
    let with = fields.text("with").map(str::to_owned);
    let basis = fields.text("basis").unwrap_or_default().to_owned();
    let expected = ("same, year, longer hoặc last-year", "same, year, longer or last-year");
    let when = fields.parsed("when", expected, |text| match text {
        "same" => Some(When::Same),
        "year" => Some(When::Year),
        "longer" => Some(When::Longer),
        "last-year" => Some(When::LastYear),
        _ => None,
    });
    let when = when.unwrap_or(When::Same);
    let number = ("một số nguyên không âm", "a whole number, not negative");
    let mut limit =
        |key| fields.parsed(key, number, |text| text.parse::<i64>().ok().filter(|n| *n >= 0));
    let (limit, over) = (limit("limit"), limit("over"));
    let below = fields.text("whose") == Some("below");
    let form = ("biểu/dòng/cột = biểu/dòng/cột", "form/line/column = form/line/column");
    let sides = |sign: &str, text: &str| {
        let (left, right) = text.split_once(sign)?;
        let right = match below {
            true => Side::Below(right.trim().to_owned()),
            false => Side::Cells(Cells::parse(right)?),
        };
        Some((Cells::parse(left)?, right))
    };
    let rule = |(left, right), sign| Across { left, right, sign, with, when, basis };
    if let Some(both) = fields.parsed("near", form, |text| sides(" = ", text)) {
        let sign = Sign::Near(limit.unwrap_or(50), over.unwrap_or(0));
        return Some(rule(both, sign));
    }
    if let Some(both) = fields.parsed("equal", form, |text| sides(" = ", text)) {
        return Some(rule(both, Sign::Equal));
    }
    let both = fields.parsed("at-most", form, |text| sides(" <= ", text))?;
    Some(rule(both, Sign::AtMost))
}

/// Notes for each version which of its cells rules across documents speak of.
pub(super) fn settle(kinds: &mut [Kind]) {
    let mut wanted: Vec<(String, Cells)> = Vec::new();
    for kind in kinds.iter() {
        for rule in kind.versions.iter().flat_map(|version| &version.across) {
            wanted.push((kind.id.clone(), rule.left.clone()));
            if let Side::Cells(right) = &rule.right {
                wanted.push((rule.with.clone().unwrap_or_else(|| kind.id.clone()), right.clone()));
            }
        }
    }
    for kind in kinds {
        for version in &mut kind.versions {
            let own = wanted.iter().filter(|(id, cells)| *id == kind.id && cells.is_in(version));
            let mut kept: Vec<(String, String)> =
                own.map(|(_, cells)| (cells.form.clone(), cells.column.clone())).collect();
            kept.sort();
            kept.dedup();
            version.kept = kept;
        }
    }
}
