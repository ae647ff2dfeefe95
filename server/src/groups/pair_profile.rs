//! `GET /groups/{id}/pairings/{one}/{other}`

use axum::{extract::State, response::Response};
use pace_rules::{group::Standings, id::GroupPlayerId};

use super::answer::Ask;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::{Needs, Refusal},
};

/// Everything about two players as partners, named in either order.
pub(crate) async fn pair_profile(
    State(app): State<App>,
    Path((id, one, other)): Path<(String, String, String)>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let unknown = || Error::Refused(Refusal::pairing_unknown(), None);
    let (Ok(one), Ok(other)) = (GroupPlayerId::new(one), GroupPlayerId::new(other)) else {
        return Err(unknown());
    };
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: None };
    ask.one(move |data| Standings::of(&data.history).pair_profile(&one, &other).ok_or_else(unknown)).await
}
