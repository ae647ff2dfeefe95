//! A model of the server, written from the wire contract alone: everything in maps, nothing clever.

mod answer;
mod read;
mod row;
mod write;

use std::{collections::BTreeMap, time::Duration};

use pace_core::{effect::Call, input::Answer};
use pace_rules::{
    id::{GameId, SessionId},
    part::Part,
    state::SessionState,
    time::Timestamp,
};

use crate::breaks::ServerFault;
pub(crate) use row::{Record, Row};

type Sessions = BTreeMap<SessionId, Row>;

/// The server.
#[derive(Debug, Default)]
pub(crate) struct Server {
    /// Histories begun so far; the present one has the greatest number.
    epochs: u64,
    pub(crate) sessions: Sessions,
    /// What the histories before this one had in the end.
    past: BTreeMap<String, Sessions>,
    backup: Sessions,
    /// Every loss of an acknowledged value, whether its author was told or not.
    pub(crate) losses: Vec<Loss>,
    /// A key that this history had judged already when it was judged once more.
    pub(crate) judged_twice: Option<String>,
    /// Before the last write, for a server that answers before it commits.
    before_last: Option<(SessionId, Option<Row>)>,
    pub(crate) fault: Option<ServerFault>,
    /// Milliseconds from the beginning, of the last restore.
    pub(crate) restored_at: Option<i64>,
}

/// A value that somebody lost to somebody else.
#[derive(Debug, Clone)]
pub(crate) struct Loss {
    pub(crate) epoch: String,
    pub(crate) session: SessionId,
    pub(crate) version: u64,
    pub(crate) game: Option<GameId>,
    pub(crate) part: Part,
    pub(crate) author: String,
    /// Milliseconds from the beginning.
    pub(crate) at: i64,
}

/// When a call arrives, and what is special about its answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrival {
    /// Milliseconds from the beginning.
    pub(crate) at: i64,
    pub(crate) time: Timestamp,
    /// Answer everything instead of a delta.
    pub(crate) whole: bool,
}

impl Server {
    pub(crate) fn new(fault: Option<ServerFault>) -> Self {
        Self { fault, ..Self::default() }
    }

    pub(crate) fn epoch(&self) -> String {
        format!("e{}", self.epochs)
    }

    /// Answers a call, as soon as it arrives.
    pub(crate) fn handle(&mut self, call: &Call, arrival: Arrival) -> Answer {
        let (path, query) = call.path.split_once('?').unwrap_or((&call.path, ""));
        let query: BTreeMap<&str, &str> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        match call.method {
            "GET" if path == "/sessions/summary" => answer::ok("[]"),
            "GET" => self.read(path, &query, call, arrival),
            _ => self.write(path, &query, call, arrival),
        }
    }

    /// The verdict that a write got in a history.
    pub(crate) fn record(&self, epoch: &str, session: &SessionId, key: &str) -> Option<&Record> {
        self.sessions_of(epoch)?.get(session)?.truth.get(key)
    }

    /// How often a write was carried out in the present history.
    pub(crate) fn carried_out(&self, session: &SessionId, key: &str) -> usize {
        let row = self.sessions.get(session);
        row.map_or(0, |row| row.commits.iter().filter(|commit| commit.key == key).count())
    }

    /// Whether a write is in any history.
    pub(crate) fn ever_applied(&self, session: &SessionId, key: &str) -> bool {
        let epochs = self.past.keys().cloned().chain([self.epoch()]);
        epochs.into_iter().any(|epoch| self.record(&epoch, session, key).is_some_and(Record::is_applied))
    }

    /// Whether a write was refused in any history.
    pub(crate) fn ever_refused(&self, session: &SessionId, key: &str) -> bool {
        let epochs = self.past.keys().cloned().chain([self.epoch()]);
        epochs.into_iter().any(|epoch| self.record(&epoch, session, key).is_some_and(|r| !r.is_applied()))
    }

    /// What the session was at a version of a history.
    pub(crate) fn state_at(&self, epoch: &str, session: &SessionId, version: u64) -> Option<&SessionState> {
        self.sessions_of(epoch)?.get(session)?.states.get(&version)
    }

    fn sessions_of(&self, epoch: &str) -> Option<&Sessions> {
        if epoch == self.epoch() { Some(&self.sessions) } else { self.past.get(epoch) }
    }

    pub(crate) fn back_up(&mut self) {
        self.backup = self.sessions.clone();
    }

    /// Puts the last backup back: a new history begins.
    pub(crate) fn restore(&mut self, at: i64) {
        let old = std::mem::replace(&mut self.sessions, self.backup.clone());
        if self.fault != Some(ServerFault::EpochKept) {
            self.past.insert(self.epoch(), old);
            self.epochs += 1;
        }
        self.restored_at = Some(at);
        self.before_last = None;
    }

    /// It crashes: what was committed stays.
    pub(crate) fn kill(&mut self) {
        if self.fault == Some(ServerFault::AckBeforeCommit)
            && let Some((session, row)) = self.before_last.take()
        {
            match row {
                Some(row) => drop(self.sessions.insert(session, row)),
                None => drop(self.sessions.remove(&session)),
            }
        }
    }
}

/// An answer that is not about the call, such as "busy".
pub(crate) fn refusal(status: u16, code: &str, retry_after: Option<u64>) -> Answer {
    Answer {
        retry_after: retry_after.map(Duration::from_secs),
        ..answer::refused(status, code, "Not now", None)
    }
}
