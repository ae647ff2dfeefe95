//! The real server, in this process, on a database of its own.

use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

use http::Method;
use pace_rules::{id::SessionId, sync::Sync};
use pace_server::{Access, Config, Running};

use crate::{
    clock::TestClock,
    wire::{self, Answer},
};

/// A server at work.
pub struct Backend {
    running: Running,
    database: PathBuf,
    access: Access,
    clock: Arc<TestClock>,
}

impl Backend {
    /// Starts one on that database, which lists everything.
    pub async fn start(database: &Path, clock: &Arc<TestClock>) -> Self {
        Self::start_with(open(database), clock).await
    }

    /// Starts one on a database that was put back from an older copy.
    pub async fn start_restored(database: &Path, clock: &Arc<TestClock>) -> Self {
        Self::start_with(Config { restored: true, ..open(database) }, clock).await
    }

    /// Starts one as an operator decides.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_with(config: Config, clock: &Arc<TestClock>) -> Self {
        let (database, access) = (config.database.clone(), config.access);
        let running = pace_server::start(config, clock.of_server()).await.expect("the server starts");
        Self { running, database, access, clock: clock.clone() }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.running.addr
    }

    /// Ends it.
    pub async fn stop(self) {
        self.running.stop().await;
    }

    /// Ends it, copies its database and starts it again.
    ///
    /// # Errors
    /// When the copy cannot be written.
    pub async fn back_up(self, to: &Path) -> io::Result<Self> {
        let Self { running, database, access, clock } = self;
        running.stop().await;
        fs::copy(&database, to)?;
        Ok(Self::start_with(Config { access, ..Config::new(database) }, &clock).await)
    }

    /// What it answers to a plain request.
    ///
    /// # Panics
    /// When it does not answer.
    pub async fn get(&self, path: &str) -> Answer {
        let request = wire::request(Method::GET, path, None, "").expect("a request");
        let (head, body) = wire::send(self.address(), request).await.expect("an answer").into_parts();
        Answer { status: head.status, headers: head.headers, body }
    }

    /// The whole session, as somebody gets it who sees it for the first time.
    ///
    /// # Panics
    /// When it has no such session.
    pub async fn session(&self, id: &SessionId) -> Sync {
        let answer = self.get(&format!("/sessions/{id}?include=games")).await;
        serde_json::from_slice(&answer.body).expect("a session with its games")
    }
}

fn open(database: &Path) -> Config {
    Config { access: Access::Open, ..Config::new(database) }
}
