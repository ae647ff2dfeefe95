//! What an operator decides.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

/// How a server runs.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The database file; made if it is missing.
    pub database: PathBuf,
    /// Whether groups and sessions are listed.
    pub access: Access,
    /// A proxy in front says who asks, in `X-Forwarded-For` or `Forwarded`.
    pub trust_forwarded: bool,
    /// The database was put back from an older copy: a new epoch begins.
    pub restored: bool,
    /// Bounds on what is taken from peers.
    pub limits: Limits,
    /// A defect to run with, for the tests that must notice it.
    #[doc(hidden)]
    pub fault: Option<Fault>,
}

impl Config {
    /// A private server on a free port of this machine.
    pub fn new(database: impl Into<PathBuf>) -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            database: database.into(),
            access: Access::default(),
            trust_forwarded: false,
            restored: false,
            limits: Limits::default(),
            fault: None,
        }
    }
}

/// Who sees the lists of everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Access {
    /// A session is reached by its id or viewer link only, a group by its id or code; lists are empty.
    #[default]
    Link,
    /// Every group and session is listed.
    Open,
}

/// How often something may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// So often at once.
    pub burst: u32,
    /// Once more after each such time.
    pub every: Duration,
}

/// Bounds on what is taken from peers. What lies beyond them is refused, never queued.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Largest body of a request, in bytes.
    pub body: usize,
    /// Largest body of the creation of a session, in bytes.
    pub create_body: usize,
    /// Time for a request, from its head to its answer.
    pub request_time: Duration,
    /// Time for what was accepted to be answered when the server stops, beyond `request_time`.
    pub stop_time: Duration,
    /// Time for the head of a request on an open connection; longer than clients keep idle ones.
    pub idle_time: Duration,
    /// Connections at once; further ones wait to be accepted.
    pub connections: usize,
    /// Requests under way at once.
    pub concurrency: usize,
    /// Writes waiting for the writer.
    pub queue: usize,
    /// Writes in one commit.
    pub group: usize,
    /// How often one address may look a group's code up.
    pub address_lookups: Rate,
    /// How often all together may.
    pub lookups: Rate,
    /// Largest database, in pages of SQLite.
    #[doc(hidden)]
    pub max_pages: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 64 * 1024,
            create_body: 256 * 1024,
            request_time: Duration::from_secs(10),
            stop_time: Duration::from_secs(5),
            idle_time: Duration::from_secs(75),
            connections: 4096,
            concurrency: 1024,
            queue: 512,
            group: 64,
            address_lookups: Rate { burst: 20, every: Duration::from_secs(3) },
            lookups: Rate { burst: 300, every: Duration::from_millis(200) },
            max_pages: None,
        }
    }
}

/// A deliberate defect: each must make the crash tests fail.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Fault {
    /// Commits are not synced to the disk.
    SyncOff,
    /// Answers leave before the commit.
    AckBeforeCommit,
}
