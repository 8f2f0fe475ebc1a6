//! The charts a kind asks for, from what may be seen.

use super::Composer;
use super::tables::one_decimal;
use crate::derive::{Document, spoken};
use crate::kind::{Chart as Wanted, ColumnType, PeriodShape, TableShape};
use crate::model::CellValue;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::view::{BarInput, BulletInput, Chart, ChartFrame, ColumnInput, Link};
use crate::value::dong::{Dong, spoken_short};
use crate::value::number::{Number, ratio_of};

/// Signs of a label in a chart.
const LABEL: usize = 24;

impl<'f> Composer<'f> {
    /// The charts of a document.
    pub(super) fn charts(&self, document: &Document<'f>, shown: &[Shown<'_>]) -> Vec<Chart> {
        let charts = document.version.charts.iter().enumerate();
        charts.filter_map(|(place, wanted)| self.chart(document, shown, wanted, place)).collect()
    }

    fn chart(
        &self,
        document: &Document<'f>,
        shown: &[Shown<'_>],
        wanted: &Wanted,
        place: usize,
    ) -> Option<Chart> {
        let by_form = |id: &str| shown.iter().find(|shown| shown.form().id == id);
        let id = format!("bieu-do-{}", place + 1);
        match wanted {
            Wanted::Bullets { title, form, plan, done, top } => {
                let table = by_form(form)?;
                self.bullets(table, title.get(self.lang()), (plan, done), *top, id)
            }
            Wanted::Bars { title, form, value, top } => {
                self.bars(by_form(form)?, title.get(self.lang()), value, *top, id)
            }
            Wanted::Columns { title, figure, years } => {
                self.columns(document, title.get(self.lang()), figure, *years, id)
            }
        }
    }

    fn frame(&self, id: String, title: &str, note: &str, desc: Vec<String>) -> ChartFrame {
        ChartFrame {
            id,
            caption: title.to_owned(),
            note: self.word(note),
            title: title.to_owned(),
            desc: desc.join("; ") + ".",
            twin: None,
            full: None,
        }
    }

    fn bullets(
        &self,
        table: &Shown<'_>,
        title: &str,
        (plan, done): (&str, &str),
        top: usize,
        id: String,
    ) -> Option<Chart> {
        let holds = table.columns().find(|column| column.id == done)?.holds;
        let mut lines: Vec<(String, i128, i128)> = leaves(table)
            .filter_map(|row| {
                let (plan, done) = (figure(&row, plan).unwrap_or(0), figure(&row, done)?);
                (plan > 0 || done > 0).then(|| (label(&row), plan, done))
            })
            .collect();
        lines.sort_by_key(|(_, plan, done)| std::cmp::Reverse(*plan.max(done)));
        lines.truncate(top);
        let inputs: Vec<BulletInput> = lines
            .into_iter()
            .map(|(label, plan, done)| BulletInput {
                shown: format!("{} / {}", short(done, holds), short(plan, holds)),
                share: share(done, plan),
                label,
                plan,
                done,
            })
            .collect();
        let desc = inputs.iter().map(|one| format!("{}: {}", one.label, one.shown)).collect();
        let mut frame = self.frame(id, title, "bullets_note", desc);
        frame.full = Some(self.full_table(table));
        if inputs.len() > 1 { Chart::bullets(frame, inputs) } else { None }
    }

    fn bars(
        &self,
        table: &Shown<'_>,
        title: &str,
        value: &str,
        top: usize,
        id: String,
    ) -> Option<Chart> {
        let column = table.columns().find(|column| column.id == value)?;
        let holds = column.holds;
        let mut lines: Vec<(String, i128)> = leaves(table)
            .filter_map(|row| {
                let quantity = figure(&row, value)?;
                (quantity > 0).then(|| (label(&row), quantity))
            })
            .collect();
        lines.sort_by_key(|(_, quantity)| std::cmp::Reverse(*quantity));
        lines.truncate(top);
        let inputs: Vec<BarInput> = lines
            .into_iter()
            .map(|(label, value)| BarInput {
                shown: short(value, holds),
                share: String::new(),
                label,
                value,
            })
            .collect();
        let desc = inputs.iter().map(|one| format!("{}: {}", one.label, one.shown)).collect();
        let mut frame = self.frame(id, title, "bars_note", desc);
        frame.full = Some(self.full_table(table));
        if inputs.len() > 1 { Chart::bars(frame, inputs) } else { None }
    }

    fn full_table(&self, table: &Shown<'_>) -> Link {
        Link {
            label: self.word("full_table"),
            href: format!("#bang-{}", table.form().address),
            note: String::new(),
        }
    }

    /// A figure over the years of one unit, for periods of one shape.
    fn columns(
        &self,
        document: &Document<'f>,
        title: &str,
        figure: &str,
        years: usize,
        id: String,
    ) -> Option<Chart> {
        let period = document.disclosure.period;
        let shape = PeriodShape::of(period);
        let same: Vec<&Document<'f>> = self
            .facts
            .of_unit(&document.disclosure.unit)
            .filter(|other| other.disclosure.kind == document.disclosure.kind)
            .filter(|other| PeriodShape::of(other.disclosure.period) == shape)
            .collect();
        let last = i64::from(period.year());
        let first = same.iter().map(|other| i64::from(other.disclosure.period.year())).min()?;
        let first = first.max(last - years as i64 + 1);
        let inputs: Vec<ColumnInput> = (first..=last)
            .map(|year| {
                let there =
                    same.iter().find(|other| i64::from(other.disclosure.period.year()) == year);
                let value = there.and_then(|other| other.figure(figure));
                ColumnInput {
                    label: year.to_string(),
                    shown: value
                        .map(|value| short(value.quantity, value.holds))
                        .unwrap_or_default(),
                    value: value.map(|value| value.quantity),
                    computed: false,
                }
            })
            .collect();
        let stated = inputs.iter().filter(|one| one.value.is_some()).count();
        if stated < 2 {
            return None;
        }
        let said = |other: &&Document<'f>| {
            let value = other.figure(figure)?;
            Some(format!("{}: {}", other.disclosure.period.year(), spoken(value, self.lang())))
        };
        let desc = same.iter().filter_map(said).collect();
        Chart::columns(self.frame(id, title, "columns_note", desc), inputs)
    }
}

