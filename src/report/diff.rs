//! What would change in a file: the lines as they are and as they would be, with what the eye cannot
//! see made visible.

use similar::{ChangeTag, TextDiff};

use super::place::clean;
use super::terminal::{Paint, Screen};

/// The changes of one file as a unified diff, for people: blanks at the end of a line are shown as
/// `·`, tabs as `→`, line ends of Windows as `␍`, blanks of other sorts as `␣`, loose accents apart
/// from their letters.
pub fn diff(path: &str, before: &str, after: &str, screen: Screen) -> String {
    let paint = Paint { is_on: screen.color };
    let path = clean(path);
    let mut text = format!("{}\n", paint.bold(&format!("--- {path}\n+++ {path}")));
    let diff = TextDiff::from_lines(before, after);
    for group in diff.grouped_ops(1) {
        let first = group.first().map_or(0, |op| op.old_range().start);
        text.push_str(&format!("{}\n", paint.blue(&format!("@@ {} @@", first + 1))));
        for op in &group {
            for change in diff.iter_changes(op) {
                let line = shown(change.value());
                text.push_str(&match change.tag() {
                    ChangeTag::Equal => format!("  {line}\n"),
                    ChangeTag::Delete => format!("{}\n", paint.red(&format!("- {line}"))),
                    ChangeTag::Insert => format!("{}\n", paint.green(&format!("+ {line}"))),
                });
            }
        }
    }
    text
}

fn shown(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let (line, end) = match line.strip_suffix('\r') {
        Some(line) => (line, "␍"),
        None => (line, ""),
    };
    let bare = line.trim_end_matches([' ', '\t']);
    let blanks = line[bare.len()..].chars().map(|sign| if sign == ' ' { '·' } else { '→' });
    let visible: String = bare
        .chars()
        .flat_map(|sign| match sign {
            '\t' => ['→', '\0'],
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ['␣', '\0'],
            '\u{300}'..='\u{36f}' => ['◌', sign],
            sign => [sign, '\0'],
        })
        .filter(|sign| *sign != '\0')
        .collect();
    clean(&visible) + &blanks.collect::<String>() + end
}
