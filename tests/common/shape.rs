//! JSON against a JSON Schema, as far as the shapes of this project use its words.

use serde_json::Value;

/// What is wrong with a value.
pub(crate) fn shape_faults(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return shape_faults(root, root.pointer(&name[1..]).unwrap(), value, at);
    }
    let mut faults = Vec::new();
    if let Some(ways) = schema["anyOf"].as_array()
        && !ways.iter().any(|way| shape_faults(root, way, value, at).is_empty())
    {
        faults.push(format!("{at}: {value} is none of these"));
    }
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let named = schema["enum"].as_array().is_none_or(|words| words.contains(value));
    let exact = schema.get("const").is_none_or(|only| only == value);
    if !(types.is_empty() || types.contains(&kind)) || !named || !exact {
        faults.push(format!("{at}: {value} is not {schema}"));
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        faults.extend(shape_faults(root, &schema["items"], item, &format!("{at}/{place}")));
    }
    let members = value.as_object().filter(|_| types.contains(&"object"));
    for (name, member) in members.into_iter().flatten() {
        let known = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
        match known {
            Value::Bool(false) => faults.push(format!("{at}/{name} has no place")),
            known => faults.extend(shape_faults(root, known, member, &format!("{at}/{name}"))),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.is_object() && value.get(name).is_none() {
            faults.push(format!("{at}/{name} is missing"));
        }
    }
    faults
}
