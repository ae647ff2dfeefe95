//! `GET /sessions` and `GET /sessions/summary`

use axum::{Json, extract::State};
use pace_rules::{
    id::{GroupId, SessionId},
    session::{GameMode, Session},
    time::Timestamp,
};
use serde::Serialize;

use crate::{app::App, config::Access, error::Error};

/// A line of the dashboard.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Summary {
    id: SessionId,
    name: Option<String>,
    date: Timestamp,
    player_count: usize,
    game_mode: GameMode,
    group_id: Option<GroupId>,
}

/// Every session, newest created first; none unless access is open.
pub(crate) async fn list(State(app): State<App>) -> Result<Json<Vec<Session>>, Error> {
    Ok(Json(match app.access {
        Access::Open => app.store.sessions().await?,
        Access::Link => Vec::new(),
    }))
}

/// As [`list`], in short.
pub(crate) async fn summaries(state: State<App>) -> Result<Json<Vec<Summary>>, Error> {
    let Json(sessions) = list(state).await?;
    let summaries = sessions.into_iter().map(|session| Summary {
        player_count: session.players.len(),
        id: session.id,
        name: session.name,
        date: session.date,
        game_mode: session.game_mode,
        group_id: session.group_id,
    });
    Ok(Json(summaries.collect()))
}
