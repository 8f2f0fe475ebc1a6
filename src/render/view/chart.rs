//! Static charts. Their geometry is computed here, in integers, and handed over as ready strings:
//! widths in percent, heights in em, so that text keeps its size from 320 px to any width and no
//! style attribute is needed. Solid is done or published, outline is planned, computed or missing.

use serde::Serialize;

use super::{Link, Table};

/// One chart.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "form", rename_all = "kebab-case")]
pub enum Chart {
    /// Plan as an outline, done as a solid bar in it.
    Bullets {
        /// Caption, words and table.
        frame: ChartFrame,
        /// Height of the drawing.
        height: String,
        /// From top to bottom.
        rows: Vec<Bullet>,
    },
    /// Solid bars: parts of a whole, sorted.
    Bars {
        /// Caption, words and table.
        frame: ChartFrame,
        /// Height of the drawing.
        height: String,
        /// From top to bottom.
        rows: Vec<Bar>,
    },
    /// Small columns: one for each year.
    Columns {
        /// Caption, words and table.
        frame: ChartFrame,
        /// From left to right.
        columns: Vec<Column>,
    },
    /// One square for each unit: coverage.
    Squares {
        /// Caption, words and table.
        frame: ChartFrame,
        /// The drawing.
        squares: Squares,
    },
}

/// What every chart has around it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChartFrame {
    /// Unique on the page: prefix of the ids inside.
    pub id: String,
    /// The finding as a sentence.
    pub caption: String,
    /// Unit and how to read the shapes.
    pub note: String,
    /// Short name of the drawing, for those who do not see it.
    pub title: String,
    /// All its figures in words, for those who do not see it.
    pub desc: String,
    /// The same figures as a table, folded beneath it.
    pub twin: Option<Table>,
    /// Or the way to the full table on the same page.
    pub full: Option<Link>,
}

/// One line of a bullet chart.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bullet {
    /// At most 24 signs.
    pub label: String,
    /// "38,1 / 38,4 tỷ"
    pub shown: String,
    /// "99 %"; empty when there is no plan.
    pub share: String,
    /// Places of the text and of the two bars, from the top.
    pub text_y: String,
    /// Baseline of the figures: the line of the label, or the next where both would not fit.
    pub shown_y: String,
    /// Top of the outline.
    pub plan_y: String,
    /// Top of the solid bar.
    pub done_y: String,
    /// Length of the outline.
    pub plan: String,
    /// Length of the solid bar.
    pub done: String,
}

/// One bar.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Bar {
    /// At most 24 signs.
    pub label: String,
    /// "3.749,8 tỷ"
    pub shown: String,
    /// "38 %"; empty for none.
    pub share: String,
    /// Baseline of the text.
    pub text_y: String,
    /// Baseline of the figures: the line of the label, or the next where both would not fit.
    pub shown_y: String,
    /// Top of the bar.
    pub bar_y: String,
    /// Length of the bar.
    pub width: String,
}

/// One column.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Column {
    /// "2024"
    pub label: String,
    /// "58,3", or "–" where there is no figure.
    pub shown: String,
    /// `done` for the newest, `part` for the earlier, `plan` for a computed one, `gap` for none.
    pub class: String,
    /// Left edge and width of the column, middle of its words.
    pub x: String,
    /// Width.
    pub width: String,
    /// Middle.
    pub middle: String,
    /// Top of the column.
    pub y: String,
    /// Height of the column.
    pub height: String,
    /// Baseline of the figure.
    pub shown_y: String,
}

/// The drawing of a coverage chart.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Squares {
    /// Size of the drawing.
    pub view_box: String,
    /// Path of the solid and half squares.
    pub done: String,
    /// Path of the outlines.
    pub void: String,
}

/// What a bullet chart is made of: label, words, plan and done in one unit.
pub struct BulletInput {
    /// At most 24 signs.
    pub label: String,
    /// "38,1 / 38,4 tỷ"
    pub shown: String,
    /// "99 %"
    pub share: String,
    /// Planned; 0 for none.
    pub plan: i128,
    /// Done.
    pub done: i128,
}

/// What a bar chart is made of.
pub struct BarInput {
    /// At most 24 signs.
    pub label: String,
    /// "3.749,8 tỷ"
    pub shown: String,
    /// "38 %"; empty for none.
    pub share: String,
    /// Its amount.
    pub value: i128,
}

