//! Text that is already HTML: a sentence with its emphasis and links, or sanitised Markdown.
//!
//! It is a type so that a template may print it unescaped without trusting anybody: it can only be
//! made of escaped pieces, or of HTML whose maker says by name that it is safe.

use serde::Serialize;

/// A piece of HTML that is safe to print as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Plain text, escaped.
    pub fn text(text: &str) -> Html {
        Html::default().and(text)
    }

    /// A sentence in which `**…**` sets off a figure; everything else is escaped.
    ///
    /// A `**` without its partner is printed as it stands.
    pub fn emphasised(sentence: &str) -> Html {
        let mut html = Html::default();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once("**") {
            let Some((inside, behind)) = after.split_once("**") else { break };
            html = html.and(before).strong(inside);
            rest = behind;
        }
        html.and(rest)
    }

    /// HTML made by a sanitiser of this program, such as the Markdown of a report.
    pub fn sanitised(html: String) -> Html {
        Html(html)
    }

    /// Adds plain text, escaped.
    pub fn and(mut self, text: &str) -> Html {
        escape_into(text, &mut self.0);
        self
    }

    /// Adds a figure or words set off from the sentence.
    pub fn strong(mut self, text: &str) -> Html {
        self.0.push_str("<b>");
        escape_into(text, &mut self.0);
        self.0.push_str("</b>");
        self
    }

    /// Adds a link; `href` is relative to the page.
    pub fn link(mut self, href: &str, text: &str) -> Html {
        self.0.push_str("<a href=\"");
        escape_into(href, &mut self.0);
        self.0.push_str("\">");
        escape_into(text, &mut self.0);
        self.0.push_str("</a>");
        self
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The HTML itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn escape_into(text: &str, out: &mut String) {
    out.reserve(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn only_the_emphasis_becomes_markup() {
        let html = Html::emphasised("chi **1 <tỷ>** & 2 ** 3");
        assert_eq!(html.as_str(), "chi <b>1 &lt;tỷ&gt;</b> &amp; 2 ** 3");
    }

    #[test]
    fn a_link_escapes_both_its_ends() {
        let html = Html::text("xem ").link("a\"b.html", "<x>");
        assert_eq!(html.as_str(), "xem <a href=\"a&quot;b.html\">&lt;x&gt;</a>");
    }
}
