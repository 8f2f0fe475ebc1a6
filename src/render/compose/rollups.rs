//! Sums of communes, with their coverage, as the theme prints them.

use super::Composer;
use crate::derive::{self, FigureValue, roll_up};
use crate::render::view::{
    Chart, ChartFrame, HeadCell, Html, KeyFigure, Notice, RollUp, Row, RowGroup, Table, TableKind,
};
use crate::unit::Unit;

/// Sums shown on the page of a unit.
const SHOWN: usize = 24;

impl<'f> Composer<'f> {
    /// The sums over the communes of a unit, newest first, in one table.
    pub(super) fn roll_ups(&self, unit: &Unit) -> Vec<RollUp> {
        let sums = roll_up(self.facts, unit);
        let Some(first) = sums.first() else { return Vec::new() };
        let newest = sums
            .iter()
            .max_by_key(|sum| {
                let budget = sum.kind.group == "budget";
                (budget, sum.period.year(), sum.kind.order, sum.period)
            })
            .unwrap_or(first);
        vec![RollUp {
            heading: self.word("rollup_heading"),
            note: self.word("rollup_note"),
            figures: self.sum_figures(newest),
            charts: self.coverage(newest).into_iter().collect(),
            notices: self.left_out(&sums),
            table: Some(self.sum_table(&sums)),
        }]
    }

    fn sum_figures(&self, sum: &derive::RollUp<'f>) -> Vec<KeyFigure> {
        let phrase = sum.period.phrase();
        let figures = sum.figures.iter().take(3);
        figures
            .map(|(figure, total, with)| {
                let value = FigureValue {
                    id: figure.id.clone(),
                    quantity: *total,
                    holds: figure.holds,
                    money: None,
                };
                let words: [(&str, &dyn std::fmt::Display); 4] = [
                    ("what", &super::states::lower_first(figure.label.get(self.lang()))),
                    ("period", &phrase),
                    ("with", with),
                    ("of", &sum.of),
                ];
                KeyFigure { label: self.say("rollup_label", &words), figure: self.figure(&value) }
            })
            .collect()
    }

    fn coverage(&self, sum: &derive::RollUp<'f>) -> Option<Chart> {
        let kind = sum.kind.short.get(self.lang());
        let words: [(&str, &dyn std::fmt::Display); 4] = [
            ("kind", &kind),
            ("period", &sum.period.phrase()),
            ("with", &sum.with),
            ("of", &sum.of),
        ];
        let caption = self.say("coverage_caption", &words);
        let frame = ChartFrame {
            id: "do-phu".into(),
            title: caption.clone(),
            desc: caption.clone(),
            caption,
            note: self.word("coverage_note"),
            ..ChartFrame::default()
        };
        Chart::squares(frame, sum.with, 0, sum.of - sum.with)
    }

    fn left_out(&self, sums: &[derive::RollUp<'f>]) -> Vec<Notice> {
        let count: usize = sums.iter().map(|sum| sum.left_out).sum();
        let notice = || Notice {
            lead: self.word("left_out_lead"),
            text: Html::text(&self.say("left_out_text", &[("count", &count)])),
            ..Notice::default()
        };
        if count == 0 { Vec::new() } else { vec![notice()] }
    }

    fn sum_table(&self, sums: &[derive::RollUp<'f>]) -> Table {
        let mut groups: Vec<RowGroup> = Vec::new();
        let rows = sums.iter().flat_map(|sum| {
            sum.figures.iter().map(move |(figure, total, with)| (sum, figure, *total, *with))
        });
        for (sum, figure, total, with) in rows.take(SHOWN) {
            let title = format!("{} {}", sum.kind.short.get(self.lang()), sum.period.phrase());
            if groups.last().is_none_or(|group| group.title != title) {
                groups.push(RowGroup { title, columns: 3, rows: Vec::new() });
            }
            let value = FigureValue {
                id: figure.id.clone(),
                quantity: total,
                holds: figure.holds,
                money: None,
            };
            let coverage = self.say("with_of", &[("with", &with), ("of", &sum.of)]);
            let label = figure.label.get(self.lang()).to_owned();
            let said = derive::spoken(&value, self.lang());
            if let Some(group) = groups.last_mut() {
                group.rows.push(Row::plain("", label, vec![said, coverage]));
            }
        }
        Table {
            id: "tong-hop".into(),
            caption: self.word("rollup_caption"),
            note: self.word("rollup_rule"),
            kind: TableKind::ListTable,
            align: Table::align(&[true, true]),
            head: vec![vec![
                HeadCell::text(self.word("content_label")),
                HeadCell::number(self.word("sum_label")),
                HeadCell::number(self.word("coverage_label")),
            ]],
            groups,
            ..Table::default()
        }
    }
}
