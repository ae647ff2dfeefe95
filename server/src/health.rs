//! Whether the server works.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::app::App;

/// `GET /health`: the process answers.
pub(crate) async fn process() -> Response {
    Json(json!({"ok": true})).into_response()
}

/// `GET /health/db`: the database answers too.
pub(crate) async fn database(State(app): State<App>) -> Response {
    match app.store.count().await {
        Ok(sessions) => {
            let name = app.store.name();
            let body = json!({"ok": true, "db": "connected", "sessionsCount": sessions, "database": name});
            Json(body).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            let body = json!({"ok": false, "db": "error", "error": "The database does not answer"});
            (StatusCode::INTERNAL_SERVER_ERROR, Json(body)).into_response()
        }
    }
}
