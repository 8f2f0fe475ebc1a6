//! What the templates of the plain theme want to see, made of strings.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use crate::read::{Document, cell};

/// Name of the site.
pub(crate) const SITE: &str = "Cổng mẫu";
const PHRASE: &str = "năm 2024";

/// What every page has.
#[derive(Serialize)]
pub(crate) struct Frame<'p> {
    heading: &'p str,
    root: String,
    canonical: String,
    crumbs: Vec<Link<'p>>,
}

/// A link or a row that leads to a page.
#[derive(Serialize)]
pub(crate) struct Link<'p> {
    label: &'p str,
    href: Option<String>,
    cells: [String; 1],
}

impl<'p> Frame<'p> {
    /// The frame of a page; the crumbs are the units above it.
    pub(crate) fn of(address: &str, heading: &'p str, names: &'p BTreeMap<String, String>) -> Self {
        let depth = if address.is_empty() { 0 } else { address.split('/').count() };
        let root = "../".repeat(depth);
        let link = |label, href| Link { label, href, cells: [String::new()] };
        let mut crumbs = Vec::new();
        if depth > 0 {
            crumbs.push(link("Trang chủ", Some(format!("{root}index.html"))));
            for (at, _) in address.match_indices('/') {
                let Some(name) = names.get(&address[..at]) else { continue };
                let up = depth - address[..at].split('/').count();
                crumbs.push(link(name, Some(format!("{}index.html", "../".repeat(up)))));
            }
            crumbs.push(link(heading, None));
        }
        let slash = if depth > 0 { "/" } else { "" };
        Frame { heading, root, canonical: format!("https://example.org/{address}{slash}"), crumbs }
    }
}

/// A unit below another, or a province on the home page.
pub(crate) fn member<'p>(way: &str, name: &'p str, documents: usize) -> Link<'p> {
    Link { label: name, href: Some(format!("{way}/index.html")), cells: [documents.to_string()] }
}

/// What the template of a unit loops over: nothing yet.
pub(crate) fn of_unit() -> Context {
    let mut context = Context::new();
    for list in ["roll_ups", "years"] {
        context.insert(list, &[(); 0]);
    }
    context
}

#[derive(Serialize)]
pub(crate) struct Groups<R> {
    groups: [Rows<R>; 1],
}

#[derive(Serialize)]
struct Rows<R> {
    rows: Vec<R>,
}

/// The table of the units below.
pub(crate) fn members(rows: Vec<Link<'_>>) -> Groups<Link<'_>> {
    Groups { groups: [Rows { rows }] }
}

#[derive(Serialize)]
pub(crate) struct Year {
    heading: &'static str,
    items: Vec<Item>,
}

#[derive(Serialize)]
pub(crate) struct Item {
    href: String,
    title: String,
    dates: String,
}

/// A document in the list of its commune.
pub(crate) fn item(name: &str, document: &Document<'_>) -> Item {
    Item {
        href: format!("2024/{name}/index.html"),
        title: document.field("title").to_owned(),
        dates: format!("Công khai {}", short(document.field("published"))),
    }
}

/// The documents of a commune.
pub(crate) fn years(items: Vec<Item>) -> [Year; 1] {
    [Year { heading: "2024", items }]
}

#[derive(Serialize)]
struct Fact<'p> {
    label: &'static str,
    value: &'p str,
    note: String,
}

#[derive(Serialize)]
struct Table<'p> {
    caption: &'static str,
    head: [Vec<Head>; 1],
    groups: [Rows<Row<'p>>; 1],
    foot: Vec<Row<'p>>,
}

#[derive(Serialize)]
struct Head {
    label: &'static str,
}

#[derive(Serialize)]
struct Row<'p> {
    class: &'static str,
    code: &'p str,
    label: &'p str,
    cells: Vec<String>,
}

/// What the template of a document sees; gives the figures that units add up.
pub(crate) fn fill(context: &mut Context, document: &Document<'_>) -> Vec<(usize, i64)> {
    let published = document.field("published");
    let signed = format!("ký ngày {}", short(document.field("signed")));
    let fact = |label, value, note| Fact { label, value, note };
    let day = short(published);
    context.insert(
        "provenance",
        &[
            fact("Quyết định", document.field("number"), signed),
            fact("Người ký", document.field("signer"), String::new()),
            fact("Công khai ngày", &day, String::new()),
        ],
    );
    let (caption, heads, mut foot) = words(document.kind_order());
    let rows = document.rows.iter().map(|row| self::row(document.kind_order(), row)).collect();
    let sum = |key| document.rows.iter().map(|row| number(cell(row, key))).sum::<i64>();
    if let [foot] = foot.as_mut_slice() {
        let none = String::new;
        foot.cells =
            vec![none(), none(), grouped(sum("members")), none(), none(), grouped(sum("support"))];
    }
    let head = heads.iter().map(|label| Head { label }).collect();
    let table = Table { caption, head: [head], groups: [Rows { rows }], foot };
    context.insert("tables", &[table]);
    if !document.body.is_empty() {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(document.body));
        context.insert("explanation", &BTreeMap::from([("body", html)]));
    }
    let line = |line, key| {
        number(cell(document.rows.iter().find(|row| cell(row, "line") == line).unwrap(), key))
    };
    match document.kind_order() {
        0 => vec![(0, document.rows.len() as i64), (1, sum("members")), (2, sum("support"))],
        1 => vec![(3, line("revenue", "estimate")), (4, line("spending", "estimate"))],
        2 => vec![(5, line("revenue", "actual")), (6, line("spending", "actual"))],
        _ => Vec::new(),
    }
}

