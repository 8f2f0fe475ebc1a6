//! How duties stand: every state in each regime, a day before and a day after; and `danbiet status`
//! for people, for programs and for a calendar.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write sites and start the program"
)]

#[path = "common/schema.rs"]
mod schema;

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

use danbiet::finding::Lang;
use danbiet::pipeline::Options;
use danbiet::pipeline::status::{Entry, Standing, standing};
use serde_json::Value;
use tempfile::TempDir;

/// A ward until June 2025, and the ward that it went into.
const OLD: &str = "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang";
const NEW: &str = "bac-ninh/phuong-tu-son";

/// Kinds without forms, so that nothing but the term decides: by the end of the period, by a decision,
/// by the Council, by a rule that was not read.
const KINDS: [(&str, &str); 4] = [
    (
        "ky",
        "[ { levels: [commune], until: 2025, periods: [Q1, 6M, Q3], owes: [Q1, 6M, Q3], \
         deadline: [ { term: 343-xa-3 } ], posting: { term: 343-17 } }, { levels: [commune], \
         from: 2026, periods: [3M, 6M, 9M], owes: [3M, 6M, 9M], deadline: [ { term: 73-3a } ] } ]",
    ),
    (
        "nam",
        "[ { levels: [commune], until: 2024, periods: [year], owes: [year], deadline: \
         [ { term: 343-xa-2b } ], expected: { day: 12-31, year: 1, law: x, verified: false } }, \
         { levels: [commune], from: 2025, periods: [year], owes: [year], deadline: \
         [ { term: 73-2b } ], expected: { day: 03-31, year: 1, law: x, verified: true } } ]",
    ),
    (
        "trinh",
        "[ { levels: [commune], until: 2026, periods: [year], owes: [year], deadline: \
         [ { term: 343-xa-1 } ], expected: { day: 12-30, year: -1, law: x, verified: true } }, \
         { levels: [commune], from: 2027, periods: [year], owes: [year], deadline: \
         [ { term: 73-1 } ], expected: { day: 12-20, year: -1, law: x, verified: true } } ]",
    ),
    (
        "chua-doc",
        "[ { levels: [commune], from: 2022, until: 2025, periods: [year], owes: [year], deadline: \
         [ { term: hn-phuc-tra } ] } ]",
    ),
];

struct Site(TempDir);

