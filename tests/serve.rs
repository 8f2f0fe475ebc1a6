//! The local server: from a saved file to the browser, and what it refuses.
//!
//! The site is a stand-in that tells the test of every update. Nothing sleeps: the tests wait for
//! events and updates, with a deadline that only a fault can reach.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests make and look at a site on the disk"
)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use danbiet::finding::Lang;
use danbiet::pipeline::live::Standing;
use danbiet::serve::{Options, Outcome, ServeError, Server, Stopper};

const DEADLINE: Duration = Duration::from_secs(20);

/// A site that leaves everything to the output folder, and says what it was told.
struct StandIn {
    told: Sender<Vec<PathBuf>>,
    next: Arc<Mutex<Outcome>>,
    gate: Arc<Mutex<()>>,
}

impl danbiet::serve::Site for StandIn {
    fn update(&self, paths: &[PathBuf]) -> Outcome {
        self.told.send(paths.to_vec()).unwrap();
        drop(self.gate.lock().unwrap());
        self.next.lock().unwrap().clone()
    }

    fn file(&self, _: &str) -> Standing {
        Standing::Published
    }

    fn publish(&self) -> Outcome {
        Outcome::Built
    }
}

/// The stand-in with its server.
struct Site {
    folder: tempfile::TempDir,
    address: SocketAddr,
    builds: Receiver<Vec<PathBuf>>,
    next: Arc<Mutex<Outcome>>,
    /// Held by a test that wants the next update to take its time.
    gate: Arc<Mutex<()>>,
    stopper: Stopper,
    thread: Option<JoinHandle<Result<(), ServeError>>>,
}

