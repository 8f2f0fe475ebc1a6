//! The search index, through its public door: what goes in is found again by the rules that a
//! browser follows, and nothing depends on the order in which it came.

use std::collections::BTreeMap;

use danbiet::search::{
    File, Found, Fragment, Heir, Keys, People, Row, Table, UnitEntry, lexicon, pack,
};
use danbiet::value::text::fold;

#[path = "search/reader.rs"]
mod reader;

use reader::{Shards, hash, keys_of, lines, pack_rows};

fn unit(code: u32, name: &str, bare: usize) -> UnitEntry {
    UnitEntry {
        id: format!("{code:05}@2020-01-01"),
        level: "commune",
        rank: 2,
        province: "27".into(),
        name: name.into(),
        bare,
        parents: "Huyện Mẫu, Tỉnh Bắc Ninh".into(),
        parent_address: "bac-ninh-27/huyen-mau".into(),
        address: format!("bac-ninh-27/huyen-mau/{code}"),
        packs: 1,
        ..UnitEntry::default()
    }
}

/// Units with names of three words out of a few, as in a country: many share each word.
fn many_units(count: u32) -> Vec<UnitEntry> {
    let words = ["Tân", "Phú", "Bình", "Đông", "Hòa", "An", "Mỹ", "Thạnh", "Long", "Ea H’Leo"];
    let word = |n: u32| words[n as usize % words.len()];
    let name = |n: u32| format!("Xã {} {} {}", word(n), word(n / 7 + 3), word(n / 31 + 5));
    (0..count).map(|n| unit(n, &name(n), 3)).collect()
}

fn list(rows: usize) -> Table {
    let row = |n: usize| Row {
        label: format!("Nguyễn Văn Mẫu {}", ["An", "Bình", "Chi", "Dũng"][n % 4]),
        more: format!("Thôn {n}"),
        ..Row::default()
    };
    Table {
        form: "danh-sach".into(),
        caption: "Danh sách".into(),
        page: 1,
        breaks: vec![250, 500],
        persons: true,
        rows: (0..rows).map(row).collect(),
        ..Table::default()
    }
}

fn document(period: &str, tables: &[Table]) -> Fragment {
    let found = Found {
        kind: "poor-households".into(),
        period: period.into(),
        path: format!("/{period}/ho-ngheo"),
        title: format!("Danh sách hộ nghèo năm {period}"),
        ..Found::default()
    };
    Fragment::new(&found, tables)
}

fn budget(label: &str) -> Fragment {
    let row =
        Row { label: label.into(), code: "I.1".into(), figure: "17.245".into(), ..Row::default() };
    let table = Table { form: "thu".into(), page: 1, rows: vec![row], ..Table::default() };
    let found =
        Found { period: "2024".into(), path: "/2024/quyet-toan".into(), ..Found::default() };
    Fragment::new(&found, &[table])
}

#[test]
fn every_unit_stands_in_the_shard_that_each_word_of_its_name_leads_to() {
    let units = many_units(3000);
    let (files, prefixes) = lexicon(&units);
    let shards = Shards::of(&files);
    for unit in &units {
        let bare = fold(unit.name.strip_prefix("Xã ").unwrap()).replace('’', " ");
        let starts = bare.match_indices(' ').map(|(at, _)| at + 1);
        let turned = starts.map(|at| format!("{} {}", &bare[at..], &bare[..at - 1]));
        for key in turned.chain([bare.clone()]) {
            let shard = shards.fitting(&prefixes, &key).expect("a prefix fits every key");
            assert!(shard.contains(&unit.id), "{} is not where {key:?} leads", unit.name);
        }
    }
    let heavy: Vec<&File> = files.iter().filter(|file| file.bytes.len() > 48 << 10).collect();
    assert!(heavy.is_empty(), "{:?}", heavy.iter().map(|file| &file.path).collect::<Vec<_>>());
}

#[test]
fn a_former_name_and_the_heirs_of_a_unit_stand_beside_it() {
    let mut old = unit(7, "Phường Đình Bảng", 7);
    old.others = vec!["Xã Cổ Pháp".into()];
    old.until = "2025-06-30".into();
    old.heirs = vec![Heir {
        id: "9@2025-07-01".into(),
        name: "Phường Từ Sơn".into(),
        address: "bac-ninh/phuong-tu-son".into(),
        packs: 1,
    }];
    let (files, prefixes) = lexicon(&[old, unit(8, "Phường Hạp Lĩnh", 7)]);
    assert_eq!(prefixes, [""], "few units are one shard");
    let told = String::from_utf8(files[0].bytes.clone()).unwrap();
    assert!(told.starts_with("danbiet-tim 1 don-vi/tat-ca\n"), "{told}");
    assert!(told.contains("S\t9@2025-07-01\tPhường Từ Sơn\tbac-ninh/phuong-tu-son\t1\n"), "{told}");
    assert!(told.contains("\t/7\t1\t2025-06-30\t0\tXã Cổ Pháp\n"), "{told}");
}

