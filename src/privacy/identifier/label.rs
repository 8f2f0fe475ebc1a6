//! Labels: the words that say what the number beside them is.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// What a word says about the number beside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub(super) enum Label {
    Cccd,
    Cmnd,
    Passport,
    Phone,
    Bank,
    /// The name of a bank: says less than the word account.
    BankName,
    SocialInsurance,
    HealthInsurance,
    Tax,
    Birth,
    Plate,
    /// A company or an office, whose numbers are public.
    Office,
    Treasury,
    /// Amounts of money follow.
    Money,
    /// The number of a paper, a plot, a file.
    Paper,
}

/// A set of labels.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Labels(u16);

impl Labels {
    pub(super) fn add(&mut self, label: Label) {
        self.0 |= 1 << label as u8;
    }

    pub(super) fn has(self, label: Label) -> bool {
        self.0 & (1 << label as u8) != 0
    }
}

use Label::{
    Bank, BankName, Birth, Cccd, Cmnd, HealthInsurance, Money, Office, Paper, Passport, Phone,
    Plate, SocialInsurance, Tax, Treasury,
};

/// Words with their accents, as they are written; a short one must stand alone.
pub(super) const WORDS: &[(Label, &[&str])] = &[
    (
        Cccd,
        &[
            "cccd",
            "c.c.c.d",
            "căn cước",
            "ccgc",
            "đdcn",
            "định danh",
            "đinh danh",
            "sđd",
            "cc",
            "citizen id",
            "identity",
            "id number",
            "personal id",
            "id card",
            "số id",
            "mã công dân",
            "số gttt",
            "gttt",
            "giấy tờ tùy thân",
            "giấy tờ tuỳ thân",
            "căncước",
            "địnhdanh",
            "cmt/cccd",
            "id no",
        ],
    ),
    (Cmnd, &["cmnd", "c.m.n.d", "cmtnd", "cmt", "chứng minh", "chứngminh", "giấy cm", "cmqđ"]),
    (Passport, &["hộ chiếu", "passport", "hộchiếu", "hc số", "số hc"]),
    (
        Phone,
        &[
            "điện thoại",
            "điệnthoại",
            "đt",
            "sđt",
            "s.đ.t",
            "sdt",
            "đtdđ",
            "dtdd",
            "di động",
            "đd",
            "tel",
            "phone",
            "mobile",
            "hotline",
            "zalo",
            "viber",
            "liên hệ",
            "liên lạc",
            "gọi",
            "alo",
            "a lô",
            "máy bàn",
            "máy lẻ",
            "fax",
            "telegram",
            "whatsapp",
            "cell",
            "đường dây nóng",
            "nhắn tin",
            "số máy",
            "tổng đài",
            "call",
            "contact",
        ],
    ),
    (
        Bank,
        &[
            "stk",
            "s.t.k",
            "tài khoản",
            "tàikhoản",
            "số tk",
            "tk",
            "account",
            "iban",
            "số thẻ",
            "thẻ atm",
            "atm",
            "chuyển khoản",
            "ck qua",
            "ck vào",
        ],
    ),
    (
        BankName,
        &[
            "ngân hàng",
            "bank",
            "agribank",
            "vietcombank",
            "vcb",
            "bidv",
            "vietinbank",
            "techcombank",
            "tcb",
            "mbbank",
            "mb bank",
            "acb",
            "sacombank",
            "vpbank",
            "tpbank",
            "hdbank",
            "shb",
            "vib",
            "lpbank",
            "lienvietpostbank",
            "liên việt",
            "msb",
            "ocb",
            "seabank",
            "eximbank",
            "abbank",
            "pvcombank",
            "kienlongbank",
            "vietbank",
            "co-opbank",
            "coopbank",
            "quỹ tín dụng",
            "nhcsxh",
            "momo",
            "ví điện tử",
            "viettelpay",
            "viettel money",
            "zalopay",
        ],
    ),
    (
        SocialInsurance,
        &[
            "bhxh",
            "b.h.x.h",
            "bảo hiểm xã hội",
            "sổ bảo hiểm",
            "sổ bảo hiểm xã hội",
            "mã số bảo hiểm",
            "mã số bảo hiểm xã hội",
            "social insurance",
        ],
    ),
    (
        HealthInsurance,
        &["bhyt", "b.h.y.t", "bảo hiểm y tế", "thẻ bảo hiểm", "mã thẻ", "health insurance"],
    ),
    (
        Tax,
        &[
            "mst",
            "m.s.t",
            "mã số thuế",
            "mã thuế",
            "số thuế",
            "tax code",
            "tax id",
            "tax number",
            "tin no",
        ],
    ),
    (
        Birth,
        &[
            "ngày sinh",
            "sinh ngày",
            "sinh",
            "sn",
            "n.s",
            "ns",
            "ngày tháng năm sinh",
            "năm sinh",
            "sinh nhật",
            "dob",
            "d.o.b",
            "born",
            "birth",
            "birthday",
            "ntns",
        ],
    ),
    (
        Plate,
        &["biển số", "biển kiểm soát", "bks", "bsx", "biển xe", "biển đăng ký", "plate", "số xe"],
    ),
    (
        Office,
        &[
            "công ty",
            "cty",
            "doanh nghiệp",
            "hợp tác xã",
            "htx",
            "tập đoàn",
            "nhà thầu",
            "tnhh",
            "cổ phần",
            "mã số doanh nghiệp",
            "mã số dn",
            "đkkd",
            "ubnd",
            "ủy ban",
            "uỷ ban",
            "trường",
            "trạm",
            "chi nhánh",
            "company",
            "cơ quan",
            "đơn vị",
        ],
    ),
    (Treasury, &["kho bạc", "kbnn", "treasury"]),
    (
        Money,
        &[
            "số tiền",
            "kinh phí",
            "dự toán",
            "quyết toán",
            "ngân sách",
            "thành tiền",
            "giá trị",
            "đơn giá",
            "doanh thu",
            "tổng thu",
            "tổng chi",
            "tổng số",
            "tổng cộng",
            "tổng mức",
            "tổng",
            "nguồn vốn",
            "vốn",
            "chi thường xuyên",
            "chi đầu tư",
            "nguồn thu",
            "phân bổ",
            "bố trí",
            "mức hưởng",
            "amount",
            "total",
            "budget",
            "sum",
            "revenue",
            "spending",
            "số dư",
            "tồn quỹ",
        ],
    ),
    (
        Paper,
        &[
            "mã hồ sơ",
            "hồ sơ số",
            "thửa",
            "tờ bản đồ",
            "mã dự án",
            "isbn",
            "issn",
            "qhns",
            "tọa độ",
            "toạ độ",
            "mã vạch",
            "sha256",
            "sha-256",
            "md5",
            "checksum",
            "dấu thời gian",
            "timestamp",
            "phiên bản",
            "version",
            "số lô",
            "sê-ri",
            "serial",
            "số hiệu",
            "mã đơn vị",
            "mã đvqhns",
            "hóa đơn",
            "hoá đơn",
        ],
    ),
];

