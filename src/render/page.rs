//! A view becomes a page: the template fills in.

use tera::Context;

use super::theme::{Theme, ThemeError};
use super::view::Page;

/// The bytes of a page. The same page and theme give the same bytes on every machine.
pub fn render(page: &Page, theme: &Theme) -> Result<Vec<u8>, ThemeError> {
    let template = page.template();
    let mut context = Context::from_serialize(&page.body)
        .map_err(|error| ThemeError::whole(template, &error.to_string()))?;
    context.insert("page", &page.shell);
    context.insert("sort", page.body.sort());
    theme.render(template, &context)
}

/// JSON that may stand inside a `script` element: no sign in it can end the element or start a
/// comment.
pub fn script_json(json: impl AsRef<str>) -> String {
    let text = json.as_ref();
    // The first byte of the two separators; most texts hold none of these, and are seen at a glance.
    let telling = |byte: u8| (byte == b'<') | (byte == b'>') | (byte == b'&') | (byte == 0xe2);
    if !text.bytes().fold(false, |found, byte| found | telling(byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        out.push_str(&rest[..at]);
        let mut after = rest[at..].chars();
        out.push_str(match after.next() {
            Some('<') => "\\u003c",
            Some('>') => "\\u003e",
            Some('&') => "\\u0026",
            Some('\u{2028}') => "\\u2028",
            _ => "\\u2029",
        });
        rest = after.as_str();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::script_json;

    #[test]
    fn a_name_cannot_end_the_script() {
        let shown = script_json("{\"name\":\"</script><!-- & \u{2028}\"}");
        assert_eq!(shown, r#"{"name":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}"#);
    }
}
