//! `POST /groups/{id}/stats` and `POST /groups/{id}/pairings`

use axum::{Json, extract::State};
use pace_rules::{group::Standings, id::GroupId, rejection::Rejection};
use serde::Serialize;

use super::replay::replay;
use crate::{
    app::App,
    error::Error,
    extract::Path,
    store::{GroupData, GroupQuestion, GroupReading, Needs},
};

/// What the maintenance of the existing web app is told.
#[derive(Debug, Serialize)]
pub(crate) struct Nothing {
    success: bool,
    message: String,
}

/// Ratings follow from the games at each reading: there is nothing to recalculate.
pub(crate) async fn recalculate_ratings(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<Nothing>, Error> {
    let data = read(&app, id).await?;
    Ok(nothing(&data, "players", data.history.pool.active().len()))
}

/// The same for pairs.
pub(crate) async fn recalculate_pairings(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Json<Nothing>, Error> {
    let data = read(&app, id).await?;
    replay(data, |data| nothing(&data, "pairings", Standings::of(&data.history).pairings().len())).await
}

async fn read(app: &App, id: String) -> Result<Box<GroupData>, Error> {
    let id = GroupId::new(id).map_err(|_| Rejection::GroupUnknown)?;
    match app.store.read_group(&GroupQuestion::whole(id, Needs::Games)).await? {
        GroupReading::Group(data) => Ok(data),
        GroupReading::Deleted(_) => Err(Rejection::GroupDeleted.into()),
        GroupReading::Unknown | GroupReading::NotModified { .. } => Err(Rejection::GroupUnknown.into()),
    }
}

fn nothing(data: &GroupData, whose: &str, count: usize) -> Json<Nothing> {
    let games = data.history.evenings.iter().flat_map(|evening| &evening.games);
    let games = games.filter(|game| game.is_played()).count();
    let message =
        format!("All figures follow from the games and are up to date ({whose}: {count}, games: {games})");
    Json(Nothing { success: true, message })
}
