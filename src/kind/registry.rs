//! All kinds of a site: the built-in ones, and those of the site over or beside them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::across;
use super::read::{self, Shared};
use super::{Kind, Line};
use crate::finding::code::{KindAddressTaken, KindIncomplete};
use crate::finding::{FileId, Finding, Judged, Span};
use crate::source::{SourceFile, Sources, yaml};

/// The built-in kind files: one file a kind, and the lines that several share.
#[derive(rust_embed::RustEmbed)]
#[folder = "src/kind/builtin"]
#[include = "*.yaml"]
struct Builtin;

const LINES: &str = "lines.yaml";

/// A file that is none of the site's: built-in kinds are read as this one.
const EMBEDDED: FileId = FileId(u32::MAX);

static EMBEDDED_KINDS: LazyLock<Judged<(Vec<Kind>, Shared)>> = LazyLock::new(|| {
    let mut findings = Vec::new();
    let shared = with_builtin(LINES, &mut findings, read::shared).unwrap_or_default();
    let mut names: Vec<_> = Builtin::iter().filter(|name| name != LINES).collect();
    names.sort();
    let kinds = names.iter().filter_map(|name| {
        with_builtin(name, &mut findings, |node| read::kind(node, &shared)).flatten()
    });
    Judged { value: (kinds.collect(), shared.clone()), findings }
});

/// Reads one built-in file.
fn with_builtin<T>(
    name: &str,
    findings: &mut Vec<Finding>,
    read: impl FnOnce(&yaml::Node<'_>) -> Judged<T>,
) -> Option<T> {
    let file = Builtin::get(name)?;
    let text = std::str::from_utf8(&file.data).ok()?;
    match yaml::parse(EMBEDDED, text) {
        Ok(node) => Some(read(&node).into(findings)),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

/// The kinds of a site, in their order.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    kinds: Vec<Kind>,
}

impl Kinds {
    /// The built-in kinds alone, and what is wrong with them (nothing, as a test proves).
    pub fn embedded() -> Judged<Kinds> {
        let Judged { value: (kinds, _), findings } = &*EMBEDDED_KINDS;
        let findings = findings.iter().cloned().chain(across::faults(kinds)).collect();
        Judged { value: Kinds::sorted(kinds.clone()), findings }
    }

    /// The built-in kinds, and the site's own from `content/kinds/`, which replace those of their id.
    pub fn of_site(sources: &Sources) -> Judged<Kinds> {
        let Judged { value: (builtin, shared), findings } = &*EMBEDDED_KINDS;
        let (mut kinds, mut findings) = (builtin.clone(), findings.clone());
        let mut places: BTreeMap<String, Span> = BTreeMap::new();
        let is_kind = |file: &&SourceFile| matches!(&*file.ending(), "yaml" | "yml");
        for file in sources.below("content/kinds").iter().filter(is_kind) {
            let Some(kind) = own_kind(sources, file.id, shared, &mut findings) else { continue };
            places.insert(kind.id.clone(), Span::file(file.id));
            kinds.retain(|other| other.id != kind.id);
            kinds.push(kind);
        }
        findings.extend(clashes(&kinds, &places));
        // A built-in rule about a kind that the site has replaced has nothing to say, and no fault.
        let is_own = |finding: &Finding| finding.at.is_some_and(|at| at.file != EMBEDDED);
        findings.extend(across::faults(&kinds).into_iter().filter(is_own));
        Judged { value: Kinds::sorted(kinds), findings }
    }

    fn sorted(mut kinds: Vec<Kind>) -> Kinds {
        across::settle(&mut kinds);
        kinds.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
        Kinds { kinds }
    }

    /// In their order.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.iter()
    }

    /// The kind with this id, and its place in the order.
    pub fn get(&self, id: &str) -> Option<(usize, &Kind)> {
        self.kinds.iter().enumerate().find(|(_, kind)| kind.id == id)
    }

    /// The kind at this place in the order.
    pub fn nth(&self, place: usize) -> &Kind {
        &self.kinds[place]
    }

    /// All ids, for “did you mean”.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.kinds.iter().map(|kind| kind.id.as_str())
    }
}

fn own_kind(
    sources: &Sources,
    file: FileId,
    shared: &BTreeMap<String, Vec<Line>>,
    findings: &mut Vec<Finding>,
) -> Option<Kind> {
    let text = sources.text(file).map_err(|finding| findings.push(*finding)).ok()?;
    let node = yaml::parse(file, &text).map_err(|finding| findings.push(*finding)).ok()?;
    let kind = read::kind(&node, shared).into(findings);
    if kind.is_none() && findings.is_empty() {
        findings.push(KindIncomplete {}.at(Span::file(file)));
    }
    kind
}

/// Two kinds for one address; the site's own is the one to mend.
fn clashes(kinds: &[Kind], places: &BTreeMap<String, Span>) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &Kind> = BTreeMap::new();
    let mut findings = Vec::new();
    for kind in kinds {
        if let Some(other) = first.insert(&kind.address, kind) {
            let place = places.get(&kind.id).or_else(|| places.get(&other.id));
            let (address, other) = (kind.address.clone(), other.id.clone());
            let clash = KindAddressTaken { address, other };
            findings
                .push(place.map_or_else(|| clash.clone().nowhere(), |at| clash.clone().at(*at)));
        }
    }
    findings
}
