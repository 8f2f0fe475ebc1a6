//! Sample views: one page of every sort, as the facts would fill them.

mod charts;
mod documents;
mod lists;
mod parts;
mod places;

use danbiet::render::view::{
    Cell, Crumb, Fact, FeedLink, Figure, Foot, Html, KeyFigure, Link, MenuItem, OriginKind, Page,
    Shell, Site, State, StateKind,
};

pub(crate) use documents::{households, report, settlement};
use documents::{none_occurred, withdrawn};
use lists::{lists, words};
pub(crate) use places::commune;
use places::{former, home, province};

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
        search_href: "tim-kiem/index.html".into(),
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

pub(crate) fn fact(label: &str, value: &str, note: &str) -> Fact {
    Fact { label: label.into(), value: value.into(), note: note.into(), ..Fact::default() }
}

pub(crate) fn state(kind: StateKind, label: &str) -> State {
    State { kind, label: label.into() }
}

pub(crate) fn on_time() -> State {
    state(StateKind::OnTime, "Đúng hạn")
}

pub(crate) fn figure(shown: &str, unit: &str) -> Figure {
    Figure { shown: shown.into(), unit: unit.into(), meter: None }
}

pub(crate) fn key(label: &str, shown: &str, unit: &str) -> KeyFigure {
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

pub(crate) fn state_cell(state: State) -> Cell {
    Cell { state: Some(state), ..Cell::default() }
}

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
