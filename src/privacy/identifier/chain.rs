//! Chains: numbers that stand so near to each other that they may be parts of one.

use std::ops::Range;

use super::sign::{STRANGE, in_words, lookalike};

/// Digits that touch each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Atom {
    /// In the folded text.
    pub(super) range: Range<usize>,
    /// Their values.
    pub(super) digits: Vec<u8>,
    /// Letters stand for some of them.
    pub(super) odd: bool,
    /// They are words.
    pub(super) word: bool,
    /// How many letters touch it on the left.
    pub(super) glued: usize,
    /// A letter touches it on the right.
    pub(super) glued_after: bool,
}

/// What stands between two atoms of a chain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Gap {
    /// The divider; ` ` for blanks alone, `|` for the edge of a cell, `(` for brackets, `?` for a
    /// mixture, 0 for nothing.
    pub(super) kind: u8,
    /// Blanks stand beside it.
    pub(super) spaced: bool,
}

/// Atoms with what divides them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Chain {
    pub(super) atoms: Vec<Atom>,
    /// `gaps[n]` stands between the atoms `n` and `n + 1`.
    pub(super) gaps: Vec<Gap>,
}

/// Words of a number in words, and digits in all of it, below which it is ordinary language.
const FEWEST_WORDS: usize = 5;
const FEWEST_DIGITS: usize = 9;

/// All chains of a folded text.
pub(super) fn chains(text: &[u8]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut open = Chain::default();
    for atom in atoms(text) {
        let gap = open.atoms.last().map(|last| gap(&text[last.range.end..atom.range.start]));
        match gap {
            Some(Some(gap)) => open.gaps.push(gap),
            Some(None) => chains.push(std::mem::take(&mut open)),
            None => {}
        }
        open.atoms.push(atom);
    }
    if !open.atoms.is_empty() {
        chains.push(open);
    }
    chains
}

/// What divides two numbers that may be one; none when they have nothing to do with each other.
fn gap(between: &[u8]) -> Option<Gap> {
    const LONGEST: usize = 5;
    const LONGEST_WITH_BREAK: usize = 48;
    const LONGEST_BETWEEN_CELLS: usize = 12;
    let spaced = between.contains(&b' ');
    let core: Vec<u8> = between.iter().copied().filter(|sign| *sign != b' ').collect();
    let all = |signs: &[u8]| core.iter().all(|sign| signs.contains(sign));
    let kind = match core.as_slice() {
        [] if between.is_empty() => 0,
        [] if between.len() <= 8 => b' ',
        _ if core.contains(&b'\n') => {
            let fits = between.len() <= LONGEST_WITH_BREAK && all(b"\n\r\t#>-*|.,\"'\\/");
            fits.then_some(b'\n')?
        }
        _ if core.iter().any(|sign| matches!(sign, b'|' | b';' | b'\t'))
            || divides_quotes(&core) =>
        {
            let fits = between.len() <= LONGEST_BETWEEN_CELLS && all(b"|;\t,\"'");
            fits.then_some(b'|')?
        }
        [first, rest @ ..]
            if rest.len() < 3
                && rest.iter().all(|sign| sign == first)
                && b".,-/_'*~`:+=^\"&\\".contains(first) =>
        {
            *first
        }
        _ if between.len() > LONGEST => return None,
        _ if all(b"()[]{}") => b'(',
        _ if all(b"()[]{}.,-/_'*~`:+\"\\") => b'?',
        _ => return None,
    };
    Some(Gap { kind, spaced: spaced && kind != b' ' })
}

/// `","`
fn divides_quotes(core: &[u8]) -> bool {
    matches!(core, [b'"' | b'\'', b',' | b';', b'"' | b'\''])
}

enum Part {
    Atom(Atom),
    /// A word that may be a digit.
    Word(Atom),
}

fn atoms(text: &[u8]) -> Vec<Atom> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !is_of_word(text[at]) {
            at += 1;
            continue;
        }
        let end = text[at..].iter().position(|sign| !is_of_word(*sign));
        let end = end.map_or(text.len(), |size| at + size);
        token(text, at..end, &mut parts);
        at = end;
    }
    without_idle_words(text, parts)
}

fn is_of_word(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || sign == STRANGE
}

