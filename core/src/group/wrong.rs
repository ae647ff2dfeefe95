//! How the deliberate faults of [`crate::fault`] go wrong with a group.

use pace_rules::pool::{GroupSync, PoolChange, apply_to_pool};

use super::Circle;
use crate::{
    fault::Fault,
    machine::{Entry, Machine},
    turn::Turn,
};

/// What a rollback that does not fold would do.
pub(super) fn roll_back(machine: &mut Machine<Circle>, entry: &Entry<Circle>, turn: &Turn<'_>) {
    let Some(base) = &mut machine.base else { return };
    if turn.has(Fault::RollbackByOldCopy)
        && let Some(copy) = &entry.old_copy
    {
        base.state = copy.state.clone();
    }
    if turn.has(Fault::RollbackByInverse) {
        let inverse = match &entry.change {
            PoolChange::RemoveMember { id } => PoolChange::ReturnMember { id: id.clone() },
            PoolChange::ReturnMember { id } => PoolChange::RemoveMember { id: id.clone() },
            _ => return,
        };
        // A refused inverse leaves the base as it is, which is the fault's own trouble.
        drop(apply_to_pool(&mut base.state.pool, &inverse, turn.now));
    }
}

impl Machine<Circle> {
    /// Takes the write itself in and raises the version over all others.
    pub(super) fn absorb_own_change(&mut self, rows: &GroupSync, index: usize, turn: &Turn<'_>) {
        let Some(base) = self.base.as_mut().filter(|_| turn.has(Fault::BaseRaisedByRows)) else { return };
        if base.epoch == rows.epoch && base.version < rows.version {
            drop(apply_to_pool(&mut base.state.pool, &self.log[index].change, turn.now));
            base.version = rows.version;
        }
    }
}
