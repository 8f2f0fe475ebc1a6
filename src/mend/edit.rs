//! What each pass would change. Nothing here is proved yet.

use std::ops::Range;

use super::{Edit, Page, Sort};
use crate::finding::FileId;
use crate::kind::ColumnType;
use crate::model::Whole;
use crate::source::yaml::{self, MARK_OF_UTF_8, Node, Value};
use crate::value::date::read_date;
use crate::value::{MoneyUnit, text};

/// The edits of one pass, in order.
pub(super) fn edits(page: Page<'_>, sort: Sort, text: &str) -> Vec<Edit> {
    let mut edits = match sort {
        Sort::Mark => mark(text),
        Sort::LineEnds => line_ends(text),
        Sort::Tabs => tabs(text, page.head(text)),
        Sort::TrailingBlanks => trailing_blanks(page, text),
        Sort::Letters => letters(page, text),
        Sort::Digits => cells(page, text, digits),
        Sort::Dates => dates(page, text),
        Sort::Numbers => cells(page, text, number),
    };
    edits.sort_by_key(|edit| edit.range.start);
    edits.dedup_by(|next, before| next.range.start < before.range.end);
    edits
}

fn mark(text: &str) -> Vec<Edit> {
    let length = text.len() - text.trim_start_matches(MARK_OF_UTF_8).len();
    let edit = Edit { range: 0..length, new: String::new() };
    if length > 0 { vec![edit] } else { Vec::new() }
}

fn line_ends(text: &str) -> Vec<Edit> {
    let ends = text.match_indices("\r\n");
    ends.map(|(at, _)| Edit { range: at..at + 1, new: String::new() }).collect()
}

/// Two spaces for a tab, where tabs alone indent: beside spaces nobody knows how wide a tab was.
fn tabs(text: &str, head: Range<usize>) -> Vec<Edit> {
    let (mut edits, mut start) = (Vec::new(), head.start);
    for line in text[head].split_inclusive('\n') {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        if line[..blank].contains(' ') && !line.trim().is_empty() {
            return Vec::new();
        }
        if line.starts_with('\t') && !line.trim().is_empty() {
            edits.push(Edit { range: start..start + blank, new: "  ".repeat(blank) });
        }
        start += line.len();
    }
    edits
}

/// Blanks before a line's end, outside of texts of several lines, where they may mean something.
fn trailing_blanks(page: Page<'_>, text: &str) -> Vec<Edit> {
    let head = page.head(text);
    let Some(node) = parsed(text, &head) else { return Vec::new() };
    let mut inside = Vec::new();
    scalars(&node, &mut Vec::new(), &mut |_, node| {
        let range = range_of(node);
        if text.get(range.clone()).is_some_and(|text| text.contains('\n')) {
            inside.push(range);
        }
    });
    let (mut edits, mut start) = (Vec::new(), head.start);
    for line in text[head].split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let kept = bare.trim_end_matches([' ', '\t']).len();
        let range = start + kept..start + bare.len();
        let within = inside.iter().any(|span| span.start <= range.end && range.start <= span.end);
        if !range.is_empty() && !within {
            edits.push(Edit { range, new: String::new() });
        }
        start += line.len();
    }
    edits
}

/// Values in their one form: of a disclosure tidied as the reader does, of all else composed only.
fn letters(page: Page<'_>, text: &str) -> Vec<Edit> {
    let head = page.head(text);
    let tidy = page.model.unit_of_file(page.file).is_some();
    let mut edits = Vec::new();
    if let Some(node) = parsed(text, &head) {
        scalars(&node, &mut Vec::new(), &mut |_, node| {
            let range = inner(node, text);
            let Some(written) = text.get(range.clone()) else { return };
            let new = match tidy && !written.contains(['\n', '\\']) {
                true => text::tidy(written),
                false => text::nfc(written).into_owned(),
            };
            if new != written && !new.is_empty() {
                edits.push(Edit { range, new });
            }
        });
    }
    if page.file.ending() == "md" && !names_are_loose(page) {
        let body = head.end..text.len();
        if let Some(written) = text.get(body.clone()) {
            let new = text::nfc(written);
            if new != written {
                edits.push(Edit { range: body, new: new.into_owned() });
            }
        }
    }
    edits
}

/// Some file beside has a name with loose accents, which a text may spell the same way.
fn names_are_loose(page: Page<'_>) -> bool {
    let beside = page.sources.below(page.file.folder());
    beside.iter().any(|file| text::nfc(&file.path) != file.path.as_str())
}

/// Keys whose value is a date, and the keys they stand under: `head` of `model::read`.
const DATES: &[(&str, &[&str])] = &[
    ("", &["published", "comments_until"]),
    ("decision", &["signed"]),
    ("approved", &["signed"]),
    ("posted", &["from", "until"]),
    ("corrections", &["date"]),
    ("keep_persons_until", &["date"]),
    ("withdrawn", &["on"]),
    ("withdrawals", &["on"]),
];

fn dates(page: Page<'_>, text: &str) -> Vec<Edit> {
    let mut edits = cells(page, text, |written, holds, _| {
        (holds == ColumnType::Date).then(|| iso(written)).flatten()
    });
    let Some(node) = parsed(text, &page.head(text)) else { return edits };
    let is_date = |path: &[&str]| match path {
        [key] => DATES[0].1.contains(key),
        ["events", _] => true,
        [above, key] => DATES.iter().any(|(name, keys)| name == above && keys.contains(key)),
        _ => false,
    };
    scalars(&node, &mut Vec::new(), &mut |path, node| {
        let range = inner(node, text);
        if is_date(path)
            && let Some(written) = text.get(range.clone())
            && let Some(new) = iso(written)
        {
            edits.push(Edit { range, new });
        }
    });
    edits
}

