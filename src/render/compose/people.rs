//! Who answers, and where to report.

use super::Composer;
use crate::derive::Document;
use crate::model::unit_info::{self, UnitInfo};
use crate::render::view::{Channel, Contact};
use crate::unit::UnitId;
use crate::value::date::short;

/// `tel:` for a number as written.
pub(super) fn tel(written: &str) -> String {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('0') {
        Some(rest) => format!("tel:+84{rest}"),
        None => format!("tel:{digits}"),
    }
}

impl Composer<'_> {
    /// What the site says of a unit.
    pub(super) fn info(&self, id: &UnitId) -> Option<&UnitInfo> {
        self.facts.model.infos.get(id)
    }

    /// Whom to ask about a unit, or about one of its documents.
    pub(super) fn contact(&self, id: &UnitId, document: Option<&Document<'_>>) -> Option<Contact> {
        let info = self.info(id);
        let own = document.and_then(|document| document.disclosure.contact.as_ref());
        let usual = info.map(|info| &info.contact);
        let source = own.or(usual)?;
        let pick = |field: fn(&unit_info::Contact) -> &String| {
            let first = field(source);
            let second = usual.map(field).filter(|_| first.is_empty());
            second.unwrap_or(first).clone()
        };
        let person = [source.name.as_str(), source.position.as_str()];
        let until = document.and_then(|document| document.disclosure.comments_until);
        let phone = pick(|contact| &contact.phone);
        Some(Contact {
            person: person
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
            phone_href: if phone.is_empty() { String::new() } else { tel(&phone) },
            phone,
            email: pick(|contact| &contact.email),
            address: pick(|contact| &contact.address),
            hours: pick(|contact| &contact.hours),
            comments_until: until.map(short).unwrap_or_default(),
            reception: info.map(|info| info.reception.clone()).unwrap_or_default(),
        })
    }

    /// Where to report corruption in a unit.
    pub(super) fn channels(&self, id: &UnitId) -> Vec<Channel> {
        let channels = self.info(id).map(|info| info.channels.as_slice()).unwrap_or_default();
        channels
            .iter()
            .map(|channel| Channel {
                title: channel.title.clone(),
                phone: channel.phone.clone(),
                phone_href: if channel.phone.is_empty() {
                    String::new()
                } else {
                    tel(&channel.phone)
                },
                address: match (channel.address.as_str(), channel.email.as_str()) {
                    ("", email) => email.to_owned(),
                    (address, "") => address.to_owned(),
                    (address, email) => format!("{address}; {email}"),
                },
                hours: channel.hours.clone(),
                next: channel.next.clone(),
            })
            .collect()
    }
}
