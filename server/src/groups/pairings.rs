//! `GET /groups/{id}/pairings`

use axum::{extract::State, response::Response};
use pace_rules::group::Standings;

use super::answer::Ask;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::Needs,
};

/// The pairs who have played together, qualified ones first.
pub(crate) async fn pairings(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: None };
    ask.list(|data| Standings::of(&data.history).pairings()).await
}
