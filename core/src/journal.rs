//! What is on disk, as data: preferences, and the writes that are not applied yet.
//!
//! A write is journaled as its exact request, because that is what a resend must repeat; nothing
//! that was read from a server is in it.

use pace_rules::{id::SessionId, request::Request, time::Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    effect::Cause,
    failure::Failure,
    machine::{Entry, Failed, Machine, Seen, Stage},
    session::{Evening, created_title},
    snapshot::{RecentGroup, Unsaved},
    state::State,
    subject::Subject,
};

/// Most recent groups that are kept.
pub const RECENT_GROUPS: usize = 3;

/// Settings, the current session's id and the recent groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Preferences {
    /// The server's address without a trailing slash, such as `http://192.168.1.5:7223`.
    pub server: String,
    /// Made once by this installation; from it come the authors of its writes.
    pub install_id: String,
    /// The session to continue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current_session: Option<SessionId>,
    /// Newest first, at most [`RECENT_GROUPS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recent_groups: Vec<RecentGroup>,
}

/// The writes that are not applied yet, and those that wait in the tray.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Journal {
    /// By server and session.
    pub sessions: Vec<StoredSession>,
}

/// The writes of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredSession {
    /// The server that they were made for; they go to no other.
    pub server: String,
    /// The session.
    pub session: SessionId,
    /// In the order of the taps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log: Vec<StoredWrite>,
    /// Writes that wait for the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tray: Vec<StoredFailure>,
}

/// One write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredWrite {
    key: String,
    request: Request,
    tapped: Timestamp,
    calls: u8,
    #[serde(default)]
    may_be_judged: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<Seen>,
}

/// Writes that failed together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredFailure {
    failure: Failure,
    keys_spent: bool,
    writes: Vec<StoredWrite>,
}

impl StoredSession {
    /// What of it is not saved, for the home screen.
    pub(crate) fn unsaved(&self) -> Unsaved {
        let failed = self.tray.iter().flat_map(|failed| &failed.writes);
        let mut writes = self.log.iter().chain(failed.clone());
        let created = writes.find_map(|write| created_title(&Evening::change_of(&write.request)?));
        Unsaved {
            elsewhere: Some(self.server.clone()),
            session: self.session.clone(),
            title: created,
            pending: self.log.len(),
            failed: failed.count(),
        }
    }
}

impl StoredWrite {
    fn of<S: Subject>(entry: &Entry<S>) -> Self {
        Self {
            key: entry.key.clone(),
            request: entry.request.clone(),
            tapped: entry.tapped,
            calls: entry.calls,
            // A call on its way may be judged by the time anybody reads this.
            may_be_judged: entry.may_be_judged || entry.is_sending(),
            seen: entry.seen.clone(),
        }
    }

    /// None for a request that this version cannot read.
    fn entry<S: Subject>(&self, stage: Stage) -> Option<Entry<S>> {
        Some(Entry {
            key: self.key.clone(),
            change: S::change_of(&self.request)?,
            request: self.request.clone(),
            tapped: self.tapped,
            seen: self.seen.clone(),
            calls: self.calls,
            first_sent: None,
            may_be_judged: self.may_be_judged,
            reached: false,
            stage,
            cause: Cause::Action,
            token: None,
            old_copy: None,
        })
    }
}

impl State {
    /// What belongs on disk now; empty when nothing waits.
    pub fn journal(&self) -> Journal {
        let here =
            self.sessions.values().filter(|machine| !machine.log.is_empty() || !machine.tray.is_empty());
        let here = here.map(|machine| StoredSession {
            server: self.preferences.server.clone(),
            session: machine.id.clone(),
            log: machine.log.iter().map(StoredWrite::of).collect(),
            tray: (machine.tray.iter())
                .map(|failed| StoredFailure {
                    failure: failed.failure.clone(),
                    keys_spent: failed.keys_spent,
                    writes: failed.entries.iter().map(StoredWrite::of).collect(),
                })
                .collect(),
        });
        Journal { sessions: self.elsewhere.iter().cloned().chain(here).collect() }
    }

    /// The settings to keep.
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Takes the journaled writes of the present server over; a write that cannot be read stays in
    /// the journal and is said.
    pub(crate) fn adopt_journaled(&mut self) {
        let server = self.preferences.server.clone();
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.elsewhere).into_iter().partition(|stored| stored.server == server);
        self.elsewhere = elsewhere;
        for stored in here {
            if let Some(mut recovered) = Machine::recovered(&stored) {
                let machine = self
                    .sessions
                    .entry(stored.session.clone())
                    .or_insert_with(|| Machine::new(stored.session.clone()));
                machine.log.append(&mut recovered.log);
                machine.tray.append(&mut recovered.tray);
            } else {
                self.tell_home("A saved change could not be read by this version; it is kept.".to_owned());
                self.elsewhere.push(stored);
            }
        }
    }

    /// Puts the writes of the present server aside, before another one is chosen.
    pub(crate) fn shelve(&mut self) {
        self.elsewhere = self.journal().sessions;
        self.sessions.clear();
    }
}

impl Machine<Evening> {
    fn recovered(stored: &StoredSession) -> Option<Self> {
        let mut machine = Self::new(stored.session.clone());
        machine.log = stored.log.iter().map(|write| write.entry(Stage::Recovered)).collect::<Option<_>>()?;
        for failed in &stored.tray {
            machine.tray.push(Failed {
                failure: failed.failure.clone(),
                keys_spent: failed.keys_spent,
                entries: failed
                    .writes
                    .iter()
                    .map(|write| write.entry(Stage::Waiting))
                    .collect::<Option<_>>()?,
                theirs: None,
            });
        }
        Some(machine)
    }
}
