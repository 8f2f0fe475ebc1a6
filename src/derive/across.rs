//! Documents held against each other: a settlement against its estimate, a part of the year against
//! the longer one, a year against the one before, a district against its communes.
//!
//! Only kept figures are compared, so that no other document need be opened. A difference that a
//! figure already told of would explain is no finding of its own: neither one that the sums of
//! either document put in doubt, nor a sum whose parts differ by as much.

use std::collections::BTreeMap;

use super::kept::{Kept, One};
use super::{Document, Facts, rollup};
use crate::check::{self, Check, Part, Place};
use crate::engine::{Key, KeyOf};
use crate::finding::code::{BelowDiffers, OtherDiffers, OtherExceeds, YearsFarApart};
use crate::finding::{Finding, Span};
use crate::kind::across::{Across, Side, Sign, When};
use crate::kind::{ColumnType, Form, Version};
use crate::model::Whole;
use crate::model::disclosure::State;
use crate::value::MoneyUnit;
use crate::value::period::Period;

/// A comparison with another document.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The comparison.
    pub check: Check,
    /// Title and address of the other document, or of the unit below which others were added up.
    pub other: (String, String),
    /// What the document says of it.
    pub explained: Option<String>,
    /// Form, line and column.
    spot: (usize, usize, usize),
}

impl Compared {
    /// With the cell that is compared, now that the document is open.
    fn placed(mut self, whole: &Whole, version: &Version) -> Compared {
        let (form, line, column) = self.spot;
        let tables = whole.tables.iter().enumerate();
        let place = tables.filter(|(_, table)| table.form == form).find_map(|(place, table)| {
            let row = table.rows.iter().position(|row| row.line == Some(line))?;
            let column = table.column(&version.forms[form].columns[column].id)?;
            Some(Place { table: place, row, column })
        });
        self.check.left.iter_mut().for_each(|part| part.place = place);
        self
    }
}

/// One line of a rule, before words are made of it.
struct Pair<'r> {
    rule: &'r Across,
    form: usize,
    line: usize,
    column: usize,
    here: One,
    slot: u16,
    written: i128,
    expected: i128,
    tolerance: i128,
    echo: bool,
    there: Option<Span>,
}

/// All lines of a rule against one other document or group of them.
struct Group<'d, 'm> {
    other: Option<&'d Document<'m>>,
    count: usize,
}

impl Pair<'_> {
    fn holds(&self) -> bool {
        holds(self.rule.sign, self.written, self.expected, self.tolerance)
    }
}

fn holds(sign: Sign, written: i128, expected: i128, tolerance: i128) -> bool {
    let apart = written - expected;
    match sign {
        Sign::Equal => apart.abs() <= tolerance,
        Sign::AtMost => apart <= tolerance,
        Sign::Near(percent, _) => {
            apart.abs() * 100 <= expected.abs() * i128::from(percent) || apart.abs() <= tolerance
        }
    }
}

/// The comparisons of a document with others, for its page.
pub(super) fn checks(facts: &Facts<'_>, document: &Document<'_>, whole: &Whole) -> Vec<Compared> {
    let mut all: Vec<Compared> = Vec::new();
    each(facts, document, &mut |group, pairs| {
        all.extend(pairs.iter().map(|pair| compared(facts, document, group, pair)));
    });
    all.into_iter().map(|one| one.placed(whole, document.version)).collect()
}

/// The findings of a document about others.
pub(super) fn findings(facts: &Facts<'_>, document: &Document<'_>) -> Vec<Finding> {
    let mut all = Vec::new();
    each(facts, document, &mut |group, pairs| {
        for pair in pairs.iter().filter(|pair| !pair.holds() && !pair.echo) {
            let compared = compared(facts, document, group, pair);
            if compared.explained.is_none() {
                all.push(objection(pair, &compared, group));
            }
        }
    });
    all
}

/// The key of all that the comparisons of a document are made of.
pub(super) fn key(facts: &Facts<'_>, document: &Document<'_>) -> Option<Key> {
    if document.version.across.is_empty() {
        return None;
    }
    let mut key = KeyOf::new();
    for rule in &document.version.across {
        let groups = match &rule.right {
            Side::Below(_) => rollup::below(facts, document.unit, document.disclosure.period),
            Side::Cells(_) => [document.disclosure.unit].into(),
        };
        for unit in groups {
            for other in facts.of_unit(&unit).filter(|other| is_meant(facts, document, rule, other))
            {
                key = key.text(&other.disclosure.address).text(&other.title());
                key = key.with(other.kept.key).with(other.digest);
            }
        }
    }
    Some(key.key())
}

