//! `POST /sessions`

use axum::{Json, extract::State};

use crate::{
    app::App,
    error::Error,
    extract::Incoming,
    reply::{SessionReply, session_reply},
};

/// Begins a session, with the games planned for it.
pub(crate) async fn create(State(app): State<App>, incoming: Incoming) -> Result<Json<SessionReply>, Error> {
    let write = incoming.into_creation(&app)?;
    session_reply(app.store.write(write).await?)
}
