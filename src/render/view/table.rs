//! Tables: a form with its lines, a list of households, a catalogue. One shape for all of them:
//! every row has a head (number and label) and cells, so that a phone and a screen reader can say
//! what a figure belongs to.

use std::borrow::Cow;

use serde::Serialize;

use super::{Html, State};

/// A table ready to print.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    /// Anchor, unique on the page: "bang-chi".
    pub id: String,
    /// "Chi ngân sách phường năm 2025"
    pub caption: String,
    /// "Đơn vị: triệu đồng." and how to read the rows. Empty for none.
    pub note: String,
    /// The sentence that says what the table shows, above it; empty for none.
    pub says: Html,
    /// What sort of table it is: decides its dress.
    pub kind: TableKind,
    /// More columns than a phone can show: the box scrolls, the row heads stay, words say so.
    pub wide: bool,
    /// It has so many rows that a reader wants to filter them.
    pub long: bool,
    /// Classes that set numbers flush right; made by [`Table::align`].
    pub align: String,
    /// One or two rows of column heads; the first cell heads the row heads.
    pub head: Vec<Vec<HeadCell>>,
    /// The rows, in one or more groups.
    pub groups: Vec<RowGroup>,
    /// Rows that sum up a list.
    pub foot: Vec<Row>,
}

/// How a table is dressed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// A form: depth by indent, sums by rule.
    #[default]
    LineTable,
    /// A plain list with several columns.
    ListTable,
    /// A small table, no wider than its figures need.
    Snug,
}

/// One column head.
#[derive(Debug, Clone, Serialize)]
pub struct HeadCell {
    /// "Quyết toán"
    pub label: String,
    /// Set over numbers.
    pub num: bool,
    /// Columns it stands over.
    pub colspan: u16,
    /// Rows it reaches down.
    pub rowspan: u16,
}

/// Rows that belong together.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowGroup {
    /// "Phòng ngừa"; empty for none.
    pub title: String,
    /// Columns of the table, for the heading to stand over.
    pub columns: u16,
    /// In the order of the form.
    pub rows: Vec<Row>,
}

/// One row: its head and its cells.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// `total`, `d1` to `d4` for depth, `of-which`, `result`, or empty.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub class: Cow<'static, str>,
    /// Anchor for rows that a check or a correction speaks of; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// "I", "1", "1.1", a running number; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// "Chi đầu tư phát triển"
    pub label: String,
    /// The row leads to a page.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// A second line under the label; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The cells, when all of them are plain text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<String>,
    /// The cells, when one of them is more than text; then `cells` is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rich: Vec<Cell>,
}

/// A cell that is more than plain text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    /// What is read.
    pub text: String,
    /// `changed` for a corrected figure, `amiss` for one that does not add up, or empty.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub class: Cow<'static, str>,
    /// A second line; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Leads to a page or to the correction.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub href: String,
    /// A state before the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
}

impl Table {
    /// The classes that set columns of numbers flush right, given which cells (without the row
    /// head) hold numbers.
    pub fn align(numeric: &[bool]) -> String {
        if !numeric.is_empty() && numeric.iter().all(|number| *number) {
            return "nums".to_owned();
        }
        let columns = numeric.iter().enumerate().filter(|(_, number)| **number);
        let classes: Vec<String> = columns.map(|(at, _)| format!("c{}", at + 2)).collect();
        classes.join(" ")
    }

    /// Whether there is no row to show.
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.rows.is_empty()) && self.foot.is_empty()
    }
}

impl HeadCell {
    /// A head over words.
    pub fn text(label: impl Into<String>) -> HeadCell {
        HeadCell { label: label.into(), num: false, colspan: 1, rowspan: 1 }
    }

    /// A head over numbers.
    pub fn number(label: impl Into<String>) -> HeadCell {
        HeadCell { label: label.into(), num: true, colspan: 1, rowspan: 1 }
    }
}

impl Row {
    /// A row of plain cells.
    pub fn plain(code: impl Into<String>, label: impl Into<String>, cells: Vec<String>) -> Row {
        Row { code: code.into(), label: label.into(), cells, ..Row::default() }
    }
}

impl Cell {
    /// A cell that is only text, among others that are more.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn columns_of_numbers_are_named_by_their_place_after_the_row_head() {
        assert_eq!(Table::align(&[true, true]), "nums");
        assert_eq!(Table::align(&[false, true, false, true]), "c3 c5");
        assert_eq!(Table::align(&[]), "");
    }
}
