//! A site built in parts and put together has the very bytes of a whole build.

#[path = "common/tree.rs"]
mod tree;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tree::tree;

fn danbiet(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    command.args(arguments).output().expect("the program runs")
}

fn site() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-kind")
}

fn build(out: &Path, only: &[&str]) {
    let site = site();
    let mut arguments =
        vec!["build", "--no-cache", "-q", "--site", site.to_str().unwrap(), "--out"];
    arguments.push(out.to_str().unwrap());
    arguments.extend(only);
    let done = danbiet(&arguments);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn tops(root: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(root).unwrap().map(|entry| entry.unwrap());
    let folders = names.filter(|entry| entry.path().is_dir());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

#[test]
fn parts_put_together_are_the_whole() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    build(&at("whole"), &[]);
    build(&at("part-site"), &["--only", "site"]);
    let units: Vec<String> =
        tops(&at("whole")).difference(&tops(&at("part-site"))).cloned().collect();
    assert!(units.len() > 1, "several provinces, present and former: {units:?}");
    let mut merge = vec!["merge".to_owned(), at("part-site").display().to_string()];
    for unit in &units {
        let part = at(&format!("part-{unit}"));
        build(&part, &["--only", unit]);
        let mut own = tops(&part);
        // The packs of its own units, of the search.
        own.remove("tim-kiem");
        assert_eq!(own, BTreeSet::from([unit.clone()]), "a part has nothing of another");
        merge.push(part.display().to_string());
    }
    merge.extend(["--out".to_owned(), at("merged").display().to_string()]);
    let merge: Vec<&str> = merge.iter().map(String::as_str).collect();
    let done = danbiet(&merge);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let (whole, merged) = (tree(&at("whole")), tree(&at("merged")));
    assert_eq!(whole.keys().collect::<Vec<_>>(), merged.keys().collect::<Vec<_>>());
    let differing: Vec<&String> =
        whole.keys().filter(|path| whole[*path] != merged[*path]).collect();
    assert_eq!(differing, Vec::<&String>::new());
}

#[test]
fn parts_that_differ_in_a_file_are_refused() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name);
    for (part, words) in [("one", "a"), ("two", "b")] {
        fs::create_dir_all(at(part)).unwrap();
        fs::write(at(part).join("index.html"), words).unwrap();
    }
    let [one, two, out] = ["one", "two", "out"].map(|name| at(name).display().to_string());
    let done = danbiet(&["merge", &one, &two, "--out", &out, "--lang", "en"]);
    assert_eq!(done.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&done.stderr).contains("index.html"));
    assert!(!at("out").join("index.html").exists());
}

#[test]
fn a_part_of_an_unknown_unit_is_refused_with_the_nearest() {
    let site = site();
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let done = danbiet(&[
        "build",
        "--no-cache",
        "--site",
        site.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--only",
        "bac-ninhh",
        "--lang",
        "en",
    ]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("bac-ninh"));
}
