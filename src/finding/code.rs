//! The one table of codes: name, severity, arguments, cause and remedy in both languages.
//!
//! Numbers go by subject: 001-049 files and YAML, 050-069 units, 070-099 kinds, 100-199 disclosures
//! and their values, 200-249 sums, 250-299 law, 300-349 personal data, 350-399 text and links,
//! 400-449 the site as a whole. A number is never reused.

use super::{Finding, Severity, Span, Words};

/// One row of the table, as listed by [`ALL`].
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// `DB012`.
    pub code: &'static str,
    /// Its name in the source.
    pub name: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// The four templates: cause and remedy in Vietnamese, then in English.
    pub templates: [&'static str; 4],
}

/// Divides the two languages of an argument made by [`both`].
const DIVIDER: char = '\u{1e}';

/// An argument of a message that is itself words: said in Vietnamese, and in English.
pub fn both(vi: &str, en: &str) -> String {
    format!("{vi}{DIVIDER}{en}")
}

fn in_vietnamese(argument: &str) -> &str {
    argument.split_once(DIVIDER).map_or(argument, |(vi, _)| vi)
}

fn in_english(argument: &str) -> &str {
    argument.split_once(DIVIDER).map_or(argument, |(_, en)| en)
}

macro_rules! findings {
    ($($code:ident $name:ident ($severity:ident) { $($field:ident),* }
        vi $vi_cause:literal $vi_remedy:literal
        en $en_cause:literal $en_remedy:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($code), "`: ", $en_cause)]
            #[derive(Clone, Debug)]
            pub struct $name { $(#[doc = concat!("The ", stringify!($field), " to be named.")] pub $field: String),* }

            impl $name {
                /// The finding at this place.
                pub fn at(self, span: Span) -> Finding { self.finding(Some(span)) }

                /// The finding where there is no file to point into.
                pub fn nowhere(self) -> Finding { self.finding(None) }

                #[allow(unused_variables)]
                fn finding(self, at: Option<Span>) -> Finding {
                    let (vi, en) = {
                        $(let $field = in_vietnamese(&self.$field);)*
                        let vi = Words { cause: format!($vi_cause), remedy: format!($vi_remedy) };
                        $(let $field = in_english(&self.$field);)*
                        (vi, Words { cause: format!($en_cause), remedy: format!($en_remedy) })
                    };
                    Finding {
                        at, code: stringify!($code), severity: Severity::$severity, vi, en,
                        related: Vec::new(),
                    }
                }
            }
        )*

        /// All codes, in the order of their numbers.
        pub const ALL: &[Row] = &[$(Row {
            code: stringify!($code), name: stringify!($name), severity: Severity::$severity,
            templates: [$vi_cause, $vi_remedy, $en_cause, $en_remedy],
        }),*];
    };
}