/// The atoms of one stretch of letters and digits.
fn token(text: &[u8], range: Range<usize>, parts: &mut Vec<Part>) {
    let token = &text[range.clone()];
    if !token.iter().any(u8::is_ascii_digit) {
        if let Some(digits) = in_words(token) {
            let (odd, word, glued, glued_after) = (false, true, 0, false);
            parts.push(Part::Word(Atom { range, digits, odd, word, glued, glued_after }));
        }
        return;
    }
    let is_digit = |sign: &u8| sign.is_ascii_digit() || lookalike(*sign).is_some();
    let mut at = 0;
    while at < token.len() {
        let size = token[at..].iter().take_while(|sign| is_digit(sign)).count();
        if size == 0 {
            at += 1;
            continue;
        }
        segment(text, &range, at..at + size, parts);
        at += size;
    }
}

/// Digits and letters that look like digits, within a stretch of letters and digits.
fn segment(text: &[u8], token: &Range<usize>, segment: Range<usize>, parts: &mut Vec<Part>) {
    let signs = &text[token.start + segment.start..token.start + segment.end];
    let touches_before = segment.start > 0;
    let touches_after = token.start + segment.end < token.end;
    let is_letter = |sign: &&u8| !sign.is_ascii_digit();
    let is_no_zero = |sign: &&u8| is_letter(sign) && !matches!(sign, b'O' | b'o');
    // Letters beside a word belong to the word, unless they are its zero.
    let head = match touches_before {
        true => signs.iter().take_while(is_no_zero).count(),
        false => 0,
    };
    let tail = match touches_after {
        true => signs.iter().rev().take_while(is_letter).count(),
        false => 0,
    };
    if head + tail >= signs.len() {
        return;
    }
    let inner = &signs[head..signs.len() - tail];
    let letters = inner.iter().filter(is_letter).count();
    let start = token.start + segment.start + head;
    if letters == 0 || letters <= inner.len() - letters {
        let digits = inner.iter().filter_map(|sign| value(*sign)).collect();
        let range = start..start + inner.len();
        let glued = range.start - token.start;
        let glued_after = range.end < token.end;
        let atom = Atom { range, digits, odd: letters > 0, word: false, glued, glued_after };
        parts.push(Part::Atom(atom));
        return;
    }
    let mut at = 0;
    while at < inner.len() {
        let size = inner[at..].iter().take_while(|sign| sign.is_ascii_digit()).count();
        if size > 0 {
            let digits = inner[at..at + size].iter().map(|sign| sign - b'0').collect();
            let range = start + at..start + at + size;
            let (glued, glued_after) = (range.start - token.start, range.end < token.end);
            let atom = Atom { range, digits, odd: false, word: false, glued, glued_after };
            parts.push(Part::Atom(atom));
        }
        at += size.max(1);
    }
}

fn value(sign: u8) -> Option<u8> {
    if sign.is_ascii_digit() { Some(sign - b'0') } else { lookalike(sign) }
}

/// Words count as digits only in a long row of them: “năm 2024”, “hai ba hộ” are no numbers.
fn without_idle_words(text: &[u8], parts: Vec<Part>) -> Vec<Atom> {
    if !parts.iter().any(|part| matches!(part, Part::Word(_))) {
        let atoms = parts.into_iter().filter_map(|part| match part {
            Part::Atom(atom) => Some(atom),
            Part::Word(_) => None,
        });
        return atoms.collect();
    }
    let mut atoms = Vec::with_capacity(parts.len());
    let mut row: Vec<Part> = Vec::new();
    let mut flush = |row: &mut Vec<Part>| {
        let words = row.iter().filter(|part| matches!(part, Part::Word(_))).count();
        let digits: usize = row.iter().map(|part| part.atom().digits.len()).sum();
        let is_number = words >= FEWEST_WORDS && digits >= FEWEST_DIGITS;
        atoms.extend(row.drain(..).filter_map(|part| match part {
            Part::Atom(atom) => Some(atom),
            Part::Word(word) => is_number.then_some(word),
        }));
    };
    for part in parts {
        let short = part.atom().digits.len() <= 3 || matches!(part, Part::Word(_));
        let linked = row.last().is_some_and(|last| {
            gap(&text[last.atom().range.end..part.atom().range.start]).is_some()
        });
        if !linked || !short {
            flush(&mut row);
        }
        let is_end = !short;
        row.push(part);
        if is_end {
            flush(&mut row);
        }
    }
    flush(&mut row);
    atoms
}

impl Part {
    fn atom(&self) -> &Atom {
        match self {
            Part::Atom(atom) | Part::Word(atom) => atom,
        }
    }
}
