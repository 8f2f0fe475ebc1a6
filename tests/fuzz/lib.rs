//! What the targets share: a small site in memory whose one file is the fuzzer's, and what must
//! hold of every objection and of every tag.

use std::cell::OnceCell;
use std::fs;
use std::path::Path;

use danbiet::finding::{FileId, Finding};
use danbiet::model::{Model, Whole, load};
use danbiet::source;
use scraper::Html;
use tempfile::TempDir;

const FOLDER: &str = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023";

/// A right document that takes its schedule from a CSV file.
const WITH_CSV: &str = "kind: citizen-reception\nperiod: 2023\npublished: 2023-12-29\n\
                        tables: { schedule: lich.csv, turnout: luot.csv }\n";

thread_local! {
    static SITE: OnceCell<Small> = const { OnceCell::new() };
}

/// A site with settings, read once.
struct Small {
    folder: TempDir,
    model: Model,
}

impl Small {
    fn new() -> Small {
        let memory = Path::new("/dev/shm");
        let folder = match memory.is_dir() {
            true => TempDir::new_in(memory),
            false => TempDir::new(),
        };
        let folder = folder.expect("a folder for the small site");
        put(folder.path(), "content/site.yaml", b"title: Trang\n");
        fs::create_dir_all(folder.path().join(FOLDER)).expect("its folders");
        let sources = source::list(folder.path(), &["content"]).expect("the small site").value;
        Small { model: load(&sources).value, folder }
    }

    /// Reads the document at `path` after the files are laid out.
    fn read(&self, files: &[(&str, &[u8])], path: &str) -> (Option<Whole>, Vec<Finding>) {
        for (name, bytes) in files {
            put(self.folder.path(), &format!("{FOLDER}/{name}"), bytes);
        }
        let sources = source::list(self.folder.path(), &["content"]).expect("the small site").value;
        let file = sources.by_path(&format!("{FOLDER}/{path}")).expect("it was laid out").id;
        let judged = self.model.whole(&sources, file);
        for finding in &judged.findings {
            for span in finding.at.iter().chain(&finding.related) {
                let bytes = fs::read(sources.disk_path(span.file)).expect("it was laid out");
                inside(span.start, span.end, &bytes);
            }
        }
        (judged.value, judged.findings)
    }
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("its folders");
    fs::write(path, bytes).expect("a file of the small site");
}

/// Reads bytes as a document: YAML, or Markdown with its head.
pub fn document(bytes: &[u8], ending: &str) -> Option<Whole> {
    let name = format!("thu.{ending}");
    SITE.with(|site| site.get_or_init(Small::new).read(&[(&name, bytes)], &name).0)
}

/// Reads bytes as the CSV tables of a document.
pub fn tables(bytes: &[u8]) -> Option<Whole> {
    let files: [(&str, &[u8]); 3] =
        [("bang.yaml", WITH_CSV.as_bytes()), ("lich.csv", bytes), ("luot.csv", bytes)];
    SITE.with(|site| site.get_or_init(Small::new).read(&files, "bang.yaml").0)
}

/// A place lies in its file, and cuts no sign in two.
pub fn inside(start: u32, end: u32, bytes: &[u8]) {
    let (start, end) = (start as usize, end as usize);
    // What is pointed at may be the end of the file itself.
    assert!(start <= end && start <= bytes.len() && end <= bytes.len() + 1, "{start}..{end}");
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert!(text.is_char_boundary(start), "{start} cuts a sign");
        assert!(text.is_char_boundary(end.min(text.len())), "{end} cuts a sign");
    }
}

/// The objections to a text that is no file.
pub fn inside_all(findings: &[Finding], bytes: &[u8]) {
    for finding in findings {
        for span in finding.at.iter().chain(&finding.related) {
            inside(span.start, span.end, bytes);
        }
    }
}

/// The file of a text that is none.
pub const FILE: FileId = FileId(0);

/// The elements of finished HTML, parsed as a browser does; panics at one that no text may have.
///
/// The list is written down a second time: the program's own could be wrong.
pub fn harmless(html: &str) -> Vec<String> {
    const NAMES: [&str; 27] = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    const ATTRIBUTES: [&str; 12] = [
        "alt",
        "aria-label",
        "class",
        "href",
        "id",
        "loading",
        "rel",
        "role",
        "scope",
        "src",
        "start",
        "tabindex",
    ];
    let tree = Html::parse_fragment(html);
    let elements = tree.root_element().descendants().filter_map(|node| node.value().as_element());
    let mut names = Vec::new();
    for element in elements.skip(1) {
        assert!(NAMES.contains(&element.name()), "<{}> in {html}", element.name());
        for (name, value) in element.attrs() {
            assert!(ATTRIBUTES.contains(&name), "{name} in {html}");
            if matches!(name, "href" | "src") {
                leads_nowhere_strange(value);
            }
        }
        names.push(element.name().to_owned());
    }
    names
}

/// An address as a browser reads it: blanks and controls at its ends and line ends within dropped.
fn leads_nowhere_strange(address: &str) {
    let edge = |sign: char| sign <= ' ';
    let seen: String = address.trim_matches(edge).replace(['\t', '\n', '\r'], "");
    let scheme = seen.split(['/', '?', '#', '\\']).next().and_then(|start| start.split_once(':'));
    if let Some((scheme, _)) = scheme {
        let scheme = scheme.to_ascii_lowercase();
        assert!(matches!(&*scheme, "http" | "https" | "mailto" | "tel"), "{address}");
    } else {
        assert!(!seen.replace('\\', "/").starts_with("//"), "{address} leads to another host");
    }
}
