//! The tables of a skeleton: every line of every form, the amounts left blank.

use super::ask::Document;
use super::yaml;
use crate::kind::{Column, ColumnType, Form, Line, Privacy, Rows, TableShape};
use crate::model::{Table, Whole};
use crate::value::MoneyUnit;
use crate::value::text::tidy;

/// The unit of money and all tables.
pub(super) fn block(document: &Document<'_>, last: Option<&Whole>) -> Vec<String> {
    let forms = &document.version.forms;
    let mut lines = vec![String::new()];
    let money = last.and_then(|last| last.money).or_else(|| forms.iter().find_map(money_of));
    if let Some(unit) = money {
        lines.push("# Đơn vị tính của các bảng: sửa cho đúng bản gốc (đồng, nghìn đồng, triệu đồng, tỷ đồng).".to_owned());
        lines.push(format!("money: {}", unit.label()));
    }
    if forms.is_empty() {
        return lines;
    }
    if money.is_some() {
        lines.push(String::new());
    }
    lines.push("tables:".to_owned());
    for (place, form) in forms.iter().enumerate() {
        let before = last.and_then(|last| {
            last.tables.iter().find(|table| form_id(document, last, table) == Some(&form.id))
        });
        let rows = match (form.table, before) {
            (TableShape::List, _) => None,
            (TableShape::Lines, Some(table)) if !table.rows.is_empty() => {
                Some(rows_like(form, table))
            }
            (TableShape::Lines, _) if !form.lines.is_empty() => Some(rows_of(form)),
            (TableShape::Lines, _) => None,
        };
        let own_columns =
            before.filter(|table| form.columns_from_file && table.columns != form.columns);
        lines.extend(about(form, own_columns.map_or(&form.columns, |table| &table.columns)));
        let own_money = money_of(form).filter(|own| last.is_none() && Some(*own) != money);
        match rows {
            Some(rows) => lines.extend(with_rows(form, rows, own_money, own_columns)),
            None => lines.extend(example(form, own_money)),
        }
        if place + 1 < forms.len() {
            lines.push(String::new());
        }
    }
    lines
}

/// The form of a table of an earlier document, by the version it was written under.
fn form_id<'d>(document: &Document<'d>, last: &Whole, table: &Table) -> Option<&'d String> {
    let version = document.kind.versions.get(last.version)?;
    version.forms.get(table.form).map(|form| &form.id)
}

/// The usual unit of a form that holds money.
fn money_of(form: &Form) -> Option<MoneyUnit> {
    let in_columns = form.columns.iter().any(|column| column.holds == ColumnType::Money);
    let in_lines = form.lines.iter().any(|line| line.holds == Some(ColumnType::Money));
    form.money.filter(|_| in_columns || in_lines)
}

/// What the form is and what its columns mean.
fn about(form: &Form, columns: &[Column]) -> Vec<String> {
    let number =
        if form.code.is_empty() { String::new() } else { format!("Biểu {}. ", form.code) };
    let need = if form.required { "" } else { " (nếu có)" };
    let mut lines = vec![format!("  # {number}{}{need}. Các cột:", tidy(&form.title.vi))];
    let shown: Vec<(String, String)> = columns
        .iter()
        .filter(|column| column.privacy != Privacy::Never)
        .map(|column| (format!("  #   {}:", column.id), meaning(column)))
        .collect();
    let width = shown.iter().map(|(key, _)| key.chars().count()).max().unwrap_or(0);
    lines.extend(
        shown.iter().map(|(key, words)| {
            format!("{key}{} {words}", " ".repeat(width - key.chars().count()))
        }),
    );
    let never: Vec<&str> = columns
        .iter()
        .filter(|column| column.privacy == Privacy::Never)
        .map(|column| column.label.vi.as_str())
        .collect();
    if !never.is_empty() {
        lines.push(format!("  # Không được ghi: {}.", never.join("; ")));
    }
    if form.columns_from_file {
        lines.push("  # Bản gốc có cột khác: ghi columns: [{ id: …, label: …, type: money }] và rows: dưới tên biểu.".to_owned());
    }
    lines
}

