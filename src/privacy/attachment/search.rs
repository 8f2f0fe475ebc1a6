//! One search of one file: what was found so far, and what may still be spent on it.

use serde::{Deserialize, Serialize};

use super::limit::{Budget, DEPTH, HITS};
use super::{Look, Place};
use crate::privacy::identifier::is_built_like_cccd;

/// A piece of text of a file, as a recogniser sees it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Piece<'p> {
    /// The text.
    pub text: &'p str,
    /// What it stands under: the heading of its column, the name of its field.
    pub heading: &'p str,
    /// A number of a spreadsheet: no sign in it was typed, and no zero stands before it.
    pub is_number: bool,
}

/// What a recogniser suspects in a piece of text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Seen {
    /// What it is, in words.
    pub what: Place,
    /// How it begins and ends, the middle hidden.
    pub shown: String,
}

/// A suspicion with its place in the file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Hit {
    /// Where in the file.
    pub place: Place,
    /// What.
    pub seen: Seen,
}

/// Why a file cannot be published whatever is in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Fault {
    /// It wants a password.
    Encrypted,
    /// It cannot be read; how it fails.
    Damaged(Place),
    /// It has a program in it.
    Macro(Place),
    /// It is over a limit: which, and the limit.
    OverLimit(Place, String),
    /// It asks for something outside itself when it is opened.
    LeadsOut(Place),
    /// Something in it is hidden from whoever prints it.
    Hidden(Place),
    /// It says where a picture was taken.
    Position(Place),
    /// Its format cannot be looked into.
    Opaque,
    /// It is not what its ending says.
    OtherSort(String),
}

/// What came of a search.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Found {
    /// Suspicions, in the order of the file.
    pub hits: Vec<Hit>,
    /// What stands against the file itself.
    pub faults: Vec<Fault>,
    /// It holds pictures of pages and no text, so that no program can tell what is on them.
    pub is_scan: bool,
}

/// A search under way.
pub(super) struct Search<'l> {
    look: &'l Look<'l>,
    found: Found,
    outer: Vec<Place>,
    /// What may still be spent.
    pub(super) budget: Budget,
    /// Letters and digits that were met on pages.
    pub(super) letters: usize,
    /// Pictures that were met.
    pub(super) pictures: usize,
    /// Digits in cells or paragraphs one after the other, as in the boxes of a form.
    boxes: Option<Boxes>,
}

/// Digits that stand in boxes.
struct Boxes {
    digits: String,
    place: Place,
    /// One in each.
    are_single: bool,
    /// Fewest in one.
    fewest: usize,
    /// Some are numbers of a spreadsheet, as counts are.
    are_numbers: bool,
}

/// Text with fewer letters than this is no text layer but a page number or a stamp.
const FEW_LETTERS: usize = 24;
/// The longest text in one box of a form.
const BOX: usize = 4;
/// Digits in boxes that are worth looking at, and how many of them must be more than nothing: a row
/// of small counts is full of noughts.
const BOXES: usize = 9;
const COUNTED: usize = 5;

