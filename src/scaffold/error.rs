//! Why nothing was laid out or written, in both languages.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::finding::{Lang, Words, reason};
use crate::unit::Level;
use crate::value::date::{Date, short};
use crate::value::period::Period;

/// What `new` must be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// The kind.
    Kind,
    /// `--unit`
    Unit,
    /// `--period`
    Period,
}

/// Why nothing was made.
#[derive(Debug)]
pub enum ScaffoldError {
    /// The disk refused.
    Machine(PathBuf, io::Error),
    /// There is no site in this folder.
    NoSite(PathBuf),
    /// No living province bears this code or name; these may be meant.
    UnknownProvince(String, Vec<String>),
    /// The province ended; these followed it.
    FormerProvince {
        /// Code and name.
        province: String,
        /// Its last day.
        until: Option<Date>,
        /// Those that followed it.
        heirs: Vec<String>,
    },
    /// Not everything was said, with what may be said.
    Missing(Vec<(Asked, Vec<String>)>),
    /// No kind has this id; the nearest, and all.
    UnknownKind(String, Option<String>, Vec<String>),
    /// No unit of this name, address or id; these may be meant.
    UnknownUnit(String, Vec<String>),
    /// Several units are meant by this; their addresses.
    AmbiguousUnit(String, Vec<String>),
    /// The unit did not exist in the period.
    UnitNotThen {
        /// Name and address.
        unit: String,
        /// The period.
        period: Period,
        /// Units that stood in its place.
        others: Vec<String>,
    },
    /// This is no period.
    BadPeriod(String),
    /// The kind does not concern units of this level in this year.
    KindNotOwed {
        /// The kind.
        kind: String,
        /// Level of the unit.
        level: Level,
        /// Year of the period.
        year: i16,
        /// Levels and years it has.
        has: Vec<(Level, Option<i16>, Option<i16>)>,
    },
    /// The kind has other periods.
    PeriodNotAllowed {
        /// As written.
        period: Period,
        /// The kind.
        kind: String,
        /// Those it has.
        allowed: Vec<String>,
    },
    /// The document is there.
    Exists(PathBuf),
}

impl ScaffoldError {
    /// What is wrong and how to go on.
    pub fn words(&self, lang: Lang) -> Words {
        let (cause, remedy) = match lang {
            Lang::Vi => self.vietnamese(),
            Lang::En => self.english(),
        };
        Words { cause, remedy }
    }

    /// The machine is to blame, not the one who asked.
    pub fn is_machine(&self) -> bool {
        matches!(self, ScaffoldError::Machine(..))
    }

    fn vietnamese(&self) -> (String, String) {
        use ScaffoldError as E;
        let (cause, remedy) = match self {
            E::Machine(path, error) => (
                format!("Không ghi được {}: {}.", path.display(), reason(error).0),
                "Kiểm tra quyền ghi và chỗ trống trên đĩa.",
            ),
            E::NoSite(site) => (
                format!("Thư mục {} chưa có content/site.yaml.", site.display()),
                "Chạy danbiet init --province MÃ trước, hoặc dùng --site để chỉ đúng thư mục.",
            ),
            E::UnknownProvince(written, near) => (
                format!("Không có tỉnh, thành phố nào là “{written}”. {}", offered(near)),
                "Ghi mã hai chữ số hoặc tên của tỉnh, thành phố hiện nay.",
            ),
            E::FormerProvince { province, until, heirs } => (
                format!(
                    "{province} đã kết thúc{}; nay thuộc {}.",
                    last_day(*until, "ngày"),
                    list(heirs)
                ),
                "Dùng mã của tỉnh, thành phố hiện nay; thư mục của đơn vị cũ cũng được tạo.",
            ),
            E::Missing(asked) => {
                let parts: Vec<String> =
                    asked.iter().map(|(what, may)| missing_vi(*what, may)).collect();
                (
                    format!("Còn thiếu {}.", parts.join("; ")),
                    "Ví dụ: danbiet new poor-households --unit ĐƠN_VỊ --period 2025",
                )
            }
            E::UnknownKind(written, near, all) => (
                format!(
                    "Không có loại tài liệu “{written}”{}. Các loại: {}.",
                    hint(near),
                    all.join(", ")
                ),
                "Ghi một trong các loại trên.",
            ),
            E::UnknownUnit(written, near) => (
                format!("Không có đơn vị “{written}” trong danh mục. {}", offered(near)),
                "Ghi địa chỉ (tên thư mục dưới content/), mã, hoặc tên đầy đủ, có dấu hay không dấu.",
            ),
            E::AmbiguousUnit(written, addresses) => (
                format!("“{written}” có thể là: {}.", list(addresses)),
                "Ghi địa chỉ của đơn vị muốn nói.",
            ),
            E::UnitNotThen { unit, period, others } => (
                format!(
                    "{unit} không tồn tại trong {}. {}",
                    period.phrase(),
                    stood(others, "Khi đó là")
                ),
                "Chọn đơn vị có trong kỳ đó, hoặc sửa kỳ.",
            ),
            E::BadPeriod(written) => (
                format!("“{written}” không phải một kỳ."),
                "Ghi ví dụ 2025, 2025-Q1, 2026-6M, 2026-03 hoặc 2026-03-15.",
            ),
            E::KindNotOwed { kind, level, year, has } => (
                format!(
                    "“{kind}” không áp dụng cho {} trong năm {year}. Áp dụng cho: {}.",
                    level.word(),
                    spans(has, false)
                ),
                "Kiểm tra loại tài liệu, đơn vị và năm.",
            ),
            E::PeriodNotAllowed { period, kind, allowed } => (
                format!(
                    "“{kind}” không có kỳ “{}”; kỳ được dùng: {}.",
                    period.label(),
                    allowed.join(", ")
                ),
                "Từ năm ngân sách 2026 kỳ là 3, 6, 9 tháng và năm, không còn gọi là quý.",
            ),
            E::Exists(path) => (
                format!("Đã có tài liệu này: {}.", path.display()),
                "Sửa tệp đó. Tài liệu thứ hai cùng loại, cùng kỳ cần một tệp khác với mục “name”.",
            ),
        };
        (cause, remedy.to_owned())
    }

