//! Disclosures of every shape: a form, a list of persons, a report, none occurred, withdrawn.

use super::charts::{bullets, columns};
use super::parts::{contact, downloads};
use super::{fact, figure, key, link, on_time, shell, state, state_cell};
use danbiet::render::view::{
    Body, Cell, Checks, Correction, Corrections, DisclosureView, Equation, Explanation, Fact,
    HeadCell, Html, Mismatch, Notice, Origin, Page, Pager, Row, RowGroup, StateKind, Sum, Table,
    TableKind, Term,
};

pub(crate) fn spending(lines: usize) -> Table {
    let cells = |at: usize| {
        vec![
            format!("{}.{:03}", 18 + at, at * 37 % 1000),
            format!("{}.{:03}", 17 + at, at * 53 % 1000),
            "98,5".into(),
        ]
    };
    let line = |class: &'static str, code: &str, label: &str, at: usize| Row {
        class: class.into(),
        ..Row::plain(code, label, cells(at))
    };
    let mut rows = vec![
        line("total", "", "Tổng chi ngân sách phường", 90),
        line("d1", "I", "Chi đầu tư phát triển", 30),
        Row {
            class: "d2".into(),
            id: "chi-I.1".into(),
            code: "1".into(),
            label: "Giao thông".into(),
            rich: vec![
                Cell::text("18.600"),
                Cell {
                    text: "17.240".into(),
                    class: "changed".into(),
                    href: "#sua-doi".into(),
                    ..Cell::default()
                },
                Cell::text("92,7"),
            ],
            ..Row::default()
        },
        line("of-which", "", "trong đó: trả nợ khối lượng năm trước", 4),
        line("d2", "2", "Trường học", 12),
        line("d1", "II", "Chi thường xuyên", 60),
    ];
    let fields = [
        "Giáo dục",
        "Y tế, dân số",
        "Văn hóa, thông tin, thể thao",
        "Bảo vệ môi trường",
        "Hoạt động kinh tế",
        "Quản lý nhà nước, Đảng, đoàn thể",
        "Trợ giúp xã hội",
    ];
    for at in rows.len()..lines.saturating_sub(1) {
        rows.push(line("d2", &format!("{}", at - 5), fields[at % fields.len()], at));
    }
    rows.push(line("result", "", "Kết dư (thu trừ chi)", 1));
    Table {
        id: "bang-chi".into(),
        caption: "Chi ngân sách phường năm 2025".into(),
        note: "Đơn vị: triệu đồng. Dòng “trong đó” là một phần của dòng trên, không cộng thêm."
            .into(),
        says: Html::emphasised("Phường chi **116,3 tỷ đồng**, hai phần ba là chi thường xuyên."),
        align: Table::align(&[true, true, true]),
        head: vec![vec![
            HeadCell::text("Nội dung"),
            HeadCell::number("Dự toán"),
            HeadCell::number("Quyết toán"),
            HeadCell::number("Đạt %"),
        ]],
        groups: vec![RowGroup { rows, ..RowGroup::default() }],
        ..Table::default()
    }
}

pub(crate) fn settlement() -> Page {
    settlement_of(100)
}

