//! The pool's list.

use serde::{Deserialize, Serialize};

use super::standings::{MemberStanding, Standings};
use crate::{
    id::{GroupId, GroupPlayerId},
    time::Timestamp,
};

/// A player of the pool as the wire carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct GroupPlayer {
    /// The player.
    pub id: GroupPlayerId,
    /// The group.
    pub group_id: GroupId,
    /// The name.
    pub name: String,
    /// The rating after all games.
    pub elo_rating: i32,
    /// Games won.
    pub wins: u32,
    /// Games lost.
    pub losses: u32,
    /// Games played.
    pub total_games: u32,
    /// When the player was added; put in by whoever keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
}

impl Standings<'_> {
    /// The active players by name; nobody without a group.
    pub fn players(&self) -> Vec<GroupPlayer> {
        self.by_name().into_iter().filter_map(|standing| self.group_player(standing)).collect()
    }

    /// One player, active or removed.
    pub fn player(&self, id: &GroupPlayerId) -> Option<GroupPlayer> {
        self.group_player(&self.members[self.place(id)?])
    }

    fn group_player(&self, standing: &MemberStanding<'_>) -> Option<GroupPlayer> {
        Some(GroupPlayer {
            id: standing.id.clone(),
            group_id: self.history.pool.group.clone()?,
            name: standing.member.name.clone(),
            elo_rating: standing.rating,
            wins: standing.tally.wins,
            losses: standing.tally.losses,
            total_games: standing.tally.games(),
            created_at: None,
        })
    }
}
