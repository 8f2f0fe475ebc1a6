//! The pack of a unit: all its documents, newest first, and all rows that may be found in them.
//!
//! ```text
//! danbiet-tim 1 goi/09397-tu-2025-07-01
//! U  name  address  parents  files
//! D  kind  period  path  state  title  figure  part      a document; part: the file of its rows
//! R  place                                               tables of the document with this number
//! F  form  caption  figure  first  pages                 a table, from row `first` on
//!    label  code  more  figure                           a row, behind a tab
//! ```
//! A pack of many rows goes on in further files, so that none is heavy for a phone.

use super::file::{FOLDER, File, Lines};
use super::fragment::Fragment;
use super::lexicon::UnitEntry;

/// Bytes after which a further file begins; about a fourth of it is sent.
const PART: usize = 40 << 10;

/// The files of a unit's pack; none for a unit without documents.
pub fn pack(unit: &UnitEntry, fragments: &[Fragment]) -> Vec<File> {
    if fragments.is_empty() {
        return Vec::new();
    }
    let mut ordered: Vec<&Fragment> = fragments.iter().collect();
    ordered.sort_by(|a, b| (&b.period, &a.path).cmp(&(&a.period, &b.path)));
    let first = first(&unit.id);
    let name = |part: usize| match part {
        0 => first.clone(),
        part => format!("{first}.{part}"),
    };
    let mut lines = Vec::new();
    let heads: usize = ordered.iter().map(|one| one.line.len() + 4).sum();
    let mut bodies = Bodies { parts: vec![String::new()], room: PART.saturating_sub(heads) };
    for (place, fragment) in ordered.iter().enumerate() {
        let part = bodies.add(place, fragment);
        lines.push(fragment.line(part));
    }
    let count = bodies.parts.len().to_string();
    let whole = bodies.parts.into_iter().enumerate();
    let file = |(part, body): (usize, String)| {
        let mut file = Lines::of(name(part));
        if part == 0 {
            file.line(["U", &unit.name, &unit.address, &unit.parents, &count]);
            lines.iter().for_each(|said| file.lines(&format!("{said}\n")));
        }
        file.lines(&body);
        file.finished()
    };
    whole.map(file).collect()
}

/// The name of the first file of a unit's pack, with words between code and date ("from"): an @ would
/// be taken for an address of mail, digits alone for a telephone number.
fn first(id: &str) -> String {
    format!("goi/{}", id.replace('@', "-tu-"))
}

/// Whether a path is that of a file of a unit's pack.
pub fn is_of_pack(path: &str, id: &str) -> bool {
    let name = path.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'));
    let rest = name.and_then(|name| name.strip_prefix(&first(id)));
    rest.is_some_and(|rest| rest.starts_with('.'))
}

/// The rows of a pack, file by file; there is always one.
struct Bodies {
    parts: Vec<String>,
    /// Bytes that the file at hand may still take.
    room: usize,
}

impl Bodies {
    /// Adds the tables of a document; the number of the file in which they begin.
    fn add(&mut self, place: usize, fragment: &Fragment) -> Option<usize> {
        let mut began = None;
        for table in &fragment.tables {
            let mut first = 0;
            let mut rest = table.rows.as_str();
            while !rest.is_empty() {
                let (taken, rows) = stretch(rest, self.room);
                if rows == 0 {
                    self.parts.push(String::new());
                    self.room = PART;
                    continue;
                }
                let mut head = table.head(first);
                // The document is named where its tables begin, and again in each further file.
                let at = self.parts.len() - 1;
                if began.is_none() || self.parts[at].is_empty() {
                    head.insert_str(0, &format!("R\t{place}\n"));
                }
                began.get_or_insert(at);
                self.room = self.room.saturating_sub(head.len() + taken);
                self.parts[at].push_str(&head);
                self.parts[at].push_str(&rest[..taken]);
                first += rows;
                rest = &rest[taken..];
            }
        }
        began
    }
}

/// How many bytes and rows of these lines fit; at least one row where a whole file is free.
fn stretch(lines: &str, room: usize) -> (usize, usize) {
    let (mut bytes, mut rows) = (0, 0);
    for line in lines.split_inclusive('\n') {
        let fits = bytes + line.len() <= room || (rows == 0 && room >= PART);
        if !fits {
            break;
        }
        bytes += line.len();
        rows += 1;
    }
    (bytes, rows)
}
