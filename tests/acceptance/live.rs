//! A site that is kept in memory shows, after every change, what a whole build would publish.

use crate::papers::pdf;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use danbiet::pipeline::live::{Live, Seen, Standing};
use danbiet::source::{self, TEXT_LIMIT};

use super::site::{RECEPTION, Site, dinh_bang};

/// A site, the same in memory, and every path that was ever published.
struct Kept {
    site: Site,
    live: Live,
    paths: BTreeSet<String>,
}

impl Kept {
    fn new(site: Site) -> Kept {
        let live = site.live();
        let mut kept = Kept { site: site.cached(), live, paths: BTreeSet::new() };
        kept.is_as_built(&[]);
        kept
    }

    /// Every kind of document, duties, a day that follows the content, files beside a document, a
    /// text that links, and a theme of the site's own.
    fn of_all() -> Kept {
        let beside = RECEPTION.replace("2023", "2021").replace(
            "tables:\n  schedule:\n    - { when: Thứ Năm hằng tuần, host: Nguyễn Văn Mẫu }\n",
            "attachments: [ { file: lich.pdf, title: Lịch đã ký } ]\n\
             tables:\n  schedule: lich.csv\n",
        );
        let text = "---\ntitle: Sổ tay\nmenu: { group: about }\n---\n[Từ Sơn](../bac-ninh-27/index.html)\n";
        let site = Site::at("every-kind")
            .edit("content/site.yaml", "date: 2027-04-15", "theme: rieng")
            .edit("content/site.yaml", "since: 2027", "since: 2024")
            .file(&dinh_bang("2021/tiep-cong-dan.yaml"), beside)
            .file(&dinh_bang("2021/lich.csv"), "when,host\nThứ Năm,Ông Mẫu\n")
            .file(&dinh_bang("2021/lich.pdf"), pdf("1.7"))
            .file("content/pages/so-tay.md", text)
            .file("themes/rieng/strings.vi.yaml", "skip: Đến nội dung\n");
        Kept::new(site)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.site.path("").canonicalize().unwrap().join(path)
    }

    fn update(&self, paths: &[&str]) -> Seen {
        let paths: Vec<PathBuf> = paths.iter().map(|path| self.path(path)).collect();
        self.live.update(&paths)
    }

    /// Tells of paths that changed, and compares every file with a whole build.
    #[track_caller]
    fn is_as_built(&mut self, paths: &[&str]) {
        match self.update(paths) {
            Seen::Fresh => {}
            Seen::Refused(outcome) => panic!("{paths:?}: {:#?}", outcome.findings),
            seen => panic!("{paths:?}: {seen:?}"),
        }
        self.site.build().success();
        let published = self.site.published();
        self.paths.extend(published.keys().cloned());
        for path in &self.paths {
            let standing = match self.live.file(path) {
                Standing::Published if is_of_publication(path) => continue,
                Standing::File(bytes) => Some(bytes),
                Standing::Nothing => None,
                other => panic!("{path}: {other:?}"),
            };
            assert!(standing.as_ref() == published.get(path), "{path} after {paths:?}");
        }
    }

    /// An edit of one file, told and compared.
    #[track_caller]
    fn edit(&mut self, path: &str, old: &str, new: &str) {
        self.write_with(path, old, new);
        self.is_as_built(&[path]);
    }

    #[track_caller]
    fn write_with(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{path} has no {old:?}");
        fs::write(self.path(path), text.replace(old, new)).unwrap();
    }
}

/// Made of all pages together, or left from an earlier style.
fn is_of_publication(path: &str) -> bool {
    let of_all = ["sitemap", "robots.txt", "assets/", ".danbiet"];
    of_all.iter().any(|start| path.starts_with(start))
}

#[test]
fn every_file_is_what_a_build_makes() {
    let mut kept = Kept::of_all();
    let poor = dinh_bang("2023/ho-ngheo.yaml");
    // One document, whose figures stand on many pages.
    kept.edit(&poor, "members: 3", "members: 7");
    // The site has another day; the unit has a list of another quarter.
    kept.edit(&poor, "published: 2023-12-15", "published: 2028-02-15");
    kept.edit(&poor, "published: 2028-02-15", "published: 2023-12-16");
    // Files beside a document.
    kept.edit(&dinh_bang("2021/lich.csv"), "Ông Mẫu", "Bà Mẫu");
    kept.edit(&dinh_bang("2021/lich.pdf"), "1.7", "1.7 và dài hơn");
    // The theme, the text, the unit, the settings: what stands on many pages.
    kept.edit("themes/rieng/strings.vi.yaml", "Đến nội dung", "Tới nội dung");
    kept.edit("content/pages/so-tay.md", "Sổ tay", "Cẩm nang");
    kept.edit(&dinh_bang("unit.yaml"), "unit:", "contact: { phone: 0222 111 }\nunit:");
    kept.edit("content/site.yaml", "description: ", "description: Mới. ");
}

