//! Judges a write to a group on what is stored and works out every row that follows from it; knows
//! no database.

use std::collections::{BTreeMap, BTreeSet};

use pace_rules::{
    id::{GroupId, GroupPlayerId, PaymentId},
    part::PartValue,
    pool::{
        GroupOverwrote, MAX_TOMBSTONES, NewMember, Pool, PoolChange, PoolTarget, PoolTouched, apply_to_pool,
    },
    rejection::Rejection,
    time::Timestamp,
};

use super::GroupWrite;
use crate::store::{
    judge::LastWrite,
    write::{Fingerprint, Refusal},
};

/// What a write is judged on.
#[derive(Debug, Default)]
pub(in crate::store) struct StoredGroup {
    /// Its content is gone for good, its id stays taken.
    pub(in crate::store) is_purged: bool,
    pub(in crate::store) version: u64,
    pub(in crate::store) pool: Pool,
    /// Of the request that created the group.
    pub(in crate::store) fingerprint: Option<Fingerprint>,
    /// Of the requests that created the players.
    pub(in crate::store) member_fingerprints: BTreeMap<GroupPlayerId, Fingerprint>,
    /// Of the requests that made the payments.
    pub(in crate::store) payment_fingerprints: BTreeMap<PaymentId, Fingerprint>,
    /// Ids that no player may ever have.
    pub(in crate::store) refused: BTreeSet<GroupPlayerId>,
    pub(in crate::store) parts: BTreeMap<PoolTarget, LastWrite>,
}

/// What follows from an applied write, beside the pool itself.
#[derive(Debug, Default)]
pub(in crate::store) struct GroupJudgement {
    /// At which it came in; the present one if it changed nothing.
    pub(in crate::store) version: u64,
    /// Parts that got another value.
    pub(in crate::store) parts: BTreeSet<PoolTarget>,
    /// What its author had not seen.
    pub(in crate::store) overwrote: Vec<GroupOverwrote>,
    /// The players that it answers.
    pub(in crate::store) answers: Vec<GroupPlayerId>,
    /// The player to whom every guest of that name is linked.
    pub(in crate::store) link: Option<GroupPlayerId>,
    /// An id that was never seen and must never be used.
    pub(in crate::store) tombstone: Option<GroupTombstone>,
}

/// An id refused from now on.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) enum GroupTombstone {
    Group(GroupId),
    Member(GroupPlayerId),
    Payment(PaymentId),
}

/// Carries a change out on what is stored, or refuses it.
pub(in crate::store) fn judge(
    stored: &mut StoredGroup,
    write: &GroupWrite,
    change: &PoolChange,
    at: Timestamp,
) -> Result<GroupJudgement, Refusal> {
    let unchanged = GroupJudgement { version: stored.version, ..GroupJudgement::default() };
    if let Some(tombstone) = nothing_to_delete(stored, write, change) {
        return Ok(GroupJudgement { tombstone, ..unchanged });
    }
    if stored.is_purged {
        return Err(Rejection::GroupDeleted.into());
    }
    if is_carried_out(stored, write, change)? {
        return Ok(GroupJudgement { answers: answers(stored, write, change), ..unchanged });
    }
    let touched = apply_to_pool(&mut stored.pool, change, at)?;
    let mut judgement = GroupJudgement { answers: answers(stored, write, change), ..unchanged };
    if touched.is_empty() {
        return Ok(judgement);
    }
    stored.version += 1;
    judgement.version = stored.version;
    if let PoolChange::PromoteGuest(_) = change {
        judgement.link = judgement.answers.first().cloned();
    }
    for touch in touched {
        judgement.settle(stored, write, touch);
    }
    Ok(judgement)
}

