//! Names of a list outside of it: in a text, a reason, a title, another table's words. They would
//! stay when the list leaves, or be read where it is seen by initials, so they are refused.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::finding::code::{NameInText, both};
use crate::finding::{Finding, Span};
use crate::kind::{Column, ColumnType, Privacy, Version};
use crate::model::disclosure::State;
use crate::model::{CellValue, Whole};
use crate::value::text::fold;

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
    for (text, place) in words_beside(whole) {
        look(text, place, &here);
    }
    for one in &whole.withdrawals {
        let takedown = &one.takedown;
        look(&takedown.reason, ("Lý do rút", "A reason of withdrawal"), &|_| one.span);
        look(&takedown.basis, ("Căn cứ rút", "A basis of withdrawal"), &|_| one.span);
    }
    for correction in &whole.corrections {
        let at = |_| correction.span;
        look(&correction.decision, ("Căn cứ đính chính", "The basis of a correction"), &at);
        let form = version.form(&correction.table);
        if !form.is_some_and(crate::kind::Form::lists_persons) {
            look(&correction.reason, ("Lý do đính chính", "A reason of correction"), &at);
        }
    }
    let plain = names.without_accents();
    let mut look_in_name = |name: &str, (vi, en): (&str, &str), span: Span| {
        if is_named_in(&plain, name) {
            found.push(NameInText { place: both(vi, en) }.at(span));
        }
    };
    look_in_name(&whole.name, ("Tên riêng của tài liệu", "The document's own name"), whole.span);
    for attachment in &whole.attachments {
        let place = ("Tên của một tệp kèm theo", "The name of an attached file");
        look_in_name(&attachment.name, place, attachment.span);
    }
    found.extend(in_cells(whole, &names));
    found
}

/// What a document says beside its tables and its text, and what that is.
fn words_beside(whole: &Whole) -> Vec<(&str, (&'static str, &'static str))> {
    let mut said = vec![
        (whole.title.as_deref(), ("Tiêu đề", "The title")),
        (whole.published_by.as_deref(), ("Nơi công bố", "Who published it")),
    ];
    if let Some(posted) = &whole.posted {
        said.push((Some(&posted.place), ("Nơi niêm yết", "The place of posting")));
    }
    if let Some(kept) = &whole.kept {
        said.push((Some(&kept.basis), ("Căn cứ giữ tên", "The basis of keeping names")));
    }
    if let Some(source) = &whole.source {
        said.push((Some(&source.title), ("Nguồn", "The source")));
        said.push((Some(&source.file), ("Tệp nguồn", "The file of the source")));
        said.push((Some(&source.note), ("Ghi chú nguồn", "The note of the source")));
    }
    if let State::Withdrawn(takedown) = &whole.state {
        said.push((Some(&takedown.reason), ("Lý do gỡ", "The reason of withdrawal")));
        said.push((Some(&takedown.basis), ("Căn cứ gỡ", "The basis of withdrawal")));
    }
    let titles = whole.attachments.iter().map(|one| Some(one.title.as_str()));
    said.extend(titles.map(|title| (title, ("Tên tệp kèm theo", "The title of an attachment"))));
    let explained = whole.explanations.iter().map(|one| Some(one.text.as_str()));
    said.extend(explained.map(|text| (text, ("Phần giải trình", "An explanation"))));
    said.into_iter().filter_map(|(text, place)| Some((text?, place))).collect()
}

/// Names in words of tables that stay.
fn in_cells(whole: &Whole, names: &Names) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut look = |text: &str, place: &dyn Fn(Range<usize>) -> Span| {
        let what = || both("Một ô khác của bảng", "Another cell of a table");
        found.extend(names.within(text).map(|at| NameInText { place: what() }.at(place(at))));
    };
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
                    look(text, &span);
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
                matches!(column.privacy, Privacy::PublicUntil | Privacy::Masked)
                    && column.names_person()
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

    /// The words of every name without accents, as names of files have them.
    fn without_accents(&self) -> Vec<Vec<String>> {
        let names = self.by_first.values().flatten();
        names.map(|name| name.iter().map(|word| fold(word)).collect()).collect()
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

/// One of the names, without accents, stands in the name of a file: as its words, or run together.
/// A short one of two words may be anything there: “ho-an”.
fn is_named_in(names: &[Vec<String>], file: &str) -> bool {
    const SHORT: usize = 8;
    let folded = fold(file);
    let words: Vec<&str> = folded.split(|sign: char| !sign.is_alphanumeric()).collect();
    let letters = words.concat();
    names.iter().any(|name| {
        let together = name.concat();
        let is_long = together.len() >= SHORT;
        (name.len() > 2 || is_long) && words.windows(name.len()).any(|some| some == name.as_slice())
            || is_long && letters.contains(&together)
    })
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