    fn english(&self) -> (String, String) {
        use ScaffoldError as E;
        let (cause, remedy) = match self {
            E::Machine(path, error) => (
                format!("{} cannot be written: {}.", path.display(), reason(error).1),
                "Check that you may write there and that the disk has room.",
            ),
            E::NoSite(site) => (
                format!("The folder {} has no content/site.yaml.", site.display()),
                "Run danbiet init --province CODE first, or name the folder with --site.",
            ),
            E::UnknownProvince(written, near) => (
                format!("No province is “{written}”. {}", offered(near)),
                "Give the two digits or the name of a province of today.",
            ),
            E::FormerProvince { province, until, heirs } => (
                format!("{province} ended{}; now {}.", last_day(*until, "on"), list(heirs)),
                "Use the code of the province of today; folders of former units are made too.",
            ),
            E::Missing(asked) => {
                let parts: Vec<String> =
                    asked.iter().map(|(what, may)| missing_en(*what, may)).collect();
                (
                    format!("Still needed: {}.", parts.join("; ")),
                    "For example: danbiet new poor-households --unit UNIT --period 2025",
                )
            }
            E::UnknownKind(written, near, all) => (
                format!(
                    "There is no kind “{written}”{}. The kinds: {}.",
                    hint(near),
                    all.join(", ")
                ),
                "Name one of these.",
            ),
            E::UnknownUnit(written, near) => (
                format!("There is no unit “{written}” in the catalogue. {}", offered(near)),
                "Give its address (its folder below content/), its id, or its full name, with marks or without.",
            ),
            E::AmbiguousUnit(written, addresses) => (
                format!("“{written}” may be: {}.", list(addresses)),
                "Give the address of the one you mean.",
            ),
            E::UnitNotThen { unit, period, others } => (
                format!("{unit} did not exist in {period}. {}", stood(others, "In its place:")),
                "Choose a unit of that time, or correct the period.",
            ),
            E::BadPeriod(written) => (
                format!("“{written}” is no period."),
                "Write 2025, 2025-Q1, 2026-6M, 2026-03 or 2026-03-15, for example.",
            ),
            E::KindNotOwed { kind, level, year, has } => (
                format!(
                    "“{kind}” does not apply to a {} in {year}. It applies to: {}.",
                    level.key(),
                    spans(has, true)
                ),
                "Check the kind, the unit and the year.",
            ),
            E::PeriodNotAllowed { period, kind, allowed } => (
                format!("“{kind}” has no period {period}; allowed: {}.", allowed.join(", ")),
                "From budget year 2026 periods are 3, 6, 9 months and the year, never quarters.",
            ),
            E::Exists(path) => (
                format!("The document is there: {}.", path.display()),
                "Edit that file. A second document of one kind and period needs a file with the key “name”.",
            ),
        };
        (cause, remedy.to_owned())
    }
}

impl fmt::Display for ScaffoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En).cause)
    }
}

impl std::error::Error for ScaffoldError {}

/// More names than this are counted, not listed.
const LISTED: usize = 40;

fn list(names: &[String]) -> String {
    match names.len().checked_sub(LISTED) {
        Some(more @ 1..) => format!("{}, … (+{more})", names[..LISTED].join(", ")),
        _ => names.join(", "),
    }
}

/// “→ a, b?”, understood in both languages.
fn offered(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("→ {}?", list(near)) }
}

fn hint(near: &Option<String>) -> String {
    near.as_ref().map(|near| format!(" (→ “{near}”?)")).unwrap_or_default()
}

fn stood(others: &[String], lead: &str) -> String {
    if others.is_empty() { String::new() } else { format!("{lead} {}.", list(others)) }
}

fn last_day(until: Option<Date>, word: &str) -> String {
    until.map(|until| format!(" {word} {}", short(until))).unwrap_or_default()
}

fn missing_vi(what: Asked, may: &[String]) -> String {
    match what {
        Asked::Kind => format!("loại tài liệu (một trong: {})", list(may)),
        Asked::Unit => format!("đơn vị, --unit (ví dụ: {})", list(may)),
        Asked::Period => format!("kỳ, --period (ví dụ: {})", list(may)),
    }
}

fn missing_en(what: Asked, may: &[String]) -> String {
    match what {
        Asked::Kind => format!("the kind (one of: {})", list(may)),
        Asked::Unit => format!("the unit, --unit (for example: {})", list(may)),
        Asked::Period => format!("the period, --period (for example: {})", list(may)),
    }
}

fn spans(has: &[(Level, Option<i16>, Option<i16>)], english: bool) -> String {
    let year = |year: &Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
    let one = |(level, from, until): &(Level, Option<i16>, Option<i16>)| {
        let level = if english { level.key() } else { level.word() };
        format!("{level} {}–{}", year(from), year(until))
    };
    has.iter().map(one).collect::<Vec<_>>().join(", ")
}
