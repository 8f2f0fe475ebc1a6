//! The sitemap, divided where the protocol wants it, and `robots.txt`.

use crate::derive::Facts;
use crate::kind::{Form, Kind};
use crate::render::data::{Output, xml};
use crate::render::link;
use crate::value::date::Date;

/// Pages that one file may list (sitemaps.org).
pub const PER_FILE: usize = 50_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page that may be found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its address without slashes at the ends.
    pub address: String,
    /// When its content last changed, if that is known.
    pub changed: Option<Date>,
}

/// `sitemap.xml`, an index, and the files it names, each with at most `per_file` pages in the
/// order of their addresses.
pub fn sitemap(base_url: &str, pages: &[Entry], per_file: usize) -> Vec<Output> {
    let mut sorted: Vec<&Entry> = pages.iter().collect();
    sorted.sort_by(|a, b| a.address.cmp(&b.address));
    sorted.dedup_by(|a, b| a.address == b.address);
    let mut index = String::new();
    let mut outputs = Vec::new();
    for (number, part) in sorted.chunks(per_file.max(1)).enumerate() {
        let path = format!("sitemap-{}.xml", number + 1);
        let newest = part.iter().filter_map(|page| page.changed).max();
        index += &entry("sitemap", &format!("{base_url}/{path}"), newest);
        let one =
            |page: &&Entry| entry("url", &link::canonical(base_url, &page.address), page.changed);
        let urls: String = part.iter().map(one).collect();
        outputs.push(Output::new(path, "", list("urlset", &urls)));
    }
    outputs.insert(0, Output::new("sitemap.xml".to_owned(), "", list("sitemapindex", &index)));
    outputs
}

fn entry(name: &str, address: &str, changed: Option<Date>) -> String {
    let changed = changed.map(|day| xml::element("lastmod", &day.to_string())).unwrap_or_default();
    format!("<{name}>\n{}{changed}</{name}>\n", xml::element("loc", address))
}

fn list(name: &str, entries: &str) -> Vec<u8> {
    format!("{}<{name} xmlns=\"{NAMESPACE}\">\n{entries}</{name}>\n", xml::HEAD).into_bytes()
}

/// Everything may be read, except data files of the kinds that list persons: a JSON file cannot
/// say `noindex`, and a copy in a searching machine would outlive the posting. Pages are never
/// named here, or nobody would read their `noindex`.
pub(super) fn robots(facts: &Facts<'_>) -> Vec<u8> {
    let base_url = &facts.model.settings.base_url;
    let below = path_of(base_url);
    let mut lines = vec!["User-agent: *".to_owned()];
    for kind in facts.model.kinds.iter().filter(|kind| lists_persons(kind)) {
        lines.push(format!("Disallow: {below}/*/{}*/{}/", kind.address, link::DATA));
    }
    if lines.len() == 1 {
        lines.push("Disallow:".to_owned());
    }
    lines.push(format!("\nSitemap: {base_url}/sitemap.xml\n"));
    lines.join("\n").into_bytes()
}

fn lists_persons(kind: &Kind) -> bool {
    kind.versions.iter().flat_map(|version| &version.forms).any(Form::lists_persons)
}

/// The path below which the site lies on its host, empty at the root.
fn path_of(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    host.find('/').map_or("", |at| &host[at..])
}

#[cfg(test)]
mod tests {
    use super::{Entry, sitemap};

    #[test]
    fn a_long_list_is_divided() {
        let page = |n: u8| Entry { address: format!("xa-{n}"), changed: None };
        let pages: Vec<Entry> = (0..7).map(page).collect();
        let files = sitemap("https://x.vn/ck", &pages, 3);
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
        let text = |place: usize| String::from_utf8(files[place].bytes.clone()).unwrap();
        assert_eq!(text(0).matches("<sitemap>").count(), 3);
        assert_eq!(text(1).matches("<url>").count(), 3);
        assert!(text(3).contains("<loc>https://x.vn/ck/xa-6/</loc>"));
    }
}
