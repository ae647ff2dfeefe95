//! Sessions and groups alike: what is watched of a phone's queue is the same for both.

use std::{collections::BTreeSet, fmt};

use pace_core::{
    input::Token,
    inspect::{At, Held, Inside},
    notice::Notice,
    state::State,
};
use pace_rules::{
    change::{Change, Target},
    id::{GroupId, SessionId},
    pool::{PoolChange, PoolTarget},
    request::Request,
};

/// What a queue is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    Session(SessionId),
    Group(GroupId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(id) => write!(f, "session {id}"),
            Self::Group(id) => write!(f, "group {id}"),
        }
    }
}

/// What a person does to a session or to a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AnyChange {
    Session(Change),
    Group(PoolChange),
}

/// Something that one change writes and another may need.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AnyTarget {
    Session(Target),
    Group(PoolTarget),
}

impl AnyChange {
    pub(crate) fn depends_on(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Session(later), Self::Session(earlier)) => later.depends_on(earlier),
            (Self::Group(later), Self::Group(earlier)) => later.depends_on(earlier),
            _ => false,
        }
    }

    pub(crate) fn writes(&self) -> BTreeSet<AnyTarget> {
        match self {
            Self::Session(change) => change.writes().into_iter().map(AnyTarget::Session).collect(),
            Self::Group(change) => change.writes().into_iter().map(AnyTarget::Group).collect(),
        }
    }

    /// Before it is judged there is nothing to fetch.
    pub(crate) const fn creates_subject(&self) -> bool {
        matches!(
            self,
            Self::Session(Change::CreateSession { .. }) | Self::Group(PoolChange::CreateGroup { .. })
        )
    }
}

/// A machine of the phone, whatever it is about.
#[derive(Debug)]
pub(crate) struct Seen<'a> {
    /// Epoch and version.
    pub(crate) base: Option<(&'a str, u64)>,
    pub(crate) log: Vec<Line<'a>>,
    pub(crate) tray: Vec<Vec<Line<'a>>>,
    pub(crate) notices: &'a [Notice],
    pub(crate) is_ready: bool,
    pub(crate) is_loading: bool,
    pub(crate) is_reading: bool,
}

/// One write of it.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    pub(crate) key: &'a str,
    pub(crate) change: AnyChange,
    pub(crate) request: &'a Request,
    pub(crate) token: Option<Token>,
    pub(crate) at: At,
}

/// Everything that has a machine.
pub(crate) fn subjects(state: &State) -> impl Iterator<Item = Subject> {
    let sessions = state.inside_ids().cloned().map(Subject::Session);
    sessions.chain(state.inside_group_ids().cloned().map(Subject::Group))
}

/// The machine of a session or group, if it has one.
pub(crate) fn look<'a>(state: &'a State, subject: &Subject) -> Option<Seen<'a>> {
    match subject {
        Subject::Session(id) => state.inside(id).map(|inside| seen(inside, AnyChange::Session)),
        Subject::Group(id) => state.inside_group(id).map(|inside| seen(inside, AnyChange::Group)),
    }
}

fn seen<'a, S, C: Clone>(inside: Inside<'a, S, C>, any: fn(C) -> AnyChange) -> Seen<'a> {
    let line = |held: Held<'a, C>| Line {
        key: held.key,
        change: any(held.change.clone()),
        request: held.request,
        token: held.token,
        at: held.at,
    };
    Seen {
        base: inside.base.map(|(epoch, version, _)| (epoch, version)),
        log: inside.log.into_iter().map(line).collect(),
        tray: inside.tray.into_iter().map(|group| group.into_iter().map(line).collect()).collect(),
        notices: inside.notices,
        is_ready: inside.is_ready,
        is_loading: inside.is_loading,
        is_reading: inside.is_reading,
    }
}
