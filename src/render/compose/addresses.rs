//! Where each page stands, before any of them is made: for links between texts, and so that no two
//! pages want one place.

use std::collections::BTreeMap;

use super::document::page_address;
use super::{Composer, Job, Task, duty_lists};
use crate::finding::code::AddressTwice;
use crate::finding::{Finding, Span};
use crate::render::link;
use crate::unit::Unit;

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
            Job::Search => "tim-kiem",
            Job::Scores => return Some(link::score("")),
            Job::Findings => "canh-bao",
            Job::NotFound => "404.html",
            Job::Patterns => "mau",
            Job::Kind(place) => return Some(link::of_kind(self.facts.model.kinds.nth(*place))),
            Job::Year(year) => return Some(link::of_year(*year)),
            Job::Prose(place) => return Some(self.facts.model.pages[*place].address.clone()),
            Job::Unit(id) => return Some(self.unit(id)?.address.to_string()),
            Job::Score(id) => return Some(link::score(&self.unit(id)?.address)),
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

    /// The tasks that may make the file at a path, the likeliest first: those whose own page is at
    /// the folder of the file, or above it.
    pub fn tasks_near(&self, path: &str) -> Vec<Task> {
        if path == "404.html" {
            return vec![Task::Site(Job::NotFound)];
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut tasks = self.tasks_above(folder);
        // Of the pages about the whole site, the self-check alone has files.
        let has_files = |task: &Task| match task {
            Task::Site(job) => *job == Job::Scores,
            _ => true,
        };
        tasks.retain(|task| name == "index.html" || has_files(task));
        tasks
    }

    fn tasks_above(&self, address: &str) -> Vec<Task> {
        let addresses: Vec<&str> = std::iter::successors(Some(address), |below| {
            let above = below.rsplit_once('/').map_or("", |(above, _)| above);
            (!below.is_empty()).then_some(above)
        })
        .collect();
        let units: Vec<Option<&Unit>> = addresses.iter().map(|at| self.unit_at(at)).collect();
        let mut tasks = Vec::new();
        for (place, address) in addresses.iter().enumerate() {
            for unit in units[place..].iter().flatten() {
                let places = self.facts.by_unit.get(&unit.id).cloned().unwrap_or_default();
                let is_there =
                    |one: &usize| self.facts.documents[*one].disclosure.address == *address;
                tasks.extend(places.filter(is_there).map(Task::Document));
            }
            tasks.extend(units[place].map(|unit| Task::Unit(unit.id)));
        }
        let is_there = |job: &Job| self.address_of(job).as_deref() == Some(address);
        let has_files_there =
            |job: &Job| *job == Job::Scores && addresses.contains(&&*link::score(""));
        let of_site = self.site_jobs().into_iter();
        tasks.extend(of_site.filter(|job| is_there(job) || has_files_there(job)).map(Task::Site));
        tasks
    }

    /// The unit of this site whose page stands at an address, or stood there.
    fn unit_at(&self, address: &str) -> Option<&'f Unit> {
        let unit = self.facts.model.units.by_address(address)?.unit;
        self.shows(unit).then_some(unit)
    }

    /// A page of the site stands at this address.
    fn is_page(&self, address: &str) -> bool {
        let is_there = |job: &Job| self.address_of(job).as_deref() == Some(address);
        let makes = |task: &Task| self.jobs_of(task).iter().any(is_there);
        match address {
            "404.html" => true,
            address => self.tasks_above(address).iter().any(makes),
        }
    }

    /// The calendar of a unit that the site describes stands at this path.
    fn is_calendar(&self, path: &str) -> bool {
        let unit = path.strip_suffix("lich-cong-khai.ics").map(|unit| unit.trim_end_matches('/'));
        let unit = unit.and_then(|address| self.unit_at(address));
        unit.is_some_and(|unit| self.has_calendar(unit) && link::calendar(&unit.address) == path)
    }

    /// Whether a text may link to this path within the site: a page, or a file beside one.
    pub(super) fn is_known(&self, path: &str) -> bool {
        let page = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
        let data = path.rsplit_once("/v1/").or_else(|| path.rsplit_once("/tep/"));
        let feed = path.strip_suffix("tin-moi.xml").map(|page| page.trim_end_matches('/'));
        let wanted = self.facts.model.settings.outputs;
        self.attachments.contains_key(path)
            || self.is_page(page)
            || (wanted.data && data.is_some_and(|(address, _)| self.is_page(address)))
            || (wanted.feeds && feed.is_some_and(|address| self.is_page(address)))
            || (wanted.data && path == "v1/danh-muc.json")
            || (wanted.feeds && self.is_calendar(path))
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
