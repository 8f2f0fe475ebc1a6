//! The builder of sites: files in, a build or a check out, and what may be asked of either.
//!
//! ```ignore
//! Site::new().file(&dinh_bang("2023/tiep-cong-dan.yaml"), RECEPTION).build().success()
//!     .page(&address("2023/tiep-cong-dan")).says("48 buổi");
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use danbiet::finding::{FileId, Finding, Lang, Lookup, Severity};
use danbiet::pipeline::live::Live;
use danbiet::pipeline::{self, MachineError, Options, Outcome, Silent};
use danbiet::report;
use danbiet::source::TEXT_LIMIT;
use scraper::{ElementRef, Html};
use tempfile::TempDir;

use crate::tree::{Tree, tree};

/// The ward of most fixtures, as it was until June 2025; and its address.
pub(super) const DINH_BANG: &str = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";

/// A path in the folder of Đình Bảng.
pub(super) fn dinh_bang(path: &str) -> String {
    format!("content/{DINH_BANG}/{path}")
}

/// A path of a manual of cases: `dinh-bang/…` is short for the folder of the ward; all else is as it
/// stands.
pub(super) fn in_dinh_bang(path: &str) -> String {
    path.strip_prefix("dinh-bang/").map_or_else(|| path.to_owned(), dinh_bang)
}

/// A small right document: nobody objects to it.
pub(super) const RECEPTION: &str = "\
kind: citizen-reception
period: 2023
published: 2023-12-29
tables:
  schedule:
    - { when: Thứ Năm hằng tuần, host: Nguyễn Văn Mẫu }
  turnout:
    - { line: sessions, value: 48 }
    - { line: turns, value: 120 }
";

const SETTINGS: &str = "title: Trang thử\nbase-url: https://example.vn/thu\n";

/// A site in a folder of its own.
pub(super) struct Site {
    folder: TempDir,
    options: Options,
}

impl Site {
    /// Settings and nothing else.
    pub(super) fn new() -> Site {
        Site::bare().file("content/site.yaml", SETTINGS)
    }

    /// Settings, and this document of Đình Bảng.
    pub(super) fn with(path: &str, text: &str) -> Site {
        Site::new().file(&dinh_bang(path), text)
    }

    /// A copy of a site below `tests/sites`.
    pub(super) fn at(name: &str) -> Site {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
        tree(&from).into_iter().fold(Site::bare(), |site, (path, bytes)| site.file(&path, bytes))
    }

    /// An empty folder.
    pub(super) fn bare() -> Site {
        let folder = TempDir::new().unwrap();
        let site = folder.path().join("site");
        fs::create_dir(&site).unwrap();
        let options = Options::of(site);
        Site { folder, options }
    }

    /// With a file.
    pub(super) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Site {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// With `old` in a file made `new`.
    pub(super) fn edit(self, path: &str, old: &str, new: &str) -> Site {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "{path} has no {old:?}");
        self.file(path, text.replace(old, new))
    }

    /// Without a file.
    pub(super) fn without(self, path: &str) -> Site {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    /// With a link at `path` that leads to `target`.
    pub(super) fn link(self, path: &str, target: &str) -> Site {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, path).unwrap();
        self
    }

    /// Built as of this day.
    pub(super) fn on(mut self, day: &str) -> Site {
        self.options.at = Some(day.parse().unwrap());
        self
    }

    /// Published below this address.
    pub(super) fn base_url(mut self, address: &str) -> Site {
        self.options.base_url = Some(address.to_owned());
        self
    }

    /// Kept in memory while its files change.
    pub(super) fn live(&self) -> Live {
        Live::start(&Options { cache: None, ..self.options.clone() }).unwrap()
    }

    /// Built with what the build before left.
    pub(super) fn cached(mut self) -> Site {
        self.options.cache = Some(self.folder.path().join("cache"));
        self
    }

    /// The books of the cache that hold these words.
    pub(super) fn remembered(&self, words: &str) -> Vec<String> {
        let books = tree(&self.options.cache.clone().unwrap()).into_iter();
        let holds = |bytes: &[u8]| bytes.windows(words.len()).any(|part| part == words.as_bytes());
        books.filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
    }

    /// Where a path of the site is on this machine.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.options.site.join(path)
    }

    /// The folder around the site.
    pub(super) fn around(&self) -> &Path {
        self.folder.path()
    }

    /// The published files with their bytes.
    pub(super) fn published(&self) -> Tree {
        tree(&self.options.out)
    }

    /// Checked, in this process.
    pub(super) fn check(&self) -> Run<'_> {
        self.run(pipeline::check(&self.options, &Silent))
    }

    /// Built, in this process.
    pub(super) fn build(&self) -> Run<'_> {
        self.run(pipeline::build(&self.options, &Silent))
    }

    fn run(&self, outcome: Result<Outcome, MachineError>) -> Run<'_> {
        let outcome = outcome.unwrap_or_else(|error| panic!("the machine failed: {error}"));
        let run = Run { site: self, outcome };
        run.outcome.findings.iter().for_each(speaks);
        run
    }

    /// The program itself, in the site's folder.
    pub(super) fn danbiet(&self, arguments: &[&str]) -> Spoken {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
        command.args(arguments).current_dir(&self.options.site);
        Spoken::of(&mut command)
    }
}

