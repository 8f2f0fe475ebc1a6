//! The second generator: other words, layouts and disguises than the first. It only measures.

use crate::Planted;
use crate::random::Random;
use crate::ways::{WAYS, code, map};

const PEOPLE: &[&str] = &[
    "Vũ Thị Minh Giả",
    "Đặng Quang Thử",
    "Ngô Bá Mẫu",
    "Bùi Thị Ví Dụ",
    "Giáp Văn Tưởng",
    "Dương Thị Tượng",
    "Lý A Mẫu",
    "Nông Thị Thí",
];

fn number(class: &'static str, random: &mut Random) -> (String, &'static [&'static str]) {
    match class {
        "cccd" => {
            let province = ["002", "019", "025", "026", "034", "036", "042", "056", "068", "075"]
                [random.below(10)];
            (
                format!("{province}{}{}", random.below(4), random.digits(8)),
                &[
                    "Chủ hộ: {n}. Số CCCD/ĐDCN: {}. Địa bàn: tổ dân phố 3.",
                    "thẻ căn cước của bà {n} mang số {}",
                    "Giấy tờ tùy thân: {}",
                    "- { stt: 4, head: {n}, note: \"{}\" }",
                    "4,{n},{},Thôn Thượng,Hộ nghèo",
                    "Đề nghị bổ sung {} vào hồ sơ của {n}",
                    "{\"hoTen\": \"{n}\", \"soDinhDanh\": \"{}\"}",
                    "![ảnh]({}.jpg)",
                    "người nhận ({}) đã ký",
                    "Kính gửi: {n} ({})",
                    "mã số {}",
                    "MSĐD {} của cháu",
                    "{} là căn cước của tôi",
                    "tên tệp quet_{}_mat_truoc.png",
                ],
            )
        }
        "mobile" => {
            let head = ["033", "039", "058", "076", "077", "082", "089", "093", "096", "099"]
                [random.below(10)];
            (
                format!("{head}{}", random.digits(7)),
                &[
                    "mọi thắc mắc xin gọi cho {n} theo số {}",
                    "Người phụ trách: {n}; di động: {}",
                    "hotline thôn: {}",
                    "{n} – {}",
                    "4;{n};{};Thôn Hạ",
                    "Alo {} khi đến nhận quà",
                    "whatsapp {}",
                    "liên lạc {} (anh Thử)",
                    "<a href=\"tel:{}\">gọi</a>",
                    "nhà có người trực, {}",
                    "số máy của trưởng thôn: {}",
                ],
            )
        }
        "cmnd" => (
            random.digits(9),
            &[
                "Số chứng minh: {}",
                "giấy CMND mang số {} cấp 2009",
                "CMTND {}",
                "cmnd cũ là {}",
                "(CMND số: {})",
                "\"cmnd\": \"{}\"",
            ],
        ),
        "landline" => {
            let head = ["0204", "0222", "0243", "0283", "0211"][random.below(5)];
            (
                format!("{head}{}", random.digits(7)),
                &[
                    "đt cố định {}",
                    "Nhà riêng: {}",
                    "Fax {}",
                    "gọi máy bàn số {} gặp {n}",
                    "điện thoại bàn: {}",
                ],
            )
        }
        "bank" => {
            let size = [9, 11, 12, 13, 15][random.below(5)];
            (
                random.digits(size),
                &[
                    "ủng hộ qua STK {} (chủ tài khoản {n})",
                    "số tài khoản cá nhân {}",
                    "Chuyển khoản: {} – Sacombank",
                    "tk {} MB Bank",
                    "Tên TK: {n}, số TK: {}, BIDV Bắc Ninh",
                    "tài khoản nhận tiền: {}",
                ],
            )
        }
        "bhxh" => (
            random.digits(10),
            &[
                "sổ BHXH số {}",
                "mã BHXH của chị là {}",
                "Bảo hiểm xã hội: {}",
                "số định danh BHXH {}",
            ],
        ),
        _ => {
            let number = format!("8{}", random.digits(9));
            (
                number,
                &[
                    "MST TNCN: {}",
                    "mã số thuế của hộ kinh doanh {n}: {}",
                    "Mã thuế {}",
                    "đã cấp MST {} cho ông {n}",
                ],
            )
        }
    }
}

fn coded(class: &'static str, random: &mut Random) -> (String, &'static [&'static str]) {
    let (day, month, year) =
        (random.between(1, 28), random.between(1, 12), random.between(1925, 2018));
    match class {
        "passport" => {
            let number = match random.below(3) {
                0 => format!("{}{}", random.of(&["B", "C", "N"]), random.digits(7)),
                1 => format!("{} {}", random.of(&["B", "C"]), random.digits(7)),
                _ => format!("{}{}", random.of(&["P", "K"]), random.digits(8)),
            };
            (
                number,
                &[
                    "số hộ chiếu của {n} là {}",
                    "HỘ CHIẾU: {}",
                    "passport no. {}",
                    "mang hộ chiếu {} đi nước ngoài",
                ],
            )
        }
        "bhyt" => {
            let (head, role, tail) = (
                random.of(&["HC", "TC", "BT", "XK", "HS"]),
                random.between(1, 5),
                random.digits(10),
            );
            let number = match random.below(4) {
                0 => format!("{head}{role}24{tail}"),
                1 => format!("{head}.{role}.24.{tail}"),
                2 => format!("{head} {role}24 {tail}"),
                _ => format!("{}{role}24{tail}", head.to_lowercase()),
            };
            (
                number,
                &[
                    "thẻ bảo hiểm của {n}: {}",
                    "mã thẻ {}",
                    "Số thẻ BHYT ghi {}",
                    "khám bằng thẻ {} ngày hôm qua",
                ],
            )
        }
        "email" => {
            let name = random.of(&["mau1960", "thi.gia", "ngo_ba_mau", "lienhe-thon"]);
            let host = random.of(&["gmail.com", "hotmail.com", "vnn.vn", "icloud.com"]);
            let number = match random.below(7) {
                0 | 1 => format!("{name}@{host}"),
                2 => format!("{} @ {}", name, host),
                3 => format!("{name}{{at}}{host}"),
                4 => format!("{name}%40{host}"),
                5 => format!("{name} a còng {host}"),
                _ => format!("{name}\u{200b}@\u{200b}{host}"),
            };
            (
                number,
                &[
                    "hộp thư {}",
                    "ý kiến gửi {} trước thứ Sáu",
                    "mail của {n}: {}",
                    "[{}](mailto:x)",
                ],
            )
        }
        "birth" => {
            let number = match random.below(7) {
                0 => format!("{day:02}/{month:02}/{year}"),
                1 => format!("{day}/{month}/{year}"),
                2 => format!("{day:02}-{month:02}-{year}"),
                3 => format!("{day:02}.{month:02}.{year}"),
                4 => format!("{day:02} tháng {month:02} năm {year}"),
                5 => format!("{year}/{month:02}/{day:02}"),
                _ => format!(
                    "{}/{}/{year}",
                    map(&format!("{day:02}"), code(0xff10)),
                    map(&format!("{month:02}"), code(0xff10))
                ),
            };
            (
                number,
                &[
                    "Ngày, tháng, năm sinh: {}",
                    "{n}, sinh {}",
                    "NGÀY SINH {}",
                    "Sinh ngày: {}; nơi sinh: xã Mẫu",
                    "\"ngaySinh\": \"{}\"",
                    "ông {n} ({})",
                ],
            )
        }
        "plate" => {
            let (head, tail) = (random.between(14, 99), random.digits(5));
            let letter = random.of(&["A", "K", "L1", "D1", "AB"]);
            let number = match random.below(3) {
                0 => format!("{head}{letter} - {}.{}", &tail[..3], &tail[3..]),
                1 => format!("{head}{letter}{tail}"),
                _ => format!("{head} - {letter} {}.{}", &tail[..3], &tail[3..]),
            };
            (
                number,
                &[
                    "xe mang biển số {}",
                    "biển kiểm soát: {}",
                    "BKS {}",
                    "biển đăng ký {} của gia đình",
                ],
            )
        }
        _ => {
            let word = random.of(&[
                "bị tai biến",
                "mắc ung thư gan",
                "chạy thận nhân tạo",
                "bị tâm thần",
                "nhiễm HIV",
                "liệt nửa người",
                "bị câm điếc",
                "suy tim độ 3",
                "bệnh lao",
                "đái tháo đường",
                "bị động kinh",
                "khuyết tật vận động",
            ]);
            (
                word.to_owned(),
                &[
                    "Bà {n} {}",
                    "mẹ già {}, không có thu nhập",
                    "{n}: {}",
                    "vợ {}, hai con nhỏ",
                    "cháu {n} {} từ nhỏ",
                    "4;{n};{}",
                ],
            )
        }
    }
}

const NUMBERS: &[&str] = &[
    "cccd", "cccd", "cccd", "cccd", "mobile", "mobile", "cmnd", "landline", "bank", "bhxh", "tax",
];
const CODES: &[&str] = &["passport", "bhyt", "email", "birth", "plate", "health"];

/// Sentences with one identifier each.
pub(crate) fn sentences(count: usize) -> impl Iterator<Item = Planted> {
    let mut random = Random::new(77);
    (0..count).map(move |_| {
        let is_number = random.below(100) < 62;
        let class = random.of(if is_number { NUMBERS } else { CODES });
        let (number, layouts) =
            if is_number { number(class, &mut random) } else { coded(class, &mut random) };
        let (name, way) = WAYS[random.below(WAYS.len())];
        let (disguise, shown) = if is_number { (name, way(&number)) } else { ("none", number) };
        let layout = random.of(layouts).replace("{n}", random.of(PEOPLE));
        // The piece, without what only stands around it.
        let shown = if shown.contains('⟦') { shown } else { format!("⟦{shown}⟧") };
        let marked = layout.replacen("{}", &shown, 1);
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (piece, after) = rest.split_once('⟧').unwrap();
        let (start, end) = (before.len(), before.len() + piece.len());
        Planted { class, disguise, start, end, text: format!("{before}{piece}{after}") }
    })
}

fn money(random: &mut Random) -> String {
    let mut text = random.between(1, 999).to_string();
    for _ in 0..random.between(1, 4) {
        text = format!("{text}.{:03}", random.below(1000));
    }
    text
}

/// Lines of ordinary numbers.
pub(crate) fn ordinary(count: usize) -> impl Iterator<Item = String> {
    let mut random = Random::new(78);
    (0..count).map(move |_| line(&mut random))
}

fn line(random: &mut Random) -> String {
    let (day, month, year) =
        (random.between(1, 28), random.between(1, 12), random.between(2016, 2027));
    let (one, two, act) = (money(random), money(random), random.between(1, 2500));
    match random.below(26) {
        0 => format!(
            "Thu ngân sách trên địa bàn đạt {one} triệu đồng, bằng {},{}% dự toán",
            random.between(50, 180),
            random.between(0, 99)
        ),
        1 => format!("| I | Thu cân đối | {one} | {two} | {} |", random.between(1, 200)),
        2 => format!(
            "Căn cứ Quyết định {act}/QĐ-UBND ngày {day} tháng {month} năm {year} của UBND tỉnh"
        ),
        3 => format!(
            "Kế hoạch số {act}/KH-UBND, Báo cáo {act}/BC-UBND ngày {day:02}/{month:02}/{year}"
        ),
        4 => format!(
            "mã nguồn {:02}, chương {}, khoản {:03}, tiểu mục {}",
            random.between(11, 29),
            random.between(800, 989),
            random.between(11, 432),
            random.between(1001, 9999)
        ),
        5 => format!("Mã quan hệ ngân sách: {}", random.between(1_000_000, 3_300_000)),
        6 => format!("{year}-Q1: {one}; {year}-Q2: {two}"),
        7 => format!(
            "nộp vào TK {}.{}.{} mở tại KBNN khu vực",
            random.between(3500, 9600),
            random.below(9),
            random.between(1_000_000, 1_300_000)
        ),
        8 => format!(
            "kinh phí {} đồng (bằng chữ: năm trăm nghìn đồng)",
            random.between(1_000_000, 999_999_999)
        ),
        9 => format!(
            "{},{} ha; {} m3; {} km",
            random.between(1, 900),
            random.between(0, 99),
            money(random),
            random.between(1, 99)
        ),
        10 => format!(
            "Trang {}-{}, mục {}.{}.{}",
            random.between(1, 50),
            random.between(51, 99),
            random.between(1, 9),
            random.between(1, 9),
            random.between(1, 9)
        ),
        11 => format!(
            "STT {}; số hộ {}; nhân khẩu {}; tỷ lệ {},{}",
            random.between(1, 99),
            random.between(1, 999),
            random.between(1000, 9999),
            random.between(0, 9),
            random.between(10, 99)
        ),
        12 => format!(
            "Nghị định {}/{year}/NĐ-CP; Thông tư {:02}/{year}/TT-BTC",
            random.between(1, 200),
            random.between(1, 99)
        ),
        13 => format!(
            "    - {{ line: B.{}, plan: {one}, actual: {two}, share: {} }}",
            random.between(1, 20),
            random.between(1, 150)
        ),
        14 => format!(
            "Họp từ {:02}h{:02} đến {:02}h{:02} ngày {day:02}/{month:02}",
            random.below(12),
            random.below(60),
            random.between(12, 23),
            random.below(60)
        ),
        15 => format!(
            "{year},{},{},{}",
            random.between(100_000_000, 9_999_999_999_usize),
            random.between(100_000, 99_999_999),
            random.between(1, 120)
        ),
        16 => format!("Tổng: {} VND", money(random).replace('.', ",")),
        17 => format!(
            "xã có mã {:05}, huyện {:03}, tỉnh {:02}",
            random.between(1, 32248),
            random.between(1, 973),
            random.between(1, 96)
        ),
        18 => format!(
            "từ ngày {day:02}/{month:02}/{year} đến hết ngày {day:02}/{month:02}/{}",
            year + 1
        ),
        19 => format!(
            "phiên bản {}.{}.{} phát hành {year}-{month:02}-{day:02}T{:02}:{:02}:00",
            random.below(9),
            random.below(20),
            random.below(20),
            random.below(24),
            random.below(60)
        ),
        20 => format!(
            "Gói thầu số {:02}: {one} đồng, giảm {two} đồng ({},{} %)",
            random.between(1, 30),
            random.between(0, 20),
            random.between(10, 99)
        ),
        21 => format!("bien-ban-{day:02}-{month:02}-{year}-lan-{}.docx", random.between(1, 5)),
        22 => format!(
            "Lương cơ sở {} đồng, hệ số {},{}, sinh hoạt phí {}",
            one,
            random.between(1, 6),
            random.between(10, 99),
            two
        ),
        23 => format!("{} {} {}", money(random), money(random), money(random)),
        24 => format!(
            "tọa độ {}.{}, {}.{}",
            random.between(20, 22),
            random.digits(6),
            random.between(104, 107),
            random.digits(6)
        ),
        _ => format!(
            "Hóa đơn số {:07} ngày {day:02}/{month:02}/{year}, hợp đồng {act}/{year}/HĐ",
            random.below(9_999_999)
        ),
    }
}
