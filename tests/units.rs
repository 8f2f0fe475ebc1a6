//! Units: the shipped catalogue against the country's own figures and histories that are known.
//!
//! Counts by type are those that resolutions and the press state ("after this, the province has …").
//! The totals of 2024 and 2025 were recalled, not read again. None was taken from the catalogue.

use danbiet::unit::{Catalogue, Certainty, Level, Link, Share, Unit, UnitCode, UnitId, UnitType};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

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

/// The name a code had on a day.
fn name(digits: &str, on: Date) -> &'static str {
    all().at(code(digits), on).map_or("", |unit| unit.name_at(on).name.as_ref())
}

fn names(ids: impl IntoIterator<Item = UnitId>) -> Vec<&'static str> {
    let mut names: Vec<&str> =
        ids.into_iter().map(|id| all().get(&id).expect("known").name().name.as_ref()).collect();
    names.sort_unstable();
    names
}

fn heirs(text: &str) -> Vec<&'static str> {
    names(all().successors(&id(text)).iter().map(|link| link.new))
}

fn origins(text: &str) -> Vec<&'static str> {
    names(all().predecessors(&id(text)).iter().map(|link| link.old))
}

/// How many units of each type a province (none: the country) had on a day.
fn count(province: Option<&str>, on: Date, types: &[UnitType]) -> Vec<usize> {
    let inside = |unit: &&Unit| {
        province.is_none_or(|p| all().province_of(&unit.id).is_some_and(|u| u.id.code == code(p)))
    };
    let units: Vec<&Unit> = all().living(on).filter(inside).collect();
    let of = |t: UnitType| units.iter().filter(|unit| unit.name_at(on).unit_type == t).count();
    types.iter().map(|t| of(*t)).collect()
}

fn communes(province: &str, on: Date) -> Vec<usize> {
    count(Some(province), on, &[UnitType::Xa, UnitType::Phuong, UnitType::ThiTran])
}

#[test]
fn sixty_three_provinces_become_thirty_four() {
    let provinces = |on| all().living(on).filter(|unit| unit.level == Level::Province).count();
    let districts = |on| all().living(on).filter(|unit| unit.level == Level::District).count();
    assert_eq!([provinces(OLD), provinces(NEW), provinces(NOW)], [63, 34, 34]);
    let days = [date(2020, 12, 31), date(2023, 1, 1), OLD, NEW];
    assert_eq!(days.map(districts), [707, 705, 696, 0]);
}

#[test]
fn the_country_has_the_communes_the_law_gave_it() {
    let kinds = [UnitType::Xa, UnitType::Phuong, UnitType::DacKhu, UnitType::ThiTran];
    assert_eq!(count(None, NEW, &kinds), [2_621, 687, 13, 0]);
    let total = |on| count(None, on, &kinds).iter().sum::<usize>();
    let days = [date(2023, 1, 1), date(2025, 3, 1), NEW, NOW];
    assert_eq!(days.map(total), [10_599, 10_035, 3_321, 3_321]);
    let wards = 687 + 12 + 10;
    assert_eq!(count(None, NOW, &kinds), [3_321 - 13 - wards, wards, 13, 0]);
}

#[test]
fn six_cities_under_the_centre_become_nine() {
    let cities = |on| count(None, on, &[UnitType::ThanhPhoTrungUong])[0];
    let days = [date(2024, 12, 31), date(2025, 1, 1), date(2026, 4, 29), date(2026, 4, 30)];
    assert_eq!(days.map(cities), [5, 6, 6, 7]);
    assert_eq!([date(2026, 9, 1), date(2026, 9, 20)].map(cities), [8, 9]);
}

