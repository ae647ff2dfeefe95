//! The inside of the machine, for tests that check its laws from outside.

use pace_rules::{change::Change, id::SessionId, request::Request, state::SessionState, time::Timestamp};

use crate::{
    input::Token,
    machine::{Entry, Machine, Phase, Stage},
    notice::Notice,
    session::Evening,
    state::State,
};

/// One session's machine.
#[derive(Debug)]
pub struct Inside<'a> {
    /// Epoch, version and rows.
    pub base: Option<(&'a str, u64, &'a SessionState)>,
    /// In the order of the taps.
    pub log: Vec<Held<'a>>,
    /// Group by group.
    pub tray: Vec<Vec<Held<'a>>>,
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
pub struct Held<'a> {
    /// Its key.
    pub key: &'a str,
    /// What it does.
    pub change: &'a Change,
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
}

impl Machine<Evening> {
    fn inside(&self) -> Inside<'_> {
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

impl Entry<Evening> {
    fn held(&self) -> Held<'_> {
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
