//! The one judgement of a change: the phone folds its view with it, the server decides with it.

mod check;
mod games;
mod session;

use std::time::Duration;

use crate::{
    change::Change,
    id::GameId,
    part::{Part, PartValue},
    rejection::Rejection,
    state::SessionState,
    time::Timestamp,
};
use check::check_roster_size;
use games::{create_games, delete_game, edit_game, replan, restore_game};
use session::{
    add_player, create_session, edited, remove_player, rename_player, replace_session, replaced, set_deleted,
};

/// A part that a change gave another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// The game; none for the session's own parts.
    pub game: Option<GameId>,
    /// Which part.
    pub part: Part,
    /// What stood there; none if the part is new.
    pub before: Option<PartValue>,
}

/// Judges a change and carries it out. Returns what got another value: empty for a change that was
/// in the state already.
///
/// `at` dates the change. The server gives the time of its commit; a phone that folds its own
/// unanswered writes gives the time of the tap, which [`provisional`] keeps behind every result
/// that it has seen.
///
/// # Errors
/// A [`Rejection`] leaves the state as it was.
pub fn apply(state: &mut SessionState, change: &Change, at: Timestamp) -> Result<Vec<Touched>, Rejection> {
    let Some(session) = state.session.clone() else {
        let Change::CreateSession { session, games } = change else { return Err(Rejection::SessionUnknown) };
        return create_session(state, session, games, at);
    };
    match change {
        Change::DeleteSession => Ok(set_deleted(state, &session, true)),
        Change::RestoreSession => Ok(set_deleted(state, &session, false)),
        _ if state.is_deleted => Err(Rejection::SessionDeleted),
        Change::CreateSession { session: wanted, .. } if wanted.id == session.id => Ok(Vec::new()),
        Change::CreateSession { .. } => Err(Rejection::IdTaken),
        Change::EditSession(edit) => {
            if edit.parts().is_empty() {
                return Err(Rejection::NothingToChange);
            }
            replace_session(state, &session, edited(&session, edit))
        }
        Change::ReplaceSession(wanted) => {
            check_roster_size(wanted)?;
            replace_session(state, &session, replaced(&session, wanted))
        }
        Change::AddPlayer(player) => add_player(state, &session, player),
        Change::RenamePlayer { id, name } => rename_player(state, &session, id, name),
        Change::RemovePlayer { id } => remove_player(state, &session, id),
        Change::CreateGame(game) => create_games(state, &session, std::slice::from_ref(game), at),
        Change::EditGame { id, edit } => edit_game(state, &session, id, edit, at),
        Change::DeleteGame { id } => Ok(delete_game(state, id)),
        Change::RestoreGame { id } => restore_game(state, &session, id),
        Change::Replan { delete, create } => replan(state, &session, delete, create, at),
    }
}

/// The time that a phone gives a change of its own: that of the tap, but after every result in
/// sight, so that what was tapped last is what "undo" names, whatever the clocks say.
pub fn provisional(state: &SessionState, tapped: Timestamp) -> Timestamp {
    let next = state.newest_result().map(|newest| newest + Duration::from_millis(1));
    next.map_or(tapped, |next| next.max(tapped))
}
