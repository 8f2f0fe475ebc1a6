//! What a `unit.yaml` adds to the catalogue: whom to ask, when, and how many people live there.

use super::exception::{Exception, exceptions};
use super::persons::{self, Policy};
use crate::finding::Span;
use crate::source::Fields;
use crate::unit::UnitId;
use serde::{Deserialize, Serialize};

/// What the catalogue cannot know about a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitInfo {
    /// Whose.
    pub unit: UnitId,
    /// Where the file is.
    pub span: Span,
    /// Population as written, its year and source.
    pub population: Option<Population>,
    /// The head of the office.
    pub responsible: Option<Person>,
    /// Whom to ask.
    pub contact: Contact,
    /// When citizens are received.
    pub reception: String,
    /// Where to report corruption.
    pub channels: Vec<Channel>,
    /// Values that the gates against personal data let through in its files and those below it.
    pub exceptions: Vec<Exception>,
    /// What it decided about persons in its lists.
    pub policy: Policy,
}

impl UnitInfo {
    /// What it says, wherever in its file.
    pub fn said(&self) -> impl Serialize + '_ {
        let UnitInfo { population, responsible, contact, reception, channels, .. } = self;
        let said = |one: &Exception| {
            (one.value.clone(), one.reason.clone(), one.responsible.clone(), one.until)
        };
        let exceptions: Vec<_> = self.exceptions.iter().map(said).collect();
        (population, responsible, contact, reception, channels, self.policy.said(), exceptions)
    }
}

/// How many people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Population {
    /// Persons.
    pub value: i64,
    /// Of which year.
    pub year: String,
    /// According to whom.
    pub source: String,
}

/// An official in office.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
}

/// Whom to ask, and how.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Office telephone.
    pub phone: String,
    /// Office mail.
    pub email: String,
    /// Address of the office.
    pub address: String,
    /// Hours.
    pub hours: String,
}

/// A way to report corruption.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Channel {
    /// What it is.
    pub title: String,
    /// Telephone.
    pub phone: String,
    /// Mail.
    pub email: String,
    /// Address.
    pub address: String,
    /// Hours.
    pub hours: String,
    /// What happens next.
    pub next: String,
}

/// Reads the fields of a `unit.yaml` other than the unit's identity.
pub fn read(fields: &mut Fields<'_, '_>, unit: UnitId) -> UnitInfo {
    UnitInfo {
        unit,
        span: fields.span(),
        population: fields.inner("population", population).flatten(),
        responsible: fields.inner("responsible", |fields| Person {
            name: text(fields, "name"),
            position: text(fields, "position"),
        }),
        contact: fields.inner("contact", contact).unwrap_or_default(),
        reception: text(fields, "reception"),
        channels: fields.each("channels", channel),
        exceptions: exceptions(fields),
        policy: fields.inner("privacy", persons::policy).unwrap_or_default(),
    }
}

fn population(fields: &mut Fields<'_, '_>) -> Option<Population> {
    let people = ("số người, ví dụ 12.345", "a number of people such as 12.345");
    let value = fields.parsed("value", people, |text| text.replace('.', "").parse().ok());
    let (year, source) = (text(fields, "year"), text(fields, "source"));
    Some(Population { value: value?, year, source })
}

/// Reads a contact.
pub fn contact(fields: &mut Fields<'_, '_>) -> Contact {
    Contact {
        name: text(fields, "name"),
        position: text(fields, "position"),
        phone: text(fields, "phone"),
        email: text(fields, "email"),
        address: text(fields, "address"),
        hours: text(fields, "hours"),
    }
}

fn channel(fields: &mut Fields<'_, '_>) -> Channel {
    Channel {
        title: fields.needed_text("title").unwrap_or_default().to_owned(),
        phone: text(fields, "phone"),
        email: text(fields, "email"),
        address: text(fields, "address"),
        hours: text(fields, "hours"),
        next: text(fields, "next"),
    }
}

fn text(fields: &mut Fields<'_, '_>, key: &'static str) -> String {
    fields.text(key).unwrap_or_default().trim().to_owned()
}
