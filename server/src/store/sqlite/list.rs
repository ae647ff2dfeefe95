//! Lists over sessions and games.

use std::collections::BTreeMap;

use pace_rules::{game::Game, id::SessionId, player::Player, session::Session, state::SessionState};
use sqlx::{Row, SqliteConnection};

use super::{
    Seq,
    load::{self, Head},
    row,
};
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
        "SELECT player.* FROM player JOIN session ON session.seq = player.session
         WHERE session.deleted_at IS NULL ORDER BY player.session, player.position",
    );
    for row in &players.fetch_all(&mut *conn).await? {
        rosters.entry(row.try_get("session")?).or_default().push(row::player(row)?);
    }
    let sessions =
        sqlx::query("SELECT * FROM session WHERE deleted_at IS NULL ORDER BY created_at DESC, seq DESC");
    let rows = sessions.fetch_all(conn).await?;
    rows.iter()
        .map(|row| row::session(row, rosters.remove(&row.try_get("seq")?).unwrap_or_default()))
        .collect()
}

pub(super) async fn count(conn: &mut SqliteConnection) -> Result<u64, StoreError> {
    let row = sqlx::query("SELECT count(*) AS sessions FROM session WHERE deleted_at IS NULL")
        .fetch_one(conn)
        .await?;
    row::number(&row, "sessions")
}

/// The session of a viewer token, deleted ones included, purged ones not.
pub(super) async fn viewed(
    conn: &mut SqliteConnection,
    token: &str,
) -> Result<Option<SessionState>, StoreError> {
    let row = sqlx::query("SELECT * FROM session WHERE viewer = ? AND purged_at IS NULL")
        .bind(token)
        .fetch_optional(&mut *conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    load::state(conn, &Head::new(row)?).await.map(Some)
}