pub(crate) fn settlement_of(lines: usize) -> Page {
    let term = |sign: &str, label: &str, shown: &str, unit: &str| Term {
        sign: sign.into(),
        label: label.into(),
        figure: figure(shown, unit),
    };
    let agreeing = (1..=13)
        .map(|at| format!("Tổng chi, dự toán, dòng {at}: 36.000 + 79.600 + 2.400 + 0 = 118.000"));
    let view = DisclosureView {
        unit: link("Phường Từ Sơn", "../../index.html", ""),
        state: state(StateKind::OnTime, "Đúng hạn, sớm 9 ngày"),
        lede: Html::emphasised(
            "Năm 2025 phường thu được **117,0 tỷ đồng**, chi **116,3 tỷ**, bằng 99 % dự toán, còn dư **0,7 tỷ** chuyển sang năm 2026.",
        ),
        facts: vec![
            fact("Niên độ", "01/07 đến 31/12/2025", ""),
            Fact {
                state: Some(state(StateKind::Incomplete, "13/14 phép tính khớp")),
                ..Fact::default()
            },
            Fact {
                value: "Sửa một lần".into(), href: Some("#sua-doi".into()), ..Fact::default()
            },
        ],
        origin: Some(Origin {
            title: "Biểu 105/CK-TC-NSNN".into(),
            note: Some("Sở Tài chính công bố ngày 12/01/2020, trang tính “Chi”.".into()),
            href: Some("nguon.xlsx".into()),
        }),
        equation: Some(Equation {
            note: "Cả năm, làm tròn đến 0,1 tỷ.".into(),
            terms: vec![
                term("", "thu", "117,0", "tỷ"),
                term("−", "chi", "116,3", "tỷ"),
                term("=", "còn dư", "0,7", "tỷ đồng"),
            ],
        }),
        provenance: vec![
            fact("Phê chuẩn", "Nghị quyết 12/NQ-HĐND", "ngày 30/03/2026"),
            fact("Quyết định công khai", "88/QĐ-UBND", "ngày 17/04/2026"),
            fact("Người ký", "Nguyễn Văn Mẫu", "Chủ tịch UBND phường"),
            fact("Công khai", "20/04/2026", "hạn 29/04/2026"),
        ],
        deadline: Html::text(
            "Hạn: 30 ngày từ ngày ban hành, Nghị định 73/2026/NĐ-CP, Điều 37 khoản 2. Cũng niêm yết tại trụ sở từ 20/04 đến 20/05/2026.",
        ),
        charts: vec![bullets("kh")],
        tables: vec![spending(lines)],
        tables_note: "Theo bảng Hội đồng nhân dân phường đã phê chuẩn.".into(),
        explanation: Some(Explanation {
            heading: "Phường giải thích".into(),
            note: "Trích thuyết minh kèm báo cáo.".into(),
            body: Html::sanitised(
                "<p>Thu tiền sử dụng đất đạt 92 % vì hai lô đấu giá lùi sang tháng 2/2026.</p>"
                    .into(),
            ),
        }),
        checks: Some(Checks {
            matching: 13,
            total: 14,
            summary: "13/14 phép tính khớp, 1 lệch".into(),
            note: "Máy cộng lại mọi dòng mỗi lần dựng trang. Đơn vị: triệu đồng.".into(),
            agreeing: agreeing.map(|label| Sum { label, other: None }).collect(),
            mismatches: vec![Mismatch {
                label: "Tổng chi, quyết toán".into(),
                stated: "116.254".into(),
                computed: "116.264".into(),
                difference: "lệch 10".into(),
                href: "#chi-I.1".into(),
                ..Mismatch::default()
            }],
        }),
        corrections: Some(Corrections {
            note: "Đơn vị: triệu đồng".into(),
            rows: vec![Correction {
                date: "06/05/2026".into(),
                date_iso: "2026-05-06".into(),
                label: "Chi I.1, Giao thông, quyết toán".into(),
                reason: "Gõ đảo hai chữ số. Quyết định 96/QĐ-UBND.".into(),
                old: "17.420".into(),
                new: "17.240".into(),
                href: "#chi-I.1".into(),
            }],
        }),
        downloads: downloads(),
        address: "congkhai.example/bac-ninh/phuong-tu-son/2025/quyet-toan/".into(),
        contact: Some(contact()),
        pager: Some(Pager {
            previous: Some(link("Năm 2024, ở bốn phường cũ", "x.html", "")),
            next: Some(link("Dự toán năm 2026", "y.html", "")),
            pages: vec![],
        }),
        related: vec![link(
            "Mọi quyết toán ngân sách",
            "../../../loai/quyet-toan/index.html",
            "87 tài liệu",
        )],
        ..DisclosureView::default()
    };
    let mut shell = shell("Quyết toán ngân sách năm 2025", "Quyết toán năm 2025");
    shell.article = true;
    shell.modified = Some("2026-05-06".into());
    Page::new(shell, Body::Disclosure(view))
}

pub(crate) fn households() -> Page {
    let surnames =
        ["Trần Xuân B***", "Lê Đức D***", "Phạm Văn G***", "Ngô Thị H***", "Đàm Xuân K***"];
    let row = |at: usize| {
        let kind = if at.is_multiple_of(4) { "Cận nghèo" } else { "Nghèo" };
        let result = if at.is_multiple_of(3) { "Mới" } else { "Giữ nguyên" };
        let village = ["Thượng", "Hạ", "Trong", "Xuân Đài"][at / 50];
        let cells = [kind, village, &(at % 6 + 1).to_string(), result].map(Into::into);
        Row::plain(at.to_string(), surnames[at % 5], cells.into())
    };
    let list = Table {
        id: "ds".into(),
        caption: "199 hộ, theo số thứ tự của quyết định".into(),
        note: "Quyết định 312/QĐ-UBND ngày 16/11/2026".into(),
        kind: TableKind::ListTable,
        wide: true,
        align: Table::align(&[false, false, true, false]),
        head: vec![vec![
            HeadCell::text("Chủ hộ"),
            HeadCell::text("Diện"),
            HeadCell::text("Khu phố"),
            HeadCell::number("Người"),
            HeadCell::text("Kết quả"),
        ]],
        groups: vec![RowGroup { rows: (1..200).map(row).collect(), ..RowGroup::default() }],
        ..Table::default()
    };
    let view = DisclosureView {
        unit: link("Phường Từ Sơn", "../../index.html", ""),
        state: on_time(),
        lede: Html::emphasised(
            "Phường Từ Sơn có **42 hộ nghèo** và **57 hộ cận nghèo**; so với cuối năm 2025, bớt 9 hộ nghèo.",
        ),
        facts: vec![fact("Tên người hiện đến", "18/12/2026", "")],
        notices: vec![Notice {
            lead: "Tên người chỉ ở đây trong thời gian niêm yết.".into(),
            text: Html::text(
                "Sau ngày 18/12/2026 trang chỉ giữ số đếm. Trang này không cho máy tìm kiếm lập chỉ mục.",
            ),
            ..Notice::default()
        }],
        figures: vec![
            key("nghèo cuối năm 2026", "42", "hộ"),
            key("thoát nghèo trong năm", "14", "hộ"),
            key("nghèo mới", "5", "hộ"),
        ],
        figures_note: "51 hộ, trừ 14 hộ thoát nghèo, cộng 5 hộ mới, còn 42 hộ.".into(),
        charts: vec![columns("hn")],
        tables: vec![list],
        list_pager: Some(Pager {
            pages: vec![link("1", "", ""), link("2", "trang-2/index.html", "")],
            ..Pager::default()
        }),
        steps: vec![
            fact("Họp khu phố", "02 đến 06/11/2026", ""),
            fact("Niêm yết lấy ý kiến", "09 đến 11/11/2026", "2 ý kiến, đã trả lời"),
        ],
        provenance: vec![fact("Quyết định", "312/QĐ-UBND", "ngày 16/11/2026")],
        downloads: downloads(),
        downloads_note: "Tệp tải về không có tên người.".into(),
        contact: Some(contact()),
        ..DisclosureView::default()
    };
    let mut shell = shell("Hộ nghèo, hộ cận nghèo cuối năm 2026", "Hộ nghèo cuối năm 2026");
    shell.noindex = true;
    Page::new(shell, Body::Disclosure(view))
}

