//! What the pool is.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use super::payment::Payment;
use crate::{
    id::{GroupId, GroupPlayerId, PaymentId},
    name::tidy,
    time::Timestamp,
};

/// Most players that a pool keeps, removed ones included.
pub const MAX_MEMBERS: usize = 2_000;

/// A player of the pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name, trimmed.
    pub name: String,
    /// Removed players leave lists and boards; their history stays, and they can return.
    pub is_removed: bool,
}

/// A group and its players.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pool {
    /// The group; none before it is created.
    pub group: Option<GroupId>,
    /// The group's name.
    pub name: String,
    /// Deleted, and kept for a while.
    pub is_deleted: bool,
    /// Everybody who is or was in it.
    pub members: BTreeMap<GroupPlayerId, Member>,
    /// The marks of what was paid.
    pub payments: BTreeMap<PaymentId, Payment>,
    /// Payments that were taken back; their ids are never used again.
    pub deleted_payments: BTreeSet<PaymentId>,
}

impl Pool {
    /// Whoever has that name; of several, one who was not removed.
    pub fn named(&self, name: &str) -> Option<(&GroupPlayerId, &Member)> {
        let same = self.members.iter().filter(|(_, member)| same_name(&member.name, name));
        same.min_by_key(|(_, member)| member.is_removed)
    }

    /// Players who were not removed, by name.
    pub fn active(&self) -> Vec<(&GroupPlayerId, &Member)> {
        let mut active: Vec<_> = self.members.iter().filter(|(_, member)| !member.is_removed).collect();
        active.sort_by_cached_key(|(id, member)| (member.name.to_lowercase(), (*id).clone()));
        active
    }

    /// The payments in the order in which they were marked.
    pub fn payments_in_order(&self) -> Vec<&Payment> {
        let mut payments: Vec<&Payment> = self.payments.values().collect();
        payments.sort_by_key(|payment| (payment.at, &payment.id));
        payments
    }

    /// The time that a phone gives a payment of its own: that of the tap, but after every payment
    /// in sight, whatever the clocks say.
    pub fn provisional(&self, tapped: Timestamp) -> Timestamp {
        let newest = self.payments.values().map(|payment| payment.at).max();
        newest.map_or(tapped, |newest| tapped.max(newest + Duration::from_millis(1)))
    }

    /// How many payments there are and were.
    pub(super) fn payment_ids(&self) -> usize {
        self.payments.len() + self.deleted_payments.len()
    }
}

/// Whether two names mean the same person: blanks around them and case do not count.
pub fn same_name(one: &str, other: &str) -> bool {
    tidy(one).to_lowercase() == tidy(other).to_lowercase()
}