/// A date in another writing as `2026-07-05`.
fn iso(written: &str) -> Option<String> {
    let date = read_date(written).ok()?.to_string();
    (date != written).then_some(date)
}

/// What a pass makes of a cell: its text, what its column holds, the unit of its table.
type Rewrite = fn(&str, ColumnType, Option<MoneyUnit>) -> Option<String>;

/// Edits of the cells of a disclosure that stand in this file.
fn cells(page: Page<'_>, text: &str, rewrite: Rewrite) -> Vec<Edit> {
    let whole = page.model.whole_of(page.sources, page.file.id, text).value;
    let Some(Whole { tables, .. }) = whole else { return Vec::new() };
    let mut edits = Vec::new();
    for table in tables.iter().filter(|table| table.file == page.file.id) {
        for (column, cell) in table.rows.iter().flat_map(|row| table.columns.iter().zip(&row.cells))
        {
            let range = unquoted(cell.start as usize..cell.end as usize, text);
            if let Some(written) = text.get(range.clone())
                && let Some(new) = rewrite(written, column.holds, table.money)
                && new != written
            {
                edits.push(Edit { range, new });
            }
        }
    }
    edits
}

fn is_number(holds: ColumnType) -> bool {
    !matches!(holds, ColumnType::Text | ColumnType::Person | ColumnType::Choice | ColumnType::Date)
}

/// Full-width digits and signs, as some keyboards of the region type them, by the usual ones.
fn digits(written: &str, holds: ColumnType, _: Option<MoneyUnit>) -> Option<String> {
    const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{ff01}'..='\u{ff5e}';
    let usual = |sign: char| match FULL_WIDTH.contains(&sign) {
        true => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        false => sign,
    };
    (is_number(holds) && written.contains(|sign| FULL_WIDTH.contains(&sign)))
        .then(|| written.chars().map(usual).collect())
}

/// Groups of thousands with dots and decimals after a comma; a table of đồng need not say “đ” in
/// every cell.
fn number(written: &str, holds: ColumnType, money: Option<MoneyUnit>) -> Option<String> {
    if !is_number(holds) {
        return None;
    }
    let mut bare = written.trim_matches(text::is_blank);
    if money == Some(MoneyUnit::Dong) {
        let words = ["đồng", "Đồng", "VNĐ", "vnđ", "VND", "vnd", "đ", "₫"];
        let cut = words.iter().find_map(|word| bare.strip_suffix(word));
        bare = cut.map_or(bare, |rest| rest.trim_end_matches(text::is_blank));
    }
    let spaced = |sign: char| matches!(sign, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let is_plain =
        |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '-' | '(' | ')');
    let groups = bare.contains(spaced);
    let written_so = |text: &str| text.chars().all(is_plain).then(|| text.to_owned());
    if groups {
        let between = |text: &str, sign: &str| text.split(spaced).collect::<Vec<_>>().join(sign);
        let mixed = bare.contains('.');
        return (!mixed).then(|| written_so(&between(bare, "."))).flatten();
    }
    let english = bare.matches(',').count() > 0
        && bare.rfind(',') < bare.rfind('.').or(Some(usize::MAX))
        && bare.matches('.').count() <= 1;
    if english && holds == ColumnType::Money {
        let turned = |sign: char| match sign {
            ',' => '.',
            '.' => ',',
            sign => sign,
        };
        return written_so(&bare.chars().map(turned).collect::<String>());
    }
    written_so(bare)
}

/// The YAML at this place of a text, its spans counted from the text's head.
fn parsed<'t>(text: &'t str, head: &Range<usize>) -> Option<Node<'t>> {
    let inside = text.get(head.clone())?;
    yaml::parse_at(FileId(u32::MAX), inside, head.start).ok()
}

/// Every scalar value with the keys that lead to it; the items of a list have the list's key.
fn scalars<'n>(
    node: &'n Node<'_>,
    path: &mut Vec<&'n str>,
    see: &mut dyn FnMut(&[&'n str], &'n Node<'_>),
) {
    match &node.value {
        Value::Scalar { .. } => see(path, node),
        Value::List(items) => items.iter().for_each(|item| scalars(item, path, see)),
        Value::Map(entries) => {
            for (key, value) in entries {
                path.push(&key.text);
                scalars(value, path, see);
                path.pop();
            }
        }
    }
}

fn range_of(node: &Node<'_>) -> Range<usize> {
    node.span.start as usize..node.span.end as usize
}

/// The stretch of a scalar without its quotes.
fn inner(node: &Node<'_>, text: &str) -> Range<usize> {
    unquoted(range_of(node), text)
}

fn unquoted(range: Range<usize>, text: &str) -> Range<usize> {
    let Some(written) = text.get(range.clone()) else { return range };
    // The parser lets some values reach to the sign after their blanks.
    let start = range.start + written.len() - written.trim_ascii_start().len();
    let written = written.trim_ascii();
    let range = start..start + written.len();
    let quoted = ['"', '\'']
        .iter()
        .any(|sign| written.len() > 1 && written.starts_with(*sign) && written.ends_with(*sign));
    if quoted { range.start + 1..range.end - 1 } else { range }
}
