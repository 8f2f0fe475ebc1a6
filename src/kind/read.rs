//! Kind files in, [`Kind`]s out, each objection at its place.

use std::collections::BTreeMap;

use super::across;
use super::deadlines;
use super::expr::Expr;
use super::heading::names_person;
use super::names;
use super::sense;
use super::spots::Spots;
use super::{
    Answer, Chart, Column, ColumnType, Comparison, Expected, Figure, Form, Kind, LawRef, Line,
    Need, PeriodShape, Privacy, Regime, Rows, Rule, TableShape, Text, Version,
};
use crate::finding::code::{ClassMissing, KindReference, ParentBelow, VersionsOverlap};
use crate::finding::{Judged, Span};
use crate::source::Fields;
use crate::source::yaml::{Node, Value};
use crate::unit::Level;
use crate::value::MoneyUnit;
use crate::value::limits::COLUMN_LIMIT;
use crate::value::text::slug;

/// Columns and how many of them one table may have.
pub const COLUMNS: ((&str, &str), usize) = (("cột", "columns"), COLUMN_LIMIT);

/// Named sets of lines that several forms use.
pub(super) type Shared = BTreeMap<String, Vec<Line>>;

/// Reads the file of shared line sets.
pub(super) fn shared(node: &Node<'_>) -> Judged<Shared> {
    let mut fields = Fields::of(node);
    let mut sets = Shared::new();
    for (key, set) in fields.rest() {
        let lines = lines_of(&mut fields, set);
        sets.insert(key.text.to_string(), lines);
    }
    Judged { value: sets, findings: fields.finish() }
}

/// Reads one kind; none when it lacks what nothing can be done without.
pub(super) fn kind(node: &Node<'_>, shared: &Shared) -> Judged<Option<Kind>> {
    let mut fields = Fields::of(node);
    let fields = &mut fields;
    let id = fields.needed_text("id").map(str::to_owned);
    let title = needed_words(fields, "title");
    let short = words(fields, "short").unwrap_or_else(|| title.clone());
    fields.needed("address");
    let address = address(fields).unwrap_or_default();
    let kind = Kind {
        id: id.clone().unwrap_or_default(),
        title,
        short,
        also: fields.list("also").iter().filter_map(Node::text).map(str::to_owned).collect(),
        address,
        group: fields.text("group").unwrap_or("other").to_owned(),
        order: fields.parsed("order", WHOLE_NUMBER, |text| text.parse().ok()).unwrap_or(1000),
        about: words(fields, "about").unwrap_or_default(),
        duty: fields.inner("duty", law).unwrap_or_default(),
        text: need(fields, "text"),
        versions: fields.each("versions", |fields| version(fields, shared)),
    };
    for _ in 0..sense::overlaps(&kind) {
        fields.object(VersionsOverlap { kind: kind.id.clone() }.at(fields.span()));
    }
    let versions = fields.node("versions");
    for (at, gap) in sense::gaps(&kind) {
        let version = versions.and_then(|node| node.items().get(at));
        fields.object(gap.at(version.map_or(fields.span(), |node| node.span)));
    }
    let whole = id.is_some() && !kind.address.is_empty() && !kind.versions.is_empty();
    if kind.versions.is_empty() {
        fields.needed("versions");
    }
    let findings = std::mem::replace(fields, Fields::of(&EMPTY)).finish();
    Judged { value: whole.then_some(kind), findings }
}

static EMPTY: Node<'static> = Node {
    span: Span { file: crate::finding::FileId(u32::MAX), start: 0, end: 0 },
    value: Value::Map(Vec::new()),
};

const WHOLE_NUMBER: (&str, &str) = ("một số nguyên", "a whole number");
const PERIODS: (&str, &str) =
    ("year, Q1…Q4, 3M, 6M, 9M, month hoặc day", "year, Q1…Q4, 3M, 6M, 9M, month or day");

