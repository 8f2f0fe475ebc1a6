//! Columns in per cent: computed where blank, compared where written.

use std::collections::BTreeMap;

use super::Place;
use crate::finding::Finding;
use crate::finding::code::{RatioAsFraction, RatioDiffers};
use crate::model::{CellValue, Table};
use crate::value::Number;
use crate::value::dong::Dong;
use crate::value::number::{ratio, ratio_of};

/// A tenth of a point: what rounding to one decimal explains.
const APART: u64 = 100_000;

/// A ratio that was written, and the figures it follows from.
pub(super) struct Ratio {
    at: Place,
    written: Number,
    part: (Place, i128),
    whole: (Place, i128),
    of_money: bool,
}

/// The ratios that are written in a table.
pub(super) fn written(table: &Table, place: usize) -> impl Iterator<Item = Ratio> + '_ {
    let columns = table.columns.iter().enumerate();
    let ratios = columns.filter_map(|(at, column)| {
        let (part, whole) = column.ratio.as_ref()?;
        Some((at, table.column(part)?, table.column(whole)?))
    });
    ratios.flat_map(move |(column, part, whole)| {
        (0..table.rows.len()).filter_map(move |row| {
            let cell = |column: usize| &table.rows[row].cells[column].value;
            let CellValue::Number(written) = *cell(column) else { return None };
            let figure = |column: usize| {
                Some((Place { table: place, row, column }, cell(column).quantity()?))
            };
            let of_money = matches!(cell(part), CellValue::Money(_));
            let alike = of_money == matches!(cell(whole), CellValue::Money(_));
            let at = Place { table: place, row, column };
            let (part, whole) = (figure(part)?, figure(whole)?);
            alike.then_some(Ratio { at, written, part, whole, of_money })
        })
    })
}

impl Ratio {
    /// One of its figures is among those that would be put right.
    pub(super) fn stands_on(&self, mended: &BTreeMap<Place, i128>) -> bool {
        mended.contains_key(&self.part.0) || mended.contains_key(&self.whole.0)
    }

    /// What is written follows from its figures, some of them put right.
    pub(super) fn holds(&self, mended: &BTreeMap<Place, i128>) -> bool {
        self.expected(mended).is_none_or(|expected| {
            self.written.millionths().abs_diff(expected.millionths()) <= APART
        })
    }

    /// What should be written; none for a whole of zero.
    fn expected(&self, mended: &BTreeMap<Place, i128>) -> Option<Number> {
        let figure = |(place, quantity): &(Place, i128)| {
            i64::try_from(quantity + mended.get(place).copied().unwrap_or_default()).ok()
        };
        let (part, whole) = (figure(&self.part)?, figure(&self.whole)?);
        let ratio = match self.of_money {
            true => ratio(Dong(part), Dong(whole)),
            false => ratio_of(Number::from_millionths(part), Number::from_millionths(whole)),
        };
        ratio.map(|ratio| ratio.rounded(2))
    }

    /// A note, where it does not follow even from figures that were put right.
    pub(super) fn objection(
        &self,
        tables: &[Table],
        mended: &BTreeMap<Place, i128>,
    ) -> Option<Finding> {
        let expected = self.expected(&BTreeMap::new())?;
        if self.holds(&BTreeMap::new()) || (self.stands_on(mended) && self.holds(mended)) {
            return None;
        }
        let table = &tables[self.at.table];
        let (span, line) = (self.at.span(tables), table.rows[self.at.row].label.clone());
        let (shown, apart) =
            (self.written.to_string(), |written: i64| written.abs_diff(expected.millionths()));
        let as_fraction = apart(self.written.millionths().saturating_mul(100)) <= 10 * APART;
        let expected = expected.to_string();
        Some(if as_fraction {
            RatioAsFraction { line, written: shown, expected }.at(span)
        } else {
            RatioDiffers { line, written: shown, expected }.at(span)
        })
    }
}
