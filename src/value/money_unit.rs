//! The unit in which a table writes money. Matched by a list of whole spellings after NFC, never by
//! an ending and never with the marks taken off: "đồng", "dòng", "đống" and "động" would be one.

use super::text;
use serde::{Deserialize, Serialize};

/// The unit of the money of a table or a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum MoneyUnit {
    /// đồng
    Dong,
    /// nghìn đồng, 10³
    Thousand,
    /// triệu đồng, 10⁶
    Million,
    /// tỷ đồng, 10⁹
    Billion,
}

use MoneyUnit::{Billion, Dong, Million, Thousand};

/// Every accepted spelling in lower case, misspellings met in real files included.
const SPELLINGS: &[(&str, MoneyUnit)] = &[
    ("đồng", Dong),
    ("đ", Dong),
    ("vnđ", Dong),
    ("vnd", Dong),
    ("đồng việt nam", Dong),
    ("việt nam đồng", Dong),
    ("nghìn đồng", Thousand),
    ("ngàn đồng", Thousand),
    ("nghìn đ", Thousand),
    ("ngàn đ", Thousand),
    ("nghìn", Thousand),
    ("ngàn", Thousand),
    ("1.000 đồng", Thousand),
    ("1000 đồng", Thousand),
    ("1.000đ", Thousand),
    ("1000đ", Thousand),
    ("1.000 đ", Thousand),
    ("1000 đ", Thousand),
    ("triệu đồng", Million),
    ("triệu đ", Million),
    ("triệu", Million),
    ("1.000.000 đồng", Million),
    ("1.000.000đ", Million),
    ("1.000.000 đ", Million),
    ("tr.đ", Million),
    ("trđ", Million),
    ("tr.đồng", Million),
    ("tr đồng", Million),
    ("tr. đồng", Million),
    ("triệu dồng", Million),
    ("tiệu đồng", Million),
    ("triệu đổng", Million),
    ("tỷ đồng", Billion),
    ("tỉ đồng", Billion),
    ("tỷ đ", Billion),
    ("tỉ đ", Billion),
    ("tỷ", Billion),
    ("tỉ", Billion),
];

impl MoneyUnit {
    /// All units, smallest first.
    pub const ALL: [MoneyUnit; 4] = [Dong, Thousand, Million, Billion];

    /// The unit written as `text`; none when the spelling is not on the list.
    pub fn parse(text: &str) -> Option<MoneyUnit> {
        let spelling = text::tidy(text).to_lowercase().replace('ð', "đ");
        let spelling = ["đơn vị tính:", "đvt:"]
            .iter()
            .find_map(|prefix| spelling.strip_prefix(prefix))
            .unwrap_or(&spelling)
            .trim();
        SPELLINGS.iter().find(|(known, _)| *known == spelling).map(|(_, unit)| *unit)
    }

    /// "nghìn đồng".
    pub fn label(self) -> &'static str {
        match self {
            Dong => "đồng",
            Thousand => "nghìn đồng",
            Million => "triệu đồng",
            Billion => "tỷ đồng",
        }
    }

    /// How many đồng one of it is.
    pub fn factor(self) -> i64 {
        10_i64.pow(self.decimals())
    }

    /// How many decimals a đồng needs in this unit.
    pub fn decimals(self) -> u32 {
        match self {
            Dong => 0,
            Thousand => 3,
            Million => 6,
            Billion => 9,
        }
    }
}
