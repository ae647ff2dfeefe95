//! Loads what a write is judged on.

use std::{collections::BTreeSet, sync::Arc};

use pace_rules::{
    change::{Change, Target},
    id::{GameId, GroupId, SessionId},
    player::Player,
    pool::Pool,
    session::Session,
    state::SessionState,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{Seq, group, row};
use crate::store::{
    error::StoreError,
    judge::{LastWrite, Stored},
};

/// The state of a session's row.
pub(super) struct Head {
    pub(super) seq: Seq,
    pub(super) version: u64,
    pub(super) own_version: u64,
    /// By itself or with its group.
    pub(super) is_deleted: bool,
    pub(super) is_group_deleted: bool,
    pub(super) is_purged: bool,
    row: SqliteRow,
}

/// The row of a session, deleted and purged ones included.
pub(super) async fn head(
    conn: &mut SqliteConnection,
    session: &SessionId,
) -> Result<Option<Head>, StoreError> {
    let sql = "SELECT session.*, pool.deleted_at AS group_deleted_at
        FROM session LEFT JOIN pool ON pool.id = session.group_id WHERE session.id = ?";
    let row = sqlx::query(sql).bind(session.as_str()).fetch_optional(conn).await?;
    row.map(Head::new).transpose()
}

/// The row of the session behind a viewer token, deleted ones included, purged ones not.
pub(super) async fn viewed(conn: &mut SqliteConnection, token: &str) -> Result<Option<Head>, StoreError> {
    let sql = "SELECT session.*, pool.deleted_at AS group_deleted_at
        FROM session LEFT JOIN pool ON pool.id = session.group_id
        WHERE session.viewer = ? AND session.purged_at IS NULL";
    let row = sqlx::query(sql).bind(token).fetch_optional(conn).await?;
    row.map(Head::new).transpose()
}

impl Head {
    fn new(row: SqliteRow) -> Result<Self, StoreError> {
        let is_set = |column| Ok::<_, StoreError>(row.try_get::<Option<i64>, _>(column)?.is_some());
        Ok(Self {
            seq: row.try_get("seq")?,
            version: row::number(&row, "version")?,
            own_version: row::number(&row, "own_version")?,
            is_deleted: is_set("deleted_at")? || is_set("group_deleted_at")?,
            is_group_deleted: is_set("group_deleted_at")?,
            is_purged: is_set("purged_at")?,
            row,
        })
    }

    /// The session with its roster.
    pub(super) async fn session(&self, conn: &mut SqliteConnection) -> Result<Session, StoreError> {
        row::session(&self.row, players(conn, self.seq).await?)
    }
}

async fn players(conn: &mut SqliteConnection, seq: Seq) -> Result<Vec<Player>, StoreError> {
    let rows = sqlx::query("SELECT * FROM player WHERE session = ? ORDER BY position")
        .bind(seq)
        .fetch_all(conn)
        .await?;
    rows.iter().map(row::player).collect()
}

/// A session with its games, deleted ones too.
pub(super) async fn state(conn: &mut SqliteConnection, head: &Head) -> Result<SessionState, StoreError> {
    let session = head.session(conn).await?;
    let mut state = SessionState { is_deleted: head.is_deleted, ..SessionState::default() };
    for row in
        sqlx::query("SELECT * FROM game WHERE session = ?").bind(head.seq).fetch_all(&mut *conn).await?
    {
        let id = row::id(&row, "id", GameId::new)?;
        let game = row::game(&row, &session.id)?.map(Arc::new);
        match game {
            Some(game) if row.try_get::<Option<i64>, _>("deleted_at")?.is_none() => {
                state.games.insert(id, game);
            }
            game => {
                state.deleted.insert(id, game);
            }
        }
    }
    state.session = Some(Arc::new(session));
    Ok(state)
}

/// Everything that the judgement of that change needs; empty for an unknown session.
pub(super) async fn stored(
    conn: &mut SqliteConnection,
    head: Option<&Head>,
    change: &Change,
) -> Result<Stored, StoreError> {
    let mut stored = Stored::default();
    let Some(head) = head else {
        stored.group = group(conn, None, change).await?;
        return Ok(stored);
    };
    stored.version = head.version;
    stored.is_purged = head.is_purged;
    if head.is_purged {
        return Ok(stored);
    }
    stored.is_group_deleted = head.is_group_deleted;
    stored.fingerprint = row::fingerprint(&head.row)?;
    stored.state = state(conn, head).await?;
    let present = stored.state.session.as_ref().and_then(|session| session.group_id.as_ref());
    stored.group = group(conn, present, change).await?;
    add_parts(conn, head.seq, None, &mut stored).await?;
    for game in games_named(change) {
        let row = sqlx::query("SELECT fingerprint FROM game WHERE session = ? AND id = ?")
            .bind(head.seq)
            .bind(game.as_str())
            .fetch_optional(&mut *conn)
            .await?;
        let Some(row) = row else { continue };
        if let Some(fingerprint) = row::fingerprint(&row)? {
            stored.game_fingerprints.insert(game.clone(), fingerprint);
        }
        add_parts(conn, head.seq, Some(&game), &mut stored).await?;
    }
    Ok(stored)
}

/// The group by whose pool the roster that a change writes is linked.
async fn group(
    conn: &mut SqliteConnection,
    present: Option<&GroupId>,
    change: &Change,
) -> Result<Option<Pool>, StoreError> {
    let group = match change {
        Change::CreateSession { session, .. } | Change::ReplaceSession(session) => {
            session.group_id.as_ref().or(present)
        }
        Change::AddPlayer(_) | Change::RenamePlayer { .. } => present,
        _ => None,
    };
    let Some(group) = group else { return Ok(None) };
    let head = group::by_id(conn, group).await?;
    match head {
        Some(head) => group::pool(conn, &head).await.map(Some),
        None => Ok(None),
    }
}

fn games_named(change: &Change) -> BTreeSet<GameId> {
    let game = |target| match target {
        Target::Game(id) => Some(id),
        _ => None,
    };
    change.writes().into_iter().filter_map(game).collect()
}

async fn add_parts(
    conn: &mut SqliteConnection,
    seq: Seq,
    game: Option<&GameId>,
    stored: &mut Stored,
) -> Result<(), StoreError> {
    let rows = sqlx::query("SELECT part, version, author FROM part WHERE session = ? AND game = ?")
        .bind(seq)
        .bind(super::place_id(game))
        .fetch_all(conn)
        .await?;
    for row in &rows {
        let part = row::part(row)?;
        let last = LastWrite { version: row::number(row, "version")?, author: row.try_get("author")? };
        stored.parts.insert((game.cloned(), part), last);
    }
    Ok(())
}
