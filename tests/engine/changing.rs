//! Files that change while they are read, and files that are too large.

use std::cell::Cell;
use std::fs;
use std::os::unix::fs::FileExt;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use danbiet::pipeline::{self, Outcome, Progress, Step};
use danbiet::source;

use crate::place::{DOCUMENT, PAGE, Place, files};

/// Two versions of the document, as long as each other, that differ at both ends.
fn versions() -> [String; 2] {
    let (_, text) = files().remove(2);
    [("111", "Lịch A"), ("222", "Lịch B")].map(|(turns, title)| {
        text.replace("120", turns).replace("title: Lịch", &format!("title: {title}"))
    })
}

/// Which version a page shows; none for a mixture.
fn version_of(page: &[u8]) -> Option<usize> {
    let page = String::from_utf8_lossy(page);
    let of = |turns: &str, title: &str| (page.contains(turns), page.contains(title));
    match (of("111", "Lịch A"), of("222", "Lịch B")) {
        ((true, true), (false, false)) => Some(0),
        ((false, false), (true, true)) => Some(1),
        _ => None,
    }
}

/// Writes a piece of the document while a build is at a certain moment.
struct Meddler<'p> {
    place: &'p Place,
    seen: AtomicUsize,
    /// At which of the moments that it is told of.
    at: usize,
    /// How often.
    left: AtomicUsize,
    text: String,
}

impl Meddler<'_> {
    fn moment(&self) {
        let now = self.seen.fetch_add(1, Ordering::SeqCst);
        let due = now % 64 == self.at;
        let may = |left: usize| left.checked_sub(1);
        if due && self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, may).is_ok() {
            let path = self.place.path("site").join(DOCUMENT);
            let file = fs::File::options().write(true).open(path).unwrap();
            file.write_all_at(self.text.as_bytes(), 0).unwrap();
        }
    }
}

impl Progress for Meddler<'_> {
    fn begin(&self, step: Step, _: Option<usize>) {
        if step == Step::Read {
            self.seen.store(0, Ordering::SeqCst);
        }
        self.moment();
    }

    fn step(&self) {
        self.moment();
    }
}

#[test]
fn a_change_at_any_moment_is_seen_or_too_late() {
    let [one, other] = versions();
    for cached in [true, false] {
        let place = Place::new();
        let mut options = place.options();
        options.cache = options.cache.filter(|_| cached);
        for at in 0..16 {
            // Again and again: no build can come to an end on a whole version unless it was done.
            for (times, half) in [(1, false), (1, true), (9, false)] {
                place.file(DOCUMENT, &one);
                pipeline::build(&options, &pipeline::Silent).unwrap();
                let end = if half { one.len() / 2 } else { one.len() };
                let text = other[..other.floor_char_boundary(end)].to_owned();
                let (seen, left) = (AtomicUsize::new(0), AtomicUsize::new(times));
                let meddler = Meddler { place: &place, seen, at, left, text };
                let outcome = pipeline::build(&options, &meddler).unwrap();
                whole_or_refused(&place, &outcome, half, at);
            }
        }
        place.file(DOCUMENT, &other);
        pipeline::build(&options, &pipeline::Silent).unwrap();
        assert!(place.published() == place.clean());
    }
}

/// One version, or the one before with an objection that names the file. Half of it is a version
/// only where it was there before the build began to read.
fn whole_or_refused(place: &Place, outcome: &Outcome, half: bool, at: usize) {
    let page = place.published().remove(PAGE).unwrap();
    let version = version_of(&page);
    if outcome.is_refused() {
        let named = outcome.findings.iter().find(|finding| finding.code == "DB017");
        let file = named.and_then(|finding| finding.at).map(|span| span.file);
        assert_eq!(file.and_then(|file| outcome.sources.path(file)), Some(DOCUMENT));
        assert_eq!(version, Some(0), "the old site stands");
    } else if !half {
        assert!(version.is_some(), "a mixture, at moment {at}");
    } else {
        // Whoever stops in the middle of writing has written that.
        let text = fs::read_to_string(place.path("site").join(DOCUMENT)).unwrap();
        let wanted = if text.contains("Lịch B") { 1 } else { 0 };
        assert!(version == Some(0) || version.is_none() || wanted == 1);
    }
}

#[test]
fn a_change_within_the_tick_of_being_listed_is_seen() {
    let place = Place::new();
    let [one, other] = versions();
    for _ in 0..200 {
        place.file(DOCUMENT, &one);
        let sources = source::list(&place.path("site"), &["content"]).unwrap().value;
        let id = sources.by_path(DOCUMENT).unwrap().id;
        sources.read(id, source::TEXT_LIMIT).unwrap();
        assert!(sources.moved().is_empty());
        place.file(DOCUMENT, &other);
        assert_eq!(sources.moved(), [id]);
    }
}

