//! What one edit may cost: files read, pages made, files written.

use crate::edits::Edit;
use crate::site::{NEW, OLD};
use crate::tree::Tree;
use crate::world::{Step, World};

/// A person of the list of poor households.
const HOUSEHOLD: &str = "Nguyễn Thị Hòe";

/// A site that was built twice, so that all its stamps are trusted.
fn settled() -> World {
    let mut world = World::new();
    for _ in 0..2 {
        assert!(!world.step(true).unwrap().refused);
    }
    world
}

fn after(world: &mut World, edit: &Edit) -> Step {
    world.apply(edit, false);
    let step = world.step(true).unwrap();
    assert!(!step.refused, "{edit:?}");
    step
}

fn toggle(path: &str, one: &'static str, other: &'static str) -> Edit {
    Edit::Toggle(path.to_owned(), one, other)
}

/// The address of a folder of the content.
fn address(folder: &str) -> String {
    folder.trim_start_matches("content/").to_owned()
}

/// Pages of the site by what they are about.
struct Pages<'t>(&'t Tree);

impl Pages<'_> {
    fn count(&self, wanted: impl Fn(&str) -> bool) -> usize {
        let pages = self.0.keys().filter(|path| path.ends_with(".html"));
        pages
            .filter(|path| wanted(path.trim_end_matches("index.html").trim_end_matches('/')))
            .count()
    }

    fn all(&self) -> usize {
        self.count(|_| true)
    }
}

/// Of a unit, but not of its documents or the units below.
fn is_of_unit(page: &str, unit: &str) -> bool {
    let Some(rest) = page.strip_prefix(unit) else { return false };
    match rest.strip_prefix('/') {
        None => rest.is_empty(),
        Some(rest) => ["danh-muc-thong-tin", "da-cong-khai", "tu-cham"]
            .iter()
            .any(|list| rest.starts_with(list)),
    }
}

/// About the site, not about one unit, document or text.
fn is_of_site(page: &str) -> bool {
    let texts = ["gioi-thieu", "so-tay", "mau", "bac-ninh"];
    !texts.iter().any(|text| page == *text || page.starts_with(&format!("{text}/")))
        && !page.starts_with("bac-ninh-27")
}

#[test]
fn nothing_changed_costs_nothing() {
    let mut world = settled();
    for edit in [Edit::Nothing, Edit::Touch("content/site.yaml".into()), Edit::Nothing] {
        let step = after(&mut world, &edit);
        let work = step.built.unwrap().work;
        assert_eq!((work.parsed, work.rendered, work.written), (0, 0, 0), "{edit:?}");
        assert!(step.changed.is_empty());
    }
    // Renamed away and back, removed and put back: other stamps, the same bytes.
    let path = format!("{OLD}/2023/tiep-cong-dan.yaml");
    let text = world.files[&path].clone();
    world.apply(&Edit::Remove(path.clone()), false);
    let step = after(&mut world, &Edit::Put(path, text));
    let work = step.built.unwrap().work;
    assert_eq!((work.parsed, work.rendered, work.written), (0, 0, 0));
}

#[test]
fn a_reworded_cell_makes_its_own_page_alone() {
    let mut world = settled();
    let path = format!("{OLD}/2023/tiep-cong-dan.yaml");
    let step = after(&mut world, &toggle(&path, "host: Nguyễn Văn Mẫu", "host: Nguyễn Văn Thử"));
    let work = step.built.unwrap().work;
    assert_eq!((work.parsed, work.rendered), (1, 1));
    let own = format!("{}/2023/tiep-cong-dan/", address(OLD));
    // And what leads to it: the pack of its unit, the keys of its words.
    let found = ["tim-kiem/v1/goi/09394-tu-2020-01-01.txt", "tim-kiem/v1/tu/"];
    let may = |path: &String| {
        path.starts_with(&own) || found.iter().any(|of_search| path.starts_with(of_search))
    };
    assert!(step.changed.iter().all(may), "{:?}", step.changed);
    assert_eq!(work.written, step.changed.len());
}

#[test]
fn a_comment_makes_the_page_that_offers_nothing_new() {
    let mut world = settled();
    let path = format!("{OLD}/2023/tiep-cong-dan.yaml");
    let step = after(&mut world, &Edit::Line(path, 0, "# ghi chú"));
    let work = step.built.unwrap().work;
    assert_eq!((work.parsed, work.rendered, work.written), (1, 1, 0));
}

