//! The gate over all that is no disclosure: settings, units, kinds, pages of text, names of files.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::allowed::Allowed;
use super::cells::Cells;
use super::{Gate, Gated, columns, shortened, words_of};
use crate::finding::code::{AssetDeclaration, ExceptionOver, ExceptionUnused, PersonalDataInName};
use crate::finding::{Finding, Span};
use crate::model::exception::Exception;
use crate::model::{self, Model};
use crate::privacy::identifier::{Class, Context, bare, find};
use crate::source::{SourceFile, Sources, yaml};
use crate::value::date::{Date, short};

/// Judges every file of the site that is no disclosure and no attachment, and every name; `allowed`
/// is what any page of it may hold.
pub fn of_site(sources: &Sources, allowed: &Allowed) -> Gated {
    let (files, refused) = (sources.files(), sources.refused());
    let judged: Vec<Gated> = files
        .par_iter()
        .chain(refused)
        .filter_map(|file| of_file(file, sources, allowed))
        .collect();
    let mut all = Gated::default();
    for one in judged {
        all.findings.extend(one.findings);
        all.used.extend(one.used);
    }
    all
}

/// What stands against a file; none for nothing.
fn of_file(file: &SourceFile, sources: &Sources, allowed: &Allowed) -> Option<Gated> {
    let path = file.path.strip_prefix("content/")?;
    let mut gated = Gated::default();
    let name = find(path, Context::default());
    // The name of a file that lists the ill says nothing of one of them.
    for one in name.iter().filter(|one| one.class != Class::Health) {
        let written = &path[one.range.clone()];
        if !allowed.permits(one.class, written, &mut gated.used) {
            let (what, shown) = (words_of(one.class), shortened(written));
            gated.findings.push(PersonalDataInName { what, shown }.at(Span::file(file.id)));
        }
    }
    if columns::is_asset_declaration(file.name()) {
        let title = file.name().to_owned();
        gated.findings.push(AssetDeclaration { title }.at(Span::file(file.id)));
    }
    let is_text = matches!(&*file.ending(), "yaml" | "yml" | "md");
    if is_text && !model::is_disclosure(file) && !model::is_beside(file) {
        of_text(file, sources, allowed, &mut gated);
    }
    let is_clean = gated.findings.is_empty() && gated.used.is_empty();
    (!is_clean).then_some(gated)
}

fn of_text(file: &SourceFile, sources: &Sources, allowed: &Allowed, gated: &mut Gated) {
    // What cannot be read was objected to when the site was.
    let Ok(text) = sources.text(file.id) else { return };
    let mut gate = Gate::new(file.id, &text, allowed);
    gate.all(&Cells::default());
    gated.findings.extend(gate.gated.findings);
    if !declares_exceptions(file) {
        gated.used.extend(gate.gated.used);
    }
    if file.path.starts_with("content/kinds/")
        && let Ok(node) = yaml::parse(file.id, &text)
    {
        gated.findings.extend(columns::of_kind(&node));
    }
}

/// Where an exception is written down, its value stands, and that is no use of it.
fn declares_exceptions(file: &SourceFile) -> bool {
    matches!(file.name(), "site.yaml" | "unit.yaml")
}

/// Exceptions that nothing needs, and those that are over while something still does.
pub fn of_exceptions(model: &Model, used: &BTreeSet<String>, at: Date) -> Vec<Finding> {
    let of_units = model.infos.values().flat_map(|info| &info.exceptions);
    let all = model.settings.exceptions.iter().chain(of_units);
    all.filter_map(|exception| of_exception(exception, used, at)).collect()
}

fn of_exception(exception: &Exception, used: &BTreeSet<String>, at: Date) -> Option<Finding> {
    let Exception { value, until, span, .. } = exception;
    let value = value.clone();
    if !used.contains(&bare(&value)) {
        return Some(ExceptionUnused { value: shortened(&value) }.at(*span));
    }
    let until = until.filter(|_| !exception.counts_on(at))?;
    Some(ExceptionOver { value: shortened(&value), until: short(until) }.at(*span))
}
