//! Archives: ZIP, and the documents of Word, Excel, PowerPoint and LibreOffice, which are ZIPs.
//!
//! Each file of the archive goes to the reader of its sort: known parts by their meaning, pictures
//! and documents as what they are, the rest as raw text. So nothing in an archive is passed over.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::limit::{ENTRIES, ENTRY, RATIO, UNPACKED};
use super::search::{Fault, Search};
use super::xml::{self, Met};
use super::{Place, image, open_document, raw, read as read_file, sheet, word};

/// The unpacked files of an archive, in its order.
pub(super) type Parts = Vec<(String, Vec<u8>)>;

/// Looks through an archive of one ending.
pub(super) fn read(ending: &str, bytes: &[u8], search: &mut Search<'_>) {
    let Some(parts) = unpack(bytes, search) else { return };
    let has = |name: &str| parts.iter().any(|(known, _)| known == name);
    let is_office = has("[Content_Types].xml");
    let is_open = has("META-INF/manifest.xml") && has("content.xml");
    let is_fit = match ending {
        "docx" | "xlsx" | "pptx" => is_office,
        "odt" | "ods" | "odp" => is_open,
        _ => true,
    };
    if !is_fit {
        search.damaged("thiếu phần chính của tài liệu", "the main part of the document is missing");
    }
    if is_open {
        open_document::read(&parts, search);
    }
    let book = is_office.then(|| sheet::Book::of(&parts));
    for (name, bytes) in &parts {
        refuse_programs(name, search);
        let base = name.rsplit('/').next().unwrap_or(name);
        search.piece(base, "", || Place::new("tên tệp bên trong", "the name of a file inside"));
        match &book {
            _ if is_open && open_document::is_own(name) => {}
            Some(book) if is_xml(name) => office_part(name, bytes, book, search),
            Some(_) => other(name, bytes, search, true),
            None => other(name, bytes, search, is_open),
        }
        search.end_boxes();
    }
}

/// Unpacks everything within the limits; none when the archive is refused.
fn unpack(bytes: &[u8], search: &mut Search<'_>) -> Option<Parts> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        search.damaged("tệp nén bị hỏng hoặc thiếu phần cuối", "the archive is broken or cut off");
        return None;
    };
    let comment = archive.comment().to_vec();
    raw::strings(&comment, search, || Place::new("ghi chú của tệp nén", "the archive's comment"));
    if archive.len() > search.budget.entries {
        over(search, "số tệp bên trong", "the number of files inside", ENTRIES.to_string());
        return None;
    }
    search.budget.entries -= archive.len();
    let mut parts = Parts::new();
    for n in 0..archive.len() {
        // Its head, without a password; a file that wants one cannot be opened at all.
        let Ok(file) = archive.by_index_raw(n) else {
            search.damaged("tệp nén bị hỏng", "the archive is broken");
            return None;
        };
        let (is_locked, is_folder) = (file.encrypted(), file.is_dir());
        let (packed, declared) = (file.compressed_size(), file.size());
        drop(file);
        if is_locked {
            search.fault(Fault::Encrypted);
            return None;
        }
        if is_folder {
            continue;
        }
        const SMALL: u64 = 1 << 20;
        let limit = ENTRY.min(search.budget.unpacked);
        let is_bomb = declared > SMALL && declared / packed.max(1) > RATIO;
        if declared > limit || is_bomb {
            over(search, "dung lượng sau giải nén", "the size when unpacked", megabytes());
            return None;
        }
        let (name, unpacked) = unpack_one(&mut archive, n, limit, search)?;
        search.budget.unpacked -= unpacked.len() as u64;
        parts.push((name, unpacked));
    }
    Some(parts)
}

/// Unpacks one file; what it says of its own size is not believed.
fn unpack_one(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    n: usize,
    limit: u64,
    search: &mut Search<'_>,
) -> Option<(String, Vec<u8>)> {
    let (mut unpacked, mut name) = (Vec::new(), String::new());
    let outcome = archive.by_index(n).map(|file| {
        name = file.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        file.take(limit + 1).read_to_end(&mut unpacked)
    });
    if unpacked.len() as u64 > limit {
        over(search, "dung lượng sau giải nén", "the size when unpacked", megabytes());
        return None;
    }
    if !matches!(outcome, Ok(Ok(_))) {
        let (vi, en) = (format!("không giải nén được “{name}”"), format!("“{name}” is broken"));
        search.damaged(&vi, &en);
        return None;
    }
    Some((name, unpacked))
}

