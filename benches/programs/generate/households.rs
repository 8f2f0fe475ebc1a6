//! The list of poor households: 52 to 68 of them, by hamlet, with what they lack.

use jiff::ToSpan;
use jiff::civil::date;

use crate::document::{Publisher, row};
use crate::words::{HAMLETS, grouped, person};

/// Rows of the form of deprivations.
const CAUSES: i64 = 12;

/// The list of a commune.
pub(crate) fn list(publisher: &Publisher<'_>) -> String {
    let mut dice = publisher.dice("poor-households");
    let signed = date(publisher.year, 12, 5) + dice.between(0, 9).days();
    let head = publisher.head(&mut dice, "poor-households", signed, "QĐ");
    let meeting = signed - 13.days();
    let mut text = head.with_events(&[("meeting", meeting), ("document_issued", signed)]);
    text.push_str("tables:\n  households:\n");
    let count = dice.between(52, 68);
    // Households and persons by hamlet: poor, near-poor, persons in poor households.
    let mut sums = vec![[0_i64; 3]; HAMLETS.len()];
    for number in 1..=count {
        let hamlet = ((number - 1) * HAMLETS.len() as i64 / count) as usize;
        let (members, poor) = (dice.between(1, 8), dice.between(0, 9) < 5);
        let class = if poor { "poor" } else { "near-poor" };
        sums[hamlet][usize::from(!poor)] += 1;
        sums[hamlet][2] += if poor { members } else { 0 };
        let (head, number, members) = (person(&mut dice), number.to_string(), members.to_string());
        row(
            &mut text,
            &[
                ("stt", &number),
                ("head", &head),
                ("hamlet", HAMLETS[hamlet]),
                ("members", &members),
                ("class", class),
            ],
        );
    }
    let of_all = |column: usize| sums.iter().map(|sum| sum[column]).sum::<i64>();
    let lived: Vec<i64> = HAMLETS.iter().map(|_| dice.between(180, 620)).collect();
    text.push_str("  by-hamlet:\n");
    let all = [lived.iter().sum(), of_all(0), of_all(1), of_all(2)];
    counts(&mut text, &[("line", "total")], all);
    for (place, hamlet) in HAMLETS.iter().enumerate() {
        let code = (place + 1).to_string();
        let [poor, near, persons] = sums[place];
        let named = [("code", code.as_str()), ("label", hamlet), ("level", "1")];
        counts(&mut text, &named, [lived[place], poor, near, persons]);
    }
    text.push_str("  by-cause:\n");
    for cause in 1..=CAUSES {
        let cells = [cause, dice.between(0, of_all(0)), dice.between(0, of_all(1))];
        let [line, poor, near] = cells.map(|cell| cell.to_string());
        row(&mut text, &[("line", &line), ("poor", &poor), ("near_poor", &near)]);
    }
    text
}

fn counts(text: &mut String, named: &[(&str, &str)], cells: [i64; 4]) {
    let cells = cells.map(grouped);
    let columns = ["households", "poor", "near_poor", "persons"];
    let mut fields = named.to_vec();
    fields.extend(columns.into_iter().zip(cells.iter().map(String::as_str)));
    row(text, &fields);
}
