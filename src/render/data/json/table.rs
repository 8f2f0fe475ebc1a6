//! A table in JSON: columns, rows, and cells by the id of their column.
//!
//! A cell is `null` (nothing was written), a value, or an object with one member that says why
//! there is no value or where it comes from: `{"empty": "dash"}`, `{"empty": "none-occurred"}`,
//! `{"empty": "not-applicable"}`, `{"computed": "53.69"}`, `{"masked": "N. V. A."}`,
//! `{"hidden": "small-count"}` for a number of persons that is small or would give a small one away,
//! `{"hidden": "withdrawn"}` in a row that was taken out. So the four
//! answers that say no figure stay apart from each other and from zero.

use crate::kind::{Column, Line, TableShape};
use crate::model::CellValue;
use crate::privacy::{Shown, ShownCell, ShownRow};
use crate::render::data::json::{Figure, Quantity, label, type_key, unit_of};
use crate::render::data::object::{Object, Part, Shown as Plain};
use crate::value::Dong;

/// A table as it may be seen; `csv` is the address of its other form.
pub(super) fn table(object: &mut Object, shown: &Shown<'_>, csv: String) {
    let form = shown.form();
    object.set("id", form.id.as_str());
    object.put("code", form.code.as_str());
    label(object, &form.title);
    object.set("shape", if form.table == TableShape::Lines { "lines" } else { "list" });
    object.set("csv", csv);
    object.put("written_in", shown.money().map(crate::value::MoneyUnit::label));
    object.set("none_occurred", shown.none_occurred());
    object.set("lists_persons", shown.lists_persons());
    object.set("rows_removed", shown.persons_gone());
    object.put("count", shown.count());
    object.set_list("columns", shown.columns(), column);
    object.put_object("totals", |totals| {
        for column in shown.columns() {
            if let Some(total) = shown.total(column) {
                totals.set(&column.id, Quantity(total, column.holds));
            }
        }
    });
    object.set_list("rows", shown.rows(), |object, one| row(object, &one, shown));
}

fn column(object: &mut Object, column: &Column) {
    object.set("id", column.id.as_str());
    label(object, &column.label);
    object.put("group", column.group.as_ref().map(|group| group.vi.as_str()));
    object.set("type", type_key(column.holds));
    object.put("unit", unit_of(column.holds));
    object.put_list("choices", &column.choices, |choice, (id, words)| {
        choice.set("id", id);
        label(choice, words);
    });
    if let Some((part, whole)) = &column.ratio {
        object.set_object("ratio", |ratio| {
            ratio.set("part", part);
            ratio.set("whole", whole);
        });
    }
}

fn row(object: &mut Object, row: &ShownRow<'_, '_>, shown: &Shown<'_>) {
    let line = row.line();
    object.set("row", row.place() + 1);
    if let Some(takedown) = row.takedown() {
        object.set_object("withdrawn", |object| super::document::takedown(object, takedown));
    }
    object.put("line", line.id.as_str());
    object.put("code", line.code.as_str());
    object.put("label", line.label.as_str());
    if shown.form().table == TableShape::Lines {
        object.set("level", line.level);
        object.set("parent", line.parent.map(|place| place + 1));
        object.set("of_which", line.of_which);
        let known = line.line.and_then(|place| shown.form().lines.get(place));
        measure(object, known);
    }
    object.set_object("cells", |cells| {
        for (column, value) in row.cells() {
            cells.set(&column.id, Cell { column, value });
        }
    });
}

/// What a line says of itself where its column holds now this, now that.
fn measure(object: &mut Object, line: Option<&Line>) {
    let Some(holds) = line.and_then(|line| line.holds) else { return };
    object.set("type", type_key(holds));
    let own = line.and_then(|line| line.unit.as_ref()).map(|unit| unit.vi.as_str());
    object.put("unit", unit_of(holds).or(own));
}

/// A cell and its column.
struct Cell<'t> {
    column: &'t Column,
    value: ShownCell<'t>,
}

impl Part for Cell<'_> {
    fn write(self, out: &mut String) {
        let Cell { column, value } = self;
        match value {
            ShownCell::Computed(ratio) => because("computed", Plain(ratio.rounded(2).plain()), out),
            ShownCell::Masked(text) => because("masked", &*text, out),
            ShownCell::Hidden => because("hidden", "small-count", out),
            ShownCell::Withdrawn => because("hidden", "withdrawn", out),
            ShownCell::Plain(value) => match value {
                CellValue::Blank => None::<&str>.write(out),
                CellValue::Dash => because("empty", "dash", out),
                CellValue::NoneOccurred => because("empty", "none-occurred", out),
                CellValue::NotApplicable => because("empty", "not-applicable", out),
                CellValue::Money(Dong(dong)) => dong.write(out),
                CellValue::Number(figure) => Figure(*figure, column.holds).write(out),
                CellValue::Text(text) => text.as_str().write(out),
                CellValue::Choice(place) => {
                    column.choices.get(*place).map(|(id, _)| id.as_str()).write(out);
                }
                CellValue::Date(date) => Plain(date).write(out),
            },
        }
    }
}

/// An object with one member, which says why there is no value or where it comes from.
fn because(why: &str, value: impl Part, out: &mut String) {
    let mut object = Object::default();
    object.set(why, value);
    object.write(out);
}