#[test]
fn one_amount_makes_its_unit_the_units_above_and_the_pages_of_the_site() {
    let mut world = settled();
    let path = format!("{OLD}/2023/tiep-cong-dan.yaml");
    let step = after(&mut world, &toggle(&path, "turns, value: 120", "turns, value: 131"));
    let work = step.built.unwrap().work;
    let tree = world.published();
    let (old, new) = (address(OLD), address(NEW));
    let district = old.rsplit_once('/').unwrap().0;
    let may = Pages(tree).count(|page| {
        page.starts_with(&old) // Documents name the one before and the one after.
            || [district, "bac-ninh-27", &new].iter().any(|unit| is_of_unit(page, unit))
            || page == "bac-ninh-27/thi-xa-tu-son" // The district at its former address.
            || is_of_site(page)
    });
    assert_eq!((work.parsed, work.rendered), (1, may));
    assert!(may < Pages(tree).all());
    assert_eq!(work.written, step.changed.len());
    let other = step.changed.iter().filter(|path| path.starts_with(&new));
    assert_eq!(other.count(), 0, "{:?}", step.changed);
}

#[test]
fn a_template_makes_the_pages_of_its_sort() {
    let mut world = settled();
    // The page of parts shows every template.
    let parts = |page: &str| page == "mau";
    let text = |page: &str| page.starts_with("gioi-thieu") || page.starts_with("so-tay");
    let put = |path: &str| {
        let template = crate::site::template(path).replacen("<h2", "<h2 class=\"y\"", 1);
        Edit::Put(format!("themes/default/{path}"), template + "\n{# y #}\n")
    };
    let step = after(&mut world, &put("pages/prose.html"));
    let may = Pages(world.published()).count(|page| text(page) || parts(page));
    assert_eq!(step.built.unwrap().work.rendered, may);
    let step = after(&mut world, &put("pages/home.html"));
    let may = Pages(world.published()).count(|page| page.is_empty() || parts(page));
    assert_eq!(step.built.unwrap().work.rendered, may);
}

#[test]
fn what_stands_on_every_page_makes_every_page() {
    let mut world = settled();
    for edit in [
        toggle("content/site.yaml", "title: Trang thử", "title: Trang khác"),
        toggle("themes/default/styles/parts/own.css", "#123456", "#654321"),
        toggle("themes/default/strings.vi.yaml", "Hay hỏi", "Câu hay hỏi"),
    ] {
        let step = after(&mut world, &edit);
        let all = Pages(world.published()).all();
        assert_eq!(step.built.unwrap().work.rendered, all, "{edit:?}");
    }
}

#[test]
fn another_day_makes_what_speaks_of_the_day() {
    let mut world = settled();
    let step = after(&mut world, &Edit::At(Some("2026-12-01")));
    let before = step.built.unwrap().work.rendered;
    let step = after(&mut world, &Edit::At(Some("2026-12-02")));
    let work = step.built.unwrap().work;
    let site = Pages(world.published()).count(is_of_site);
    assert_eq!((work.parsed, work.rendered), (0, site), "{before}");
}

#[test]
fn the_day_after_the_posting_no_name_is_left_although_no_file_changed() {
    let mut world = settled();
    let shows = |world: &World| {
        let named = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(HOUSEHOLD);
        world.published().iter().filter(|(_, bytes)| named(bytes)).count()
    };
    // Posted until the 15th, with a margin of five days.
    after(&mut world, &Edit::At(Some("2024-01-20")));
    assert!(shows(&world) > 0, "on its last day the list is there");
    let step = after(&mut world, &Edit::At(Some("2024-01-21")));
    assert_eq!((step.built.unwrap().work.parsed, shows(&world)), (0, 0));
}

#[test]
fn a_page_that_another_links_to_makes_that_one_when_it_comes_or_goes() {
    let mut world = settled();
    let path = "content/pages/so-tay/ba.md".to_owned();
    let link = Edit::Toggle(
        format!("{OLD}/2023/bao-cao.md"),
        "[giới thiệu](/gioi-thieu/index.html)",
        "[ba](/so-tay/ba/index.html)",
    );
    let text = "---\ntitle: Ba\n---\nBa.\n".to_owned();
    after(&mut world, &Edit::Put(path.clone(), text.clone()));
    after(&mut world, &link);
    world.apply(&Edit::Remove(path.clone()), false);
    let step = world.step(true).unwrap();
    // Gone: the link leads nowhere, and the document is objected to although it did not change.
    assert!(
        step.changed.iter().any(|path| path.contains("phong-chong-tham-nhung")) || step.refused
    );
    world.apply(&Edit::Put(path, text), false);
    assert!(!world.step(true).unwrap().refused);
}
