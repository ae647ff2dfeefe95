//! What an onlooker notes about one phone, to say when a law is broken. It trusts nothing that the
//! phone concludes: it compares what goes in, what comes out and what the server really has.

mod calls;
mod lives;
mod outcomes;
mod rows;
mod told;
mod transitions;

use std::collections::{BTreeMap, BTreeSet};

use pace_core::{
    input::{Answer, CallError, CallId, Event, GroupIntent, Intent, Token},
    inspect::At,
    state::State,
};
use pace_rules::{
    id::{GameId, GroupPlayerId},
    pool::PoolTarget,
    request::Request,
    time::Timestamp,
};

use crate::{
    phone::Disk,
    server::Server,
    statistics::Statistics,
    subject::{AnyChange, AnyTarget, Seen, Subject, look, subjects},
};
pub(crate) use {
    rows::{is_same as rows_are_same, is_same_group as groups_are_same},
    told::Told,
};

/// Notes about one phone.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    taps: u64,
    pub(crate) writes: BTreeMap<String, Write>,
    tokens: BTreeMap<Token, Awaited>,
    shapes: BTreeMap<Subject, Shape>,
    clock_is_set: bool,
    /// The step that is looked at was a load or a sync.
    is_load: bool,
    /// Writes that became unconfirmed in the step that is looked at.
    just_unconfirmed: BTreeSet<String>,
    /// Calls of the last load or sync of each session and group.
    reads: BTreeMap<Subject, u8>,
    /// When somebody last gave it reason to make calls, in this life.
    last_activity: Option<Timestamp>,
    left_at: Option<Timestamp>,
    /// Its clock was set while it was out of sight, so nobody knows for how long it was.
    left_for_unknown: bool,
    /// Epoch and version of each base, in this life.
    bases: BTreeMap<Subject, (String, u64)>,
    /// Writes' calls on their way.
    sent: BTreeMap<CallId, String>,
    /// When this life began.
    pub(crate) born_at: i64,
    pub(crate) authors: BTreeMap<Subject, String>,
    pub(crate) told: Told,
    pub(crate) statistics: Statistics,
}

/// What a check looks at.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) state: &'a State,
    pub(crate) server: &'a Server,
    pub(crate) disk: &'a Disk,
    /// By the phone's clock, as if nobody had set it.
    pub(crate) time: Timestamp,
    /// Milliseconds from the beginning.
    pub(crate) now: i64,
}

/// What the queue of a session or group looks like.
#[derive(Debug, Clone, Default)]
struct Shape {
    epoch: Option<String>,
    log: Vec<Place>,
    tray: Vec<Vec<String>>,
}

#[derive(Debug, Clone)]
struct Place {
    key: String,
    at: At,
}

/// A write that a person asked for, under one key.
#[derive(Debug, Clone)]
pub(crate) struct Write {
    pub(crate) subject: Subject,
    /// Orders the taps.
    seq: u64,
    tapped: Timestamp,
    pub(crate) change: AnyChange,
    request: Request,
    /// What the phone had of the server when it was asked for: epoch and version.
    seen: Option<(String, u64)>,
    /// The server asked to be left alone until then.
    not_before: Option<Timestamp>,
    /// Calls of the present action.
    calls: u8,
    first_sent: Option<Timestamp>,
    /// Milliseconds from the beginning, of its first call ever.
    sent_at: Option<i64>,
    /// An attempt may have been judged.
    is_doubtful: bool,
    /// An attempt left the phone and brought no verdict: loads and syncs ask about it.
    is_unanswered: bool,
    /// A restored server without the session refused it, which nobody can record.
    is_unrecorded: bool,
    pub(crate) fate: Fate,
}

/// Where a write ended up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    InLog,
    InTray,
    Applied,
    /// The person gave it up.
    Discarded,
    /// It goes on under another key.
    Rekeyed,
    /// What it asks for was there already.
    NothingToDo,
    /// The process died before it was on disk.
    DiedWithProcess,
}

#[derive(Debug)]
struct Awaited {
    since: Timestamp,
    keys: BTreeSet<String>,
}

/// What kind of input a step had.
#[derive(Debug, Clone)]
pub(crate) struct Occasion {
    pub(crate) kind: Kind,
    pub(crate) subject: Option<Subject>,
    token: Option<Token>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Load,
    Tap,
    Retry(String),
    Discard(String),
    RestoreWithMine(String),
    Aside,
    List,
    SetServer,
    Left,
    Returned,
    Answered,
    Woke,
}

