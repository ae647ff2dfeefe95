//! `POST /groups/{id}/players`

use axum::{Json, extract::State};
use pace_rules::{
    group::{GroupPlayer, Standings},
    id::{GroupId, GroupPlayerId},
    pool::{GroupSync, NamesBody},
    rejection::Rejection,
};
use serde::Serialize;

use super::{players::dated, replay::replay, reply::written};
use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    store::{GroupQuestion, GroupReading, GroupWritten, Needs},
};

/// The players that were asked for, new or not.
#[derive(Debug, Serialize)]
pub(crate) struct Added {
    success: bool,
    #[serde(flatten)]
    players: OneOrMore,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<GroupSync>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
enum OneOrMore {
    Player(GroupPlayer),
    Players(Vec<GroupPlayer>),
}

/// Adds players to the pool. A name that is there already stays one player; whoever was removed
/// returns.
pub(crate) async fn add_players(
    State(app): State<App>,
    Path(id): Path<String>,
    incoming: Incoming,
) -> Result<Json<Added>, Error> {
    let id = GroupId::new(id).map_err(|_| Rejection::GroupUnknown)?;
    let asks_list = incoming.body::<NamesBody>().is_some_and(|body| body.names.is_some());
    let write = incoming.into_group_write(id.clone(), &app);
    let GroupWritten { players, sync, .. } = written(app.store.write_group(write).await?)?;
    let mut players = rows(&app, id, players).await?;
    let players = if asks_list {
        OneOrMore::Players(players)
    } else {
        OneOrMore::Player(players.pop().ok_or(Error::Internal)?)
    };
    Ok(Json(Added { success: true, players, sync }))
}

/// Players of a group as they are now, in that order.
pub(super) async fn rows(
    app: &App,
    group: GroupId,
    players: Vec<GroupPlayerId>,
) -> Result<Vec<GroupPlayer>, Error> {
    let question = GroupQuestion::whole(group, Needs::Games);
    let GroupReading::Group(data) = app.store.read_group(&question).await? else {
        return Err(Rejection::GroupDeleted.into());
    };
    replay(data, move |data| {
        let standings = Standings::of(&data.history);
        let players = players.iter().filter_map(|id| standings.player(id));
        players.map(|player| dated(&data, player)).collect()
    })
    .await
}
