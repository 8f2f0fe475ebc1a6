//! Places: from bytes of a file to line, column and the stretch of text that is shown.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::finding::{FileId, Finding, Lookup, Span};

/// Where something stands, counted from 1, columns in characters; the end is one past the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Place {
    /// The head of a file.
    pub(super) const HEAD: Place = Place { line: 1, column: 1, end_line: 1, end_column: 1 };
}

/// The line of a place, ready to show: no control characters, tabs as spaces, cut where long.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Excerpt {
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

/// The files that the findings point into, their lines counted once.
pub(super) struct Places<'s> {
    sources: &'s dyn Lookup,
    /// First byte of every line.
    starts: BTreeMap<FileId, Vec<usize>>,
    /// What no report may repeat, by file.
    secrets: BTreeMap<FileId, Vec<Secret>>,
    /// Columns of a line that are shown.
    widest: usize,
}

/// Personal data that a finding points at: shown are its first two signs, enough to find it by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Secret {
    /// One past what is shown of it.
    open: usize,
    end: usize,
}

/// Findings whose places hold what must not be published: a report may end up in a log that many
/// read.
const OF_PERSONS: [&str; 3] = ["DB300", "DB342", "DB344"];

/// Columns of a line that are shown where nobody says how many there are.
pub(super) const WIDEST: usize = 100;
/// Bytes looked at on either side of a place; enough for the columns above.
const NEAR: usize = 1000;
const TAB: &str = "    ";

impl<'s> Places<'s> {
    pub(super) fn of(findings: &[Finding], sources: &'s dyn Lookup) -> Places<'s> {
        let (mut starts, mut secrets) = (BTreeMap::new(), BTreeMap::<FileId, Vec<Secret>>::new());
        for finding in findings {
            for span in finding.at.iter().chain(&finding.related) {
                let Some(text) = sources.text(span.file) else { continue };
                let starts = starts.entry(span.file).or_insert_with(|| line_starts(text));
                if OF_PERSONS.contains(&finding.code) {
                    secrets.entry(span.file).or_default().push(secret(*span, text, starts));
                }
            }
        }
        secrets.values_mut().for_each(apart);
        Places { sources, starts, secrets, widest: WIDEST }
    }

    /// The same, its lines cut to so many columns.
    pub(super) fn within(self, widest: usize) -> Places<'s> {
        Places { widest, ..self }
    }

    /// The file's path, fit to be shown.
    pub(super) fn path(&self, span: Span) -> String {
        clean(self.sources.path(span.file))
    }

    /// Line and column, if the text of the file is at hand; a file as a whole begins at its first
    /// line, read or not.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        if span == Span::file(span.file) {
            return Some(Place::HEAD);
        }
        let (text, starts) = (self.sources.text(span.file)?, self.starts.get(&span.file)?);
        let (start, end) = clip(span, text);
        let (line, column) = position(text, starts, start);
        let (end_line, end_column) = position(text, starts, end);
        Some(Place { line, column, end_line, end_column })
    }

    /// `path:line:column`, or the path alone.
    pub(super) fn name(&self, span: Span) -> String {
        let path = self.path(span);
        self.place(span).map_or(path.clone(), |at| format!("{path}:{}:{}", at.line, at.column))
    }

    /// The line that holds the start of the span.
    pub(super) fn excerpt(&self, span: Span) -> Option<Excerpt> {
        let (text, starts) = (self.sources.text(span.file)?, self.starts.get(&span.file)?);
        let (start, end) = clip(span, text);
        let line = line_of(starts, start);
        let line_start = starts.get(line).copied()?;
        let line_end = starts.get(line + 1).map_or(text.len(), |next| next - 1);
        let line_end = line_end - usize::from(text[..line_end].last() == Some(&b'\r'));
        // A place may lie on the line's end itself.
        let (start, end) = (start.min(line_end), end.min(line_end));
        let end = end.max(start);
        let far = start.saturating_sub(NEAR).max(line_start);
        let cut_mark = (start + NEAR).min(end);
        let cut_after = (cut_mark + NEAR).min(line_end);
        let shown = |range| clean(&self.without_secrets(span.file, text, range));
        Some(fit(
            &shown(far..start),
            &shown(start..cut_mark),
            &shown(cut_mark..cut_after),
            [far > line_start, cut_mark < end, cut_after < line_end],
            self.widest,
        ))
    }
}

