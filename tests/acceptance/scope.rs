//! A check of a change: what is listed is limited, what is checked is not.

use std::process::Command;

use super::site::{RECEPTION, Site, dinh_bang};

/// A document with a fault of its own, and one without.
fn site() -> Site {
    Site::with("2023/a.yaml", RECEPTION).file(
        &dinh_bang("2022/b.yaml"),
        RECEPTION.replace("2023", "2022").replace("value: 48", "value: x48"),
    )
}

fn git(site: &Site, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=Thử", "-c", "user.email=thu@example.vn"]).args(arguments);
    let done = command.current_dir(site.path(".")).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// Paths of the findings that are listed, and how many errors are not.
fn listed(site: &Site, arguments: &[&str], code: i32) -> (Vec<String>, Option<u64>) {
    let all = [&["check", "--no-cache", "--format", "json"], arguments].concat();
    let spoken = site.danbiet(&all).code(code);
    let read: serde_json::Value = serde_json::from_str(&spoken.out).unwrap();
    let paths = read["findings"].as_array().unwrap().iter();
    let paths = paths.map(|one| one["file"].as_str().unwrap_or("nowhere").to_owned()).collect();
    (paths, read["hidden"]["errors"].as_u64())
}

#[test]
fn files_limit_the_list_and_never_the_truth() {
    let site = site();
    let (sound, faulty) = (dinh_bang("2023/a.yaml"), dinh_bang("2022/b.yaml"));
    assert_eq!(listed(&site, &[], 1), (vec![faulty.clone()], None));
    assert_eq!(listed(&site, &[&faulty], 1), (vec![faulty.clone()], Some(0)));
    assert_eq!(
        listed(&site, &[&sound], 1),
        (vec![], Some(1)),
        "an error elsewhere is one all the same"
    );
    assert_eq!(listed(&site, &[&dinh_bang("2022")], 1), (vec![faulty.clone()], Some(0)));
    assert_eq!(listed(&site, &["content"], 1), (vec![faulty.clone()], Some(0)));
    // A name that only begins like a folder's is another.
    assert_eq!(listed(&site, &[&dinh_bang("202")], 1), (vec![], Some(1)));
    let said = site.danbiet(&["check", "--no-cache", &sound]).code(1).err;
    assert!(said.contains("Không liệt kê 1 phát hiện") && !said.contains("b.yaml"), "{said}");
    site.danbiet(&["check", "--no-cache", "/etc/hostname"]).code(2);
}

#[test]
fn what_a_change_causes_elsewhere_is_listed() {
    // The second of two documents for one address is objected to; the first is the one that changed.
    let site = Site::with("2023/a.yaml", RECEPTION).file(&dinh_bang("2023/b.yaml"), RECEPTION);
    let (first, second) = (dinh_bang("2023/a.yaml"), dinh_bang("2023/b.yaml"));
    for changed in [&first, &second] {
        let (paths, hidden) = listed(&site, &[changed], 1);
        assert_eq!((paths.len(), hidden), (1, Some(0)), "{changed}");
    }
}

#[test]
fn changed_since_asks_git() {
    let site = site();
    let (sound, faulty) = (dinh_bang("2023/a.yaml"), dinh_bang("2022/b.yaml"));
    // The site's folder may lie deeper than the repository, or in none at all.
    let said = site.danbiet(&["check", "--no-cache", "--changed-since", "HEAD"]).code(2).err;
    assert!(said.contains("git"), "{said}");
    git(&site, &["init", "-q", "-b", "main"]);
    git(&site, &["add", "-A"]);
    git(&site, &["commit", "-q", "-m", "đầu"]);
    let since = |site: &Site, rev: &str| listed(site, &["--changed-since", rev], 1);
    assert_eq!(since(&site, "HEAD"), (vec![], Some(1)));
    let site = site.edit(&sound, "value: 120", "value: x120");
    assert_eq!(since(&site, "HEAD"), (vec![sound.clone()], Some(1)));
    // What git does not know yet counts, in a folder with accents too.
    let new = dinh_bang("2021/tài liệu mới.yaml");
    let site = site.file(&new, RECEPTION.replace("2023", "2021").replace("48", "x48"));
    assert_eq!(since(&site, "HEAD").0, [new.clone(), sound.clone()]);
    // Only this side of the point where both parted counts.
    git(&site, &["switch", "-q", "-c", "nhánh"]);
    git(&site, &["add", "-A"]);
    git(&site, &["commit", "-q", "-m", "nhánh"]);
    git(&site, &["switch", "-q", "main"]);
    let site = site.edit(&faulty, "x48", "y48");
    git(&site, &["commit", "-q", "-a", "-m", "sau"]);
    git(&site, &["switch", "-q", "nhánh"]);
    assert_eq!(since(&site, "main").0, [new, sound]);
    for unknown in ["no-such-branch", "--output=x", "HEAD~99", ""] {
        let rev = format!("--changed-since={unknown}");
        let spoken = site.danbiet(&["check", "--no-cache", &rev]).code(2);
        assert!(!spoken.err.is_empty(), "{unknown}");
    }
    let said = site.danbiet(&["check", "--no-cache", "--changed-since", "no-such"]).code(2).err;
    assert!(said.contains("“no-such”"), "{said}");
}

#[test]
fn every_format_stands_alone_on_the_output() {
    let site = site();
    for format in ["sarif", "gitlab", "json"] {
        let out = site.danbiet(&["check", "--no-cache", "--format", format]).code(1).out;
        assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{format}: {out}");
    }
    let out = site.danbiet(&["check", "--no-cache", "--format", "junit"]).code(1).out;
    assert!(out.starts_with("<?xml") && out.contains("DB111"), "{out}");
    let out = site.danbiet(&["check", "--no-cache", "--format", "github"]).code(1).out;
    assert!(out.starts_with("::error file=content/") && out.lines().count() == 1, "{out}");
    // CI is run at the root of a repository whose site lies deeper.
    let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    command.args(["check", "--no-cache", "--format", "github", "--site", "site"]);
    let out = command.current_dir(site.around()).output().unwrap().stdout;
    assert!(out.starts_with(b"::error file=site/content/"), "{}", String::from_utf8_lossy(&out));
}