impl Site {
    fn serve() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("content/bac-ninh")).unwrap();
        fs::create_dir_all(root.join("public/xa/ma")).unwrap();
        fs::write(root.join("secret"), "secret").unwrap();
        fs::write(root.join("public/index.html"), "<body><p>Trang chủ</p></body>").unwrap();
        fs::write(root.join("public/xa/index.html"), "<p>Xã</p>").unwrap();
        fs::write(root.join("public/404.html"), "<p>Không có</p>").unwrap();
        fs::write(root.join("public/xa/ds.csv"), "a,b").unwrap();
        std::os::unix::fs::symlink("../secret", root.join("public/link")).unwrap();
        let options = Options { out: root.join("public"), site: root, port: 0, lang: Lang::Vi };
        let server = Server::bind(&options).unwrap();
        let (address, stopper) = (server.address(), server.stopper());
        let (told, builds): (Sender<Vec<PathBuf>>, _) = channel();
        let next = Arc::new(Mutex::new(Outcome::Built));
        let gate = Arc::new(Mutex::new(()));
        let stand_in = StandIn { told, next: next.clone(), gate: gate.clone() };
        let thread = std::thread::spawn(move || server.run(|| (), Arc::new(stand_in)));
        let site = Site { folder, address, builds, next, gate, stopper, thread: Some(thread) };
        assert_eq!(site.builds.recv_timeout(DEADLINE).unwrap(), Vec::<PathBuf>::new());
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn save(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// Waits for a build that was told of the path.
    fn built_for(&self, path: &str) {
        let (path, end) = (self.path(path), Instant::now() + DEADLINE);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let paths =
                self.builds.recv_timeout(left).unwrap_or_else(|_| panic!("{path:?} unseen"));
            if paths.contains(&path) {
                return;
            }
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(path, &self.address.to_string())
    }

    fn ask(&self, path: &str, host: &str) -> Answer {
        let mut stream = self.send(path, host);
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head[9..12].parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn send(&self, path: &str, host: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        stream
    }

    /// Asks for events as a page does that belongs to the turn `seen`.
    fn listen(&self, seen: &str) -> impl FnOnce() + use<> {
        let stream =
            self.send(&format!("/__danbiet/events?seen={seen}"), &self.address.to_string());
        let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
        assert!(lines.next().unwrap().contains("200"));
        move || assert!(lines.any(|line| line == "event: change"), "the server hung up")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stopper.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    /// The turn that the page belongs to.
    fn turn(&self) -> String {
        self.body.split_once("?seen=").unwrap().1.split_once('"').unwrap().0.to_owned()
    }
}

#[test]
fn saving_reloads_the_page() {
    let site = Site::serve();
    let page = site.get("/");
    assert_eq!(page.status, 200);
    let reloads = site.listen(&page.turn());
    site.save("content/bac-ninh/unit.yaml", "unit: 1");
    site.built_for("content/bac-ninh/unit.yaml");
    reloads();
    assert_ne!(site.get("/").turn(), page.turn());
    // A page that was left behind, or that another run of the server sent, reloads at once.
    site.listen(&page.turn())();
    site.listen("1-1")();
}

#[test]
fn objections_stand_in_the_place_of_every_page_until_mended() {
    let site = Site::serve();
    let reloads = site.listen(&site.get("/").turn());
    *site.next.lock().unwrap() = Outcome::Refused("<!doctype html><p>lỗi DB012</p>".into());
    site.save("content/site.yaml", "x");
    reloads();
    for path in ["/", "/xa/", "/xa/index.html", "/nowhere"] {
        let page = site.get(path);
        assert_eq!(page.status, 500, "{path}");
        assert!(
            page.body.contains("lỗi DB012") && page.body.contains("/__danbiet/reload.js?seen=")
        );
        assert!(page.head.contains("style-src 'unsafe-inline'"));
    }
    assert_eq!(site.get("/xa/ds.csv").status, 200);
    let reloads = site.listen(&site.get("/").turn());
    *site.next.lock().unwrap() = Outcome::Failed("đĩa <đầy>".into());
    site.save("content/site.yaml", "y");
    reloads();
    assert!(site.get("/").body.contains("đĩa &lt;đầy>"));
    let mut turn = site.get("/").turn();
    *site.next.lock().unwrap() = Outcome::Built;
    site.save("content/site.yaml", "z");
    while site.get("/").status == 500 {
        site.listen(&turn)();
        turn = site.get("/").turn();
    }
    assert!(site.get("/").body.contains("Trang chủ"));
}

#[test]
fn however_a_file_changes_it_is_seen() {
    let site = Site::serve();
    // An editor that writes beside and renames over.
    site.save("content/bac-ninh/.unit.yaml.swp", "new");
    let from = site.path("content/bac-ninh/.unit.yaml.swp");
    fs::rename(from, site.path("content/bac-ninh/unit.yaml")).unwrap();
    site.built_for("content/bac-ninh/unit.yaml");
    // A new folder, and what comes into it later, at any depth.
    for folder in ["a", "a/b", "a/b/c"] {
        fs::create_dir(site.path(&format!("content/bac-ninh/{folder}"))).unwrap();
        site.built_for(&format!("content/bac-ninh/{folder}"));
    }
    site.save("content/bac-ninh/a/b/c/x.yaml", "x");
    site.built_for("content/bac-ninh/a/b/c/x.yaml");
    // Deletions, of a file and of a folder.
    fs::remove_file(site.path("content/bac-ninh/unit.yaml")).unwrap();
    site.built_for("content/bac-ninh/unit.yaml");
    fs::remove_dir_all(site.path("content/bac-ninh/a")).unwrap();
    site.built_for("content/bac-ninh/a");
    // The folder of all content goes and comes back, as when another branch is checked out.
    fs::rename(site.path("content"), site.path("away")).unwrap();
    site.built_for("content");
    fs::rename(site.path("away"), site.path("content")).unwrap();
    site.built_for("content");
    site.save("content/bac-ninh/again.yaml", "x");
    site.built_for("content/bac-ninh/again.yaml");
    // A folder of themes that was not there at the start.
    fs::create_dir_all(site.path("themes/mine")).unwrap();
    site.built_for("themes");
    site.save("themes/mine/style.css", "x");
    site.built_for("themes/mine/style.css");
}

#[test]
fn a_burst_and_a_change_during_a_build_are_not_lost() {
    let site = Site::serve();
    // It answers once the first build is done.
    site.get("/");
    let gate = site.gate.lock().unwrap();
    site.save("content/first.yaml", "x");
    site.built_for("content/first.yaml");
    // That build stands at the gate. All of these wait behind it, and are taken together.
    for number in 0..500 {
        site.save(&format!("content/bac-ninh/{number}.yaml"), "x");
    }
    drop(gate);
    site.built_for("content/bac-ninh/499.yaml");
    let more = site.builds.try_iter().count();
    assert!(more < 50, "{more} builds for one burst");
}

#[test]
fn what_is_not_content_starts_no_build() {
    let site = Site::serve();
    site.save("public/index.html", "published by the build itself");
    fs::read(site.path("content/bac-ninh/unit.yaml")).unwrap_err();
    fs::read_dir(site.path("content")).unwrap().count();
    site.save("notes.txt", "x");
    site.save("content/real.yaml", "x");
    let first = site.builds.recv_timeout(DEADLINE).unwrap();
    assert_eq!(first, [site.path("content/real.yaml")]);
}

#[test]
fn nothing_outside_the_output_is_served() {
    let site = Site::serve();
    for path in [
        "/../secret",
        "/%2e%2e/secret",
        "/..%2fsecret",
        "/xa/%2e%2e/%2e%2e/secret",
        "/xa/..%5c..%5csecret",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/link",
        "/index.html%00",
        "/%ff",
        "/%zz",
        "/%+1",
    ] {
        let answer = site.get(path);
        assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.body.contains("secret"), "{path}");
    }
}

#[test]
fn only_this_machine_is_answered() {
    let site = Site::serve();
    assert!(site.address.ip().is_loopback());
    let port = site.address.port();
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil", ""]
    {
        assert_eq!(site.ask("/", host).status, 421, "{host}");
        assert_eq!(site.ask("/__danbiet/events?seen=", host).status, 421, "{host}");
    }
    for host in ["localhost", "127.0.0.1", &format!("localhost:{port}"), "[::1]:8000", "[::1]"] {
        assert_eq!(site.ask("/", host).status, 200, "{host}");
    }
}

#[test]
fn files_are_served_as_a_host_would() {
    let site = Site::serve();
    let page = site.get("/");
    for header in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    ] {
        assert!(page.head.contains(header), "{header}: {}", page.head);
    }
    assert!(!page.head.contains("unsafe-inline"));
    assert!(page.body.contains("</p><script src=\"/__danbiet/reload.js?seen="));
    assert!(page.body.ends_with("\" defer></script></body>"));
    assert!(!fs::read_to_string(site.path("public/index.html")).unwrap().contains("script"));
    // No end of the body is written: browsers need none.
    assert!(site.get("/xa/").body.starts_with("<p>Xã</p><script src="));
    let folder = site.get("/xa?q=1");
    assert_eq!((folder.status, folder.head.contains("location: /xa/?q=1")), (307, true));
    let list = site.get("/xa/ds.csv");
    assert_eq!((list.status, &*list.body), (200, "a,b"));
    assert!(list.head.contains("content-type: text/csv; charset=utf-8"));
    let missing = site.get("/nowhere/");
    assert_eq!(missing.status, 404);
    assert!(missing.body.starts_with("<p>Không có</p>"));
    assert_eq!(site.get("/xa/ma/").status, 404, "a folder without a page");
    assert_eq!(site.get("/xa/ds.csv/").status, 404);
    let script = site.get("/__danbiet/reload.js");
    assert!(script.head.contains("text/javascript") && script.body.contains("EventSource"));
}

#[test]
fn a_taken_port_and_a_missing_site_are_named() {
    let site = Site::serve();
    let options = |site: &Path, port| Options {
        out: site.join("public"),
        site: site.to_path_buf(),
        port,
        lang: Lang::Vi,
    };
    let taken = site.address.port();
    let error = Server::bind(&options(site.folder.path(), taken)).err().unwrap();
    assert!(matches!(error, ServeError::Port(port, _) if port == taken));
    assert!(error.words(Lang::Vi).remedy.contains("--port"));
    let error = Server::bind(&options(&site.path("nowhere"), 0)).err().unwrap();
    assert!(matches!(error, ServeError::Watch(..)), "{error}");
}

#[test]
fn it_ends_when_told_to() {
    let mut site = Site::serve();
    let page = site.get("/");
    let _open = site.listen(&page.turn());
    site.stopper.stop();
    assert!(site.thread.take().unwrap().join().unwrap().is_ok());
    assert!(TcpStream::connect(site.address).is_err());
}
