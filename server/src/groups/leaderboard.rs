//! `GET /groups/{id}/stats`

use axum::{extract::State, response::Response};
use pace_rules::group::Standings;

use super::answer::Ask;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::Needs,
};

/// The leaderboard of the players who were not removed.
pub(crate) async fn leaderboard(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: None };
    ask.list(|data| Standings::of(&data.history).leaderboard()).await
}
