//! Somebody who records games, each under a key of its own.

use std::{net::SocketAddr, sync::Arc};

use http::Method;
use pace_tests::wire::{self, WireError};
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::CrashError;

/// Writes that are repeated although they were acknowledged.
const REPEATED: usize = 6;

/// A game that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) key: String,
    /// The id that the writer made; none where that is left to the server.
    pub(crate) made: Option<String>,
    pub(crate) body: String,
    /// The id that the server acknowledged.
    pub(crate) acked: Option<String>,
}

/// A session and the games that were sent to it.
#[derive(Debug, Default)]
pub(crate) struct Book {
    pub(crate) session: String,
    pub(crate) sent: Vec<Sent>,
}

impl Book {
    /// Creates a session of four players.
    pub(crate) async fn open(server: SocketAddr) -> Result<Self, CrashError> {
        let session = uuid();
        let players = ["a", "b", "c", "d"].map(|id| json!({"id": id, "name": id}));
        let body = json!({"session": {
            "id": session, "date": "2026-01-09T19:00:00.000Z", "players": players, "organizerId": "a",
            "courtCostType": "total", "courtCostValue": 40, "birdCostTotal": 8.5, "betPerPlayer": 0,
            "gameMode": "doubles", "bettingEnabled": false,
        }});
        let request = wire::request(Method::POST, "/sessions", Some(&uuid()), body.to_string())?;
        answered("a session", &wire::send(server, request).await?)?;
        Ok(Self { session, sent: Vec::new() })
    }

    /// Records one game. An error means that nobody knows whether it was saved.
    pub(crate) async fn record(&mut self, server: SocketAddr) -> Result<(), CrashError> {
        let made = self.sent.len().is_multiple_of(2).then(uuid);
        let mut game = json!({"teamA": ["a", "b"], "teamB": ["c", "d"], "winningTeam": "A"});
        if let Some(id) = &made {
            game["id"] = Value::from(id.as_str());
        }
        let body = json!({"game": game}).to_string();
        self.sent.push(Sent { key: uuid(), made, body, acked: None });
        let last = self.sent.len() - 1;
        self.send(server, last).await
    }

    /// Sends everything again that was not acknowledged, and the last of what was, with the same key
    /// and the same bytes. Into a session that is lost nothing can be recorded.
    pub(crate) async fn resend(&mut self, server: SocketAddr) -> Result<(), CrashError> {
        for index in 0..self.sent.len() {
            if self.sent[index].acked.is_none() || index + REPEATED >= self.sent.len() {
                match self.send(server, index).await {
                    Err(CrashError::Refused { status: 404, .. }) => return Ok(()),
                    sent => sent?,
                }
            }
        }
        Ok(())
    }

    /// Whether the server has the session, whose creation it has acknowledged.
    pub(crate) async fn is_there(&self, server: SocketAddr) -> Result<bool, CrashError> {
        let path = format!("/sessions/{}", self.session);
        Ok(wire::send(server, wire::request(Method::GET, &path, None, "")?).await?.status() == 200)
    }

    async fn send(&mut self, server: SocketAddr, index: usize) -> Result<(), CrashError> {
        let path = format!("/sessions/{}/games", self.session);
        let sent = &mut self.sent[index];
        let request = wire::request(Method::POST, &path, Some(&sent.key), sent.body.clone())?;
        let game = answered("a game", &wire::send(server, request).await?)?;
        sent.acked = game["id"].as_str().map(str::to_owned);
        Ok(())
    }

    /// Records until the server is gone; each acknowledgement is counted.
    pub(crate) async fn record_until_killed(
        mut self,
        server: SocketAddr,
        acked: Arc<watch::Sender<u32>>,
    ) -> Result<Self, CrashError> {
        loop {
            match self.record(server).await {
                Ok(()) => acked.send_modify(|acked| *acked += 1),
                Err(CrashError::Wire(WireError::Connection(_) | WireError::NoAnswer(_))) => return Ok(self),
                Err(error) => return Err(error),
            }
        }
    }

    /// The games that the server has now.
    pub(crate) async fn stored(&self, server: SocketAddr) -> Result<Vec<String>, CrashError> {
        let path = format!("/sessions/{}/games", self.session);
        let request = wire::request(Method::GET, &path, None, "")?;
        let games = answered("the games", &wire::send(server, request).await?)?;
        let ids = games.as_array().into_iter().flatten().filter_map(|game| game["id"].as_str());
        Ok(ids.map(str::to_owned).collect())
    }
}

fn answered(what: &str, answer: &http::Response<bytes::Bytes>) -> Result<Value, CrashError> {
    let status = answer.status().as_u16();
    let body = String::from_utf8_lossy(answer.body()).into_owned();
    match serde_json::from_str(&body) {
        Ok(json) if status == 200 => Ok(json),
        _ => Err(CrashError::Refused { what: what.to_owned(), status, body }),
    }
}

fn uuid() -> String {
    uuid::Builder::from_random_bytes(std::array::from_fn(|_| fastrand::u8(..))).into_uuid().to_string()
}
