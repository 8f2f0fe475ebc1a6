//! Documents held against each other: a settlement against its estimate, a part of the year against
//! the longer one, a year against the one before, a district against its communes.
//!
//! Only kept figures are compared, so that no other document need be opened. A difference that a
//! figure already told of would explain is no finding of its own: neither one that the sums of
//! either document put in doubt, nor a sum whose parts differ by as much.

mod told;

use std::collections::{BTreeMap, BTreeSet};

use super::kept::{Kept, One};
use super::{Document, Facts, rollup};
use crate::engine::{Key, KeyOf};
use crate::finding::{FileId, Finding, Span};
use crate::kind::across::{Across, Side, Sign, When};
use crate::kind::{ColumnType, Form, Version};
use crate::model::Whole;
use crate::model::disclosure::State;
use crate::value::MoneyUnit;
use crate::value::period::Period;

pub use told::Compared;
use told::{compared, objection};

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
    /// What of `expected` stands in lines that this document leaves out.
    moved: i128,
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
    let mut key = KeyOf::new().text(&document.unit.name_at(facts.at).name);
    let mut asked: Vec<(bool, Meant)> = Vec::new();
    for rule in &document.version.across {
        let (below, meant) =
            (matches!(rule.right, Side::Below(_)), Meant::by(facts, document, rule));
        if asked.contains(&(below, meant)) {
            continue;
        }
        asked.push((below, meant));
        let groups = match below {
            true => rollup::below(facts, document.unit, document.disclosure.period),
            false => [document.disclosure.unit].into(),
        };
        for unit in groups {
            for other in facts.of_unit(&unit).filter(|other| meant.is(document, other)) {
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
    let mut opened: BTreeMap<FileId, Vec<One>> = BTreeMap::new();
    for rule in &version.across {
        let Some(here) = Here::of(version, rule, &cells) else { continue };
        let meant = Meant::by(facts, document, rule);
        if let Side::Below(figure) = &rule.right {
            if let Some((group, pairs)) = with_those_below(facts, document, &here, figure, meant) {
                told(&group, &pairs);
            }
            continue;
        }
        let mut best: Option<(usize, &Document<'_>, Vec<Pair<'_>>)> = None;
        for other in others(facts, document, meant) {
            let file = other.disclosure.file;
            let theirs = opened.entry(file).or_insert_with(|| other.kept.cells());
            let pairs = pairs(document, other, &here, theirs);
            let apart = pairs.iter().filter(|pair| !pair.holds()).count();
            // An estimate and its revisions: the one that was meant agrees in most lines.
            if !pairs.is_empty() && best.as_ref().is_none_or(|(fewest, ..)| apart < *fewest) {
                best = Some((apart, other, pairs));
            }
        }
        if let Some((_, other, mut pairs)) = best {
            mark_sums(here.form, &mut pairs);
            told(&Group { other: Some(other), count: 1 }, &pairs);
        }
    }
}

/// The side of a rule that stands in the document itself.
struct Here<'r> {
    rule: &'r Across,
    form: &'r Form,
    place: usize,
    column: usize,
    slot: u16,
    /// The figures that are compared.
    cells: Vec<One>,
    /// All lines that state a figure in the column.
    stated: BTreeSet<u16>,
}

impl<'r> Here<'r> {
    fn of(version: &'r Version, rule: &'r Across, cells: &[One]) -> Option<Here<'r>> {
        let (place, form) = place_of(version, &rule.left.form)?;
        let slot = slot_of(version, &rule.left.form, &rule.left.column)?;
        let column = form.columns.iter().position(|one| one.id == rule.left.column)?;
        let line = match &rule.left.line {
            Some(id) => Some(form.line(id)?),
            None => None,
        };
        let named = |one: &&One| line.is_none_or(|line| line == usize::from(one.spot.1));
        let of_column = || cells.iter().filter(|one| one.spot.0 == slot);
        let stated = of_column().map(|one| one.spot.1).collect();
        let cells = of_column().filter(named).copied().collect();
        Some(Here { rule, form, place, column, slot, cells, stated })
    }

    fn pair(&self, here: One, expected: i128, tolerance: i128) -> Pair<'r> {
        Pair {
            rule: self.rule,
            form: self.place,
            line: usize::from(here.spot.1),
            column: self.column,
            here,
            slot: self.slot,
            written: here.quantity.into(),
            expected,
            moved: 0,
            tolerance,
            echo: false,
            there: None,
        }
    }
}

