//! The tables of a disclosure.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::cell::{Cell, CellValue};
use crate::finding::{FileId, Span};
use crate::kind::{Column, Form, Privacy};
use crate::value::number::{ratio, ratio_of};
use crate::value::{MoneyUnit, Number};

/// One table, in the columns of its form or its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// Place of its form in the version.
    pub form: usize,
    /// Its columns.
    pub columns: Arc<[Column]>,
    /// The unit its money is written in.
    pub money: Option<MoneyUnit>,
    /// The whole form says “không phát sinh”.
    pub none_occurred: bool,
    /// Rows.
    pub rows: Vec<Row>,
    /// The file its cells stand in.
    pub file: FileId,
    /// Where the table stands.
    pub span: Span,
}

/// How large a table is and what it holds, without its rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outline {
    /// Place of its form in the version.
    pub form: usize,
    /// Rows.
    pub rows: usize,
    /// Columns that anyone may ever see.
    pub columns: usize,
    /// Some column names persons who leave after the posting period.
    pub persons: bool,
    /// Some column is shown shortened at all times.
    pub masked: bool,
    /// Its rows bear running numbers.
    pub numbered: bool,
    /// Rows that were withdrawn.
    pub withdrawn: usize,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Place of its line in the form, for lines the form knows.
    pub line: Option<usize>,
    /// Id: of the form's line, or given by the file; may be empty.
    pub id: String,
    /// Printed number.
    pub code: String,
    /// Label; empty for records.
    pub label: String,
    /// Depth, 0 at the top.
    pub level: u8,
    /// Place of its parent among the rows.
    pub parent: Option<usize>,
    /// A part of its parent that is not added.
    pub of_which: bool,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Place of its withdrawal among those of the document.
    pub withdrawn: Option<usize>,
    /// First byte of the row.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
}

impl Table {
    /// A table of which nothing could be read.
    pub(super) fn empty((place, form): (usize, &Form), span: Span) -> Table {
        Table {
            form: place,
            columns: form.columns.clone(),
            money: None,
            none_occurred: false,
            rows: Vec::new(),
            file: span.file,
            span,
        }
    }

    /// Its size.
    pub fn outline(&self) -> Outline {
        let has = |privacy: Privacy| move |column: &&Column| column.privacy == privacy;
        let never = self.columns.iter().filter(has(Privacy::Never)).count();
        Outline {
            form: self.form,
            rows: self.rows.len(),
            columns: self.columns.len() - never,
            persons: self.columns.iter().any(|column| has(Privacy::PublicUntil)(&column)),
            masked: self.columns.iter().any(|column| has(Privacy::Masked)(&column)),
            numbered: self.column("stt").is_some(),
            withdrawn: self.rows.iter().filter(|row| row.withdrawn.is_some()).count(),
        }
    }

    /// The row with this line id.
    pub fn row(&self, id: &str) -> Option<usize> {
        self.rows.iter().position(|row| row.id == id)
    }

    /// The row of a list with this running number.
    pub fn row_numbered(&self, number: &str) -> Option<usize> {
        let column = self.column("stt")?;
        let wanted = Number::whole(number.parse().ok()?)?;
        let is_it = |row: &Row| row.cells[column].value == CellValue::Number(wanted);
        self.rows.iter().position(is_it)
    }

    /// Place of the column with this id.
    pub fn column(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// Where a cell stands.
    pub fn cell_span(&self, row: usize, column: usize) -> Span {
        let cell = &self.rows[row].cells[column];
        if cell.end > 0 {
            return Span { file: self.file, start: cell.start, end: cell.end };
        }
        self.row_span(row)
    }

    /// The per cent that a ratio column should hold in a row, to the millionth; none without both
    /// figures.
    pub fn ratio(&self, row: usize, column: usize) -> Option<Number> {
        let (part, whole) = self.columns[column].ratio.as_ref()?;
        let cell = |id: &str| Some(&self.rows[row].cells[self.column(id)?].value);
        match (cell(part)?, cell(whole)?) {
            (CellValue::Money(part), CellValue::Money(whole)) => ratio(*part, *whole),
            (CellValue::Number(part), CellValue::Number(whole)) => ratio_of(*part, *whole),
            _ => None,
        }
    }

    /// Where a row stands.
    pub fn row_span(&self, row: usize) -> Span {
        Span { file: self.file, start: self.rows[row].start, end: self.rows[row].end }
    }
}
