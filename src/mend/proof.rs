//! The proof that a changed text says what it said.
//!
//! The YAML must have the same shape and keys; its values must be the same but for what the pass is
//! about; and a disclosure, read by the one reader, must give the same record with no objection more.

use super::{Page, Sort};
use crate::finding::{FileId, Finding, Lines, Span};
use crate::model::{CellValue, Whole};
use crate::source::yaml::{self, Node, Value};
use crate::value::text;

/// Whether `after` says what `before` said.
pub(super) fn holds(page: Page<'_>, sort: Sort, before: &str, after: &str) -> bool {
    let trees = [before, after].map(|text| {
        let head = page.head(text);
        text.get(head.clone()).and_then(|inside| yaml::parse_at(FileId(0), inside, head.start).ok())
    });
    let same_tree = match &trees {
        [Some(before), Some(after)] => same(sort, before, after),
        // What could not be read may become readable by taking its tabs away, and by nothing else.
        [None, Some(_)] => sort == Sort::Tabs,
        [None, None] => matches!(sort, Sort::Mark | Sort::LineEnds),
        [Some(_), None] => false,
    };
    same_tree && same_body(page, before, after) && same_record(page, sort, before, after)
}

fn same(sort: Sort, before: &Node<'_>, after: &Node<'_>) -> bool {
    match (&before.value, &after.value) {
        (Value::Scalar { text: one, plain }, Value::Scalar { text: other, plain: still }) => {
            plain == still && same_text(sort, one, other)
        }
        (Value::List(one), Value::List(other)) => {
            let pairs = || one.iter().zip(other);
            one.len() == other.len() && pairs().all(|(one, other)| same(sort, one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|((key, value), (still, other))| {
                    key.text == still.text && same(sort, value, other)
                })
        }
        _ => false,
    }
}

fn same_text(sort: Sort, one: &str, other: &str) -> bool {
    match sort {
        Sort::Letters => text::tidy(one) == text::tidy(other),
        // Their meaning is what the record says of them.
        Sort::Digits | Sort::Dates | Sort::Numbers => true,
        _ => one == other,
    }
}

/// The text below a head keeps its letters and lines.
fn same_body(page: Page<'_>, before: &str, after: &str) -> bool {
    let body = |text: &str| {
        let end = page.head(text).end;
        text::nfc(text.get(end..).unwrap_or_default()).replace("\r\n", "\n")
    };
    body(before) == body(after)
}

fn same_record(page: Page<'_>, sort: Sort, before: &str, after: &str) -> bool {
    if page.model.unit_of_file(page.file).is_none() {
        return !matches!(sort, Sort::Digits | Sort::Dates | Sort::Numbers);
    }
    let read = |text: &str| page.model.whole_of(page.sources, page.file.id, text);
    let composed = || text::nfc(before) == text::nfc(after);
    let (before, after) = (read(before), read(after));
    if !objections(&after.findings).iter().all(|code| objections(&before.findings).contains(code))
        || after.findings.len() > before.findings.len()
    {
        return false;
    }
    match (before.value, after.value) {
        (Some(one), Some(other)) => {
            let is_digits = sort == Sort::Digits;
            same_files(&one, &other)
                && bare(one, &other, is_digits) == bare(other.clone(), &other, false)
        }
        (None, Some(_)) => sort == Sort::Tabs,
        // Without a record nobody can say which blanks mean nothing.
        (None, None) => sort != Sort::Letters || composed(),
        (Some(_), None) => false,
    }
}

fn objections(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code).collect()
}

fn same_files(one: &Whole, other: &Whole) -> bool {
    let files = |whole: &Whole| -> Vec<FileId> {
        whole.attachments.iter().map(|attachment| attachment.file).collect()
    };
    files(one) == files(other)
}

/// A record without places. Where digits were mended, a cell that could not be read says what it
/// says afterwards.
fn bare(mut whole: Whole, mended: &Whole, fill: bool) -> Whole {
    whole.disclosure.forget_places();
    let nowhere = Span::file(FileId(0));
    for (place, table) in whole.tables.iter_mut().enumerate() {
        table.file = FileId(0);
        table.span = nowhere;
        for (line, row) in table.rows.iter_mut().enumerate() {
            (row.start, row.end) = (0, 0);
            for (column, cell) in row.cells.iter_mut().enumerate() {
                (cell.start, cell.end) = (0, 0);
                let now = mended.tables.get(place).and_then(|table| table.rows.get(line));
                let now = now.and_then(|row| row.cells.get(column));
                if let (true, CellValue::Blank, Some(now)) = (fill, &cell.value, now) {
                    cell.value = now.value.clone();
                }
            }
        }
    }
    if let Some(prose) = &mut whole.text {
        prose.file = FileId(0);
        prose.lines = Lines::plain(FileId(0), 0);
        prose.markdown = text::nfc(&prose.markdown).replace("\r\n", "\n");
    }
    whole
}
