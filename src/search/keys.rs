//! The keys: for a query that names no unit. Every two neighbouring words of a row lead to the rows
//! that have them, the best first: those of higher units, then newer ones.
//!
//! ```text
//! danbiet-tim 1 tu/17
//! I  id               units, numbered from 0
//! T  path  form       tables, numbered from 0
//! K  key  total  postings
//! ```
//! A posting is `unit.table.row~exact row~exact …` in base 36; `exact` is one sign of a hash of the
//! words with their marks, so that a browser ranks what was typed with accents before it fetches a
//! row. Persons give keys only where the site lets them be found beyond their unit.

#![expect(
    clippy::disallowed_types,
    reason = "millions of keys are looked up by name; all are sorted before any is written"
)]

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::People;
use super::file::{File, Lines};
use super::fragment::{Fragment, Lines as Rows};
use super::lexicon::UnitEntry;
use super::words::{exact, folded, hash};

/// Rows that a key lists; of one with more, the total is told.
const MOST: usize = 400;
/// Bytes of keys a shard should have on average; less than half of it is sent.
const SHARD: usize = 5 << 10;

/// The keys of a site in the making: units are added one by one.
#[derive(Debug)]
pub struct Keys {
    people: People,
    units: Vec<String>,
    tables: Vec<(String, String)>,
    table_places: HashMap<(String, String), u32>,
    keys: HashMap<Box<str>, Held>,
    /// Names, whole, of persons; they are keys of their own where their pairs lead to too many.
    names: HashMap<Box<str>, Held>,
}

/// What a key leads to.
#[derive(Debug, Default)]
struct Held {
    total: u32,
    rows: Vec<Posting>,
}

/// One row, ordered best first: higher units, newer periods, then by place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Posting {
    level: u8,
    age: u16,
    unit: u32,
    table: u32,
    row: u32,
    exact: u8,
}

impl Held {
    fn add(&mut self, posting: Posting) {
        self.total += 1;
        self.rows.push(posting);
        if self.rows.len() >= 2 * MOST {
            self.rows.select_nth_unstable(MOST);
            self.rows.truncate(MOST);
        }
    }

    fn is_capped(&self) -> bool {
        self.total as usize > MOST
    }
}