impl Occasion {
    pub(crate) fn of(event: &Event) -> Self {
        let plain = |kind| Self { kind, subject: None, token: None };
        match event {
            Event::Session { session, intent, token } => {
                let kind = match intent {
                    Intent::Open | Intent::Refresh => Kind::Load,
                    Intent::Change(_) | Intent::Undo(_) | Intent::RestoreOverwritten(_) => Kind::Tap,
                    Intent::Retry(id) => Kind::Retry(id.clone()),
                    Intent::Discard(id) => Kind::Discard(id.clone()),
                    Intent::RestoreWithMine(id) => Kind::RestoreWithMine(id.clone()),
                    Intent::Close | Intent::Dismiss(_) => Kind::Aside,
                };
                Self { kind, subject: Some(Subject::Session(session.clone())), token: *token }
            }
            Event::Group { group, intent, token } => {
                let kind = match intent {
                    GroupIntent::Open(_) | GroupIntent::Refresh => Kind::Load,
                    GroupIntent::Change(_)
                    | GroupIntent::AddForSession(_)
                    | GroupIntent::RestoreOverwritten(_) => Kind::Tap,
                    GroupIntent::Retry(id) => Kind::Retry(id.clone()),
                    GroupIntent::Discard(id) => Kind::Discard(id.clone()),
                    GroupIntent::Close | GroupIntent::Dismiss(_) => Kind::Aside,
                };
                Self { kind, subject: Some(Subject::Group(group.clone())), token: *token }
            }
            // Nobody of the simulation looks at profiles.
            Event::Profile { token, .. }
            | Event::ListSessions { token }
            | Event::ListGroups { token }
            | Event::Join { token, .. } => Self { kind: Kind::List, subject: None, token: *token },
            Event::SetServer(_) => plain(Kind::SetServer),
            Event::Left => plain(Kind::Left),
            Event::Returned => plain(Kind::Returned),
            Event::DismissHomeNotice(_) => plain(Kind::Aside),
            Event::Answered { .. } => plain(Kind::Answered),
            Event::Woke => plain(Kind::Woke),
        }
    }
}

impl Shape {
    fn of(inside: &Seen<'_>) -> Self {
        Self {
            epoch: inside.base.map(|(epoch, _)| epoch.to_owned()),
            log: inside.log.iter().map(|held| Place { key: held.key.to_owned(), at: held.at }).collect(),
            tray: (inside.tray.iter())
                .map(|group| group.iter().map(|held| held.key.to_owned()).collect())
                .collect(),
        }
    }

    fn in_log(&self, key: &str) -> Option<At> {
        self.log.iter().find(|line| line.key == key).map(|line| line.at)
    }

    fn in_tray(&self, key: &str) -> bool {
        self.tray.iter().flatten().any(|known| known == key)
    }

    fn keys(&self) -> impl Iterator<Item = &String> {
        self.log.iter().map(|line| &line.key).chain(self.tray.iter().flatten())
    }
}

fn shapes(state: &State) -> BTreeMap<Subject, Shape> {
    let shape = |id: Subject| look(state, &id).map(|seen| (id, Shape::of(&seen)));
    subjects(state).filter_map(shape).collect()
}

impl Watch {
    /// An answer is about to be given to the phone.
    pub(crate) fn answered(&mut self, call: CallId, answer: &Result<Answer, CallError>, time: Timestamp) {
        let Some(key) = self.sent.remove(&call) else { return };
        let unjudged = match answer {
            Ok(answer) => matches!(answer.status, 413 | 429 | 503 | 507),
            Err(error) => matches!(error, CallError::NotConnected | CallError::NotJournaled),
        };
        if let Some(write) = self.writes.get_mut(&key) {
            write.is_doubtful |= !unjudged;
            write.is_unanswered |= !unjudged;
            let wait = answer.as_ref().ok().and_then(|answer| answer.retry_after);
            write.not_before = wait.map(|wait| time + wait);
            write.is_unrecorded |= answer.as_ref().is_ok_and(|answer| answer.status == 404);
        }
    }

    /// Somebody sets the clock, which the phone notices with its next step.
    pub(crate) fn clock_jumped(&mut self) {
        self.clock_is_set = true;
    }

    /// With a clock that somebody set nobody knows how long anything took: all times begin anew.
    fn begin_times_anew(&mut self, time: Timestamp) {
        if !std::mem::take(&mut self.clock_is_set) {
            return;
        }
        for write in self.writes.values_mut() {
            write.tapped = time;
            write.first_sent = write.first_sent.map(|_| time);
            write.not_before = None;
        }
        self.tokens.values_mut().for_each(|awaited| awaited.since = time);
        self.last_activity = self.last_activity.map(|_| time);
        self.left_for_unknown |= self.left_at.is_some();
    }

    /// Nobody may still wait once everything is quiet.
    pub(crate) fn waiting(&self) -> Vec<Token> {
        self.tokens.keys().copied().collect()
    }
}

impl Write {
    /// The game that it is about.
    fn game(&self) -> Option<&GameId> {
        match &self.change {
            AnyChange::Session(change) => change.game(),
            AnyChange::Group(_) => None,
        }
    }

    /// The players of a pool that it is about.
    fn members(&self) -> Vec<GroupPlayerId> {
        let targets = self.change.writes().into_iter();
        let member = |target| match target {
            AnyTarget::Group(PoolTarget::Member(id)) => Some(id),
            _ => None,
        };
        targets.filter_map(member).collect()
    }
}