#[test]
fn a_pack_of_many_rows_is_divided_and_no_row_is_lost_or_renumbered() {
    let files = pack(
        &unit(1, "Xã Mẫu", 3),
        &[document("2024", &[list(2500)]), document("2023", &[list(3)])],
    );
    assert!(files.len() > 1, "2,500 rows are more than one file");
    let rows = pack_rows(&files);
    let newest: BTreeMap<usize, String> = rows
        .iter()
        .filter(|row| row.document == 0)
        .map(|row| (row.number, row.label.clone()))
        .collect();
    assert_eq!(newest.len(), 2500);
    assert_eq!(newest[&1], "Nguyễn Văn Mẫu Bình");
    assert_eq!(rows.iter().filter(|row| row.document == 1).count(), 3);
    let page = |number: usize| {
        rows.iter().find(|row| row.document == 0 && row.number == number).unwrap().page
    };
    assert_eq!(
        [page(0), page(249), page(250), page(499), page(500), page(2499)],
        [1, 1, 2, 2, 3, 3]
    );
}

#[test]
fn a_document_without_rows_is_found_by_its_line_alone() {
    let files = pack(&unit(1, "Xã Mẫu", 3), &[document("2024", &[])]);
    let told = lines(&files[0]);
    assert_eq!(told[1], "U\tXã Mẫu\tbac-ninh-27/huyen-mau/1\tHuyện Mẫu, Tỉnh Bắc Ninh\t1");
    assert_eq!(told[2], "D\tpoor-households\t2024\t/2024/ho-ngheo\t\tDanh sách hộ nghèo năm 2024");
    assert_eq!(told.len(), 3);
    assert!(pack(&unit(1, "Xã Mẫu", 3), &[]).is_empty(), "a unit without documents has no pack");
}

#[test]
fn persons_give_keys_only_as_far_as_the_site_lets_them_be_found() {
    let keys = |people: People| {
        let mut keys = Keys::new(people);
        keys.add(
            &unit(1, "Xã Mẫu", 3),
            &[document("2024", &[list(4)]), budget("Thuế giá trị gia tăng")],
        );
        keys_of(&keys.finish().0)
    };
    for people in [People::None, People::Unit] {
        let keys = keys(people);
        assert!(keys.contains_key("gia tri"), "{keys:?}");
        assert!(!keys.keys().any(|key| key.contains("nguyen")), "{keys:?}");
    }
    assert!(keys(People::National).contains_key("van mau"));
    let province = keys(People::Province);
    assert!(
        province.contains_key("27|van mau") && !province.contains_key("van mau"),
        "{province:?}"
    );
}

#[test]
fn a_key_that_leads_to_too_many_rows_says_how_many_and_names_become_keys() {
    let mut keys = Keys::new(People::National);
    for n in 0..500 {
        keys.add(&unit(n, "Xã Mẫu", 3), &[document("2024", &[list(4)])]);
    }
    let keys = keys_of(&keys.finish().0);
    let pair = &keys["nguyen van"];
    assert_eq!(pair.total, 2000);
    assert_eq!(pair.rows.len(), 400, "the best are listed");
    assert_eq!(keys["nguyen van mau chi"].total, 500);
}

#[test]
fn higher_units_and_newer_documents_come_first() {
    let mut keys = Keys::new(People::None);
    let province = UnitEntry { rank: 0, ..unit(9, "Tỉnh Mẫu", 5) };
    keys.add(&unit(1, "Xã Mẫu", 3), &[budget("Thuế trước bạ")]);
    keys.add(&province, &[budget("Thuế trước bạ")]);
    let keys = keys_of(&keys.finish().0);
    assert_eq!(keys["truoc ba"].rows[0].unit, "00009@2020-01-01");
}

#[test]
fn shards_are_named_by_the_hash_of_their_keys() {
    let mut keys = Keys::new(People::None);
    let labels: Vec<String> =
        (0..4000).map(|n| format!("Công trình số {n} đường {}", n / 3)).collect();
    for (n, label) in (0..).zip(&labels) {
        keys.add(&unit(n, "Xã Mẫu", 3), &[budget(label)]);
    }
    let (files, count) = keys.finish();
    assert!(count.is_power_of_two() && count > 1 && files.len() == count);
    for (place, file) in files.iter().enumerate() {
        for key in keys_of(std::slice::from_ref(file)).keys() {
            assert_eq!(hash(key) as usize & (count - 1), place, "{key}");
        }
    }
}

#[test]
fn the_same_entries_in_another_order_are_the_same_bytes() {
    let units = many_units(500);
    let mut turned = units.clone();
    turned.reverse();
    assert_eq!(lexicon(&units), lexicon(&turned));
    let documents =
        [document("2024", &[list(40)]), document("2023", &[list(3)]), budget("Chi đầu tư")];
    let mut other = documents.clone();
    other.reverse();
    assert_eq!(pack(&units[0], &documents), pack(&units[0], &other));
}

#[test]
fn no_text_breaks_a_line() {
    let row = Row { label: "a\tb\nc".into(), ..Row::default() };
    let table = Table { form: "x".into(), page: 1, rows: vec![row], ..Table::default() };
    let files = pack(&unit(1, "Xã Mẫu", 3), &[document("2024", &[table])]);
    assert_eq!(lines(&files[0]).last().unwrap(), "\ta b c");
}
