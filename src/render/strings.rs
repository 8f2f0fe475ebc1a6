//! The words of a theme: a flat YAML file of keys and text.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser};

use super::theme::ThemeError;

/// Words by key.
pub(super) type Strings = BTreeMap<String, String>;

/// Reads `key: text` lines; anything nested is a fault, and so is a key given twice.
pub(super) fn read(file: &str, text: &str) -> Result<Strings, ThemeError> {
    let mut strings = Strings::new();
    let mut key: Option<String> = None;
    let mut depth = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let marker = error.marker();
            fault(file, marker.line(), marker.col(), error.info())
        })?;
        let at = |message: &str| fault(file, span.start.line(), span.start.col(), message);
        match event {
            Event::MappingStart(..) if depth == 0 => depth = 1,
            Event::MappingStart(..) | Event::SequenceStart(..) | Event::Alias(_) => {
                return Err(at("mỗi dòng là một khóa và một chuỗi, không lồng nhau"));
            }
            Event::Scalar(text, ..) if depth == 1 => match key.take() {
                None => key = Some(text.into_owned()),
                Some(name) => {
                    if strings.insert(name.clone(), text.into_owned()).is_some() {
                        return Err(at(&format!("khóa {name} có hai lần")));
                    }
                }
            },
            Event::Scalar(text, ..) if !text.is_empty() => {
                return Err(at("cần các dòng khóa: chuỗi"));
            }
            _ => {}
        }
    }
    Ok(strings)
}

fn fault(file: &str, line: usize, column: usize, message: &str) -> ThemeError {
    ThemeError { file: file.to_owned(), line, column: column + 1, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn keys_and_text() {
        let strings = read("strings.vi.yaml", "# chú thích\na: một\nb: \"hai: ba\"\n").unwrap();
        assert_eq!(strings["b"], "hai: ba");
    }

    #[test]
    fn a_nested_value_is_refused_at_its_place() {
        let error = read("strings.vi.yaml", "a: một\nb:\n  c: d\n").unwrap_err();
        assert_eq!((error.line, error.column), (3, 3));
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        assert_eq!(read("strings.vi.yaml", "a: một\na: hai\n").unwrap_err().line, 2);
    }
}
