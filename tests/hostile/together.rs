//! Many cases in one site: each in the folder of another commune, read in one run; those that are
//! to be published are then built in one, and looked at as a browser would.

use std::collections::BTreeSet;

use danbiet::unit::{Catalogue, Level};
use scraper::Html;

use super::manual::{Case, Wanted};
use super::site::{Found, Site};
use super::tree::Tree;

/// Why cases did not end as they should.
pub(super) fn end_otherwise(cases: &[Case]) -> Vec<String> {
    let folders = folders(cases.len());
    let all: Vec<(&Case, &String)> = cases.iter().zip(&folders).collect();
    let site = laid_out(all.iter().copied());
    let errors = site.check().errors();
    let mut wrong = Vec::new();
    for (case, folder) in &all {
        let own = format!("content/{folder}/");
        let own: Vec<Found> =
            errors.iter().filter(|(_, path, ..)| path.starts_with(&own)).cloned().collect();
        let faults = differing(case, &own, |path| place(path, folder));
        if !faults.is_empty() {
            wrong.push(format!("{}\n  {}\n", case.name, faults.join("\n  ")));
        }
    }
    if wrong.is_empty() {
        let published: Vec<(&Case, &String)> =
            all.into_iter().filter(|(case, _)| !case.is_refused()).collect();
        wrong.extend(shown_otherwise(&published));
    }
    wrong
}

fn shown_otherwise(cases: &[(&Case, &String)]) -> Vec<String> {
    let site = laid_out(cases.iter().copied());
    site.build().success();
    let published = site.published();
    let file = |path: &str| published.get(path).cloned();
    let mut wrong: Vec<String> = acting(&published);
    for (case, folder) in cases {
        let unlike = case.wanted.iter().filter_map(|wanted| match wanted {
            Wanted::Nowhere(words) => {
                let holds = |(_, bytes): &(&String, &Vec<u8>)| {
                    String::from_utf8_lossy(bytes).contains(words.as_str())
                };
                published.iter().find(holds).map(|(path, _)| format!("{words:?} is in {path}"))
            }
            wanted => unlike(wanted, folder, &file),
        });
        let faults: Vec<String> = unlike.collect();
        if !faults.is_empty() {
            wrong.push(format!("{}\n  {}\n", case.name, faults.join("\n  ")));
        }
    }
    wrong
}

/// The communes of 2023, as folders.
fn folders(count: usize) -> Vec<String> {
    let day = danbiet::value::date::read_date("2023-06-01").unwrap();
    let communes = Catalogue::embedded()
        .living(day)
        .filter(|unit| unit.level == Level::Commune && unit.existed_in(day..=day));
    let whole_year = (danbiet::value::Period::parse("2023").unwrap(), ());
    let lives = |unit: &&danbiet::unit::Unit| {
        unit.existed_in(whole_year.0.first_day()..=whole_year.0.last_day())
    };
    communes.filter(lives).map(|unit| unit.address.to_string()).take(count).collect()
}

fn place(path: &str, folder: &str) -> String {
    path.strip_prefix("dinh-bang/")
        .map_or(path.to_owned(), |rest| format!("content/{folder}/{rest}"))
}

fn laid_out<'c>(cases: impl Iterator<Item = (&'c Case, &'c String)>) -> Site {
    cases.fold(Site::new(), |site, (case, folder)| {
        let files = case.files.iter();
        files.fold(site, |site, (path, bytes)| site.file(&place(path, folder), bytes))
    })
}

/// What is refused and should not be, and the other way round.
pub(super) fn differing(
    case: &Case,
    errors: &[Found],
    place: impl Fn(&str) -> String,
) -> Vec<String> {
    let wanted = case.wanted.iter().filter_map(|wanted| match wanted {
        Wanted::Refused(code, path, line, column) => {
            Some((code.clone(), place(path), *line, *column))
        }
        _ => None,
    });
    let wanted: BTreeSet<Found> = wanted.collect();
    let found: BTreeSet<Found> = errors.iter().cloned().collect();
    let say = |sign: &str, (code, path, line, column): &Found| {
        format!("{sign} {code} at {line}:{column} in {path}")
    };
    let missing = wanted.difference(&found).map(|one| say("not found:", one));
    missing.chain(found.difference(&wanted).take(5).map(|one| say("found:", one))).collect()
}

/// How a published page differs from what is wanted of it.
pub(super) fn unlike(
    wanted: &Wanted,
    folder: &str,
    file: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Option<String> {
    let (address, words, says) = match wanted {
        Wanted::Says(address, words) => (address, words, true),
        Wanted::Hides(address, words) => (address, words, false),
        _ => return None,
    };
    let usual = || format!("{folder}/2023/tiep-cong-dan");
    let address = address.as_ref().map_or_else(usual, |at| at.replace("dinh-bang", folder));
    let Some(bytes) = file(&format!("{address}/index.html")) else {
        return Some(format!("no page at {address}"));
    };
    let text = super::site::words_of(&String::from_utf8_lossy(&bytes));
    (text.contains(words.as_str()) != says).then(|| {
        let verb = if says { "does not say" } else { "says" };
        format!("{address} {verb} {words:?}")
    })
}

/// Elements and attributes that act, in any page: none of them is the theme's own.
fn acting(published: &Tree) -> Vec<String> {
    const ACTING: [&str; 12] = [
        "iframe", "object", "embed", "base", "form", "style", "applet", "audio", "video", "frame",
        "frameset", "portal",
    ];
    let pages = published.iter().filter(|(path, _)| path.ends_with(".html"));
    pages
        .filter_map(|(path, bytes)| {
            let page = Html::parse_document(&String::from_utf8_lossy(bytes));
            let mut elements =
                page.root_element().descendants().filter_map(|n| n.value().as_element());
            let acts = elements.find(|element| {
                let outside = |address: &str| {
                    let scheme = address.trim().split(['/', '?', '#']).next().unwrap_or("");
                    let scheme =
                        scheme.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
                    scheme.is_some_and(|it| !matches!(&*it, "http" | "https" | "mailto" | "tel"))
                };
                let handler = |(name, value): (&str, &str)| {
                    name.starts_with("on") || matches!(name, "href" | "src") && outside(value)
                };
                // What data is, and the theme's own scripts.
                let own = element.attr("type").is_some_and(|it| it.ends_with("json"))
                    || element.attr("src").is_some();
                let form = element.name() == "form" && element.attr("role") == Some("search");
                element.name() == "script" && !own
                    || ACTING.contains(&element.name()) && !form
                    || element.attrs().any(handler)
            })?;
            Some(format!("{path} holds {element:?}", element = acts))
        })
        .collect()
}
