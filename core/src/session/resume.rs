//! What becomes of writes found in the journal, once their session is here.

use pace_rules::{change::Change, game::Game, id::GameId};

use super::{Evening, words::names};
use crate::{
    deed::Theirs,
    machine::{ACTION_CALLS, Entry, Machine},
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
    let Some(seen) = seen_of(machine, entry) else { return false };
    let made_before = |id| machine.log[..index].iter().any(|earlier| earlier.change.creates(id));
    let untouched = |game: &Game| is_untouched(machine, seen, game);
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

/// What others left on the server where a write wanted to be: none if it is gone, or if nobody
/// changed it since the person acted.
pub(super) fn theirs(machine: &Machine<Evening>, entry: &Entry<Evening>) -> Option<Theirs> {
    let base = machine.base.as_ref()?;
    let session = base.state.session.as_deref()?;
    let seen = seen_of(machine, entry);
    let changed = |id: &GameId| {
        let game = base.state.games.get(id)?;
        let untouched = seen.is_some_and(|seen| is_untouched(machine, seen, game));
        let view = || GameView {
            game: game.clone().into(),
            team_a: names(Some(session), &game.team_a),
            team_b: names(Some(session), &game.team_b),
            sync: SyncMark::Saved,
        };
        (!untouched).then(|| Theirs::Game { game: view() })
    };
    match &entry.change {
        // What it would create is nobody else's.
        Change::CreateSession { .. } | Change::CreateGame(_) | Change::AddPlayer(_) => None,
        Change::EditGame { id, .. } | Change::DeleteGame { id } | Change::RestoreGame { id } => changed(id),
        Change::Replan { delete, .. } => delete.iter().find_map(changed),
        _ if seen.is_some_and(|seen| base.version <= seen) => None,
        Change::RenamePlayer { id, .. } | Change::RemovePlayer { id } => {
            session.player(id).map(|player| Theirs::Named { name: player.name.clone() })
        }
        _ => Some(Theirs::Named { name: session.title().to_owned() }),
    }
}

/// The version that the person had seen when acting; none if it was of another history.
fn seen_of(machine: &Machine<Evening>, entry: &Entry<Evening>) -> Option<u64> {
    match (&entry.seen, &machine.base) {
        (Some(seen), Some(base)) => (seen.epoch == base.epoch).then_some(seen.version),
        _ => Some(0),
    }
}

/// Whether nobody changed a game since that version, but for this phone's own recovered writes.
fn is_untouched(machine: &Machine<Evening>, seen: u64, game: &Game) -> bool {
    machine.memory.own_games.get(&game.id) == Some(&game.version) || game.version <= seen
}
