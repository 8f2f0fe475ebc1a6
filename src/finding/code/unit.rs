//! Units of government: 050-069.

findings! {
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
}
