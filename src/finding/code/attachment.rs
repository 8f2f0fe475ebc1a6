//! What attachments and published files hold: 320-334.

findings! {
    DB320 AttachmentHolds(Error) { file, place, what, shown, how }
        vi "Tệp đính kèm “{file}”, {place}: có {what} ({shown})." "{how}"
        en "The attachment “{file}”, {place}: holds {what} ({shown})." "{how}";
    DB321 AttachmentPosition(Error) { file, place }
        vi "Tệp đính kèm “{file}” ghi tọa độ nơi chụp ({place})." "Mở ảnh, chọn Thuộc tính > Chi tiết > Xóa thông tin cá nhân (Windows), hoặc chụp lại với định vị đã tắt; chèn lại ảnh rồi lưu tệp."
        en "The attachment “{file}” says where a picture was taken ({place})." "Open the picture, choose Properties > Details > Remove personal information (Windows), or take it again with location off; put it in again and save.";
    DB322 AttachmentScan(Warning) { file }
        vi "Tệp đính kèm “{file}” là ảnh quét, không có chữ để máy kiểm tra, trong khi tài liệu này liệt kê người dân." "Tự xem từng trang: che số định danh, ngày sinh, địa chỉ, số điện thoại, tài khoản trước khi quét; tốt nhất là xuất PDF từ tệp Word."
        en "The attachment “{file}” is a scan without text that a program could check, and this document lists persons." "Look at every page yourself: cover identification numbers, birthdays, addresses, telephones and accounts before scanning; best export the PDF from the Word file.";
    DB323 AttachmentEncrypted(Error) { file }
        vi "Tệp đính kèm “{file}” có mật khẩu: người dân không mở được, máy không kiểm tra được." "Mở tệp, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), lưu lại."
        en "The attachment “{file}” wants a password: citizens cannot open it and it cannot be checked." "Open it, take the password away (File > Info > Protect) and save.";
    DB324 AttachmentDamaged(Error) { file, problem }
        vi "Tệp đính kèm “{file}” bị hỏng: {problem}." "Mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại; nếu không mở được, chép lại từ bản gốc."
        en "The attachment “{file}” is damaged: {problem}." "Open it with the program that made it and save it again; if it does not open, copy it from the original.";
    DB325 AttachmentMacro(Error) { file, place }
        vi "Tệp đính kèm “{file}” có chương trình bên trong ({place})." "Lưu lại thành loại không có macro (.docx, .xlsx), hoặc xuất ra PDF, rồi đính kèm tệp đó."
        en "The attachment “{file}” has a program in it ({place})." "Save it as a sort without macros (.docx, .xlsx) or export it as PDF, and attach that.";
    DB326 AttachmentOverLimit(Error) { file, what, limit }
        vi "Tệp đính kèm “{file}” vượt giới hạn: {what} quá {limit}." "Chia thành nhiều tệp, hoặc in tệp ra một PDF mới rồi đính kèm."
        en "The attachment “{file}” is over a limit: {what}, more than {limit}." "Divide it, or print it to a new PDF and attach that.";
    DB327 AttachmentLeadsOut(Error) { file, place }
        vi "Tệp đính kèm “{file}” tự lấy nội dung từ nơi khác khi mở ({place})." "Mở tệp, ngắt liên kết (Dữ liệu > Sửa liên kết > Ngắt), chép giá trị vào tại chỗ rồi lưu lại; hoặc xuất ra PDF."
        en "The attachment “{file}” takes content from elsewhere when it is opened ({place})." "Open it, break the links (Data > Edit links > Break), put the values in and save; or export it as PDF.";
    DB328 AttachmentHidden(Error) { file, place }
        vi "Tệp đính kèm “{file}” có phần ẩn mà ai tải về cũng đọc được: {place}." "Mở tệp, chọn Tệp > Thông tin > Kiểm tra tài liệu (Inspect Document), xóa phần ẩn rồi lưu; hoặc xuất ra PDF."
        en "The attachment “{file}” has a hidden part that whoever downloads it can read: {place}." "Open it, choose File > Info > Inspect Document, remove the hidden part and save; or export it as PDF.";
    DB329 AttachmentOpaque(Error) { file }
        vi "Tệp đính kèm “{file}” thuộc loại cũ (.doc, .xls, .ppt), không kiểm tra được phần ẩn." "Mở tệp, chọn Lưu thành (Save As) .docx hoặc .xlsx, hoặc xuất ra PDF, rồi đính kèm tệp đó."
        en "The attachment “{file}” is of an old sort (.doc, .xls, .ppt) whose hidden parts cannot be checked." "Open it, save it as .docx or .xlsx, or export it as PDF, and attach that.";
    DB330 AttachmentOtherSort(Error) { file, ending }
        vi "Nội dung của “{file}” không phải loại “.{ending}” như tên tệp." "Mở tệp bằng phần mềm đã tạo ra nó, lưu đúng loại, đừng chỉ đổi tên tệp."
        en "What “{file}” holds is not of the sort “.{ending}” that its name says." "Open it with the program that made it and save it as that sort; renaming is not enough.";
    DB331 OutputHolds(Error) { path, what, near }
        vi "Tệp sắp xuất bản “{path}” có {what}: “{near}”. Không tệp nào được xuất bản." "Tìm chỗ đó trong tệp nguồn và xóa. Số tiền thì viết có dấu chấm hàng nghìn; điện thoại, thư của cơ quan thì khai ở mục contact của unit.yaml."
        en "The file “{path}” that was to be published holds {what}: “{near}”. Nothing was published." "Find the place in the source and delete it. Write amounts with dots between thousands; declare the office's telephone and mail under contact in unit.yaml.";
}
