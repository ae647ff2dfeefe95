//! A model of the server, written from the wire contract alone: everything in maps, nothing clever.

mod answer;
mod book;
mod group;
mod read;
mod row;
mod write;

use std::{collections::BTreeMap, time::Duration};

use pace_core::{effect::Call, input::Answer, inspect::GroupState};
use pace_rules::{
    change::Change,
    id::{GameId, GroupId, SessionId},
    part::Part,
    pool::apply_to_pool,
    state::SessionState,
    time::Timestamp,
};

use crate::{
    breaks::ServerFault,
    subject::{AnyChange, Subject},
};
use book::Book;
pub(crate) use book::{Commit, Record};
use group::GroupRow;
pub(crate) use row::Row;

/// All that is stored.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    pub(crate) sessions: BTreeMap<SessionId, Row>,
    pub(crate) groups: BTreeMap<GroupId, GroupRow>,
}

/// The server.
#[derive(Debug, Default)]
pub(crate) struct Server {
    /// Histories begun so far; the present one has the greatest number.
    epochs: u64,
    pub(crate) tables: Tables,
    /// What the histories before this one had in the end.
    past: BTreeMap<String, Tables>,
    backup: Tables,
    /// Every loss of an acknowledged value, whether its author was told or not.
    pub(crate) losses: Vec<Loss>,
    /// A key that this history had judged already when it was judged once more.
    pub(crate) judged_twice: Option<String>,
    /// Before the last write, for a server that answers before it commits.
    before_last: Option<Tables>,
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
            "GET" if matches!(path, "/sessions/summary" | "/groups") => answer::ok("[]"),
            "GET" if path.starts_with("/groups/shareable/") => self.look_up(path),
            "GET" if path.starts_with("/groups/") => self.read_group(path, &query, call),
            "GET" => self.read(path, &query, call, arrival),
            _ if path.starts_with("/groups") => self.write_group(path, &query, call),
            _ => self.write(path, &query, call, arrival),
        }
    }

    /// The verdict that a write got in a history.
    pub(crate) fn record(&self, epoch: &str, subject: &Subject, key: &str) -> Option<&Record> {
        self.tables_of(epoch)?.book(subject)?.first(key)
    }

    /// The writes of the present history that changed something.
    pub(crate) fn commits(&self, subject: &Subject) -> &[Commit] {
        self.tables.book(subject).map_or(&[], |book| &book.commits)
    }

    /// How often a write was carried out in the present history.
    pub(crate) fn carried_out(&self, subject: &Subject, key: &str) -> usize {
        self.commits(subject).iter().filter(|commit| commit.key == key).count()
    }

    /// Whether a write is in any history.
    pub(crate) fn ever_applied(&self, subject: &Subject, key: &str) -> bool {
        let epochs = self.past.keys().cloned().chain([self.epoch()]);
        epochs.into_iter().any(|epoch| self.record(&epoch, subject, key).is_some_and(Record::is_applied))
    }

    /// Whether a write was refused in any history.
    pub(crate) fn ever_refused(&self, subject: &Subject, key: &str) -> bool {
        let epochs = self.past.keys().cloned().chain([self.epoch()]);
        epochs.into_iter().any(|epoch| self.record(&epoch, subject, key).is_some_and(|r| !r.is_applied()))
    }

    /// What the session was at a version of a history.
    pub(crate) fn state_at(&self, epoch: &str, session: &SessionId, version: u64) -> Option<&SessionState> {
        self.tables_of(epoch)?.sessions.get(session)?.states.get(&version)
    }

    /// What the group was at a version of a history.
    pub(crate) fn group_at(&self, epoch: &str, group: &GroupId, version: u64) -> Option<&GroupState> {
        self.tables_of(epoch)?.groups.get(group)?.states.get(&version)
    }

    /// Whether a change had nothing to do at a version of a history.
    pub(crate) fn has_done(&self, epoch: &str, subject: &Subject, version: u64, change: &AnyChange) -> bool {
        match (subject, change) {
            (Subject::Session(session), AnyChange::Session(Change::DeleteGame { id })) => {
                self.state_at(epoch, session, version).is_some_and(|state| state.deleted.contains_key(id))
            }
            (Subject::Group(group), AnyChange::Group(change)) => {
                let pool = self.group_at(epoch, group, version).map(|state| state.pool.clone());
                let touched = pool.map(|mut pool| apply_to_pool(&mut pool, change, Timestamp::default()));
                matches!(touched, Some(Ok(touched)) if touched.is_empty())
            }
            _ => false,
        }
    }

    fn tables_of(&self, epoch: &str) -> Option<&Tables> {
        if epoch == self.epoch() { Some(&self.tables) } else { self.past.get(epoch) }
    }

    pub(crate) fn back_up(&mut self) {
        self.backup = self.tables.clone();
    }

    /// Puts the last backup back: a new history begins.
    pub(crate) fn restore(&mut self, at: i64) {
        let old = std::mem::replace(&mut self.tables, self.backup.clone());
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
            && let Some(before) = self.before_last.take()
        {
            self.tables = before;
        }
    }
}

impl Tables {
    fn book(&self, subject: &Subject) -> Option<&Book> {
        match subject {
            Subject::Session(id) => self.sessions.get(id).map(|row| &row.book),
            Subject::Group(id) => self.groups.get(id).map(|row| &row.book),
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
