//! Follow: from a change to what is shown, and to the output folder once it is quiet.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::answer::Shared;
use super::watch::{Event, Signal, Watch};
use super::{Outcome, Site};

/// Objections are not shown while more changes wait, as in the middle of a `git checkout`; but not
/// for ever, should a program write without end.
const UNSHOWN: usize = 3;

/// How long nothing changes before the output folder is brought up to date.
const QUIET: Duration = Duration::from_secs(1);

/// What the server does between one change and the next.
pub(super) struct Follow {
    watch: Watch,
    shared: Arc<Shared>,
    site: Arc<dyn Site>,
    signals: Sender<Signal>,
    /// Objections that were not shown, since more changes waited.
    unshown: Vec<Outcome>,
    /// The last update went well.
    is_good: bool,
    /// The output folder is older than what is shown.
    is_unpublished: bool,
    publication: Option<Publication>,
}

/// A publication that is under way.
enum Publication {
    /// Of the site as it is shown.
    Current,
    /// The site changed since it began.
    Overtaken,
}

impl Follow {
    pub(super) fn new(
        watch: Watch,
        shared: Arc<Shared>,
        site: Arc<dyn Site>,
        signals: Sender<Signal>,
    ) -> Follow {
        Follow {
            watch,
            shared,
            site,
            signals,
            unshown: Vec::new(),
            is_good: false,
            is_unpublished: false,
            publication: None,
        }
    }

    /// Reads the site.
    pub(super) fn begin(&mut self) {
        let outcome = self.site.update(&[]);
        self.note(&outcome);
        self.shared.show(outcome);
    }

    /// Follows changes. At the end nobody waits for a publication that is under way: it may be cut
    /// off at any moment, and the site that was published before stands.
    pub(super) fn until_stopped(mut self) {
        loop {
            let quiet = (self.is_unpublished && self.publication.is_none()).then_some(QUIET);
            match self.watch.wait(quiet) {
                Event::Change(change) => {
                    let outcome = self.site.update(&change.paths());
                    self.note(&outcome);
                    self.show(outcome);
                }
                Event::Quiet => self.publish(),
                Event::Published(outcome) => self.published(outcome),
                Event::Stop => return,
            }
        }
    }

    fn note(&mut self, outcome: &Outcome) {
        if *outcome == Outcome::Same {
            return;
        }
        self.is_good = *outcome == Outcome::Built;
        self.is_unpublished = self.is_good;
        if self.publication.is_some() {
            self.publication = Some(Publication::Overtaken);
        }
    }

    fn show(&mut self, outcome: Outcome) {
        let outcome = match outcome {
            Outcome::Same => self.unshown.pop(),
            other => Some(other),
        };
        let Some(outcome) = outcome else { return };
        let is_trouble = outcome != Outcome::Built;
        if is_trouble && self.watch.is_more() && self.unshown.len() < UNSHOWN {
            self.unshown.push(outcome);
        } else {
            self.unshown.clear();
            self.shared.show(outcome);
        }
    }

    /// In a thread of its own, so that the next change does not wait.
    fn publish(&mut self) {
        self.is_unpublished = false;
        let (site, signals) = (self.site.clone(), self.signals.clone());
        let publish = move || {
            // An error means that the server has ended.
            let _ = signals.send(Signal::Published(site.publish()));
        };
        let thread = std::thread::Builder::new().name("publish".into()).spawn(publish);
        self.publication = thread.ok().map(|_| Publication::Current);
    }

    /// Only a whole build sees every page: its objections are shown unless they are of yesterday.
    fn published(&mut self, outcome: Outcome) {
        let is_current = matches!(self.publication.take(), Some(Publication::Current));
        if is_current && self.is_good && !matches!(outcome, Outcome::Same | Outcome::Built) {
            self.shared.show(outcome);
        }
    }
}
