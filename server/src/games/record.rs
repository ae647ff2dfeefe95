//! `POST /sessions/{id}/games`

use axum::{Json, extract::State};
use pace_rules::{id::SessionId, rejection::Rejection};

use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    reply::{GameReply, game_reply},
};

/// Records a played game or schedules one; its number is given under the session's lock.
pub(crate) async fn record(
    State(app): State<App>,
    Path(id): Path<String>,
    incoming: Incoming,
) -> Result<Json<GameReply>, Error> {
    let id = SessionId::new(id).map_err(|_| Rejection::SessionUnknown)?;
    let write = incoming.into_write(id, &app);
    game_reply(app.store.write(write).await?)
}
