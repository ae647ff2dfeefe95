//! `PUT /sessions/{id}`

use axum::{Json, extract::State};
use pace_rules::{id::SessionId, rejection::Rejection};

use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    reply::{SessionReply, session_reply},
};

/// Sets all of a session's own members; its games stay as they are.
pub(crate) async fn replace(
    State(app): State<App>,
    Path(id): Path<String>,
    incoming: Incoming,
) -> Result<Json<SessionReply>, Error> {
    let id = SessionId::new(id).map_err(|_| Rejection::SessionUnknown)?;
    let write = incoming.into_write(id, &app);
    session_reply(app.store.write(write).await?)
}
