//! The site that is edited: small, with one of everything that pages depend on.

use crate::papers::{gif, pdf};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Files by path.
pub(crate) type Files = BTreeMap<String, String>;

/// The ward as it was until June 2025, with most documents.
pub(crate) const OLD: &str = "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";
/// The ward that took its place.
pub(crate) const NEW: &str = "content/bac-ninh/phuong-tu-son";

/// All files of the site.
pub(crate) fn files() -> Files {
    let mut files = Files::new();
    for path in FIXTURE {
        files.insert((*path).to_owned(), repository(&format!("tests/sites/every-kind/{path}")));
    }
    let kind = repository("tests/sites/own-kind/cay-xanh.yaml");
    files.insert("content/kinds/cay-xanh.yaml".into(), kind);
    for part in ["parts/_contact.html", "pages/unit.html"] {
        files.insert(format!("themes/default/{part}"), template(part));
    }
    let own = [
        ("content/site.yaml", SETTINGS),
        ("content/pages/gioi-thieu.md", ABOUT),
        ("content/pages/anh.gif", &gif("GIF 1")),
        ("content/pages/so-tay/mot.md", ONE),
        ("content/pages/so-tay/hai.md", TWO),
        ("themes/default/strings.vi.yaml", "questions: Hay hỏi\n"),
        ("themes/default/styles/parts/own.css", ".own{color:#123456}\n"),
    ];
    files.extend(own.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let documents = [
        (OLD, "unit.yaml", UNIT),
        (OLD, "2023/tiep-cong-dan.yaml", RECEPTION),
        (OLD, "2022/tiep-cong-dan.yaml", RECEPTION_BEFORE),
        (OLD, "2023/ho-ngheo.yaml", POOR),
        (OLD, "2023/ho-ngheo.csv", LIST),
        (OLD, "2023/quyet-dinh.pdf", &pdf("1.7 1")),
        (OLD, "2023/cay-xanh.yaml", TREES),
        (OLD, "2023/bao-cao.md", REPORT),
        (NEW, "2026/tiep-cong-dan.yaml", RECEPTION_AFTER),
        (NEW, "2026/ho-ngheo.yaml", WITHDRAWN),
        ("content/bac-ninh/xa-mau", "unit.yaml", "name: Xã Mẫu\nlevel: commune\ncode: 99999\n"),
        ("content/bac-ninh/xa-mau", "2026/tiep-cong-dan.yaml", RECEPTION_AFTER),
    ];
    files.extend(documents.map(|(unit, path, text)| (format!("{unit}/{path}"), text.to_owned())));
    files
}

/// A template as the program has it.
pub(crate) fn template(path: &str) -> String {
    repository(&format!("themes/default/{path}"))
}

fn repository(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Taken as they are.
const FIXTURE: &[&str] = &[
    "content/bac-ninh/unit.yaml",
    "content/bac-ninh/phuong-tu-son/unit.yaml",
    "content/bac-ninh-27/unit.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/unit.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/2023/moi-truong.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/dong-gop.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/quy.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/du-toan.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/quyet-toan.yaml",
    "content/bac-ninh-27/thanh-pho-tu-son/2023/quyet-toan.yaml",
];

const SETTINGS: &str = "\
title: Trang thử
description: Trang để thử việc dựng lại.
base-url: https://example.vn/thu/
since: 2023
sample: true
privacy: { margin-days: 5 }
contact: { name: Tổ thử, phone: 0222 000 0000 }
budgets: { commune: 40 KB }
";

const UNIT: &str = "\
unit: 09394@2020-01-01
population: { value: 12.000, year: 2023, source: Số mẫu }
responsible: { name: Nguyễn Văn Mẫu, position: Chủ tịch UBND phường }
contact:
  name: Trần Thị Mẫu
  position: công chức tài chính
  phone: 0222 000 0001
reception: Sáng thứ Tư hằng tuần.
";

const RECEPTION: &str = "\
kind: citizen-reception
period: 2023
decision: { number: 50/QĐ-UBND, signed: 2023-12-28, signer: Nguyễn Văn Mẫu, position: Chủ tịch }
events: { created: 2023-12-28 }
published: 2023-12-29
tables:
  schedule:
    - { when: Thứ Năm hằng tuần, host: Nguyễn Văn Mẫu }
  turnout:
    - { line: sessions, value: 48 }
    - { line: turns, value: 120 }
corrections:
  - { date: 2024-01-05, table: turnout, line: sessions, column: value, old: 84, new: 48, reason: Gõ đảo }
";

const RECEPTION_BEFORE: &str = "\
kind: citizen-reception
period: 2022
published: 2022-12-29
tables:
  schedule:
    - { when: Thứ Sáu hằng tuần, host: Nguyễn Văn Mẫu }
  turnout:
    - { line: sessions, value: 40 }
    - { line: turns, value: 90 }
";

const RECEPTION_AFTER: &str = "\
kind: citizen-reception
period: 2026-6M
published: 2026-07-02
tables:
  schedule:
    - { when: Thứ Hai hằng tuần, host: Lê Văn Mẫu }
  turnout:
    - { line: sessions, value: 24 }
    - { line: turns, value: 60 }
";

const POOR: &str = "\
kind: poor-households
period: 2023
decision: { number: 32/QĐ-UBND, signed: 2023-12-12 }
published: 2023-12-15
posted: { from: 2023-12-15, until: 2024-01-15, place: Trụ sở UBND phường }
tables:
  households: ho-ngheo.csv
  by-hamlet:
    - { line: total, households: 420, poor: 2, near_poor: 1, persons: 5 }
    - { code: 1, label: Tổ dân phố Đình, level: 1, households: 200, poor: 1, near_poor: 0, persons: 3 }
    - { code: 2, label: Tổ dân phố Hạ, level: 1, households: 220, poor: 1, near_poor: 1, persons: 2 }
  by-cause:
    - { line: 1, poor: 1 }
attachments:
  - { file: quyet-dinh.pdf, title: Quyết định, signed: true }
text: |
  Theo [lịch tiếp dân](../tiep-cong-dan/index.html) và [sổ tay](/so-tay/mot/index.html).
";

const LIST: &str = "\
STT;Chủ hộ;Thôn, tổ dân phố;Số nhân khẩu;Diện
1;Nguyễn Thị Hòe;Tổ dân phố Đình;3;Hộ nghèo
2;Trần Văn Gạo;Tổ dân phố Hạ;2;Hộ nghèo
3;Lê Thị Sấu;Tổ dân phố Hạ;4;Hộ cận nghèo
";

const WITHDRAWN: &str = "\
kind: poor-households
period: 2026
state: withdrawn
reason: Nhầm người
published: 2026-11-15
";

const TREES: &str = "\
kind: trees
period: 2023
published: 2023-12-20
money: triệu đồng
tables:
  planted:
    - { line: total, plan: 100, done: 80, cost: '12,5' }
    - { line: street, plan: 60, done: 50, cost: '7,5' }
    - { line: school, plan: 40, done: 30, cost: 5 }
  places:
    - { stt: 1, place: Đường Lý Thái Tổ, sort: street, trees: 50 }
    - { stt: 2, place: Trường Đình Bảng 1, sort: school, trees: 30 }
";

/// A second document of the own kind, for another year.
pub(crate) const TREES_BEFORE: &str = "\
kind: trees
period: 2022
published: 2022-12-20
tables:
  planted:
    - { line: total, plan: 10, done: 10 }
text: Năm đầu.
";

const REPORT: &str = "\
---
kind: anti-corruption
period: 2023
published: 2024-01-05
attachments:
  - { file: quyet-dinh.pdf, title: Quyết định }
tables:
  indicators:
    - { line: l }
    - { line: l.documents, value: 2 }
    - { line: l.sessions, value: 4 }
---
## Kết quả

Xem [danh sách hộ nghèo](../ho-ngheo/index.html), [quyết định](tep/quyet-dinh.pdf), trang
[giới thiệu](/gioi-thieu/index.html) và [cây xanh](../trong-cay/index.html).
";

const ABOUT: &str = "\
---
title: Về trang này
menu: { group: about, order: 1 }
description: Trang thử.
---
Xem [tiếp công dân](/bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang/2023/tiep-cong-dan/index.html),
[sổ tay](/so-tay/mot/index.html) và [phường Từ Sơn](/bac-ninh/phuong-tu-son/index.html).

![Ảnh](anh.gif)
";

const ONE: &str = "\
---
title: Một
menu: { group: so-tay, order: 1 }
---
Trang một. Sang [trang hai](../hai/index.html).
";

const TWO: &str = "\
---
title: Hai
menu: { group: so-tay, order: 2 }
---
Trang hai.
";
