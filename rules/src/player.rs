//! A player on a session's roster.

use serde::{Deserialize, Serialize};

use crate::id::{GroupPlayerId, PlayerId};

/// A player of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct Player {
    /// Made by the client.
    pub id: PlayerId,
    /// Trimmed; a blank one becomes `Player N` when the session is stored.
    #[serde(default)]
    pub name: String,
    /// The link to the group's pool; without it the player is a guest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_player_id: Option<GroupPlayerId>,
    /// Said to be a guest: never linked by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_guest: Option<bool>,
}
