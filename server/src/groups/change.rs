//! `POST /groups/{id}/changes`

use axum::{Json, extract::State};
use pace_rules::{id::GroupId, rejection::Rejection};

use super::reply::{Done, done};
use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
};

/// Carries out one change that no other endpoint has: one write, one transaction.
pub(crate) async fn change(
    State(app): State<App>,
    Path(id): Path<String>,
    incoming: Incoming,
) -> Result<Json<Done>, Error> {
    let id = GroupId::new(id).map_err(|_| Rejection::GroupUnknown)?;
    done(app.store.write_group(incoming.into_group_write(id, &app)).await?)
}
