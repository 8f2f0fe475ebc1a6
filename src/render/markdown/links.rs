//! Where a link or an image may lead. Schemes are read as a browser reads them: without the spaces
//! and control characters that it drops, in any case.

use super::Setting;
use crate::finding::{Finding, Span, code};

/// What a text may link to.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// The address to write for a link, or what is wrong with it.
pub(super) fn link(address: &str, setting: &Setting<'_>, at: Span) -> Result<String, Box<Finding>> {
    let link = address.to_owned();
    match scheme(address) {
        Some(scheme) if SCHEMES.contains(&scheme.as_str()) => {
            let web = scheme.starts_with("http");
            let after = address.split_once(':').map_or("", |(_, after)| after);
            let named = if web { after.strip_prefix("//").unwrap_or("") } else { after };
            let bad_start = named.is_empty() || named.starts_with(['/', '?', '#', '\\', ':', '@']);
            if bad_start || has_stray_signs(address) {
                return Err(Box::new(code::LinkUnclear { link }.at(at)));
            }
            Ok(link)
        }
        Some(scheme) => Err(Box::new(code::LinkScheme { link, scheme }.at(at))),
        None => inside(address, setting, at),
    }
}

/// The address to write for an image: a file of the site.
pub(super) fn image(
    address: &str,
    setting: &Setting<'_>,
    at: Span,
) -> Result<String, Box<Finding>> {
    let host = scheme(address).is_some() || address.trim_start().starts_with("//");
    if host || address.is_empty() || address.starts_with('#') {
        return Err(Box::new(code::ForeignImage { link: address.to_owned() }.at(at)));
    }
    inside(address, setting, at)
}

/// Whether a link that [`link`] let pass leaves the site.
pub(super) fn is_foreign(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| scheme.starts_with("http"))
}

/// What stands before a colon that no path, query or fragment precedes.
fn scheme(address: &str) -> Option<String> {
    let seen: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace() && !is_hidden(*c))
        .collect();
    let end = seen.find([':', '/', '?', '#', '\\'])?;
    seen[end..].starts_with(':').then(|| seen[..end].to_lowercase())
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn has_stray_signs(address: &str) -> bool {
    address.contains(|c: char| c.is_control() || c.is_whitespace() || is_hidden(c) || c == '\\')
}

/// A link within the site: never above its first page; from `/` it is made relative, since the site
/// may live below any path.
fn inside(address: &str, setting: &Setting<'_>, at: Span) -> Result<String, Box<Finding>> {
    let link = address.to_owned();
    let strange = address.contains(|c: char| c.is_control() || is_hidden(c) || c == '\\');
    if address.is_empty() || strange || address.starts_with("//") {
        return Err(Box::new(code::LinkUnclear { link }.at(at)));
    }
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (path, rest) = address.split_at(end);
    let Some(resolved) = resolve(setting.page, path) else {
        return Err(Box::new(code::LinkLeadsOut { link }.at(at)));
    };
    if setting.known.is_some_and(|known| !path.is_empty() && !known(&resolved)) {
        return Err(Box::new(code::DeadLink { link }.at(at)));
    }
    match path.strip_prefix('/') {
        None => Ok(link),
        Some(below) => {
            let up = "../".repeat(setting.page.matches('/').count());
            let below = if up.is_empty() && below.is_empty() { "./" } else { below };
            Ok(format!("{up}{below}{rest}"))
        }
    }
}

/// The address within the site, or none when it climbs out. Encoded dots climb too; an encoded
/// slash has no honest use.
fn resolve(page: &str, path: &str) -> Option<String> {
    if path.is_empty() {
        return Some(page.to_owned());
    }
    let plain = path.replace("%2e", ".").replace("%2E", ".");
    if ["%2f", "%2F", "%5c", "%5C"].iter().any(|sign| plain.contains(sign)) {
        return None;
    }
    let folder = page.rfind('/').map_or("", |at| &page[..at]);
    let start = if path.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in plain.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            _ => parts.push(part),
        }
    }
    let is_folder = plain.ends_with('/') || matches!(plain.rsplit('/').next(), Some("." | ".."));
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    Some(parts.join("/") + end)
}
