//! How readings of a group are answered: a validator, and no body for those who have it already.

use axum::{
    Json,
    http::{StatusCode, header::ETAG},
    response::{IntoResponse, Response},
};
use pace_rules::id::GroupId;
use serde::Serialize;

use crate::{
    app::App,
    error::Error,
    store::{GroupData, GroupQuestion, GroupReading, Needs},
};

/// A list or figures of the group of that id. Of one that is unknown or deleted there is what
/// `body` makes of nothing.
pub(super) async fn answer<T: Serialize>(
    app: &App,
    id: &str,
    if_none_match: Option<String>,
    needs: Needs,
    body: impl FnOnce(Option<&GroupData>) -> Result<T, Error>,
) -> Result<Response, Error> {
    let Ok(id) = GroupId::new(id) else { return Ok(Json(body(None)?).into_response()) };
    let question = GroupQuestion { if_none_match, ..GroupQuestion::whole(id, needs) };
    Ok(match app.store.read_group(&question).await? {
        GroupReading::Unknown | GroupReading::Deleted(_) => Json(body(None)?).into_response(),
        GroupReading::NotModified { etag } => not_modified(etag),
        GroupReading::Group(data) => ([(ETAG, data.etag.clone())], Json(body(Some(&data))?)).into_response(),
    })
}

pub(super) fn not_modified(etag: String) -> Response {
    (StatusCode::NOT_MODIFIED, [(ETAG, etag)]).into_response()
}
