//! A commune's budget of a year, estimate and execution, on the lines of Circular 343/2016. Amounts
//! are in thousand đồng; every sum is added up from its parts, so that all of them agree.

use jiff::ToSpan;
use jiff::civil::date;

use crate::dice::Dice;
use crate::document::{Publisher, money, row};
use crate::words::{NOTES, grouped};

/// Revenue that is shared with the State: line, amounts in millions, per cent for the commune.
const SHARED: &[(&str, i64, i64, i64)] = &[
    ("I.phi", 100, 900, 80),
    ("I.cong-ich", 100, 900, 100),
    ("I.su-nghiep", 60, 400, 100),
    ("I.phat", 60, 300, 100),
    ("I.tai-san", 10, 90, 100),
    ("I.dong-gop", 100, 500, 100),
    ("I.tu-nguyen", 100, 500, 100),
    ("I.khac", 100, 600, 100),
    ("II.1.pnn", 1_000, 4_000, 70),
    ("II.1.nn", 100, 400, 100),
    ("II.1.mon-bai", 400, 1_200, 100),
    ("II.1.truoc-ba", 2_000, 6_000, 70),
    ("II.2", 38_000, 80_000, 24),
];

/// Spending: weight of the line, and per cent of it that is investment.
const FIELDS: &[(i64, i64)] = &[
    (10, 58),
    (1, 0),
    (2, 0),
    (4, 36),
    (1, 0),
    (2, 55),
    (4, 35),
    (20, 63),
    (42, 4),
    (10, 0),
    (2, 0),
];

/// One reading of a budget: as planned, as it turned out.
struct Reading {
    /// By line of [`SHARED`]: of the State, of the commune.
    shared: Vec<(i64, i64)>,
    carried: i64,
    surplus: i64,
    /// Balancing and targeted transfers.
    transfers: [i64; 2],
    /// By line of [`FIELDS`]: investment, recurrent.
    fields: Vec<(i64, i64)>,
    reserve: Option<i64>,
}

/// A year.
pub(crate) struct Budget {
    outturn: Reading,
    estimate: Reading,
    executed: Reading,
    dice: Dice,
}

impl Budget {
    /// The budget of a commune.
    pub(crate) fn of(publisher: &Publisher<'_>) -> Budget {
        let mut dice = publisher.dice("budget");
        let shared = SHARED.iter().map(|(_, low, high, share)| {
            let of_state = dice.between(*low, *high) * 1000;
            (of_state, of_state * share / 100)
        });
        let shared: Vec<(i64, i64)> = shared.collect();
        let transfers = [dice.between(6_000, 11_000) * 1000, dice.between(1_000, 4_000) * 1000];
        let revenue =
            shared.iter().map(|(_, own)| own).sum::<i64>() + transfers.iter().sum::<i64>();
        let reserve = revenue * dice.between(20, 30) / 1000;
        let fields = fields(revenue - reserve);
        let reserve = Some(reserve);
        let estimate = Reading { shared, carried: 0, surplus: 0, transfers, fields, reserve };
        let outturn = estimate.turned_out(&mut dice, (850, 1_050), (780, 980));
        let executed = estimate.turned_out(&mut dice, (900, 1_080), (700, 980));
        Budget { outturn, estimate, executed, dice }
    }

    /// The estimate as decided: forms 108 to 112.
    pub(crate) fn estimate(&mut self, publisher: &Publisher<'_>) -> String {
        let decided = date(publisher.year - 1, 12, 15) + self.dice.between(0, 6).days();
        let issued = decided + 7.days();
        let head = publisher.head(&mut self.dice, "budget-estimate", issued, "QĐ");
        let events = [("decided", decided), ("document_issued", issued)];
        let mut text = head.with_events(&events) + "money: nghìn đồng\ntables:\n  balance:\n";
        for line in self.estimate.balance(false) {
            money(&mut text, line.0, &["estimate"], &[line.1]);
        }
        text.push_str("  revenue:\n");
        let columns = ["outturn_state", "outturn_commune", "estimate_state", "estimate_commune"];
        pairs(&mut text, &columns, &self.outturn.revenue(), &self.estimate.revenue());
        text.push_str("  spending:\n");
        let columns = [
            "outturn",
            "outturn_investment",
            "outturn_recurrent",
            "estimate",
            "estimate_investment",
            "estimate_recurrent",
        ];
        pairs(&mut text, &columns, &self.outturn.spending(), &self.estimate.spending());
        self.investment(&mut text, publisher.year);
        self.other_activities(&mut text);
        text
    }

