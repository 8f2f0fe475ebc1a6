//! JSON as it is written: objects that leave out what has nothing to say, straight into one text.
//!
//! No tree is built: a member is written where it will stand, and taken back when it turns out to
//! be empty. A member is set once; nothing looks for an earlier one of the same name.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

/// Finished JSON, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json(String);

impl AsRef<str> for Json {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Json {
    /// The text, to go on with.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// An object in the making: all that was written but the outermost braces.
#[derive(Default)]
pub(super) struct Object(String);

impl Object {
    /// An object for about so many bytes.
    pub(super) fn with_room(bytes: usize) -> Object {
        Object(String::with_capacity(bytes))
    }

    /// Sets a member, unless its value is null or empty.
    pub(super) fn put(&mut self, key: &str, value: impl Part) {
        let before = self.0.len();
        self.key(key);
        let start = self.0.len();
        value.write(&mut self.0);
        if matches!(&self.0[start..], "null" | "\"\"" | "[]" | "{}") {
            self.0.truncate(before);
        }
    }

    /// Sets a member.
    pub(super) fn set(&mut self, key: &str, value: impl Part) {
        self.key(key);
        value.write(&mut self.0);
    }

    /// Sets a member to what `Display` says of a value, as text.
    pub(super) fn set_shown(&mut self, key: &str, value: impl Display) {
        self.set(key, Shown(value));
    }

    /// Sets a member to an object that `fill` writes in its place.
    pub(super) fn set_object(&mut self, key: &str, fill: impl FnOnce(&mut Object)) {
        self.key(key);
        self.nested(fill);
    }

    /// Sets a member to an object that `fill` writes in its place, unless it stays empty.
    pub(super) fn put_object(&mut self, key: &str, fill: impl FnOnce(&mut Object)) {
        let before = self.0.len();
        self.set_object(key, fill);
        if self.0.ends_with("{}") {
            self.0.truncate(before);
        }
    }

    /// Sets a member to a list of objects, each written in its place.
    pub(super) fn set_list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        mut fill: impl FnMut(&mut Object, T),
    ) {
        self.key(key);
        self.0.push('[');
        for item in items {
            self.comma();
            self.nested(|object| fill(object, item));
        }
        self.0.push(']');
    }

    /// Sets a member to a list of objects, unless it stays empty.
    pub(super) fn put_list<T>(
        &mut self,
        key: &str,
        items: impl IntoIterator<Item = T>,
        fill: impl FnMut(&mut Object, T),
    ) {
        let before = self.0.len();
        self.set_list(key, items, fill);
        if self.0.ends_with("[]") {
            self.0.truncate(before);
        }
    }

    fn nested(&mut self, fill: impl FnOnce(&mut Object)) {
        self.0.push('{');
        fill(self);
        self.0.push('}');
    }

    fn key(&mut self, key: &str) {
        self.comma();
        text(key, &mut self.0);
        self.0.push(':');
    }

    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[']) {
            self.0.push(',');
        }
    }
}

impl From<Object> for Json {
    fn from(Object(mut text): Object) -> Json {
        text.insert(0, '{');
        text.push('}');
        Json(text)
    }
}

/// What can be the value of a member.
pub(super) trait Part {
    /// Writes it at the end of `out`.
    fn write(self, out: &mut String);
}

impl Part for &str {
    fn write(self, out: &mut String) {
        text(self, out);
    }
}

impl Part for &String {
    fn write(self, out: &mut String) {
        text(self, out);
    }
}

impl Part for String {
    fn write(self, out: &mut String) {
        text(&self, out);
    }
}

impl Part for Cow<'_, str> {
    fn write(self, out: &mut String) {
        text(&self, out);
    }
}

impl Part for bool {
    fn write(self, out: &mut String) {
        out.push_str(if self { "true" } else { "false" });
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {
        $(impl Part for $number {
            fn write(self, out: &mut String) {
                // Writing into a string cannot fail.
                let _ = write!(out, "{self}");
            }
        })*
    };
}

whole_numbers!(u8, i64, usize);

impl<P: Part> Part for Option<P> {
    fn write(self, out: &mut String) {
        match self {
            Some(part) => part.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<P: Part> Part for Vec<P> {
    fn write(self, out: &mut String) {
        out.push('[');
        for (place, part) in self.into_iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            part.write(out);
        }
        out.push(']');
    }
}

impl Part for Object {
    fn write(self, out: &mut String) {
        out.push('{');
        out.push_str(&self.0);
        out.push('}');
    }
}

/// What `Display` says of a value, as text.
pub(super) struct Shown<D>(pub(super) D);

impl<D: Display> Part for Shown<D> {
    fn write(self, out: &mut String) {
        shown(self.0, out);
    }
}

/// A string in its quotes; what JSON does not allow in one is escaped as `serde_json` does.
fn text(text: &str, out: &mut String) {
    out.push('"');
    escaped(text, out);
    out.push('"');
}

/// What `Display` says, in quotes; it mostly holds nothing that must be escaped.
fn shown(value: impl Display, out: &mut String) {
    out.push('"');
    let start = out.len();
    // Writing into a string cannot fail.
    let _ = write!(out, "{value}");
    if any_needs_escape(&out.as_bytes()[start..]) {
        let plain = out.split_off(start);
        escaped(&plain, out);
    }
    out.push('"');
}

/// Looks at every byte whatever it finds, so that many are looked at in one step.
fn any_needs_escape(bytes: &[u8]) -> bool {
    bytes.iter().fold(false, |found, byte| found | needs_escape(*byte))
}

fn needs_escape(byte: u8) -> bool {
    (byte < 0x20) | (byte == b'"') | (byte == b'\\')
}

fn escaped(text: &str, out: &mut String) {
    if any_needs_escape(text.as_bytes()) {
        let quoted = serde_json::Value::from(text).to_string();
        out.push_str(&quoted[1..quoted.len() - 1]);
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, Object};

    #[test]
    fn what_is_empty_is_left_out_unless_it_is_set() {
        let mut object = Object::default();
        object.put("a", "");
        object.put("b", Option::<i64>::None);
        object.put("c", Vec::<String>::new());
        object.put("d", Object::default());
        object.put_object("e", |inner| inner.put("f", ""));
        object.put_list("g", [""; 0], |_, _| {});
        object.set("h", Option::<i64>::None);
        object.set_list("i", [1_i64, 2], |inner, n| inner.set("j", n));
        object.put("k", false);
        let written = r#"{"h":null,"i":[{"j":1},{"j":2}],"k":false}"#;
        assert_eq!(Json::from(object).as_ref(), written);
    }

    #[test]
    fn every_sign_is_written_as_serde_json_writes_it() {
        let every: String = (0..0x2100).filter_map(char::from_u32).chain(['{', '[']).collect();
        let mut object = Object::default();
        object.set("a{", every.as_str());
        object.set_shown("b[", &every);
        let expected = serde_json::json!({ "a{": every, "b[": every }).to_string();
        assert_eq!(Json::from(object).into_text(), expected);
    }
}