findings! {
    DB001 Unreadable(Error) { reason }
        vi "Không đọc được tệp: {reason}." "Kiểm tra tệp có mở được không và có quyền đọc không."
        en "The file cannot be read: {reason}." "Check that the file opens and that you may read it.";
    DB002 EmptyFile(Error) {}
        vi "Tệp trống." "Điền nội dung theo mẫu, hoặc xóa tệp."
        en "The file is empty." "Fill it in from the template, or delete it.";
    DB003 NotUtf8(Error) { looks }
        vi "Tệp không phải văn bản Unicode (UTF-8){looks}." "Mở tệp rồi lưu lại với mã UTF-8."
        en "The file is not Unicode text (UTF-8){looks}." "Open it and save it again as UTF-8.";
    DB004 TooLarge(Error) { size, limit }
        vi "Tệp nặng {size}, quá giới hạn {limit}." "Chia tệp thành nhiều phần, hoặc để bảng dài trong tệp CSV."
        en "The file has {size}, over the limit of {limit}." "Split it, or keep the long table in a CSV file.";
    DB005 LeadsOutside(Error) { path }
        vi "Đường dẫn “{path}” dẫn ra ngoài thư mục content." "Chép tệp vào trong thư mục content rồi ghi tên tệp ở đây."
        en "The path “{path}” leads out of the content folder." "Copy the file into content and name it here.";
    DB006 LinkLoop(Error) { path }
        vi "Liên kết “{path}” dẫn vòng về chính nó." "Xóa liên kết này và đặt tệp thật vào chỗ của nó."
        en "The link “{path}” leads back to itself." "Delete the link and put the real file in its place.";
    DB007 NotYaml(Error) { problem }
        vi "Không hiểu được cấu trúc tệp: {problem}." "Sửa tại chỗ đánh dấu; so với mẫu của loại tài liệu này."
        en "The structure of the file is not understood: {problem}." "Mend the marked place; compare with the template of this kind.";
    DB008 TabIndent(Error) {}
        vi "Đầu dòng có dấu Tab; tệp này chỉ dùng dấu cách." "Thay mỗi dấu Tab ở đầu dòng bằng hai dấu cách."
        en "The line begins with a tab; this file uses spaces only." "Replace each leading tab by two spaces.";
    DB009 DuplicateKey(Error) { key }
        vi "Mục “{key}” được ghi hai lần." "Giữ lại một mục đúng, xóa mục kia."
        en "The key “{key}” is written twice." "Keep the right one and delete the other.";
    DB010 TooDeep(Error) { limit }
        vi "Các mục lồng nhau quá {limit} bậc." "Viết lại cho phẳng hơn, theo mẫu."
        en "Values are nested more than {limit} deep." "Write it flatter, as in the template.";
    DB011 AliasNotAllowed(Error) {}
        vi "Tệp dùng dấu & hoặc * để lặp nội dung (anchor, alias); không được phép." "Viết nội dung đầy đủ tại chỗ. Nếu chữ thật sự bắt đầu bằng & hoặc *, đặt nó trong dấu nháy."
        en "The file repeats content by an anchor or alias (& or *); this is not allowed." "Write the content out. If a text really begins with & or *, put it in quotes.";
    DB012 UnknownKey(Error) { key, hint }
        vi "Không có mục nào tên “{key}”{hint}." "Sửa tên mục, hoặc xóa nếu thừa."
        en "There is no key “{key}”{hint}." "Correct the key, or delete it.";
    DB013 MissingKey(Error) { key }
        vi "Thiếu mục “{key}”." "Thêm một dòng “{key}: …” theo mẫu."
        en "The key “{key}” is missing." "Add a line “{key}: …” as in the template.";
    DB014 WrongShape(Error) { expected }
        vi "Ở đây cần {expected}." "Viết lại giá trị tại chỗ đánh dấu theo mẫu."
        en "This should be {expected}." "Rewrite the marked value as in the template.";
    DB015 ControlCharacter(Error) { sign }
        vi "Văn bản có ký tự điều khiển không nhìn thấy ({sign})." "Xóa ký tự đó; gõ lại chữ tại chỗ đánh dấu."
        en "The text holds an invisible control character ({sign})." "Delete it; type the marked text again.";
    DB016 TooMany(Error) { what, count, limit }
        vi "Có {count} {what}, quá giới hạn {limit}." "Chia nội dung ra nhiều tệp."
        en "There are {count} {what}, over the limit of {limit}." "Divide the content over several files.";
    DB110 AmbiguousAmount(Error) { written, thousands, decimal }
        vi "“{written}” có thể là {thousands} hoặc {decimal}." "Viết cho rõ: không dấu phân cách hàng nghìn (1250), hoặc dấu phẩy thập phân với một, hai chữ số (1,25)."
        en "“{written}” may be {thousands} or {decimal}." "Make it clear: no separator of thousands (1250), or a decimal comma with one or two digits (1,25).";
    DB111 StrangeSign(Error) { written, sign }
        vi "Trong số “{written}” có dấu “{sign}” không thuộc về số." "Chỉ ghi chữ số, dấu chấm hàng nghìn, dấu phẩy thập phân và dấu âm."
        en "The number “{written}” holds “{sign}”, which no number has." "Write digits, dots between thousands, a decimal comma and a minus only.";
    DB112 LooksLikeDigit(Error) { written, sign, digit }
        vi "Trong số “{written}” có ký tự “{sign}” trông giống chữ số {digit} nhưng không phải chữ số." "Gõ lại chữ số {digit}."
        en "The number “{written}” holds “{sign}”, which looks like the digit {digit} and is none." "Type the digit {digit}.";
    DB113 BadGroups(Error) { written, sign }
        vi "Các nhóm chữ số của “{written}” ngăn bằng “{sign}” không đủ ba chữ số." "Đếm lại chữ số; mỗi nhóm sau nhóm đầu có đúng ba chữ số."
        en "The groups of “{written}” by “{sign}” are not of three digits." "Count the digits: every group after the first has exactly three.";
    DB114 LeadingZero(Error) { written }
        vi "Số “{written}” bắt đầu bằng số 0 thừa." "Bỏ số 0 ở đầu, hoặc thêm chữ số bị thiếu."
        en "The number “{written}” begins with an idle zero." "Take the zero away, or add the digit that is missing.";
    DB115 NoDigits(Error) { written }
        vi "“{written}” không có chữ số nào." "Ghi một số, để trống, ghi dấu - hoặc “không phát sinh”."
        en "“{written}” has no digit." "Write a number, leave it blank, or write - or “không phát sinh”.";
    DB116 FractionOfDong(Error) { written }
        vi "“{written}” là một phần lẻ của đồng, trong khi bảng tính bằng đồng." "Kiểm tra đơn vị tính của bảng (money:), hoặc dấu chấm, dấu phẩy của số này."
        en "“{written}” is a fraction of a đồng, in a table of đồng." "Check the table's unit (money:), or the dot or comma of this number.";
    DB117 UnitNeeded(Error) { written }
        vi "Số tiền “{written}” có phần lẻ nhưng không ghi đơn vị tính." "Ghi đơn vị của bảng (money: triệu đồng) hoặc ngay sau số (12,5 tỷ)."
        en "The amount “{written}” has decimals and no unit." "Give the table's unit (money: triệu đồng) or write it after the number (12,5 tỷ).";
    DB118 AmountTooLarge(Error) { written }
        vi "Số “{written}” lớn quá mức có thể (10 triệu tỷ đồng)." "Kiểm tra đơn vị tính và số chữ số 0."
        en "The number “{written}” is beyond what is possible (10¹⁶ đồng)." "Check the unit and count the zeros.";
    DB119 AmbiguousNumber(Error) { written, thousands, decimal }
        vi "“{written}” có thể là {thousands} hoặc {decimal}." "Ghi “{thousands}” hoặc “{decimal}”."
        en "“{written}” may be {thousands} or {decimal}." "Write “{thousands}” or “{decimal}”.";
    DB120 UnknownMoneyUnit(Error) { unit }
        vi "Không biết đơn vị tiền “{unit}”." "Dùng một trong: đồng, nghìn đồng, triệu đồng, tỷ đồng."
        en "The unit of money “{unit}” is not known." "Use one of: đồng, nghìn đồng, triệu đồng, tỷ đồng.";
    DB121 TooFine(Error) { written }
        vi "Số “{written}” có quá sáu chữ số thập phân." "Làm tròn còn nhiều nhất sáu chữ số sau dấu phẩy."
        en "The number “{written}” has more than six decimals." "Round it to six decimals at most.";
    DB122 NotADate(Error) { written }
        vi "“{written}” không phải là ngày." "Ghi ngày/tháng/năm (15/04/2026) hoặc 2026-04-15."
        en "“{written}” is no date." "Write day/month/year (15/04/2026) or 2026-04-15.";
    DB123 ShortYear(Error) { written }
        vi "Ngày “{written}” có năm chỉ hai chữ số, không rõ thế kỷ nào." "Ghi năm đủ bốn chữ số."
        en "The date “{written}” has a year of two digits; its century is not said." "Write the year with four digits.";
    DB124 NoSuchDay(Error) { written }
        vi "Không có ngày “{written}” trong lịch (ngày đứng trước tháng)." "Kiểm tra ngày và tháng trên văn bản gốc."
        en "There is no day “{written}” (the day stands before the month)." "Check day and month in the original document.";
    DB125 FarYear(Error) { written }
        vi "Năm của “{written}” nằm ngoài 1900–2199." "Kiểm tra lại bốn chữ số của năm."
        en "The year of “{written}” is outside 1900–2199." "Check the four digits of the year.";
    DB126 NotAPeriod(Error) { written }
        vi "“{written}” không phải là kỳ báo cáo." "Ghi 2026, 2024-Q1, 2026-6M, 2026-03 hoặc 2026-03-15."
        en "“{written}” is no period." "Write 2026, 2024-Q1, 2026-6M, 2026-03 or 2026-03-15.";
}
