//! The one verdict of each key.

use pace_rules::{
    id::GameId,
    rejection::Rejection,
    sync::{Overwrote, Verdict},
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{Seq, row, save::signed};
use crate::store::{
    error::StoreError,
    write::{Fingerprint, Key, Refusal},
};

/// What was decided about a write.
#[derive(Debug)]
pub(super) struct Record {
    /// None if it was fenced before it arrived.
    pub(super) fingerprint: Option<Fingerprint>,
    /// At which it came in.
    pub(super) version: u64,
    /// The game that it answers.
    pub(super) game: Option<GameId>,
    pub(super) overwrote: Vec<Overwrote>,
    /// Present if it was refused.
    pub(super) refusal: Option<Refusal>,
}

impl Record {
    fn read(row: &SqliteRow) -> Result<Self, StoreError> {
        let status: Option<u16> = row.try_get("status")?;
        let game: Option<String> = row.try_get("game")?;
        let overwrote: Option<&str> = row.try_get("overwrote")?;
        Ok(Self {
            fingerprint: row::fingerprint(row)?,
            version: row::number(row, "version")?,
            game: game.map(|_| row::id(row, "game", GameId::new)).transpose()?,
            overwrote: overwrote.map(|_| row::json(row, "overwrote")).transpose()?.unwrap_or_default(),
            refusal: match status {
                None => None,
                Some(status) => Some(Refusal {
                    status,
                    code: row.try_get("code")?,
                    error: row.try_get("error")?,
                    is_verdict: true,
                }),
            },
        })
    }

    fn verdict(self) -> Verdict {
        match self.refusal {
            Some(Refusal { code, error, .. }) => Verdict::Rejected { code, error },
            None => Verdict::Applied { version: self.version },
        }
    }
}

pub(super) async fn find(
    conn: &mut SqliteConnection,
    seq: Seq,
    key: &Key,
) -> Result<Option<Record>, StoreError> {
    let row = sqlx::query("SELECT * FROM record WHERE session = ? AND key = ?")
        .bind(seq)
        .bind(&key.id.as_bytes()[..])
        .fetch_optional(conn)
        .await?;
    row.as_ref().map(Record::read).transpose()
}

pub(super) async fn keep(
    conn: &mut SqliteConnection,
    seq: Seq,
    key: &Key,
    record: &Record,
) -> Result<(), StoreError> {
    let refusal = record.refusal.as_ref();
    let overwrote = (!record.overwrote.is_empty()).then(|| super::json(&record.overwrote));
    sqlx::query(
        "INSERT INTO record (session, key, fingerprint, version, game, overwrote, status, code, error)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(seq)
    .bind(&key.id.as_bytes()[..])
    .bind(record.fingerprint.as_ref().map(|bytes| &bytes[..]))
    .bind(signed(record.version))
    .bind(record.game.as_ref().map(GameId::as_str))
    .bind(overwrote)
    .bind(refusal.map(|refusal| refusal.status))
    .bind(refusal.map(|refusal| &refusal.code))
    .bind(refusal.map(|refusal| &refusal.error))
    .execute(conn)
    .await?;
    Ok(())
}

/// The verdict of a key. Unknown ones are refused from now on if `fence` says so.
pub(super) async fn verdict(
    conn: &mut SqliteConnection,
    seq: Seq,
    version: u64,
    key: &Key,
    fence: bool,
) -> Result<Verdict, StoreError> {
    if let Some(record) = find(conn, seq, key).await? {
        return Ok(record.verdict());
    }
    if !fence {
        return Ok(Verdict::Unknown);
    }
    let expired = Record {
        fingerprint: None,
        version,
        game: None,
        overwrote: Vec::new(),
        refusal: Some(Rejection::Expired.into()),
    };
    keep(conn, seq, key, &expired).await?;
    Ok(expired.verdict())
}
