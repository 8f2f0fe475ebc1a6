//! Twenty circumstances, one output: threads, order on the disk, paths, clock, locale, zone, mask,
//! user, and every state of the cache.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::tree::{Tree, paths, tree};

/// The user and group of whoever has no rights.
const NOBODY: u32 = 65_534;

/// One way to build.
struct Way {
    name: &'static str,
    /// Of the site below the folder.
    site: &'static str,
    /// Of the output below the folder.
    out: &'static str,
    arguments: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
    /// What the shell does before.
    shell: &'static str,
}

impl Default for Way {
    fn default() -> Way {
        let (arguments, environment, shell): (&[&str], &[(&str, &str)], &str) =
            (&["--no-cache"], &[], "");
        Way { name: "", site: "site", out: "out", arguments, environment, shell }
    }
}

/// The files of the site of every kind, without the thousand units of its province.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-kind"));
    let settings = String::from_utf8(files["content/site.yaml"].clone()).unwrap();
    let settings = settings.replace("province: 24\n", "");
    files.insert("content/site.yaml".to_owned(), settings.into_bytes());
    files.into_iter().collect()
}

/// A folder with the site and a copy of the program that anybody may run.
struct Room(TempDir);

impl Room {
    fn new() -> Room {
        let room = Room(TempDir::new().unwrap());
        fs::set_permissions(room.0.path(), fs::Permissions::from_mode(0o777)).unwrap();
        fs::copy(env!("CARGO_BIN_EXE_danbiet"), room.path("danbiet")).unwrap();
        room.write("site", files());
        room
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, site: &str, files: impl IntoIterator<Item = (String, Vec<u8>)>) {
        for (path, bytes) in files {
            let path = self.path(site).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    fn command(&self, way: &Way) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", &format!("{} exec \"$@\" {}", way.shell, ""), "sh"]);
        command.arg(self.path("danbiet")).args(["build", "--quiet", "--site"]);
        command.arg(self.path(way.site)).arg("--out").arg(self.path(way.out));
        command.args(way.arguments).envs(way.environment.iter().copied());
        command.stdin(Stdio::null()).current_dir(self.0.path());
        command
    }

    /// Builds, hands back what is published, and removes it.
    fn build(&self, way: &Way) -> Tree {
        self.ended(way, self.command(way))
    }

    fn ended(&self, way: &Way, mut command: Command) -> Tree {
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{}: {}",
            way.name,
            String::from_utf8_lossy(&output.stderr)
        );
        let there = tree(&self.path(way.out));
        let out = self.path(way.out);
        let state = format!(".danbiet-{}", out.file_name().unwrap().to_str().unwrap());
        fs::remove_dir_all(out.with_file_name(state)).unwrap();
        fs::remove_dir_all(out).unwrap();
        there
    }

    fn set_times(&self, time: std::time::SystemTime) {
        for path in paths(&self.path("site")) {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_times(fs::FileTimes::new().set_modified(time)).unwrap();
        }
    }

    fn is_root(&self) -> bool {
        let probe = self.path("probe");
        fs::write(&probe, "").unwrap();
        std::os::unix::fs::chown(&probe, Some(NOBODY), Some(NOBODY)).is_ok()
    }
}

#[test]
fn no_circumstance_changes_a_byte() {
    let room = Room::new();
    let wanted = room.build(&Way::default());
    assert!(wanted.len() > 100);
    let mut tried = 0;
    let mut same = |name: &str, there: &Tree| {
        tried += 1;
        let all = wanted.keys().chain(there.keys());
        let other: Vec<&String> =
            all.filter(|path| wanted.get(*path) != there.get(*path)).collect();
        assert!(other.is_empty(), "{name}: {other:?}");
    };
    for way in ways() {
        same(way.name, &room.build(&way));
    }
    room.write("backwards", files().into_iter().rev());
    let backwards = Way { name: "written backwards", site: "backwards", ..Way::default() };
    same(backwards.name, &room.build(&backwards));
    let (now, year) = (std::time::SystemTime::now(), std::time::Duration::from_secs(31_000_000));
    for (name, time) in [("old files", now - year * 40), ("files of tomorrow", now + year)] {
        room.set_times(time);
        same(name, &room.build(&Way { name, ..Way::default() }));
    }
    for name in ["cold cache", "warm cache"] {
        same(name, &room.build(&Way { name, arguments: &["--cache", "store"], ..Way::default() }));
    }
    let elsewhere: &[&str] = &["--cache", "sâu/hơn/một/chút"];
    let elsewhere = Way { name: "cache elsewhere", arguments: elsewhere, ..Way::default() };
    same(elsewhere.name, &room.build(&elsewhere));
    for path in paths(&room.path("site")) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap();
    }
    let reading = Way { name: "read-only content", ..Way::default() };
    same(reading.name, &room.build(&reading));
    if room.is_root() {
        let way = Way { name: "nobody", ..Way::default() };
        let mut command = room.command(&way);
        command.uid(NOBODY).gid(NOBODY);
        same(way.name, &room.ended(&way, command));
    }
    assert!(tried >= 20, "{tried}");
}

fn ways() -> Vec<Way> {
    let way = |name| Way { name, ..Way::default() };
    let jobs = |name, arguments| Way { arguments, ..way(name) };
    let environment = |name, environment| Way { environment, ..way(name) };
    let shell = |name, shell| Way { shell, ..way(name) };
    vec![
        jobs("one job", &["--no-cache", "--jobs", "1"]),
        jobs("two jobs", &["--no-cache", "--jobs", "2"]),
        jobs("three jobs", &["--no-cache", "--jobs", "3"]),
        jobs("eight jobs", &["--no-cache", "--jobs", "8"]),
        Way { site: "site/content/../../site", ..way("another way to the site") },
        Way { out: "một/hai/ba/bốn/năm", ..way("a deep output") },
        shell("nobody else may read", "umask 077;"),
        shell("standing elsewhere", "cd /;"),
        shell("standard input closed", "exec <&-;"),
        shell("without a home", "unset HOME;"),
        shell("a bare environment", "set -- env -i \"$@\";"),
        environment("Kiritimati", &[("TZ", "Pacific/Kiritimati")]),
        environment("Adak", &[("TZ", "America/Adak")]),
        environment("Turkish", &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")]),
        environment("the C locale", &[("LC_ALL", "C"), ("LANG", "C")]),
    ]
}
