//! Outputs taken over from the last generation, without their bytes being at hand.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests look at the disk")]

#[path = "publish/generations.rs"]
mod generations;

use std::fs;
use std::path::Path;

use danbiet::publish::{PublishError, Report, Stage, Written};
use generations::{generation_of, pages, publish, site, style, tree};

/// What a page has to be.
fn proof(bytes: &[u8]) -> (u64, blake3::Hash) {
    (bytes.len() as u64, blake3::hash(bytes))
}

fn keep(stage: &Stage, path: &str, bytes: &[u8]) -> Result<bool, PublishError> {
    let (size, hash) = proof(bytes);
    stage.keep(path, size, hash)
}

/// Publishes a generation, keeping what can be kept; how many were.
fn publish_kept(out: &Path, generation: usize) -> (usize, Report) {
    let stage = Stage::open(out).unwrap();
    let mut kept = 0;
    for (path, bytes) in pages(generation) {
        match keep(&stage, &path, &bytes).unwrap() {
            true => kept += 1,
            false => assert_ne!(stage.write(&path, &bytes).unwrap(), Written::Same, "{path}"),
        }
    }
    let (path, bytes) = (style(generation), format!("body{{}}/*{generation}*/"));
    let (size, hash) = proof(bytes.as_bytes());
    if !stage.keep_asset(&path, size, hash).unwrap() {
        stage.asset(&path, bytes.as_bytes()).unwrap();
    }
    (kept, stage.commit().unwrap())
}

#[test]
fn kept_outputs_make_the_same_site_as_written_ones() {
    let (folder, out) = site();
    let other = folder.path().join("other");
    for generation in 1..7 {
        let written = publish(&other, generation);
        let (kept, report) = publish_kept(&out, generation);
        assert_eq!(kept, written.files - written.carried - written.written, "but for the style");
        assert_eq!(format!("{report:?}"), format!("{written:?}"));
        assert_eq!(tree(&out), tree(&other), "generation {generation}");
    }
    let (kept, report) = publish_kept(&out, 6);
    assert_eq!((kept, report.exchanged), (pages(6).len(), false));
}

#[test]
fn nothing_is_kept_that_is_not_there_with_these_bytes() {
    let (_folder, out) = site();
    publish(&out, 1);
    fs::write(out.join("bac-ninh/xa-1/1.html"), "tampered").unwrap();
    fs::remove_file(out.join("bac-ninh/xa-2/2.html")).unwrap();
    fs::remove_file(out.join("bac-ninh/xa-3/3.html")).unwrap();
    fs::create_dir(out.join("bac-ninh/xa-3/3.html")).unwrap();
    let stage = Stage::open(&out).unwrap();
    let pages = pages(1);
    for path in ["bac-ninh/xa-1/1.html", "bac-ninh/xa-2/2.html"] {
        assert!(!keep(&stage, path, &pages[path]).unwrap(), "{path}");
        stage.write(path, &pages[path]).unwrap();
    }
    let (path, bytes) = pages.first_key_value().unwrap();
    assert!(!keep(&stage, path, b"other bytes").unwrap());
    assert!(!keep(&stage, "never/published", b"").unwrap());
    assert!(keep(&stage, path, bytes).unwrap(), "a refusal takes nothing");
}

#[test]
fn a_restored_copy_is_kept_by_its_bytes() {
    let (folder, out) = site();
    publish(&out, 1);
    let copy = folder.path().join("copy");
    for (path, bytes) in tree(&out) {
        fs::create_dir_all(copy.join(&path).parent().unwrap()).unwrap();
        fs::write(copy.join(&path), bytes).unwrap();
    }
    fs::remove_dir_all(&out).unwrap();
    fs::rename(&copy, &out).unwrap();
    let (kept, report) = publish_kept(&out, 1);
    assert_eq!((kept, report.exchanged), (pages(1).len(), false));
    publish_kept(&out, 2);
    assert_eq!(generation_of(&out), 2);
}

#[test]
fn a_kept_output_clashes_like_a_written_one() {
    let (_folder, out) = site();
    publish(&out, 1);
    let stage = Stage::open(&out).unwrap();
    let pages = pages(1);
    let (path, bytes) = pages.first_key_value().unwrap();
    assert!(matches!(keep(&stage, "a//b", b""), Err(PublishError::BadPath(_))));
    assert!(keep(&stage, path, bytes).unwrap());
    for answer in [keep(&stage, path, bytes).map(drop), stage.write(path, b"x").map(drop)] {
        assert!(matches!(answer, Err(PublishError::Twice(named)) if named == *path));
    }
    let inside = format!("{path}/x");
    match stage.write(&inside, b"x") {
        Err(PublishError::FileOrFolder { file, inside: named }) => {
            assert_eq!((&file, &named), (path, &inside));
        }
        other => panic!("{other:?}"),
    }
    stage.write("turning/index.html/x", b"x").unwrap();
    let above = keep(&stage, "turning/index.html", &pages["turning/index.html"]);
    assert!(matches!(above, Err(PublishError::FileOrFolder { .. })), "{above:?}");
}
