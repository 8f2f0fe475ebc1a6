//! Books on object storage, so that a fleet of machines shares what each of them worked out.
//!
//! A store that cannot be reached, is slow or lies costs time and nothing else: what it gives is
//! checked like any book, and what it refuses is made again.

use std::io;
use std::sync::OnceLock;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt, RetryConfig};
use tokio::runtime::{Builder, Runtime};

use super::{PROGRAM, Store};

/// A bucket of an S3-compatible store, or a folder in one.
pub struct Remote {
    store: Box<dyn ObjectStore>,
    prefix: Path,
    runtime: Runtime,
    /// Why it failed; the rest of the build does without it.
    down: OnceLock<String>,
}

/// Why a place on object storage cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// The address or the credentials do not fit.
    #[error("{0}: {1}")]
    Place(String, object_store::Error),
    /// The machine refuses a thread.
    #[error("cannot start: {0}")]
    Start(io::Error),
}

impl Remote {
    /// The store at `s3://bucket/folder`. Region, endpoint and credentials come from the `AWS_`
    /// variables of the environment, as every tool for such stores takes them: a secret has no
    /// place on a command line.
    ///
    /// # Errors
    /// When the address is none, or what is needed is missing. Nothing is sent yet.
    pub fn at(address: &str) -> Result<Remote, RemoteError> {
        let place = |error| RemoteError::Place(address.to_owned(), error);
        let patience = RetryConfig {
            max_retries: 2,
            retry_timeout: Duration::from_secs(20),
            ..RetryConfig::default()
        };
        let client = ClientOptions::default()
            .with_timeout(Duration::from_secs(20))
            .with_connect_timeout(Duration::from_secs(5))
            .with_allow_http(true);
        let store = AmazonS3Builder::from_env()
            .with_url(address)
            .with_client_options(client)
            .with_retry(patience)
            .build()
            .map_err(place)?;
        let folder = address.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
        let folder = folder.map_or("", |(_, folder)| folder);
        let prefix = Path::from(format!("{folder}/{PROGRAM}"));
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.map_err(RemoteError::Start)?;
        Ok(Remote { store: Box::new(store), prefix, runtime, down: OnceLock::new() })
    }

    /// Why the store was given up, if it was.
    pub fn trouble(&self) -> Option<&str> {
        self.down.get().map(String::as_str)
    }

    fn give_up(&self, error: &object_store::Error) {
        // Of several at once the first is told.
        let _ = self.down.set(error.to_string().lines().next().unwrap_or_default().to_owned());
    }

    fn path(&self, name: &str) -> Path {
        Path::from(format!("{}/{name}", self.prefix))
    }
}

impl Store for Remote {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        let path = self.path(name);
        if self.trouble().is_some() {
            return None;
        }
        let fetched = async { self.store.get(&path).await?.bytes().await };
        match self.runtime.block_on(fetched) {
            Ok(bytes) => Some(bytes.to_vec()),
            Err(object_store::Error::NotFound { .. }) => None,
            Err(error) => {
                self.give_up(&error);
                None
            }
        }
    }

    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.trouble().is_some() {
            return Err(io::ErrorKind::NotConnected.into());
        }
        let (path, bytes) = (self.path(name), bytes.to_vec());
        let kept = async { self.store.put(&path, bytes.into()).await };
        self.runtime.block_on(kept).map(drop).map_err(|error| {
            self.give_up(&error);
            io::Error::other(error)
        })
    }
}
