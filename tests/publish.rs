//! Publication: what becomes of pages, of what is not ours, and of odd outputs.
//!
//! Generations come from `publish/generations.rs`; what stands in the output is compared whole.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and start themselves again"
)]

#[path = "publish/generations.rs"]
mod generations;
#[path = "common/tree.rs"]
mod tree;

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use danbiet::finding::Lang;
use danbiet::publish::{PublishError, Stage, Written};
use generations::{fill, generation_of, publish, site, state_names, style, tree};

#[test]
fn a_site_is_published_and_published_again() {
    let (_folder, out) = site();
    let first = publish(&out, 1);
    assert_eq!((first.exchanged, first.written, first.removed), (true, first.files, 0));
    for generation in 2..9 {
        let report = publish(&out, generation);
        assert!(report.exchanged && report.removed > 0 && report.written < report.files);
        assert_eq!((report.carried, generation_of(&out)), (1, generation));
        let names = ["lock", "manifest", "manifest-previous", "previous"];
        assert_eq!(state_names(&out), names);
        assert_eq!(generation_of(&out.with_file_name(".danbiet-public/previous")), generation - 1);
        // The style of the generation before stays, the one before that is gone.
        assert!(out.join(style(generation - 1)).exists());
        assert!(generation < 3 || !out.join(style(generation - 2)).exists());
    }
}

#[test]
fn the_same_content_writes_nothing() {
    let (_folder, out) = site();
    publish(&out, 1);
    publish(&out, 2);
    let stamps = |_: ()| -> Vec<(u64, i64, i64)> {
        let all = tree(&out);
        let stat = |path: &String| fs::metadata(out.join(path)).unwrap();
        let files = all.keys().map(stat).map(|m| (m.ino(), m.ctime(), m.ctime_nsec()));
        let root = fs::metadata(&out).unwrap();
        files.chain([(root.ino(), root.ctime(), root.ctime_nsec())]).collect()
    };
    let before = stamps(());
    let report = publish(&out, 2);
    assert!(!report.exchanged);
    assert_eq!((report.written, report.bytes_written), (0, 0));
    assert_eq!(stamps(()), before);
}

#[test]
fn an_unchanged_file_stays_the_same_file() {
    let (_folder, out) = site();
    publish(&out, 1);
    let unchanged = out.join("bac-ninh/xa-2/2.html");
    let before = fs::metadata(&unchanged).unwrap();
    for generation in 2..5 {
        publish(&out, generation);
        let after = fs::metadata(&unchanged).unwrap();
        assert_eq!((after.ino(), after.mtime_nsec()), (before.ino(), before.mtime_nsec()));
    }
}

#[test]
fn a_folder_that_went_two_generations_ago_is_in_nobodys_way() {
    let (_folder, out) = site();
    let generation = |text: &str, with_folder: bool| {
        let stage = Stage::open(&out).unwrap();
        for page in 0..8 {
            stage.write(&format!("{page}.html"), b"page").unwrap();
        }
        stage.write("index.html", text.as_bytes()).unwrap();
        if with_folder {
            stage.write("a/b/c.pdf", b"file").unwrap();
        }
        stage.commit().unwrap()
    };
    generation("1", true);
    generation("2", false);
    // Made on the first generation, where the folder still is.
    generation("3", false);
    assert!(!out.join("a").exists());
    assert_eq!(fs::read(out.join("index.html")).unwrap(), b"3");
}

#[test]
fn dropped_without_commit_nothing_happened() {
    let (_folder, out) = site();
    publish(&out, 1);
    let stage = Stage::open(&out).unwrap();
    fill(&stage, 2).unwrap();
    drop(stage);
    assert_eq!(generation_of(&out), 1);
    assert_eq!(state_names(&out), ["lock", "manifest"]);
}

#[test]
fn what_is_not_ours_stays() {
    let (_folder, out) = site();
    fs::create_dir_all(out.join(".well-known/empty")).unwrap();
    fs::write(out.join("CNAME"), "congkhai.example.vn").unwrap();
    fs::write(out.join(".well-known/security.txt"), "Contact").unwrap();
    std::os::unix::fs::symlink("CNAME", out.join("link")).unwrap();
    for generation in 1..5 {
        let report = publish(&out, generation);
        assert_eq!(report.foreign, 3);
        assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "congkhai.example.vn");
        assert_eq!(fs::read_link(out.join("link")).unwrap(), Path::new("CNAME"));
        assert!(out.join(".well-known/security.txt").exists());
        assert!(out.join(".well-known/empty").is_dir());
    }
    // Added, changed and removed by others between two builds.
    fs::write(out.join("bac-ninh/xa-1/theirs.txt"), "theirs").unwrap();
    fs::write(out.join(".well-known/new"), "new").unwrap();
    fs::remove_file(out.join("CNAME")).unwrap();
    fs::write(out.join("CNAME"), "khac.example.vn").unwrap();
    fs::remove_file(out.join("link")).unwrap();
    publish(&out, 5);
    publish(&out, 6);
    assert!(out.join("bac-ninh/xa-1/theirs.txt").exists() && out.join(".well-known/new").exists());
    assert_eq!(fs::read_to_string(out.join("CNAME")).unwrap(), "khac.example.vn");
    assert!(!out.join("link").exists());
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_kept() {
    for (theirs, wanted) in [
        ("index.html", "index.html"),
        ("bac-ninh", "bac-ninh/xa-0/0.html"),
        ("index.html/readme.txt", "index.html"),
    ] {
        let (_folder, out) = site();
        fs::create_dir_all(out.join(theirs).parent().unwrap()).unwrap();
        fs::write(out.join(theirs), "theirs").unwrap();
        let stage = Stage::open(&out).unwrap();
        match stage.write(wanted, b"ours") {
            Err(PublishError::Foreign { path, wanted: named }) => {
                assert_eq!(
                    (path, named),
                    (out.canonicalize().unwrap().join(theirs), wanted.into())
                );
            }
            other => panic!("{theirs}: {other:?}"),
        }
        drop(stage);
        assert_eq!(fs::read_to_string(out.join(theirs)).unwrap(), "theirs");
    }
}

