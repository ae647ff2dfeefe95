//! `GET /sessions/{id}`

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header::ETAG},
    response::{IntoResponse, Response},
};
use pace_rules::{id::SessionId, rejection::Rejection};

use crate::{
    app::App,
    error::Error,
    extract::{Asked, Path},
    store::Reading,
};

/// A session, or with `?include=games` everything of it that the caller does not have yet.
pub(crate) async fn read(
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, Error> {
    let id = SessionId::new(id).map_err(|_| Rejection::SessionUnknown)?;
    Ok(match app.store.read(asked.of(id)).await? {
        Reading::Unknown => return Err(Rejection::SessionUnknown.into()),
        Reading::Deleted(sync) => {
            return Err(Error::Refused(Rejection::SessionDeleted.into(), sync.map(Into::into)));
        }
        Reading::NotModified { etag } => (StatusCode::NOT_MODIFIED, [(ETAG, etag)]).into_response(),
        Reading::Session { session, etag } => ([(ETAG, etag)], Json(session)).into_response(),
        Reading::Sync { sync, etag } => ([(ETAG, etag)], Json(sync)).into_response(),
    })
}
