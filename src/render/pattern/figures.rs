//! The parts that are figures: answers, charts, tables and their arithmetic.

use super::super::view::{
    Answer, BulletInput, Cell, Chart, ChartFrame, Checks, ColumnInput, Correction, Corrections,
    Equation, Figure, HeadCell, Html, KeyFigure, Link, Meter, Mismatch, Row, RowGroup, StateKind,
    Sum, Table, Term,
};
use super::{EMPTY_CASE, Fields, LONG, LONG_CASE, PLAIN_CASE, figure, link, one, state};

pub(super) fn answers() -> [(&'static str, Fields); 3] {
    let plain = Answer {
        question: "Phường chi bao nhiêu?".into(),
        figure: Figure { meter: Meter::of(812, 1254), ..figure("81,2", "tỷ đồng") },
        sentence: Html::emphasised("Hết 9 tháng phường đã chi **81,2 tỷ**, bằng 65 % dự toán."),
        as_of: "Số đến 30/09/2026".into(),
        source: Some(link("Thực hiện 9 tháng năm 2026", "")),
    };
    let long = Answer {
        question: format!("Phường đã chi bao nhiêu cho {LONG}?"),
        figure: figure("1.204.567.890.123", "đồng"),
        sentence: Html::text(LONG),
        source: Some(link(LONG, "")),
        ..plain.clone()
    };
    [
        (PLAIN_CASE, one("answers", &[plain])),
        (LONG_CASE, one("answers", &[long])),
        (EMPTY_CASE, one("answers", &Vec::<Answer>::new())),
    ]
}

pub(super) fn key_figures() -> [(&'static str, Fields); 3] {
    let key = |label: &str, shown: &str, unit: &str| KeyFigure {
        label: label.into(),
        figure: figure(shown, unit),
    };
    let plain = [key("đã công khai", "412", "tài liệu"), key("có quyết toán", "87", "trên 99")];
    let long = [key(LONG, "9.842.117.450", "nghìn đồng"), key("chênh lệch", "−1,2", "tỷ đồng")];
    [
        (PLAIN_CASE, one("figures", &plain)),
        (LONG_CASE, one("figures", &long)),
        (EMPTY_CASE, one("figures", &Vec::<KeyFigure>::new())),
    ]
}

pub(super) fn equations() -> [(&'static str, Fields); 2] {
    let equation = |shown: [&str; 3], last: &str| {
        let terms = [("", "thu"), ("−", "chi"), ("=", last)].into_iter().zip(shown);
        let terms = terms.map(|((sign, label), shown)| Term {
            sign: sign.into(),
            label: label.into(),
            figure: figure(shown, "tỷ"),
        });
        Equation { note: String::new(), terms: terms.collect() }
    };
    [
        (PLAIN_CASE, one("equation", &equation(["117,0", "116,3", "0,7"], "còn dư"))),
        (
            LONG_CASE,
            one(
                "equation",
                &equation(["1.204,5", "1.310,2", "−105,7"], "thiếu, bù từ kết dư năm trước"),
            ),
        ),
    ]
}

pub(super) fn charts() -> Vec<(&'static str, Fields)> {
    let frame = |id: &str, caption: &str, desc: &str| ChartFrame {
        id: id.into(),
        caption: caption.into(),
        note: "Tỷ đồng".into(),
        title: caption.into(),
        desc: desc.into(),
        ..ChartFrame::default()
    };
    let over = BulletInput {
        label: "Trường học".into(),
        shown: "13,2 / 12,9 tỷ".into(),
        share: "102 %".into(),
        plan: 129,
        done: 132,
    };
    let year = |label: &str, shown: &str, value, computed| ColumnInput {
        label: label.into(),
        shown: shown.into(),
        value,
        computed,
    };
    let columns = vec![
        year("2021", "41,2", Some(412), true),
        year("2022", "", None, false),
        year("2023", "0,4", Some(4), false),
        year("2024", "58,3", Some(583), false),
    ];
    let drawn = [
        Chart::bullets(
            frame("m1", "Chi quá dự toán vẫn nằm trong một thước đo", "13,2 trên 12,9 tỷ."),
            vec![over],
        ),
        Chart::columns(
            frame("m2", "Năm không công khai để trống, không vẽ bằng 0", "2022 không có số."),
            columns,
        ),
        Chart::squares(
            frame("m3", "87 trên 99 xã, phường đã công khai", "80 đặc, 7 nửa, 12 rỗng."),
            80,
            7,
            12,
        ),
    ];
    let labels = [PLAIN_CASE, LONG_CASE, "Mức đầy đủ"];
    labels
        .into_iter()
        .zip(drawn.iter().flatten())
        .map(|(label, chart)| (label, one("chart", chart)))
        .collect()
}

pub(super) fn tables() -> [(&'static str, Fields); 3] {
    let line = |class: &'static str, code: &str, label: &str, amount: &str| Row {
        class: class.into(),
        ..Row::plain(code, label, vec![amount.into()])
    };
    let plain = Table {
        id: "m-bang".into(),
        caption: "Chi ngân sách".into(),
        note: "Đơn vị: triệu đồng".into(),
        align: Table::align(&[true]),
        head: vec![vec![HeadCell::text("Nội dung"), HeadCell::number("Số tiền")]],
        groups: vec![RowGroup {
            rows: vec![
                line("total", "", "Tổng chi", "1.250"),
                line("d1", "I", "Chi thường xuyên", "1.250"),
                line("d2", "1", "Giáo dục", "1.250"),
                line("of-which", "", "trong đó: lương", "900"),
                line("d3", "1.1", LONG, "−350"),
                line("result", "", "Kết dư", "0"),
            ],
            ..RowGroup::default()
        }],
        ..Table::default()
    };
    let cell = |class: &'static str, text: &str| Cell { class: class.into(), ..Cell::text(text) };
    let long = Table {
        id: "m-bang-rong".into(),
        caption: LONG.into(),
        wide: true,
        align: Table::align(&[true, true, false]),
        head: vec![vec![
            HeadCell::text("Nội dung"),
            HeadCell::number("Cũ"),
            HeadCell::number("Mới"),
            HeadCell::text("Ghi chú"),
        ]],
        groups: vec![RowGroup {
            title: "Nhóm".into(),
            columns: 4,
            rows: vec![Row {
                label: LONG.into(),
                note: LONG.into(),
                rich: vec![
                    cell("changed", "17.240"),
                    cell("amiss", "290"),
                    Cell { state: state(StateKind::None, "Không phát sinh"), ..Cell::default() },
                ],
                ..Row::default()
            }],
        }],
        ..plain.clone()
    };
    [
        (PLAIN_CASE, one("table", &plain)),
        (LONG_CASE, one("table", &long)),
        (EMPTY_CASE, one("table", &Table::default())),
    ]
}

pub(super) fn checks() -> [(&'static str, Fields); 3] {
    let plain = Checks {
        summary: "2/2 phép tính khớp".into(),
        agreeing: vec![
            Sum { label: "Tổng chi: 400 + 300 = 700".into(), other: None },
            Sum {
                label: "Dự toán chi: 900 = 900".into(),
                other: Some(Link {
                    label: "Dự toán ngân sách năm 2023".into(),
                    href: "#noi-dung".into(),
                    note: String::new(),
                }),
            },
        ],
        ..Checks::default()
    };
    let long = Checks {
        summary: "1/2 phép tính khớp, 1 lệch".into(),
        agreeing: vec![Sum {
            label: "Chi thường xuyên: 38.126 + 3.118 + 1.742 + 4.302 + 5.871 + 19.544 = 72.703"
                .into(),
            other: None,
        }],
        mismatches: vec![Mismatch {
            label: LONG.into(),
            stated: "290".into(),
            computed: "300".into(),
            difference: "lệch 10".into(),
            ..Mismatch::default()
        }],
        ..Checks::default()
    };
    let empty = Checks {
        summary: "Bảng này không có dòng nào cộng được với nhau.".into(),
        ..Checks::default()
    };
    [
        (PLAIN_CASE, one("checks", &plain)),
        (LONG_CASE, one("checks", &long)),
        (EMPTY_CASE, one("checks", &empty)),
    ]
}

pub(super) fn corrections() -> [(&'static str, Fields); 1] {
    let row = |label: &str| Correction {
        date: "06/05/2026".into(),
        date_iso: "2026-05-06".into(),
        label: label.into(),
        reason: "Gõ đảo hai chữ số.".into(),
        old: "17.420".into(),
        new: "17.240".into(),
        href: String::new(),
    };
    let both = Corrections {
        note: "Đơn vị: triệu đồng".into(),
        rows: vec![row("Giao thông"), row(LONG)],
    };
    [(PLAIN_CASE, one("corrections", &both))]
}
