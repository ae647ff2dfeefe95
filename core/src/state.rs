//! All that a phone knows: a value that `step` moves on, one input at a time.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use pace_rules::{
    change::Change,
    id::{GameId, SessionId},
    part::Part,
    request::Request,
    state::SessionState,
    time::Timestamp,
};

use crate::{
    effect::Cause,
    failure::Failure,
    fault::Fault,
    input::{CallId, Token},
    journal::{Journal, Preferences},
    notice::{Notice, NoticeKind},
    snapshot::{HomeNotice, Listing},
};

/// Calls that one action may make.
pub const ACTION_CALLS: u8 = 3;
/// Calls that one load or sync may make.
pub const READ_CALLS: u8 = 2;
/// How long after its first call an action may begin another one, and how long after its tap a
/// write may be sent first.
pub const ACTION_TIME: Duration = Duration::from_secs(30);
/// The least by which two moments differ.
const SHORTEST: Duration = Duration::from_millis(1);
/// The longest `Retry-After` that is waited for.
pub const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Time out of sight after which coming back is a page load.
pub const AWAY_TIME: Duration = Duration::from_mins(1);

/// The phone's state.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) preferences: Preferences,
    pub(crate) sessions: BTreeMap<SessionId, Machine>,
    /// Writes that belong to other servers: kept as they are, never sent to this one.
    pub(crate) elsewhere: Vec<crate::journal::StoredSession>,
    pub(crate) listing: Listing,
    pub(crate) listing_call: Option<(CallId, Vec<Token>)>,
    pub(crate) home_notices: Vec<HomeNotice>,
    pub(crate) left_at: Option<Timestamp>,
    /// The moment of the latest input.
    pub(crate) latest: Timestamp,
    pub(crate) home_revision: u64,
    pub(crate) ledger: Ledger,
}

/// What is counted and kept across sessions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    pub(crate) waiters: BTreeMap<Token, Waiter>,
    pub(crate) calls: BTreeMap<Cause, u64>,
    pub(crate) next_call: u64,
    pub(crate) next_notice: u64,
    pub(crate) fault: Option<Fault>,
}

/// Somebody who waits until some writes have their outcomes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Waiter {
    pub(crate) open: usize,
    pub(crate) failure: Option<Failure>,
}

/// One session: what the server said, and what this phone wrote on top.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    pub(crate) id: SessionId,
    pub(crate) base: Option<Base>,
    /// In the order of the taps.
    pub(crate) log: Vec<Entry>,
    pub(crate) tray: Vec<Failed>,
    /// None while its screen is closed.
    pub(crate) page: Option<Phase>,
    pub(crate) read: Option<Read>,
    pub(crate) last_synced: Option<Timestamp>,
    pub(crate) sync_failure: Option<Failure>,
    pub(crate) notices: Vec<Notice>,
    /// Pairs of games that the person has looked at and found to be two.
    pub(crate) not_twice: BTreeSet<(GameId, GameId)>,
    /// Receipts that the person was told about, by the history that they come from.
    pub(crate) told: BTreeSet<(String, u64, Option<GameId>, Part)>,
    /// Games that this phone's own recovered writes made, and at which version.
    pub(crate) own_games: BTreeMap<GameId, u64>,
    pub(crate) revision: u64,
}

/// Where an open page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phase {
    Loading,
    Ready,
    Ended,
    Failed(Failure),
}

/// What the server said: complete up to `version` of the history `epoch`.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    pub(crate) epoch: String,
    pub(crate) version: u64,
    pub(crate) state: SessionState,
}

/// A write that is not applied yet, as far as this phone knows.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) change: Change,
    /// What every send of this key repeats.
    pub(crate) request: Request,
    /// When the person asked for it, or for its retry.
    pub(crate) tapped: Timestamp,
    pub(crate) seen: Option<Seen>,
    /// Calls made within the present action.
    pub(crate) calls: u8,
    pub(crate) first_sent: Option<Timestamp>,
    /// An attempt may have been judged: it is not known to be unapplied.
    pub(crate) may_be_judged: bool,
    /// An attempt of the present action reached the server.
    pub(crate) reached: bool,
    pub(crate) stage: Stage,
    pub(crate) cause: Cause,
    pub(crate) token: Option<Token>,
    /// For [`Fault::RollbackByOldCopy`] alone.
    pub(crate) old_copy: Option<Box<Base>>,
}

/// What the person had seen when acting.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Seen {
    pub(crate) epoch: String,
    pub(crate) version: u64,
}

/// How far a write got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stage {
    Waiting,
    Sending {
        call: CallId,
        asked_epoch: Option<String>,
    },
    BackingOff {
        until: Timestamp,
    },
    Unconfirmed,
    /// Found in the journal: waits for the session to be opened.
    Recovered,
}

/// Writes that failed together, first tapped first.
#[derive(Debug, Clone)]
pub(crate) struct Failed {
    pub(crate) failure: Failure,
    pub(crate) entries: Vec<Entry>,
    /// The keys were judged or fenced, so a retry needs new ones.
    pub(crate) keys_spent: bool,
    pub(crate) theirs: Option<String>,
}