fn meaning(column: &Column) -> String {
    let mut words = match &column.group {
        Some(group) => format!("{}: {}", tidy(&group.vi), tidy(&column.label.vi)),
        None => tidy(&column.label.vi),
    };
    if !column.choices.is_empty() {
        let choices = column.choices.iter().map(|(id, label)| format!("{id} = {}", label.vi));
        words.push_str(&format!(" [{}]", choices.collect::<Vec<_>>().join("; ")));
    }
    if column.ratio.is_some() {
        words.push_str(" (tự tính khi để trống)");
    }
    if column.privacy == Privacy::PublicUntil {
        words.push_str(" (chỉ hiện trong thời gian niêm yết)");
    }
    if column.required {
        words.push_str(" (bắt buộc)");
    }
    words
}

/// The columns an officer fills in a line.
fn cells<'f>(form: &Form, line: Option<usize>, columns: &'f [Column]) -> Vec<(&'f str, String)> {
    let heading = |column: &Column| {
        column.holds == ColumnType::Measure && line.is_some_and(|place| is_heading(form, place))
    };
    columns
        .iter()
        .filter(|column| column.privacy != Privacy::Never && column.ratio.is_none())
        .filter(|column| !heading(column))
        .map(|column| (column.id.as_str(), String::new()))
        .collect()
}

/// A line that only stands above others.
fn is_heading(form: &Form, place: usize) -> bool {
    let holds = form.lines[place].holds;
    let above = form.lines.iter().any(|line| line.parent == Some(place));
    above && matches!(holds, None | Some(ColumnType::Text))
}

/// Every line of the form, with its label.
fn rows_of(form: &Form) -> Vec<(String, String)> {
    let row = |(place, line): (usize, &Line)| {
        let mut row = vec![("line", yaml::scalar(&line.id))];
        if form.rows == Rows::Free {
            row.extend([
                ("code", yaml::scalar(&line.code)),
                ("label", yaml::scalar(&line.label.vi)),
            ]);
        }
        row.extend(cells(form, Some(place), &form.columns));
        let comment = if form.rows == Rows::Free { String::new() } else { said(form, place) };
        (yaml::row(&row), comment)
    };
    let mut rows: Vec<(String, String)> = form.lines.iter().enumerate().map(row).collect();
    if form.rows != Rows::Fixed {
        rows.push(own_example(form));
    }
    rows
}

/// A commented line that is not of the form; the mark before it keeps it out of the list.
fn own_example(form: &Form) -> (String, String) {
    let deepest = form.lines.iter().map(|line| line.level).max().unwrap_or(0);
    // Below a single total, or beside lines that have no one above them.
    let level = if form.lines.len() > 1 { deepest } else { deepest.max(1) };
    let mut row: Vec<(&str, String)> = vec![
        ("code", "1".to_owned()),
        ("label", "Dòng riêng của đơn vị".to_owned()),
        ("level", level.to_string()),
    ];
    row.extend(cells(form, None, &form.columns));
    let hint = match form.rows {
        Rows::Free => "các dòng trên là gợi ý: sửa tên, thêm, bớt theo bảng được duyệt",
        _ => "thêm dòng riêng ngay dưới dòng cha",
    };
    (format!("#{}", yaml::row(&row)), hint.to_owned())
}

/// Number, label and unit of a line, indented by its depth.
fn said(form: &Form, place: usize) -> String {
    let line = &form.lines[place];
    let indent = "  ".repeat(usize::from(line.level));
    let code = if line.code.is_empty() { String::new() } else { format!("{} ", line.code) };
    let unit = line.unit.as_ref().map(|unit| format!(" ({})", unit.vi)).unwrap_or_default();
    let part = if line.of_which { "trong đó: " } else { "" };
    let may_lack = line.optional && !is_heading(form, place) && !line.label.vi.contains("nếu có");
    let maybe = if may_lack { ", nếu có" } else { "" };
    format!("{indent}{code}{part}{}{unit}{maybe}", tidy(&line.label.vi))
}

