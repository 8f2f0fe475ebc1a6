//! Exceptions: values that look like someone's and are an office's, each with a reason and a name.

use crate::finding::Span;
use crate::finding::code::ExceptionTooShort;
use crate::source::Fields;
use crate::value::date::{Date, read_date};
use crate::value::text;

use super::settings::DATE;

/// A value that the gates let through.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// As it is written in the content.
    pub value: String,
    /// Why it may be published.
    pub reason: String,
    /// Who answers for that.
    pub responsible: String,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// Where it is written down.
    pub span: Span,
}

impl Exception {
    /// It counts on this day. One that is over counts nowhere: not for a page, a picture or a file.
    pub fn counts_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

/// Letters and digits that a value needs: a short one would let through more than is meant.
const FEWEST: usize = 6;

/// Reads the exceptions under their key.
pub(super) fn exceptions(fields: &mut Fields<'_, '_>) -> Vec<Exception> {
    fields.each("exceptions", exception).into_iter().flatten().collect()
}

/// One of them; none, and an objection, where its reason or who answers for it is missing.
fn exception(fields: &mut Fields<'_, '_>) -> Option<Exception> {
    let span = fields.span();
    let mut needed = |key| fields.needed_text(key).map(text::tidy).unwrap_or_default();
    let (value, reason, responsible) = (needed("value"), needed("reason"), needed("responsible"));
    let until = fields.parsed("until", DATE, |text| read_date(text).ok());
    if reason.is_empty() || responsible.is_empty() || value.is_empty() {
        return None;
    }
    if value.chars().filter(|sign| sign.is_alphanumeric()).count() < FEWEST {
        fields.object(ExceptionTooShort { value }.at(span));
        return None;
    }
    Some(Exception { value, reason, responsible, until, span })
}
