//! Small pieces of YAML: a value in quotes where it needs them, comments at one margin.

/// A text as a value, also within `{ … }`.
pub(super) fn scalar(text: &str) -> String {
    let inner = |c: char| c.is_alphanumeric() || " -._/%()@".contains(c);
    let plain = text.starts_with(char::is_alphanumeric)
        && text.chars().all(inner)
        && text.trim() == text
        && !matches!(text, "null" | "true" | "false");
    if plain {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A row `{ key: value, … }`; an empty value leaves room to write.
pub(super) fn row(cells: &[(&str, String)]) -> String {
    let cells: Vec<String> = cells.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    format!("{{ {} }}", cells.join(", "))
}

/// Lines with what is said of each, the comments beneath each other where lines are not too long.
pub(super) fn with_comments(lines: &[(String, String)]) -> Vec<String> {
    const WIDEST: usize = 100;
    let length = |line: &str| line.chars().count();
    let lengths = lines.iter().map(|(line, _)| length(line));
    let margin = lengths.filter(|length| *length <= WIDEST).max().unwrap_or(0);
    lines
        .iter()
        .map(|(line, comment)| {
            let gap = " ".repeat(margin.saturating_sub(length(line)));
            if comment.is_empty() { line.clone() } else { format!("{line}{gap}  # {comment}") }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{row, scalar, with_comments};

    #[test]
    fn quotes_where_the_sign_would_mean_something() {
        assert_eq!(scalar("Hồ Chí Minh"), "Hồ Chí Minh");
        assert_eq!(scalar("A: b"), "\"A: b\"");
        assert_eq!(scalar("x, \"y\""), "\"x, \\\"y\\\"\"");
        assert_eq!(scalar("-"), "\"-\"");
        assert_eq!(scalar(""), "\"\"");
    }

    #[test]
    fn comments_stand_beneath_each_other() {
        let lines = [("ab".to_owned(), "x".to_owned()), ("abcd".to_owned(), "y".to_owned())];
        assert_eq!(with_comments(&lines), ["ab    # x", "abcd  # y"]);
        assert_eq!(row(&[("a", "1".to_owned()), ("b", String::new())]), "{ a: 1, b:  }");
    }
}
