//! The gates against personal data: 300-319.

findings! {
    DB300 PersonalData(Error) { what, shown, why }
        vi "Đây có vẻ là {what} ({shown}){why}; dữ liệu này không được công khai." "Mở tệp, tới đúng dòng và cột nêu trên, xóa đoạn được đánh dấu (kể cả trong ghi chú sau dấu #) rồi lưu lại. Nếu là điện thoại, thư điện tử của cơ quan, ghi vào mục contact của unit.yaml hoặc của tài liệu. Số khác của cơ quan: ghi đúng giá trị đó vào mục exceptions của unit.yaml hoặc site.yaml, kèm reason (lý do) và responsible (người chịu trách nhiệm)."
        en "This seems to be {what} ({shown}){why}; it must not be published." "Open the file, go to that line and column, delete the marked part (also in a comment after #) and save. A telephone or an address of mail of an office belongs under contact, in unit.yaml or in the document. Any other number of an office: write the exact value under exceptions in unit.yaml or site.yaml, with reason and responsible.";
    DB301 PersonalDataInName(Error) { what, shown }
        vi "Tên tệp hoặc thư mục có vẻ chứa {what} ({shown}); tên tệp cũng được công khai." "Đổi tên tệp hoặc thư mục, ví dụ thành danh-sach.pdf, rồi sửa lại chỗ nào nhắc đến tên cũ."
        en "The name of the file or folder seems to hold {what} ({shown}); names are published too." "Rename it, for instance to danh-sach.pdf, and correct whatever mentions the old name.";
    DB302 PersonalColumn(Error) { column, what }
        vi "Cột “{column}” chứa {what} của từng người; danh sách người không được có cột này." "Xóa cả cột này trong phần columns và trong từng dòng của bảng."
        en "The column “{column}” holds {what} of single persons; a list of persons may not have it." "Delete the column under columns and in every row of the table.";
    DB303 KindShowsPersons(Error) { column, what }
        vi "Loại tài liệu này công khai cột “{column}”, tức là {what} của từng người." "Đặt “privacy: never” cho cột này, hoặc xóa cột."
        en "This kind publishes the column “{column}”, which is {what} of single persons." "Set “privacy: never” for the column, or delete it.";
    DB304 AssetDeclaration(Error) { title }
        vi "“{title}” là bản kê khai tài sản, thu nhập: luật chỉ cho niêm yết hoặc công bố tại nơi làm việc, không đăng trên mạng (Luật 36/2018/QH14 Điều 39; Nghị định 130/2020/NĐ-CP Điều 11)." "Bỏ tài liệu hoặc tệp này. Có thể công khai việc đã niêm yết: số người kê khai, từ ngày nào đến ngày nào, số biên bản."
        en "“{title}” is a declaration of assets and income: the law has it posted or read out at the workplace only, never on the web (Law 36/2018/QH14, art. 39; Decree 130/2020/NĐ-CP, art. 11)." "Remove the document or file. What may be published is that it was posted: how many declared, from when to when, the number of the minutes.";
    DB305 ExceptionUnused(Note) { value }
        vi "Ngoại lệ “{value}” không còn khớp với chỗ nào trong nội dung." "Xóa ngoại lệ này, hoặc chép lại đúng giá trị như đang viết trong nội dung."
        en "The exception “{value}” matches nothing in the content any more." "Delete the exception, or copy the value exactly as the content writes it.";
    DB306 ExceptionOver(Error) { value, until }
        vi "Ngoại lệ “{value}” chỉ có giá trị đến hết ngày {until}, mà nội dung vẫn còn giá trị đó." "Xóa giá trị đó khỏi nội dung, hoặc gia hạn: sửa until sau khi người chịu trách nhiệm đồng ý."
        en "The exception “{value}” counted until {until}, and the content still holds the value." "Delete the value from the content, or extend the exception: change until once the person responsible agrees.";
    DB307 ExceptionTooShort(Error) { value }
        vi "Ngoại lệ “{value}” quá ngắn, sẽ bỏ qua nhiều hơn ý muốn." "Ghi đầy đủ giá trị, đúng như viết trong nội dung."
        en "The exception “{value}” is too short and would let through more than is meant." "Write the whole value, exactly as the content writes it.";
}
