//! Just enough XML to write feeds and sitemaps that no text can break.

use crate::value::text::nfc;

/// The first line.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An element with text, on its own line.
pub(super) fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

/// Text for content and attributes alike: NFC, without the signs that XML 1.0 forbids.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in nfc(text).chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(sign),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::element;

    #[test]
    fn no_text_ends_its_element() {
        let written = element("title", "Thu < chi & \"bù\" \u{b}</title>");
        assert_eq!(written, "<title>Thu &lt; chi &amp; &quot;bù&quot; &lt;/title&gt;</title>\n");
    }
}
