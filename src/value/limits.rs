//! How much is too much: every limit of what a site may hold, in one place.
//!
//! Each is far beyond what an honest commune writes and far below what would make a build slow or
//! large; `tests/hostile/limits.rs` holds a case on both sides of each.

/// Bytes a text file (YAML, Markdown, CSV) may have.
pub const TEXT_LIMIT: u64 = 16 << 20;
/// Bytes an attachment may have.
pub const ATTACHMENT_LIMIT: u64 = 64 << 20;
/// Files a site may have: the country's 3,321 communes with three hundred a year each, and more.
pub const FILE_LIMIT: usize = 1_000_000;

/// How deep values of YAML may nest.
pub const DEPTH_LIMIT: usize = 32;
/// Values one YAML file may hold; long tables stand in CSV.
pub const NODE_LIMIT: usize = 2_000_000;
/// Keys one map of YAML may hold. Rows are lists; no map of ours has fifty.
pub const KEY_LIMIT: usize = 1_000;

/// Rows of one table.
pub const ROW_LIMIT: usize = 200_000;
/// Columns of one table; the widest form of the law has some thirty.
pub const COLUMN_LIMIT: usize = 100;
/// Characters of one cell of a table.
pub const CELL_LIMIT: usize = 10_000;
/// Characters of a title: of a document, a page, an attachment or the site.
pub const TITLE_LIMIT: usize = 300;
/// Files attached to one document.
pub const ATTACHED_LIMIT: usize = 200;

/// Bytes of one text of Markdown; a longer one is no text.
pub const MARKDOWN_LIMIT: usize = 1 << 20;
/// Bytes of HTML it may become: a table repeats its columns in every row.
pub const HTML_LIMIT: usize = 4 << 20;
/// How deep quotes and lists of Markdown may lie in one another.
pub const QUOTE_LIMIT: usize = 24;
/// Links and images of one text of Markdown.
pub const LINK_LIMIT: usize = 2_000;
