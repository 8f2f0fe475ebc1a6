//! What lies in the content folder and is no ordinary file: links, pipes, what may not be read.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::{fs, path::Path};

use super::machine::NOBODY;
use super::site::{DINH_BANG, RECEPTION, Site, dinh_bang};

/// How many of the known cases are below.
pub(super) fn cases() -> usize {
    include_str!("links.rs").matches("\n#[test]\n").count()
}

const SECRET: &str = "TOP-SECRET-OUTSIDE-CONTENT";

/// A site with one good document and this link.
fn with_link(at: &str, target: &str) -> Site {
    Site::with("2023/tot.yaml", RECEPTION)
        .file("secret/bi-mat.yaml", RECEPTION.replace("Nguyễn Văn Mẫu", SECRET))
        .link(&dinh_bang(at), target)
}

#[test]
fn a_link_to_a_file_outside_content() {
    let site = with_link("2023/xau.yaml", "../../../../../secret/bi-mat.yaml");
    site.build().refused().finds("DB005", &dinh_bang("2023/xau.yaml"), 1, 1);
}

#[test]
fn a_link_to_a_folder_outside_content() {
    let site = with_link("2022", "../../../../secret");
    site.build().refused().finds("DB005", &dinh_bang("2022"), 1, 1);
}

#[test]
fn a_link_in_the_theme_to_a_file_outside() {
    let site = Site::with("2023/tot.yaml", RECEPTION)
        .file("secret/bi-mat.txt", SECRET)
        .link("themes/default/assets/bi-mat.txt", "../../../secret/bi-mat.txt");
    site.build().refused().finds("DB005", "themes/default/assets/bi-mat.txt", 1, 1);
}

#[test]
fn two_links_that_lead_to_each_other() {
    let site = Site::with("2023/tot.yaml", RECEPTION)
        .link(&dinh_bang("2023/a.yaml"), "b.yaml")
        .link(&dinh_bang("2023/b.yaml"), "a.yaml");
    let run = site.build();
    run.refused().finds("DB006", &dinh_bang("2023/a.yaml"), 1, 1);
    run.finds("DB006", &dinh_bang("2023/b.yaml"), 1, 1);
}

#[test]
fn a_folder_that_holds_itself() {
    let site = with_link("vong", ".");
    site.build().refused().finds("DB006", &dinh_bang("vong"), 1, 1);
}

#[test]
fn a_link_that_leads_nowhere() {
    let site = with_link("2023/xau.yaml", "khong-co.yaml");
    site.build().refused().finds("DB001", &dinh_bang("2023/xau.yaml"), 1, 1);
}

#[test]
fn a_link_to_a_device_without_end() {
    let site = with_link("2023/xau.yaml", "/dev/zero");
    site.build().refused().finds("DB005", &dinh_bang("2023/xau.yaml"), 1, 1);
}

#[test]
fn a_pipe() {
    let site = Site::with("2023/tot.yaml", RECEPTION);
    let made = Command::new("mkfifo").arg(site.path(&dinh_bang("2023/xau.yaml"))).status();
    assert!(made.unwrap().success());
    site.build().refused().finds("DB001", &dinh_bang("2023/xau.yaml"), 1, 1);
}

#[test]
fn a_file_that_may_not_be_read() {
    let site = Site::with("2023/tot.yaml", RECEPTION).file(&dinh_bang("2023/xau.yaml"), RECEPTION);
    fs::set_permissions(site.path(&dinh_bang("2023/xau.yaml")), fs::Permissions::from_mode(0o000))
        .unwrap();
    let mut check = super::machine::program(&site);
    check.args(["check", "--format", "plain", "--lang", "en"]);
    if super::machine::is_root() {
        // Root reads everything; somebody else does not.
        fs::set_permissions(site.around(), fs::Permissions::from_mode(0o755)).unwrap();
        check.uid(NOBODY);
    }
    let spoken = super::site::Spoken::of(&mut check).code(1);
    let path = dinh_bang("2023/xau.yaml");
    assert!(spoken.err.contains(&path) && spoken.err.contains("DB001"), "{}", spoken.err);
    assert!(Path::new(DINH_BANG).is_relative());
}