fn version(fields: &mut Fields<'_, '_>, shared: &Shared) -> Version {
    let year = |fields: &mut Fields<'_, '_>, key| {
        fields.parsed(key, ("một năm, ví dụ 2024", "a year such as 2024"), |text| {
            text.parse().ok()
        })
    };
    let mut terms = Vec::new();
    let version = Version {
        regime: fields
            .parsed("regime", ("R1, R2 hoặc any", "R1, R2 or any"), |text| match text {
                "R1" => Some(Regime::R1),
                "R2" => Some(Regime::R2),
                "any" => Some(Regime::Any),
                _ => None,
            })
            .unwrap_or(Regime::Any),
        levels: levels(fields),
        from: year(fields, "from"),
        until: year(fields, "until"),
        periods: shapes(fields, "periods"),
        owes: shapes(fields, "owes"),
        source: fields.inner("source", law).unwrap_or_default(),
        deadlines: fields.each("deadline", |fields| {
            terms.push(fields.span());
            let term = fields.needed_text("term").unwrap_or_default().to_owned();
            (term, shapes(fields, "periods"))
        }),
        posting: fields
            .inner("posting", |fields| fields.needed_text("term").map(str::to_owned))
            .flatten(),
        expected: fields.inner("expected", expected).flatten(),
        note: need(fields, "note"),
        title: words(fields, "title"),
        forms: fields.each("forms", |fields| form(fields, shared)),
        rules: rules(fields),
        across: fields.each("across", across::rule).into_iter().flatten().collect(),
        kept: Vec::new(),
        figures: fields.each("figures", figure),
        says: sentences(fields),
        answer: fields.inner("answer", answer),
        charts: fields.each("charts", chart).into_iter().flatten().collect(),
    };
    let spots = Spots::of(fields);
    let wrong = names::faults(&version, &spots).into_iter();
    let wrong = wrong.chain(sense::faults(&version, &spots));
    for finding in wrong.chain(deadlines::faults(&version, &terms, fields.span())) {
        fields.object(finding);
    }
    version
}

/// A part of an address.
fn address(fields: &mut Fields<'_, '_>) -> Option<String> {
    let expected = (
        "một phần địa chỉ: chữ thường không dấu, chữ số, gạch nối",
        "a part of an address: small letters without accents, digits, hyphens",
    );
    fields.parsed("address", expected, |text| (slug(text) == text).then(|| text.to_owned()))
}

fn levels(fields: &mut Fields<'_, '_>) -> Vec<Level> {
    let mut levels = Vec::new();
    for node in fields.list("levels") {
        match node.text() {
            Some("province") => levels.push(Level::Province),
            Some("district") => levels.push(Level::District),
            Some("commune") => levels.push(Level::Commune),
            _ => fields.wrong(
                node.span,
                ("province, district hoặc commune", "province, district or commune"),
            ),
        }
    }
    if levels.is_empty() {
        fields.needed("levels");
    }
    levels
}

fn shapes(fields: &mut Fields<'_, '_>, key: &'static str) -> Vec<PeriodShape> {
    let mut shapes = Vec::new();
    for node in fields.list(key) {
        match node.text().and_then(PeriodShape::parse) {
            Some(shape) => shapes.push(shape),
            None => fields.wrong(node.span, PERIODS),
        }
    }
    shapes
}

fn expected(fields: &mut Fields<'_, '_>) -> Option<Expected> {
    let (month, day) = fields.parsed(
        "day",
        ("tháng-ngày, ví dụ 12-31", "month-day such as 12-31"),
        |text| {
            let (month, day) = text.split_once('-')?;
            Some((month.parse().ok()?, day.parse().ok()?))
        },
    )?;
    let years = fields.parsed("year", WHOLE_NUMBER, |text| text.parse().ok()).unwrap_or(0);
    Some(Expected { month, day, years, law: law(fields) })
}

