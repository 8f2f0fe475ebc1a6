//! Mend: what may be put right in a file without asking what it means.
//!
//! Line ends, blanks, tabs, the normal form of letters, and the writing of dates and numbers whose
//! reading is certain. Everything else stays byte for byte: comments, order, quotes, an officer's
//! own style. Every change is proved before it is offered: the file is read before and after, and
//! must say the same, with no objection more ([`proof`]); what cannot be proved is not changed. A file
//! with errors elsewhere is mended where it is safe all the same. What is mended once stays so.
//!
//! Tables in CSV are left alone: the program that wrote them writes them so.

mod edit;
mod proof;
mod write;

use std::ops::Range;

use crate::finding::FileId;
use crate::model::{self, Model};
use crate::source::{SourceFile, Sources, TEXT_LIMIT};

pub use write::write;

/// A file and how it would be mended.
#[derive(Clone, Debug)]
pub struct Mend {
    /// The file.
    pub file: FileId,
    /// As it is.
    pub before: String,
    /// As it should be.
    pub after: String,
    /// What was put right, and in how many places.
    pub done: Vec<(Sort, usize)>,
}

/// What is put right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sort {
    /// The hidden mark that some editors set before the first sign.
    Mark,
    /// Line ends of Windows.
    LineEnds,
    /// Tabs at the head of lines.
    Tabs,
    /// Blanks at the end of lines.
    TrailingBlanks,
    /// Letters with loose accents, blanks of other sorts or too many, signs without width.
    Letters,
    /// Digits that are none.
    Digits,
    /// Dates.
    Dates,
    /// Numbers.
    Numbers,
}

/// The order of the passes: the text first, so that what is read of it later stands on firm ground.
const PASSES: [Sort; 8] = [
    Sort::Mark,
    Sort::LineEnds,
    Sort::Tabs,
    Sort::TrailingBlanks,
    Sort::Letters,
    Sort::Digits,
    Sort::Dates,
    Sort::Numbers,
];

/// A stretch of a text and what is to stand there instead.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Edit {
    range: Range<usize>,
    new: String,
}

/// A file while it is being mended.
#[derive(Clone, Copy)]
struct Page<'p> {
    model: &'p Model,
    sources: &'p Sources,
    file: &'p SourceFile,
}

impl Page<'_> {
    /// Where the YAML of a text stands: all of it, or the head of a Markdown file.
    fn head(&self, text: &str) -> Range<usize> {
        match self.file.ending().as_str() {
            "md" => model::head_of(text).unwrap_or(0..0),
            _ => 0..text.len(),
        }
    }
}

/// Every file of the site that can be mended, in the order of files.
pub fn mends(model: &Model, sources: &Sources) -> Vec<Mend> {
    let content = sources.below("content").iter();
    let text = content.filter(|file| matches!(file.ending().as_str(), "yaml" | "yml" | "md"));
    text.filter_map(|file| mend(Page { model, sources, file })).collect()
}

/// One file; none when there is nothing to mend, or it cannot be read, or a link leads to it.
fn mend(page: Page<'_>) -> Option<Mend> {
    let bytes = page.sources.read(page.file.id, TEXT_LIMIT).ok()?;
    let before = String::from_utf8(bytes).ok()?;
    let (mut text, mut done) = (before.clone(), Vec::new());
    for sort in PASSES {
        let proved = proved(page, sort, &text, edit::edits(page, sort, &text));
        if !proved.is_empty() {
            text = applied(&text, &proved);
            done.push((sort, proved.len()));
        }
    }
    let changed = text != before && !page.sources.is_linked(page.file.id);
    changed.then_some(Mend { file: page.file.id, before, after: text, done })
}

/// The edits that can be proved: all at once, or else those of each half that can.
fn proved(page: Page<'_>, sort: Sort, text: &str, edits: Vec<Edit>) -> Vec<Edit> {
    /// Proofs that one pass over a file may cost; beyond it the doubtful rest stays as it is.
    const MOST: usize = 400;
    let (mut kept, mut spent) = (Vec::new(), 0);
    let mut waiting = vec![edits];
    while let Some(mut edits) = waiting.pop() {
        if edits.is_empty() || spent == MOST {
            continue;
        }
        spent += 1;
        let mut tried = kept.clone();
        tried.extend(edits.iter().cloned());
        tried.sort_by_key(|edit: &Edit| edit.range.start);
        if proof::holds(page, sort, text, &applied(text, &tried)) {
            kept = tried;
        } else if edits.len() > 1 {
            let rest = edits.split_off(edits.len() / 2);
            waiting.extend([rest, edits]);
        }
    }
    kept
}

/// The text with edits that are in order and do not overlap.
fn applied(text: &str, edits: &[Edit]) -> String {
    let (mut mended, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        mended.push_str(&text[at..edit.range.start]);
        mended.push_str(&edit.new);
        at = edit.range.end;
    }
    mended.push_str(&text[at..]);
    mended
}
