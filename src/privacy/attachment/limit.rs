//! Limits of what is looked through, so that no file takes more than about a second or 256 MiB.
//!
//! Real files stay far below: the largest workbook of a district has some dozen parts and unpacks
//! to a few MiB. A file over a limit is refused with its own finding, never half looked through.

/// Files that an archive (DOCX, XLSX, ODT, ZIP) may hold.
pub const ENTRIES: usize = 4_096;
/// Bytes that all archives and streams of one attachment may unpack to.
pub const UNPACKED: u64 = 64 << 20;
/// Bytes that one file of an archive may unpack to.
pub const ENTRY: u64 = 48 << 20;
/// How many times its packed size a file of more than a mebibyte may unpack to.
pub const RATIO: u64 = 300;
/// Archives within archives.
pub const DEPTH: usize = 3;
/// Pages of a PDF.
pub const PDF_PAGES: usize = 2_000;
/// Objects of a PDF.
pub const PDF_OBJECTS: usize = 200_000;
/// Bytes of drawing commands of a PDF, unpacked.
pub const PDF_TEXT: u64 = 12 << 20;
/// Saved states of a PDF that are looked through.
pub const REVISIONS: usize = 8;
/// Suspicions that are reported of one file; the rest shows when these are mended.
pub const HITS: usize = 20;

/// What may still be unpacked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) unpacked: u64,
    pub(super) entries: usize,
    pub(super) pdf_text: u64,
}

impl Budget {
    pub(super) fn whole() -> Budget {
        Budget { unpacked: UNPACKED, entries: ENTRIES, pdf_text: PDF_TEXT }
    }
}
