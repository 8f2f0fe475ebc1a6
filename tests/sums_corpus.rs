//! A corpus of arithmetic faults: in right documents of every built-in kind one figure is changed,
//! and exactly one finding must say so, at its line, with the figure that is expected. Then two
//! independent ones, and there must be two.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use danbiet::check::{Check, Place, Verdict, check, show};
use danbiet::finding::{Finding, Lang};
use danbiet::model::{CellValue, Model, Whole, disclosure_files, load};
use danbiet::source::list;
use danbiet::value::{Dong, MoneyUnit, Number};

/// The site of right documents: one of each version of each kind.
fn right_documents() -> (Model, Vec<Whole>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-kind");
    let mut findings = Vec::new();
    let sources = list(&root, &["content"]).unwrap().into(&mut findings);
    let model = load(&sources).into(&mut findings);
    let files = disclosure_files(&sources).into_iter();
    let wholes = files.filter_map(|file| model.whole(&sources, file).into(&mut findings)).collect();
    (model, wholes)
}

/// The findings about figures.
fn found(whole: &Whole, model: &Model) -> Vec<Finding> {
    let findings = check(whole, &model.kinds).findings;
    findings
        .into_iter()
        .filter(|one| ("DB200".."DB205").contains(&one.code) || one.code == "DB208")
        .collect()
}

/// The document with another figure in a cell.
fn with(whole: &Whole, place: Place, quantity: i128) -> Whole {
    let mut changed = whole.clone();
    let cell = &mut changed.tables[place.table].rows[place.row].cells[place.column];
    let small = i64::try_from(quantity).unwrap();
    cell.value = match cell.value {
        CellValue::Money(_) => CellValue::Money(Dong(small)),
        _ => CellValue::Number(Number::from_millionths(small)),
    };
    changed
}

/// One figure of a right document, and a wrong one for it.
struct Fault<'c> {
    place: Place,
    right: i128,
    wrong: i128,
    /// The comparisons it stands in.
    checks: Vec<&'c Check>,
}

/// A slip of the keyboard in every figure that a comparison could notice.
fn slips<'c>(whole: &Whole, checks: &'c [Check]) -> Vec<Fault<'c>> {
    let mut of_cell: BTreeMap<Place, Vec<&Check>> = BTreeMap::new();
    for check in checks {
        for part in check.left.iter().chain(&check.parts) {
            let known = part.place.map(|place| of_cell.entry(place).or_default());
            known.into_iter().for_each(|of| of.push(check));
        }
    }
    let slip = |(place, checks): (Place, Vec<&'c Check>)| {
        let cell = &whole.tables[place.table].rows[place.row].cells[place.column];
        let right = cell.value.quantity()?;
        let unit = match cell.value {
            CellValue::Money(_) => {
                whole.tables[place.table].money.unwrap_or(MoneyUnit::Dong).factor().into()
            }
            _ => 1_000_000,
        };
        let wrong = wrong_digit(right, unit, (place.row + 3 * place.column) as u32);
        Some(Fault { place, right, wrong, checks })
    };
    of_cell.into_iter().filter_map(slip).collect()
}

/// The figure with one digit changed: one of the first three, or a digit set before a zero.
fn wrong_digit(right: i128, unit: i128, seed: u32) -> i128 {
    let shown = (right / unit).abs();
    let digits = shown.checked_ilog10().unwrap_or(0);
    let power = 10_i128.pow(digits.saturating_sub(seed % 3));
    let digit = shown / power % 10;
    let other = (digit + 1 + i128::from(seed % 8)) % 10;
    let other = if other == digit { (digit + 5) % 10 } else { other };
    right
        + (other - digit) * power * unit * right.signum()
        + if right == 0 { other * unit } else { 0 }
}

fn name(whole: &Whole, model: &Model, place: Place) -> String {
    let table = &whole.tables[place.table];
    let (row, column) = (&table.rows[place.row], &table.columns[place.column]);
    let (kind, form) = (whole.kind(&model.kinds), whole.form(&model.kinds, table));
    format!("{} {} {}: {} {} {}", kind.id, whole.address, form.id, row.id, row.label, column.id)
}

/// Why the finding is not what one wrong figure should bring; none when it is.
fn misses(fault: &Fault<'_>, finding: &Finding, whole: &Whole) -> Option<String> {
    let table = &whole.tables[fault.place.table];
    let span = table.cell_span(fault.place.row, fault.place.column);
    let here = finding.at == Some(span);
    if !here && !finding.related.contains(&span) {
        return Some("told elsewhere".into());
    }
    let money = fault.checks.iter().find_map(|check| check.money);
    let words = &finding.words(Lang::Vi).cause;
    // At the figure itself the right one is named; at a sum what its parts give.
    let at_most = fault.checks.iter().any(|check| check.at_most);
    let expected = show(fault.right, money);
    (here && !at_most && !words.contains(&expected)).then(|| format!("no {expected} in “{words}”"))
}

