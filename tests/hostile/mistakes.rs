//! The fifteen mistakes of an officer: each is noticed, at its file, line and column, with its cause
//! and its remedy. What is said is kept word for word, in both languages, so that no message grows
//! worse unseen: `INSTA_UPDATE=always cargo test --test hostile mistakes` takes new words over.

use danbiet::finding::{Finding, Lang};

use super::site::{Site, dinh_bang};

/// A mistake: its name, the file, its text, and where in it the mistake stands (what begins there).
struct Mistake {
    name: &'static str,
    path: String,
    text: String,
    place: &'static str,
}

const HEAD: &str = "kind: citizen-reception\nperiod: 2023\npublished: 2023-12-29\n";
const TABLES: &str = "tables:\n  schedule:\n    - when: Thứ Năm\n      host: Ông A\n";

fn in_yaml(name: &'static str, text: String, place: &'static str) -> Mistake {
    Mistake { name, path: dinh_bang("2023/bao-cao.yaml"), text, place }
}

fn in_page(name: &'static str, head: &str, body: &str, place: &'static str) -> Mistake {
    let text = format!("---\n{head}---\n{body}\n");
    Mistake { name, path: "content/pages/bao-cao.md".to_owned(), text, place }
}

fn mistakes() -> Vec<Mistake> {
    let money = |amount: &str| {
        format!(
            "kind: social-support\nperiod: 2023\npublished: 2023-12-29\nmoney: tỷ đồng\ntables:\n  \
             programmes:\n    - {{ line: total, beneficiaries: 5, amount: {amount} }}\n"
        )
    };
    vec![
        in_yaml(
            "wrong indentation",
            format!("{HEAD}{}", TABLES.replace("      host", "       host")),
            ": Ông A",
        ),
        in_yaml(
            "tab instead of spaces",
            format!("{HEAD}{}", TABLES.replace("  schedule", "\tschedule")),
            "\tschedule",
        ),
        in_yaml("missing colon", HEAD.replace("period:", "period") + TABLES, "period 2023"),
        in_yaml("unclosed quote", format!("{HEAD}title: \"Trang\n{TABLES}"), "\"Trang"),
        in_yaml("duplicated key", format!("{HEAD}{TABLES}period: 2022\n"), "period: 2022"),
        in_page("missing required field", "description: Một trang\n", "Nội dung.", "description"),
        in_page("wrong type", "title: [a, b]\n", "Nội dung.", "[a, b]"),
        in_page("unknown key, a typo", "titel: Trang\n", "Nội dung.", "titel"),
        in_yaml(
            "a day that does not exist",
            HEAD.replace("2023-12-29", "2024-02-30") + TABLES,
            "2024-02-30",
        ),
        in_yaml(
            "a Vietnamese date with its months first",
            HEAD.replace("2023-12-29", "12/31/2024") + TABLES,
            "12/31/2024",
        ),
        in_yaml("a Vietnamese number", money("12.500"), "12.500"),
        in_page(
            "broken relative link",
            "title: Trang\n",
            "Xem [văn bản](khong-co.md).",
            "khong-co.md",
        ),
        in_page(
            "broken link from the root",
            "title: Trang\n",
            "Xem [văn bản](/khong-co/).",
            "/khong-co/",
        ),
        in_page("missing image", "title: Trang\n", "![ảnh](khong-co.png)", "khong-co.png"),
        Mistake {
            name: "template asks for a field that is not there",
            path: "themes/default/pages/home.html".to_owned(),
            text: "<p>\n{{ page.amuont }}\n</p>\n".to_owned(),
            place: "amuont",
        },
    ]
}

/// Line and column of the first place where this begins.
fn position(text: &str, place: &str) -> (u64, u64) {
    let at = text.find(place).unwrap_or_else(|| panic!("{place:?} is not in the text"));
    let line = text[..at].matches('\n').count() as u64 + 1;
    let column = text[..at].rsplit('\n').next().unwrap_or("").chars().count() as u64 + 1;
    (line, column)
}

#[test]
fn seventy_five_points_of_seventy_five() {
    let (mut points, mut told, mut lost) = (0, String::new(), Vec::new());
    for mistake in mistakes() {
        let site = Site::with("2023/tot.yaml", &format!("{HEAD}{TABLES}name: tot\n"));
        let site = site.file(&mistake.path, &mistake.text);
        let run = site.build();
        let errors = run.errors();
        let found = errors.iter().find(|(_, path, ..)| *path == mistake.path);
        let (line, column) = position(&mistake.text, mistake.place);
        let of_file = |finding: &&Finding| found.is_some_and(|found| found.0 == finding.code);
        let words = run.outcome.findings.iter().find(of_file);
        let exact =
            errors.iter().any(|one| one.1 == mistake.path && one.2 == line && one.3 == column);
        let has_line = errors.iter().any(|one| one.1 == mistake.path && one.2 == line);
        let marks = [
            ("file", run.outcome.is_refused() && found.is_some()),
            ("line", has_line),
            ("column", exact),
            (
                "cause",
                words.is_some_and(|it| !it.vi.cause.is_empty() && it.vi.cause != it.en.cause),
            ),
            (
                "remedy",
                words.is_some_and(|it| it.vi.remedy.ends_with('.') && it.vi.remedy.len() > 15),
            ),
        ];
        points += marks.iter().filter(|(_, is_there)| *is_there).count();
        let missing = marks.iter().filter(|(_, is_there)| !is_there).map(|(mark, _)| *mark);
        let missing: Vec<&str> = missing.collect();
        if !missing.is_empty() {
            lost.push(format!("{}: no {missing:?} at {line}:{column} in {errors:?}", mistake.name));
        }
        told += &format!("## {}\n\n{}\n", mistake.name, mistake.text.replace('\t', "→"));
        for (code, path, line, column) in &errors {
            told += &format!("{path}:{line}:{column} {code}\n");
            let all = run.outcome.findings.iter().filter(|finding| finding.code == *code);
            for words in all.flat_map(|it| [it.words(Lang::Vi), it.words(Lang::En)]) {
                told += &format!("  {}\n    {}\n", words.cause, words.remedy);
            }
        }
        told.push('\n');
    }
    assert!(lost.is_empty(), "{points} of 75 points\n{}", lost.join("\n"));
    assert_eq!(points, 75);
    insta::assert_snapshot!("mistakes", told);
}