#[test]
fn provinces_have_the_communes_their_resolutions_count() {
    let cases: &[(&str, Date, [usize; 3])] = &[
        ("27", date(2021, 2, 1), [89, 31, 6]),    // 1191/NQ-UBTVQH14
        ("27", date(2023, 4, 10), [70, 52, 4]),   // 723/NQ-UBTVQH15
        ("27", date(2024, 12, 1), [66, 50, 5]),   // 1255/NQ-UBTVQH15
        ("24", NEW, [66, 33, 0]),                 // 1658/NQ-UBTVQH15
        ("24", date(2026, 9, 20), [54, 45, 0]),   // 388/NQ-UBTVQH16
        ("79", date(2021, 1, 1), [58, 249, 5]),   // 1111/NQ-UBTVQH14
        ("19", date(2023, 4, 10), [126, 41, 10]), // the province after Hóa Thượng, Quân Chu
        ("19", date(2024, 12, 1), [121, 41, 10]), // 1240/NQ-UBTVQH15
        ("89", date(2023, 4, 10), [110, 28, 18]), // 721/NQ-UBTVQH15
        ("30", date(2024, 12, 1), [151, 46, 10]), // 1250/NQ-UBTVQH15
        ("31", date(2025, 1, 1), [81, 79, 7]),    // 1232/NQ-UBTVQH15
        ("60", date(2024, 12, 1), [93, 16, 12]),  // 1253/NQ-UBTVQH15
        ("96", date(2024, 12, 1), [82, 9, 9]),    // 1252/NQ-UBTVQH15
        ("83", date(2020, 2, 1), [142, 8, 7]),    // 855/NQ-UBTVQH14
        ("01", NEW, [75, 51, 0]),                 // 1656/NQ-UBTVQH15
        ("48", NEW, [70, 23, 0]),                 // 1659/NQ-UBTVQH15
        ("31", NEW, [67, 45, 0]),                 // 1669/NQ-UBTVQH15
        ("25", NEW, [133, 15, 0]),                // 1676/NQ-UBTVQH15
        ("14", NEW, [67, 8, 0]),                  // 1681/NQ-UBTVQH15
        ("40", NEW, [119, 11, 0]),                // 1678/NQ-UBTVQH15
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(province, on, said)| (province, on, said, communes(province, *on)))
        .filter(|(_, _, said, found)| said.as_slice() != found.as_slice())
        .collect();
    assert!(wrong.is_empty(), "province, day, said, found: {wrong:#?}");
}

