//! A small site in a folder of its own, built in this process or by the program.

use crate::papers::pdf;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use danbiet::pipeline::{self, Options, Outcome, Silent};
use tempfile::TempDir;

use crate::tree::{Tree, tree};

const UNIT: &str = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";

/// A document of the site, the one that is edited.
pub(crate) const DOCUMENT: &str =
    "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/tiep-cong-dan.yaml";
/// Its page.
pub(crate) const PAGE: &str =
    "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/tiep-cong-dan/index.html";

/// A folder with a site, its outputs and its cache.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    /// A site of two documents, an attachment and a page.
    pub(crate) fn new() -> Place {
        let place = Place { folder: TempDir::new().unwrap() };
        for (path, text) in files() {
            place.file(&path, text);
        }
        place
    }

    /// A path in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the site.
    pub(crate) fn file(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path("site").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Publishes to `a`, with the cache.
    pub(crate) fn options(&self) -> Options {
        Options {
            out: self.path("a"),
            cache: Some(self.path("cache")),
            ..Options::of(self.path("site"))
        }
    }

    /// Builds with the cache.
    pub(crate) fn build(&self) -> Outcome {
        pipeline::build(&self.options(), &Silent).unwrap()
    }

    /// What a build makes that knows nothing.
    pub(crate) fn clean(&self) -> Tree {
        let out = TempDir::new().unwrap();
        let options = Options { out: out.path().join("b"), cache: None, ..self.options() };
        pipeline::build(&options, &Silent).unwrap();
        tree(&options.out)
    }

    /// What is published.
    pub(crate) fn published(&self) -> Tree {
        tree(&self.path("a"))
    }

    /// The program, told to build as `options` say.
    pub(crate) fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
        command.arg("build").arg("--site").arg(self.path("site"));
        command.arg("--out").arg(self.path("a"));
        command
    }

    /// The next build is right, and did so much.
    pub(crate) fn is_right(&self, what: &str) -> Outcome {
        let outcome = self.build();
        assert!(!outcome.is_refused(), "{what}: {:?}", outcome.findings);
        let (there, wanted) = (self.published(), self.clean());
        let all = there.keys().chain(wanted.keys());
        let other: Vec<&String> =
            all.filter(|path| there.get(*path) != wanted.get(*path)).collect();
        assert!(other.is_empty(), "{what}: {other:?}");
        outcome
    }
}

/// The files of the site.
pub(crate) fn files() -> Vec<(String, String)> {
    let reception = "kind: citizen-reception\nperiod: 2023\npublished: 2023-12-29\ntables:\n  \
        turnout:\n    - { line: sessions, value: 48 }\n    - { line: turns, value: 120 }\n  \
        schedule:\n    - { when: Thứ Năm, host: Nguyễn Văn Mẫu }\n\
        attachments:\n  - { file: lich.pdf, title: Lịch }\n";
    let before = "kind: citizen-reception\nperiod: 2022\nstate: none-occurred\n";
    let page = "---\ntitle: Giới thiệu\n---\nTrang thử.\n";
    vec![
        ("content/site.yaml".into(), "title: Trang thử\nbase-url: https://example.vn\n".into()),
        ("content/pages/gioi-thieu.md".into(), page.into()),
        (DOCUMENT.into(), reception.into()),
        (format!("{UNIT}/2023/lich.pdf"), pdf("Lịch")),
        (format!("{UNIT}/2022/tiep-cong-dan.yaml"), before.into()),
        (format!("{UNIT}/unit.yaml"), "reception: Sáng thứ Tư\n".into()),
    ]
}
