//! Serve: the site on this machine, as its files are now, reloaded on every save.
//!
//! [`run`] answers on loopback with what a [`Site`] says stands at a path, and tells it of every
//! change below `content` and `themes`; the browser then reloads. While the content has errors,
//! every page shows them instead of the stale site. The reload script is added to what is sent,
//! never to what is on the disk. There is no delay: changes that pile up during an update are taken
//! together, the first one is taken up at once. When nothing changes for a while the output folder
//! is brought up to date as well. How pages are made, and what is said on the terminal, is the
//! site's business.

mod answer;
mod follow;
mod push;
mod watch;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use crate::finding::{Lang, Words, reason};
use crate::pipeline::live::Standing;
use answer::Shared;
use follow::Follow;
use watch::{Signal, Watch};

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The output folder.
    pub out: PathBuf,
    /// The site: `content` and `themes` below it are watched.
    pub site: PathBuf,
    /// The port on 127.0.0.1; 0 for any that is free.
    pub port: u16,
    /// The language of the few words that the server itself says.
    pub lang: Lang,
}

/// What is served. Called from several threads.
pub trait Site: Send + Sync {
    /// Takes up what changed; no paths: anything may have.
    fn update(&self, paths: &[PathBuf]) -> Outcome;

    /// What stands at a path such as `bac-ninh/index.html` since the last update.
    fn file(&self, path: &str) -> Standing;

    /// Brings the output folder up to date.
    fn publish(&self) -> Outcome;
}

/// How an update or a publication ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Nothing changed that anybody could see.
    Same,
    /// Done: browsers reload.
    Built,
    /// The content has errors: this HTML page is shown in the place of every page.
    Refused(String),
    /// The machine failed: these words are shown in the place of every page.
    Failed(String),
}

/// Why the site cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port is taken or not allowed.
    #[error("cannot listen on 127.0.0.1:{0}: {1}")]
    Port(u16, io::Error),
    /// The site's folders cannot be watched.
    #[error("cannot watch {0}: {1}")]
    Watch(PathBuf, notify::Error),
    /// The server could not be started.
    #[error("cannot start the server: {0}")]
    Start(io::Error),
}

/// Why a folder cannot be watched, in Vietnamese.
fn watching(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => reason(error).0,
        notify::ErrorKind::MaxFilesWatch => "máy không cho theo dõi thêm tệp".to_owned(),
        notify::ErrorKind::PathNotFound => "không có ở đó".to_owned(),
        _ => format!("máy trả lời “{error}”"),
    }
}

impl ServeError {
    /// What happened and how to mend it, for people.
    pub fn words(&self, lang: Lang) -> Words {
        let (cause, remedy) = match (self, lang) {
            (ServeError::Port(port, error), Lang::Vi) => (
                format!("Không mở được cổng {port} trên máy này: {}.", reason(error).0),
                "Chọn cổng khác với --port, hoặc --port 0 để dùng cổng bất kỳ.",
            ),
            (ServeError::Watch(path, error), Lang::Vi) => (
                format!("Không theo dõi được thư mục {}: {}.", path.display(), watching(error)),
                "Kiểm tra thư mục có ở đó và máy còn cho phép theo dõi thêm tệp.",
            ),
            (ServeError::Start(error), Lang::Vi) => {
                (format!("Không khởi động được máy chủ: {}.", reason(error).0), "Chạy lại.")
            }
            (ServeError::Port(..), Lang::En) => {
                (self.to_string(), "Choose another with --port, or --port 0 for any.")
            }
            (ServeError::Watch(..), Lang::En) => {
                (self.to_string(), "Check that it is there and that more files may be watched.")
            }
            (ServeError::Start(_), Lang::En) => (self.to_string(), "Run again."),
        };
        Words { cause, remedy: remedy.to_owned() }
    }
}

/// Serves until Ctrl-C. `announce` is told the address once the site is read.
///
/// # Errors
/// When the port is taken or the folders cannot be watched. Errors of the content are none.
pub fn run(
    options: &Options,
    announce: impl FnOnce(&str),
    site: Arc<dyn Site>,
) -> Result<(), ServeError> {
    let server = Server::bind(options)?;
    let address = server.address();
    server.run(|| announce(&format!("http://{address}/")), site)
}

/// A server that listens already and answers once it runs.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    watch: Watch,
    signals: Sender<Signal>,
    out: PathBuf,
    lang: Lang,
}

/// Ends a running server from another thread, as Ctrl-C does.
#[derive(Clone, Debug)]
pub struct Stopper(Sender<Signal>);

impl Stopper {
    /// The server ends after the update that is under way.
    pub fn stop(&self) {
        // An error means that it has ended.
        let _ = self.0.send(Signal::Stop);
    }
}

impl Server {
    /// Takes the port and begins to watch, so that no change is missed from here on.
    ///
    /// # Errors
    /// When the port is taken or the site cannot be watched.
    pub fn bind(options: &Options) -> Result<Server, ServeError> {
        let port = |error| ServeError::Port(options.port, error);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).map_err(port)?;
        listener.set_nonblocking(true).map_err(port)?;
        let address = listener.local_addr().map_err(port)?;
        let (signals, queue) = channel();
        let watch = Watch::start(&options.site, signals.clone(), queue)?;
        let (out, lang) = (options.out.clone(), options.lang);
        Ok(Server { listener, address, watch, signals, out, lang })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A way to end it.
    pub fn stopper(&self) -> Stopper {
        Stopper(self.signals.clone())
    }

    /// Reads the site, serves it, and follows its changes until it is stopped.
    ///
    /// # Errors
    /// When the server cannot be started.
    pub fn run(self, ready: impl FnOnce(), site: Arc<dyn Site>) -> Result<(), ServeError> {
        let Server { listener, watch, signals, out, lang, .. } = self;
        let shared = Arc::new(Shared::new(site.clone(), out, lang));
        let mut follow = Follow::new(watch, shared.clone(), site, signals.clone());
        follow.begin();
        let answering = push::start(listener, shared, signals).map_err(ServeError::Start)?;
        ready();
        follow.until_stopped();
        answering.stop();
        Ok(())
    }
}

/// Folders below the site whose changes lead to a build.
fn watched(site: &Path) -> [PathBuf; 2] {
    [site.join("content"), site.join("themes")]
}