fn words(kind: usize) -> (&'static str, &'static [&'static str], Vec<Row<'static>>) {
    match kind {
        0 => (
            "Danh sách hộ nghèo, hộ cận nghèo",
            &["Chủ hộ", "Mã hộ", "Thôn", "Số khẩu", "Diện", "Nguyên nhân", "Hỗ trợ"],
            vec![Row { class: "", code: "", label: "Tổng cộng", cells: Vec::new() }],
        ),
        1 => ("Dự toán ngân sách", &["Nội dung", "Dự toán"], Vec::new()),
        2 => (
            "Tình hình thực hiện ngân sách",
            &["Nội dung", "Dự toán", "Thực hiện", "So sánh (%)"],
            Vec::new(),
        ),
        _ => (
            "Các chỉ tiêu phòng, chống tham nhũng",
            &["Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ trước"],
            Vec::new(),
        ),
    }
}

fn row<'t>(kind: usize, row: &[(&'t str, &'t str)]) -> Row<'t> {
    let text = |key| cell(row, key).to_owned();
    let figure = |key| grouped(number(cell(row, key)));
    let class = match cell(row, "level") {
        "0" => "total",
        "1" => "d1",
        "2" => "d2",
        _ => "",
    };
    let (code, label, cells) = match kind {
        0 => (
            "stt",
            "head",
            vec![
                text("code"),
                text("hamlet"),
                figure("members"),
                text("category"),
                text("reason"),
                figure("support"),
            ],
        ),
        1 => ("code", "label", vec![figure("estimate")]),
        2 => {
            let (part, whole) = (number(cell(row, "actual")), number(cell(row, "estimate")));
            let share = (part * 1000 + whole / 2) / whole;
            let share = format!("{},{}", share / 10, share % 10);
            ("code", "label", vec![figure("estimate"), figure("actual"), share])
        }
        _ => ("stt", "name", vec![text("unit"), figure("value"), figure("previous")]),
    };
    Row { class, code: cell(row, code), label: cell(row, label), cells }
}

/// The seven sums of a unit and how many communes are in each.
#[derive(Default)]
pub(crate) struct Sums([(i64, usize); 7]);

#[derive(Serialize)]
pub(crate) struct RollUp {
    table: SumTable,
}

#[derive(Serialize)]
struct SumTable {
    caption: &'static str,
    head: [Vec<Head>; 1],
    groups: Vec<SumGroup>,
}

#[derive(Serialize)]
struct SumGroup {
    title: String,
    rows: Vec<Row<'static>>,
}

impl Sums {
    /// Takes in the figures of one document.
    pub(crate) fn take(&mut self, figures: &[(usize, i64)]) {
        for (place, value) in figures {
            self.0[*place] = (*value, 1);
        }
    }

    /// Takes in the sums of a unit below.
    pub(crate) fn add(&mut self, other: &Sums) {
        for (mine, more) in self.0.iter_mut().zip(other.0) {
            *mine = (mine.0 + more.0, mine.1 + more.1);
        }
    }

    /// The sums as a table.
    pub(crate) fn table(&self) -> RollUp {
        let kinds: [(&str, &[&'static str]); 3] = [
            ("Hộ nghèo", &["Số hộ", "Số khẩu", "Hỗ trợ"]),
            ("Dự toán", &["Tổng thu", "Tổng chi"]),
            ("Thực hiện", &["Tổng thu", "Tổng chi"]),
        ];
        let mut sums = self.0.iter().enumerate();
        let groups = kinds.map(|(kind, labels)| SumGroup {
            title: format!("{kind} {PHRASE}"),
            rows: labels
                .iter()
                .zip(&mut sums)
                .map(|(label, (place, (value, of)))| {
                    let shown = if place < 2 { grouped(*value) } else { spoken(*value) };
                    Row { class: "", code: "", label, cells: vec![shown, format!("{of}/{of}")] }
                })
                .collect(),
        });
        let head = ["Nội dung", "Cộng", "Số xã"].map(|label| Head { label }).into();
        RollUp {
            table: SumTable {
                caption: "Cộng từ các xã", head: [head], groups: groups.into()
            },
        }
    }
}

fn number(text: &str) -> i64 {
    text.parse().unwrap()
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

/// Money with one decimal, rounded half up.
fn spoken(number: i64) -> String {
    let (mut tenths, mut scale) = ((number + 50_000) / 100_000, "triệu");
    if tenths >= 10_000 {
        (tenths, scale) = ((number + 50_000_000) / 100_000_000, "tỷ");
    }
    let decimal = if tenths % 10 == 0 { String::new() } else { format!(",{}", tenths % 10) };
    format!("{}{decimal}\u{a0}{scale} đồng", grouped(tenths / 10))
}

fn short(date: &str) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    format!("{}/{}/{}", parts[2], parts[1], parts[0])
}
