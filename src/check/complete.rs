//! Whether all parts of a document are there: its forms, its note, its decision.

use crate::finding::Finding;
use crate::finding::code::PartMissing;
use crate::kind::{Need, Version};
use crate::model::Disclosure;
use crate::model::disclosure::State;

/// What a complete document would have besides, in words.
pub fn missing_parts(disclosure: &Disclosure, version: &Version) -> Vec<String> {
    if disclosure.state != State::Published {
        return Vec::new();
    }
    let has = |form: usize| disclosure.outlines.iter().any(|outline| outline.form == form);
    let forms = version.forms.iter().enumerate();
    let mut parts: Vec<String> = forms
        .filter(|(place, form)| form.required && !has(*place))
        .map(|(_, form)| match form.number.as_str() {
            "" => form.title.vi.clone(),
            number => format!("{} (biểu {number})", form.title.vi),
        })
        .collect();
    if version.note == Need::Required && !disclosure.has_text {
        parts.push("thuyết minh".to_owned());
    }
    parts
}

/// One warning that names all missing parts.
pub(super) fn check(disclosure: &Disclosure, version: &Version) -> Option<Finding> {
    let parts = missing_parts(disclosure, version);
    let listed = parts.join("; ");
    (!parts.is_empty()).then(|| PartMissing { parts: listed }.at(disclosure.span))
}
