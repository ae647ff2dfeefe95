//! Lists over sessions and games.

use std::collections::BTreeMap;

use pace_rules::{game::Game, id::SessionId, player::Player, session::Session, state::SessionState};
use sqlx::{Row, SqliteConnection};

use super::{Seq, load, row};
use crate::store::error::StoreError;

/// The live games of a session by number; none of an unknown or deleted one.
pub(super) async fn games(conn: &mut SqliteConnection, session: &SessionId) -> Result<Vec<Game>, StoreError> {
    let Some(head) = load::head(conn, session).await?.filter(|head| !head.is_deleted) else {
        return Ok(Vec::new());
    };
    let rows = sqlx::query("SELECT * FROM game WHERE session = ? AND deleted_at IS NULL ORDER BY number")
        .bind(head.seq)
        .fetch_all(conn)
        .await?;
    rows.iter().filter_map(|row| row::game(row, session).transpose()).collect()
}

/// Every live session, newest created first.
pub(super) async fn sessions(conn: &mut SqliteConnection) -> Result<Vec<Session>, StoreError> {
    let mut rosters: BTreeMap<Seq, Vec<Player>> = BTreeMap::new();
    let players = sqlx::query(
        "SELECT player.* FROM live_session JOIN player ON player.session = live_session.seq
         ORDER BY player.session, player.position",
    );
    for row in &players.fetch_all(&mut *conn).await? {
        rosters.entry(row.try_get("session")?).or_default().push(row::player(row)?);
    }
    let sessions = sqlx::query("SELECT * FROM live_session ORDER BY created_at DESC, seq DESC");
    let rows = sessions.fetch_all(conn).await?;
    rows.iter()
        .map(|row| row::session(row, rosters.remove(&row.try_get("seq")?).unwrap_or_default()))
        .collect()
}

pub(super) async fn count(conn: &mut SqliteConnection) -> Result<u64, StoreError> {
    let row = sqlx::query("SELECT count(*) AS sessions FROM live_session").fetch_one(conn).await?;
    row::number(&row, "sessions")
}

/// The session of a viewer token, deleted ones included, purged ones not.
pub(super) async fn viewed(
    conn: &mut SqliteConnection,
    token: &str,
) -> Result<Option<SessionState>, StoreError> {
    let Some(head) = load::viewed(conn, token).await? else { return Ok(None) };
    load::state(conn, &head).await.map(Some)
}
