//! One write to a group from its key to its verdict, inside the writer's transaction.

use std::marker::PhantomData;

use pace_rules::{
    pool::PoolChange,
    rejection::Rejection,
    sync::{Ack, Applied},
    time::Timestamp,
};
use sqlx::SqliteConnection;

use super::{
    super::{
        job::Work,
        json,
        record::{self, OfGroup},
    },
    data,
    load::{self, Head},
    save,
};
use crate::store::{
    error::StoreError,
    group::{GroupOutcome, GroupWrite, GroupWritten, judge::judge},
    write::Outcome,
};

type Record = record::Record<OfGroup>;

impl Work for GroupWrite {
    type Done = GroupOutcome;

    async fn carry_out(
        &self,
        conn: &mut SqliteConnection,
        epoch: &str,
        now: Timestamp,
    ) -> Result<GroupOutcome, StoreError> {
        settle(conn, self, epoch, now).await
    }
}

/// Answers a write whose key is known with its verdict; judges and carries out any other.
async fn settle(
    conn: &mut SqliteConnection,
    write: &GroupWrite,
    epoch: &str,
    at: Timestamp,
) -> Result<GroupOutcome, StoreError> {
    let head = load::by_id(conn, &write.group).await?;
    if let (Some(head), Some(key)) = (&head, &write.key)
        && let Some(record) = record::find::<OfGroup>(conn, head.seq, key).await?
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
    write: &GroupWrite,
    at: Timestamp,
) -> Result<Record, StoreError> {
    let version = head.map_or(0, |head| head.version);
    let refused = |refusal| Record::refused(Some(write.fingerprint), version, refusal);
    let change = match &write.change {
        Ok(change) => change,
        // To callers without a body that fits, an unknown group matters more.
        Err(_) if head.is_none() => return Ok(refused(Rejection::GroupUnknown.into())),
        Err(malformed) => return Ok(refused(malformed.into())),
    };
    let known = head.map(|head| head.seq);
    let mut stored = load::stored(conn, head).await?;
    let (record, seq) = match judge(&mut stored, write, change, at) {
        Err(refusal) => (refused(refusal), known),
        Ok(judgement) => {
            let seq = save::save(conn, known, &stored, &judgement, (write, change), at).await?;
            let answers = matches!(change, PoolChange::AddMembers(_) | PoolChange::PromoteGuest(_));
            let record = Record {
                fingerprint: Some(write.fingerprint),
                version: judgement.version,
                answers: answers.then(|| json(&judgement.answers)),
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

/// The answer of a decided write, with the group as it is now.
async fn answer_with(
    conn: &mut SqliteConnection,
    write: &GroupWrite,
    epoch: &str,
    record: Record,
    replayed: bool,
) -> Result<GroupOutcome, StoreError> {
    let head = load::by_id(conn, &write.group).await?;
    // As of a session, nobody is told of what never was, or is refused with what is deleted.
    let is_told = |head: &&Head| !(head.is_purged || head.is_deleted && record.refusal.is_some());
    let mut sync = match head.as_ref().filter(is_told) {
        Some(head) if write.wants_sync => Some(data::sync(conn, head, epoch).await?),
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
    let group = head.as_ref().and_then(Head::group);
    let answers_rows =
        matches!(&write.change, Ok(PoolChange::CreateGroup { .. })) || record.answers.is_some();
    if group.is_none() && answers_rows {
        return Ok(Outcome::Refused(Rejection::GroupDeleted.into(), None));
    }
    let players = record.answers.as_deref().map(serde_json::from_str).transpose();
    let unreadable =
        |error: serde_json::Error| StoreError::Unreadable { column: "answers", reason: error.to_string() };
    let players = players.map_err(unreadable)?.unwrap_or_default();
    Ok(Outcome::Applied(Box::new(GroupWritten { group, players, sync })))
}
