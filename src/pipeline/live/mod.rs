//! Live: a site kept in memory while its files change, for whoever looks at it.
//!
//! One thread owns the site. [`Live::update`] takes up changed files: of disclosures, of what lies
//! beside them and of the theme just these are read again, after anything else the whole site is.
//! [`Live::file`] makes a page when it is asked for, from all that is known by then; nothing else is
//! made, and nothing is published. A change goes before the pages that wait.

mod change;
mod held;
mod scene;
mod shown;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::{MachineError, Options, Outcome};
use held::Held;
use shown::Shown;

/// How the site stands after a change.
#[derive(Debug)]
pub enum Seen {
    /// Nothing is other than it was.
    Same,
    /// Every page shows what the files say now.
    Fresh,
    /// The content has errors. Until they are mended, pages show what was there before.
    Refused(Box<Outcome>),
    /// The site cannot be read.
    Failed(MachineError),
}

/// What stands at a path of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// A file with these bytes.
    File(Vec<u8>),
    /// Nothing.
    Nothing,
    /// What the last publication put there, if anything.
    Published,
    /// A page that the theme cannot make, and why.
    Broken(String),
}

/// A site in memory, and the thread that keeps it.
pub struct Live {
    site: PathBuf,
    asks: Option<Sender<Ask>>,
    thread: Option<JoinHandle<()>>,
}

impl Live {
    /// Begins to keep a site; it is read at the first [`Live::update`].
    ///
    /// # Errors
    /// When there can be no thread for it.
    pub fn start(options: &Options) -> std::io::Result<Live> {
        let (asks, queue) = channel();
        let (site, options) = (options.site.clone(), options.clone());
        let keep = move || run(&options, &mut Desk { queue, waiting: VecDeque::new() });
        let thread = std::thread::Builder::new().name("live".into()).spawn(keep)?;
        Ok(Live { site, asks: Some(asks), thread: Some(thread) })
    }

    /// Takes up what changed; no paths: anything may have.
    pub fn update(&self, paths: &[PathBuf]) -> Seen {
        let change = |reply| Ask::Change(Change { paths: paths.to_vec(), reply: Some(reply) });
        self.ask(change).unwrap_or_else(|| {
            let ended = std::io::Error::other("the thread that keeps the site has ended");
            Seen::Failed(MachineError::Site(self.site.clone(), ended))
        })
    }

    /// What stands at a path, `bac-ninh/index.html`.
    pub fn file(&self, path: &str) -> Standing {
        let request = |reply| Ask::File(Request { path: path.to_owned(), reply, again: false });
        self.ask(request).unwrap_or(Standing::Published)
    }

    fn ask<T>(&self, ask: impl FnOnce(Sender<T>) -> Ask) -> Option<T> {
        let (reply, answer) = channel();
        self.asks.as_ref()?.send(ask(reply)).ok()?;
        answer.recv().ok()
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            // A panic was told on the terminal when it happened.
            let _ = thread.join();
        }
    }
}

/// What the thread is asked.
enum Ask {
    Change(Change),
    File(Request),
}

/// Files that changed.
struct Change {
    paths: Vec<PathBuf>,
    /// Who told of it; none when it was come upon while a page was made.
    reply: Option<Sender<Seen>>,
}

/// A file that somebody wants.
struct Request {
    path: String,
    reply: Sender<Standing>,
    /// It was asked before, and a file of the content had changed meanwhile.
    again: bool,
}

impl Request {
    fn answer(self, standing: Standing) {
        // An error means that nobody waits any more.
        let _ = self.reply.send(standing);
    }
}

/// All that is asked, changes before files.
struct Desk {
    queue: Receiver<Ask>,
    waiting: VecDeque<Request>,
}

impl Desk {
    /// The next thing asked; none at the end.
    fn next(&mut self) -> Option<Ask> {
        while let Ok(ask) = self.queue.try_recv() {
            match ask {
                Ask::Change(_) => return Some(ask),
                Ask::File(request) => self.waiting.push_back(request),
            }
        }
        match self.waiting.pop_front() {
            Some(request) => Some(Ask::File(request)),
            None => self.queue.recv().ok(),
        }
    }

    /// The next change, when there is no site that pages could be made of.
    fn change(&mut self) -> Option<Change> {
        loop {
            match self.next()? {
                Ask::Change(change) => return Some(change),
                Ask::File(request) => request.answer(Standing::Published),
            }
        }
    }

    /// Answers until the next change.
    fn answer(&mut self, shown: &mut Shown<'_>) -> Option<Change> {
        loop {
            let mut request = match self.next()? {
                Ask::Change(change) => return Some(change),
                Ask::File(request) => request,
            };
            match shown.file(&request.path) {
                Ok(standing) => request.answer(standing),
                Err(_) if request.again => request.answer(Standing::Published),
                Err(moved) => {
                    request.again = true;
                    self.waiting.push_front(request);
                    return Some(Change { paths: vec![moved], reply: None });
                }
            }
        }
    }
}

fn run(options: &Options, desk: &mut Desk) {
    let mut before = None;
    let mut next = desk.change();
    while let Some(change) = next {
        match Held::read(options, &change.paths, before.as_ref()) {
            Ok(mut held) => {
                next = held.keep(options, desk, change.reply);
                before = Some(held.sources);
            }
            Err(error) => {
                say(change.reply, Seen::Failed(error));
                next = desk.change();
            }
        }
    }
}

fn say(reply: Option<Sender<Seen>>, seen: Seen) {
    if let Some(reply) = reply {
        // An error means that nobody waits any more.
        let _ = reply.send(seen);
    }
}

/// The path of a changed file below the site, parts separated by `/`.
fn below(site: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(site).ok()?.components();
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    Some(parts.join("/"))
}
