//! Where each page stands, before any of them is made: for links between texts, and so that no two
//! pages want one place.

use std::collections::{BTreeMap, BTreeSet};

use super::document::page_address;
use super::{Composer, Job, duty_lists};
use crate::finding::code::AddressTwice;
use crate::finding::{Finding, Span};
use crate::render::link;

impl<'f> Composer<'f> {
    /// The address of a page; none for a unit that does not exist.
    pub fn address_of(&self, job: &Job) -> Option<String> {
        let fixed = match job {
            Job::Home => "",
            Job::Kinds => "loai",
            Job::Years => "nam",
            Job::Units => "don-vi",
            Job::FormerUnits => "don-vi-cu",
            Job::Method => "phuong-phap",
            Job::Findings => "canh-bao",
            Job::NotFound => "404.html",
            Job::Patterns => "mau",
            Job::Kind(place) => return Some(link::of_kind(self.facts.model.kinds.nth(*place))),
            Job::Year(year) => return Some(link::of_year(*year)),
            Job::Prose(place) => return Some(self.facts.model.pages[*place].address.clone()),
            Job::Unit(id) => return Some(self.unit(id)?.address.to_string()),
            Job::Moved(id, place) => return Some(self.unit(id)?.aliases.get(*place)?.to_string()),
            Job::Catalogue(id) => return Some(duty_lists::catalogue_address(self.unit(id)?)),
            Job::Quarter(id, year, quarter) => {
                return Some(duty_lists::quarter_address(self.unit(id)?, *year, *quarter));
            }
            Job::Document(place, page) => {
                let address = &self.facts.documents[*place].disclosure.address;
                return Some(page_address(address, *page));
            }
        };
        Some(fixed.to_owned())
    }

    /// All addresses of pages.
    fn addresses(&self) -> &BTreeSet<String> {
        self.addresses
            .get_or_init(|| self.jobs().iter().filter_map(|job| self.address_of(job)).collect())
    }

    /// Whether a text may link to this path within the site: a page, or a file beside one.
    pub(super) fn is_known(&self, path: &str) -> bool {
        let page = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
        let below = |address: &str| self.addresses().contains(address);
        let data = path.rsplit_once("/v1/").or_else(|| path.rsplit_once("/tep/"));
        let feed = path.strip_suffix("tin-moi.xml").map(|page| page.trim_end_matches('/'));
        let wanted = self.facts.model.settings.outputs;
        self.attachments.contains_key(path)
            || below(page)
            || (wanted.data && data.is_some_and(|(address, _)| below(address)))
            || (wanted.feeds && feed.is_some_and(below))
            || (wanted.data && path == "v1/danh-muc.json")
            || matches!(path, "sitemap.xml" | "robots.txt")
    }

    /// Pages of text that want the place of another page.
    pub fn clashes(&self) -> Vec<Finding> {
        let mut taken: BTreeMap<String, Job> = BTreeMap::new();
        let mut findings = Vec::new();
        for job in self.jobs() {
            let Some(address) = self.address_of(&job) else { continue };
            let Some(other) = taken.insert(address.clone(), job.clone()) else { continue };
            let is_file = |job: &Job| matches!(job, Job::Prose(_) | Job::Document(_, 0));
            let is_kind = |job: &Job| matches!(job, Job::Kind(_));
            if (is_file(&job) && is_file(&other)) || (is_kind(&job) && is_kind(&other)) {
                // Two files of the content: whoever read them named both.
                continue;
            }
            let text = [&job, &other].into_iter().find_map(|job| match job {
                Job::Prose(place) => Some(self.facts.model.pages[*place].text.file),
                _ => None,
            });
            let clash = AddressTwice { address };
            findings.push(match text {
                Some(file) => clash.at(Span::file(file)),
                None => clash.nowhere(),
            });
        }
        findings
    }
}