/// Samples how often the file was written, when all is read and when all is checked.
struct Watch<'w> {
    written: &'w AtomicUsize,
    read: Cell<usize>,
    made: Cell<usize>,
}

// Only `begin` is called from the thread that builds; steps are not listened to.
struct Shared<'w>(std::sync::Mutex<Watch<'w>>);

impl Progress for Shared<'_> {
    fn begin(&self, step: Step, _: Option<usize>) {
        let watch = self.0.lock().unwrap();
        let now = watch.written.load(Ordering::SeqCst);
        match step {
            Step::Check => watch.read.set(now),
            Step::Publish => watch.made.set(now),
            _ => {}
        }
    }
}

#[test]
fn a_file_that_is_rewritten_all_the_time_is_published_whole_or_not() {
    let versions = versions();
    let place = Place::new();
    place.file(DOCUMENT, &versions[0]);
    let (stop, written) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (mut published, mut refused) = (0, 0);
    let file = fs::File::options().write(true).open(place.path("site").join(DOCUMENT)).unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for version in versions.iter().cycle() {
                let (first, second) = version.as_bytes().split_at(version.len() / 2);
                file.write_all_at(first, 0).unwrap();
                written.fetch_add(1, Ordering::SeqCst);
                file.write_all_at(second, first.len() as u64).unwrap();
                written.fetch_add(1, Ordering::SeqCst);
                // Then it rests, long enough for some builds to come through.
                for _ in 0..written.load(Ordering::SeqCst) * 7919 % 4_000_000 {
                    std::hint::spin_loop();
                }
                if stop.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        for round in 0..crate::rounds(60) {
            let watch = Watch { written: &written, read: Cell::new(0), made: Cell::new(0) };
            let watch = Shared(std::sync::Mutex::new(watch));
            let outcome = pipeline::build(&place.options(), &watch).unwrap();
            let watch = watch.0.into_inner().unwrap();
            if outcome.is_refused() {
                refused += 1;
                continue;
            }
            published += 1;
            let page = place.published().remove(PAGE).unwrap();
            // A mixture that stayed one from before the first read to after the last look is what
            // was written; one that went on in between must have been seen.
            let went_on = watch.made.get() >= watch.read.get() + 2;
            assert!(version_of(&page).is_some() || !went_on, "round {round}");
        }
        stop.store(true, Ordering::SeqCst);
    });
    assert!(published + refused > 0, "{published} {refused}");
    place.is_right("when it is quiet again");
}

#[test]
fn a_file_too_large_is_named_with_its_limit_and_not_read() {
    let hundred = 100 << 20;
    for (path, limit) in [
        (DOCUMENT.to_owned(), "16,0 MB"),
        (DOCUMENT.replace("tiep-cong-dan.yaml", "lich.pdf"), "64,0 MB"),
        ("content/site.yaml".to_owned(), "16,0 MB"),
        ("content/pages/gioi-thieu.md".to_owned(), "16,0 MB"),
    ] {
        let place = Place::new();
        place.build();
        let before = place.published();
        // A hundred megabytes; and more than the memory that the program is left with.
        for size in [hundred, hundred * 40] {
            let file =
                fs::File::options().write(true).open(place.path("site").join(&path)).unwrap();
            file.set_len(size).unwrap();
            let mut command = Command::new("sh");
            command.args(["-c", "ulimit -v 3000000; exec \"$@\"", "sh"]);
            command.arg(env!("CARGO_BIN_EXE_danbiet")).args(["build", "--jobs", "2", "--site"]);
            command.arg(place.path("site")).arg("--out").arg(place.path("a"));
            let output = command.stdin(Stdio::null()).output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout).into_owned()
                + &String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{path}: {said}");
            let name = path.rsplit('/').next().unwrap();
            assert!(said.contains(limit) && said.contains(name), "{path}: {said}");
        }
        assert!(place.published() == before, "the old site stands");
    }
}

/// Only where it was asked for: it writes a hundred thousand files.
#[test]
fn a_hundred_thousand_files_in_one_folder_are_no_trouble() {
    let count = if crate::rounds(1) > 1 { 100_000 } else { 2_000 };
    let place = Place::new();
    for nth in 0..count {
        place.file(&DOCUMENT.replace("tiep-cong-dan.yaml", &format!("tep-{nth}.txt")), "x");
    }
    place.is_right("at first");
    let work = place.is_right("and again").built.unwrap().work;
    assert_eq!((work.parsed, work.rendered, work.written), (0, 0, 0));
}
