//! What is in the file.

use pace_rules::{
    game::Game,
    id::GroupPlayerId,
    pool::{Group, Payment},
    session::Session,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

/// The present form of the file.
pub(super) const FORM: u32 = 1;

/// A group with everything that exists of it. What was deleted is not in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Archive {
    /// In which form the rest is written.
    pub(super) pace: u32,
    pub(super) group: Group,
    /// By id, removed ones too.
    pub(super) players: Vec<ArchivedPlayer>,
    /// In the order in which they were made.
    pub(super) sessions: Vec<ArchivedSession>,
    /// In the order in which they were marked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) payments: Vec<Payment>,
}

/// A player of the pool.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ArchivedPlayer {
    pub(crate) id: GroupPlayerId,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) removed: bool,
    pub(crate) created_at: Timestamp,
}

/// A session with its games by number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ArchivedSession {
    pub(crate) session: Session,
    pub(crate) created_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) round_robin_count: Option<u32>,
    pub(crate) games: Vec<Game>,
}

/// What is put into a database as one.
#[derive(Debug, Default)]
pub(crate) struct Bundle {
    pub(crate) groups: Vec<ArchivedGroup>,
    /// Those of the groups, and standalone ones.
    pub(crate) sessions: Vec<ArchivedSession>,
}

/// A group without its sessions.
#[derive(Debug)]
pub(crate) struct ArchivedGroup {
    pub(crate) group: Group,
    pub(crate) players: Vec<ArchivedPlayer>,
    pub(crate) payments: Vec<Payment>,
}

impl Archive {
    /// Versions are those of a database's history, so they stay behind.
    pub(crate) fn new(group: ArchivedGroup, sessions: Vec<ArchivedSession>) -> Self {
        let ArchivedGroup { group, players, payments } = group;
        let group = Group { version: 0, ..group };
        let mut archive = Self { pace: FORM, group, players, sessions, payments };
        for ArchivedSession { session, games, .. } in &mut archive.sessions {
            session.version = 0;
            for game in games {
                game.version = 0;
            }
        }
        archive
    }
}