pub(crate) fn report() -> Page {
    let group = |title: &str, rows: Vec<Row>| RowGroup { title: title.into(), columns: 3, rows };
    let none = Row {
        label: "Vụ việc qua tố cáo (vụ)".into(),
        rich: vec![Cell::text("–"), state_cell(state(StateKind::None, "Không phát sinh"))],
        ..Row::default()
    };
    let indicators = Table {
        id: "cs".into(),
        caption: "Chỉ số năm 2025".into(),
        note: "“–” là chưa thống kê; “0” là đếm được không.".into(),
        align: Table::align(&[true, true]),
        head: vec![vec![
            HeadCell::text("Chỉ số (đơn vị đếm)"),
            HeadCell::number("6 tháng"),
            HeadCell::number("Cả năm"),
        ]],
        groups: vec![
            group(
                "Phòng ngừa",
                vec![Row::plain(
                    "",
                    "Đơn vị được kiểm tra về công khai (đơn vị)",
                    vec!["4".into(), "6".into()],
                )],
            ),
            group("Phát hiện", vec![none]),
        ],
        ..Table::default()
    };
    let view = DisclosureView {
        unit: link("Phường Từ Sơn", "../../index.html", ""),
        state: on_time(),
        lede: Html::emphasised("Phường không phát hiện vụ tham nhũng nào; kiểm tra **6 đơn vị** và xử lý **1 vi phạm**."),
        tables: vec![indicators],
        explanation: Some(Explanation {
            heading: "Nội dung".into(),
            note: "Toàn văn, bỏ phần nơi nhận.".into(),
            body: Html::sanitised("<h3>1. Tình hình chung</h3><p>Sau khi nhập bốn phường, Ủy ban nhân dân phường giữ nguyên lịch tiếp dân.</p><ul><li>5 công chức chuyển vị trí</li></ul><table><thead><tr><th>Việc</th><th>Số</th></tr></thead><tbody><tr><td>Kiểm tra</td><td>6</td></tr></tbody></table>".into()),
        }),
        provenance: vec![fact("Báo cáo", "07/BC-UBND", "ngày 08/01/2026")],
        ..DisclosureView::default()
    };
    Page::new(
        shell("Báo cáo phòng, chống tham nhũng năm 2025", "Phòng, chống tham nhũng 2025"),
        Body::Disclosure(view),
    )
}

pub(crate) fn none_occurred() -> Page {
    let view = DisclosureView {
        unit: link("Phường Từ Sơn", "../../index.html", ""),
        state: state(StateKind::None, "Không phát sinh"),
        lede: Html::emphasised(
            "Phường xác nhận năm 2026 **không phát sinh** khoản đóng góp nào của dân.",
        ),
        contact: Some(contact()),
        ..DisclosureView::default()
    };
    Page::new(shell("Đóng góp của dân năm 2026", "Đóng góp 2026"), Body::Disclosure(view))
}

pub(crate) fn withdrawn() -> Page {
    let view = DisclosureView {
        unit: link("Phường Từ Sơn", "../../index.html", ""),
        state: state(StateKind::Withdrawn, "Đã rút"),
        notices: vec![Notice {
            lead: "Tài liệu này đã được rút ngày 02/03/2026.".into(),
            text: Html::text("Lý do: ban hành nhầm thẩm quyền. Địa chỉ này được giữ lại."),
            warning: true,
            ..Notice::default()
        }],
        ..DisclosureView::default()
    };
    Page::new(shell("Danh sách hỗ trợ nhà ở năm 2026", "Hỗ trợ nhà ở"), Body::Disclosure(view))
}