impl Site {
    fn new() -> Site {
        let site = Site(TempDir::new().unwrap());
        site.put("content/site.yaml", "title: Thử\nbase-url: https://ck.example.vn\nsince: 2023\n");
        for unit in [OLD, NEW] {
            site.put(&format!("content/{unit}/unit.yaml"), "contact: { name: Văn phòng }\n");
        }
        for (id, versions) in KINDS {
            let text = format!("id: {id}\ntitle: {id}\naddress: thu-{id}\nversions: {versions}\n");
            site.put(&format!("content/kinds/{id}.yaml"), &text);
        }
        site
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// A document of a unit; what it says besides its kind and period.
    fn document(&self, unit: &str, kind: &str, period: &str, rest: &str) {
        let year = &period[..4];
        let text = format!("kind: {kind}\nperiod: {period}\n{rest}\n");
        self.put(&format!("content/{unit}/{year}/{kind}-{period}.yaml"), &text);
    }

    fn standing(&self, unit: &str, at: &str) -> Standing {
        let mut options = Options::of(self.0.path().to_owned());
        options.at = Some(at.parse().unwrap());
        let found = standing(&options, Some(unit), Lang::Vi).unwrap().unwrap();
        let errors: Vec<String> = found
            .findings
            .iter()
            .filter(|one| one.severity == danbiet::finding::Severity::Error)
            .map(|one| format!("{} {}", one.code, one.words(Lang::Vi).cause))
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
        found
    }

    /// The duty as it stands on a day.
    #[track_caller]
    fn entry(&self, unit: &str, kind: &str, period: &str, at: &str) -> Option<Entry> {
        let found = self.standing(unit, at).entries;
        found.into_iter().find(|one| one.kind == kind && one.period == period)
    }

    fn danbiet(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
        command.args(words).arg("--no-cache").arg("--site").arg(self.0.path()).output().unwrap()
    }
}

/// State, last day, days late.
fn told(entry: &Entry) -> (&'static str, String, Option<i64>) {
    (entry.status.key(), entry.due.map(|due| due.to_string()).unwrap_or_default(), entry.days_late)
}

/// Unit, kind, period, event, the last day; what is written on it is in time, a day later is late.
const LAST_DAYS: &[(&str, &str, &str, &str, &str)] = &[
    // Circular 343: 15 days from the end of the period.
    (OLD, "ky", "2024-Q1", "", "2024-04-15"),
    (OLD, "ky", "2023-Q3", "", "2023-10-16"), // the fifteenth day is a Sunday
    // 30 days from the resolution.
    (OLD, "nam", "2023", "document_issued: 2024-04-04", "2024-05-04"), // a Saturday that was worked
    (OLD, "nam", "2023", "document_issued: 2024-03-31", "2024-05-02"), // 30 April and 1 May
    (OLD, "nam", "2023", "document_issued: 2025-01-02", "2025-02-03"), // Tết, then a week-end
    // Approved long after the circular was repealed, and still under it (Circular 26/2026, art. 37).
    (OLD, "nam", "2024", "document_issued: 2026-05-04", "2026-06-03"),
    // Five working days, over the holiday of 30 April and the Saturday worked for it.
    (OLD, "trinh", "2023", "sent_to_council: 2024-04-26", "2024-05-07"),
    // Decree 73: 10 days, on a Friday; on a Saturday, and so on Monday.
    (NEW, "ky", "2026-3M", "", "2026-04-10"),
    (NEW, "ky", "2026-9M", "", "2026-10-12"),
    // 30 days: on a Sunday; on the day made up for Hùng Kings; on a Saturday that was worked.
    (NEW, "nam", "2025", "document_issued: 2026-03-20", "2026-04-20"),
    (NEW, "nam", "2025", "document_issued: 2026-03-28", "2026-04-28"),
    (NEW, "nam", "2025", "document_issued: 2026-07-23", "2026-08-22"),
    // Five working days from the opening of the sitting, over Tết.
    (NEW, "trinh", "2027", "sitting_opened: 2026-02-12", "2026-02-26"),
];

#[test]
fn the_last_day_is_in_time_and_the_next_one_is_late() {
    for (unit, kind, period, event, due) in LAST_DAYS {
        let site = Site::new();
        let last: danbiet::value::Date = due.parse().unwrap();
        for (published, state, days) in [
            (last, "on-time", 0),
            (last.tomorrow().unwrap(), "late", 1),
            (last.yesterday().unwrap(), "on-time", -1),
        ] {
            let rest = format!("published: {published}\nevents: {{ {event} }}");
            site.document(unit, kind, period, &rest);
            let found = site.standing(unit, "2026-11-20");
            let entry = found.entries.iter().find(|one| one.kind == *kind && one.period == *period);
            let entry = entry.unwrap_or_else(|| panic!("{kind} {period}"));
            let expected = (state, (*due).to_owned(), Some(days));
            assert_eq!(told(entry), expected, "{kind} {period} {event}, published {published}");
        }
    }
}

#[test]
fn what_is_not_there_is_not_due_on_its_last_day_and_missing_on_the_next() {
    let site = Site::new();
    for (unit, kind, period, due) in [
        (OLD, "ky", "2023-Q1", "2023-04-17"), // the fifteenth day is a Saturday
        (NEW, "ky", "2026-3M", "2026-04-10"),
        (NEW, "ky", "2026-9M", "2026-10-12"),
        (NEW, "nam", "2025", "2026-05-04"), // 31 March, 30 days, 30 April to 3 May
        (NEW, "trinh", "2027", "2026-12-25"),
    ] {
        let last: danbiet::value::Date = due.parse().unwrap();
        let on = |day: danbiet::value::Date| {
            told(&site.entry(unit, kind, period, &day.to_string()).unwrap())
        };
        assert_eq!(on(last), ("not-due", due.to_owned(), None), "{kind} {period}");
        assert_eq!(
            on(last.tomorrow().unwrap()),
            ("missing", due.to_owned(), None),
            "{kind} {period}"
        );
    }
}

#[test]
fn nobody_is_late_by_what_was_not_read_or_is_not_dated() {
    let site = Site::new();
    let why = |unit: &str, kind: &str, period: &str| {
        let entry = site.entry(unit, kind, period, "2025-06-01").unwrap();
        (entry.status.key(), entry.why)
    };
    // By when the approval is due was not read; the term itself was not read.
    let (state, said) = why(OLD, "nam", "2023");
    assert_eq!((state, &*said), ("not-judged", "ngày phải có văn bản chưa được kiểm chứng"));
    let (state, said) = why(OLD, "chua-doc", "2023");
    assert_eq!((state, &*said), ("not-judged", "thiếu ngày mốc để tính hạn"));
    for (rest, said) in [
        (
            "published: 2024-12-30\nevents: { received: 2024-01-02 }",
            "thời hạn chưa được kiểm chứng",
        ),
        ("published: 2024-12-30", "thiếu ngày mốc để tính hạn"),
        ("events: { received: 2024-01-02 }", "không ghi ngày công khai"),
        // Decision 24/2021 is in force to the end of 2026.
        (
            "published: 2028-12-30\nevents: { received: 2028-01-03 }",
            "không thời hạn nào có hiệu lực vào ngày mốc",
        ),
    ] {
        site.document(OLD, "chua-doc", "2023", rest);
        assert_eq!(why(OLD, "chua-doc", "2023"), ("published", said.to_owned()), "{rest}");
    }
}

#[test]
fn none_occurred_withdrawn_incomplete_and_not_owed() {
    let site = Site::new();
    site.document(OLD, "ky", "2024-Q1", "state: none-occurred\npublished: 2024-04-16");
    site.document(OLD, "ky", "2024-Q3", "state: withdrawn\nreason: Nhầm\npublished: 2024-10-01");
    site.document(
        OLD,
        "budget-settlement",
        "2023",
        "published: 2024-06-01\nevents: { document_issued: 2024-05-20 }",
    );
    let entry = |kind: &str, period: &str| site.entry(OLD, kind, period, "2026-11-20").unwrap();
    assert_eq!(told(&entry("ky", "2024-Q1")), ("none-occurred", "2024-04-15".into(), Some(1)));
    assert_eq!(entry("ky", "2024-Q3").status.key(), "withdrawn");
    let settlement = entry("budget-settlement", "2023");
    assert_eq!(told(&settlement), ("incomplete", "2024-06-19".into(), Some(-18)));
    assert!(settlement.missing.contains(&"thuyết minh".to_owned()), "{:?}", settlement.missing);
    // The ward ended on 30 June 2025: the half year was due in July, the quarter after is no matter of its.
    assert_eq!(entry("ky", "2025-6M").status.key(), "not-owed");
    assert_eq!(site.entry(OLD, "ky", "2025-Q3", "2026-11-20"), None);
    // And the ward that came in July owes nothing of the half year before.
    assert_eq!(site.entry(NEW, "ky", "2025-6M", "2026-11-20"), None);
}

#[test]
fn a_posting_that_is_too_short_is_said() {
    let posted = |until: &str| {
        let site = Site::new();
        let rest = format!("published: 2024-04-10\nposted: {{ from: 2024-04-10, until: {until} }}");
        site.document(OLD, "ky", "2024-Q1", &rest);
        let found = site.standing(OLD, "2026-11-20").findings;
        found.into_iter().any(|one| one.code == "DB254")
    };
    assert!(posted("2024-05-08"), "29 days");
    assert!(!posted("2024-05-09"), "30 days");
}

#[test]
fn the_json_is_as_its_schema_says_in_both_languages() {
    let site = Site::new();
    site.document(OLD, "ky", "2024-Q1", "published: 2024-04-16");
    let schema: Value =
        serde_json::from_str(include_str!("../src/cli/status.schema.json")).unwrap();
    for lang in ["vi", "en"] {
        let words = ["status", "--format", "json", "--at", "2026-11-20", "--lang", lang];
        let output = site.danbiet(&words);
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(schema::faults(&schema, &answer), [""; 0]);
        let duties = answer["duties"].as_array().unwrap();
        let counts: i64 =
            answer["counts"].as_object().unwrap().values().filter_map(Value::as_i64).sum();
        assert_eq!(counts, duties.len() as i64);
        assert!(answer["counts"]["missing"].as_i64().unwrap() > 0);
        // The period is said in the language that was asked for.
        let title = duties[0]["title"].as_str().unwrap();
        assert_eq!(title.contains("năm"), lang == "vi", "{title}");
    }
}

#[test]
fn people_read_what_is_overdue_and_what_comes_next() {
    let site = Site::new();
    let out = |words: &[&str]| String::from_utf8(site.danbiet(words).stdout).unwrap();
    let text = out(&["status", NEW, "--at", "2026-12-01"]);
    let lines: Vec<&str> = text.lines().collect();
    let place = |part: &str| {
        lines
            .iter()
            .position(|line| line.contains(part))
            .unwrap_or_else(|| panic!("{part} in {text}"))
    };
    let overdue = place("Quá hạn, chưa công khai (");
    let next = place("Đến hạn trong 90 ngày tới (");
    assert!(lines[overdue + 1].contains("hạn 15/10/2025 (quá 412 ngày)"), "{text}");
    assert!(lines[next + 1].contains("hạn 25/12/2026 (còn 24 ngày)"), "{text}");
    assert!(out(&["status", NEW, "--at", "2026-12-01", "--within", "10"]).contains("(không có)"));
    assert!(out(&["status", NEW, "--at", "2026-12-01", "--lang", "en"]).contains("Overdue ("));
    assert!(!out(&["status", OLD]).contains("Phường Từ Sơn:"));
    let nobody = site.danbiet(&["status", "bac-ninh/xa-khong-co"]);
    assert_eq!(nobody.status.code(), Some(2));
}

#[test]
fn errors_of_the_content_are_told_by_the_exit_code() {
    let site = Site::new();
    site.document(OLD, "ky", "2024-Q1", "nothing: known");
    let output = site.danbiet(&["status", "--at", "2026-11-20"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Quá hạn"));
}

#[test]
fn the_calendar_is_rfc_5545_and_stays_the_same() {
    let site = Site::new();
    let file = site.0.path().join("lich.ics");
    let words = ["status", NEW, "--at", "2026-12-01", "--ics", file.to_str().unwrap()];
    site.danbiet(&words);
    let text = fs::read_to_string(&file).unwrap();
    let printed = site.danbiet(&["status", NEW, "--at", "2026-12-01", "--format", "ics"]).stdout;
    assert_eq!(text.as_bytes(), printed);
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split_terminator("\r\n").collect();
    assert_eq!(lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    let of = |name: &str| {
        lines.iter().filter(|line| line.starts_with(name)).copied().collect::<Vec<_>>()
    };
    let events = of("BEGIN:VEVENT").len();
    assert!(events > 3);
    assert_eq!(of("DTSTAMP:20261201T000000Z").len(), events);
    assert_eq!(of("DTSTART;VALUE=DATE:").len(), events);
    assert!(of("DTSTART;VALUE=DATE:").is_sorted(), "soonest first");
    let unique: BTreeSet<&str> = of("UID:").into_iter().collect();
    assert_eq!(unique.len(), events);
    assert!(unfolded.contains("73/2026/NĐ-CP\\, Điều 37"), "a comma is escaped");
    // Another day, the same events: another stamp alone.
    let later = String::from_utf8(
        site.danbiet(&["status", NEW, "--at", "2026-12-02", "--format", "ics"]).stdout,
    )
    .unwrap();
    assert_eq!(later.replace("20261202T", "20261201T"), text);
}
