//! Markdown: only harmless tags come out, shortened HTML has the same ones, places lie in the text.
#![no_main]

use danbiet::finding::Span;
use danbiet::render::markdown::{Setting, compact, plain_text, to_html};
use danbiet_fuzz::{FILE, harmless, inside_all};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let place = |range: std::ops::Range<usize>| Span::new(FILE, range.start, range.end);
    let known = |path: &str| path.len() % 2 == 0;
    for known in [None, Some(&known as &dyn Fn(&str) -> bool)] {
        let setting = Setting { page: "a/b/", top_heading: 2, table_label: "Bảng", known };
        let judged = to_html(text, &place, &setting);
        inside_all(&judged.findings, text.as_bytes());
        let elements = harmless(judged.value.as_str());
        assert_eq!(
            harmless(compact(&judged.value).as_str()),
            elements,
            "{}",
            judged.value.as_str()
        );
    }
    assert!(plain_text(text, 160).chars().count() <= 160);
});
