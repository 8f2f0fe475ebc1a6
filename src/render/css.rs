//! The stylesheet: the theme's files in a fixed order, without comments and needless spaces.
//!
//! The layers decide which rule wins, the order of files only which is read first. What is inside
//! quotes is never touched; a rule is never reordered, merged or understood.

use std::collections::BTreeMap;

const FIRST: [&str; 2] = ["styles/tokens.css", "styles/elements.css"];
const LAST: [&str; 2] = ["styles/print.css", "styles/site.css"];

/// One stylesheet from all files under `styles/`: tokens, elements, parts by name, print, and the
/// site's own last.
pub(super) fn bundle(files: &BTreeMap<String, String>) -> String {
    let between = files.keys().map(String::as_str).filter(|path| {
        let style = path.starts_with("styles/") && path.ends_with(".css");
        style && !FIRST.contains(path) && !LAST.contains(path)
    });
    let order = FIRST.into_iter().chain(between).chain(LAST);
    let texts = order.filter_map(|path| files.get(path));
    texts.map(|text| minified(text)).collect()
}

fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(sign) = rest.chars().next() {
        let (taken, kept) = match sign {
            '/' if rest.starts_with("/*") => {
                (rest.find("*/").map_or(rest.len(), |end| end + 2), "")
            }
            '"' | '\'' => {
                let end = quoted(rest, sign);
                (end, &rest[..end])
            }
            sign if sign.is_whitespace() => (sign.len_utf8(), " "),
            sign => (sign.len_utf8(), &rest[..sign.len_utf8()]),
        };
        push(&mut out, kept);
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// Adds a piece, dropping the spaces that say nothing around it.
fn push(out: &mut String, piece: &str) {
    if piece == " " {
        if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':', '>', '(']) {
            out.push(' ');
        }
        return;
    }
    if matches!(piece, "{" | "}" | ";" | "," | ">" | ")") && out.ends_with(' ') {
        out.pop();
    }
    if piece == "}" && out.ends_with(';') {
        out.pop();
    }
    out.push_str(piece);
}

/// Length of the quoted text at the start of `rest`, with its quotes.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            sign if sign == quote => return at + sign.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::minified;

    #[test]
    fn spaces_that_mean_something_stay() {
        let css = "/* a */ main > p :hover, b { margin: calc(1px + 2px) auto; content: \"a  b\" / \"\"; }\n";
        assert_eq!(
            minified(css),
            "main>p :hover,b{margin:calc(1px + 2px) auto;content:\"a  b\" / \"\"}"
        );
    }

    #[test]
    fn media_queries_keep_their_words_apart() {
        assert_eq!(
            minified("@media (min-width: 44rem) and (pointer: fine) { a { b: c } }"),
            "@media (min-width:44rem) and (pointer:fine){a{b:c}}"
        );
    }
}
