//! `POST /groups`

use axum::{Json, extract::State};

use super::reply::{GroupReply, written};
use crate::{app::App, error::Error, extract::Incoming, store::GroupWritten};

/// Begins a group, with a code to join it by.
pub(crate) async fn create(State(app): State<App>, incoming: Incoming) -> Result<Json<GroupReply>, Error> {
    let write = incoming.into_group_creation(&app)?;
    let GroupWritten { group, sync, .. } = written(app.store.write_group(write).await?)?;
    let group = group.ok_or(Error::Internal)?;
    Ok(Json(GroupReply { success: true, group, sync }))
}
