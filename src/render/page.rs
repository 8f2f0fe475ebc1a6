//! A view becomes a page: the template fills in.

use serde_json::Value;
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
    theme.render(template, &context).map(String::into_bytes)
}

/// JSON that may stand inside a `script` element: no sign in it can end the element or start a
/// comment.
pub fn script_json(value: &Value) -> String {
    let text = value.to_string();
    if !text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::script_json;
    use serde_json::json;

    #[test]
    fn a_name_cannot_end_the_script() {
        let shown = script_json(&json!({ "name": "</script><!-- & \u{2028}" }));
        assert_eq!(shown, r#"{"name":"\u003c/script\u003e\u003c!-- \u0026 \u2028"}"#);
    }
}
