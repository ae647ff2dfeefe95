//! Sync objects and the answers of loads and syncs, each from one snapshot.

use std::collections::BTreeMap;

use pace_rules::{
    game::Game,
    id::GameId,
    part::{Part, PartValue},
    session::Session,
    sync::{Receipt, Sync},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::{
    job::Work,
    load::{self, Head},
    record::{self, OfSession},
    row,
    save::signed,
};
use crate::store::{
    error::StoreError,
    question::{Question, Reading, etag},
    write::Base,
};

/// Whether an answer may leave traces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    ReadOnly,
    Writer,
}

/// A question whose answer leaves traces.
impl Work for Question {
    type Done = Reading;

    async fn carry_out(
        &self,
        conn: &mut SqliteConnection,
        epoch: &str,
        _: Timestamp,
    ) -> Result<Reading, StoreError> {
        Ok(read(conn, self, epoch, Access::Writer).await?.unwrap_or(Reading::Unknown))
    }
}

/// Answers a question; none if that needs the writer: fences and acknowledged receipts are stored
/// before the answer leaves.
pub(super) async fn read(
    conn: &mut SqliteConnection,
    question: &Question,
    epoch: &str,
    access: Access,
) -> Result<Option<Reading>, StoreError> {
    let Some(head) = load::head(conn, &question.session).await? else { return Ok(Some(Reading::Unknown)) };
    let asks_verdicts = question.include_games && !question.verdicts.is_empty();
    let author = question.author.as_deref().filter(|_| question.include_games);
    if access == Access::ReadOnly {
        let acknowledges = match &question.base {
            Some(base) => acknowledged(conn, &head, epoch, base, author).await? > 0,
            None => false,
        };
        if acknowledges || asks_verdicts && question.fence {
            return Ok(None);
        }
    } else if let Some(base) = &question.base {
        acknowledge(conn, &head, epoch, base, author).await?;
    }
    let etag = etag(epoch, head.version);
    if !asks_verdicts && !head.is_deleted && question.matches(&etag) {
        return Ok(Some(Reading::NotModified { etag }));
    }
    if !question.include_games {
        return Ok(Some(if head.is_deleted {
            Reading::Deleted(None)
        } else {
            Reading::Session { session: Box::new(head.session(conn).await?), etag }
        }));
    }
    let since = question.since(epoch, head.version);
    let mut sync = if head.is_deleted {
        // What is deleted is not shown any more; what became of the caller's writes is.
        Sync { epoch: epoch.to_owned(), since, version: head.version, ..Sync::default() }
    } else {
        self::sync(conn, &head, epoch, since, author).await?
    };
    for key in &question.verdicts {
        let verdict = record::verdict::<OfSession>(conn, head.seq, head.version, key, question.fence).await?;
        sync.verdicts.insert(key.text.clone(), verdict);
    }
    let sync = Box::new(sync);
    Ok(Some(if head.is_deleted { Reading::Deleted(Some(sync)) } else { Reading::Sync { sync, etag } }))
}

/// The rows changed after `since`, whole; all of them for 0.
pub(super) async fn sync(
    conn: &mut SqliteConnection,
    head: &Head,
    epoch: &str,
    since: u64,
    author: Option<&str>,
) -> Result<Sync, StoreError> {
    let mut sync = Sync { epoch: epoch.to_owned(), since, version: head.version, ..Sync::default() };
    if head.is_purged {
        return Ok(sync);
    }
    let session = head.session(conn).await?;
    let rows = sqlx::query(
        "SELECT * FROM game WHERE session = ? AND version > ? AND (deleted_at IS NULL OR ?) ORDER BY number",
    )
    .bind(head.seq)
    .bind(signed(since))
    .bind(since > 0)
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        if row.try_get::<Option<i64>, _>("deleted_at")?.is_some() {
            sync.deleted.push(row::id(row, "id", GameId::new)?);
        } else {
            sync.games.extend(row::game(row, &session.id)?);
        }
    }
    if let Some(author) = author {
        sync.receipts = receipts(conn, head, &session, author).await?;
    }
    sync.session = (since == 0 || head.own_version > since).then_some(session);
    Ok(sync)
}

async fn receipts(
    conn: &mut SqliteConnection,
    head: &Head,
    session: &Session,
    author: &str,
) -> Result<Vec<Receipt>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM receipt WHERE session = ? AND author = ? ORDER BY version, game, part")
            .bind(head.seq)
            .bind(author)
            .fetch_all(&mut *conn)
            .await?;
    let mut games = BTreeMap::new();
    let mut receipts = Vec::with_capacity(rows.len());
    for row in &rows {
        let part = row::part(row)?;
        let game: &str = row.try_get("game")?;
        let (game, now) = if game.is_empty() {
            (None, now_of_session(&part, head, session))
        } else {
            let id = row::id(row, "game", GameId::new)?;
            if !games.contains_key(&id) {
                games.insert(id.clone(), live_game(conn, head, session, &id).await?);
            }
            let now = games.get(&id).and_then(Option::as_ref).map(|game| part.of_game(game));
            (Some(id), now)
        };
        receipts.push(Receipt {
            version: row::number(row, "version")?,
            game,
            part,
            yours: row::json(row, "yours")?,
            now,
        });
    }
    Ok(receipts)
}

fn now_of_session(part: &Part, head: &Head, session: &Session) -> Option<PartValue> {
    if head.is_deleted { None } else { part.of_session(session) }
}

async fn live_game(
    conn: &mut SqliteConnection,
    head: &Head,
    session: &Session,
    id: &GameId,
) -> Result<Option<Game>, StoreError> {
    let row = sqlx::query("SELECT * FROM game WHERE session = ? AND id = ? AND deleted_at IS NULL")
        .bind(head.seq)
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map_or(Ok(None), |row| row::game(&row, &session.id))
}

/// Forgets the receipts that the caller has seen: it is complete up to a version behind them.
pub(super) async fn acknowledge(
    conn: &mut SqliteConnection,
    head: &Head,
    epoch: &str,
    base: &Base,
    author: Option<&str>,
) -> Result<(), StoreError> {
    if acknowledged(conn, head, epoch, base, author).await? > 0 {
        sqlx::query("DELETE FROM receipt WHERE session = ? AND author = ? AND version <= ?")
            .bind(head.seq)
            .bind(author)
            .bind(signed(base.since(epoch, head.version)))
            .execute(conn)
            .await?;
    }
    Ok(())
}

async fn acknowledged(
    conn: &mut SqliteConnection,
    head: &Head,
    epoch: &str,
    base: &Base,
    author: Option<&str>,
) -> Result<i64, StoreError> {
    let Some(author) = author else { return Ok(0) };
    let count =
        sqlx::query_scalar("SELECT count(*) FROM receipt WHERE session = ? AND author = ? AND version <= ?")
            .bind(head.seq)
            .bind(author)
            .bind(signed(base.since(epoch, head.version)))
            .fetch_one(conn)
            .await?;
    Ok(count)
}
