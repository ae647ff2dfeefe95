//! A write and its verdict.

use pace_rules::{
    change::Change,
    game::Game,
    id::{GameId, GroupPlayerId, SessionId},
    rejection::Rejection,
    session::Session,
    sync::Sync,
    wire::Malformed,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::rows::MAX_GAMES_EVER;

/// SHA-256 of a write's method, path and body: what a resend must repeat.
pub(crate) type Fingerprint = [u8; 32];

/// What the caller is complete up to.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    /// Complete up to this version; 0 = has nothing.
    pub(crate) since: u64,
    /// Of this history; none = unknown.
    pub(crate) epoch: Option<String>,
}

/// The name of a write, for ever.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Its value.
    pub(crate) id: Uuid,
    /// As the caller spells it.
    pub(crate) text: String,
}

/// A write to be judged.
#[derive(Debug)]
pub(crate) struct Write {
    pub(crate) session: SessionId,
    /// A body that does not fit is refused only after its key was looked up.
    pub(crate) change: Result<Change, Malformed>,
    /// Stored with a session for older clients' sake.
    pub(crate) round_robin_count: Option<u32>,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) key: Option<Key>,
    /// Who writes; none = nobody known.
    pub(crate) author: Option<String>,
    /// The version on which the person acted.
    pub(crate) seen: Option<u64>,
    /// Present if the caller wants the rows since then.
    pub(crate) base: Option<Base>,
}

/// The verdict of a write: what an applied one answers with, and the rows that a caller asked for.
#[derive(Debug)]
pub(crate) enum Outcome<W = Written, S = Sync> {
    /// It is in the history.
    Applied(Box<W>),
    /// It is refused for ever.
    Refused(Refusal, Option<Box<S>>),
    /// The key belongs to another write, whose verdict stands.
    KeyReused,
}

/// The rows that an applied write answers with, as they are now.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// Of writes that answer the session.
    pub(crate) session: Option<Session>,
    /// Of writes that answer a game.
    pub(crate) game: Option<WrittenGame>,
    pub(crate) sync: Option<Sync>,
}

/// The game that a write made or edited.
#[derive(Debug)]
pub(crate) struct WrittenGame {
    pub(crate) id: GameId,
    /// None once its content was purged.
    pub(crate) game: Option<Game>,
    pub(crate) is_deleted: bool,
}

/// Why a write is refused: what is recorded under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) error: String,
    /// Judged by the rules, so never judged again.
    pub(crate) is_verdict: bool,
    /// Who stands in the way.
    pub(crate) existing_player: Option<ExistingPlayer>,
}

/// A player of a group who has the name that another was to get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ExistingPlayer {
    pub(crate) id: GroupPlayerId,
    pub(crate) name: String,
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        Self {
            status: rejection.status(),
            code: rejection.code().to_owned(),
            error: rejection.to_string(),
            is_verdict: true,
            existing_player: match rejection {
                Rejection::PlayerInGroup { id, name } => Some(ExistingPlayer { id, name }),
                _ => None,
            },
        }
    }
}

impl From<&Malformed> for Refusal {
    fn from(malformed: &Malformed) -> Self {
        Self::invalid(format!("The request does not fit: {malformed}"))
    }
}

impl Refusal {
    /// Something about the request that has nothing to do with what is stored.
    pub(crate) fn invalid(sentence: impl Into<String>) -> Self {
        Self {
            status: 400,
            code: "invalid".to_owned(),
            error: sentence.into(),
            is_verdict: false,
            existing_player: None,
        }
    }

    /// A session that has had as many games as it may.
    pub(crate) fn too_many_games_ever() -> Self {
        let sentence = format!("A session has at most {MAX_GAMES_EVER} games, deleted ones included");
        Self { is_verdict: true, ..Self::invalid(sentence) }
    }

    /// Two players who are not both in the group.
    pub(crate) fn pairing_unknown() -> Self {
        Self {
            status: 404,
            code: "pairing_unknown".to_owned(),
            error: "Pairing not found".to_owned(),
            is_verdict: false,
            existing_player: None,
        }
    }
}
