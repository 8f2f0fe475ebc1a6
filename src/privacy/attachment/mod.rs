//! Attachments: the bytes of a file that goes with a document in, what in it must not be published
//! out.
//!
//! A file is opened as far as its format hides text: pages, properties, comments, deleted text,
//! hidden sheets, the notes of a camera, files within files. Every piece of text is shown to a
//! recogniser with its heading; what it suspects is said with the place inside the file. Fail
//! closed: what cannot be looked into (encrypted, damaged, of an old format, over a limit, with a
//! program in it) is refused, never passed. Nothing is fetched and nothing is run. Start at
//! [`search()`]; each format is a file.

mod archive;
mod exif;
mod image;
mod judge;
mod limit;
mod open_document;
mod pdf;
mod pdf_text;
mod place;
mod plain;
mod raw;
mod said;
mod search;
mod sheet;
mod sort;
mod word;
mod xml;

pub use judge::{findings, judge};
pub use limit::{
    DEPTH, ENTRIES, ENTRY, HITS, PDF_OBJECTS, PDF_PAGES, PDF_TEXT, RATIO, REVISIONS, UNPACKED,
};
pub use place::Place;
pub use search::{Fault, Found, Hit, Piece, Seen};

use search::Search;
use sort::Sort;

/// What looks at a piece of text.
pub type Look<'l> = dyn Fn(&Piece<'_>) -> Vec<Seen> + 'l;

/// Looks through a file of the given ending (lower case, without the dot). Never fails and never
/// panics: what goes wrong is a [`Fault`] of the file.
pub fn search(ending: &str, bytes: &[u8], look: &Look<'_>) -> Found {
    let run = || {
        let mut search = Search::new(look);
        read(ending, bytes, &mut search);
        search.end()
    };
    // The readers of foreign formats are other people's; a file that makes one of them give up is
    // a damaged file.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).unwrap_or_else(|_| Found {
        faults: vec![Fault::Damaged(Place::new("không đọc được", "it cannot be read"))],
        ..Found::default()
    })
}

/// Reads a file of one ending, at the top or within another.
fn read(ending: &str, bytes: &[u8], search: &mut Search<'_>) {
    let is_opaque = matches!(ending, "doc" | "xls" | "ppt");
    match Sort::of(bytes) {
        Some(Sort::OldOffice) if !is_opaque => search.fault(Fault::Encrypted),
        _ if is_opaque => search.fault(Fault::Opaque),
        sort if !Sort::fits(sort, ending) => search.fault(Fault::OtherSort(ending.to_owned())),
        Some(Sort::Pdf) => pdf::read(bytes, search),
        Some(Sort::Zip) => archive::read(ending, bytes, search),
        Some(Sort::Jpeg) => image::jpeg(bytes, search),
        Some(Sort::Png) => image::png(bytes, search),
        Some(Sort::Gif) => image::gif(bytes, search),
        Some(Sort::Webp) => image::webp(bytes, search),
        Some(Sort::Tiff) => image::tiff(bytes, search),
        Some(Sort::Rtf) => plain::rtf(bytes, search),
        Some(Sort::OldOffice) => search.fault(Fault::Opaque),
        None => match ending {
            "csv" => plain::csv(bytes, search),
            "txt" | "json" => plain::text(bytes, search),
            "mp4" => raw::film(bytes, search),
            _ => raw::strings(bytes, search, || Place::new("phần dữ liệu", "the raw data")),
        },
    }
}
