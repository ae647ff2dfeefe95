//! What becomes of writes found in the journal, once their group is here.

use pace_rules::pool::{PoolChange, apply_to_pool};

use super::{Circle, words::name_of};
use crate::machine::{ACTION_CALLS, Machine};

/// Whether a journaled write may be sent without asking: what adds, and anything else if nobody
/// changed the group since. A pool says no versions of its players.
pub(super) fn may_resume(machine: &Machine<Circle>, index: usize) -> bool {
    let entry = &machine.log[index];
    if entry.calls >= ACTION_CALLS {
        return false;
    }
    let Some(base) = &machine.base else { return entry.creates_subject() };
    match (&entry.change, &entry.seen) {
        (_, Some(seen)) if seen.epoch != base.epoch => false,
        (PoolChange::CreateGroup { .. } | PoolChange::AddMembers(_) | PoolChange::PromoteGuest(_), _) => true,
        (_, seen) => seen.as_ref().is_some_and(|seen| base.version <= seen.version),
    }
}

/// What the server has already is not to be done once more.
pub(super) fn is_done(machine: &Machine<Circle>, change: &PoolChange) -> bool {
    let Some(base) = &machine.base else { return false };
    apply_to_pool(&mut base.state.pool.clone(), change).is_ok_and(|touched| touched.is_empty())
}

/// What stands on the server where a change wanted to write.
pub(super) fn theirs(machine: &Machine<Circle>, change: &PoolChange) -> Option<String> {
    let base = machine.base.as_ref()?;
    match change {
        PoolChange::RenameMember { id, .. }
        | PoolChange::RemoveMember { id }
        | PoolChange::ReturnMember { id } => {
            let is_removed = base.state.pool.members.get(id)?.is_removed;
            let name = name_of(&base.state, id);
            Some(if is_removed { format!("{name} (removed)") } else { name.to_owned() })
        }
        _ => Some(base.state.pool.name.clone()),
    }
}
