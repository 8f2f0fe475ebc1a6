//! `danbiet init`: a site for a province, with every unit it has and had.

use std::path::Path;

use super::files::{self, File, Made};
use super::{ScaffoldError, province, yaml};
use crate::unit::{Catalogue, Link, Unit};
use crate::value::date::short;

/// Units that followed or went before are listed up to here, then counted.
const LISTED: usize = 6;

/// Lays out a site for the province of that code or name. Files that are there stay.
///
/// # Errors
/// When no living province is meant, or the disk refuses.
pub fn init(site: &Path, province: &str, title: Option<&str>) -> Result<Made, ScaffoldError> {
    let units = Catalogue::embedded();
    let province = province::living(units, province)?;
    files::write(site, &files_of(units, province, title))
}

/// Every file of a fresh site.
fn files_of(units: &Catalogue, province: &Unit, title: Option<&str>) -> Vec<File> {
    let name = province.name();
    let usual = format!("Cổng công khai {}", name.in_sentence());
    let title = title.map(str::trim).filter(|title| !title.is_empty()).unwrap_or(&usual);
    let filled = |text: &str| {
        text.replace("{province}", &name.name)
            .replace("{in-sentence}", &name.in_sentence())
            .replace("{code}", province.id.code.as_str())
            .replace("{folder}", &province.address)
            .replace("{title-value}", &yaml::scalar(title))
            .replace("{title}", title)
    };
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: filled(text) };
    let mut files = vec![
        file("content/site.yaml", include_str!("texts/site.yaml")),
        file("content/pages/gioi-thieu.md", include_str!("texts/gioi-thieu.md")),
        file("content/pages/phuong-phap-rieng.md", include_str!("texts/phuong-phap-rieng.md")),
        file(".gitignore", include_str!("texts/gitignore")),
        file("public/.gitkeep", ""),
        file("README.md", include_str!("texts/readme.md")),
    ];
    let of_province = units.province_units(province.id.code);
    files.extend(of_province.into_iter().map(|unit| unit_file(units, unit)));
    files
}

fn unit_file(units: &Catalogue, unit: &Unit) -> File {
    let template = match unit.until {
        None => include_str!("texts/unit.yaml"),
        Some(_) => include_str!("texts/unit-former.yaml"),
    };
    let mut way = vec![unit.name().name.to_string()];
    way.extend(units.ancestors(&unit.id).iter().rev().map(|above| above.name().name.to_string()));
    let text = template
        .replace("{way}", &way.join(", "))
        .replace("{life}", &life(unit))
        .replace("{kin}", &kin(units, unit))
        .replace("{id}", &unit.id.to_string())
        .replace("{year}", &(crate::unit::AS_OF.year() - 1).to_string());
    File { path: format!("content/{}/unit.yaml", unit.address), text }
}

/// “từ ngày 01/07/2025”, “đến hết ngày 30/06/2025”.
fn life(unit: &Unit) -> String {
    let from = (!unit.since_before).then(|| format!("từ ngày {}", short(unit.from())));
    let until = unit.until.map(|until| format!("đến hết ngày {}", short(until)));
    let parts: Vec<String> = from.into_iter().chain(until).collect();
    if parts.is_empty() { "từ trước năm 2020".to_owned() } else { parts.join(" ") }
}

/// A comment that names who went before a living unit, or who followed a former one.
fn kin(units: &Catalogue, unit: &Unit) -> String {
    let told = |lead: &str, names: Vec<String>| {
        if names.is_empty() { String::new() } else { format!("# {lead} {}.\n", counted(&names)) }
    };
    let named = |unit: &Unit| format!("{} ({})", unit.name().name, unit.address);
    if unit.is_living() {
        let before = units.predecessors(&unit.id);
        return told("Trước đây:", of_links(units, &before, |link| link.old, named));
    }
    let after = units.successors(&unit.id);
    told("Nay thuộc:", of_links(units, &after, |link| link.new, named))
}

fn of_links(
    units: &Catalogue,
    links: &[Link],
    end: impl Fn(&Link) -> crate::unit::UnitId,
    named: impl Fn(&Unit) -> String,
) -> Vec<String> {
    links.iter().filter_map(|link| units.get(&end(link))).map(named).collect()
}

fn counted(names: &[String]) -> String {
    match names.len().checked_sub(LISTED) {
        Some(more @ 1..) => format!("{} và {more} nơi khác", names[..LISTED].join("; ")),
        _ => names.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::files_of;
    use crate::scaffold::province::living;
    use crate::unit::{Catalogue, Level};
    use std::collections::BTreeSet;

    #[test]
    fn every_living_province_is_found_and_has_a_folder_for_each_of_its_units() {
        let units = Catalogue::embedded();
        let provinces =
            units.units().iter().filter(|unit| unit.level == Level::Province && unit.is_living());
        let mut described = BTreeSet::new();
        let mut count = 0;
        for province in provinces {
            let found = [province.id.code.as_str(), province.name().bare(), &province.name().name];
            assert!(found.iter().all(|way| living(units, way).is_ok_and(|one| one == province)));
            let files = files_of(units, province, None);
            let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
            assert_eq!(paths.len(), files.len(), "no file twice");
            assert!(
                files
                    .iter()
                    .all(|file| !file.text.contains(['{', '}']) || file.text.contains(": {"))
            );
            let readme = files.iter().find(|file| file.path == "README.md").unwrap();
            assert!(readme.text.lines().count() <= 20);
            described.extend(
                files
                    .iter()
                    .filter(|file| file.path.ends_with("/unit.yaml"))
                    .map(|file| file.path.clone()),
            );
            count += 1;
        }
        assert_eq!(count, 34);
        assert_eq!(
            described.len(),
            units.units().len(),
            "every unit of the country is of some site"
        );
    }
}