fn law(fields: &mut Fields<'_, '_>) -> LawRef {
    let text = |fields: &mut Fields<'_, '_>, key| fields.text(key).unwrap_or_default().to_owned();
    let law = LawRef {
        law: text(fields, "law"),
        article: text(fields, "article"),
        verified: fields.flag("verified").unwrap_or(false),
        checked: text(fields, "checked"),
    };
    fields.text("note");
    fields.text("basis");
    law
}

/// Words under a key: a text, or one per language.
pub fn words(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Text> {
    let node = fields.node(key)?;
    Some(as_words(fields, node))
}

fn needed_words(fields: &mut Fields<'_, '_>, key: &'static str) -> Text {
    fields.needed(key);
    words(fields, key).unwrap_or_default()
}

fn as_words<'n, 'a>(fields: &mut Fields<'n, 'a>, node: &'n Node<'a>) -> Text {
    if let Some(text) = node.text() {
        return Text { vi: text.trim().to_owned(), en: text.trim().to_owned() };
    }
    fields.read(node, |fields| {
        let vi = fields.needed_text("vi").unwrap_or_default().trim().to_owned();
        let en = fields.text("en").map_or_else(|| vi.clone(), |en| en.trim().to_owned());
        Text { vi, en }
    })
}

fn need(fields: &mut Fields<'_, '_>, key: &'static str) -> Need {
    let expected = ("none, optional hoặc required", "none, optional or required");
    fields
        .parsed(key, expected, |text| match text {
            "none" => Some(Need::None),
            "optional" => Some(Need::Optional),
            "required" => Some(Need::Required),
            _ => None,
        })
        .unwrap_or_default()
}

fn form(fields: &mut Fields<'_, '_>, shared: &Shared) -> Form {
    let id = fields.needed_text("id").unwrap_or_default().to_owned();
    let text = |fields: &mut Fields<'_, '_>, key| fields.text(key).unwrap_or_default().to_owned();
    Form {
        number: text(fields, "number"),
        code: text(fields, "code"),
        title: needed_words(fields, "title"),
        address: address(fields).unwrap_or_else(|| id.clone()),
        table: fields
            .parsed("table", ("lines hoặc list", "lines or list"), |text| match text {
                "lines" => Some(TableShape::Lines),
                "list" => Some(TableShape::List),
                _ => None,
            })
            .unwrap_or(TableShape::Lines),
        rows: fields
            .parsed("rows", ("fixed, open hoặc free", "fixed, open or free"), |text| match text {
                "fixed" => Some(Rows::Fixed),
                "open" => Some(Rows::Open),
                "free" => Some(Rows::Free),
                _ => None,
            })
            .unwrap_or(Rows::Fixed),
        columns_from_file: fields.text("columns-from").is_some(),
        required: fields.flag("required").unwrap_or(false),
        money: fields.parsed("money", MONEY_UNITS, MoneyUnit::parse),
        verified: fields.flag("verified").unwrap_or(false),
        columns: columns(fields).into(),
        lines: form_lines(fields, shared),
        rules: rules(fields),
        id,
    }
}

/// What a unit of money may be called.
pub const MONEY_UNITS: (&str, &str) = (
    "đơn vị tiền: đồng, nghìn đồng, triệu đồng hoặc tỷ đồng",
    "a unit of money: đồng, nghìn đồng, triệu đồng or tỷ đồng",
);

fn form_lines(fields: &mut Fields<'_, '_>, shared: &Shared) -> Vec<Line> {
    let Some(node) = fields.node("lines") else { return Vec::new() };
    if let Value::Map(_) = node.value {
        return fields.read(node, |fields| {
            let name = fields.needed_text("use").unwrap_or_default();
            let set = shared.get(name);
            if set.is_none() && !name.is_empty() {
                let (what, name) = ("use".into(), name.to_owned());
                fields.object(KindReference { what, name }.at(fields.span()));
            }
            set.cloned().unwrap_or_default()
        });
    }
    lines_of(fields, node)
}

fn lines_of<'n, 'a>(fields: &mut Fields<'n, 'a>, node: &'n Node<'a>) -> Vec<Line> {
    let id = |item: &Node<'_>| {
        let entry = item.entries().iter().find(|(key, _)| key.text == "id");
        entry.and_then(|(_, node)| node.text()).map(str::to_owned)
    };
    let ids: Vec<String> = node.items().iter().filter_map(id).collect();
    let mut lines = Vec::new();
    for item in node.items() {
        let line = fields.read(item, |fields| line(fields, &lines, &ids));
        lines.push(line);
    }
    lines
}

