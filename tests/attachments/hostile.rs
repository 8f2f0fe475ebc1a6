//! Files that want to harm, and files that are broken: refused by name, never a panic, never a wait.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::found;
use super::make::{
    Pdf, docx, gif, jpeg, lines, open_document, paragraph, pdf, png, rows, webp, xlsx, zip,
};
use danbiet::privacy::attachment::{DEPTH, ENTRIES, Fault, PDF_PAGES, UNPACKED};

/// One file of each format that is read by its structure.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let page = lines(&["Danh sach ho ngheo"]);
    vec![
        (
            "pdf",
            Pdf {
                pages: &[&page, &page],
                properties: &[("Author", "A")],
                note: Some("B"),
                xmp: Some("<x>c</x>"),
                ..Pdf::default()
            }
            .bytes(),
        ),
        (
            "docx",
            docx(
                &paragraph(&["Quyết định"]),
                &[("docProps/core.xml", "<p><dc:title>A</dc:title></p>")],
            ),
        ),
        ("xlsx", xlsx(&[("A", "visible", &rows(&[&["Thu", "#1"]]))], &[])),
        ("ods", open_document("<table:table table:name=\"A\"/>", &[])),
        ("jpg", jpeg(&[(0xe1, b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0\0\0\0\0"), (0xfe, b"abc")], b"")),
        ("png", png(&[("tEXt", b"Title\0abc")], b"")),
        ("gif", gif("abc")),
        ("webp", webp(&[("VP8 ", b"abcd"), ("XMP ", b"<x/>")])),
        ("rtf", b"{\\rtf1 abc\\'e1\\u273 ?\\par}".to_vec()),
        ("csv", b"a;b\n\"1\";2\n".to_vec()),
    ]
}

fn faults_of(ending: &str, bytes: &[u8]) -> Vec<Fault> {
    let begun = Instant::now();
    let faults = found(ending, bytes).faults;
    // A second in the program as shipped; tests without optimisation get five.
    assert!(begun.elapsed() < Duration::from_secs(5), "{ending}: {:?}", begun.elapsed());
    faults
}

#[track_caller]
fn refused(ending: &str, bytes: &[u8], is: fn(&Fault) -> bool) {
    let faults = faults_of(ending, bytes);
    assert!(faults.iter().any(is), "{ending}: {faults:?}");
}

#[test]
fn encrypted_files_are_refused() {
    let is = |fault: &Fault| matches!(fault, Fault::Encrypted);
    let container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1EncryptedPackage";
    refused("docx", container, is);
    refused("xlsx", container, is);
    let manifest = "<manifest><manifest:encryption-data/></manifest>";
    let locked = zip(&[("content.xml", "<a/>"), ("META-INF/manifest.xml", manifest)]);
    refused("odt", &locked, is);
    let mut flagged = zip(&[("a.txt", "Chữ")]);
    let flags: Vec<usize> = (0..flagged.len() - 4)
        .filter_map(|at| match &flagged[at..at + 4] {
            b"PK\x03\x04" => Some(at + 6),
            b"PK\x01\x02" => Some(at + 8),
            _ => None,
        })
        .collect();
    flags.into_iter().for_each(|at| flagged[at] |= 1);
    refused("zip", &flagged, is);
    let mut document = Pdf { pages: &[&lines(&["A"])], ..Pdf::default() }.document();
    document.trailer.set("ID", vec![lopdf::Object::string_literal("0123456789abcdef"); 2]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &document,
        owner_password: "chu",
        user_password: "khach",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    refused("pdf", &bytes, is);
}

#[test]
fn programs_are_refused() {
    let is = |fault: &Fault| matches!(fault, Fault::Macro(_));
    refused("docx", &docx("", &[("word/vbaProject.bin", "x")]), is);
    refused("xlsx", &xlsx(&[], &[("xl/vbaProject.bin", "x")]), is);
    refused("xlsx", &xlsx(&[], &[("xl/activeX/activeX1.xml", "<a/>")]), is);
    refused("odt", &open_document("", &[("Basic/Standard/Module1.xml", "<a/>")]), is);
    refused("zip", &zip(&[("cai-dat.exe", "MZ")]), is);
    refused("zip", &zip(&[("trang.html", "<script>")]), is);
    let acting = Pdf { pages: &[&lines(&["A"])], action: Some("app.alert(1)"), ..Pdf::default() };
    refused("pdf", &acting.bytes(), is);
}

#[test]
fn files_that_ask_for_others_are_refused() {
    let is = |fault: &Fault| matches!(fault, Fault::LeadsOut(_));
    let entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
    refused("docx", &docx("", &[("word/header1.xml", entity)]), is);
    refused("xlsx", &xlsx(&[], &[("xl/sharedStrings.xml", entity)]), is);
    refused("odt", &zip(&[("content.xml", entity), ("META-INF/manifest.xml", "<m/>")]), is);
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    refused("docx", &docx("", &[("docProps/core.xml", laughs)]), is);
    let template = "<Relationships><Relationship Type=\"x/attachedTemplate\" \
                    Target=\"http://example.vn/t.dotm\" TargetMode=\"External\"/></Relationships>";
    refused("docx", &docx("", &[("word/_rels/settings.xml.rels", template)]), is);
    refused("xlsx", &xlsx(&[], &[("xl/externalLinks/externalLink1.xml", "<a/>")]), is);
    let field = "<w:p><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p>";
    refused("docx", &docx(field, &[]), is);
}

#[test]
fn each_limit_has_two_sides() {
    let is = |fault: &Fault| matches!(fault, Fault::OverLimit(..));
    let many = |count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("{n}.txt")).collect();
        let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "a")).collect();
        zip(&files)
    };
    assert!(faults_of("zip", &many(ENTRIES)).is_empty());
    refused("zip", &many(ENTRIES + 1), is);
    let nested = |depth: usize| {
        (0..depth).fold(b"a".to_vec(), |inside, n| {
            let name = if n == 0 { "a.txt" } else { "a.zip" };
            zip(&[(name, inside)])
        })
    };
    assert!(faults_of("zip", &nested(DEPTH)).is_empty());
    refused("zip", &nested(DEPTH + 1), is);
    let pages = |count: usize| {
        let pages = vec!["BT ET"; count];
        Pdf { pages: &pages, ..Pdf::default() }.bytes()
    };
    assert!(faults_of("pdf", &pages(PDF_PAGES)).is_empty());
    refused("pdf", &pages(PDF_PAGES + 1), is);
}

