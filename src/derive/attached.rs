//! Attachments of a document, looked through once: what came of a file without objection is kept
//! under the hash of its bytes, so that one that did not change is not opened again.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::engine::{KeyOf, Records};
use crate::finding::{FileId, Finding, Span};
use crate::model::Whole;
use crate::model::disclosure::State;
use crate::privacy::attachment::{Found, findings, judge};
use crate::privacy::gate::Allowed;
use crate::source::{ATTACHMENT_LIMIT, Sources};

/// What attachments are looked up and kept in.
#[derive(Clone, Copy)]
pub struct Attached<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// What earlier builds knew.
    pub kept: &'a Records<'a>,
    /// What the content allows by name.
    pub allowed: &'a Allowed,
    /// The exceptions that were needed.
    pub used: &'a RefCell<BTreeSet<String>>,
}

impl Attached<'_> {
    /// Looks through the attachments of a document and notes which are scans. Those of a withdrawn
    /// one are published no more: an error in them must not keep the page that says so from going
    /// out.
    pub(super) fn of(self, whole: &mut Whole) -> Vec<Finding> {
        if matches!(whole.state, State::Withdrawn(_)) {
            return Vec::new();
        }
        let persons = whole.outlines.iter().any(|outline| outline.persons);
        let mut all = Vec::new();
        for attachment in &mut whole.disclosure.attachments {
            match self.found(attachment.file, persons) {
                Ok(found) => {
                    attachment.is_scan = found.is_scan;
                    let name = self.sources.file(attachment.file).name();
                    all.extend(findings(&found, name, attachment.span, persons));
                }
                Err(finding) => all.push(*finding),
            }
        }
        all
    }

    /// The objections to a picture beside a page of text, which is named at `at`.
    pub fn picture(self, file: FileId, at: Span) -> Vec<Finding> {
        match self.found(file, false) {
            Ok(found) => findings(&found, self.sources.file(file).name(), at, false),
            Err(finding) => vec![*finding],
        }
    }

    fn found(self, id: FileId, persons: bool) -> Result<Found, Box<Finding>> {
        let (file, hash) = (self.sources.file(id), self.sources.hash(id, ATTACHMENT_LIMIT)?);
        let ending = file.ending();
        let key = KeyOf::new().text("attachment").text(&ending).bytes(hash.as_bytes());
        let key = key.bytes(&[u8::from(persons)]).with(self.allowed.key()).key();
        if let Some(found) = self.kept.get(key, |bytes| postcard::from_bytes(bytes).ok()) {
            return Ok(found);
        }
        let bytes = self.sources.read(id, ATTACHMENT_LIMIT)?;
        let used = RefCell::new(BTreeSet::new());
        let is_excepted = |text: &str| self.allowed.permits_value(text, &mut used.borrow_mut());
        let found = judge(&ending, &bytes, persons, &is_excepted);
        // What was objected to is said anew each time, and nothing of it is kept; nor is what needs
        // an exception, so that each use of one is known.
        let plain = used.borrow().is_empty();
        self.used.borrow_mut().extend(used.into_inner());
        if plain && found.hits.is_empty() && found.faults.is_empty() {
            self.kept.put(key, || postcard::to_allocvec(&found).unwrap_or_default());
        }
        Ok(found)
    }
}
