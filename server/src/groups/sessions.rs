//! `GET /groups/{id}/sessions`

use axum::{extract::State, response::Response};

use super::answer::Ask;
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
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Sessions, day: None };
    ask.list(|data| data.history.evenings.iter().map(|evening| evening.session.clone()).collect()).await
}
