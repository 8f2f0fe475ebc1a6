//! Lists of words as CSV: the same rows as a page shows, for whoever counts or prints them himself.

use crate::render::data::Output;

/// A file of rows under their heads, as a page offers it under `label`.
pub fn list_csv(path: String, label: &str, rows: impl IntoIterator<Item = Vec<String>>) -> Output {
    Output::new(path, label, table(rows))
}

/// A table of words for Excel and for programs: UTF-8 with BOM, CRLF.
pub(super) fn table(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let start = "\u{feff}".as_bytes().to_vec();
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(start);
    for row in rows {
        // Writing to memory does not fail.
        let _ = table.write_record(row.iter().map(|cell| guarded(cell)));
    }
    table.into_inner().unwrap_or_default()
}

/// A spreadsheet does not run it as a formula.
fn guarded(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}
