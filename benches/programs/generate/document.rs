//! The head that all documents have, and rows as `{ line: T, estimate: 12.500 }`.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::dice::Dice;
use crate::words::{grouped, person};

/// Who publishes, for which year.
pub(crate) struct Publisher<'p> {
    /// `09394@2020-01-01`.
    pub(crate) id: &'p str,
    /// `phường`.
    pub(crate) sort: &'p str,
    /// The year of the documents.
    pub(crate) year: i16,
    /// The seed of the site.
    pub(crate) seed: u64,
}

impl Publisher<'_> {
    /// The dice of one document.
    pub(crate) fn dice(&self, kind: &str) -> Dice {
        Dice::of(self.seed, &format!("{}/{}/{kind}", self.id, self.year))
    }

    /// The head of a document that was signed on `signed`, made known `after` days later, and
    /// posted for thirty days.
    pub(crate) fn head(&self, dice: &mut Dice, kind: &str, signed: Date, mark: &str) -> Head {
        let published = signed + dice.between(1, 5).days();
        let until = published + 31.days();
        let (number, signer) = (dice.between(1, 400), person(dice));
        let mut text = format!("kind: {kind}\nperiod: {}\n", self.year);
        let _ = writeln!(
            text,
            "decision: {{ number: {number}/{mark}-UBND, signed: {signed}, signer: {signer}, position: Chủ tịch UBND {} }}",
            self.sort
        );
        Head { text, published, until, sort: self.sort.to_owned() }
    }
}

/// The first lines of a document.
pub(crate) struct Head {
    text: String,
    published: Date,
    until: Date,
    sort: String,
}

impl Head {
    /// The lines, with the events that start terms.
    pub(crate) fn with_events(self, events: &[(&str, Date)]) -> String {
        let Head { mut text, published, until, sort } = self;
        let events: Vec<String> =
            events.iter().map(|(name, date)| format!("{name}: {date}")).collect();
        let _ = writeln!(text, "events: {{ {} }}", events.join(", "));
        let _ = writeln!(text, "published: {published}");
        let _ = writeln!(
            text,
            "posted: {{ from: {published}, until: {until}, place: Trụ sở UBND {sort} }}"
        );
        text
    }
}

/// One row: fields that are already written.
pub(crate) fn row(text: &mut String, fields: &[(&str, &str)]) {
    text.push_str("    - { ");
    for (place, (key, value)) in fields.iter().enumerate() {
        let comma = if place > 0 { ", " } else { "" };
        let _ = write!(text, "{comma}{key}: {value}");
    }
    text.push_str(" }\n");
}

/// One row of money: a line and its columns; a column without an amount is left out.
pub(crate) fn money(text: &mut String, line: &str, columns: &[&str], amounts: &[Option<i64>]) {
    let written: Vec<String> =
        amounts.iter().map(|amount| amount.map(grouped).unwrap_or_default()).collect();
    let mut fields = vec![("line", line)];
    let cells = columns.iter().copied().zip(written.iter().map(String::as_str));
    fields.extend(cells.filter(|(_, written)| !written.is_empty()));
    row(text, &fields);
}
