//! `GET /groups/{id}/guests`

use axum::{extract::State, response::Response};
use pace_rules::group::{RecentGuest, recent_guests};
use serde::Serialize;

use super::answer::{Ask, Day};
use crate::{
    app::App,
    error::Error,
    extract::{IfNoneMatch, Path},
    store::Needs,
};

#[derive(Debug, Serialize)]
struct Guests {
    guests: Vec<RecentGuest>,
}

/// The guests of the last 30 days, the latest first.
pub(crate) async fn guests(
    State(app): State<App>,
    Path(id): Path<String>,
    IfNoneMatch(if_none_match): IfNoneMatch,
) -> Result<Response, Error> {
    let day = Day::today(&app);
    let ask = Ask { app: &app, id: &id, if_none_match, needs: Needs::Sessions, day: Some(day) };
    ask.one(move |data| Ok(Guests { guests: recent_guests(&data.history, day.begin()) })).await
}
