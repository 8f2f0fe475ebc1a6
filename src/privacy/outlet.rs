//! The second gate: the bytes of a file about to be published in, numbers of persons in it out.
//!
//! It knows nothing of documents, columns or the first gate's recogniser: it reads bytes, decodes
//! what each format writes for a digit or a gap (entities, escapes, full-width digits, signs without
//! width, inline tags) and judges by shape alone. What it may not stop is known by value: the
//! contacts of offices, and what the content excepts with a reason. Figures are told from numbers of
//! persons by how they are written: no figure begins with 0, amounts on pages have dots between
//! thousands, and CSV and JSON write them as bare numbers.

use std::collections::BTreeSet;

use crate::engine::Key;

mod run;
mod sign;

use run::{LONGEST, Run};
use sign::{Sign, Signs, Touch, sign_at, touch_after, touch_before};

/// Numbers and addresses that may be published, by digits alone or in small letters.
#[derive(Clone, Debug, Default)]
pub struct Known(BTreeSet<String>);

/// Something that must not go out.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Caught {
    /// What it looks like.
    pub what: Shape,
    /// The words around it, every digit and the name of an address covered.
    pub near: String,
    /// Its first byte.
    pub at: usize,
}

/// What a stretch of bytes looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shape {
    /// Twelve digits that begin with 0.
    Identity,
    /// A mobile or fixed telephone.
    Telephone,
    /// Nine digits or more in one run, where figures have dots.
    Number,
    /// An address of electronic mail.
    Mail,
}

impl Known {
    /// Everything in these texts that the gate would stop.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Known {
        let mut known = Known::default();
        for text in texts {
            let nothing = Known::default();
            let mut gate = Gate::of("a.txt", text.as_bytes(), &nothing);
            gate.run();
            known.0.extend(gate.values);
        }
        known
    }
}

impl Known {
    /// With what stands in these texts.
    #[must_use]
    pub fn and<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Known {
        let mut known = Known::of(texts);
        known.0.extend(self.0.iter().cloned());
        known
    }

    /// The keys of all values, to be held against [`Scan::passed`].
    pub fn keys(&self) -> BTreeSet<Key> {
        self.0.iter().map(|value| Key::of(value.as_bytes())).collect()
    }
}

/// What came of looking through a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scan {
    /// What must not go out.
    pub caught: Vec<Caught>,
    /// The keys of what would be caught were it not known: a file that was looked through while it
    /// was is to be looked through again when it no longer is.
    pub passed: BTreeSet<Key>,
}

/// Looks through a file that is about to be published; formats that are no text have gates of their
/// own (attachments) or come from the program (fonts).
pub fn scan(path: &str, bytes: &[u8], known: &Known) -> Scan {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_text = matches!(
        ending,
        "html" | "json" | "csv" | "xml" | "txt" | "ics" | "css" | "js" | "svg" | "webmanifest"
    );
    let mut scan = Scan::default();
    for (path, bytes) in [("a.txt", path.as_bytes()), (path, bytes)] {
        if path == "a.txt" || is_text {
            let mut gate = Gate::of(path, bytes, known);
            gate.run();
            let passed = gate.values.iter().filter(|value| known.0.contains(*value));
            scan.passed.extend(passed.map(|value| Key::of(value.as_bytes())));
            scan.caught.extend(gate.caught);
        }
    }
    scan
}

/// A file under the gate.
struct Gate<'g> {
    bytes: &'g [u8],
    known: &'g Known,
    format: Format,
    caught: Vec<Caught>,
    values: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    /// Pages, feeds, plain text.
    Words,
    Json,
    Csv,
    /// Styles and scripts: long numbers are theirs.
    Code,
}

/// Digits in one run from which on it is no year, code or count.
const LONG: usize = 9;

