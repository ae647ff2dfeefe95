//! `GET /groups`

use axum::{Json, extract::State};
use pace_rules::pool::Group;

use crate::{app::App, config::Access, error::Error};

/// Every group, newest first; none unless access is open.
pub(crate) async fn list(State(app): State<App>) -> Result<Json<Vec<Group>>, Error> {
    Ok(Json(match app.access {
        Access::Open => app.store.groups().await?,
        Access::Link => Vec::new(),
    }))
}
