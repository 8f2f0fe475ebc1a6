//! `--explain`: every code is explained in both languages, and its example is true: the right line is
//! one that nobody objects to, the wrong one gives just this code.

use danbiet::finding::Lang;
use danbiet::finding::code::ALL;
use danbiet::report::explain::{self, Example};

use super::cases::{Case, cases};
use super::site::Site;

/// Codes that no line of a small site can show, and why.
const WITHOUT_EXAMPLE: &[(&[&str], &str)] = &[
    (&["DB001", "DB407"], "the disk refuses"),
    (&["DB002"], "the file has no lines"),
    (&["DB003"], "the file is no text"),
    (&["DB004"], "16 MB of lines"),
    (&["DB006"], "a link on the disk"),
    (&["DB016"], "millions of lines"),
    (&["DB017"], "a file that changes meanwhile"),
    (&["DB018", "DB019"], "hostile files have their own manual"),
    (&["DB020"], "thousands of signs"),
    (&["DB053"], "units of two files"),
    (
        &[
            "DB070", "DB075", "DB076", "DB077", "DB078", "DB079", "DB080", "DB081", "DB082",
            "DB083", "DB084",
        ],
        "wrong kinds have their own manual",
    ),
    (&["DB105"], "no built-in kind is without tables"),
    (&["DB108"], "a kind of its own"),
    (
        &["DB127", "DB128", "DB129", "DB130", "DB131", "DB132", "DB133"],
        "dates have their own manual",
    ),
    (&["DB151"], "a form of another regime"),
    (&["DB152"], "two tables of money"),
    (&["DB201"], "a figure over another is mostly a wrong sum as well, and that is told"),
    (&["DB207"], "a whole table that is missing"),
    (&["DB208"], "a figure of several sums"),
    (&["DB211", "DB212", "DB213", "DB214"], "two documents"),
    (&["DB215"], "thousands of lines"),
    (&["DB250", "DB251", "DB252", "DB254"], "kinds and terms have their own manual"),
    (
        &["DB300", "DB301", "DB302", "DB303", "DB304", "DB305", "DB306", "DB307"],
        "personal data have their own corpus, and stand in no sample",
    ),
    (
        &[
            "DB320", "DB321", "DB322", "DB323", "DB324", "DB325", "DB326", "DB327", "DB328",
            "DB329", "DB330", "DB331",
        ],
        "attachments are made of bytes",
    ),
    (
        &["DB335", "DB336", "DB337", "DB338", "DB339", "DB340", "DB341", "DB342", "DB343", "DB344"],
        "lists of persons have their own tests",
    ),
    (&["DB355"], "an image beside the page"),
    (&["DB357"], "a text of a megabyte"),
    (&["DB358"], "a hundred nested lists"),
    (&["DB400"], "a missing file"),
    (&["DB401"], "where the file lies"),
    (&["DB403"], "a flag of the command line"),
    (&["DB405"], "a file of the theme"),
    (&["DB406"], "the weight of a page"),
    (&["DB408"], "a store that is down"),
];

#[test]
fn every_code_is_explained_in_both_languages() {
    for row in ALL {
        let Some(found) = explain::of(row.code) else {
            panic!("{} is not explained: say its rule beside its row, in finding/code", row.code)
        };
        let [vi, en] = &found.rule;
        assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{}", row.code);
        if let Some([vi, en]) = &found.law {
            assert!(!vi.is_empty() && !en.is_empty(), "{}", row.code);
        }
        let excused = WITHOUT_EXAMPLE.iter().any(|(codes, _)| codes.contains(&row.code));
        assert!(
            excused != found.example.is_some(),
            "{} wants an example or an excuse, and not both",
            row.code
        );
    }
    let mut excused = WITHOUT_EXAMPLE.iter().flat_map(|(codes, _)| codes.iter());
    assert!(excused.all(|code| ALL.iter().any(|row| row.code == *code)));
}

