//! What happens to the phone: a person's intents, answers of the server, time.

use std::time::Duration;

use pace_rules::{
    change::Change,
    id::{GameId, GroupId, SessionId},
    pool::{NewMember, PoolChange},
    time::Timestamp,
};

use crate::{profiles::Profile, snapshot::Tab};

/// One thing that happened, with the moment and the entropy that `step` may use for it.
#[derive(Debug, Clone)]
pub struct Input {
    /// When.
    pub now: Timestamp,
    /// Random bits for this input alone.
    pub entropy: u128,
    /// What.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A person did something on a session.
    Session {
        /// Which session.
        session: SessionId,
        /// What.
        intent: Intent,
        /// Who waits for the outcome.
        token: Option<Token>,
    },
    /// A person did something on a group.
    Group {
        /// Which group.
        group: GroupId,
        /// What.
        intent: GroupIntent,
        /// Who waits for the outcome.
        token: Option<Token>,
    },
    /// A person looks at the page of a player or a pair.
    Profile {
        /// Whose page.
        profile: Profile,
        /// What the person does.
        intent: ProfileIntent,
        /// Who waits for the outcome.
        token: Option<Token>,
    },
    /// A person asked for the sessions that the server lists.
    ListSessions {
        /// Who waits for the outcome.
        token: Option<Token>,
    },
    /// A person asked for the groups that the server lists.
    ListGroups {
        /// Who waits for the outcome.
        token: Option<Token>,
    },
    /// A person has the code of a group.
    Join {
        /// In lower case, of letters and digits alone.
        code: String,
        /// Who waits for the outcome.
        token: Option<Token>,
    },
    /// A person chose another server.
    SetServer(String),
    /// A person put a notice of the home screen away.
    DismissHomeNotice(u64),
    /// The app went out of sight.
    Left,
    /// The app is in sight again.
    Returned,
    /// A call ended.
    Answered {
        /// Which call.
        call: CallId,
        /// How.
        answer: Result<Answer, CallError>,
    },
    /// Time went by.
    Woke,
}

/// What a person does to a session.
#[derive(Debug, Clone)]
pub enum Intent {
    /// Opens its screen: a page load.
    Open,
    /// Leaves its screen.
    Close,
    /// Pulls down: a manual sync.
    Refresh,
    /// Changes it: creates, records, edits, deletes.
    Change(Change),
    /// Undoes the game that the button names.
    Undo(GameId),
    /// Tries a failed or unconfirmed write once more.
    Retry(String),
    /// Gives a failed or unconfirmed write up.
    Discard(String),
    /// Brings a deleted game back with the result that was refused.
    RestoreWithMine(String),
    /// Puts an own value back that somebody overwrote.
    RestoreOverwritten(u64),
    /// Puts a notice away.
    Dismiss(u64),
}

/// What a person does to a group.
#[derive(Debug, Clone)]
pub enum GroupIntent {
    /// Opens a tab of its screen: a page load.
    Open(Tab),
    /// Leaves its screen.
    Close,
    /// Pulls down: a manual sync.
    Refresh,
    /// Changes it: creates, renames, adds and removes players, deletes.
    Change(PoolChange),
    /// Adds players of a session that is about to be created.
    AddForSession(Vec<NewMember>),
    /// Tries a failed or unconfirmed write once more.
    Retry(String),
    /// Gives a failed or unconfirmed write up.
    Discard(String),
    /// Puts a name back that this phone replaced unseen.
    RestoreOverwritten(u64),
    /// Puts a notice away.
    Dismiss(u64),
}

/// What a person does on a page that only shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileIntent {
    /// Opens it: a page load.
    Open,
    /// Leaves it.
    Close,
    /// Pulls down: a manual sync.
    Refresh,
}

/// Names somebody who waits for the outcome of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token(pub u64);

/// Names one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u64);

/// An answer that arrived whole, whatever it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `Retry-After`, if it was there.
    pub retry_after: Option<Duration>,
    /// `ETag`, if it was there.
    pub etag: Option<String>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// One without any header of interest.
    pub fn plain(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, retry_after: None, etag: None, body: body.into() }
    }
}

/// Why a call brought no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallError {
    /// No connection was made: the server cannot have judged it.
    NotConnected,
    /// A connection was made and no whole answer came: the server may have judged it.
    NoAnswer,
    /// It was never made, because it could not be journaled.
    NotJournaled,
}
