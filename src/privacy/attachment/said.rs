//! What a part says outside of its text: the words in attributes (descriptions of pictures, titles,
//! tips, names) and the values of all others.
//!
//! An attribute of words is always looked at. Any other only where it may hold a number or an
//! address: most are sizes, colours and names of styles, of which a document has a million.

use super::Place;
use super::search::Search;
use super::xml::Attributes;

/// Whether an attribute holds words of people, in any part.
fn holds_words(name: &str) -> bool {
    matches!(
        name,
        "descr"
            | "description"
            | "desc"
            | "title"
            | "author"
            | "lastModifiedBy"
            | "userName"
            | "displayName"
            | "userId"
            | "user"
            | "tooltip"
            | "display"
            | "displayText"
            | "location"
            | "prompt"
            | "promptTitle"
            | "errorTitle"
            | "error"
            | "alt"
            | "name"
            | "caption"
            | "tag"
            | "alias"
            | "comment"
            | "help"
            | "statusBar"
            | "customMenu"
            | "string"
            | "string-value"
            | "instr"
            | "href"
            | "formula"
    )
}

/// Attributes of drawings: points of lines, thousands of figures in one value.
const DRAWN: &[&str] = &["path", "points", "d", "formulas", "view-box", "viewBox"];

/// Digits from which on a value may be a number of a person.
const FEWEST: usize = 8;

/// Looks at what the attributes of an element say.
pub(super) fn attributes(
    attributes: &Attributes,
    search: &mut Search<'_>,
    place: impl Fn() -> Place,
) {
    for (name, value) in attributes.iter() {
        let is_looked_at =
            holds_words(name) || may_hold(value) && !DRAWN.contains(&name) && !is_unique_id(value);
        if is_looked_at {
            // The name of an attribute is no heading of a column: below one, in a list of persons,
            // any bare number would be a person's.
            search.piece(value, "", &place);
        }
    }
}

/// A value or a stray text in which a number or an address may stand.
pub(super) fn may_hold(value: &str) -> bool {
    value.len() >= FEWEST
        && (value.contains('@')
            || value.chars().filter(|sign| sign.is_numeric()).take(FEWEST).count() == FEWEST)
}

/// `{28A0092B-C50C-407E-A947-70E740481C1C}`, which programs give to everything.
fn is_unique_id(value: &str) -> bool {
    let bare = value.trim_start_matches('{').trim_end_matches('}');
    bare.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && bare.bytes().all(|sign| sign == b'-' || sign.is_ascii_hexdigit())
}
