//! The text of a fresh disclosure: what must be said, what may be said, and how.
//!
//! What nobody can know beforehand stands in comments, so that an untouched file claims nothing.

use super::ask::Document;
use super::{tables, yaml};
use crate::kind::{LawRef, Need, PeriodShape};
use crate::law::terms::{self, Count, Term};
use crate::model::Whole;
use crate::unit::Level;

/// Stands where a date belongs; left as it is, it is objected to.
const DATE: &str = "NĂM-THÁNG-NGÀY";

/// Events whose dates start terms, in words. Those that are not here are worked out.
const EVENTS: &[(&str, &str)] = &[
    ("sent_to_council", "ngày gửi đại biểu Hội đồng nhân dân"),
    ("sitting_opened", "ngày khai mạc kỳ họp Hội đồng nhân dân"),
    ("decided", "ngày quyết định; không ghi thì lấy ngày ký ở decision"),
    ("document_issued", "ngày ban hành văn bản; không ghi thì lấy ngày ký ở approved, decision"),
    ("reported", "ngày báo cáo cấp có thẩm quyền"),
    ("received_document", "ngày nhận được văn bản"),
    ("paid", "ngày chi trả"),
    ("created", "ngày tạo ra thông tin; không ghi thì lấy ngày ký ở decision"),
    ("accepted", "ngày nhận thụ lý"),
    ("received", "ngày nhận được yêu cầu"),
    ("handed_over", "ngày bàn giao"),
    ("meeting", "ngày họp"),
];

/// The whole file; `last` is the document whose lines it takes over, where one was asked for.
pub(super) fn text(document: &Document<'_>, last: Option<&Whole>, like_last: bool) -> String {
    let mut head = intro(document);
    head.extend(like_last.then(|| taken_over(last)));
    head.push(format!("kind: {}", document.kind.id));
    head.push(format!("period: {}", document.period));
    head.push(String::new());
    head.extend(acts(document));
    head.extend(events(document));
    head.extend(publication(document));
    if document.kind.text != Need::Required {
        head.extend(note(document));
    }
    head.extend(tables::block(document, last));
    let head = head.join("\n");
    match document.kind.text {
        Need::Required => format!("---\n{head}\n---\n\n{}", outline(&document.kind.id)),
        _ => head + "\n",
    }
}

fn intro(document: &Document<'_>) -> Vec<String> {
    let (kind, version) = (document.kind, document.version);
    let title = version.title.as_ref().unwrap_or(&kind.title);
    let name = document.unit.name_at(document.period.last_day());
    let (form, period) = (&title.vi, document.period.phrase());
    let mut lines = vec![
        format!("# {form}. {}, {period}.", name.name),
        format!("# Đơn vị: {} ({}).", document.unit.address, document.unit.id),
        format!("# Căn cứ: {}.", citation(&version.source)),
        "# Dòng bắt đầu bằng # là lời dặn hoặc mục chưa dùng: bỏ dấu # và điền để dùng.".to_owned(),
        "# Ngày viết 2026-01-31. Số viết 12.500 (mười hai nghìn năm trăm) hoặc 12,5.".to_owned(),
        "# Để trống: chưa có số. 0: bằng không. -: bản gốc ghi gạch. không phát sinh: đã rà soát, không có."
            .to_owned(),
        "# Điền xong, chạy: danbiet check".to_owned(),
    ];
    if document.kind.text == Need::Required {
        lines.push("# Phần chữ viết bằng Markdown, dưới các đầu mục ở cuối tệp.".to_owned());
    }
    lines
}

fn taken_over(last: Option<&Whole>) -> String {
    match last {
        Some(last) => {
            format!("# Các dòng lấy theo tài liệu {}; số được bỏ trống.", last.period.phrase())
        }
        None => "# Chưa có tài liệu trước cùng loại: dùng mẫu chung.".to_owned(),
    }
}

