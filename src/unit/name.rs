//! Levels, types and the names a unit had, each from its day on.

use super::record::Text;
use jiff::civil::Date;

/// The three levels until 30 June 2025; since then only province and commune.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Quận, huyện, thị xã, thành phố thuộc tỉnh; ended on 30 June 2025.
    District,
    /// Xã, phường, thị trấn, đặc khu.
    Commune,
}

/// The type of a unit, as its name says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum UnitType {
    /// Tỉnh.
    Tinh,
    /// Thành phố trực thuộc trung ương, a province by level.
    ThanhPhoTrungUong,
    /// Quận.
    Quan,
    /// Huyện.
    Huyen,
    /// Thị xã.
    ThiXa,
    /// Thành phố thuộc tỉnh or thuộc thành phố, a district by level.
    ThanhPho,
    /// Xã.
    Xa,
    /// Phường.
    Phuong,
    /// Thị trấn; none since 1 July 2025.
    ThiTran,
    /// Đặc khu, since 1 July 2025.
    DacKhu,
}

/// How well the day of a change is known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Certainty {
    /// The day a resolution took effect, seen in a published source.
    #[default]
    Day,
    /// The day a resolution took effect, known but not seen again in a source.
    Recalled,
    /// On or before this day: the first published list that shows the change.
    By,
}

/// A name, from its day until the next one's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DatedName {
    /// First day of the name.
    pub from: Date,
    /// How well that day is known.
    pub certainty: Certainty,
    /// The type the name says.
    pub unit_type: UnitType,
    /// The full name: `Phường Đình Bảng`.
    pub name: Text,
    /// The resolution that gave it, `388/NQ-UBTVQH16`; empty where unknown, or when the name is as
    /// old as the unit.
    pub resolution: Text,
}

impl Level {
    /// The word in keys and files: `commune`.
    pub fn key(self) -> &'static str {
        match self {
            Level::Province => "province",
            Level::District => "district",
            Level::Commune => "commune",
        }
    }

    /// The level a word names.
    pub fn from_key(key: &str) -> Option<Level> {
        [Level::Province, Level::District, Level::Commune].into_iter().find(|l| l.key() == key)
    }

    /// `cấp tỉnh`, `cấp huyện`, `cấp xã`.
    pub fn word(self) -> &'static str {
        match self {
            Level::Province => "cấp tỉnh",
            Level::District => "cấp huyện",
            Level::Commune => "cấp xã",
        }
    }
}

/// Key in the catalogue, word at the head of a name, word within a sentence, level.
const TYPES: [(UnitType, &str, &str, &str, Level); 10] = [
    (UnitType::Tinh, "tinh", "Tỉnh", "tỉnh", Level::Province),
    (
        UnitType::ThanhPhoTrungUong,
        "thanh-pho-trung-uong",
        "Thành phố",
        "thành phố",
        Level::Province,
    ),
    (UnitType::Quan, "quan", "Quận", "quận", Level::District),
    (UnitType::Huyen, "huyen", "Huyện", "huyện", Level::District),
    (UnitType::ThiXa, "thi-xa", "Thị xã", "thị xã", Level::District),
    (UnitType::ThanhPho, "thanh-pho", "Thành phố", "thành phố", Level::District),
    (UnitType::Xa, "xa", "Xã", "xã", Level::Commune),
    (UnitType::Phuong, "phuong", "Phường", "phường", Level::Commune),
    (UnitType::ThiTran, "thi-tran", "Thị trấn", "thị trấn", Level::Commune),
    (UnitType::DacKhu, "dac-khu", "Đặc khu", "đặc khu", Level::Commune),
];

impl UnitType {
    /// The word in keys and in the catalogue: `thanh-pho-trung-uong`.
    pub fn key(self) -> &'static str {
        TYPES[self as usize].1
    }

    /// The word at the head of a name: `Phường`.
    pub fn word(self) -> &'static str {
        TYPES[self as usize].2
    }

    /// The word within a sentence: `phường`.
    pub fn lower(self) -> &'static str {
        TYPES[self as usize].3
    }

    /// The level of units of this type.
    pub fn level(self) -> Level {
        TYPES[self as usize].4
    }

    /// The type a catalogue key names.
    pub fn from_key(key: &str) -> Option<UnitType> {
        TYPES.iter().find(|t| t.1 == key).map(|t| t.0)
    }

    /// The type the head of a full name says, among those of `level`: `Phường Đình Bảng`.
    pub fn of_name(name: &str, level: Level) -> Option<UnitType> {
        let says = |word: &str| name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
        TYPES.iter().find(|t| t.4 == level && says(t.2)).map(|t| t.0)
    }
}

impl DatedName {
    /// The name without its type: `Đình Bảng`; a numbered ward gives its number.
    pub fn bare(&self) -> &str {
        self.name.strip_prefix(self.unit_type.word()).unwrap_or(&self.name).trim_start()
    }

    /// The name within a sentence: `phường Đình Bảng`.
    pub fn in_sentence(&self) -> String {
        format!("{} {}", self.unit_type.lower(), self.bare())
    }
}
