//! Groups visited lately: what of them may be on disk, and nothing else.

use std::collections::BTreeMap;

use pace_rules::id::GroupId;

use crate::{
    group::Circle,
    journal::{Preferences, RECENT_GROUPS},
    machine::Machine,
    snapshot::RecentGroup,
};

/// Puts a group that was just visited first, follows names and codes, and takes those that are gone
/// out. True if anything changed.
pub(crate) fn note_visits(
    preferences: &mut Preferences,
    groups: &mut BTreeMap<GroupId, Machine<Circle>>,
) -> bool {
    let mut recent = preferences.recent_groups.clone();
    for (id, machine) in groups {
        let is_this = |known: &RecentGroup| known.id == *id && known.server == preferences.server;
        if machine.is_gone() {
            recent.retain(|known| !is_this(known));
            machine.memory.leave();
            continue;
        }
        let Some(base) = &machine.base else { continue };
        let Some(code) = base.state.code.clone() else { continue };
        let name = base.state.pool.name.clone();
        if let Some(visited_at) = machine.memory.new_visit.take() {
            recent.retain(|known| !is_this(known));
            let server = preferences.server.clone();
            recent.insert(0, RecentGroup { server, id: id.clone(), code, name, visited_at });
        } else if let Some(known) = recent.iter_mut().find(|known| is_this(known)) {
            (known.code, known.name) = (code, name);
        }
    }
    recent.truncate(RECENT_GROUPS);
    let changed = recent != preferences.recent_groups;
    preferences.recent_groups = recent;
    changed
}
