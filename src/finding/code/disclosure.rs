//! Disclosures and their values: 100-199.

findings! {
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
        vi "Số tiền “{written}” có phần lẻ nhưng không ghi đơn vị tính." "Ghi đơn vị của bảng (money: triệu đồng) hoặc ngay sau số, giữa hai dấu nháy (\"12,5 tỷ\")."
        en "The amount “{written}” has decimals and no unit." "Give the table's unit (money: triệu đồng) or write it after the number, between quotes (\"12,5 tỷ\").";
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
    DB127 DatesDisagree(Error) { later, later_date, earlier, earlier_date }
        vi "Mâu thuẫn về ngày: {later} ({later_date}) đứng trước {earlier} ({earlier_date})." "So hai ngày với văn bản gốc và sửa ngày ghi sai."
        en "Dates contradict each other: {later} ({later_date}) stands before {earlier} ({earlier_date})." "Check both against the original and correct the wrong one.";
    DB128 PostedEarly(Warning) { date, decided }
        vi "Bắt đầu niêm yết {date}, trước ngày ký quyết định {decided}." "Kiểm tra lại hai ngày. Nếu là đợt niêm yết lấy ý kiến trước khi quyết định thì giữ nguyên."
        en "Posted from {date}, before the decision was signed on {decided}." "Check both days. If it was the posting for objections before the decision, leave it.";
    DB129 DateLongBefore(Warning) { what, date, period }
        vi "{what} là {date}, nhiều năm trước kỳ của tài liệu ({period})." "Kiểm tra lại bốn chữ số của năm."
        en "{what} is {date}, many years before the period of the document ({period})." "Check the four digits of the year.";
    DB130 PeriodNotBegun(Error) { what, date, period }
        vi "Tài liệu nêu kết quả của kỳ {period}, nhưng {what} là {date}, khi kỳ đó chưa bắt đầu." "Sửa mục period, hoặc sửa ngày."
        en "The document tells the results of {period}, but {what} is {date}, before that period began." "Correct the period, or the date.";
    DB131 PeriodAhead(Error) { period, at }
        vi "Kỳ {period} bắt đầu muộn hơn mọi ngày của cổng quá một năm (ngày mới nhất: {at})." "Sửa mục period theo văn bản gốc."
        en "The period {period} begins more than a year after every date of the site (the newest: {at})." "Correct the period after the original.";
    DB132 DateAhead(Warning) { date, at }
        vi "Ngày {date} chưa tới vào ngày dựng trang ({at})." "Kiểm tra lại ngày, hoặc dựng trang sau ngày đó."
        en "The day {date} has not come on the day of the build ({at})." "Check the date, or build after that day.";
    DB133 DateFarAhead(Error) { date, at }
        vi "Ngày {date} muộn hơn mọi ngày khác của cổng quá một năm (ngày mới nhất: {at})." "Kiểm tra bốn chữ số của năm. Nếu đúng, ghi ngày dựng trang vào mục date của content/site.yaml hoặc dùng --at."
        en "The day {date} is more than a year after every other date of the site (the newest: {at})." "Check the four digits of the year. If it is right, give the day of the build as date in content/site.yaml or with --at.";
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
    DB151 FormOfOther(Error) { form, of, here }
        vi "Biểu “{form}” thuộc {of}; tài liệu này theo {here}." "Dùng các biểu đúng cấp và đúng chế độ của năm ngân sách; danbiet new tạo sẵn mẫu."
        en "The form “{form}” belongs to {of}; this document follows {here}." "Use the forms of its level and of the law of its budget year; danbiet new makes the template.";
    DB152 MoneyMixed(Warning) { unit, other }
        vi "Bảng này tính bằng {unit}, bảng khác trong cùng tài liệu tính bằng {other}." "Kiểm tra đơn vị tính in trên từng biểu. Nếu bản gốc đúng là như vậy thì giữ nguyên."
        en "This table counts in {unit}, another of the same document in {other}." "Check the unit printed on each form. If the original is so, leave it.";
}
