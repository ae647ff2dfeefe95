//! One write from its key to its verdict, inside the writer's transaction.

use std::marker::PhantomData;

use pace_rules::{
    change::Change,
    id::{GameId, InvalidId},
    rejection::Rejection,
    sync::{Ack, Applied},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection};

use super::{
    answer,
    job::Work,
    load::{self, Head},
    record::{self, OfSession},
    row, save,
};
use crate::store::{
    error::StoreError,
    judge::judge,
    write::{Outcome, Refusal, Write, Written, WrittenGame},
};

impl Work for Write {
    type Done = Outcome;

    async fn carry_out(
        &self,
        conn: &mut SqliteConnection,
        epoch: &str,
        now: Timestamp,
    ) -> Result<Outcome, StoreError> {
        settle(conn, self, epoch, now).await
    }
}

type Record = record::Record<OfSession>;

/// Answers a write whose key is known with its verdict; judges and carries out any other.
async fn settle(
    conn: &mut SqliteConnection,
    write: &Write,
    epoch: &str,
    at: Timestamp,
) -> Result<Outcome, StoreError> {
    let head = load::head(conn, &write.session).await?;
    if let (Some(head), Some(key)) = (&head, &write.key)
        && let Some(record) = record::find::<OfSession>(conn, head.seq, key).await?
    {
        return match record.fingerprint {
            Some(fingerprint) if fingerprint != write.fingerprint => Ok(Outcome::KeyReused),
            _ => answer_with(conn, write, epoch, record, true).await,
        };
    }
    let record = decide(conn, head.as_ref(), write, at).await?;
    answer_with(conn, write, epoch, record, false).await
}

/// Judges a write and stores what follows from it, its verdict too.
async fn decide(
    conn: &mut SqliteConnection,
    head: Option<&Head>,
    write: &Write,
    at: Timestamp,
) -> Result<Record, StoreError> {
    let known = head.map(|head| head.seq);
    let version = head.map_or(0, |head| head.version);
    let refused = |refusal| Record::refused(Some(write.fingerprint), version, refusal);
    let change = match &write.change {
        Ok(change) => change,
        // To callers without a body that fits, an unknown session matters more.
        Err(_) if head.is_none() => return Ok(refused(Rejection::SessionUnknown.into())),
        Err(malformed) => return Ok(refused(malformed.into())),
    };
    let mut stored = load::stored(conn, head, change).await?;
    let (record, seq) = match judge(&mut stored, write, change, at) {
        Err(refusal) => (refused(refusal), known),
        Ok(judgement) => {
            let seq = save::save(conn, known, &stored, &judgement, write, at).await?;
            let record = Record {
                fingerprint: Some(write.fingerprint),
                version: judgement.version,
                answers: game_answered(change).map(GameId::to_string),
                overwrote: judgement.overwrote,
                refusal: None,
                of: PhantomData,
            };
            (record, seq)
        }
    };
    let is_verdict = record.refusal.as_ref().is_none_or(|refusal| refusal.is_verdict);
    if let (Some(seq), Some(key), true) = (seq, &write.key, is_verdict) {
        record::keep(conn, seq, key, &record).await?;
    }
    Ok(record)
}

/// The answer of a decided write, with the rows as they are now.
async fn answer_with(
    conn: &mut SqliteConnection,
    write: &Write,
    epoch: &str,
    record: Record,
    replayed: bool,
) -> Result<Outcome, StoreError> {
    let head = load::head(conn, &write.session).await?;
    // What never was has no history to tell of, and what is deleted is not shown to those who are refused.
    let is_told = |head: &&Head| !(head.is_purged || head.is_deleted && record.refusal.is_some());
    let mut sync = match (&write.base, head.as_ref().filter(is_told)) {
        (Some(base), Some(head)) => {
            answer::acknowledge(conn, head, epoch, base, write.author.as_deref()).await?;
            let since = base.since(epoch, head.version);
            Some(answer::sync(conn, head, epoch, since, write.author.as_deref()).await?)
        }
        _ => None,
    };
    if let Some(refusal) = record.refusal {
        return Ok(Outcome::Refused(refusal, sync.map(Box::new)));
    }
    if let (Some(sync), Some(key)) = (&mut sync, &write.key) {
        sync.ack = Some(Ack {
            key: key.text.clone(),
            verdict: Applied::Applied,
            version: record.version,
            replayed,
            overwrote: record.overwrote,
        });
    }
    let mut written = Written { sync, ..Written::default() };
    let Some(head) = head.filter(|head| !head.is_purged) else {
        let gone = || Refusal::from(Rejection::SessionDeleted);
        let answers_rows = answers_session(write) || record.answers.is_some();
        return Ok(if answers_rows {
            Outcome::Refused(gone(), None)
        } else {
            Outcome::Applied(Box::new(written))
        });
    };
    if answers_session(write) {
        written.session = Some(head.session(conn).await?);
    }
    if let Some(id) = record.answers {
        let unreadable =
            |error: InvalidId| StoreError::Unreadable { column: "game", reason: error.to_string() };
        let id = GameId::new(id).map_err(unreadable)?;
        written.game = Some(game(conn, &head, write, id).await?);
    }
    Ok(Outcome::Applied(Box::new(written)))
}

async fn game(
    conn: &mut SqliteConnection,
    head: &Head,
    write: &Write,
    id: GameId,
) -> Result<WrittenGame, StoreError> {
    let row = sqlx::query("SELECT * FROM game WHERE session = ? AND id = ?")
        .bind(head.seq)
        .bind(id.as_str())
        .fetch_one(conn)
        .await?;
    let is_deleted = row.try_get::<Option<i64>, _>("deleted_at")?.is_some();
    Ok(WrittenGame { game: row::game(&row, &write.session)?, id, is_deleted })
}

fn answers_session(write: &Write) -> bool {
    matches!(&write.change, Ok(Change::CreateSession { .. } | Change::ReplaceSession(_)))
}

fn game_answered(change: &Change) -> Option<&GameId> {
    match change {
        Change::CreateGame(game) => Some(&game.id),
        Change::EditGame { id, .. } => Some(id),
        _ => None,
    }
}
