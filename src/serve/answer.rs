//! Answer: what stands at a path, or what is wrong instead.
//!
//! A page is answered with the objections as long as there are any, with status 500: whoever checks
//! links or takes pictures of the site must not take them for pages, and browsers show and run the
//! one like the other. What the site leaves to the output folder is read there, and nothing outside of it,
//! links included.

#![expect(clippy::disallowed_methods, reason = "the server reads what was published")]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, Uri, header};
use tokio::sync::watch;

use super::push::SCRIPT;
use super::{Outcome, Site};
use crate::finding::Lang;
use crate::pipeline::live::Standing;

/// What a host that serves the site should send with every answer.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::CONTENT_SECURITY_POLICY, POLICY),
];
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
    script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'self'";
/// The page of objections carries its own style.
const POLICY_OF_TROUBLE: &str = "default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'self'";

/// What the updates leave for the answers.
pub(super) struct Shared {
    site: Arc<dyn Site>,
    out: PathBuf,
    lang: Lang,
    trouble: Mutex<Option<Arc<str>>>,
    turn: watch::Sender<u64>,
}

impl Shared {
    pub(super) fn new(site: Arc<dyn Site>, out: PathBuf, lang: Lang) -> Shared {
        Shared { site, out, lang, trouble: Mutex::new(None), turn: watch::Sender::new(0) }
    }

    /// What there is to see from now on.
    pub(super) fn show(&self, outcome: Outcome) {
        let page = match outcome {
            Outcome::Same | Outcome::Built => None,
            Outcome::Refused(page) => Some(page),
            Outcome::Failed(words) => Some(failed(&words, self.lang)),
        };
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = page.map(Arc::from);
        self.turn.send_modify(|turn| *turn += 1);
    }

    pub(super) fn turns(&self) -> watch::Receiver<u64> {
        self.turn.subscribe()
    }

    /// Names a turn of this very run.
    pub(super) fn token(&self, turn: u64) -> String {
        format!("{}-{turn}", std::process::id())
    }

    fn trouble(&self) -> Option<Arc<str>> {
        self.trouble.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The page with the reload script, of the turn that was before its bytes were read.
    fn with_script(&self, mut html: Vec<u8>, turn: u64) -> Vec<u8> {
        let token = self.token(turn);
        let script = format!("<script src=\"{SCRIPT}?seen={token}\" defer></script>");
        let end = html.windows(7).rposition(|part| part.eq_ignore_ascii_case(b"</body>"));
        let end = end.unwrap_or(html.len());
        html.splice(end..end, script.into_bytes());
        html
    }
}

/// Every request that is not the server's own. A page may have to be made first: not in the thread
/// that pushes.
pub(super) async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response<Body> {
    let made = tokio::task::spawn_blocking(move || shared.answer(&uri)).await;
    made.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "the page cannot be made\n"))
}

impl Shared {
    fn answer(&self, uri: &Uri) -> Response<Body> {
        let turn = *self.turn.borrow();
        let Some(path) = decoded(uri.path()) else {
            return plain(StatusCode::BAD_REQUEST, "bad path\n");
        };
        if let Some(page) = self.trouble().filter(|_| is_page(&path)) {
            return self.in_trouble(&page, turn);
        }
        match self.find(&path) {
            Found::File(ending, bytes) => self.send(StatusCode::OK, &ending, bytes, turn),
            Found::Folder => to_folder(uri),
            Found::Broken(words) => self.in_trouble(&failed(&words, self.lang), turn),
            Found::Nothing => match self.find("404.html") {
                Found::File(ending, bytes) => {
                    self.send(StatusCode::NOT_FOUND, &ending, bytes, turn)
                }
                _ => plain(StatusCode::NOT_FOUND, "not found\n"),
            },
        }
    }