fn line(fields: &mut Fields<'_, '_>, before: &[Line], all: &[String]) -> Line {
    let parent_id = fields.text("parent");
    let parent = parent_id.and_then(|id| before.iter().position(|line| line.id == id));
    if let (Some(name), None) = (parent_id, parent) {
        let at = fields.node("parent").map_or(fields.span(), |node| node.span);
        let parent = name.to_owned();
        fields.object(match all.contains(&parent) {
            true => ParentBelow { parent }.at(at),
            false => KindReference { what: "parent".into(), name: parent }.at(at),
        });
    }
    let line = Line {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        code: fields.text("code").unwrap_or_default().to_owned(),
        label: needed_words(fields, "label"),
        short: words(fields, "short"),
        level: parent.map_or(0, |parent| before[parent].level + 1),
        parent,
        of_which: fields.text("role") == Some("of-which"),
        optional: fields.flag("optional").unwrap_or(false),
        holds: fields.parsed("type", COLUMN_TYPES, column_type),
        unit: words(fields, "unit"),
        elsewhere: fields.flag("elsewhere").unwrap_or(false),
    };
    for known in ["basis", "note"] {
        fields.text(known);
    }
    fields.flag("verified");
    line
}

const COLUMN_TYPES: (&str, &str) = (
    "text, choice, count, money, date, number, percent, person, year hoặc measure",
    "text, choice, count, money, date, number, percent, person, year or measure",
);

pub(crate) fn column_type(text: &str) -> Option<ColumnType> {
    Some(match text {
        "text" => ColumnType::Text,
        "choice" => ColumnType::Choice,
        "count" => ColumnType::Count,
        "money" => ColumnType::Money,
        "date" => ColumnType::Date,
        "number" => ColumnType::Number,
        "percent" => ColumnType::Percent,
        "person" => ColumnType::Person,
        "year" => ColumnType::Year,
        "measure" => ColumnType::Measure,
        _ => return None,
    })
}

/// The columns of a form; in a list of persons each says who may see it.
fn columns(fields: &mut Fields<'_, '_>) -> Vec<Column> {
    let nodes = fields.list("columns");
    let columns = fields.each_within("columns", COLUMNS, column);
    for one in Form::undeclared(&columns) {
        let place = columns.iter().position(|column| column.id == one.id).unwrap_or_default();
        fields.object(ClassMissing { column: one.label.vi.clone() }.at(nodes[place].span));
    }
    columns
}

/// Reads a column; a disclosure may bring its own in the same words.
pub fn column(fields: &mut Fields<'_, '_>) -> Column {
    let choices = fields.each("choices", |fields| {
        (fields.needed_text("id").unwrap_or_default().to_owned(), needed_words(fields, "label"))
    });
    let ratio: Vec<String> =
        fields.list("ratio").iter().filter_map(Node::text).map(str::to_owned).collect();
    let privacy = (
        "public, public-until, masked, counted hoặc never",
        "public, public-until, masked, counted or never",
    );
    let class = fields.parsed("privacy", privacy, |text| match text {
        "public" => Some(Privacy::Public),
        "public-until" => Some(Privacy::PublicUntil),
        "masked" => Some(Privacy::Masked),
        "counted" => Some(Privacy::Counted),
        "never" => Some(Privacy::Never),
        _ => None,
    });
    let label = needed_words(fields, "label");
    let usual = if names_person(&label.vi) { ColumnType::Person } else { ColumnType::Text };
    let column = Column {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        label,
        group: words(fields, "group"),
        holds: fields.parsed("type", COLUMN_TYPES, column_type).unwrap_or(usual),
        privacy: class.unwrap_or_default(),
        declared: class.is_some(),
        ratio: <[String; 2]>::try_from(ratio).ok().map(|[part, whole]| (part, whole)),
        choices,
        total: fields.text("total") == Some("sum"),
        required: fields.flag("required").unwrap_or(false),
    };
    fields.list("accepts");
    fields.text("note");
    column
}

