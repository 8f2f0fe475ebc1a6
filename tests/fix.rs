//! `check --fix`: what is mended says what it said, and is mended once.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "part of tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use danbiet::mend::{self, Sort};
use danbiet::pipeline::{self, Options, Silent};
use proptest::prelude::*;
use tempfile::TempDir;

const FOLDER: &str = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";
const SETTINGS: &str = "title: Trang thử\nbase-url: https://example.vn/thu\n";
const SUPPORT: &str = "\
# Ghi chú của cán bộ:  giữ nguyên   từng dấu cách
kind: social-support
period: 2023
published: 2023-12-20
posted: { from: 2023-12-20, until: 2024-01-20 }   # niêm yết
money: đồng
tables:
  programmes:
    - { line: total, beneficiaries: 1.012, amount: 9.500.000, source: Ngân sách xã }
    - { line: bhyt, beneficiaries: 1.005, amount: 4.500.000 }
    - { line: qua-tet, beneficiaries: 7, amount: 5.000.000 }
text: |
  Đoạn chữ  có hai dấu cách.
";

/// A site with these files, of the ward where the path does not begin with `content`.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut all = vec![("content/site.yaml".to_owned(), SETTINGS)];
    for (path, text) in files {
        let is_whole = path.starts_with("content/");
        all.push((if is_whole { (*path).to_owned() } else { format!("{FOLDER}/{path}") }, text));
    }
    for (path, text) in all {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What the only document would be; itself when there is nothing to mend.
fn mended(text: &str) -> (String, Vec<Sort>) {
    let site = site(&[("2023/an-sinh.yaml", text)]);
    let (_, mends) = pipeline::mends(&Options::of(site.path().to_owned())).unwrap();
    mends.into_iter().next().map_or_else(
        || (text.to_owned(), Vec::new()),
        |mend| (mend.after, mend.done.into_iter().map(|(sort, _)| sort).collect()),
    )
}

#[track_caller]
fn becomes(old: &str, untidy: &str, sort: Sort) {
    assert!(SUPPORT.contains(old), "{old:?}");
    let before = SUPPORT.replacen(old, untidy, 1);
    let (after, sorts) = mended(&before);
    assert_eq!(after, SUPPORT, "{untidy:?}");
    assert_eq!(sorts.last(), Some(&sort), "{untidy:?}");
}

#[track_caller]
fn stays(old: &str, other: &str) {
    assert!(SUPPORT.contains(old), "{old:?}");
    let text = SUPPORT.replacen(old, other, 1);
    assert_eq!(mended(&text).0, text, "{other:?}");
}

#[test]
fn what_is_tidy_stays() {
    assert_eq!(mended(SUPPORT), (SUPPORT.to_owned(), Vec::new()));
}

#[test]
fn safe_slips_are_mended() {
    becomes("# Ghi", "\u{feff}# Ghi", Sort::Mark);
    becomes("period: 2023\n", "period: 2023  \t\n", Sort::TrailingBlanks);
    becomes("Ngân sách xã", "Nga\u{302}n sa\u{301}ch xa\u{303}", Sort::Letters);
    becomes("Ngân sách xã", "Ngân\u{a0}sách  \u{200b}xã", Sort::Letters);
    for date in ["20/12/2023", "20-12-2023", "20.12.2023", "ngày 20 tháng 12 năm 2023"] {
        becomes("published: 2023-12-20", &format!("published: {date}"), Sort::Dates);
    }
    becomes("until: 2024-01-20", "until: 20/1/2024", Sort::Dates);
    for amount in
        ["5 000 000", "5\u{a0}000\u{a0}000", "5.000.000 đ", "5.000.000đồng", "5.000.000 VNĐ"]
    {
        becomes("amount: 5.000.000 }", &format!("amount: {amount} }}"), Sort::Numbers);
    }
    becomes("1.005", "1 005", Sort::Numbers);
    becomes("amount: 5.000.000 }", "amount: ５.０００.０００ }", Sort::Digits);
    assert_eq!(mended(&SUPPORT.replace('\n', "\r\n")), (SUPPORT.to_owned(), vec![Sort::LineEnds]));
}

#[test]
fn quotes_comments_and_english_groups_keep_their_place() {
    let english = SUPPORT
        .replace("9.500.000", "\"9,500,000\"")
        .replace("4.500.000", "\"4,500,000\"")
        .replace("5.000.000", "\"5,000,000\"");
    let expected = SUPPORT
        .replace("9.500.000", "\"9.500.000\"")
        .replace("4.500.000", "\"4.500.000\"")
        .replace("5.000.000", "\"5.000.000\"");
    assert_eq!(mended(&english), (expected, vec![Sort::Numbers]));
}

#[test]
fn tabs_are_mended_where_tabs_alone_indent() {
    let text = "kind: social-support\nperiod: 2023\npublished: 2023-12-20\nmoney: đồng\ntables:\n\
                \tprogrammes:\n\t\t- { line: total, amount: 5 }\n";
    let (after, sorts) = mended(text);
    assert_eq!((after, sorts), (text.replace('\t', "  "), vec![Sort::Tabs]));
    let mixed = text.replace("\t\t-", "   \t-");
    assert_eq!(mended(&mixed).0, mixed, "how wide was the tab?");
}

#[test]
fn what_may_mean_two_things_stays() {
    stays("published: 2023-12-20", "published: 20/12/23");
    stays("published: 2023-12-20", "published: 31/02/2023");
    stays("amount: 5.000.000 }", "amount: 5 tỷ }");
    stays("beneficiaries: 7", "beneficiaries: 1O");
    stays("beneficiaries: 7", "beneficiaries: \"1,250\"");
    stays("beneficiaries: 7", "beneficiaries: 007");
    stays("amount: 5.000.000 }", "amount: 50.00.000 }");
    stays("amount: 5.000.000 }", "amount: không phát sinh }");
    stays("amount: 5.000.000 }", "amount: - }");
    stays("Đoạn chữ  có", "Đoạn chữ   có");
    stays("cách.\n", "cách.  \n");
    stays("period: 2023\n", "period:\n");
    // In a table of thousands the unit in the cell says something else.
    let text = SUPPORT.replace("money: đồng", "money: nghìn đồng");
    let text = text.replace("amount: 5.000.000 }", "amount: 5.000.000 đ }");
    assert_eq!(mended(&text).0, text);
}

#[test]
fn a_file_with_errors_elsewhere_is_mended_where_it_is_safe() {
    let text =
        SUPPORT.replace("source:", "sourc:").replace("2023-12-20\nposted", "20/12/2023\nposted");
    let (after, sorts) = mended(&text);
    assert_eq!(after, SUPPORT.replace("source:", "sourc:"));
    assert_eq!(sorts, [Sort::Dates]);
    let broken = SUPPORT.replace("money: đồng", "money: [đồng");
    assert_eq!(mended(&broken).0, broken, "what cannot be read is not touched");
}

#[test]
fn names_of_files_stay_as_they_are() {
    let loose = "e\u{302}.txt";
    let text = format!("{SUPPORT}attachments:\n  - {{ file: {loose}, title: Tệp }}\n");
    let site = site(&[("2023/an-sinh.yaml", &text), (&format!("2023/{loose}"), "a")]);
    let (_, mends) = pipeline::mends(&Options::of(site.path().to_owned())).unwrap();
    assert!(mends.is_empty(), "{mends:?}");
}

#[test]
fn pages_units_and_heads_of_markdown_are_mended_too() {
    let page = "\u{feff}---\r\ntitle: Gio\u{31b}\u{301}i thiệu  \r\n---\r\nChữ a\u{302}.  \r\nXuống dòng.\r\n";
    let unit = "contact: { email: ubnd@example.vn }   \n";
    let site = site(&[("content/pages/gioi-thieu.md", page), ("unit.yaml", unit)]);
    let (sources, mends) = pipeline::mends(&Options::of(site.path().to_owned())).unwrap();
    let after: BTreeMap<&str, &str> =
        mends.iter().map(|one| (sources.path(one.file).unwrap(), one.after.as_str())).collect();
    let expected = "---\ntitle: Giới thiệu\n---\nChữ â.  \nXuống dòng.\n";
    assert_eq!(after["content/pages/gioi-thieu.md"], expected);
    assert_eq!(
        after[format!("{FOLDER}/unit.yaml").as_str()],
        "contact: { email: ubnd@example.vn }\n"
    );
}

fn danbiet(site: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
    command.args(arguments).current_dir(site).output().unwrap()
}

#[test]
fn nothing_is_written_without_a_word() {
    let text = SUPPORT.replace("published: 2023-12-20", "published: 20/12/2023");
    let site = site(&[("2023/an-sinh.yaml", &text)]);
    let file = site.path().join(FOLDER).join("2023/an-sinh.yaml");
    let shown = danbiet(site.path(), &["check", "--fix", "--no-cache"]);
    let diff = String::from_utf8(shown.stdout).unwrap();
    assert!(diff.contains("- published: 20/12/2023\n+ published: 2023-12-20\n"), "{diff}");
    assert_eq!((shown.status.code(), fs::read_to_string(&file).unwrap()), (Some(0), text.clone()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    }
    let written = danbiet(site.path(), &["check", "--fix", "--write", "--no-cache"]);
    assert_eq!(written.status.code(), Some(0));
    assert_eq!(fs::read_to_string(&file).unwrap(), SUPPORT);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
    let left: Vec<PathBuf> =
        fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, [file], "nothing is left beside it");
    let again = danbiet(site.path(), &["check", "--fix", "--write", "--no-cache"]);
    assert!(again.stdout.is_empty() && again.status.code() == Some(0));
}

#[test]
fn a_file_that_changed_meanwhile_is_not_written() {
    let text = SUPPORT.replace("published: 2023-12-20", "published: 20/12/2023");
    let site = site(&[("2023/an-sinh.yaml", &text)]);
    let (sources, mends) = pipeline::mends(&Options::of(site.path().to_owned())).unwrap();
    let file = sources.disk_path(mends[0].file);
    fs::write(&file, "kind: x\n").unwrap();
    assert!(mend::write(&mends[0], &sources).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "kind: x\n");
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
}

/// Untidy ways to write the stretches of [`SUPPORT`], and some that are wrong.
fn untidy() -> impl Strategy<Value = String> {
    let dates =
        prop::sample::select(vec!["2023-12-20", "20/12/2023", "5/7/2026", "20/12/23", " ", "x"]);
    let amounts = prop::sample::select(vec![
        "5.000.000",
        "\"5,000,000\"",
        "5 000 000",
        "５００",
        "5.000",
        "\"5,000\"",
        "\"5,5\"",
        "1,5",
        "5.000.000 đ",
        "5 tỷ",
        "-",
        "",
        "không phát sinh",
        "(1.250)",
        "1 250,5",
        "\"1,250.5\"",
        "0012",
    ]);
    let words = prop::sample::select(vec![
        "Ngân  sách",
        "Nga\u{302}n sa\u{301}ch",
        "\"  có dấu cách  \"",
        "'a\u{a0}b'",
        "\"a\\tb  c\"",
        "a # chú thích",
        "|\n        nhiều  dòng  \n        chữ",
        "&a x",
        "\u{200b}",
        "[a,  b]",
    ]);
    let units = prop::sample::select(vec!["đồng", "nghìn đồng", "triệu đồng", "x"]);
    let ends = prop::sample::select(vec!["\n", "\r\n", "  \n"]);
    let amounts = prop::array::uniform3(amounts);
    (dates, amounts, words, units, ends, any::<bool>()).prop_map(
        |(date, [total, one, two], words, unit, end, mark)| {
            let text = SUPPORT
                .replacen("2023-12-20", date, 1)
                .replacen("9.500.000, source: Ngân sách xã }", &format!("{total} }}"), 1)
                .replacen("4.500.000", one, 1)
                .replacen(
                    "- { line: qua-tet, beneficiaries: 7, amount: 5.000.000 }",
                    &format!("- line: qua-tet\n      amount: {two}\n      basis: {words}"),
                    1,
                )
                .replacen("money: đồng", &format!("money: {unit}"), 1)
                .replace('\n', end);
            if mark { format!("\u{feff}{text}") } else { text }
        },
    )
}

/// What a check says of the document, places aside, and what a build publishes of it.
fn told(text: &str) -> (Vec<(&'static str, String)>, Option<BTreeMap<String, String>>) {
    let site = site(&[("2023/an-sinh.yaml", text)]);
    let options = Options::of(site.path().to_owned());
    let outcome = pipeline::build(&options, &Silent).unwrap();
    let findings = outcome.findings.iter().map(|one| (one.code, one.vi.cause.clone())).collect();
    let data = |name: &str| {
        let folder =
            options.out.join(FOLDER.trim_start_matches("content/")).join("2023/an-sinh-xa-hoi");
        (name.to_owned(), fs::read_to_string(folder.join(name)).unwrap())
    };
    let data =
        outcome.built.map(|_| ["index.html", "v1/tai-lieu.json"].iter().map(|n| data(n)).collect());
    (findings, data)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_mended_says_what_it_said_and_is_mended_once(text in untidy()) {
        let (after, sorts) = mended(&text);
        prop_assert_eq!(mended(&after), (after.clone(), Vec::new()));
        // Comments and the words of the text keep every byte.
        prop_assert!(after.contains("# Ghi chú của cán bộ:  giữ nguyên   từng dấu cách"));
        prop_assert!(after.contains("Đoạn chữ  có hai dấu cách."));
        let ((findings, data), (now, published)) = (told(&text), told(&after));
        if sorts.contains(&Sort::Digits) {
            prop_assert!(now.len() <= findings.len());
        } else {
            let codes = |told: &[(&'static str, String)]| -> Vec<_> {
                told.iter().map(|(code, _)| *code).collect()
            };
            prop_assert_eq!(codes(&findings), codes(&now), "{:?} {:?}", findings, now);
            prop_assert_eq!(data, published);
        }
    }
}