#[test]
fn every_example_is_true() {
    let samples = cases("explained.md");
    for sample in &samples {
        let run = site(sample, None);
        let found = run.check().found();
        assert!(found.is_empty(), "{}: {found:?}", sample.name);
    }
    let wrong: Vec<String> = ALL
        .iter()
        .filter_map(|row| failure(row.code, explain::of(row.code)?.example.as_ref()?, &samples))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn failure(code: &str, example: &Example, samples: &[Case]) -> Option<String> {
    let Some(sample) = samples.iter().find(|sample| sample.name == example.sample) else {
        return Some(format!("{code}: there is no sample {:?}", example.sample));
    };
    let text = &sample.files[0].1;
    if !example.right.is_empty() && text.matches(&example.right).count() != 1 {
        return Some(format!("{code}: {:?} is not once in {}", example.right, sample.name));
    }
    let changed = match example.right.as_str() {
        "" => format!("{text}{}\n", example.wrong),
        right => text.replacen(right, &example.wrong, 1),
    };
    let site = site(sample, Some(&changed));
    let run = site.check();
    let found = run.found();
    let told = found.iter().any(|found| found.0 == code);
    (!told).then(|| format!("{code}: its wrong line gives {found:?}\n{}", run.report()))
}

/// The files of a sample, the first with another text.
fn site(sample: &Case, first: Option<&str>) -> Site {
    let mut site = Site::new();
    for (place, (path, text)) in sample.files.iter().enumerate() {
        site = site.file(path, first.filter(|_| place == 0).unwrap_or(text));
    }
    site
}

#[test]
fn the_program_explains() {
    let site = Site::new();
    let vi = site.danbiet(&["check", "--explain", "DB141"]).code(0).out;
    for words in ["DB141", "lỗi", "Căn cứ:", "91/2025/QH15", "Sai:", "ethnicity: Kinh", "Đúng:"]
    {
        assert!(vi.contains(words), "no {words:?} in {vi}");
    }
    let en = site.danbiet(&["check", "--explain", "DB141", "--lang", "en"]).code(0).out;
    assert!(en.contains("Source:") && en.contains("Wrong:") && !en.contains("Căn cứ"), "{en}");
    // A code is found by its number and by its name, too.
    for asked in ["db141", "141", "ColumnNotAllowed", "column-not-allowed"] {
        assert_eq!(site.danbiet(&["check", "--explain", asked]).code(0).out, vi, "{asked}");
    }
    let all = site.danbiet(&["check", "--explain"]).code(0).out;
    assert_eq!(all.lines().count(), ALL.len());
    for asked in ["DB10", "DB999", "DB011x", "UnknwonKey", "", "\u{1b}[31m"] {
        let spoken = site.danbiet(&["check", "--explain", asked]);
        assert!(!spoken.err.contains('\u{1b}'), "{asked:?}");
    }
    let said = site.danbiet(&["check", "--explain", "DB01l"]).code(2).err;
    assert!(said.contains("DB01"), "{said}");
    let said = site.danbiet(&["check", "--explain", "UnknwonKey"]).code(2).err;
    assert!(said.contains("DB012"), "{said}");
}

/// The page of the handbook is made from the table. Write it anew with
/// `UPDATE_PAGES=1 cargo test --test acceptance handbook`.
#[test]
fn the_handbook_lists_every_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/pages/so-tay/ma-loi.md");
    let head = "\
---
title: Mã của mọi lời báo
address: so-tay/ma-loi
menu: { group: so-tay, order: 9 }
description: Mọi mã mà lệnh kiểm tra có thể báo, quy tắc của mỗi mã và cách sửa.
---
Mỗi lời báo của `danbiet check` có một mã. Dưới đây là tất cả, theo số; trên máy, lệnh
`danbiet check --explain DB012` cho thêm căn cứ và ví dụ. **Lỗi** chặn việc xuất bản, **cảnh báo** được
đăng kèm trên trang, **lưu ý** chỉ nói với cán bộ.

";
    let page = format!(
        "{head}{}\nVề [mục lục sổ tay](/so-tay/index.html).\n",
        explain::handbook(Lang::Vi)
    );
    if std::env::var_os("UPDATE_PAGES").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page, "content/pages/so-tay/ma-loi.md is old: UPDATE_PAGES=1 writes it anew");
}
