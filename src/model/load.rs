//! All files of a site in, the model out, with every objection.
//!
//! Settings, kinds, units and pages of text are read at once; disclosures one by one, since there
//! are many and nobody needs more than one whole at a time.

use std::collections::BTreeMap;
use std::ops::Deref;

use rayon::prelude::*;

use super::disclosure::{Disclosure, Prose, Whole};
use super::markdown;
use super::page::{self, TextPage};
use super::place::{self, Place};
use super::read::{self, Context};
use super::settings::{self, Settings};
use super::unit_info::{self, UnitInfo};
use crate::finding::code::{
    AddressTwice, LostFile, NoSettings, UnitClash, UnitFolderMismatch, UnknownUnit,
};
use crate::finding::{FileId, Finding, Judged, Lines, Span};
use crate::kind::Kinds;
use crate::source::{Fields, SourceFile, Sources, yaml};
use crate::unit::{Catalogue, Clash, Level, Unit, UnitCode, UnitId};
use crate::value::text::slug;

/// Everything the site's files say.
#[derive(Debug)]
pub struct Model {
    /// The settings.
    pub settings: Settings,
    /// The kinds.
    pub kinds: Kinds,
    /// The units of the country, and the site's own.
    pub units: Units,
    /// What the site adds about its units.
    pub infos: BTreeMap<UnitId, UnitInfo>,
    /// Whose each described folder is.
    folders: BTreeMap<String, UnitId>,
    /// The pages of text, by address.
    pub pages: Vec<TextPage>,
}

/// The catalogue as shipped, or with units that the site declares itself.
#[derive(Debug)]
pub enum Units {
    /// As shipped.
    Shipped(&'static Catalogue),
    /// With the site's own.
    WithOwn(Box<Catalogue>),
}

impl Deref for Units {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        match self {
            Units::Shipped(units) => units,
            Units::WithOwn(units) => units,
        }
    }
}

/// Reads all of the site but its disclosures, which [`Model::whole`] reads one by one.
pub fn load(sources: &Sources) -> Judged<Model> {
    let mut findings = Vec::new();
    let settings = read_settings(sources, &mut findings);
    let kinds = Kinds::of_site(sources).into(&mut findings);
    let Folders { units, folders, infos } = folders(sources, &mut findings);
    let site = &settings.persons.policy;
    findings.extend(site.unknown_kinds(&kinds));
    for policy in infos.values().map(|info| &info.policy) {
        findings.extend(policy.unknown_kinds(&kinds));
        findings.extend(policy.laxer_than(site));
    }
    let mut pages = Vec::new();
    for file in sources.files() {
        match place::of(file) {
            Place::Page(address) => pages.extend(read_page(sources, file, address, &mut findings)),
            Place::Lost => findings.push(LostFile {}.at(Span::file(file.id))),
            _ => {}
        }
    }
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    Judged { value: Model { settings, kinds, units, infos, folders, pages }, findings }
}

impl Model {
    /// Reads a disclosure with its tables and its text; none when the file is no disclosure, or
    /// cannot be understood.
    pub fn whole(&self, sources: &Sources, file: FileId) -> Judged<Option<Whole>> {
        if !is_disclosure(sources.file(file)) {
            return Judged::fine(None);
        }
        match sources.text(file) {
            Ok(text) => self.whole_of(sources, file, &text),
            Err(finding) => Judged { value: None, findings: vec![*finding] },
        }
    }

    /// The same with the text of the file at hand.
    pub fn whole_of(&self, sources: &Sources, file: FileId, text: &str) -> Judged<Option<Whole>> {
        let mut findings = Vec::new();
        let Place::Disclosure(folder, year) = place::of(sources.file(file)) else {
            return Judged::fine(None);
        };
        let Some(unit) = self.unit_of(folder) else {
            findings.push(unknown_folder(folder, &self.units, Span::file(file)));
            return Judged { value: None, findings };
        };
        let (kinds, settings) = (&self.kinds, &self.settings);
        let context = Context { sources, kinds, settings, unit, year, file };
        let value = read_disclosure(&context, text, &mut findings);
        Judged { value, findings }
    }

    /// The unit whose disclosure a file is, by its folder.
    pub fn unit_of_file(&self, file: &SourceFile) -> Option<&Unit> {
        match place::of(file) {
            Place::Disclosure(folder, _) => self.unit_of(folder),
            _ => None,
        }
    }

    /// The unit whose folder below `content` this is.
    fn unit_of(&self, folder: &str) -> Option<&Unit> {
        let known = || self.units.by_address(folder).map(|found| found.unit.id);
        self.units.get(&self.folders.get(folder).copied().or_else(known)?)
    }

