//! `GET /groups/{id}/players`

use axum::{extract::State, response::Response};
use pace_rules::{
    id::{GroupId, GroupPlayerId},
    time::Timestamp,
};
use serde::Serialize;

use super::answer::answer;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::{GroupData, Needs, PoolMember},
};

/// A player of the pool with the figures that follow from the games.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GroupPlayer {
    pub(super) id: GroupPlayerId,
    pub(super) group_id: GroupId,
    pub(super) name: String,
    pub(super) elo_rating: i32,
    wins: u32,
    losses: u32,
    total_games: u32,
    created_at: Timestamp,
}

/// The players who were not removed, by name; none of an unknown group.
pub(crate) async fn players(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(known): IfNoneMatch,
) -> Result<Response, Error> {
    answer(&app, &id, known, Needs::Games, |data| {
        Ok(data.map(|data| of(data, |member| !member.is_removed)).unwrap_or_default())
    })
    .await
}

/// Those of a group's players whom `is_wanted` picks, with their figures.
pub(super) fn of(data: &GroupData, is_wanted: impl Fn(&PoolMember) -> bool) -> Vec<GroupPlayer> {
    let wanted = data.members.iter().filter(|member| is_wanted(member));
    let player = |member: &PoolMember| GroupPlayer {
        id: member.id.clone(),
        group_id: data.group.id.clone(),
        name: member.name.clone(),
        elo_rating: 1_500,
        wins: 0,
        losses: 0,
        total_games: 0,
        created_at: member.created_at,
    };
    wanted.map(player).collect()
}