/// The lines that two documents share; `theirs` are the kept figures of the other.
fn pairs<'r>(
    document: &Document<'_>,
    other: &Document<'_>,
    here: &Here<'r>,
    theirs: &[One],
) -> Vec<Pair<'r>> {
    let rule = here.rule;
    let Side::Cells(right) = &rule.right else { return Vec::new() };
    // The lines of the two laws have the same ids at times, and never the same contents.
    if document.version.regime != other.version.regime {
        return Vec::new();
    }
    let Some((place, its_form)) = place_of(other.version, &right.form) else { return Vec::new() };
    let Some(slot) = slot_of(other.version, &right.form, &right.column) else { return Vec::new() };
    let there: BTreeMap<u16, One> =
        theirs.iter().filter(|one| one.spot.0 == slot).map(|one| (one.spot.1, *one)).collect();
    let units = (document.kept.unit(here.place), other.kept.unit(place));
    let is_money =
        its_form.columns.iter().any(|one| one.id == right.column && one.holds == ColumnType::Money);
    let tolerance = tolerance(rule.sign, is_money, units);
    let moves = moves(here, its_form, &there);
    let pair = |cell: &One| {
        let id = match &right.line {
            Some(id) => id.as_str(),
            None => here.form.lines.get(usize::from(cell.spot.1))?.id.as_str(),
        };
        let line = its_form.line(id)?;
        let one = there.get(&u16::try_from(line).ok()?)?;
        let mut pair = here.pair(*cell, one.quantity.into(), tolerance);
        pair.there = other.kept.span(place, one);
        let moved = moves.iter().map(|one| one.of(pair.line, line)).sum();
        if !pair.holds() && holds(rule.sign, pair.written, pair.expected + moved, tolerance) {
            (pair.expected, pair.moved) = (pair.expected + moved, moved);
        }
        let by_other = other.kept.doubts(one.spot);
        let mended = by_other
            .map(|by| holds(rule.sign, pair.written, pair.expected + i128::from(by), tolerance));
        pair.echo = mended.into_iter().any(|holds| holds) || doubted(&document.kept, &pair);
        Some(pair)
    };
    here.cells.iter().filter_map(pair).collect()
}

/// How far two figures may be apart: by rounding where one is written in a larger unit, or by what
/// the rule grants.
fn tolerance(sign: Sign, is_money: bool, (unit, its_unit): (i64, i64)) -> i128 {
    match sign {
        Sign::Near(_, over) if is_money => i128::from(over),
        Sign::Near(_, over) => i128::from(over) * 1_000_000,
        Sign::Equal | Sign::AtMost if unit == its_unit || !is_money => 0,
        Sign::Equal | Sign::AtMost => i128::from(unit.max(its_unit)) / 2,
    }
}

/// A line that the other document states and this one leaves out, with the lines whose figures are
/// without it here, or hold it.
struct Move {
    quantity: i128,
    /// Lines of the other form that hold it there.
    from: Vec<usize>,
    /// Lines of this form that hold it here.
    into: Vec<usize>,
}

impl Move {
    /// What a line of this form, and of the other, has more here than there.
    fn of(&self, line: usize, its_line: usize) -> i128 {
        let gains = i128::from(self.into.contains(&line));
        (gains - i128::from(self.from.contains(&its_line))) * self.quantity
    }
}

