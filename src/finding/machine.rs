//! What the operating system answers, in both languages.

use std::io::{Error, ErrorKind};

/// Why the machine refused, in Vietnamese and in English. What is not among the usual answers keeps
/// the machine's own words.
pub fn reason(error: &Error) -> (String, String) {
    let vi = match error.kind() {
        ErrorKind::PermissionDenied => "không có quyền",
        ErrorKind::StorageFull => "đĩa đầy",
        ErrorKind::QuotaExceeded => "hết hạn mức dung lượng",
        ErrorKind::ReadOnlyFilesystem => "đĩa chỉ cho đọc",
        ErrorKind::NotADirectory => "một phần của đường dẫn là tệp",
        ErrorKind::IsADirectory => "đó là thư mục, không phải tệp",
        ErrorKind::NotFound => "không có ở đó",
        ErrorKind::AddrInUse => "đang có chương trình khác dùng",
        ErrorKind::AlreadyExists => "đã có thứ khác ở đó",
        ErrorKind::CrossesDevices => "thư mục này là một ổ đĩa riêng",
        ErrorKind::ResourceBusy => "đang được chương trình khác dùng",
        ErrorKind::FileTooLarge => "tệp quá lớn đối với đĩa này",
        ErrorKind::WriteZero | ErrorKind::UnexpectedEof => "chỉ ghi hoặc đọc được một phần",
        ErrorKind::InvalidFilename => "tên tệp không dùng được trên máy này",
        ErrorKind::InvalidInput => "tên tệp có ký tự không dùng được",
        ErrorKind::TimedOut => "quá lâu không có trả lời",
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => "không có mạng",
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset => "máy kia không nhận kết nối",
        ErrorKind::StaleNetworkFileHandle => "ổ đĩa mạng đã thay đổi",
        ErrorKind::OutOfMemory => "máy hết bộ nhớ",
        _ => return (format!("máy trả lời “{error}”"), error.to_string()),
    };
    (vi.to_owned(), error.to_string())
}
