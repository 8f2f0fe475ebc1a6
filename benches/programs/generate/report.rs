//! The anti-corruption report: Markdown with the indicators as front matter and five sections.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::date;

use crate::dice::Dice;
use crate::document::{Publisher, row};
use crate::words::{HEADINGS, SENTENCES};

/// Indicators with the most they reach; none where nothing ever occurred.
const INDICATORS: &[(&str, Option<i64>)] = &[
    ("t.cases", None),
    ("t.persons", None),
    ("t.damage", None),
    ("l.documents", Some(6)),
    ("l.sessions", Some(12)),
    ("l.attendants", Some(480)),
    ("p.transparency-checked", Some(9)),
    ("p.transparency-violations", Some(1)),
    ("p.conflicts", None),
    ("p.norms-violations", Some(1)),
    ("p.conduct-violations", Some(1)),
    ("p.rotated", Some(5)),
    ("p.declared", Some(28)),
    ("p.verified", Some(2)),
    ("p.untruthful", None),
    ("p.heads-responsible", None),
    ("d.by-inspection", None),
    ("d.by-reports", None),
    ("d.by-trial", None),
    ("h.disciplined", None),
    ("h.heads-disciplined", None),
    ("h.criminal", None),
    ("h.proposed", None),
    ("r.due", None),
    ("r.recovered-administrative", None),
    ("r.recovered-judicial", None),
];

/// The report of a commune.
pub(crate) fn report(publisher: &Publisher<'_>) -> String {
    let mut dice = publisher.dice("anti-corruption");
    let signed = date(publisher.year + 1, 1, 3) + dice.between(0, 9).days();
    let head = publisher.head(&mut dice, "anti-corruption", signed, "BC");
    let events = [("created", signed), ("document_issued", signed)];
    let mut text = format!("---\n{}money: triệu đồng\n", head.with_events(&events));
    text.push_str("tables:\n  indicators:\n");
    let mut group = "";
    for (line, most) in INDICATORS {
        let of = line.split('.').next().unwrap_or(line);
        if of != group {
            row(&mut text, &[("line", of)]);
            group = of;
        }
        let [value, previous] = [0; 2].map(|_| figure(&mut dice, line, *most));
        row(&mut text, &[("line", line), ("value", &value), ("previous", &previous)]);
    }
    text.push_str("---\n");
    for (place, heading) in HEADINGS.iter().enumerate() {
        let _ = writeln!(text, "\n## {}. {heading}\n", place + 1);
        let _ = writeln!(text, "{}\n", dice.pick_some(SENTENCES, 3).join(" "));
        for sentence in dice.pick_some(SENTENCES, 2) {
            let _ = writeln!(text, "- {sentence}");
        }
        let _ = writeln!(text, "\n> {}", dice.pick(SENTENCES));
    }
    text
}

/// What was checked is at least what was found wrong in it: the larger ones begin at three.
fn figure(dice: &mut Dice, line: &str, most: Option<i64>) -> String {
    let least = if matches!(line, "p.transparency-checked" | "p.declared") { 3 } else { 0 };
    most.map_or_else(|| "không phát sinh".into(), |most| dice.between(least, most).to_string())
}