    /// What came of it by the end of the year: forms 113 to 115, with their note.
    pub(crate) fn execution(&mut self, publisher: &Publisher<'_>) -> String {
        let reported = date(publisher.year + 1, 1, 12) + self.dice.between(0, 9).days();
        let head = publisher.head(&mut self.dice, "budget-execution", reported, "BC");
        let events = [("sent_to_council", reported), ("reported", reported)];
        let mut text = head.with_events(&events)
            + "money: nghìn đồng\nmeasure: cumulative\ntables:\n  balance:\n";
        let planned = self.estimate.balance(true);
        for ((line, planned), (_, done)) in planned.into_iter().zip(self.executed.balance(true)) {
            let columns = ["estimate", "executed", "ratio_last_year"];
            let ratio = self.dice.between(810, 1_290);
            let ratio = format!("\"{},{}\"", ratio / 10, ratio % 10);
            let [planned, done] = [planned, done].map(|amount| amount.map(grouped));
            let cells = [planned, done.clone(), done.map(|_| ratio)].map(Option::unwrap_or_default);
            let mut fields = vec![("line", line)];
            fields.extend(columns.into_iter().zip(cells.iter().map(String::as_str)));
            fields.retain(|(_, cell)| !cell.is_empty());
            row(&mut text, &fields);
        }
        text.push_str("  revenue:\n");
        let columns = ["estimate_state", "estimate_commune", "executed_state", "executed_commune"];
        pairs(&mut text, &columns, &self.estimate.revenue(), &self.executed.revenue());
        text.push_str("  spending:\n");
        let columns = [
            "estimate",
            "estimate_investment",
            "estimate_recurrent",
            "executed",
            "executed_investment",
            "executed_recurrent",
        ];
        pairs(&mut text, &columns, &self.estimate.spending(), &self.executed.spending());
        let note = self.dice.pick_some(NOTES, 2).join("\n\n  ");
        text + &format!("text: |\n  {note}\n")
    }

    /// Form 111: one project that goes on, one that begins.
    fn investment(&mut self, text: &mut String, year: i16) {
        let all: i64 = self.estimate.fields.iter().map(|(investment, _)| investment).sum();
        let ongoing = self.dice.share_of(all, 400, 700);
        let done = self.dice.share_of(ongoing, 500, 900);
        let given = self.dice.share_of(ongoing, 20, 90);
        let columns =
            ["approved", "done", "paid", "estimate", "estimate_balanced", "estimate_contributed"];
        let old = [ongoing * 2, done, done, ongoing, ongoing - given, given].map(Some);
        let new = all - ongoing;
        let new = [Some(new * 2), None, None, Some(new), Some(new), Some(0)];
        let sums = old.iter().zip(new).map(|(a, b)| Some(a.unwrap_or(0) + b.unwrap_or(0)));
        text.push_str("  investment:\n");
        money(text, "total", &columns, &sums.collect::<Vec<_>>());
        let projects = [
            (
                "1",
                "Cải tạo đường trục chính và rãnh thoát nước",
                format!("{}-{year}", year - 1),
                old,
            ),
            ("2", "Trường tiểu học số 2", format!("{year}-{}", year + 1), new),
        ];
        for (line, label, period, amounts) in projects {
            money(text, line, &columns, &amounts);
            let written = amounts.map(|amount| amount.map(grouped).unwrap_or_default());
            let mut fields =
                vec![("code", "1"), ("label", label), ("level", "2"), ("period", period.as_str())];
            fields.extend(columns.into_iter().zip(written.iter().map(String::as_str)));
            fields.retain(|(_, cell)| !cell.is_empty());
            row(text, &fields);
        }
    }

    /// Form 112: funds, services, money held for others.
    fn other_activities(&mut self, text: &mut String) {
        let lines = ["1", "2", "3"].map(|line| {
            let revenue = self.dice.between(150, 450) * 1000;
            let planned = self.dice.share_of(revenue, 1_000, 1_100);
            let [spent, to_spend] =
                [revenue, planned].map(|amount| self.dice.share_of(amount, 880, 990));
            (line, [revenue, spent, revenue - spent, planned, to_spend, planned - to_spend])
        });
        let columns = [
            "outturn_revenue",
            "outturn_spending",
            "outturn_difference",
            "estimate_revenue",
            "estimate_spending",
            "estimate_difference",
        ];
        let sums = [0, 1, 2, 3, 4, 5].map(|at| Some(lines.iter().map(|(_, row)| row[at]).sum()));
        text.push_str("  other-activities:\n");
        money(text, "total", &columns, &sums);
        for (line, amounts) in lines {
            money(text, line, &columns, &amounts.map(Some));
        }
    }
}

/// Spreads an amount over the fields by their weights; the last takes what rounding left.
fn fields(amount: i64) -> Vec<(i64, i64)> {
    let weights: i64 = FIELDS.iter().map(|(weight, _)| weight).sum();
    let mut left = amount;
    let last = FIELDS.len() - 1;
    let spread = FIELDS.iter().enumerate().map(|(place, (weight, investment))| {
        let part = if place == last { left } else { amount / weights * weight };
        left -= part;
        let invested = part * investment / 100;
        (invested, part - invested)
    });
    spread.collect()
}

