//! What a cell of a table says. Blank, a dash, "không phát sinh", "x" and zero are five answers,
//! and none of them is ever turned into another.

use super::text;

/// A cell: one of the ways to say nothing, or a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Cell<T> {
    /// Nothing is written: not stated.
    #[default]
    Blank,
    /// A dash: none, or not applicable; kept as written.
    Dash,
    /// "Không phát sinh": the officer states that nothing occurred.
    NoneOccurred,
    /// "x": the form wants no figure here.
    NotApplicable,
    /// A value, zero included.
    Value(T),
}

impl<T> Cell<T> {
    /// The value, if one is written.
    pub fn value(self) -> Option<T> {
        match self {
            Cell::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Whether nothing at all is written.
    pub fn is_blank(&self) -> bool {
        matches!(self, Cell::Blank)
    }

    /// The same answer with the value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Cell::Blank => Cell::Blank,
            Cell::Dash => Cell::Dash,
            Cell::NoneOccurred => Cell::NoneOccurred,
            Cell::NotApplicable => Cell::NotApplicable,
            Cell::Value(value) => Cell::Value(change(value)),
        }
    }

    /// How the cell is shown; `show` writes a value. A blank stays empty.
    pub fn show(&self, show: impl FnOnce(&T) -> String) -> String {
        match self {
            Cell::Blank => String::new(),
            Cell::Dash => "–".to_owned(),
            Cell::NoneOccurred => "không phát sinh".to_owned(),
            Cell::NotApplicable => "x".to_owned(),
            Cell::Value(value) => show(value),
        }
    }

    /// Reads the words that are no value; none when the text must be a value.
    pub fn read_empty(text: &str) -> Option<Cell<T>> {
        // Most texts begin with a letter or digit that begins none of the words.
        if text.starts_with(|first: char| {
            first.is_ascii_alphanumeric() && !matches!(first, 'x' | 'X' | 'k' | 'K')
        }) {
            return None;
        }
        match text.trim_matches(text::is_blank) {
            "" => return Some(Cell::Blank),
            "-" | "–" | "—" | "−" | "‐" | "‑" | "―" => return Some(Cell::Dash),
            "x" | "X" => return Some(Cell::NotApplicable),
            "không phát sinh" => return Some(Cell::NoneOccurred),
            word if !word.starts_with(['k', 'K']) => return None,
            _ => {}
        }
        match text::tidy(text).to_lowercase().as_str() {
            "không phát sinh" => Some(Cell::NoneOccurred),
            "không áp dụng" => Some(Cell::NotApplicable),
            _ => None,
        }
    }
}
