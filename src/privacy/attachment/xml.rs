//! XML of documents: a flat run of openings, texts and closings, and nothing from outside.
//!
//! Names are taken without their prefix. Entities other than the five of XML are not resolved; a
//! document type, where they would be declared, is reported: no office program writes one.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// What is met in reading order.
pub(super) enum Met<'a> {
    /// An element begins.
    Open(&'a str, &'a Attributes),
    /// An element ends.
    Close(&'a str),
    /// Text.
    Text(&'a str),
    /// A document type declaration.
    DocType,
}

/// The attributes of an element, by local name.
#[derive(Default)]
pub(super) struct Attributes(Vec<(String, String)>);

impl Attributes {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The attribute says yes.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value, "1" | "true" | "on"))
    }

    fn of(start: &BytesStart<'_>) -> Attributes {
        let mut read = Vec::new();
        for one in start.attributes().with_checks(false).flatten() {
            let name = String::from_utf8_lossy(one.key.local_name().as_ref()).into_owned();
            let value = one.normalized_value(XmlVersion::Implicit1_0);
            let as_written = |_| String::from_utf8_lossy(&one.value).into_owned();
            read.push((name, value.map_or_else(as_written, Cow::into_owned)));
        }
        Attributes(read)
    }
}

/// Shows all that stands in a document; false if it is no XML.
pub(super) fn walk(bytes: &[u8], meet: &mut dyn FnMut(Met<'_>)) -> bool {
    let text = super::plain::decoded(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    reader.config_mut().allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => open(&start, meet),
            Ok(Event::Empty(start)) => {
                open(&start, meet);
                meet(Met::Close(&name(start.local_name().as_ref())));
            }
            Ok(Event::End(end)) => meet(Met::Close(&name(end.local_name().as_ref()))),
            Ok(Event::Text(text)) => meet(Met::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::CData(text)) => meet(Met::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::Comment(text)) => meet(Met::Text(&String::from_utf8_lossy(&text))),
            Ok(Event::GeneralRef(named)) => {
                let sign = named.resolve_char_ref().ok().flatten();
                let sign = sign.or_else(|| predefined(&named));
                meet(Met::Text(sign.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4])));
            }
            Ok(Event::DocType(_)) => meet(Met::DocType),
            Ok(Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) => return true,
            Err(_) => return false,
        }
    }
}

fn predefined(name: &[u8]) -> Option<char> {
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        _ => None,
    }
}

fn open(start: &BytesStart<'_>, meet: &mut dyn FnMut(Met<'_>)) {
    meet(Met::Open(&name(start.local_name().as_ref()), &Attributes::of(start)));
}

fn name(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