/// A label at its place in the folded text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Placed {
    pub(super) label: Label,
    pub(super) range: Range<usize>,
}

struct Finder {
    words: AhoCorasick,
    labels: Vec<Label>,
}

static FINDER: LazyLock<Option<Finder>> = LazyLock::new(|| {
    let rows =
        WORDS.iter().flat_map(|(label, words)| words.iter().map(move |word| (*label, bare(word))));
    // `ngaySinh`, `soTaiKhoan`
    let rows = rows.flat_map(|(label, word)| {
        let together = word.contains(' ').then(|| word.replace(' ', ""));
        [Some(word), together].into_iter().flatten().map(move |word| (label, word))
    });
    let (labels, words): (Vec<Label>, Vec<String>) = rows.unzip();
    let words = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .ok()?;
    Some(Finder { words, labels })
});

/// The word as it stands in folded text that is read for labels.
fn bare(word: &str) -> String {
    word.chars().map(|sign| super::sign::plain(sign).to_ascii_lowercase() as char).collect()
}

/// Words that may be part of a longer one, as in `so_cccd_chu_ho` or `SĐT0912…`.
const SHORTEST_PART: usize = 4;

/// The labels in a folded text, by place.
pub(super) fn labels(folded: &[u8]) -> Vec<Placed> {
    let Some(finder) = &*FINDER else { return Vec::new() };
    // `so_can_cuoc`, `so-dien-thoai`, and words that a line end divides.
    let text: Vec<u8> = folded
        .iter()
        .map(|sign| match sign {
            b'_' | b'-' | b'\n' | b'\t' => b' ',
            sign => sign.to_ascii_lowercase(),
        })
        .collect();
    let mut placed = Vec::new();
    for found in finder.words.find_iter(&text) {
        let range = found.range();
        let label = finder.labels[found.pattern().as_usize()];
        if stands_alone(&text, &range, label) && !is_another(&text, &range, label) {
            placed.push(Placed { label, range });
        }
    }
    placed
}

fn stands_alone(text: &[u8], range: &Range<usize>, label: Label) -> bool {
    let before = range.start.checked_sub(1).map(|at| text[at]);
    let after = text.get(range.end).copied();
    let is_letter = |sign: Option<u8>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
    let is_sure = range.len() >= SHORTEST_PART && label != Birth && label != BankName;
    // A number may follow a label at once.
    !is_letter(after) && !is_letter(before) || is_sure && !(is_letter(after) && is_letter(before))
}

/// Words of another meaning that hold the word: “học sinh”, “phát sinh ngày”, “chịu trách nhiệm”.
fn is_another(text: &[u8], range: &Range<usize>, label: Label) -> bool {
    let before = &text[range.start.saturating_sub(12)..range.start];
    let ends = |words: &[&str]| {
        let before = before.trim_ascii_end();
        words.iter().any(|word| {
            let Some(rest) = before.strip_suffix(word.as_bytes()) else { return false };
            rest.last().is_none_or(|sign| !sign.is_ascii_alphabetic())
        })
    };
    match label {
        Birth => ends(&[
            "hoc", "ve", "phat", "an", "hy", "hi", "thi", "dan", "tai", "song", "moc", "nhan",
            "tich", "gioi", "khu", "sac", "si", "thien", "duong", "nguyen",
        ]),
        _ => false,
    }
}
