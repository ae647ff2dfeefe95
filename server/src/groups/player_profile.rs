//! `GET /groups/{id}/players/{player}/stats`

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    response::Response,
};
use pace_rules::{
    group::{PlayerProfile, RatingStep, Standings},
    id::GroupPlayerId,
    rejection::Rejection,
};
use serde::{Deserialize, Serialize};

use super::answer::Ask;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::Needs,
};

/// What may be asked for.
#[derive(Debug, Deserialize)]
pub(crate) struct Params {
    include: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Profile {
    #[serde(flatten)]
    profile: PlayerProfile,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating_history: Option<Vec<RatingStep>>,
}

/// Everything about one player; with `?include=history` how the rating came about, too.
pub(crate) async fn player_profile(
    State(app): State<App>,
    Path((id, player)): Path<(String, String)>,
    params: Result<Query<Params>, QueryRejection>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let Query(params) = params.map_err(|error| Error::invalid(error.body_text()))?;
    let with_history = match params.include.as_deref() {
        None | Some("") => false,
        Some("history") => true,
        Some(_) => return Err(Error::invalid("include: only history can be asked for")),
    };
    let player = GroupPlayerId::new(player).map_err(|_| Rejection::MemberUnknown)?;
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: None };
    ask.one(move |data| {
        let standings = Standings::of(&data.history);
        let profile = standings.player_profile(&player).ok_or(Rejection::MemberUnknown)?;
        let rating_history = with_history.then(|| standings.rating_history(&player)).flatten();
        Ok(Profile { profile, rating_history })
    })
    .await
}
