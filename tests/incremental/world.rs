//! A site on the disk with its output and its cache, built both ways after every edit.

use std::fs;
use std::path::PathBuf;

use danbiet::pipeline::{self, Built, MachineError, Options, Outcome, Silent};
use tempfile::TempDir;

use crate::edits::{Edit, after};
use crate::site::{Files, files};
use crate::tree::{Tree, paths, tree};

/// A site, its output `a` with the cache, and room for clean builds beside.
pub(crate) struct World {
    folder: TempDir,
    /// What lies in the site's folder.
    pub(crate) files: Files,
    options: Options,
    /// What somebody else put into the output.
    foreign: Tree,
    /// What is in the output.
    published: Tree,
}

/// What a step came to.
pub(crate) struct Step {
    /// The build with the cache was refused.
    pub(crate) refused: bool,
    /// What it built.
    pub(crate) built: Option<Built>,
    /// The files that it changed, removed or added.
    pub(crate) changed: Vec<String>,
}

impl World {
    /// The site as it is in the beginning, not built yet.
    pub(crate) fn new() -> World {
        World::with(files())
    }

    /// With these files.
    pub(crate) fn with(files: Files) -> World {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let options = Options { out: at("a"), cache: Some(at("cache")), ..Options::of(at("site")) };
        let tree = Tree::new;
        let mut world =
            World { options, files: Files::new(), foreign: tree(), published: tree(), folder };
        world.write(files, false);
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the last build published.
    pub(crate) fn published(&self) -> &Tree {
        &self.published
    }

    /// Does what the edit says.
    pub(crate) fn apply(&mut self, edit: &Edit, by_rename: bool) {
        let site = self.options.site.clone();
        if let Edit::Rename(one, other) = edit
            && self.files.contains_key(one)
        {
            let to = site.join(other);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::rename(site.join(one), to).unwrap();
        }
        if let Edit::Swap(one, other) = edit
            && [one, other].iter().all(|path| self.files.contains_key(*path))
        {
            let [one, other, third] = [one, other, "third"].map(|path| site.join(path));
            fs::rename(&one, &third).unwrap();
            if one != other {
                fs::rename(&other, &one).unwrap();
            }
            fs::rename(&third, &other).unwrap();
        }
        if let Some(files) = after(edit, &self.files) {
            if matches!(edit, Edit::Rename(..) | Edit::Swap(..)) {
                self.files = files;
            } else {
                self.write(files, by_rename);
            }
            return;
        }
        match edit {
            Edit::Touch(path) => {
                if let Some(text) = self.files.get(path) {
                    fs::write(site.join(path), text).unwrap();
                }
            }
            Edit::At(day) => self.options.at = day.map(|day| day.parse().unwrap()),
            Edit::BaseUrl(url) => self.options.base_url = url.map(str::to_owned),
            Edit::Only(part) => self.options.only = part.map(str::to_owned),
            Edit::CacheFlip(file, byte) => self.in_cache(*file, |bytes| {
                let at = byte % bytes.len().max(1);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << (file % 8);
                }
            }),
            Edit::CacheCut(file, byte) => self.in_cache(*file, |bytes| {
                bytes.truncate(byte % bytes.len().max(1));
            }),
            Edit::CacheLose(file) => {
                let files = paths(&self.path("cache"));
                if !files.is_empty() {
                    fs::remove_file(&files[file % files.len()]).unwrap();
                }
            }
            Edit::CacheGone => drop(fs::remove_dir_all(self.path("cache"))),
            Edit::OutChange(nth) => {
                if let Some(path) = self.nth_published(*nth) {
                    let text = format!("{nth} was here");
                    fs::write(self.path("a").join(&path), text).unwrap();
                }
            }
            Edit::OutRemove(nth) => {
                if let Some(path) = self.nth_published(*nth) {
                    fs::remove_file(self.path("a").join(&path)).unwrap();
                }
            }
            Edit::OutForeign(path) => {
                let to = self.path("a").join(path);
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::write(to, path).unwrap();
                self.foreign.insert((*path).to_owned(), path.as_bytes().to_vec());
            }
            _ => {}
        }
    }

    /// The n-th page or file that is published: assets of earlier builds are nobody's to mend.
    fn nth_published(&self, nth: usize) -> Option<String> {
        let all = self.published.keys().filter(|path| !path.starts_with("assets/"));
        let all: Vec<&String> = all.collect();
        all.get(nth % all.len().max(1)).map(|path| (*path).clone())
    }

    fn in_cache(&self, file: usize, change: impl FnOnce(&mut Vec<u8>)) {
        let files = paths(&self.path("cache"));
        if !files.is_empty() {
            let path = &files[file % files.len()];
            let mut bytes = fs::read(path).unwrap();
            change(&mut bytes);
            fs::write(path, bytes).unwrap();
        }
    }