fn citation(law: &LawRef) -> String {
    let parts = [law.law.as_str(), law.article.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Decision and resolution.
fn acts(document: &Document<'_>) -> Vec<String> {
    let unit = document.unit.name_at(document.period.last_day()).unit_type.lower();
    let mut lines = vec![
        "# Quyết định hoặc văn bản công khai.".to_owned(),
        format!(
            "# decision: {{ number: 88/QĐ-UBND, signed: {DATE}, signer: Họ và tên, position: Chủ tịch UBND {unit} }}"
        ),
    ];
    if document.kind.group == "budget" {
        lines.push("# Nghị quyết của Hội đồng nhân dân, nếu có.".to_owned());
        lines.push(format!("# approved: {{ number: 12/NQ-HĐND, signed: {DATE} }}"));
    }
    lines
}

/// The dates that the terms are counted from.
fn events(document: &Document<'_>) -> Vec<String> {
    let shape = PeriodShape::of(document.period);
    let terms: Vec<&Term> = document.version.terms(shape).filter_map(terms::get).collect();
    let mut lines = Vec::new();
    let mut named: Vec<&str> = Vec::new();
    for term in terms {
        let word = EVENTS.iter().find(|(event, _)| *event == term.event);
        let from = match term.event.as_str() {
            "period_end" | "fixed" => ", tính từ hết kỳ",
            _ => "",
        };
        lines.push(format!("# Hạn công khai: {}{from} ({}).", length(term), term.citation()));
        if let Some((event, words)) = word.filter(|(event, _)| !named.contains(event)) {
            if named.is_empty() {
                lines.push("# events:".to_owned());
            }
            lines.push(format!("#   {event}: {DATE}  # {words}"));
            named.push(event);
        }
    }
    lines
}

/// “30 ngày”, “5 ngày làm việc”.
fn length(term: &Term) -> String {
    match term.count {
        Count::Calendar | Count::Posting => format!("{} ngày", term.days),
        Count::Working => format!("{} ngày làm việc", term.days),
        Count::SameDay => "cùng ngày".to_owned(),
        Count::LastWorkingDayOf(month) => {
            format!("ngày làm việc cuối cùng của tháng {month} năm sau")
        }
        Count::None => "luật không ghi số ngày".to_owned(),
    }
}

/// When and where it was published, and what else may be said.
fn publication(document: &Document<'_>) -> Vec<String> {
    let unit = document.unit.name_at(document.period.last_day()).unit_type.lower();
    let posting = document.version.posting.as_deref().and_then(terms::get);
    let how_long = posting.filter(|term| term.days > 0);
    let how_long = how_long.map(|term| format!(", ít nhất {} ({})", length(term), term.citation()));
    let mut lines = vec![
        "# Ngày đưa lên cổng lần đầu.".to_owned(),
        format!("# published: {DATE}"),
        format!("# Niêm yết trên giấy{}.", how_long.unwrap_or_default()),
        format!("# posted: {{ from: {DATE}, until: {DATE}, place: Trụ sở UBND {unit} }}"),
        "# Cả tài liệu không phát sinh: bỏ # dòng dưới và xóa mục tables.".to_owned(),
        "# state: none-occurred".to_owned(),
    ];
    if document.unit.level == Level::Commune {
        lines.push("# Hạn nhận ý kiến của dân, nếu có.".to_owned());
        lines.push(format!("# comments_until: {DATE}"));
    }
    lines.push("# Văn bản đã ký, đặt cạnh tệp này.".to_owned());
    lines.push("# attachments:".to_owned());
    lines.push(format!(
        "#   - {}",
        yaml::row(&[
            ("file", "quyet-dinh.pdf".to_owned()),
            ("title", "Quyết định đã ký".to_owned()),
            ("signed", "true".to_owned()),
        ])
    ));
    lines
}

/// Room for the explanatory note.
fn note(document: &Document<'_>) -> Vec<String> {
    let word = match (document.version.note, document.kind.text) {
        (Need::Required, _) => "Thuyết minh (bắt buộc)",
        (Need::Optional, _) | (_, Need::Optional) => "Thuyết minh, nếu có",
        _ => return Vec::new(),
    };
    vec![
        format!("# {word}: viết bằng Markdown, mỗi dòng lùi vào hai dấu cách."),
        "# text: |".to_owned(),
        "#   Nêu căn cứ, con số lớn, chỗ tăng giảm nhiều và lý do.".to_owned(),
    ]
}

/// The headings of a report.
fn outline(kind: &str) -> &'static str {
    match kind {
        "anti-corruption" => include_str!("texts/anti-corruption.md"),
        _ => include_str!("texts/report.md"),
    }
}

#[cfg(test)]
mod tests {
    use super::EVENTS;
    use crate::law::terms;

    #[test]
    fn every_event_of_a_term_is_told_or_worked_out() {
        for term in &terms::embedded().value {
            let told = EVENTS.iter().any(|(event, _)| *event == term.event);
            let known = matches!(&*term.event, "period_end" | "fixed" | "posted_from");
            assert!(told || known, "{} counts from {}", term.id, term.event);
        }
    }
}
