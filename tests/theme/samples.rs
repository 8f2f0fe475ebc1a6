//! Sample views: one page of every sort, as the facts would fill them.

use danbiet::render::view::*;

pub(crate) fn site() -> Site {
    let menu = |id: &str, label: &str, href: &str| MenuItem {
        id: id.into(),
        label: label.into(),
        href: href.into(),
    };
    let letters = "A B C D Đ G H K L M N P Q S T V X Y".split(' ');
    Site {
        name: "Bắc Ninh công khai".into(),
        description: "Mọi khoản công khai của 99 xã, phường Bắc Ninh ở một nơi.".into(),
        base_url: "https://congkhai.example/".into(),
        menu: vec![
            menu("units", "Xã, phường", "don-vi/index.html"),
            menu("kinds", "Loại tài liệu", "loai/index.html"),
            menu("years", "Năm", "nam/index.html"),
            menu("method", "Cách tính", "phuong-phap/index.html"),
        ],
        units_href: "don-vi/index.html".into(),
        letters: letters.map(|letter| link(letter, "don-vi/index.html#chu-a", "")).collect(),
        foot: Foot {
            help: Html::text("Gọi ").link("tel:+842220000000", "0222 000 0000").and(
                " giờ hành chính, hoặc gặp bộ phận tiếp công dân của xã, phường. \
                 Cơ quan công khai trả lời trong 15 ngày.",
            ),
            about: vec![
                link("Cách đọc một bảng ngân sách", "cach-doc/index.html", ""),
                link("Con số nghĩa là gì, lấy từ đâu", "phuong-phap/index.html", ""),
            ],
            reuse: vec![link("Tin mới", "feed.xml", "Atom, 6 KB")],
            colophon: "Trang dựng ngày 23/11/2026 từ 1.041 tài liệu của 99 xã, phường. \
                       Không theo dõi người đọc, không cần script."
                .into(),
        },
    }
}

pub(crate) fn link(label: &str, href: &str, note: &str) -> Link {
    Link { label: label.into(), href: href.into(), note: note.into() }
}

fn fact(label: &str, value: &str, note: &str) -> Fact {
    Fact { label: label.into(), value: value.into(), note: note.into(), ..Fact::default() }
}

fn state(kind: StateKind, label: &str) -> State {
    State { kind, label: label.into() }
}

fn on_time() -> State {
    state(StateKind::OnTime, "Đúng hạn")
}

fn figure(shown: &str, unit: &str) -> Figure {
    Figure { shown: shown.into(), unit: unit.into(), meter: None }
}

fn key(label: &str, shown: &str, unit: &str) -> KeyFigure {
    KeyFigure { label: label.into(), figure: figure(shown, unit) }
}

pub(crate) fn shell(heading: &str, here: &str) -> Shell {
    let crumbs = [("Bắc Ninh", Some("../../index.html")), ("Phường Từ Sơn", Some("../index.html"))];
    let mut crumbs: Vec<Crumb> = crumbs
        .map(|(label, href)| Crumb { label: label.into(), href: href.map(Into::into) })
        .into();
    crumbs.push(Crumb { label: here.into(), href: None });
    Shell {
        heading: heading.into(),
        title: format!("{heading}, Phường Từ Sơn"),
        description: "Năm 2025 Phường Từ Sơn thu 117,0 tỷ đồng, chi 116,3 tỷ.".into(),
        root: "../../".into(),
        canonical: Some("https://congkhai.example/bac-ninh/phuong-tu-son/".into()),
        crumbs,
        current: "units".into(),
        origin: OriginKind::Sample,
        feeds: vec![FeedLink { title: "Phường Từ Sơn".into(), href: "../feed.xml".into() }],
        json_href: Some("../data.json".into()),
        ..Shell::default()
    }
}

fn item(title: &str, kind: StateKind, label: &str, dates: &str) -> DisclosureItem {
    let hidden = matches!(kind, StateKind::Missing | StateKind::NotDue | StateKind::NotOwed);
    DisclosureItem {
        title: title.into(),
        href: (!hidden).then(|| "2025/quyet-toan/index.html".into()),
        state: Some(state(kind, label)),
        dates: dates.into(),
        ..DisclosureItem::default()
    }
}

