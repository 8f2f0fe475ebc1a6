//! Caches that are damaged, cut, foreign, of another program, not to be written, or shared.

use std::fs;
use std::os::unix::fs::FileExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use danbiet::engine::{Book, Clocked, Folder, Last, PROGRAM, Store};
use danbiet::pipeline::{self, MachineError, Options, Silent};
use danbiet::publish::PublishError;
use danbiet::source;

use crate::place::{DOCUMENT, PAGE, Place};
use crate::tree::{paths, tree};

/// The books of the cache.
fn books(place: &Place) -> Vec<PathBuf> {
    let all = paths(&place.path("cache"));
    all.into_iter().filter(|path| fs::metadata(path).unwrap().len() > 64).collect()
}

/// A site that was built, with the books it left.
fn built() -> (Place, Vec<PathBuf>) {
    let place = Place::new();
    place.build();
    let books = books(&place);
    assert!(books.len() >= 3, "{books:?}");
    (place, books)
}

#[test]
fn no_byte_of_a_book_can_turn_unseen() {
    let (_place, books) = built();
    for path in books {
        let mut bytes = fs::read(&path).unwrap();
        assert!(Book::read(bytes.clone()).is_some(), "{}", path.display());
        for at in 0..bytes.len() {
            bytes[at] ^= 1 << (at % 8);
            assert!(Book::read(bytes.clone()).is_none(), "{} at {at}", path.display());
            bytes[at] ^= 1 << (at % 8);
        }
        for length in 0..bytes.len() {
            assert!(Book::read(bytes[..length].to_vec()).is_none(), "{length}");
        }
    }
}

/// Every file of the cache in turn; of its bytes one in each part of the layout and some between.
#[test]
fn a_build_after_any_damage_is_right() {
    let (place, books) = built();
    for (nth, path) in books.iter().enumerate() {
        // A build need not mend a book that has nothing to add: each damage meets a whole one.
        let good = fs::read(path).unwrap();
        let whole = good.len() as u64;
        for at in [0, 20, 50, whole / 3, whole / 2, whole - 33, whole - 1] {
            fs::write(path, &good).unwrap();
            let file = fs::File::options().read(true).write(true).open(path).unwrap();
            let mut byte = [0];
            file.read_exact_at(&mut byte, at).unwrap();
            file.write_all_at(&[byte[0] ^ 1 << (at % 8)], at).unwrap();
            edit(&place, nth as u64 * 7 + at);
            place.is_right(&format!("{} turned at {at}", path.display()));
        }
        for left in [0, 1, 14, 40, 47, 51, whole / 2, whole - 32, whole - 1] {
            fs::write(path, &good).unwrap();
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_len(left).unwrap();
            edit(&place, nth as u64 * 7 + left);
            place.is_right(&format!("{} cut to {left}", path.display()));
        }
        fs::remove_file(path).unwrap();
        place.is_right(&format!("{} lost", path.display()));
    }
}

/// The document says another number.
fn edit(place: &Place, turns: u64) {
    let (_, text) = crate::place::files().remove(2);
    place.file(DOCUMENT, text.replace("value: 120", &format!("value: {}", 100 + turns)));
}

#[test]
fn a_cache_of_another_site_says_nothing_of_this_one() {
    let (place, _) = built();
    let other = Place::new();
    edit(&other, 7);
    other.file("content/site.yaml", "title: Trang khác\nbase-url: https://khac.example.vn\n");
    other.build();
    for path in paths(&other.path("cache")) {
        let to = place.path("cache").join(path.strip_prefix(other.path("cache")).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&path, to).unwrap();
    }
    place.is_right("with another site's cache");
    edit(&place, 1);
    place.is_right("and after an edit");
}

#[test]
fn a_cache_of_another_program_is_not_looked_at() {
    let (place, books) = built();
    for path in &books {
        let bytes = fs::read(path).unwrap();
        let text = bytes.windows(PROGRAM.len()).position(|at| at == PROGRAM.as_bytes()).unwrap();
        let mut other = bytes[..bytes.len() - 32].to_vec();
        other[text] = if other[text] == b'0' { b'1' } else { b'0' };
        other.extend_from_slice(blake3::hash(&other).as_bytes());
        assert!(Book::read(other.clone()).is_none());
        fs::write(path, other).unwrap();
    }
    let work = place.is_right("with a cache of another program").built.unwrap().work;
    assert_eq!((work.parsed, work.reused, work.written), (2, 0, 0));
}