    /// Writes the files that differ, in place or by renaming a new file over the old one.
    fn write(&mut self, files: Files, by_rename: bool) {
        for (path, text) in &files {
            if self.files.get(path) != Some(text) {
                let path = self.options.site.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                if by_rename {
                    let draft = path.with_file_name(".draft");
                    fs::write(&draft, text).unwrap();
                    fs::rename(draft, path).unwrap();
                } else {
                    fs::write(path, text).unwrap();
                }
            }
        }
        for path in self.files.keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.options.site.join(path)).unwrap();
        }
        self.files = files;
    }

    /// Builds with the cache.
    pub(crate) fn build(&self) -> Result<Outcome, MachineError> {
        pipeline::build(&self.options, &Silent)
    }

    /// Builds without a cache into a new output.
    pub(crate) fn clean(&self) -> (Outcome, Tree) {
        let out = self.path("clean");
        let options = Options { out: out.clone(), cache: None, ..self.options.clone() };
        let outcome = pipeline::build(&options, &Silent).unwrap();
        let published = tree(&out);
        for made in [out, self.path(".danbiet-clean")] {
            let _ = fs::remove_dir_all(made);
        }
        (outcome, published)
    }

    /// Builds both ways and says what does not agree. Which is first decides whether the files
    /// that were just written are old enough for their stamps to be trusted.
    pub(crate) fn step(&mut self, clean_first: bool) -> Result<Step, String> {
        let before = tree(&self.path("a"));
        let early = clean_first.then(|| self.clean());
        let ours = self.build().map_err(|error| error.to_string())?;
        let (clean, wanted) = early.unwrap_or_else(|| self.clean());
        let there = tree(&self.path("a"));
        if ours.findings != clean.findings {
            let (a, b) = (&ours.findings, &clean.findings);
            let lost = b.iter().filter(|finding| !a.contains(finding));
            let new = a.iter().filter(|finding| !b.contains(finding));
            return Err(format!(
                "findings: lost {:#?}, new {:#?}",
                lost.collect::<Vec<_>>(),
                new.collect::<Vec<_>>()
            ));
        }
        let (a, b) = (summed(&ours), summed(&clean));
        if a != b {
            return Err(format!("outcome: {a:?} is not {b:?}"));
        }
        let step = Step {
            refused: ours.is_refused(),
            changed: differing(&before, &there),
            built: ours.built,
        };
        if step.built.is_none() {
            return if step.changed.is_empty() {
                Ok(step)
            } else {
                Err(format!("refused, and yet changed: {:?}", step.changed))
            };
        }
        self.compare((&before, &there), wanted)?;
        self.published = there;
        Ok(step)
    }

    /// What is published is what a clean build makes, what is foreign, and the assets that pages
    /// of the last publication may still ask for.
    fn compare(&self, (before, there): (&Tree, &Tree), mut wanted: Tree) -> Result<(), String> {
        wanted.extend(self.foreign.iter().map(owned));
        let is_asset = |path: &str| path.starts_with("assets/");
        let kept = before.iter().filter(|(path, bytes)| {
            is_asset(path) && !wanted.contains_key(*path) && there.get(*path) == Some(*bytes)
        });
        let kept: Tree = kept.map(owned).collect();
        wanted.extend(kept);
        let other = differing(&wanted, there);
        if other.is_empty() { Ok(()) } else { Err(said(&other, &wanted, there)) }
    }
}

fn owned<'a>((path, bytes): (&'a String, &'a Vec<u8>)) -> (String, Vec<u8>) {
    (path.clone(), bytes.clone())
}

/// What both must agree on besides findings and bytes.
fn summed(outcome: &Outcome) -> String {
    let built = outcome.built.as_ref();
    let of = |built: &Built| {
        format!("{:?} {} {} {:?}", built.at, built.documents, built.pages, built.heaviest)
    };
    format!("refused: {}, built: {:?}", outcome.is_refused(), built.map(of))
}

fn differing(one: &Tree, other: &Tree) -> Vec<String> {
    let all = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    all.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

/// The first file that differs, with the place where it does.
fn said(other: &[String], wanted: &Tree, there: &Tree) -> String {
    let path = &other[0];
    let [a, b] = [wanted, there].map(|tree| tree.get(path).cloned());
    let (Some(a), Some(b)) = (a, b) else {
        return format!("{other:?}: wanted {}", wanted.contains_key(path));
    };
    let at = a.iter().zip(&b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
    let around = |bytes: &[u8]| {
        let piece = &bytes[at.saturating_sub(60)..(at + 90).min(bytes.len())];
        String::from_utf8_lossy(piece).into_owned()
    };
    format!("{other:?}\n  wanted: {}\n  there:  {}", around(&a), around(&b))
}
