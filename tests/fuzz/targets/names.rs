//! Names: folding, addresses and looking for a unit never panic, and give what they promise.
#![no_main]

use danbiet::unit::Catalogue;
use danbiet::value::text::{fold, nfc, shortened, slug, tidy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let units = Catalogue::embedded();
    if text.len() < 200 {
        let near = units.nearest(text);
        assert!(near.iter().all(|unit| units.get(&unit.id).is_some()));
    }
    if let Some(found) = units.by_address(text) {
        assert!(units.get(&found.unit.id).is_some());
    }
    let name = slug(text);
    assert_eq!(slug(&name), name);
    assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
    assert!(!name.starts_with('-') && !name.ends_with('-') && !name.contains("--"));
    let clean = tidy(text);
    assert_eq!(tidy(&clean), clean);
    assert_eq!(nfc(&clean), clean);
    assert_eq!(fold(&fold(text)), fold(text));
    assert!(shortened(text, 40).chars().count() <= 40);
});
