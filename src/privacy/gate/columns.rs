//! Columns that no list of persons may have, and documents that no site may have.
//!
//! The columns of the built-in kinds are an allow list; a file, or a kind of the site, that brings
//! its own is held to the same by the words of their headings.

use crate::finding::code::{AssetDeclaration, KindShowsPersons, PersonalColumn, both};
use crate::finding::{FileId, Finding, Span};
use crate::kind::{Column, Kinds, Privacy, heading};
use crate::model::{Table, Whole};
use crate::source::yaml::Node;
use crate::value::text::fold;

/// Heading words, what they hold, and whether any table is held to it or only a list of persons.
const FORBIDDEN: &[(&[&str], (&str, &str), bool)] = &[
    (
        &[
            "cccd",
            "can cuoc",
            "cmnd",
            "cmt",
            "chung minh",
            "dinh danh ca nhan",
            "so dinh danh",
            "ddcn",
        ],
        ("số giấy tờ tùy thân", "the identity number"),
        true,
    ),
    (&["ho chieu", "passport"], ("số hộ chiếu", "the passport number"), true),
    (&["ho khau"], ("số sổ hộ khẩu", "the number of the household book"), false),
    (
        &["ngay sinh", "ngay thang nam sinh", "sinh ngay", "date of birth"],
        ("ngày sinh", "the date of birth"),
        true,
    ),
    (
        &["so tai khoan", "stk", "tai khoan ngan hang", "bank account"],
        ("số tài khoản", "the bank account"),
        false,
    ),
    (
        &["dien thoai", "sdt", "so dt", "di dong", "phone"],
        ("số điện thoại", "the telephone number"),
        false,
    ),
    (&["email", "thu dien tu"], ("thư điện tử", "the e-mail address"), false),
    (
        &[
            "so the bhyt",
            "ma the bhyt",
            "so bhxh",
            "ma so bhxh",
            "ma so bao hiem",
            "so so bao hiem",
        ],
        ("số bảo hiểm", "the insurance number"),
        false,
    ),
    (&["ma so thue ca nhan", "mst ca nhan"], ("mã số thuế", "the tax number"), false),
    (&["dan toc", "ethnic"], ("dân tộc", "the ethnic group"), false),
    (&["ton giao", "religion"], ("tôn giáo", "the religion"), false),
    (
        &["benh", "khuyet tat", "suc khoe", "illness", "health status"],
        ("tình trạng sức khỏe", "the health"),
        false,
    ),
    (
        &["so nha", "cho o", "noi o", "dia chi nha", "noi thuong tru", "thuong tru", "tam tru"],
        ("nơi ở dưới thôn, tổ dân phố", "the home"),
        false,
    ),
    (&["toa do", "vi do", "kinh do", "gps"], ("tọa độ nơi ở", "the position of the home"), false),
    (
        &["tien an", "tien su", "dang vien", "quan diem chinh tri"],
        ("thông tin riêng tư", "private life"),
        false,
    ),
];

/// Words before which a heading counts people and describes none: “Số người khuyết tật”.
const COUNTS: &[&str] = &["so nguoi", "so ho", "so luot", "so truong hop", "ty le", "tong so"];

/// What a heading says that may not stand there.
fn forbidden(heading: &str, lists_persons: bool) -> Option<(&'static str, &'static str)> {
    let words = heading::words(heading);
    let counts = |count: &&str| heading::word_at(&words, count) == Some(0);
    let counted = COUNTS.iter().find(|count| counts(count)).map_or(0, |count| count.len());
    // “Số hộ chiếu” counts no households: what it names begins within the words that seem to count.
    let stands =
        |word: &&str| heading::word_at(&words, word).is_some_and(|at| counted == 0 || at < counted);
    let row = FORBIDDEN
        .iter()
        .find(|(words, _, always)| (*always || lists_persons) && words.iter().any(stands));
    row.map(|(_, what, _)| *what)
}

fn is_of_persons(column: &Column) -> bool {
    column.names_person() || column.privacy == Privacy::PublicUntil
}

