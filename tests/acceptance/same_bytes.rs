//! The same content gives the same bytes, wherever and however it is built.

use std::fs;
use std::process::Command;

use unicode_normalization::UnicodeNormalization;

use super::site::{DINH_BANG, RECEPTION, Site, Spoken, dinh_bang};
use crate::tree::tree;

/// Its name, the arguments, and all of the environment.
type Circumstance =
    (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// The files of the fixture, so that a copy can be written in any order.
fn files() -> Vec<(String, Vec<u8>)> {
    let from = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/every-kind");
    let mut files = tree(from.as_ref());
    // Without the thousand units of the province, which are the same in every circumstance.
    let settings = String::from_utf8(files["content/site.yaml"].clone()).unwrap();
    let settings = settings.replace("province: 24\n", "");
    files.insert("content/site.yaml".to_owned(), settings.into_bytes());
    files.into_iter().collect()
}

fn site_of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Site {
    files.into_iter().fold(Site::bare(), |site, (path, bytes)| site.file(&path, bytes))
}

#[test]
fn no_circumstance_changes_a_byte() {
    let first = site_of(files());
    first.build().success();
    let wanted = first.published();
    assert!(wanted.len() > 100, "{} files", wanted.len());

    let backwards = site_of(files().into_iter().rev());
    backwards.build().success();
    assert_same(&wanted, &backwards, "written in reverse");

    let circumstances: [Circumstance; 3] = [
        ("one job", &["--jobs", "1"], &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "C")]),
        ("four jobs", &["--jobs", "4"], &[("TZ", "America/Adak"), ("LC_ALL", "tr_TR.UTF-8")]),
        ("a bare environment", &[], &[]),
    ];
    for (name, arguments, environment) in circumstances {
        let site = site_of(files());
        let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
        command.env_clear().arg("build").args(arguments).current_dir(site.path("."));
        command.envs(environment.iter().copied());
        Spoken::of(&mut command).code(0);
        assert_same(&wanted, &site, name);
    }
}

fn assert_same(wanted: &std::collections::BTreeMap<String, Vec<u8>>, site: &Site, name: &str) {
    let there = site.published();
    let paths = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        tree.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(paths(&there), paths(wanted), "{name}");
    let other: Vec<&String> = wanted.keys().filter(|path| wanted[*path] != there[*path]).collect();
    assert!(other.is_empty(), "{name}: {other:?}");
}

#[test]
fn another_folder_name_and_another_day_on_the_clock_change_nothing() {
    let one = Site::with("2023/a.yaml", RECEPTION);
    one.build().success();
    let other = Site::with("2023/a.yaml", RECEPTION);
    let place = other.around().join("chỗ khác có dấu");
    fs::rename(other.path(""), &place).unwrap();
    for file in tree(&place).keys() {
        let old = fs::FileTimes::new().set_modified(std::time::SystemTime::UNIX_EPOCH);
        fs::File::options().write(true).open(place.join(file)).unwrap().set_times(old).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    Spoken::of(command.args(["build", "--site"]).arg(&place)).code(0);
    assert_eq!(tree(&place.join("public")), one.published());
}

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::with("2023/a.yaml", RECEPTION);
    let first = site.build().outcome.built.unwrap();
    assert!(first.written > 0 && first.written == first.files, "{first:?}");
    let second = site.build().outcome.built.unwrap();
    assert_eq!((second.written, second.files), (0, first.files));
}

#[test]
fn what_is_removed_from_the_content_disappears() {
    let other = RECEPTION.replace("2023", "2022").replace("120", "4321");
    let site = Site::with("2023/a.yaml", RECEPTION).file(&dinh_bang("2022/a.yaml"), other);
    let run = site.build();
    assert!(run.success().has(&format!("{DINH_BANG}/2022/tiep-cong-dan/index.html")));
    assert!(!run.holders("4.321").is_empty());
    let site = site.without(&dinh_bang("2022/a.yaml"));
    let run = site.build();
    run.success().says_nowhere("4.321").says_nowhere("4321").says_nowhere("2022/tiep-cong-dan");
    let clean = Site::with("2023/a.yaml", RECEPTION);
    clean.build().success();
    assert_eq!(site.published(), clean.published());
}

#[test]
fn one_edit_writes_the_pages_that_speak_of_it() {
    let site = Site::with("2023/a.yaml", RECEPTION)
        .file(&dinh_bang("2022/a.yaml"), RECEPTION.replace("2023", "2022"));
    let all = site.build().outcome.built.unwrap().files;
    let site = site.edit(&dinh_bang("2023/a.yaml"), "host: Nguyễn Văn Mẫu", "host: Nguyễn Văn Thử");
    let built = site.build().outcome.built.unwrap();
    assert!(built.written > 0 && built.written * 4 < all, "{} of {all}", built.written);
}

#[test]
fn line_ends_marks_and_composed_letters_change_nothing() {
    // As Windows, as a Mac, and as an editor with a mark at the head would have written it.
    let one = Site::with("2023/a.yaml", RECEPTION);
    one.build().success();
    let decomposed: String = RECEPTION.nfd().collect();
    assert_ne!(decomposed, RECEPTION);
    for text in [RECEPTION.replace('\n', "\r\n"), format!("\u{feff}{RECEPTION}"), decomposed] {
        let site = Site::with("2023/a.yaml", &text);
        site.build().success().without_objection();
        assert_same(&one.published(), &site, &text);
    }
}
