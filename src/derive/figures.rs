//! The named figures of a document, and how a figure is said.

use crate::check::amount_of;
use crate::finding::Lang;
use crate::kind::{ColumnType, Figure, Version};
use crate::model::Whole;
use crate::model::disclosure::State;
use crate::value::dong::{self, Dong};
use crate::value::{MoneyUnit, Number};
use serde::{Deserialize, Serialize};

/// A figure that the document states.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FigureValue {
    /// Its id.
    pub id: String,
    /// Đồng for money, millionths for the rest.
    pub quantity: i128,
    /// What it is.
    pub holds: ColumnType,
    /// The unit that its money is written in; none for counts, and for sums over documents.
    pub money: Option<MoneyUnit>,
}

/// The figures of a document that can be worked out; a withdrawn one has none.
pub(super) fn of(disclosure: &Whole, version: &Version) -> Vec<FigureValue> {
    if disclosure.state != State::Published {
        return Vec::new();
    }
    let value = |figure: &Figure| {
        let amount = amount_of(&figure.of, disclosure, version, None)?;
        let (id, holds) = (figure.id.clone(), figure.holds);
        Some(FigureValue { id, quantity: amount.quantity, holds, money: amount.money })
    };
    version.figures.iter().filter_map(value).collect()
}

/// “125,4 tỷ đồng”, “42”, “98,5 %”.
pub fn spoken(figure: &FigureValue, _lang: Lang) -> String {
    let small = i64::try_from(figure.quantity).unwrap_or(i64::MAX);
    match figure.holds {
        ColumnType::Money => dong::spoken(Dong(small)),
        ColumnType::Percent => crate::value::number::percent(Number::from_millionths(small)),
        _ => Number::from_millionths(small).to_string(),
    }
}
