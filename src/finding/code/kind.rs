//! Kinds of disclosure: 070-099.

findings! {
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
}
