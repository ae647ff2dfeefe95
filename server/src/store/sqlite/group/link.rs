//! Links past appearances of a guest to the player whom the guest has become.

use pace_rules::{
    id::GroupPlayerId,
    pool::{Pool, same_name},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::super::Seq;
use crate::store::error::StoreError;

/// Links every guest of that player's name in all of the group's sessions; their phones see it, as
/// it is a change of those sessions.
pub(super) async fn link(
    conn: &mut SqliteConnection,
    pool: &Pool,
    id: &GroupPlayerId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let (Some(group), Some(member)) = (&pool.group, pool.members.get(id)) else {
        return Ok(());
    };
    let guests = sqlx::query(
        "SELECT player.session, player.position, player.name FROM player
         JOIN session ON session.seq = player.session
         WHERE session.group_id = ? AND player.group_player_id IS NULL
         ORDER BY player.session",
    )
    .bind(group.as_str())
    .fetch_all(&mut *conn)
    .await?;
    let mut linked: Vec<Seq> = Vec::new();
    for guest in guests {
        if !same_name(guest.try_get("name")?, &member.name) {
            continue;
        }
        let session: Seq = guest.try_get("session")?;
        sqlx::query(
            "UPDATE player SET group_player_id = ?, is_guest = NULL WHERE session = ? AND position = ?",
        )
        .bind(id.as_str())
        .bind(session)
        .bind(guest.try_get::<i64, _>("position")?)
        .execute(&mut *conn)
        .await?;
        if linked.last() != Some(&session) {
            linked.push(session);
        }
    }
    for session in linked {
        sqlx::query(
            "UPDATE session SET version = version + 1, own_version = version + 1, updated_at = ? WHERE seq = ?",
        )
        .bind(at.millis())
        .bind(session)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}