/// A deletion of what is not there is done already. A keyed one of an id that a client may still
/// be creating leaves a tombstone, so that the late creation is refused.
fn nothing_to_delete(
    stored: &StoredGroup,
    write: &GroupWrite,
    change: &PoolChange,
) -> Option<Option<GroupTombstone>> {
    let keeps = |id: &str| write.key.is_some() && uuid::Uuid::try_parse(id).is_ok();
    let has_room = |known: usize| known < MAX_TOMBSTONES;
    let is_unknown = stored.pool.group.is_none() && !stored.is_purged;
    match change {
        PoolChange::DeleteGroup if stored.is_purged => Some(None),
        PoolChange::DeleteGroup if is_unknown => {
            Some(keeps(write.group.as_str()).then(|| GroupTombstone::Group(write.group.clone())))
        }
        PoolChange::RemoveMember { .. } if is_unknown => Some(None),
        // With its group the player is gone; only our own clients want to know more.
        PoolChange::RemoveMember { .. } if stored.is_purged || stored.pool.is_deleted => {
            write.key.is_none().then_some(None)
        }
        PoolChange::DeletePayment { .. } if is_unknown || stored.is_purged || stored.pool.is_deleted => None,
        PoolChange::DeletePayment { id } if stored.pool.deleted_payments.contains(id) => Some(None),
        PoolChange::DeletePayment { id } if !stored.pool.payments.contains_key(id) => {
            let keeps = keeps(id.as_str()) && has_room(stored.pool.deleted_payments.len());
            Some(keeps.then(|| GroupTombstone::Payment(id.clone())))
        }
        PoolChange::RemoveMember { id } if stored.refused.contains(id) => Some(None),
        PoolChange::RemoveMember { id } if !stored.pool.members.contains_key(id) => {
            let keeps = keeps(id.as_str()) && has_room(stored.refused.len());
            Some(keeps.then(|| GroupTombstone::Member(id.clone())))
        }
        _ => None,
    }
}

/// Whether this very request created what it would create.
fn is_carried_out(stored: &StoredGroup, write: &GroupWrite, change: &PoolChange) -> Result<bool, Refusal> {
    if stored.pool.is_deleted {
        return Ok(false);
    }
    let created = match change {
        PoolChange::CreateGroup { .. } if stored.pool.group.is_some() => {
            let is_same = stored.fingerprint == Some(write.fingerprint);
            return if is_same { Ok(true) } else { Err(Rejection::IdTaken.into()) };
        }
        PoolChange::AddMembers(members) => members,
        PoolChange::PromoteGuest(member) => std::slice::from_ref(member),
        PoolChange::RecordPayment(payment) => {
            let is_standing = stored.pool.payments.contains_key(&payment.id);
            let is_same = stored.payment_fingerprints.get(&payment.id) == Some(&write.fingerprint);
            return Ok(is_standing && is_same);
        }
        _ => return Ok(false),
    };
    if created.iter().any(|new| stored.refused.contains(&new.id)) {
        return Err(Rejection::Expired.into());
    }
    let is_of_this = |new: &NewMember| {
        let is_active = stored.pool.members.get(&new.id).is_some_and(|member| !member.is_removed);
        is_active && stored.member_fingerprints.get(&new.id) == Some(&write.fingerprint)
    };
    Ok(created.iter().any(is_of_this))
}

/// The players that a change is about: those it created, or those who have the names already.
fn answers(stored: &StoredGroup, write: &GroupWrite, change: &PoolChange) -> Vec<GroupPlayerId> {
    let named = match change {
        PoolChange::AddMembers(members) => members,
        PoolChange::PromoteGuest(member) => std::slice::from_ref(member),
        _ => return Vec::new(),
    };
    let answer = |new: &NewMember| match stored.member_fingerprints.get(&new.id) {
        Some(fingerprint) if *fingerprint == write.fingerprint => Some(new.id.clone()),
        _ => stored.pool.named(&new.name).map(|(id, _)| id.clone()),
    };
    named.iter().filter_map(answer).collect()
}

impl GroupJudgement {
    /// Notes what follows from one part that got another value.
    fn settle(&mut self, stored: &StoredGroup, write: &GroupWrite, touch: PoolTouched) {
        let PoolTouched { target, before } = touch;
        if let Some(last) = stored.parts.get(&target) {
            let is_others = last.author.is_none() || last.author != write.author;
            let is_unseen = write.seen.is_none_or(|seen| last.version > seen);
            // The old code is gone for everybody and is not told.
            let has_value = before.is_some() || target == PoolTarget::Code;
            if is_others && is_unseen && has_value {
                let before = PartValue { name: before.map(Some), ..PartValue::default() };
                self.overwrote.push(GroupOverwrote { part: target.clone(), before });
            }
        }
        if target == PoolTarget::Group && stored.parts.is_empty() {
            self.parts.extend([PoolTarget::Name, PoolTarget::Code]);
        }
        self.parts.insert(target);
    }
}
