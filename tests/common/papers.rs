//! Files to attach: whole by their format, small, and made of text alone.

#![allow(dead_code, reason = "each test uses its part")]

/// A PDF of one empty page that is called this.
pub(crate) fn pdf(title: &str) -> String {
    format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
         3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n\
         4 0 obj\n<</Title({title})>>\nendobj\ntrailer\n<</Root 1 0 R/Info 4 0 R>>\n%%EOF\n"
    )
}

/// A GIF of one dot with this comment, of at most 127 bytes.
pub(crate) fn gif(comment: &str) -> String {
    let length = char::from(u8::try_from(comment.len()).unwrap_or_default() & 0x7f);
    let head = "GIF89a\u{1}\0\u{1}\0\0\0\0!~".to_owned();
    let body = format!("{length}{comment}\0,\0\0\0\0\u{1}\0\u{1}\0\0\u{2}\u{2}D\u{1}\0;");
    head + &body
}