/// The lines that the rule lets this document leave out, where it does.
fn moves(here: &Here<'_>, its_form: &Form, there: &BTreeMap<u16, One>) -> Vec<Move> {
    let stated = |id: &str| {
        let line = here.form.line(id).and_then(|line| u16::try_from(line).ok());
        line.is_some_and(|line| here.stated.contains(&line))
    };
    let left_out = here.rule.left_out.iter().filter(|one| !stated(&one.line));
    let one = |left_out: &crate::kind::across::LeftOut| {
        let line = its_form.line(&left_out.line)?;
        let quantity = there.get(&u16::try_from(line).ok()?)?.quantity.into();
        let into = left_out.into.as_ref().and_then(|id| here.form.line(id));
        let into = into.map(|line| upwards(here.form, line)).unwrap_or_default();
        Some(Move { quantity, from: upwards(its_form, line), into })
    };
    left_out.filter_map(one).collect()
}

/// A line and those that it is added up into.
fn upwards(form: &Form, line: usize) -> Vec<usize> {
    let above = |line: &usize| form.lines.get(*line).filter(|one| !one.of_which)?.parent;
    std::iter::successors(Some(line), above).take(form.lines.len()).collect()
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

/// Which other documents a rule means.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Meant {
    kind: Option<usize>,
    when: When,
}

impl Meant {
    fn by(facts: &Facts<'_>, document: &Document<'_>, rule: &Across) -> Meant {
        let kind = match &rule.with {
            Some(id) => facts.model.kinds.get(id).map(|(place, _)| place),
            None => Some(document.disclosure.kind),
        };
        Meant { kind, when: rule.when }
    }

    fn is(self, document: &Document<'_>, other: &Document<'_>) -> bool {
        let (this, that) = (document.disclosure.period, other.disclosure.period);
        let in_time = || match self.when {
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
        self.kind == Some(other.disclosure.kind)
            && in_time()
            && other.disclosure.state == State::Published
            && other.disclosure.file != document.disclosure.file
    }
}

/// The documents of the unit that a rule means.
fn others<'f, 'm>(
    facts: &'f Facts<'m>,
    document: &Document<'m>,
    meant: Meant,
) -> Vec<&'f Document<'m>> {
    let all = facts.of_unit(&document.disclosure.unit);
    let mut found: Vec<&Document<'m>> = all.filter(|other| meant.is(document, other)).collect();
    if meant.when == When::Longer {
        found.sort_by_key(|other| other.disclosure.period.last_day());
        found.truncate(1);
    }
    found
}

fn year_before(period: Period) -> Option<Period> {
    Some(match period {
        Period::Year(year) => Period::Year(year - 1),
        Period::Quarter(year, quarter) => Period::Quarter(year - 1, quarter),
        Period::Months(year, months) => Period::Months(year - 1, months),
        Period::Month(..) | Period::Day(_) => return None,
    })
}

/// The cells of a rule against the sum of a figure over all communes below, when every one of them
/// states it.
fn with_those_below<'r>(
    facts: &Facts<'_>,
    document: &Document<'_>,
    here: &Here<'r>,
    figure: &str,
    meant: Meant,
) -> Option<(Group<'static, 'static>, Vec<Pair<'r>>)> {
    let units = rollup::below(facts, document.unit, document.disclosure.period);
    let count = units.len();
    let (mut sum, mut rounding) = (0, printed(document.kept.unit(here.place)));
    for unit in units {
        let other = facts.of_unit(&unit).find(|other| meant.is(document, other))?;
        let figure = other.figure(figure)?;
        sum += figure.quantity;
        rounding += printed(figure.money.map_or(1, MoneyUnit::factor));
    }
    let is_money = here.form.columns[here.column].holds == ColumnType::Money;
    let tolerance = if is_money { rounding / 2 } else { 0 };
    let pair = |cell: &One| {
        let mut pair = here.pair(*cell, sum, tolerance);
        pair.echo = doubted(&document.kept, &pair);
        pair
    };
    let pairs = here.cells.iter().map(pair).collect();
    (count > 0).then_some((Group { other: None, count }, pairs))
}

/// The unit of which a figure may be off by half; none in full đồng.
fn printed(unit: i64) -> i128 {
    if unit > 1 { unit.into() } else { 0 }
}