#[test]
fn one_wrong_figure_is_one_finding_at_its_line() {
    let (model, wholes) = right_documents();
    let (mut all, mut here, mut failed) = (0, 0, Vec::new());
    let (mut forms, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for whole in &wholes {
        assert_eq!(found(whole, &model), [], "{}", whole.address);
        let checks = check(whole, &model.kinds).value;
        let kind = &whole.kind(&model.kinds).id;
        let version = whole.disclosure.version;
        for table in &whole.tables {
            silent.insert((kind.clone(), version, whole.form(&model.kinds, table).id.clone()));
        }
        for fault in slips(whole, &checks) {
            let wrong = with(whole, fault.place, fault.wrong);
            if check(&wrong, &model.kinds).value.iter().all(|one| one.verdict() == Verdict::Holds) {
                continue; // A limit that is still kept.
            }
            all += 1;
            let table = &whole.tables[fault.place.table];
            forms.insert((kind.clone(), version, whole.form(&model.kinds, table).id.clone()));
            let findings = found(&wrong, &model);
            let problem = match findings.as_slice() {
                [one] => {
                    here += usize::from(
                        one.at == Some(table.cell_span(fault.place.row, fault.place.column)),
                    );
                    misses(&fault, one, whole)
                }
                _ => Some(format!("{} findings", findings.len())),
            };
            if let Some(problem) = problem {
                let told: Vec<_> = findings
                    .iter()
                    .map(|one| format!("\n    {} {}", one.code, one.vi.cause))
                    .collect();
                failed.push(format!(
                    "{} {} → {}: {problem}{}",
                    name(whole, &model, fault.place),
                    fault.right,
                    fault.wrong,
                    told.concat()
                ));
            }
        }
    }
    silent.retain(|form| !forms.contains(form));
    println!("{all} faults in {} forms, {here} told at the figure itself", forms.len());
    for (kind, version, form) in &silent {
        println!("  no figure that could be wrong: {kind} {version} {form}");
    }
    assert!(failed.is_empty(), "{} of {all}:\n{}", failed.len(), failed.join("\n"));
    assert!(all >= 100 && forms.len() >= 30, "{all} faults in {} forms", forms.len());
}

/// The places of the comparisons that fail in a document.
fn failing(whole: &Whole, model: &Model) -> BTreeSet<usize> {
    let checks = check(whole, &model.kinds).value;
    let amiss = checks.iter().enumerate().filter(|(_, one)| one.verdict() != Verdict::Holds);
    amiss.map(|(at, _)| at).collect()
}

#[test]
fn two_independent_faults_are_two_findings() {
    let (model, wholes) = right_documents();
    let (mut all, mut failed) = (0, Vec::new());
    for whole in &wholes {
        let checks = check(whole, &model.kinds).value;
        let faults = slips(whole, &checks);
        for pair in 0..faults.len().min(24) {
            // Any two, far apart or near, the same in every run.
            let (one, other) =
                (&faults[(7 * pair + 1) % faults.len()], &faults[(31 * pair + 5) % faults.len()]);
            let (first, second) =
                (with(whole, one.place, one.wrong), with(whole, other.place, other.wrong));
            let (amiss, also) = (failing(&first, &model), failing(&second, &model));
            let same_size = (one.wrong - one.right).abs() == (other.wrong - other.right).abs();
            if amiss.is_empty() || also.is_empty() || !amiss.is_disjoint(&also) || same_size {
                continue; // No two faults, or one that hides in the other.
            }
            all += 1;
            let both = with(&first, other.place, other.wrong);
            let findings = found(&both, &model);
            if findings.len() != 2 {
                let told: Vec<_> = findings
                    .iter()
                    .map(|one| format!("\n    {} {}", one.code, one.vi.cause))
                    .collect();
                failed.push(format!(
                    "{} and {}: {} findings{}",
                    name(whole, &model, one.place),
                    name(whole, &model, other.place),
                    findings.len(),
                    told.concat()
                ));
            }
        }
    }
    println!("{all} pairs");
    assert!(failed.is_empty(), "{} of {all}:\n{}", failed.len(), failed.join("\n"));
    assert!(all >= 100, "{all} pairs");
}
