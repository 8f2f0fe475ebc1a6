//! The floor under a build of the plain corpus: what remains when nothing is checked.
//!
//!     floor SITE OUT
//!
//! Reads the files of SITE by line and trusts them, renders the same pages through the same engine
//! and templates as danbiet, writes them below OUT, a new folder, on as many threads as there are.
//! It has no model, no places of errors, no cache, no staging, and panics over what it did not
//! expect. `benches/equal` compares its pages with those of the others.

#![expect(clippy::disallowed_methods, reason = "a bench reads and writes what it measures")]
#![expect(clippy::unwrap_used, reason = "the floor trusts its files: that is what it measures")]

#[path = "floor/read.rs"]
mod read;
#[path = "floor/view.rs"]
mod view;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tera::{Context, Tera};

use read::Document;
use view::{Frame, Sums};

/// A unit: its name, its folder, what its communes add up to.
struct Unit {
    address: String,
    name: String,
    level: String,
    documents: usize,
    sums: Sums,
}

fn main() {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [site, out] = folders.as_slice() else { panic!("floor SITE OUT") };
    let tera = templates(&site.join("themes/plain"));
    let content = site.join("content");
    let mut units = units(&content);
    let names: BTreeMap<String, String> =
        units.iter().map(|unit| (unit.address.clone(), unit.name.clone())).collect();
    fs::create_dir_all(out.join("assets")).unwrap();
    fs::copy(site.join("themes/plain/styles/site.css"), out.join("assets/style.css")).unwrap();
    let writer = Writer { tera, names, out, content: &content };
    let lowest = units.par_iter_mut().filter(|unit| unit.level == "commune");
    lowest.for_each(|unit| writer.commune(unit));
    for level in ["district", "province"] {
        sum_up(&mut units, level);
    }
    units.par_iter().filter(|unit| unit.level != "commune").for_each(|unit| {
        writer.unit(unit, &units);
    });
    writer.home(&units);
}

/// The templates of the plain theme, without the white space between their lines.
fn templates(theme: &Path) -> Tera {
    let names = [
        "layout.html",
        "parts/_table.html",
        "pages/disclosure.html",
        "pages/unit.html",
        "pages/home.html",
    ];
    let compact = |name| {
        let text = fs::read_to_string(theme.join(name)).unwrap();
        text.lines().map(str::trim).collect::<String>()
    };
    let mut tera = Tera::new();
    tera.add_raw_templates(names.map(|name| (name, compact(name)))).unwrap();
    tera
}

/// All units, in the order of their addresses.
fn units(content: &Path) -> Vec<Unit> {
    let files = walkdir::WalkDir::new(content).sort_by_file_name().into_iter().map(Result::unwrap);
    let mut units: Vec<Unit> = files
        .filter(|entry| entry.file_name() == "unit.yaml")
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap();
            let folder = entry.path().parent().unwrap().strip_prefix(content).unwrap();
            let field = |key| read::field(&text, key).to_owned();
            let address = folder.to_str().unwrap().to_owned();
            let (name, level) = (field("name"), field("level"));
            Unit { address, name, level, documents: 0, sums: Sums::default() }
        })
        .collect();
    units.sort_by(|a, b| a.address.cmp(&b.address));
    units
}

/// Adds the units below each unit of a level into it.
fn sum_up(units: &mut [Unit], level: &str) {
    let places: Vec<usize> = (0..units.len()).filter(|at| units[*at].level == level).collect();
    for at in places {
        let mut sums = Sums::default();
        for below in directly_below(units, &units[at].address) {
            sums.add(&below.sums);
        }
        units[at].sums = sums;
    }
}

fn directly_below<'u>(units: &'u [Unit], address: &'u str) -> impl Iterator<Item = &'u Unit> {
    let first = units.partition_point(|unit| unit.address.as_str() <= address);
    let below = move |unit: &&Unit| {
        unit.address.strip_prefix(address).is_some_and(|rest| rest.starts_with('/'))
    };
    units[first..]
        .iter()
        .take_while(below)
        .filter(move |unit| !unit.address[address.len() + 1..].contains('/'))
}

struct Writer<'w> {
    tera: Tera,
    names: BTreeMap<String, String>,
    out: &'w Path,
    content: &'w Path,
}

impl Writer<'_> {
    /// The documents of a commune, then its own page.
    fn commune(&self, unit: &mut Unit) {
        let folder = self.content.join(&unit.address).join("2024");
        let mut items = Vec::new();
        for file in ["ho-ngheo.yaml", "du-toan.yaml", "thuc-hien.yaml", "chong-tham-nhung.md"] {
            let text = fs::read_to_string(folder.join(file)).unwrap();
            let document = Document::read(&text);
            let name = file.split('.').next().unwrap();
            let address = format!("{}/2024/{name}", unit.address);
            let mut context = Context::new();
            unit.sums.take(&view::fill(&mut context, &document));
            self.write(&address, document.field("title"), "pages/disclosure.html", context);
            items.push((document.kind_order(), view::item(name, &document)));
            unit.documents += 1;
        }
        items.sort_by_key(|(order, _)| *order);
        let mut context = view::of_unit();
        context.insert("years", &view::years(items.into_iter().map(|(_, item)| item).collect()));
        self.write(&unit.address, &unit.name, "pages/unit.html", context);
    }

    /// The page of a unit above communes.
    fn unit(&self, unit: &Unit, units: &[Unit]) {
        let mut context = view::of_unit();
        context.insert("roll_ups", &[unit.sums.table()]);
        let below = directly_below(units, &unit.address);
        let rows: Vec<_> = below
            .map(|one| {
                view::member(one.address.rsplit('/').next().unwrap(), &one.name, one.documents)
            })
            .collect();
        match unit.level.as_str() {
            "district" => context.insert("members", &view::members(rows)),
            _ => context.insert("member_links", &rows),
        }
        self.write(&unit.address, &unit.name, "pages/unit.html", context);
    }

    fn home(&self, units: &[Unit]) {
        let provinces = units.iter().filter(|unit| unit.level == "province");
        let links: Vec<_> =
            provinces.map(|unit| view::member(&unit.address, &unit.name, 0)).collect();
        let mut context = Context::new();
        context.insert("provinces", &links);
        self.write("", view::SITE, "pages/home.html", context);
    }

    fn write(&self, address: &str, heading: &str, template: &str, mut context: Context) {
        let frame = Frame::of(address, heading, &self.names);
        context.insert("page", &frame);
        context.insert("site", &BTreeMap::from([("name", view::SITE)]));
        context.insert("assets", &BTreeMap::from([("style", "assets/style.css")]));
        let folder = self.out.join(address);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), self.tera.render(template, &context).unwrap())
            .unwrap();
    }
}
