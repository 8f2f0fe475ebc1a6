//! People on the pages: who answers, where to report, and what is said of those who are listed.

use super::Composer;
use crate::derive::Document;
use crate::model::persons::Persons;
use crate::model::unit_info::{self, UnitInfo};
use crate::model::withdrawal::Takedown;
use crate::privacy::{self, Numbers, Seen, Shown};
use crate::render::view::{Channel, Contact};
use crate::unit::UnitId;
use crate::value::date::{long, short};

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

    /// How the persons of a document are seen, until when, and which numbers are hidden for their
    /// sake: lead and text of each notice.
    pub(super) fn about_persons(
        &self,
        document: &Document<'_>,
        shown: &[Shown<'_>],
    ) -> Vec<(&'static str, String)> {
        let (model, disclosure) = (self.facts.model, &document.disclosure);
        let mut notices = Vec::new();
        let until = privacy::last_day(disclosure, model);
        if shown.iter().any(Shown::never_names) {
            notices.push(("persons_never_lead", self.word("persons_never")));
        } else if shown.iter().any(Shown::persons_gone) {
            let text = match until {
                Some(until) => self.say("persons_gone_until", &[("date", &long(until))]),
                None => self.word("persons_gone"),
            };
            notices.push(("persons_gone_lead", text));
        } else if let (true, Some(until)) = (shown.iter().any(Shown::shows_persons), until) {
            let mut text = self.say("persons_until", &[("date", &long(until))]);
            if let Some(kept) = disclosure.kept.as_ref().filter(|kept| kept.until == until) {
                text.push(' ');
                text.push_str(&self.say("persons_kept", &[("basis", &kept.basis)]));
            }
            if privacy::seen(disclosure, model, self.facts.at) == Seen::As(Persons::Initials) {
                text.push(' ');
                text.push_str(&self.word("persons_initials"));
            }
            notices.push(("persons_until_lead", text));
        }
        if shown.iter().any(Shown::hides_numbers) {
            let text = match privacy::numbers(disclosure, model, self.facts.at) {
                Numbers::Bare => self.word("numbers_bare"),
                _ => {
                    let limit = model.settings.persons.small_count;
                    self.say("small_counts_text", &[("limit", &limit)])
                }
            };
            notices.push(("small_counts_lead", text));
        }
        notices
    }

    /// Why, when and by what right something was withdrawn.
    pub(super) fn takedown(&self, word: &str, takedown: &Takedown) -> String {
        let mut parts = vec![takedown.reason.trim_end_matches('.').to_owned()];
        if let Some(on) = takedown.on {
            parts.insert(0, self.say(word, &[("date", &short(on))]));
        }
        if !takedown.basis.is_empty() {
            parts.push(self.say("withdrawn_basis", &[("basis", &takedown.basis)]));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("; ") + "."
    }
}
