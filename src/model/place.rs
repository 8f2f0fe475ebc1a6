//! What a file is, by where it lies.

use crate::source::SourceFile;

/// The role of a file below `content/`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place<'p> {
    /// `content/site.yaml`
    Settings,
    /// `content/kinds/…`
    Kind,
    /// `content/pages/…md`, with its path below `pages/` without the ending.
    Page(&'p str),
    /// `content/<unit>/unit.yaml`, with the unit's folder below `content/`.
    Unit(&'p str),
    /// `content/<unit>/<year>/…` that is a document, with folder and year.
    Disclosure(&'p str, i16),
    /// A table or attachment beside a document.
    Beside,
    /// A theme file.
    Theme,
    /// A document where none belongs.
    Lost,
}

/// The role of a file.
pub(super) fn of(file: &SourceFile) -> Place<'_> {
    let Some(path) = file.path.strip_prefix("content/") else { return Place::Theme };
    if path == "site.yaml" {
        return Place::Settings;
    }
    let ending = file.ending();
    let document = matches!(&*ending, "yaml" | "yml" | "md");
    if let Some(page) = path.strip_prefix("pages/") {
        return page.strip_suffix(".md").map_or(Place::Beside, Place::Page);
    }
    if path.starts_with("kinds/") {
        return Place::Kind;
    }
    let Some((folder, name)) = path.rsplit_once('/') else { return Place::Lost };
    if name == "unit.yaml" {
        return Place::Unit(folder);
    }
    match folder.rsplit_once('/').map(|(unit, last)| (unit, year(last))) {
        Some((unit, Some(year))) if document => Place::Disclosure(unit, year),
        _ if document => Place::Lost,
        _ => Place::Beside,
    }
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}
