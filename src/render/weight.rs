//! The weight of pages as they travel: compressed, by sort, against the budgets of the site.

use std::collections::BTreeMap;
use std::io::Write;

use blake3::Hash;
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

/// A page that may be the heaviest of its sort.
#[derive(Debug)]
struct Weighed {
    size: u64,
    path: String,
    page: Load,
}

/// What is known of a page's compressed weight.
#[derive(Clone, Debug)]
pub enum Load {
    /// The page itself.
    Bytes(Vec<u8>),
    /// Its hash alone: it was made by an earlier build, by the task of this number.
    Made(Hash, usize),
}

/// Compressed weights by the hash of the page.
pub type Weights = BTreeMap<[u8; 32], u64>;

/// Pages of a sort whose compressed weight is looked at: the largest as written.
const KEPT: usize = 5;

impl Scales {
    /// Takes note of a page.
    pub fn weigh(
        &mut self,
        sort: &'static str,
        path: &str,
        size: u64,
        page: impl FnOnce() -> Load,
    ) {
        let kept = self.heaviest.entry(sort).or_default();
        let lightest = kept.last().map_or(0, |one| one.size);
        if kept.len() == KEPT && size < lightest {
            return;
        }
        kept.push(Weighed { size, path: path.to_owned(), page: page() });
        kept.sort_by(|a, b| (b.size, &a.path).cmp(&(a.size, &b.path)));
        kept.truncate(KEPT);
    }

    /// The heaviest page of each sort. Weights that `known` has are not worked out again; a page
    /// that is not at hand is made by `make`, which is told its task and its path. `known` is left
    /// with the weights of all that were looked at.
    pub fn heaviest(
        &self,
        known: &mut Weights,
        make: &dyn Fn(usize, &str) -> Vec<u8>,
    ) -> Vec<Heavy> {
        let mut used = Weights::new();
        let mut weigh = |one: &Weighed| {
            let hash = match &one.page {
                Load::Bytes(bytes) => blake3::hash(bytes),
                Load::Made(hash, _) => *hash,
            };
            let weight = known.get(hash.as_bytes()).copied().unwrap_or_else(|| match &one.page {
                Load::Bytes(bytes) => compressed(bytes),
                Load::Made(_, task) => compressed(&make(*task, &one.path)),
            });
            used.insert(*hash.as_bytes(), weight);
            weight
        };
        let mut heaviest = Vec::new();
        for (sort, kept) in &self.heaviest {
            let weighed = kept.iter().map(|one| Heavy {
                sort,
                path: one.path.clone(),
                bytes: one.size,
                compressed: weigh(one),
                limit: None,
            });
            heaviest.extend(
                weighed.max_by(|a, b| (a.compressed, &b.path).cmp(&(b.compressed, &a.path))),
            );
        }
        *known = used;
        heaviest
    }
}

/// The pages over the budget of their sort.
pub fn over(heaviest: &[Heavy], budgets: &[(String, u64)]) -> Vec<Heavy> {
    let over = |heavy: &Heavy| {
        let (_, limit) = budgets.iter().find(|(sort, _)| sort == heavy.sort)?;
        (heavy.compressed > *limit).then_some(Heavy { limit: Some(*limit), ..heavy.clone() })
    };
    heaviest.iter().filter_map(over).collect()
}

/// Bytes after gzip at its best; a writer in memory cannot fail.
pub fn compressed(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_or(0, |packed| packed.len() as u64)
}
