//! Tables in a CSV file beside the document.
//!
//! The first row holds the columns' ids or headings; comma or semicolon divides, as the file does.

use super::table_read::{Raw, RawRow, Setting};
use crate::finding::code::{CsvBroken, CsvColumnUnknown, DuplicateKey, TooMany, both};
use crate::finding::{FileId, Finding, Span};
use crate::kind::TableShape;
use crate::source::fields::did_you_mean;
use crate::source::yaml::MARK_OF_UTF_8;
use crate::value::limits::{COLUMN_LIMIT, ROW_LIMIT};
use crate::value::text::fold;

/// What a column of the file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Column(usize),
    Line,
    Code,
    Label,
    Level,
    OfWhich,
    Unknown,
}

/// Takes a CSV text apart; `records` owns what the rows borrow.
pub(super) struct CsvText {
    header: csv::StringRecord,
    records: Vec<(csv::StringRecord, u64)>,
}

impl CsvText {
    /// Divides the text into records.
    ///
    /// # Errors
    /// A record with another number of cells than the header, or too many of them.
    pub(super) fn parse(file: FileId, text: &str) -> Result<CsvText, Box<Finding>> {
        let head = text.lines().next().unwrap_or_default();
        let semicolons = head.matches(';').count() > head.matches(',').count();
        let delimiter = if semicolons { b';' } else { b',' };
        let blank = |sign: char| sign.is_whitespace() || sign == MARK_OF_UTF_8;
        let body = text.trim_start_matches(blank);
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).from_reader(body.as_bytes());
        let lead = (text.len() - body.len()) as u64;
        let broken = |error: &csv::Error| {
            let at = error.position().map_or(0, csv::Position::byte) + lead;
            let problem = both(
                "số ô trong dòng khác với dòng tiêu đề",
                "a row has another number of cells than the heading",
            );
            Box::new(CsvBroken { problem }.at(Span::new(file, at as usize, at as usize + 1)))
        };
        let header = reader.headers().map_err(|error| broken(&error))?.clone();
        if header.len() > COLUMN_LIMIT {
            let (what, count) = (both("cột", "columns"), header.len().to_string());
            let limit = COLUMN_LIMIT.to_string();
            return Err(Box::new(TooMany { what, count, limit }.at(Span::file(file))));
        }
        let mut records = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let at = record.position().map_or(0, csv::Position::byte) + lead;
            if record.iter().any(|cell| !cell.trim().is_empty()) {
                records.push((record, at));
            }
        }
        if records.len() > ROW_LIMIT {
            let (count, limit) = (records.len().to_string(), ROW_LIMIT.to_string());
            let what = both("dòng", "rows");
            return Err(Box::new(TooMany { what, count, limit }.at(Span::file(file))));
        }
        Ok(CsvText { header, records })
    }

    /// The rows, with their cells in the order of the form's columns.
    pub(super) fn rows<'r>(
        &'r self,
        file: FileId,
        text: &str,
        setting: &Setting<'_>,
        findings: &mut Vec<Finding>,
    ) -> Vec<RawRow<'r>> {
        let roles: Vec<Role> =
            self.header.iter().map(|name| self.role(file, text, name, setting, findings)).collect();
        findings.extend(self.twice(file, text, &roles));
        self.records
            .iter()
            .map(|(record, at)| row(file, text, record, *at, &roles, setting))
            .collect()
    }

    /// A column that stands there twice: which of the two is meant?
    fn twice(&self, file: FileId, text: &str, roles: &[Role]) -> Option<Finding> {
        let known = |role: &Role| !matches!(role, Role::Unknown);
        let again = (1..roles.len())
            .find(|place| known(&roles[*place]) && roles[..*place].contains(&roles[*place]))?;
        let name = self.header.get(again)?;
        let head = text.lines().next().unwrap_or_default();
        let at = head.rfind(name).unwrap_or(0);
        let finding = DuplicateKey { key: name.to_owned() };
        Some(finding.at(Span::new(file, at, at + name.len())))
    }

    fn role(
        &self,
        file: FileId,
        text: &str,
        name: &str,
        setting: &Setting<'_>,
        findings: &mut Vec<Finding>,
    ) -> Role {
        let lines = setting.form.table == TableShape::Lines;
        match name.trim() {
            "line" if lines => return Role::Line,
            "code" if lines => return Role::Code,
            "label" if lines => return Role::Label,
            "level" if lines => return Role::Level,
            "role" if lines => return Role::OfWhich,
            _ => {}
        }
        let folded = fold(name.trim());
        let found = setting
            .columns
            .iter()
            .position(|column| column.id == name.trim() || fold(&column.label.vi) == folded);
        found.map_or_else(
            || {
                let hint = did_you_mean(name, setting.columns.iter().map(|column| &*column.id));
                let at = text.find(name).unwrap_or(0);
                let finding = CsvColumnUnknown { name: name.to_owned(), hint };
                findings.push(finding.at(Span::new(file, at, at + name.len())));
                Role::Unknown
            },
            Role::Column,
        )
    }
}

fn row<'r>(
    file: FileId,
    text: &str,
    record: &'r csv::StringRecord,
    at: u64,
    roles: &[Role],
    setting: &Setting<'_>,
) -> RawRow<'r> {
    let mut row = RawRow { cells: vec![None; setting.columns.len()], ..RawRow::default() };
    let mut place = at as usize;
    row.start = Span::new(file, place, place).start;
    for (cell, role) in record.iter().zip(roles) {
        let start = text.get(place..).and_then(|rest| rest.find(cell)).map_or(place, |n| place + n);
        place = start + cell.len();
        let raw = Raw { text: cell.trim(), span: Span::new(file, start, place) };
        match role {
            Role::Column(column) if !raw.text.is_empty() => row.cells[*column] = Some(raw),
            Role::Line if !raw.text.is_empty() => row.line = Some(raw),
            Role::Code => row.code = raw.text,
            Role::Label => row.label = raw.text,
            Role::Level if !raw.text.is_empty() => row.level = Some(raw),
            Role::OfWhich => row.of_which = matches!(raw.text, "of-which" | "of_which"),
            _ => {}
        }
    }
    row.end = Span::new(file, place, place).start;
    row
}