    /// Two files for one address, both named.
    pub fn twice<'d>(&self, disclosures: impl Iterator<Item = &'d Disclosure>) -> Vec<Finding> {
        let documents = disclosures.map(|one| (one.address.as_str(), one.span));
        let texts = self.pages.iter();
        let texts = texts.map(|page| (page.address.as_str(), Span::file(page.text.file)));
        let mut all: Vec<(&str, Span)> = documents.chain(texts).collect();
        all.sort_by_key(|(address, _)| *address);
        let same = all.chunk_by(|(one, _), (other, _)| one == other);
        let clashing = same.flat_map(|same| same[1..].iter().map(|other| (same[0].1, other)));
        clashing
            .map(|(first, (address, span))| {
                AddressTwice { address: (*address).to_owned() }.at(*span).and(first)
            })
            .collect()
    }
}

/// The file is a table or an attachment beside a document.
pub fn is_beside(file: &SourceFile) -> bool {
    place::of(file) == Place::Beside
}

/// The file holds a disclosure.
pub fn is_disclosure(file: &SourceFile) -> bool {
    matches!(place::of(file), Place::Disclosure(..))
}

/// The files that hold a disclosure each.
pub fn disclosure_files(sources: &Sources) -> Vec<FileId> {
    sources.files().iter().filter(|file| is_disclosure(file)).map(|file| file.id).collect()
}

fn read_settings(sources: &Sources, findings: &mut Vec<Finding>) -> Settings {
    let Some(file) = sources.by_path("content/site.yaml") else {
        findings.push(NoSettings {}.nowhere());
        return Settings::default();
    };
    with_yaml(sources, file.id, findings, settings::read).unwrap_or_default()
}

/// Reads a whole YAML file as one map.
fn with_yaml<T>(
    sources: &Sources,
    file: FileId,
    findings: &mut Vec<Finding>,
    read: impl FnOnce(&mut Fields<'_, '_>) -> T,
) -> Option<T> {
    let text = sources.text(file).map_err(|finding| findings.push(*finding)).ok()?;
    let node = yaml::parse(file, &text).map_err(|finding| findings.push(*finding)).ok()?;
    Some(with_fields(&node, findings, read))
}

fn with_fields<T>(
    node: &yaml::Node<'_>,
    findings: &mut Vec<Finding>,
    read: impl FnOnce(&mut Fields<'_, '_>) -> T,
) -> T {
    let mut fields = Fields::of(node);
    let value = read(&mut fields);
    findings.extend(fields.finish());
    value
}

/// The units, which folder belongs to which, and what the site says of them.
struct Folders {
    units: Units,
    folders: BTreeMap<String, UnitId>,
    infos: BTreeMap<UnitId, UnitInfo>,
}

fn folders(sources: &Sources, findings: &mut Vec<Finding>) -> Folders {
    let shipped = Catalogue::embedded();
    let (mut own, mut folders, mut infos) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    let unit = |file| match place::of(file) {
        Place::Unit(folder) => Some((file, folder)),
        _ => None,
    };
    let mut files: Vec<(&SourceFile, &str)> = sources.files().iter().filter_map(unit).collect();
    // A unit of the site's own is known before those below it ask for it, whatever their names.
    files.sort_by_key(|(_, folder)| folder.matches('/').count());
    let texts: Vec<_> = files.par_iter().map(|(file, _)| sources.text(file.id)).collect();
    let nodes = files.par_iter().zip(&texts).map(|((file, _), text)| {
        text.as_ref().map_err(Clone::clone).and_then(|text| yaml::parse(file.id, text))
    });
    let nodes: Vec<_> = nodes.collect();
    for ((_, folder), node) in files.iter().zip(nodes) {
        let Ok(node) = node.map_err(|finding| findings.push(*finding)) else { continue };
        let info = with_fields(&node, findings, |fields| {
            let id = identity(fields, folder, shipped, &folders, &mut own)?;
            Some(unit_info::read(fields, id))
        });
        if let Some(info) = info {
            folders.insert((*folder).to_owned(), info.unit);
            infos.insert(info.unit, info);
        }
    }
    if own.is_empty() {
        return Folders { units: Units::Shipped(shipped), folders, infos };
    }
    let (units, clashes) = Catalogue::with_own(own);
    findings.extend(clashes.iter().map(|clash| clashing(clash, &infos)));
    Folders { units: Units::WithOwn(Box::new(units)), folders, infos }
}

/// The objection to a unit of the site's own that is already there.
fn clashing(clash: &Clash, infos: &BTreeMap<UnitId, UnitInfo>) -> Finding {
    let (id, other) = match clash {
        Clash::Identity(id) => (id, id.to_string()),
        Clash::Address(id, address) => (id, address.clone()),
        Clash::Parent(id, parent) => (id, parent.to_string()),
    };
    let finding = UnitClash { unit: id.to_string(), other };
    match infos.get(id) {
        Some(info) => finding.at(info.span),
        None => finding.nowhere(),
    }
}

