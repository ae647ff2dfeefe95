//! `DELETE /groups/{id}/players`

use axum::{Json, extract::State};
use pace_rules::id::{GroupId, GroupPlayerId};
use serde_json::Value;

use super::reply::{Done, done};
use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
};

/// Takes a player out of lists and boards; the history stays. Whoever is not there is removed
/// already.
pub(crate) async fn remove_player(
    State(app): State<App>,
    id: Result<Path<String>, Error>,
    incoming: Incoming,
) -> Result<Json<Done>, Error> {
    let body: Option<Value> = incoming.body();
    let player = body.as_ref().and_then(|body| body.get("playerId")).and_then(Value::as_str);
    let player = player.filter(|id| !id.is_empty()).ok_or_else(|| Error::invalid("Player ID is required"))?;
    let group = id.ok().and_then(|Path(id)| GroupId::new(id).ok());
    let (Some(group), Ok(_)) = (group, GroupPlayerId::new(player)) else { return Ok(Json(Done::default())) };
    done(app.store.write_group(incoming.into_group_write(group, &app)).await?)
}
