//! Whether all parts of a document are there: its forms, its note, its decision.

use crate::finding::code::{PartMissing, both};
use crate::finding::{Finding, Lang};
use crate::kind::{Need, Version};
use crate::model::Disclosure;
use crate::model::disclosure::State;

/// What a complete document would have besides, in the words of `lang`.
pub fn missing_parts(disclosure: &Disclosure, version: &Version, lang: Lang) -> Vec<String> {
    if disclosure.state != State::Published {
        return Vec::new();
    }
    let has = |form: usize| disclosure.outlines.iter().any(|outline| outline.form == form);
    let forms = version.forms.iter().enumerate();
    let mut parts: Vec<String> = forms
        .filter(|(place, form)| form.required && !has(*place))
        .map(|(_, form)| match (form.number.as_str(), lang) {
            ("", lang) => form.title.get(lang).to_owned(),
            (number, Lang::Vi) => format!("{} (biểu {number})", form.title.vi),
            (number, Lang::En) => format!("{} (form {number})", form.title.en),
        })
        .collect();
    if version.note == Need::Required && !disclosure.has_text {
        let note = match lang {
            Lang::Vi => "thuyết minh",
            Lang::En => "explanatory note",
        };
        parts.push(note.to_owned());
    }
    parts
}

/// One warning that names all missing parts.
pub(super) fn check(disclosure: &Disclosure, version: &Version) -> Option<Finding> {
    let [vi, en] =
        [Lang::Vi, Lang::En].map(|lang| missing_parts(disclosure, version, lang).join("; "));
    (!vi.is_empty()).then(|| PartMissing { parts: both(&vi, &en) }.at(disclosure.span))
}
