//! All that a phone knows: a value that `step` moves on, one input at a time.

use std::{collections::BTreeMap, time::Duration};

use pace_rules::{
    id::{GroupId, SessionId},
    time::Timestamp,
};

use crate::{
    effect::Cause,
    failure::Failure,
    fault::Fault,
    group::Circle,
    input::{CallId, Token},
    journal::{Journal, Preferences},
    lists::Lists,
    machine::Machine,
    profiles::Profiles,
    session::Evening,
    snapshot::HomeNotice,
};

/// Time out of sight after which coming back is a page load.
pub const AWAY_TIME: Duration = Duration::from_mins(1);

/// The phone's state.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) preferences: Preferences,
    /// The server inside this very machine, if there is one.
    pub(crate) embedded: Option<Embedded>,
    pub(crate) sessions: BTreeMap<SessionId, Machine<Evening>>,
    pub(crate) groups: BTreeMap<GroupId, Machine<Circle>>,
    /// Writes that belong to other servers: kept as they are, never sent to this one.
    pub(crate) elsewhere: Journal,
    pub(crate) lists: Lists,
    pub(crate) profiles: Profiles,
    pub(crate) home_notices: Vec<HomeNotice>,
    pub(crate) left_at: Option<Timestamp>,
    /// The moment of the latest input.
    pub(crate) latest: Timestamp,
    pub(crate) home_revision: u64,
    pub(crate) ledger: Ledger,
}

/// A server that runs inside: where it listens may differ from start to start, what it holds does
/// not. Writes are bound to its name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Embedded {
    /// Names its database for ever; no address.
    pub name: String,
    /// Where it listens now.
    pub address: String,
}

/// What is counted and kept across sessions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    pub(crate) waiters: BTreeMap<Token, Waiter>,
    pub(crate) calls: BTreeMap<Cause, u64>,
    pub(crate) next_call: u64,
    pub(crate) next_notice: u64,
    pub(crate) fault: Option<Fault>,
    /// Changes that the rules took, of any session or group.
    pub(crate) taken: u64,
}

/// Somebody who waits until some writes have their outcomes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Waiter {
    pub(crate) open: usize,
    pub(crate) failure: Option<Failure>,
}

impl State {
    /// A phone as it starts, with what its disk holds.
    pub fn new(preferences: Preferences, journal: Journal) -> Self {
        let mut state = Self {
            preferences,
            embedded: None,
            sessions: BTreeMap::new(),
            groups: BTreeMap::new(),
            elsewhere: journal,
            lists: Lists::default(),
            profiles: Profiles::default(),
            home_notices: Vec::new(),
            left_at: None,
            latest: Timestamp::default(),
            home_revision: 0,
            ledger: Ledger::default(),
        };
        state.adopt_journaled();
        state
    }

    /// Uses the server inside from now on.
    pub fn embed(&mut self, embedded: Embedded) {
        if self.preferences.server != embedded.name {
            self.shelve();
            self.preferences.server.clone_from(&embedded.name);
            self.preferences.current_session = None;
            self.adopt_journaled();
        }
        self.embedded = Some(embedded);
    }

    /// Where calls go.
    pub(crate) fn address(&self) -> &str {
        let embedded = self.embedded.as_ref().filter(|embedded| embedded.name == self.preferences.server);
        embedded.map_or(&self.preferences.server, |embedded| &embedded.address)
    }

    /// The name of the server at an address: the address itself, but for the server inside.
    pub(crate) fn name_of(&self, address: String) -> String {
        let embedded = self.embedded.as_ref().filter(|embedded| embedded.address == address);
        embedded.map_or(address, |embedded| embedded.name.clone())
    }

    /// How many changes the rules have taken since the phone started; one that they refuse is none.
    pub fn taken(&self) -> u64 {
        self.ledger.taken
    }

    /// Commits a fault on purpose from now on, so that a test can show that it notices.
    #[doc(hidden)]
    pub fn break_with(&mut self, fault: Fault) {
        self.ledger.fault = Some(fault);
    }

    /// Puts a sentence on the home screen.
    pub fn tell_home(&mut self, text: String) {
        let id = self.ledger.notice_id();
        self.home_notices.push(HomeNotice { id, text });
        self.home_revision += 1;
    }

    /// A clock that was set back must not stop the queue: what was due in so many seconds still is.
    /// True if times changed that are journaled.
    pub(crate) fn follow_clock(&mut self, now: Timestamp) -> bool {
        let back = self.latest.since(now);
        self.latest = now;
        if !back.is_zero() {
            self.left_at = self.left_at.map(|left| left - back);
            self.sessions.values_mut().for_each(|machine| machine.set_back(back));
            self.groups.values_mut().for_each(|machine| machine.set_back(back));
        }
        let waits = self.sessions.values().any(|machine| !machine.log.is_empty())
            || self.groups.values().any(|machine| !machine.log.is_empty());
        !back.is_zero() && waits
    }

    /// The next moment at which something is due without any input; none when nothing is.
    pub fn next_wake(&self) -> Option<Timestamp> {
        let sessions = self.sessions.values().filter_map(Machine::due);
        sessions.chain(self.groups.values().filter_map(Machine::due)).min()
    }
}

impl Ledger {
    pub(crate) fn has(&self, fault: Fault) -> bool {
        self.fault == Some(fault)
    }

    pub(crate) fn notice_id(&mut self) -> u64 {
        self.next_notice += 1;
        self.next_notice
    }

    pub(crate) fn call_id(&mut self, cause: Cause) -> CallId {
        *self.calls.entry(cause).or_default() += 1;
        self.next_call += 1;
        CallId(self.next_call)
    }
}
