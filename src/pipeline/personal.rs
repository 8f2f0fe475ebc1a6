//! What of persons the last build showed, so that one in which something of it leaves can see to
//! it that no copy stays: not in the generation before, not among the records of earlier builds.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::derive::Record;
use crate::engine::{Key, KeyOf, Last, Next};
use crate::model::Model;
use crate::model::disclosure::State;
use crate::privacy;
use crate::value::date::Date;

/// Documents by address; for one with persons or attachments, the key of what it showed.
pub(super) type Shown = BTreeMap<String, Key>;

/// Where it is kept.
const NAME: &str = "=shown";

/// What these documents show on the day `at`. One that was withdrawn shows nothing.
pub(super) fn shown<'r>(
    model: &Model,
    records: impl IntoIterator<Item = &'r Arc<Record>>,
    at: Date,
) -> Shown {
    let stands = |record: &&Arc<Record>| !matches!(record.disclosure.state, State::Withdrawn(_));
    let records = records.into_iter().filter(stands);
    let key = |record: &Arc<Record>| (record.disclosure.address.clone(), key_of(record, model, at));
    records.map(key).collect()
}

fn key_of(record: &Record, model: &Model, at: Date) -> Key {
    let disclosure = &record.disclosure;
    let persons = privacy::shows_persons(disclosure, model, at);
    let files =
        !disclosure.attachments.is_empty() && privacy::shows_attachments(disclosure, model, at);
    match persons || files {
        true => {
            // Whole names may have become initials.
            let how = format!("{:?}", privacy::seen(disclosure, model, at));
            KeyOf::new()
                .with(record.content)
                .bytes(&[u8::from(persons), u8::from(files)])
                .text(&how)
                .key()
        }
        false => Key::default(),
    }
}

/// Something that the last build showed is shown no more; none when nobody knows what it showed.
pub(super) fn are_leaving(last: &Last<'_>, now: &Shown) -> Option<bool> {
    let before: Shown = last.work(NAME)?;
    let is_gone = |(address, key): (&String, &Key)| match now.get(address) {
        Some(other) => *key != Key::default() && key != other,
        None => true,
    };
    Some(before.iter().any(is_gone))
}

/// Keeps what this build shows for the next.
pub(super) fn keep(next: &Mutex<Next>, shown: &Shown) {
    next.lock().unwrap_or_else(PoisonError::into_inner).made(NAME.to_owned(), shown);
}
