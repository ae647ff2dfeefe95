//! The Sync object: one read snapshot of a session, whole or as the delta since a version.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    game::Game,
    id::GameId,
    part::{Part, PartValue},
    session::Session,
};

/// What a load, a sync or a write answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sync {
    /// Names the history of the database.
    pub epoch: String,
    /// The delta begins after this version; 0 = full, it replaces what the caller has.
    pub since: u64,
    /// The version that the rows stand for.
    pub version: u64,
    /// Whole; always in a full answer, in a delta if the session's own members changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Session>,
    /// Games changed since, whole; all live games in a full answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub games: Vec<Game>,
    /// Games deleted since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deleted: Vec<GameId>,
    /// Values of the caller that others overwrote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub receipts: Vec<Receipt>,
    /// What became of the keys that were asked about.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub verdicts: BTreeMap<String, Verdict>,
    /// The verdict of the write that this answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ack: Option<Ack>,
}

/// Tells an author that an acknowledged value was overwritten by somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// The version that overwrote it.
    pub version: u64,
    /// The game; absent for the session's own parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<GameId>,
    /// Which part.
    pub part: Part,
    /// What the caller had written.
    pub yours: PartValue,
    /// What stands now; absent if it is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<PartValue>,
}

/// What became of a write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "verdict")]
pub enum Verdict {
    /// It is in the history.
    Applied {
        /// The version at which it came in; the present one if it changed nothing.
        version: u64,
    },
    /// The rules refused it, for ever.
    Rejected {
        /// The stable code.
        code: String,
        /// The sentence for people.
        error: String,
    },
    /// Never seen.
    Unknown,
}

/// The verdict of a write, in its own answer. `O` is what it may have overwritten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ack<O = Overwrote> {
    /// The key of the write.
    pub key: String,
    /// Always `applied`: a refusal is an error answer.
    pub verdict: Applied,
    /// The version at which it came in; the present one if it changed nothing.
    pub version: u64,
    /// The write was judged before and is answered once more.
    #[serde(default)]
    pub replayed: bool,
    /// What it overwrote that its author had not seen.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub overwrote: Vec<O>,
}

/// The one verdict that an [`Ack`] carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applied {
    /// The write is in the history.
    #[default]
    Applied,
}

/// A value of somebody else that a write replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Overwrote {
    /// The game; absent for the session's own parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<GameId>,
    /// Which part.
    pub part: Part,
    /// What stood there before.
    pub before: PartValue,
}
