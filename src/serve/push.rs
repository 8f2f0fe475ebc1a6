//! Push: the server's thread, and the word to the browser that there is something new.
//!
//! Each page that is sent names the turn it belongs to; its script asks for events from that turn
//! on. So a build that ends between page and script is not missed, nor is a restart of the server.

use std::convert::Infallible;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use axum::Router;
use axum::extract::{RawQuery, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive};
use axum::response::{IntoResponse, Response, Sse};
use axum::routing::get;
use futures_util::Stream;
use futures_util::stream::unfold;
use tokio::sync::oneshot;

use super::answer::{Shared, answer};
use super::watch::Signal;

/// Where the reload script asks.
pub(super) const EVENTS: &str = "/__danbiet/events";
/// The reload script.
pub(super) const SCRIPT: &str = "/__danbiet/reload.js";

/// The thread that answers.
pub(super) struct Answering {
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl Answering {
    /// Ends it; connections that are open are cut.
    pub(super) fn stop(self) {
        // Errors mean that it has ended.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}

/// Answers on `listener` in a thread of its own, and passes on Ctrl-C.
pub(super) fn start(
    listener: TcpListener,
    shared: Arc<Shared>,
    signals: Sender<Signal>,
) -> io::Result<Answering> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    let router = Router::new()
        .route(EVENTS, get(events))
        .route(SCRIPT, get(script))
        .fallback(get(answer))
        .layer(from_fn(from_this_machine))
        .with_state(shared);
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::Builder::new().name("serve".into()).spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                _ = axum::serve(listener, router) => {}
                () = interrupted(&signals) => {}
                _ = stopped => {}
            }
        });
    })?;
    Ok(Answering { stop, thread })
}

/// The first Ctrl-C ends the server after the update that is under way; the second does not wait.
async fn interrupted(signals: &Sender<Signal>) {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
    let _ = signals.send(Signal::Stop);
    if tokio::signal::ctrl_c().await.is_ok() {
        std::process::exit(130);
    }
    std::future::pending::<()>().await;
}

/// A page of a foreign site can make its own name lead here; it cannot make the browser lie about
/// the name that was asked for.
async fn from_this_machine(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let name = host
        .map(|host| host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |h| h.0));
    if matches!(name, Some("127.0.0.1" | "localhost" | "[::1]")) {
        return next.run(request).await;
    }
    (StatusCode::MISDIRECTED_REQUEST, "only for 127.0.0.1 and localhost\n").into_response()
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, include_str!("reload.js")).into_response()
}

async fn events(
    State(shared): State<Arc<Shared>>,
    RawQuery(query): RawQuery,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let seen = query.as_deref().and_then(|query| query.strip_prefix("seen=")).unwrap_or_default();
    let state = (shared.turns(), shared.clone(), seen.to_owned());
    let stream = unfold(state, |(mut turns, shared, seen)| async move {
        loop {
            let now = shared.token(*turns.borrow_and_update());
            if now != seen {
                let event = Event::default().event("change").data(&now);
                return Some((Ok(event), (turns, shared, now)));
            }
            turns.changed().await.ok()?;
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
