//! Takes a group out of a database, and puts groups and sessions into one.

use pace_rules::{group::Evening, time::Timestamp};
use sqlx::{Connection, SqliteConnection};

use super::{Seq, group, open, save};
use crate::{
    archive::{Archive, ArchiveError, ArchivedGroup, ArchivedPlayer, ArchivedSession, Bundle},
    config::Config,
    id,
    store::group::{Named, PoolMember, StoredEvening},
};

/// A live group with everything that exists of it, from one snapshot.
pub(crate) async fn export(config: &Config, group: &Named) -> Result<Option<Archive>, ArchiveError> {
    let mut conn = open::open(config).await?.writer;
    let mut snapshot = conn.begin().await?;
    let Some(head) = group::head(&mut snapshot, group).await? else { return Ok(None) };
    let Some(group) = head.live_group() else { return Ok(None) };
    let players = group::members(&mut snapshot, head.seq).await?;
    let payments = group::payments(&mut snapshot, head.seq).await?;
    let mut evenings = group::evenings(&mut snapshot, &group.id, true).await?;
    // In the order in which they were made, as they come newest first within a date.
    evenings.reverse();
    evenings.sort_by_key(|evening| evening.created_at);
    let players = players.into_iter().map(ArchivedPlayer::from).collect();
    let sessions = evenings.into_iter().map(ArchivedSession::from).collect();
    Ok(Some(Archive::new(ArchivedGroup { group, players, payments }, sessions)))
}

impl From<PoolMember> for ArchivedPlayer {
    fn from(member: PoolMember) -> Self {
        let PoolMember { id, member, created_at } = member;
        Self { id, name: member.name, removed: member.is_removed, created_at }
    }
}

impl From<StoredEvening> for ArchivedSession {
    fn from(stored: StoredEvening) -> Self {
        let StoredEvening { evening, created_at, round_robin_count } = stored;
        let Evening { session, mut games } = evening;
        games.sort_by_key(|game| game.game_number);
        Self { session, created_at, round_robin_count, games }
    }
}

/// Puts everything in, or nothing; a new history begins.
pub(crate) async fn import(config: &Config, bundle: &Bundle, now: Timestamp) -> Result<(), ArchiveError> {
    let mut conn = open::alone(config).await?;
    let mut transaction = conn.begin_with("BEGIN IMMEDIATE").await?;
    for group in &bundle.groups {
        put_group(&mut transaction, group, now).await?;
    }
    for session in &bundle.sessions {
        put_session(&mut transaction, session, now).await?;
    }
    open::begin_history(&mut transaction).await?;
    transaction.commit().await?;
    conn.close().await?;
    Ok(())
}

async fn put_group(
    conn: &mut SqliteConnection,
    archived: &ArchivedGroup,
    now: Timestamp,
) -> Result<(), ArchiveError> {
    let ArchivedGroup { group, players, payments } = archived;
    if group::by_id(conn, &group.id).await?.is_some() {
        return Err(ArchiveError::Taken(format!("the group {}", group.id)));
    }
    // Another group of this database may have the code.
    let mut wanted = Some(group.shareable_link.to_ascii_lowercase()).filter(|code| !code.is_empty());
    let code = group::free_code(conn, || wanted.take().unwrap_or_else(id::group_code)).await?;
    let seq: Seq = sqlx::query_scalar(
        "INSERT INTO pool (id, version, code, name, created_at) VALUES (?, 1, ?, ?, ?) RETURNING seq",
    )
    .bind(group.id.as_str())
    .bind(code)
    .bind(&group.name)
    .bind(group.created_at.unwrap_or(now).millis())
    .fetch_one(&mut *conn)
    .await?;
    for player in players {
        sqlx::query("INSERT INTO member (pool, id, name, created_at, removed_at) VALUES (?, ?, ?, ?, ?)")
            .bind(seq)
            .bind(player.id.as_str())
            .bind(&player.name)
            .bind(player.created_at.millis())
            .bind(player.removed.then_some(now.millis()))
            .execute(&mut *conn)
            .await?;
    }
    for payment in payments {
        group::save_payment(conn, seq, payment, None).await?;
    }
    Ok(())
}

async fn put_session(
    conn: &mut SqliteConnection,
    archived: &ArchivedSession,
    now: Timestamp,
) -> Result<(), ArchiveError> {
    let ArchivedSession { session, created_at, round_robin_count, games } = archived;
    let known: Option<Seq> = sqlx::query_scalar("SELECT seq FROM session WHERE id = ?")
        .bind(session.id.as_str())
        .fetch_optional(&mut *conn)
        .await?;
    if known.is_some() {
        return Err(ArchiveError::Taken(format!("the session {}", session.id)));
    }
    let seq: Seq = sqlx::query_scalar(
        "INSERT INTO session (id, version, viewer, round_robin_count, created_at, updated_at)
         VALUES (?1, 1, ?2, ?3, ?4, ?4) RETURNING seq",
    )
    .bind(session.id.as_str())
    .bind(session.viewer.clone().unwrap_or_else(id::viewer_token))
    .bind(round_robin_count)
    .bind(created_at.millis())
    .fetch_one(&mut *conn)
    .await?;
    save::session(conn, seq, session, 1, now).await?;
    for game in games {
        let game = pace_rules::game::Game { version: 1, ..game.clone() };
        save::game(conn, seq, &game, None).await?;
    }
    Ok(())
}
