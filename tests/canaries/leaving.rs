//! Persons who may be seen for a while: there at first, in every format, and then gone from
//! everything, whichever way they leave.

use crate::papers::pdf;
use crate::place::{OLD, Place, Said, holders};

/// Households of the list.
const HOUSEHOLDS: usize = 40;
/// While the list is posted, and the day after.
const POSTED: &str = "2024-01-10";
const AFTER: &str = "2024-01-16";

/// A list that has been published once, with all its canaries.
struct List {
    place: Place,
    heads: Vec<String>,
    file: String,
}

fn document(rest: &str) -> String {
    format!(
        "kind: poor-households\nperiod: 2023\ndecision: {{ number: 32/QĐ-UBND, signed: 2023-12-12 }}\n\
         published: 2023-12-15\nposted: {{ from: 2023-12-15, until: 2024-01-15, place: Trụ sở }}\n{rest}"
    )
}

fn tables() -> String {
    "tables:\n  households: ds.csv\n  by-hamlet:\n    - { line: total, households: 420, poor: 40, \
     near_poor: 0, persons: 120 }\n  by-cause:\n    - { line: 1, poor: 40 }\n"
        .to_owned()
}

fn csv(heads: &[String]) -> String {
    let row = |(n, head): (usize, &String)| {
        format!("{};Nguyễn {head};Tổ dân phố Đình;3;Hộ nghèo\n", n + 1)
    };
    let rows: String = heads.iter().enumerate().map(row).collect();
    format!("STT;Chủ hộ;Thôn, tổ dân phố;Số nhân khẩu;Diện\n{rows}")
}

impl List {
    /// Published on a day of its posting; every canary is in the page, the CSV and the JSON.
    fn published(way: &str) -> List {
        let place = Place::new();
        let heads: Vec<String> = (0..HOUSEHOLDS).map(|n| format!("Zxq{way}{n:03}z")).collect();
        let file = format!("Zxqtep{way}z");
        let list = List { place, heads, file };
        list.write(&(tables() + &list.attachment()));
        list.place.write(&format!("{OLD}/2023/ds.csv"), csv(&list.heads));
        list.place.write(&format!("{OLD}/2023/ds.pdf"), pdf(&list.file));
        // Something else, so that the site stays when the list goes.
        let reception =
            "kind: citizen-reception\nperiod: 2023\nstate: none-occurred\npublished: 2023-12-29\n";
        list.place.write(&format!("{OLD}/2023/tiep-dan.yaml"), reception);
        let said = list.place.build(POSTED);
        assert_eq!(said.code, Some(0), "{}", String::from_utf8_lossy(&said.all));
        let published = list.place.published();
        for ending in [".html", ".csv", ".json"] {
            let of_ending: Vec<&Vec<u8>> = published
                .iter()
                .filter(|(path, _)| path.ends_with(ending))
                .map(|(_, b)| b)
                .collect();
            for head in &list.heads {
                let holds = of_ending
                    .iter()
                    .any(|bytes| bytes.windows(head.len()).any(|w| w == head.as_bytes()));
                assert!(holds, "{head} was never in {ending}");
            }
        }
        assert!(published.keys().any(|path| path.ends_with("ds.pdf")));
        list
    }

    fn write(&self, rest: &str) {
        self.place.write(&format!("{OLD}/2023/ho-ngheo.yaml"), document(rest));
    }

    fn attachment(&self) -> String {
        "attachments: [ { file: ds.pdf, title: Danh sách đã ký, signed: true } ]\n".to_owned()
    }

    fn all(&self) -> Vec<String> {
        self.heads.iter().cloned().chain([self.file.clone()]).collect()
    }

    /// Built again, and nothing of these is left anywhere.
    #[track_caller]
    fn leaves(&self, day: &str, words: &[String]) -> Said {
        let said = self.place.build(day);
        assert_eq!(said.code, Some(0), "{}", String::from_utf8_lossy(&said.all));
        let found = holders(&self.place.left(), &said, words);
        assert!(
            found.is_empty(),
            "{} traces:\n{}",
            found.len(),
            found[..found.len().min(12)].join("\n")
        );
        said
    }
}

#[test]
fn the_day_after_the_posting_nothing_is_left() {
    let list = List::published("han");
    list.leaves(AFTER, &list.all());
    // Nor after a further build that changes nothing.
    list.leaves(AFTER, &list.all());
}

#[test]
fn a_withdrawn_document_leaves_nothing() {
    let list = List::published("rut");
    let withdrawn = format!("state: withdrawn\nreason: Nhầm người\n{}", list.attachment());
    list.write(&withdrawn);
    list.place.remove(&format!("{OLD}/2023/ds.csv"));
    list.leaves(POSTED, &list.all());
}

#[test]
fn a_document_that_is_deleted_leaves_nothing() {
    let list = List::published("xoa");
    for name in ["ho-ngheo.yaml", "ds.csv", "ds.pdf"] {
        list.place.remove(&format!("{OLD}/2023/{name}"));
    }
    list.leaves(POSTED, &list.all());
}

#[test]
fn rows_that_are_deleted_leave_nothing() {
    let list = List::published("dong");
    let (gone, stay) = list.heads.split_at(HOUSEHOLDS / 2);
    list.place.write(&format!("{OLD}/2023/ds.csv"), csv(stay));
    list.write(&(tables() + &list.attachment()));
    let said = list.leaves(POSTED, gone);
    // Those who stay are still there: the search can find.
    assert!(!holders(&list.place.left(), &said, stay).is_empty());
}

