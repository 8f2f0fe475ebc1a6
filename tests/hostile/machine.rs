//! What happens to a build rather than what stands in its files: no room, no handles, somebody
//! else at the same files. The last good site stands whenever the build does not end.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::site::{DINH_BANG, RECEPTION, Site, Spoken, dinh_bang};
use super::tree::tree;

/// How many of the known cases are of this sort: those below, and a full disk, which is tried
/// beside the failure of every other call in `tests/publish_faults.rs`
/// (`whichever_call_fails_the_site_is_whole`).
pub(super) fn cases() -> usize {
    include_str!("machine.rs").matches("\n#[test]\n").count() + 1
}

pub(super) const NOBODY: u32 = 65_534;

pub(super) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The program in the site's folder, where anybody may start it.
pub(super) fn program(site: &Site) -> Command {
    let copy = site.around().join("danbiet");
    if !copy.exists() {
        fs::copy(env!("CARGO_BIN_EXE_danbiet"), &copy).unwrap();
    }
    let mut command = Command::new(copy);
    command.current_dir(site.path(""));
    command
}

/// The program under a limit of the shell's.
fn limited(site: &Site, limit: &str, arguments: &str) -> Spoken {
    let binary = env!("CARGO_BIN_EXE_danbiet");
    let line = format!("{limit} && exec '{binary}' {arguments}");
    Spoken::of(Command::new("bash").args(["-c", &line]).current_dir(site.path("")))
}

/// A good site, built once; and its files.
fn good() -> (Site, super::tree::Tree) {
    let site = Site::with("2023/tot.yaml", RECEPTION);
    site.danbiet(&["build"]).code(0);
    let before = site.published();
    assert!(!before.is_empty());
    (site, before)
}

fn documents(site: Site, count: usize) -> Site {
    (0..count).fold(site, |site, n| {
        let text = format!("{RECEPTION}name: so {n}\ntext: Trang {n}.\n");
        site.file(&dinh_bang(&format!("2023/nhieu-{n:03}.yaml")), text)
    })
}

#[test]
fn a_limit_of_file_size() {
    let (site, before) = good();
    let site = documents(site, 20);
    let spoken = limited(&site, "trap '' XFSZ; ulimit -f 4", "build --no-cache --lang en");
    assert_ne!(spoken.code, 0, "{spoken:?}");
    assert!(!spoken.err.contains("panicked"), "{}", spoken.err);
    assert_eq!(site.published(), before);
    site.danbiet(&["build"]).code(0);
    assert!(site.published().len() > before.len(), "the next build mends it");
}

#[test]
fn an_output_that_may_not_be_written() {
    let (site, before) = good();
    let site = documents(site, 2);
    let out = site.path("public");
    let lock = |mode| fs::set_permissions(&out, fs::Permissions::from_mode(mode)).unwrap();
    let mut build = program(&site);
    build.args(["build", "--no-cache", "--lang", "en"]);
    if is_root() {
        fs::set_permissions(site.around(), fs::Permissions::from_mode(0o755)).unwrap();
        build.uid(NOBODY);
    }
    fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o555)).unwrap();
    lock(0o555);
    let spoken = Spoken::of(&mut build);
    lock(0o755);
    fs::set_permissions(site.path(""), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(spoken.code, 3, "{spoken:?}");
    assert_eq!(site.published(), before);
}

#[test]
fn twenty_four_open_files() {
    let (site, _) = good();
    let site = documents(site, 100);
    let spoken = limited(&site, "ulimit -n 24", "build --no-cache --lang en");
    assert_eq!(spoken.code, 0, "{spoken:?}");
    let pages = site.published().into_keys().filter(|path| path.contains("tiep-cong-dan-so-"));
    assert!(pages.filter(|path| path.ends_with("index.html")).count() >= 100);
}

