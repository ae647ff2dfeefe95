//! `DELETE /sessions/{id}/games/{game}`

use axum::{Json, extract::State};
use pace_rules::id::{GameId, SessionId};

use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    reply::{Done, done},
};

/// Deletes a game; it can be restored for a while. What is not there is deleted already.
pub(crate) async fn delete(
    State(app): State<App>,
    ids: Result<Path<(String, String)>, Error>,
    incoming: Incoming,
) -> Result<Json<Done>, Error> {
    let Ok(Path((id, game))) = ids else { return Ok(Json(Done::default())) };
    let (Ok(id), Ok(_)) = (SessionId::new(id), GameId::new(game)) else { return Ok(Json(Done::default())) };
    let write = incoming.into_write(id, &app);
    done(app.store.write(write).await?)
}