impl Reading {
    /// The same lines with other amounts, in thousandths of the plan.
    fn turned_out(&self, dice: &mut Dice, revenue: (i64, i64), spending: (i64, i64)) -> Reading {
        let shared = self.shared.iter().zip(SHARED).map(|((of_state, _), (.., share))| {
            let got = dice.share_of(*of_state, revenue.0, revenue.1);
            (got, got * share / 100)
        });
        let shared = shared.collect();
        let fields = self.fields.iter().map(|(invested, recurrent)| {
            let [invested, recurrent] =
                [invested, recurrent].map(|part| dice.share_of(*part, spending.0, spending.1));
            (invested, recurrent)
        });
        let fields = fields.collect();
        let transfers = self.transfers.map(|amount| dice.share_of(amount, 900, 1_000));
        let [carried, surplus] = [200, 80].map(|low| dice.between(low, low * 7) * 1000);
        Reading { shared, carried, surplus, transfers, fields, reserve: None }
    }

    /// Sum over the lines of [`SHARED`] below `head`: of the State, of the commune.
    fn below(&self, head: &str) -> (i64, i64) {
        let lines = SHARED.iter().zip(&self.shared);
        let under = |line: &str| {
            line == head || line.strip_prefix(head).is_some_and(|rest| rest.starts_with('.'))
        };
        let under = lines.filter(|((line, ..), _)| under(line));
        under.fold((0, 0), |(state, own), (_, amounts)| (state + amounts.0, own + amounts.1))
    }

    fn total(&self) -> i64 {
        let own = self.below("I").1 + self.below("II").1;
        own + self.carried + self.surplus + self.transfers.iter().sum::<i64>()
    }

    /// Lines of the balance; the execution tells surplus and carried money apart.
    fn balance(&self, executed: bool) -> Vec<(&'static str, Option<i64>)> {
        let spent = self.spending();
        let [all, invested, recurrent] = [0, 1, 2].map(|column| spent[0].1[column]);
        let [balancing, targeted] = self.transfers;
        let mut lines = vec![
            ("T", Some(self.total())),
            ("T.I", Some(self.below("I").1)),
            ("T.II", Some(self.below("II").1)),
            ("T.III", Some(balancing + targeted)),
            ("T.III.1", Some(balancing)),
            ("T.III.2", Some(targeted)),
        ];
        if executed {
            lines.extend([("T.IV", Some(self.surplus)), ("T.VI", Some(self.carried))]);
        } else {
            lines.push(("T.IV", Some(self.carried)));
        }
        lines.extend([("C", all), ("C.I", invested), ("C.II", recurrent), ("C.III", self.reserve)]);
        lines
    }

    /// Lines of revenue: of the State, of the commune.
    fn revenue(&self) -> Vec<(&'static str, Vec<Option<i64>>)> {
        let both = |(state, own): (i64, i64)| vec![Some(state), Some(own)];
        let own = |amount: i64| vec![None, Some(amount)];
        let leaf = |line: &'static str| (line, both(self.below(line)));
        let (kept, shared) = (self.below("I"), self.below("II"));
        let mut lines = vec![("total", both((kept.0 + shared.0, self.total()))), ("I", both(kept))];
        lines.extend(SHARED[..8].iter().map(|(line, ..)| leaf(line)));
        lines.extend([leaf("II"), leaf("II.1")]);
        lines.extend(SHARED[8..].iter().map(|(line, ..)| leaf(line)));
        lines.extend([
            ("IV", own(self.carried)),
            ("V", own(self.surplus)),
            ("VI", own(self.transfers.iter().sum())),
            ("VI.can-doi", own(self.transfers[0])),
            ("VI.muc-tieu", own(self.transfers[1])),
        ]);
        lines
    }

    /// Lines of spending: all, investment, recurrent.
    fn spending(&self) -> Vec<(&'static str, Vec<Option<i64>>)> {
        const LINES: [&str; 11] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
        let amounts =
            |invested: i64, recurrent: i64| [invested + recurrent, invested, recurrent].map(Some);
        let invested = self.fields.iter().map(|(invested, _)| invested).sum();
        let recurrent = self.fields.iter().map(|(_, recurrent)| recurrent).sum();
        let all = Some(invested + recurrent + self.reserve.unwrap_or(0));
        let mut lines = vec![("total", vec![all, Some(invested), Some(recurrent)])];
        let fields = LINES.into_iter().zip(&self.fields);
        lines.extend(fields.map(|(line, (i, r))| (line, amounts(*i, *r).to_vec())));
        lines.push(("12", vec![self.reserve, None, None]));
        lines
    }
}

/// Two readings side by side; a line that neither has is left out.
fn pairs(
    text: &mut String,
    columns: &[&str],
    first: &[(&'static str, Vec<Option<i64>>)],
    second: &[(&'static str, Vec<Option<i64>>)],
) {
    for ((line, before), (_, after)) in first.iter().zip(second) {
        let amounts: Vec<Option<i64>> = before.iter().chain(after).copied().collect();
        money(text, line, columns, &amounts);
    }
}
