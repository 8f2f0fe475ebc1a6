//! Documents of the plain corpus, read by line: `key: value`, and rows that begin with a dash.

/// A document whose texts are borrowed from its file.
pub(crate) struct Document<'t> {
    fields: Vec<(&'t str, &'t str)>,
    /// Each row's fields in their order.
    pub(crate) rows: Vec<Vec<(&'t str, &'t str)>>,
    /// Markdown after the front matter.
    pub(crate) body: &'t str,
}

impl<'t> Document<'t> {
    /// Reads a file, with or without front matter.
    pub(crate) fn read(text: &'t str) -> Document<'t> {
        let (head, body) = match text.strip_prefix("---\n") {
            Some(rest) => rest.split_once("\n---\n").unwrap(),
            None => (text, ""),
        };
        let mut document = Document { fields: Vec::new(), rows: Vec::new(), body };
        for line in head.lines() {
            let line = line.trim_start();
            let (field, first) = match line.strip_prefix("- ") {
                Some(field) => (field, true),
                None => (line, false),
            };
            let Some((key, value)) = field.split_once(':') else { continue };
            let pair = (key, plain(value));
            if first {
                document.rows.push(vec![pair]);
            } else if let Some(row) = document.rows.last_mut() {
                row.push(pair);
            } else {
                document.fields.push(pair);
            }
        }
        document
    }

    /// A field of the head, of whatever depth.
    pub(crate) fn field(&self, key: &str) -> &'t str {
        cell(&self.fields, key)
    }

    /// Where its kind stands on the page of a commune.
    pub(crate) fn kind_order(&self) -> usize {
        let order = ["poor-households", "budget-estimate", "budget-execution", "anti-corruption"];
        order.iter().position(|kind| *kind == self.field("kind")).unwrap()
    }
}

/// A field of a row or head; empty when it is not there.
pub(crate) fn cell<'t>(fields: &[(&'t str, &'t str)], key: &str) -> &'t str {
    fields.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| value)
}

/// A field of a small file.
pub(crate) fn field<'t>(text: &'t str, key: &str) -> &'t str {
    let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    line.map_or("", plain)
}

fn plain(value: &str) -> &str {
    value.trim().trim_matches('"')
}
