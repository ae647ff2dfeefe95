//! The one verdict of each key.

use std::marker::PhantomData;

use pace_rules::{
    pool::GroupOverwrote,
    rejection::Rejection,
    sync::{Overwrote, Verdict},
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{Seq, row, save::signed};
use crate::store::{
    error::StoreError,
    write::{Fingerprint, Key, Refusal},
};

/// Whose keys they are: the same key of another one names another write.
pub(super) trait Keyed: Send {
    /// What a write may have overwritten.
    type Overwrote: Serialize + DeserializeOwned + Send + Sync;
    const FIND: &'static str;
    const KEEP: &'static str;
}

/// Keys of a session.
#[derive(Debug)]
pub(super) struct OfSession;

impl Keyed for OfSession {
    type Overwrote = Overwrote;
    const FIND: &'static str = "SELECT *, game AS answers FROM record WHERE session = ? AND key = ?";
    const KEEP: &'static str = "
        INSERT INTO record (session, key, fingerprint, version, game, overwrote, status, code, error)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
}

/// Keys of a group.
#[derive(Debug)]
pub(super) struct OfGroup;

impl Keyed for OfGroup {
    type Overwrote = GroupOverwrote;
    const FIND: &'static str = "SELECT * FROM pool_record WHERE pool = ? AND key = ?";
    const KEEP: &'static str = "
        INSERT INTO pool_record (pool, key, fingerprint, version, answers, overwrote, status, code, error)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
}

/// What was decided about a write.
#[derive(Debug)]
pub(super) struct Record<K: Keyed> {
    /// None if it was fenced before it arrived.
    pub(super) fingerprint: Option<Fingerprint>,
    /// At which it came in.
    pub(super) version: u64,
    /// The ids that it answers, as they are stored.
    pub(super) answers: Option<String>,
    pub(super) overwrote: Vec<K::Overwrote>,
    /// Present if it was refused.
    pub(super) refusal: Option<Refusal>,
    pub(super) of: PhantomData<K>,
}

impl<K: Keyed> Record<K> {
    /// The record of a refusal.
    pub(super) fn refused(fingerprint: Option<Fingerprint>, version: u64, refusal: Refusal) -> Self {
        let (answers, overwrote) = (None, Vec::new());
        Self { fingerprint, version, answers, overwrote, refusal: Some(refusal), of: PhantomData }
    }

    fn read(row: &SqliteRow) -> Result<Self, StoreError> {
        let status: Option<u16> = row.try_get("status")?;
        let answers: Option<String> = row.try_get("answers")?;
        let overwrote: Option<&str> = row.try_get("overwrote")?;
        Ok(Self {
            fingerprint: row::fingerprint(row)?,
            version: row::number(row, "version")?,
            overwrote: overwrote.map(|_| row::json(row, "overwrote")).transpose()?.unwrap_or_default(),
            refusal: match status {
                None => None,
                Some(status) => Some(Refusal {
                    status,
                    code: row.try_get("code")?,
                    error: row.try_get("error")?,
                    is_verdict: true,
                    existing_player: answers.as_ref().map(|_| row::json(row, "answers")).transpose()?,
                }),
            },
            answers: answers.filter(|_| status.is_none()),
            of: PhantomData,
        })
    }

    /// Of a write that was refused, who stood in the way takes the place of what it answers.
    fn answers(&self) -> Option<String> {
        let existing = self.refusal.as_ref().and_then(|refusal| refusal.existing_player.as_ref());
        existing.map(super::json).or_else(|| self.answers.clone())
    }

    fn verdict(self) -> Verdict {
        match self.refusal {
            Some(Refusal { code, error, .. }) => Verdict::Rejected { code, error },
            None => Verdict::Applied { version: self.version },
        }
    }
}

pub(super) async fn find<K: Keyed>(
    conn: &mut SqliteConnection,
    seq: Seq,
    key: &Key,
) -> Result<Option<Record<K>>, StoreError> {
    let row = sqlx::query(K::FIND).bind(seq).bind(&key.id.as_bytes()[..]).fetch_optional(conn).await?;
    row.as_ref().map(Record::read).transpose()
}

pub(super) async fn keep<K: Keyed>(
    conn: &mut SqliteConnection,
    seq: Seq,
    key: &Key,
    record: &Record<K>,
) -> Result<(), StoreError> {
    let refusal = record.refusal.as_ref();
    let overwrote = (!record.overwrote.is_empty()).then(|| super::json(&record.overwrote));
    sqlx::query(K::KEEP)
        .bind(seq)
        .bind(&key.id.as_bytes()[..])
        .bind(record.fingerprint.as_ref().map(|bytes| &bytes[..]))
        .bind(signed(record.version))
        .bind(record.answers())
        .bind(overwrote)
        .bind(refusal.map(|refusal| refusal.status))
        .bind(refusal.map(|refusal| &refusal.code))
        .bind(refusal.map(|refusal| &refusal.error))
        .execute(conn)
        .await?;
    Ok(())
}

/// The verdict of a key. Unknown ones are refused from now on if `fence` says so.
pub(super) async fn verdict<K: Keyed>(
    conn: &mut SqliteConnection,
    seq: Seq,
    version: u64,
    key: &Key,
    fence: bool,
) -> Result<Verdict, StoreError> {
    if let Some(record) = find::<K>(conn, seq, key).await? {
        return Ok(record.verdict());
    }
    if !fence {
        return Ok(Verdict::Unknown);
    }
    let expired = Record::<K>::refused(None, version, Rejection::Expired.into());
    keep(conn, seq, key, &expired).await?;
    Ok(expired.verdict())
}
