//! Where the lines of a text stand in its file, when the text is not a plain stretch of it: the
//! block of a YAML value loses its indentation, and a finding must still point at the right bytes.

use super::{FileId, Span};
use std::ops::Range;

/// The lines of a text, and where each begins in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lines {
    file: FileId,
    /// Where a line begins in the text and in the file, in order.
    starts: Vec<(usize, usize)>,
}

impl Lines {
    /// A text that stands in the file as it is, from byte `offset`.
    pub fn plain(file: FileId, offset: usize) -> Lines {
        Lines { file, starts: vec![(0, offset)] }
    }

    /// The lines of `text`, found one after the other in `source` from byte `offset`. A line that is
    /// not there as it stands (a folded or quoted value) is placed after the one before it.
    pub fn found(file: FileId, source: &str, offset: usize, text: &str) -> Lines {
        let (mut starts, mut at, mut in_text) = (vec![(0, offset)], offset, 0);
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end();
            let there = source.get(at..).filter(|_| !bare.is_empty()).and_then(|s| s.find(bare));
            if let Some(distance) = there {
                at += distance;
                starts.push((in_text, at));
                at += bare.len();
            }
            in_text += line.len();
        }
        Lines { file, starts }
    }

    /// The place of the bytes `range` of the text.
    pub fn span(&self, range: Range<usize>) -> Span {
        let place = |byte: usize| {
            let line = self.starts.partition_point(|(in_text, _)| *in_text <= byte).max(1) - 1;
            let (in_text, in_file) = self.starts.get(line).copied().unwrap_or_default();
            in_file + (byte - in_text)
        };
        let start = place(range.start);
        let end = if range.end > range.start { place(range.end - 1) + 1 } else { start };
        Span::new(self.file, start, end)
    }
}
