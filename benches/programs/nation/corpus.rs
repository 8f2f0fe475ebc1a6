//! The corpus of a nation: real units, invented households and figures, the same on every machine.

use danbiet::search::{Found, Fragment, Row, Table, UnitEntry};
use danbiet::unit::{Catalogue, Level, Unit};
use danbiet::value::Date;

/// The day whose communes publish.
const DAY: Date = Date::constant(2025, 1, 1);
const LISTS: [i16; 6] = [2024, 2023, 2022, 2021, 2020, 2019];
const BUDGETS: [i16; 4] = [2024, 2023, 2022, 2021];
const HOUSEHOLDS: u64 = 60;

const SURNAMES: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Giàng", "Vàng", "Sùng", "Lò", "Quàng", "Y", "Hà", "Mai", "Tô",
    "Trịnh", "Đoàn", "Lương", "Lưu", "Cao", "Châu", "La", "Hứa", "Tạ", "Phùng", "Quách", "Nông",
    "Triệu", "Ma", "Thạch", "Kim", "Sơn", "Chau", "Đinh",
];
const MIDDLES: &[&str] = &[
    "Văn", "Thị", "Đình", "Hữu", "Đức", "Minh", "Xuân", "Quang", "Ngọc", "Thanh", "Bá", "Công",
    "Hồng", "Thu", "Kim", "Mạnh", "Trọng", "Duy", "Anh", "Thế", "A", "Quốc", "Tiến", "Như", "Viết",
    "Khắc", "Phú", "Gia", "Nhật", "Bích", "Mỹ", "Diệu", "Tuyết", "Cẩm", "Hoài", "Trung", "Chí",
    "Hải", "Thành", "Phước", "Tấn", "Thiện", "Ái", "Mộng", "Lệ", "Phương", "Bảo", "Khánh", "Nam",
    "Huy", "Sỹ", "Đăng", "Danh",
];
const GIVEN: &[&str] = &[
    "An", "Ánh", "Bảo", "Bình", "Chi", "Cường", "Dũng", "Đạt", "Đông", "Giang", "Hà", "Hải",
    "Hạnh", "Hiền", "Hiếu", "Hoà", "Hoa", "Hoè", "Hùng", "Hương", "Khánh", "Khoẻ", "Lan", "Liên",
    "Linh", "Long", "Lý", "Mai", "Nam", "Nga", "Ngân", "Nghĩa", "Nhung", "Pao", "Phúc", "Phương",
    "Quân", "Quý", "Sơn", "Tâm", "Tài", "Thảo", "Thắng", "Thuỷ", "Tiến", "Toàn", "Trang", "Tú",
    "Tuấn", "Uyên", "Vân", "Việt", "Vinh", "Xuân", "Yến", "Ba", "Bắc", "Bích", "Bốn", "Cẩm",
    "Cảnh", "Châu", "Chiến", "Chính", "Chung", "Công", "Cúc", "Diệp", "Diễm", "Diệu", "Doanh",
    "Dung", "Duyên", "Đào", "Đức", "Hậu", "Hoàng", "Hồng", "Huệ", "Huy", "Huyền", "Khang", "Khoa",
    "Kiên", "Kiều", "Lài", "Lâm", "Lệ", "Lộc", "Lợi", "Luân", "Lụa", "Mận", "Minh", "Mỹ", "Năm",
    "Nguyên", "Nguyệt", "Nhàn", "Nhân", "Nhật", "Nhi", "Như", "Oanh", "Phát", "Phong", "Phú",
    "Quang", "Quỳnh", "Sáng", "Sáu", "Sen", "Tân", "Thái", "Thanh", "Thành", "Thêm", "Thịnh",
    "Thọ", "Thơm", "Thu", "Thúy", "Thư", "Tình", "Tới", "Trâm", "Trí", "Trúc", "Trung", "Tùng",
    "Tuyết", "Tư", "Út", "Văn", "Vĩnh", "Vũ", "Vượng",
];
const HAMLETS: &[&str] = &[
    "Thôn Đông",
    "Thôn Đoài",
    "Thôn Thượng",
    "Thôn Hạ",
    "Xóm Mới",
    "Bản Pho",
    "Ấp Bình Hòa",
    "Tổ dân phố 3",
];
const LINES: &[&str] = &[
    "Thu nội địa",
    "Thuế giá trị gia tăng",
    "Thuế thu nhập cá nhân",
    "Thuế sử dụng đất phi nông nghiệp",
    "Lệ phí trước bạ nhà đất",
    "Lệ phí môn bài",
    "Phí, lệ phí",
    "Thu từ quỹ đất công ích và hoa lợi công sản",
    "Thu tiền sử dụng đất",
    "Đóng góp của nhân dân theo quy định",
    "Đóng góp tự nguyện",
    "Thu bổ sung cân đối từ cấp trên",
    "Thu bổ sung có mục tiêu",
    "Thu chuyển nguồn",
    "Thu kết dư ngân sách năm trước",
    "Thu khác",
    "Chi đầu tư phát triển",
    "Chi đầu tư xây dựng cơ bản",
    "Chi thường xuyên",
    "Chi dân quân tự vệ, trật tự an toàn xã hội",
    "Chi quốc phòng",
    "Chi an ninh",
    "Sự nghiệp giáo dục",
    "Sự nghiệp y tế",
    "Sự nghiệp văn hóa, thông tin",
    "Sự nghiệp thể dục thể thao",
    "Sự nghiệp phát thanh",
    "Sự nghiệp kinh tế",
    "Sự nghiệp giao thông",
    "Sự nghiệp nông, lâm, thủy lợi",
    "Sự nghiệp thị chính",
    "Sự nghiệp bảo vệ môi trường",
    "Sự nghiệp xã hội",
    "Hưu xã và trợ cấp khác",
    "Quản lý nhà nước, Đảng, đoàn thể",
    "Quản lý nhà nước",
    "Đảng Cộng sản Việt Nam",
    "Mặt trận Tổ quốc Việt Nam",
    "Hội Nông dân",
    "Dự phòng",
];

