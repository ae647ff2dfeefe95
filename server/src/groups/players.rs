//! `GET /groups/{id}/players`

use axum::{extract::State, response::Response};
use pace_rules::group::{GroupPlayer, Standings};

use super::answer::Ask;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::{GroupData, Needs},
};

/// The players who were not removed, by name; none of an unknown group.
pub(crate) async fn players(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: None };
    ask.list(|data| active(data, &Standings::of(&data.history))).await
}

/// The players who were not removed, with their figures.
pub(super) fn active(data: &GroupData, standings: &Standings<'_>) -> Vec<GroupPlayer> {
    standings.players().into_iter().map(|player| dated(data, player)).collect()
}

/// The rules do not know when a player was added.
pub(super) fn dated(data: &GroupData, player: GroupPlayer) -> GroupPlayer {
    GroupPlayer { created_at: data.added.get(&player.id).copied(), ..player }
}
