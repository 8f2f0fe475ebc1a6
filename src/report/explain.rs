//! What stands behind a code: its rule, where the rule comes from, and a line that breaks it beside
//! one that keeps it.
//!
//! The explanations are data beside the table of codes (`finding/code/*.yaml`), one file a subject:
//!
//! ```yaml
//! DB124:
//!   rule: { vi: Ngày phải có trong lịch., en: A date must exist in the calendar. }
//!   law: { vi: …, en: … }          # only where the rule is one of law
//!   sample: reception              # which sample of tests/cases/explained.md the lines are tried in
//!   right: "published: 2023-12-29"
//!   wrong: "published: 2023-02-29"
//! ```
//!
//! A test runs each pair of lines through the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::finding::code::{ALL, EXPLAINED, Row};
use crate::finding::{FileId, Lang};
use crate::source::Fields;
use crate::source::yaml;
use crate::value::text::edit_distance;

/// The explanation of one code.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// The rule in Vietnamese and in English.
    pub rule: [String; 2],
    /// Where the law says so, in both languages; none where the rule is the program's own.
    pub law: Option<[String; 2]>,
    /// A line that breaks the rule and one that keeps it.
    pub example: Option<Example>,
}

/// Two lines that differ in one thing.
#[derive(Clone, Debug)]
pub struct Example {
    /// The sample document they belong to.
    pub sample: String,
    /// As it should be; what is to be added or left out has none.
    pub right: String,
    /// As it is found.
    pub wrong: String,
}

static TABLE: LazyLock<BTreeMap<String, Explanation>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for text in EXPLAINED {
        let Ok(node) = yaml::parse(FileId(u32::MAX), text) else { continue };
        for (code, node) in node.entries() {
            table.insert(code.text.to_string(), read(&mut Fields::of(node)));
        }
    }
    table
});

fn read(fields: &mut Fields<'_, '_>) -> Explanation {
    let said = |fields: &mut Fields<'_, '_>, key| {
        let both = fields.inner(key, |words| {
            ["vi", "en"].map(|lang| words.text(lang).unwrap_or_default().trim().to_owned())
        });
        both.filter(|words| words.iter().all(|words| !words.is_empty()))
    };
    let (rule, law) = (said(fields, "rule").unwrap_or_default(), said(fields, "law"));
    let mut text = |key| fields.text(key).unwrap_or_default().trim_end().to_owned();
    let (sample, right, wrong) = (text("sample"), text("right"), text("wrong"));
    let example = (!sample.is_empty()).then_some(Example { sample, right, wrong });
    Explanation { rule, law, example }
}

/// The explanation of a code, if there is one.
pub fn of(code: &str) -> Option<&'static Explanation> {
    TABLE.get(code)
}

/// The rule behind a code; the cause in general terms where nothing more is said.
pub fn rule(code: &str, lang: Lang) -> String {
    let said = of(code).map(|found| found.rule[place(lang)].clone());
    let row = || ALL.iter().find(|row| row.code == code);
    said.filter(|rule| !rule.is_empty())
        .or_else(|| row().map(|row| in_general(template(row, lang).0)))
        .unwrap_or_default()
}

/// Everything about one code, or the codes that were probably meant.
///
/// # Errors
/// The nearest codes, where there is none of this name.
pub fn explain(asked: &str, lang: Lang) -> Result<String, Vec<&'static str>> {
    let wanted = asked.trim().to_uppercase();
    // `12` and `DB12` are as good as `DB012`; `unknown-key` and `UnknownKey` name it too.
    let digits = wanted.strip_prefix("DB").unwrap_or(&wanted);
    let code = digits.parse::<u16>().map(|number| format!("DB{number:03}")).unwrap_or_default();
    let by_name = |row: &&Row| row.name.to_uppercase() == wanted.replace(['-', '_', ' '], "");
    match ALL.iter().find(|row| row.code == code || by_name(row)) {
        Some(row) => Ok(whole(row, lang)),
        None => Err(nearest(&wanted, &code)),
    }
}

fn nearest(wanted: &str, code: &str) -> Vec<&'static str> {
    const OFFERED: usize = 3;
    let meant = if code.is_empty() { wanted } else { code };
    let distance = |row: &&Row| {
        edit_distance(meant, row.code).min(edit_distance(wanted, &row.name.to_uppercase()))
    };
    let mut rows: Vec<&Row> = ALL.iter().collect();
    rows.sort_by_key(distance);
    rows.iter().take(OFFERED).map(|row| row.code).collect()
}

fn whole(row: &Row, lang: Lang) -> String {
    let say = |vi: &'static str, en: &'static str| match lang {
        Lang::Vi => vi,
        Lang::En => en,
    };
    let mut text =
        format!("{} {} ({})\n\n", row.code, row.name, super::severity(row.severity, lang));
    text.push_str(&format!("{}\n", rule(row.code, lang)));
    let (cause, remedy) = template(row, lang);
    let found = of(row.code);
    if let Some(law) = found.and_then(|found| found.law.as_ref()) {
        text.push_str(&format!("\n{}: {}\n", say("Căn cứ", "Source"), law[place(lang)]));
    }
    if let Some(example) = found.and_then(|found| found.example.as_ref()) {
        for (label, lines) in
            [(say("Sai", "Wrong"), &example.wrong), (say("Đúng", "Right"), &example.right)]
        {
            let lines = if lines.is_empty() {
                say("(không có dòng đó)", "(no such line)")
            } else {
                lines
            };
            text.push_str(&format!("\n{label}:\n"));
            lines.lines().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    text.push_str(&format!("\n{}: {}\n", say("Lời báo", "Message"), in_general(cause)));
    text.push_str(&format!("{}: {}\n", say("Cách sửa", "Remedy"), in_general(remedy)));
    text
}

/// All codes, one line each: code, severity, rule.
pub fn list(lang: Lang) -> String {
    let line = |row: &Row| {
        let severity = super::severity(row.severity, lang);
        format!("{}  {severity:<8}  {}\n", row.code, rule(row.code, lang))
    };
    ALL.iter().map(line).collect()
}

/// All codes as a page of the officers' handbook, Markdown: the rule, and how to mend what breaks it.
pub fn handbook(lang: Lang) -> String {
    let label = super::remedy(lang);
    let one = |row: &Row| {
        let severity = super::severity(row.severity, lang);
        let (rule, remedy) = (rule(row.code, lang), in_general(template(row, lang).1));
        let [rule, remedy] = [rule, remedy].map(|text| escaped(&text));
        format!("## {} – {severity}\n\n{rule}\n\n*{label}:* {remedy}\n\n", row.code)
    };
    ALL.iter().map(one).collect()
}

/// What stands in a message as a sign of Markdown stands for itself.
fn escaped(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '!' | '#' | '|' | '~') {
            markdown.push('\\');
        }
        markdown.push(sign);
    }
    markdown
}

fn template(row: &Row, lang: Lang) -> (&'static str, &'static str) {
    let [vi_cause, vi_remedy, en_cause, en_remedy] = row.templates;
    match lang {
        Lang::Vi => (vi_cause, vi_remedy),
        Lang::En => (en_cause, en_remedy),
    }
}

fn place(lang: Lang) -> usize {
    usize::from(lang == Lang::En)
}

/// A template without its arguments: `{key}` becomes `…`; a hint is left out.
fn in_general(template: &str) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        text.push_str(before);
        if !matches!(name, "hint" | "looks") {
            text.push('…');
        }
        rest = after;
    }
    text + rest
}