/// Rows that nothing else is added from, and that add to something.
fn leaves<'s, 't>(table: &'s Shown<'t>) -> impl Iterator<Item = ShownRow<'s, 't>> {
    let parents: Vec<usize> = table.rows().filter_map(|row| row.line().parent).collect();
    let lines = table.form().table == TableShape::Lines;
    table.rows().filter(move |row| {
        !row.line().of_which
            && !parents.contains(&row.place())
            && (!lines || row.line().parent.is_some())
    })
}

/// The short label of a line, cut to what a chart can show.
fn label(row: &ShownRow<'_, '_>) -> String {
    let line = row.line();
    let text = if line.label.is_empty() {
        let words = row.cells().find_map(|(_, cell)| match cell {
            ShownCell::Plain(CellValue::Text(text)) => Some(text.clone()),
            _ => None,
        });
        words.unwrap_or_default()
    } else {
        let form = line.line.and_then(|place| row.form().lines.get(place));
        form.and_then(|line| line.short.as_ref()).map_or(&line.label, |short| &short.vi).clone()
    };
    if text.chars().count() <= LABEL {
        return text;
    }
    let cut: String = text.chars().take(LABEL - 1).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';']))
}

fn figure(row: &ShownRow<'_, '_>, column: &str) -> Option<i128> {
    row.cells().find_map(|(heading, cell)| match cell {
        ShownCell::Plain(value) if heading.id == column => value.quantity(),
        _ => None,
    })
}

fn small(quantity: i128) -> i64 {
    i64::try_from(quantity).unwrap_or(i64::MAX)
}

fn amount(quantity: i128) -> String {
    spoken_short(Dong(small(quantity)))
}

fn count(quantity: i128) -> String {
    Number::from_millionths(small(quantity)).to_string()
}

/// A figure over its column in a chart.
fn short(quantity: i128, holds: ColumnType) -> String {
    if holds == ColumnType::Money { amount(quantity) } else { count(quantity) }
}

fn share(done: i128, plan: i128) -> String {
    let numbers = (Number::from_millionths(small(done)), Number::from_millionths(small(plan)));
    let ratio = ratio_of(numbers.0, numbers.1).filter(|_| plan > 0);
    ratio
        .map(|ratio| format!("{} %", one_decimal(ratio).trim_end_matches(",0")))
        .unwrap_or_default()
}
