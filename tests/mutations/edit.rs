//! The edits: one to three of them to a file, by chance.

use super::random::SplitMix64;

/// Numbers that look random and come again with the same seed.
pub(super) struct Random(SplitMix64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(SplitMix64(seed))
    }

    /// A number below `end`, which is above zero.
    pub(super) fn below(&mut self, end: usize) -> usize {
        (self.0.next() % end as u64) as usize
    }

    fn one_of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// The file after its edits; `other` is another right file to take lines from.
pub(super) fn edited(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(3) {
        bytes = match random.below(4) {
            0 => of_bytes(bytes, random),
            1 => of_keys(&bytes, other, random),
            2 => of_types(&bytes, random),
            _ => of_structure(&bytes, other, random),
        };
    }
    bytes
}

fn of_bytes(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    const STRANGE: [&[u8]; 14] = [
        b"\0",
        b"\xff",
        b"\xc3",
        b"\xe2\x80\xae",
        b"\xef\xbb\xbf",
        b"\t",
        b"\r",
        b"\r\n",
        b"\x1b[2J",
        b"\xe2\x80\x8b",
        b"\xcc\x81",
        b"\xf0\x9f\x98\x80",
        b"\xc2\xa0",
        b"\xed\xa0\x80",
    ];
    let at = random.below(bytes.len() + 1);
    match random.below(7) {
        0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        1 if at < bytes.len() => {
            bytes.remove(at);
        }
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(..at)),
        4 => drop(bytes.splice(at..at, random.one_of(&STRANGE).iter().copied())),
        5 => {
            let end = (at + random.below(60)).min(bytes.len());
            let copy = bytes[at..end].to_vec();
            let many = 1 + random.below(200);
            drop(bytes.splice(at..at, copy.repeat(many)));
        }
        _ => bytes.insert(at, *random.one_of(b" :#-{}[],&*!|>'\"%@`?\n0\\")),
    }
    bytes
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// Keys misspelt, doubled, lost, or another's.
fn of_keys(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    const KEYS: [&str; 18] = [
        "kind",
        "period",
        "published",
        "tables",
        "money",
        "title",
        "text",
        "attachments",
        "decision",
        "posted",
        "events",
        "state",
        "rows",
        "columns",
        "__proto__",
        "<<",
        "id",
        "versions",
    ];
    let mut lines = lines(bytes);
    if lines.is_empty() {
        return bytes.to_vec();
    }
    let at = random.below(lines.len());
    let key_end = lines[at].iter().position(|byte| *byte == b':');
    match (random.below(5), key_end) {
        (0, Some(end)) => {
            let place = random.below(end + 1);
            lines[at].insert(place, b"aeioxz- "[random.below(8)]);
        }
        (1, Some(end)) => {
            let start =
                lines[at].iter().position(|byte| *byte != b' ' && *byte != b'-').unwrap_or(0);
            let key = random.one_of(&KEYS).bytes();
            drop(lines[at].splice(start.min(end)..end, key));
        }
        (2, _) => {
            lines.remove(at);
        }
        (3, _) => {
            let line = lines[at].clone();
            lines.insert(random.below(lines.len()), line);
        }
        _ => {
            let others = self::lines(other);
            if !others.is_empty() {
                lines.insert(at, others[random.below(others.len())].clone());
            }
        }
    }
    lines.concat()
}

/// A value of another sort.
fn of_types(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    const VALUES: [&str; 40] = [
        "[a, b]",
        "{ a: b }",
        "[]",
        "{}",
        "null",
        "~",
        "true",
        "no",
        "-1",
        "1e400",
        "0x1f",
        "9007199254740993",
        "99999999999999999999",
        "1.250",
        "1,25",
        "12.50.000",
        "2024-02-30",
        "31/12/2024",
        "5/6/23",
        "0000-00-00",
        "2023-Q5",
        "\"\"",
        "\"\\u202e\"",
        "'",
        "\"x",
        "!!int 5",
        "&a 1",
        "*a",
        "| ",
        ">-",
        "@a",
        "%a",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "../../../etc/passwd",
        "khong-co.csv",
        "không phát sinh",
        "-",
        "{{ 7 * 7 }}",
        "🇻🇳",
    ];
    let mut lines = lines(bytes);
    let valued = |line: &Vec<u8>| line.windows(2).any(|two| two == b": ");
    let places: Vec<usize> = (0..lines.len()).filter(|at| valued(&lines[*at])).collect();
    if places.is_empty() {
        return bytes.to_vec();
    }
    let line = &mut lines[*random.one_of(&places)];
    let starts: Vec<usize> = (2..=line.len()).filter(|at| &line[at - 2..*at] == b": ").collect();
    let start = *random.one_of(&starts);
    let stop = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b'\n');
    let end = line[start..].iter().position(stop).map_or(line.len(), |length| start + length);
    let long = "x".repeat(1 + random.below(100_000));
    let value = if random.below(40) == 0 { long.as_str() } else { random.one_of(&VALUES) };
    drop(line.splice(start..end, value.bytes()));
    lines.concat()
}

/// Lines moved, indented, nested, joined, cut.
fn of_structure(bytes: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut lines = lines(bytes);
    if lines.is_empty() {
        return other.to_vec();
    }
    let at = random.below(lines.len());
    match random.below(9) {
        0 => drop(lines[at].splice(0..0, vec![b' '; 1 + random.below(5)])),
        1 => {
            let blanks = lines[at].iter().take_while(|byte| **byte == b' ').count();
            lines[at].drain(..random.below(blanks + 1));
        }
        2 => {
            let line = lines.remove(at);
            lines.insert(random.below(lines.len() + 1), line);
        }
        3 => drop(lines[at].splice(0..0, *b"- ")),
        4 => {
            let deep = random.below(3000);
            lines[at].splice(0..0, "[".repeat(deep).into_bytes());
        }
        5 => drop(lines[at].pop()),
        6 => lines.insert(at, b"---\n".to_vec()),
        7 => lines.truncate(at),
        _ => {
            let brackets: Vec<usize> =
                (0..lines[at].len()).filter(|n| b"{}[]\"'".contains(&lines[at][*n])).collect();
            if !brackets.is_empty() {
                let n = *random.one_of(&brackets);
                lines[at].remove(n);
            }
        }
    }
    lines.concat()
}
