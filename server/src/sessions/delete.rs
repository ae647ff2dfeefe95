//! `DELETE /sessions/{id}`

use axum::{Json, extract::State};
use pace_rules::id::SessionId;

use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    reply::{Done, done},
};

/// Deletes a session; it can be restored for a while. What is not there is deleted already.
pub(crate) async fn delete(
    State(app): State<App>,
    id: Result<Path<String>, Error>,
    incoming: Incoming,
) -> Result<Json<Done>, Error> {
    let Some(id) = id.ok().and_then(|Path(id)| SessionId::new(id).ok()) else {
        return Ok(Json(Done::default()));
    };
    let write = incoming.into_write(id, &app);
    done(app.store.write(write).await?)
}
