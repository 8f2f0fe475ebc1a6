//! A build that takes over what an earlier one left makes the same bytes as one that knows nothing.
//!
//! Random edits of a small site ([`edits`]), each followed by a build with the cache and a clean
//! one ([`world`]); and what a single edit may cost, counted in files read and pages made.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and read how long to go on"
)]

#[path = "incremental/edits.rs"]
mod edits;
#[path = "common/papers.rs"]
mod papers;
#[path = "common/random.rs"]
mod random;
#[path = "incremental/site.rs"]
mod site;
#[path = "common/tree.rs"]
mod tree;
#[path = "incremental/work.rs"]
mod work;
#[path = "incremental/world.rs"]
mod world;

use edits::{Dice, Edit, Source};
use world::World;

/// Sequences of an ordinary run; `tests/edits 1000` runs as many as it is told.
const SEQUENCES: u64 = 12;
/// Edits of a sequence.
const EDITS: usize = 8;

/// An edit, and how it is done: written by renaming, clean build first.
type Done = (Edit, bool, bool);

#[test]
fn random_edits_end_as_a_clean_build() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let sequences = asked("DANBIET_EDITS").unwrap_or(SEQUENCES);
    let first: u64 = asked("DANBIET_EDITS_FROM").unwrap_or(0);
    let source = Source::new();
    let (mut steps, mut refused) = (0, 0);
    for seed in first..first + sequences {
        let mut done = Vec::new();
        match sequence(&source, seed, &mut done) {
            Ok((all, no)) => {
                steps += all;
                refused += no;
            }
            Err(problem) => {
                let (few, problem) = fewer(done, problem);
                panic!("seed {seed}: {problem}\nafter {few:#?}");
            }
        }
    }
    println!("{sequences} sequences, {steps} steps, {refused} refused");
    assert!(refused * 2 < steps, "{refused} of {steps} were refused: the edits break too much");
}

fn sequence(source: &Source, seed: u64, done: &mut Vec<Done>) -> Result<(usize, usize), String> {
    let mut dice = Dice::new(seed);
    let mut world = World::new();
    world.step(false)?;
    let (mut last, mut refused, mut count) = (Edit::Nothing, false, 0);
    for _ in 0..EDITS {
        last = source.next(&mut dice, &world.files, &last, refused);
        done.push((last.clone(), dice.below(2) == 0, dice.below(2) == 0));
        refused = one(&mut world, &done[done.len() - 1])?;
        count += usize::from(refused);
    }
    Ok((EDITS, count))
}

/// One step; whether it was refused.
fn one(world: &mut World, (edit, by_rename, clean_first): &Done) -> Result<bool, String> {
    world.apply(edit, *by_rename);
    let step = world.step(*clean_first)?;
    if let Some(built) = &step.built {
        let written = built.work.written;
        let by_hand = matches!(edit, Edit::OutChange(_) | Edit::OutRemove(_));
        if written != built.written || (!by_hand && written > step.changed.len()) {
            return Err(format!("{written} files written for {:?}", step.changed));
        }
    }
    Ok(step.refused)
}

/// The same failure with as few edits as still show it.
fn fewer(mut done: Vec<Done>, mut problem: String) -> (Vec<Done>, String) {
    let mut at = 0;
    while at < done.len() {
        let mut less = done.clone();
        less.remove(at);
        match again(&less) {
            Err(other) => (done, problem) = (less, other),
            Ok(()) => at += 1,
        }
    }
    (done, problem)
}

fn again(done: &[Done]) -> Result<(), String> {
    let mut world = World::new();
    world.step(false)?;
    done.iter().try_for_each(|done| one(&mut world, done).map(drop))
}
