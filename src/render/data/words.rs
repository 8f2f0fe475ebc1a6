//! The words by which feeds and structured data speak of a document. No person is named in them.

use crate::derive::{Document, StatusKind};
use crate::render::data::name_then;

/// The sentence without the marks of its figures; empty where there is none, or was taken down.
pub fn sentence(document: &Document<'_>) -> String {
    match document.status.kind {
        StatusKind::Withdrawn => String::new(),
        _ => document.sentence().replace("**", ""),
    }
}

/// What stands there in a few sentences, never empty: fifty signs and more.
pub fn summary(document: &Document<'_>) -> String {
    let (title, unit) = (document.title(), name_then(document));
    let sample =
        if document.disclosure.sample { "Dữ liệu mẫu, không có thật. " } else { "" };
    let said = match document.status.kind {
        StatusKind::Withdrawn => {
            "Tài liệu này đã được gỡ xuống; trang còn lại ghi lý do.".to_owned()
        }
        StatusKind::NoneOccurred => "Đơn vị công bố: trong kỳ không phát sinh.".to_owned(),
        _ => match sentence(document) {
            said if said.is_empty() => "Các bảng số liệu, quyết định và nguồn.".to_owned(),
            said => said,
        },
    };
    format!("{sample}{title} của {unit}. {said}").trim_end().to_owned()
}

/// The title in a list of many units.
pub(super) fn heading(document: &Document<'_>) -> String {
    let sample = if document.disclosure.sample { "[Mẫu] " } else { "" };
    let gone = if document.status.kind == StatusKind::Withdrawn { "Đã gỡ: " } else { "" };
    format!("{sample}{gone}{}: {}", name_then(document), document.title())
}
