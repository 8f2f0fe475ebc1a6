//! A page of text: handbook, method, an article.

use super::disclosure::Prose;
use crate::finding::code::LeadsOutside;
use crate::source::Fields;
use crate::value::text::slug;

/// One Markdown page of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextPage {
    /// Title.
    pub title: String,
    /// One sentence about it.
    pub description: String,
    /// Address without slashes at the ends.
    pub address: String,
    /// Group in the menu and lists.
    pub group: String,
    /// Order in its group.
    pub order: i64,
    /// Shows invented figures.
    pub sample: bool,
    /// The text.
    pub text: Prose,
}

/// Reads the front matter of a page; `usual` is the address that its path gives.
pub fn read(fields: &mut Fields<'_, '_>, usual: &str, text: Prose) -> TextPage {
    let number = ("một số nguyên", "a whole number");
    let menu = |fields: &mut Fields<'_, '_>| {
        let group = fields.text("group").unwrap_or_default().to_owned();
        (group, fields.parsed("order", number, |text| text.parse().ok()).unwrap_or(100))
    };
    let (group, order) = fields.inner("menu", menu).unwrap_or_default();
    TextPage {
        title: fields.needed_title("title").unwrap_or_default().to_owned(),
        description: fields.text("description").unwrap_or_default().to_owned(),
        address: address(fields).unwrap_or_else(|| by_path(usual)),
        group,
        order,
        sample: fields.flag("sample").unwrap_or(false),
        text,
    }
}

/// The address that the path of the file gives.
fn by_path(path: &str) -> String {
    path.split('/').map(slug).collect::<Vec<_>>().join("/")
}

/// The address that the page asks for: words between slashes, each a name of its own.
fn address(fields: &mut Fields<'_, '_>) -> Option<String> {
    const LONGEST: usize = 80;
    const LONGEST_IN_ALL: usize = 200;
    let node = fields.node("address")?;
    let written = node.text()?.trim_matches('/');
    let fits = |part: &str| {
        let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        // A folder named as a file (`index.html`) would stand where a file of the site does.
        let numbered = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
        let is_no_file = part.rsplit_once('.').is_none_or(|(_, end)| numbered(end));
        (1..=LONGEST).contains(&part.len())
            && !part.starts_with('.')
            && is_no_file
            && part.chars().all(sign)
    };
    if written.split('/').any(|part| matches!(part, "." | "..")) {
        fields.object(LeadsOutside { path: written.to_owned() }.at(node.span));
        return None;
    }
    if written.len() > LONGEST_IN_ALL || !written.split('/').all(fits) {
        let expected = (
            "địa chỉ như so-tay/kiem-tra: chữ thường không dấu, chữ số, gạch nối",
            "an address such as so-tay/kiem-tra: small letters without accents, digits, hyphens",
        );
        fields.wrong(node.span, expected);
        return None;
    }
    Some(written.to_owned())
}
