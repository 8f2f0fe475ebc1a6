//! Rules across documents: a settlement against its estimate, a quarter against the year, a year
//! against the one before, a district against its communes.
//!
//! The figures they need of other documents are kept with each record, and no others: see
//! [`Version::kept`](super::Version::kept).

use super::expr::{EACH_ROW, Term};
use super::{Kind, Privacy, Version};
use crate::finding::code::{AcrossNotPublic, KindReference};
use crate::finding::{Finding, Span};
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
    /// Lines of the other document that this one may be without.
    pub left_out: Vec<LeftOut>,
    /// The source in law, or the reason for a limit.
    pub basis: String,
    /// Where it is written.
    pub span: Span,
}

/// A line of the other document for which this form has no place, or which it may leave blank: the
/// sums above it are then without it here, or another line holds it too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// Its id in the form of the other document.
    pub line: String,
    /// The line of this form that holds it; none where it is nowhere.
    pub into: Option<String>,
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

    /// As it is written.
    pub(super) fn name(&self) -> String {
        format!("{}/{}/{}", self.form, self.line.as_deref().unwrap_or(EACH_ROW), self.column)
    }

    /// Not everybody may see all figures of the column.
    fn is_hidden_in(&self, version: &Version) -> bool {
        version.form(&self.form).is_some_and(|form| {
            let mut named = form.columns.iter().filter(|column| column.id == self.column);
            named.any(|column| column.privacy != Privacy::Public)
        })
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
    let left_out = fields.each("left-out", |fields| LeftOut {
        line: fields.needed_text("line").unwrap_or_default().to_owned(),
        into: fields.text("into").map(str::to_owned),
    });
    let span = fields.span();
    let form = ("biểu/dòng/cột = biểu/dòng/cột", "form/line/column = form/line/column");
    let sides = |sign: &str, text: &str| {
        let (left, right) = text.split_once(sign)?;
        let right = match below {
            true => Side::Below(right.trim().to_owned()),
            false => Side::Cells(Cells::parse(right)?),
        };
        Some((Cells::parse(left)?, right))
    };
    let rule =
        |(left, right), sign| Across { left, right, sign, with, when, left_out, basis, span };
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

/// What rules name of other kinds that is not there, and columns that not everybody may see: what
/// was compared would be published with the comparison.
pub(super) fn faults(kinds: &[Kind]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (kind, version) in
        kinds.iter().flat_map(|kind| kind.versions.iter().map(move |v| (kind, v)))
    {
        for rule in &version.across {
            let lost = |name: String| KindReference { what: "across".to_owned(), name };
            let other = match &rule.with {
                Some(id) => kinds.iter().find(|other| other.id == *id),
                None => Some(kind),
            };
            let Some(other) = other else {
                findings.push(lost(rule.with.clone().unwrap_or_default()).at(rule.span));
                continue;
            };
            // The lines of another law have other contents, and are never compared.
            let others: Vec<&Version> =
                other.versions.iter().filter(|other| other.regime == version.regime).collect();
            let unknown = rule.unknown(version, &others);
            findings.extend(unknown.into_iter().map(|name| lost(name).at(rule.span)));
            let hidden = rule.hidden(version, &others);
            let hidden = hidden.map(|column| AcrossNotPublic { column }.at(rule.span));
            findings.extend(hidden);
        }
    }
    findings
}

impl Across {
    /// Names of the right side, and of lines left out, that no version has.
    fn unknown(&self, version: &Version, others: &[&Version]) -> Vec<String> {
        let mut names = Vec::new();
        match &self.right {
            Side::Cells(cells) if !others.iter().any(|other| cells.is_in(other)) => {
                names.push(cells.name());
            }
            Side::Below(figure) if !others.iter().any(|other| other.figure(figure).is_some()) => {
                names.push(figure.clone());
            }
            _ => {}
        }
        let has = |version: &Version, form: &str, line: &String| {
            version.form(form).is_some_and(|form| form.line(line).is_some())
        };
        for left_out in &self.left_out {
            let there = match &self.right {
                Side::Cells(cells) => {
                    others.iter().any(|other| has(other, &cells.form, &left_out.line))
                }
                Side::Below(_) => false,
            };
            names.extend((!there).then(|| left_out.line.clone()));
            let into = left_out.into.iter().filter(|line| !has(version, &self.left.form, line));
            names.extend(into.cloned());
        }
        names
    }

    /// The first column on either side that not everybody may see.
    fn hidden(&self, version: &Version, others: &[&Version]) -> Option<String> {
        if self.left.is_hidden_in(version) {
            return Some(self.left.column.clone());
        }
        let of_figure = |other: &Version, id: &str| {
            let figure = other.figure(id)?;
            figure.of.terms.iter().find_map(|(_, term)| match term {
                Term::Cell { form: Some(form), line, column: Some(column) } => {
                    let (form, line, column) = (form.clone(), Some(line.clone()), column.clone());
                    Some(Cells { form, line, column }).filter(|cells| cells.is_hidden_in(other))
                }
                _ => None,
            })
        };
        let right = others.iter().find_map(|other| match &self.right {
            Side::Cells(cells) => Some(cells.clone()).filter(|cells| cells.is_hidden_in(other)),
            Side::Below(figure) => of_figure(other, figure),
        });
        right.map(|cells| cells.column)
    }
}
