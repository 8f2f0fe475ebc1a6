//! The shipped files read: text in, units out, every word borrowed from the program itself.
//!
//! Whole country in a few milliseconds, so no command waits for it. The files are part of the
//! program and `tests/units.rs` reads every line of them, hence the one `expect`.

use super::id::{UnitId, day};
use super::lineage::{Link, Share};
use super::name::{Certainty, DatedName, UnitType};
use super::record::{DatedParent, Text, Unit};
use jiff::civil::Date;

const UNITS: &str = include_str!("catalogue/units.csv");
const NAMES: &str = include_str!("catalogue/names.csv");
const PARENTS: &str = include_str!("catalogue/parents.csv");
const ALIASES: &str = include_str!("catalogue/aliases.csv");
const SUCCESSION: &str = include_str!("catalogue/succession.csv");

/// All units, by address; those of `names.csv`, `parents.csv` and `aliases.csv` completed.
pub(super) fn units() -> Vec<Unit> {
    let mut units: Vec<Unit> = rows(UNITS, unit);
    let mut ids: Vec<(UnitId, usize)> = units.iter().enumerate().map(|(i, u)| (u.id, i)).collect();
    ids.sort_unstable();
    let place = |id: UnitId| ids.binary_search_by_key(&id, |pair| pair.0).ok().map(|i| ids[i].1);
    rows(NAMES, |line| {
        let (id, name) = later_name(line)?;
        units[place(id)?].names.push(name);
        Some(())
    });
    rows(PARENTS, |line| {
        let (id, parent) = later_parent(line)?;
        units[place(id)?].parents.push(parent);
        Some(())
    });
    rows(ALIASES, |line| {
        let (address, id) = line.split_once(',')?;
        units[place(id.parse().ok()?)?].aliases.push(Text::Borrowed(address));
        Some(())
    });
    units
}

/// Who became whom, by the older unit.
pub(super) fn links() -> Vec<Link> {
    rows(SUCCESSION, |line| {
        let mut cells = Cells(Some(line));
        let (old, new) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        let share = match cells.next()? {
            "whole" => Share::Whole,
            "part" => Share::Part,
            _ => return None,
        };
        Some(Link { old, new, share, source: cells.next()? })
    })
}

/// The lines after the heading, each read.
fn rows<T>(file: &'static str, read: impl FnMut(&'static str) -> Option<T>) -> Vec<T> {
    let rows: Option<Vec<T>> = file.lines().skip(1).map(read).collect();
    rows.expect("the shipped catalogue is well formed: tests/units.rs reads all of it")
}

/// The cells of a line. They are so short that a plain walk beats a search built for long texts.
struct Cells(Option<&'static str>);

impl Iterator for Cells {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let rest = self.0?;
        let Some(comma) = rest.bytes().position(|b| b == b',') else { return self.0.take() };
        self.0 = rest.get(comma + 1..);
        rest.get(..comma)
    }
}

fn unit(line: &'static str) -> Option<Unit> {
    let mut cells = Cells(Some(line));
    let address = cells.next()?;
    let code = cells.next()?.parse().ok()?;
    let from = day(cells.next()?)?;
    let from_certainty = certainty(cells.next()?)?;
    let until = optional_day(cells.next()?)?;
    let until_certainty = certainty(cells.next()?)?;
    let unit_type = UnitType::from_key(cells.next()?)?;
    let name = Text::Borrowed(cells.next()?);
    let parent = optional_id(cells.next()?)?;
    let order = cells.next()?.parse().ok()?;
    let resolution = Text::Borrowed("");
    let above =
        |id| DatedParent { from, certainty: from_certainty, id, resolution: Text::Borrowed("") };
    Some(Unit {
        id: UnitId::new(code, from),
        from_certainty,
        until,
        until_certainty,
        since_before: from == FIRST_DAY,
        level: unit_type.level(),
        names: vec![DatedName { from, certainty: from_certainty, unit_type, name, resolution }],
        parents: parent.map(above).into_iter().collect(),
        address: Text::Borrowed(address),
        aliases: Vec::new(),
        own: false,
        order,
    })
}

/// The catalogue begins here: whatever existed then bears this date.
const FIRST_DAY: Date = jiff::civil::date(2020, 1, 1);

fn later_name(line: &'static str) -> Option<(UnitId, DatedName)> {
    let mut cells = Cells(Some(line));
    let id = cells.next()?.parse().ok()?;
    let from = day(cells.next()?)?;
    let certainty = certainty(cells.next()?)?;
    let unit_type = UnitType::from_key(cells.next()?)?;
    let (name, resolution) = (Text::Borrowed(cells.next()?), Text::Borrowed(cells.next()?));
    Some((id, DatedName { from, certainty, unit_type, name, resolution }))
}

fn later_parent(line: &'static str) -> Option<(UnitId, DatedParent)> {
    let mut cells = Cells(Some(line));
    let unit = cells.next()?.parse().ok()?;
    let from = day(cells.next()?)?;
    let certainty = certainty(cells.next()?)?;
    let id = cells.next()?.parse().ok()?;
    let resolution = Text::Borrowed(cells.next()?);
    Some((unit, DatedParent { from, certainty, id, resolution }))
}

fn certainty(cell: &str) -> Option<Certainty> {
    match cell {
        "" => Some(Certainty::Day),
        "recalled" => Some(Certainty::Recalled),
        "by" => Some(Certainty::By),
        _ => None,
    }
}

fn optional_day(cell: &str) -> Option<Option<Date>> {
    if cell.is_empty() { Some(None) } else { day(cell).map(Some) }
}

fn optional_id(cell: &str) -> Option<Option<UnitId>> {
    if cell.is_empty() { Some(None) } else { cell.parse().ok().map(Some) }
}
