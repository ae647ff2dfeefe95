//! `GET /sessions/{id}/games`

use axum::{Json, extract::State};
use pace_rules::{game::Game, id::SessionId};

use crate::{app::App, error::Error, extract::Path};

/// The games of a session by number, scheduled ones too; none of an unknown session.
pub(crate) async fn list(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Vec<Game>>, Error> {
    let Ok(id) = SessionId::new(id) else { return Ok(Json(Vec::new())) };
    Ok(Json(app.store.games(&id).await?))
}
