//! What can go wrong on the disk, and how to mend it, in both languages.
//!
//! None of these is a fault of the content: the program ends with exit code 3. Whatever happened,
//! the published site is as it was before; each message can say so.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::finding::{Lang, Words, reason};

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// Another build holds the output.
    #[error("the output is being built by process {pid} on {host}")]
    Locked {
        /// Its process number, as it wrote it.
        pid: String,
        /// Its machine.
        host: String,
        /// The file that holds the lock.
        lock: PathBuf,
    },
    /// The machine refused a call.
    #[error("cannot {} {}: {error}", act.en(), path.display())]
    Disk {
        /// What was tried.
        act: Act,
        /// Where.
        path: PathBuf,
        /// What the system answered.
        error: io::Error,
        /// Bytes needed and bytes free, where space was what was missing.
        space: Option<Space>,
    },
    /// The output is a file, or has no parent folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A path that no output may have.
    #[error("not a path for an output: {0:?}")]
    BadPath(String),
    /// Two outputs for one path.
    #[error("two outputs for one file: {0}")]
    Twice(String),
    /// An output could not be written before, and the publication went on all the same.
    #[error("{0} was not written")]
    Unfinished(String),
    /// One output is a file where another needs a folder.
    #[error("{file} is a file, and {inside} needs a folder there")]
    FileOrFolder {
        /// The path of the file.
        file: String,
        /// A path inside it.
        inside: String,
    },
    /// Something that we did not publish stands where an output must go.
    #[error("{} is not of danbiet's making and stands in the way of {wanted}", path.display())]
    Foreign {
        /// What stands there.
        path: PathBuf,
        /// The output that wants the place.
        wanted: String,
    },
}

/// Bytes that a write needed, and bytes that were free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Space {
    /// At least so many bytes are still to be written.
    pub needed: u64,
    /// So many were free.
    pub free: u64,
}

/// What was tried when the machine refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// Reading a file or folder.
    Read,
    /// Writing a file.
    Write,
    /// Making a folder.
    MakeFolder,
    /// Taking over an unchanged file.
    Keep,
    /// Removing what is no longer published.
    Remove,
    /// Making it durable.
    Sync,
    /// Putting the new generation in the place of the old.
    Swap,
    /// Taking the lock.
    Lock,
}

impl Act {
    fn vi(self) -> &'static str {
        match self {
            Act::Read => "đọc",
            Act::Write => "ghi",
            Act::MakeFolder => "tạo thư mục",
            Act::Keep => "giữ lại",
            Act::Remove => "xóa",
            Act::Sync => "ghi chắc xuống đĩa",
            Act::Swap => "thay bản cũ bằng bản mới tại",
            Act::Lock => "khóa",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Act::Read => "read",
            Act::Write => "write",
            Act::MakeFolder => "make the folder",
            Act::Keep => "keep",
            Act::Remove => "remove",
            Act::Sync => "make durable",
            Act::Swap => "put the new generation at",
            Act::Lock => "lock",
        }
    }
}

impl PublishError {
    pub(super) fn disk(act: Act, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
        move |error| PublishError::Disk { act, path: path.to_path_buf(), error, space: None }
    }

    /// What happened and how to mend it, for people.
    pub fn words(&self, lang: Lang) -> Words {
        let (cause, remedy) = match lang {
            Lang::Vi => self.vi(),
            Lang::En => self.en(),
        };
        Words { cause, remedy }
    }