/// A document: the columns that its tables bring, and whether it is a declaration of assets.
pub(super) fn of_document(
    whole: &Whole,
    kinds: &Kinds,
    (file, text): (FileId, &str),
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in &whole.tables {
        let form = whole.form(kinds, table);
        if form.columns_from_file {
            findings.extend(own_columns(table, (file, text)));
        }
    }
    let titles =
        whole.title.iter().chain(whole.attachments.iter().flat_map(|one| [&one.title, &one.name]));
    let place = |title: &str| match text.find(title) {
        Some(at) => Span::new(file, at, at + title.len()),
        None => whole.span,
    };
    let refused = titles.filter(|title| is_asset_declaration(title));
    findings
        .extend(refused.map(|title| AssetDeclaration { title: title.clone() }.at(place(title))));
    findings
}

fn own_columns(table: &Table, (file, text): (FileId, &str)) -> Vec<Finding> {
    let persons = table.columns.iter().any(is_of_persons);
    let open = table.columns.iter().filter(|column| column.privacy != Privacy::Never);
    let refused = open.filter_map(|column| {
        let what =
            forbidden(&column.label.vi, persons).or_else(|| forbidden(&column.id, persons))?;
        let label = &column.label.vi;
        let at = text.find(label.as_str()).or_else(|| text.find(column.id.as_str()));
        let at = at.map_or(table.span, |at| Span::new(file, at, at + label.len()));
        Some(PersonalColumn { column: label.clone(), what: both(what.0, what.1) }.at(at))
    });
    refused.collect()
}

/// The title, or the name of a file, is that of a declaration of assets and income, however its
/// words are divided: `BanKeKhaiTaiSan.pdf`.
pub(super) fn is_asset_declaration(title: &str) -> bool {
    let letters: String = fold(title).chars().filter(|sign| sign.is_alphanumeric()).collect();
    let holds = |words: &[&str]| words.iter().any(|word| letters.contains(word));
    holds(&["bankekhai", "phieukekhai", "tokhai"]) && holds(&["taisan", "thunhap"])
}

/// A kind file of the site: columns of lists of persons that it would publish, and its own name.
pub(super) fn of_kind(node: &Node<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for key in ["title", "short"] {
        let title = node.get(key);
        let texts = title
            .into_iter()
            .flat_map(|title| title.entries().iter().map(|(_, text)| text).chain([title]));
        let declared = texts.filter(|text| text.text().is_some_and(is_asset_declaration));
        findings.extend(declared.map(|text| {
            let title = text.text().unwrap_or_default().to_owned();
            AssetDeclaration { title }.at(text.span)
        }));
    }
    let forms = node.get("versions").map(Node::items).unwrap_or_default();
    let forms =
        forms.iter().flat_map(|version| version.get("forms").map(Node::items).unwrap_or_default());
    for form in forms {
        let columns = form.get("columns").map(Node::items).unwrap_or_default();
        let is_list = form.get("table").and_then(Node::text) == Some("list");
        findings.extend(columns_of_kind(columns, is_list));
    }
    findings
}

fn columns_of_kind(columns: &[Node<'_>], is_list: bool) -> Vec<Finding> {
    let word = |column: &Node<'_>, key: &str| {
        column.get(key).and_then(Node::text).unwrap_or_default().to_owned()
    };
    let label = |column: &Node<'_>| {
        let label = column.get("label");
        let vi = label.and_then(|label| label.get("vi").or(Some(label)).and_then(Node::text));
        vi.unwrap_or_default().to_owned()
    };
    let persons = is_list
        && columns.iter().any(|column| {
            word(column, "type") == "person"
                || word(column, "privacy") == "public-until"
                || heading::names_person(&label(column))
        });
    let open = columns.iter().filter(|column| word(column, "privacy") != "never");
    let refused = open.filter_map(|column| {
        let heading = label(column);
        let what =
            forbidden(&heading, persons).or_else(|| forbidden(&word(column, "id"), persons))?;
        Some(KindShowsPersons { column: heading, what: both(what.0, what.1) }.at(column.span))
    });
    refused.collect()
}
