//! Stores what follows from a judgement about a group.

use pace_rules::{
    id::GroupPlayerId,
    pool::{PoolChange, PoolTarget},
    time::Timestamp,
};
use sqlx::SqliteConnection;

use super::{
    super::{Seq, save::signed},
    link, payments,
};
use crate::{
    id,
    store::{
        error::StoreError,
        group::{
            GroupWrite,
            judge::{GroupJudgement, GroupTombstone, StoredGroup},
        },
    },
};

type Saved = Result<(), StoreError>;

/// Stores the rows of a judgement; returns the group's row, none if there is no such group.
pub(super) async fn save(
    conn: &mut SqliteConnection,
    known: Option<Seq>,
    stored: &StoredGroup,
    judgement: &GroupJudgement,
    (write, change): (&GroupWrite, &PoolChange),
    at: Timestamp,
) -> Result<Option<Seq>, StoreError> {
    if let Some(GroupTombstone::Group(id)) = &judgement.tombstone {
        return tombstone(conn, id.as_str(), at).await.map(Some);
    }
    let seq = match known {
        Some(seq) => seq,
        None if judgement.parts.contains(&PoolTarget::Group) => insert(conn, write, at).await?,
        None => return Ok(None),
    };
    if let Some(GroupTombstone::Member(id)) = &judgement.tombstone {
        sqlx::query("INSERT INTO member (pool, id, created_at) VALUES (?, ?, ?)")
            .bind(seq)
            .bind(id.as_str())
            .bind(at.millis())
            .execute(&mut *conn)
            .await?;
    }
    if let Some(GroupTombstone::Payment(id)) = &judgement.tombstone {
        payments::take_back(conn, seq, id, at).await?;
    }
    if judgement.parts.is_empty() {
        return Ok(Some(seq));
    }
    sqlx::query(
        "UPDATE pool SET version = ?1, name = ?2, deleted_at = CASE WHEN ?3 THEN coalesce(deleted_at, ?4) END
         WHERE seq = ?5",
    )
    .bind(signed(judgement.version))
    .bind(&stored.pool.name)
    .bind(stored.pool.is_deleted)
    .bind(at.millis())
    .bind(seq)
    .execute(&mut *conn)
    .await?;
    if matches!(change, PoolChange::RenewCode) {
        let code = free_code(conn, id::group_code).await?;
        sqlx::query("UPDATE pool SET code = ? WHERE seq = ?")
            .bind(code)
            .bind(seq)
            .execute(&mut *conn)
            .await?;
    }
    for part in &judgement.parts {
        match part {
            PoolTarget::Member(id) => member(conn, seq, (id, stored), write, at).await?,
            PoolTarget::Payment(id) => match stored.pool.payments.get(id) {
                Some(payment) => payments::save(conn, seq, payment, Some(&write.fingerprint)).await?,
                None => payments::take_back(conn, seq, id, at).await?,
            },
            PoolTarget::Group | PoolTarget::Name | PoolTarget::Code => {}
        }
    }
    if let Some(id) = &judgement.link {
        link::link(conn, &stored.pool, id, at).await?;
    }
    parts(conn, seq, judgement, write).await?;
    Ok(Some(seq))
}

/// Takes an id that no group may ever have.
async fn tombstone(conn: &mut SqliteConnection, id: &str, at: Timestamp) -> Result<Seq, StoreError> {
    let seq = sqlx::query_scalar(
        "INSERT INTO pool (id, version, created_at, deleted_at, purged_at) VALUES (?, 0, ?2, ?2, ?2) RETURNING seq",
    )
    .bind(id)
    .bind(at.millis())
    .fetch_one(conn)
    .await?;
    Ok(seq)
}

async fn insert(conn: &mut SqliteConnection, write: &GroupWrite, at: Timestamp) -> Result<Seq, StoreError> {
    let code = free_code(conn, id::group_code).await?;
    let seq = sqlx::query_scalar(
        "INSERT INTO pool (id, version, fingerprint, code, created_at) VALUES (?, 0, ?, ?, ?) RETURNING seq",
    )
    .bind(write.group.as_str())
    .bind(&write.fingerprint[..])
    .bind(code)
    .bind(at.millis())
    .fetch_one(conn)
    .await?;
    Ok(seq)
}

/// A code that no group has or, until it is purged, had.
pub(in crate::store::sqlite) async fn free_code(
    conn: &mut SqliteConnection,
    mut make: impl FnMut() -> String,
) -> Result<String, StoreError> {
    loop {
        let code = make();
        let taken: Option<i64> = sqlx::query_scalar("SELECT seq FROM pool WHERE code = ?")
            .bind(&code)
            .fetch_optional(&mut *conn)
            .await?;
        if taken.is_none() {
            return Ok(code);
        }
    }
}

async fn member(
    conn: &mut SqliteConnection,
    seq: Seq,
    (id, stored): (&GroupPlayerId, &StoredGroup),
    write: &GroupWrite,
    at: Timestamp,
) -> Saved {
    let Some(member) = stored.pool.members.get(id) else { return Ok(()) };
    sqlx::query(
        "INSERT INTO member (pool, id, fingerprint, name, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (pool, id) DO UPDATE SET name = excluded.name,
             removed_at = CASE WHEN ?6 THEN coalesce(removed_at, ?5) END",
    )
    .bind(seq)
    .bind(id.as_str())
    .bind(&write.fingerprint[..])
    .bind(&member.name)
    .bind(at.millis())
    .bind(member.is_removed)
    .execute(conn)
    .await?;
    Ok(())
}

async fn parts(
    conn: &mut SqliteConnection,
    seq: Seq,
    judgement: &GroupJudgement,
    write: &GroupWrite,
) -> Saved {
    for part in &judgement.parts {
        sqlx::query(
            "INSERT INTO pool_part (pool, part, version, author) VALUES (?, ?, ?, ?)
             ON CONFLICT (pool, part) DO UPDATE SET version = excluded.version, author = excluded.author",
        )
        .bind(seq)
        .bind(part.to_string())
        .bind(signed(judgement.version))
        .bind(&write.author)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sqlx::{Connection, SqliteConnection};

    use super::{free_code, id};

    #[tokio::test]
    async fn a_code_that_a_group_has_is_not_given_again() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.expect("a database");
        for sql in [include_str!("../schema/1_sessions.sql"), include_str!("../schema/2_groups.sql")] {
            sqlx::raw_sql(sql).execute(&mut conn).await.expect("the schema");
        }
        let insert = "INSERT INTO pool (id, version, code, created_at) VALUES ('g', 1, 'aaaaaa', 0)";
        sqlx::query(insert).execute(&mut conn).await.expect("a group");
        let mut codes = ["aaaaaa", "aaaaaa", "bbbbbb"].into_iter();
        let code = free_code(&mut conn, || codes.next().expect("another code").to_owned()).await;
        assert_eq!(code.expect("a code"), "bbbbbb");
    }

    #[test]
    fn codes_have_6_symbols_that_nobody_mistakes_and_use_all_of_them() {
        let mut seen = BTreeSet::new();
        for _ in 0..1_000 {
            let code = id::group_code();
            assert_eq!(code.len(), 6);
            seen.extend(code.bytes());
        }
        assert_eq!(seen, b"abcdefghjkmnpqrstuvwxyz23456789".iter().copied().collect());
    }
}
