//! A Markdown file divided into its front matter and its text.

use std::ops::Range;

use crate::finding::code::{NoFrontMatter, SecondHead};
use crate::finding::{FileId, Finding, Span};
use crate::source::yaml::MARK_OF_UTF_8;

/// Front matter with its offset, and the text with its.
pub(super) struct Divided<'a> {
    /// The YAML between the lines of three hyphens.
    pub head: &'a str,
    /// First byte of the head.
    pub head_offset: usize,
    /// The Markdown after it.
    pub body: &'a str,
    /// First byte of the body.
    pub body_offset: usize,
}

/// Divides a Markdown file.
///
/// # Errors
/// When it does not begin with `---`, the head never ends, or another follows it.
pub(super) fn divide(file: FileId, text: &str) -> Result<Divided<'_>, Box<Finding>> {
    let missing = || Box::new(NoFrontMatter {}.at(Span::new(file, 0, 3)));
    let blank = |sign: char| sign.is_whitespace() || sign == MARK_OF_UTF_8;
    let lead = text.len() - text.trim_start_matches(blank).len();
    let head_offset = lead + line_end(&text[lead..], "---").ok_or_else(missing)?;
    let mut at = head_offset;
    while at < text.len() {
        if let Some(end) = line_end(&text[at..], "---") {
            let (head, body_offset) = (&text[head_offset..at], at + end);
            if let Some(line) = second_head(&text[body_offset..]) {
                let span = Span::new(file, body_offset, body_offset + line.len());
                return Err(Box::new(SecondHead { line: line.to_owned() }.at(span)));
            }
            return Ok(Divided { head, head_offset, body: &text[body_offset..], body_offset });
        }
        at += text[at..].find('\n').map_or(text.len() - at, |end| end + 1);
    }
    Err(missing())
}

/// The first line of a body that is a head once more: `key: value` lines that end with `---`, which
/// Markdown would show as a heading.
fn second_head(body: &str) -> Option<&str> {
    let is_key = |line: &&str| {
        let key = line.split_once(':').map(|(key, _)| key.trim_start_matches(' '));
        let sign = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_');
        key.is_some_and(|key| !key.is_empty() && key.chars().all(sign))
    };
    let mut lines = body.lines();
    let first = lines.next().filter(is_key)?;
    let end = lines.find(|line| !is_key(line))?;
    (end.trim_end() == "---").then_some(first)
}

/// Where the front matter of a Markdown file stands; none where it has none.
pub fn head_of(text: &str) -> Option<Range<usize>> {
    let parts = divide(FileId(u32::MAX), text).ok()?;
    Some(parts.head_offset..parts.head_offset + parts.head.len())
}

/// How long the first line is with its end, when it says `sign` and nothing else.
fn line_end(text: &str, sign: &str) -> Option<usize> {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    (text[..end].trim_end() == sign).then_some(end)
}