/// What a column chart is made of.
pub struct ColumnInput {
    /// "2024"
    pub label: String,
    /// "58,3"
    pub shown: String,
    /// `None` where nothing was published: a dash, never a zero.
    pub value: Option<i128>,
    /// Computed from others, not published: drawn hollow.
    pub computed: bool,
}

impl Chart {
    /// A bullet chart; all lines share one scale. `None` without a line or a positive amount.
    pub fn bullets(frame: ChartFrame, inputs: Vec<BulletInput>) -> Option<Chart> {
        let most =
            inputs.iter().map(|row| row.plan.max(row.done)).max().filter(|most| *most > 0)?;
        let extra = second_line(inputs.iter().map(|row| [&row.label, &row.shown, &row.share]));
        let step = 350 + extra;
        let height = em(step * as_hundredths(inputs.len()) - 60);
        let rows = inputs.into_iter().enumerate().map(|(at, row)| {
            let top = step * as_hundredths(at);
            Bullet {
                label: row.label,
                shown: row.shown,
                share: row.share,
                text_y: em(top + 110),
                shown_y: em(top + 110 + extra),
                plan_y: em(top + 160 + extra),
                done_y: em(top + 185 + extra),
                plan: if row.plan > 0 { percent(row.plan, most, 9960) } else { String::new() },
                done: percent(row.done, most, 9960),
            }
        });
        Some(Chart::Bullets { frame, height, rows: rows.collect() })
    }

    /// A bar chart in the given order. `None` without a bar or a positive amount.
    pub fn bars(frame: ChartFrame, inputs: Vec<BarInput>) -> Option<Chart> {
        let most = inputs.iter().map(|row| row.value).max().filter(|most| *most > 0)?;
        let extra = second_line(inputs.iter().map(|row| [&row.label, &row.shown, &row.share]));
        let step = 310 + extra;
        let height = em(step * as_hundredths(inputs.len()) - 70);
        let rows = inputs.into_iter().enumerate().map(|(at, row)| {
            let top = step * as_hundredths(at);
            Bar {
                label: row.label,
                shown: row.shown,
                share: row.share,
                text_y: em(top + 110),
                shown_y: em(top + 110 + extra),
                bar_y: em(top + 160 + extra),
                width: percent(row.value, most, 10_000),
            }
        });
        Some(Chart::Bars { frame, height, rows: rows.collect() })
    }

    /// Small columns; the last one with a figure is solid. `None` without a positive amount.
    pub fn columns(frame: ChartFrame, inputs: Vec<ColumnInput>) -> Option<Chart> {
        let most = inputs.iter().filter_map(|one| one.value).max().filter(|most| *most > 0)?;
        let last = inputs.iter().rposition(|one| one.value.is_some())?;
        let step = 10_000 / as_hundredths(inputs.len());
        let columns = inputs.into_iter().enumerate().map(|(at, one)| {
            let left = step * as_hundredths(at);
            let width = (step * 72 / 100).min(2000);
            let height = one.value.map_or(0, |value| (value.max(0) * 900 / most).max(6));
            Column {
                label: one.label,
                class: column_class(one.value, one.computed, at == last).to_owned(),
                shown: if one.value.is_some() { one.shown } else { "–".to_owned() },
                x: hundredths(left + (step - width) / 2, "%"),
                width: hundredths(width, "%"),
                middle: hundredths(left + step / 2, "%"),
                y: em(1060 - height),
                height: em(height),
                shown_y: em(1010 - height),
            }
        });
        Some(Chart::Columns { frame, columns: columns.collect() })
    }

    /// One square for each unit: solid, half, outline. `None` when there is no unit.
    pub fn squares(frame: ChartFrame, full: usize, half: usize, empty: usize) -> Option<Chart> {
        let count = full + half + empty;
        if count == 0 {
            return None;
        }
        let in_row = count.clamp(20, 33);
        let rows = count.div_ceil(in_row);
        let mut squares = Squares {
            view_box: format!("0 0 {} {}", in_row * 10 - 3, rows * 10 - 3),
            ..Squares::default()
        };
        for at in 0..count {
            let (x, y) = (at % in_row * 10, at / in_row * 10);
            if at < full {
                squares.done.push_str(&format!("M{x} {y}h7v7h-7z"));
                continue;
            }
            if at < full + half {
                squares.done.push_str(&format!("M{x} {y}v7h7z"));
            }
            squares.void.push_str(&format!("M{x}.5 {y}.5h6v6h-6z"));
        }
        Some(Chart::Squares { frame, squares })
    }
}

