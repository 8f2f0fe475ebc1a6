//! Generations of a small site to publish, and what stands in the output afterwards.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "part of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use danbiet::publish::disk::{Disk, Os};
use danbiet::publish::{PublishError, Report, Stage};
use rayon::prelude::*;

pub(crate) use crate::tree::{Tree, tree};

/// The pages of one generation: some stay, some change, some come and go.
pub(crate) fn pages(generation: usize) -> Tree {
    let mut pages = Tree::new();
    pages.insert("index.html".into(), format!("{generation} {}", style(generation)).into_bytes());
    for page in 0..8 {
        let text = match page % 4 {
            0 => format!("page {page} at {generation}"),
            _ => format!("page {page}"),
        };
        if page % 4 != 1 || !(page + generation).is_multiple_of(3) {
            pages.insert(
                format!("bac-ninh/xa-{}/{page}.html", page % 5),
                text.repeat(20).into_bytes(),
            );
        }
    }
    // A folder where the generation before had a file.
    let turning = if generation.is_multiple_of(2) { "turning" } else { "turning/index.html" };
    pages.insert(turning.into(), b"turning".to_vec());
    pages
}

pub(crate) fn style(generation: usize) -> String {
    format!("assets/style.{generation:04}.css")
}

pub(crate) fn fill(stage: &Stage, generation: usize) -> Result<(), PublishError> {
    pages(generation)
        .par_iter()
        .try_for_each(|(path, bytes)| stage.write(path, bytes).map(drop))?;
    stage.asset(&style(generation), format!("body{{}}/*{generation}*/").as_bytes()).map(drop)
}

pub(crate) fn publish_on(
    disk: Arc<dyn Disk>,
    out: &Path,
    generation: usize,
) -> Result<Report, PublishError> {
    let stage = Stage::open_on(disk, out)?;
    fill(&stage, generation)?;
    stage.commit()
}

pub(crate) fn publish(out: &Path, generation: usize) -> Report {
    publish_on(Arc::new(Os), out, generation).unwrap()
}

/// The generation that stands in the output, which must be whole.
pub(crate) fn generation_of(out: &Path) -> usize {
    let mut found = tree(out);
    let index = String::from_utf8(found["index.html"].clone()).unwrap();
    let (generation, style) = index.split_once(' ').unwrap();
    assert!(found.contains_key(style), "the style of the page is missing");
    found.retain(|path, _| !path.starts_with("assets/") && path != "CNAME");
    let generation = generation.parse().unwrap();
    assert_eq!(found, pages(generation), "not wholly generation {generation}");
    generation
}

pub(crate) fn state_names(out: &Path) -> Vec<String> {
    let state = out.with_file_name(".danbiet-public");
    let mut names: Vec<String> = fs::read_dir(state)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub(crate) fn site() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    (folder, out)
}
