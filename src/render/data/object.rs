//! A JSON object that leaves out what has nothing to say.

use serde_json::{Map, Value};

/// An object in the making.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// Sets a member, unless its value is null or empty.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !empty {
            self.set(key, value);
        }
    }

    /// Sets a member.
    pub(super) fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.0.insert(key.to_owned(), value.into());
    }

    /// These members after those of another object.
    pub(super) fn after(self, mut first: Object) -> Object {
        first.0.extend(self.0);
        first
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Value {
        Value::Object(object.0)
    }
}
