//! What can go wrong between a phone and the server.

use bytes::Bytes;
use http::StatusCode;
use tokio::sync::watch;

use super::log::{Log, Seen};

/// When something that is held goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// When the test says so.
    Released,
    /// When so many further requests have come in, or the test says so.
    After(usize),
}

/// What befalls one request.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The connection breaks and the server never sees the request.
    CutBefore,
    /// The server answers, and the connection breaks before the answer is out.
    LostAnswer,
    /// The connection breaks in the middle of the answer.
    CutWithin,
    /// The connection breaks, and the request reaches the server later.
    LateArrival(When),
    /// All goes well, and later the request reaches the server once more.
    LateDuplicate(When),
    /// The request is held on its way.
    SlowRequest(When),
    /// The answer is held on its way.
    SlowAnswer(When),
    /// Somebody between answers instead of the server.
    Instead(Canned),
}

/// An answer that is not the server's.
#[derive(Debug, Clone)]
pub struct Canned {
    pub(super) status: StatusCode,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Bytes,
}

impl Fault {
    /// Busy in the words of our server, with `Retry-After` in seconds.
    pub fn busy(retry_after: u64) -> Self {
        let body = r#"{"error":"The server is busy, please try again","code":"busy"}"#;
        Self::instead(503, vec![("retry-after", retry_after.to_string())], "application/json", body)
    }

    /// The server speaks a newer language.
    pub fn too_old() -> Self {
        let body = r#"{"error":"Please update Pace","code":"upgrade_required"}"#;
        Self::instead(426, vec![], "application/json", body)
    }

    /// An error page of something on the way, which has no code of ours.
    pub fn gateway(status: u16) -> Self {
        Self::instead(status, vec![], "text/html", "<html><h1>Bad gateway</h1></html>")
    }

    /// The log-in page of a wireless network.
    pub fn captive_portal() -> Self {
        Self::instead(200, vec![], "text/html", "<html><form>Accept our terms to go online</form></html>")
    }

    /// Sends the phone elsewhere.
    pub fn redirect(to: &str) -> Self {
        Self::instead(302, vec![("location", to.to_owned())], "text/html", "")
    }

    fn instead(
        status: u16,
        mut headers: Vec<(&'static str, String)>,
        kind: &str,
        body: &'static str,
    ) -> Self {
        headers.push(("content-type", kind.to_owned()));
        let status = StatusCode::from_u16(status).expect("a status of HTTP");
        Self::Instead(Canned { status, headers, body: Bytes::from_static(body.as_bytes()) })
    }
}

/// Which requests a fault befalls.
pub(super) struct Rule {
    pub(super) applies: Box<dyn Fn(&Seen) -> bool + Send>,
    pub(super) fault: Fault,
    pub(super) left: usize,
}

/// Holds what is slow.
#[derive(Debug, Default)]
pub(super) struct Gate {
    releases: watch::Sender<u64>,
}

impl Gate {
    pub(super) fn release(&self) {
        self.releases.send_modify(|releases| *releases += 1);
    }

    /// A place in the gate for the request of that index; taken before anything is awaited, so that
    /// no release is missed.
    pub(super) fn place(&self, when: When, index: usize, log: &watch::Sender<Log>) -> Place {
        let seen = match when {
            When::Released => usize::MAX,
            When::After(further) => index.saturating_add(1).saturating_add(further),
        };
        let releases = self.releases.subscribe();
        let passed = *releases.borrow();
        Place { releases, passed, log: log.subscribe(), seen }
    }
}

/// Counts in the log what is held, as long as it is.
pub(super) struct Held(watch::Sender<Log>);

impl Held {
    pub(super) fn begin(log: &watch::Sender<Log>) -> Self {
        log.send_modify(|log| log.held += 1);
        Self(log.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.send_modify(|log| log.held -= 1);
    }
}

pub(super) struct Place {
    releases: watch::Receiver<u64>,
    passed: u64,
    log: watch::Receiver<Log>,
    seen: usize,
}

impl Place {
    pub(super) async fn wait(mut self) {
        // An error means that the proxy is gone, and with it what it held.
        tokio::select! {
            _ = self.releases.wait_for(|releases| *releases > self.passed) => {}
            _ = self.log.wait_for(|log| log.requests.len() >= self.seen) => {}
        }
    }
}