impl Places<'_> {
    /// A stretch of a file with a dot for every letter and digit that must not be repeated.
    fn without_secrets(&self, file: FileId, text: &[u8], range: Range<usize>) -> String {
        let secrets = self.secrets.get(&file).map(Vec::as_slice).unwrap_or_default();
        // Sorted and apart, so that both their beginnings and their ends grow.
        let first = secrets.partition_point(|secret| secret.end <= range.start);
        let end = secrets.partition_point(|secret| secret.open < range.end);
        let secrets = secrets.get(first..end).unwrap_or_default();
        let Some(inside) = text.get(range.clone()) else { return String::new() };
        if secrets.is_empty() {
            return String::from_utf8_lossy(inside).into_owned();
        }
        let (mut shown, mut at) = (String::with_capacity(inside.len()), range.start);
        for chunk in inside.utf8_chunks() {
            for sign in chunk.valid().chars() {
                let hidden = secrets.iter().any(|one| one.open <= at && at < one.end);
                shown.push(if hidden && sign.is_alphanumeric() { '•' } else { sign });
                at += sign.len_utf8();
            }
            if !chunk.invalid().is_empty() {
                shown.push('\u{fffd}');
                at += chunk.invalid().len();
            }
        }
        shown
    }
}

/// Joins those that overlap, in their order.
fn apart(secrets: &mut Vec<Secret>) {
    secrets.sort_unstable();
    secrets.dedup_by(|next, kept| {
        let touches = next.open <= kept.end;
        if touches {
            kept.end = kept.end.max(next.end);
        }
        touches
    });
}

/// The secret at a place; where a finding names no more than a point, the rest of its line.
fn secret(span: Span, text: &[u8], starts: &[usize]) -> Secret {
    const SHOWN: usize = 2;
    let (start, end) = clip(span, text);
    let end = if end > start {
        end
    } else {
        starts.get(line_of(starts, start) + 1).map_or(text.len(), |next| next - 1)
    };
    let mut signs = String::from_utf8_lossy(&text[start..end.min(start + NEAR)])
        .char_indices()
        .filter(|(_, sign)| sign.is_alphanumeric())
        .map(|(at, _)| start + at)
        .collect::<Vec<_>>()
        .into_iter();
    let open = signs.nth(SHOWN).unwrap_or(end);
    Secret { open, end }
}

/// Columns on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|sign| sign.width().unwrap_or(0)).sum()
}

/// The text without what would act on a terminal or hide from the eye. `##[` begins a command in the
/// log of some CI servers, wherever it stands on a line; it is shown with another bracket.
pub(super) fn clean(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '[' if shown.ends_with("##") => shown.push('('),
            '\t' => shown.push_str(TAB),
            '\0'..='\x1f' => {
                shown.push(char::from_u32(0x2400 + u32::from(sign)).unwrap_or('\u{fffd}'));
            }
            '\x7f' => shown.push('␡'),
            _ if is_hidden(sign) => shown.push('\u{fffd}'),
            _ => shown.push(sign),
        }
    }
    shown
}

/// Controls of the upper range, marks that turn the direction of text, and signs without width
/// that are no accents.
pub(super) fn is_hidden(sign: char) -> bool {
    matches!(sign,
        '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Of a line that is cut, two fifths may stand before the mark, and half is the mark at most.
fn fit(before: &str, marked: &str, after: &str, is_cut: [bool; 3], widest: usize) -> Excerpt {
    let whole = width(before) + width(marked) + width(after);
    if whole <= widest && is_cut == [false; 3] {
        let [before, marked, after] = [before, marked, after].map(str::to_owned);
        return Excerpt { before, marked, after };
    }
    let before = tail(before, widest * 2 / 5, is_cut[0]);
    let marked = head(marked, widest / 2, is_cut[1]);
    let left = widest.saturating_sub(width(&before) + width(&marked));
    Excerpt { after: head(after, left, is_cut[2]), before, marked }
}

/// The first `widest` columns, and a sign that there is more.
fn head(text: &str, widest: usize, is_cut: bool) -> String {
    if width(text) <= widest && !is_cut {
        return text.to_owned();
    }
    let mut shown = String::new();
    for sign in text.chars() {
        if width(&shown) + sign.width().unwrap_or(0) >= widest {
            break;
        }
        shown.push(sign);
    }
    shown + "…"
}

fn tail(text: &str, widest: usize, is_cut: bool) -> String {
    let turned: String = text.chars().rev().collect();
    head(&turned, widest, is_cut).chars().rev().collect()
}

fn line_starts(text: &[u8]) -> Vec<usize> {
    let after_breaks =
        text.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(after_breaks).collect()
}

fn clip(span: Span, text: &[u8]) -> (usize, usize) {
    let start = (span.start as usize).min(text.len());
    (start, (span.end as usize).clamp(start, text.len()))
}

fn line_of(starts: &[usize], at: usize) -> usize {
    starts.partition_point(|start| *start <= at).saturating_sub(1)
}

fn position(text: &[u8], starts: &[usize], at: usize) -> (usize, usize) {
    const MARK_OF_UTF_8: &[u8] = b"\xef\xbb\xbf";
    let line = line_of(starts, at);
    let before = &text[starts.get(line).copied().unwrap_or(0)..at];
    let before = before.strip_prefix(MARK_OF_UTF_8).filter(|_| line == 0).unwrap_or(before);
    (line + 1, String::from_utf8_lossy(before).chars().count() + 1)
}
