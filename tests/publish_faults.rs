//! Publication under faults: the old site or the new one, whatever happens in between.
//!
//! Each call to the disk fails in turn, or is the last thing the process does, with and without
//! the exchange of folders; builds are killed at random moments; a reader looks on.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and start themselves again"
)]

#[path = "publish/faulty.rs"]
mod faulty;
#[path = "publish/generations.rs"]
mod generations;
#[path = "common/tree.rs"]
mod tree;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use danbiet::finding::Lang;
use danbiet::publish::Stage;
use faulty::{Fault, Faulty, unsynced};
use generations::{generation_of, publish, publish_on, site, state_names};

#[test]
fn a_reader_sees_one_generation() {
    let (_folder, out) = site();
    publish(&out, 0);
    let done = AtomicBool::new(false);
    let index = || -> (usize, String) {
        let text = fs::read_to_string(out.join("index.html")).expect("never missing");
        let (generation, style) = text.split_once(' ').expect("never torn");
        (generation.parse().unwrap(), style.to_owned())
    };
    let visits = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut visits = 0;
            while !done.load(Ordering::Relaxed) {
                let (before, style) = index();
                let page = fs::read_to_string(out.join("bac-ninh/xa-0/0.html")).expect("there");
                let style = fs::read(out.join(style));
                let (after, _) = index();
                assert!(page.len() > 20 * "page 0 at ".len(), "torn");
                if before == after {
                    assert!(page.starts_with(&format!("page 0 at {before}page")), "a mixture");
                }
                assert!(style.is_ok() || after > before + 1, "no style for {before} at {after}");
                visits += 1;
            }
            visits
        });
        let answers: Vec<_> =
            (1..1000).map(|generation| publish_on(unsynced(), &out, generation)).collect();
        done.store(true, Ordering::Relaxed);
        let refused = answers.into_iter().find_map(Result::err);
        assert!(refused.is_none(), "{refused:?}");
        reader.join().unwrap()
    });
    assert!(visits > 1000, "{visits}");
}

/// Two generations published, the third is to come: it is completed on the previous one.
fn two_generations() -> (tempfile::TempDir, PathBuf) {
    let (folder, out) = site();
    fs::create_dir(&out).unwrap();
    fs::write(out.join("CNAME"), "x").unwrap();
    publish_on(unsynced(), &out, 1).unwrap();
    publish_on(unsynced(), &out, 2).unwrap();
    (folder, out)
}

fn mends(out: &Path) {
    publish_on(unsynced(), out, 3).unwrap();
    assert_eq!(generation_of(out), 3);
    assert!(out.join("CNAME").exists(), "what is not ours stays");
    let mut names = state_names(out);
    names.retain(|name| !["previous", "manifest-previous"].contains(&&**name));
    assert_eq!(names, ["lock", "manifest"], "nothing is left lying about");
}

#[test]
fn whichever_call_fails_the_site_is_whole() {
    for can_exchange in [true, false] {
        for is_lasting in [false, true] {
            for at in 0.. {
                let (_folder, out) = two_generations();
                let disk = Arc::new(Faulty::new(at, fault(at, is_lasting), can_exchange));
                let answer = publish_on(disk.clone(), &out, 3);
                let context = format!("call {at}, {is_lasting}, {can_exchange}: {answer:?}");
                match &answer {
                    Ok(_) => assert_eq!(generation_of(&out), 3, "{context}"),
                    // Both renames refused: the journal stands, the next start mends it.
                    Err(_) if !can_exchange && !out.exists() => assert!(is_lasting, "{context}"),
                    Err(error) => {
                        assert_eq!(generation_of(&out), 2, "{context}");
                        assert!(!error.words(Lang::Vi).remedy.is_empty());
                    }
                }
                mends(&out);
                if !disk.was_met() {
                    break;
                }
            }
        }
    }
}

/// The errors in turn: whatever is said of one call is said of its neighbours too.
fn fault(at: usize, is_lasting: bool) -> Fault {
    use rustix::io::Errno;
    match is_lasting {
        false => Fault::Once([Errno::NOSPC, Errno::IO, Errno::MFILE][at % 3]),
        true => Fault::FromThenOn([Errno::ROFS, Errno::ACCESS][at % 2]),
    }
}

const CHILD: &str = "DANBIET_TEST_CHILD";

/// Publishes generation 3 in a process of its own: folder, call to die at, before or after,
/// exchange or not.
fn child(out: &Path, at: usize, fault: &str, can_exchange: bool) -> Child {
    let order = format!("{}|{at}|{fault}|{can_exchange}", out.display());
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_child_publishes", "--test-threads", "1"])
        .env(CHILD, order)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn the_child_publishes() {
    let Ok(order) = std::env::var(CHILD) else { return };
    let words: Vec<&str> = order.split('|').collect();
    let fault = if words[2] == "before" { Fault::DieBefore } else { Fault::DieAfter };
    let disk = Faulty::new(words[1].parse().unwrap(), fault, words[3] == "true");
    publish_on(Arc::new(disk), Path::new(words[0]), 3).unwrap();
}

#[test]
fn dying_before_or_after_any_call_leaves_the_old_site_or_the_new() {
    for can_exchange in [true, false] {
        for fault in ["before", "after"] {
            for at in 0.. {
                let (_folder, out) = two_generations();
                let is_done = child(&out, at, fault, can_exchange).wait().unwrap().success();
                if !can_exchange && !out.exists() {
                    // Between two renames: any start, even one that then publishes nothing, mends.
                    drop(Stage::open(&out).unwrap());
                }
                assert!([2, 3].contains(&generation_of(&out)), "{fault} {at}");
                mends(&out);
                if is_done {
                    break;
                }
            }
        }
    }
}

/// How many random kills; more before a release.
const KILLS: u64 = 200;

#[test]
fn a_kill_at_any_moment_leaves_the_old_site_or_the_new() {
    // The shortest of several: one that had to wait for the machine would put the kills too late.
    let measured = (0..8).map(|_| {
        let (_folder, out) = two_generations();
        let start = Instant::now();
        assert!(child(&out, usize::MAX, "before", true).wait().unwrap().success());
        start.elapsed()
    });
    let whole = measured.min().unwrap();
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut cut_short = 0;
    for _ in 0..KILLS {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let (_folder, out) = two_generations();
        let mut building = child(&out, usize::MAX, "before", true);
        std::thread::sleep(whole * u32::try_from(random % 1000).unwrap() / 1000);
        building.kill().unwrap();
        cut_short += u64::from(!building.wait().unwrap().success());
        assert!([2, 3].contains(&generation_of(&out)));
        mends(&out);
    }
    assert!(cut_short > KILLS / 2, "only {cut_short} builds were cut short");
    assert!(whole < Duration::from_secs(20));
}
