//! The shapes of the JSON files, published beside them as JSON Schema.

use crate::render::data::Output;
use crate::render::link;

const SHAPES: [(&str, &str); 4] = [
    ("tai-lieu.json", include_str!("schema/tai-lieu.json")),
    ("don-vi.json", include_str!("schema/don-vi.json")),
    ("tu-cham.json", include_str!("schema/tu-cham.json")),
    ("danh-muc.json", include_str!("schema/danh-muc.json")),
];

/// The schema of documents, of units, of self-checks and of the catalogue.
pub(super) fn outputs() -> Vec<Output> {
    let one = |(name, text): (&str, &str)| Output::new(path(name), "", text.as_bytes().to_vec());
    SHAPES.into_iter().map(one).collect()
}

/// The path of a schema.
pub(super) fn path(name: &str) -> String {
    format!("{}/schema/{name}", link::DATA)
}
