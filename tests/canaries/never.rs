//! Columns that are never published: the build refuses because of the column, publishes nothing,
//! and its report does not repeat the person.

use danbiet::kind::{Column, ColumnType, Form, Kind, Kinds, Privacy, Version};
use danbiet::unit::Level;

use crate::place::{NEW, OLD, Place, holders};

/// A form with columns that may not be published, in a kind and version.
struct Case<'k> {
    kind: &'k Kind,
    version: &'k Version,
    form: &'k Form,
    refused: Vec<&'k Column>,
}

fn cases(kinds: &Kinds) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for kind in kinds.iter() {
        for version in &kind.versions {
            for form in &version.forms {
                let columns = form.columns.iter();
                let refused: Vec<&Column> =
                    columns.filter(|column| column.privacy == Privacy::Never).collect();
                if !refused.is_empty() {
                    cases.push(Case { kind, version, form, refused });
                }
            }
        }
    }
    cases
}

/// The folder of a unit and a year that owe this version.
fn owed(version: &Version) -> (String, i16) {
    let year = version.until.map_or(2026, |until| until.min(2026)).min(2026);
    let year = version.from.map_or(year.min(2023), |from| from.max(year.min(2023)));
    let folder = match () {
        () if version.levels.contains(&Level::Commune) && year < 2025 => OLD.to_owned(),
        () if version.levels.contains(&Level::Commune) => NEW.to_owned(),
        () if year < 2025 => "content/bac-ninh-27".to_owned(),
        () => "content/bac-ninh".to_owned(),
    };
    (format!("{folder}/{year}"), year)
}

/// A value that the column takes and that names nobody else.
fn canary(column: &Column, number: usize) -> String {
    match column.holds {
        ColumnType::Date => {
            format!("{:02}/{:02}/19{:02}", number % 28 + 1, number % 12 + 1, 30 + number % 60)
        }
        ColumnType::Count => format!("{}", 700_000 + number),
        _ => format!("Zxqnever{number:04}z"),
    }
}

#[test]
fn a_column_that_is_never_published_stops_the_build_by_name() {
    let kinds = Kinds::embedded().value;
    let (mut number, mut wrong) = (0, Vec::new());
    for (nth, case) in cases(&kinds).iter().enumerate() {
        for written in ["yaml", "csv"] {
            let place = Place::new();
            let (folder, year) = owed(case.version);
            let period = case.version.periods[0].example(year);
            let (mut words, mut cells) = (Vec::new(), Vec::new());
            for column in &case.refused {
                number += 1;
                let word = canary(column, number);
                cells.push((column, word.clone()));
                if word.starts_with("Zxq") {
                    words.push(word);
                }
            }
            let head = format!(
                "kind: {}\nperiod: {period}\npublished: {year}-12-15\ntables:\n",
                case.kind.id
            );
            let form = &case.form.id;
            let table = if written == "csv" {
                let labels: Vec<&str> =
                    cells.iter().map(|(column, _)| column.label.vi.as_str()).collect();
                let quoted = |text: &str| format!("\"{text}\"");
                let labels: Vec<String> = labels.into_iter().map(quoted).collect();
                let values: Vec<&str> = cells.iter().map(|(_, word)| word.as_str()).collect();
                place.write(
                    &format!("{folder}/a.csv"),
                    format!("{}\n{}\n", labels.join(","), values.join(",")),
                );
                format!("  {form}: a.csv\n")
            } else {
                let cells: Vec<String> =
                    cells.iter().map(|(column, word)| format!("{}: {word}", column.id)).collect();
                format!("  {form}:\n    - {{ {} }}\n", cells.join(", "))
            };
            place.write(&format!("{folder}/a.yaml"), head + &table);
            let said = place.build("2026-12-20");
            let what = format!("{nth} {} {form} {written}", case.kind.id);
            for (column, _) in &cells {
                let told = said.json["findings"].as_array().is_some_and(|all| {
                    all.iter().any(|one| {
                        one["code"] == "DB141" && one.to_string().contains(&column.label.vi)
                    })
                });
                if !told {
                    wrong.push(format!(
                        "{what}: {} is not refused: {}",
                        column.id,
                        String::from_utf8_lossy(&said.all)
                    ));
                }
            }
            if said.code != Some(1) || !place.published().is_empty() {
                wrong.push(format!("{what}: published, {:?}", said.code));
            }
            if !words.is_empty() {
                wrong.extend(
                    holders(&place.left(), &said, &words)
                        .into_iter()
                        .map(|one| format!("{what}: {one}")),
                );
            }
        }
    }
    println!("{number} canaries in columns that are never published");
    assert!(number >= 200, "{number}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(8)].join("\n"));
}
