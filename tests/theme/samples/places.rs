//! Home, commune, former unit, province.

use super::charts::{bullets, columns};
use super::parts::{answers, channels, contact, downloads, letters, roll_up, years};
use super::{fact, link, on_time, shell, state, state_cell};
use danbiet::render::view::{
    Body, Cell, ChartSection, Contact, DisclosureItem, HeadCell, HomeView, Html, Level, Notice,
    Page, Question, Relation, Row, RowGroup, StateKind, Table, TableKind, UnitView,
};

pub(crate) fn home() -> Page {
    let question = |question: &str, shown: &str, unit: &str, text: &str| Question {
        question: question.into(),
        shown: shown.into(),
        unit: unit.into(),
        text: Html::text(text),
        links: vec![link("Xem một danh sách", "loai/ho-ngheo/index.html", "")],
    };
    let mut latest: Vec<DisclosureItem> = years()[0].items[..4].to_vec();
    latest[0].says = Html::text("42 hộ nghèo, 57 hộ cận nghèo; bớt 9 hộ nghèo so với năm trước.");
    let view = HomeView {
        lede: Html::text(
            "Mọi khoản công khai của 99 xã, phường Bắc Ninh ở một nơi: ngân sách, danh sách hộ nghèo, báo cáo phòng, chống tham nhũng, kèm văn bản gốc.",
        ),
        questions: vec![
            question(
                "Ai là hộ nghèo?",
                "91",
                "trên 99 xã, phường",
                "đã công khai kết quả rà soát cuối năm 2026.",
            ),
            question(
                "Tiền của xã đi đâu?",
                "38,1",
                "trên 100 đồng",
                "các xã, phường chi năm 2025 là cho giáo dục.",
            ),
            question(
                "Thấy sai thì hỏi ai?",
                "15",
                "ngày phải trả lời",
                "Mỗi trang ghi tên và điện thoại người trả lời.",
            ),
        ],
        latest,
        latest_more: Some(link(
            "Tất cả 38 tài liệu công khai trong tháng này",
            "nam/2026/index.html",
            "",
        )),
        roll_up: Some(roll_up()),
        kinds: vec![
            link("Quyết toán ngân sách", "loai/quyet-toan/index.html", "87 tài liệu"),
            link("Hộ nghèo, hộ cận nghèo", "loai/ho-ngheo/index.html", "91 tài liệu"),
        ],
        years: vec![
            link("2026", "nam/2026/index.html", "412 tài liệu"),
            link("2025", "nam/2025/index.html", "380 tài liệu"),
        ],
        letters: letters(),
        letters_note: "54 xã và 45 phường, theo vần tiếng Việt.".into(),
        former: Some(link("Tên trước tháng 7/2025", "don-vi-cu/index.html", "")),
        ..HomeView::default()
    };
    let mut shell = shell("Xã, phường mình thu bao nhiêu, chi vào việc gì?", "");
    shell.title = String::new();
    shell.root = String::new();
    shell.crumbs.clear();
    shell.json_ld.push(danbiet::render::page::script_json(
        "{\"@context\":\"https://schema.org\",\"@type\":\"WebSite\",\"name\":\"Bắc Ninh </script>\"}",
    ));
    Page::new(shell, Body::Home(view))
}

pub(crate) fn commune() -> Page {
    let mut phone = fact("Điện thoại", "0222 000 0001", "");
    phone.href = Some("tel:+842220000001".into());
    let view = UnitView {
        facts: vec![
            fact("Dân số", "98.412", "(2025)"),
            fact("Chủ tịch UBND", "Nguyễn Văn Mẫu", ""),
            phone,
        ],
        origin: Html::text("Lập ngày 01/07/2025 từ bốn phường: Đông Ngàn, Tân Hồng, ")
            .link("x.html", "Đình Bảng")
            .and(", Phù Chẩn."),
        predecessors: vec![Relation {
            label: "Phường Đình Bảng (cũ)".into(),
            href: Some("x.html".into()),
            share: "toàn bộ".into(),
            note: "31 tài liệu, 2020 đến 30/06/2025".into(),
        }],
        answers: answers(),
        years: years(),
        charts: vec![
            ChartSection {
                heading: "Ngân sách 2026".into(),
                note: String::new(),
                charts: vec![bullets("bs")],
            },
            ChartSection {
                heading: "Hộ nghèo qua các năm".into(),
                note: "Cuối mỗi năm.".into(),
                charts: vec![columns("hn")],
            },
        ],
        lists: vec![
            link("Danh mục thông tin phải công khai", "danh-muc/index.html", "Luật 104/2016"),
            link("Đã công khai trong quý III/2026", "quy/2026-3/index.html", ""),
        ],
        channels: channels(),
        contact: Some(contact()),
        downloads: downloads(),
        address: "congkhai.example/bac-ninh/phuong-tu-son/".into(),
        ..UnitView::default()
    };
    Page::new(shell("Phường Từ Sơn", "Phường Từ Sơn"), Body::Unit(view))
}

