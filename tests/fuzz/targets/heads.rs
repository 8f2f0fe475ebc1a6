//! YAML: both ways of reading agree, places lie in the file, and no document makes a reader panic.
#![no_main]

use danbiet::source::yaml::{Node, Value, parse_full, parse_plain};
use danbiet_fuzz::{FILE, document, inside, inside_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    document(bytes, if bytes.starts_with(b"---") { "md" } else { "yaml" });
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match parse_full(FILE, text, 0) {
        Ok(node) => {
            places(&node, bytes);
            assert!(parse_plain(FILE, text, 0).is_none_or(|short| short == node));
        }
        Err(finding) => {
            inside_all(&[*finding], bytes);
            assert!(parse_plain(FILE, text, 0).is_none());
        }
    }
});

fn places(node: &Node<'_>, bytes: &[u8]) {
    inside(node.span.start, node.span.end, bytes);
    match &node.value {
        Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| places(item, bytes)),
        Value::Map(entries) => {
            for (key, value) in entries {
                inside(key.span.start, key.span.end, bytes);
                places(value, bytes);
            }
        }
    }
}
