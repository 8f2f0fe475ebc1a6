//! How a build ended, kept so that a build of the very same files need only say so again.

use blake3::Hash;
use serde::{Deserialize, Serialize};

use super::{Built, Options, Outcome, Work};
use crate::engine::{Key, KeyOf, Last};
use crate::finding::{FileId, Finding};
use crate::publish;
use crate::render::weight::Heavy;
use crate::source::Sources;
use crate::value::date::Date;

/// How a build ended.
#[derive(Serialize, Deserialize)]
pub(super) struct End {
    inputs: Key,
    /// The hash of the manifest of what was published.
    published: [u8; 32],
    findings: Vec<Finding>,
    at: Option<Date>,
    /// Documents, pages, files.
    counts: [usize; 3],
    bytes: u64,
    /// Sort, path, bytes, compressed.
    heaviest: Vec<(String, String, u64, u64)>,
}

/// All that decides what is made: options, and the state of every file.
pub(super) fn inputs(options: &Options, sources: &Sources) -> Key {
    let mut key = KeyOf::new();
    key.add(options.base_url.as_deref().unwrap_or("-").as_bytes());
    key.add(options.at.map(|at| at.to_string()).unwrap_or_default().as_bytes());
    key.add(options.only.as_deref().unwrap_or_default().as_bytes());
    key.add(options.out.as_os_str().as_encoded_bytes());
    for file in sources.files() {
        key.add(file.path.as_bytes());
        let stamp = file.stamp;
        let numbers = [
            stamp.size.to_le_bytes(),
            stamp.modified.to_le_bytes(),
            stamp.changed.to_le_bytes(),
            stamp.inode.to_le_bytes(),
        ];
        key.add(numbers.as_flattened());
    }
    for refused in sources.refused() {
        key.add(refused.path.as_bytes());
    }
    key.key()
}

/// What the last build said, if it saw these very files and all that it published is there.
pub(super) fn still_stands(
    options: &Options,
    last: &Last<'_>,
    inputs: Key,
    sources: &Sources,
    found: &[Finding],
) -> Option<Outcome> {
    let end: End = last.end()?;
    let same = end.inputs == inputs && found.is_empty();
    let standing = publish::standing(&options.out).filter(|_| same)?;
    if standing != Hash::from(end.published) {
        return None;
    }
    let mut findings = end.findings;
    for finding in &mut findings {
        let mut known = true;
        finding.each_file(&mut |file| known &= sources.path(*file).is_some() || is_own(*file));
        if !known {
            return None;
        }
    }
    let [documents, pages, files] = end.counts;
    let heaviest = end.heaviest.into_iter().filter_map(|(sort, path, bytes, compressed)| {
        let sort = SORTS.iter().find(|known| **known == sort)?;
        Some(Heavy { sort, path, bytes, compressed, limit: None })
    });
    let built = Built {
        at: end.at,
        documents,
        pages,
        files,
        bytes: end.bytes,
        written: 0,
        heaviest: heaviest.collect(),
        work: Work { reused: documents, ..Work::default() },
    };
    Some(Outcome { sources: sources.clone(), findings, built: Some(built), explained: None })
}

/// The program's own files have no place among those of the site.
fn is_own(file: FileId) -> bool {
    file == FileId(u32::MAX)
}

/// Sorts of pages, as budgets name them.
const SORTS: &[&str] =
    &["home", "commune", "district", "province", "list", "disclosure", "text", "index", "other"];

/// Keeps how a build ended, where stamps alone can tell that nothing changed since.
pub(super) fn keep(last: &Last<'_>, inputs: Key, published: Hash, outcome: &Outcome) {
    let Some(built) = outcome.built.as_ref().filter(|_| last.are_settled(&outcome.sources)) else {
        return;
    };
    let heaviest = built.heaviest.iter();
    last.keep_end(&End {
        inputs,
        published: *published.as_bytes(),
        findings: outcome.findings.clone(),
        at: built.at,
        counts: [built.documents, built.pages, built.files],
        bytes: built.bytes,
        heaviest: heaviest
            .map(|heavy| (heavy.sort.to_owned(), heavy.path.clone(), heavy.bytes, heavy.compressed))
            .collect(),
    });
}