impl Keys {
    /// No keys yet.
    pub fn new(people: People) -> Keys {
        Keys {
            people,
            units: Vec::new(),
            tables: Vec::new(),
            table_places: HashMap::new(),
            keys: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// Adds the rows of a unit. Units are to be added in the order of their ids.
    pub fn add(&mut self, unit: &UnitEntry, fragments: &[Fragment]) {
        let place = u32::try_from(self.units.len()).unwrap_or(u32::MAX);
        self.units.push(unit.id.clone());
        for fragment in fragments {
            let year: u16 =
                fragment.period.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
            let people = self.people;
            for table in fragment.tables.iter().filter(|table| is_held(table, people)) {
                let of = self.table(&fragment.path, &table.form);
                let at = Posting {
                    level: unit.rank,
                    age: u16::MAX - year,
                    unit: place,
                    table: of,
                    row: 0,
                    exact: 0,
                };
                self.rows(table, at, &unit.province);
            }
        }
    }

    fn table(&mut self, path: &str, form: &str) -> u32 {
        let next = u32::try_from(self.tables.len()).unwrap_or(u32::MAX);
        let name = (path.to_owned(), form.to_owned());
        let place = *self.table_places.entry(name.clone()).or_insert(next);
        if place == next {
            self.tables.push(name);
        }
        place
    }

    fn rows(&mut self, table: &Rows, at: Posting, province: &str) {
        let scope = match (table.persons, self.people) {
            (true, People::Province) => format!("{province}|"),
            _ => String::new(),
        };
        let (mut key, keys, names) = (String::new(), &mut self.keys, &mut self.names);
        for (row, line) in (0u32..).zip(table.rows.lines()) {
            let mut fields = line.split('\t').skip(1);
            let (label, code) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
            let more = fields.next().unwrap_or("");
            let at = Posting { row, ..at };
            let mut posted = Posted { keys, key: &mut key, scope: &scope, at };
            let (said, marked) = (folded(label), exact(label));
            posted.pairs(&said, &marked);
            if !more.is_empty() {
                posted.pairs(&folded(more), &exact(more));
            }
            for text in [label, code, more] {
                posted.codes(text);
            }
            if table.persons && said.matches(' ').count() > 1 {
                key.clear();
                key.push_str(&scope);
                key.push_str(&said);
                hold(names, &key, Posting { exact: sign(&[&marked]), ..at });
            }
        }
    }

    /// The shards, and how many there are: a power of two.
    pub fn finish(mut self) -> (Vec<File>, usize) {
        let keys = std::mem::take(&mut self.keys);
        let capped = |pair: &str| keys.get(pair).is_some_and(Held::is_capped);
        let names = std::mem::take(&mut self.names).into_iter();
        let needed: Vec<(Box<str>, Held)> =
            names.filter(|(name, _)| pairs_of(name).all(|pair| capped(&pair))).collect();
        let mut all: Vec<(Box<str>, Held)> = keys.into_iter().chain(needed).collect();
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let weight: usize =
            all.iter().map(|(key, held)| key.len() + 8 + 5 * held.rows.len().min(MOST)).sum();
        if all.is_empty() {
            return (Vec::new(), 0);
        }
        let shards = weight.div_ceil(SHARD).next_power_of_two();
        let mut divided: Vec<Vec<(Box<str>, Held)>> =
            std::iter::repeat_with(Vec::new).take(shards).collect();
        for (key, held) in all {
            divided[hash(&[&key]) as usize & (shards - 1)].push((key, held));
        }
        let shard = |(place, keys): (usize, Vec<(Box<str>, Held)>)| self.shard(place, keys);
        (divided.into_iter().enumerate().map(shard).collect(), shards)
    }

    fn shard(&self, place: usize, keys: Vec<(Box<str>, Held)>) -> File {
        let mut units = Numbers::default();
        let mut tables = Numbers::default();
        let mut lines = String::new();
        for (key, mut held) in keys {
            held.rows.sort_unstable();
            held.rows.truncate(MOST);
            let _ = write!(lines, "K\t{key}\t{}\t", held.total);
            let mut last = None;
            for posting in &held.rows {
                let of = (units.of(posting.unit), tables.of(posting.table));
                if last != Some(of) {
                    let start = if last.is_some() { " " } else { "" };
                    let _ = write!(lines, "{start}{}.{}", base36(of.0), base36(of.1));
                    last = Some(of);
                }
                let _ = write!(
                    lines,
                    ".{}~{}",
                    base36(posting.row),
                    SIGNS[usize::from(posting.exact)] as char
                );
            }
            lines.push('\n');
        }
        let mut file = Lines::of(format!("tu/{place}"));
        for unit in &units.seen {
            file.line(["I", &self.units[*unit as usize]]);
        }
        for table in &tables.seen {
            let (path, form) = &self.tables[*table as usize];
            file.line(["T", path, form]);
        }
        file.lines(&lines);
        file.finished()
    }
}

/// The rows of this table are found without their unit.
fn is_held(table: &Rows, people: People) -> bool {
    !table.persons || people >= People::Province
}

/// Where the keys of one row go.
struct Posted<'k> {
    keys: &'k mut HashMap<Box<str>, Held>,
    key: &'k mut String,
    scope: &'k str,
    at: Posting,
}

impl Posted<'_> {
    /// Every two neighbouring words, with how they are marked.
    fn pairs(&mut self, said: &str, marked: &str) {
        // Short forms change the number of words; exactness is then not told.
        let same = said.matches(' ').count() == marked.matches(' ').count();
        let mut marks = marked.split(' ');
        let mut words = said.split(' ');
        let (mut last, mut last_mark) = (words.next().unwrap_or(""), marks.next().unwrap_or(""));
        for word in words {
            let mark = marks.next().unwrap_or("");
            let exact = if same { sign(&[last_mark, " ", mark]) } else { 0 };
            self.post(&[last, " ", word], exact);
            (last, last_mark) = (word, mark);
        }
    }

    /// Words with a digit, long enough to be a code.
    fn codes(&mut self, text: &str) {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        for word in folded(text).split(' ') {
            if word.len() >= 4 && word.bytes().any(|byte| byte.is_ascii_digit()) {
                self.post(&[word], 0);
            }
        }
    }

    fn post(&mut self, words: &[&str], exact: u8) {
        self.key.clear();
        self.key.push_str(self.scope);
        words.iter().for_each(|word| self.key.push_str(word));
        hold(self.keys, self.key, Posting { exact, ..self.at });
    }
}

fn hold(keys: &mut HashMap<Box<str>, Held>, key: &str, posting: Posting) {
    match keys.get_mut(key) {
        Some(held) => held.add(posting),
        None => keys.entry(key.into()).or_default().add(posting),
    }
}

/// The pairs of a whole name, each with the scope of the name.
fn pairs_of(name: &str) -> impl Iterator<Item = String> {
    let (scope, words) = name.split_once('|').map_or(("", name), |(scope, words)| (scope, words));
    let scope = if scope.is_empty() { String::new() } else { format!("{scope}|") };
    let words: Vec<&str> = words.split(' ').collect();
    let pairs: Vec<String> =
        words.windows(2).map(|pair| format!("{scope}{} {}", pair[0], pair[1])).collect();
    pairs.into_iter()
}

/// Numbers from 0 in the order in which things are first met.
#[derive(Default)]
struct Numbers {
    places: BTreeMap<u32, usize>,
    seen: Vec<u32>,
}

impl Numbers {
    fn of(&mut self, thing: u32) -> usize {
        *self.places.entry(thing).or_insert_with(|| {
            self.seen.push(thing);
            self.seen.len() - 1
        })
    }
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Six bits of the hash of words with their marks.
fn sign(exact: &[&str]) -> u8 {
    (hash(exact) & 63) as u8
}

fn base36(number: impl TryInto<u64>) -> String {
    let mut number: u64 = number.try_into().unwrap_or(0);
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
