//! The inside of the machine, for tests that check its laws from outside.

use pace_rules::{
    change::Change,
    id::{GroupId, SessionId},
    pool::PoolChange,
    request::Request,
    state::SessionState,
    time::Timestamp,
};

use crate::{
    input::Token,
    machine::{Entry, Machine, Phase, Stage},
    notice::Notice,
    state::State,
    subject::Subject,
};

pub use crate::group::GroupState;

/// One machine: of a session, or of a group.
#[derive(Debug)]
pub struct Inside<'a, S = SessionState, C = Change> {
    /// Epoch, version and rows.
    pub base: Option<(&'a str, u64, &'a S)>,
    /// In the order of the taps.
    pub log: Vec<Held<'a, C>>,
    /// Group by group.
    pub tray: Vec<Vec<Held<'a, C>>>,
    /// What its person is told, but what follows from the games alone.
    pub notices: &'a [Notice],
    /// Its page shows rows.
    pub is_ready: bool,
    /// Its page waits for its first rows.
    pub is_loading: bool,
    /// A load or sync is on its way.
    pub is_reading: bool,
}

/// One write.
#[derive(Debug)]
pub struct Held<'a, C = Change> {
    /// Its key.
    pub key: &'a str,
    /// What it does.
    pub change: &'a C,
    /// What is sent.
    pub request: &'a Request,
    /// When the person asked for it.
    pub tapped: Timestamp,
    /// Who waits for it.
    pub token: Option<Token>,
    /// How far it got.
    pub at: At,
    /// An attempt may have been judged.
    pub may_be_judged: bool,
}

/// How far a write got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the stages of the queue")]
pub enum At {
    Waiting,
    Sending,
    BackingOff,
    Unconfirmed,
    Recovered,
}

impl State {
    /// The sessions that have a machine.
    #[doc(hidden)]
    pub fn inside_ids(&self) -> impl Iterator<Item = &SessionId> {
        self.sessions.keys()
    }

    /// The machine of a session, if it has one.
    #[doc(hidden)]
    pub fn inside(&self, id: &SessionId) -> Option<Inside<'_>> {
        self.sessions.get(id).map(Machine::inside)
    }

    /// The fold that the screen of a session shows.
    #[doc(hidden)]
    pub fn inside_view(&self, id: &SessionId) -> SessionState {
        self.sessions.get(id).map(Machine::view).unwrap_or_default()
    }

    /// The groups that have a machine.
    #[doc(hidden)]
    pub fn inside_group_ids(&self) -> impl Iterator<Item = &GroupId> {
        self.groups.keys()
    }

    /// The machine of a group, if it has one.
    #[doc(hidden)]
    pub fn inside_group(&self, id: &GroupId) -> Option<Inside<'_, GroupState, PoolChange>> {
        self.groups.get(id).map(Machine::inside)
    }

    /// The fold that the screen of a group shows.
    #[doc(hidden)]
    pub fn inside_group_view(&self, id: &GroupId) -> GroupState {
        self.groups.get(id).map(Machine::view).unwrap_or_default()
    }
}

impl<S: Subject> Machine<S> {
    fn inside(&self) -> Inside<'_, S::State, S::Change> {
        Inside {
            base: self.base.as_ref().map(|base| (base.epoch.as_str(), base.version, &base.state)),
            log: self.log.iter().map(Entry::held).collect(),
            tray: self.tray.iter().map(|failed| failed.entries.iter().map(Entry::held).collect()).collect(),
            notices: &self.notices,
            is_ready: self.page == Some(Phase::Ready),
            is_loading: self.page == Some(Phase::Loading),
            is_reading: self.read.is_some(),
        }
    }
}

impl<S: Subject> Entry<S> {
    fn held(&self) -> Held<'_, S::Change> {
        Held {
            key: &self.key,
            change: &self.change,
            request: &self.request,
            tapped: self.tapped,
            token: self.token,
            at: match self.stage {
                Stage::Waiting => At::Waiting,
                Stage::Sending { .. } => At::Sending,
                Stage::BackingOff { .. } => At::BackingOff,
                Stage::Unconfirmed => At::Unconfirmed,
                Stage::Recovered => At::Recovered,
            },
            may_be_judged: self.may_be_judged,
        }
    }
}