    fn find(&self, path: &str) -> Found {
        let is_folder = path.is_empty() || path.ends_with('/');
        let file = if is_folder { format!("{path}index.html") } else { path.to_owned() };
        match self.site.file(&file) {
            Standing::File(bytes) => Found::File(ending(Path::new(&file)), bytes),
            Standing::Broken(words) => Found::Broken(words),
            Standing::Published => published(&self.out, path).unwrap_or(Found::Nothing),
            Standing::Nothing if is_folder => Found::Nothing,
            Standing::Nothing => match self.site.file(&format!("{path}/index.html")) {
                Standing::Nothing | Standing::Published => Found::Nothing,
                Standing::File(_) | Standing::Broken(_) => Found::Folder,
            },
        }
    }

    fn in_trouble(&self, page: &str, turn: u64) -> Response<Body> {
        let html = self.with_script(page.as_bytes().to_vec(), turn);
        let mut response = sent(StatusCode::INTERNAL_SERVER_ERROR, kind_of("html"), html);
        let policy = HeaderValue::from_static(POLICY_OF_TROUBLE);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        response
    }

    fn send(&self, status: StatusCode, ending: &str, bytes: Vec<u8>, turn: u64) -> Response<Body> {
        match ending {
            "html" => sent(status, kind_of(ending), self.with_script(bytes, turn)),
            _ => sent(status, kind_of(ending), bytes),
        }
    }
}

enum Found {
    /// Its ending and its bytes.
    File(String, Vec<u8>),
    /// A folder that was asked for without the slash at its end.
    Folder,
    /// A page that cannot be made, and why.
    Broken(String),
    Nothing,
}

/// What stands at `path` in the output folder, links followed but never out of it.
fn published(out: &Path, path: &str) -> io::Result<Found> {
    let root = out.canonicalize()?;
    let mut target = root.join(path).canonicalize()?;
    if !target.starts_with(&root) {
        return Err(io::ErrorKind::NotFound.into());
    }
    if target.is_dir() {
        if !path.is_empty() && !path.ends_with('/') {
            return Ok(Found::Folder);
        }
        target = target.join("index.html").canonicalize()?;
    } else if path.ends_with('/') {
        return Err(io::ErrorKind::NotFound.into());
    }
    if !target.starts_with(&root) {
        return Err(io::ErrorKind::NotFound.into());
    }
    Ok(Found::File(ending(&target), std::fs::read(&target)?))
}

fn ending(file: &Path) -> String {
    file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// The path without its first slash, signs decoded; none if it could lead anywhere else.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix('/')?.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits =
                    [rest.next()?, rest.next()?].map(|digit| char::from(digit).to_digit(16));
                let [high, low] = digits;
                bytes.push(u8::try_from(high? * 16 + low?).ok()?);
            }
            _ => bytes.push(byte),
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    let is_fit = |part: &str| !matches!(part, "." | "..") && !part.contains(['\\', '\0']);
    let is_whole = !path.starts_with('/') && !path.contains("//");
    Some(path).filter(|path| is_whole && path.split('/').all(is_fit))
}

fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, ending)| matches!(ending, "html" | "htm"))
}

fn to_folder(uri: &Uri) -> Response<Body> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::TEMPORARY_REDIRECT, "");
    if let Ok(target) = HeaderValue::try_from(format!("{}/{query}", uri.path())) {
        response.headers_mut().insert(header::LOCATION, target);
    }
    response
}

fn plain(status: StatusCode, text: &'static str) -> Response<Body> {
    sent(status, kind_of("txt"), text.as_bytes().to_vec())
}

fn sent(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn kind_of(ending: &str) -> &'static str {
    match ending {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "jsonld" | "map" => "application/json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" | "xsl" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        _ => "application/octet-stream",
    }
}

fn failed(words: &str, lang: Lang) -> String {
    let (code, title) = match lang {
        Lang::Vi => ("vi", "Không dựng được trang"),
        Lang::En => ("en", "The site could not be built"),
    };
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <body>\n<h1>{title}</h1>\n<p>{words}</p>\n</body>\n</html>\n"
    )
}
