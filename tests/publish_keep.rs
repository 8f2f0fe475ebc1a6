//! What the last generation saves: outputs taken over without their bytes being at hand, and the
//! answer that everything stands as it was published.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests look at the disk")]

#[path = "publish/generations.rs"]
mod generations;
#[path = "common/tree.rs"]
mod tree;

use std::fs;
use std::path::Path;

use danbiet::publish::{PublishError, Report, Stage, Written, standing};
use generations::{generation_of, pages, publish, site, state_names, style, tree};

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
        let but_for_the_disk = |report| format!("{:?}", Report { manifest: None, ..report });
        assert_eq!(but_for_the_disk(report), but_for_the_disk(written));
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
    assert_eq!(standing(&out), None);
    let (kept, report) = publish_kept(&out, 1);
    assert_eq!((kept, report.exchanged), (pages(1).len(), false));
    assert_eq!(standing(&out), report.manifest);
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
    assert!(keep(&stage, "index.html", &pages["index.html"]).unwrap());
    stage.write("turning/index.html/x", b"x").unwrap();
    let above = keep(&stage, "turning/index.html", &pages["turning/index.html"]);
    assert!(matches!(above, Err(PublishError::FileOrFolder { .. })), "{above:?}");
    let folder = path.rsplit_once('/').unwrap().0;
    match stage.write(folder, b"x") {
        Err(PublishError::FileOrFolder { file, inside }) => {
            assert_eq!((&*file, &inside), (folder, path));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_stands_as_published_is_known_by_its_manifest() {
    let (_folder, out) = site();
    assert_eq!(standing(&out), None);
    assert!(!out.with_file_name(".danbiet-public").exists(), "asking writes nothing");
    for generation in [1, 2, 2, 3] {
        let report = publish(&out, generation);
        assert!(report.manifest.is_some());
        assert_eq!(standing(&out), report.manifest);
    }
    let published = standing(&out);
    fs::write(out.join("CNAME"), "theirs").unwrap();
    let stage = Stage::open(&out).unwrap();
    stage.write("index.html", b"half a build").unwrap();
    assert_eq!(standing(&out), published, "neither what is not ours nor a build under way");
    assert_eq!(state_names(&out).len(), 5);
}

#[test]
fn what_does_not_stand_as_published_is_not_said_to() {
    type Damage<'d> = &'d dyn Fn(&Path, &Path);
    let damage: [(&str, Damage<'_>); 8] = [
        ("other bytes", &|out, _| fs::write(out.join("index.html"), "theirs").unwrap()),
        ("a file missing", &|out, _| fs::remove_file(out.join("bac-ninh/xa-2/2.html")).unwrap()),
        ("a folder missing", &|out, _| fs::remove_dir_all(out.join("bac-ninh")).unwrap()),
        ("a file replaced", &|out, _| {
            let bytes = fs::read(out.join("index.html")).unwrap();
            fs::write(out.join("new"), bytes).unwrap();
            fs::rename(out.join("new"), out.join("index.html")).unwrap();
        }),
        ("an earlier generation", &|out, state| {
            fs::rename(out, state.join("newer")).unwrap();
            fs::rename(state.join("previous"), out).unwrap();
        }),
        ("a swap cut short", &|_, state| fs::write(state.join("swap"), "next-1").unwrap()),
        ("no manifest", &|_, state| fs::remove_file(state.join("manifest")).unwrap()),
        ("a damaged manifest", &|_, state| {
            let mut bytes = fs::read(state.join("manifest")).unwrap();
            bytes[40] ^= 1;
            fs::write(state.join("manifest"), bytes).unwrap();
        }),
    ];
    for (what, damage) in damage {
        let (_folder, out) = site();
        publish(&out, 1);
        publish(&out, 2);
        assert!(standing(&out).is_some());
        damage(&out, &out.with_file_name(".danbiet-public"));
        assert_eq!(standing(&out), None, "{what}");
    }
}
