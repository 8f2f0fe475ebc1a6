//! A Markdown file divided into its front matter and its text.

use crate::finding::code::NoFrontMatter;
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
/// When it does not begin with `---`, or the head never ends.
pub(super) fn divide(file: FileId, text: &str) -> Result<Divided<'_>, Box<Finding>> {
    let missing = || Box::new(NoFrontMatter {}.at(Span::new(file, 0, 3)));
    let blank = |sign: char| sign.is_whitespace() || sign == MARK_OF_UTF_8;
    let lead = text.len() - text.trim_start_matches(blank).len();
    let head_offset = lead + line_end(&text[lead..], "---").ok_or_else(missing)?;
    let mut at = head_offset;
    while at < text.len() {
        if let Some(end) = line_end(&text[at..], "---") {
            let (head, body_offset) = (&text[head_offset..at], at + end);
            return Ok(Divided { head, head_offset, body: &text[body_offset..], body_offset });
        }
        at += text[at..].find('\n').map_or(text.len() - at, |end| end + 1);
    }
    Err(missing())
}

/// How long the first line is with its end, when it says `sign` and nothing else.
fn line_end(text: &str, sign: &str) -> Option<usize> {
    let end = text.find('\n').map_or(text.len(), |end| end + 1);
    (text[..end].trim_end() == sign).then_some(end)
}
