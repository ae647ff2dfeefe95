//! `POST /groups/{id}/guests`

use axum::{Json, extract::State};
use pace_rules::{
    id::{GroupId, GroupPlayerId},
    pool::GroupSync,
    rejection::Rejection,
};
use serde::Serialize;

use super::{add_players::rows, reply::written};
use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    store::GroupWritten,
};

/// The player whom a guest has become.
#[derive(Debug, Serialize)]
pub(crate) struct Promoted {
    player: Promotee,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<GroupSync>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Promotee {
    id: GroupPlayerId,
    group_id: GroupId,
    name: String,
    elo_rating: i32,
}

/// Makes a guest a player and links every appearance of that name in the group's sessions.
pub(crate) async fn promote(
    State(app): State<App>,
    Path(id): Path<String>,
    incoming: Incoming,
) -> Result<Json<Promoted>, Error> {
    let id = GroupId::new(id).map_err(|_| Rejection::GroupUnknown)?;
    let write = incoming.into_group_write(id.clone(), &app);
    let GroupWritten { players, sync, .. } = written(app.store.write_group(write).await?)?;
    let player = rows(&app, id, players).await?.pop().ok_or(Error::Internal)?;
    let message = format!("{} joined the group", player.name);
    let player = Promotee {
        id: player.id,
        group_id: player.group_id,
        name: player.name,
        elo_rating: player.elo_rating,
    };
    Ok(Json(Promoted { player, message, sync }))
}
