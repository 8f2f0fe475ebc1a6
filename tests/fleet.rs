//! A fleet of machines shares what each worked out, on an S3-compatible store that the test starts.

#[path = "common/tree.rs"]
mod tree;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as Place, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tree::{Tree, tree};

/// Objects by key, and what was asked.
#[derive(Default)]
struct Bucket {
    objects: Mutex<BTreeMap<String, Bytes>>,
    unsigned: Mutex<usize>,
}

impl Bucket {
    /// Only signed requests are let in, as by any store.
    fn lets_in(&self, headers: &HeaderMap) -> bool {
        let signed = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let fine =
            signed.is_some_and(|value| value.starts_with("AWS4-HMAC-SHA256 Credential=KEY/"));
        *self.unsigned.lock().unwrap() += usize::from(!fine);
        fine
    }
}

async fn fetch(
    State(bucket): State<Arc<Bucket>>,
    Place(key): Place<String>,
    headers: HeaderMap,
) -> Response {
    if !bucket.lets_in(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match bucket.objects.lock().unwrap().get(&key) {
        Some(bytes) => {
            let tags = [(header::ETAG, "\"1\""), (header::LAST_MODIFIED, MODIFIED)];
            (tags, bytes.clone()).into_response()
        }
        None => (StatusCode::NOT_FOUND, "<Error><Code>NoSuchKey</Code></Error>").into_response(),
    }
}

const MODIFIED: &str = "Mon, 23 Nov 2026 00:00:00 GMT";

async fn keep(
    State(bucket): State<Arc<Bucket>>,
    Place(key): Place<String>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    if !bucket.lets_in(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    bucket.objects.lock().unwrap().insert(key, bytes);
    [(header::ETAG, "\"1\"")].into_response()
}

/// Starts the store; its address, and what it holds. It ends with the test.
fn store() -> (String, Arc<Bucket>) {
    let bucket = Arc::new(Bucket::default());
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    listener.set_nonblocking(true).unwrap();
    let router =
        Router::new().route("/{*key}", get(fetch).put(keep)).with_state(Arc::clone(&bucket));
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            axum::serve(listener, router).await.unwrap();
        });
    });
    (address, bucket)
}

/// A machine with its own copy of the site.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Machine {
        let folder = tempfile::tempdir().unwrap();
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/every-kind");
        copy(&site.join("content"), &folder.path().join("content"));
        Machine { folder }
    }

    /// Builds; how many disclosures were read, and how many records taken over.
    fn build(&self, endpoint: &str, cache: &[&str]) -> (u64, u64) {
        let told = self.told(endpoint, cache);
        let number = |name: &str| told["work"][name].as_u64().unwrap();
        (number("files_parsed"), number("records_reused"))
    }

    fn told(&self, endpoint: &str, cache: &[&str]) -> serde_json::Value {
        let done = Command::new(env!("CARGO_BIN_EXE_danbiet"))
            .args(["build", "--format", "json", "--site"])
            .arg(self.folder.path())
            .args(cache)
            .env("AWS_ENDPOINT", endpoint)
            .env("AWS_ACCESS_KEY_ID", "KEY")
            .env("AWS_SECRET_ACCESS_KEY", "SECRET")
            .env("AWS_REGION", "vn")
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap()
    }

    fn published(&self) -> Tree {
        tree(&self.folder.path().join("public"))
    }
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let target = to.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

const SHARED: &[&str] = &["--cache", "s3://fleet/danbiet"];

#[test]
fn what_one_machine_read_the_next_takes_over() {
    let (endpoint, bucket) = store();
    let (first, second) = (Machine::new(), Machine::new());
    let (read, none) = first.build(&endpoint, SHARED);
    assert!(read > 20 && none == 0, "the first machine reads all: {read}, {none}");
    assert_eq!(second.build(&endpoint, SHARED), (0, read));
    assert_eq!(*bucket.unsigned.lock().unwrap(), 0);
    let clean = Machine::new();
    clean.build(&endpoint, &["--no-cache"]);
    assert!(first.published() == clean.published() && second.published() == clean.published());
}

#[test]
fn a_store_that_lies_costs_time_and_no_byte() {
    let (endpoint, bucket) = store();
    let (read, _) = Machine::new().build(&endpoint, SHARED);
    for (number, bytes) in bucket.objects.lock().unwrap().values_mut().enumerate() {
        let mut other = bytes.to_vec();
        match number % 3 {
            0 => other[bytes.len() / 2] ^= 1,
            1 => other.truncate(bytes.len() / 2),
            _ => other.clear(),
        }
        *bytes = other.into();
    }
    let (second, clean) = (Machine::new(), Machine::new());
    assert_eq!(second.build(&endpoint, SHARED), (read, 0));
    clean.build(&endpoint, &["--no-cache"]);
    assert!(second.published() == clean.published());
}

#[test]
fn a_store_that_is_down_costs_time_and_no_byte() {
    let (machine, clean) = (Machine::new(), Machine::new());
    let told = machine.told("http://127.0.0.1:9", SHARED);
    assert_eq!(told["work"]["records_reused"], 0);
    let findings = told["findings"].as_array().unwrap();
    assert!(findings.iter().any(|one| one["code"] == "DB408"), "it is said: {findings:?}");
    clean.build("", &["--no-cache"]);
    assert!(machine.published() == clean.published());
}

#[test]
fn a_cache_restored_elsewhere_is_as_good_as_here() {
    let (here, there) = (Machine::new(), Machine::new());
    here.build("", &[]);
    for folder in [".danbiet-cache", "public", ".danbiet-public"] {
        copy(&here.folder.path().join(folder), &there.folder.path().join(folder));
    }
    let told = there.told("", &[]);
    let number = |name: &str| told["work"][name].as_u64().unwrap();
    let done = [number("files_parsed"), number("pages_rendered"), number("files_written")];
    assert_eq!(done, [0, 0, 0], "keys go by content, not by times or numbers of files");
    assert!(there.published() == here.published());
}
