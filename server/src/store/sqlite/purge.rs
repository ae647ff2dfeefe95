//! Removes for good what was deleted long ago; ids, keys and verdicts stay.

use std::time::Duration;

use pace_rules::{rejection::Rejection, time::Timestamp};
use sqlx::SqliteConnection;

use super::job::Work;
use crate::store::error::StoreError;

/// How long a deletion can be taken back.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// The removal of all that is due.
pub(super) struct Purge;

impl Work for Purge {
    type Done = ();

    async fn carry_out(
        &self,
        conn: &mut SqliteConnection,
        _: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        purge(conn, now).await
    }
}

async fn purge(conn: &mut SqliteConnection, now: Timestamp) -> Result<(), StoreError> {
    let kept = i64::try_from(KEPT.as_millis()).unwrap_or(i64::MAX);
    let before = now.millis().saturating_sub(kept);
    let groups = groups(conn, now, before).await?;
    let sessions: Vec<i64> = sqlx::query_scalar(
        "UPDATE session SET purged_at = ?, viewer = NULL, name = NULL, organizer_id = '', group_id = NULL
         WHERE deleted_at < ? AND purged_at IS NULL RETURNING seq",
    )
    .bind(now.millis())
    .bind(before)
    .fetch_all(&mut *conn)
    .await?;
    for seq in &sessions {
        for sql in [
            "DELETE FROM player WHERE session = ?",
            "DELETE FROM game WHERE session = ?",
            "DELETE FROM part WHERE session = ?",
            "DELETE FROM receipt WHERE session = ?",
            "UPDATE record SET overwrote = NULL WHERE session = ?",
        ] {
            sqlx::query(sql).bind(seq).execute(&mut *conn).await?;
        }
        // A sentence may name a player.
        sqlx::query("UPDATE record SET error = ? WHERE session = ? AND error IS NOT NULL")
            .bind(Rejection::SessionDeleted.to_string())
            .bind(seq)
            .execute(&mut *conn)
            .await?;
    }
    let games = sqlx::query(
        "UPDATE game SET number = NULL, team_a1 = NULL, team_a2 = NULL, team_b1 = NULL, team_b2 = NULL,
             winning_team = NULL, team_a_score = NULL, team_b_score = NULL, author = NULL
         WHERE deleted_at < ? AND number IS NOT NULL",
    )
    .bind(before)
    .execute(conn)
    .await?;
    if groups + sessions.len() > 0 || games.rows_affected() > 0 {
        tracing::info!(groups, sessions = sessions.len(), games = games.rows_affected(), "purged");
    }
    Ok(())
}

/// Leaves of groups what is left of sessions; these are as old as the deletion of their group.
async fn groups(conn: &mut SqliteConnection, now: Timestamp, before: i64) -> Result<usize, StoreError> {
    sqlx::query(
        "UPDATE session SET deleted_at = pool.deleted_at FROM pool
         WHERE pool.id = session.group_id AND pool.deleted_at < ? AND session.purged_at IS NULL",
    )
    .bind(before)
    .execute(&mut *conn)
    .await?;
    let groups: Vec<i64> = sqlx::query_scalar(
        "UPDATE pool SET purged_at = ?, code = NULL, name = NULL
         WHERE deleted_at < ? AND purged_at IS NULL RETURNING seq",
    )
    .bind(now.millis())
    .bind(before)
    .fetch_all(&mut *conn)
    .await?;
    for seq in &groups {
        for sql in [
            "DELETE FROM member WHERE pool = ?",
            "DELETE FROM payment WHERE pool = ?",
            "DELETE FROM pool_part WHERE pool = ?",
            "UPDATE pool_record SET answers = NULL, overwrote = NULL WHERE pool = ?",
        ] {
            sqlx::query(sql).bind(seq).execute(&mut *conn).await?;
        }
        // A sentence may name a player.
        sqlx::query("UPDATE pool_record SET error = ? WHERE pool = ? AND error IS NOT NULL")
            .bind(Rejection::GroupDeleted.to_string())
            .bind(seq)
            .execute(&mut *conn)
            .await?;
    }
    Ok(groups.len())
}
