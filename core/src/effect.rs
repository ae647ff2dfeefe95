//! What `step` asks the shell to do, in this order.

use pace_rules::{
    id::{GameId, GroupId, SessionId},
    time::Timestamp,
};

use crate::{
    failure::Failure,
    input::{CallId, Token},
    profiles::Profile,
};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Give the home screen's observers the new snapshot.
    PublishHome,
    /// Give the observers of one page the new snapshot.
    Publish(Subject),
    /// Write the journal to disk. If that fails, the calls after it in the same step are not made
    /// and end as [`crate::input::CallError::NotJournaled`].
    SaveJournal,
    /// Write the preferences to disk.
    SavePreferences,
    /// Make a call.
    Call(Call),
    /// Tell a waiting caller the outcome, after the snapshot that shows it.
    Resolve(Token, Result<Done, Failure>),
}

/// What a page is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Subject {
    /// A session.
    Session(#[cfg_attr(feature = "uniffi", uniffi(name = "session"))] SessionId),
    /// A group.
    Group(#[cfg_attr(feature = "uniffi", uniffi(name = "group"))] GroupId),
    /// A page of a group that only shows.
    Profile(#[cfg_attr(feature = "uniffi", uniffi(name = "profile"))] Profile),
}

/// What a caller gets when it worked.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Done {
    /// A write is in the server's history; the game that it created or changed, if it was one.
    Saved(#[cfg_attr(feature = "uniffi", uniffi(name = "game"))] Option<GameId>),
    /// A load or sync brought everybody's latest.
    Fresh,
    /// A code leads to this group.
    Found(#[cfg_attr(feature = "uniffi", uniffi(name = "group"))] GroupId),
}

/// Why a call is made: it counts against that cause's budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Cause {
    /// A page is opened: at most 2 calls, ours takes 1.
    Load,
    /// A person changes something: at most 3 calls.
    Action,
    /// A person pulls: at most 2 calls, ours takes 1.
    Sync,
}

/// An HTTP call, ready to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Comes back with its answer.
    pub id: CallId,
    /// What it counts for.
    pub cause: Cause,
    /// The address of the server that it is for.
    pub server: String,
    /// GET, POST, PUT or DELETE.
    pub method: &'static str,
    /// Below the API's base, with query.
    pub path: String,
    /// `Idempotency-Key` of a write.
    pub key: Option<String>,
    /// `Pace-Seen` of a write.
    pub seen: Option<u64>,
    /// `Pace-Author`.
    pub author: Option<String>,
    /// `If-None-Match` of a read.
    pub if_none_match: Option<String>,
    /// The body of a write; empty for none.
    pub body: String,
    /// When the call is made.
    pub made_at: Timestamp,
}
