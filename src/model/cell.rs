//! One cell of a table: what stands there, and where.

use crate::value::date::Date;
use crate::value::dong::Dong;
use crate::value::number::Number;

/// What a cell says. Blank, a dash, zero and “không phát sinh” are four different answers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum CellValue {
    /// Nothing was written: not stated.
    #[default]
    Blank,
    /// `-`: none, or not applicable, as the sheet has it.
    Dash,
    /// `không phát sinh`: it was looked for, and there was none.
    NoneOccurred,
    /// `x`: has no meaning here.
    NotApplicable,
    /// Money.
    Money(Dong),
    /// A count, a quantity, or per cent.
    Number(Number),
    /// Text, or a name.
    Text(String),
    /// The place of a choice among those of its column.
    Choice(usize),
    /// A date.
    Date(Date),
}

/// A cell and its bytes in the file of its table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// What it says.
    pub value: CellValue,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl CellValue {
    /// Money as đồng and other figures as millionths, so that a rule can add them up; none for
    /// what states no figure.
    pub fn quantity(&self) -> Option<i128> {
        match self {
            CellValue::Money(dong) => Some(i128::from(dong.0)),
            CellValue::Number(number) => Some(i128::from(number.millionths())),
            _ => None,
        }
    }

    /// Nothing stands there.
    pub fn is_blank(&self) -> bool {
        *self == CellValue::Blank
    }
}
