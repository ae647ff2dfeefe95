//! The answers of a group: always whole, each one snapshot.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    change::PoolTarget,
    state::{Member, Pool},
};
use crate::{
    balances::Balances,
    group::{GroupPlayer, LeaderboardRow, Overview, PairingRow, RecentGuest},
    id::{GroupId, GroupPlayerId},
    part::PartValue,
    session::Session,
    sync::{Ack, Verdict},
    time::Timestamp,
};

/// A group as the wire carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Which.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// The code by which others join.
    pub shareable_link: String,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// Rises by 1 with each applied write to the group, its pool or any of its sessions and games;
    /// 0 before the server has it.
    #[serde(default, skip_serializing_if = "crate::wire::is_zero")]
    pub version: u64,
}

/// A player of the pool, removed or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupMember {
    /// Who.
    pub id: GroupPlayerId,
    /// The name.
    pub name: String,
    /// Not in lists and boards any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

impl Pool {
    /// Everybody who is or was in it, as the wire carries them: by name.
    pub fn by_name(&self) -> Vec<GroupMember> {
        let member = |(id, member): (&GroupPlayerId, &Member)| GroupMember {
            id: id.clone(),
            name: member.name.clone(),
            removed: member.is_removed,
        };
        let mut members: Vec<GroupMember> = self.members.iter().map(member).collect();
        members.sort_by_cached_key(|member| (member.name.to_lowercase(), member.id.clone()));
        members
    }
}

/// What a load, a sync or a write of a group answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupSync {
    /// Names the history of the database.
    pub epoch: String,
    /// The version that everything here stands for.
    pub version: u64,
    /// The group; absent once it is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// The whole pool by name.
    #[serde(default)]
    pub members: Vec<GroupMember>,
    /// Its sessions, newest first, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<Session>>,
    /// The board, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaderboard: Option<Vec<LeaderboardRow>>,
    /// The active players with their figures, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub players: Option<Vec<GroupPlayer>>,
    /// The guests of the last 30 days; comes with `players`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guests: Option<Vec<RecentGuest>>,
    /// The pairs, if they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairings: Option<Vec<PairingRow>>,
    /// The group at a glance, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overview: Option<Overview>,
    /// Who owes whom, if it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balances: Option<Balances>,
    /// What became of the keys that were asked about.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub verdicts: BTreeMap<String, Verdict>,
    /// The verdict of the write that this answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ack: Option<Ack<GroupOverwrote>>,
}

/// A value of somebody else that a write to a group replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupOverwrote {
    /// Which part.
    pub part: PoolTarget,
    /// What stood there before.
    pub before: PartValue,
}