/// A load or sync on its way.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    pub(crate) call: CallId,
    pub(crate) cause: Cause,
    pub(crate) made: u8,
    pub(crate) asked: Vec<String>,
    pub(crate) asked_epoch: Option<String>,
    pub(crate) tokens: Vec<Token>,
}

impl State {
    /// A phone as it starts, with what its disk holds.
    pub fn new(preferences: Preferences, journal: Journal) -> Self {
        let mut state = Self {
            preferences,
            sessions: BTreeMap::new(),
            elsewhere: journal.sessions,
            listing: Listing::Closed,
            listing_call: None,
            home_notices: Vec::new(),
            left_at: None,
            latest: Timestamp::default(),
            home_revision: 0,
            ledger: Ledger::default(),
        };
        state.adopt_journaled();
        state
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
            self.sessions
                .values_mut()
                .flat_map(|machine| &mut machine.log)
                .for_each(|entry| entry.set_back(back));
        }
        !back.is_zero() && self.sessions.values().any(|machine| !machine.log.is_empty())
    }

    /// The next moment at which something is due without any input; none when nothing is.
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.sessions.values().filter_map(Machine::due).min()
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

impl Machine {
    pub(crate) fn new(id: SessionId) -> Self {
        Self {
            id,
            base: None,
            log: Vec::new(),
            tray: Vec::new(),
            page: None,
            read: None,
            last_synced: None,
            sync_failure: None,
            notices: Vec::new(),
            not_twice: BTreeSet::new(),
            told: BTreeSet::new(),
            own_games: BTreeMap::new(),
            revision: 0,
        }
    }

    /// The session's create has no verdict: it cannot be fetched.
    pub(crate) fn creates_itself(&self) -> bool {
        self.base.is_none() && self.log.iter().any(Entry::creates_session)
    }

    /// When something has to happen to a write without any input. Behind one that is being sent or
    /// backs off, the others can only become too late.
    fn due(&self) -> Option<Timestamp> {
        let sends = self.log.iter().any(Entry::is_sending);
        let mut free = Timestamp::default();
        let mut due = Vec::new();
        for entry in &self.log {
            match entry.stage {
                Stage::Waiting => due.push(entry.deadline()),
                Stage::BackingOff { until } => {
                    free = free.max(until);
                    let late = until.max(entry.deadline() + SHORTEST);
                    due.push(if sends { late } else { late.min(free) });
                }
                Stage::Sending { .. } | Stage::Unconfirmed | Stage::Recovered => {}
            }
        }
        due.into_iter().min()
    }

    pub(crate) fn seen(&self) -> Option<Seen> {
        self.base.as_ref().map(|base| Seen { epoch: base.epoch.clone(), version: base.version })
    }

    pub(crate) fn notify(&mut self, id: u64, kind: NoticeKind) {
        if !self.notices.iter().any(|notice| notice.kind == kind) {
            self.notices.push(Notice { id, kind });
        }
    }

    /// The server does not have it, and this phone is not about to create it.
    pub(crate) fn is_gone(&self) -> bool {
        let not_found = Some(Phase::Failed(Failure::NotFound));
        self.log.is_empty() && (self.page == Some(Phase::Ended) || self.page == not_found)
    }

    /// Nothing is left of it but what the server has, and nothing that its person was told or is
    /// still to be told: who was told of a loss is not told again.
    pub(crate) fn is_idle(&self) -> bool {
        let waits = !self.log.is_empty() || !self.tray.is_empty() || self.read.is_some();
        let tells = !self.notices.is_empty() || !self.told.is_empty();
        self.page.is_none() && !waits && !tells
    }
}

impl Entry {
    pub(crate) fn new(change: Change, session: &SessionId, key: String, tapped: Timestamp) -> Self {
        let request = Request::of(&change, session);
        Self {
            key,
            change,
            request,
            tapped,
            seen: None,
            calls: 0,
            first_sent: None,
            may_be_judged: false,
            reached: false,
            stage: Stage::Waiting,
            cause: Cause::Action,
            token: None,
            old_copy: None,
        }
    }

    /// Moves every time of the present action as far back as the clock went.
    fn set_back(&mut self, back: Duration) {
        self.tapped = self.tapped - back;
        self.first_sent = self.first_sent.map(|sent| sent - back);
        if let Stage::BackingOff { until } = &mut self.stage {
            *until = *until - back;
        }
    }

    pub(crate) fn creates_session(&self) -> bool {
        matches!(self.change, Change::CreateSession { .. })
    }

    pub(crate) fn is_sending(&self) -> bool {
        matches!(self.stage, Stage::Sending { .. })
    }

    /// A new action of the same write: the budget begins anew.
    pub(crate) fn begin(&mut self, now: Timestamp, token: Option<Token>) {
        self.tapped = now;
        self.calls = 0;
        self.first_sent = None;
        self.reached = false;
        self.stage = Stage::Waiting;
        self.cause = Cause::Action;
        self.token = token;
    }

    /// After this moment no further call of the present action begins.
    pub(crate) fn deadline(&self) -> Timestamp {
        self.first_sent.unwrap_or(self.tapped) + ACTION_TIME
    }
}