#[test]
fn a_foreign_file_with_the_same_bytes_is_taken_over() {
    let (_folder, out) = site();
    publish(&out, 1);
    fs::remove_dir_all(out.with_file_name(".danbiet-public")).unwrap();
    let report = publish(&out, 1);
    assert_eq!((report.written, report.foreign), (0, 0));
    assert!(publish(&out, 2).exchanged);
    assert_eq!(generation_of(&out), 2);
}

#[test]
fn a_restored_copy_is_known_by_its_bytes() {
    let (folder, out) = site();
    publish(&out, 1);
    publish(&out, 2);
    let copy = folder.path().join("copy");
    assert!(Command::new("cp").arg("-r").arg(&out).arg(&copy).status().unwrap().success());
    fs::remove_dir_all(&out).unwrap();
    fs::rename(&copy, &out).unwrap();
    let report = publish(&out, 2);
    assert_eq!((report.exchanged, report.written), (false, 0));
    publish(&out, 3);
    assert_eq!(generation_of(&out), 3);
}

#[test]
fn a_damaged_file_and_a_lost_one_are_published_again() {
    let (_folder, out) = site();
    publish(&out, 1);
    fs::write(out.join("index.html"), "tampered").unwrap();
    fs::remove_file(out.join("bac-ninh/xa-2/2.html")).unwrap();
    assert!(publish(&out, 1).exchanged);
    assert_eq!(generation_of(&out), 1);
}

#[test]
fn the_previous_generation_can_be_moved_back_by_hand() {
    let (folder, out) = site();
    publish(&out, 1);
    publish(&out, 2);
    fs::rename(&out, folder.path().join("bad")).unwrap();
    fs::rename(out.with_file_name(".danbiet-public/previous"), &out).unwrap();
    publish(&out, 3);
    assert_eq!(generation_of(&out), 3, "a page of generation 1 is not taken for a foreign file");
}

#[test]
fn unfit_paths_and_clashes_are_refused() {
    let (_folder, out) = site();
    let stage = Stage::open(&out).unwrap();
    let long = "x".repeat(256);
    for path in ["", "/a", "a/", "a//b", ".", "a/../b", "a\\b", "a\nb", "a\0b", "\u{7f}", &*long] {
        assert!(matches!(stage.write(path, b""), Err(PublishError::BadPath(_))), "{path:?}");
    }
    assert_eq!(stage.write("a/b", b"1").unwrap(), Written::New);
    assert!(matches!(stage.write("a/b", b"1"), Err(PublishError::Twice(path)) if path == "a/b"));
    for (path, named) in [("a", ("a", "a/b")), ("a/b/c", ("a/b", "a/b/c"))] {
        match stage.write(path, b"1") {
            Err(PublishError::FileOrFolder { file, inside }) => {
                assert_eq!((&*file, &*inside), named);
            }
            other => panic!("{path}: {other:?}"),
        }
    }
    stage.commit().unwrap();
}

#[test]
fn a_second_build_is_told_who_holds_the_output() {
    let (_folder, out) = site();
    let stage = Stage::open(&out).unwrap();
    match Stage::open(&out) {
        Err(error @ PublishError::Locked { .. }) => {
            let pid = std::process::id().to_string();
            assert!(error.words(Lang::Vi).cause.contains(&pid));
            assert!(error.words(Lang::En).cause.contains(&pid));
        }
        _ => panic!("two builds at once"),
    }
    drop(stage);
    Stage::open(&out).unwrap();
}

#[test]
fn odd_outputs() {
    let (folder, out) = site();
    // A link to a folder: the folder it leads to is exchanged, the link stays.
    let target = folder.path().join("true");
    fs::create_dir(&target).unwrap();
    std::os::unix::fs::symlink("true", &out).unwrap();
    publish(&out, 1);
    publish(&out, 2);
    assert_eq!(generation_of(&target), 2);
    assert!(fs::symlink_metadata(&out).unwrap().is_symlink());
    // A link that leads nowhere yet, and an output whose parents do not exist.
    std::os::unix::fs::symlink("later", folder.path().join("dangling")).unwrap();
    publish(&folder.path().join("dangling"), 1);
    assert_eq!(generation_of(&folder.path().join("later")), 1);
    publish(&folder.path().join("a/b/public"), 1);
    // A file, and a link that leads to itself.
    fs::write(folder.path().join("file"), "").unwrap();
    std::os::unix::fs::symlink("loop", folder.path().join("loop")).unwrap();
    for name in ["file", "loop"] {
        let refused = Stage::open(&folder.path().join(name)).err();
        assert!(matches!(refused, Some(PublishError::NotAFolder(_))), "{name}: {refused:?}");
    }
}
