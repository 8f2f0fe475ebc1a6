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

/// A code that was kept, as one of the table; an error for one that the table does not have.
pub(super) fn known<'de, D: serde::Deserializer<'de>>(kept: D) -> Result<&'static str, D::Error> {
    use serde::Deserialize;
    let kept = String::deserialize(kept)?;
    let row = ALL.iter().find(|row| row.code == kept);
    row.map(|row| row.code).ok_or_else(|| serde::de::Error::custom("no such code"))
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
    DB017 FileMoved(Error) {}
        vi "Tệp đã thay đổi trong khi trang đang được dựng." "Chờ lưu xong rồi dựng lại."
        en "The file changed while the site was being built." "Build again when it is saved.";
    DB050 UnknownUnit(Error) { unit, hint }
        vi "Không có đơn vị “{unit}” trong danh mục{hint}." "Sửa tên thư mục hoặc mục “unit” theo danh mục; chạy danbiet init để tạo đúng thư mục."
        en "There is no unit “{unit}” in the catalogue{hint}." "Correct the folder or the key “unit”; danbiet init lays out the right folders.";
    DB051 UnitFolderMismatch(Error) { unit, folder }
        vi "Đơn vị “{unit}” không thuộc thư mục “{folder}”." "Chuyển tệp sang đúng thư mục của đơn vị, hoặc sửa mục “unit”."
        en "The unit “{unit}” does not belong in the folder “{folder}”." "Move the file to the unit's own folder, or correct the key “unit”.";
    DB052 UnitNotInPeriod(Error) { unit, period }
        vi "{unit} không tồn tại trong kỳ này ({period})." "Đặt tài liệu vào thư mục của đơn vị có trong kỳ đó, hoặc sửa kỳ."
        en "{unit} did not exist in this period ({period})." "Put the document into the folder of the unit of that time, or correct the period.";
    DB053 UnitClash(Error) { unit, other }
        vi "Đơn vị tự khai “{unit}” trùng với “{other}” đã có, hoặc đơn vị cấp trên không có." "Dùng mã, địa chỉ khác; hoặc bỏ name và level nếu đơn vị đã có trong danh mục."
        en "The declared unit “{unit}” clashes with “{other}”, or the unit above it does not exist." "Use another code or folder; or leave out name and level if the catalogue has it.";
    DB070 KindIncomplete(Error) {}
        vi "Tệp loại tài liệu thiếu phần chính (id, address, versions)." "So với một tệp mẫu trong tài liệu hướng dẫn và bổ sung."
        en "The kind file lacks its main parts (id, address, versions)." "Compare with a built-in kind and complete it.";
    DB071 KindAddressTaken(Error) { address, other }
        vi "Địa chỉ “{address}” đã thuộc loại tài liệu “{other}”." "Chọn address khác cho loại tài liệu của bạn."
        en "The address “{address}” already belongs to the kind “{other}”." "Choose another address for your kind.";
    DB072 KindReference(Error) { what, name }
        vi "Mục “{what}” nhắc tới “{name}” nhưng không có tên đó." "Sửa tên cho khớp với id đã khai, hoặc khai thêm."
        en "“{what}” names “{name}”, which does not exist." "Make the name agree with a declared id, or declare it.";
    DB073 VersionsOverlap(Error) { kind }
        vi "Loại tài liệu “{kind}” có hai phiên bản cùng áp dụng cho một cấp và một năm." "Sửa from, until hoặc levels để mỗi năm chỉ có một phiên bản."
        en "The kind “{kind}” has two versions for one level and year." "Change from, until or levels so that each year has one version.";
    DB074 IdTwice(Error) { what, id }
        vi "Mục “{what}” có hai phần cùng tên “{id}”." "Đổi tên một trong hai; mỗi tên chỉ dùng một lần."
        en "“{what}” has two entries named “{id}”." "Rename one of them; a name is used once.";
    DB100 UnknownKind(Error) { kind, hint }
        vi "Không có loại tài liệu “{kind}”{hint}." "Sửa mục “kind” theo danh sách loại tài liệu."
        en "There is no kind “{kind}”{hint}." "Correct the key “kind” by the list of kinds.";
    DB101 KindNotOwed(Error) { kind, level, year }
        vi "Loại “{kind}” không áp dụng cho {level} trong năm {year}." "Kiểm tra loại tài liệu, thư mục đơn vị và năm."
        en "The kind “{kind}” does not apply to a {level} in {year}." "Check the kind, the unit's folder and the year.";
    DB102 PeriodNotAllowed(Error) { written, kind, allowed }
        vi "“{kind}” không có kỳ “{written}”; kỳ được dùng: {allowed}." "Ghi lại mục “period”. Từ năm ngân sách 2026 kỳ là 3, 6, 9 tháng và năm, không còn gọi là quý."
        en "“{kind}” has no period “{written}”; allowed: {allowed}." "Correct the key “period”. From budget year 2026 periods are 3, 6, 9 months and the year, never quarters.";
    DB103 PeriodOtherYear(Error) { period, folder }
        vi "Kỳ thuộc năm {period} nhưng tệp nằm trong thư mục năm {folder}." "Sửa mục “period”, hoặc chuyển tệp sang thư mục năm {period}."
        en "The period is of {period}, but the file lies in the folder of {folder}." "Correct the period, or move the file to the folder {period}.";
    DB104 UnknownForm(Error) { form, hint }
        vi "Loại tài liệu này không có biểu “{form}”{hint}." "Sửa tên biểu trong mục “tables”."
        en "This kind has no form “{form}”{hint}." "Correct the name of the form under “tables”.";
    DB105 FormNotInKind(Error) {}
        vi "Loại tài liệu này không có bảng." "Xóa mục “tables”, hoặc kiểm tra lại mục “kind”."
        en "This kind has no tables." "Delete the key “tables”, or check the key “kind”.";
    DB106 UnknownLine(Error) { line, hint }
        vi "Biểu không có dòng “{line}”{hint}." "Sửa mã dòng; dòng riêng của đơn vị thì ghi code, label và level thay cho line."
        en "The form has no line “{line}”{hint}." "Correct the line; for a line of your own write code, label and level instead.";
    DB107 LineTwice(Error) { line }
        vi "Dòng “{line}” được ghi hai lần trong một biểu." "Giữ lại một dòng đúng."
        en "The line “{line}” is written twice in one form." "Keep the right one.";
    DB108 FixedLinesOnly(Error) { form }
        vi "Biểu “{form}” chỉ có các dòng cố định; dòng này không thuộc biểu." "Dùng mã dòng của biểu (line: …)."
        en "The form “{form}” has fixed lines only; this line is not among them." "Use a line of the form (line: …).";
    DB109 MoneyUnitMissing(Error) { form }
        vi "Biểu “{form}” có số tiền nhưng chưa khai đơn vị tính." "Thêm mục “money: nghìn đồng” (hoặc đồng, triệu đồng, tỷ đồng) theo bảng gốc."
        en "The form “{form}” holds money, but no unit is declared." "Add “money: nghìn đồng” (or đồng, triệu đồng, tỷ đồng) as on the original.";
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
    DB140 UnknownChoice(Error) { value, choices }
        vi "“{value}” không phải giá trị được chọn; các giá trị: “{choices}”." "Chọn một trong các giá trị đó."
        en "“{value}” is not one of the choices: “{choices}”." "Choose one of them.";
    DB141 ColumnNotAllowed(Error) { column }
        vi "Cột “{column}” không được công khai: đó là dữ liệu cá nhân." "Xóa hẳn cột này khỏi tệp, không chỉ ẩn đi."
        en "The column “{column}” must not be published: it is personal data." "Delete the column from the file; hiding it is not enough.";
    DB142 AttachmentMissing(Error) { name, hint }
        vi "Không có tệp “{name}” bên cạnh tài liệu{hint}." "Chép tệp vào cùng thư mục, hoặc sửa tên."
        en "There is no file “{name}” beside the document{hint}." "Copy the file into the folder, or correct the name.";
    DB143 CsvBroken(Error) { problem }
        vi "Không đọc được bảng CSV: {problem}." "Mở tệp, sửa dòng được đánh dấu, lưu lại dạng CSV UTF-8."
        en "The CSV table cannot be read: {problem}." "Open the file, mend the marked row, and save it as CSV UTF-8.";
    DB144 CsvColumnUnknown(Error) { name, hint }
        vi "Biểu không có cột “{name}”{hint}." "Sửa tên cột ở dòng đầu, hoặc xóa cột."
        en "The form has no column “{name}”{hint}." "Correct the heading, or delete the column.";
    DB145 NoFrontMatter(Error) {}
        vi "Tệp Markdown phải bắt đầu bằng phần khai báo giữa hai dòng ---." "Thêm phần khai báo theo mẫu ở đầu tệp."
        en "A Markdown file begins with its data between two lines of ---." "Add the data at the top as in the template.";
    DB146 AttachmentType(Error) { name }
        vi "Tệp “{name}” thuộc loại có thể tự chạy khi mở trên cổng, hoặc loại không rõ." "Xuất tệp ra PDF (hoặc ảnh PNG, JPEG; bảng XLSX, CSV) rồi đính kèm."
        en "The file “{name}” is of a sort that may act when opened on the site, or of an unknown sort." "Export it as PDF (or an image, PNG or JPEG; a table, XLSX or CSV) and attach that.";
    DB147 AttachmentTwice(Error) { name }
        vi "Hai tệp đính kèm cùng cho ra một tên “{name}” trên cổng." "Đổi tên một trong hai tệp; dấu và khoảng trắng không phân biệt được chúng."
        en "Two attachments give the same name “{name}” on the site." "Rename one of them; accents and spaces do not tell them apart.";
    DB148 NoneButFigures(Error) {}
        vi "Tài liệu khai là không phát sinh mà vẫn có bảng." "Bỏ mục “state” nếu có phát sinh, hoặc xóa các bảng."
        en "The document says that none occurred, and holds tables all the same." "Take “state” away if something occurred, or delete the tables.";
    DB149 PostedBackwards(Error) { from, until }
        vi "Niêm yết từ {from} đến {until}: ngày cuối đứng trước ngày đầu." "Kiểm tra lại hai ngày trên biên bản niêm yết."
        en "Posted from {from} until {until}: the last day stands before the first." "Check both days against the record of the posting.";
    DB150 PostedLong(Warning) { days }
        vi "Niêm yết {days} ngày, hơn một năm; tên trong danh sách sẽ hiện suốt thời gian đó." "Kiểm tra lại năm của ngày cuối; luật chỉ đòi ít nhất 30 ngày."
        en "Posted for {days} days, more than a year; names in lists are shown all that time." "Check the year of the last day; the law asks for 30 days at least.";
    DB200 SumDiffers(Warning) { label, written, summed, apart }
        vi "{label}: ghi {written}, cộng lại được {summed}, lệch {apart}." "Sửa dòng tổng hoặc dòng con sai. Nếu bản gốc đã ký ghi như vậy thì giữ nguyên: trang sẽ nói rõ chỗ lệch."
        en "{label}: {written} is written, the parts give {summed}, a difference of {apart}." "Correct the total or the part that is wrong. If the signed original says so, leave it: the page will show the difference.";
    DB201 LimitExceeded(Warning) { label, written, limit }
        vi "{label}: ghi {written}, cao hơn mức {limit}." "Kiểm tra lại hai con số theo bản gốc."
        en "{label}: {written} is written, more than {limit}." "Check both figures against the original.";
    DB202 RoundingOnly(Note) { label, written, summed }
        vi "{label}: ghi {written}, cộng lại được {summed}; lệch trong phạm vi làm tròn." "Không cần sửa nếu bản gốc làm tròn."
        en "{label}: {written} is written, the parts give {summed}; rounding explains it." "Nothing to do if the original is rounded.";
    DB203 RatioDiffers(Note) { line, written, expected }
        vi "“{line}”: tỷ lệ ghi {written}, tính lại được {expected}." "Xóa ô tỷ lệ để chương trình tự tính, hoặc sửa số tiền."
        en "“{line}”: the ratio says {written}, computed {expected}." "Empty the cell and let it be computed, or correct the amounts.";
    DB204 RatioAsFraction(Note) { line, written, expected }
        vi "“{line}”: ghi {written} dưới cột phần trăm, có vẻ là tỷ số; tính lại được {expected} %." "Xóa ô tỷ lệ để chương trình tự tính."
        en "“{line}”: {written} stands under a column in per cent and looks like a fraction; computed {expected} %." "Empty the cell and let it be computed.";
    DB205 CorrectionNowhere(Error) { line }
        vi "Mục sửa đổi nhắc tới “{line}” nhưng trong bảng không có chỗ đó." "Sửa table, line hoặc column của mục sửa đổi."
        en "The correction names “{line}”, which is not in the tables." "Correct its table, line or column.";
    DB206 CorrectionOutdated(Error) { new }
        vi "Mục sửa đổi nói số mới là {new} nhưng bảng ghi số khác." "Sửa số trong bảng cho khớp với mục sửa đổi, hoặc ngược lại."
        en "The correction says the new figure is {new}, but the table says otherwise." "Make the table and the correction agree.";
    DB207 PartMissing(Warning) { parts }
        vi "Tài liệu còn thiếu: {parts}." "Bổ sung phần thiếu. Trang vẫn được công khai và ghi rõ là chưa đủ."
        en "The document lacks: {parts}." "Add what is missing. The page is published and says that it is incomplete.";
    DB350 RawHtml(Error) { tag }
        vi "Văn bản có mã HTML “{tag}”; ở đây chỉ dùng Markdown." "Viết lại bằng Markdown, hoặc đặt giữa hai dấu ` nếu muốn hiện nguyên chữ."
        en "The text holds HTML, “{tag}”; only Markdown is used here." "Write it in Markdown, or between two ` to show the signs themselves.";
    DB351 LinkScheme(Error) { link, scheme }
        vi "Liên kết “{link}” dùng “{scheme}:”, không được phép." "Chỉ dùng http, https, mailto, tel hoặc đường dẫn trong cổng."
        en "The link “{link}” uses “{scheme}:”, which is not allowed." "Use http, https, mailto, tel or a path within the site.";
    DB352 LinkUnclear(Error) { link }
        vi "Liên kết “{link}” không đọc được như một địa chỉ." "Chép lại địa chỉ đầy đủ, không có dấu cách, dấu \\ hay ký tự ẩn."
        en "The link “{link}” does not read as an address." "Copy the full address, without spaces, \\ or hidden signs.";
    DB353 LinkLeadsOut(Error) { link }
        vi "Liên kết “{link}” dẫn ra ngoài cổng." "Đếm lại số “../”, hoặc ghi từ gốc cổng, bắt đầu bằng “/”."
        en "The link “{link}” leads out of the site." "Count the “../” again, or write it from the site's root with “/”.";
    DB354 ForeignImage(Error) { link }
        vi "Ảnh “{link}” không nằm trong cổng; trang không bao giờ tải gì từ nơi khác." "Chép ảnh vào cạnh trang chữ rồi ghi tên tệp; với tài liệu, đính kèm ảnh rồi ghi tep/tên-tệp."
        en "The image “{link}” is not of this site; no page loads anything from elsewhere." "Copy the image beside the page of text and name it; for a document attach it and write tep/name.";
    DB355 ImageWithoutWords(Warning) { link }
        vi "Ảnh “{link}” không có lời mô tả cho người không nhìn thấy." "Ghi mô tả giữa hai ngoặc vuông: ![mô tả](tệp)."
        en "The image “{link}” has no words for those who cannot see it." "Describe it between the brackets: ![words](file).";
    DB356 DeadLink(Error) { link }
        vi "Trong cổng không có trang hay tệp “{link}”." "Sửa địa chỉ, hoặc thêm trang hay tệp đó."
        en "The site has no page or file “{link}”." "Correct the address, or add the page or file.";
    DB357 TextTooLong(Error) { limit }
        vi "Phần văn bản quá dài, giới hạn là {limit}." "Đính kèm văn bản dài dưới dạng tệp, hoặc chia ra nhiều trang."
        en "The text is too long; the limit is {limit}." "Attach a long document as a file, or divide it over several pages.";
    DB358 TextTooDeep(Error) { limit }
        vi "Danh sách hoặc trích dẫn lồng nhau quá {limit} bậc." "Viết lại cho phẳng hơn."
        en "Lists or quotes are nested more than {limit} deep." "Write it flatter.";
    DB359 EmptyLink(Warning) {}
        vi "Liên kết không có chữ để bấm nên bị bỏ qua." "Ghi chữ giữa hai ngoặc vuông: [chữ](địa chỉ)."
        en "A link has no words and is left out." "Write them between the brackets: [words](address).";
    DB400 NoSettings(Error) {}
        vi "Không có tệp content/site.yaml." "Chạy danbiet init, hoặc dùng --site để chỉ đúng thư mục."
        en "There is no content/site.yaml." "Run danbiet init, or name the folder with --site.";
    DB401 LostFile(Error) {}
        vi "Tệp nằm sai chỗ: tài liệu phải ở trong thư mục đơn vị/năm." "Chuyển tệp vào thư mục năm của đơn vị, ví dụ bac-ninh/phuong-tu-son/2026/."
        en "The file is in the wrong place: documents lie in unit/year folders." "Move it into the year folder of its unit, such as bac-ninh/phuong-tu-son/2026/.";
    DB402 AddressTwice(Error) { address }
        vi "Hai tệp cùng cho ra một địa chỉ: “{address}”." "Xóa tệp thừa, hoặc thêm mục “name” để phân biệt hai tài liệu cùng loại, cùng kỳ."
        en "Two files give the same address: “{address}”." "Delete one, or add a key “name” to tell two documents of one kind and period apart.";
    DB403 BaseUrlWrong(Error) { written }
        vi "Địa chỉ “{written}” không dùng được." "Ghi đủ, ví dụ https://congkhai.bacninh.gov.vn."
        en "The address “{written}” cannot be used." "Write it in full, such as https://congkhai.bacninh.gov.vn.";
    DB404 ThemeMissing(Error) { theme }
        vi "Không có giao diện “{theme}” trong thư mục themes." "Sửa mục theme trong site.yaml, hoặc tạo thư mục themes/{theme}."
        en "There is no theme “{theme}” below themes." "Correct the key theme in site.yaml, or make the folder themes/{theme}.";
    DB405 ThemeBroken(Error) { file, problem }
        vi "Tệp giao diện “{file}” có lỗi: {problem}." "Sửa tệp, hoặc xóa để dùng tệp có sẵn của chương trình."
        en "The theme file “{file}” is at fault: {problem}." "Mend the file, or delete it to use the built-in one.";
    DB406 PageTooHeavy(Error) { page, size, limit }
        vi "Trang “{page}” nặng {size} khi nén, quá mức {limit} đặt trong site.yaml." "Chia tài liệu, rút gọn phần chữ, hoặc nâng mức trong mục budgets."
        en "The page “{page}” weighs {size} compressed, over the budget of {limit} in site.yaml." "Divide the document, shorten its text, or raise the budget.";
    DB407 LeftOver(Warning) { problem }
        vi "Trang mới đã được xuất bản, nhưng việc dọn dẹp sau đó chưa xong: {problem}" "Không cần làm gì: lần dựng sau sẽ dọn nốt."
        en "The new site stands, but putting things away after it did not end: {problem}" "Nothing to do: the next build puts the rest in order.";
    DB408 StoreUnreachable(Note) { problem }
        vi "Không dùng được kho chung để nhớ các lần dựng: {problem}." "Kết quả vẫn đúng, chỉ lâu hơn. Kiểm tra địa chỉ s3:// và các biến AWS_ của máy dựng."
        en "The shared store of earlier builds could not be used: {problem}." "The result is right all the same, only slower. Check the s3:// address and the AWS_ variables of the machine.";
}
