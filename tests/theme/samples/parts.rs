//! Parts that several pages show.

use super::charts::{bars, squares};
use super::{figure, key, link, state};
use danbiet::render::view::{
    Answer, Cell, Channel, Contact, DisclosureItem, Download, Figure, HeadCell, Html, LetterGroup,
    Meter, Notice, RollUp, Row, RowGroup, StateKind, Table, TableKind, UnitLink, YearList,
};

pub(crate) fn item(title: &str, kind: StateKind, label: &str, dates: &str) -> DisclosureItem {
    let hidden = matches!(kind, StateKind::Missing | StateKind::NotDue | StateKind::NotOwed);
    DisclosureItem {
        title: title.into(),
        href: (!hidden).then(|| "2025/quyet-toan/index.html".into()),
        state: Some(state(kind, label)),
        dates: dates.into(),
        ..DisclosureItem::default()
    }
}

pub(crate) fn years() -> Vec<YearList> {
    let items = vec![
        item(
            "Dự toán ngân sách năm 2026",
            StateKind::OnTime,
            "Đúng hạn",
            "Công khai 08/01/2026 · hạn 21/01/2026",
        ),
        item(
            "Thuyết minh dự toán năm 2026",
            StateKind::Missing,
            "Chưa công khai",
            "Hạn 08/12/2025",
        ),
        item(
            "Thực hiện ngân sách 6 tháng",
            StateKind::Late,
            "Trễ 12 ngày",
            "Công khai 22/07/2026 · hạn 10/07/2026",
        ),
        item(
            "Quyết toán ngân sách năm 2025",
            StateKind::Incomplete,
            "Chưa đủ: thiếu thuyết minh",
            "Công khai 20/04/2026",
        ),
        item(
            "Đóng góp của dân năm 2026",
            StateKind::None,
            "Không phát sinh",
            "Phường xác nhận ngày 15/10/2026",
        ),
        item("Danh sách hỗ trợ nhà ở", StateKind::Withdrawn, "Đã rút", "Rút ngày 02/03/2026"),
        item(
            "Thực hiện ngân sách cả năm 2026",
            StateKind::NotDue,
            "Chưa đến hạn",
            "Hạn tính từ ngày trình báo cáo",
        ),
        item("Ngân sách 6 tháng của phường cũ", StateKind::NotOwed, "Không phải công khai", ""),
    ];
    let newest = YearList {
        heading: "2026".into(),
        note: "8 tài liệu".into(),
        open: true,
        id: "nam-2026".into(),
        items,
        more: Some(link("Cả năm 2026", "2026/index.html", "")),
    };
    let mut real = item(
        "Dự toán ngân sách năm 2020",
        StateKind::Published,
        "Đã công khai",
        "Công khai 12/01/2020",
    );
    real.real = true;
    let older = YearList {
        heading: "2020".into(),
        note: "1 tài liệu".into(),
        items: vec![real],
        ..YearList::default()
    };
    vec![newest, older]
}

pub(crate) fn twin(id: &str) -> Table {
    let rows = [
        ("Thu phường hưởng", ["131,0", "97,6", "75 %"]),
        ("Chi thường xuyên", ["82,6", "61,0", "74 %"]),
    ];
    Table {
        id: id.into(),
        caption: "Dự toán và thực hiện 9 tháng năm 2026".into(),
        note: "Đơn vị: tỷ đồng".into(),
        kind: TableKind::Snug,
        align: Table::align(&[true, true, true]),
        head: vec![vec![
            HeadCell::text("Khoản"),
            HeadCell::number("Dự toán"),
            HeadCell::number("Thực hiện"),
            HeadCell::number("Tỷ lệ"),
        ]],
        groups: vec![RowGroup {
            rows: rows
                .map(|(label, cells)| Row::plain("", label, cells.map(Into::into).into()))
                .into(),
            ..RowGroup::default()
        }],
        ..Table::default()
    }
}

pub(crate) fn answers() -> Vec<Answer> {
    let answer = |question: &str, figure: Figure, sentence: &str, source: &str| Answer {
        question: question.into(),
        figure,
        sentence: Html::emphasised(sentence),
        as_of: "Số đến 30/09/2026".into(),
        source: Some(link(source, "2026/thuc-hien-9-thang/index.html", "")),
    };
    let spent = Figure { meter: Meter::of(812, 1254), ..figure("81,2", "tỷ đồng") };
    let in_time = Figure { meter: Meter::of(9, 11), ..figure("9", "trên 11 tài liệu") };
    vec![
        answer(
            "Phường chi bao nhiêu?",
            spent,
            "Năm 2026 phường dự kiến chi 125,4 tỷ đồng; đến hết tháng 9 đã chi **81,2 tỷ**, bằng 65 % dự toán.",
            "Thực hiện 9 tháng năm 2026",
        ),
        answer(
            "Có bao nhiêu hộ nghèo?",
            figure("42", "hộ nghèo"),
            "Cuối năm 2026 phường có **42 hộ nghèo** và 57 hộ cận nghèo, bớt 9 hộ nghèo so với năm trước.",
            "Danh sách hộ nghèo",
        ),
        answer(
            "Chống tham nhũng ra sao?",
            figure("Không", "phát sinh vụ việc"),
            "Năm 2025 phường **không phát sinh** vụ tham nhũng nào bị phát hiện.",
            "Báo cáo năm 2025",
        ),
        answer(
            "Có công khai đúng hạn không?",
            in_time,
            "**9 trên 11** tài liệu đến hạn năm 2026 được công khai đúng hạn; một bản trễ 12 ngày, một bản chưa công khai.",
            "Bảng điểm",
        ),
    ]
}

