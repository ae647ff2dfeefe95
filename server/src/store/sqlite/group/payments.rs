//! The payments of a group, as rows.

use std::collections::BTreeMap;

use pace_rules::{
    id::{GroupPlayerId, PaymentId},
    money::Money,
    pool::{Payment, Person, Pool},
    time::Timestamp,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::super::{Seq, row};
use crate::store::{error::StoreError, write::Fingerprint};

/// Puts the payments into the pool that they are of. Returns the requests that made them.
pub(super) async fn load(
    conn: &mut SqliteConnection,
    seq: Seq,
    pool: &mut Pool,
) -> Result<BTreeMap<PaymentId, Fingerprint>, StoreError> {
    let mut fingerprints = BTreeMap::new();
    for row in sqlx::query("SELECT * FROM payment WHERE pool = ?").bind(seq).fetch_all(conn).await? {
        let id = row::id(&row, "id", PaymentId::new)?;
        if let Some(fingerprint) = row::fingerprint(&row)? {
            fingerprints.insert(id.clone(), fingerprint);
        }
        match payment(&row, &id)? {
            Some(payment) => drop(pool.payments.insert(id, payment)),
            None => drop(pool.deleted_payments.insert(id)),
        }
    }
    Ok(fingerprints)
}

/// Those that stand, in the order in which they were marked.
pub(in crate::store::sqlite) async fn standing(
    conn: &mut SqliteConnection,
    seq: Seq,
) -> Result<Vec<Payment>, StoreError> {
    let mut pool = Pool::default();
    load(conn, seq, &mut pool).await?;
    Ok(pool.payments_in_order().into_iter().cloned().collect())
}

/// A payment; none for one that was taken back.
fn payment(row: &SqliteRow, id: &PaymentId) -> Result<Option<Payment>, StoreError> {
    let Some(cents) = row.try_get("amount")? else { return Ok(None) };
    let person = |member, guest| -> Result<Person, StoreError> {
        let known = row::maybe_id(row, member, GroupPlayerId::new)?;
        Ok(match known {
            Some(id) => Person::Member(id),
            None => Person::Guest(row.try_get(guest)?),
        })
    };
    Ok(Some(Payment {
        id: id.clone(),
        from: person("from_member", "from_guest")?,
        to: person("to_member", "to_guest")?,
        amount: Money::from_cents(cents),
        at: Timestamp::from_millis(row.try_get("marked_at")?),
    }))
}

/// Stores a payment; the fingerprint is that of the request which made it.
pub(in crate::store::sqlite) async fn save(
    conn: &mut SqliteConnection,
    seq: Seq,
    payment: &Payment,
    fingerprint: Option<&Fingerprint>,
) -> Result<(), StoreError> {
    let columns = |person: &Person| match person {
        Person::Member(id) => (Some(id.to_string()), None),
        Person::Guest(name) => (None, Some(name.clone())),
    };
    let ((from_member, from_guest), (to_member, to_guest)) = (columns(&payment.from), columns(&payment.to));
    sqlx::query(
        "INSERT INTO payment (pool, id, fingerprint, from_member, from_guest, to_member, to_guest, amount, marked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (pool, id) DO UPDATE SET from_member = excluded.from_member, from_guest = excluded.from_guest,
             to_member = excluded.to_member, to_guest = excluded.to_guest",
    )
    .bind(seq)
    .bind(payment.id.as_str())
    .bind(fingerprint.map(|bytes| &bytes[..]))
    .bind(from_member)
    .bind(from_guest)
    .bind(to_member)
    .bind(to_guest)
    .bind(payment.amount.cents())
    .bind(payment.at.millis())
    .execute(conn)
    .await?;
    Ok(())
}

/// Leaves nothing of a payment but its id.
pub(super) async fn take_back(
    conn: &mut SqliteConnection,
    seq: Seq,
    id: &PaymentId,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO payment (pool, id, marked_at) VALUES (?, ?, ?)
         ON CONFLICT (pool, id) DO UPDATE SET from_member = NULL, from_guest = NULL, to_member = NULL,
             to_guest = NULL, amount = NULL",
    )
    .bind(seq)
    .bind(id.as_str())
    .bind(at.millis())
    .execute(conn)
    .await?;
    Ok(())
}
