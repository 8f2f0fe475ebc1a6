//! Whose lists are seen on a day: the posting period, what the site decided, what was withdrawn.

use jiff::ToSpan;

use crate::kind::{Column, Privacy};
use crate::model::disclosure::{State, last_posted};
use crate::model::persons::Persons;
use crate::model::{Disclosure, Model, Outline};
use crate::value::date::Date;

/// How the persons of a document are seen on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    /// It lists nobody.
    Nobody,
    /// By name, or by initials.
    As(Persons),
    /// Not by the site's decision: only counts are published.
    Never,
    /// No longer: the posting period is over, or nothing says when it began.
    Over,
    /// The document was withdrawn.
    Withdrawn,
}

/// How the numbers of a document that count persons are seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Numbers {
    /// All: whoever can count the rows can see them.
    Open,
    /// Small ones are hidden, and what would give them away.
    Careful,
    /// None: taken from the rows that are seen, they would tell of those that were withdrawn.
    Bare,
}

/// How the persons of a document are seen on the day `at`.
pub fn seen(disclosure: &Disclosure, model: &Model, at: Date) -> Seen {
    if matches!(disclosure.state, State::Withdrawn(_)) {
        return Seen::Withdrawn;
    }
    if !disclosure.outlines.iter().any(|outline| outline.persons) {
        return Seen::Nobody;
    }
    match persons(disclosure, model) {
        Persons::Counts => Seen::Never,
        _ if last_day(disclosure, model).is_none_or(|last| at > last) => Seen::Over,
        persons => Seen::As(persons),
    }
}

/// How the numbers of a document that count persons are seen on the day `at`.
pub fn numbers(disclosure: &Disclosure, model: &Model, at: Date) -> Numbers {
    match seen(disclosure, model, at) {
        Seen::As(_) if disclosure.outlines.iter().any(|outline| outline.withdrawn > 0) => {
            Numbers::Bare
        }
        Seen::As(_) => Numbers::Open,
        _ => Numbers::Careful,
    }
}

/// What the site and the unit decided about lists of this kind.
fn persons(disclosure: &Disclosure, model: &Model) -> Persons {
    let unit = model.infos.get(&disclosure.unit).map(|info| &info.policy);
    model.settings.persons.policy.within(unit, &disclosure.kind(&model.kinds).id)
}

/// Some column names persons who leave after the posting period.
pub fn lists_persons(columns: &[Column]) -> bool {
    columns.iter().any(|column| column.privacy == Privacy::PublicUntil)
}

/// The last day on which persons may be seen; none when nothing says when the posting began.
pub fn last_day(disclosure: &Disclosure, model: &Model) -> Option<Date> {
    let until = last_posted(disclosure.posted.as_ref(), disclosure.published);
    let margin = model.settings.persons.margin_days;
    let last = until.and_then(|until| until.checked_add(margin.days()).ok());
    last.max(disclosure.kept.as_ref().map(|kept| kept.until))
}

/// Rows and columns of a table that may be seen, without the table being at hand.
pub fn extent(
    disclosure: &Disclosure,
    outline: &Outline,
    model: &Model,
    at: Date,
) -> (usize, usize) {
    let seen = seen(disclosure, model, at);
    let gone = match seen {
        Seen::Withdrawn => true,
        Seen::Never | Seen::Over => outline.persons,
        Seen::Nobody | Seen::As(_) => false,
    };
    let unlinked = outline.masked || (outline.persons && seen == Seen::As(Persons::Initials));
    let columns = outline.columns - usize::from(unlinked && outline.numbered);
    (if gone { 0 } else { outline.rows }, columns)
}

/// The document listed persons who may no longer be seen.
pub fn persons_gone(disclosure: &Disclosure, model: &Model, at: Date) -> bool {
    let listed = disclosure.outlines.iter().any(|outline| outline.persons && outline.rows > 0);
    listed && seen(disclosure, model, at) == Seen::Over
}

/// The files that go with a document may be seen: a signed list shows every name in full, so it is
/// seen only where the list is; nothing stays of what was withdrawn, in whole or in part.
pub fn shows_attachments(disclosure: &Disclosure, model: &Model, at: Date) -> bool {
    let outlines = &disclosure.outlines;
    let listed = outlines.iter().any(|outline| outline.persons && outline.rows > 0);
    let shortened = outlines.iter().any(|one| (one.masked && one.rows > 0) || one.withdrawn > 0);
    match seen(disclosure, model, at) {
        Seen::Withdrawn => false,
        Seen::Nobody | Seen::As(Persons::Full) => !shortened,
        _ => !listed && !shortened,
    }
}

/// Persons are seen in some table of the document today.
pub fn shows_persons(disclosure: &Disclosure, model: &Model, at: Date) -> bool {
    matches!(seen(disclosure, model, at), Seen::As(_))
}