impl<'g> Gate<'g> {
    fn of(path: &str, bytes: &'g [u8], known: &'g Known) -> Gate<'g> {
        let format = match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "json" | "webmanifest" => Format::Json,
            "csv" => Format::Csv,
            "css" | "js" | "svg" => Format::Code,
            _ => Format::Words,
        };
        Gate { bytes, known, format, caught: Vec::new(), values: Vec::new() }
    }

    fn run(&mut self) {
        let mut at = 0;
        while let Some(step) = self.bytes[at..].iter().position(|byte| Signs::MAY[*byte as usize]) {
            at += step;
            if self.bytes[at] == b'@' {
                self.mail(at);
                at += 1;
                continue;
            }
            let end = at + self.bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let amount = self.amount(at, end);
            if amount > at {
                at = amount;
                continue;
            }
            if end > at && end - at < LONG && !self.may_go_on(end) {
                // The usual case: a short number that nothing goes on with.
                at = end;
                continue;
            }
            match sign_at(self.bytes, at) {
                (Sign::Digit(_), _) => at = self.number(at),
                (_, length) => at += length,
            }
        }
    }

    /// Where an amount with dots ends, if one begins here: 12.500.000, or bare in a file for
    /// programs; its own start if not.
    fn amount(&self, start: usize, first: usize) -> usize {
        let is_digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        if first == start || self.bytes[start] == b'0' || self.before(start) == Some(b'+') {
            return start;
        }
        let mut end = first;
        if first - start <= 3 {
            while self.bytes.get(end) == Some(&b'.') && (1..=3).all(|n| is_digit(end + n)) {
                end += 4;
            }
        }
        let is_bare = self.is_bare(start, end);
        let is_whole = !is_digit(end) && !self.may_go_on(end) && end > first;
        if is_bare || is_whole { end } else { start }
    }

    /// More digits of the same number may follow what stands here.
    fn may_go_on(&self, at: usize) -> bool {
        let joins = |at: usize| self.bytes.get(at).is_some_and(|byte| Signs::JOINS[*byte as usize]);
        match self.bytes.get(at) {
            Some(b' ' | b'.' | b'-') => joins(at + 1),
            Some(b'<') => sign_at(self.bytes, at).0 == Sign::Nothing,
            _ => joins(at),
        }
    }

    /// Judges the digits that begin here, and says where to go on.
    fn number(&mut self, start: usize) -> usize {
        let run = Run::of(self.bytes, start);
        if run.digits().len() >= LONG {
            self.judge(&run);
        }
        run.next(self.bytes)
    }

    fn before(&self, start: usize) -> Option<u8> {
        start.checked_sub(1).map(|at| self.bytes[at])
    }

    /// Finds every number in a row, one behind the other: that one is known says nothing of the next.
    fn judge(&mut self, run: &Run) {
        let (mut group, mut first) = (0, 0);
        let end = run.rest().map_or(run.whole(), |(group, _)| group);
        while group < end {
            let Some((shape, groups, count)) = self.number_at(run, (group, first)) else {
                first += usize::from(run.groups()[group]);
                group += 1;
                continue;
            };
            if self.is_code(run.start) {
                return;
            }
            self.catch(shape, &run.digits()[first..first + count], run);
            group += groups;
            first += count;
        }
    }

    /// The number that begins with a group of a row, whose first digit is the `first` of the row:
    /// its shape, its groups and its digits.
    fn number_at(
        &self,
        run: &Run,
        (group, first): (usize, usize),
    ) -> Option<(Shape, usize, usize)> {
        if run.is_bound(group) {
            return None;
        }
        let mut count = 0;
        for parts in 1..=run.whole() - group {
            let sizes = &run.groups()[group..group + parts];
            count += usize::from(sizes[parts - 1]);
            let digits = run.digits().get(first..first + count)?;
            let shape = self.shape(digits, sizes, run, group == 0);
            if let Some(shape) = shape.filter(|shape| self.is_free(*shape, sizes, run, group == 0))
            {
                return Some((shape, parts, count));
            }
            if count > LONGEST {
                return None;
            }
        }
        None
    }

    /// No word or code goes on into the number. A word may stand right before it or behind it where
    /// its form leaves no doubt: `SĐT0912345678`.
    fn is_free(&self, shape: Shape, sizes: &[u8], run: &Run, is_first: bool) -> bool {
        let before = if is_first { touch_before(self.bytes, run.start) } else { Touch::Nothing };
        let after = match sizes.len() == 1 && run.parts == 1 && !run.is_cut {
            true => touch_after(self.bytes, run.end),
            false => Touch::Nothing,
        };
        match (before, after) {
            (Touch::Nothing, Touch::Nothing) => true,
            (Touch::Letters, Touch::Nothing) | (Touch::Nothing, Touch::Letters) => {
                shape != Shape::Number && are_usual(sizes)
            }
            _ => false,
        }
    }

    /// What some groups of a row look like.
    fn shape(&self, digits: &[u8], sizes: &[u8], run: &Run, is_first: bool) -> Option<Shape> {
        let count = digits.len();
        let code = digits.strip_prefix(&[8, 4]).filter(|_| run.plus && is_first);
        if let Some(rest) = code.filter(|rest| matches!(rest.len(), 9 | 10)) {
            return matches!(rest[0], 2 | 3 | 5 | 7 | 8 | 9).then_some(Shape::Telephone);
        }
        match (count, digits) {
            _ if !are_fit(sizes) || is_list(digits, sizes) => {}
            (12, [0, ..]) => return Some(Shape::Identity),
            (10, [0, 3 | 5 | 7 | 8 | 9, ..]) | (10 | 11, [0, 2, ..]) => {
                return Some(Shape::Telephone);
            }
            _ => {}
        }
        let alone = sizes.len() == 1 && run.parts == 1 && !run.plus;
        let is_long = alone && count >= LONG && (count != 10 || digits[0] == 0);
        (is_long && !self.is_figure(digits, run)).then_some(Shape::Number)
    }

    /// A run of digits is a figure: it stands bare in a file for programs, or a unit follows it.
    fn is_figure(&self, digits: &[u8], run: &Run) -> bool {
        digits[0] != 0 && (self.is_bare(run.start, run.end) || self.has_unit(run.end))
    }

    /// It stands bare where programs write figures.
    fn is_bare(&self, start: usize, end: usize) -> bool {
        let (before, after) = (self.before(start), self.bytes.get(end).copied());
        match self.format {
            Format::Json => {
                matches!(before, Some(b':' | b'[' | b',' | b' ' | b'-'))
                    && matches!(after, Some(b',' | b'}' | b']' | b'\n' | b' ' | b'.' | b'e'))
            }
            Format::Csv => {
                matches!(before, None | Some(b',' | b';' | b'\n' | b'"' | b'-' | 0xbf))
                    && matches!(after, None | Some(b',' | b';' | b'\n' | b'\r' | b'"' | b'.'))
            }
            Format::Code => true,
            Format::Words => false,
        }
    }

    /// A unit of money or measure follows.
    fn has_unit(&self, end: usize) -> bool {
        const UNITS: [&str; 9] = ["đồng", "đ", "VND", "VNĐ", "triệu", "nghìn", "tỷ", "%", "lượt"];
        let rest = &self.bytes[end..self.bytes.len().min(end + 16)];
        let rest =
            rest.strip_prefix("\u{a0}".as_bytes()).or(rest.strip_prefix(b" ")).unwrap_or(rest);
        UNITS.iter().any(|unit| rest.starts_with(unit.as_bytes()))
    }

    /// The name of a style or icon carries a hash.
    fn is_asset(&self, start: usize) -> bool {
        let near = &self.bytes[start.saturating_sub(64)..start];
        let since = near.iter().rposition(|byte| matches!(byte, b'"' | b'\'' | b'=' | b'(' | b' '));
        let near = &near[since.map_or(0, |at| at + 1)..];
        near.windows(7).any(|seven| seven == b"assets/")
    }

    /// Numbers that no reader sees: the lines and corners of a drawing, the hash of an asset.
    fn is_code(&self, start: usize) -> bool {
        self.is_asset(start) || self.is_drawing(start)
    }

    fn is_drawing(&self, start: usize) -> bool {
        const NEAR: usize = 4096;
        let near = &self.bytes[start.saturating_sub(NEAR)..start];
        let Some(open) = near.iter().rposition(|byte| matches!(byte, b'<' | b'>')) else {
            return false;
        };
        if near[open] == b'>' {
            return false;
        }
        let attribute = near.iter().rposition(|byte| *byte == b'=').filter(|at| *at > open);
        let name = attribute.map(|at| &near[..at]);
        name.is_some_and(|name| {
            [" d", " points", " viewBox", " transform", " style"]
                .iter()
                .any(|known| name.ends_with(known.as_bytes()))
        })
    }

    fn catch(&mut self, what: Shape, digits: &[u8], run: &Run) {
        let mut value: String = digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        if run.plus {
            value = value.strip_prefix("84").map_or(value.clone(), |rest| format!("0{rest}"));
        }
        if !self.known.0.contains(&value) {
            self.caught.push(Caught { what, near: self.near(run.start, run.end), at: run.start });
        }
        self.values.push(value);
    }

    /// An address of electronic mail around this sign.
    fn mail(&mut self, at: usize) {
        let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
        let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
        let mut start =
            at - self.bytes[..at].iter().rev().take_while(|byte| is_local(byte)).count();
        // The letter of an escape is none of the name.
        start += usize::from(sign::is_escaped(self.bytes, start));
        let end = at + 1 + self.bytes[at + 1..].iter().take_while(|byte| is_host(byte)).count();
        let (Ok(name), Ok(host)) = (
            std::str::from_utf8(&self.bytes[start..at]),
            std::str::from_utf8(&self.bytes[at + 1..end]),
        ) else {
            return;
        };
        let host = host.trim_end_matches(['.', '-']).to_lowercase();
        let top = host.rsplit_once('.').map_or("", |(_, top)| top);
        let is_mail =
            !name.is_empty() && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic());
        if !is_mail || host.ends_with(".gov.vn") || host == "gov.vn" {
            return;
        }
        let value = format!("{}@{host}", name.trim_start_matches("mailto").to_lowercase());
        if !self.known.0.contains(&value) {
            self.caught.push(Caught { what: Shape::Mail, near: self.near(start, end), at: start });
        }
        self.values.push(value);
    }

    /// The words around, digits covered.
    fn near(&self, start: usize, end: usize) -> String {
        const AROUND: usize = 40;
        let cover = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            let seen = text.chars().filter(|sign| *sign != '\u{fffd}' && !sign.is_control());
            seen.map(|sign| if sign.is_numeric() { '•' } else { sign }).collect::<String>()
        };
        let before = cover(&self.bytes[start.saturating_sub(AROUND)..start]);
        let after = cover(&self.bytes[end..self.bytes.len().min(end + AROUND)]);
        format!("{before}•••{after}")
    }
}

