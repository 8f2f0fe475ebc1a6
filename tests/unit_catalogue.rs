//! The catalogue as a whole: closed lineage, one unit a code, one address a unit, for ever.

use danbiet::unit::{Catalogue, Clash, Level, Share, Unit, UnitCode, UnitId, UnitType};
use danbiet::value::sort::compare;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const OLD: Date = date(2025, 6, 30);
const NEW: Date = date(2025, 7, 1);
const NOW: Date = date(2026, 11, 1);

fn all() -> &'static Catalogue {
    Catalogue::embedded()
}

fn id(text: &str) -> UnitId {
    text.parse().expect(text)
}

fn code(text: &str) -> UnitCode {
    text.parse().expect(text)
}

fn unit(text: &str) -> &'static Unit {
    all().get(&id(text)).expect(text)
}

#[test]
fn names_that_fold_alike_have_addresses_of_their_own() {
    let (ha, hạ) = (unit("21289@2025-07-01"), unit("21292@2025-07-01"));
    assert_eq!((ha.name().bare(), hạ.name().bare()), ("Sơn Hà", "Sơn Hạ"));
    assert_eq!(ha.address, "quang-ngai/xa-son-ha-21289");
    assert_eq!(hạ.address, "quang-ngai/xa-son-ha-21292");
    let offered = all().nearest("quang-ngai/xa-son-ha");
    assert!(offered.iter().all(|unit| unit.address.starts_with("quang-ngai")), "{offered:?}");
}

#[test]
fn lineage_is_closed_and_its_dates_touch() {
    let wrong: Vec<String> = all()
        .links()
        .iter()
        .filter(|link| {
            let (Some(old), Some(new)) = (all().get(&link.old), all().get(&link.new)) else {
                return true;
            };
            let met = match old.until {
                Some(last) => last.tomorrow().is_ok_and(|day| new.existed_on(day)),
                None => false,
            };
            let gave_up_a_part = link.share == Share::Part
                && link.new.from.yesterday().is_ok_and(|day| old.existed_on(day));
            old.level != new.level && old.level != Level::District || !(met || gave_up_a_part)
        })
        .map(|link| format!("{} -> {}", link.old, link.new))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let mut whole: BTreeMap<UnitId, usize> = BTreeMap::new();
    for link in all().links().iter().filter(|link| link.share == Share::Whole) {
        *whole.entry(link.old).or_default() += 1;
    }
    assert!(whole.values().all(|heirs| *heirs == 1), "a unit went whole to two others");
}

#[test]
fn every_former_unit_has_heirs_but_three() {
    let lost: Vec<&str> = all()
        .units()
        .iter()
        .filter(|unit| !unit.is_living() && all().successors(&unit.id).is_empty())
        .map(|unit| unit.name().name.as_ref())
        .collect();
    assert_eq!(
        lost,
        ["Xã Phú An Hòa", "Xã Phúc Thành A", "Xã Bảo Hưng"],
        "see catalogue/README.md"
    );
    let foundlings = all()
        .units()
        .iter()
        .filter(|unit| !unit.since_before && all().predecessors(&unit.id).is_empty());
    assert_eq!(foundlings.map(|unit| unit.id).collect::<Vec<_>>(), []);
}

