//! What a change asks for: a few files read again, or all.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::below;
use crate::finding::FileId;
use crate::model;
use crate::source::{self, SourceFile, Sources};

/// Files that are at most looked at one by one.
const FEW: usize = 1000;

/// What is to be read again.
#[derive(Default)]
pub(super) struct Few {
    /// Disclosures: themselves, or something beside them.
    pub(super) disclosures: BTreeSet<FileId>,
    /// Something beside a page or disclosure.
    pub(super) beside: bool,
    /// The theme.
    pub(super) theme: bool,
}

impl Few {
    /// Takes up files that changed; none when the whole site is to be read again.
    pub(super) fn of(sources: &mut Sources, paths: &[PathBuf]) -> Option<Few> {
        if paths.is_empty() || paths.len() > FEW {
            return None;
        }
        let mut few = Few::default();
        for path in paths {
            let path = below(sources.root(), path)?;
            if source::is_passed_over(&path) {
                continue;
            }
            let Some(file) = sources.by_path(&path).cloned() else {
                if sources.has_trace(&path) {
                    return None;
                }
                continue;
            };
            few.add(sources, &file)?;
        }
        Some(few)
    }

    fn add(&mut self, sources: &mut Sources, file: &SourceFile) -> Option<()> {
        let is_theme = file.path.starts_with("themes/");
        let (is_disclosure, is_beside) = (model::is_disclosure(file), model::is_beside(file));
        // A picture beside a page of text is judged with the site.
        let is_of_page = is_beside && file.path.starts_with("content/pages/");
        let is_one = is_theme || is_disclosure || is_beside;
        if !is_one || is_of_page || sources.is_linked(file.id) {
            return None;
        }
        if !sources.renew(file.id).ok()? {
            return Some(());
        }
        self.theme |= is_theme;
        self.beside |= is_beside;
        if is_disclosure {
            self.disclosures.insert(file.id);
        } else if is_beside {
            self.disclosures.extend(that_may_name(sources, file));
        }
        Some(())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.disclosures.is_empty() && !self.beside && !self.theme
    }
}

/// The disclosures in the folder of a file and in those above.
fn that_may_name<'s>(
    sources: &'s Sources,
    file: &'s SourceFile,
) -> impl Iterator<Item = FileId> + use<'s> {
    let above = std::iter::successors(Some(file.folder()), |folder| {
        folder.rsplit_once('/').map(|(above, _)| above)
    });
    above.filter(|folder| folder.contains('/')).flat_map(|folder| {
        let within = sources.below(folder).iter();
        let own = within.filter(move |other| other.folder() == folder);
        own.filter(|other| model::is_disclosure(other)).map(|other| other.id)
    })
}
