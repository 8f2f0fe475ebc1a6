//! JSON of documents, units and the site, in shapes that carry their version and have a schema.
//!
//! A shape only grows within its version; what would break a reader is a new version under a new
//! path. Members without anything to say are left out. Dates are ISO, money is whole đồng, other
//! numbers that are not whole are strings with a decimal point, since a float would not keep them.
//! Words are Vietnamese; `label_en` stands beside a label where there is an English one.

mod document;
mod site;
mod table;
mod unit;

use crate::derive::Facts;
use crate::kind::{ColumnType, Text};
use crate::law::terms::Term;
use crate::model::disclosure::Act;
use crate::model::unit_info::Contact;
use crate::render::data::object::{Json, Object, Part, Shown};
use crate::render::data::schema;
use crate::render::link;
use crate::unit::{Level, Unit};
use crate::value::date::Date;
use crate::value::period::Period;
use crate::value::{Number, text::into_nfc};

pub use document::document;
pub use site::site;
pub use unit::unit;

/// The file of a value: one line, NFC.
pub fn bytes(json: Json) -> Vec<u8> {
    let mut text = into_nfc(json.into_text());
    text.push('\n');
    text.into_bytes()
}

/// The head that every shape has.
pub(super) fn headed(facts: &Facts<'_>, format: &str, shape: &str, sample: bool) -> Object {
    let mut head = Object::with_room(4096);
    head.set("format", format);
    head.set("schema", absolute(facts, &schema::path(shape)));
    head.set("sample", sample);
    head
}

pub(super) fn absolute(facts: &Facts<'_>, path: &str) -> String {
    format!("{}/{path}", facts.model.settings.base_url)
}

pub(super) fn page(facts: &Facts<'_>, address: &str) -> String {
    link::canonical(&facts.model.settings.base_url, address)
}

pub(super) fn iso(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// Label in both languages.
fn label(object: &mut Object, words: &Text) {
    object.set("label", words.vi.as_str());
    if words.en != words.vi {
        object.put("label_en", words.en.as_str());
    }
}

/// A unit as others name it, by its name on a day.
pub(super) fn named(facts: &Facts<'_>, unit: &Unit, day: Date) -> Object {
    let mut object = Object::default();
    object.set_shown("id", unit.id);
    object.set("code", unit.id.code.as_str());
    object.set("name", unit.name_at(day).name.as_ref());
    object.set("level", unit.level.key());
    object.set("url", page(facts, &unit.address));
    object.set("json", absolute(facts, &link::unit_json(&unit.address)));
    object
}

pub(super) fn period(period: Period) -> Object {
    let mut object = Object::default();
    object.set_shown("id", period);
    object.set("label", period.label());
    object.set_shown("from", period.first_day());
    object.set_shown("until", period.last_day());
    object
}

pub(super) fn term(term: &Term) -> Object {
    let mut object = Object::default();
    object.set("id", &term.id);
    object.set("law", &term.law);
    object.set("article", &term.article);
    object
}

fn act(act: &Act) -> Object {
    let mut object = Object::default();
    object.put("number", act.number.as_str());
    object.put("signed", iso(act.signed));
    object.put("signer", act.signer.as_str());
    object.put("position", act.position.as_str());
    object
}

fn contact(contact: &Contact) -> Object {
    let mut object = Object::default();
    object.put("name", contact.name.as_str());
    object.put("position", contact.position.as_str());
    object.put("phone", contact.phone.as_str());
    object.put("email", contact.email.as_str());
    object.put("address", contact.address.as_str());
    object.put("hours", contact.hours.as_str());
    object
}

/// A quantity as the stages before count it: đồng for money, millionths for the rest.
struct Quantity(i128, ColumnType);

impl Part for Quantity {
    fn write(self, out: &mut String) {
        match i64::try_from(self.0) {
            Err(_) => self.0.to_string().write(out),
            Ok(amount) if self.1 == ColumnType::Money => amount.write(out),
            Ok(amount) => Figure(Number::from_millionths(amount), self.1).write(out),
        }
    }
}

/// A whole number for what is counted, a decimal string for the rest.
struct Figure(Number, ColumnType);

impl Part for Figure {
    fn write(self, out: &mut String) {
        match self.0.as_whole() {
            Some(whole) if matches!(self.1, ColumnType::Count | ColumnType::Year) => {
                whole.write(out);
            }
            _ => Shown(self.0.plain()).write(out),
        }
    }
}

/// The key of what a column or figure holds.
fn type_key(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Text => "text",
        ColumnType::Choice => "choice",
        ColumnType::Count => "count",
        ColumnType::Money => "money",
        ColumnType::Date => "date",
        ColumnType::Number => "number",
        ColumnType::Percent => "percent",
        ColumnType::Person => "person",
        ColumnType::Year => "year",
        ColumnType::Measure => "measure",
    }
}

/// The unit of figures of a type, as data gives them.
fn unit_of(holds: ColumnType) -> Option<&'static str> {
    match holds {
        ColumnType::Money => Some("đồng"),
        ColumnType::Percent => Some("%"),
        _ => None,
    }
}

/// The order in which levels are told.
fn rank(level: Level) -> u8 {
    match level {
        Level::Province => 0,
        Level::District => 1,
        Level::Commune => 2,
    }
}
