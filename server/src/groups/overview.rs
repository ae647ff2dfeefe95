//! `GET /groups/{id}/overview`

use axum::{extract::State, response::Response};
use pace_rules::group::Standings;

use super::answer::{Ask, Day};
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::Needs,
};

/// The group at a glance.
pub(crate) async fn overview(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let day = Day::today(&app);
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Games, day: Some(day) };
    ask.one(move |data| Ok(Standings::of(&data.history).overview(day.end()))).await
}
