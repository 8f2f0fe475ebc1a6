//! For the terminal: each finding with its line of text and a mark under the place; or, for CI and
//! for pipes, one line each.

use super::place::{Excerpt, Places, WIDEST, clean, width};
use super::{ordered, remedy, severity, summary};
use crate::finding::{Finding, Lang, Lookup, Severity, Span};

/// What a terminal can show.
#[derive(Clone, Copy, Debug, Default)]
pub struct Screen {
    /// Colours.
    pub color: bool,
    /// Its columns, where they are known.
    pub width: Option<usize>,
}

impl Screen {
    /// Columns for a line of text beside its number; never so few that nothing could be read.
    fn columns(self) -> usize {
        const GUTTER: usize = 8;
        const LEAST: usize = 40;
        const MOST: usize = 160;
        self.width.map_or(WIDEST, |width| width.saturating_sub(GUTTER).clamp(LEAST, MOST))
    }
}

/// All findings with their places, and a closing line that counts them. Empty if there are none.
pub fn terminal(findings: &[Finding], sources: &dyn Lookup, lang: Lang, screen: Screen) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let places = Places::of(findings, sources).within(screen.columns());
    let paint = Paint { is_on: screen.color };
    let mut text = String::new();
    for finding in ordered(findings) {
        one(&mut text, finding, &places, lang, paint);
        text.push('\n');
    }
    text.push_str(&paint.bold(&summary(findings, lang)));
    text.push('\n');
    // A mark may divide what begins a command in some logs, so that only the whole line shows it.
    text.replace("##[", "##(")
}

/// Other places that one line names: the second of two files, not every line of a sum.
const NAMED: usize = 2;

/// One line each: `path:line:column: lỗi[DB012]: cause [other places] (cách sửa: remedy)`.
pub fn plain(findings: &[Finding], sources: &dyn Lookup, lang: Lang) -> String {
    let places = Places::of(findings, sources);
    let mut text = String::new();
    for finding in ordered(findings) {
        text.push_str(&plain_one(finding, &places, lang));
        text.push('\n');
    }
    text
}

/// One finding on one line.
pub(super) fn plain_one(finding: &Finding, places: &Places<'_>, lang: Lang) -> String {
    let at = finding.at.map(|span| format!("{}: ", places.name(span))).unwrap_or_default();
    let words = finding.words(lang);
    let others = finding.related.iter().take(NAMED).map(|span| places.name(*span));
    let others = match others.collect::<Vec<_>>().join(", ") {
        none if none.is_empty() => none,
        others => format!(" [{others}]"),
    };
    format!(
        "{at}{}[{}]: {}{others} ({}: {})",
        severity(finding.severity, lang),
        finding.code,
        clean(&words.cause),
        remedy(lang),
        clean(&words.remedy)
    )
}

fn one(text: &mut String, finding: &Finding, places: &Places<'_>, lang: Lang, paint: Paint) {
    let words = finding.words(lang);
    let head = format!("{}[{}]", severity(finding.severity, lang), finding.code);
    let head = paint.severity(finding.severity, &head);
    text.push_str(&format!("{head}: {}\n", paint.bold(&clean(&words.cause))));
    let spans = || finding.at.iter().chain(&finding.related);
    let widest = spans().filter_map(|span| places.place(*span)).map(|at| at.line).max();
    let gutter = widest.map_or(1, |line| line.to_string().len());
    if let Some(span) = finding.at {
        show(text, span, "-->", '^', gutter, places, paint);
    }
    for span in &finding.related {
        show(text, *span, ":::", '-', gutter, places, paint);
    }
    let remedy = paint.green(remedy(lang));
    text.push_str(&format!(
        "{:gutter$} {} {remedy}: {}\n",
        "",
        paint.blue("="),
        clean(&words.remedy)
    ));
}

fn show(
    text: &mut String,
    span: Span,
    arrow: &str,
    mark: char,
    gutter: usize,
    places: &Places<'_>,
    paint: Paint,
) {
    text.push_str(&format!("{:gutter$}{} {}\n", "", paint.blue(arrow), places.name(span)));
    let (Some(place), Some(excerpt)) = (places.place(span), places.excerpt(span)) else { return };
    let Excerpt { before, marked, after } = excerpt;
    let bar = paint.blue("|");
    let number = paint.blue(&format!("{:gutter$}", place.line));
    let shown = format!("{before}{marked}{after}");
    text.push_str(&format!("{:gutter$} {bar}\n{number} {bar} {}\n", "", shown.trim_end()));
    let marks = mark.to_string().repeat(width(&marked).max(1));
    let marks = if mark == '^' { paint.red(&marks) } else { paint.blue(&marks) };
    text.push_str(&format!(
        "{:gutter$} {bar} {:before$}{marks}\n",
        "",
        "",
        before = width(&before)
    ));
}

/// Colours, or none.
#[derive(Clone, Copy)]
pub(super) struct Paint {
    pub(super) is_on: bool,
}

impl Paint {
    fn in_color(self, color: &str, text: &str) -> String {
        match self.is_on {
            true => format!("\x1b[{color}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }

    fn severity(self, severity: Severity, text: &str) -> String {
        let color = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Note => "1;36",
        };
        self.in_color(color, text)
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.in_color("1", text)
    }

    pub(super) fn red(self, text: &str) -> String {
        self.in_color("1;31", text)
    }

    pub(super) fn green(self, text: &str) -> String {
        self.in_color("1;32", text)
    }

    pub(super) fn blue(self, text: &str) -> String {
        self.in_color("1;34", text)
    }
}
