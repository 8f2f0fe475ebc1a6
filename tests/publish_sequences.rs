//! Long sequences of publications in one place, with others' hands in it: whatever came before,
//! the output holds the wanted files and what is not ours, and nothing else.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests look at the disk")]

#[path = "publish/faulty.rs"]
#[allow(dead_code, reason = "only the disk that does not wait is used")]
mod faulty;
#[path = "publish/generations.rs"]
mod generations;
#[path = "common/tree.rs"]
mod tree;

use std::fs;
use std::path::Path;

use danbiet::publish::Stage;
use faulty::unsynced;
use generations::{Tree, site, tree};

const OURS: [&str; 12] =
    ["a", "a/b", "a/b/c", "a.b", "d/e", "d/e/g", "d/f", "h", "i/j", "i/j/k/l", "i/j/m", "z/z"];
const THEIRS: [&str; 5] = ["x", "d/x", "i/y/z", "z/y", "q/q/q"];

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % 1_000_003).unwrap() % end
    }
}

/// Some of our paths, none above another, most with the bytes they had.
fn wanted(before: &Tree, random: &mut Random) -> Tree {
    let mut wanted = Tree::new();
    for _ in 0..OURS.len() {
        let path = OURS[random.below(OURS.len())];
        let is_above = |a: &str, b: &str| b.strip_prefix(a).is_some_and(|b| b.starts_with('/'));
        if wanted.keys().all(|other| !is_above(other, path) && !is_above(path, other)) {
            let fresh = format!("{path} {}", random.below(3)).into_bytes();
            let same = before.get(path).filter(|_| random.below(4) > 0).cloned();
            wanted.insert(path.to_owned(), same.unwrap_or(fresh));
        }
    }
    wanted
}

/// Others add, change and remove files of theirs; somebody damages ours and the kept generation.
fn meddle(out: &Path, theirs: &mut Tree, random: &mut Random) {
    let path = THEIRS[random.below(THEIRS.len())];
    if random.below(3) == 0 {
        if theirs.remove(path).is_some() {
            fs::remove_file(out.join(path)).unwrap();
        }
    } else if random.below(2) == 0 {
        let bytes = format!("theirs {}", random.below(1000)).into_bytes();
        fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
        fs::write(out.join(path), &bytes).unwrap();
        theirs.insert(path.to_owned(), bytes);
    }
    let path = OURS[random.below(OURS.len())];
    let previous = out.with_file_name(".danbiet-public/previous");
    match random.below(8) {
        // Not there, or a folder: then nothing is damaged.
        0 => drop(fs::remove_file(out.join(path))),
        1 if out.join(path).is_file() => fs::write(out.join(path), "damaged").unwrap(),
        2 => drop(fs::remove_file(previous.join(path))),
        3 => drop(fs::remove_dir_all(previous.join(path))),
        4 => drop(fs::remove_dir_all(previous)),
        _ => {}
    }
}

fn publish(out: &Path, wanted: &Tree, keeps: bool) {
    let stage = Stage::open_on(unsynced(), out).unwrap();
    for (path, bytes) in wanted {
        let hash = blake3::hash(bytes);
        if !keeps || !stage.keep(path, bytes.len() as u64, hash).unwrap() {
            stage.write(path, bytes).unwrap();
        }
    }
    assert!(stage.commit().unwrap().trouble.is_none());
}

#[test]
fn whatever_came_before_the_output_is_what_is_wanted() {
    for seed in 1..41 {
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (seed << 20));
        let (_folder, out) = site();
        fs::create_dir(&out).unwrap();
        let (mut ours, mut theirs) = (Tree::new(), Tree::new());
        for generation in 0..40 {
            if random.below(3) > 0 {
                ours = wanted(&ours, &mut random);
            }
            if random.below(2) == 0 {
                meddle(&out, &mut theirs, &mut random);
            }
            publish(&out, &ours, random.below(2) == 0);
            let mut all = ours.clone();
            all.extend(theirs.clone());
            assert_eq!(tree(&out), all, "seed {seed}, generation {generation}");
        }
    }
}
