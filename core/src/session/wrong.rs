//! How the deliberate faults of [`crate::fault`] go wrong with a session.

use pace_rules::{
    apply::apply,
    change::{Change, GameEdit},
    sync::Sync,
};

use super::Evening;
use crate::{
    fault::Fault,
    machine::{Entry, Machine},
    turn::Turn,
};

/// What a rollback that does not fold would do.
pub(super) fn roll_back(machine: &mut Machine<Evening>, entry: &Entry<Evening>, turn: &Turn<'_>) {
    if turn.has(Fault::RollbackByOldCopy)
        && let (Some(copy), Some(base)) = (&entry.old_copy, &mut machine.base)
    {
        base.state = copy.state.clone();
    }
    if turn.has(Fault::RollbackByInverse)
        && let Some(base) = &mut machine.base
    {
        let inverse = match &entry.change {
            Change::CreateGame(game) => Change::DeleteGame { id: game.id.clone() },
            Change::EditGame { id, .. } => Change::EditGame { id: id.clone(), edit: GameEdit::result(None) },
            Change::DeleteGame { id } => Change::RestoreGame { id: id.clone() },
            _ => return,
        };
        // A refused inverse leaves the base as it is, which is the fault's own trouble.
        drop(apply(&mut base.state, &inverse, turn.now));
    }
}

impl Machine<Evening> {
    /// Takes the row of the write itself in and raises the version over all others.
    pub(super) fn absorb_own_row(&mut self, sync: &Sync, index: usize, turn: &Turn<'_>) {
        let own = self.log[index].change.game().cloned();
        let Some(base) = self.base.as_mut().filter(|_| turn.has(Fault::BaseRaisedByRows)) else { return };
        if base.epoch == sync.epoch && base.version < sync.version && sync.since > 0 {
            let mut row = sync.clone();
            row.games.retain(|game| Some(&game.id) == own.as_ref());
            row.deleted.retain(|id| Some(id) == own.as_ref());
            base.state.absorb(&row);
            base.version = sync.version;
        }
    }
}