#[test]
fn an_attachment_that_is_replaced_leaves_nothing() {
    let list = List::published("thay");
    list.place.write(&format!("{OLD}/2023/ds.pdf"), pdf("Danh sách đã che"));
    list.leaves(POSTED, std::slice::from_ref(&list.file));
}

/// A build that refuses leaves the last site standing, and repeats nothing of what it refused.
#[test]
fn what_is_refused_is_said_nowhere() {
    let list = List::published("tuchoi");
    let numbers: Vec<String> = (0..60).map(|n| format!("0240930{n:05}")).collect();
    let mut heads = list.heads.clone();
    for (n, head) in heads.iter_mut().enumerate() {
        *head = format!("{head} {}", numbers[n]);
    }
    list.place.write(&format!("{OLD}/2023/ds.pdf"), pdf(&numbers.join(", ")));
    let before = list.place.published();
    let said = list.place.build(POSTED);
    assert_eq!(said.code, Some(1));
    assert!(String::from_utf8_lossy(&said.all).contains("DB320"));
    assert_eq!(list.place.published(), before);
    let found = holders(&list.place.left(), &said, &numbers);
    assert!(found.is_empty(), "{found:?}");
}

/// A correction that does not fit its cell is refused, and of a person the report says no name.
#[test]
fn a_correction_that_does_not_fit_names_nobody() {
    let list = List::published("sua");
    let correction = "corrections:\n  - { date: 2023-12-20, table: households, line: 2, column: head, \
                      old: Zxqcuz, new: Zxqmoiz, reason: Gõ nhầm }\n";
    list.write(&(tables() + &list.attachment() + correction));
    let said = list.place.build(POSTED);
    assert_eq!(said.code, Some(1), "{}", String::from_utf8_lossy(&said.all));
    assert!(said.json.to_string().contains("DB206"));
    let names = ["Zxqcuz".to_owned(), "Zxqmoiz".to_owned()];
    let found = holders(&list.place.left(), &said, &names);
    assert!(found.is_empty(), "{found:?}");
}

/// One person who asks to be taken out leaves nothing, and neither does the signed list; the others
/// stay.
#[test]
fn a_person_who_is_withdrawn_leaves_nothing() {
    let list = List::published("mot");
    let gone = [list.heads[2].clone(), list.file.clone()];
    let row = format!("3;Nguyễn {};Tổ dân phố Đình;3;", list.heads[2]);
    let rows = csv(&list.heads);
    assert!(rows.contains(&row));
    list.place.write(&format!("{OLD}/2023/ds.csv"), rows.replace(&row, "3;;;3;"));
    let withdrawal =
        "withdrawals:\n  - { table: households, row: 3, on: 2024-01-05, reason: Theo yêu cầu }\n";
    list.write(&(tables() + &list.attachment() + withdrawal));
    let said = list.leaves(POSTED, &gone);
    assert!(!holders(&list.place.left(), &said, &list.heads[..1]).is_empty());
}

/// What a correction says of a person is shown nowhere, not even while the list is posted.
#[test]
fn a_correction_of_a_person_says_nothing() {
    let list = List::published("dinh");
    let correction = "corrections:\n  - { date: 2023-12-20, table: households, line: 2, column: members, \
                      old: 7, new: 3, reason: Zxqlydoz khai lại, decision: 40/QĐ-UBND }\n";
    list.write(&(tables() + &list.attachment() + correction));
    let words = ["Zxqlydoz".to_owned()];
    list.leaves(POSTED, &words);
    list.leaves(AFTER, &[list.all(), words.to_vec()].concat());
}

/// A name that is always shortened is whole in no file, in no order and in no cache.
#[test]
fn a_masked_name_is_nowhere_whole() {
    let place = Place::new();
    let kind = "id: petitions\ntitle: Đơn thư\naddress: don-thu\nversions:\n  - levels: [commune]\n    periods: [year]\n    forms:\n      - id: list\n        title: Danh sách đơn\n        table: list\n        columns:\n          - { id: who, label: Người gửi, type: person, privacy: masked }\n          - { id: what, label: Nội dung, type: text, privacy: public }\n";
    place.write("content/kinds/petitions.yaml", kind);
    let names: Vec<String> = (0..HOUSEHOLDS).map(|n| format!("Zxqche{n:03}z")).collect();
    let rows: String = names
        .iter()
        .map(|name| format!("    - {{ who: Nguyễn {name}, what: Hỏi về đường }}\n"))
        .collect();
    place.write(
        &format!("{OLD}/2023/don.yaml"),
        format!("kind: petitions\nperiod: 2023\npublished: 2023-12-20\ntables:\n  list:\n{rows}"),
    );
    let said = place.build(POSTED);
    assert_eq!(said.code, Some(0), "{}", String::from_utf8_lossy(&said.all));
    assert!(!holders(&place.published(), &said, &["N. Z.".to_owned()]).is_empty());
    let found = holders(&place.left(), &said, &names);
    assert!(
        found.is_empty(),
        "{} traces:\n{}",
        found.len(),
        found[..found.len().min(12)].join("\n")
    );
}