/// Calls `told` with every other document that rules compare this one with, and all lines of it.
fn each(
    facts: &Facts<'_>,
    document: &Document<'_>,
    told: &mut dyn FnMut(&Group<'_, '_>, &[Pair<'_>]),
) {
    let version = document.version;
    if version.across.is_empty() || document.kept.is_empty() {
        return;
    }
    let cells = document.kept.cells();
    for rule in &version.across {
        let Some((form_place, form)) = place_of(version, &rule.left.form) else { continue };
        let Some(slot) = slot_of(version, &rule.left.form, &rule.left.column) else { continue };
        let Some(column) = form.columns.iter().position(|one| one.id == rule.left.column) else {
            continue;
        };
        let own = |one: &&One| {
            let named = rule
                .left
                .line
                .as_ref()
                .is_none_or(|id| form.line(id) == Some(usize::from(one.spot.1)));
            one.spot.0 == slot && named
        };
        let own: Vec<One> = cells.iter().filter(own).copied().collect();
        let make = |here: One, expected: i128, tolerance: i128, there: Option<Span>| Pair {
            rule,
            form: form_place,
            line: usize::from(here.spot.1),
            column,
            here,
            slot,
            written: here.quantity.into(),
            expected,
            tolerance,
            echo: false,
            there,
        };
        if let Side::Below(figure) = &rule.right {
            let Some((sum, count)) = below(facts, document, rule, figure) else { continue };
            let unit = document.kept.unit(form_place);
            let tolerance = i128::from(unit) * (count as i128 + 1) / 2;
            let mut pairs: Vec<Pair<'_>> =
                own.into_iter().map(|here| make(here, sum, tolerance, None)).collect();
            for pair in &mut pairs {
                pair.echo = doubted(&document.kept, pair);
            }
            told(&Group { other: None, count }, &pairs);
            continue;
        }
        let mut best: Option<(usize, &Document<'_>, Vec<Pair<'_>>)> = None;
        for other in others(facts, document, rule) {
            let pairs = pairs(document, other, rule, form, &own, &make);
            let apart = pairs.iter().filter(|pair| !pair.holds()).count();
            // An estimate and its revisions: the one that was meant agrees in most lines.
            if !pairs.is_empty() && best.as_ref().is_none_or(|(fewest, ..)| apart < *fewest) {
                best = Some((apart, other, pairs));
            }
        }
        if let Some((_, other, mut pairs)) = best {
            mark_sums(form, &mut pairs);
            told(&Group { other: Some(other), count: 1 }, &pairs);
        }
    }
}

type Make<'f, 'r> = dyn Fn(One, i128, i128, Option<Span>) -> Pair<'r> + 'f;

/// The lines that two documents share.
fn pairs<'r>(
    document: &Document<'_>,
    other: &Document<'_>,
    rule: &'r Across,
    form: &Form,
    own: &[One],
    make: &Make<'_, 'r>,
) -> Vec<Pair<'r>> {
    let Side::Cells(right) = &rule.right else { return Vec::new() };
    // The lines of the two laws have the same ids at times, and never the same contents.
    if document.version.regime != other.version.regime {
        return Vec::new();
    }
    let Some((place, its_form)) = place_of(other.version, &right.form) else { return Vec::new() };
    let Some(slot) = slot_of(other.version, &right.form, &right.column) else { return Vec::new() };
    let there: BTreeMap<u16, One> = other
        .kept
        .cells()
        .into_iter()
        .filter(|one| one.spot.0 == slot)
        .map(|one| (one.spot.1, one))
        .collect();
    let home = place_of(document.version, &rule.left.form).map_or(0, |(place, _)| place);
    let (unit, its_unit) = (document.kept.unit(home), other.kept.unit(place));
    let is_money =
        its_form.columns.iter().any(|one| one.id == right.column && one.holds == ColumnType::Money);
    let rounding =
        if unit == its_unit || !is_money { 0 } else { i128::from(unit.max(its_unit)) / 2 };
    let tolerance = match rule.sign {
        Sign::Near(_, over) if is_money => i128::from(over),
        Sign::Near(_, over) => i128::from(over) * 1_000_000,
        Sign::Equal | Sign::AtMost => rounding,
    };
    let pair = |here: &One| {
        let id = match &right.line {
            Some(id) => id.as_str(),
            None => form.lines.get(usize::from(here.spot.1))?.id.as_str(),
        };
        let line = u16::try_from(its_form.line(id)?).ok()?;
        let one = there.get(&line)?;
        let mut pair = make(*here, one.quantity.into(), tolerance, other.kept.span(place, one));
        let by_other = other.kept.doubts(one.spot);
        let mended = by_other
            .map(|by| holds(rule.sign, pair.written, pair.expected + i128::from(by), tolerance));
        pair.echo = mended.into_iter().any(|holds| holds) || doubted(&document.kept, &pair);
        Some(pair)
    };
    own.iter().filter_map(pair).collect()
}

