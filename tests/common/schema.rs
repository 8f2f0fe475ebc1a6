//! JSON Schema, as far as the schemas of these tests use it. A keyword or pattern that is not known
//! here is a panic, so that nothing passes because it was not looked at.

use serde_json::Value;

/// What is wrong with a value, each with the place.
pub(super) fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    Check { root: schema, faults: &mut faults }.value(schema, value, "");
    faults
}

struct Check<'c> {
    root: &'c Value,
    faults: &'c mut Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        for (keyword, rule) in schema.as_object().expect("a schema is an object") {
            self.keyword(schema, (keyword, rule), value, at);
        }
    }

    fn keyword(
        &mut self,
        schema: &Value,
        (keyword, rule): (&str, &Value),
        value: &Value,
        at: &str,
    ) {
        let holds = match keyword {
            "$schema" | "$id" | "$defs" | "definitions" | "title" | "description" | "default"
            | "format" => true,
            "$ref" => {
                let path = rule.as_str().unwrap().strip_prefix('#').expect("within the schema");
                let target = self.root.pointer(path).unwrap_or_else(|| panic!("no {path}"));
                self.value(&target.clone(), value, at);
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|name| is(name, value)),
                name => is(name, value),
            },
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minLength" => {
                let length = value.as_str().map(|text| text.chars().count() as u64);
                length.is_none_or(|length| length >= rule.as_u64().unwrap())
            }
            "pattern" => value.as_str().is_none_or(|text| fits(text, rule.as_str().unwrap())),
            "minItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap())
            }
            "uniqueItems" => value.as_array().is_none_or(|items| {
                *rule == false || (1..items.len()).all(|n| !items[..n].contains(&items[n]))
            }),
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.value(rule, item, &format!("{at}/{n}"));
                }
                true
            }
            "properties" => {
                for (key, inner) in rule.as_object().unwrap() {
                    if let Some(member) = value.get(key) {
                        self.value(inner, member, &format!("{at}/{key}"));
                    }
                }
                true
            }
            "additionalProperties" => return self.others(schema, rule, value, at),
            "required" => value.as_object().is_none_or(|object| {
                rule.as_array()
                    .unwrap()
                    .iter()
                    .all(|key| object.contains_key(key.as_str().unwrap()))
            }),
            "anyOf" => self.fitting(rule, value) > 0,
            "oneOf" => self.fitting(rule, value) == 1,
            _ => panic!("the keyword {keyword} is not known"),
        };
        if !holds {
            self.faults.push(format!("{at}: {keyword} {rule}: {value}"));
        }
    }

    /// Members that no property names.
    fn others(&mut self, schema: &Value, rule: &Value, value: &Value, at: &str) {
        for (key, member) in value.as_object().into_iter().flatten() {
            if schema["properties"].get(key).is_some() {
                continue;
            }
            match rule {
                Value::Bool(true) => {}
                Value::Bool(false) => self.faults.push(format!("{at}: no member {key}")),
                rule => self.value(rule, member, &format!("{at}/{key}")),
            }
        }
    }

    /// How many of several schemas a value fits.
    fn fitting(&self, schemas: &Value, value: &Value) -> usize {
        let fits = |schema: &&Value| {
            let mut faults = Vec::new();
            Check { root: self.root, faults: &mut faults }.value(schema, value, "");
            faults.is_empty()
        };
        schemas.as_array().unwrap().iter().filter(fits).count()
    }
}

fn is(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        name => panic!("the type {name} is not known"),
    }
}

fn fits(text: &str, pattern: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        sizes == [4, 2, 2] && parts.into_iter().all(digits)
    };
    match pattern {
        "^https?://" => text.starts_with("https://") || text.starts_with("http://"),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => is_date(text),
        "^[0-9]{2,8}@[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            text.split_once('@').is_some_and(|(code, day)| {
                (2..=8).contains(&code.len()) && digits(code) && is_date(day)
            })
        }
        "^-?[0-9]+(\\.[0-9]+)?$" => {
            let size = text.strip_prefix('-').unwrap_or(text);
            size.split_once('.').map_or(digits(size), |(whole, part)| digits(whole) && digits(part))
        }
        "^DB[0-9]{3}$" => {
            let digits = text.strip_prefix("DB").unwrap_or_default();
            digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        pattern => panic!("the pattern {pattern} is not known"),
    }
}
