//! `danbiet new`: the skeleton of one disclosure.

use std::path::{Path, PathBuf};

use super::files::{self, File};
use super::{ScaffoldError, ask, skeleton};
use crate::kind::{Need, PeriodShape};
use crate::model::{self, Model, Whole};
use crate::source::{self, Sources};

/// What is asked for, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Kind: its id, its address or its title.
    pub kind: Option<String>,
    /// Unit: its address, its id, its code or its name.
    pub unit: Option<String>,
    /// Period.
    pub period: Option<String>,
    /// Lines as in the last document of that kind and unit.
    pub like_last: bool,
}

/// Writes the skeleton and says where.
///
/// # Errors
/// When something is missing or not known, the document is there, or the disk refuses.
pub fn new(site: &Path, wanted: &Wanted) -> Result<PathBuf, ScaffoldError> {
    let sources = sources(site)?;
    let model = model::load(&sources).value;
    let document = ask::resolve(&model, wanted)?;
    let there = of_kind(&sources, &model, &document);
    if let Some(there) = same(&there, &document) {
        let path = &sources.file(there.file).path;
        return Err(ScaffoldError::Exists(files::place(site, path)));
    }
    let last = if wanted.like_last { last(&there, &document) } else { None };
    let file = File {
        path: path_of(&sources, &model, &document),
        text: skeleton::text(&document, last, wanted.like_last),
    };
    let made = files::write(site, &[file])?;
    match (made.written.into_iter().next(), made.kept.into_iter().next()) {
        (Some(path), _) => Ok(path),
        (None, kept) => Err(ScaffoldError::Exists(kept.unwrap_or_default())),
    }
}

fn sources(site: &Path) -> Result<Sources, ScaffoldError> {
    let no_site = || ScaffoldError::NoSite(site.to_owned());
    let sources = source::list(site, &["content"]).map_err(|_| no_site())?.value;
    if sources.by_path("content/site.yaml").is_none() {
        return Err(no_site());
    }
    Ok(sources)
}

/// In the unit's own folder, by year, named like the page it will become.
fn path_of(sources: &Sources, model: &Model, document: &ask::Document<'_>) -> String {
    let folder = folder_of(sources, model, document);
    let period = document.period;
    let mut name = document.kind.address.clone();
    if !period.slug().is_empty() {
        name = format!("{name}-{}", period.slug());
    }
    let ending = if document.kind.text == Need::Required { "md" } else { "yaml" };
    format!("{folder}/{}/{name}.{ending}", period.year())
}

fn folder_of(sources: &Sources, model: &Model, document: &ask::Document<'_>) -> String {
    let described = model.infos.get(&document.unit.id);
    described.map_or_else(
        || format!("content/{}", document.unit.address),
        |info| sources.file(info.span.file).folder().to_owned(),
    )
}

/// The documents of the unit and kind that are wanted.
fn of_kind(sources: &Sources, model: &Model, document: &ask::Document<'_>) -> Vec<Whole> {
    let place = model.kinds.get(&document.kind.id).map(|(place, _)| place);
    let folder = format!("{}/", folder_of(sources, model, document));
    let files = model::disclosure_files(sources).into_iter();
    let beside = files.filter(|file| sources.file(*file).path.starts_with(&folder));
    let read = beside.filter_map(|file| model.whole(sources, file).value);
    read.filter(|one| one.unit == document.unit.id && Some(one.kind) == place).collect()
}

/// The document that is there already.
fn same<'d>(there: &'d [Whole], document: &ask::Document<'_>) -> Option<&'d Whole> {
    there.iter().find(|one| one.period == document.period && one.name.is_empty())
}

/// The last one before it, rather of the same shape of period.
fn last<'d>(there: &'d [Whole], document: &ask::Document<'_>) -> Option<&'d Whole> {
    let shape = PeriodShape::of(document.period);
    let earlier = there.iter().filter(|one| one.period < document.period);
    earlier.max_by_key(|one| (PeriodShape::of(one.period) == shape, one.period))
}
