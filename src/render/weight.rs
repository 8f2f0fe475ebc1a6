//! The weight of pages as they travel: compressed, by sort, against the budgets of the site.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// A page and its weight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heavy {
    /// Its sort: `commune`, `disclosure`, `list`.
    pub sort: &'static str,
    /// Its path.
    pub path: String,
    /// Bytes as written.
    pub bytes: u64,
    /// Bytes compressed with gzip at its best.
    pub compressed: u64,
    /// The budget it breaks, when it does.
    pub limit: Option<u64>,
}

/// The heaviest pages seen so far, a few of each sort.
#[derive(Debug, Default)]
pub struct Scales {
    heaviest: BTreeMap<&'static str, Vec<Weighed>>,
}

/// Bytes as written, path, and the page itself.
type Weighed = (u64, String, Vec<u8>);

/// Pages of a sort whose compressed weight is looked at: the largest as written.
const KEPT: usize = 5;

impl Scales {
    /// Takes note of a page.
    pub fn weigh(&mut self, sort: &'static str, path: &str, bytes: &[u8]) {
        let size = bytes.len() as u64;
        let kept = self.heaviest.entry(sort).or_default();
        let lightest = kept.last().map_or(0, |(size, _, _)| *size);
        if kept.len() == KEPT && size < lightest {
            return;
        }
        kept.push((size, path.to_owned(), bytes.to_vec()));
        kept.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
        kept.truncate(KEPT);
    }

    /// The heaviest page of each sort.
    pub fn heaviest(&self) -> Vec<Heavy> {
        let sorts = self.heaviest.iter();
        sorts.filter_map(|(sort, kept)| heaviest(sort, kept)).collect()
    }

    /// The pages over the budget of their sort.
    pub fn over(&self, budgets: &[(String, u64)]) -> Vec<Heavy> {
        let over = |heavy: Heavy| {
            let (_, limit) = budgets.iter().find(|(sort, _)| sort == heavy.sort)?;
            (heavy.compressed > *limit).then_some(Heavy { limit: Some(*limit), ..heavy })
        };
        self.heaviest().into_iter().filter_map(over).collect()
    }
}

fn heaviest(sort: &'static str, kept: &[(u64, String, Vec<u8>)]) -> Option<Heavy> {
    let weighed = kept.iter().map(|(bytes, path, page)| Heavy {
        sort,
        path: path.clone(),
        bytes: *bytes,
        compressed: compressed(page),
        limit: None,
    });
    weighed.max_by(|a, b| (a.compressed, &b.path).cmp(&(b.compressed, &a.path)))
}

/// Bytes after gzip at its best; a writer in memory cannot fail.
pub fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_or(0, |packed| packed.len() as u64)
}