#[test]
fn a_cache_that_cannot_be_written_is_done_without() {
    let place = Place::new();
    fs::write(place.path("cache"), "a file").unwrap();
    place.is_right("the cache is a file");
    place.is_right("and again");
    assert_eq!(fs::read_to_string(place.path("cache")).unwrap(), "a file");

    let (place, _) = built();
    let locked = |mode: u32| {
        for folder in ["cache", "cache/records"] {
            let mode = fs::Permissions::from_mode(mode);
            fs::set_permissions(place.path(folder), mode).unwrap();
        }
    };
    locked(0o555);
    edit(&place, 3);
    place.is_right("the cache is read-only");
    edit(&place, 4);
    place.is_right("and stays so");
    locked(0o755);
    place.is_right("and is no longer");
}

#[test]
fn two_builds_at_once_with_one_cache_are_both_right() {
    let place = Place::new();
    for round in 0..crate::rounds(8) as u64 {
        edit(&place, round % 90);
        let wanted = place.clean();
        let options = |out: &str| Options { out: place.path(out), ..place.options() };
        std::thread::scope(|scope| {
            for out in ["a", "b"] {
                let options = options(out);
                scope.spawn(move || pipeline::build(&options, &Silent).unwrap());
            }
        });
        for out in ["a", "b"] {
            assert!(tree(&place.path(out)) == wanted, "round {round}, {out}");
        }
    }
}

#[test]
fn two_builds_into_one_output_are_told_who_builds() {
    let place = Place::new();
    for round in 0..crate::rounds(8) as u64 {
        edit(&place, round % 90);
        let ended: Vec<_> = std::thread::scope(|scope| {
            let one = || pipeline::build(&place.options(), &Silent).map(drop);
            let both = [scope.spawn(one), scope.spawn(one)];
            both.map(|one| one.join().unwrap()).into()
        });
        let fine = ended.iter().filter(|ended| ended.is_ok()).count();
        let locked = ended.iter().filter(|ended| {
            matches!(ended, Err(MachineError::Publish(PublishError::Locked { .. })))
        });
        assert!(fine >= 1 && fine + locked.count() == 2, "round {round}: {ended:?}");
        place.is_right("afterwards");
    }
}

#[test]
fn edits_that_keep_size_and_time_are_seen() {
    let place = Place::new();
    let path = place.path("site").join(DOCUMENT);
    place.build();
    for round in 0..10 {
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        edit(&place, round);
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.set_times(fs::FileTimes::new().set_modified(before)).unwrap();
        drop(file);
        // Once at once, once after a build that had time to trust the stamp.
        place.is_right("the same time of change");
        place.is_right("and again");
        let page = String::from_utf8(place.published().remove(PAGE).unwrap()).unwrap();
        assert!(page.contains(&(100 + round).to_string()));
    }
}

#[test]
fn times_far_from_the_clock_confuse_nothing() {
    let place = Place::new();
    let year = std::time::Duration::from_secs(31_000_000);
    let now = std::time::SystemTime::now();
    for (round, time) in [now - year * 30, now + year, now - year, now].into_iter().enumerate() {
        edit(&place, round as u64);
        for path in paths(&place.path("site")) {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_times(fs::FileTimes::new().set_modified(time)).unwrap();
        }
        place.is_right("times were set");
        place.is_right("and again");
    }
}

/// A cache whose clock is set by hand.
struct Set(Folder, i64);

impl Store for Set {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.get(name)
    }

    fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.0.put(name, bytes)
    }
}

impl Clocked for Set {
    fn tick(&self) -> Option<i64> {
        Some(self.1)
    }
}

#[test]
fn a_stamp_is_trusted_only_where_the_clock_has_moved_on() {
    let place = Place::new();
    let list = || source::list(&place.path("site"), &["content"]).unwrap().value;
    let changed = list().by_path(DOCUMENT).unwrap().stamp.changed;
    let (tick, hour) = (4_000_000, 3_600_000_000_000);
    for (clock, trusted) in
        [(changed - hour, false), (changed, false), (changed + tick, false), (changed + hour, true)]
    {
        let store = Set(Folder::at(Path::new(&place.path(&format!("cache{clock}")))), clock);
        let sources = list();
        let id = sources.by_path(DOCUMENT).unwrap().id;
        sources.hash(id, source::TEXT_LIMIT).unwrap();
        Last::of(Some(&store), "last").keep_files(&sources);
        let known = Last::of(Some(&store), "last").remembered(list()).known_hash(id);
        assert_eq!(known.is_some(), trusted, "{}", clock - changed);
    }
}
