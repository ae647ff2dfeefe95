//! `DELETE /groups/{id}`

use axum::{Json, extract::State};
use pace_rules::id::GroupId;

use super::reply::{Done, done};
use crate::{
    app::App,
    error::Error,
    extract::{Incoming, Path},
};

/// Deletes a group with its sessions; it can be restored for a while. What is not there is deleted
/// already.
pub(crate) async fn delete(
    State(app): State<App>,
    id: Result<Path<String>, Error>,
    incoming: Incoming,
) -> Result<Json<Done>, Error> {
    let Some(id) = id.ok().and_then(|Path(id)| GroupId::new(id).ok()) else {
        return Ok(Json(Done::default()));
    };
    done(app.store.write_group(incoming.into_group_write(id, &app)).await?)
}
