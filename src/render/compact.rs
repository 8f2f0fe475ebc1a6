//! Templates without needless bytes, once, when they are loaded: what a template writes a thousand
//! times is made small before the first.
//!
//! Only what stands in the template itself is touched, never what it prints: a value that is put in
//! keeps the quotes that its author wrote around it.

/// Templates that hold one of these stay as they are: white space means something in them.
const PREFORMATTED: [&str; 4] = ["<pre", "<textarea", "<style", "{% raw"];

/// What opens and what closes the words of the template engine.
const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// A template without the white space between its lines and without quotes that HTML does not ask
/// for.
pub(super) fn compact(template: &str) -> String {
    if PREFORMATTED.iter().any(|sign| template.contains(sign)) {
        return template.to_owned();
    }
    unquoted(&joined(template))
}

/// The lines in one: a break beside a tag is nothing, one within text or within a tag is one space.
fn joined(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    for line in template.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let after_tag = out.is_empty() || [">", "%}", "#}"].iter().any(|end| out.ends_with(end));
        let before_tag = ["<", "{%", "{#"].iter().any(|start| line.starts_with(start));
        if !after_tag && !before_tag {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// The template with `class="a"` as `class=a`, where a space or the end of the tag follows and the
/// value is the same on every page.
fn unquoted(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match marked(rest) {
            Some(end) => end,
            None if is_tag(rest) => {
                rest = tag(rest, &mut out);
                continue;
            }
            None if rest.starts_with("<!--") => {
                rest.find("-->").map_or(rest.len(), |end| end + "-->".len())
            }
            None => 1,
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

fn is_tag(rest: &str) -> bool {
    rest.starts_with('<') && rest[1..].starts_with(|sign: char| sign.is_ascii_alphabetic())
}

/// Length of the words of the engine at the start, if there are any.
fn marked(rest: &str) -> Option<usize> {
    let (_, close) = MARKS.iter().find(|(open, _)| rest.starts_with(open))?;
    Some(rest.find(close).map_or(rest.len(), |end| end + close.len()))
}

/// Writes the tag at the start and gives what follows it; a script goes with its tag.
fn tag<'t>(template: &'t str, out: &mut String) -> &'t str {
    let mut rest = template;
    while let Some(sign) = rest.chars().next() {
        let taken = match sign {
            '"' | '\'' => {
                let end = quoted(rest, sign);
                let (value, after) = (&rest[1..end.max(2) - 1], &rest[end..]);
                let plain = out.ends_with('=') && after.starts_with([' ', '>']) && is_plain(value);
                out.push_str(if plain { value } else { &rest[..end] });
                rest = after;
                continue;
            }
            '>' => {
                let script = template.starts_with("<script").then(|| rest.find("</script"));
                let end = script.flatten().unwrap_or(1);
                out.push_str(&rest[..end]);
                return &rest[end..];
            }
            sign => marked(rest).unwrap_or(sign.len_utf8()),
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    rest
}

/// Length of the quoted value at the start with its quotes; quotes of the engine's own words within
/// do not end it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(sign) = rest[at..].chars().next() {
        if sign == quote {
            return at + 1;
        }
        at += marked(&rest[at..]).unwrap_or(sign.len_utf8());
    }
    rest.len()
}

/// Whether a value may stand without quotes: less than the HTML standard allows.
fn is_plain(value: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:/#%+".contains(&byte);
    !value.is_empty() && value.bytes().all(plain) && !value.ends_with('/')
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn a_line_break_beside_a_tag_is_nothing() {
        assert_eq!(
            compact("<p>\n  {{ a }}\n</p>\n{% if b %}\n<b>c</b>\n{% endif %}\n"),
            "<p>{{ a }}</p>{% if b %}<b>c</b>{% endif %}"
        );
    }

    #[test]
    fn a_line_break_within_text_is_one_space() {
        assert_eq!(compact("<p>một\n   hai <a\n href=\"x\">"), "<p>một hai <a href=x>");
    }

    #[test]
    fn preformatted_text_stays() {
        let template = "<pre>\n  <a class=\"b\">\n</pre>";
        assert_eq!(compact(template), template);
    }

    #[test]
    fn a_value_that_never_changes_loses_its_quotes() {
        assert_eq!(
            compact("<a class=\"b\" href='#c'>d=\"e\"</a>"),
            "<a class=b href=#c>d=\"e\"</a>"
        );
    }

    #[test]
    fn a_value_that_is_put_in_keeps_its_quotes() {
        for template in [
            "<a href=\"{{ a }}\">",
            "<a class=\"b{% if c == \"d\" %} e{% endif %}\">",
            "<a class=\"b\"{% if c %} id=\"{{ d }}\"{% endif %}>",
            "<a title=\"\" class=\"b c\">",
            "<path d=\"M1\"/>",
            "<!-- <a class=\"b\"> -->",
            "<script>a<b.c=\"d\"</script>",
            "{{ \"<a class='b'>\" }}",
            "{% if a < b and c == \"d\" %}",
        ] {
            assert_eq!(compact(template), template);
        }
    }

    #[test]
    fn what_never_ends_is_copied() {
        for template in ["<a class=\"b", "<a {{ b", "<a class=\"", "<!-- a", "<script>a"] {
            assert_eq!(compact(template), template);
        }
    }
}