fn years() -> Vec<YearList> {
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

fn twin(id: &str) -> Table {
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

fn bullets(id: &str) -> Chart {
    let row = |label: &str, shown: &str, share: &str, plan, done| BulletInput {
        label: label.into(),
        shown: shown.into(),
        share: share.into(),
        plan,
        done,
    };
    let frame = ChartFrame {
        id: id.into(),
        caption: "Hết 9 tháng, phường chi được 65 % dự toán; đầu tư xây dựng chậm nhất".into(),
        note: "Khung: dự toán cả năm. Thanh đậm: đã thực hiện đến 30/09/2026.".into(),
        title: "Dự toán và thực hiện 9 tháng năm 2026".into(),
        desc: "Thu 97,6 trên 131,0 tỷ. Chi thường xuyên 61,0 trên 82,6 tỷ.".into(),
        twin: Some(twin(&format!("{id}-so"))),
        full: None,
    };
    let rows = vec![
        row("Thu phường hưởng", "97,6 / 131,0 tỷ", "75 %", 1310, 976),
        row("Chi thường xuyên", "61,0 / 82,6 tỷ", "74 %", 826, 610),
        row("Chi đầu tư", "20,2 / 40,2 tỷ", "50 %", 402, 202),
        row("Dự phòng", "0,0 / 2,6 tỷ", "0 %", 26, 0),
    ];
    Chart::bullets(frame, rows).expect("rows")
}

fn columns(id: &str) -> Chart {
    let years = [
        ("2021", Some(118), true),
        ("2022", None, false),
        ("2023", Some(73), true),
        ("2024", Some(51), false),
        ("2025", Some(42), false),
    ];
    let inputs = years.map(|(label, value, computed)| ColumnInput {
        label: label.into(),
        shown: value.map(|value: i128| value.to_string()).unwrap_or_default(),
        value,
        computed,
    });
    let frame = ChartFrame {
        id: id.into(),
        caption: "Số hộ nghèo trên cùng địa bàn giảm từ 118 xuống 42 hộ".into(),
        note: "Cột đậm: phường công khai. Cột rỗng: cộng từ các phường cũ. Gạch ngang: chưa công khai.".into(),
        title: "Số hộ nghèo 2021 đến 2025".into(),
        desc: "118, chưa công khai, 73, 51 và 42 hộ.".into(),
        ..ChartFrame::default()
    };
    Chart::columns(frame, inputs.into()).expect("columns")
}

fn bars(id: &str) -> Chart {
    let rows = [
        ("Giáo dục, đào tạo", "3.749,8 tỷ", "38 %", 3749),
        ("Đầu tư xây dựng", "2.864,1 tỷ", "29 %", 2864),
        ("Quản lý nhà nước", "1.643,6 tỷ", "17 %", 1643),
    ];
    let inputs = rows.map(|(label, shown, share, value)| BarInput {
        label: label.into(),
        shown: shown.into(),
        share: share.into(),
        value,
    });
    let frame = ChartFrame {
        id: id.into(),
        caption: "Giáo dục chiếm 38 % số chi của các xã, phường".into(),
        note: "Tỷ đồng, năm 2025, 87 trên 99 xã, phường".into(),
        title: "Chi năm 2025 theo lĩnh vực".into(),
        desc: "Giáo dục 3.749,8 tỷ; đầu tư 2.864,1 tỷ; quản lý 1.643,6 tỷ.".into(),
        ..ChartFrame::default()
    };
    Chart::bars(frame, inputs.into()).expect("bars")
}

fn squares(id: &str) -> Chart {
    let frame = ChartFrame {
        id: id.into(),
        caption: "87 trên 99 xã, phường đã công khai quyết toán năm 2025".into(),
        note: "Mỗi ô là một xã, phường. Ô đặc: đúng hạn, 80. Nửa ô: có nhưng trễ, 7. Ô rỗng: chưa có, 12.".into(),
        title: "Mức đầy đủ của quyết toán năm 2025".into(),
        desc: "99 ô: 80 ô đặc, 7 ô nửa, 12 ô rỗng.".into(),
        ..ChartFrame::default()
    };
    Chart::squares(frame, 80, 7, 12).expect("units")
}

fn answers() -> Vec<Answer> {
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

fn channels() -> Vec<Channel> {
    vec![Channel {
        title: "Đường dây nóng".into(),
        phone: "0222 000 0002".into(),
        phone_href: "tel:+842220000002".into(),
        hours: "Mọi lúc".into(),
        next: "phường vào sổ trong ngày, trả lời có thụ lý hay không trong 5 ngày làm việc.".into(),
        ..Channel::default()
    }]
}

fn downloads() -> Vec<Download> {
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

fn roll_up() -> RollUp {
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

fn letters() -> Vec<LetterGroup> {
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
    shell.json_ld = Some(danbiet::render::page::script_json(&serde_json::json!({
        "@context": "https://schema.org", "@type": "WebSite", "name": "Bắc Ninh </script>"
    })));
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

fn state_cell(state: State) -> Cell {
    Cell { state: Some(state), ..Cell::default() }
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

fn spending(lines: usize) -> Table {
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

fn settlement_of(lines: usize) -> Page {
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
            agreeing: agreeing.collect(),
            mismatches: vec![Mismatch {
                label: "Tổng chi, quyết toán".into(),
                stated: "116.254".into(),
                computed: "116.264".into(),
                difference: "lệch 10".into(),
                href: "#chi-I.1".into(),
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
        let kind = if at % 4 == 0 { "Cận nghèo" } else { "Nghèo" };
        let result = if at % 3 == 0 { "Mới" } else { "Giữ nguyên" };
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

pub(crate) fn lists() -> Vec<(&'static str, Page)> {
    let kind = KindView {
        lede: Html::text("Báo cáo thu, chi thực tế của năm, sau khi Hội đồng nhân dân phê chuẩn."),
        facts: vec![fact("Hạn", "30 ngày từ ngày ban hành", "Nghị định 73/2026, Điều 37")],
        roll_ups: vec![roll_up()],
        years: years(),
        downloads: downloads(),
        ..KindView::default()
    };
    let year = YearView {
        lede: Html::text("412 tài liệu, 380 đúng hạn."),
        others: vec![link("2026", "", ""), link("2025", "../2025/index.html", "")],
        roll_ups: vec![],
        groups: years(),
    };
    let index = IndexView {
        lede: Html::text("Mười ba loại tài liệu, theo nhóm."),
        sections: vec![IndexSection {
            heading: "Ngân sách".into(),
            note: "Luật Ngân sách nhà nước".into(),
            items: vec![IndexItem {
                label: "Quyết toán ngân sách".into(),
                href: "quyet-toan/index.html".into(),
                text: "Thu, chi thực tế của năm.".into(),
                count: "87 tài liệu".into(),
            }],
        }],
    };
    let units = UnitIndexView {
        lede: Html::text("54 xã và 45 phường."),
        letters: letters(),
        former: Some(link("Đơn vị cũ", "../don-vi-cu/index.html", "313 xã, phường")),
    };
    let old = |name: &str| FormerUnit {
        name: name.into(),
        href: "x/index.html".into(),
        now: vec![
            link("Phường Từ Sơn", "y/index.html", "một phần"),
            link("Phường Tam Sơn", "z/index.html", "một phần"),
        ],
        until: "đến 30/06/2025".into(),
    };
    let former = FormerView {
        lede: Html::text("Các đơn vị trước tháng 7/2025 và nơi tiếp nhận."),
        jumps: vec![link("Thành phố Từ Sơn", "#tu-son", "")],
        groups: vec![FormerGroup {
            heading: "Thành phố Từ Sơn".into(),
            href: Some("x/index.html".into()),
            id: "tu-son".into(),
            units: vec![old("Phường Đình Bảng"), old("Phường Đông Ngàn")],
        }],
    };
    vec![
        ("kind", Page::new(shell("Quyết toán ngân sách", "Quyết toán"), Body::Kind(kind))),
        ("year", Page::new(shell("Năm 2026", "2026"), Body::Year(year))),
        ("kinds", Page::new(shell("Loại tài liệu", "Loại tài liệu"), Body::Index(index))),
        ("units", Page::new(shell("Xã, phường", "Xã, phường"), Body::Units(units))),
        ("former-units", Page::new(shell("Đơn vị cũ", "Đơn vị cũ"), Body::Former(former))),
    ]
}

fn catalogue_table() -> Table {
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

pub(crate) fn words() -> Vec<(&'static str, Page)> {
    let catalogue = CatalogueView {
        lede: Html::text("Lập theo Luật Tiếp cận thông tin 104/2016/QH13, Điều 17 và 19."),
        facts: vec![fact("Tính đến", "23/11/2026", "")],
        table: catalogue_table(),
        downloads: downloads(),
        contact: Some(contact()),
    };
    let quarter = QuarterView {
        lede: Html::text("5 tài liệu công khai trong quý III năm 2026."),
        facts: vec![],
        table: catalogue_table(),
        others: vec![link("Quý II/2026", "../2026-2/index.html", "")],
        downloads: downloads(),
    };
    let method = MethodView {
        lede: Html::text("Con số nghĩa là gì, lấy từ đâu."),
        body: Html::sanitised("<p>Ngày xảy ra sự việc không tính.</p>".into()),
        sections: vec![MethodSection {
            heading: "Thời hạn".into(),
            note: "Từ dữ liệu của chương trình.".into(),
            id: "thoi-han".into(),
            body: Html::default(),
            notices: vec![],
            tables: vec![twin("han")],
        }],
        links: vec![link("Mẫu trình bày", "../mau/index.html", "")],
    };
    let prose = ProseView {
        lede: Html::text("Bốn bước, mười phút."),
        facts: vec![fact("Cập nhật", "23/11/2026", "")],
        contents: vec![link("Bước một", "#buoc-mot", ""), link("Bước hai", "#buoc-hai", "")],
        body: Html::sanitised("<h2 id=\"buoc-mot\">Bước một</h2><p>Mở tệp <code>quyet-toan.yaml</code>.</p><pre><code>kind: budget-settlement\nperiod: 2025</code></pre><h2 id=\"buoc-hai\">Bước hai</h2><ol><li>Ghi số.</li></ol>".into()),
        siblings: vec![link("Hộ nghèo", "../ho-ngheo/index.html", "")],
        pager: Some(Pager { next: Some(link("Hộ nghèo", "../ho-ngheo/index.html", "")), ..Pager::default() }),
        ..ProseView::default()
    };
    let findings = FindingsView {
        lede: Html::text("3 chỗ cần lưu ý trong 2 tài liệu."),
        figures: vec![key("tổng không bằng các dòng", "3", "chỗ")],
        groups: vec![FindingGroup {
            heading: "Tổng không bằng các dòng".into(),
            note: "Trang giữ nguyên cả hai con số.".into(),
            items: vec![FindingItem {
                document: link("Quyết toán 2017", "x/index.html", ""),
                unit: "Tỉnh Bắc Ninh".into(),
                text: "Tổng ghi 290, cộng các dòng được 300.".into(),
                code: "DB301".into(),
            }],
        }],
    };
    let missing = NotFoundView {
        lede: Html::text(
            "Địa chỉ có thể gõ sai hoặc thiếu. Trang đã công khai không bao giờ bị xóa.",
        ),
        links: vec![link("99 xã, phường từ A đến Y", "/don-vi/index.html", "")],
    };
    let moved = MovedView {
        target: link("Phường Bố Hạ", "../phuong-bo-ha/index.html", ""),
        why: Html::text("Xã Bố Hạ thành Phường Bố Hạ ngày 20/09/2026."),
    };
    vec![
        (
            "catalogue",
            Page::new(
                shell("Danh mục thông tin phải công khai", "Danh mục"),
                Body::Catalogue(catalogue),
            ),
        ),
        (
            "quarter",
            Page::new(shell("Đã công khai quý III/2026", "Quý III/2026"), Body::Quarter(quarter)),
        ),
        ("method", Page::new(shell("Cách tính", "Cách tính"), Body::Method(method))),
        ("prose", Page::new(shell("Công khai một quyết toán", "Sổ tay"), Body::Prose(prose))),
        ("findings", Page::new(shell("Chỗ cần lưu ý", "Lưu ý"), Body::Findings(findings))),
        (
            "404",
            Page::new(shell("Không có trang này", "Không có trang này"), Body::NotFound(missing)),
        ),
        ("moved", Page::new(shell("Xã Bố Hạ", "Xã Bố Hạ"), Body::Moved(moved))),
    ]
}

/// One page of every sort.
pub(crate) fn all() -> Vec<(&'static str, Page)> {
    let mut pages = vec![
        ("home", home()),
        ("commune", commune()),
        ("former", former()),
        ("province", province()),
        ("settlement", settlement()),
        ("households", households()),
        ("report", report()),
        ("none-occurred", none_occurred()),
        ("withdrawn", withdrawn()),
    ];
    pages.extend(lists());
    pages.extend(words());
    pages
}
