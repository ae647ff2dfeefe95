//! `PUT /sessions/{id}/games/{game}`

use axum::{Json, extract::State};
use pace_rules::{
    id::{GameId, SessionId},
    rejection::Rejection,
};

use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    reply::{GameReply, game_reply},
};

/// Sets members of a game: absent = unchanged, null = cleared.
pub(crate) async fn edit(
    State(app): State<App>,
    Path((id, game)): Path<(String, String)>,
    incoming: Incoming,
) -> Result<Json<GameReply>, Error> {
    let id = SessionId::new(id).map_err(|_| Rejection::SessionUnknown)?;
    GameId::new(game).map_err(|_| Rejection::GameUnknown)?;
    let write = incoming.into_write(id, &app);
    game_reply(app.store.write(write).await?)
}
