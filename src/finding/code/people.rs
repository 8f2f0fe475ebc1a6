//! Lists of persons, exceptions, withdrawal: 335-349.

findings! {
    DB335 ClassMissing(Error) { column }
        vi "Bảng này là danh sách người, mà cột “{column}” chưa ghi ai được xem; cột như vậy không được công khai." "Thêm privacy cho cột: public (ai cũng xem), public-until (chỉ trong thời gian niêm yết), masked (viết tắt), counted (số đếm người, số nhỏ được che) hoặc never (không bao giờ)."
        en "This table lists persons, and the column “{column}” does not say who may see it; such a column is not published." "Give the column a privacy: public, public-until (while posted), masked (shortened), counted (a number of persons, small ones hidden) or never.";
    DB336 LaxerThanSite(Error) { written, least }
        vi "Đơn vị chọn mức “{written}” cho danh sách người, rộng hơn mức “{least}” của cả cổng." "Xóa dòng này, hoặc chọn mức chặt hơn: full, rồi initials, rồi counts. Chỉ site.yaml mới nới được."
        en "The unit chose “{written}” for lists of persons, which shows more than the site's “{least}”." "Delete the line or choose a stricter level: full, then initials, then counts. Only site.yaml can allow more.";
    DB337 SmallCountTooSmall(Error) { written, least }
        vi "small-count là {written}: số đếm từ {written} trở lên sẽ hiện ra, đủ để nhận ra từng người." "Ghi {least} trở lên; bỏ dòng này thì cổng dùng mức 5."
        en "small-count is {written}: counts that low would be shown, and tell single persons." "Write {least} or more; without the line it is 5.";
    DB338 KeptWithoutBasis(Error) {}
        vi "Tên người được giữ lâu hơn thời gian niêm yết mà không ghi căn cứ pháp lý." "Thêm basis: số văn bản, điều, khoản cho phép; không có căn cứ thì xóa keep_persons_until."
        en "Names are kept beyond the posting period without a legal basis." "Add basis: the document and article that allow it; without one delete keep_persons_until.";
    DB339 KeptBackwards(Error) { kept, until }
        vi "keep_persons_until ghi ngày {kept}, trước ngày cuối niêm yết {until}." "Sửa một trong hai ngày; muốn gỡ tên sớm hơn thì sửa until của posted."
        en "keep_persons_until says {kept}, before the last day of posting, {until}." "Correct one of the two; to remove names earlier change until of posted.";
    DB340 KeptLong(Warning) { days }
        vi "Tên người được giữ {days} ngày sau niêm yết, quá một năm." "Xem lại ngày; dữ liệu cá nhân chỉ được giữ trong thời gian cần cho mục đích (Luật 91/2025/QH15)."
        en "Names are kept {days} days beyond the posting, more than a year." "Check the date; personal data may be kept only as long as the purpose needs (Law 91/2025/QH15).";
    DB341 WithdrawalNowhere(Error) { table, row }
        vi "Mục withdrawals nhắc tới dòng {row} của bảng “{table}”, nhưng không có dòng đó." "Ghi đúng tên bảng và số thứ tự (STT) của dòng đã rút; giữ dòng ấy trong tệp, chỉ xóa tên và các ô khác của người đó."
        en "withdrawals names row {row} of the table “{table}”, which is not there." "Give the table and the number (STT) of the row; keep the row in the file and empty only the name and the other cells.";
    DB342 WithdrawnNameStays(Error) { row, column }
        vi "Dòng {row} đã rút theo yêu cầu nhưng ô “{column}” vẫn còn trong tệp." "Xóa nội dung ô này. Cổng không giấu hộ: tên còn trong tệp thì còn trong kho dữ liệu, ai có tệp đều đọc được."
        en "Row {row} was withdrawn, but its cell “{column}” is still in the file." "Empty the cell. The portal does not hide it for you: a name in the file is in the repository, for whoever has the file.";
    DB343 WithdrawnTwice(Error) { row }
        vi "Dòng {row} được rút hai lần." "Giữ một mục, xóa mục kia."
        en "Row {row} is withdrawn twice." "Keep one entry and delete the other.";
    DB344 NameInText(Error) { place }
        vi "{place} nêu tên một người trong danh sách. Phần này còn lại sau khi hết niêm yết, nên tên sẽ không bao giờ được gỡ." "Xóa tên, hoặc viết “một hộ ở thôn …”. Tên chỉ được đứng trong cột tên của danh sách."
        en "{place} names a person of the list. It stays after the posting period, so the name would never leave." "Delete the name, or write “a household in …”. A name may stand only in the list's column of names.";
}