/// Every finding says cause and remedy, in both languages, and hides nothing in them.
fn speaks(finding: &Finding) {
    let words = [&finding.vi.cause, &finding.vi.remedy, &finding.en.cause, &finding.en.remedy];
    assert!(words.iter().all(|words| !words.trim().is_empty()), "{finding:?}");
    assert!(finding.vi.cause != finding.en.cause, "{finding:?}");
    assert!(finding.vi.remedy != finding.en.remedy, "{finding:?}");
}

/// What came of a build or a check.
pub(super) struct Run<'s> {
    site: &'s Site,
    /// As the pipeline tells it.
    pub(super) outcome: Outcome,
}

/// A finding by code, path, line and column.
pub(super) type Found = (String, String, u64, u64);

impl Run<'_> {
    /// All findings; line and column are 0 where there is none.
    pub(super) fn found(&self) -> Vec<Found> {
        let texts = Texts::of(&self.outcome);
        let json =
            report::json(&self.outcome.findings, &texts, Lang::En, &report::Besides::default());
        found_in(&json)
    }

    /// The findings that stand in the way of a publication.
    #[allow(dead_code, reason = "for the hostile cases")]
    pub(super) fn errors(&self) -> Vec<Found> {
        let texts = Texts::of(&self.outcome);
        let errors = self.outcome.findings.iter().filter(|one| one.severity == Severity::Error);
        let json = report::json(
            &errors.cloned().collect::<Vec<_>>(),
            &texts,
            Lang::En,
            &report::Besides::default(),
        );
        found_in(&json)
    }

    /// The first findings in words, for the message of a test that failed.
    pub(super) fn report(&self) -> String {
        let told = report::plain(&self.outcome.findings, &Texts::of(&self.outcome), Lang::En);
        told.lines().take(40).collect::<Vec<_>>().join("\n")
    }

    /// This finding is among them.
    #[track_caller]
    pub(super) fn finds(&self, code: &str, path: &str, line: u64, column: u64) -> &Self {
        let wanted = (code.to_owned(), path.to_owned(), line, column);
        assert!(self.found().contains(&wanted), "no {wanted:?} in\n{}", self.report());
        self
    }

    /// A finding with this code speaks, in Vietnamese, of this.
    #[track_caller]
    pub(super) fn says(&self, code: &str, words: &str) -> &Self {
        let of_code = |finding: &&Finding| finding.code == code;
        let mut said = self.outcome.findings.iter().filter(of_code).map(|one| &one.vi);
        let fits = said.any(|said| said.cause.contains(words) || said.remedy.contains(words));
        assert!(fits, "no {code} says {words:?} in\n{}", self.report());
        self
    }

    /// No error stands in the way; a build has published.
    #[track_caller]
    pub(super) fn success(&self) -> &Self {
        assert!(!self.outcome.is_refused(), "{}", self.report());
        self
    }

    /// Nobody objects to anything.
    #[track_caller]
    pub(super) fn without_objection(&self) -> &Self {
        assert!(self.outcome.findings.is_empty(), "{}", self.report());
        self
    }

    /// The gate against personal data says nothing.
    #[track_caller]
    pub(super) fn without_objection_of_the_gate(&self) -> &Self {
        let of_gate = |found: &Found| ("DB300".."DB320").contains(&found.0.as_str());
        assert!(!self.found().iter().any(of_gate), "{}", self.report());
        self
    }

    /// An error stood in the way, and nothing was published.
    #[track_caller]
    pub(super) fn refused(&self) -> &Self {
        assert!(self.outcome.is_refused() && self.outcome.built.is_none());
        self
    }

    /// The page at an address.
    #[track_caller]
    pub(super) fn page(&self, address: &str) -> Page {
        let folder = address.trim_matches('/');
        let file = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Page::of(&self.file(&format!("{file}index.html")))
    }

    /// A published file.
    #[track_caller]
    pub(super) fn file(&self, path: &str) -> String {
        let bytes = fs::read(self.site.options.out.join(path));
        String::from_utf8(bytes.unwrap_or_else(|error| panic!("{path}: {error}"))).unwrap()
    }

    /// All addresses of the sitemaps.
    #[track_caller]
    pub(super) fn sitemap(&self) -> String {
        let published = self.site.published();
        let maps = published.iter().filter(|(path, _)| path.starts_with("sitemap-"));
        maps.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect()
    }

    /// A published file as JSON.
    #[track_caller]
    pub(super) fn json(&self, path: &str) -> serde_json::Value {
        serde_json::from_str(&self.file(path)).unwrap()
    }

    /// A file of this path was published.
    pub(super) fn has(&self, path: &str) -> bool {
        self.site.options.out.join(path).exists()
    }

    /// No published file holds these words: as bytes, as text of a page, or in its name.
    #[track_caller]
    pub(super) fn says_nowhere(&self, words: &str) -> &Self {
        let holders = self.holders(words);
        assert!(holders.is_empty(), "{words:?} in {holders:?}");
        self
    }

    /// The published files that hold these words.
    pub(super) fn holders(&self, words: &str) -> Vec<String> {
        let published = self.site.published();
        let holds = |path: &String, bytes: &Vec<u8>| {
            let text = String::from_utf8_lossy(bytes);
            let is_page = path.ends_with(".html") || path.ends_with(".xml");
            path.contains(words)
                || text.contains(words)
                || (is_page && Page::of(&text).text.contains(words))
        };
        published
            .iter()
            .filter(|(path, bytes)| holds(path, bytes))
            .map(|(path, _)| path.clone())
            .collect()
    }
}

