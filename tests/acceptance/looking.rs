//! `danbiet serve` from outside: a file is saved, and the browser that is told asks again.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::site::{DINH_BANG, Site, dinh_bang};

const DEADLINE: Duration = Duration::from_secs(60);

/// A site that is looked at.
struct Look {
    site: Site,
    program: Child,
    address: String,
}

impl Look {
    fn at(site: Site) -> Look {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danbiet"));
        command.args(["serve", "--port", "0"]).current_dir(site.path(""));
        let mut program = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(program.stderr.take().unwrap()).lines();
        let said = lines.next().unwrap().unwrap();
        let address = said.split_once("http://").unwrap().1.split_once('/').unwrap().0.to_owned();
        // What is said later must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Look { site, program, address }
    }

    fn send(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        let head = format!("Host: {}\r\nConnection: close", self.address);
        write!(stream, "GET /{path} HTTP/1.1\r\n{head}\r\n\r\n").unwrap();
        stream
    }

    /// Status and body.
    fn get(&self, path: &str) -> (u16, String) {
        let mut text = String::new();
        self.send(path).read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (head[9..12].parse().unwrap(), body.to_owned())
    }

    /// Asks again whenever the server says that there is something new, until the page pleases.
    #[track_caller]
    fn until(&self, path: &str, pleases: impl Fn(u16, &str) -> bool) {
        let end = Instant::now() + DEADLINE;
        loop {
            let (status, body) = self.get(path);
            if pleases(status, &body) {
                return;
            }
            assert!(Instant::now() < end, "{path} stays {status}: {body}");
            let turn = body.split_once("?seen=").unwrap().1.split_once('"').unwrap().0;
            let events = self.send(&format!("__danbiet/events?seen={turn}"));
            let mut lines = BufReader::new(events).lines().map_while(Result::ok);
            assert!(lines.any(|line| line == "event: change"), "{path}: nothing new");
        }
    }

    fn save(&self, text: &str) {
        fs::write(self.site.path(&reception()), text).unwrap();
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn reception() -> String {
    dinh_bang("2023/tiep-cong-dan.yaml")
}

fn page() -> String {
    format!("{DINH_BANG}/2023/tiep-cong-dan/")
}

#[test]
fn a_saved_figure_is_on_every_page_that_shows_it() {
    let look = Look::at(Site::at("every-kind"));
    let file = look.site.path(&dinh_bang("2023/ho-ngheo.yaml"));
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replace("households: 420, poor: 2,", "households: 420, poor: 312,");
    let text = text.replace("households: 200, poor: 1,", "households: 200, poor: 190,");
    let text = text.replace("households: 220, poor: 1,", "households: 220, poor: 122,");
    fs::write(&file, text.replace("after, poor: 2,", "after, poor: 312,")).unwrap();
    let page = format!("{DINH_BANG}/2023/ho-ngheo/");
    look.until(&page, |_, body| body.contains("312"));
    // What is true of one page is true of all at the same moment: the lists of the unit, the sums
    // of city and province, the feeds, the data.
    for path in [
        format!("{DINH_BANG}/"),
        "bac-ninh-27/thanh-pho-tu-son/".to_owned(),
        "bac-ninh-27/".to_owned(),
        format!("{DINH_BANG}/tin-moi.xml"),
        "tin-moi.xml".to_owned(),
        format!("{page}v1/tai-lieu.json"),
    ] {
        let (status, body) = look.get(&path);
        assert_eq!(status, 200, "{path}");
        assert!(body.contains("312"), "{path}: {body}");
    }
    let (status, _) = look.get("bac-ninh-27/nowhere/");
    assert_eq!(status, 404);
}

#[test]
fn a_burst_ends_right_and_no_page_is_ever_half() {
    let look = Look::at(Site::at("every-kind"));
    let text = fs::read_to_string(look.site.path(&reception())).unwrap();
    for number in 1..=200 {
        look.save(&text.replace("turns, value: 120", &format!("turns, value: {}", 7000 + number)));
        if number % 20 == 0 {
            let (_, body) = look.get(&page());
            assert!(body.contains("</html>") || body.contains("/__danbiet/"), "{body}");
        }
    }
    look.until(&page(), |status, body| status == 200 && body.contains("7.200"));
    let (_, body) = look.get(&format!("{DINH_BANG}/tin-moi.xml"));
    assert!(body.contains("7.200"), "{body}");
}

#[test]
fn a_broken_file_is_named_everywhere_until_it_is_mended_deleted_or_restored() {
    let look = Look::at(Site::at("every-kind"));
    let text = fs::read_to_string(look.site.path(&reception())).unwrap();
    look.save(&text.replace("value: 120", "value: nhiều"));
    look.until("", |status, body| status == 500 && body.contains("tiep-cong-dan.yaml"));
    look.save(&text);
    look.until(&page(), |status, _| status == 200);
    fs::remove_file(look.site.path(&reception())).unwrap();
    look.until(&page(), |status, _| status == 404);
    let draft = look.site.path(&dinh_bang("2023/.draft"));
    fs::write(&draft, text.replace("value: 120", "value: 8120")).unwrap();
    fs::rename(&draft, look.site.path(&reception())).unwrap();
    look.until(&page(), |status, body| status == 200 && body.contains("8.120"));
}
