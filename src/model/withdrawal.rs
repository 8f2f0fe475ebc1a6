//! What is taken back after it was published: a whole document, or one row of a list.
//!
//! The officer empties the row in the file and writes down when, why and by what right; the row
//! itself stays, with its number and with what only counts (class, household size), so that the
//! sums of the document remain true. Nothing of it is shown but that it was withdrawn. A name that
//! is still in the file is refused rather than hidden: hiding it would leave it in the repository,
//! and the officer would believe it gone.

use serde::{Deserialize, Serialize};

use super::table::Table;
use crate::finding::code::{WithdrawalNowhere, WithdrawnNameStays, WithdrawnTwice};
use crate::finding::{Finding, Span};
use crate::kind::{Column, ColumnType, Privacy};
use crate::value::date::Date;

/// When and by what right something was taken back.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Takedown {
    /// Since when.
    pub on: Option<Date>,
    /// Why, in words that are shown.
    pub reason: String,
    /// By what right, in words that are shown; may be empty.
    pub basis: String,
}

/// A row taken out of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Form id.
    pub table: String,
    /// Its running number, as written; in a list without numbers its place, from 1.
    pub row: String,
    /// When and why.
    pub takedown: Takedown,
    /// Where it is written.
    pub span: Span,
}

/// Marks the rows of a table that are withdrawn, and objects to what is still in them.
pub(super) fn mark(
    table: &mut Table,
    form: &str,
    withdrawals: &[Withdrawal],
    findings: &mut Vec<Finding>,
) {
    let own = withdrawals.iter().enumerate().filter(|(_, one)| one.table == form);
    for (place, withdrawal) in own {
        let row = withdrawal.row.clone();
        let Some(at) = row_of(table, &row) else {
            let table = form.to_owned();
            findings.push(WithdrawalNowhere { table, row }.at(withdrawal.span));
            continue;
        };
        if let Some(first) = table.rows[at].withdrawn.replace(place) {
            let finding = WithdrawnTwice { row: row.clone() }.at(withdrawal.span);
            findings.push(finding.and(withdrawals[first].span));
        }
        for column in (0..table.columns.len()).filter(|one| tells(&table.columns[*one])) {
            if !table.rows[at].cells[column].value.is_blank() {
                let (row, column_name) = (row.clone(), table.columns[column].label.vi.clone());
                let finding = WithdrawnNameStays { row, column: column_name };
                findings.push(finding.at(table.cell_span(at, column)).and(withdrawal.span));
            }
        }
    }
}

fn row_of(table: &Table, row: &str) -> Option<usize> {
    if table.column("stt").is_some() {
        return table.row_numbered(row);
    }
    let place: usize = row.parse().ok()?;
    (1..=table.rows.len()).contains(&place).then(|| place - 1)
}

/// A column whose words tell who someone is, rather than count.
fn tells(column: &Column) -> bool {
    let of_persons = matches!(column.privacy, Privacy::PublicUntil | Privacy::Masked);
    column.holds == ColumnType::Person
        || (of_persons && matches!(column.holds, ColumnType::Text | ColumnType::Date))
}