/// The document's own sums put the figure in doubt, and with what they ask for it would agree.
fn doubted(kept: &Kept, pair: &Pair<'_>) -> bool {
    let mut by = kept.doubts((pair.slot, pair.here.spot.1));
    by.any(|by| holds(pair.rule.sign, pair.written + i128::from(by), pair.expected, pair.tolerance))
}

/// A line that differs by as much as the lines below it is their echo; so is a line above one that
/// is far from the year before.
fn mark_sums(form: &Form, pairs: &mut [Pair<'_>]) {
    let apart: BTreeMap<usize, i128> = pairs
        .iter()
        .filter(|pair| !pair.holds())
        .map(|pair| (pair.line, pair.written - pair.expected))
        .collect();
    for pair in pairs.iter_mut() {
        let below = |line: &usize| {
            form.lines
                .get(*line)
                .is_some_and(|line| line.parent == Some(pair.line) && !line.of_which)
        };
        let parts: Vec<i128> =
            apart.iter().filter(|(line, _)| below(line)).map(|(_, apart)| *apart).collect();
        let sum: i128 = parts.iter().sum();
        let is_sum = match pair.rule.sign {
            Sign::Equal => sum == pair.written - pair.expected,
            Sign::AtMost | Sign::Near(..) => true,
        };
        pair.echo |= !parts.is_empty() && is_sum;
    }
}

fn place_of<'v>(version: &'v Version, form: &str) -> Option<(usize, &'v Form)> {
    version.forms.iter().enumerate().find(|(_, one)| one.id == form)
}

fn slot_of(version: &Version, form: &str, column: &str) -> Option<u16> {
    let place = version.kept.iter().position(|(f, c)| f == form && c == column)?;
    u16::try_from(place).ok()
}

/// The documents of the unit that a rule means.
fn others<'f, 'm>(
    facts: &'f Facts<'m>,
    document: &Document<'m>,
    rule: &Across,
) -> Vec<&'f Document<'m>> {
    let all = facts.of_unit(&document.disclosure.unit);
    let mut meant: Vec<&Document<'m>> =
        all.filter(|other| is_meant(facts, document, rule, other)).collect();
    if rule.when == When::Longer {
        meant.sort_by_key(|other| other.disclosure.period.last_day());
        meant.truncate(1);
    }
    meant
}

fn is_meant(
    facts: &Facts<'_>,
    document: &Document<'_>,
    rule: &Across,
    other: &Document<'_>,
) -> bool {
    let kind = match &rule.with {
        Some(id) => facts.model.kinds.get(id).map(|(place, _)| place),
        None => Some(document.disclosure.kind),
    };
    let (this, that) = (document.disclosure.period, other.disclosure.period);
    let in_time = match rule.when {
        When::Same => this == that,
        When::Year => that == Period::Year(this.year()),
        When::LastYear => Some(that) == year_before(this),
        When::Longer => {
            other.disclosure.cumulative
                && that != this
                && that.first_day() <= this.first_day()
                && that.last_day() >= this.last_day()
                && that.year() == this.year()
        }
    };
    kind == Some(other.disclosure.kind)
        && in_time
        && other.disclosure.state == State::Published
        && other.disclosure.file != document.disclosure.file
}