pub(crate) struct Corpus {
    pub(crate) units: Vec<UnitEntry>,
    publishing: Vec<bool>,
}

impl Corpus {
    /// All units, or those of one province by its code.
    pub(crate) fn of(province: Option<&str>) -> Corpus {
        let catalogue = Catalogue::embedded();
        let within = |unit: &&Unit| {
            let of = catalogue.province_of(&unit.id).map(|one| one.id.code.to_string());
            province.is_none_or(|code| of.as_deref() == Some(code))
        };
        let mut found: Vec<&Unit> = catalogue.units().iter().filter(within).collect();
        found.sort_by_key(|unit| unit.id.to_string());
        let publishing = found.iter().map(|unit| publishes(unit));
        let packs = |heir: &Unit| usize::from(publishes(heir));
        let entry = |unit: &&Unit| UnitEntry::of(catalogue, unit, &packs, &|_| true);
        Corpus { publishing: publishing.collect(), units: found.iter().map(entry).collect() }
    }

    /// How many documents there are.
    pub(crate) fn documents(&self) -> usize {
        self.publishing.iter().filter(|publishes| **publishes).count()
            * (LISTS.len() + BUDGETS.len())
    }

    /// The documents of a unit, and their rows.
    pub(crate) fn fragments(&self, place: usize, more: bool) -> (Vec<Fragment>, usize) {
        if !self.publishing[place] {
            return (Vec::new(), 0);
        }
        let mut dice = Dice(place as u64);
        let years = LISTS.into_iter().chain(more.then_some(2018));
        let mut rows = 0;
        let mut fragments: Vec<Fragment> = years.map(|year| list(&mut dice, year)).collect();
        rows += fragments.len() * HOUSEHOLDS as usize;
        fragments.extend(BUDGETS.into_iter().map(|year| budget(&mut dice, year)));
        rows += BUDGETS.len() * LINES.len();
        (fragments, rows)
    }

    /// The kinds by id, name, address and words.
    pub(crate) fn kinds(&self) -> [(String, String, String, Vec<String>); 2] {
        let kind = |id: &str, name: &str, address: &str, words: &[&str]| {
            (
                id.into(),
                name.into(),
                address.into(),
                words.iter().map(|word| (*word).into()).collect(),
            )
        };
        [
            kind(
                "poor-households",
                "Hộ nghèo",
                "loai/ho-ngheo",
                &["Hộ nghèo", "Danh sách hộ nghèo", "Hộ cận nghèo"],
            ),
            kind(
                "budget-settlement",
                "Quyết toán",
                "loai/quyet-toan",
                &["Quyết toán", "Thu chi", "Ngân sách"],
            ),
        ]
    }
}

fn publishes(unit: &Unit) -> bool {
    unit.level == Level::Commune && unit.existed_on(DAY)
}

fn list(dice: &mut Dice, year: i16) -> Fragment {
    let row =
        |_| Row { label: dice.name(), more: dice.one_of(HAMLETS).to_owned(), ..Row::default() };
    let table = Table {
        form: "danh-sach".into(),
        caption: "Danh sách hộ nghèo, hộ cận nghèo".into(),
        page: 1,
        persons: true,
        rows: (0..HOUSEHOLDS).map(row).collect(),
        ..Table::default()
    };
    document("poor-households", "ho-ngheo", "Danh sách hộ nghèo", year, &[table])
}

fn budget(dice: &mut Dice, year: i16) -> Fragment {
    let row = |(place, label): (usize, &&str)| Row {
        label: (*label).to_owned(),
        code: format!("{}.{}", place / 10 + 1, place % 10 + 1),
        figure: format!("{}.{:03}", dice.below(20_000), dice.below(1000)),
        ..Row::default()
    };
    let table = Table {
        form: "thu-chi".into(),
        caption: "Quyết toán thu, chi".into(),
        figure: "Quyết toán, nghìn đồng".into(),
        page: 1,
        rows: LINES.iter().enumerate().map(row).collect(),
        ..Table::default()
    };
    document("budget-settlement", "quyet-toan", "Quyết toán ngân sách", year, &[table])
}

fn document(kind: &str, path: &str, title: &str, year: i16, tables: &[Table]) -> Fragment {
    let found = Found {
        kind: kind.into(),
        period: year.to_string(),
        path: format!("/{year}/{path}"),
        state: "on-time Đúng hạn".into(),
        title: format!("{title} năm {year}"),
        figure: String::new(),
    };
    Fragment::new(&found, tables)
}

/// Numbers that are the same on every machine (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    /// A person's name; two in five have four words.
    fn name(&mut self) -> String {
        let (surname, middle, given) =
            (self.one_of(SURNAMES), self.one_of(MIDDLES), self.one_of(GIVEN));
        match self.below(5) {
            0 | 1 => format!("{surname} {middle} {} {given}", self.one_of(MIDDLES)),
            _ => format!("{surname} {middle} {given}"),
        }
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len() as u64) as usize]
    }
}
