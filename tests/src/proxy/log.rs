//! What a proxy has seen.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, Method};

use crate::wire::Answer;

/// One request of a phone.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its method.
    pub method: Method,
    /// Path and query.
    pub path: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
    /// What the server answered, each time the request reached it.
    pub answers: Vec<Answer>,
}

impl Seen {
    /// Its `Idempotency-Key`.
    pub fn key(&self) -> Option<&str> {
        self.headers.get("idempotency-key")?.to_str().ok()
    }

    /// What a resend must repeat: method, path without query, body.
    pub fn fingerprint(&self) -> (Method, String, Bytes) {
        let path = self.path.split('?').next().unwrap_or_default().to_owned();
        (self.method.clone(), path, self.body.clone())
    }

    /// It wants to change something.
    pub fn is_write(&self) -> bool {
        self.method != Method::GET
    }
}

/// Everything that a proxy has seen.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// In the order in which they came in.
    pub requests: Vec<Seen>,
    /// Connections that phones made.
    pub connections: usize,
    /// Requests that have not gone on, and answers of the server that have not.
    pub held: usize,
}

impl Log {
    /// The first key that was sent again with another method, path or body; none as it should be.
    pub fn changed_resend(&self) -> Option<&str> {
        let mut first = BTreeMap::new();
        let mut keyed = self.requests.iter().filter_map(|seen| Some((seen.key()?, seen.fingerprint())));
        let changed = keyed.find(|(key, sent)| first.entry(*key).or_insert_with(|| sent.clone()) != sent);
        changed.map(|(key, _)| key)
    }
}
