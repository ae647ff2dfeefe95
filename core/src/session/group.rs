//! What a session has to do with the group that it belongs to.

use std::collections::BTreeMap;

use pace_rules::{change::Change, id::GroupId, pool::PoolChange};

use super::Evening;
use crate::{
    group::Circle,
    machine::{Machine, Stage},
};

impl Machine<Evening> {
    /// The group that it belongs to.
    pub(crate) fn group(&self) -> Option<GroupId> {
        self.view().session.as_ref()?.group_id.clone()
    }

    /// Whether its creation has to wait: the server takes the players of a new session for those of
    /// the pool by their names, so the group and whoever is being added to it come first.
    pub(crate) fn waits_for_group(&self, groups: &BTreeMap<GroupId, Machine<Circle>>) -> bool {
        let created = self.log.iter().find_map(|entry| match &entry.change {
            Change::CreateSession { session, .. } => Some((entry.tapped, session.group_id.as_ref()?)),
            _ => None,
        });
        let Some((tapped, id)) = created else { return false };
        groups.get(id).into_iter().flat_map(|group| &group.log).any(|entry| {
            let adds = matches!(
                entry.change,
                PoolChange::CreateGroup { .. } | PoolChange::AddMembers(_) | PoolChange::PromoteGuest(_)
            );
            adds && entry.tapped <= tapped && !matches!(entry.stage, Stage::Unconfirmed | Stage::Recovered)
        })
    }
}
