//! Groups visited lately: what of them may be on disk, and nothing else.

use std::collections::BTreeMap;

use pace_rules::id::GroupId;

use crate::{
    group::Circle,
    journal::{Preferences, RECENT_GROUPS},
    machine::Machine,
    snapshot::RecentGroup,
};

/// Puts the groups in sight first and takes those that are gone out. True if anything changed.
pub(crate) fn note_visits(
    preferences: &mut Preferences,
    groups: &BTreeMap<GroupId, Machine<Circle>>,
) -> bool {
    let mut recent = preferences.recent_groups.clone();
    let server = &preferences.server;
    for (id, machine) in groups {
        let is_this = |known: &RecentGroup| known.id == *id && known.server == *server;
        let visit = machine.memory.visited.zip(machine.base.as_ref());
        let visit = visit.and_then(|(visited_at, base)| {
            Some(RecentGroup {
                server: server.clone(),
                id: id.clone(),
                code: base.state.code.clone()?,
                name: base.state.pool.name.clone(),
                visited_at,
            })
        });
        if visit.is_some() || machine.is_gone() {
            recent.retain(|known| !is_this(known));
            recent.extend(visit);
        }
    }
    recent.sort_by_key(|group| std::cmp::Reverse(group.visited_at));
    recent.truncate(RECENT_GROUPS);
    let changed = recent != preferences.recent_groups;
    preferences.recent_groups = recent;
    changed
}
