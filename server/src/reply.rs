//! The bodies of writes that were applied.

use axum::Json;
use pace_rules::{game::Game, id::GameId, session::Session, sync::Sync};
use serde::Serialize;

use crate::{
    error::Error,
    store::{Outcome, Written},
};

/// The body of writes that answer no row.
#[derive(Debug, Serialize)]
pub(crate) struct Done {
    success: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<Sync>,
}

impl Default for Done {
    fn default() -> Self {
        Self { success: true, sync: None }
    }
}

/// The body of writes that answer the session.
#[derive(Debug, Serialize)]
pub(crate) struct SessionReply {
    success: bool,
    session: Session,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<Sync>,
}

/// The body of writes that answer a game: the bare row.
#[derive(Debug, Serialize)]
pub(crate) struct GameReply {
    #[serde(flatten)]
    game: GameRow,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    sync: Option<Sync>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum GameRow {
    Whole(Box<Game>),
    /// Its content was purged.
    Bare {
        id: GameId,
    },
}

fn written(outcome: Outcome) -> Result<Written, Error> {
    match outcome {
        Outcome::Applied(written) => Ok(*written),
        Outcome::Refused(refusal, sync) => Err(Error::Refused(refusal, sync.map(Into::into))),
        Outcome::KeyReused => Err(Error::KeyReused),
    }
}

pub(crate) fn done(outcome: Outcome) -> Result<Json<Done>, Error> {
    let Written { sync, .. } = written(outcome)?;
    Ok(Json(Done { success: true, sync }))
}

pub(crate) fn session_reply(outcome: Outcome) -> Result<Json<SessionReply>, Error> {
    let Written { session, sync, .. } = written(outcome)?;
    let session = session.ok_or(Error::Internal)?;
    Ok(Json(SessionReply { success: true, session, sync }))
}

pub(crate) fn game_reply(outcome: Outcome) -> Result<Json<GameReply>, Error> {
    let Written { game, sync, .. } = written(outcome)?;
    let game = game.ok_or(Error::Internal)?;
    let row = match game.game {
        Some(row) => GameRow::Whole(Box::new(row)),
        None => GameRow::Bare { id: game.id },
    };
    Ok(Json(GameReply { game: row, deleted: game.is_deleted, sync }))
}
