//! What becomes of writes found in the journal, once their session is here.

use pace_rules::{change::Change, game::Game};

use super::{Evening, words::names};
use crate::{
    machine::{ACTION_CALLS, Machine},
    snapshot::{GameView, SyncMark},
};

/// Whether a journaled write may be sent without asking: a create, or an edit of what nobody
/// changed since.
pub(super) fn may_resume(machine: &Machine<Evening>, index: usize) -> bool {
    let entry = &machine.log[index];
    if entry.calls >= ACTION_CALLS {
        return false;
    }
    let Some(base) = &machine.base else { return entry.creates_subject() };
    let seen = match &entry.seen {
        Some(seen) if seen.epoch != base.epoch => return false,
        seen => seen.as_ref().map_or(0, |seen| seen.version),
    };
    let made_before = |id| machine.log[..index].iter().any(|earlier| earlier.change.creates(id));
    let untouched =
        |game: &Game| machine.memory.own_games.get(&game.id) == Some(&game.version) || game.version <= seen;
    match &entry.change {
        Change::CreateSession { .. } | Change::CreateGame(_) | Change::AddPlayer(_) => true,
        Change::EditGame { id, .. } => {
            made_before(id) || base.state.games.get(id).is_some_and(|game| untouched(game))
        }
        // A game that is not there may still be on its way: deleted, it stays away.
        Change::DeleteGame { id } => {
            made_before(id) || base.state.games.get(id).is_none_or(|game| untouched(game))
        }
        Change::Replan { delete, .. } => {
            delete.iter().all(|id| base.state.games.get(id).is_some_and(|game| untouched(game)))
        }
        _ => base.version <= seen,
    }
}

/// With the deletion that it asks for in place, a delete has nothing left to do.
pub(super) fn is_done(machine: &Machine<Evening>, change: &Change) -> bool {
    let deleted = machine.base.as_ref().map(|base| &base.state.deleted);
    matches!((change, deleted), (Change::DeleteGame { id }, Some(deleted)) if deleted.contains_key(id))
}

/// What stands on the server where a change wanted to write: none if it is gone.
pub(super) fn theirs(machine: &Machine<Evening>, change: &Change) -> Option<String> {
    let base = machine.base.as_ref()?;
    let session = base.state.session.as_deref()?;
    match change {
        Change::EditGame { id, .. } | Change::DeleteGame { id } => {
            let game = base.state.games.get(id)?;
            let view = GameView {
                game: game.clone(),
                team_a: names(Some(session), &game.team_a),
                team_b: names(Some(session), &game.team_b),
                sync: SyncMark::Saved,
            };
            Some(view.line())
        }
        _ => Some(session.title().to_owned()),
    }
}
