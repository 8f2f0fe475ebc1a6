//! Model: files in, typed records out.
//!
//! Reads the site's settings, what its units add to the catalogue, every page of text, and any
//! disclosure when asked for. It objects to whatever it cannot understand and goes on; it adds nothing
//! up, holds dates against each other but against no term, and knows no HTML. Start at [`load()`].

pub mod beside;
mod cell;
mod dates;
pub mod disclosure;
pub mod exception;
mod forms;
mod load;
mod markdown;
pub mod page;
pub mod persons;
mod place;
mod read;
mod read_persons;
pub mod settings;
pub mod table;
mod table_csv;
mod table_read;
pub mod unit_info;
pub mod withdrawal;

pub use cell::{Cell, CellValue};
pub use dates::tells_results;
pub use disclosure::{Disclosure, Whole};
pub use load::{Model, disclosure_files, is_beside, is_disclosure, load};
pub use markdown::head_of;
pub use settings::Settings;
pub use table::{Outline, Row, Table};