pub(crate) fn contact() -> Contact {
    Contact {
        person: "Trần Thị Mẫu, công chức tài chính".into(),
        phone: "0222 000 0001".into(),
        phone_href: "tel:+842220000001".into(),
        email: "tuson@bacninh.example".into(),
        address: "UBND phường, số 1 đường Mẫu".into(),
        hours: "Giờ hành chính, thứ Hai đến thứ Sáu".into(),
        comments_until: "20/05/2026".into(),
        reception: "Sáng thứ Năm hằng tuần, phòng tiếp công dân. Không cần hẹn trước.".into(),
    }
}

pub(crate) fn channels() -> Vec<Channel> {
    vec![Channel {
        title: "Đường dây nóng".into(),
        phone: "0222 000 0002".into(),
        phone_href: "tel:+842220000002".into(),
        hours: "Mọi lúc".into(),
        next: "phường vào sổ trong ngày, trả lời có thụ lý hay không trong 5 ngày làm việc.".into(),
        ..Channel::default()
    }]
}

pub(crate) fn downloads() -> Vec<Download> {
    let file = |format: &str, label: &str, size: &str, signed| Download {
        format: format.into(),
        label: label.into(),
        size: size.into(),
        href: format!("{}.csv", format.to_lowercase()),
        signed,
    };
    vec![
        file("CSV", "Chi ngân sách", "3 KB", false),
        file("JSON", "Mọi bảng", "5 KB", false),
        file("PDF", "Nghị quyết 12/NQ-HĐND", "640 KB", true),
    ]
}

pub(crate) fn letters() -> Vec<LetterGroup> {
    let units = |names: &[(&str, &str)]| {
        let unit = |&(name, kind): &(&str, &str)| UnitLink {
            name: name.into(),
            kind: kind.into(),
            href: "bac-ninh/xa-an-lac/index.html".into(),
            note: String::new(),
        };
        names.iter().map(unit).collect()
    };
    vec![
        LetterGroup {
            letter: "A".into(), id: "chu-a".into(), units: units(&[("An Lạc", "xã")])
        },
        LetterGroup {
            letter: "B".into(),
            id: "chu-b".into(),
            units: units(&[
                ("Bảo Đài", "xã"),
                ("Bắc Giang", ""),
                ("Biển Động", "xã"),
                ("Bố Hạ", ""),
            ]),
        },
        LetterGroup {
            letter: "Đ".into(),
            id: "chu-dd".into(),
            units: units(&[("Đa Mai", ""), ("Đại Đồng", "xã"), ("Đồng Nguyên", "")]),
        },
    ]
}

pub(crate) fn roll_up() -> RollUp {
    RollUp {
        heading: "Cộng từ xã, phường".into(),
        note: "Chỉ cộng số đã công khai. Tính ngày 23/11/2026.".into(),
        figures: vec![
            key("chi năm 2025, của 87 xã, phường", "9.842", "tỷ đồng"),
            key("thu năm 2025, của 87 xã, phường", "10.017", "tỷ đồng"),
            key("cuối năm 2026, của 91 xã, phường", "3.518", "hộ nghèo"),
            key("có báo cáo phòng, chống tham nhũng 2025", "96", "trên 99"),
        ],
        charts: vec![squares("phu"), bars("linh-vuc")],
        notices: vec![Notice {
            lead: "12 xã, phường chưa có trong con số này.".into(),
            text: Html::text("Trang không ước tính thay cho đơn vị chưa công khai."),
            ..Notice::default()
        }],
        table: None,
    }
}

pub(crate) fn catalogue_table() -> Table {
    let row = |at: usize| Row {
        code: at.to_string(),
        label: "Quyết toán ngân sách năm 2025".into(),
        rich: vec![
            Cell::text("88/QĐ-UBND"),
            Cell::text("17/04/2026"),
            Cell::text("Trang này; niêm yết tại trụ sở"),
            Cell::text("20/04/2026, ít nhất 30 ngày"),
            Cell { text: "Mở".into(), href: "x/index.html".into(), ..Cell::default() },
        ],
        ..Row::default()
    };
    Table {
        id: "danh-muc".into(),
        caption: "Thông tin phải công khai".into(),
        kind: TableKind::ListTable,
        wide: true,
        head: vec![
            ["Tên", "Số, ký hiệu", "Ngày tạo", "Hình thức", "Thời điểm, thời hạn", "Nơi xem"]
                .map(HeadCell::text)
                .into(),
        ],
        groups: vec![RowGroup { rows: (1..6).map(row).collect(), ..RowGroup::default() }],
        ..Table::default()
    }
}