/// The lines of an earlier table, its own among them, without its amounts.
fn rows_like(form: &Form, table: &Table) -> Vec<(String, String)> {
    let columns = if form.columns_from_file { &table.columns } else { &form.columns };
    let kept = table.rows.iter().filter_map(|row| {
        let place = form.line(&row.id);
        let known = place.map(|place| &form.lines[place]);
        let mut out: Vec<(&str, String)> = Vec::new();
        match known {
            Some(line) => {
                out.push(("line", yaml::scalar(&line.id)));
                if row.code != line.code {
                    out.push(("code", yaml::scalar(&row.code)));
                }
                if row.label != line.label.vi {
                    out.push(("label", yaml::scalar(&row.label)));
                }
                if row.level != line.level {
                    out.push(("level", row.level.to_string()));
                }
            }
            None if form.rows == Rows::Fixed || row.label.is_empty() => return None,
            None => {
                if form.rows == Rows::Free && !row.id.is_empty() {
                    out.push(("line", yaml::scalar(&row.id)));
                }
                if !row.code.is_empty() {
                    out.push(("code", yaml::scalar(&row.code)));
                }
                out.push(("label", yaml::scalar(&row.label)));
                out.push(("level", row.level.to_string()));
                if row.of_which {
                    out.push(("role", "of-which".to_owned()));
                }
            }
        }
        out.extend(cells(form, place, columns));
        Some((yaml::row(&out), place.map(|place| said(form, place)).unwrap_or_default()))
    });
    kept.collect()
}

/// The rows under the name of the form, with its own unit or columns where it has them.
fn with_rows(
    form: &Form,
    rows: Vec<(String, String)>,
    own_money: Option<MoneyUnit>,
    own_columns: Option<&Table>,
) -> Vec<String> {
    let mut lines = vec![format!("  {}:", form.id)];
    let nested = own_money.is_some() || own_columns.is_some();
    if let Some(unit) = own_money {
        lines.push(format!("    money: {}", unit.label()));
    }
    if let Some(table) = own_columns {
        lines.push("    columns:".to_owned());
        lines.extend(table.columns.iter().map(|column| format!("      - {}", declared(column))));
    }
    if nested {
        lines.push("    rows:".to_owned());
    }
    let indent = if nested { "      " } else { "    " };
    let marked = rows.into_iter().map(|(row, comment)| match row.strip_prefix('#') {
        Some(example) => (format!("{indent}# - {example}"), comment),
        None => (format!("{indent}- {row}"), comment),
    });
    lines.extend(yaml::with_comments(&marked.collect::<Vec<_>>()));
    lines
}

/// A column as a file declares it.
fn declared(column: &Column) -> String {
    let mut row = vec![
        ("id", yaml::scalar(&column.id)),
        ("label", yaml::scalar(&column.label.vi)),
        ("type", type_key(column.holds).to_owned()),
    ];
    if let Some(group) = &column.group {
        row.push(("group", yaml::scalar(&group.vi)));
    }
    if let Some((part, whole)) = &column.ratio {
        row.push(("ratio", format!("[{}, {}]", yaml::scalar(part), yaml::scalar(whole))));
    }
    if !column.choices.is_empty() {
        let choice = |(id, label): &(String, crate::kind::Text)| {
            yaml::row(&[("id", yaml::scalar(id)), ("label", yaml::scalar(&label.vi))])
        };
        let choices: Vec<String> = column.choices.iter().map(choice).collect();
        row.push(("choices", format!("[{}]", choices.join(", "))));
    }
    yaml::row(&row)
}

fn type_key(holds: ColumnType) -> &'static str {
    match holds {
        ColumnType::Text => "text",
        ColumnType::Choice => "choice",
        ColumnType::Count => "count",
        ColumnType::Money => "money",
        ColumnType::Date => "date",
        ColumnType::Number => "number",
        ColumnType::Percent => "percent",
        ColumnType::Person => "person",
        ColumnType::Year => "year",
        ColumnType::Measure => "measure",
    }
}

/// A table that only the unit can fill: one row to copy, or a CSV file.
fn example(form: &Form, own_money: Option<MoneyUnit>) -> Vec<String> {
    let mut row: Vec<(&str, String)> = Vec::new();
    if form.table == TableShape::Lines {
        row.extend([("code", "1".to_owned()), ("label", "Tên dòng".to_owned())]);
    }
    row.extend(cells(form, None, &form.columns));
    let mut lines = vec![
        format!(
            "  # Bỏ dấu # và điền, mỗi dòng một mục; hoặc lập tệp CSV cạnh tệp này: {0}: {0}.csv",
            form.id
        ),
        format!("  # {}:", form.id),
    ];
    if let Some(unit) = own_money {
        lines.push(format!("  #   money: {}", unit.label()));
        lines.push("  #   rows:".to_owned());
    }
    let indent = if own_money.is_some() { "    " } else { "  " };
    lines.push(format!("  # {indent}- {}", yaml::row(&row)));
    lines
}
