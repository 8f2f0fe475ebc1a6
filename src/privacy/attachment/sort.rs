//! What a file is by its first bytes, and whether that is what its ending says.

/// A format, by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sort {
    Pdf,
    /// ZIP, and so DOCX, XLSX, ODT and their like.
    Zip,
    /// The containers of Word and Excel before 2007, and of newer files with a password.
    OldOffice,
    Jpeg,
    Png,
    Gif,
    Webp,
    Tiff,
    Rtf,
}

impl Sort {
    /// The format of these bytes, if they begin like one.
    pub(super) fn of(bytes: &[u8]) -> Option<Sort> {
        // A PDF may have something before its head; readers accept it within the first kilobyte.
        const PDF_HEAD: usize = 1024;
        let head = &bytes[..bytes.len().min(PDF_HEAD)];
        match bytes {
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Some(Sort::Zip),
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(Sort::OldOffice),
            [0xff, 0xd8, 0xff, ..] => Some(Sort::Jpeg),
            [0x89, b'P', b'N', b'G', ..] => Some(Sort::Png),
            [b'G', b'I', b'F', b'8', ..] => Some(Sort::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Sort::Webp),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Sort::Tiff),
            [b'{', b'\\', b'r', b't', b'f', ..] => Some(Sort::Rtf),
            _ if head.windows(5).any(|five| five == b"%PDF-") => Some(Sort::Pdf),
            _ => None,
        }
    }

    /// A file of this sort may have this ending. The ending tells a browser what to do with it, so
    /// that another sort would be looked through as one thing and opened as another.
    pub(super) fn fits(sort: Option<Sort>, ending: &str) -> bool {
        match ending {
            "pdf" => sort == Some(Sort::Pdf),
            "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "zip" => sort == Some(Sort::Zip),
            "jpg" | "jpeg" => sort == Some(Sort::Jpeg),
            "png" => sort == Some(Sort::Png),
            "gif" => sort == Some(Sort::Gif),
            "webp" => sort == Some(Sort::Webp),
            "tif" | "tiff" => sort == Some(Sort::Tiff),
            "rtf" => sort == Some(Sort::Rtf),
            // Text may talk of PDF in its first line; what it begins with alone makes it another.
            "csv" | "txt" | "json" => matches!(sort, None | Some(Sort::Pdf)),
            _ => sort.is_none(),
        }
    }
}
