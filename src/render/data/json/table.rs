//! A table in JSON: columns, rows, and cells by the id of their column.
//!
//! A cell is `null` (nothing was written), a value, or an object with one member that says why
//! there is no value or where it comes from: `{"empty": "dash"}`, `{"empty": "none-occurred"}`,
//! `{"empty": "not-applicable"}`, `{"computed": "53.69"}`, `{"masked": "N. V. A."}`. So the four
//! answers that say no figure stay apart from each other and from zero.

use serde_json::{Value, json};

use crate::kind::{Column, Line, TableShape};
use crate::model::CellValue;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::data::json::{label, number, quantity, type_key, unit_of};
use crate::render::data::object::Object;
use crate::value::Dong;

/// A table as it may be seen; `csv` is the address of its other form.
pub(super) fn table(shown: &Shown<'_>, csv: String) -> Value {
    let form = shown.form();
    let mut object = Object::default();
    object.set("id", form.id.as_str());
    object.put("code", form.code.as_str());
    label(&mut object, &form.title);
    object.set("shape", if form.table == TableShape::Lines { "lines" } else { "list" });
    object.set("csv", csv);
    object.put("written_in", shown.money().map(crate::value::MoneyUnit::label));
    object.set("none_occurred", shown.none_occurred());
    object.set("lists_persons", shown.lists_persons());
    object.set("rows_removed", shown.persons_gone());
    object.set("count", shown.count());
    object.set("columns", shown.columns().map(column).collect::<Vec<_>>());
    let mut totals = Object::default();
    for column in shown.columns() {
        let total = shown.total(column).map(|total| quantity(total, column.holds));
        totals.put(&column.id, total);
    }
    object.put("totals", totals);
    object.set("rows", shown.rows().map(|one| row(&one, shown)).collect::<Vec<_>>());
    object.into()
}

fn column(column: &Column) -> Value {
    let mut object = Object::default();
    object.set("id", column.id.as_str());
    label(&mut object, &column.label);
    object.put("group", column.group.as_ref().map(|group| group.vi.as_str()));
    object.set("type", type_key(column.holds));
    object.put("unit", unit_of(column.holds));
    let choice = |(id, words): &(String, _)| {
        let mut choice = Object::default();
        choice.set("id", id.as_str());
        label(&mut choice, words);
        Value::from(choice)
    };
    object.put("choices", column.choices.iter().map(choice).collect::<Vec<_>>());
    if let Some((part, whole)) = &column.ratio {
        object.set("ratio", json!({ "part": part, "whole": whole }));
    }
    object.into()
}

fn row(row: &ShownRow<'_, '_>, shown: &Shown<'_>) -> Value {
    let line = row.line();
    let mut object = Object::default();
    object.set("row", row.place() + 1);
    object.put("line", line.id.as_str());
    object.put("code", line.code.as_str());
    object.put("label", line.label.as_str());
    if shown.form().table == TableShape::Lines {
        object.set("level", line.level);
        object.set("parent", line.parent.map(|place| place + 1));
        object.set("of_which", line.of_which);
        let known = line.line.and_then(|place| shown.form().lines.get(place));
        measure(&mut object, known);
    }
    let mut cells = Object::default();
    for (column, value) in row.cells() {
        cells.set(&column.id, cell(column, &value));
    }
    object.set("cells", cells);
    object.into()
}

/// What a line says of itself where its column holds now this, now that.
fn measure(object: &mut Object, line: Option<&Line>) {
    let Some(holds) = line.and_then(|line| line.holds) else { return };
    object.set("type", type_key(holds));
    let own = line.and_then(|line| line.unit.as_ref()).map(|unit| unit.vi.as_str());
    object.put("unit", unit_of(holds).or(own));
}

fn cell(column: &Column, cell: &ShownCell<'_>) -> Value {
    let empty = |why: &str| json!({ "empty": why });
    match cell {
        ShownCell::Computed(ratio) => json!({ "computed": ratio.plain() }),
        ShownCell::Masked(text) => json!({ "masked": text }),
        ShownCell::Plain(value) => match value {
            CellValue::Blank => Value::Null,
            CellValue::Dash => empty("dash"),
            CellValue::NoneOccurred => empty("none-occurred"),
            CellValue::NotApplicable => empty("not-applicable"),
            CellValue::Money(Dong(dong)) => (*dong).into(),
            CellValue::Number(figure) => number(*figure, column.holds),
            CellValue::Text(text) => text.as_str().into(),
            CellValue::Choice(place) => {
                column.choices.get(*place).map(|(id, _)| id.as_str()).into()
            }
            CellValue::Date(date) => date.to_string().into(),
        },
    }
}