impl super::Meter {
    /// The bar beneath a figure: `done` out of `whole`, never longer than the whole.
    pub fn of(done: i128, whole: i128) -> Option<super::Meter> {
        (whole > 0).then(|| super::Meter { done: percent(done.min(whole), whole, 10_000) })
    }
}

/// Height of a second line of text, when some label and its figures would meet on a screen of
/// 320 px, where a line holds about 40 signs.
fn second_line<'a>(mut rows: impl Iterator<Item = [&'a String; 3]>) -> i128 {
    let too_long =
        rows.any(|texts| texts.iter().map(|text| text.chars().count()).sum::<usize>() > 37);
    if too_long { 140 } else { 0 }
}

fn column_class(value: Option<i128>, computed: bool, last: bool) -> &'static str {
    match (value, computed, last) {
        (None, _, _) => "gap",
        (_, true, _) => "plan",
        (_, _, true) => "done",
        _ => "part",
    }
}

fn as_hundredths(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX / 10_000)
}

/// `part` of `whole` as a percentage of `longest` hundredths of a percent; never negative.
fn percent(part: i128, whole: i128, longest: i128) -> String {
    hundredths(part.max(0) * longest / whole.max(1), "%")
}

fn em(value: i128) -> String {
    hundredths(value, "em")
}

fn hundredths(value: i128, unit: &str) -> String {
    let (whole, rest) = (value / 100, value % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{whole}{unit}"),
        (_, 0) => format!("{whole}.{}{unit}", rest / 10),
        _ => format!("{whole}.{rest:02}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{BulletInput, Chart, ChartFrame, ColumnInput, hundredths};

    #[test]
    fn hundredths_are_written_as_short_as_they_can_be() {
        assert_eq!(hundredths(700, "%"), "7%");
        assert_eq!(hundredths(750, "%"), "7.5%");
        assert_eq!(hundredths(705, "em"), "7.05em");
    }

    #[test]
    fn spending_over_plan_stays_within_the_scale() {
        let over = BulletInput {
            label: "Trường học".into(),
            shown: String::new(),
            share: String::new(),
            plan: 129,
            done: 132,
        };
        let Some(Chart::Bullets { rows, .. }) = Chart::bullets(ChartFrame::default(), vec![over])
        else {
            panic!("a chart")
        };
        assert_eq!((rows[0].plan.as_str(), rows[0].done.as_str()), ("97.33%", "99.6%"));
    }

    #[test]
    fn figures_that_would_meet_their_label_take_a_line_of_their_own() {
        let row = |shown: &str| BulletInput {
            label: "Chi thể dục thể thao".into(),
            shown: shown.into(),
            share: "93,5 %".into(),
            plan: 1,
            done: 1,
        };
        for (shown, shown_y) in [("0,9 / 1 tỷ", "1.1em"), ("890,4 triệu / 952 triệu", "2.5em")]
        {
            let Some(Chart::Bullets { rows, .. }) =
                Chart::bullets(ChartFrame::default(), vec![row(shown)])
            else {
                panic!("a chart")
            };
            assert_eq!(rows[0].shown_y, shown_y);
        }
    }

    #[test]
    fn a_year_without_a_figure_is_a_dash_and_not_a_zero() {
        let year = |label: &str, value| ColumnInput {
            label: label.into(),
            shown: "1".into(),
            value,
            computed: false,
        };
        let chart =
            Chart::columns(ChartFrame::default(), vec![year("2020", Some(1)), year("2021", None)]);
        let Some(Chart::Columns { columns, .. }) = chart else { panic!("a chart") };
        assert_eq!((columns[1].shown.as_str(), columns[1].class.as_str()), ("–", "gap"));
        assert_eq!(columns[0].class, "done");
    }

    #[test]
    fn nothing_to_draw_gives_no_chart() {
        assert!(Chart::squares(ChartFrame::default(), 0, 0, 0).is_none());
        assert!(Chart::columns(ChartFrame::default(), vec![]).is_none());
    }
}