pub(crate) fn former() -> Page {
    let part = |label: &str| {
        Html::default().link("../../phuong-tu-son/index.html", label).and(", một phần")
    };
    let view = UnitView {
        former: true,
        notices: vec![Notice {
            lead: "Đơn vị này hoạt động đến 30/06/2025.".into(),
            text: Html::text("Địa bàn được chia cho hai nơi:"),
            items: vec![part("Phường Từ Sơn"), part("Phường Tam Sơn")],
            basis: "Căn cứ Nghị quyết 1658/NQ-UBTVQH15, khoản 71. Trang và địa chỉ này được giữ nguyên.".into(),
            warning: false,
        }],
        facts: vec![fact("Thuộc", "thành phố Từ Sơn", "tỉnh Bắc Ninh"), fact("Mã", "09394", "")],
        answers: answers()[..1].to_vec(),
        years: years(),
        contact: Some(Contact::default()),
        ..UnitView::default()
    };
    Page::new(shell("Phường Đình Bảng (cũ)", "Phường Đình Bảng (cũ)"), Body::Unit(view))
}

pub(crate) fn province() -> Page {
    let states = [
        on_time(),
        state(StateKind::Late, "Trễ 12 ngày"),
        state(StateKind::Missing, "Chưa công khai"),
    ];
    let row = |at: usize| Row {
        label: format!("Xã Thứ {at}"),
        href: "x/index.html".into(),
        rich: vec![
            Cell::text(format!("{},4", 50 + at)),
            state_cell(states[at % 3].clone()),
            state_cell(states[(at + 1) % 3].clone()),
            state_cell(on_time()),
            Cell::text("11/11"),
        ],
        ..Row::default()
    };
    let members = Table {
        id: "b-xa".into(),
        caption: "Trạng thái công khai của 99 xã, phường".into(),
        note: "Chi 2025: tỷ đồng. Đúng hạn: số tài liệu đúng hạn trên số đã đến hạn.".into(),
        kind: TableKind::ListTable,
        wide: true,
        align: Table::align(&[true, false, false, false, true]),
        head: vec![vec![
            HeadCell::text("Xã, phường"),
            HeadCell::number("Chi 2025"),
            HeadCell::text("Quyết toán 2025"),
            HeadCell::text("Dự toán 2026"),
            HeadCell::text("Hộ nghèo 2026"),
            HeadCell::number("Đúng hạn"),
        ]],
        groups: vec![RowGroup { rows: (1..100).map(row).collect(), ..RowGroup::default() }],
        foot: vec![Row::plain(
            "",
            "Cộng 87 trên 99",
            ["9.842,0", "87 trên 99", "94 trên 99", "91 trên 99", ""].map(Into::into).into(),
        )],
        ..Table::default()
    };
    let view = UnitView {
        level: Level::Province,
        lede: Html::emphasised(
            "Năm 2025 các xã, phường đã chi **9.842 tỷ đồng**, cộng từ **87 trên 99** bản quyết toán đã công khai.",
        ),
        facts: vec![
            fact("Trực thuộc trung ương từ", "20/09/2026", ""),
            fact("", "99", "xã, phường"),
        ],
        roll_ups: vec![roll_up()],
        years: years(),
        members: Some(members),
        ..UnitView::default()
    };
    Page::new(shell("Thành phố Bắc Ninh", "Thành phố Bắc Ninh"), Body::Unit(view))
}
