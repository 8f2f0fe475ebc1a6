//! The words of the command line in both languages, one table.

use crate::finding::Lang;

/// The words in one language.
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Which.
    pub(super) lang: Lang,
}

impl Words {
    /// The words under a key; the key itself when there are none, as a test would show.
    pub(super) fn say(&self, key: &'static str) -> &'static str {
        let found = TABLE.iter().find(|(name, _, _)| *name == key);
        found.map_or(key, |(_, vi, en)| match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        })
    }
}

const TABLE: &[(&str, &str, &str)] = &[
    (
        "about",
        "Dựng cổng công khai của tỉnh, huyện, xã từ các tệp YAML và Markdown.",
        "Builds a public transparency portal out of YAML and Markdown disclosures.",
    ),
    (
        "template",
        "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}",
        "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}",
    ),
    ("usage", "danbiet LỆNH [Tùy chọn]", "danbiet COMMAND [Options]"),
    ("wrong_command", "Không có lệnh “{word}”.", "There is no command “{word}”."),
    ("wrong_flag", "Không có tùy chọn “{word}”.", "There is no option “{word}”."),
    (
        "wrong_value",
        "“{word}”: giá trị “{value}” không dùng được.",
        "“{word}”: the value “{value}” cannot be used.",
    ),
    ("wrong_missing", "Thiếu {word}.", "{word} is missing."),
    ("wrong_other", "Gọi lệnh chưa đúng.", "The call is not right."),
    ("did_you_mean", "Có phải “{word}” không?", "Did you mean “{word}”?"),
    ("see_help", "Xem: danbiet --help", "See: danbiet --help"),
    ("commands", "Lệnh", "Commands"),
    ("options", "Tùy chọn", "Options"),
    (
        "codes",
        "\nMã kết thúc: 0 xong; 1 nội dung có lỗi, trang cũ giữ nguyên; 2 gọi lệnh sai; 3 máy hỏng (đĩa đầy, không có quyền).",
        "\nExit codes: 0 done; 1 the content has errors, the last site stands; 2 wrong usage; 3 the machine failed (disk, permission).",
    ),
    ("help", "In hướng dẫn", "Print help"),
    ("version", "In phiên bản", "Print the version"),
    (
        "site",
        "Thư mục chứa content/ (mặc định: thư mục hiện tại)",
        "The folder that holds content/ (default: here)",
    ),
    ("lang", "Ngôn ngữ của thông báo: vi hoặc en", "Language of messages: vi or en"),
    (
        "jobs",
        "Số luồng xử lý (mặc định: số nhân của máy)",
        "Threads (default: the machine's cores)",
    ),
    ("quiet", "Chỉ nói khi có lỗi", "Speak only of errors"),
    (
        "out",
        "Thư mục xuất bản (mặc định: public trong thư mục trang)",
        "Where to publish (default: public in the site)",
    ),
    (
        "base_url",
        "Địa chỉ công bố, thay cho địa chỉ trong site.yaml",
        "Published address, instead of the one in site.yaml",
    ),
    (
        "only",
        "Chỉ dựng đơn vị này với mọi cấp dưới (địa chỉ hoặc mã), hoặc site: phần không thuộc đơn vị nào",
        "Make this unit with all below it (address or code), or site: what belongs to no unit",
    ),
    (
        "no_store",
        "không dùng được kho chung (kho trả lời “{error}”)",
        "the shared store cannot be used ({error})",
    ),
    (
        "no_store_remedy",
        "Viết địa chỉ dạng s3://kho/thư-mục và đặt AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION; hoặc bỏ --cache.",
        "Write the address as s3://bucket/folder and set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION; or leave --cache out.",
    ),
    (
        "merge",
        "Ghép các phần dựng trên nhiều máy thành một trang",
        "Put parts made on several machines together",
    ),
    ("parts", "Thư mục của từng phần", "The folder of each part"),
    ("merged", "Đã ghép {count} tệp.", "Put {count} files together."),
    (
        "explain_rebuild",
        "Cho biết vì sao trang hay tệp này được dựng lại, hoặc không",
        "Say why this page or file was made anew, or not",
    ),
    (
        "why_nothing",
        "{path}: không tệp nào thay đổi từ lần dựng trước, nên không dựng gì.",
        "{path}: no file changed since the last build, so nothing was made.",
    ),
    (
        "why_taken",
        "{path}: giữ nguyên, mọi thứ trang này dựa vào vẫn như cũ.",
        "{path}: taken over, all that it depends on is as it was.",
    ),
    (
        "why_new",
        "{path}: dựng mới, chưa có bản nào được nhớ.",
        "{path}: made, nothing is kept of an earlier one.",
    ),
    (
        "why_changed",
        "{path}: dựng lại vì thay đổi: {parts}.",
        "{path}: made anew because of changes in: {parts}.",
    ),
    (
        "why_links",
        "{path}: dựng lại vì một liên kết trong bài trỏ tới trang vừa có thêm hoặc mất đi.",
        "{path}: made anew because a text on it links to what came or went.",
    ),
    (
        "why_lost",
        "{path}: dựng lại vì bản đã công bố bị mất hoặc bị sửa tay.",
        "{path}: made anew because the published one is gone or was changed by hand.",
    ),
    ("why_unknown", "{path}: trang không có tệp này.", "{path}: the site has no such file."),
    (
        "part_frame",
        "phần chung của mọi trang (thiết đặt, loại tài liệu, câu chữ, kiểu dáng, danh mục đơn vị)",
        "what all pages share (settings, kinds, words, styles, units)",
    ),
    ("part_templates", "mẫu trang", "its templates"),
    ("part_document", "chính tài liệu", "the document itself"),
    (
        "part_unit",
        "thông tin, tài liệu hoặc nghĩa vụ của đơn vị",
        "what is said of its unit: documents, duties, contacts",
    ),
    ("part_below", "đơn vị cấp dưới", "units below"),
    ("part_others", "tài liệu được so với", "documents it is compared with"),
    ("part_lineage", "đơn vị trước và sau sắp xếp", "units before and after"),
    (
        "part_site",
        "tài liệu của cả trang, hoặc ngày dựng",
        "the documents of the whole site, or its day",
    ),
    ("part_texts", "các bài viết", "the pages of text"),
    (
        "cache",
        "Nơi nhớ các lần dựng trước: thư mục (mặc định .danbiet-cache của trang) hoặc kho s3://… dùng chung",
        "Where earlier builds are remembered: a folder (default: the site's .danbiet-cache) or a shared store s3://…",
    ),
    (
        "no_cache",
        "Dựng lại từ đầu, không nhớ gì; kết quả giống hệt",
        "Build from nothing and remember nothing; the bytes are the same",
    ),
    (
        "at",
        "Ngày dựng trang (mặc định: ngày mới nhất trong nội dung)",
        "Date of the build (default: the newest date in the content)",
    ),
    (
        "format",
        "Dạng kết quả: human, plain (mỗi lỗi một dòng), json, sarif, github, gitlab hoặc junit",
        "Form of the report: human, plain (one line each), json, sarif, github, gitlab or junit",
    ),
    (
        "files",
        "Chỉ liệt kê những gì liên quan đến các tệp, thư mục này (vẫn kiểm tra tất cả)",
        "List only what concerns these files and folders (all are checked)",
    ),
    (
        "changed_since",
        "Chỉ liệt kê những gì liên quan đến các tệp đã đổi so với bản này của git",
        "List only what concerns files changed since this revision of git",
    ),
    (
        "explain",
        "Giải thích một mã, ví dụ DB012: quy tắc, căn cứ, ví dụ; không ghi mã thì liệt kê tất cả",
        "Explain a code such as DB012: rule, source, example; without a code, list them all",
    ),
    (
        "no_site_remedy",
        "Kiểm tra tên thư mục ghi sau --site và quyền đọc thư mục đó.",
        "Check the folder named by --site and the permission to read it.",
    ),
    (
        "fix",
        "Cho xem những chỗ sửa được an toàn: khoảng trắng, dấu tiếng Việt, cách viết số và ngày",
        "Show what can be mended safely: blanks, accents, the writing of numbers and dates",
    ),
    ("write", "Cùng với --fix: ghi luôn, không hỏi", "With --fix: write it without asking"),
    ("fix_nothing", "Không có chỗ nào để sửa tự động.", "There is nothing to mend."),
    (
        "fix_shown",
        "Chưa ghi gì. Để ghi các sửa đổi trên: danbiet check --fix --write",
        "Nothing was written. To write the changes above: danbiet check --fix --write",
    ),
    ("fix_written", "Đã sửa {count} tệp.", "Mended {count} files."),
    (
        "fix_failed",
        "Không ghi được {path} ({reason}); tệp giữ nguyên như cũ.",
        "{path} could not be written ({reason}); it is as it was.",
    ),
    (
        "fix_failed_remedy",
        "Cấp quyền ghi cho tệp và thư mục chứa nó, rồi chạy lại.",
        "Allow writing the file and the folder that holds it, and run again.",
    ),
    (
        "fix_ask",
        "Ghi các sửa đổi trên vào {count} tệp? (c = có, Enter = không)",
        "Write the changes above to {count} files? (y = yes, Enter = no)",
    ),
    ("fix_mark", "ký tự ẩn đầu tệp", "hidden mark at the head"),
    ("fix_line_ends", "kết thúc dòng kiểu Windows", "line ends of Windows"),
    ("fix_tabs", "Tab đầu dòng", "leading tabs"),
    ("fix_blanks", "dấu cách thừa cuối dòng", "blanks at line ends"),
    ("fix_letters", "dấu tiếng Việt và khoảng trắng trong chữ", "accents and blanks within texts"),
    ("fix_digits", "chữ số toàn khổ", "full-width digits"),
    ("fix_dates", "cách viết ngày", "writing of dates"),
    ("fix_numbers", "cách viết số", "writing of numbers"),
    (
        "no_code",
        "Không có mã “{code}”. Gần giống: {nearest}. Xem tất cả: danbiet check --explain",
        "There is no code “{code}”. Near it: {nearest}. See all: danbiet check --explain",
    ),
    (
        "explain_hint",
        "Xem giải thích một mã: danbiet check --explain {code}",
        "To have a code explained: danbiet check --explain {code}",
    ),
    (
        "hidden",
        "Không liệt kê {count} phát hiện ở các tệp khác ({errors} lỗi). Xem tất cả: danbiet check",
        "Not listed: {count} findings in other files ({errors} errors). See all: danbiet check",
    ),
    (
        "no_git",
        "Không chạy được git ({reason}). Cài git, hoặc ghi tên tệp thay cho --changed-since.",
        "git cannot be run ({reason}). Install git, or name files instead of --changed-since.",
    ),
    (
        "no_repository",
        "Thư mục trang không nằm trong kho git nào. Ghi tên tệp thay cho --changed-since.",
        "The site's folder lies in no git repository. Name files instead of --changed-since.",
    ),
    (
        "no_revision",
        "git không biết bản “{rev}”. Kiểm tra lại tên; trên máy CI cần tải đủ lịch sử (fetch-depth: 0).",
        "git knows no revision “{rev}”. Check its name; in CI fetch the history (fetch-depth: 0).",
    ),
    (
        "not_of_site",
        "“{path}” không nằm trong thư mục trang.",
        "“{path}” does not lie in the site's folder.",
    ),
    ("build", "Kiểm tra rồi dựng và xuất bản cả trang", "Check, build and publish the site"),
    (
        "status",
        "Cho biết tài liệu nào quá hạn, sắp đến hạn",
        "Say what is overdue and what is due next",
    ),
    (
        "status_unit",
        "Đơn vị với mọi cấp dưới (địa chỉ hoặc mã); không ghi: mọi đơn vị của trang",
        "A unit with all below it (address or code); all units of the site when none is named",
    ),
    (
        "status_format",
        "Dạng kết quả: human, json (danbiet/status/1) hoặc ics (lịch)",
        "Form of the report: human, json (danbiet/status/1) or ics (a calendar)",
    ),
    ("status_ics", "Ghi thêm lịch vào tệp này", "Write a calendar to this file as well"),
    (
        "status_within",
        "Nói trước bao nhiêu ngày (mặc định: 90)",
        "How many days ahead (default: 90)",
    ),
    ("status_overdue", "Quá hạn, chưa công khai ({count})", "Overdue ({count})"),
    ("status_incomplete", "Đã công khai, chưa đủ ({count})", "Published, incomplete ({count})"),
    ("status_next", "Đến hạn trong {days} ngày tới ({count})", "Due within {days} days ({count})"),
    ("status_open", "Chưa có, không xét được ({count})", "Not there, cannot be judged ({count})"),
    ("status_none", "(không có)", "(none)"),
    ("status_due", "hạn {due}", "due {due}"),
    ("status_over", "quá {days} ngày", "{days} days over"),
    ("status_left", "còn {days} ngày", "{days} days left"),
    ("status_lacks", "thiếu {parts}", "lacks {parts}"),
    (
        "status_counts",
        "Ngày {at}: {due} tài liệu đã đến hạn, {there} đã có, {late} trễ, {missing} chưa có.",
        "On {at}: {due} documents came due, {there} are there, {late} late, {missing} missing.",
    ),
    (
        "status_unfollowed",
        "Trang chưa theo dõi đơn vị nào: ghi “since” trong site.yaml và thêm unit.yaml cho đơn vị.",
        "The site follows no unit: write “since” in site.yaml and add a unit.yaml to the unit.",
    ),
    (
        "status_errors",
        "Nội dung có {count} lỗi, danh sách này có thể thiếu; chạy danbiet check.",
        "The content has {count} errors, so the list may lack something; run danbiet check.",
    ),
    ("check", "Kiểm tra mọi tệp, không xuất bản", "Check every file without publishing"),
    (
        "init",
        "Tạo thư mục trang cho một tỉnh, đủ mọi đơn vị",
        "Lay out a site for a province, with all its units",
    ),
    ("new", "Tạo tệp mẫu cho một tài liệu", "Write the skeleton of a disclosure"),
    (
        "serve",
        "Xem trang trên máy này, tự tải lại khi lưu tệp",
        "Look at the site on this machine, reloaded on save",
    ),
    ("completions", "In tệp gợi ý lệnh cho shell", "Print shell completions"),
    (
        "province",
        "Mã hoặc tên tỉnh, thành phố, ví dụ 24 hoặc “bac ninh”",
        "Code or name of the province, such as 24 or “bac ninh”",
    ),
    ("title", "Tên của trang", "Title of the site"),
    (
        "kind",
        "Loại tài liệu, ví dụ budget-settlement",
        "Kind of disclosure, such as budget-settlement",
    ),
    (
        "unit",
        "Đơn vị: thư mục, mã@ngày hoặc tên (không cần dấu)",
        "Unit: folder, code@date, or name (accents optional)",
    ),
    (
        "period",
        "Kỳ: 2025, 2023-Q1, 2026-6M hoặc 2026-03-15",
        "Period: 2025, 2023-Q1, 2026-6M or 2026-03-15",
    ),
    (
        "like_last",
        "Chép cấu trúc của tài liệu kỳ trước, để trống số",
        "Copy the structure of the last document, amounts emptied",
    ),
    ("port", "Cổng (mặc định 8080; 0: cổng trống bất kỳ)", "Port (default 8080; 0: any free one)"),
    ("shell", "bash, zsh, fish, elvish hoặc powershell", "bash, zsh, fish, elvish or powershell"),
    (
        "bad_date",
        "Ngày phải có dạng 2026-11-20 và có thật.",
        "A date is written 2026-11-20 and must exist.",
    ),
    ("read", "Đọc tệp", "Reading files"),
    ("judge", "Kiểm tra", "Checking"),
    ("render", "Dựng trang", "Making pages"),
    ("publish", "Xuất bản", "Publishing"),
    (
        "built",
        "Đã xuất bản {files} tệp ({bytes}), {pages} trang từ {documents} tài liệu, ngày {at}. Viết mới {written} tệp.",
        "Published {files} files ({bytes}), {pages} pages from {documents} documents, as of {at}. {written} files written anew.",
    ),
    ("heaviest", "Trang nặng nhất (nén):", "Heaviest pages (compressed):"),
    ("fine", "Không có lỗi.", "No errors."),
    (
        "refused",
        "Không xuất bản: trang đang có giữ nguyên.",
        "Nothing was published: the last site stands.",
    ),
    ("machine", "Máy báo lỗi: {error}", "The machine failed: {error}"),
    ("made", "Đã tạo {count} tệp.", "Made {count} files."),
    ("kept", "Giữ nguyên {count} tệp đã có.", "Kept {count} files that were there."),
    ("remedy", "Cách sửa:", "Remedy:"),
    (
        "next_check",
        "Điền các chỗ trống rồi chạy: danbiet check",
        "Fill in the blanks, then run: danbiet check",
    ),
    (
        "next_new",
        "Tiếp theo: danbiet new, rồi danbiet build.",
        "Next: danbiet new, then danbiet build.",
    ),
    (
        "serving",
        "Xem trang tại {address}; dừng bằng Ctrl-C.",
        "The site is at {address}; stop with Ctrl-C.",
    ),
];

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn no_key_stands_twice_and_none_is_empty() {
        let mut keys: Vec<&str> = TABLE.iter().map(|(key, _, _)| *key).collect();
        assert!(TABLE.iter().all(|(_, vi, en)| !vi.is_empty() && !en.is_empty()));
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
