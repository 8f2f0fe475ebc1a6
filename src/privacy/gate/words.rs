//! What the gate says: classes and reasons in words, and values so that they give nobody away.

use crate::finding::code::both;
use crate::privacy::identifier::{Class, Why};

/// A class in words of both languages, for a finding.
pub fn words_of(class: Class) -> String {
    let (vi, en) = named(class);
    both(vi, en)
}

/// A class in Vietnamese and in English.
pub fn named(class: Class) -> (&'static str, &'static str) {
    match class {
        Class::Cccd => ("số căn cước công dân (CCCD)", "a personal identification number (CCCD)"),
        Class::Cmnd => ("số chứng minh nhân dân (CMND)", "an identity card number (CMND)"),
        Class::Passport => ("số hộ chiếu", "a passport number"),
        Class::Mobile => ("số điện thoại di động", "a mobile telephone number"),
        Class::Landline => ("số điện thoại", "a telephone number"),
        Class::Bank => ("số tài khoản ngân hàng", "a bank account"),
        Class::SocialInsurance => ("mã số bảo hiểm xã hội (BHXH)", "a social-insurance number"),
        Class::HealthInsurance => ("số thẻ bảo hiểm y tế (BHYT)", "a health-insurance card number"),
        Class::Tax => ("mã số thuế cá nhân", "a personal tax number"),
        Class::Email => ("địa chỉ thư điện tử", "an e-mail address"),
        Class::BirthDate => ("ngày sinh của một người", "a person's date of birth"),
        Class::Health => ("bệnh tật của một người", "a person's illness"),
        Class::Plate => ("biển số xe", "a number plate"),
        Class::Home => ("địa chỉ nhà riêng", "a home address"),
    }
}

/// Why it is suspected.
pub(super) fn why(why: Why) -> String {
    match why {
        Why::Form => String::new(),
        Why::Word => both(", theo chữ đứng cạnh", ", by the word beside it"),
        Why::Heading => both(", theo tiêu đề cột", ", by the heading of its column"),
        Why::Person => {
            both(", đứng cạnh tên hoặc trong dòng của một người", ", beside a person or in her row")
        }
    }
}

/// Instead of why, for the last that is said of a file.
pub(super) fn and_more() -> String {
    both(
        ", và tệp này còn những chỗ khác như vậy, sẽ hiện ra khi đã sửa xong các chỗ trên",
        ", and there are more of its kind in this file, which show when these are mended",
    )
}

/// The value without what tells whose it is: its last two signs, if it is long.
pub fn shortened(written: &str) -> String {
    const SHOWN: usize = 2;
    const LONG: usize = 8;
    const WIDEST: usize = 24;
    let signs: Vec<char> = written.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let kept = if signs.len() >= LONG { SHOWN } else { 0 };
    let hidden = (signs.len() - kept).min(WIDEST);
    let tail: String = signs[signs.len() - kept..].iter().collect();
    format!("{}{tail}", "•".repeat(hidden))
}
