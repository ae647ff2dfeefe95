//! `POST /sessions/{id}/changes`

use axum::{Json, extract::State};
use pace_rules::{id::SessionId, rejection::Rejection};

use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
    reply::{Done, done},
};

/// Carries out one change that no other endpoint has: one write, one transaction.
pub(crate) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    incoming: Incoming,
) -> Result<Json<Done>, Error> {
    let id = SessionId::new(id).map_err(|_| Rejection::SessionUnknown)?;
    let write = incoming.into_write(id, &app);
    done(app.store.write(write).await?)
}