/// Whose folder it is: named by the file, or by the address; a unit of the site's own has a name.
fn identity(
    fields: &mut Fields<'_, '_>,
    folder: &str,
    units: &Catalogue,
    folders: &BTreeMap<String, UnitId>,
    own: &mut Vec<Unit>,
) -> Option<UnitId> {
    let by_address = units.by_address(folder).map(|found| found.unit.id);
    let shape = ("mã@ngày, ví dụ 09367@2020-01-01", "code@date such as 09367@2020-01-01");
    let written = fields.parsed("unit", shape, |text| text.parse::<UnitId>().ok());
    let name = fields.text("name");
    let level = fields.text("level").and_then(Level::from_key);
    let code = fields.text("code").and_then(|code| code.parse::<UnitCode>().ok());
    fields.node("order");
    let span = fields.span();
    match (written, name) {
        (Some(id), _) if units.get(&id).is_some() => {
            if by_address.is_some_and(|other| other != id) {
                let (unit, folder) = (id.to_string(), folder.to_owned());
                fields.object(UnitFolderMismatch { unit, folder }.at(span));
            }
            Some(id)
        }
        (id, Some(name)) if by_address.is_none() => {
            let id = id.or_else(|| Some(UnitId::new(code?, jiff::civil::date(2020, 1, 1))));
            if !folder.split('/').all(|part| slug(part) == part) {
                let expected = (
                    "thư mục có tên chữ thường không dấu, ví dụ tinh-mau/xa-mau",
                    "a folder of small letters without accents, such as tinh-mau/xa-mau",
                );
                fields.wrong(span, expected);
                return None;
            }
            let above = folder.rsplit_once('/').and_then(|(above, _)| {
                let known = units.by_address(above).map(|found| found.unit.id);
                folders.get(above).copied().or(known)
            });
            let unit =
                id.zip(level).and_then(|(id, level)| Unit::own(id, level, name, folder, above));
            if unit.is_none() {
                let expected = (
                    "code, level và name đầy đủ của đơn vị, ví dụ Xã Mẫu",
                    "the unit's code, level and full name, such as Xã Mẫu",
                );
                fields.wrong(span, expected);
            }
            let id = unit.as_ref().map(|unit| unit.id);
            own.extend(unit);
            id
        }
        (Some(id), _) => {
            let (unit, hint) = (id.to_string(), nearest_version(&id, units));
            fields.object(UnknownUnit { unit, hint }.at(span));
            None
        }
        (None, _) => {
            if by_address.is_none() {
                fields.object(unknown_folder(folder, units, span));
                fields.rest();
            }
            by_address
        }
    }
}

fn nearest_version(id: &UnitId, units: &Catalogue) -> String {
    let other = units.by_code(id.code).last().map(|unit| unit.id.to_string());
    other.map(|other| format!(" (→ “{other}”?)")).unwrap_or_default()
}

fn unknown_folder(folder: &str, units: &Catalogue, span: Span) -> Finding {
    let near = units.nearest(folder).into_iter().next();
    let hint = near.map(|near| format!(" (→ “{}”?)", near.address)).unwrap_or_default();
    UnknownUnit { unit: folder.to_owned(), hint }.at(span)
}

fn read_disclosure(
    context: &Context<'_>,
    text: &str,
    findings: &mut Vec<Finding>,
) -> Option<Whole> {
    let read = |findings: &mut Vec<Finding>| -> Result<Option<Whole>, Box<Finding>> {
        if context.sources.file(context.file).ending() != "md" {
            let node = yaml::parse(context.file, text)?;
            return Ok(read::disclosure(&node, (text, None), context, findings));
        }
        let parts = markdown::divide(context.file, text)?;
        let node = yaml::parse_at(context.file, parts.head, parts.head_offset)?;
        let (file, lines) = (context.file, Lines::plain(context.file, parts.body_offset));
        let body = Prose { markdown: parts.body.to_owned(), file, lines };
        Ok(read::disclosure(&node, (text, Some(body)), context, findings))
    };
    let whole = read(findings).unwrap_or_else(|finding| {
        findings.push(*finding);
        None
    });
    if whole.is_none() && findings.is_empty() {
        findings.push(read::nothing_in_it(context.file));
    }
    whole
}

fn read_page(
    sources: &Sources,
    file: &SourceFile,
    address: &str,
    findings: &mut Vec<Finding>,
) -> Option<TextPage> {
    let read = |findings: &mut Vec<Finding>| -> Result<TextPage, Box<Finding>> {
        let text = sources.text(file.id)?;
        let parts = markdown::divide(file.id, &text)?;
        let node = yaml::parse_at(file.id, parts.head, parts.head_offset)?;
        let markdown = parts.body.to_owned();
        let lines = Lines::plain(file.id, parts.body_offset);
        let body = Prose { markdown, file: file.id, lines };
        let mut fields = Fields::of(&node);
        let page = page::read(&mut fields, address, body);
        findings.extend(fields.finish());
        Ok(page)
    };
    read(findings).map_err(|finding| findings.push(*finding)).ok()
}
