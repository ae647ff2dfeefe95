//! Loads a group's row and its pool.

use std::collections::BTreeMap;

use pace_rules::{
    id::{GroupId, GroupPlayerId},
    pool::{Group, Member, Pool, PoolTarget},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::{
    super::{Seq, row},
    payments,
};
use crate::store::{
    error::StoreError,
    group::{Named, PoolMember, judge::StoredGroup},
    judge::LastWrite,
    write::Fingerprint,
};

/// The row of a group.
#[derive(Debug)]
pub(in crate::store::sqlite) struct Head {
    pub(in crate::store::sqlite) seq: Seq,
    pub(in crate::store::sqlite) id: GroupId,
    pub(in crate::store::sqlite) version: u64,
    pub(in crate::store::sqlite) is_deleted: bool,
    pub(in crate::store::sqlite) is_purged: bool,
    fingerprint: Option<Fingerprint>,
    name: Option<String>,
    code: Option<String>,
    created_at: Timestamp,
}

/// The row of a group, deleted and purged ones included.
pub(in crate::store::sqlite) async fn by_id(
    conn: &mut SqliteConnection,
    id: &GroupId,
) -> Result<Option<Head>, StoreError> {
    let row = sqlx::query("SELECT * FROM pool WHERE id = ?").bind(id.as_str()).fetch_optional(conn).await?;
    row.as_ref().map(Head::read).transpose()
}

/// The row of a group, however it is named.
pub(in crate::store::sqlite) async fn head(
    conn: &mut SqliteConnection,
    named: &Named,
) -> Result<Option<Head>, StoreError> {
    match named {
        Named::Id(id) => by_id(conn, id).await,
        Named::Code(code) => by_code(conn, code).await,
    }
}

/// The group that is joined by a code, deleted ones included.
async fn by_code(conn: &mut SqliteConnection, code: &str) -> Result<Option<Head>, StoreError> {
    let row = sqlx::query("SELECT * FROM pool WHERE code = ?").bind(code).fetch_optional(conn).await?;
    row.as_ref().map(Head::read).transpose()
}

impl Head {
    pub(super) fn read(row: &SqliteRow) -> Result<Self, StoreError> {
        let is_set = |column| Ok::<_, StoreError>(row.try_get::<Option<i64>, _>(column)?.is_some());
        Ok(Self {
            seq: row.try_get("seq")?,
            id: row::id(row, "id", GroupId::new)?,
            version: row::number(row, "version")?,
            is_deleted: is_set("deleted_at")?,
            is_purged: is_set("purged_at")?,
            fingerprint: row::fingerprint(row)?,
            name: row.try_get("name")?,
            code: row.try_get("code")?,
            created_at: Timestamp::from_millis(row.try_get("created_at")?),
        })
    }

    /// The group as the wire carries it; none once it is deleted.
    pub(in crate::store::sqlite) fn live_group(&self) -> Option<Group> {
        self.group().filter(|_| !self.is_deleted)
    }

    /// The group and its players, without payments.
    pub(super) fn pool(&self, members: BTreeMap<GroupPlayerId, Member>) -> Pool {
        Pool {
            group: Some(self.id.clone()),
            name: self.name.clone().unwrap_or_default(),
            is_deleted: self.is_deleted,
            members,
            ..Pool::default()
        }
    }

    /// The group as the wire carries it; none once it is purged.
    pub(super) fn group(&self) -> Option<Group> {
        Some(Group {
            id: self.id.clone(),
            name: self.name.clone()?,
            shareable_link: self.code.clone()?,
            created_at: Some(self.created_at),
            version: self.version,
        })
    }
}

/// A group with its players, without payments.
pub(in crate::store::sqlite) async fn pool(
    conn: &mut SqliteConnection,
    head: &Head,
) -> Result<Pool, StoreError> {
    let members = members(conn, head.seq).await?;
    Ok(head.pool(members.into_iter().map(|stored| (stored.id, stored.member)).collect()))
}

/// Everybody who is or was in it, by id.
pub(in crate::store::sqlite) async fn members(
    conn: &mut SqliteConnection,
    seq: Seq,
) -> Result<Vec<PoolMember>, StoreError> {
    let rows = sqlx::query("SELECT * FROM member WHERE pool = ? AND name IS NOT NULL ORDER BY id")
        .bind(seq)
        .fetch_all(conn)
        .await?;
    let member = |row: &SqliteRow| {
        Ok(PoolMember {
            id: row::id(row, "id", GroupPlayerId::new)?,
            member: Member {
                name: row.try_get("name")?,
                is_removed: row.try_get::<Option<i64>, _>("removed_at")?.is_some(),
            },
            created_at: Timestamp::from_millis(row.try_get("created_at")?),
        })
    };
    rows.iter().map(member).collect()
}

/// Everything that the judgement of a write needs; empty for an unknown group.
pub(super) async fn stored(
    conn: &mut SqliteConnection,
    head: Option<&Head>,
) -> Result<StoredGroup, StoreError> {
    let Some(head) = head else { return Ok(StoredGroup::default()) };
    let mut stored =
        StoredGroup { is_purged: head.is_purged, version: head.version, ..StoredGroup::default() };
    if head.is_purged {
        return Ok(stored);
    }
    stored.fingerprint = head.fingerprint;
    stored.pool = pool(conn, head).await?;
    for row in sqlx::query("SELECT id, fingerprint, name FROM member WHERE pool = ?")
        .bind(head.seq)
        .fetch_all(&mut *conn)
        .await?
    {
        let id = row::id(&row, "id", GroupPlayerId::new)?;
        if row.try_get::<Option<&str>, _>("name")?.is_none() {
            stored.refused.insert(id);
        } else if let Some(fingerprint) = row::fingerprint(&row)? {
            stored.member_fingerprints.insert(id, fingerprint);
        }
    }
    stored.payment_fingerprints = payments::load(conn, head.seq, &mut stored.pool).await?;
    stored.parts = parts(conn, head.seq).await?;
    Ok(stored)
}

async fn parts(conn: &mut SqliteConnection, seq: Seq) -> Result<BTreeMap<PoolTarget, LastWrite>, StoreError> {
    let rows = sqlx::query("SELECT * FROM pool_part WHERE pool = ?").bind(seq).fetch_all(conn).await?;
    rows.iter()
        .map(|row| {
            let last = LastWrite { version: row::number(row, "version")?, author: row.try_get("author")? };
            Ok((row::part(row)?, last))
        })
        .collect()
}