fn year_before(period: Period) -> Option<Period> {
    Some(match period {
        Period::Year(year) => Period::Year(year - 1),
        Period::Quarter(year, quarter) => Period::Quarter(year - 1, quarter),
        Period::Months(year, months) => Period::Months(year - 1, months),
        Period::Month(..) | Period::Day(_) => return None,
    })
}

/// The sum of a figure over all communes below, when every one of them states it.
fn below(
    facts: &Facts<'_>,
    document: &Document<'_>,
    rule: &Across,
    figure: &str,
) -> Option<(i128, usize)> {
    let units = rollup::below(facts, document.unit, document.disclosure.period);
    let of_unit = |unit| {
        let mut documents =
            facts.of_unit(&unit).filter(|other| is_meant(facts, document, rule, other));
        documents.next().and_then(|other| other.figure(figure)).map(|value| value.quantity)
    };
    let count = units.len();
    let values: Vec<i128> = units.into_iter().map(of_unit).collect::<Option<_>>()?;
    (count > 0).then(|| (values.iter().sum(), count))
}

fn compared(
    facts: &Facts<'_>,
    document: &Document<'_>,
    group: &Group<'_, '_>,
    pair: &Pair<'_>,
) -> Compared {
    let form = &document.version.forms[pair.form];
    let (column, line) = (&form.columns[pair.column], form.lines.get(pair.line));
    let line_label = line.map_or_else(String::new, |line| {
        format!("{} {}", line.code, line.label.vi).trim().to_owned()
    });
    let group_label =
        column.group.as_ref().map(|group| format!(", {}", group.vi)).unwrap_or_default();
    let money = (column.holds == ColumnType::Money).then(|| unit_of(document.kept.unit(pair.form)));
    let other = match group.other {
        Some(other) => (other.title(), other.disclosure.address.clone()),
        None => {
            (document.unit.name_at(facts.at).name.to_string(), document.unit.address.to_string())
        }
    };
    let (limit, at_most, tolerance) = match pair.rule.sign {
        Sign::Equal => (pair.expected, false, pair.tolerance),
        Sign::AtMost => (pair.expected, true, pair.tolerance),
        Sign::Near(percent, _) => (
            pair.expected,
            false,
            pair.tolerance.max(pair.expected.abs() * i128::from(percent) / 100),
        ),
    };
    let span = document.kept.span(pair.form, &pair.here).unwrap_or(document.disclosure.span);
    let part = |quantity| Part { plus: true, quantity, place: None };
    let explained = document.disclosure.explanations.iter().find(|one| {
        one.table == form.id
            && line.is_some_and(|line| {
                one.line == line.id || (!line.code.is_empty() && one.line == line.code)
            })
    });
    Compared {
        check: Check {
            label: format!("{line_label}{group_label}, {}", column.label.vi),
            written: pair.written,
            left: vec![part(pair.written)],
            expected: limit,
            parts: vec![part(pair.expected)],
            of_lists: Vec::new(),
            at_most,
            tolerance,
            money,
            basis: pair.rule.basis.clone(),
            span,
        },
        other,
        explained: explained.map(|one| one.text.clone()),
        spot: (pair.form, pair.line, pair.column),
    }
}

fn unit_of(factor: i64) -> MoneyUnit {
    let units = [MoneyUnit::Thousand, MoneyUnit::Million, MoneyUnit::Billion];
    units.into_iter().find(|unit| unit.factor() == factor).unwrap_or(MoneyUnit::Dong)
}

fn objection(pair: &Pair<'_>, compared: &Compared, group: &Group<'_, '_>) -> Finding {
    let Check { label, money, span, .. } = &compared.check;
    let show = |quantity| check::show(quantity, *money);
    let (label, written, expected) = (label.clone(), show(pair.written), show(pair.expected));
    let other = compared.other.0.clone();
    let finding = match (group.other, pair.rule.sign) {
        (None, _) => {
            let count = group.count.to_string();
            BelowDiffers { label, written, summed: expected, count }.at(*span)
        }
        (_, Sign::Equal) => OtherDiffers { label, written, other, expected }.at(*span),
        (_, Sign::AtMost) => OtherExceeds { label, written, other, limit: expected }.at(*span),
        (_, Sign::Near(..)) => {
            let why = pair.rule.basis.clone();
            YearsFarApart { label, written, other, before: expected, why }.at(*span)
        }
    };
    pair.there.into_iter().fold(finding, Finding::and)
}
