//! The second gate: the bytes of a file about to be published in, numbers of persons in it out.
//!
//! It knows nothing of documents, columns or the first gate's recogniser: it reads bytes, decodes
//! what each format writes for a digit or a gap (entities, escapes, full-width digits, signs without
//! width, inline tags) and judges by shape alone. What it may not stop is known by value: the
//! contacts of offices, and what the content excepts with a reason. Figures are told from numbers of
//! persons by how they are written: no figure begins with 0, amounts on pages have dots between
//! thousands, and CSV and JSON write them as bare numbers.

use std::collections::BTreeSet;

mod sign;

use sign::{Sign, Signs, is_word, sign_at};

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
}

/// Looks through a file that is about to be published; formats that are no text have gates of their
/// own (attachments) or come from the program (fonts).
pub fn scan(path: &str, bytes: &[u8], known: &Known) -> Vec<Caught> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_text = matches!(
        ending,
        "html" | "json" | "csv" | "xml" | "txt" | "ics" | "css" | "js" | "svg" | "webmanifest"
    );
    let mut caught = Vec::new();
    for (path, bytes) in [("a.txt", path.as_bytes()), (path, bytes)] {
        if path == "a.txt" || is_text {
            let mut gate = Gate::of(path, bytes, known);
            gate.run();
            caught.extend(gate.caught);
        }
    }
    caught
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

/// Digits in a row with the lengths of their groups; more than fit are of no interest.
struct Run {
    start: usize,
    end: usize,
    digits: [u8; LONGEST + 1],
    count: usize,
    groups: [u8; LONGEST + 1],
    /// For each group, a dot alone binds it to the one before, as in amounts.
    bound: [bool; LONGEST + 1],
    parts: usize,
    plus: bool,
}

impl Run {
    fn digits(&self) -> &[u8] {
        &self.digits[..self.count]
    }

    fn groups(&self) -> &[u8] {
        &self.groups[..self.parts]
    }
}

/// Longer rows of digits than any number of a person.
const LONGEST: usize = 48;
/// Gaps between two groups: a hyphen between spaces.
const GAPS: usize = 3;
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
        let run = self.row(start);
        let before = self.before(start);
        let after = self.bytes.get(run.end).copied();
        let end = run.end;
        if before.is_some_and(is_word) || after.is_some_and(is_word) && run.parts == 1 {
            return end;
        }
        if (LONG..=LONGEST).contains(&run.digits().len()) {
            self.judge(&run);
        }
        end
    }

    fn before(&self, start: usize) -> Option<u8> {
        start.checked_sub(1).map(|at| self.bytes[at])
    }

    /// All digits from here on that only gaps divide.
    fn row(&self, start: usize) -> Run {
        let mut run = Run {
            start,
            end: start,
            digits: [0; LONGEST + 1],
            count: 0,
            groups: [0; LONGEST + 1],
            bound: [false; LONGEST + 1],
            parts: 1,
            plus: self.before(start) == Some(b'+'),
        };
        let (mut at, mut gaps, mut dot) = (start, 0, false);
        loop {
            let (sign, length) = sign_at(self.bytes, at);
            match sign {
                Sign::Digit(digit) => {
                    if gaps > 0 && run.parts <= LONGEST {
                        run.bound[run.parts] = gaps == 1 && dot;
                        run.parts += 1;
                    }
                    gaps = 0;
                    if run.count <= LONGEST {
                        run.digits[run.count] = digit;
                        run.count += 1;
                    }
                    run.groups[run.parts - 1] = run.groups[run.parts - 1].saturating_add(1);
                    at += length;
                    run.end = at;
                }
                Sign::Gap if gaps < GAPS => {
                    gaps += 1;
                    dot = self.bytes[at] == b'.';
                    at += length;
                }
                Sign::Nothing => at += length,
                _ => return run,
            }
        }
    }

    fn judge(&mut self, run: &Run) {
        let mut first = 0;
        for from in 0..run.parts {
            let (mut count, mut parts) = (0, 0);
            let groups = if run.bound[from] { &[] } else { &run.groups()[from..] };
            for group in groups {
                count += usize::from(*group);
                parts += 1;
                let sizes = &run.groups()[from..from + parts];
                let digits = &run.digits()[first.min(run.count)..];
                let Some(digits) = digits.get(..count) else { break };
                if let Some(shape) = self.shape(digits, sizes, run, from == 0) {
                    if !self.is_code(run.start) {
                        self.catch(shape, digits, run);
                    }
                    return;
                }
                if count > 19 {
                    break;
                }
            }
            first += usize::from(run.groups[from]);
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
            _ if !are_fit(sizes) => {}
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
        let start = at - self.bytes[..at].iter().rev().take_while(|byte| is_local(byte)).count();
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
