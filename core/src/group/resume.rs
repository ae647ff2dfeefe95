//! What becomes of writes found in the journal, once their group is here.

use pace_rules::{
    pool::{PoolChange, apply_to_pool},
    time::Timestamp,
};

use super::{Circle, words::name_of};
use crate::{
    deed::Theirs,
    machine::{ACTION_CALLS, Entry, Machine},
};

/// Whether a journaled write may be sent without asking: what adds, and anything else if nobody
/// changed the group since. A pool says no versions of its players.
pub(super) fn may_resume(machine: &Machine<Circle>, index: usize) -> bool {
    let entry = &machine.log[index];
    if entry.calls >= ACTION_CALLS {
        return false;
    }
    let Some(base) = &machine.base else { return entry.creates_subject() };
    let is_of_this_history = entry.seen.as_ref().is_none_or(|seen| seen.epoch == base.epoch);
    is_of_this_history && (stands_alone(&entry.change) || is_untouched(machine, entry))
}

/// What the server has already is not to be done once more.
pub(super) fn is_done(machine: &Machine<Circle>, change: &PoolChange) -> bool {
    let Some(base) = &machine.base else { return false };
    // Which payments there are the balances say alone.
    let is_of_payments = matches!(change, PoolChange::RecordPayment(_) | PoolChange::DeletePayment { .. });
    let touched = apply_to_pool(&mut base.state.pool.clone(), change, Timestamp::default());
    !is_of_payments && touched.is_ok_and(|touched| touched.is_empty())
}

/// What others left on the server where a write wanted to be: none if it is gone, or if nobody
/// changed the group since the person acted.
pub(super) fn theirs(machine: &Machine<Circle>, entry: &Entry<Circle>) -> Option<Theirs> {
    let base = machine.base.as_ref()?;
    match &entry.change {
        // What it would create is nobody else's.
        change if stands_alone(change) => None,
        _ if is_untouched(machine, entry) => None,
        PoolChange::RenameMember { id, .. }
        | PoolChange::RemoveMember { id }
        | PoolChange::ReturnMember { id } => {
            let is_removed = base.state.pool.members.get(id)?.is_removed;
            let name = name_of(&base.state, id).to_owned();
            Some(if is_removed { Theirs::Removed { name } } else { Theirs::Named { name } })
        }
        _ => Some(Theirs::Named { name: base.state.pool.name.clone() }),
    }
}

/// Whatever others did, this has its place: what it makes is new, and a payment never changes.
const fn stands_alone(change: &PoolChange) -> bool {
    matches!(
        change,
        PoolChange::CreateGroup { .. }
            | PoolChange::AddMembers(_)
            | PoolChange::PromoteGuest(_)
            | PoolChange::RecordPayment(_)
            | PoolChange::DeletePayment { .. }
    )
}

/// Whether nobody changed anything of the group since the person acted.
fn is_untouched(machine: &Machine<Circle>, entry: &Entry<Circle>) -> bool {
    let (Some(base), Some(seen)) = (&machine.base, &entry.seen) else { return false };
    seen.epoch == base.epoch && base.version <= seen.version
}
