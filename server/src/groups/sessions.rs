//! `GET /groups/{id}/sessions`

use axum::{extract::State, response::Response};

use super::answer::answer;
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::Needs,
};

/// The sessions of a group, newest first; none of an unknown one.
pub(crate) async fn sessions(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(known): IfNoneMatch,
) -> Result<Response, Error> {
    answer(&app, &id, known, Needs::Sessions, |data| {
        let evenings = data.map(|data| data.evenings.as_slice()).unwrap_or_default();
        Ok(evenings.iter().map(|evening| evening.session.clone()).collect::<Vec<_>>())
    })
    .await
}
