//! Writes a site of any size for danbiet to build: real former communes, invented documents.
//!
//!     generate --communes N [--years Y] [--seed S] DIR
//!
//! The communes are those of the catalogue that existed at the end of 2024, province by province.
//! Each has four documents a year, 2024 and the years before it: poor households, the budget as
//! estimated and as executed, the anti-corruption report. The same seed gives the same bytes on
//! every machine; the documents of a commune do not depend on how many others there are.

#![expect(clippy::disallowed_methods, reason = "writes a site; the program itself only reads one")]

mod budgets;
mod dice;
mod document;
mod households;
mod report;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use danbiet::unit::{Catalogue, Level, Unit};
use jiff::civil::{Date, date};
use rayon::prelude::*;

use budgets::Budget;
use document::Publisher;

/// The newest year; the reform of 2025 ended the communes that this site is about.
const LAST_YEAR: i16 = 2024;
/// Years that all four kinds had the same rules in.
const MOST_YEARS: i16 = 5;

const USAGE: &str = "generate --communes N [--years Y] [--seed S] DIR";

struct Asked {
    communes: usize,
    years: i16,
    seed: u64,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let asked = match asked(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match write(&asked) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", asked.folder.display());
            ExitCode::from(3)
        }
    }
}

fn asked(mut words: impl Iterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked { communes: 0, years: 1, seed: 1, folder: PathBuf::new() };
    while let Some(word) = words.next() {
        let mut number = |least: u64, most: u64| {
            let given = words.next().unwrap_or_default();
            let number = given.parse().ok().filter(|number| (least..=most).contains(number));
            number.ok_or_else(|| format!("{word} takes {least} to {most}, not “{given}”"))
        };
        let most = communes().len() as u64;
        match word.as_str() {
            "--communes" => asked.communes = number(1, most)? as usize,
            "--years" => asked.years = number(1, MOST_YEARS as u64)? as i16,
            "--seed" => asked.seed = number(0, u64::MAX)?,
            _ if word.starts_with('-') => return Err(format!("unknown flag {word}")),
            _ => asked.folder = PathBuf::from(word),
        }
    }
    if asked.communes == 0 || asked.folder.as_os_str().is_empty() {
        return Err("how many communes, and where?".to_owned());
    }
    Ok(asked)
}

/// The communes there are to choose from, by address and therefore by province.
fn communes() -> Vec<&'static Unit> {
    let last_day = date(LAST_YEAR, 12, 31);
    let living = Catalogue::embedded().living(last_day);
    living.filter(|unit| unit.level == Level::Commune).collect()
}

fn write(asked: &Asked) -> io::Result<String> {
    let content = asked.folder.join("content");
    if content.exists() {
        return Err(io::Error::other("there is a content/ already: name a new folder"));
    }
    fs::create_dir_all(&content)?;
    fs::write(content.join("site.yaml"), site(asked.communes))?;
    let communes = &communes()[..asked.communes];
    let counts: io::Result<Vec<(usize, usize)>> =
        communes.par_iter().map(|unit| write_unit(&content, unit, asked)).collect();
    let (files, bytes) =
        counts?.into_iter().fold((0, 0), |(files, bytes), one| (files + one.0, bytes + one.1));
    Ok(format!("{} communes, {files} documents, {bytes} bytes", communes.len()))
}

fn site(communes: usize) -> String {
    format!(
        "title: Cổng công khai mẫu\n\
         description: {communes} xã, phường, thị trấn cũ với tài liệu sinh tự động để đo tốc độ; mọi người và số liệu đều là mẫu.\n\
         base-url: https://congkhai.example.vn/\n\
         date: 2025-03-31\n\
         sample: true\n\
         language: vi\n\n\
         budgets:\n  commune: 12 KB\n  disclosure: 12 KB\n  list: 14 KB\n  css: 6 KB\n"
    )
}

/// The documents of a commune; how many, and their bytes.
fn write_unit(content: &Path, unit: &Unit, asked: &Asked) -> io::Result<(usize, usize)> {
    let (mut files, mut bytes) = (0, 0);
    let id = unit.id.to_string();
    for year in LAST_YEAR - asked.years + 1..=LAST_YEAR {
        let last_day: Date = date(year, 12, 31);
        if !unit.existed_on(last_day) {
            continue;
        }
        let sort = unit.name_at(last_day).unit_type.lower();
        let publisher = Publisher { id: &id, sort, year, seed: asked.seed };
        let folder = content.join(&*unit.address).join(year.to_string());
        fs::create_dir_all(&folder)?;
        let mut budget = Budget::of(&publisher);
        let documents = [
            ("ho-ngheo.yaml", households::list(&publisher)),
            ("du-toan.yaml", budget.estimate(&publisher)),
            ("thuc-hien-ca-nam.yaml", budget.execution(&publisher)),
            ("phong-chong-tham-nhung.md", report::report(&publisher)),
        ];
        for (name, text) in documents {
            fs::write(folder.join(name), &text)?;
            (files, bytes) = (files + 1, bytes + text.len());
        }
    }
    Ok((files, bytes))
}