impl<'l> Search<'l> {
    pub(super) fn new(look: &'l Look<'l>) -> Search<'l> {
        Search {
            look,
            found: Found::default(),
            outer: Vec::new(),
            budget: Budget::whole(),
            letters: 0,
            pictures: 0,
            boxes: None,
        }
    }

    /// Looks at a piece of text below a heading.
    pub(super) fn piece(&mut self, text: &str, heading: &str, place: impl Fn() -> Place) {
        if text.trim().is_empty() {
            return;
        }
        self.looked(Piece { text, heading, is_number: false }, place);
    }

    fn looked(&mut self, piece: Piece<'_>, place: impl Fn() -> Place) {
        for seen in (self.look)(&piece) {
            self.hit(seen, place());
        }
    }

    /// Looks at a number of a spreadsheet.
    pub(super) fn number(&mut self, text: &str, heading: &str, place: impl Fn() -> Place) {
        self.letters += text.len();
        self.boxed(text, true, &place);
        self.looked(Piece { text, heading, is_number: true }, place);
    }

    /// Looks at the text of a page.
    pub(super) fn page(&mut self, text: &str, place: impl Fn() -> Place) {
        self.letters += text.chars().filter(|sign| sign.is_alphanumeric()).count();
        self.piece(text, "", place);
    }

    /// Looks at a cell or paragraph; digits that stand in several of them, one after the other, are
    /// put together first.
    pub(super) fn cell(&mut self, text: &str, heading: &str, place: impl Fn() -> Place) {
        let text = text.trim();
        self.letters += text.chars().filter(|sign| sign.is_alphanumeric()).count();
        self.boxed(text, false, &place);
        self.piece(text, heading, place);
    }

    fn boxed(&mut self, text: &str, is_number: bool, place: &dyn Fn() -> Place) {
        // A number of more than one digit is a figure.
        let most = if is_number { 1 } else { BOX };
        let is_box = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if is_box {
            let boxes = self.boxes.get_or_insert_with(|| Boxes {
                digits: String::new(),
                place: place(),
                are_single: true,
                fewest: BOX,
                are_numbers: false,
            });
            boxes.digits.push_str(text);
            boxes.are_single &= text.len() == 1;
            boxes.fewest = boxes.fewest.min(text.len());
            boxes.are_numbers |= is_number;
        } else if !text.is_empty() {
            self.end_boxes();
        }
    }

    /// A row or page is at its end.
    pub(super) fn end_boxes(&mut self) {
        if let Some(boxes) = self.boxes.take().filter(Boxes::may_be_one) {
            let piece = Piece { text: &boxes.digits, ..Piece::default() };
            self.looked(piece, || boxes.place.clone());
        }
    }

    fn hit(&mut self, seen: Seen, place: Place) {
        let place = self.placed(place);
        let hit = Hit { place, seen };
        if self.found.hits.len() < HITS && !self.found.hits.contains(&hit) {
            self.found.hits.push(hit);
        }
    }

    /// Takes note of what stands against the file.
    pub(super) fn fault(&mut self, fault: Fault) {
        let fault = match fault {
            Fault::Damaged(place) => Fault::Damaged(self.placed(place)),
            Fault::Macro(place) => Fault::Macro(self.placed(place)),
            Fault::OverLimit(place, limit) => Fault::OverLimit(self.placed(place), limit),
            Fault::LeadsOut(place) => Fault::LeadsOut(self.placed(place)),
            Fault::Hidden(place) => Fault::Hidden(self.placed(place)),
            Fault::Position(place) => Fault::Position(self.placed(place)),
            other => other,
        };
        if self.found.faults.len() < HITS && !self.found.faults.contains(&fault) {
            self.found.faults.push(fault);
        }
    }

    pub(super) fn damaged(&mut self, vi: &str, en: &str) {
        self.fault(Fault::Damaged(Place::new(vi, en)));
    }

    fn placed(&self, place: Place) -> Place {
        self.outer.iter().rev().fold(place, Place::within)
    }

    /// Looks into a file within the file.
    pub(super) fn inside(&mut self, place: Place, look: impl FnOnce(&mut Search<'l>)) {
        if self.outer.len() >= DEPTH {
            self.fault(Fault::OverLimit(
                Place::new("tệp lồng trong tệp", "files within files"),
                DEPTH.to_string(),
            ));
            return;
        }
        self.end_boxes();
        self.outer.push(place);
        look(self);
        self.end_boxes();
        self.outer.pop();
    }

    /// Looks at an older state of the same file: only what is new in it is kept.
    pub(super) fn older(&mut self, place: Place, look: impl FnOnce(&mut Search<'l>)) {
        let (faults, hits) = (self.found.faults.clone(), self.found.hits.len());
        let (letters, pictures) = (self.letters, self.pictures);
        self.outer.push(place);
        look(self);
        self.end_boxes();
        self.outer.pop();
        let later = self.found.hits.split_off(hits);
        let known = &self.found.hits;
        let fresh = later.into_iter().filter(|hit| known.iter().all(|one| one.seen != hit.seen));
        let fresh: Vec<Hit> = fresh.collect();
        self.found.hits.extend(fresh);
        self.found.faults = faults;
        (self.letters, self.pictures) = (letters, pictures);
    }

    /// How many suspicions there are so far.
    pub(super) fn hits(&self) -> usize {
        self.found.hits.len()
    }

    pub(super) fn end(mut self) -> Found {
        self.end_boxes();
        let is_scan = self.pictures > 0 && self.letters < FEW_LETTERS;
        Found { is_scan, ..self.found }
    }
}

impl Boxes {
    /// What stands in them may be one number rather than a row of figures: one digit in each, or
    /// what is built as an identification number is and begins as no figure does.
    fn may_be_one(&self) -> bool {
        const PART: usize = 3;
        let counted = self.digits.bytes().filter(|digit| *digit != b'0').count();
        let digits: Vec<u8> = self.digits.bytes().map(|digit| digit - b'0').collect();
        let is_built = is_built_like_cccd(&digits) && (self.are_single || self.fewest >= PART);
        let is_form = self.are_single && !self.are_numbers;
        digits.len() >= BOXES && counted >= COUNTED && (is_form || is_built)
    }
}
