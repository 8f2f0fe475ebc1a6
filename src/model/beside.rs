//! Files beside a document: what it attaches, and the tables it keeps elsewhere.

use super::disclosure::Attachment;
use super::read::Context;
use crate::finding::code::{AttachmentMissing, AttachmentTwice, AttachmentType, LeadsOutside};
use crate::finding::{FileId, Span};
use crate::source::Fields;
use crate::source::fields::did_you_mean;
use crate::source::yaml::Node;
use crate::value::limits::{ATTACHED_LIMIT, ATTACHMENT_LIMIT};
use crate::value::text;

/// Sorts of files that a browser shows or saves without running anything of theirs.
const HARMLESS: &[&str] = &[
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "csv", "txt",
    "json", "png", "jpg", "jpeg", "webp", "gif", "tif", "tiff", "mp3", "mp4", "zip", "p7s",
];

/// The files that a document names as its attachments.
pub(super) fn attachments(fields: &mut Fields<'_, '_>, context: &Context<'_>) -> Vec<Attachment> {
    let mut names: Vec<(String, Span)> = Vec::new();
    let read = |fields: &mut Fields<'_, '_>| {
        let node = fields.needed("file");
        let title = fields.needed_title("title").map(text::tidy).unwrap_or_default();
        let signed = fields.flag("signed").unwrap_or(false);
        let node = node?;
        let file = beside(node, context, fields)?;
        let ending = context.sources.file(file).ending();
        let written = node.text()?;
        if !HARMLESS.contains(&&*ending) {
            fields.object(AttachmentType { name: written.to_owned() }.at(node.span));
            return None;
        }
        if let Some(finding) = context.sources.too_large(file, ATTACHMENT_LIMIT) {
            fields.object(finding.at(node.span));
            return None;
        }
        let stem = written.rsplit_once('.').map_or(written, |(stem, _)| stem);
        let name = format!("{}.{ending}", text::slug(stem));
        if let Some((_, first)) = names.iter().find(|(other, _)| *other == name) {
            fields.object(AttachmentTwice { name }.at(node.span).and(*first));
            return None;
        }
        names.push((name.clone(), node.span));
        Some(Attachment { file, name, title, signed, span: node.span, is_scan: false })
    };
    let most = (("tệp đính kèm", "attachments"), ATTACHED_LIMIT);
    fields.each_within("attachments", most, read).into_iter().flatten().collect()
}

/// The file that a node names, in the folder of the document.
pub(super) fn beside(
    node: &Node<'_>,
    context: &Context<'_>,
    fields: &mut Fields<'_, '_>,
) -> Option<FileId> {
    let name = node.text()?.trim();
    let out = name.contains("..") || name.starts_with('/') || name.contains(['\\', ':']);
    if out {
        fields.object(LeadsOutside { path: name.to_owned() }.at(node.span));
        return None;
    }
    let folder = context.sources.file(context.file).folder();
    let path = format!("{folder}/{name}");
    let found = context.sources.by_path(&path).map(|file| file.id);
    if found.is_none() {
        let prefix = format!("{folder}/");
        let near = context.sources.below(folder).iter();
        let names = near.filter_map(|file| file.path.strip_prefix(&prefix));
        let hint = did_you_mean(name, names);
        fields.object(AttachmentMissing { name: name.to_owned(), hint }.at(node.span));
    }
    found
}