/// Groups as people write a number: one, a few of two digits or more, or every digit by itself; no
/// date.
fn are_fit(sizes: &[u8]) -> bool {
    let is_date = sizes.starts_with(&[2, 2, 4]) || sizes.starts_with(&[1, 2, 4]);
    let few = sizes.len() <= 5 && sizes.iter().all(|size| *size >= 2) && !is_date;
    let pairs = sizes.iter().all(|size| *size == 2);
    let singles = sizes.iter().all(|size| *size == 1);
    few || pairs || singles || sizes == [3, 1, 2, 6]
}

/// “01 02 03”: things counted up, each by the next number or one of the next few.
fn is_list(digits: &[u8], sizes: &[u8]) -> bool {
    const FURTHEST: u32 = 5;
    let size = usize::from(sizes[0]);
    let value = |group: &[u8]| group.iter().fold(0, |sum: u32, digit| sum * 10 + u32::from(*digit));
    let groups: Vec<u32> = match size {
        1..=4 if sizes.len() > 2 => digits.chunks(size).map(value).collect(),
        _ => return false,
    };
    sizes.iter().all(|other| usize::from(*other) == size)
        && groups.windows(2).all(|two| (1..=FURTHEST).contains(&two[1].wrapping_sub(two[0])))
}

/// Groups as people write a number that has a word right before it.
fn are_usual(sizes: &[u8]) -> bool {
    const USUAL: [&[u8]; 8] = [
        &[4, 3, 3],
        &[3, 3, 4],
        &[3, 4, 3],
        &[4, 6],
        &[3, 3, 3, 3],
        &[4, 4, 4],
        &[3, 3, 6],
        &[6, 6],
    ];
    sizes.len() == 1 || USUAL.contains(&sizes)
}
