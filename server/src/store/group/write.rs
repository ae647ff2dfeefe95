//! A write to a group and its verdict.

use pace_rules::{
    id::{GroupId, GroupPlayerId},
    pool::{Group, GroupSync, PoolChange},
    wire::Malformed,
};

use crate::store::write::{Fingerprint, Key, Outcome};

/// A write to be judged.
#[derive(Debug)]
pub(crate) struct GroupWrite {
    pub(crate) group: GroupId,
    /// A body that does not fit is refused only after its key was looked up.
    pub(crate) change: Result<PoolChange, Malformed>,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) key: Option<Key>,
    /// Who writes; none = nobody known.
    pub(crate) author: Option<String>,
    /// The version on which the person acted.
    pub(crate) seen: Option<u64>,
    /// The caller wants the group in the answer.
    pub(crate) wants_sync: bool,
}

/// What becomes of it.
pub(crate) type GroupOutcome = Outcome<GroupWritten, GroupSync>;

/// What an applied write answers with, as it is now.
#[derive(Debug, Default)]
pub(crate) struct GroupWritten {
    /// None once it is purged.
    pub(crate) group: Option<Group>,
    /// The players that the write is about, in its order.
    pub(crate) players: Vec<GroupPlayerId>,
    pub(crate) sync: Option<GroupSync>,
}
