//! A page of text: handbook, method, an article.

use super::disclosure::Prose;
use crate::source::Fields;

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
        title: fields.needed_text("title").unwrap_or_default().to_owned(),
        description: fields.text("description").unwrap_or_default().to_owned(),
        address: fields.text("address").unwrap_or(usual).trim_matches('/').to_owned(),
        group,
        order,
        sample: fields.flag("sample").unwrap_or(false),
        text,
    }
}