fn started(site: &Site) -> Child {
    let mut build = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    build.args(["build", "--lang", "en"]).current_dir(site.path(""));
    build.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn two_builds_at_once() {
    let site = documents(good().0, 60);
    let builds = [started(&site), started(&site)].map(|build| build.wait_with_output().unwrap());
    let said = builds.each_ref().map(|build| String::from_utf8_lossy(&build.stderr).into_owned());
    // Each ends well, or is told who holds the output.
    let fine = builds.iter().filter(|build| build.status.success()).count();
    assert!(fine >= 1, "{said:#?}");
    for (build, said) in builds.iter().zip(&said) {
        assert!(build.status.success() || build.status.code() == Some(3), "{said}");
    }
    let pages = site.published().into_keys().filter(|path| path.contains("tiep-cong-dan-so-"));
    assert!(pages.filter(|path| path.ends_with("index.html")).count() >= 60);
    site.danbiet(&["build"]).code(0);
}

/// Builds again and again while `change` goes on beside it; every build ends well or refused.
fn while_changing(
    site: &Site,
    change: impl Fn(usize) + Send + Sync,
    mut look: impl FnMut(&Spoken),
) {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut turn = 0;
            while !stop.load(Ordering::Relaxed) {
                change(turn);
                turn += 1;
            }
        });
        for _ in 0..4 {
            let spoken = site.danbiet(&["build", "--lang", "en"]);
            assert!(!spoken.err.contains("panicked"), "{}", spoken.err);
            look(&spoken);
        }
        stop.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_file_rewritten_during_the_build() {
    let site = documents(good().0, 20);
    let path: PathBuf = site.path(&dinh_bang("2023/xau.yaml"));
    let text = |n: usize| {
        let middle = "giữa\n\n  ".repeat(2000);
        format!("{RECEPTION}name: xau\ntext: |\n  dau-{n}\n\n  {middle}\n\n  cuoi-{n}\n")
    };
    let texts = [text(1), text(2)];
    fs::write(&path, &texts[0]).unwrap();
    let change = |turn: usize| {
        let text = &texts[turn % 2];
        fs::write(&path, &text[..text.len() / 2]).unwrap();
        fs::write(&path, text).unwrap();
    };
    while_changing(&site, change, |spoken| {
        assert!(matches!(spoken.code, 0 | 1), "{spoken:?}");
        let page = site.path(&format!("public/{DINH_BANG}/2023/tiep-cong-dan-xau/index.html"));
        let Ok(page) = fs::read_to_string(page) else { return };
        let half =
            (1..=2).find(|n| page.contains(&format!("dau-{n}"))).map(|n| format!("cuoi-{n}"));
        assert!(half.is_some_and(|end| page.contains(&end)), "half of it was published");
    });
}

#[test]
fn files_deleted_during_the_build() {
    let site = documents(good().0, 60);
    let place = |n: usize| site.path(&dinh_bang(&format!("2023/nhieu-{:03}.yaml", n % 60)));
    let change = |turn: usize| {
        let text = fs::read(place(turn)).unwrap_or_default();
        if !text.is_empty() {
            fs::remove_file(place(turn)).unwrap();
            fs::write(place(turn), text).unwrap();
        }
    };
    while_changing(&site, change, |spoken| {
        assert!(matches!(spoken.code, 0 | 1), "{spoken:?}");
        let whole = |(path, bytes): (&String, &Vec<u8>)| {
            !path.ends_with(".html") || bytes.ends_with(b"</html>") || bytes.ends_with(b"</html>\n")
        };
        assert!(site.published().iter().all(whole), "a page was cut");
    });
}

#[test]
fn a_foreign_file_in_the_output() {
    let (site, _) = good();
    let site = site.file("public/CNAME", "xa.gov.vn\n");
    site.danbiet(&["build"]).code(0);
    let site = documents(site, 1);
    site.danbiet(&["build"]).code(0);
    assert_eq!(site.published()["CNAME"], b"xa.gov.vn\n");
}

#[test]
fn a_page_removed_from_content() {
    let (site, before) = good();
    let more = documents(site, 1);
    more.danbiet(&["build"]).code(0);
    let gone = format!("{DINH_BANG}/2023/tiep-cong-dan-so-0/index.html");
    assert!(more.published().contains_key(&gone));
    let less = more.without(&dinh_bang("2023/nhieu-000.yaml"));
    less.danbiet(&["build"]).code(0);
    assert!(!less.published().contains_key(&gone));
    let named: Vec<String> =
        tree(&less.path("public")).into_keys().filter(|path| path.contains("so-0")).collect();
    assert!(named.is_empty(), "{named:?}");
    assert_eq!(less.published().len(), before.len());
}
