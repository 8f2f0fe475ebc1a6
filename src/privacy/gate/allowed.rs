//! What the content itself allows: contacts of offices, and exceptions with a reason.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Key, KeyOf};
use crate::model::unit_info::{Contact, UnitInfo};
use crate::model::{Disclosure, Model};
use crate::privacy::identifier::{Class, Context, bare, find};
use crate::unit::UnitId;

/// The values that one file, or all of them, may hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Allowed {
    /// Telephones and mail of offices, bare.
    contacts: BTreeSet<String>,
    /// Addresses of offices, bare.
    addresses: Vec<String>,
    /// Exceptions, bare.
    exceptions: BTreeSet<String>,
}

/// The allowed values of every unit that declares some.
#[derive(Clone, Debug, Default)]
pub struct Allowances {
    of_site: Allowed,
    of_units: BTreeMap<UnitId, Allowed>,
}

impl Allowances {
    /// What a site declares: for all its files, and for those of each unit and of the units below it.
    pub fn of(model: &Model) -> Allowances {
        let settings = &model.settings;
        let mut of_site = Allowed::default().with_contact(&settings.contact);
        of_site.exceptions.extend(settings.exceptions.iter().map(|one| bare(&one.value)));
        let mut of_units = BTreeMap::new();
        for id in model.infos.keys() {
            let above = std::iter::successors(Some(*id), |id| model.units.get(id)?.parent());
            let infos = above.filter_map(|id| model.infos.get(&id));
            of_units.insert(*id, infos.fold(of_site.clone(), Allowed::with_unit));
        }
        Allowances { of_site, of_units }
    }

    /// What the files of a unit may hold: what it declares, the units above it and the site.
    pub fn of_unit(&self, model: &Model, unit: Option<UnitId>) -> &Allowed {
        let mut above = std::iter::successors(unit, |id| model.units.get(id)?.parent());
        above.find_map(|id| self.of_units.get(&id)).unwrap_or(&self.of_site)
    }

    /// What any page of the site may hold: all that is declared anywhere.
    pub fn of_all<'d>(&self, documents: impl Iterator<Item = &'d Disclosure>) -> Allowed {
        let mut all = self.of_site.clone();
        for one in self.of_units.values() {
            all.contacts.extend(one.contacts.iter().cloned());
            all.addresses.extend(one.addresses.iter().cloned());
            all.exceptions.extend(one.exceptions.iter().cloned());
        }
        let contacts = documents.filter_map(|document| document.contact.as_ref());
        contacts.fold(all, Allowed::with_contact)
    }
}

impl Allowed {
    /// With the contact of an office.
    #[must_use]
    pub fn with_contact(mut self, contact: &Contact) -> Allowed {
        self.add([&contact.phone, &contact.email], &contact.address);
        self
    }

    fn with_unit(mut self, info: &UnitInfo) -> Allowed {
        self.add([&info.contact.phone, &info.contact.email], &info.contact.address);
        for channel in &info.channels {
            self.add([&channel.phone, &channel.email], &channel.address);
        }
        self.exceptions.extend(info.exceptions.iter().map(|one| bare(&one.value)));
        self
    }

    /// Only telephones and mail: another identifier is not allowed by standing in a contact.
    fn add(&mut self, fields: [&String; 2], address: &str) {
        let heading = Context::under("Điện thoại");
        for field in fields {
            let found = find(field, heading).into_iter().filter(|one| is_of_contact(one.class));
            self.contacts.extend(found.map(|one| bare(&field[one.range])));
        }
        if !address.is_empty() {
            self.addresses.push(bare(address));
        }
    }

    /// A value may stand where it does; an exception that is needed for that is noted in `used`.
    pub fn permits(&self, class: Class, written: &str, used: &mut BTreeSet<String>) -> bool {
        let value = bare(written);
        let declared = match class {
            Class::Home => self.addresses.iter().any(|address| address.contains(&value)),
            class => is_of_contact(class) && self.contacts.contains(&value),
        };
        if declared {
            return true;
        }
        let excepted = self.exceptions.contains(&value);
        if excepted {
            used.insert(value);
        }
        excepted
    }

    /// The same for a value of which nothing more is known, as in an attachment.
    pub fn permits_value(&self, written: &str, used: &mut BTreeSet<String>) -> bool {
        self.permits(Class::Landline, written, used)
    }

    /// The key of all that is allowed.
    pub fn key(&self) -> Key {
        let values = self.contacts.iter().chain(&self.addresses).map(|value| (0, value));
        let values = values.chain(self.exceptions.iter().map(|value| (1, value)));
        values.fold(KeyOf::new(), |key, (sort, value)| key.bytes(&[sort]).text(value)).key()
    }
}

fn is_of_contact(class: Class) -> bool {
    matches!(class, Class::Mobile | Class::Landline | Class::Email)
}
