//! What a file is, by where it lies, and where the page of a document will stand.

use crate::kind::Kind;
use crate::source::{Fields, SourceFile};
use crate::unit::Unit;
use crate::value::period::Period;
use crate::value::text;

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

/// Address of a document: unit, year, kind, then what tells it from its neighbours.
pub(super) fn address(unit: &Unit, kind: &Kind, period: Period, name: &str) -> String {
    let mut last = kind.address.clone();
    for part in [&period.slug(), name] {
        if !part.is_empty() {
            last.push('-');
            last.push_str(part);
        }
    }
    format!("{}/{}/{last}", unit.address, period.year())
}

/// What tells a document from its neighbours: a short part of an address.
pub(super) fn name(fields: &mut Fields<'_, '_>) -> Option<String> {
    const LONGEST: usize = 80;
    let expected = (
        "một tên ngắn có chữ cái hoặc chữ số, ví dụ bổ sung",
        "a short name of letters or digits, such as bổ sung",
    );
    fields.parsed("name", expected, |written| {
        let name = text::slug(written);
        (!name.is_empty() && name.len() <= LONGEST).then_some(name)
    })
}