fn rules(fields: &mut Fields<'_, '_>) -> Vec<Rule> {
    fields.each("rules", rule).into_iter().flatten().collect()
}

fn rule(fields: &mut Fields<'_, '_>) -> Option<Rule> {
    let basis = fields.text("basis").unwrap_or_default().to_owned();
    fields.text("note");
    if fields.text("sum") == Some("children") {
        return Some(Rule::Children);
    }
    let sides = |sign: &str, text: &str| {
        let (left, right) = text.split_once(sign)?;
        Some((Expr::parse(left)?, Expr::parse(right)?))
    };
    let form = ("phép tính, ví dụ K = T - C", "a sum such as K = T - C");
    if let Some((left, right)) = fields.parsed("equal", form, |text| sides(" = ", text)) {
        return Some(Rule::Equal(Comparison { left, right, basis }));
    }
    let (left, right) = fields.parsed("at-most", form, |text| sides(" <= ", text))?;
    Some(Rule::AtMost(Comparison { left, right, basis }))
}

fn figure(fields: &mut Fields<'_, '_>) -> Figure {
    let expression =
        ("phép tính, ví dụ balance/T/settled", "an expression such as balance/T/settled");
    let zero = Expr { terms: Vec::new() };
    Figure {
        id: fields.needed_text("id").unwrap_or_default().to_owned(),
        label: needed_words(fields, "label"),
        holds: fields.parsed("type", COLUMN_TYPES, column_type).unwrap_or(ColumnType::Count),
        of: fields.parsed("of", expression, Expr::parse).unwrap_or(zero),
        rollup: fields.text("rollup") == Some("sum"),
    }
}

fn sentences(fields: &mut Fields<'_, '_>) -> Vec<Text> {
    let items = fields.list("says");
    items.iter().map(|node| as_words(fields, node)).collect()
}

fn answer(fields: &mut Fields<'_, '_>) -> Answer {
    Answer {
        question: needed_words(fields, "question"),
        figure: fields.needed_text("figure").unwrap_or_default().to_owned(),
        of: fields.text("of").map(str::to_owned),
        order: fields.parsed("order", WHOLE_NUMBER, |text| text.parse().ok()).unwrap_or(100),
    }
}

fn chart(fields: &mut Fields<'_, '_>) -> Option<Chart> {
    let title = words(fields, "title").unwrap_or_default();
    let text = |fields: &mut Fields<'_, '_>, key| fields.text(key).unwrap_or_default().to_owned();
    let number = |fields: &mut Fields<'_, '_>, key, usual| {
        fields.parsed(key, WHOLE_NUMBER, |text| text.parse().ok()).unwrap_or(usual)
    };
    let kind = fields.needed_text("type")?;
    let span = fields.span();
    fields.text("lines");
    Some(match kind {
        "bullets" => Chart::Bullets {
            title,
            form: text(fields, "form"),
            plan: text(fields, "plan"),
            done: text(fields, "done"),
            top: number(fields, "top", 8),
        },
        "bars" => Chart::Bars {
            title,
            form: text(fields, "form"),
            value: text(fields, "value"),
            top: number(fields, "top", 8),
        },
        "columns" => Chart::Columns {
            title,
            figure: text(fields, "figure"),
            years: number(fields, "years", 5),
        },
        _ => {
            fields.wrong(
                span,
                ("type: bullets, bars hoặc columns", "type: bullets, bars or columns"),
            );
            return None;
        }
    })
}
