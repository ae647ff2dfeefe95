//! What is on disk, as data: preferences, and the writes that are not applied yet.
//!
//! A write is journaled as its exact request, because that is what a resend must repeat; nothing
//! that was read from a server is in it.

use std::collections::BTreeMap;

use pace_rules::{
    id::{GroupId, SessionId},
    request::Request,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{
    effect::Cause,
    failure::Failure,
    machine::{Entry, Failed, Machine, Seen, Stage},
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Stored<SessionId>>,
    /// By server and group.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Stored<GroupId>>,
}

/// The writes of one session or group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stored<I> {
    /// The server that they were made for; they go to no other.
    pub server: String,
    /// Which session or group.
    #[serde(alias = "session")]
    pub id: I,
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

impl Journal {
    /// Nothing waits.
    pub const fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.groups.is_empty()
    }
}

impl<I> Stored<I> {
    /// What of it is not saved, for the home screen.
    pub(crate) fn unsaved<S: Subject<Id = I>>(&self) -> Unsaved {
        let failed = self.tray.iter().flat_map(|failed| &failed.writes);
        let mut writes = self.log.iter().chain(failed.clone());
        let created = writes.find_map(|write| S::created_name(&S::change_of(&write.request)?));
        Unsaved {
            elsewhere: Some(self.server.clone()),
            subject: S::which(&self.id),
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
        let Journal { mut sessions, mut groups } = self.elsewhere.clone();
        let server = &self.preferences.server;
        sessions.extend(self.sessions.values().filter_map(|machine| machine.stored(server)));
        groups.extend(self.groups.values().filter_map(|machine| machine.stored(server)));
        Journal { sessions, groups }
    }

    /// The settings to keep.
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Takes the journaled writes of the present server over; a write that cannot be read stays in
    /// the journal and is said.
    pub(crate) fn adopt_journaled(&mut self) {
        let server = &self.preferences.server;
        let unreadable = adopt(&mut self.sessions, &mut self.elsewhere.sessions, server)
            + adopt(&mut self.groups, &mut self.elsewhere.groups, server);
        for _ in 0..unreadable {
            self.tell_home("A saved change could not be read by this version; it is kept.".to_owned());
        }
    }

    /// Puts the writes of the present server aside, before another one is chosen.
    pub(crate) fn shelve(&mut self) {
        self.elsewhere = self.journal();
        self.sessions.clear();
        self.groups.clear();
    }
}

/// Moves what belongs to the server from the journal into machines. Returns how many could not be
/// read.
fn adopt<S: Subject>(
    machines: &mut BTreeMap<S::Id, Machine<S>>,
    journaled: &mut Vec<Stored<S::Id>>,
    server: &str,
) -> usize {
    let mut unreadable = 0;
    for stored in std::mem::take(journaled) {
        if stored.server != server {
            journaled.push(stored);
        } else if let Some(mut recovered) = Machine::<S>::recovered(&stored) {
            let machine =
                machines.entry(stored.id.clone()).or_insert_with(|| Machine::new(stored.id.clone()));
            machine.log.append(&mut recovered.log);
            machine.tray.append(&mut recovered.tray);
        } else {
            journaled.push(stored);
            unreadable += 1;
        }
    }
    unreadable
}

impl<S: Subject> Machine<S> {
    /// Its writes for the journal; none if nothing waits.
    fn stored(&self, server: &str) -> Option<Stored<S::Id>> {
        self.is_unsaved().then(|| Stored {
            server: server.to_owned(),
            id: self.id.clone(),
            log: self.log.iter().map(StoredWrite::of).collect(),
            tray: (self.tray.iter())
                .map(|failed| StoredFailure {
                    failure: failed.failure.clone(),
                    keys_spent: failed.keys_spent,
                    writes: failed.entries.iter().map(StoredWrite::of).collect(),
                })
                .collect(),
        })
    }

    fn recovered(stored: &Stored<S::Id>) -> Option<Self> {
        let mut machine = Self::new(stored.id.clone());
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

    /// What of it is not saved, for the home screen.
    pub(crate) fn unsaved(&self) -> Unsaved {
        let known = self.base.as_ref().and_then(|base| S::name(&base.state));
        let failed = self.tray.iter().flat_map(|failed| &failed.entries);
        let mut writes = self.log.iter().chain(failed.clone()).map(|entry| &entry.change);
        Unsaved {
            elsewhere: None,
            subject: S::which(&self.id),
            title: known.or_else(|| writes.find_map(S::created_name)),
            pending: self.log.len(),
            failed: failed.count(),
        }
    }
}