#[test]
fn bombs_are_refused() {
    let is = |fault: &Fault| matches!(fault, Fault::OverLimit(..));
    let zeros = vec![b' '; usize::try_from(UNPACKED).unwrap() + 1];
    refused("zip", &zip(&[("a.txt", &zeros)]), is);
    refused(
        "docx",
        &zip(&[("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", &zeros)]),
        is,
    );
    let many: Vec<(String, &[u8])> =
        (0..200).map(|n| (format!("{n}.txt"), &zeros[..1 << 20])).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    refused("zip", &zip(&many), is);
    let commands = String::from_utf8(zeros[..40 << 20].to_vec()).unwrap();
    refused("pdf", &Pdf { pages: &[&commands], ..Pdf::default() }.bytes(), is);
}

#[test]
fn what_is_not_what_it_says_is_refused() {
    let is = |fault: &Fault| matches!(fault, Fault::OtherSort(_));
    for (ending, bytes) in [
        ("pdf", zip(&[("a", "b")])),
        ("jpg", pdf("A")),
        ("png", jpeg(&[], b"")),
        ("docx", b"abc".to_vec()),
        ("mp3", pdf("A")),
    ] {
        refused(ending, &bytes, is);
    }
    refused("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", |fault| matches!(fault, Fault::Opaque));
}

#[test]
fn what_is_hidden_is_refused() {
    let is = |fault: &Fault| matches!(fault, Fault::Hidden(_));
    let cells = rows(&[&["Cũ"]]);
    refused("xlsx", &xlsx(&[("A", "visible", ""), ("B", "hidden", &cells)], &[]), is);
    refused("docx", &docx("", &[("word/comments.xml", "<w:p><w:r><w:t>A</w:t></w:r></w:p>")]), is);
    assert!(faults_of("xlsx", &xlsx(&[("A", "visible", ""), ("B", "hidden", "")], &[])).is_empty());
}

/// Cut anywhere, a file is refused as damaged or is still read; nothing else happens.
#[test]
fn files_cut_anywhere_do_no_harm() {
    for (ending, bytes) in samples() {
        for end in 0..bytes.len().min(600) {
            faults_of(ending, &bytes[..end]);
        }
        for end in (0..bytes.len()).step_by(37) {
            let faults = faults_of(ending, &bytes[..end]);
            if !matches!(ending, "csv" | "rtf" | "pdf") {
                assert!(!faults.is_empty(), "{ending} cut at {end} of {} passes", bytes.len());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_files_do_no_harm(
        which in 0usize..10,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..3), 1..12),
    ) {
        let (ending, mut bytes) = samples().swap_remove(which);
        for (at, byte, how) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                _ if bytes.is_empty() => {}
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        faults_of(ending, &bytes);
    }

    #[test]
    fn bytes_of_any_sort_do_no_harm(
        ending in prop::sample::select(vec!["pdf", "docx", "jpg", "png", "gif", "webp", "tif", "rtf", "csv", "p7s"]),
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let head: &[u8] = match ending {
            "pdf" => b"%PDF-1.4\n",
            "docx" => b"PK\x03\x04",
            "jpg" => b"\xff\xd8\xff",
            "png" => b"\x89PNG\r\n\x1a\n",
            "gif" => b"GIF89a",
            "webp" => b"RIFF\x20\0\0\0WEBP",
            "tif" => b"MM\0\x2a",
            "rtf" => b"{\\rtf1",
            _ => b"",
        };
        faults_of(ending, &[head, &bytes].concat());
    }
}