#[test]
fn no_unit_lives_outside_the_unit_above() {
    let mut wrong = Vec::new();
    for unit in all().units() {
        let ends = unit.parents.iter().skip(1).map(|p| p.from.yesterday().ok()).chain([unit.until]);
        for (parent, last) in unit.parents.iter().zip(ends) {
            let above = all().get(&parent.id).expect("a parent is a unit");
            let covers = parent.from >= above.id.from
                && above.until.is_none_or(|end| last.is_some_and(|last| last <= end));
            let step = (above.level, unit.level);
            let allowed = [
                (Level::Province, Level::District),
                (Level::District, Level::Commune),
                (Level::Province, Level::Commune),
            ];
            if !covers || !allowed.contains(&step) {
                wrong.push(format!("{} under {}", unit.id, above.id));
            }
        }
        assert_eq!(unit.parents.is_empty(), unit.level == Level::Province, "{}", unit.id);
        assert!(unit.until.is_none_or(|last| last >= unit.id.from), "{}", unit.id);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_unit_bears_a_code_on_a_day() {
    for pair in all().by_code(code("00004")).collect::<Vec<_>>().windows(2) {
        assert!(pair[0].until < Some(pair[1].id.from));
    }
    let mut last: BTreeMap<UnitCode, Option<Date>> = BTreeMap::new();
    let mut units: Vec<&Unit> = all().units().iter().collect();
    units.sort_by_key(|unit| unit.id);
    for unit in units {
        if let Some(until) = last.insert(unit.id.code, unit.until) {
            assert!(until.is_some_and(|until| until < unit.id.from), "{} overlaps", unit.id);
        }
    }
}

#[test]
fn names_follow_one_another_and_say_their_type() {
    for unit in all().units() {
        assert_eq!(unit.names[0].from, unit.id.from, "{}", unit.id);
        for pair in unit.names.windows(2) {
            assert!(pair[0].from < pair[1].from && pair[0].name != pair[1].name, "{}", unit.id);
        }
        for name in &unit.names {
            assert_eq!(
                UnitType::of_name(&name.name, unit.level),
                Some(name.unit_type),
                "{}",
                name.name
            );
            assert!(!name.bare().is_empty() && name.name.trim() == name.name, "{}", name.name);
            assert!(unit.until.is_none_or(|last| name.from <= last), "{}", unit.id);
        }
    }
}

#[test]
fn addresses_are_unique_short_and_plain() {
    let mut seen: BTreeMap<&str, UnitId> = BTreeMap::new();
    for unit in all().units() {
        for address in std::iter::once(&unit.address).chain(&unit.aliases) {
            assert_eq!(seen.insert(address, unit.id), None, "{address} twice");
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(address.split('/').all(|step| !step.is_empty() && step.chars().all(plain)));
            assert!(address.len() <= 80 && !address.contains("--"), "{address}");
        }
        let found = all().by_address(&unit.address).expect("found");
        assert!(found.unit.id == unit.id && !found.by_alias);
        if let Some(parent) = unit.parent() {
            let above = &all().get(&parent).expect("parent").address;
            assert!(
                unit.address.strip_prefix(above.as_ref()).is_some_and(|rest| rest.starts_with('/'))
            );
        }
    }
    assert!(seen.len() > 15_000);
}

#[test]
fn addresses_once_given_stay() {
    let frozen = [
        ("01@2020-01-01", "ha-noi"),
        ("79@2020-01-01", "ho-chi-minh-79"),
        ("79@2025-07-01", "ho-chi-minh"),
        ("27@2020-01-01", "bac-ninh-27"),
        ("24@2020-01-01", "bac-giang"),
        ("24@2025-07-01", "bac-ninh"),
        ("09367@2020-01-01", "bac-ninh-27/thanh-pho-tu-son/phuong-dong-ngan"),
        ("09367@2025-07-01", "bac-ninh/phuong-tu-son"),
        ("00004@2020-01-01", "ha-noi/quan-ba-dinh/phuong-truc-bach"),
        ("00004@2025-07-01", "ha-noi/phuong-ba-dinh"),
        ("31105@2025-07-01", "an-giang/dac-khu-tho-chau"),
    ];
    let found: Vec<_> = frozen.iter().map(|(id, _)| (*id, unit(id).address.as_ref())).collect();
    assert_eq!(found, frozen);
}

#[test]
fn children_stand_in_vietnamese_order() {
    let communes = all().children(&id("24@2025-07-01"), Some(NOW));
    assert_eq!(communes.len(), 99);
    let names: Vec<&str> = communes.iter().map(|unit| unit.name().bare()).collect();
    assert_eq!(names[..6], ["An Lạc", "Bảo Đài", "Bắc Giang", "Bắc Lũng", "Biên Sơn", "Biển Động"]);
    assert_eq!(names.last(), Some(&"Yên Trung"));
    let wards = all().children(&id("773@2020-01-01"), Some(date(2020, 6, 1)));
    let wards: Vec<&str> = wards.iter().map(|unit| unit.name().bare()).collect();
    assert_eq!(wards[..4], ["1", "2", "3", "4"]);
    assert!(all().children(&id("318@2020-01-01"), None).is_empty(), "an island district has none");
    for province in all().living(NOW).filter(|unit| unit.level == Level::Province) {
        let below = all().children(&province.id, None);
        let sorted = |pair: &[&Unit]| compare(pair[0].name().bare(), pair[1].name().bare());
        assert!(below.windows(2).all(|pair| sorted(pair).is_le()), "{}", province.id);
    }
}

#[test]
fn what_was_probably_meant_is_offered() {
    let cases = [
        ("bac-ninh/phuong-tu-sn", "bac-ninh/phuong-tu-son"),
        ("bac-nin/phuong-tu-son", "bac-ninh/phuong-tu-son"),
        ("Phường Đình Bản", "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang"),
        ("Bố Hạ", "bac-ninh/phuong-bo-ha"),
        ("thành phố Từ Sơn", "bac-ninh-27/thanh-pho-tu-son"),
        ("Bắc Nin", "bac-ninh"),
        ("Phường B’Lao", "lam-dong/phuong-blao"),
    ];
    for (text, meant) in cases {
        let offered: Vec<&str> = all().nearest(text).iter().map(|u| u.address.as_ref()).collect();
        assert!(offered.contains(&meant), "{text}: {offered:?}");
    }
    assert!(all().nearest("zzzzzzzzzzzz").is_empty() && all().nearest("").is_empty());
}

#[test]
fn a_site_adds_units_of_its_own() {
    let own = |id_text: &str, name: &str, address: &str| {
        Unit::own(id(id_text), Level::Commune, name, address, Some(id("24@2025-07-01")))
            .expect(name)
    };
    let (catalogue, clashes) = Catalogue::with_own(vec![
        own("99901@2026-10-01", "Phường Bắc Mới", "bac-ninh/phuong-bac-moi"),
        own("09367@2025-07-01", "Phường Từ Sơn", "bac-ninh/phuong-khac"),
        own("99902@2026-10-01", "Phường Từ Sơn", "bac-ninh/phuong-tu-son"),
        own("99903@2026-10-01", "Xã Bố Hạ", "bac-ninh/xa-bo-ha"),
    ]);
    assert!(
        matches!(clashes[..], [Clash::Identity(_), Clash::Address(..), Clash::Address(..)]),
        "{clashes:?}"
    );
    let found = catalogue.by_address("bac-ninh/phuong-bac-moi").expect("own unit");
    assert!(found.unit.own && catalogue.units().len() == all().units().len() + 1);
    let communes = catalogue.children(&id("24@2025-07-01"), Some(NOW));
    let names: Vec<&str> = communes.iter().map(|unit| unit.name().bare()).collect();
    assert_eq!(names[1..6], ["Bảo Đài", "Bắc Giang", "Bắc Lũng", "Bắc Mới", "Biên Sơn"]);
    assert!(Unit::own(id("99904@2026-10-01"), Level::Commune, "Bắc Mới", "x", None).is_none());
}

#[test]
fn an_id_is_written_as_it_is_read() {
    for text in ["09367@2025-07-01", "24@2020-01-01", "001@2020-01-01"] {
        assert_eq!(id(text).to_string(), text);
    }
    for wrong in ["9@2020-01-01", "09367", "09367@2025-02-30", "0936x@2020-01-01", "09367@1/7/2025"]
    {
        assert!(wrong.parse::<UnitId>().is_err(), "{wrong}");
    }
    assert!(id("09367@2020-01-01") < id("09367@2025-07-01"));
}

#[test]
fn existence_is_counted_by_the_day() {
    let dinh_bang = unit("09394@2020-01-01");
    assert!(dinh_bang.existed_on(date(2019, 1, 1)), "older than the catalogue");
    assert!(dinh_bang.existed_on(OLD) && !dinh_bang.existed_on(NEW));
    let year = date(2025, 1, 1)..=date(2025, 12, 31);
    assert!(dinh_bang.existed_in(year.clone()) && unit("09367@2025-07-01").existed_in(year));
    assert!(!dinh_bang.existed_in(date(2026, 1, 1)..=date(2026, 3, 31)));
}
