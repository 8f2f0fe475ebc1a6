//! A file of the index: lines of fields, below a line that says which file it is.

/// The folder of the index, with the version of its format.
pub const FOLDER: &str = "tim-kiem/v1";

/// A file of the index.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Path from the site's root.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The lines of a file in the making.
pub(super) struct Lines {
    name: String,
    text: String,
}

impl Lines {
    /// A file `name`, below the folder, without its ending.
    pub(super) fn of(name: String) -> Lines {
        let text = format!("danbiet-tim 1 {name}\n");
        Lines { name, text }
    }

    /// A line of fields: empty ones at its end are left out.
    pub(super) fn line<'f>(&mut self, fields: impl IntoIterator<Item = &'f str>) {
        line(&mut self.text, fields);
    }

    /// Lines made before.
    pub(super) fn lines(&mut self, lines: &str) {
        self.text.push_str(lines);
    }

    pub(super) fn finished(self) -> File {
        let path = format!("{FOLDER}/{}.txt", self.name);
        File { path, bytes: self.text.into_bytes() }
    }
}

/// Adds a line of fields to a text. A tab or line end within a field is a blank.
pub(super) fn line<'f>(text: &mut String, fields: impl IntoIterator<Item = &'f str>) {
    let start = text.len();
    for (place, field) in fields.into_iter().enumerate() {
        if place > 0 {
            text.push('\t');
        }
        if field.contains(['\t', '\n', '\r']) {
            text.extend(field.chars().map(|c| if c.is_control() { ' ' } else { c }));
        } else {
            text.push_str(field);
        }
    }
    // A row begins with a tab that stays.
    let kept = text[start..].trim_end_matches('\t').len().max(1);
    text.truncate(text.len().min(start + kept));
    text.push('\n');
}
