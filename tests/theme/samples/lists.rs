//! Pages that list, and pages that are words.

use super::parts::{catalogue_table, contact, downloads, letters, roll_up, twin, years};
use super::{fact, key, link, shell};
use danbiet::render::view::{
    Body, CatalogueView, FindingGroup, FindingItem, FindingsView, FormerGroup, FormerUnit,
    FormerView, Html, IndexItem, IndexSection, IndexView, KindView, MethodSection, MethodView,
    MovedView, NotFoundView, Page, Pager, ProseView, QuarterView, UnitIndexView, YearView,
};

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
