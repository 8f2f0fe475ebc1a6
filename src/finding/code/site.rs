//! The site as a whole: 400-449.

findings! {
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