#[test]
fn provinces_are_as_large_as_is_known() {
    type Counts<'c> = &'c [(&'c str, usize, usize)];
    let cases: &[(&str, Date, Counts<'_>)] = &[
        ("districts and communes after 1 September", date(2024, 9, 1), &[("36", 9, 175)]),
        (
            "after 1 November",
            date(2024, 11, 1),
            &[
                ("10", 9, 151),
                ("22", 13, 171),
                ("34", 8, 242),
                ("54", 9, 106),
                ("56", 9, 132),
                ("58", 7, 62),
                ("64", 17, 218),
                ("66", 15, 180),
                ("75", 11, 159),
                ("82", 11, 164),
                ("86", 8, 102),
                ("92", 9, 80),
            ],
        ),
        (
            "after 1 December",
            date(2024, 12, 1),
            &[
                ("15", 9, 168),
                ("20", 11, 194),
                ("30", 12, 207),
                ("33", 10, 139),
                ("40", 20, 412),
                ("44", 8, 145),
                ("52", 11, 155),
                ("68", 10, 137),
                ("83", 9, 148),
                ("91", 15, 143),
            ],
        ),
        (
            "after 1 January",
            date(2025, 1, 1),
            &[
                ("01", 30, 526),
                ("24", 10, 192),
                ("25", 13, 207),
                ("26", 9, 121),
                ("35", 6, 98),
                ("37", 7, 125),
                ("38", 26, 547),
                ("42", 12, 209),
                ("46", 9, 133),
                ("48", 8, 47),
                ("49", 17, 233),
                ("77", 7, 77),
                ("79", 22, 273),
            ],
        ),
        ("after 1 February", date(2025, 2, 1), &[("14", 12, 200)]),
    ];
    for (when, on, provinces) in cases {
        for (province, districts, communes) in *provinces {
            let province = all().at(code(province), *on).expect("a province");
            let below = all().children(&province.id, Some(*on));
            let total = below.iter().map(|d| all().children(&d.id, Some(*on)).len()).sum::<usize>();
            assert_eq!(
                (below.len(), total),
                (*districts, *communes),
                "{when}: {}",
                province.name().name
            );
        }
    }
}

#[test]
fn districts_are_those_the_resolutions_count() {
    let kinds = [UnitType::Quan, UnitType::Huyen, UnitType::ThiXa, UnitType::ThanhPho];
    let districts = |province, on| count(Some(province), on, &kinds);
    assert_eq!(districts("79", date(2020, 12, 31)), [19, 5, 0, 0]);
    assert_eq!(districts("79", date(2021, 1, 1)), [16, 5, 0, 1]);
    assert_eq!(districts("27", date(2023, 4, 10)), [0, 4, 2, 2]);
    assert_eq!(districts("31", date(2025, 1, 1)), [8, 6, 0, 1]);
    assert_eq!(districts("89", date(2023, 4, 10)), [0, 7, 2, 2]);
    assert_eq!(districts("77", date(2025, 1, 1)).iter().sum::<usize>(), 7);
}

#[test]
fn a_code_names_another_unit_after_the_reform() {
    assert_eq!(name("00004", date(2024, 5, 1)), "Phường Trúc Bạch");
    assert_eq!(name("00004", date(2026, 5, 1)), "Phường Ba Đình");
    assert_eq!(all().by_code(code("00004")).count(), 2);
    assert_eq!(name("27", OLD), "Tỉnh Bắc Ninh");
    assert_eq!(name("27", NEW), "");
    assert_eq!([name("24", OLD), name("24", NEW)], ["Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"]);
    assert_ne!(all().at(code("24"), OLD), all().at(code("24"), NEW));
    let old: BTreeSet<UnitCode> = all().living(OLD).map(|unit| unit.id.code).collect();
    let reused = all().living(NEW).filter(|u| u.level == Level::Commune);
    assert_eq!(reused.filter(|unit| old.contains(&unit.id.code)).count(), 3_316);
}

#[test]
fn a_province_that_was_not_merged_is_still_itself() {
    let same: Vec<&str> = all()
        .living(NEW)
        .filter(|unit| unit.level == Level::Province && unit.since_before)
        .map(|unit| unit.name().bare())
        .collect();
    assert_eq!(
        same,
        [
            "Cao Bằng",
            "Điện Biên",
            "Hà Nội",
            "Hà Tĩnh",
            "Huế",
            "Lai Châu",
            "Lạng Sơn",
            "Nghệ An",
            "Quảng Ninh",
            "Sơn La",
            "Thanh Hóa"
        ]
    );
    assert_eq!(origins("24@2025-07-01"), ["Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"]);
    let hue = unit("46@2020-01-01");
    assert_eq!(hue.name_at(date(2024, 12, 31)).name, "Tỉnh Thừa Thiên Huế");
    assert_eq!(hue.name_at(date(2025, 1, 1)).name, "Thành phố Huế");
    assert_eq!(hue.address, "hue");
    assert_eq!(
        all().by_address("thua-thien-hue").map(|f| (f.unit.id, f.by_alias)),
        Some((hue.id, true))
    );
}

#[test]
fn a_new_type_is_a_new_name_of_the_same_unit() {
    let bo_ha = unit("07294@2025-07-01");
    assert_eq!(bo_ha.name_at(date(2026, 9, 19)).name, "Xã Bố Hạ");
    assert_eq!(bo_ha.name_at(date(2026, 9, 20)).name, "Phường Bố Hạ");
    assert_eq!(bo_ha.name().resolution, "388/NQ-UBTVQH16");
    assert_eq!(bo_ha.address, "bac-ninh/phuong-bo-ha");
    assert_eq!(bo_ha.aliases, ["bac-ninh/xa-bo-ha"]);
    let found = all().by_address("bac-ninh/xa-bo-ha").expect("alias");
    assert!(found.by_alias && found.unit.id == bo_ha.id);
    let province = unit("24@2025-07-01");
    assert_eq!(province.name_at(date(2026, 9, 19)).name, "Tỉnh Bắc Ninh");
    assert_eq!(province.name().name, "Thành phố Bắc Ninh");
    assert_eq!(province.name().in_sentence(), "thành phố Bắc Ninh");
    assert_eq!((province.address.as_ref(), province.aliases.len()), ("bac-ninh", 0));
}

#[test]
fn tu_son_town_city_and_ward() {
    let tu_son = unit("261@2020-01-01");
    assert_eq!(tu_son.name_at(date(2021, 10, 31)).name, "Thị xã Từ Sơn");
    assert_eq!(tu_son.name_at(date(2021, 11, 1)).name, "Thành phố Từ Sơn");
    assert_eq!(tu_son.address, "bac-ninh-27/thanh-pho-tu-son");
    let dinh_bang = unit("09394@2020-01-01");
    assert_eq!(dinh_bang.address, "bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang");
    let above: Vec<&str> = all().ancestors(&dinh_bang.id).iter().map(|u| u.name().bare()).collect();
    assert_eq!(above, ["Bắc Ninh", "Từ Sơn"]);
    assert_eq!(heirs("09394@2020-01-01"), ["Phường Từ Sơn"]);
    let before = ["Phường Phù Chẩn", "Phường Tân Hồng", "Phường Đình Bảng", "Phường Đông Ngàn"];
    assert_eq!(origins("09367@2025-07-01"), before);
    assert_eq!(all().predecessors(&id("09367@2025-07-01"))[0].source, "1658/NQ-UBTVQH15 khoản 71");
    let old_way = all().by_address("bac-ninh-27/thi-xa-tu-son/phuong-dinh-bang").expect("old way");
    assert!(old_way.by_alias && old_way.unit.id == dinh_bang.id);
    let tam_son = unit("09370@2020-01-01");
    assert_eq!(tam_son.name_at(date(2021, 1, 31)).name, "Xã Tam Sơn");
    assert_eq!(tam_son.name_at(date(2021, 2, 1)).name, "Phường Tam Sơn");
}

#[test]
fn three_districts_become_thu_duc() {
    let city = unit("769@2021-01-01");
    assert_eq!((city.name().name.as_ref(), city.until), ("Thành phố Thủ Đức", Some(OLD)));
    assert_eq!(origins("769@2021-01-01"), ["Quận 2", "Quận 9", "Quận Thủ Đức"]);
    assert_eq!(unit("769@2020-01-01").until, Some(date(2020, 12, 31)));
    let wards = all().children(&city.id, Some(date(2021, 1, 1)));
    assert_eq!(wards.len(), 34);
    let thao_dien = unit("27088@2020-01-01");
    assert_eq!(thao_dien.parent_at(date(2020, 12, 31)), Some(id("769@2020-01-01")));
    assert_eq!(thao_dien.parent_at(date(2021, 1, 1)), Some(city.id));
    assert_eq!(heirs("27106@2020-01-01"), ["Phường Thủ Thiêm"]);
    assert_eq!(origins("27094@2021-01-01"), ["Phường Bình An", "Phường Bình Khánh"]);
}

#[test]
fn hue_is_cut_in_two_quarters() {
    let old = id("474@2020-01-01");
    let links = all().successors(&old);
    assert_eq!(names(links.iter().map(|link| link.new)), ["Quận Phú Xuân", "Quận Thuận Hóa"]);
    assert!(links.iter().all(|link| link.share == Share::Part));
    assert_eq!(unit("474@2020-01-01").name().name, "Thành phố Huế");
    let gia_hoi = unit("19756@2021-07-01");
    assert_eq!(gia_hoi.parent_at(date(2024, 12, 31)), Some(old));
    assert_eq!(gia_hoi.parent(), Some(id("475@2025-01-01")));
    assert_eq!(origins("19756@2021-07-01"), ["Phường Phú Cát", "Phường Phú Hiệp"]);
}

#[test]
fn a_district_that_takes_another_in_stays_itself() {
    assert_eq!(heirs("221@2020-01-01"), ["Thành phố Bắc Giang"]);
    let huong_gian = unit("07690@2020-01-01");
    assert_eq!(huong_gian.name_at(date(2024, 12, 31)).name, "Xã Hương Gián");
    assert_eq!(huong_gian.name().name, "Phường Hương Gián");
    assert_eq!(huong_gian.parent(), Some(id("213@2020-01-01")));
    assert_eq!(huong_gian.address, "bac-giang/thanh-pho-bac-giang/phuong-huong-gian");
    assert!(
        all().by_address("bac-giang/huyen-yen-dung/phuong-huong-gian").expect("moved").by_alias
    );
    assert_eq!(heirs("413@2020-01-01"), ["Thành phố Vinh"]);
    assert_eq!(unit("413@2020-01-01").until, Some(date(2024, 11, 30)));
    assert_eq!(origins("753@2025-01-01"), ["Huyện Long Điền", "Huyện Đất Đỏ"]);
    assert_eq!(origins("374@2025-01-01"), ["Huyện Hoa Lư", "Thành phố Ninh Bình"]);
}

#[test]
fn a_merger_with_a_new_name_founds_a_new_unit() {
    let tien_ninh_ve = unit("09184@2024-12-01");
    assert_eq!(tien_ninh_ve.name().name, "Phường Tiền Ninh Vệ");
    assert_eq!(tien_ninh_ve.names[0].certainty, Certainty::Day);
    assert_eq!(origins("09184@2024-12-01"), ["Phường Ninh Xá", "Phường Tiền An", "Phường Vệ An"]);
    assert_eq!(unit("09184@2020-01-01").until, Some(date(2024, 11, 30)));
    assert_eq!(heirs("09316@2020-01-01"), ["Xã Chi Lăng"]);
    assert_eq!(unit("09313@2020-01-01").until, Some(OLD), "a commune that takes one in goes on");
    assert_eq!(name("00292", date(2025, 1, 1)), "Phường Bạch Mai");
    assert_eq!(origins("00292@2025-01-01"), ["Phường Bạch Mai", "Phường Quỳnh Lôi"]);
    assert_eq!(origins("27373@2025-01-01"), ["Phường 1", "Phường 3", "Phường 4"]);
}

#[test]
fn split_communes_are_told_from_whole_ones() {
    let mut parts: BTreeMap<UnitId, usize> = BTreeMap::new();
    let reform = |link: &&Link| {
        link.new.from == NEW && all().get(&link.old).is_some_and(|u| u.level == Level::Commune)
    };
    for link in all().links().iter().filter(reform).filter(|link| link.share == Share::Part) {
        *parts.entry(link.old).or_default() += 1;
    }
    assert_eq!(parts.len(), 443);
    assert!(parts.values().all(|heirs| *heirs > 1));
    assert_eq!(heirs("00073@2020-01-01").len(), 4, "Cửa Nam went to four wards");
    let districts_whole = all().successors(&id("318@2020-01-01"));
    assert_eq!(names(districts_whole.iter().map(|link| link.new)), ["Đặc khu Bạch Long Vĩ"]);
    let quarter = all().successors(&id("001@2020-01-01"));
    assert!(quarter.len() > 3 && quarter.iter().all(|link| link.share == Share::Part));
}

#[test]
fn a_site_of_a_province_has_all_that_ever_was_there() {
    let units = all().province_units(code("24"));
    let of = |level, living: bool| {
        units.iter().filter(|u| u.level == level && u.is_living() == living).count()
    };
    assert_eq!((of(Level::Province, true), of(Level::Province, false)), (1, 2));
    assert_eq!(of(Level::Commune, true), 99);
    assert_eq!(of(Level::District, false), 8 + 10 + 1, "Bắc Ninh, Bắc Giang, and thị xã Chũ");
    let addresses: BTreeSet<&str> = units.iter().map(|unit| unit.address.as_ref()).collect();
    assert_eq!(addresses.len(), units.len());
    assert!(addresses.contains("bac-ninh-27/thanh-pho-tu-son/phuong-dinh-bang"));
    assert!(addresses.contains("bac-giang/huyen-yen-dung"));
    let city = all().province_units(code("79"));
    assert_eq!(city.iter().filter(|u| u.level == Level::Commune && u.is_living()).count(), 168);
    assert!(city.iter().any(|unit| unit.name().bare() == "Bình Dương" && !unit.is_living()));
    assert!(all().province_units(code("99")).is_empty());
    let every: usize = all()
        .living(NOW)
        .filter(|u| u.level == Level::Province)
        .map(|u| all().province_units(u.id.code).len())
        .sum();
    assert_eq!(every, all().units().len(), "each unit belongs to one site");
}
