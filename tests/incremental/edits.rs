//! Edits of a site, of its output and of its cache, and a source of random ones.

use crate::papers::{gif, pdf};
use crate::random::SplitMix64;
use crate::site::{Files, NEW, OLD, TREES_BEFORE, files, template};

/// One thing that may happen between two builds. A path stands for itself, numbers are taken round.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Edit {
    /// Nothing at all.
    Nothing,
    /// One text of a file becomes the other, whichever is there.
    Toggle(String, &'static str, &'static str),
    /// The n-th digit of a file becomes this one.
    Digit(String, usize, char),
    /// The n-th line goes.
    Cut(String, usize),
    /// A line comes before the n-th.
    Line(String, usize, &'static str),
    /// A file is written whole.
    Put(String, String),
    /// A file goes.
    Remove(String),
    /// A file is again as it was in the beginning.
    Restore(String),
    /// All files are.
    RestoreAll,
    /// Renamed on the disk.
    Rename(String, String),
    /// Two files take each other's place.
    Swap(String, String),
    /// Written again with the same bytes.
    Touch(String),
    /// Built as of another day.
    At(Option<&'static str>),
    /// Built for another address.
    BaseUrl(Option<&'static str>),
    /// Only a part of the site is made.
    Only(Option<&'static str>),
    /// A bit of a file of the cache turns.
    CacheFlip(usize, usize),
    /// A file of the cache is cut.
    CacheCut(usize, usize),
    /// A file of the cache goes.
    CacheLose(usize),
    /// The cache goes.
    CacheGone,
    /// Somebody changed a published file.
    OutChange(usize),
    /// Somebody removed a published file.
    OutRemove(usize),
    /// Somebody put a file of their own into the output.
    OutForeign(&'static str),
}

/// Texts that take turns: what an officer changes.
fn toggles() -> Vec<(String, &'static str, &'static str)> {
    let old = |name: &str| format!("{OLD}/{name}");
    let new = |name: &str| format!("{NEW}/{name}");
    let settings = || "content/site.yaml".to_owned();
    let kind = || "content/kinds/cay-xanh.yaml".to_owned();
    let own = |name: &str| format!("content/bac-ninh/xa-mau/{name}");
    let theme = |name: &str| format!("themes/default/{name}");
    let reception = || old("2023/tiep-cong-dan.yaml");
    let poor = || old("2023/ho-ngheo.yaml");
    vec![
        (reception(), "turns, value: 120", "turns, value: 131"),
        (reception(), "host: Nguyễn Văn Mẫu", "host: Nguyễn Văn Thử"),
        (reception(), "published: 2023-12-29", "published: 2024-03-29"),
        (reception(), "published: 2023-12-29", "published: 2027-03-29"),
        (reception(), "period: 2023\n", "period: 2023\ntitle: Lịch tiếp dân\n"),
        (reception(), "period: 2023\n", "period: 2023\nsample: false\n"),
        (reception(), "period: 2023\n", "period: 2023\nstate: withdrawn\nreason: Nhầm\n"),
        (reception(), "old: 84,", "old: 85,"),
        (reception(), "sessions, value: 48", "sessions, value: 84"),
        (old("2022/tiep-cong-dan.yaml"), "value: 90", "value: 91"),
        (poor(), "until: 2024-01-15", "until: 2026-12-31"),
        (poor(), "ho-ngheo.csv", "ho-ngheo-2.csv"),
        (poor(), "title: Quyết định,", "title: Quyết định có ký,"),
        (poor(), "poor: 2, near_poor: 1, persons: 5", "poor: 3, near_poor: 1, persons: 5"),
        // Figures that another document is held against: its estimate, its district.
        (
            old("2023/du-toan.yaml"),
            "3800, estimate_commune: 3800 }",
            "3800, estimate_commune: 3700 }",
        ),
        (old("2023/du-toan.yaml"), "line: total, outturn: 25120,", "line: total, outturn: 25121,"),
        (
            old("2023/du-toan.yaml"),
            "kind: budget-estimate\n",
            "kind: budget-estimate\nstate: withdrawn\nreason: Nhầm\n",
        ),
        (old("2023/quyet-toan.yaml"), "{ line: 1, estimate: 800,", "{ line: 1, estimate: 810,"),
        (old("2023/quyet-toan.yaml"), "line: C, settled: ", "line: C, settled: 1"),
        (poor(), "so-tay/mot/", "so-tay/hai/"),
        (poor(), "sổ tay", "sổ"),
        (old("2023/ho-ngheo.csv"), "Nguyễn Thị Hòe", "Nguyễn Thị Hoè Hai"),
        (old("2023/ho-ngheo.csv"), "Đình;3;", "Đình;4;"),
        (old("2023/ho-ngheo.csv"), "Hộ cận nghèo", "Hộ cận"),
        (old("2023/quyet-dinh.pdf"), "1.7 1", "1.7 2"),
        (old("2023/bao-cao.md"), "sessions, value: 4", "sessions, value: 5"),
        (old("2023/bao-cao.md"), "## Kết quả", "## Kết luận"),
        (old("2023/bao-cao.md"), "tep/quyet-dinh.pdf", "tep/khac.pdf"),
        (old("2023/cay-xanh.yaml"), "done: 80,", "done: 81,"),
        (old("2023/cay-xanh.yaml"), "cost: '12,5'", "cost: '12,6'"),
        (old("2023/dong-gop.yaml"), "collected: 36000", "collected: 36500"),
        (old("2023/quy.yaml"), "closing: 3800", "closing: 3900"),
        (old("unit.yaml"), "0222 000 0001", "0222 000 0002"),
        (old("unit.yaml"), "value: 12.000", "value: 13.000"),
        (old("unit.yaml"), "reception: Sáng", "reception: Chiều"),
        (new("2026/tiep-cong-dan.yaml"), "value: 60", "value: 61"),
        (new("2026/tiep-cong-dan.yaml"), "published: 2026-07-02", "published: 2026-12-02"),
        (new("2026/ho-ngheo.yaml"), "reason: Nhầm người", "reason: Nhầm kỳ"),
        (own("unit.yaml"), "name: Xã Mẫu", "name: Xã Thử"),
        (own("unit.yaml"), "code: 99999", "code: 99998"),
        (own("unit.yaml"), "level: commune\n", "level: commune\nreception: Sáng thứ Hai\n"),
        (settings(), "since: 2023", "since: 2022"),
        (settings(), "since: 2023", "since: 2026"),
        (settings(), "title: Trang thử", "title: Trang khác"),
        (settings(), "sample: true", "sample: false"),
        (settings(), "sample: true\n", "sample: true\ndate: 2026-11-20\n"),
        (settings(), "sample: true\n", "sample: true\nlanguage: en\n"),
        (settings(), "sample: true\n", "sample: true\noutputs: [data]\n"),
        (settings(), "sample: true\n", "sample: true\noutputs: [feeds]\n"),
        (settings(), "margin-days: 5", "margin-days: 5000"),
        (settings(), "commune: 40 KB", "commune: 1 KB"),
        (settings(), "https://example.vn/thu/", "https://khac.example.vn"),
        (settings(), "0222 000 0000", "0222 000 0009"),
        (kind(), "vi: Cây xanh trồng mới", "vi: Cây trồng"),
        (kind(), "order: 900", "order: 1"),
        (kind(), "rollup: sum }", "rollup: none }"),
        (kind(), "label: Kinh phí", "label: Chi phí"),
        (kind(), "address: trong-cay", "address: cay-moi"),
        (kind(), "trồng {trees} cây,", "đã trồng {trees} cây,"),
        ("content/pages/gioi-thieu.md".into(), "title: Về trang này", "title: Giới thiệu"),
        ("content/pages/gioi-thieu.md".into(), "group: about", "group: so-tay"),
        ("content/pages/gioi-thieu.md".into(), "(anh.gif)", "(anh-2.gif)"),
        ("content/pages/gioi-thieu.md".into(), "[sổ tay]", "[một]"),
        ("content/pages/anh.gif".into(), "GIF 1", "GIF 2"),
        ("content/pages/so-tay/mot.md".into(), "order: 1", "order: 3"),
        ("content/pages/so-tay/hai.md".into(), "title: Hai", "title: Trang hai"),
        ("content/pages/so-tay/hai.md".into(), "Trang hai.", "Trang hai!"),
        (theme("pages/unit.html"), "<h2", "<h2 class=\"x\""),
        (theme("parts/_contact.html"), "class=\"contact\"", "class=\"contact own\""),
        (theme("parts/_contact.html"), "{% endif %}", "{% endiff %}"),
        (theme("styles/parts/own.css"), "#123456", "#654321"),
        (theme("strings.vi.yaml"), "Hay hỏi", "Câu hay hỏi"),
        (theme("strings.vi.yaml"), "questions:", "home_label:"),
    ]
}

/// Files that come and go.
fn extras() -> Vec<(String, String)> {
    let base = files();
    let kind = base["content/kinds/cay-xanh.yaml"].replace("id: trees", "id: ponds");
    let kind = kind.replacen("address: trong-cay", "address: ao-ho", 1);
    let old = |name: &str, text: &str| (format!("{OLD}/{name}"), text.to_owned());
    let theme = |name: &str, from: &str, to: &str| {
        (format!("themes/default/{name}"), template(name).replacen(from, to, 1))
    };
    let page =
        "---\ntitle: Ba\nmenu: { group: so-tay, order: 0 }\n---\n[Một](/so-tay/mot/index.html)\n";
    let late = "kind: environment\nperiod: 2023\npublished: 2026-11-30\nstate: none-occurred\n";
    vec![
        ("content/kinds/ao-ho.yaml".into(), kind),
        old("2022/cay-xanh.yaml", TREES_BEFORE),
        old("2022/ho-ngheo.yaml", "kind: poor-households\nperiod: 2022\nstate: none-occurred\n"),
        old("2023/moi-truong.yaml", late),
        old("2023/ho-ngheo-2.csv", "STT;Chủ hộ;Số nhân khẩu;Diện\n1;Lê Văn Một;3;Hộ nghèo\n"),
        old("2023/hong.yaml", "kind: citizen-reception\n  period: [2023\n"),
        old("2023/la.yaml", "kind: khong-co\nperiod: 2023\n"),
        old("2023/khac.pdf", &pdf("khác")),
        (
            "content/bac-ninh/xa-moi/unit.yaml".into(),
            "name: Xã Mới\nlevel: commune\ncode: 99990\nreception: Sáng thứ Ba\n".into(),
        ),
        ("content/bac-ninh/phuong-kinh-bac/unit.yaml".into(), "reception: Thứ Năm\n".into()),
        (
            "content/bac-ninh-27/thanh-pho-tu-son/phuong-dong-ngan/unit.yaml".into(),
            "reception: Thứ Tư\n".into(),
        ),
        (
            "content/bac-ninh-27/thanh-pho-tu-son/phuong-dong-ngan/2023/tiep-cong-dan.yaml".into(),
            base[&format!("{OLD}/2022/tiep-cong-dan.yaml")].replace("2022", "2023"),
        ),
        ("content/pages/so-tay/ba.md".into(), page.into()),
        ("content/pages/anh-2.gif".into(), gif("GIF khác")),
        theme("pages/prose.html", "<h2", "<h2 class=\"y\""),
        theme("pages/home.html", "<h2", "<h2 class=\"y\""),
        theme("pages/disclosure.html", "<h2", "<h2 class=\"y\""),
        theme("parts/_pager.html", "class=\"", "class=\"y "),
        theme("parts/_origin.html", "class=\"", "class=\"y "),
        theme("layout.html", "<body", "<body class=\"y\""),
        theme("icons/mark.svg", "<svg", "<svg id=\"y\""),
    ]
}

/// A small source of numbers.
pub(crate) struct Dice(SplitMix64);

impl Dice {
    /// Numbers that follow from `seed`.
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(SplitMix64(seed))
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.next() as usize % end.max(1)
    }

    /// One of them.
    pub(crate) fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// Edits of one site, one after another.
pub(crate) struct Source {
    toggles: Vec<(String, &'static str, &'static str)>,
    extras: Vec<(String, String)>,
}

impl Source {
    pub(crate) fn new() -> Source {
        Source { toggles: toggles(), extras: extras() }
    }

    /// The next edit of a site with these files; after a refusal mostly one that mends.
    pub(crate) fn next(&self, dice: &mut Dice, now: &Files, last: &Edit, refused: bool) -> Edit {
        if refused && dice.below(3) > 0 {
            return mending(last, dice.below(2) == 0);
        }
        let paths: Vec<String> = now.keys().cloned().collect();
        let documents: Vec<String> =
            paths.iter().filter(|path| path.contains("/20")).cloned().collect();
        match dice.below(100) {
            0..40 => {
                let (path, one, other) = dice.one(&self.toggles);
                Edit::Toggle(path, one, other)
            }
            40..52 => {
                let (path, text) = dice.one(&self.extras);
                if now.contains_key(&path) { Edit::Remove(path) } else { Edit::Put(path, text) }
            }
            52..56 => {
                Edit::Digit(dice.one(&documents), dice.below(500), dice.one(&['0', '3', '7']))
            }
            56..59 => Edit::Cut(dice.one(&paths), dice.below(60)),
            59..62 => Edit::Line(
                dice.one(&documents),
                dice.below(9),
                dice.one(&["# ghi chú", "", "x: y"]),
            ),
            62..66 => Edit::Remove(dice.one(&paths)),
            66..70 => Edit::Restore(dice.one(&paths)),
            70..72 => {
                let from = dice.one(&paths);
                let to = renamed(&from, dice.below(3));
                Edit::Rename(from, to)
            }
            72..74 => Edit::Swap(dice.one(&documents), dice.one(&documents)),
            74..77 => Edit::Touch(dice.one(&paths)),
            77..82 => Edit::At(dice.one(&[
                None,
                Some("2023-12-30"),
                Some("2024-01-20"),
                Some("2024-01-21"),
                Some("2025-07-01"),
                Some("2026-12-31"),
                Some("2027-02-01"),
            ])),
            82..84 => Edit::BaseUrl(dice.one(&[None, Some("https://thu.example.vn/a"), Some("x")])),
            84..87 => Edit::CacheFlip(dice.below(70), dice.below(1 << 20)),
            87..88 => Edit::CacheCut(dice.below(70), dice.below(1 << 20)),
            88..90 => Edit::CacheLose(dice.below(70)),
            90..91 => Edit::CacheGone,
            91..93 => Edit::OutChange(dice.below(300)),
            93..95 => Edit::OutRemove(dice.below(300)),
            95..96 => Edit::Only(dice.one(&[None, None, Some("site"), Some("bac-ninh-27")])),
            96..97 => {
                Edit::OutForeign(dice.one(&["CNAME", ".well-known/x.txt", "bac-ninh/ghi-chu.txt"]))
            }
            _ => Edit::Nothing,
        }
    }
}

/// What takes an edit back.
fn mending(last: &Edit, wholly: bool) -> Edit {
    match last {
        _ if wholly => Edit::RestoreAll,
        Edit::Toggle(..) => last.clone(),
        Edit::Digit(path, ..) | Edit::Cut(path, _) | Edit::Line(path, ..) | Edit::Remove(path) => {
            Edit::Restore(path.clone())
        }
        Edit::Put(path, _) => Edit::Remove(path.clone()),
        Edit::Rename(one, other) => Edit::Rename(other.clone(), one.clone()),
        Edit::Swap(..) => last.clone(),
        _ => Edit::RestoreAll,
    }
}

fn renamed(path: &str, how: usize) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match how {
        0 => format!("{folder}/z-{name}"),
        1 => format!("{folder}/0-{name}"),
        _ => path.replace("/2023/", "/2022/"),
    }
}

/// The files after an edit of the content; none when it is no such edit.
pub(crate) fn after(edit: &Edit, now: &Files) -> Option<Files> {
    let mut then = now.clone();
    match edit {
        Edit::Toggle(path, one, other) => {
            let text = now.get(path).cloned().unwrap_or_default();
            // The longer first: it may hold the shorter.
            let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
            let text = if text.contains(long) {
                text.replacen(long, short, 1)
            } else {
                text.replacen(short, long, 1)
            };
            then.entry(path.clone()).and_modify(|old| *old = text);
        }
        Edit::Digit(path, nth, digit) => change(&mut then, path, |text| {
            let places: Vec<usize> =
                text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
            if !places.is_empty() {
                let at = places[nth % places.len()];
                text.replace_range(at..=at, &digit.to_string());
            }
        }),
        Edit::Cut(path, nth) => change(&mut then, path, |text| {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let cut = nth % lines.len().max(1);
            let left = lines.iter().enumerate().filter(|(at, _)| *at != cut).map(|(_, line)| *line);
            *text = left.collect();
        }),
        Edit::Line(path, nth, line) => change(&mut then, path, |text| {
            let mut lines: Vec<&str> = text.lines().collect();
            lines.insert(nth % (lines.len() + 1), line);
            *text = lines.join("\n") + "\n";
        }),
        Edit::Put(path, text) => drop(then.insert(path.clone(), text.clone())),
        Edit::Remove(path) => drop(then.remove(path)),
        Edit::Restore(path) => match files().remove(path) {
            Some(text) => drop(then.insert(path.clone(), text)),
            None => drop(then.remove(path)),
        },
        Edit::RestoreAll => then = files(),
        Edit::Rename(one, other) => {
            if let Some(text) = then.remove(one) {
                then.insert(other.clone(), text);
            }
        }
        Edit::Swap(one, other) => {
            if let (Some(a), Some(b)) = (now.get(one), now.get(other)) {
                then.insert(one.clone(), b.clone());
                then.insert(other.clone(), a.clone());
            }
        }
        _ => return None,
    }
    Some(then)
}

fn change(files: &mut Files, path: &str, change: impl FnOnce(&mut String)) {
    if let Some(text) = files.get_mut(path) {
        change(text);
    }
}
