//! The first generator: the one that was there while the recogniser was written.

use unicode_normalization::UnicodeNormalization;

use crate::Planted;
use crate::disguise::{DISGUISES, disguise};
use crate::random::Random;

const PROVINCES: &[&str] = &["001", "024", "027", "030", "031", "033", "038", "040", "079", "092"];
const NAMES: &[&str] =
    &["Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Văn Ví", "Phạm Thị Dụ", "Hoàng Giả Định", "Đỗ Thị Giả"];

fn cccd(random: &mut Random) -> String {
    let (sex, year) = (random.below(4), random.digits(2));
    format!("{}{sex}{year}{}", random.of(PROVINCES), random.digits(6))
}

fn account(random: &mut Random) -> String {
    let size = [10, 12, 13, 14][random.below(4)];
    random.digits(size)
}

fn numbered(class: &'static str, random: &mut Random) -> (String, &'static [&'static str]) {
    match class {
        "cccd" => (
            cccd(random),
            &[
                "CCCD {}",
                "Số CCCD: {}",
                "căn cước công dân số {} cấp tại Bắc Ninh",
                "Số định danh cá nhân: {}.",
                "ĐDCN {}",
                "Hộ ông {n}, {}, thôn Đông",
                "{n};{};Đông Ngàn",
                "| 4 | {n} | {} | hộ nghèo |",
                "ghi chú: {}",
                "# {} (xóa sau)",
                "{n} - {} - nhận 500.000 đồng",
                "so_cccd: {}",
                "[xem](ho-so/{}.pdf)",
                "<!-- {} -->",
                "Mã công dân {}",
            ],
        ),
        "cmnd" => (
            random.digits(9),
            &[
                "CMND {}",
                "Số CMND: {}",
                "Chứng minh nhân dân số {}",
                "CMT: {} do Công an tỉnh cấp",
                "so_cmnd: {}",
            ],
        ),
        "mobile" => {
            let head = ["032", "038", "056", "070", "079", "081", "085", "090", "091", "098"]
                [random.below(10)];
            (
                format!("{head}{}", random.digits(7)),
                &[
                    "ĐT {}",
                    "Điện thoại: {}",
                    "SĐT {} gặp chị Hoa",
                    "Liên hệ {n}, {}",
                    "Zalo {}",
                    "| {n} | {} |",
                    "{n} ({})",
                    "gọi {} nhé",
                    "phone: {}",
                    "# số của anh Hùng {}",
                ],
            )
        }
        "landline" => (
            format!("0222{}", random.digits(7)),
            &["Điện thoại nhà: {}", "ĐT {}", "máy bàn {}", "tel: {}", "{n}, {}"],
        ),
        "bank" => (
            account(random),
            &[
                "STK {}",
                "Số tài khoản: {} Agribank",
                "TK số {} tại Vietcombank",
                "chuyển khoản vào tài khoản {} của {n}",
                "so_tai_khoan: {}",
                "Tài khoản ngân hàng {}",
            ],
        ),
        "bhxh" => (
            random.digits(10),
            &["Mã số BHXH: {}", "BHXH {}", "số sổ bảo hiểm xã hội {}", "bhxh: {}"],
        ),
        _ => (
            format!("8{}", random.digits(9)),
            &["MST {}", "Mã số thuế cá nhân: {}", "mã số thuế {} của ông {n}", "mst: {}"],
        ),
    }
}

fn coded(class: &'static str, random: &mut Random) -> (String, &'static [&'static str]) {
    let date = (random.between(1, 28), random.between(1, 12), random.between(1930, 2015));
    match class {
        "passport" => {
            let number = format!("{}{}", random.of(&["B", "C", "P", "K"]), random.digits(7));
            (
                number,
                &["Hộ chiếu {}", "Hộ chiếu số: {} cấp năm 2019", "Passport {}", "số hộ chiếu {}"],
            )
        }
        "bhyt" => {
            let head = random.of(&["HN", "GD", "DN", "TE", "CN"]);
            let role = random.between(1, 5);
            let tail = random.digits(10);
            let number = match random.below(4) {
                0 => format!("{head}{role}27{tail}"),
                1 => format!("{head} {role} 27 {} {}", &tail[..5], &tail[5..]),
                2 => format!("{head}-{role}-27-{tail}"),
                _ => format!("{head}{role} 27 {tail}"),
            };
            (number, &["Thẻ BHYT {}", "BHYT: {}", "{n}, {}", "số thẻ {} hết hạn 31/12/2024"])
        }
        "email" => {
            let name = random.of(&["nguyen.van.mau", "thu_le", "vi1958", "du-pham"]);
            let host = random.of(&["gmail.com", "yahoo.com.vn", "bacninh.edu.vn", "mau.vn"]);
            let number = match random.below(8) {
                0..=2 => format!("{name}@{host}"),
                3 => format!("{name} [at] {host}"),
                4 => format!("{name}(at){host}"),
                5 => format!("{name}＠{host}"),
                6 => format!("{name}&#64;{host}"),
                _ => format!("{name} @ {host}"),
            };
            (
                number,
                &[
                    "Thư: {}",
                    "email {}",
                    "gửi về {}.",
                    "<a href=\"mailto:{}\">thư</a>",
                    "| {n} | {} |",
                ],
            )
        }
        "birth" => {
            let (day, month, year) = date;
            let number = match random.below(7) {
                0 => format!("{day:02}/{month:02}/{year}"),
                1 => format!("{day}-{month}-{year}"),
                2 => format!("{day}.{month}.{year}"),
                3 => format!("{day} tháng {month} năm {year}"),
                4 => format!("{year}-{month:02}-{day:02}"),
                5 => format!("{day:02} / {month:02} / {year}"),
                _ => format!("{day:02}{month:02}{year}"),
            };
            (
                number,
                &[
                    "sinh ngày {}",
                    "Ngày sinh: {}",
                    "{n} (SN {})",
                    "ngay_sinh: {}",
                    "{n}, sinh {} tại Từ Sơn",
                    "sinh vào ngày {}",
                ],
            )
        }
        "plate" => {
            let (head, tail) = (random.between(11, 99), random.digits(5));
            let letter = random.of(&["A", "B1", "H1", "C", "F5"]);
            let number = match random.below(4) {
                0 => format!("{head}{letter}-{}.{}", &tail[..3], &tail[3..]),
                1 => format!("{head}-{letter} {}.{}", &tail[..3], &tail[3..]),
                2 => format!("{head}{letter} {tail}"),
                _ => format!("{head}{letter}-{tail}"),
            };
            (
                number,
                &["Biển số {}", "xe máy biển kiểm soát {}", "BKS: {}", "biển số xe {} của {n}"],
            )
        }
        _ => {
            let word = random.of(&[
                "ung thư phổi",
                "suy thận mạn",
                "nhiễm HIV",
                "tâm thần phân liệt",
                "động kinh",
                "tai biến",
                "khuyết tật nặng",
                "tiểu đường",
                "bại não",
                "xơ gan",
                "tự kỷ",
                "nghiện ma túy",
            ]);
            let text = match random.below(4) {
                0 => word.to_uppercase(),
                1 => word.nfd().collect(),
                _ => word.to_owned(),
            };
            (
                text,
                &[
                    "Ông {n}, {}",
                    "{n} bị {}",
                    "chồng {}, con nhỏ",
                    "con gái bị {}",
                    "bà {n} ({})",
                    "| {n} | {} |",
                    "vợ mắc {}",
                ],
            )
        }
    }
}

const NUMBERED: &[&str] =
    &["cccd", "cccd", "cccd", "mobile", "mobile", "cmnd", "landline", "bank", "bhxh", "tax"];
const CODED: &[&str] = &["passport", "bhyt", "email", "birth", "plate", "health"];

/// Sentences with one identifier each.
pub(crate) fn sentences(count: usize) -> impl Iterator<Item = Planted> {
    let mut random = Random::new(1);
    (0..count).map(move |n| one(n, &mut random))
}

fn one(n: usize, random: &mut Random) -> Planted {
    loop {
        let is_number = n % 3 != 2;
        let class = random.of(if is_number { NUMBERED } else { CODED });
        let (number, templates) =
            if is_number { numbered(class, random) } else { coded(class, random) };
        let template = random.of(templates);
        let way = if is_number { random.of(DISGUISES) } else { "as it is" };
        // A number in cells, or cut by a line end, has nothing but its form where it says nothing itself.
        let shown = if is_number { disguise(&number, way, random) } else { Some(number) };
        let fits = !(way == "cells" && template.contains('|'));
        let Some(shown) = shown.filter(|_| fits) else { continue };
        let name = random.of(NAMES);
        let template = template.replace("{n}", name);
        let template = if random.below(12) == 0 { template.nfd().collect() } else { template };
        let start = template.find("{}").unwrap();
        let text = template.replace("{}", &shown);
        return Planted { class, disguise: way, end: start + shown.len(), start, text };
    }
}

/// Lines of ordinary numbers.
pub(crate) fn ordinary(count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(2);
    (0..count).map(move |_| ordinary_one(&mut random))
}

fn amount(random: &mut Random) -> String {
    let groups = random.between(1, 4);
    let head = random.between(1, 999);
    (0..groups).fold(head.to_string(), |text, _| format!("{text}.{}", random.digits(3)))
}

fn ordinary_one(random: &mut Random) -> String {
    let (a, b) = (amount(random), amount(random));
    let (day, month, year) =
        (random.between(1, 28), random.between(1, 12), random.between(2015, 2027));
    let number = random.between(1, 4000);
    match random.below(28) {
        0 => format!("Tổng thu {a} đồng, tổng chi {b} đồng"),
        1 => format!(
            "| {} | {a} | {b} | {},{} % |",
            random.between(1, 40),
            random.between(1, 200),
            random.digits(2)
        ),
        2 => format!("Quyết định số {number}/QĐ-UBND ngày {day:02}/{month:02}/{year}"),
        3 => format!("Nghị quyết {number}/{year}/NQ-HĐND ngày {day} tháng {month} năm {year}"),
        4 => format!(
            "Chương {}, loại {}, khoản {}, mục {}",
            random.between(800, 989),
            random.between(10, 430),
            random.between(11, 432),
            random.between(1000, 9999)
        ),
        5 => format!(
            "{}-{:03}-{}",
            random.between(800, 989),
            random.between(10, 432),
            random.between(1000, 9999)
        ),
        6 => format!("Mã ĐVQHNS {}", random.between(1_000_000, 3_999_999)),
        7 => format!(
            "Mã đơn vị hành chính {:05}, {:03}, {:02}",
            random.between(1, 32000),
            random.between(1, 973),
            random.between(1, 96)
        ),
        8 => format!(
            "Kỳ {year}-Q{}, {year}-{month:02}, từ {day:02}/{month:02}/{year} đến {day:02}/12/{year}",
            random.between(1, 4)
        ),
        9 => format!(
            "Tài khoản {}.{}.{} tại Kho bạc Nhà nước",
            random.between(3000, 9999),
            random.below(3),
            random.between(1_000_000, 1_999_999)
        ),
        10 => format!("Thu {} đồng", a.replace('.', " ")),
        11 => format!("Số tiền {} đồng", a.replace('.', "")),
        12 => format!(
            "Tỷ lệ {},{} %, tăng {},{} lần",
            random.between(0, 99),
            random.digits(2),
            random.between(1, 9),
            random.digits(1)
        ),
        13 => format!(
            "Diện tích {} m2, {} người, {} hộ",
            amount(random),
            random.between(100, 30000),
            random.between(1, 900)
        ),
        14 => format!("Công văn {number}/UBND-TCKH ngày {day}.{month}.{year}"),
        15 => format!(
            "{},{},{},{}",
            random.between(1, 20),
            random.between(1_000, 999_999_999),
            random.between(1_000, 999_999_999),
            random.between(0, 100)
        ),
        16 => format!(
            "lúc {:02}:{:02} ngày {day:02}/{month:02}/{year}",
            random.below(24),
            random.below(60)
        ),
        17 => format!("Giai đoạn {year}-{}, nhiệm kỳ {}-{}", year + 1, year, year + 5),
        18 => format!("{{ line: A.{}, plan: {a}, done: {b} }}", random.between(1, 30)),
        19 => format!(
            "Thửa {}, tờ bản đồ {}, {} m2",
            random.between(1, 900),
            random.between(1, 90),
            random.between(30, 9000)
        ),
        20 => format!("tep-{year}{month:02}{day:02}-{number}.pdf"),
        21 => format!("Dự án {}: {a} nghìn đồng", random.between(7_000_000, 8_999_999)),
        22 => format!(
            "Mã hồ sơ 000.00.{:02}.H{:02}-{:02}{month:02}{day:02}-{:04}",
            random.below(90),
            random.below(60),
            year % 100,
            number
        ),
        23 => format!(
            "Biểu số {:02}/CK-NSNN, biểu {:02}, {:02}",
            random.below(99),
            random.below(99),
            random.below(99)
        ),
        24 => format!("- {a}\n- {b}\n- {}", amount(random)),
        25 => format!("{}\t{}\t{}", random.between(1, 99), a, b),
        26 => format!(
            "Luật {}/{year}/QH15, Nghị định {}/{year}/NĐ-CP",
            random.between(1, 200),
            random.between(1, 200)
        ),
        _ => format!(
            "sinh hoạt phí {a} đồng; học sinh {} em; vệ sinh {day:02}/{month:02}/{year}",
            random.between(1, 900)
        ),
    }
}