    fn vi(&self) -> (String, String) {
        match self {
            PublishError::Locked { pid, host, lock } => (
                format!("Tiến trình {pid} trên máy {host} đang xuất bản vào thư mục này."),
                format!("Chờ tiến trình đó xong rồi chạy lại. Khóa: {}.", lock.display()),
            ),
            PublishError::Disk { act, path, error, space } => (
                format!("Không {} được {}: {}.", act.vi(), path.display(), reason(error).0),
                format!("{} Trang đã xuất bản vẫn giữ nguyên.", remedy_vi(error, *space)),
            ),
            PublishError::NotAFolder(path) => (
                format!("{} không phải là thư mục.", path.display()),
                "Chọn một thư mục khác với --out.".into(),
            ),
            PublishError::BadPath(path) => (
                format!("{path:?} không dùng làm đường dẫn của trang được."),
                "Đổi tên tệp hoặc địa chỉ sinh ra đường dẫn này.".into(),
            ),
            PublishError::Twice(path) => (
                format!("Hai trang cùng ghi vào một tệp: {path}."),
                "Đổi địa chỉ của một trong hai trang.".into(),
            ),
            PublishError::Unfinished(path) => {
                (format!("{path} chưa được ghi."), "Xem lỗi ghi tệp ở trên rồi chạy lại.".into())
            }
            PublishError::FileOrFolder { file, inside } => (
                format!("{file} là một tệp, nhưng {inside} cần một thư mục ở đó."),
                "Đổi địa chỉ của một trong hai trang.".into(),
            ),
            PublishError::Foreign { path, wanted } => (
                format!("{} không do danbiet tạo ra và chiếm chỗ của {wanted}.", path.display()),
                "Chuyển tệp đó đi nơi khác (hoặc xóa, nếu không cần), rồi chạy lại.".into(),
            ),
        }
    }

    fn en(&self) -> (String, String) {
        let cause = {
            let text = self.to_string();
            let mut signs = text.chars();
            let first = signs.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            format!("{first}{}.", signs.as_str())
        };
        let remedy = match self {
            PublishError::Locked { lock, .. } => {
                format!("Wait until it is done and run again. Lock: {}.", lock.display())
            }
            PublishError::Disk { error, space, .. } => {
                format!("{} The published site is as it was.", remedy_en(error, *space))
            }
            PublishError::NotAFolder(_) => "Choose another folder with --out.".into(),
            PublishError::BadPath(_) => "Rename the file or address that leads to it.".into(),
            PublishError::Twice(_) | PublishError::FileOrFolder { .. } => {
                "Change the address of one of the two pages.".into()
            }
            PublishError::Unfinished(_) => "See the error above and run again.".into(),
            PublishError::Foreign { .. } => {
                "Move that file away (or delete it if nobody needs it) and run again.".into()
            }
        };
        (cause, remedy)
    }
}

fn remedy_vi(error: &io::Error, space: Option<Space>) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => match space {
            Some(Space { needed, free }) => format!(
                "Giải phóng thêm dung lượng: còn {free} byte trống, riêng tệp này cần {needed} byte."
            ),
            None => "Giải phóng thêm dung lượng đĩa rồi chạy lại.".into(),
        },
        ErrorKind::PermissionDenied => {
            "Cấp quyền ghi cho thư mục chứa nó, hoặc chọn nơi khác với --out.".into()
        }
        ErrorKind::ReadOnlyFilesystem => "Chọn nơi ghi được với --out.".into(),
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => {
            "Chọn với --out một thư mục con bên trong ổ đĩa đó.".into()
        }
        ErrorKind::NotADirectory => "Chọn một thư mục khác với --out.".into(),
        ErrorKind::NotFound => "Thư mục bị đổi trong lúc xuất bản; chạy lại.".into(),
        _ => "Kiểm tra đĩa rồi chạy lại.".into(),
    }
}

fn remedy_en(error: &io::Error, space: Option<Space>) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => match space {
            Some(Space { needed, free }) => {
                format!("Free some space: {free} bytes are left, this file alone needs {needed}.")
            }
            None => "Free some space and run again.".into(),
        },
        ErrorKind::PermissionDenied => {
            "Allow writing in the folder that holds it, or choose another with --out.".into()
        }
        ErrorKind::ReadOnlyFilesystem => "Choose a writable place with --out.".into(),
        ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => {
            "Choose with --out a folder inside that volume.".into()
        }
        ErrorKind::NotADirectory => "Choose another folder with --out.".into(),
        ErrorKind::NotFound => "The folder changed during publication; run again.".into(),
        _ => "Check the disk and run again.".into(),
    }
}
