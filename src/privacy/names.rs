//! Names of a list outside of it: in a text, a reason, a title, another table's words. They would
//! stay when the list leaves, or be read where it is seen by initials, so they are refused.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::code::{NameInText, both};
use crate::finding::{Finding, Span};
use crate::kind::{Column, ColumnType, Privacy, Version};
use crate::model::{CellValue, Whole};

/// Objections to names of the document's lists that stand anywhere else in it. A name of one
/// syllable is no name here: it is a word of the language.
pub fn names_outside(whole: &Whole, version: &Version) -> Vec<Finding> {
    let names = Names::of(whole);
    if names.by_first.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut look = |text: &str, (vi, en): (&str, &str), place: &dyn Fn(Range<usize>) -> Span| {
        let place_of = |at| NameInText { place: both(vi, en) }.at(place(at));
        found.extend(names.within(text).map(place_of));
    };
    if let Some(text) = &whole.text {
        look(&text.markdown, ("Phần văn bản", "The text"), &|at| text.lines.span(at));
    }
    let here = |_| whole.span;
    look(whole.title.as_deref().unwrap_or_default(), ("Tiêu đề", "The title"), &here);
    if let Some(source) = &whole.source {
        look(&source.title, ("Nguồn", "The source"), &here);
        look(&source.note, ("Ghi chú nguồn", "The note of the source"), &here);
    }
    for attachment in &whole.attachments {
        look(&attachment.title, ("Tên tệp kèm theo", "The title of an attachment"), &here);
    }
    for one in &whole.withdrawals {
        let takedown = &one.takedown;
        look(&takedown.reason, ("Lý do rút", "A reason of withdrawal"), &|_| one.span);
        look(&takedown.basis, ("Căn cứ rút", "A basis of withdrawal"), &|_| one.span);
    }
    for correction in &whole.corrections {
        let form = version.form(&correction.table);
        if !form.is_some_and(crate::kind::Form::lists_persons) {
            look(&correction.reason, ("Lý do đính chính", "A reason of correction"), &|_| {
                correction.span
            });
        }
    }
    for table in &whole.tables {
        let stays =
            |column: &Column| column.holds == ColumnType::Text && column.privacy == Privacy::Public;
        let columns = (0..table.columns.len()).filter(|place| stays(&table.columns[*place]));
        for column in columns {
            // The words of such a column come again and again.
            let mut without: BTreeSet<&str> = BTreeSet::new();
            for (row, one) in table.rows.iter().enumerate() {
                if let CellValue::Text(text) = &one.cells[column].value {
                    if without.contains(text.as_str()) {
                        continue;
                    }
                    if names.within(text).next().is_none() {
                        without.insert(text);
                        continue;
                    }
                    let span = |_| table.cell_span(row, column);
                    look(text, ("Một ô khác của bảng", "Another cell of a table"), &span);
                }
            }
        }
    }
    found
}

/// The names of all lists of a document, as small words, by their first.
struct Names {
    by_first: BTreeMap<String, Vec<Vec<String>>>,
}

impl Names {
    fn of(whole: &Whole) -> Names {
        let mut by_first: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for table in &whole.tables {
            let names = |column: &Column| {
                column.holds == ColumnType::Person
                    && matches!(column.privacy, Privacy::PublicUntil | Privacy::Masked)
            };
            let columns = (0..table.columns.len()).filter(|place| names(&table.columns[*place]));
            let columns: Vec<usize> = columns.collect();
            for cell in table.rows.iter().flat_map(|row| columns.iter().map(|one| &row.cells[*one]))
            {
                let CellValue::Text(name) = &cell.value else { continue };
                let name: Vec<String> = words(name).map(|(word, _)| word).collect();
                if name.len() > 1 {
                    by_first.entry(name[0].clone()).or_default().push(name);
                }
            }
        }
        Names { by_first }
    }

    /// Where the names stand in a text.
    fn within<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let words: Vec<(String, Range<usize>)> = words(text).collect();
        (0..words.len()).filter_map(move |start| {
            let names = self.by_first.get(&words[start].0)?;
            let same = |name: &&Vec<String>| {
                let there = words[start..].iter().map(|(word, _)| word);
                words.len() - start >= name.len() && name.iter().zip(there).all(|(a, b)| a == b)
            };
            let longest = names.iter().filter(same).map(Vec::len).max()?;
            Some(words[start].1.start..words[start + longest - 1].1.end)
        })
    }
}

/// The words of a text in small letters, and where they stand.
fn words(text: &str) -> impl Iterator<Item = (String, Range<usize>)> + '_ {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|sign: char| !is_of_word(sign));
        let end = length.map_or(text.len(), |length| start + length);
        rest = end;
        Some((crate::value::text::nfc(&text[start..end]).to_lowercase(), start..end))
    })
}

/// Letters and digits, and the marks that follow a letter where a text is not composed.
fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '\u{300}'..='\u{36f}')
}