fn over(search: &mut Search<'_>, vi: &str, en: &str, limit: String) {
    search.fault(Fault::OverLimit(Place::new(vi, en), limit));
}

fn megabytes() -> String {
    format!("{} MB", UNPACKED >> 20)
}

fn is_xml(name: &str) -> bool {
    name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")
}

/// Programs in a document: Visual Basic, ActiveX, Basic and Python of LibreOffice.
fn refuse_programs(name: &str, search: &mut Search<'_>) {
    let low = name.to_lowercase();
    let signs = ["vbaproject", "activex/", "macrosheets/", "basic/", "scripts/"];
    let ending = low.rsplit_once('.').map_or("", |(_, ending)| ending);
    let runs = matches!(
        ending,
        "exe"
            | "bat"
            | "cmd"
            | "com"
            | "scr"
            | "js"
            | "jse"
            | "vbs"
            | "ps1"
            | "jar"
            | "html"
            | "htm"
            | "svg"
            | "hta"
            | "lnk"
            | "docm"
            | "xlsm"
            | "pptm"
            | "msi"
            | "dll"
    );
    if runs || signs.iter().any(|sign| low.contains(sign)) {
        search.fault(Fault::Macro(Place::file(name)));
    }
}

/// A part of an Office document that is XML.
fn office_part(name: &str, bytes: &[u8], book: &sheet::Book, search: &mut Search<'_>) {
    let fine = match name {
        _ if name.ends_with(".rels") => relations(name, bytes, search),
        "[Content_Types].xml" => word::rest(name, bytes, search),
        _ if name.starts_with("docProps/") => word::properties(bytes, search),
        _ if name.starts_with("word/") => word::part(name, bytes, search),
        _ if name.starts_with("xl/") => sheet::part(name, bytes, book, search),
        _ => word::rest(name, bytes, search),
    };
    if !fine {
        let (vi, en) = (format!("phần “{name}” bị hỏng"), format!("the part “{name}” is broken"));
        search.damaged(&vi, &en);
    }
}

/// What a part refers to: links are read, what would be loaded from elsewhere is refused.
fn relations(name: &str, bytes: &[u8], search: &mut Search<'_>) -> bool {
    xml::walk(bytes, &mut |met| match met {
        Met::Open("Relationship", attributes) => {
            let target = attributes.get("Target").unwrap_or_default();
            let is_out = attributes.get("TargetMode") == Some("External");
            let is_link = attributes.get("Type").is_some_and(|kind| kind.ends_with("/hyperlink"));
            let at = || Place::new(format!("liên kết “{target}”"), format!("the link “{target}”"));
            search.piece(target, "", || Place::new("một liên kết", "a link"));
            if is_out && !is_link {
                search.fault(Fault::LeadsOut(at()));
            }
        }
        Met::DocType => doc_type(name, search),
        _ => {}
    })
}

/// A document type can name files of the reader's machine or the network.
pub(super) fn doc_type(name: &str, search: &mut Search<'_>) {
    search.fault(Fault::LeadsOut(Place::new(
        format!("khai báo DOCTYPE trong “{name}”"),
        format!("the DOCTYPE in “{name}”"),
    )));
}

/// A file that is no part of the document's own text; `beside` is true within a document, where
/// parts without a readable sort (fonts, printer settings) are usual.
fn other(name: &str, bytes: &[u8], search: &mut Search<'_>, beside: bool) {
    let ending = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
    let base = name.rsplit('/').next().unwrap_or(name);
    search.inside(Place::file(base), |search| match &*ending {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" if beside => {
            image::any(bytes, search);
        }
        "xml" | "rels" => {
            if !word::rest(name, bytes, search) {
                raw::strings(bytes, search, || Place::new("phần dữ liệu", "the raw data"));
            }
        }
        "bin" | "emf" | "wmf" | "odttf" | "fntdata" | "ttf" | "rdf" | "" => {
            raw::strings(bytes, search, || Place::new("phần dữ liệu", "the raw data"));
        }
        ending => read_file(ending, bytes, search),
    });
}
