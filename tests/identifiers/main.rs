//! The recogniser of identifiers: what must be found is, what must pass does.
//!
//! Two lists to read, and two generators by which sentences are made up: the first was there while
//! the recogniser was written, the second has other words, layouts and disguises and only measures.
//! `SENTENCES=50000` makes more of them.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

#[path = "../common/random.rs"]
mod chance;
mod disguise;
mod first;
mod random;
mod second;
mod ways;

use std::collections::BTreeMap;

use danbiet::privacy::identifier::{Class, Context, Suspicion, find};

/// A sentence with the piece of it that must be found.
pub(crate) struct Planted {
    /// Which class, as counted.
    pub(crate) class: &'static str,
    /// How it is disguised.
    pub(crate) disguise: &'static str,
    pub(crate) text: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Some suspicion covers four fifths of the piece.
fn is_found(suspicions: &[Suspicion], start: usize, end: usize) -> bool {
    suspicions.iter().any(|one| {
        let common = one.range.end.min(end).saturating_sub(one.range.start.max(start));
        common * 5 >= (end - start) * 4
    })
}

fn rows(list: &str) -> impl Iterator<Item = String> + '_ {
    // A line that ends without closing its mark goes on.
    let mut rows: Vec<String> = Vec::new();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        match rows.last_mut() {
            Some(last) if last.contains('⟦') && !last.contains('⟧') => {
                last.push('\n');
                last.push_str(line);
            }
            _ => rows.push(line.to_owned()),
        }
    }
    rows.into_iter()
}

#[test]
fn every_planted_identifier_of_the_list_is_found() {
    let mut missed = Vec::new();
    for row in rows(include_str!("find.txt")) {
        let (class, marked) = row.split_once('\t').unwrap();
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (piece, after) = rest.split_once('⟧').unwrap();
        let text = format!("{before}{piece}{after}");
        let found = find(&text, Context::default());
        if !is_found(&found, before.len(), before.len() + piece.len()) {
            missed.push(format!("{class}: {text}   {found:?}"));
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn nothing_is_suspected_in_ordinary_lines() {
    let mut alarms = Vec::new();
    for line in rows(include_str!("pass.txt")) {
        let found = find(&line, Context::default());
        alarms.extend(
            found.iter().map(|one| format!("{line}   {one:?} “{}”", &line[one.range.clone()])),
        );
    }
    assert!(alarms.is_empty(), "{} alarms:\n{}", alarms.len(), alarms.join("\n"));
}

fn sentences() -> usize {
    std::env::var("SENTENCES").ok().and_then(|count| count.parse().ok()).unwrap_or(5_000)
}

/// Share of what is found, in all and of each class and disguise.
fn measure(name: &str, planted: impl Iterator<Item = Planted>) {
    let mut by: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut by_disguise: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for one in planted {
        let found = find(&one.text, Context::default());
        let hit = is_found(&found, one.start, one.end);
        for (map, key) in [(&mut by, one.class), (&mut by_disguise, one.disguise)] {
            let (hits, all) = map.entry(key).or_default();
            *hits += usize::from(hit);
            *all += 1;
        }
        if !hit {
            missed.push(format!("{} {}: {:?}", one.class, one.disguise, one.text));
        }
    }
    let hits: usize = by.values().map(|(hits, _)| hits).sum();
    let all: usize = by.values().map(|(_, all)| all).sum();
    println!("{name}: {hits} of {all} found; {by:?}\n{by_disguise:?}");
    missed.iter().take(60).for_each(|one| println!("  missed {one}"));
    assert!(hits * 1000 >= all * 995, "{name}: {hits} of {all} found");
    for (class, (hits, all)) in by {
        assert!(hits * 100 >= all * 99, "{name}: {hits} of {all} of {class} found");
    }
}

/// At most one ordinary number in a thousand is suspected.
fn measure_ordinary(name: &str, lines: impl Iterator<Item = String>) {
    let (mut count, mut alarms) = (0, Vec::new());
    for line in lines {
        count += 1;
        let found = find(&line, Context::default());
        alarms.extend(
            found.first().map(|one| format!("{line:?} {one:?} “{}”", &line[one.range.clone()])),
        );
    }
    println!("{name}: {} of {count} suspected", alarms.len());
    alarms.iter().take(40).for_each(|one| println!("  {one}"));
    assert!(alarms.len() * 1000 <= count, "{name}: {} of {count} suspected", alarms.len());
}

#[test]
fn sentences_of_the_first_generator_are_found() {
    measure("first", first::sentences(sentences()));
}

#[test]
fn ordinary_numbers_of_the_first_generator_pass() {
    measure_ordinary("first", first::ordinary(sentences() * 4));
}

#[test]
fn sentences_of_the_second_generator_are_found() {
    measure("second", second::sentences(sentences()));
}

#[test]
fn ordinary_numbers_of_the_second_generator_pass() {
    measure_ordinary("second", second::ordinary(sentences() * 4));
}

#[test]
fn a_class_is_named_as_its_label_says() {
    let class = |text: &str| find(text, Context::default()).first().map(|one| one.class);
    assert_eq!(class("CCCD 027085001234"), Some(Class::Cccd));
    assert_eq!(class("CMND 125123456"), Some(Class::Cmnd));
    assert_eq!(class("ĐT 0912345678"), Some(Class::Mobile));
    assert_eq!(class("ĐT (0222) 3812 345"), Some(Class::Landline));
    assert_eq!(class("STK 2604205001234"), Some(Class::Bank));
    assert_eq!(class("BHXH 2720123456"), Some(Class::SocialInsurance));
    assert_eq!(class("MST 8012345678"), Some(Class::Tax));
    let heading = Context::under("Số CCCD");
    assert_eq!(find("27085001234", heading).first().map(|one| one.class), Some(Class::Cccd));
}
