//! CSV: no table makes a reader panic, and what is objected to lies in the file.
#![no_main]

use danbiet_fuzz::tables;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(whole) = tables(bytes) {
        for table in &whole.tables {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
    }
});