/// The findings of a report.
fn found_in(json: &str) -> Vec<Found> {
    let json: serde_json::Value = serde_json::from_str(json).unwrap();
    let one = |finding: &serde_json::Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or("nowhere").to_owned();
        let number = |key: &str| finding[key].as_u64().unwrap_or(0);
        (text("code"), text("file"), number("line"), number("column"))
    };
    json["findings"].as_array().unwrap().iter().map(one).collect()
}

/// The words of a page, as they are read.
#[allow(dead_code, reason = "for the hostile cases")]
pub(super) fn words_of(html: &str) -> String {
    Page::of(html).text
}

/// A page as it is read.
pub(super) struct Page {
    /// As published.
    pub(super) html: String,
    /// Its words, blanks made one space.
    pub(super) text: String,
}

impl Page {
    fn of(html: &str) -> Page {
        let parsed = Html::parse_document(html);
        let mut words = String::new();
        read(parsed.root_element(), &mut words);
        let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Page { html: html.to_owned(), text }
    }

    /// The words are on it.
    #[track_caller]
    pub(super) fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "no {words:?} in\n{}", self.text);
        self
    }

    /// The words are not on it.
    #[track_caller]
    pub(super) fn hides(&self, words: &str) -> &Self {
        assert!(!self.text.contains(words), "{words:?} in\n{}", self.text);
        self
    }
}

/// The words of an element; what is no part of a line ends one.
fn read(element: ElementRef<'_>, words: &mut String) {
    const SKIPPED: [&str; 2] = ["script", "style"];
    const WITHIN_A_LINE: [&str; 7] = ["a", "b", "em", "small", "span", "strong", "time"];
    let name = element.value().name();
    let end = if WITHIN_A_LINE.contains(&name) { "" } else { " " };
    if SKIPPED.contains(&name) {
        return;
    }
    words.push_str(end);
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            words.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child) {
            read(child, words);
        }
    }
    words.push_str(end);
}

/// What the program said.
#[derive(Debug)]
pub(super) struct Spoken {
    /// Exit code.
    pub(super) code: i32,
    /// Standard output.
    pub(super) out: String,
    /// Standard error.
    pub(super) err: String,
}

impl Spoken {
    /// Starts the program and waits for it.
    pub(super) fn of(command: &mut Command) -> Spoken {
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Spoken { code: status.code().unwrap_or(-1), out: text(stdout), err: text(stderr) }
    }

    /// It ended with this code.
    #[track_caller]
    pub(super) fn code(self, code: i32) -> Spoken {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}

/// The texts that findings point into.
struct Texts<'o> {
    outcome: &'o Outcome,
    read: BTreeMap<FileId, Vec<u8>>,
}

impl<'o> Texts<'o> {
    fn of(outcome: &'o Outcome) -> Texts<'o> {
        let spans = outcome.findings.iter().flat_map(|one| one.at.iter().chain(&one.related));
        let text = |file: FileId| Some((file, outcome.sources.read(file, TEXT_LIMIT).ok()?));
        Texts { outcome, read: spans.filter_map(|span| text(span.file)).collect() }
    }
}

impl Lookup for Texts<'_> {
    fn path(&self, file: FileId) -> &str {
        self.outcome.sources.path(file).unwrap_or("danbiet")
    }

    fn text(&self, file: FileId) -> Option<&[u8]> {
        self.read.get(&file).map(Vec::as_slice)
    }
}
