//! The parts that are words: facts, notices, documents, files, people who answer.

use tera::Value;

use super::super::view::{
    Channel, Contact, DisclosureItem, Download, Html, Link, Notice, Origin, Pager, Question,
    StateKind, YearList,
};
use super::{EMPTY_CASE, Fact, Fields, LONG, LONG_CASE, PLAIN_CASE, fact, link, one, state};

pub(super) fn facts() -> [(&'static str, Fields); 2] {
    let plain = vec![
        fact("Dân số", "98.412", "(2025)"),
        Fact { state: state(StateKind::OnTime, "14/14 phép tính khớp"), ..Fact::default() },
        Fact { href: Some("#noi-dung".into()), ..fact("", "Sửa một lần", "") },
    ];
    [(PLAIN_CASE, one("facts", &plain)), (LONG_CASE, one("facts", &[fact("Thuộc", LONG, LONG)]))]
}

pub(super) fn notices() -> [(&'static str, Fields); 2] {
    let plain = Notice {
        lead: "Đơn vị này hoạt động đến 30/06/2025.".into(),
        text: Html::text("Nay thuộc ").link("#noi-dung", "Phường Từ Sơn").and("."),
        ..Notice::default()
    };
    let divided = Notice {
        lead: "Đơn vị này được chia cho hai nơi.".into(),
        text: Html::text("Nay thuộc:"),
        items: vec![
            Html::default().link("#noi-dung", "Phường Từ Sơn").and(", phần lớn"),
            Html::default().link("#noi-dung", "Phường Tam Sơn").and(", một phần"),
        ],
        basis: "Căn cứ Nghị quyết 1658/NQ-UBTVQH15, khoản 71.".into(),
        warning: false,
    };
    let amiss = Notice {
        lead: "Hai con số không khớp.".into(),
        text: Html::text("Tổng ghi 290, cộng các dòng được 300. Trang giữ nguyên số đã công khai."),
        warning: true,
        ..Notice::default()
    };
    [(PLAIN_CASE, one("notices", &[plain])), (LONG_CASE, one("notices", &[divided, amiss]))]
}

pub(super) fn origins() -> [(&'static str, Fields); 2] {
    let plain = Origin { title: "Biểu 105/CK-TC-NSNN".into(), ..Origin::default() };
    let long = Origin {
        title: LONG.into(),
        note: Some("Sở Tài chính công bố ngày 12/01/2020, trang tính “Chi”.".into()),
        href: Some("#noi-dung".into()),
    };
    [(PLAIN_CASE, one("origin", &plain)), (LONG_CASE, one("origin", &long))]
}

pub(super) fn questions() -> [(&'static str, Fields); 1] {
    let question = |question: &str, text: &str| Question {
        question: question.into(),
        shown: "91".into(),
        unit: "trên 99 xã, phường".into(),
        text: Html::text(text),
        links: vec![link("Xem một danh sách", "")],
    };
    [(
        PLAIN_CASE,
        one("questions", &[question("Ai là hộ nghèo?", "đã công khai."), question(LONG, LONG)]),
    )]
}

fn item(title: &str, kind: StateKind, label: &str) -> DisclosureItem {
    DisclosureItem {
        title: title.into(),
        href: Some("#noi-dung".into()),
        state: state(kind, label),
        dates: "Công khai 20/04/2026 · hạn 29/04/2026".into(),
        ..DisclosureItem::default()
    }
}

pub(super) fn documents() -> [(&'static str, Fields); 3] {
    let plain = item("Quyết toán năm 2025", StateKind::OnTime, "Đúng hạn");
    let mut long = item(LONG, StateKind::Incomplete, "Chưa đủ: thiếu thuyết minh");
    long.says = Html::text(LONG);
    long.real = true;
    [
        (PLAIN_CASE, one("items", &[plain])),
        (LONG_CASE, one("items", &[long])),
        (EMPTY_CASE, one("items", &Vec::<DisclosureItem>::new())),
    ]
}

pub(super) fn years() -> [(&'static str, Fields); 2] {
    let year = YearList {
        heading: "2026".into(),
        note: "1 tài liệu".into(),
        open: true,
        items: vec![item("Dự toán năm 2026", StateKind::Late, "Trễ 12 ngày")],
        ..YearList::default()
    };
    [(PLAIN_CASE, one("years", &[year])), (EMPTY_CASE, one("years", &Vec::<YearList>::new()))]
}

pub(super) fn provenances() -> [(&'static str, Fields); 2] {
    let plain = [
        fact("Người ký", "Nguyễn Văn Mẫu", "Chủ tịch UBND phường"),
        fact("Công khai", "20/04/2026", "hạn 29/04/2026"),
    ];
    let long =
        [fact("Phê chuẩn", LONG, ""), fact("Hạn", "không tính được: chưa có ngày ban hành", "")];
    [(PLAIN_CASE, one("provenance", &plain)), (LONG_CASE, one("provenance", &long))]
}

pub(super) fn downloads() -> [(&'static str, Fields); 3] {
    let file = |format: &str, label: &str, signed| Download {
        format: format.into(),
        label: label.into(),
        size: "12 KB".into(),
        href: "#noi-dung".into(),
        signed,
    };
    [
        (PLAIN_CASE, one("downloads", &[file("CSV", "Chi ngân sách", false)])),
        (LONG_CASE, one("downloads", &[file("PDF", LONG, true)])),
        (EMPTY_CASE, one("downloads", &Vec::<Download>::new())),
    ]
}

/// Telephones of nobody.
pub const PHONES: [&str; 2] = ["0222 000 0001", "0222 000 0002"];

pub(super) fn contacts() -> [(&'static str, Fields); 2] {
    let plain = Contact {
        person: "Trần Thị Mẫu, công chức tài chính".into(),
        phone: PHONES[0].into(),
        phone_href: "tel:+842220000001".into(),
        comments_until: "20/05/2026".into(),
        reception: "Sáng thứ Năm hằng tuần.".into(),
        ..Contact::default()
    };
    [(PLAIN_CASE, one("contact", &plain)), (EMPTY_CASE, one("contact", &Contact::default()))]
}

pub(super) fn channels() -> [(&'static str, Fields); 1] {
    let hotline = Channel {
        title: "Đường dây nóng".into(),
        phone: PHONES[1].into(),
        phone_href: "tel:+842220000002".into(),
        next: "trả lời có thụ lý hay không trong 5 ngày làm việc.".into(),
        ..Channel::default()
    };
    [(PLAIN_CASE, one("channels", &[hotline]))]
}

pub(super) fn links() -> [(&'static str, Fields); 2] {
    [
        (PLAIN_CASE, one("links", &[link("2026", "412 tài liệu"), link("2025", "")])),
        (LONG_CASE, one("links", &[link(LONG, LONG)])),
    ]
}

pub(super) fn pagers() -> [(&'static str, Fields); 2] {
    let named = |pager: &Pager, label: &str| {
        let mut fields = one("pager", pager);
        fields.insert("pager_label", Value::from_serializable(&label));
        fields
    };
    let plain = Pager {
        previous: Some(link("Năm 2024", "")),
        next: Some(link("Năm 2026", "")),
        pages: vec![],
    };
    let here = Link { label: "2".into(), ..Link::default() };
    let long = Pager {
        previous: Some(link(LONG, "")),
        next: Some(link(LONG, "")),
        pages: vec![link("1", ""), here, link("3", "")],
    };
    [
        (PLAIN_CASE, named(&plain, "Kỳ trước, kỳ sau")),
        (LONG_CASE, named(&long, "Trang của danh sách")),
    ]
}
