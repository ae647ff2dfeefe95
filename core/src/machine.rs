//! One subject as this phone has it: what the server said, what was written on top, what failed.

use std::time::Duration;

use pace_rules::{request::Request, time::Timestamp};

use crate::{
    deed::Theirs,
    effect::Cause,
    failure::Failure,
    input::{CallId, Token},
    notice::{Notice, NoticeKind},
    snapshot::SyncMark,
    subject::{Kind, Subject},
};

/// Calls that one action may make.
pub(crate) const ACTION_CALLS: u8 = 3;
/// Calls that one load or sync may make.
pub(crate) const READ_CALLS: u8 = 2;
/// How long after its first call an action may begin another one, and how long after its tap a
/// write may be sent first.
pub(crate) const ACTION_TIME: Duration = Duration::from_secs(30);
/// The least by which two moments differ.
const SHORTEST: Duration = Duration::from_millis(1);
/// The longest `Retry-After` that is waited for.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// One subject: what the server said, and what this phone wrote on top.
#[derive(Debug, Clone)]
pub(crate) struct Machine<S: Subject> {
    pub(crate) id: S::Id,
    pub(crate) base: Option<Base<S>>,
    /// In the order of the taps.
    pub(crate) log: Vec<Entry<S>>,
    pub(crate) tray: Vec<Failed<S>>,
    /// None while its screen is closed.
    pub(crate) page: Option<Phase>,
    pub(crate) read: Option<Read>,
    pub(crate) last_synced: Option<Timestamp>,
    /// When a load or sync last brought everybody's latest.
    pub(crate) read_at: Option<Timestamp>,
    pub(crate) sync_failure: Option<Failure>,
    pub(crate) notices: Vec<Notice>,
    pub(crate) memory: S::Memory,
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
pub(crate) struct Base<S: Subject> {
    pub(crate) epoch: String,
    pub(crate) version: u64,
    pub(crate) state: S::State,
}

/// A write that is not applied yet, as far as this phone knows.
#[derive(Debug, Clone)]
pub(crate) struct Entry<S: Subject> {
    pub(crate) key: String,
    pub(crate) change: S::Change,
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
    pub(crate) old_copy: Option<Box<Base<S>>>,
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
pub(crate) struct Failed<S: Subject> {
    pub(crate) failure: Failure,
    pub(crate) entries: Vec<Entry<S>>,
    /// The keys were judged or fenced, so a retry needs new ones.
    pub(crate) keys_spent: bool,
    pub(crate) theirs: Option<Theirs>,
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

impl<S: Subject> Machine<S> {
    pub(crate) fn new(id: S::Id) -> Self {
        Self {
            id,
            base: None,
            log: Vec::new(),
            tray: Vec::new(),
            page: None,
            read: None,
            last_synced: None,
            read_at: None,
            sync_failure: None,
            notices: Vec::new(),
            memory: S::Memory::default(),
            revision: 0,
        }
    }

    /// Its create has no verdict: it cannot be fetched.
    pub(crate) fn creates_itself(&self) -> bool {
        self.base.is_none() && self.log.iter().any(Entry::creates_subject)
    }

    /// When something has to happen to a write without any input. Behind one that is being sent or
    /// backs off, the others can only become too late.
    pub(crate) fn due(&self) -> Option<Timestamp> {
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

    /// The clock went back: every time of its writes goes with it.
    pub(crate) fn set_back(&mut self, back: Duration) {
        self.log.iter_mut().for_each(|entry| entry.set_back(back));
    }

    pub(crate) fn seen(&self) -> Option<Seen> {
        self.base.as_ref().map(|base| Seen { epoch: base.epoch.clone(), version: base.version })
    }

    pub(crate) fn notify(&mut self, id: u64, kind: NoticeKind) {
        if !self.notices.iter().any(|notice| notice.kind == kind) {
            self.notices.push(Notice { id, kind });
        }
    }

    /// Its page says that it was deleted.
    pub(crate) fn is_ended(&self) -> bool {
        self.page == Some(Phase::Ended)
    }

    /// The server does not have it, and this phone is not about to create it.
    pub(crate) fn is_gone(&self) -> bool {
        let not_found = Some(Phase::Failed(Failure::NotFound));
        self.log.is_empty() && (self.is_ended() || self.page == not_found)
    }

    /// Whether something of it is on its way, or failed and waits for the person.
    pub(crate) fn is_unsaved(&self) -> bool {
        !self.log.is_empty() || !self.tray.is_empty()
    }

    /// Nothing is left of it but what the server has, and nothing that its person was told or is
    /// still to be told.
    pub(crate) fn is_idle(&self) -> bool {
        let waits = self.is_unsaved() || self.read.is_some();
        self.page.is_none() && !waits && self.notices.is_empty() && !S::is_remembered(&self.memory)
    }
}

impl<S: Subject> Entry<S> {
    pub(crate) fn new(change: S::Change, id: &S::Id, key: String, tapped: Timestamp) -> Self {
        let request = S::request(&change, id);
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
    pub(crate) fn set_back(&mut self, back: Duration) {
        self.tapped = self.tapped - back;
        self.first_sent = self.first_sent.map(|sent| sent - back);
        if let Stage::BackingOff { until } = &mut self.stage {
            *until = *until - back;
        }
    }

    pub(crate) fn creates_subject(&self) -> bool {
        S::kind(&self.change) == Kind::Creates
    }

    /// How far what it writes got.
    pub(crate) fn mark(&self) -> SyncMark {
        if self.stage == Stage::Unconfirmed { SyncMark::Unconfirmed } else { SyncMark::Saving }
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
