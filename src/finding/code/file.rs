//! Files and YAML: 001-049.

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
        vi "Các mục lồng nhau quá {limit} bậc." "Bớt các bậc thụt vào, viết theo mẫu."
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
    DB018 TagNotAllowed(Error) {}
        vi "Giá trị có nhãn kiểu bắt đầu bằng dấu !, không được phép." "Xóa nhãn đó. Nếu chữ thật sự bắt đầu bằng dấu !, đặt cả chữ trong dấu nháy."
        en "The value has a tag that begins with !, which is not allowed." "Delete the tag. If the text really begins with !, put all of it in quotes.";
    DB019 SecondHead(Error) { line }
        vi "Sau phần khai báo lại có một phần khai báo nữa, bắt đầu bằng “{line}”; nó sẽ hiện ra như chữ." "Gộp hai phần khai báo thành một, chỉ giữ hai dòng --- ở đầu và cuối phần đó."
        en "Another block of data follows the first, beginning with “{line}”; it would be shown as text." "Make one block of the two, with a line of --- before and after it only.";
    DB020 TextLong(Error) { what, length, limit }
        vi "{what} dài {length} ký tự, quá giới hạn {limit}." "Viết ngắn lại; phần dài đặt vào phần văn bản hoặc tệp đính kèm."
        en "The {what} has {length} characters, over the limit of {limit}." "Make it shorter; put what is long into the text or an attached file.";
}