#[test]
fn documents_move_go_and_come_back() {
    let mut kept = Kept::of_all();
    let reception = dinh_bang("2023/tiep-cong-dan.yaml");
    let text = fs::read(kept.path(&reception)).unwrap();
    kept.edit(&reception, "period: 2023\n", "period: 2023\nname: lần hai\n");
    fs::remove_file(kept.path(&reception)).unwrap();
    kept.is_as_built(&[&reception]);
    // Written beside and renamed over, by an editor that leaves a copy.
    let draft = dinh_bang("2023/.tiep-cong-dan.yaml.swp");
    fs::write(kept.path(&draft), &text).unwrap();
    fs::rename(kept.path(&draft), kept.path(&reception)).unwrap();
    kept.is_as_built(&[&draft, &reception]);
    // A folder of a year goes and comes back.
    let (year, away) = (dinh_bang("2022"), "away");
    fs::rename(kept.path(&year), kept.path(away)).unwrap();
    kept.is_as_built(&[&year]);
    fs::rename(kept.path(away), kept.path(&year)).unwrap();
    kept.is_as_built(&[&year]);
    // A link: two paths lead to one file.
    let linked = dinh_bang("2022/tiep-cong-dan.yaml");
    fs::write(kept.path(&linked), RECEPTION.replace("2023", "2022")).unwrap();
    kept.is_as_built(&[&linked]);
    kept.edit(&linked, "value: 48", "value: 49");
}

#[test]
fn what_is_broken_is_named_and_mending_it_is_enough() {
    let mut kept = Kept::of_all();
    let (poor, reception) = (dinh_bang("2023/ho-ngheo.yaml"), dinh_bang("2023/tiep-cong-dan.yaml"));
    let objections = |seen: Seen| match seen {
        Seen::Refused(outcome) => outcome.findings.iter().map(|one| one.code).collect(),
        seen => panic!("{seen:?}"),
    };
    let page = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/ho-ngheo/index.html";
    kept.write_with(&poor, "members: 3", "members: ba");
    let codes: Vec<&str> = objections(kept.update(&[&poor]));
    assert!(!codes.is_empty());
    assert_eq!(kept.live.file(page), Standing::Published, "never half of a document");
    // Another change meanwhile does not make it good.
    kept.write_with(&reception, "value: 48", "value: 50");
    let _: Vec<&str> = objections(kept.update(&[&reception]));
    assert!(matches!(kept.update(&[&reception]), Seen::Same));
    kept.edit(&poor, "members: ba", "members: 5");
    // Faults outside the documents.
    kept.write_with("themes/rieng/strings.vi.yaml", "skip", "skpi");
    let theme: Vec<&str> = objections(kept.update(&["themes/rieng/strings.vi.yaml"]));
    assert!(!theme.is_empty());
    kept.edit("themes/rieng/strings.vi.yaml", "skpi", "skip");
    kept.write_with("content/site.yaml", "title: ", "title: [");
    let _: Vec<&str> = objections(kept.update(&["content/site.yaml"]));
    kept.edit("content/site.yaml", "title: [", "title: ");
}

#[test]
fn a_page_that_is_asked_for_before_its_change_is_told_is_whole() {
    let kept = Kept::of_all();
    let reception = dinh_bang("2023/tiep-cong-dan.yaml");
    let page = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/tiep-cong-dan/index.html";
    kept.write_with(&reception, "value: 48", "value: 4848");
    let Standing::File(bytes) = kept.live.file(page) else { panic!("no page") };
    assert!(String::from_utf8(bytes).unwrap().contains("4.848"));
    // Whoever is told of the change must still learn that there is something new; once.
    assert!(matches!(kept.update(&[&reception]), Seen::Fresh));
    assert!(matches!(kept.update(&[&reception]), Seen::Same));
}

#[test]
fn a_file_that_was_caught_while_it_was_written_is_seen_when_it_is_whole() {
    let site = Site::with("2023/tiep-cong-dan.yaml", "");
    let (path, whole) = (site.path(&dinh_bang("2023/tiep-cong-dan.yaml")), RECEPTION);
    let mut sources = source::list(&site.path(""), &["content"]).unwrap().value;
    let file = sources.by_path(&dinh_bang("2023/tiep-cong-dan.yaml")).unwrap().id;
    assert!(sources.renew(file).unwrap(), "nothing was known of it");
    fs::write(path, whole).unwrap();
    assert!(sources.read(file, TEXT_LIMIT).is_err(), "it is other than what was looked at");
    assert!(sources.renew(file).unwrap(), "nor was it ever taken up");
    assert_eq!(sources.read(file, TEXT_LIMIT).unwrap(), whole.as_bytes());
    assert!(!sources.renew(file).unwrap());
}

#[test]
fn leftovers_and_files_that_are_gone_again_change_nothing() {
    let kept = Kept::of_all();
    for path in [".x.swp", "2023/a.yaml~", "2023/4913", ".git/index"] {
        assert!(matches!(kept.update(&[&dinh_bang(path)]), Seen::Same), "{path}");
    }
    assert!(matches!(kept.update(&[]), Seen::Fresh));
}
